//! The library: datasets, rules, frameworks and indicators, read from TOML and checked.
//!
//! It knows neither the engine nor the reports; `docs/definitions.md` is its language.

pub mod condition;
pub mod dataset;
mod dataset_file;
pub mod expr;
mod file;
pub mod framework;
pub mod indicator;
mod indicator_file;
pub mod rule;
mod shipped;
pub mod terms;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use toml::Spanned;

pub use self::file::DefinitionFile;
pub use self::indicator_file::TargetFile;
pub use self::shipped::shipped;

use self::dataset::Dataset;
use self::framework::Framework;
use self::indicator::Indicator;
use self::rule::Rule;
use crate::finding::Finding;

/// Datasets by name.
pub type Datasets = BTreeMap<String, Dataset>;

/// Everything that is defined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Kinds of records.
    pub datasets: Datasets,
    /// Data-quality rules, by id.
    pub rules: Vec<Rule>,
    /// Frameworks, by id.
    pub frameworks: Vec<Framework>,
    /// Indicators, by id.
    pub indicators: Vec<Indicator>,
    /// SHA-256 of each file, by its name inside the library.
    pub hashes: BTreeMap<String, String>,
}

impl Library {
    /// The indicator of that id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }
}

/// Reads and checks library folders; a later folder adds to the earlier ones.
///
/// # Errors
/// Every error of every file.
pub fn load(folders: &[impl AsRef<Path>]) -> Result<Library, Vec<Finding>> {
    let mut files = Vec::new();
    for folder in folders {
        files.extend(file::files(folder.as_ref()).map_err(|finding| vec![finding])?);
    }
    check(&files)
}

/// Checks definition files that are already in memory.
///
/// # Errors
/// Every error of every file.
pub fn check(files: &[DefinitionFile]) -> Result<Library, Vec<Finding>> {
    let mut findings = Vec::new();
    let in_folder = |wanted: &'static str| files.iter().filter(move |file| file.folder == wanted);

    let mut read = Vec::new();
    for file in in_folder("datasets") {
        match dataset_file::read(file) {
            Ok(dataset) => read.push((file, dataset)),
            Err(more) => findings.extend(more),
        }
    }
    let datasets = dataset_file::join(read, &mut findings);
    // Conditions over datasets that could not be read would only repeat the same errors.
    if !findings.is_empty() {
        return Err(findings);
    }

    let mut rules = Vec::new();
    for file in in_folder("rules") {
        match rule::read(file, &datasets) {
            Ok(rule) => rules.push(rule),
            Err(finding) => findings.push(finding),
        }
    }
    let mut frameworks: Vec<Framework> = Vec::new();
    for file in in_folder("frameworks") {
        match file.parse() {
            Ok(framework) => frameworks.push(framework),
            Err(finding) => findings.push(finding),
        }
    }
    let mappings: Vec<String> = frameworks
        .iter()
        .flat_map(|framework| {
            framework.group.iter().map(|group| format!("{}/{}", framework.id, group.code))
        })
        .collect();
    let mut indicators: Vec<Indicator> = Vec::new();
    let others = files
        .iter()
        .filter(|file| !["datasets", "rules", "frameworks"].contains(&file.folder.as_str()));
    for file in others {
        match indicator_file::read(file, &datasets) {
            Ok(indicator) => {
                indicator_file::check_mappings(file, &indicator, &mappings, &mut findings);
                if indicators.iter().any(|known| known.id == indicator.id) {
                    findings.push(file.error("D010", 0).with("read", &indicator.id));
                }
                indicators.push(indicator);
            }
            Err(more) => findings.extend(more),
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    rules.sort_by(|left, right| left.id.cmp(&right.id));
    indicators.sort_by(|left, right| left.id.cmp(&right.id));
    let hashes =
        files.iter().map(|file| (file.name.clone(), sha256(file.text.as_bytes()))).collect();
    Ok(Library { datasets, rules, frameworks, indicators, hashes })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unknown_dataset(file: &DefinitionFile, name: &Spanned<String>, datasets: &Datasets) -> Finding {
    let known: Vec<&str> = datasets.keys().map(String::as_str).collect();
    file.error("D008", name.span().start)
        .with("read", name.get_ref())
        .with("closest", condition::closest(name.get_ref(), known.iter().copied()))
        .with("known", known.join(", "))
}

/// A TOML date as a day; times are not days.
pub(crate) fn day(value: &toml::value::Datetime) -> Option<NaiveDate> {
    let date = value.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}
