//! On which days a dataset has records, and what that tells of when its register was kept.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use polars::prelude::*;

use crate::lower::day_of;
use crate::period::Period;
use crate::records::frame::{Frame, Records};

/// So many days with records are asked for before a gap tells anything: a register with a few entries a year has gaps.
const MANY_DAYS: usize = 20;
/// So many days they must span: answers to one survey come within weeks.
const LONG: i64 = 90;
/// A shorter gap is a holiday.
const GAP: i64 = 31;
/// So many times longer than any other gap.
const TIMES: i64 = 4;

/// How many records a dataset has of each day.
#[derive(Clone, Debug, Default)]
pub(super) struct Days(BTreeMap<NaiveDate, u64>);

impl Days {
    /// Counts the records by these dates of theirs.
    ///
    /// # Errors
    /// A columnar file that cannot be read.
    pub(super) fn of(
        records: &Records,
        dataset: &str,
        fields: &BTreeSet<String>,
    ) -> PolarsResult<Days> {
        let kept = fields.iter().filter(|field| records.keeps(dataset, field));
        let kept: Vec<String> = kept.cloned().collect();
        let Some(frame) = records.frames.get(dataset).filter(|_| !kept.is_empty()) else {
            return Ok(Days::default());
        };
        let mut days: BTreeMap<i32, u64> = BTreeMap::new();
        frame.batches(&kept, &mut |batch| {
            for field in &kept {
                let column = batch.column(field)?.cast(&DataType::Int32)?;
                column.i32()?.iter().flatten().for_each(|day| *days.entry(day).or_default() += 1);
            }
            Ok(())
        })?;
        let dated = days.into_iter().filter_map(|(day, count)| Some((day_of(day.into())?, count)));
        Ok(Days(dated.collect()))
    }

    /// Records outside of all these spans: how many, the first and the last.
    pub(super) fn outside(
        &self,
        spans: &[(NaiveDate, NaiveDate)],
    ) -> Option<(u64, NaiveDate, NaiveDate)> {
        let is_outside =
            |day: NaiveDate| !spans.iter().any(|(from, to)| *from <= day && day <= *to);
        let outside = || self.0.iter().filter(|(day, _)| is_outside(**day));
        let (first, last) = (outside().next()?, outside().next_back()?);
        Some((outside().map(|(_, count)| count).sum(), *first.0, *last.0))
    }

    /// The first record, where the days of its period that lie before it are a gap like no other.
    pub(super) fn begun_late(&self, periods: &[Period]) -> Option<(NaiveDate, Period)> {
        let (first, _) = self.0.first_key_value()?;
        let period = periods.iter().find(|period| period.from <= *first && *first <= period.to)?;
        let gap = (*first - period.from).num_days();
        self.is_unlike(gap).then(|| (*first, period.clone()))
    }

    /// The last record, where the days from it to this one are a gap like no other.
    pub(super) fn ended_early(&self, until: NaiveDate) -> Option<NaiveDate> {
        let (last, _) = self.0.last_key_value()?;
        self.is_unlike((until - *last).num_days()).then_some(*last)
    }

    /// Whether there is a record after one day and up to another.
    pub(super) fn any_between(&self, after: NaiveDate, until: NaiveDate) -> bool {
        self.0.keys().any(|day| after < *day && *day <= until)
    }

    fn is_unlike(&self, gap: i64) -> bool {
        let days: Vec<&NaiveDate> = self.0.keys().collect();
        let between = days.windows(2).map(|pair| (*pair[1] - *pair[0]).num_days());
        let longest = between.max().unwrap_or(0);
        let span = days.first().zip(days.last()).map_or(0, |(from, to)| (**to - **from).num_days());
        days.len() >= MANY_DAYS && span >= LONG && gap >= GAP && gap >= longest * TIMES
    }
}

/// Whether looking for gaps costs no reading of files.
pub(super) fn is_at_hand(records: &Records, dataset: &str) -> bool {
    matches!(records.frames.get(dataset), Some(Frame::Memory(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Every so many days from the first one on.
    fn days(first: &str, every: i64, count: i64) -> Days {
        let first = day(first);
        Days((0..count).map(|n| (first + chrono::TimeDelta::days(n * every), 1)).collect())
    }

    #[test]
    fn only_a_gap_like_no_other_tells_that_a_register_was_not_kept() {
        let year = [Period::parse("2024").unwrap()];
        let begun = |days: Days| days.begun_late(&year).map(|(first, _)| first.to_string());
        // From September on, every third day.
        assert_eq!(begun(days("2024-09-01", 3, 40)), Some("2024-09-01".to_owned()));
        // A month at the beginning of the year, every third day after it.
        assert_eq!(begun(days("2024-01-31", 3, 100)), None);
        assert_eq!(begun(days("2024-02-01", 3, 100)), Some("2024-02-01".to_owned()));
        // Few, seldom, or within weeks.
        assert_eq!(begun(days("2024-09-01", 6, 19)), None);
        assert_eq!(begun(days("2024-03-01", 20, 15)), None);
        assert_eq!(begun(days("2024-11-01", 1, 45)), None);
        let ended = |days: Days| days.ended_early(day("2024-12-31")).map(|last| last.to_string());
        assert_eq!(ended(days("2023-01-05", 3, 120)), Some("2023-12-28".to_owned()));
        assert_eq!(ended(days("2023-01-05", 20, 36)), None);
    }

    #[test]
    fn records_outside_of_what_was_kept_are_counted() {
        let days = days("2023-12-30", 1, 4);
        let span = (day("2023-12-31"), day("2024-01-01"));
        assert_eq!(days.outside(&[span]), Some((2, day("2023-12-30"), day("2024-01-02"))));
        assert_eq!(days.outside(&[span, (day("2023-01-01"), day("2025-01-01"))]), None);
    }
}
