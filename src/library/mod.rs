//! The library: datasets, rules, frameworks and indicators, read from TOML and checked.
//!
//! It knows neither the engine nor the reports; `docs/definitions.md` is its language.

pub mod assertion;
pub mod condition;
pub mod dataset;
mod dataset_file;
pub mod expr;
mod file;
pub mod framework;
pub mod indicator;
mod indicator_file;
pub mod limits;
pub(crate) mod number;
pub mod question;
pub mod rule;
mod shipped;
pub mod terms;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use toml::Spanned;

pub use self::file::DefinitionFile;
pub use self::indicator_file::{NamedBenchmark, NamedTarget, hold_together, named_targets};
pub use self::shipped::shipped;

use self::assertion::Assertion;
use self::dataset::Dataset;
use self::framework::{Framework, FrameworkGroup};
use self::indicator::Indicator;
use self::rule::Rule;
use crate::finding::Finding;

/// Datasets by name.
pub type Datasets = BTreeMap<String, Dataset>;

/// Folders of a library that hold something else than indicators.
const KINDS: [&str; 4] = ["datasets", "rules", "frameworks", "assertions"];

/// Everything that is defined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Kinds of records.
    pub datasets: Datasets,
    /// Data-quality rules, by id.
    pub rules: Vec<Rule>,
    /// Frameworks, by id.
    pub frameworks: Vec<Framework>,
    /// What must hold between figures, by id.
    pub assertions: Vec<Assertion>,
    /// Indicators, by id.
    pub indicators: Vec<Indicator>,
    /// SHA-256 of each file, by its name inside the library.
    pub hashes: BTreeMap<String, String>,
    /// Each file as it is, by its name inside the library.
    pub texts: BTreeMap<String, String>,
}

impl Library {
    /// The indicator of that id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The parts of frameworks for which an indicator can be evidence: those that its definition names, in
    /// its order, then those that name it.
    pub fn mapped(&self, indicator: &Indicator) -> Vec<(&Framework, &FrameworkGroup)> {
        let mut groups: Vec<(&Framework, &FrameworkGroup)> = self
            .frameworks
            .iter()
            .flat_map(|framework| framework.group.iter().map(move |group| (framework, group)))
            .filter(|(framework, group)| framework.maps(group, indicator))
            .collect();
        groups.sort_by_key(|(framework, group)| {
            let name = format!("{}/{}", framework.id, group.code);
            indicator.maps_to.iter().position(|own| *own == name).unwrap_or(usize::MAX)
        });
        groups
    }
}

/// Reads and checks library folders; a later folder adds to the earlier ones.
///
/// # Errors
/// Every error of every file.
pub fn load(folders: &[impl AsRef<Path>]) -> Result<Library, Vec<Finding>> {
    let mut files = Vec::new();
    for folder in folders {
        let more = file::files(folder.as_ref()).map_err(|finding| vec![finding])?;
        for mut file in more {
            file.name = own_name(file.name, &files);
            files.push(file);
        }
    }
    check(&files)
}

/// The name of a file that another folder has too: `results/exits~2.toml`. It comes after the other in the order
/// of names, as its folder does, and stays in the folder that says what it holds.
fn own_name(name: String, known: &[DefinitionFile]) -> String {
    let is_free = |name: &str| known.iter().all(|file| file.name != name);
    if is_free(&name) {
        return name;
    }
    let stem = name.strip_suffix(".toml").unwrap_or(&name).to_owned();
    let mut number = 2_u64;
    loop {
        let own = format!("{stem}~{number}.toml");
        if is_free(&own) {
            return own;
        }
        number += 1;
    }
}

/// Definition files from their texts, by name inside the library.
pub fn files_of(texts: &BTreeMap<String, String>) -> Vec<DefinitionFile> {
    let file = |(name, text): (&String, &String)| {
        let folder = name.split('/').next().unwrap_or("").to_owned();
        DefinitionFile { name: name.clone(), folder, text: text.clone() }
    };
    texts.iter().map(file).collect()
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
        match file.parse::<Framework>() {
            Ok(framework) => {
                // A later folder's framework stands in the place of an earlier one: a provider's own words.
                frameworks.retain(|known| known.id != framework.id);
                frameworks.push(framework);
            }
            Err(finding) => findings.push(finding),
        }
    }
    frameworks.sort_by(|left, right| left.id.cmp(&right.id));
    let mappings: Vec<String> = frameworks
        .iter()
        .flat_map(|framework| {
            framework.group.iter().map(|group| format!("{}/{}", framework.id, group.code))
        })
        .collect();
    let mut indicators: Vec<Indicator> = Vec::new();
    let others = files.iter().filter(|file| !KINDS.contains(&file.folder.as_str()));
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
    indicator_file::read_audiences(files, &mut indicators, &datasets, &mut findings);
    for file in in_folder("frameworks") {
        let Ok(framework) = file.parse::<Framework>() else { continue };
        let named = framework.group.iter().flat_map(|group| &group.indicators);
        findings.extend(unknown(named, &indicators, file));
    }
    let mut assertions: Vec<Assertion> = Vec::new();
    for file in in_folder("assertions") {
        match file.parse::<Assertion>() {
            Ok(assertion) => {
                let named = [&assertion.left, &assertion.right];
                findings.extend(unknown(named.into_iter(), &indicators, file));
                assertions.push(assertion);
            }
            Err(finding) => findings.push(finding),
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    assertions.sort_by(|left, right| left.id.cmp(&right.id));
    rules.sort_by(|left, right| left.id.cmp(&right.id));
    indicators.sort_by(|left, right| left.id.cmp(&right.id));
    let hashes =
        files.iter().map(|file| (file.name.clone(), sha256(file.text.as_bytes()))).collect();
    let texts = files.iter().map(|file| (file.name.clone(), file.text.clone())).collect();
    Ok(Library { datasets, rules, frameworks, assertions, indicators, hashes, texts })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Indicators that a file names and nobody defines.
fn unknown<'a>(
    named: impl Iterator<Item = &'a String>,
    indicators: &[Indicator],
    file: &DefinitionFile,
) -> Vec<Finding> {
    named
        .filter(|id| !indicators.iter().any(|known| known.id == **id))
        .map(|id| {
            let known = indicators.iter().map(|known| known.id.as_str());
            let at = file.text.find(id.as_str()).unwrap_or(0);
            file.error("D021", at).with("read", id).with("closest", condition::closest(id, known))
        })
        .collect()
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
