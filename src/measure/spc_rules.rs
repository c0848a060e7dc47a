//! Which values of a control chart are unusual, and whether that is good.

use std::cmp::Ordering;

use super::fraction::Fraction;
use super::spc::Settings;
use crate::library::terms::Improvement;

/// What makes a value unusual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// It lies outside the limits, three standard deviations from the mean.
    Outside,
    /// It is part of a run of values on one side of the mean.
    Run,
    /// It is part of a trend of values that rise, or fall, one after another.
    Trend,
    /// It is one of two, among three in a row, beyond two standard deviations on one side.
    TwoOfThree,
}

impl Rule {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Rule::Outside => "outside",
            Rule::Run => "run",
            Rule::Trend => "trend",
            Rule::TwoOfThree => "two_of_three",
        }
    }
}

/// What an unusual value means, by the indicator's direction; in rising order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Neither way is better.
    Neutral,
    /// It went the better way.
    Improvement,
    /// It went the worse way.
    Concern,
}

impl Reading {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Reading::Neutral => "neutral",
            Reading::Improvement => "improvement",
            Reading::Concern => "concern",
        }
    }
}

/// A rule that a value breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// The rule.
    pub rule: Rule,
    /// Whether it is broken upwards: above the mean, or rising.
    pub upward: bool,
    /// What that means.
    pub reading: Reading,
}

/// Where a value lies among the lines of its chart: `Greater` above the upper one, `Less` below the lower.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    value: Fraction,
    mean: Ordering,
    two: Ordering,
    three: Ordering,
}

impl Mark {
    /// `grain` is the distance that floating-point arithmetic alone may make.
    pub fn new(value: Fraction, mean: f64, sigma: f64, grain: f64) -> Mark {
        let off = value.to_f64() - mean;
        let beyond = |distance: f64| {
            if off > distance + grain {
                Ordering::Greater
            } else if off < -distance - grain {
                Ordering::Less
            } else {
                Ordering::Equal
            }
        };
        Mark { value, mean: beyond(0.0), two: beyond(2.0 * sigma), three: beyond(3.0 * sigma) }
    }
}

/// The rules that each value breaks, in the order of [`Rule`].
///
/// All values of a run or a trend are marked, and of two among three those beyond two standard deviations;
/// a value on the mean ends a run, two equal values end a trend. The first rule is Shewhart's (1931); the others
/// are those of the Western Electric Company's Statistical Quality Control Handbook (1956), with the lengths that
/// NHS England's "Making Data Count" gives them. Its R package NHSRplotthedots wants, beyond that, the third
/// value of two among three on the same side of the mean, and leaves out those beyond three deviations.
pub(super) fn signals(marks: &[Mark], settings: Settings) -> Vec<Vec<Signal>> {
    let mean: Vec<_> = marks.iter().map(|mark| mark.mean).collect();
    let steps: Vec<_> = marks.windows(2).map(|pair| pair[1].value.cmp(&pair[0].value)).collect();
    let runs = stretches(&mean, settings.run.max(2));
    let trends = stretches(&steps, settings.trend.max(2) - 1);
    (0..marks.len())
        .map(|i| {
            // A value ends one step and begins another; where both are part of a trend, the older one counts.
            let before = i.checked_sub(1).and_then(|step| trends.get(step).copied());
            let trend = [before, trends.get(i).copied()];
            let trend = trend.into_iter().flatten().find(|way| way.is_ne());
            [
                (Rule::Outside, marks[i].three),
                (Rule::Run, runs[i]),
                (Rule::Trend, trend.unwrap_or(Ordering::Equal)),
                (Rule::TwoOfThree, two_of_three(marks, i)),
            ]
            .into_iter()
            .filter(|(_, way)| way.is_ne())
            .map(|(rule, way)| {
                let upward = way.is_gt();
                Signal { rule, upward, reading: reading(upward, settings.improvement) }
            })
            .collect()
        })
        .collect()
}

/// Each item's own way where it is part of at least `length` alike in a row, none of them `Equal`; else `Equal`.
fn stretches(ways: &[Ordering], length: usize) -> Vec<Ordering> {
    ways.chunk_by(|one, next| one == next)
        .flat_map(|alike| {
            let way = if alike.len() >= length { alike[0] } else { Ordering::Equal };
            std::iter::repeat_n(way, alike.len())
        })
        .collect()
}

/// The way of value `i` when it and a neighbour at most two away lie beyond two standard deviations alike.
fn two_of_three(marks: &[Mark], i: usize) -> Ordering {
    let way = marks[i].two;
    let near = i.saturating_sub(2)..(i + 3).min(marks.len());
    let alike = near.filter(|other| *other != i && marks[*other].two == way).count();
    if alike > 0 { way } else { Ordering::Equal }
}

fn reading(upward: bool, improvement: Improvement) -> Reading {
    match (improvement, upward) {
        (Improvement::Neutral, _) => Reading::Neutral,
        (Improvement::Higher, true) | (Improvement::Lower, false) => Reading::Improvement,
        (Improvement::Higher, false) | (Improvement::Lower, true) => Reading::Concern,
    }
}
