//! Numbers of a column stand with their decimal signs below each other.

use super::document::{BlockKind, Cell, Inline, ParagraphKind, SpanKind, Table};
use super::font::Language;
use super::shaper::Shaper;
use super::style::TextStyle;

/// What stands left and right of where the decimal signs meet: widths in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Halves {
    /// Sign and whole part.
    pub whole: f32,
    /// Decimals and unit.
    pub rest: f32,
}

/// The halves of each column whose numbers differ in what follows the whole part; `None` for the others.
pub(super) fn columns(
    shaper: &Shaper,
    table: &Table,
    plain: &TextStyle,
    language: Language,
) -> Vec<Option<Halves>> {
    (0..table.columns)
        .map(|column| {
            let (mut most, mut least, mut numbers, mut others) =
                (Halves::default(), f32::INFINITY, 0, 0);
            for row in table.bodies.iter().flatten().filter(|row| !row.group) {
                // A row with a cell over several columns has no cell of this column alone.
                let Some(cell) = row.cells.get(column).filter(|_| row.cells.len() == table.columns)
                else {
                    continue;
                };
                match of_cell(shaper, cell, plain, language) {
                    Some(halves) => {
                        numbers += 1;
                        most.whole = most.whole.max(halves.whole);
                        most.rest = most.rest.max(halves.rest);
                        least = least.min(halves.rest);
                    }
                    None => others += 1,
                }
            }
            (numbers >= 2 && numbers >= others && most.rest - least > 0.05).then_some(most)
        })
        .collect()
}

/// The halves of a cell that holds one number, perhaps with a unit, and nothing else.
pub(super) fn of_cell(
    shaper: &Shaper,
    cell: &Cell,
    plain: &TextStyle,
    language: Language,
) -> Option<Halves> {
    let [block] = cell.blocks.as_slice() else { return None };
    let BlockKind::Paragraph { kind: ParagraphKind::Plain, text } = &block.kind else {
        return None;
    };
    let words = match text.as_slice() {
        [Inline::Text(words)] => words,
        [Inline::Span(SpanKind::Number | SpanKind::Plain, inner)] => match inner.as_slice() {
            [Inline::Text(words)] => words,
            _ => return None,
        },
        _ => return None,
    };
    if !cell.number {
        return None;
    }
    let at = split(words, language)?;
    let width = |text: &str| shaper.width(plain.face, plain.size, language, text);
    Some(Halves { whole: width(&words[..at]), rest: width(&words[at..]) })
}

/// The byte after the whole part of a number with an optional unit; `None` when it is anything else.
fn split(words: &str, language: Language) -> Option<usize> {
    let decimal = if language == Language::Lithuanian { ',' } else { '.' };
    let signs = ['+', '−', '-', '–', '±', '≥', '≤', '<', '>', ' ', '\u{a0}'];
    let number = words.trim_start_matches(signs);
    let start = words.len() - number.len();
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut end = digits(number);
    if end == 0 {
        return None;
    }
    // Thousands: a space or, in English, a comma, and three digits.
    loop {
        let rest = &number[end..];
        let Some(sign) = rest.chars().next() else { break };
        let grouped = matches!(sign, ' ' | '\u{a0}' | '\u{202f}')
            || (sign == ',' && language != Language::Lithuanian);
        if !grouped || digits(&rest[sign.len_utf8()..]) != 3 {
            break;
        }
        end += sign.len_utf8() + 3;
    }
    let rest = &number[end..];
    let unit = match rest.strip_prefix(decimal) {
        Some(decimals) if digits(decimals) > 0 => &decimals[digits(decimals)..],
        _ => rest,
    };
    let plain = unit.chars().count() <= 8
        && !unit.chars().any(|c| c.is_ascii_digit() || matches!(c, '–' | ',' | '/' | ':'));
    plain.then_some(start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_divided_after_its_whole_part() {
        let parts = |words: &str, language| {
            split(words, language).map(|at| (words[..at].to_string(), words[at..].to_string()))
        };
        let pair = |one: &str, two: &str| Some((one.to_string(), two.to_string()));
        let lt = Language::Lithuanian;
        assert_eq!(parts("34,75", lt), pair("34", ",75"));
        assert_eq!(parts("1\u{a0}918", lt), pair("1\u{a0}918", ""));
        assert_eq!(parts("2\u{a0}277,6\u{a0}val.", lt), pair("2\u{a0}277", ",6\u{a0}val."));
        assert_eq!(parts("−0,1\u{a0}p.\u{a0}p.", lt), pair("−0", ",1\u{a0}p.\u{a0}p."));
        assert_eq!(parts("≥ 95 %", lt), pair("≥ 95", " %"));
        assert_eq!(parts("1,918", Language::English), pair("1,918", ""));
        assert_eq!(parts("2,277.6 h", Language::English), pair("2,277", ".6 h"));
        for other in ["–", "", "4 iš 44", "43,8–56,4", "be siekio", "2024-12-31"] {
            assert_eq!(parts(other, lt), None, "{other}");
        }
    }
}
