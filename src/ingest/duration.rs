//! Lengths of time as offices write them, in whole minutes.

use rust_decimal::Decimal;
use rust_decimal::prelude::{RoundingStrategy, ToPrimitive};

use super::number;
use super::words::key;
use crate::workspace::source::DurationUnit;

/// A length of time that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Minutes {
    /// Whole minutes, at least 0.
    pub(super) minutes: i64,
    /// Whether they are rounded: `0,33 val.` is 19,8 minutes.
    pub(super) rounded: bool,
}

/// Reads a length of time; a bare number is in `unit`. `None` where it is not one: `2 k.`, `1.30`, `2 d.`.
///
/// `1.30` is refused because it is an hour and a half to some and 1,3 to others.
pub(super) fn read(text: &str, unit: DurationUnit) -> Option<Minutes> {
    let text = key(text);
    if let Some((from, to)) = text.split_once(['–', '—', '-', '−']) {
        return between(from.trim(), to.trim());
    }
    if let Some((hours, minutes)) = text.split_once(':') {
        return clock(hours, minutes).map(|minutes| Minutes { minutes, rounded: false });
    }
    let mut total = Decimal::ZERO;
    let mut rest = text.as_str();
    let mut largest = Decimal::from(1000);
    let mut parts = 0;
    while !rest.is_empty() {
        let (amount, after) = leading_number(rest)?;
        let (factor, after) = leading_unit(after, unit, parts == 0)?;
        // `30 min. 1 val.` is no way to write a length of time: something else is meant.
        if factor >= largest {
            return None;
        }
        largest = factor;
        total = total.checked_add(amount.checked_mul(factor)?)?;
        rest = after;
        parts += 1;
    }
    if parts == 0 { None } else { whole(total) }
}

/// A bare number of `unit`.
pub(super) fn of_number(number: Decimal, unit: DurationUnit) -> Option<Minutes> {
    whole(number.checked_mul(Decimal::from(minutes_in(unit)))?)
}

fn whole(minutes: Decimal) -> Option<Minutes> {
    let near = minutes.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let count = near.to_i64().filter(|count| (0..=10_000_000).contains(count))?;
    Some(Minutes { minutes: count, rounded: near != minutes })
}

/// How many minutes a unit has.
pub(super) fn minutes_in(unit: DurationUnit) -> i64 {
    match unit {
        DurationUnit::Minutes => 1,
        DurationUnit::Hours => 60,
        DurationUnit::AcademicHours => 45,
    }
}

fn leading_number(text: &str) -> Option<(Decimal, &str)> {
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || " ,./½¼¾".contains(c))).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let number = number.trim();
    if let Some((_, part)) = number.split_once('.')
        && part.len() == 2
    {
        return None;
    }
    Some((number::bare(number).ok()?, rest))
}

fn leading_unit(text: &str, bare: DurationUnit, alone: bool) -> Option<(Decimal, &str)> {
    if text.is_empty() {
        return alone.then(|| (Decimal::from(minutes_in(bare)), ""));
    }
    const ACADEMIC: [&str; 8] = [
        "akademinių valandų",
        "akademinės valandos",
        "akademinė valanda",
        "akad. val",
        "ak. val",
        "ak.val",
        "ak val",
        "a. v",
    ];
    const HOURS: [&str; 7] = ["valandų", "valandos", "valanda", "val", "hrs", "hr", "h"];
    const MINUTES: [&str; 8] = ["minučių", "minutės", "minutė", "minutes", "min", "m", "'", "’"];
    for (words, factor) in [(&ACADEMIC[..], 45), (&HOURS[..], 60), (&MINUTES[..], 1)] {
        for word in words {
            if let Some(after) = text.strip_prefix(word)
                && !after.starts_with(char::is_alphabetic)
            {
                let after = after.strip_prefix('.').unwrap_or(after);
                return Some((Decimal::from(factor), after.trim_start()));
            }
        }
    }
    None
}

/// `1:30` and `1:30:00`, hours first.
fn clock(hours: &str, minutes: &str) -> Option<i64> {
    let (minutes, seconds) = minutes.split_once(':').unwrap_or((minutes, "00"));
    if seconds != "00" || !(1..=3).contains(&hours.len()) || minutes.len() != 2 {
        return None;
    }
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(hours) || !all_digits(minutes) {
        return None;
    }
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60).then_some(hours * 60 + minutes)
}

/// `9.00–10.30`, both ends times of one day.
fn between(from: &str, to: &str) -> Option<Minutes> {
    let time = |text: &str| {
        let text = text.trim_end_matches('.').trim_end_matches("val").trim_end_matches('h').trim();
        let (hours, minutes) = text.split_once(['.', ':'])?;
        clock(hours, minutes).filter(|minutes| *minutes <= 24 * 60)
    };
    let minutes = time(to)? - time(from)?;
    (minutes > 0).then_some(Minutes { minutes, rounded: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minutes(text: &str) -> Option<i64> {
        read(text, DurationUnit::Minutes).filter(|read| !read.rounded).map(|read| read.minutes)
    }

    #[test]
    fn every_form_is_in_minutes() {
        for (text, expected) in [
            ("1 val.", 60),
            ("1,5 val.", 90),
            ("1,0 val.", 60),
            ("0,5 val.", 30),
            ("1 val. 30 min.", 90),
            ("1val.30min.", 90),
            ("45 min", 45),
            ("45 min.", 45),
            ("90", 90),
            ("1:30", 90),
            ("1:30:00", 90),
            ("9.00–10.30", 90),
            ("9:00-10:30 val.", 90),
            ("16 ak. val.", 720),
            ("2 valandos", 120),
            ("½ val.", 30),
            ("1/2 val.", 30),
            ("1 h 30 min", 90),
            ("120 min", 120),
            ("8,0 val.", 480),
            ("0", 0),
            ("1\u{a0}val.", 60),
            ("1.5 val.", 90),
        ] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        assert_eq!(read("1,5", DurationUnit::Hours), Some(Minutes { minutes: 90, rounded: false }));
        assert_eq!(
            read("2", DurationUnit::AcademicHours),
            Some(Minutes { minutes: 90, rounded: false })
        );
        assert_eq!(
            read("0,33 val.", DurationUnit::Minutes),
            Some(Minutes { minutes: 20, rounded: true })
        );
    }

    #[test]
    fn nothing_is_guessed() {
        for text in [
            "2 k.",
            "",
            "1.30",
            "val.",
            "2 d.",
            "30 min. 1 val.",
            "10.30–9.00",
            "1:75",
            "-30",
            "3-4",
            "apie 30 min.",
            "1 val. 30",
        ] {
            assert_eq!(read(text, DurationUnit::Minutes), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".*") { let _ = read(&text, DurationUnit::Hours); }

        #[test]
        fn no_durationlike_text_breaks_it(text in "[0-9 .,:valmin–-]{0,20}") { let _ = read(&text, DurationUnit::Minutes); }

        #[test]
        fn a_written_length_is_read_back(total in 0i64..5000) {
            let (hours, rest) = (total / 60, total % 60);
            for text in [format!("{total}"), format!("{total} min."), format!("{hours} val. {rest} min."), format!("{hours}:{rest:02}")] {
                prop_assert_eq!(minutes(&text), Some(total), "{}", text);
            }
        }
    }
}
