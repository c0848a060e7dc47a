//! Frameworks that indicators are mapped to: `indicators/frameworks/*.toml`.

use serde::Deserialize;

use super::dataset::Text;

/// A framework: codes and titles in our own words.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Name in `maps_to`: `equass-2018`.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What people call it.
    pub title: Text,
    /// What must be said whenever it is printed.
    pub note: Text,
    /// Its parts, in its order.
    pub group: Vec<FrameworkGroup>,
}

/// A principle, section or project indicator of a framework.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameworkGroup {
    /// Code in `maps_to`: `9`.
    pub code: String,
    /// The library's folder that belongs to it.
    pub folder: Option<String>,
    /// Title in our own words.
    pub title: Text,
}
