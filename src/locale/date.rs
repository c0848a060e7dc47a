//! Days and periods as they are printed.
//!
//! The months stand here in the case that a sentence needs: ICU's own Lithuanian `2024 m. kovas` cannot be used in one.

use chrono::{Datelike, NaiveDate};

use super::Lang;
use super::number::NBSP;
use crate::period::{Period, Span};

/// Genitive, as in `kovo 5 d.`
const LITHUANIAN_MONTHS: [&str; 12] = [
    "sausio",
    "vasario",
    "kovo",
    "balandžio",
    "gegužės",
    "birželio",
    "liepos",
    "rugpjūčio",
    "rugsėjo",
    "spalio",
    "lapkričio",
    "gruodžio",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ROMAN_QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];

/// `2024-03-05`, in both languages.
pub fn iso_date(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// `2024 m. kovo 5 d.`, `5 March 2024`; numbers are joined to their words with no-break spaces.
pub fn long_date(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Lt => format!("{} {}", year(lang, day.year()), day_of_month(lang, day)),
        Lang::En => format!("{} {}", day_of_month(lang, day), day.year()),
    }
}

/// The month of a day: `2024 m. kovo mėn.`, `March 2024`.
pub fn month(lang: Lang, day: NaiveDate) -> String {
    let name = month_name(lang, day);
    match lang {
        Lang::Lt => format!("{} {name}{NBSP}mėn.", year(lang, day.year())),
        Lang::En => format!("{name} {}", day.year()),
    }
}

/// A run of years: `2022–2024 m.`, `2022–2024`; one year alone: `2024 m.`, `2024`.
pub fn years(lang: Lang, first: i32, last: i32) -> String {
    if first == last {
        return year(lang, first);
    }
    match lang {
        Lang::Lt => format!("{first}–{last}{NBSP}m."),
        Lang::En => format!("{first}–{last}"),
    }
}

/// A period by its days, without saying a year or month twice:
/// `2024 m. sausio 1 d. – gruodžio 31 d.`, `1 January – 31 December 2024`.
pub fn period(lang: Lang, period: &Period) -> String {
    let (from, to) = (period.from, period.to);
    if from == to {
        return long_date(lang, from);
    }
    let same_year = from.year() == to.year();
    let same_month = same_year && from.month() == to.month();
    let long = |day| long_date(lang, day);
    let short = |day| day_of_month(lang, day);
    match lang {
        Lang::Lt if same_month => format!(
            "{} {} {}–{}{NBSP}d.",
            year(lang, from.year()),
            month_name(lang, from),
            from.day(),
            to.day()
        ),
        Lang::Lt if same_year => format!("{}{NBSP}– {}", long(from), short(to)),
        Lang::En if same_month => format!("{}–{}", from.day(), long(to)),
        Lang::En if same_year => format!("{}{NBSP}– {}", short(from), long(to)),
        Lang::Lt | Lang::En => format!("{}{NBSP}– {}", long(from), long(to)),
    }
}

/// A period by its name, in a sentence: `2024 m.`, `2024 m. I ketv.`, `2024 m. kovo mėn.`, or its days.
pub fn period_name(lang: Lang, of: &Period) -> String {
    match (of.span(), lang) {
        (Span::Year(number), _) => year(lang, number),
        (Span::Quarter(number, quarter), Lang::Lt) => {
            format!("{} {}{NBSP}ketv.", year(lang, number), roman(quarter))
        }
        (Span::Quarter(number, quarter), Lang::En) => format!("Q{quarter}{NBSP}{number}"),
        (Span::Month(..), _) => month(lang, of.from),
        (Span::Days, _) => period(lang, of),
    }
}

/// A period in the head of a column: `2024`, `2024 I ketv.`, `2024-03`, `2024-01-15 – 2024-02-14`.
pub fn period_label(lang: Lang, of: &Period) -> String {
    match (of.span(), lang) {
        (Span::Year(number), _) => number.to_string(),
        (Span::Quarter(number, quarter), Lang::Lt) => {
            format!("{number}{NBSP}{}{NBSP}ketv.", roman(quarter))
        }
        (Span::Quarter(number, quarter), Lang::En) => format!("Q{quarter}{NBSP}{number}"),
        (Span::Month(..), _) => of.from.format("%Y-%m").to_string(),
        (Span::Days, _) => format!("{}{NBSP}– {}", iso_date(of.from), iso_date(of.to)),
    }
}

/// Several periods in short. Those that follow each other are one stretch: `2022–2024`; others stand beside it:
/// `2020–2022; 2018-10-30 – 2023-05-15`.
pub fn period_labels(lang: Lang, periods: &[Period]) -> String {
    let mut stretches: Vec<(&Period, &Period)> = Vec::new();
    for period in periods {
        match stretches.last_mut() {
            Some((_, last)) if period.follows(last) => *last = period,
            _ => stretches.push((period, period)),
        }
    }
    let named = |(first, last): (&Period, &Period)| {
        let is_days = [first, last].iter().any(|period| period.span() == Span::Days);
        match (first.same_days(last), is_days) {
            (true, _) => period_label(lang, last),
            (_, true) => format!("{}{NBSP}– {}", iso_date(first.from), iso_date(last.to)),
            (_, false) => format!("{}–{}", period_label(lang, first), period_label(lang, last)),
        }
    };
    stretches.into_iter().map(named).collect::<Vec<_>>().join("; ")
}

fn year(lang: Lang, year: i32) -> String {
    match lang {
        Lang::Lt => format!("{year}{NBSP}m."),
        Lang::En => year.to_string(),
    }
}

fn day_of_month(lang: Lang, day: NaiveDate) -> String {
    let name = month_name(lang, day);
    match lang {
        Lang::Lt => format!("{name} {}{NBSP}d.", day.day()),
        Lang::En => format!("{}{NBSP}{name}", day.day()),
    }
}

fn month_name(lang: Lang, day: NaiveDate) -> &'static str {
    let names = match lang {
        Lang::Lt => &LITHUANIAN_MONTHS,
        Lang::En => &ENGLISH_MONTHS,
    };
    names[day.month0() as usize]
}

fn roman(quarter: u32) -> &'static str {
    ROMAN_QUARTERS[(quarter as usize).clamp(1, 4) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// With plain spaces, so that the expected texts can be read.
    fn plain(text: String) -> String {
        text.replace(NBSP, " ")
    }

    /// lithuania.md §5.1.
    #[test]
    fn days_are_written_short_and_long() {
        assert_eq!(iso_date(day("2024-03-05")), "2024-03-05");
        assert_eq!(long_date(Lang::Lt, day("2024-03-05")), "2024\u{a0}m. kovo 5\u{a0}d.");
        assert_eq!(long_date(Lang::En, day("2024-03-05")), "5\u{a0}March 2024");
        assert_eq!(plain(month(Lang::Lt, day("2024-03-05"))), "2024 m. kovo mėn.");
        assert_eq!(month(Lang::En, day("2024-03-05")), "March 2024");
    }

    #[test]
    fn periods_that_follow_each_other_are_one_stretch() {
        let labels = |periods: &[&str]| {
            let periods: Vec<Period> =
                periods.iter().map(|period| Period::parse(period).unwrap()).collect();
            plain(period_labels(Lang::Lt, &periods))
        };
        assert_eq!(labels(&["2024"]), "2024");
        assert_eq!(labels(&["2022", "2023", "2024"]), "2022–2024");
        assert_eq!(
            labels(&["2020", "2021", "2022", "2018-10-30/2023-05-15"]),
            "2020–2022; 2018-10-30 – 2023-05-15"
        );
        assert_eq!(
            labels(&["2022-02-03/2023-02-02", "2023-02-03/2024-02-02"]),
            "2022-02-03 – 2024-02-02"
        );
    }

    #[test]
    fn months_are_in_the_genitive() {
        let names: Vec<String> = (1..=12)
            .map(|month| {
                plain(long_date(Lang::Lt, NaiveDate::from_ymd_opt(2024, month, 1).unwrap()))
            })
            .map(|text| text.split(' ').nth(2).unwrap().to_string())
            .collect();
        assert_eq!(
            names.join(", "),
            "sausio, vasario, kovo, balandžio, gegužės, birželio, liepos, rugpjūčio, rugsėjo, spalio, lapkričio, gruodžio"
        );
    }

    #[test]
    fn periods_say_nothing_twice() {
        let texts = |text: &str| {
            let of = Period::parse(text).unwrap();
            (plain(period(Lang::Lt, &of)), plain(period(Lang::En, &of)))
        };
        for (label, lt, en) in [
            ("2024", "2024 m. sausio 1 d. – gruodžio 31 d.", "1 January – 31 December 2024"),
            ("2024-03", "2024 m. kovo 1–31 d.", "1–31 March 2024"),
            (
                "2018-10-30/2023-04-30",
                "2018 m. spalio 30 d. – 2023 m. balandžio 30 d.",
                "30 October 2018 – 30 April 2023",
            ),
            ("2024-05-01/2024-05-01", "2024 m. gegužės 1 d.", "1 May 2024"),
        ] {
            assert_eq!(texts(label), (lt.to_string(), en.to_string()));
        }
    }

    #[test]
    fn periods_have_names_and_labels() {
        let texts = |text: &str| {
            let of = Period::parse(text).unwrap();
            [Lang::Lt, Lang::En]
                .map(|lang| (plain(period_name(lang, &of)), plain(period_label(lang, &of))))
        };
        let pair = |name: &str, label: &str| (name.to_string(), label.to_string());
        assert_eq!(texts("2024"), [pair("2024 m.", "2024"), pair("2024", "2024")]);
        assert_eq!(
            texts("2024-Q4"),
            [pair("2024 m. IV ketv.", "2024 IV ketv."), pair("Q4 2024", "Q4 2024")]
        );
        assert_eq!(
            texts("2024-03"),
            [pair("2024 m. kovo mėn.", "2024-03"), pair("March 2024", "2024-03")]
        );
        assert_eq!(
            texts("2024-01-15/2024-02-14")[0],
            pair("2024 m. sausio 15 d. – vasario 14 d.", "2024-01-15 – 2024-02-14")
        );
        assert_eq!(plain(years(Lang::Lt, 2022, 2024)), "2022–2024 m.");
        assert_eq!(plain(years(Lang::En, 2022, 2024)), "2022–2024");
        assert_eq!(plain(years(Lang::Lt, 2024, 2024)), "2024 m.");
    }
}
