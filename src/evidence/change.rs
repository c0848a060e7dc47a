//! What differs between two manifests, and which of it can touch a figure.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::manifest::Manifest;

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// There before and after, with other content.
    Changed,
    /// Not there before.
    Added,
    /// No longer there.
    Removed,
}

impl Kind {
    /// As JSON and messages name it.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Changed => "changed",
            Kind::Added => "added",
            Kind::Removed => "removed",
        }
    }
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// How.
    pub kind: Kind,
    /// File, dataset, setting or indicator.
    pub name: String,
    /// The dataset of an input file; empty elsewhere.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dataset: String,
    /// What stood before: a version, a setting's value.
    pub before: Option<String>,
    /// What stands now.
    pub now: Option<String>,
}

/// Everything that differs between two manifests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Input files.
    pub files: Vec<Change>,
    /// How the files of a dataset are read.
    pub mapping: Vec<Change>,
    /// Definition files.
    pub definitions: Vec<Change>,
    /// Settings of the workspace.
    pub settings: Vec<Change>,
    /// Targets of the workspace, by indicator.
    pub targets: Vec<Change>,
    /// The workspace's values to compare with, by indicator.
    pub benchmarks: Vec<Change>,
    /// The series that the workspace watches, by indicator.
    pub control_charts: Vec<Change>,
    /// The program.
    pub program: Vec<Change>,
}

/// Why a figure is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// What kind of cause.
    pub cause: Why,
    /// Files, settings or versions; empty where there is nothing to name.
    pub names: Vec<String>,
}

/// Kinds of causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Input files hold something else.
    Data,
    /// The same files are read in another way.
    Mapping,
    /// Another definition.
    Definition,
    /// Another setting of the workspace.
    Settings,
    /// Another target of the workspace.
    Targets,
    /// Another version of the program.
    Program,
    /// The evidence itself was changed.
    Altered,
    /// The attached pseudonyms are not those of the units that make the figure.
    Units,
    /// Nothing that went in has changed, and still the figure does not follow from it.
    Unexplained,
}

impl Why {
    /// As messages name it.
    pub fn key(self) -> &'static str {
        match self {
            Why::Data => "data",
            Why::Mapping => "mapping",
            Why::Definition => "definition",
            Why::Settings => "settings",
            Why::Targets => "targets",
            Why::Program => "program",
            Why::Altered => "altered",
            Why::Units => "units",
            Why::Unexplained => "unexplained",
        }
    }
}

/// What differs from one manifest to another.
pub fn changes(before: &Manifest, now: &Manifest) -> Changes {
    let files = |manifest: &Manifest| -> BTreeMap<(String, String), (String, Option<String>)> {
        let files = manifest.files.iter();
        files
            .map(|file| ((file.dataset.clone(), file.name.clone()), (file.sha256.clone(), None)))
            .collect()
    };
    let definitions =
        |manifest: &Manifest| -> BTreeMap<(String, String), (String, Option<String>)> {
            let definitions = manifest.definitions.iter();
            definitions
                .map(|definition| {
                    let name = (String::new(), definition.name.clone());
                    (name, (definition.sha256.clone(), definition.version.clone()))
                })
                .collect()
        };
    let mapping = |manifest: &Manifest| -> BTreeMap<(String, String), (String, Option<String>)> {
        let mapping = manifest.mapping.iter();
        mapping.map(|(name, hash)| ((String::new(), name.clone()), (hash.clone(), None))).collect()
    };
    let settings = |manifest: &Manifest| -> BTreeMap<(String, String), (String, Option<String>)> {
        let settings = manifest.settings.iter();
        settings
            .map(|(name, value)| {
                let value = value.to_string();
                ((String::new(), name.clone()), (value.clone(), Some(value)))
            })
            .collect()
    };
    let targets = |manifest: &Manifest| {
        of_indicators(manifest.targets.iter().map(|own| (&own.indicator, &own.target)))
    };
    let benchmarks = |manifest: &Manifest| {
        of_indicators(manifest.benchmarks.iter().map(|own| (&own.indicator, &own.benchmark)))
    };
    let control_charts = |manifest: &Manifest| {
        of_indicators(manifest.control_charts.iter().map(|chart| (&chart.indicator, chart)))
    };
    let program = |manifest: &Manifest| {
        let name = (String::new(), String::new());
        BTreeMap::from([(name, (manifest.program.clone(), Some(manifest.program.clone())))])
    };
    Changes {
        files: differing(files(before), files(now)),
        mapping: differing(mapping(before), mapping(now)),
        definitions: differing(definitions(before), definitions(now)),
        settings: differing(settings(before), settings(now)),
        targets: differing(targets(before), targets(now)),
        benchmarks: differing(benchmarks(before), benchmarks(now)),
        control_charts: differing(control_charts(before), control_charts(now)),
        program: differing(program(before), program(now)),
    }
}

/// Names (with their datasets) to content and to what is told of it.
type Named = BTreeMap<(String, String), (String, Option<String>)>;

/// What the workspace says of each indicator, all of one indicator's together.
fn of_indicators<'a, T: std::fmt::Debug + 'a>(
    told: impl Iterator<Item = (&'a String, &'a T)>,
) -> Named {
    let mut named = Named::new();
    for (indicator, what) in told {
        let known = named.entry((String::new(), indicator.clone())).or_default();
        known.0.push_str(&format!("{what:?}"));
    }
    named
}

fn differing(before: Named, now: Named) -> Vec<Change> {
    let names: BTreeSet<&(String, String)> = before.keys().chain(now.keys()).collect();
    names
        .into_iter()
        .filter_map(|name| {
            let (old, new) = (before.get(name), now.get(name));
            let kind = match (old, new) {
                (Some(old), Some(new)) if old.0 == new.0 => return None,
                (Some(_), Some(_)) => Kind::Changed,
                (None, _) => Kind::Added,
                (_, None) => Kind::Removed,
            };
            let told = |side: Option<&(String, Option<String>)>| side.and_then(|s| s.1.clone());
            Some(Change {
                kind,
                name: name.1.clone(),
                dataset: name.0.clone(),
                before: told(old),
                now: told(new),
            })
        })
        .collect()
}

impl Changes {
    /// Whether nothing differs that a figure is made from; the program's version may.
    pub fn is_empty(&self) -> bool {
        let workspace = [&self.settings, &self.targets, &self.benchmarks, &self.control_charts];
        let read = [&self.files, &self.mapping, &self.definitions];
        read.iter().chain(&workspace).all(|changes| changes.is_empty())
    }

    /// Changed data of an indicator: files, and how they are read.
    pub fn data(&self, needs: &BTreeSet<String>) -> Vec<Cause> {
        let files: Vec<String> = self
            .files
            .iter()
            .filter(|change| needs.contains(&change.dataset))
            .map(|change| change.name.clone())
            .collect();
        let mapping: Vec<String> = self
            .mapping
            .iter()
            .filter(|change| needs.contains(&change.name))
            .map(|change| change.name.clone())
            .collect();
        causes([(Why::Data, files), (Why::Mapping, mapping)])
    }

    /// The other version of the program.
    pub fn program(&self) -> Vec<Cause> {
        let versions =
            self.program.iter().flat_map(|change| change.before.iter().chain(&change.now));
        let versions: Vec<&str> = versions.map(String::as_str).collect();
        let names = if versions.is_empty() { Vec::new() } else { vec![versions.join(" → ")] };
        causes([(Why::Program, names)])
    }

    /// Changed definition files that an indicator is made from: its own, and those of its datasets.
    pub fn definition(&self, own: &[&str], datasets: &BTreeSet<String>) -> Vec<Cause> {
        let is_own = |change: &&Change| {
            let dataset = change.name.strip_prefix("datasets/");
            let dataset = dataset.and_then(|file| file.strip_suffix(".toml"));
            own.contains(&change.name.as_str())
                || dataset.is_some_and(|dataset| datasets.contains(dataset))
        };
        causes([(Why::Definition, self.definitions.iter().filter(is_own).map(told).collect())])
    }

    /// All changed definition files.
    pub fn definitions(&self) -> Vec<Cause> {
        causes([(Why::Definition, self.definitions.iter().map(told).collect())])
    }

    /// Changed settings, of those that are named.
    pub fn settings(&self, used: &BTreeSet<String>) -> Vec<Cause> {
        let names =
            self.settings.iter().filter(|change| used.contains(&change.name)).map(told).collect();
        causes([(Why::Settings, names)])
    }

    /// A changed target of an indicator.
    pub fn target(&self, indicator: &str) -> Vec<Cause> {
        let names: Vec<String> = self
            .targets
            .iter()
            .filter(|change| change.name == indicator)
            .map(|change| change.name.clone())
            .collect();
        causes([(Why::Targets, names)])
    }
}

/// `results/exits.toml (1.0.0 → 1.1.0)`.
fn told(change: &Change) -> String {
    let word = |side: &Option<String>| side.clone().unwrap_or_else(|| "–".to_owned());
    format!("{} ({} → {})", change.name, word(&change.before), word(&change.now))
}

fn causes<const N: usize>(named: [(Why, Vec<String>); N]) -> Vec<Cause> {
    named
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(cause, names)| Cause { cause, names })
        .collect()
}
