//! Calendar days as offices write them.

use chrono::{Datelike, NaiveDate};

use super::words::{folded, key};

/// Why a text is not one calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateFault {
    /// Not a date at all.
    Unknown,
    /// The day, the month or the year is not said: `2024-05`, `2018`, `kovo 5`.
    Incomplete,
    /// Day and month could be exchanged: `03/04/2024`.
    Ambiguous,
    /// `05.03.24`.
    ShortYear,
    /// Several days: `2022-12-01–02`.
    Several,
    /// No such day: `2023-04-31`.
    Impossible,
}

impl DateFault {
    /// The word by which messages choose their wording.
    pub(super) fn word(self) -> &'static str {
        match self {
            DateFault::Unknown => "unknown",
            DateFault::Incomplete => "incomplete",
            DateFault::Ambiguous => "ambiguous",
            DateFault::ShortYear => "short-year",
            DateFault::Several => "several",
            DateFault::Impossible => "impossible",
        }
    }
}

/// Years that a provider's records can be about.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Days that a bare five-digit number can be: 1954-10-03 to 2100-12-31.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=73_415;

/// Reads one calendar day; the time of a timestamp and its zone are left aside, the day is the one written.
pub(super) fn read(text: &str) -> Result<NaiveDate, DateFault> {
    let text = key(text);
    let mut rest = Rest(&text);
    let digits = rest.digits();
    let date = match digits.len() {
        0 => return Err(starting_with_a_word(&text)),
        8 => day(&digits[..4], month(&digits[4..6])?, &digits[6..])?,
        5 => {
            return serial(digits.parse().map_err(|_| DateFault::Unknown)?)
                .filter(|_| rest.is_over())
                .ok_or(DateFault::Unknown);
        }
        6 => return Err(if rest.is_over() { DateFault::Incomplete } else { DateFault::Unknown }),
        4 => year_first(digits, &mut rest)?,
        1 | 2 => day_first(digits, &mut rest)?,
        _ => return Err(DateFault::Unknown),
    };
    rest.spaces();
    rest.word(&["d"]);
    rest.dot();
    if rest.is_over() || rest.is_time() { Ok(date) } else { Err(after_a_date(rest.0)) }
}

/// The day of an Excel serial number (1900 system).
pub(super) fn serial(number: i64) -> Option<NaiveDate> {
    if !SERIALS.contains(&number) {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?
        .checked_add_days(chrono::Days::new(number.unsigned_abs()))
}

fn year_first(year: &str, rest: &mut Rest) -> Result<NaiveDate, DateFault> {
    rest.spaces();
    if rest.word(&["metų", "metu", "m"]) {
        rest.dot();
    }
    rest.separator();
    if rest.is_over() {
        return Err(if YEARS.contains(&year.parse().unwrap_or(0)) {
            DateFault::Incomplete
        } else {
            DateFault::Unknown
        });
    }
    let month = match rest.digits() {
        "" => rest.month().ok_or(DateFault::Unknown)?,
        digits => month(digits)?,
    };
    rest.spaces();
    let unit = rest.word(&["mėnesio", "mėnuo", "mėn", "men"]);
    if unit {
        rest.dot();
    }
    rest.separator();
    match rest.digits() {
        "" if rest.is_over() || unit => Err(DateFault::Incomplete),
        "" => Err(DateFault::Unknown),
        // `2023 m. 04-05 mėn.`: the second number is a month too.
        _ if rest.0.trim_start().starts_with('m') => Err(DateFault::Several),
        digits => day(year, month, digits),
    }
}

fn day_first(first: &str, rest: &mut Rest) -> Result<NaiveDate, DateFault> {
    let mark = rest.separator();
    let second = rest.digits();
    if second.is_empty() || second.len() > 2 {
        return Err(DateFault::Unknown);
    }
    let again = rest.separator();
    let year = rest.digits();
    if mark.is_none() || mark != again {
        return Err(DateFault::Unknown);
    }
    match year.len() {
        4 => {}
        2 => return Err(DateFault::ShortYear),
        0 => return Err(DateFault::Incomplete),
        _ => return Err(DateFault::Unknown),
    }
    let day_month = month(second).and_then(|month| day(year, month, first));
    if mark == Some('.') {
        // Dots are written day first all over Europe.
        return day_month;
    }
    match (day_month, month(first).and_then(|month| day(year, month, second))) {
        (Ok(one), Ok(other)) if one != other => Err(DateFault::Ambiguous),
        (Ok(date), _) | (_, Ok(date)) => Ok(date),
        (Err(fault), _) => Err(fault),
    }
}

fn month(digits: &str) -> Result<u32, DateFault> {
    match digits.parse() {
        Ok(number @ 1..=12) if digits.len() <= 2 => Ok(number),
        Ok(_) => Err(DateFault::Impossible),
        Err(_) => Err(DateFault::Unknown),
    }
}

fn day(year: &str, month: u32, day: &str) -> Result<NaiveDate, DateFault> {
    if day.len() > 2 {
        return Err(DateFault::Unknown);
    }
    let year: i32 = year.parse().map_err(|_| DateFault::Unknown)?;
    let day: u32 = day.parse().map_err(|_| DateFault::Unknown)?;
    NaiveDate::from_ymd_opt(year, month, day)
        .filter(|date| YEARS.contains(&date.year()))
        .ok_or(DateFault::Impossible)
}

fn starting_with_a_word(text: &str) -> DateFault {
    let mut rest = Rest(text);
    if rest.month().is_some() && rest.0.chars().any(|c| c.is_ascii_digit()) {
        DateFault::Incomplete
    } else {
        DateFault::Unknown
    }
}

fn after_a_date(rest: &str) -> DateFault {
    let digits = rest.chars().any(|c| c.is_ascii_digit());
    match rest.chars().next() {
        Some('-' | '–' | '—' | '−' | ',' | ';' | '/') if digits => DateFault::Several,
        Some('i') if rest.starts_with("ir ") || rest.starts_with("iki ") => DateFault::Several,
        _ => DateFault::Unknown,
    }
}

/// The month of a whole word: `sausis`, `sausio`, `saus`; with or without its diacritics.
pub(super) fn month_word(word: &str) -> Option<u32> {
    let number = match folded(word).as_str() {
        "sausis" | "sausio" | "saus" => 1,
        "vasaris" | "vasario" | "vas" => 2,
        "kovas" | "kovo" | "kov" => 3,
        "balandis" | "balandzio" | "bal" => 4,
        "geguze" | "geguzes" | "geg" => 5,
        "birzelis" | "birzelio" | "birz" => 6,
        "liepa" | "liepos" | "liep" => 7,
        "rugpjutis" | "rugpjucio" | "rugp" => 8,
        "rugsejis" | "rugsejo" | "rugs" => 9,
        "spalis" | "spalio" | "spal" => 10,
        "lapkritis" | "lapkricio" | "lapkr" => 11,
        "gruodis" | "gruodzio" | "gruod" => 12,
        _ => return None,
    };
    Some(number)
}

/// What is still to be read of a text.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn take(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let end = self.0.find(|c| !fits(c)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }

    fn digits(&mut self) -> &'a str {
        self.take(|c| c.is_ascii_digit())
    }

    fn spaces(&mut self) {
        self.take(|c| c == ' ');
    }

    fn dot(&mut self) {
        self.0 = self.0.strip_prefix('.').unwrap_or(self.0);
    }

    /// One of `-./` with spaces about it, or spaces alone.
    fn separator(&mut self) -> Option<char> {
        let before = self.0.len();
        self.spaces();
        let mark = self.0.chars().next().filter(|c| matches!(c, '-' | '.' | '/'));
        if mark.is_some() {
            self.0 = &self.0[1..];
            self.spaces();
        }
        mark.or((self.0.len() < before).then_some(' '))
    }

    /// One of these words, whole.
    fn word(&mut self, words: &[&str]) -> bool {
        let mut ahead = Rest(self.0);
        let found = words.contains(&ahead.take(char::is_alphabetic));
        if found {
            self.0 = ahead.0;
        }
        found
    }

    fn month(&mut self) -> Option<u32> {
        let mut ahead = Rest(self.0);
        let month = month_word(ahead.take(char::is_alphabetic))?;
        ahead.dot();
        self.0 = ahead.0;
        Some(month)
    }

    fn is_over(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// A time of day and its zone, and nothing else.
    fn is_time(&self) -> bool {
        let mut rest = Rest(self.0);
        rest.take(|c| matches!(c, ' ' | ',' | 't'));
        let mut number = |most: u32| matches!(rest.digits(), d if (1..=2).contains(&d.len()) && d.parse::<u32>().is_ok_and(|n| n <= most));
        if !number(24) {
            return false;
        }
        let Some(mark @ (':' | '.')) = rest.0.chars().next() else { return false };
        rest.0 = &rest.0[1..];
        if rest.digits().len() != 2 {
            return false;
        }
        if let Some(seconds) = rest.0.strip_prefix(mark) {
            rest.0 = seconds;
            if rest.digits().len() != 2 {
                return false;
            }
            rest.take(|c| c == '.' || c == ',' || c.is_ascii_digit());
        }
        rest.spaces();
        rest.word(&["val", "h"]);
        rest.dot();
        rest.spaces();
        rest.word(&["am", "pm"]);
        rest.spaces();
        rest.word(&["z", "utc", "gmt", "eet", "eest"]);
        if rest.0.starts_with(['+', '-']) {
            rest.0 = &rest.0[1..];
            rest.take(|c| c.is_ascii_digit() || c == ':');
        }
        rest.is_over()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateFault> {
        Ok(NaiveDate::from_ymd_opt(year, month, day).unwrap())
    }

    #[test]
    fn every_form_of_the_fifth_of_march() {
        for text in [
            "2024-03-05",
            "2024 03 05",
            "2024.03.05",
            "20240305",
            "05.03.2024",
            "5.3.2024",
            "2024-3-5",
            "2024-03-05 d.",
            "2024-03-05d.",
            "2024 m. kovo 5 d.",
            "2024 m. kovo mėn. 5 d.",
            "2024m. kovo 5d.",
            "2024 m. Kovo 05 d",
            " 2024-03- 05 ",
            "2024 - 03 - 05",
            "2024\u{a0}03\u{a0}05",
            "2024-03-05 14.30",
            "2024.03.05 18:03:22",
            "2024-03-05T12:30:00Z",
            "2024-03-05T12:30:00.123+02:00",
            "2024/03/05 6:03:22 PM GMT+2",
            "2024/03/05",
            "2024 m. 03 mėn. 05 d.",
            "2024.03.05.",
            "2024 metų kovo 5 d.",
            "45356",
            "2024 kovo 5",
        ] {
            assert_eq!(read(text), date(2024, 3, 5), "{text}");
        }
        assert_eq!(read("2019-09- 17"), date(2019, 9, 17));
        assert_eq!(read("45366"), date(2024, 3, 15));
        assert_eq!(read("12/14/2024 18:03:22"), date(2024, 12, 14));
        assert_eq!(read("05/05/2024"), date(2024, 5, 5));
        assert_eq!(read("2024 m. rugpjūčio 12 d."), date(2024, 8, 12));
        assert_eq!(read("2024 m. rugpjucio 12 d."), date(2024, 8, 12));
        assert_eq!(read("2024-02-29"), date(2024, 2, 29));
    }

    #[test]
    fn nothing_is_guessed() {
        use DateFault::*;
        for (text, fault) in [
            ("03/04/2024", Ambiguous),
            ("03-04-2024", Ambiguous),
            ("2024-05", Incomplete),
            ("2024-05 mėn.", Incomplete),
            ("2024 m. sausis", Incomplete),
            ("2018", Incomplete),
            ("2018 m.", Incomplete),
            ("kovo 5", Incomplete),
            ("202405", Incomplete),
            ("05.03.24", ShortYear),
            ("24-03-05", ShortYear),
            ("2022-12-01–02", Several),
            ("2022 12 01-02", Several),
            ("2024-03-05, 12, 19", Several),
            ("2023 m. 04-05 mėn.", Several),
            ("2024-03-05 - 2024-03-08", Several),
            ("2024 m. kovo 5-6 d.", Several),
            ("2023-04-31", Impossible),
            ("2023-02-29", Impossible),
            ("2024-13-01", Impossible),
            ("31.04.2023", Impossible),
            ("1024-03-05", Impossible),
            ("vakar", Unknown),
            ("iki 2024-03-05", Unknown),
            ("", Unknown),
            ("2024-03-05 val", Unknown),
            ("12345", Unknown),
            ("2024-03-05 14", Unknown),
            ("9.3", Unknown),
            ("2024-03-05 d. (ketv.)", Unknown),
        ] {
            let got = read(text);
            assert!(got == Err(fault) || (text == "9.3" && got.is_err()), "{text}: {got:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".*") { let _ = read(&text); }

        #[test]
        fn no_datelike_text_breaks_it(text in "[0-9 .:/dmtėkovo–-]{0,24}") { let _ = read(&text); }

        #[test]
        fn a_written_day_is_read_back(days in 0i64..73_000) {
            let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Days::new(days.unsigned_abs());
            let months = ["sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo",
                "spalio", "lapkričio", "gruodžio"];
            let (y, m, d) = (date.year(), date.month(), date.day());
            for text in [
                format!("{y}-{m:02}-{d:02}"), format!("{y} {m:02} {d:02}"), format!("{y}.{m}.{d}"), format!("{y}{m:02}{d:02}"),
                format!("{d:02}.{m:02}.{y}"), format!("{y}-{m:02}-{d:02} d."), format!("{y}-{m:02}-{d:02}T23:59:59Z"),
                format!("{y} m. {} {d} d.", months[m as usize - 1]), format!("{y} m. {} mėn. {d} d.", months[m as usize - 1]),
            ] {
                prop_assert_eq!(read(&text), Ok(date), "{}", text);
            }
        }
    }
}
