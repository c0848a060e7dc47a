//! How figures moved since the period before, and since the same period a year before.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::change::{Change, change};
use super::figure::Figure;
use crate::engine::counts::Group;
use crate::library::terms::Terms;
use crate::period::Period;

/// The changes of one figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Since the period of the same kind just before.
    pub previous: Option<Since>,
    /// Since the same period a year before; of a year, the same as `previous`.
    pub year_before: Option<Since>,
}

/// A change since another period.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The other period.
    pub period: Period,
    /// How the figure moved since.
    pub change: Change,
}

impl History {
    /// The change since a year before, where that is another period than the one just before.
    pub fn season(&self) -> Option<&Since> {
        let before = self.previous.as_ref().map(|since| &since.period);
        self.year_before.as_ref().filter(|since| before != Some(&since.period))
    }

    /// Whether nothing can be compared.
    pub fn is_empty(&self) -> bool {
        self.previous.is_none() && self.year_before.is_none()
    }
}

/// The changes of each figure, in the figures' order. `terms` are the indicators', by id.
///
/// Only periods that are among the figures are compared, by their days: nothing is counted for a time for which
/// the provider may have kept no data.
pub fn histories(terms: &BTreeMap<&str, &Terms>, figures: &[Figure]) -> Vec<History> {
    type Key<'a> = (&'a str, Option<&'a Group>, NaiveDate, NaiveDate);
    let known: BTreeMap<Key, &Figure> = figures
        .iter()
        .map(|figure| {
            let Period { from, to, .. } = figure.period;
            ((figure.indicator.as_str(), figure.group.as_ref(), from, to), figure)
        })
        .collect();
    let since = |figure: &Figure, period: Option<Period>| {
        let period = period?;
        let key = (figure.indicator.as_str(), figure.group.as_ref(), period.from, period.to);
        let before = known.get(&key)?;
        let change = change(terms.get(figure.indicator.as_str())?, figure, before)?;
        Some(Since { period: before.period.clone(), change })
    };
    figures
        .iter()
        .map(|figure| History {
            previous: since(figure, figure.period.before()),
            year_before: since(figure, figure.period.year_before()),
        })
        .collect()
}

impl Serialize for History {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(since) = &self.previous {
            map.serialize_entry("previous", since)?;
        }
        if let Some(since) = &self.year_before {
            map.serialize_entry("year_before", since)?;
        }
        map.end()
    }
}

impl Serialize for Since {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("period", &self.period.label)?;
        map.serialize_entry("difference", &self.change.difference.to_f64())?;
        map.serialize_entry("course", self.change.course.key())?;
        if let Some(interval) = &self.change.interval {
            map.serialize_entry("interval", interval)?;
        }
        if let Some(beyond) = self.change.beyond_chance() {
            map.serialize_entry("beyond_chance", &beyond)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::super::figure;
    use super::super::figure::tests::{counts, terms};
    use super::*;
    use crate::engine::counts::Tally;
    use crate::library::terms::Scoring;

    fn share(period: &str, numerator: u64, denominator: u64) -> Figure {
        let tally = Tally { population: denominator, denominator, numerator, ..Tally::default() };
        let mut counts = counts(tally);
        counts.period = Period::parse(period).unwrap();
        figure(&terms(Scoring::Proportion), &counts)
    }

    fn of(figures: &[Figure]) -> Vec<History> {
        let terms = terms(Scoring::Proportion);
        histories(&BTreeMap::from([("satisfied_service_users", &terms)]), figures)
    }

    /// By hand: 9/10 − 6/10 is 30 points; 9/10 − 8/10 is 10.
    #[test]
    fn a_quarter_is_held_against_the_last_one_and_against_its_own_season() {
        let figures = [share("2023-Q2", 8, 10), share("2024-Q1", 6, 10), share("2024-Q2", 9, 10)];
        let now = &of(&figures)[2];
        let previous = now.previous.as_ref().unwrap();
        assert_eq!(previous.period.label, "2024-Q1");
        assert_eq!(previous.change.shown.to_string(), "30.0");
        let season = now.season().unwrap();
        assert_eq!(season.period.label, "2023-Q2");
        assert_eq!(season.change.shown.to_string(), "10.0");
        assert!(of(&figures)[0].is_empty());
    }

    #[test]
    fn of_a_year_both_are_one() {
        let now = &of(&[share("2023", 8, 10), share("2024", 9, 10)])[1];
        assert_eq!(now.previous, now.year_before);
        assert_eq!(now.season(), None);
    }

    /// A year and its first days are not alike, and a gap is no previous period.
    #[test]
    fn only_periods_of_a_kind_are_compared() {
        let figures =
            [share("2022", 1, 10), share("2024", 8, 10), share("2025-01-01/2025-01-20", 9, 10)];
        assert!(of(&figures).iter().all(History::is_empty));
    }
}
