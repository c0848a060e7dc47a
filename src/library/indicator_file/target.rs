//! Targets, as definitions, workspaces and pools write them.

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::library::dataset::Text;
use crate::library::terms::Target;

/// A target as definitions write it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    at_least: Option<Decimal>,
    at_most: Option<Decimal>,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    source: Text,
}

impl TargetFile {
    /// The target, if it has exactly one limit.
    pub fn target(self) -> Option<Target> {
        if self.at_least.is_some() == self.at_most.is_some() {
            return None;
        }
        Some(Target {
            at_least: self.at_least,
            at_most: self.at_most,
            from: self.from.as_ref().and_then(crate::library::day),
            to: self.to.as_ref().and_then(crate::library::day),
            source: self.source,
        })
    }
}

/// A target of a workspace or a pool, which names its indicator.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedTarget {
    indicator: String,
    at_least: Option<Decimal>,
    at_most: Option<Decimal>,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    source: Text,
}

impl NamedTarget {
    /// The indicator, and the target if it has exactly one limit.
    pub fn split(self) -> (String, Option<Target>) {
        let NamedTarget { indicator, at_least, at_most, from, to, source } = self;
        (indicator, TargetFile { at_least, at_most, from, to, source }.target())
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
