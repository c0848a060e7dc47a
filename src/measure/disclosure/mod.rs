//! Disclosure control: which numbers of a public report are withheld so that none tells of a few people.
//!
//! The report's numbers are a [`System`]: whole numbers tied by sums (groups and their total, numerator and
//! complement and denominator, quarters and their year) and by printed shares. [`suppress`] withholds the
//! small ones, then as few others as it can find so that no withheld number can be derived, the same in every
//! period of a series, and gives the proof: a listing of what a reader of the published report can derive
//! of each. Internal reports are not touched ([`Audience`]).
//!
//! A reader is taken to know the tables, the definitions, the policy, and that counts are whole numbers.

mod apply;
mod audit;
mod build;
mod controlled;
mod knowledge;
mod linear;
mod outcome;
mod piece;
mod policy;
mod protect;
mod rules;
mod scope;
mod solve;
mod steps;
mod structure;
mod suppress;
mod system;
mod thin;

pub use apply::{apply, release};
pub use audit::Derivable;
pub use build::of_counts;
pub use controlled::{Rounded, Told, round};
pub use knowledge::Mark;
pub use outcome::{Figured, Outcome, Reason, Withheld};
pub use policy::{Audience, Method, Policy, ThresholdError};
pub use rules::{Cause, Declared};
pub use structure::{Adds, Each, Link, Of, Prints, Shape, Structure, When};
pub use suppress::{audit, suppress};
pub use system::{Cell, CellIndex, CellKey, Part, Printed, Relation, Share, System};

#[cfg(test)]
mod tests;
