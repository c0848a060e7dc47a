//! Control charts: whether a series only wavers as it always does, and whether it will meet its target reliably.
//!
//! Shewhart, W. A. (1931), Economic Control of Quality of Manufactured Product; Wheeler, D. J., Chambers, D. S.
//! (1992), Understanding Statistical Process Control, 2nd ed.; the rules and readings are those of NHS England's
//! "Making Data Count". All values and limits are in the unit in which the figure is printed: per cent for a
//! p-chart, `per` times events by exposure for a u-chart.

use rust_decimal::Decimal;

use super::fraction::Fraction;
use super::rounding::to_f64;
use super::spc_rules::{self, Mark};
pub use super::spc_rules::{Reading, Rule, Signal};
use crate::library::terms::{Improvement, Target};

/// Mean range of two values from a normal distribution, in standard deviations.
const D2: f64 = 1.128;
/// Three standard deviations by the mean moving range, as Wheeler rounds 3 / 1.128.
const INDIVIDUALS: f64 = 2.66;
/// The upper limit of moving ranges of two.
const RANGES: f64 = 3.267;

/// What a chart is read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which way is better.
    pub improvement: Improvement,
    /// With fewer values than this there is no chart; limits from few values are loose. At least 2.
    pub least_points: usize,
    /// So many values in a row on one side of the mean are a run. At least 2.
    pub run: usize,
    /// So many values in a row, each above (or each below) the one before, are a trend. At least 2.
    pub trend: usize,
}

impl Settings {
    /// Ten values to read a chart; runs and trends of seven, as "Making Data Count" has them.
    pub fn new(improvement: Improvement) -> Settings {
        Settings { improvement, least_points: 10, run: 7, trend: 7 }
    }
}

/// Why there is no chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too few periods have a value.
    TooFewPoints {
        /// Periods with a value.
        have: usize,
        /// Periods needed.
        need: usize,
    },
    /// A period's numbers cannot be: more favourable than all, or a negative exposure.
    Impossible {
        /// Its place in the series, from 0.
        point: usize,
    },
    /// A number is too large to be computed exactly, or `per` is not above 0.
    OutOfRange,
}

impl Refusal {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Refusal::TooFewPoints { .. } => "too_few_points",
            Refusal::Impossible { .. } => "impossible",
            Refusal::OutOfRange => "out_of_range",
        }
    }
}

/// A value of the series with its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The exact value.
    pub value: Fraction,
    /// Lower limit: three standard deviations below the mean.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// What is unusual about it; empty for one that only wavers.
    pub signals: Vec<Signal>,
}

impl Point {
    /// What its signals say together: `None` without any, and concern when they disagree, so that what
    /// pleases never hides what worries.
    pub fn reading(&self) -> Option<Reading> {
        self.signals.iter().map(|signal| signal.reading).max()
    }
}

/// The moving ranges of an XmR chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranges {
    /// Their mean, mR̄.
    pub mean: f64,
    /// Their upper limit, 3.267 · mR̄.
    pub upper: f64,
    /// For each period the distance to the last value before it and whether that is beyond the limit; `None`
    /// for the first and where there is no value.
    pub each: Vec<Option<(f64, bool)>>,
}

/// A series with its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The mean: of the values in an XmR chart, all events by all units in the others.
    pub mean: f64,
    /// The periods in the order given; `None` for one without a value, which rules pass over.
    pub points: Vec<Option<Point>>,
    /// The moving ranges, in an XmR chart.
    pub ranges: Option<Ranges>,
    /// By how much the spread exceeds that of chance alone, where Laney's correction was asked for.
    pub sigma_z: Option<f64>,
}

/// Whether a target will be met as long as nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assurance {
    /// Both limits lie on the target's good side: it will be met reliably.
    Capable,
    /// The target lies between the limits: it will be met at times, by chance.
    HitOrMiss,
    /// Both limits lie on the wrong side: it will be missed until something changes.
    Incapable,
}

impl Assurance {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Assurance::Capable => "capable",
            Assurance::HitOrMiss => "hit_or_miss",
            Assurance::Incapable => "incapable",
        }
    }
}

impl Chart {
    /// Whether no value is unusual, so that the limits foretell what comes.
    pub fn stable(&self) -> bool {
        self.points.iter().flatten().all(|point| point.signals.is_empty())
    }

    /// Whether the target will be met reliably, by the limits of the latest value; `None` for a target
    /// without a limit.
    ///
    /// The exact value of a period is judged by `meets`, never by this. It foretells only as far as the series
    /// is [`stable`](Chart::stable). NHS England, Making Data Count: Strengthening your decisions.
    pub fn assurance(&self, target: &Target) -> Option<Assurance> {
        let latest = self.points.iter().flatten().last()?;
        let (least, most) = (target.at_least.map(to_f64), target.at_most.map(to_f64));
        if least.is_none() && most.is_none() {
            return None;
        }
        let grain = grain(self.points.iter().flatten().map(|point| point.value));
        let capable = least.is_none_or(|least| latest.lower >= least - grain)
            && most.is_none_or(|most| latest.upper <= most + grain);
        let incapable = least.is_some_and(|least| latest.upper < least - grain)
            || most.is_some_and(|most| latest.lower > most + grain);
        Some(match (capable, incapable) {
            (true, _) => Assurance::Capable,
            (false, true) => Assurance::Incapable,
            (false, false) => Assurance::HitOrMiss,
        })
    }
}

/// An XmR chart of individual values: limits `x̄ ± 2.66 · mR̄`, and `3.267 · mR̄` for the moving ranges.
///
/// For means, medians, sums and times; counts of events and shares have their own charts, which know how
/// many were counted. The limits are not cut to what is possible (a share above 100 %). Wheeler and Chambers
/// 1992, ch. 3. Moving ranges beyond their limit stay in mR̄.
pub fn xmr(values: &[Option<Fraction>], settings: Settings) -> Result<Chart, Refusal> {
    let known: Vec<f64> = values.iter().flatten().map(|value| value.to_f64()).collect();
    enough(known.len(), settings)?;
    let mean = average(&known);
    let moves: Vec<f64> = known.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let mean_range = average(&moves);
    let upper = RANGES * mean_range;
    let sigma = INDIVIDUALS * mean_range / 3.0;
    let grain = grain(values.iter().flatten().copied());
    let mut moves = moves.iter();
    let mut started = false;
    let each = values.iter().map(|value| {
        value.as_ref()?;
        // The first value has nothing to be compared with.
        if !std::mem::replace(&mut started, true) {
            return None;
        }
        moves.next().map(|range| (*range, *range > upper + grain))
    });
    let ranges = Ranges { mean: mean_range, upper, each: each.collect() };
    let spread: Vec<_> = values.iter().map(|value| value.map(|value| (value, sigma))).collect();
    let bounds = (f64::NEG_INFINITY, f64::INFINITY);
    Ok(Chart { ranges: Some(ranges), ..chart(mean, &spread, false, bounds, settings) })
}

/// A p-chart of shares, each period as (favourable, total): limits `p̄ ± 3 √(p̄(1 − p̄)/n)` for each
/// period's own n, in per cent, cut to 0 and 100.
///
/// With `laney` the limits are those of the p′-chart, `p̄ ± 3 σ_z √(p̄(1 − p̄)/n)`, for large numbers that
/// vary by more than the binomial distribution allows; σ_z is the mean moving range of the z-scores by 1.128.
/// Montgomery, D. C., Introduction to Statistical Quality Control, ch. 7; Laney, D. B. (2002), Improved
/// control charts for attributes, Quality Engineering 14:531–537. A period with the total 0 has no value.
pub fn p_chart(counts: &[(u64, u64)], laney: bool, settings: Settings) -> Result<Chart, Refusal> {
    if let Some(point) = counts.iter().position(|(favourable, total)| favourable > total) {
        return Err(Refusal::Impossible { point });
    }
    let sum = |part: fn(&(u64, u64)) -> u64| {
        counts.iter().map(|count| u128::from(part(count))).sum::<u128>() as f64
    };
    enough(counts.iter().filter(|(_, total)| *total > 0).count(), settings)?;
    let mean = sum(|count| count.0) / sum(|count| count.1);
    let variance = mean * (1.0 - mean);
    let spread = counts.iter().map(|(favourable, total)| {
        if *total == 0 {
            return Some(None);
        }
        let share = i128::from(*favourable) * 100;
        let value = Fraction::new(share, i128::from(*total))?;
        Some(Some((value, 100.0 * (variance / *total as f64).sqrt())))
    });
    let spread = spread.collect::<Option<Vec<_>>>().ok_or(Refusal::OutOfRange)?;
    Ok(chart(100.0 * mean, &spread, laney, (0.0, 100.0), settings))
}

/// A u-chart of rates, each period as (events, exposure): limits `ū ± 3 √(ū/n)` for each period's own n, times
/// `per` (1000 for "per 1,000 child-days"), cut at 0; with `laney` those of the u′-chart.
///
/// Sources as for [`p_chart`]. A period with the exposure 0 has no value.
pub fn u_chart(
    counts: &[(u64, Decimal)],
    per: Decimal,
    laney: bool,
    settings: Settings,
) -> Result<Chart, Refusal> {
    if let Some(point) = counts.iter().position(|(_, exposure)| *exposure < Decimal::ZERO) {
        return Err(Refusal::Impossible { point });
    }
    enough(counts.iter().filter(|(_, exposure)| !exposure.is_zero()).count(), settings)?;
    let factor = Fraction::from_decimal(per).filter(|per| *per > Fraction::ZERO);
    let factor = factor.ok_or(Refusal::OutOfRange)?;
    // Events without any exposure belong to no rate.
    let counted = || counts.iter().filter(|(_, exposure)| !exposure.is_zero());
    let events = counted().map(|(events, _)| u128::from(*events)).sum::<u128>() as f64;
    let mean = events / counted().map(|(_, exposure)| to_f64(*exposure)).sum::<f64>();
    let spread = counts.iter().map(|(events, exposure)| {
        if exposure.is_zero() {
            return Some(None);
        }
        let value = Fraction::from_units(*events)?.times(factor)?;
        let value = value.over(Fraction::from_decimal(*exposure)?)?;
        Some(Some((value, to_f64(per) * (mean / to_f64(*exposure)).sqrt())))
    });
    let spread = spread.collect::<Option<Vec<_>>>().ok_or(Refusal::OutOfRange)?;
    let bounds = (0.0, f64::INFINITY);
    Ok(chart(to_f64(per) * mean, &spread, laney, bounds, settings))
}

/// The chart of values with the standard deviation of each.
fn chart(
    mean: f64,
    spread: &[Option<(Fraction, f64)>],
    laney: bool,
    (lowest, highest): (f64, f64),
    settings: Settings,
) -> Chart {
    let sigma_z = laney.then(|| sigma_z(mean, spread));
    let scale = sigma_z.unwrap_or(1.0);
    let grain = grain(spread.iter().flatten().map(|(value, _)| *value));
    let marks: Vec<Mark> = spread
        .iter()
        .flatten()
        .map(|(value, sigma)| Mark::new(*value, mean, scale * sigma, grain))
        .collect();
    let mut signals = spc_rules::signals(&marks, settings).into_iter();
    let points = spread.iter().map(|seen| {
        let (value, sigma) = seen.as_ref()?;
        let half = 3.0 * scale * sigma;
        Some(Point {
            value: *value,
            lower: (mean - half).max(lowest),
            upper: (mean + half).min(highest),
            signals: signals.next()?,
        })
    });
    Chart { mean, points: points.collect(), ranges: None, sigma_z }
}

/// Laney's σ_z: the mean moving range of the z-scores by 1.128; 1 where chance leaves no room for scores.
fn sigma_z(mean: f64, spread: &[Option<(Fraction, f64)>]) -> f64 {
    let scores: Vec<f64> = spread
        .iter()
        .flatten()
        .filter(|(_, sigma)| *sigma > 0.0)
        .map(|(value, sigma)| (value.to_f64() - mean) / sigma)
        .collect();
    let moves: Vec<f64> = scores.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    if moves.is_empty() { 1.0 } else { average(&moves) / D2 }
}

/// Smaller distances than this are the last bits of floating-point arithmetic, not of the values.
fn grain(values: impl Iterator<Item = Fraction>) -> f64 {
    1e-9 * values.map(|value| value.to_f64().abs()).fold(0.0, f64::max)
}

fn enough(have: usize, settings: Settings) -> Result<(), Refusal> {
    let need = settings.least_points.max(2);
    if have < need { Err(Refusal::TooFewPoints { have, need }) } else { Ok(()) }
}

fn average(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[cfg(test)]
#[path = "spc_tests.rs"]
mod tests;
