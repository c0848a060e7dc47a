//! Which indicators are watched month by month or quarter by quarter.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::library::terms::ControlKind;
use crate::period::Period;

/// A `[[control_chart]]` of `rodiklis.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlChart {
    /// The indicator.
    pub indicator: String,
    /// How long a point of the series lasts.
    pub every: Every,
    /// Which chart; without it the one that fits how the indicator is scored.
    pub kind: Option<ControlKind>,
}

/// How long a point of a control chart lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
}

impl Every {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Every::Month => "month",
            Every::Quarter => "quarter",
        }
    }

    fn months(self) -> u32 {
        match self {
            Every::Month => 1,
            Every::Quarter => 3,
        }
    }

    /// The whole months or quarters from the first day of the earliest period to the last day of the latest,
    /// and not beyond `today`: one that is not over would look low.
    pub fn periods(self, declared: &[Period], today: NaiveDate) -> Vec<Period> {
        let first = declared.iter().map(|period| period.from).min();
        let last = declared.iter().map(|period| period.to).max();
        let Some((first, last)) = first.zip(last) else { return Vec::new() };
        let last = last.min(today);
        let length = self.months();
        (first.year()..=last.year())
            .flat_map(|year| (0..12 / length).map(move |part| (year, part)))
            .filter_map(|(year, part)| {
                let label = match self {
                    Every::Month => format!("{year}-{:02}", part + 1),
                    Every::Quarter => format!("{year}-Q{}", part + 1),
                };
                Period::parse(&label).ok()
            })
            .filter(|period| first <= period.from && period.to <= last)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(every: Every, declared: &[&str], today: &str) -> Vec<String> {
        let declared: Vec<Period> =
            declared.iter().map(|text| Period::parse(text).unwrap()).collect();
        let periods = every.periods(&declared, today.parse().unwrap());
        periods.into_iter().map(|period| period.label).collect()
    }

    #[test]
    fn only_whole_months_and_quarters_that_are_over() {
        let months = labels(Every::Month, &["2023", "2024"], "2025-01-20");
        assert_eq!(
            (months.len(), months[0].as_str(), months[23].as_str()),
            (24, "2023-01", "2024-12")
        );
        assert_eq!(labels(Every::Month, &["2024"], "2024-03-30").len(), 2);
        // A certificate's year from 3 February: the broken first quarter is left out.
        let quarters = labels(Every::Quarter, &["2022-02-03/2023-02-02"], "2025-01-20");
        assert_eq!(quarters, ["2022-Q2", "2022-Q3", "2022-Q4"]);
        assert!(labels(Every::Month, &[], "2025-01-20").is_empty());
    }
}
