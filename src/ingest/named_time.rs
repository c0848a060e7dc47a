//! The year and the month that the name of a file or a sheet says.

use super::date::month_word;
use super::words::key;

/// What a name says of its rows' days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
}

/// A file's name without its ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The year that a sheet is named by, or else its file.
pub fn year_of_name(file: &str, sheet: Option<&str>) -> Option<i32> {
    let of_sheet = sheet.and_then(|sheet| named(sheet).year);
    of_sheet.or_else(|| named(stem(file)).year)
}

/// The one year and the one month that a name says: `Registras 2024`, `2024 m. kovas`, `2024-03`, `Kovas`, `03`.
pub(super) fn named(name: &str) -> Named {
    let name = key(name);
    let runs: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).flat_map(|part| split_digits(part)).collect();
    let year = |run: &str| {
        (run.len() == 4).then(|| run.parse().ok()).flatten().filter(|y| (1990..=2100).contains(y))
    };
    let years: std::collections::BTreeSet<i32> = runs.iter().filter_map(|run| year(run)).collect();
    let words: std::collections::BTreeSet<u32> =
        runs.iter().filter_map(|run| month_word(run)).collect();
    let number = |run: &str| {
        (run.len() <= 2).then(|| run.parse().ok()).flatten().filter(|m| (1..=12).contains(m))
    };
    // A number is a month where nothing else stands beside it, or directly after the year.
    let month = match (words.len(), runs.as_slice()) {
        (1, _) => words.first().copied(),
        (0, [only]) => number(only),
        (0, [.., before, last]) if year(before).is_some() => number(last),
        _ => None,
    };
    Named { year: if years.len() == 1 { years.first().copied() } else { None }, month }
}

/// `2024m` to `2024` and `m`.
fn split_digits(part: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut from = 0;
    let mut before: Option<bool> = None;
    for (at, c) in part.char_indices() {
        let is_digit = c.is_ascii_digit();
        if before.is_some_and(|before| before != is_digit) {
            runs.push(&part[from..at]);
            from = at;
        }
        before = Some(is_digit);
    }
    runs.push(&part[from..]);
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_a_year_and_a_month() {
        let says = |year, month| Named { year, month };
        assert_eq!(named("Suteiktų paslaugų registras 2024"), says(Some(2024), None));
        assert_eq!(named("2024 m. kovas"), says(Some(2024), Some(3)));
        assert_eq!(named("Kovas"), says(None, Some(3)));
        assert_eq!(named("2024-03"), says(Some(2024), Some(3)));
        assert_eq!(named("03"), says(None, Some(3)));
        assert_eq!(named("Apklausa 2023(1-42)"), says(Some(2023), None));
        assert_eq!(named("2023–2024"), says(None, None));
        assert_eq!(named("Sausis–kovas 2024"), says(Some(2024), None));
        assert_eq!(named("p1"), says(None, None));
        assert_eq!(named(""), says(None, None));
    }
}
