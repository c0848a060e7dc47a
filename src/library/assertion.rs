//! Declared equalities and limits between figures: `indicators/assertions/*.toml`.

use serde::Deserialize;

use super::dataset::Text;

/// What must hold between the values of two indicators in every period.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    /// Name: `families_served_at_most_children`.
    pub id: String,
    /// The indicator on the left.
    pub left: String,
    /// What holds.
    pub relation: Relation,
    /// The indicator on the right.
    pub right: String,
    /// What is wrong when it does not hold.
    pub message: Text,
}

/// A relation of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Both are the same.
    Equals,
    /// The left is not larger than the right.
    AtMost,
}
