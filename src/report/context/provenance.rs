//! What a figure rests on.

use serde::Serialize;

use super::{FindingKind, Hash};

/// What a figure rests on: for screens, where it opens under the figure. Pages have all of it in their annexes, by file
/// and definition. Missing in a report that anybody may read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Provenance {
    /// What was counted and what was left out, in the order in which it is done.
    pub counts: Vec<Count>,
    /// What is done with unknown values.
    pub unknowns: String,
    /// The files that hold its data.
    pub files: Vec<FileRows>,
    /// What was found in the data that it is made from, in all periods.
    pub findings: Vec<FindingKind>,
    /// `1.0.0, galioja nuo 2023-07-01`.
    pub version: String,
    /// The definition's file: `results/satisfied_service_users.toml`.
    pub definition: String,
    /// The definition's hash.
    pub hash: Hash,
    /// The command that names each row: `rodiklis explain satisfied_service_users --period 2024`; nothing where the rows
    /// are not the reporter's own.
    pub command: Option<String>,
}

/// A number and what it is of.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Count {
    /// What was counted: `Vardiklis`.
    pub name: String,
    /// The number, printed.
    pub value: String,
}

/// A file with the rows that it gave.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FileRows {
    /// Its name, relative to the workspace.
    pub name: String,
    /// What it holds: the dataset's title.
    pub dataset: String,
    /// Rows read, printed.
    pub read: String,
    /// Rows behind the figure, printed; `–` where other rows refer to them.
    pub behind: String,
    /// Its hash.
    pub hash: Hash,
}
