//! How a figure moved from one period to another.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::LEVEL;
use super::figure::Figure;
use super::fraction::Fraction;
use super::interval::Interval;
use super::proportion;
use super::rounding::rounded;
use crate::library::terms::{Improvement, Scoring, Terms};

/// Which way a figure went, by the indicator's own direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Course {
    /// Improved.
    Better,
    /// Worsened.
    Worse,
    /// Printed as no change.
    Same,
    /// It moved, and neither way is better.
    Neutral,
}

impl Course {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Course::Better => "better",
            Course::Worse => "worse",
            Course::Same => "same",
            Course::Neutral => "neutral",
        }
    }
}

/// The difference of two figures of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Later minus earlier value, exact; percentage points for a proportion, the value's unit otherwise.
    pub difference: Fraction,
    /// The difference as it is printed: half away from zero, in the indicator's decimals.
    pub shown: Decimal,
    /// Which way it went, by what is printed.
    pub course: Course,
    /// 95 % interval of the difference of two proportions, in percentage points, as though the two
    /// periods' units were independent; `None` for other scorings.
    pub interval: Option<Interval>,
}

impl Change {
    /// Whether the interval leaves nought out; `None` without an interval.
    pub fn beyond_chance(&self) -> Option<bool> {
        self.interval.map(|interval| interval.lower > 0.0 || interval.upper < 0.0)
    }
}

/// The change from `before` to `now`; `None` when either has no value, or they are not alike.
pub fn change(terms: &Terms, now: &Figure, before: &Figure) -> Option<Change> {
    if now.scoring != before.scoring || now.indicator != before.indicator {
        return None;
    }
    let difference = now.value?.minus(before.value?)?;
    let shown = rounded(difference, terms.decimals);
    let risen = shown.is_sign_positive();
    let course = match terms.improvement {
        _ if shown.is_zero() => Course::Same,
        Improvement::Neutral => Course::Neutral,
        Improvement::Higher if risen => Course::Better,
        Improvement::Lower if !risen => Course::Better,
        Improvement::Higher | Improvement::Lower => Course::Worse,
    };
    let interval = match now.scoring {
        Scoring::Proportion => units(now).zip(units(before)).and_then(|(now, before)| {
            Some(proportion::difference(now, before, LEVEL)?.scaled(100.0))
        }),
        _ => None,
    };
    Some(Change { difference, shown, course, interval })
}

fn units(figure: &Figure) -> Option<(u64, u64)> {
    Some((figure.numerator?.to_u64()?, figure.denominator?.to_u64()?))
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("difference", &self.difference.to_f64())?;
        map.serialize_entry("course", self.course.key())?;
        if let Some(interval) = &self.interval {
            map.serialize_entry("interval", interval)?;
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

    fn share(numerator: u64, denominator: u64) -> Figure {
        let tally = Tally { population: denominator, denominator, numerator, ..Tally::default() };
        figure(&terms(Scoring::Proportion), &counts(tally))
    }

    /// The page of look/: 113 of 119, then 105 of 110; 95.4545 − 94.9580 = 0.4966.
    #[test]
    fn percentage_points_by_hand() {
        let change =
            change(&terms(Scoring::Proportion), &share(105, 110), &share(113, 119)).unwrap();
        assert_eq!(change.shown.to_string(), "0.5");
        assert_eq!(change.course, Course::Better);
        assert_eq!(change.beyond_chance(), Some(false));
    }

    /// Newcombe 1998, method 10: 56/70 − 48/80 is 0.0524 to 0.3339.
    #[test]
    fn a_clear_change_is_beyond_chance() {
        let change = change(&terms(Scoring::Proportion), &share(56, 70), &share(48, 80)).unwrap();
        assert_eq!(change.shown.to_string(), "20.0");
        assert_eq!(change.beyond_chance(), Some(true));
        assert!((change.interval.unwrap().lower - 5.24).abs() < 0.005);
    }

    #[test]
    fn direction_is_the_indicators_own() {
        let mut terms = terms(Scoring::Proportion);
        let course = |terms: &Terms, now, before| change(terms, &now, &before).unwrap().course;
        terms.improvement = Improvement::Lower;
        assert_eq!(course(&terms, share(1, 10), share(2, 10)), Course::Better);
        assert_eq!(course(&terms, share(2, 10), share(1, 10)), Course::Worse);
        terms.improvement = Improvement::Neutral;
        assert_eq!(course(&terms, share(2, 10), share(1, 10)), Course::Neutral);
        assert_eq!(course(&terms, share(1, 10), share(1, 10)), Course::Same);
        // 0.01 of a point is printed as none.
        assert_eq!(course(&terms, share(5001, 10_000), share(5000, 10_000)), Course::Same);
    }

    #[test]
    fn without_data_there_is_no_change() {
        assert_eq!(change(&terms(Scoring::Proportion), &share(1, 10), &share(0, 0)), None);
    }
}
