//! Targets and values to compare with, as TOML files write them.

use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use crate::finding::{Finding, Place};
use crate::library::dataset::Text;
use crate::library::number::Number;
use crate::library::terms::{Benchmark, Target};
use crate::library::{DefinitionFile, day};

/// A target as definitions write it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    at_least: Option<Number>,
    at_most: Option<Number>,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    tolerance: Option<Number>,
    source: Text,
}

impl TargetFile {
    /// The target.
    ///
    /// # Errors
    /// What it must have and has not, or has and must not: a limit, a tolerance, days.
    pub fn target(self) -> Result<Target, &'static str> {
        if self.at_least.is_some() == self.at_most.is_some() {
            return Err("at_least / at_most");
        }
        if self.tolerance.is_some_and(|tolerance| tolerance.0 < Decimal::ZERO) {
            return Err("tolerance ≥ 0");
        }
        let days = |written: &Option<toml::value::Datetime>| match written {
            None => Ok(None),
            Some(written) => day(written).map(Some).ok_or("from, to: 2024-01-31"),
        };
        let (from, to) = (days(&self.from)?, days(&self.to)?);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err("from ≤ to");
        }
        Ok(Target {
            at_least: self.at_least.map(|number| number.0),
            at_most: self.at_most.map(|number| number.0),
            from,
            to,
            tolerance: self.tolerance.map(|number| number.0),
            source: self.source,
        })
    }
}

/// A target of a workspace or a pool, which names its indicator.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedTarget {
    indicator: String,
    at_least: Option<Number>,
    at_most: Option<Number>,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    tolerance: Option<Number>,
    source: Text,
}

impl NamedTarget {
    fn split(self) -> (String, Result<Target, &'static str>) {
        let NamedTarget { indicator, at_least, at_most, from, to, tolerance, source } = self;
        (indicator, TargetFile { at_least, at_most, from, to, tolerance, source }.target())
    }
}

/// Targets by indicator, and where each stands; what is no target is told with its place in the file.
pub fn named_targets(
    written: Vec<Spanned<NamedTarget>>,
    file: &DefinitionFile,
    findings: &mut Vec<Finding>,
) -> (Vec<(String, Target)>, Vec<Place>) {
    let mut targets = Vec::new();
    let mut places = Vec::new();
    for target in written {
        let at = target.span().start;
        let (indicator, target) = target.into_inner().split();
        match target {
            Ok(target) => {
                targets.push((indicator, target));
                places.push(file.place(at));
            }
            Err(wrong) => {
                findings.push(file.error("D012", at).with("read", indicator).with("known", wrong));
            }
        }
    }
    (targets, places)
}

/// A value to compare with, as definitions write it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenchmarkFile {
    value: Number,
    as_of: toml::value::Datetime,
    origin: Text,
}

impl BenchmarkFile {
    /// The value, unless its date is no day.
    pub fn benchmark(self) -> Option<Benchmark> {
        let as_of = day(&self.as_of)?;
        Some(Benchmark { value: self.value.0, origin: self.origin, as_of })
    }
}

/// A value to compare with of a workspace, which names its indicator.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedBenchmark {
    indicator: String,
    value: Number,
    as_of: toml::value::Datetime,
    origin: Text,
}

impl NamedBenchmark {
    /// The indicator, and the value unless its date is no day.
    pub fn split(self) -> (String, Option<Benchmark>) {
        let NamedBenchmark { indicator, value, as_of, origin } = self;
        (indicator, BenchmarkFile { value, as_of, origin }.benchmark())
    }
}

/// Whether there is a day on which both targets hold.
pub fn hold_together(first: &Target, second: &Target) -> bool {
    let begins = first.from.max(second.from);
    let ends = match (first.to, second.to) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    };
    begins.zip(ends).is_none_or(|(from, to)| from <= to)
}
