//! Dates with a year of two digits: `24.03.05`, `05.03.24`. Where the year stands only the source can say, or the column's
//! other dates prove.

use chrono::NaiveDate;

use super::cell::{Cell, Row};
use super::words::key;
use crate::workspace::source::End;

/// From here on two digits are a year of the century before.
const CENTURY: i32 = 70;

/// The three numbers of such a date.
fn numbers(text: &str) -> Option<[i32; 3]> {
    let text = key(text);
    let text = text.trim_end_matches(['.', 'd', ' ']);
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| ".-/ ".contains(*c))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let number = |part: &str| {
        let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    };
    Some([number(first)?, number(middle)?, number(last)?])
}

/// Reads such a date, its year standing first or last; `None` where it is none, or no such day.
pub(super) fn read(text: &str, year_at: End) -> Option<NaiveDate> {
    let [first, month, last] = numbers(text)?;
    let (year, day) = match year_at {
        End::First => (first, last),
        End::Last => (last, first),
    };
    // A year is written with both its digits.
    let has_both = |text: &str| match year_at {
        End::First => text.trim_start().bytes().take_while(u8::is_ascii_digit).count() == 2,
        End::Last => {
            let text = text.trim_end_matches(['.', 'd', ' ']);
            text.bytes().rev().take_while(u8::is_ascii_digit).count() == 2
        }
    };
    if !has_both(&key(text)) {
        return None;
    }
    let year = if year < CENTURY { 2000 + year } else { 1900 + year };
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The days that a date with a year of two digits can be: its year standing first, and last.
pub fn short_day(text: &str) -> [Option<NaiveDate>; 2] {
    [End::First, End::Last].map(|at| read(text, at))
}

/// Where the year stands in a column of which some cells can only be read in one way, and none only in the other.
pub(super) fn proven(rows: &[Row], column: usize) -> Option<End> {
    let (mut first, mut last) = (0, 0);
    for row in rows {
        let Cell::Text(text) = row.cell(column) else { continue };
        if numbers(text).is_none() {
            continue;
        }
        match (read(text, End::First), read(text, End::Last)) {
            (Some(_), None) => first += 1,
            (None, Some(_)) => last += 1,
            _ => {}
        }
    }
    match (first, last) {
        (1.., 0) => Some(End::First),
        (0, 1..) => Some(End::Last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str, year_at: End) -> String {
        read(text, year_at).map_or_else(String::new, |day| day.to_string())
    }

    #[test]
    fn the_year_stands_where_it_is_said_to() {
        for text in ["24.03.05", "24-03-05", "24 03 05", "24/3/5", "24.03.05 d.", "24.03.05d"] {
            assert_eq!(day(text, End::First), "2024-03-05", "{text}");
        }
        for text in ["05.03.24", "5.3.24", "05/03/24", "05.03.24 d."] {
            assert_eq!(day(text, End::Last), "2024-03-05", "{text}");
        }
        assert_eq!(day("98.12.31", End::First), "1998-12-31");
        for (text, at) in [
            ("24.13.05", End::First),
            ("23.02.29", End::First),
            ("5.3.24", End::First),
            ("24.3.5", End::Last),
            ("24.03-05", End::First),
            ("24.03", End::First),
            ("2024.03.05", End::First),
            ("", End::Last),
            ("x", End::First),
        ] {
            assert_eq!(day(text, at), "", "{text}");
        }
    }

    #[test]
    fn a_column_proves_it_by_a_day_that_can_be_no_other() {
        let rows = |texts: &[&str]| -> Vec<Row> {
            let cell = |text: &&str| Row { number: 1, cells: vec![Cell::Text(text.to_string())] };
            texts.iter().map(cell).collect()
        };
        assert_eq!(proven(&rows(&["22.11.08", "45.02.07"]), 0), Some(End::First));
        assert_eq!(proven(&rows(&["05.03.24", "05.03.45", "vakar"]), 0), Some(End::Last));
        assert_eq!(proven(&rows(&["22.11.08", "22.03.05"]), 0), None);
        assert_eq!(proven(&rows(&["45.02.07", "07.02.45"]), 0), None);
        assert_eq!(proven(&rows(&[]), 0), None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".*|[0-9. /d-]{0,12}") {
            let _ = (read(&text, End::First), read(&text, End::Last));
        }
    }
}
