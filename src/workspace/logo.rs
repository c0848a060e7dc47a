//! Marks of the provider and of its certificate, as `rodiklis.toml` names them.

use std::path::PathBuf;

use serde::Deserialize;

/// A mark that reports print on their covers; [`crate::report::logo`] reads it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// The file, relative to the workspace and inside it.
    pub file: PathBuf,
    /// What it shows.
    #[serde(default)]
    pub alt: Alternative,
}

/// What a picture shows, in both languages; what is not said is empty, so that it can be told with the mark's name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Lithuanian.
    #[serde(default)]
    pub lt: String,
    /// English.
    #[serde(default)]
    pub en: String,
}
