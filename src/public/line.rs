//! The listing as it is published: nothing in it that a reader of the report could not work out.
//!
//! The audit's own listing says of each number why it is withheld and what is declared of it, which tells
//! whether it is small. Here stands only what its mark and the printed numbers say.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::stands;
use crate::engine::counts::Group;
use crate::measure::Figure;
use crate::measure::disclosure::{Mark, Outcome, Part, Policy, Reason};
use crate::period::Period;

/// Why a number is withheld, as far as a reader may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is small.
    Small,
    /// It tells of few people, or another number could be worked out from it.
    Protects,
    /// It is withheld in another period.
    Series,
}

impl Why {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Why::Small => "small",
            Why::Protects => "protects",
            Why::Series => "series",
        }
    }
}

/// One number that is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Indicator's id.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// The group; `None` for all.
    pub group: Option<Group>,
    /// Which of the figure's numbers; `None` for a value whose numbers are told.
    pub part: Option<Part>,
    /// What is printed in its place.
    pub mark: Mark,
    /// Why.
    pub why: Why,
    /// Least and greatest value that its mark leaves open; nothing where the mark says no more than that the number
    /// is withheld. A narrower range would tell of numbers that the report does not print.
    pub range: Option<(u64, u64)>,
}

/// The lines of what was withheld, in the order of the figures.
pub(super) fn lines(outcome: &Outcome, figures: &[Figure], policy: &Policy) -> Vec<Line> {
    let small = (u64::from(!policy.hide_zeros), policy.threshold.saturating_sub(1));
    let mut lines = Vec::new();
    for figure in figures {
        let before = lines.len();
        let own = outcome
            .withheld
            .iter()
            .filter(|(key, _)| stands(figure, &key.indicator, &key.period, key.group.as_ref()));
        for (key, withheld) in own {
            let why = match (withheld.mark, &withheld.reason) {
                (Mark::Below, _) => Why::Small,
                (Mark::Withheld, Reason::Series(_)) => Why::Series,
                (Mark::Withheld, _) => Why::Protects,
            };
            lines.push(Line {
                part: Some(key.part.clone()),
                mark: withheld.mark,
                why,
                range: (withheld.mark == Mark::Below).then_some(small),
                ..value(figure)
            });
        }
        if lines.len() == before && figure.suppressed.is_some() {
            lines.push(value(figure));
        }
    }
    lines
}

fn value(figure: &Figure) -> Line {
    Line {
        indicator: figure.indicator.clone(),
        period: figure.period.clone(),
        group: figure.group.clone(),
        part: None,
        mark: Mark::Withheld,
        why: Why::Protects,
        range: None,
    }
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let strata = self.group.as_ref().map_or(&[][..], Group::strata);
        let group: BTreeMap<&str, Option<&str>> = strata
            .iter()
            .map(|stratum| (stratum.stratifier.as_str(), stratum.value.as_deref()))
            .collect();
        let field = self.part.as_ref().map_or("value".to_owned(), Part::field);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("indicator", &self.indicator)?;
        map.serialize_entry("period", &self.period)?;
        map.serialize_entry("group", &group)?;
        map.serialize_entry("part", &field)?;
        map.serialize_entry("mark", self.mark.key())?;
        map.serialize_entry("why", self.why.key())?;
        if let Some((low, high)) = self.range {
            map.serialize_entry("low", &low)?;
            map.serialize_entry("high", &high)?;
        }
        map.end()
    }
}
