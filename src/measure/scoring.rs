//! From counts to exact values, one function for each way of scoring.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::fraction::Fraction;
use super::interval::Interval;
use super::rounding::to_f64;
use super::target::Reason;
use super::{LEVEL, bounds, mean, median, poisson, proportion};
use crate::engine::counts::{Counts, Reach, Tally};
use crate::library::terms::{Missing, Scoring, Terms};

/// An exact value and what is needed to judge it, in the unit in which it is printed.
pub(super) struct Scored {
    pub numerator: Option<Decimal>,
    pub denominator: Option<Decimal>,
    pub value: Result<Fraction, Reason>,
    /// Units against which the definition's minimum is held; `None` where it does not apply.
    pub units: Option<u64>,
    pub spread: Spread,
    /// Something that is missing, and not unread, could be of any size: the bounds say nothing of it.
    pub is_open: bool,
    pub chance: Chance,
}

/// How far the value could move if the unknowns were known.
pub(super) enum Spread {
    /// There are no unknowns.
    Settled,
    /// Between these two, both possible.
    Between(Fraction, Fraction),
    /// Nobody can say: the missing values are without bounds.
    Open,
}

/// What chance could have done to the value.
pub(super) enum Chance {
    /// A full count, without a model of chance.
    Enumerated,
    /// An interval, if there is enough to work one out.
    Sampled(Option<Interval>),
}

pub(super) fn score(terms: &Terms, counts: &Counts) -> Scored {
    let tally = &counts.tally;
    match terms.scoring {
        Scoring::Count => count(tally),
        Scoring::Sum => sum(terms, tally),
        Scoring::Proportion => share(terms, tally),
        Scoring::Ratio => {
            let below = counts.divisor.as_ref().map_or_else(Amount::default, Amount::of);
            ratio(terms, Amount::of(tally), below)
        }
        Scoring::Mean => average(terms, tally),
        Scoring::Median => middle(terms, tally),
    }
}

fn count(tally: &Tally) -> Scored {
    let most = tally.denominator.saturating_add(tally.population_unknown);
    let (lowest, highest) = match &tally.reach {
        Some(reach) => bounds::count(reach),
        None => (Fraction::from_units(tally.denominator), Fraction::from_units(most)),
    };
    Scored {
        numerator: None,
        denominator: None,
        value: exact(Fraction::from_units(tally.denominator)),
        units: None,
        spread: between(lowest, highest),
        is_open: false,
        chance: Chance::Enumerated,
    }
}

fn sum(terms: &Terms, tally: &Tally) -> Scored {
    // A sum over nobody is nought; a sum of nothing but missing values is not.
    let total = summed(tally.sum).unwrap_or_default();
    let value =
        if nothing_known(tally) { Err(Reason::NoData) } else { exact(divided(total, terms)) };
    let bounded = tally.reach.as_deref().map(|reach| {
        let (least, most) = bounds::sum(reach);
        let end = |end: Option<Decimal>| end.and_then(|end| divided(end, terms));
        (end(least), end(most))
    });
    let scored = Scored {
        numerator: None,
        denominator: None,
        value,
        units: None,
        spread: open_if(doubtful(tally)),
        is_open: false,
        chance: Chance::Enumerated,
    };
    scored.within(tally.reach.as_deref(), bounded)
}

impl Scored {
    /// The value with the bounds that what is unread and doubted leaves; without bounds there is no value.
    fn within(self, reach: Option<&Reach>, bounded: Option<bounds::Bounds>) -> Scored {
        let (Some(reach), Some((lowest, highest))) = (reach, bounded) else { return self };
        let spread = between(lowest, highest);
        let value = match spread {
            Spread::Open => self.value.and(Err(Reason::Unread)),
            Spread::Settled | Spread::Between(..) => self.value,
        };
        Scored { value, spread, is_open: self.is_open || reach.is_open, ..self }
    }
}

/// The unknown units are treated as the definition says; the extremes take every unit of which anything
/// is unknown first as unfavourable, then as favourable.
fn share(terms: &Terms, tally: &Tally) -> Scored {
    let (numerator, denominator) = match terms.missing {
        Missing::NotInNumerator => (tally.numerator, tally.denominator),
        Missing::Exclude => (tally.numerator, tally.denominator.saturating_sub(tally.unknown)),
        Missing::InNumerator => (tally.numerator.saturating_add(tally.unknown), tally.denominator),
    };
    let percent = |n: u64, d: u64| Fraction::new(i128::from(n) * 100, i128::from(d));
    let widest = tally.denominator.saturating_add(tally.population_unknown);
    let doubtful = doubtful(tally);
    let (lowest, highest) = match &tally.reach {
        Some(reach) => bounds::share(reach),
        None => (
            percent(tally.numerator, widest),
            percent(tally.numerator.saturating_add(doubtful), widest),
        ),
    };
    Scored {
        numerator: Some(Decimal::from(numerator)),
        denominator: Some(Decimal::from(denominator)),
        value: if denominator == 0 {
            Err(Reason::NoData)
        } else if tally.reach.as_ref().is_some_and(|reach| reach.least == 0) {
            // Nobody is surely there to have a share.
            Err(Reason::Unread)
        } else {
            exact(percent(numerator, denominator))
        },
        units: Some(denominator),
        spread: between(lowest, highest),
        is_open: false,
        chance: Chance::Sampled(
            proportion::wilson(numerator, denominator, LEVEL)
                .map(|interval| interval.scaled(100.0)),
        ),
    }
}

fn ratio(terms: &Terms, above: Amount, below: Amount) -> Scored {
    let quotient = |above: Decimal, below: Decimal| {
        Fraction::from_decimal(above)?
            .times(Fraction::from_decimal(terms.per)?)?
            .over(Fraction::from_decimal(below)?)
    };
    let value = if below.total.is_zero() || above.nothing_known || below.nothing_known {
        Err(Reason::NoData)
    } else if below.total.is_sign_negative() {
        Err(Reason::NegativeDenominator)
    } else {
        exact(quotient(above.total, below.total))
    };
    let chance = match (above.events, value) {
        (Some(events), Ok(_)) => Chance::Sampled(ratio_interval(terms, events, below.total)),
        _ => Chance::Enumerated,
    };
    let has_reach = above.has_reach || below.has_reach;
    let is_open = above.is_open || below.is_open;
    let (lowest, highest) =
        bounds::quotient((above.least, above.most), (below.least, below.most), terms.per);
    let spread = match between(lowest, highest) {
        Spread::Settled if is_open && !has_reach => Spread::Open,
        Spread::Between(..) if is_open && !has_reach => Spread::Open,
        spread => spread,
    };
    let value = match spread {
        Spread::Open if has_reach => value.and(Err(Reason::Unread)),
        _ => value,
    };
    Scored {
        numerator: Some(above.total),
        denominator: Some(below.total),
        value,
        units: Some(below.units),
        spread,
        is_open,
        chance,
    }
}

/// A part of the denominator must not pass 100 %, which a number of events without a ceiling would. Where more were
/// counted than there are to be had, no model holds.
fn ratio_interval(terms: &Terms, events: u64, below: Decimal) -> Option<Interval> {
    if terms.is_part {
        let whole = below.to_u64().filter(|whole| Decimal::from(*whole) == below)?;
        return Some(proportion::wilson(events, whole, LEVEL)?.scaled(100.0));
    }
    let factor = to_f64(terms.per) / to_f64(below);
    Some(poisson::limits(events, LEVEL)?.scaled(factor))
}

/// What one part of a ratio amounts to.
#[derive(Clone, Copy, Default)]
struct Amount {
    total: Decimal,
    /// Units counted, or summed over.
    units: u64,
    /// The number of units, where the part counts them.
    events: Option<u64>,
    /// Least that it could be; `None` without an end.
    least: Option<Decimal>,
    /// Most that it could be.
    most: Option<Decimal>,
    /// A value that is missing, and not unread, could be of any size.
    is_open: bool,
    /// Whether anything in it is unread or doubted.
    has_reach: bool,
    /// Whether there are units and none of them has a value.
    nothing_known: bool,
}

impl Amount {
    fn of(tally: &Tally) -> Amount {
        let amount = match summed(tally.sum) {
            None => Amount::counted(tally.denominator, tally.population_unknown),
            Some(total) => Amount {
                units: tally.denominator,
                events: None,
                is_open: doubtful(tally) > 0,
                nothing_known: nothing_known(tally),
                ..Amount::exactly(total)
            },
        };
        let Some(reach) = &tally.reach else { return amount };
        let (least, most) = match amount.events {
            Some(_) => {
                let (least, most) = bounds::units(reach);
                (Some(Decimal::from(least)), Some(Decimal::from(most)))
            }
            None => bounds::sum(reach),
        };
        let is_open = reach.is_open && amount.events.is_none();
        Amount { least, most, is_open, has_reach: true, ..amount }
    }

    fn exactly(total: Decimal) -> Amount {
        Amount { total, least: Some(total), most: Some(total), ..Amount::default() }
    }

    fn counted(units: u64, doubtful: u64) -> Amount {
        Amount {
            units,
            events: Some(units),
            most: Some(Decimal::from(units.saturating_add(doubtful))),
            ..Amount::exactly(Decimal::from(units))
        }
    }
}

/// The sum, or nothing where the definition counts. Every [`Tally`] has a sum as long as its type says so.
fn summed(sum: impl Into<Option<Decimal>>) -> Option<Decimal> {
    sum.into()
}

/// Whether there are units and none of them has a value.
fn nothing_known(tally: &Tally) -> bool {
    tally.denominator > 0 && tally.unknown >= tally.denominator
}

/// Units without a value leave a mean whatever the definition says of missing ones: they have nothing to add.
fn average(terms: &Terms, tally: &Tally) -> Scored {
    let known = tally.denominator.saturating_sub(tally.unknown);
    let total = summed(tally.sum).unwrap_or_default();
    let value = if known == 0 {
        Err(Reason::NoData)
    } else {
        exact(divided(total, terms).and_then(|sum| sum.over(Fraction::from_units(known)?)))
    };
    let scored = Scored {
        numerator: Some(total),
        denominator: Some(Decimal::from(known)),
        value,
        units: Some(known),
        spread: open_if(doubtful(tally)),
        is_open: false,
        chance: Chance::Sampled(mean::student(&floats(&tally.values, terms), LEVEL)),
    };
    let bounded = tally.reach.as_deref().map(bounds::mean);
    scored.within(tally.reach.as_deref(), bounded.map(|ends| scaled(ends, terms)))
}

fn middle(terms: &Terms, tally: &Tally) -> Scored {
    let known = tally.values.len() as u64;
    let value = if known == 0 {
        Err(Reason::NoData)
    } else {
        exact(
            median::median(&tally.values)
                .and_then(|value| value.over(Fraction::from_decimal(terms.divide_by)?)),
        )
    };
    let scored = Scored {
        numerator: None,
        denominator: Some(Decimal::from(known)),
        value,
        units: Some(known),
        spread: open_if(doubtful(tally)),
        is_open: false,
        chance: Chance::Sampled(median::interval(&floats(&tally.values, terms), LEVEL)),
    };
    let bounded = tally.reach.as_deref().map(bounds::median);
    scored.within(tally.reach.as_deref(), bounded.map(|ends| scaled(ends, terms)))
}

/// Bounds of a mean or median in the unit in which it is printed.
fn scaled(ends: bounds::Bounds, terms: &Terms) -> bounds::Bounds {
    let end = |end: Option<Fraction>| end?.over(Fraction::from_decimal(terms.divide_by)?);
    (end(ends.0), end(ends.1))
}

/// Units of which anything is unknown.
fn doubtful(tally: &Tally) -> u64 {
    tally.unknown.saturating_add(tally.population_unknown)
}

fn exact(value: Option<Fraction>) -> Result<Fraction, Reason> {
    value.ok_or(Reason::OutOfRange)
}

fn divided(sum: Decimal, terms: &Terms) -> Option<Fraction> {
    Fraction::from_decimal(sum)?.over(Fraction::from_decimal(terms.divide_by)?)
}

fn floats(values: &[Decimal], terms: &Terms) -> Vec<f64> {
    let divide_by = to_f64(terms.divide_by);
    values.iter().map(|value| to_f64(*value) / divide_by).collect()
}

fn between(lowest: Option<Fraction>, highest: Option<Fraction>) -> Spread {
    match (lowest, highest) {
        (Some(lowest), Some(highest)) if lowest == highest => Spread::Settled,
        (Some(lowest), Some(highest)) => Spread::Between(lowest, highest),
        _ => Spread::Open,
    }
}

fn open_if(doubtful: u64) -> Spread {
    if doubtful == 0 { Spread::Settled } else { Spread::Open }
}

#[cfg(test)]
mod tests {
    use super::super::figure::tests::terms;
    use super::*;

    /// 10 events in 4 000 days: 2.5 per 1 000; Byar's limits of 10 are 4.787 and 18.391, so 1.197 and 4.598.
    #[test]
    fn a_ratio_of_events_has_byars_interval() {
        let terms = Terms { per: Decimal::from(1000), ..terms(Scoring::Ratio) };
        let days = Amount { total: Decimal::from(4000), units: 20, ..Amount::default() };
        let scored = ratio(&terms, Amount::counted(10, 0), days);
        assert_eq!(scored.value.ok(), Fraction::new(5, 2));
        let Chance::Sampled(Some(interval)) = scored.chance else { panic!("no interval") };
        assert!((interval.lower - 1.197).abs() < 1e-3, "{interval:?}");
        assert!((interval.upper - 4.598).abs() < 1e-3, "{interval:?}");
        assert_eq!(scored.units, Some(20));
    }

    /// 14 of 20: Wilson by hand, (2·14 + z² ± z√(z² + 4·14·0.3)) / (2(20 + z²)) with z = 1.959964.
    #[test]
    fn a_part_per_hundred_has_an_interval_below_a_hundred() {
        let per_hundred = Terms { per: Decimal::ONE_HUNDRED, ..terms(Scoring::Ratio) };
        let terms = Terms { is_part: true, ..per_hundred.clone() };
        let of = |events: u64, whole: i64| {
            let below = Amount { total: Decimal::from(whole), units: 1, ..Amount::default() };
            match ratio(&terms, Amount::counted(events, 0), below).chance {
                Chance::Sampled(interval) => interval,
                Chance::Enumerated => panic!("no model of chance"),
            }
        };
        let interval = of(14, 20).unwrap();
        assert!((interval.lower - 48.102).abs() < 1e-3, "{interval:?}");
        assert!((interval.upper - 85.452).abs() < 1e-3, "{interval:?}");
        assert!(of(3, 3).unwrap().upper <= 100.0);
        assert_eq!(of(4, 3), None);
        // Complaints per 100 families are no part of the families: Garwood's 1.623 to 11.668 for 5 events, twice as many
        // per 100 where there are 50.
        let below = Amount { total: Decimal::from(50), units: 1, ..Amount::default() };
        let rate = ratio(&per_hundred, Amount::counted(5, 0), below).chance;
        let Chance::Sampled(Some(interval)) = rate else { panic!("no interval") };
        assert!((interval.lower - 3.246).abs() < 2e-3, "{interval:?}");
        assert!((interval.upper - 23.336).abs() < 2e-3, "{interval:?}");
    }

    /// 10 events and 10 that might be, over 20 units and 5 that might be: by hand 10/25 to 20/20.
    #[test]
    fn a_ratio_of_counts_has_both_readings() {
        let scored = ratio(&terms(Scoring::Ratio), Amount::counted(10, 10), Amount::counted(20, 5));
        let Spread::Between(lowest, highest) = scored.spread else { panic!("no readings") };
        assert_eq!(Some(lowest), Fraction::new(2, 5));
        assert_eq!(Some(highest), Fraction::new(1, 1));
    }
}
