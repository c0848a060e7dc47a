//! The words that stand for periods in a workspace and on the command line.

use chrono::{Datelike, NaiveDate};

use crate::period::Period;

/// What words need to know of the provider to become days.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// First and last day of the certificate.
    pub certificate: Option<(NaiveDate, NaiveDate)>,
    /// The day that reports carry.
    pub report_date: NaiveDate,
}

/// The periods that a word stands for, in the order of time; `None` for a word that stands for none.
///
/// * `2024`, `2024-Q1`, `2024-03`, `2024-01-15/2024-02-14`: that period;
/// * `2022..2024`: these years, one by one; `quarters-2024`, `months-2024`: that year's;
/// * `school-2023`: 1 September 2023 to 31 August 2024;
/// * `certificate-1`: the first year of the certificate; `certificate-years`: all of them;
/// * `year-to-date`: 1 January to the report's day.
pub fn periods(word: &str, calendar: Calendar) -> Option<Vec<Period>> {
    if let Ok(period) = Period::parse(word) {
        return Some(vec![period]);
    }
    let all = |labels: Vec<String>| -> Option<Vec<Period>> {
        labels.iter().map(|label| Period::parse(label).ok()).collect()
    };
    if let Some((first, last)) = word.split_once("..") {
        let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
        return (first <= last)
            .then(|| (first..=last).map(|year| year.to_string()).collect())
            .and_then(all);
    }
    if word == "year-to-date" {
        let first = NaiveDate::from_ymd_opt(calendar.report_date.year(), 1, 1)?;
        return Some(vec![Period::of_days(first, calendar.report_date)?]);
    }
    let (kind, which) = word.split_once('-')?;
    match kind {
        "quarters" => all((1..=4).map(|quarter| format!("{which}-Q{quarter}")).collect()),
        "months" => all((1..=12).map(|month| format!("{which}-{month:02}")).collect()),
        "school" => {
            let year: i32 = which.parse().ok()?;
            let from = NaiveDate::from_ymd_opt(year, 9, 1)?;
            let to = NaiveDate::from_ymd_opt(year.checked_add(1)?, 8, 31)?;
            Some(vec![Period::of_days(from, to)?])
        }
        "certificate" => {
            let (issued, expires) = calendar.certificate?;
            let years = Period::certificate_years(issued, expires);
            if which == "years" {
                return Some(years).filter(|years| !years.is_empty());
            }
            let number: usize = which.parse().ok()?;
            Some(vec![years.into_iter().nth(number.checked_sub(1)?)?])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(word: &str) -> Vec<String> {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let calendar = Calendar {
            certificate: Some((day("2022-02-03"), day("2025-02-03"))),
            report_date: day("2025-01-20"),
        };
        periods(word, calendar)
            .into_iter()
            .flatten()
            .map(|period| format!("{}/{}", period.from, period.to))
            .collect()
    }

    #[test]
    fn words_become_days() {
        assert_eq!(days("2023..2024"), ["2023-01-01/2023-12-31", "2024-01-01/2024-12-31"]);
        assert_eq!(days("quarters-2024").len(), 4);
        assert_eq!(days("quarters-2024")[0], "2024-01-01/2024-03-31");
        assert_eq!(days("months-2024")[1], "2024-02-01/2024-02-29");
        assert_eq!(days("school-2023"), ["2023-09-01/2024-08-31"]);
        assert_eq!(days("year-to-date"), ["2025-01-01/2025-01-20"]);
    }

    /// LIT2021-065 was awarded on 2022-02-03; its progress reports cover 12 and 24 months.
    #[test]
    fn certificate_years_begin_on_the_day_of_the_award() {
        assert_eq!(
            days("certificate-years"),
            ["2022-02-03/2023-02-02", "2023-02-03/2024-02-02", "2024-02-03/2025-02-02"]
        );
        assert_eq!(days("certificate-2"), ["2023-02-03/2024-02-02"]);
        assert!(days("certificate-4").is_empty());
        assert!(days("certificate-0").is_empty());
    }

    #[test]
    fn other_words_stand_for_nothing() {
        for word in ["", "2024-Q5", "2024..2022", "quarters-", "school-x", "certificate-", "x-1"] {
            assert!(days(word).is_empty(), "{word}");
        }
    }
}
