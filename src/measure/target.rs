//! The target that holds on a day, and whether an exact value meets it.

use chrono::NaiveDate;

use super::fraction::Fraction;
use super::interval::Interval;
use super::rounding::to_f64;
use crate::library::terms::Target;

/// What a target says of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The exact value meets the target.
    Met,
    /// It does not.
    NotMet,
    /// Nothing can be said; a [`Reason`] stands beside.
    NotAssessed,
}

impl Verdict {
    /// Its name in JSON: `not_met`.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::NotMet => "not_met",
            Verdict::NotAssessed => "not_assessed",
        }
    }
}

/// Why there is no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No target holds on the period's last day.
    NoTarget,
    /// Nothing was counted, or nothing whose value is known: there is no value.
    NoData,
    /// Nobody kept the register in this period: there is no value.
    NotKept,
    /// The register was kept for a part of the period only: there is no value that could stand for the whole.
    PartlyKept,
    /// The denominator is below nought: nothing can be a share or a rate of it.
    NegativeDenominator,
    /// Fewer units than the definition asks for.
    TooFew,
    /// The numbers are too large to be computed exactly: there is no value.
    OutOfRange,
    /// Cells could not be read, and what they hold has no bounds: there is no value.
    Unread,
    /// Rounded numbers leave open whether the target is met: in a public report.
    Rounded,
    /// Of more of the records than the workspace allows a cell that matters could not be read.
    Incomplete,
}

impl Reason {
    /// Whether nobody kept the register, in this period or in a part of it.
    pub fn is_unkept(self) -> bool {
        matches!(self, Reason::NotKept | Reason::PartlyKept)
    }

    /// Its name in JSON and in message keys: `too_few`.
    pub fn key(self) -> &'static str {
        match self {
            Reason::NoTarget => "no_target",
            Reason::NoData => "no_data",
            Reason::NotKept => "not_kept",
            Reason::PartlyKept => "partly_kept",
            Reason::NegativeDenominator => "negative_denominator",
            Reason::TooFew => "too_few",
            Reason::OutOfRange => "out_of_range",
            Reason::Rounded => "rounded",
            Reason::Unread => "unread",
            Reason::Incomplete => "incomplete",
        }
    }
}

/// The target that holds on `day`; one without any limit is none. The first, should two hold.
pub fn holding(targets: &[Target], day: NaiveDate) -> Option<&Target> {
    targets.iter().find(|target| {
        (target.at_least.is_some() || target.at_most.is_some())
            && target.from.is_none_or(|from| from <= day)
            && target.to.is_none_or(|to| day <= to)
    })
}

/// Whether an exact value, in the unit in which it is printed, meets a target.
///
/// Tested as a cross-multiplication would test it, `100 · numerator ≥ 95 · denominator`: nothing is
/// rounded and nothing is a floating-point number. `None` when a limit is out of a [`Fraction`]'s range.
pub fn meets(target: &Target, value: Fraction) -> Option<bool> {
    let least = target.at_least.map(Fraction::from_decimal);
    let most = target.at_most.map(Fraction::from_decimal);
    if matches!(least, Some(None)) || matches!(most, Some(None)) {
        return None;
    }
    Some(
        least.flatten().is_none_or(|least| value >= least)
            && most.flatten().is_none_or(|most| value <= most),
    )
}

/// Whether the interval lies wholly on the side of the target on which the value was found.
pub fn settles(target: &Target, met: bool, interval: &Interval) -> bool {
    let least = target.at_least.map(to_f64);
    let most = target.at_most.map(to_f64);
    if met {
        least.is_none_or(|least| interval.lower >= least)
            && most.is_none_or(|most| interval.upper <= most)
    } else {
        least.is_some_and(|least| interval.upper < least)
            || most.is_some_and(|most| interval.lower > most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Method;
    use rust_decimal::Decimal;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn percent(numerator: i128, denominator: i128) -> Fraction {
        Fraction::new(100 * numerator, denominator).unwrap()
    }

    #[test]
    fn both_limits_can_hold_at_once() {
        let between = Target::of(Some(10), Some(20));
        assert_eq!(meets(&between, percent(10, 100)), Some(true));
        assert_eq!(meets(&between, percent(20, 100)), Some(true));
        assert_eq!(meets(&between, percent(21, 100)), Some(false));
        assert_eq!(meets(&between, percent(9, 100)), Some(false));
    }

    #[test]
    fn a_period_is_judged_by_the_target_of_its_day() {
        let targets = [
            Target { to: Some(day("2023-06-30")), ..Target::of(Some(90), None) },
            Target { from: Some(day("2023-07-01")), ..Target::of(Some(95), None) },
        ];
        let limit = |text| holding(&targets, day(text)).and_then(|target| target.at_least);
        assert_eq!(limit("2023-06-30"), Some(Decimal::from(90)));
        assert_eq!(limit("2023-07-01"), Some(Decimal::from(95)));
        assert_eq!(holding(&targets[1..], day("2023-06-30")), None);
        assert_eq!(holding(&[Target::of(None, None)], day("2023-06-30")), None);
    }

    #[test]
    fn an_interval_settles_a_verdict_only_when_it_lies_wholly_beside_the_limit() {
        let interval =
            |lower, upper| Interval { level: 0.95, lower, upper, method: Method::Wilson };
        let least = Target::of(Some(95), None);
        assert!(settles(&least, true, &interval(95.0, 99.0)));
        assert!(!settles(&least, true, &interval(94.9, 99.0)));
        assert!(settles(&least, false, &interval(80.0, 94.9)));
        assert!(!settles(&least, false, &interval(80.0, 95.0)));
        let most = Target::of(None, Some(5));
        assert!(settles(&most, true, &interval(1.0, 5.0)));
        assert!(settles(&most, false, &interval(5.1, 9.0)));
        assert!(!settles(&most, false, &interval(5.0, 9.0)));
    }
}
