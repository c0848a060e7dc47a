//! Frameworks that indicators are mapped to: `indicators/frameworks/*.toml`.

use serde::Deserialize;

use super::dataset::Text;
use super::indicator::Indicator;

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
    /// The official text, where a provider has it and may print it.
    pub text: Option<Text>,
    /// Indicators that belong to it beside those whose definitions say so.
    #[serde(default)]
    pub indicators: Vec<String>,
}

impl Framework {
    /// Whether an indicator can be evidence for a group: its definition is mapped to it, or the group names it.
    pub fn maps(&self, group: &FrameworkGroup, indicator: &Indicator) -> bool {
        group.indicators.contains(&indicator.id)
            || indicator.maps_to.iter().any(|mapping| {
                mapping.rsplit_once('/') == Some((self.id.as_str(), group.code.as_str()))
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::library;

    /// A provider's framework may name an indicator whose definition does not know of it.
    #[test]
    fn an_indicator_belongs_to_what_it_names_and_to_what_names_it() {
        let mut library = library::shipped().unwrap();
        let indicator = library.indicator("satisfied_service_users").unwrap().clone();
        let own = |library: &library::Library| -> Vec<String> {
            let named = library.mapped(&indicator);
            named.iter().map(|(it, group)| format!("{}/{}", it.id, group.code)).collect()
        };
        assert_eq!(own(&library), indicator.maps_to);
        let framework = library.frameworks.iter_mut().find(|it| it.id == "equass-2018").unwrap();
        framework.group[0].indicators.push(indicator.id.clone());
        let mut expected = indicator.maps_to.clone();
        expected.push(format!("equass-2018/{}", framework.group[0].code));
        assert_eq!(own(&library), expected);
    }
}
