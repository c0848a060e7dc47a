//! How far a value could move, were its unread and doubted cells known: exact bounds from what the engine counted.
//!
//! Units are independent of each other: for the greatest share every unit that can be in the numerator is, and one that
//! cannot leaves if it can; for the least it is the other way round. Records that might be anybody's may each turn one
//! unit, or be one; those of another group may take one away.

use rust_decimal::Decimal;

use super::fraction::Fraction;
use super::median;
use crate::engine::counts::{Reach, UnsureValue};

/// Least and greatest value; `None` where there is no such end.
pub(super) type Bounds = (Option<Fraction>, Option<Fraction>);

/// The least and the greatest number of units.
pub(super) fn units(reach: &Reach) -> (u64, u64) {
    (reach.least.saturating_sub(reach.takers), reach.most.saturating_add(reach.anybodys))
}

/// Of a number of units.
pub(super) fn count(reach: &Reach) -> Bounds {
    let (least, most) = units(reach);
    (Fraction::from_units(least), Fraction::from_units(most))
}

/// Of a share, in per cent.
pub(super) fn share(reach: &Reach) -> Bounds {
    let percent = |n: u64, d: u64| Fraction::new(i128::from(n) * 100, i128::from(d));
    let all = Fraction::from_units(100);
    // A unit that leaves moves a share less than one that turns.
    let any = reach.anybodys.saturating_add(reach.takers);
    let lowest = match (reach.surely_in, reach.perhaps_out) {
        // Whoever is in the denominator is in the numerator.
        (0, 0) if any == 0 => all,
        (sure, _) if any >= sure && any > 0 => Some(Fraction::ZERO),
        (sure, out) => percent(sure - any, sure.saturating_add(out)),
    };
    let highest = match (reach.perhaps_in, reach.surely_out) {
        (0, 0) if any == 0 => Some(Fraction::ZERO),
        (_, out) if any >= out && any > 0 => all,
        (perhaps, out) => percent(perhaps.saturating_add(any), perhaps.saturating_add(out)),
    };
    (lowest, highest)
}

/// Of a sum, before it is divided.
pub(super) fn sum(reach: &Reach) -> (Option<Decimal>, Option<Decimal>) {
    (reach.sum_least, reach.sum_most)
}

/// Of a mean of values.
pub(super) fn mean(reach: &Reach) -> Bounds {
    // A record that might be anybody's may add to any value.
    if reach.anybodys > 0 || reach.takers > 0 {
        return (None, None);
    }
    let lowest = mean_end(reach, |value| value.least, |a, b| a < b);
    let highest = mean_end(reach, |value| value.most, |a, b| a > b);
    (lowest, highest)
}

/// The mean of what is sure and what must be there, at one end, with every optional value that draws it further there.
fn mean_end(
    reach: &Reach,
    end: impl Fn(&UnsureValue) -> Option<Decimal>,
    beyond: impl Fn(Fraction, Fraction) -> bool,
) -> Option<Fraction> {
    let mut sum = Fraction::ZERO;
    for value in &reach.values {
        sum = sum.plus(Fraction::from_decimal(*value)?)?;
    }
    let mut units = reach.values.len() as u64;
    let mut optional = Vec::new();
    for value in &reach.unsure {
        let at = Fraction::from_decimal(end(value)?)?;
        if value.is_optional {
            optional.push(at);
        } else {
            sum = sum.plus(at)?;
            units += 1;
        }
    }
    optional.sort_by(|a, b| match (beyond(*a, *b), beyond(*b, *a)) {
        (true, _) => std::cmp::Ordering::Less,
        (_, true) => std::cmp::Ordering::Greater,
        _ => std::cmp::Ordering::Equal,
    });
    for value in optional {
        let draws = units == 0 || beyond(value, sum.over(Fraction::from_units(units)?)?);
        if !draws {
            break;
        }
        sum = sum.plus(value)?;
        units += 1;
    }
    sum.over(Fraction::from_units(units)?)
}

/// Of a median of values.
pub(super) fn median(reach: &Reach) -> Bounds {
    if reach.anybodys > 0 || reach.takers > 0 {
        return (None, None);
    }
    (median_end(reach, true), median_end(reach, false))
}

fn median_end(reach: &Reach, low: bool) -> Option<Fraction> {
    let mut sure = reach.values.clone();
    let mut optional = Vec::new();
    for value in &reach.unsure {
        let at = if low { value.least? } else { value.most? };
        if value.is_optional { optional.push(at) } else { sure.push(at) }
    }
    sure.sort();
    optional.sort();
    if !low {
        optional.reverse();
    }
    let mut found = median::median(&sure);
    for value in optional {
        // Each further value draws less; the first that draws the wrong way ends it.
        sure.insert(sure.partition_point(|known| *known <= value), value);
        let next = median::median(&sure)?;
        match found {
            Some(known) if (low && next > known) || (!low && next < known) => break,
            _ => found = Some(next),
        }
    }
    found
}

/// Of a quotient of two amounts that lie between these ends.
pub(super) fn quotient(
    above: (Option<Decimal>, Option<Decimal>),
    below: (Option<Decimal>, Option<Decimal>),
    per: Decimal,
) -> Bounds {
    let divided = |above: Option<Decimal>, below: Option<Decimal>| {
        let below = below.filter(|below| *below > Decimal::ZERO)?;
        Fraction::from_decimal(above?)?
            .times(Fraction::from_decimal(per)?)?
            .over(Fraction::from_decimal(below)?)
    };
    let is_negative = |end: Option<Decimal>| end.is_some_and(|end| end < Decimal::ZERO);
    // What is below nought is the farther from it the less it is divided by.
    let lowest = divided(above.0, if is_negative(above.0) { below.0 } else { below.1 });
    let highest = divided(above.1, if is_negative(above.1) { below.1 } else { below.0 });
    let is_positive = below.0.is_some_and(|least| least > Decimal::ZERO);
    if is_positive { (lowest, highest) } else { (None, None) }
}

#[cfg(test)]
#[path = "bounds_tests.rs"]
mod tests;
