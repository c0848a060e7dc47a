//! What an action that was done brought: its indicator in the time before its day and in the time from its day on.
//!
//! A year that holds the day is neither. The reported period is cut at the day: its first part ends on the day before, its
//! second begins with the day itself. Where the first part has no value (a survey that is held once a year), it begins with
//! the period before the reported one: still wholly before the day.

use chrono::NaiveDate;

use crate::engine::counts::Counts;
use crate::library::indicator::Indicator;
use crate::measure::{self, Change, Figure};
use crate::period::Period;
use crate::register::Registers;
use crate::workspace::Workspace;

/// An indicator before the day of an action and from it on.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The indicator's id.
    pub indicator: String,
    /// The action's day.
    pub day: NaiveDate,
    /// The figure of the time before; `None` where no time of the declared periods lies before.
    pub before: Option<Figure>,
    /// The figure of the time from the day on.
    pub after: Option<Figure>,
    /// How it moved between them; `None` where either has no value.
    pub change: Option<Change>,
}

/// What must be counted for an action.
pub(crate) struct Cut {
    /// The indicator, without its groups.
    pub indicator: Indicator,
    /// The times to count.
    pub periods: Vec<Period>,
    day: NaiveDate,
    before: Vec<Period>,
    after: Period,
}

/// The cuts that a workspace's actions make in the last of the periods: one for each indicator and day.
pub(crate) fn cuts(
    workspace: &Workspace,
    indicators: &[Indicator],
    periods: &[Period],
) -> Vec<Cut> {
    let Some((reported, earlier)) = periods.split_last() else { return Vec::new() };
    let mut cuts: Vec<Cut> = Vec::new();
    for action in &workspace.written.actions {
        let Some((day, id)) = action.done.zip(action.indicator.as_ref()) else { continue };
        let known = indicators.iter().find(|indicator| indicator.id == *id);
        let Some(known) = known.filter(|_| reported.from <= day && day <= reported.to) else {
            continue;
        };
        if cuts.iter().any(|cut| cut.indicator.id == *id && cut.day == day) {
            continue;
        }
        let Some(after) = Period::of_days(day, reported.to) else { continue };
        let before = before(reported, earlier, day);
        let mut indicator = known.clone();
        indicator.stratifiers.clear();
        indicator.crosses.clear();
        let periods = before.iter().chain([&after]).cloned().collect();
        cuts.push(Cut { indicator, periods, day, before, after });
    }
    cuts
}

/// The times before the day, the first one with a value being taken.
fn before(reported: &Period, earlier: &[Period], day: NaiveDate) -> Vec<Period> {
    let Some(eve) = day.pred_opt() else { return Vec::new() };
    let previous = earlier.last().filter(|previous| reported.follows(previous));
    let starts = [Some(reported.from), previous.map(|previous| previous.from)];
    starts.into_iter().flatten().filter_map(|from| Period::of_days(from, eve)).collect()
}

impl Cut {
    /// The effect, of what was counted.
    pub fn effect(&self, counts: &[Counts], registers: &Registers) -> Effect {
        let terms = &self.indicator.terms;
        let mut figures: Vec<Figure> =
            counts.iter().map(|counts| measure::figure(terms, counts)).collect();
        registers.hold(std::slice::from_ref(&self.indicator), &mut figures);
        let of = |period: &Period| figures.iter().find(|figure| figure.period == *period).cloned();
        let mut candidates: Vec<Figure> = self.before.iter().filter_map(of).collect();
        let valued = candidates.iter().position(|figure| figure.value.is_some()).unwrap_or(0);
        let before = (valued < candidates.len()).then(|| candidates.swap_remove(valued));
        let after = of(&self.after);
        let change = before
            .as_ref()
            .zip(after.as_ref())
            .and_then(|(before, after)| measure::change(terms, after, before));
        Effect { indicator: self.indicator.id.clone(), day: self.day, before, after, change }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(reported: &str, earlier: &[&str], day: &str) -> Vec<String> {
        let earlier: Vec<Period> =
            earlier.iter().map(|label| Period::parse(label).unwrap()).collect();
        let reported = Period::parse(reported).unwrap();
        let found = before(&reported, &earlier, day.parse().unwrap());
        found.into_iter().map(|period| period.label).collect()
    }

    #[test]
    fn no_time_before_reaches_the_day() {
        assert_eq!(
            labels("2024", &["2022", "2023"], "2024-09-02"),
            ["2024-01-01/2024-09-01", "2023-01-01/2024-09-01"]
        );
        // Done on the first day of the period: all of the time before is that of the period before.
        assert_eq!(labels("2024", &["2023"], "2024-01-01"), ["2023-01-01/2023-12-31"]);
        assert_eq!(labels("2024", &[], "2024-01-01"), [""; 0]);
        // The last year of a project is no time before the whole of it.
        assert_eq!(
            labels("2018-10-30/2023-05-15", &["2022"], "2020-01-01"),
            ["2018-10-30/2019-12-31"]
        );
    }
}
