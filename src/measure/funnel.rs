//! Funnel limits: which of several centres differ from their common value, or from a target, by more than
//! chance.
//!
//! Spiegelhalter, D. J. (2005), Funnel plots for comparing institutional performance, Statistics in Medicine
//! 24:1185–1202. Centres are not ranked. All values and limits are in the unit in which the figure is printed:
//! per cent for shares, `per` times events by exposure for rates.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::discrete::{LARGEST_VARIANCE, Masses};
use super::fraction::Fraction;
use super::interval::{tail, two_sided_z};
use super::rounding::to_f64;

/// Level of the inner limits: a centre beyond them is worth a look.
pub const WARNING: f64 = 0.95;
/// Level of the outer limits: 2 of 1 000 centres lie beyond by chance alone.
pub const ALARM: f64 = 0.998;
/// With fewer centres than this the dispersion between them cannot be told, and is never adjusted for.
pub const LEAST_CENTRES: usize = 10;

/// What the centres are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Their common value: all numerators by all denominators.
    Common,
    /// A given value, in the unit in which the figure is printed.
    Target(Decimal),
}

/// How the limits are worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// From the binomial or Poisson distribution, interpolated (Spiegelhalter 2005, appendix): the lower limit
    /// is `(r − α)/n` with the smallest r for which `P(R ≤ r) > p` and `α = (P(R ≤ r) − p) / P(R = r)`, the upper
    /// its mirror image, `(r − α + 1)/n` for `1 − p`. So a centre is beyond a limit exactly when it, or
    /// a more extreme one, had a probability below p. Without that 1, as the formula is printed, 20
    /// favourable of 20 around 95 %, which a third of such centres have, would be an alarm.
    Exact,
    /// From the normal approximation.
    Normal,
    /// Normal, with the variance times φ where the centres differ among themselves by more than chance
    /// ([`Funnel::adjusted`] says whether).
    Overdispersed,
}

/// A lower and an upper limit; the lower is never above the upper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Lower limit; never below 0.
    pub lower: f64,
    /// Upper limit; never above 100 for shares.
    pub upper: f64,
}

/// Where a centre lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Within the inner limits: no difference beyond chance.
    Inside,
    /// Beyond the inner limits, within the outer.
    Warning,
    /// Beyond the outer limits.
    Alarm,
}

impl Class {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Class::Inside => "inside",
            Class::Warning => "warning",
            Class::Alarm => "alarm",
        }
    }
}

/// One centre in the funnel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its exact value.
    pub value: Fraction,
    /// The inner limits at its size.
    pub inner: Limits,
    /// The outer limits at its size.
    pub outer: Limits,
    /// Where it lies.
    pub class: Class,
    /// On which side of the middle.
    pub side: Ordering,
}

/// A funnel and its centres.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// The value in the middle.
    pub middle: f64,
    /// Spiegelhalter's φ, winsorised; `None` with fewer than [`LEAST_CENTRES`] centres or without variance.
    pub phi: Option<f64>,
    /// Whether the limits are widened by √φ.
    pub adjusted: bool,
    /// The centres in the order given; `None` for one where nothing could be counted.
    pub places: Vec<Option<Place>>,
}

/// The funnel of shares, each centre as (favourable, total).
///
/// `None` when a centre has more favourable than total, when nobody was counted at all, for a target outside
/// 0 to 100 per cent, and when a number is out of a [`Fraction`]'s range.
pub fn shares(centres: &[(u64, u64)], around: Around, shape: Shape) -> Option<Funnel> {
    if centres.iter().any(|(favourable, total)| favourable > total) {
        return None;
    }
    let middle = match around {
        Around::Target(target) => Fraction::from_decimal(target)?,
        Around::Common => percent(
            centres.iter().map(|(favourable, _)| u128::from(*favourable)).sum(),
            centres.iter().map(|(_, total)| u128::from(*total)).sum(),
        )?,
    };
    if middle < Fraction::ZERO || middle > Fraction::new(100, 1)? {
        return None;
    }
    let chance = Chance::Share(middle.to_f64() / 100.0);
    let sized = centres.iter().map(|(favourable, total)| match total {
        0 => Some(None),
        _ => Some(Some((percent((*favourable).into(), (*total).into())?, *total as f64))),
    });
    funnel(&sized.collect::<Option<Vec<_>>>()?, middle, chance, shape)
}

/// The funnel of rates, each centre as (events, exposure), with `per` times events by exposure as the value
/// (1000 for "per 1,000 child-days").
///
/// A centre with the exposure 0 has no place. `None` for a negative exposure, when there is none at all, for
/// `per` ≤ 0, for a negative target, and when a number is out of range.
pub fn rates(
    centres: &[(u64, Decimal)],
    around: Around,
    per: Decimal,
    shape: Shape,
) -> Option<Funnel> {
    if per <= Decimal::ZERO || centres.iter().any(|(_, exposure)| *exposure < Decimal::ZERO) {
        return None;
    }
    let rate = |events: u64, exposure: Decimal| {
        Fraction::from_units(events)?
            .times(Fraction::from_decimal(per)?)?
            .over(Fraction::from_decimal(exposure)?)
    };
    let middle = match around {
        Around::Target(target) => Fraction::from_decimal(target)?,
        Around::Common => {
            // Events without any exposure belong to no rate.
            let counted = || centres.iter().filter(|(_, exposure)| !exposure.is_zero());
            let mut exposures = counted().map(|(_, exposure)| *exposure);
            rate(
                counted().try_fold(0_u64, |sum, (events, _)| sum.checked_add(*events))?,
                exposures.try_fold(Decimal::ZERO, |sum, one| sum.checked_add(one))?,
            )?
        }
    };
    if middle < Fraction::ZERO {
        return None;
    }
    let per = to_f64(per);
    let chance = Chance::Rate { rate: middle.to_f64() / per, per };
    let sized = centres.iter().map(|(events, exposure)| match exposure.is_zero() {
        true => Some(None),
        false => Some(Some((rate(*events, *exposure)?, to_f64(*exposure)))),
    });
    funnel(&sized.collect::<Option<Vec<_>>>()?, middle, chance, shape)
}

/// The limits of a share of `total` around `middle` per cent, for drawing a funnel's lines. `phi` widens
/// [`Shape::Overdispersed`] limits alone, by √φ where it is above 1; 1 unless the funnel is `adjusted`.
/// `None` for impossible numbers and unless 0 < level < 1.
pub fn share_limits(middle: f64, total: u64, level: f64, shape: Shape, phi: f64) -> Option<Limits> {
    let fits = (0.0..=100.0).contains(&middle) && total > 0 && phi.is_finite() && phi >= 0.0;
    fits.then(|| limits(Chance::Share(middle / 100.0), total as f64, level, shape, phi))?
}

/// The limits of a rate of `per` times events by `exposure` around `middle`, as [`share_limits`].
pub fn rate_limits(
    middle: f64,
    exposure: Decimal,
    per: Decimal,
    level: f64,
    shape: Shape,
    phi: f64,
) -> Option<Limits> {
    let (size, per) = (to_f64(exposure), to_f64(per));
    let fits = middle >= 0.0 && middle.is_finite() && size > 0.0 && per > 0.0;
    (fits && phi.is_finite() && phi >= 0.0)
        .then(|| limits(Chance::Rate { rate: middle / per, per }, size, level, shape, phi))?
}

/// Spiegelhalter's φ of naive z-scores: the mean of their squares, after the tenth at either end was drawn in
/// to the nearest one left (winsorised; ⌊n/10⌋ at each end). About 1 when chance alone divides the centres.
///
/// Spiegelhalter 2005, and Handling over-dispersion of performance indicators, Quality and Safety in Health Care
/// 14:347–351. `None` with fewer than [`LEAST_CENTRES`] scores, or one that is not finite.
pub fn dispersion(scores: &[f64]) -> Option<f64> {
    if scores.len() < LEAST_CENTRES || scores.iter().any(|score| !score.is_finite()) {
        return None;
    }
    let mut rising = scores.to_vec();
    rising.sort_by(f64::total_cmp);
    let cut = rising.len() / 10;
    let (low, high) = (*rising.get(cut)?, *rising.get(rising.len() - 1 - cut)?);
    let squares: f64 = rising.iter().map(|score| score.clamp(low, high).powi(2)).sum();
    Some(squares / rising.len() as f64)
}

/// Whether φ of so many centres is more than chance: above `1 + 2√(2/n)`.
///
/// Without overdispersion `nφ` is about χ² with n degrees of freedom (Spiegelhalter 2005), so φ has
/// the mean 1 and the standard error √(2/n); winsorising makes it smaller still.
pub fn overdispersed(phi: f64, centres: usize) -> bool {
    phi > 1.0 + 2.0 * (2.0 / centres as f64).sqrt()
}

/// What chance does to a centre's value.
#[derive(Clone, Copy)]
enum Chance {
    /// Binomial, around a share from 0 to 1.
    Share(f64),
    /// Poisson, around a rate of one unit of exposure.
    Rate { rate: f64, per: f64 },
}

impl Chance {
    /// The middle and the standard error at a size, in the printed unit.
    fn normal(self, size: f64) -> (f64, f64) {
        match self {
            Chance::Share(share) => (100.0 * share, 100.0 * (share * (1.0 - share) / size).sqrt()),
            Chance::Rate { rate, per } => (per * rate, per * (rate / size).sqrt()),
        }
    }

    /// The probabilities of the number counted at a size, where that can differ and can be walked.
    fn masses(self, size: f64) -> Option<Masses> {
        match self {
            Chance::Share(share) => {
                let variance = size * share * (1.0 - share);
                (variance > 0.0 && variance < LARGEST_VARIANCE)
                    .then(|| Some(Masses::binomial(size.to_u64()?, share)))?
            }
            Chance::Rate { rate, .. } => {
                let mean = rate * size;
                (mean > 0.0 && mean < LARGEST_VARIANCE).then(|| Masses::poisson(mean))
            }
        }
    }

    fn cut(self, limits: Limits) -> Limits {
        let highest = match self {
            Chance::Share(_) => 100.0,
            Chance::Rate { .. } => f64::INFINITY,
        };
        Limits { lower: limits.lower.clamp(0.0, highest), upper: limits.upper.clamp(0.0, highest) }
    }
}

fn limits(chance: Chance, size: f64, level: f64, shape: Shape, phi: f64) -> Option<Limits> {
    let (middle, error) = chance.normal(size);
    let factor = match chance {
        Chance::Share(_) => 100.0 / size,
        Chance::Rate { per, .. } => per / size,
    };
    let exact = if shape == Shape::Exact { chance.masses(size) } else { None };
    let limits = match exact {
        Some(masses) => {
            let tail = tail(level)?;
            Limits {
                lower: factor * masses.interpolated(tail),
                upper: factor * (masses.interpolated(1.0 - tail) + 1.0),
            }
        }
        None => {
            let widened = if shape == Shape::Overdispersed { phi.max(1.0) } else { 1.0 };
            let half = two_sided_z(level)? * error * widened.sqrt();
            Limits { lower: middle - half, upper: middle + half }
        }
    };
    let finite = limits.lower.is_finite() && limits.upper.is_finite();
    finite.then(|| chance.cut(limits))
}

fn funnel(
    sized: &[Option<(Fraction, f64)>],
    middle: Fraction,
    chance: Chance,
    shape: Shape,
) -> Option<Funnel> {
    let scores: Vec<f64> = sized
        .iter()
        .flatten()
        .map(|(value, size)| {
            let (middle, error) = chance.normal(*size);
            (value.to_f64() - middle) / error
        })
        .collect();
    let phi = dispersion(&scores);
    let widening =
        phi.filter(|phi| shape == Shape::Overdispersed && overdispersed(*phi, scores.len()));
    let place = |value: Fraction, size: f64| {
        let at = |level| limits(chance, size, level, shape, widening.unwrap_or(1.0));
        let (inner, outer) = (at(WARNING)?, at(ALARM)?);
        let side = value.cmp(&middle);
        // A value in the very middle is inside, whatever the last bits of limits that meet there.
        let beyond = |limits: Limits| match side {
            Ordering::Less => value.to_f64() < limits.lower,
            Ordering::Equal => false,
            Ordering::Greater => value.to_f64() > limits.upper,
        };
        let class = match (beyond(inner), beyond(outer)) {
            (_, true) => Class::Alarm,
            (true, false) => Class::Warning,
            (false, false) => Class::Inside,
        };
        Some(Place { value, inner, outer, class, side })
    };
    let places = sized.iter().map(|centre| match centre {
        None => Some(None),
        Some((value, size)) => Some(Some(place(*value, *size)?)),
    });
    Some(Funnel {
        middle: middle.to_f64(),
        phi,
        adjusted: widening.is_some(),
        places: places.collect::<Option<Vec<_>>>()?,
    })
}

fn percent(favourable: u128, total: u128) -> Option<Fraction> {
    Fraction::new(i128::try_from(favourable).ok()?.checked_mul(100)?, i128::try_from(total).ok()?)
}

#[cfg(test)]
#[path = "funnel_tests.rs"]
mod tests;
