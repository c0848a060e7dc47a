//! What is withheld, why, and the proof.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::Derivable;
use super::knowledge::Mark;
use super::rules::Cause;
use super::system::CellKey;
use crate::engine::counts::Group;
use crate::period::Period;

/// Why a number is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It tells of a few people by itself.
    Primary(Cause),
    /// So that this number cannot be derived.
    Complementary(CellKey),
    /// Because this number is withheld in another period.
    Series(CellKey),
}

impl Reason {
    /// Its name in JSON and in message keys: the cause's, `complementary` or `series`.
    pub fn key(&self) -> &'static str {
        match self {
            Reason::Primary(cause) => cause.key(),
            Reason::Complementary(_) => "complementary",
            Reason::Series(_) => "series",
        }
    }
}

/// One number that is not printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// What is printed in its place.
    pub mark: Mark,
    /// Why.
    pub reason: Reason,
}

/// A figure's place: indicator, period and group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figured {
    /// Indicator's id.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// The group; `None` for all.
    pub group: Option<Group>,
}

/// What disclosure control decided over a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Numbers that are not printed.
    pub withheld: BTreeMap<CellKey, Withheld>,
    /// Figures whose share, ratio, mean or median is not printed.
    pub shares: BTreeSet<Figured>,
    /// Figures of which nothing is printed, because their numbers are not reasoned about.
    pub closed: BTreeSet<Figured>,
    /// What a reader can derive of each number that is withheld, and of each small one that is never printed.
    pub listing: Vec<Derivable>,
    /// Numbers that a relation names and that do not agree with it, or that are too large to be reasoned
    /// about. There is no proof while there are any.
    pub doubtful: Vec<CellKey>,
}

impl Outcome {
    /// Whether the listing proves that nothing can be derived within its declared range.
    pub fn passes(&self) -> bool {
        self.doubtful.is_empty() && self.listing.iter().all(|line| line.passes)
    }

    /// What is printed in place of a number; `None` where the number is.
    pub fn mark(&self, key: &CellKey) -> Option<Mark> {
        self.withheld.get(key).map(|withheld| withheld.mark)
    }
}
