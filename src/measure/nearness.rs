//! How near a share is to its target, in units.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::LEVEL;
use super::figure::Figure;
use super::survey;
use super::target::Verdict;
use crate::library::terms::Scoring;

/// How many units lie between a share and its target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nearness {
    /// Of a target that is met: so many favourable units could be unfavourable with it still met.
    pub reserve: Option<u64>,
    /// Of a target that is not met: so many unfavourable units would have to be favourable.
    pub lacking: Option<u64>,
    /// Of a verdict that is met and not certain: so many more units, all favourable, would bring the lower bound
    /// of the interval to the target.
    pub to_settle: Option<u64>,
}

/// The nearness of a share that is judged by a lower limit; nothing of any other figure.
pub fn nearness(figure: &Figure) -> Nearness {
    let least = figure.target.as_ref().and_then(|target| target.at_least);
    let units = |value: Option<Decimal>| value.and_then(|value| value.to_u64());
    let (Scoring::Proportion, Some(least), Some(part), Some(whole)) =
        (figure.scoring, least, units(figure.numerator), units(figure.denominator))
    else {
        return Nearness::default();
    };
    match figure.verdict {
        Verdict::Met => Nearness {
            reserve: survey::reserve(part, whole, least),
            to_settle: (!figure.certain)
                .then(|| survey::to_settle(part, whole, least, LEVEL))
                .flatten()
                .filter(|more| *more > 0),
            ..Nearness::default()
        },
        Verdict::NotMet => Nearness {
            lacking: least
                .checked_mul(Decimal::from(whole))
                .and_then(|needed| (needed / Decimal::ONE_HUNDRED).ceil().to_u64())
                .and_then(|needed| needed.checked_sub(part)),
            ..Nearness::default()
        },
        Verdict::NotAssessed => Nearness::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::figure;
    use super::super::figure::tests::{counts, terms};
    use super::*;
    use crate::engine::counts::Tally;

    fn near(numerator: u64, denominator: u64) -> Nearness {
        let tally = Tally { population: denominator, denominator, numerator, ..Tally::default() };
        nearness(&figure(&terms(Scoring::Proportion), &counts(tally)))
    }

    /// Against 95 %. 105 of 110: 104.5 are needed, no reserve, and 120 more would settle it (statsmodels, as in
    /// `survey`). 113 of 119: 113.05 are needed, one lacks. 285 of 285 is certain: 14.25 to spare.
    #[test]
    fn by_hand() {
        let met = Nearness { reserve: Some(0), to_settle: Some(120), ..Nearness::default() };
        assert_eq!(near(105, 110), met);
        assert_eq!(near(113, 119), Nearness { lacking: Some(1), ..Nearness::default() });
        assert_eq!(near(285, 285), Nearness { reserve: Some(14), ..Nearness::default() });
        assert_eq!(near(0, 0), Nearness::default());
    }
}
