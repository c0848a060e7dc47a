//! The field's terms (FHIR Measure): how an indicator is scored, judged and what becomes of unknowns.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::dataset::Text;

/// How counts become a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scoring {
    /// Number of counted units in the population.
    Count,
    /// Sum of a value over the population.
    Sum,
    /// Numerator units of denominator units.
    Proportion,
    /// One count or sum over another, times `per`.
    Ratio,
    /// Arithmetic mean of a value.
    Mean,
    /// Median of a value.
    Median,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Improvement {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// Neither: a size, not a quality.
    Neutral,
}

/// What becomes of units for which the numerator's condition can be neither confirmed nor denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// They stay in the denominator and count as not in the numerator.
    #[default]
    NotInNumerator,
    /// They leave the denominator.
    Exclude,
    /// They stay in the denominator and count as in the numerator.
    InNumerator,
}

/// What an indicator must reach, and from when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Least value that meets the target, in the unit in which the value is printed (95 for 95 %).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Decimal>,
    /// Greatest value that meets the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Decimal>,
    /// First day on which the target holds; a period is judged by the target of its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// Last day on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// By how much a value may miss it and still be within tolerance, in the same unit; never below 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Decimal>,
    /// Who set it.
    pub source: Text,
}

#[cfg(test)]
impl Target {
    /// A target of whole numbers, without dates, tolerance or source.
    pub fn of(at_least: Option<i64>, at_most: Option<i64>) -> Target {
        Target {
            at_least: at_least.map(Decimal::from),
            at_most: at_most.map(Decimal::from),
            from: None,
            to: None,
            tolerance: None,
            source: Text::default(),
        }
    }
}

/// A value that others reached, to compare with; unlike a target nobody must reach it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Benchmark {
    /// The value, in the unit in which the figure is printed.
    pub value: Decimal,
    /// Where it comes from: a publication, a group of centres.
    pub origin: Text,
    /// The day for which it was reported.
    pub as_of: NaiveDate,
}

/// A kind of control chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlKind {
    /// Shares; a proportion.
    P,
    /// Shares that vary by more than chance alone allows, after Laney.
    PPrime,
    /// Rates of events; a ratio whose numerator counts.
    U,
    /// Rates that vary by more than chance alone allows, after Laney.
    UPrime,
    /// Numbers of events, each period alike; a count.
    C,
    /// Single values with their moving ranges; anything.
    Xmr,
}

impl ControlKind {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            ControlKind::P => "p",
            ControlKind::PPrime => "p_prime",
            ControlKind::U => "u",
            ControlKind::UPrime => "u_prime",
            ControlKind::C => "c",
            ControlKind::Xmr => "xmr",
        }
    }

    /// Whether it is made for figures of this scoring; `events` says that a ratio's numerator counts units.
    pub fn fits(self, scoring: Scoring, events: bool) -> bool {
        match self {
            ControlKind::P | ControlKind::PPrime => scoring == Scoring::Proportion,
            ControlKind::U | ControlKind::UPrime => scoring == Scoring::Ratio && events,
            ControlKind::C => scoring == Scoring::Count,
            ControlKind::Xmr => true,
        }
    }

    /// The chart of figures for which none is named. A count may be of people, who come and go slowly, and not of
    /// events: the c-chart has to be asked for.
    pub fn of(scoring: Scoring, events: bool) -> ControlKind {
        match scoring {
            Scoring::Proportion => ControlKind::P,
            Scoring::Ratio if events => ControlKind::U,
            _ => ControlKind::Xmr,
        }
    }
}

/// Of how many of a figure's records, in per cent, a cell that matters may be unread where the workspace says nothing.
pub const UNREAD_AT_MOST: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// What `measure` must know of an indicator to turn its counts into figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// How counts become a figure.
    pub scoring: Scoring,
    /// Which way is better.
    pub improvement: Improvement,
    /// What becomes of unknowns.
    pub missing: Missing,
    /// Targets, each with its dates; at most one holds on any day.
    pub targets: Vec<Target>,
    /// Values of others to compare with.
    pub benchmarks: Vec<Benchmark>,
    /// Fewer counted units (denominator) than this and no verdict is given; at least 1.
    pub minimum: u64,
    /// Decimals printed: 1 for proportions unless the definition says otherwise.
    pub decimals: u32,
    /// A ratio is multiplied by it (1000 for "per 1,000 child-days"), a sum divided by `divide_by`.
    pub per: Decimal,
    /// A ratio's numerator is a part of its denominator: it is told per 100, in per cent.
    pub is_part: bool,
    /// A sum, mean or median is divided by it before it is printed (60: minutes to hours).
    pub divide_by: Decimal,
    /// Of more records than this, in per cent, a cell that matters is unread: no verdict is given.
    pub unread_at_most: Decimal,
    /// Answers of people are counted: those who did not answer could have said otherwise.
    pub is_asked: bool,
}
