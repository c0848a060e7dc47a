//! Dates that are written without their day: `03/2024`, `2024 m. kovo mėn.`, `II ketv.`, `2024`. Each is a time from one day
//! to another; which day stands for it only the source can say.

use chrono::{Months, NaiveDate};

use super::month::month_name;
use super::words::key;
use crate::workspace::source::End;

/// A time from one day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
}

impl Span {
    /// The month of a year.
    pub(super) fn month(year: i32, month: u32) -> Option<Span> {
        Span::months(year, month, 1)
    }

    fn months(year: i32, first: u32, count: u32) -> Option<Span> {
        if !(1900..=2100).contains(&year) {
            return None;
        }
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        let to = from.checked_add_months(Months::new(count))?.pred_opt()?;
        Some(Span { from, to })
    }

    /// A single day.
    pub(super) fn day(day: NaiveDate) -> Span {
        Span { from: day, to: day }
    }

    /// The day that stands for it.
    pub(super) fn at(self, end: End) -> NaiveDate {
        match end {
            End::First => self.from,
            End::Last => self.to,
        }
    }

    /// Whether one of these days, with which something begins, parts it.
    pub(super) fn is_cut(self, cuts: &[NaiveDate]) -> bool {
        cuts.iter().any(|cut| self.from < *cut && *cut <= self.to)
    }

    /// Whether both have a day in common.
    pub(super) fn meets(self, other: Span) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// What a text without a year lacks, or that it is no such date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartFault {
    /// `II ketv.` of a file whose name says no year.
    NoYear,
    /// Something else.
    Unknown,
}

/// Reads a date without its day; one without a year is of the year that is given.
pub(super) fn read(text: &str, year: Option<i32>) -> Result<Span, PartFault> {
    let text = key(text);
    if let Some(span) = of_numbers(&text) {
        return Ok(span);
    }
    let mut named: Option<i32> = None;
    let mut part: Option<(u32, u32)> = None;
    let mut words = text
        .split([' ', '.', ',', '-', '–', '/'])
        .flat_map(split_digits)
        .filter(|word| !word.is_empty())
        .peekable();
    while let Some(word) = words.next() {
        let unit = words.peek().copied().unwrap_or_default();
        let ordinal = ordinal(word);
        let known = if let (Some(year), None) = (year_of(word), named) {
            named = Some(year);
            continue;
        } else if matches!(word, "m" | "metų" | "metai" | "mėn" | "men" | "mėnuo" | "mėnesį") {
            continue;
        } else if let Some(month) = month_name(word) {
            (month, 1)
        } else if let (Some(number @ 1..=4), true) = (ordinal, is_quarter(unit)) {
            words.next();
            (number * 3 - 2, 3)
        } else if let (Some(number @ 1..=2), true) = (ordinal, is_half(unit)) {
            words.next();
            (number * 6 - 5, 6)
        } else if let (Some(number @ 1..=4), None) =
            (word.strip_prefix('q').and_then(ordinal_of), part)
        {
            (number * 3 - 2, 3)
        } else if let (Some(number @ 1..=12), true) = (ordinal, unit == "mėn") {
            (number, 1)
        } else {
            return Err(PartFault::Unknown);
        };
        if part.replace(known).is_some() {
            return Err(PartFault::Unknown);
        }
    }
    let (first, count) = match (part, named) {
        (Some(part), _) => part,
        (None, Some(_)) => (1, 12),
        (None, None) => return Err(PartFault::Unknown),
    };
    let year = named.or(year).ok_or(PartFault::NoYear)?;
    Span::months(year, first, count).ok_or(PartFault::Unknown)
}

/// Whether a text is a month, a quarter or a year in place of a day.
pub fn is_part_of_year(text: &str) -> bool {
    // Any year does for one that says none.
    read(text, Some(2000)).is_ok()
}

/// `2024-03`, `03/2024`, `2024.3`, `202403`.
fn of_numbers(text: &str) -> Option<Span> {
    if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Span::month(year_of(&text[..4])?, month_of(&text[4..])?);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    match parts.as_slice() {
        [year, month] if year.len() == 4 => Span::month(year_of(year)?, month_of(month)?),
        [month, year] if year.len() == 4 => Span::month(year_of(year)?, month_of(month)?),
        _ => None,
    }
}

fn year_of(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| text.parse().ok()).flatten().filter(|year| (1900..=2100).contains(year))
}

fn month_of(text: &str) -> Option<u32> {
    let is_short = (1..=2).contains(&text.len());
    let number = is_short.then(|| ordinal_of(text)).flatten()?;
    (1..=12).contains(&number).then_some(number)
}

fn ordinal_of(text: &str) -> Option<u32> {
    (!text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// `II`, `2`, `antras`.
fn ordinal(word: &str) -> Option<u32> {
    let roman = match word {
        "i" | "pirmas" | "pirmasis" => 1,
        "ii" | "antras" | "antrasis" => 2,
        "iii" | "trečias" | "trečiasis" => 3,
        "iv" | "ketvirtas" | "ketvirtasis" => 4,
        _ => return ordinal_of(word),
    };
    Some(roman)
}

fn is_quarter(word: &str) -> bool {
    matches!(word, "ketv" | "ketvirtis" | "ketvirčio" | "ketvirtį" | "quarter")
}

fn is_half(word: &str) -> bool {
    matches!(word, "pusm" | "pusmetis" | "pusmečio" | "pusmetį")
}

/// `2024m` to `2024` and `m`.
fn split_digits(word: &str) -> Vec<&str> {
    let at = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    if at == 0 { vec![word] } else { vec![&word[..at], &word[at..]] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span(text: &str, year: Option<i32>) -> String {
        match read(text, year) {
            Ok(Span { from, to }) => format!("{from} {to}"),
            Err(fault) => format!("{fault:?}"),
        }
    }

    #[test]
    fn months_quarters_and_years_are_read() {
        for (text, expected) in [
            ("2024-02", "2024-02-01 2024-02-29"),
            ("03/2024", "2024-03-01 2024-03-31"),
            ("3/2024", "2024-03-01 2024-03-31"),
            ("2024.12", "2024-12-01 2024-12-31"),
            ("2024 03", "2024-03-01 2024-03-31"),
            ("202403", "2024-03-01 2024-03-31"),
            ("2024 m. kovo mėn.", "2024-03-01 2024-03-31"),
            ("2024 m. kovas", "2024-03-01 2024-03-31"),
            ("2024m. 03 mėn.", "2024-03-01 2024-03-31"),
            ("kovas 2024", "2024-03-01 2024-03-31"),
            ("2024 m. II ketv.", "2024-04-01 2024-06-30"),
            ("II ketv. 2024", "2024-04-01 2024-06-30"),
            ("2024 4 ketvirtis", "2024-10-01 2024-12-31"),
            ("2024-Q2", "2024-04-01 2024-06-30"),
            ("2024 m. I pusm.", "2024-01-01 2024-06-30"),
            ("2024", "2024-01-01 2024-12-31"),
            ("2024 m.", "2024-01-01 2024-12-31"),
        ] {
            assert_eq!(span(text, None), expected, "{text}");
            assert_eq!(span(text, Some(2020)), expected, "{text}");
        }
    }

    #[test]
    fn what_says_no_year_takes_the_files() {
        for (text, expected) in [
            ("II ketv.", "2023-04-01 2023-06-30"),
            ("kovo mėn.", "2023-03-01 2023-03-31"),
            ("gruodis", "2023-12-01 2023-12-31"),
            ("II pusmetis", "2023-07-01 2023-12-31"),
        ] {
            assert_eq!(span(text, Some(2023)), expected, "{text}");
            assert_eq!(span(text, None), "NoYear", "{text}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for text in [
            "nuolat",
            "",
            "V ketv.",
            "2024 m. kovo 5 d.",
            "kovas–balandis",
            "2024–2025",
            "13/2024",
            "2024-13",
            "2024-00",
            "iki 2024",
            "ketv.",
            "2024 ketv.",
            "3",
            "II",
            "1850",
            "2024-03-05",
            "24.03.05",
            "I–II ketv.",
            "Q5",
            "kovas 2024 2025",
        ] {
            assert_eq!(span(text, Some(2023)), "Unknown", "{text}");
        }
    }

    #[test]
    fn a_day_with_which_a_period_begins_parts_a_month_that_holds_another_day_before_it() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let march = Span::month(2024, 3).unwrap();
        assert!(!march.is_cut(&[day("2024-03-01"), day("2024-04-01")]));
        assert!(march.is_cut(&[day("2024-03-02")]) && march.is_cut(&[day("2024-03-31")]));
        assert_eq!((march.at(End::First), march.at(End::Last)), (march.from, march.to));
        let last = Span::day(day("2024-03-31"));
        assert!(march.meets(last) && !march.meets(Span::day(day("2024-04-01"))));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".*|[0-9 iv./mėnketv-]{0,16}") { let _ = read(&text, Some(2024)); }
    }
}
