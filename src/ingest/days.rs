//! Several days in one cell: `2024-03-05, 2024-03-12 (2 kartai)`, `2024-04-01, 12, 19`.

use chrono::{Datelike, NaiveDate};

use super::date;
use super::words::key;

/// No cell lists more days than a quarter has.
const MOST: usize = 92;

/// The days that a cell lists, at least two, in rising order; `None` where it is no such list, where a day stands twice, and
/// where a number of times beside it contradicts it.
pub(super) fn read(text: &str) -> Option<Vec<NaiveDate>> {
    let text = key(text);
    let (list, times) = times(&text)?;
    let mut days: Vec<NaiveDate> = Vec::new();
    for part in parts(list) {
        let day = match (date::read(part), days.last()) {
            (Ok(day), _) => day,
            (Err(_), Some(last)) => short(part, *last)?,
            (Err(_), None) => return None,
        };
        if days.last().is_some_and(|last| *last >= day) || days.len() == MOST {
            return None;
        }
        days.push(day);
    }
    (days.len() > 1 && times.is_none_or(|times| times == days.len())).then_some(days)
}

/// No single thing goes on for more days than a month has; what does is no day of a row.
const LONGEST: i64 = 31;

/// The days from one to another, as a cell names them: `2024-03-05–08`, `2024-03-05 – 03-08`, `2024-03-05 iki 2024-03-08`.
pub(super) fn from_to(text: &str) -> Option<Vec<NaiveDate>> {
    let text = key(text);
    // The last mark that parts a day from another one; the first two hyphens are the date's own.
    let marks = ["–", "—", " iki ", " - ", "-"];
    let (first, last) = marks.iter().find_map(|mark| {
        text.match_indices(mark).find_map(|(at, mark)| {
            let (first, last) = (&text[..at], &text[at + mark.len()..]);
            // A time of day behind it begins another kind of range.
            let digits = first.chars().filter(char::is_ascii_digit).count();
            let first = date::read(first.trim().trim_start_matches("nuo ")).ok()?;
            (digits <= 8).then_some(())?;
            let last = last.trim();
            let last = date::read(last).ok().or_else(|| short(last, first))?;
            Some((first, last))
        })
    })?;
    let count = (last - first).num_days();
    (1..LONGEST)
        .contains(&count)
        .then(|| first.iter_days().take_while(|day| *day <= last).collect())
}

/// The list, and how many times are said behind it: `(2 kartai)`, `2 k.`.
fn times(text: &str) -> Option<(&str, Option<usize>)> {
    let bare = text.trim_end_matches([')', '.', ' ']);
    for word in ["kartai", "kartus", "kartų", "kart", "k", "times", "×", "x"] {
        let Some(before) = bare.strip_suffix(word) else { continue };
        let before = before.trim_end();
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if digits == 0 {
            return None;
        }
        let (list, number) = before.split_at(before.len() - digits);
        let list = list.trim_end_matches(['(', ' ', ',', ';', '–', '-']);
        return Some((list, Some(number.parse().ok()?)));
    }
    Some((text, None))
}

fn parts(list: &str) -> Vec<&str> {
    let trimmed = |parts: Vec<&'_ str>| -> bool { parts.iter().all(|part| !part.is_empty()) };
    let by_marks: Vec<&str> =
        list.split([',', ';']).flat_map(|part| part.split(" ir ")).map(str::trim).collect();
    if by_marks.len() > 1 || !trimmed(by_marks.clone()) {
        return by_marks;
    }
    // Line breaks have become spaces.
    let by_spaces: Vec<&str> = list.split(' ').collect();
    if by_spaces.iter().all(|part| date::read(part).is_ok()) { by_spaces } else { by_marks }
}

/// A day that says its month, or nothing but its number, after a whole one: `04-12`, `12`, `12 d.`.
fn short(part: &str, last: NaiveDate) -> Option<NaiveDate> {
    let part = part.trim_end_matches('.').trim_end_matches('d').trim_end();
    let number = |text: &str| -> Option<u32> {
        ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    match part.split_once(['-', '.']) {
        Some((month, day)) => NaiveDate::from_ymd_opt(last.year(), number(month)?, number(day)?),
        None => last.with_day(number(part)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lists_of_days_are_read_day_by_day() {
        for (text, expected) in [
            ("2024-03-05, 2024-03-12 (2 kartai)", "2024-03-05 2024-03-12"),
            ("2024-04-01, 12, 19", "2024-04-01 2024-04-12 2024-04-19"),
            ("2024-04-01; 05-12", "2024-04-01 2024-05-12"),
            ("2024-04-01\n2024-04-02", "2024-04-01 2024-04-02"),
            ("2024-04-01 ir 3 d.", "2024-04-01 2024-04-03"),
            ("2024.04.01, 2024.04.02, 2 k.", "2024-04-01 2024-04-02"),
        ] {
            let days: Vec<String> =
                read(text).unwrap_or_default().iter().map(ToString::to_string).collect();
            assert_eq!(days.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn days_from_one_to_another_are_each_read() {
        for (text, from, to, days) in [
            ("2024-03-05–08", "2024-03-05", "2024-03-08", 4),
            ("2024-03-05-08", "2024-03-05", "2024-03-08", 4),
            ("2024-03-05 – 2024-03-08", "2024-03-05", "2024-03-08", 4),
            ("2024-03-30–04-02", "2024-03-30", "2024-04-02", 4),
            ("2024.12.31 - 2025.01.01", "2024-12-31", "2025-01-01", 2),
            ("nuo 2024-03-05 iki 2024-03-06", "2024-03-05", "2024-03-06", 2),
            ("2024 m. kovo 5–6 d.", "2024-03-05", "2024-03-06", 2),
            ("2024-03-05 8.00-3.10", "", "", 0),
            ("2024-03-08–05", "", "", 0),
            ("2024-03-05–05", "", "", 0),
            ("2024-03-05–2025-03-05", "", "", 0),
            ("2024-03-05", "", "", 0),
            ("–", "", "", 0),
        ] {
            let read = from_to(text).unwrap_or_default();
            let end = |day: Option<&NaiveDate>| day.map(ToString::to_string).unwrap_or_default();
            assert_eq!(
                (end(read.first()), end(read.last()), read.len()),
                (from.into(), to.into(), days),
                "{text}"
            );
        }
    }

    #[test]
    fn what_contradicts_itself_is_no_list() {
        for text in [
            "2024-03-05",
            "2024-03-05, 2024-03-12 (3 kartai)",
            "2024-03-05 (2 kartai)",
            "2024-04-12, 5",
            "2024-04-01, 31",
            "2024-03-05, 2024-03-05",
            "2024-03-05, atšaukta",
            "2022-12-01–02",
            "2024-03-05, , 2024-03-06",
            "kartai",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[0-9ka ,;().d–-]{0,30}|.{0,20}") {
            let _ = (read(&text), from_to(&text));
        }
    }
}
