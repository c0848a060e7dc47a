//! What the cells of a column prove about its commas and points, collected before any of them is read.
//!
//! `1,200` is one and a fifth in Lithuanian and twelve hundred in English. A column with `1,234.50` in it is English, one
//! with `1.234,50` or `12,5` is Lithuanian; a column that proves nothing leaves a doubt.

use super::words::key;

/// What a column's cells prove.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// `1,234.50` or `1,234,567`.
    english: bool,
    /// `1.234,50` or `1.234.567`.
    lithuanian: bool,
    /// `12,5`: a comma that groups no thousands.
    comma_decimal: bool,
    /// `12.5`: a point that groups no thousands.
    point_decimal: bool,
}

/// What one comma or point before exactly three digits says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The decimal sign.
    Decimal,
    /// It groups thousands: other cells prove it.
    Thousands,
    /// The decimal sign by the house's rule, and nothing in the column proves it.
    Doubtful,
    /// Other cells say that it is no decimal sign, or they contradict each other.
    Unknown,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    English,
    Lithuanian,
    CommaDecimal,
    PointDecimal,
    CommaAndThree,
    PointAndThree,
    Other,
}

impl Marks {
    /// Adds what a cell's text proves.
    pub(super) fn see(&mut self, text: &str) {
        match shape(&key(text)) {
            Shape::English => self.english = true,
            Shape::Lithuanian => self.lithuanian = true,
            Shape::CommaDecimal => self.comma_decimal = true,
            Shape::PointDecimal => self.point_decimal = true,
            Shape::CommaAndThree | Shape::PointAndThree | Shape::Other => {}
        }
    }

    /// What the only mark of a text means, where exactly three digits follow it; `None` for other texts.
    pub(super) fn meaning(self, text: &str) -> Option<(char, Sign)> {
        let commas = self.lithuanian || self.comma_decimal;
        let points = self.english || self.point_decimal;
        match shape(&key(text)) {
            Shape::CommaAndThree => Some((
                ',',
                match (self.english, commas, points) {
                    (true, false, _) => Sign::Thousands,
                    (true, true, _) | (false, false, true) => Sign::Unknown,
                    (false, true, false) => Sign::Decimal,
                    (false, true, true) | (false, false, false) => Sign::Doubtful,
                },
            )),
            Shape::PointAndThree => Some((
                '.',
                match (self.lithuanian, self.english, commas, points) {
                    (true, _, _, false) => Sign::Thousands,
                    (false, true, false, _) => Sign::Decimal,
                    _ => Sign::Unknown,
                },
            )),
            _ => None,
        }
    }
}

/// A number may stand before a unit: only its digits and marks are looked at.
fn shape(key: &str) -> Shape {
    let body = key.trim_start_matches(['-', '−', '–', '+', ' ', '€']);
    let end = body
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '\'' | '’')))
        .unwrap_or(body.len());
    let body = body[..end].trim_end_matches([' ', ',', '.', '\'', '’']);
    let commas = body.matches(',').count();
    let points = body.matches('.').count();
    let three = |mark: char| {
        let (whole, part) = body.split_once(mark).unwrap_or((body, ""));
        part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.trim_matches('0').is_empty()
    };
    let grouped = |mark: char, whole: &str| {
        let mut groups = whole.split(mark);
        groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.all(|group| group.len() == 3)
    };
    match (commas, points) {
        (1, 0) if three(',') => Shape::CommaAndThree,
        (0, 1) if three('.') => Shape::PointAndThree,
        (1, 0) => Shape::CommaDecimal,
        (0, 1) => Shape::PointDecimal,
        (2.., 0) if grouped(',', body) => Shape::English,
        (0, 2..) if grouped('.', body) => Shape::Lithuanian,
        (1.., 1) => match body.split_once('.') {
            Some((whole, part)) if !part.contains(',') && grouped(',', whole) => Shape::English,
            _ if commas == 1 => lithuanian(body, grouped),
            _ => Shape::Other,
        },
        (1, 2..) => lithuanian(body, grouped),
        _ => Shape::Other,
    }
}

fn lithuanian(body: &str, grouped: impl Fn(char, &str) -> bool) -> Shape {
    match body.split_once(',') {
        Some((whole, part)) if !part.contains('.') && grouped('.', whole) => Shape::Lithuanian,
        _ => Shape::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(column: &[&str], text: &str) -> Option<Sign> {
        let mut marks = Marks::default();
        column.iter().for_each(|cell| marks.see(cell));
        marks.meaning(text).map(|(_, sign)| sign)
    }

    #[test]
    fn other_cells_prove_what_a_comma_means() {
        assert_eq!(signs(&["1,234.50", "1,200"], "1,200"), Some(Sign::Thousands));
        assert_eq!(signs(&["1,234,567"], "1,200 Eur"), Some(Sign::Thousands));
        assert_eq!(signs(&["2,000.00", "0.5"], "1,200"), Some(Sign::Thousands));
        assert_eq!(signs(&["12,5"], "1,200"), Some(Sign::Decimal));
        assert_eq!(signs(&["1 208,40 Eur"], "34,750"), Some(Sign::Decimal));
        assert_eq!(signs(&["1.234,50"], "1,200"), Some(Sign::Decimal));
    }

    #[test]
    fn what_is_not_proven_is_doubtful_and_what_contradicts_itself_is_unknown() {
        assert_eq!(signs(&["1,200", "900"], "1,200"), Some(Sign::Doubtful));
        assert_eq!(signs(&["12.50", "1,200"], "1,200"), Some(Sign::Unknown));
        assert_eq!(signs(&["1,234.50", "12,5"], "1,200"), Some(Sign::Unknown));
        assert_eq!(signs(&["1,234.50", "1.234,50"], "1,200"), Some(Sign::Unknown));
        assert_eq!(signs(&["1.234", "900"], "1.234"), Some(Sign::Unknown));
    }

    #[test]
    fn other_cells_prove_what_a_point_means() {
        assert_eq!(signs(&["1.234,50"], "1.200"), Some(Sign::Thousands));
        assert_eq!(signs(&["1,234.50"], "1.200"), Some(Sign::Decimal));
        assert_eq!(signs(&["12,5"], "1.200"), Some(Sign::Unknown));
    }

    #[test]
    fn numbers_without_that_question_have_no_such_sign() {
        for text in ["12,5", "0,250", "1234,567", "900", "1,234.50", "a", "", "1 208,4", "GC-1,200"]
        {
            assert_eq!(signs(&[], text), None, "{text}");
        }
    }
}
