//! The evidence as files that vouch for each other.
//!
//! ```text
//! manifest.json     what went in, a digest of each figure, SHA-256 of the other files
//! figures.json      figures and findings, as `compute --format json` without quoted cells
//! records.csv       the units behind each figure, by keyed pseudonym
//! definitions/…     the definition files as they are; attached to a PDF as one definitions.txt
//! ```
//!
//! The SHA-256 of manifest.json is printed in the report: it binds all of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::figures::{self, Figures};
use super::manifest::{Manifest, sha256};
use super::records::{List, Lists};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::Text;
use crate::locale::Reason;
use crate::visible;

/// What went in.
pub const MANIFEST: &str = "manifest.json";
/// Figures and findings.
pub const FIGURES: &str = "figures.json";
/// Units behind the figures.
pub const RECORDS: &str = "records.csv";
/// Folder of the definitions.
pub const DEFINITIONS: &str = "definitions/";
/// The definitions in one file.
pub const BOUND: &str = "definitions.txt";
/// Units on a line of the records: a cell of a spreadsheet holds no more than 32,767 characters.
const UNITS_A_LINE: usize = 2000;

/// Files by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Version of this form: 1.
    pub schema: u32,
    /// Who reports.
    pub provider: Text,
    /// What went in.
    #[serde(flatten)]
    pub manifest: Manifest,
    /// Which key the pseudonyms were made with.
    pub key: String,
    /// Digest of each figure, by its name.
    pub figures: BTreeMap<String, String>,
    /// SHA-256 of the other files, by name; definitions have theirs above.
    pub contents: BTreeMap<String, String>,
}

/// Evidence that was read.
#[derive(Clone, Debug)]
pub struct Package {
    /// What it says went in.
    pub statement: Statement,
    /// SHA-256 of `manifest.json`.
    pub hash: String,
    /// Figures, by name.
    pub figures: Figures,
    /// Findings, as the report told them.
    pub findings: Value,
    /// Units behind each figure.
    pub lists: Lists,
    /// Definitions as they are, by name inside the library.
    pub definitions: BTreeMap<String, String>,
}

/// Puts the evidence of a report into files.
///
/// # Errors
/// The records cannot be written as CSV.
pub fn files(
    provider: &Text,
    manifest: &Manifest,
    figures: Value,
    lists: &Lists,
    key: String,
    definitions: &BTreeMap<String, String>,
) -> std::io::Result<Files> {
    let document = figures::settled(figures);
    let digests = figures::by_name(&document)
        .iter()
        .map(|(name, figure)| (name.clone(), figures::digest(figure)))
        .collect();
    let mut files = Files::new();
    files.insert(FIGURES.to_owned(), visible::json(format!("{document:#}\n")).into_bytes());
    files.insert(RECORDS.to_owned(), to_csv(lists)?);
    let statement = Statement {
        schema: 1,
        provider: provider.clone(),
        manifest: manifest.clone(),
        key,
        figures: digests,
        contents: files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect(),
    };
    let text = serde_json::to_string_pretty(&statement)?;
    files.insert(MANIFEST.to_owned(), visible::json(format!("{text}\n")).into_bytes());
    for (name, text) in definitions {
        files.insert(format!("{DEFINITIONS}{name}"), text.clone().into_bytes());
    }
    Ok(files)
}

/// The files as they are attached to a PDF: the definitions bound into one.
pub fn bound(files: &Files) -> Files {
    let mut bound = Files::new();
    let mut texts: Vec<u8> = Vec::new();
    for (name, bytes) in files {
        match name.strip_prefix(DEFINITIONS) {
            Some(name) => {
                texts.extend(format!("#### {} {name}\n", bytes.len()).into_bytes());
                texts.extend(bytes);
                texts.push(b'\n');
            }
            None => {
                bound.insert(name.clone(), bytes.clone());
            }
        }
    }
    bound.insert(BOUND.to_owned(), texts);
    bound
}

/// The definitions of a bound file as files of their own; `None` if it is not one.
fn unbound(bytes: &[u8]) -> Option<Files> {
    let mut files = Files::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(&rest[..end]).ok()?.strip_prefix("#### ")?;
        let (length, name) = head.split_once(' ')?;
        let length: usize = length.parse().ok()?;
        let text = rest.get(end + 1..)?.get(..length)?;
        files.insert(format!("{DEFINITIONS}{name}"), text.to_vec());
        rest = rest.get(end + 1 + length..)?.strip_prefix(b"\n")?;
    }
    Some(files)
}

/// Reads evidence, and finds every file of it that is not what the manifest says.
///
/// # Errors
/// The files are no evidence, or so broken that nothing can be said of them (E003).
pub fn read(name: &str, mut files: Files) -> Result<(Package, Vec<Finding>), Finding> {
    let place = |file: &str| Place::file(format!("{name} › {file}"));
    let broken = |file: &str, message: Reason| {
        Finding::new("E003", Severity::Error, place(file)).with("message", message)
    };
    if let Some(bytes) = files.remove(BOUND) {
        files.extend(unbound(&bytes).ok_or_else(|| broken(BOUND, Reason::new("cut-off")))?);
    }
    let mut take =
        |file: &str| files.remove(file).ok_or_else(|| broken(file, Reason::new("not-found")));
    let (manifest, figures, records) = (take(MANIFEST)?, take(FIGURES)?, take(RECORDS)?);
    let statement: Statement = serde_json::from_slice(&manifest)
        .map_err(|error| broken(MANIFEST, Reason::of_json(&error)))?;
    let document: Value = serde_json::from_slice(&figures)
        .map_err(|error| broken(FIGURES, Reason::of_json(&error)))?;
    let lists = from_csv(&records).map_err(|_| broken(RECORDS, Reason::new("cut-off")))?;

    let changed = |file: &str| Finding::new("E004", Severity::Error, place(file));
    let mut findings = Vec::new();
    for (file, bytes) in [(FIGURES, &figures), (RECORDS, &records)] {
        if statement.contents.get(file) != Some(&sha256(bytes)) {
            findings.push(changed(file));
        }
    }
    if statement.manifest.hash() != statement.manifest.fingerprint {
        findings.push(changed(MANIFEST));
    }
    let mut definitions = BTreeMap::new();
    for definition in &statement.manifest.definitions {
        let file = format!("{DEFINITIONS}{}", definition.name);
        match files.remove(&file) {
            None => findings.push(Finding::new("E005", Severity::Error, place(&file))),
            Some(bytes) => {
                if sha256(&bytes) != definition.sha256 {
                    findings.push(changed(&file));
                }
                let text = String::from_utf8_lossy(&bytes).into_owned();
                definitions.insert(definition.name.clone(), text);
            }
        }
    }
    // What the manifest does not name vouches for nothing.
    for file in files.keys().filter(|file| file.starts_with(DEFINITIONS)) {
        findings.push(Finding::new("E010", Severity::Error, place(file)));
    }
    let package = Package {
        statement,
        hash: sha256(&manifest),
        figures: figures::by_name(&document),
        findings: document.get("findings").cloned().unwrap_or_default(),
        lists,
        definitions,
    };
    Ok((package, findings))
}

impl Package {
    /// Figures that the attached lists of units contradict: without any data, numbers must be as
    /// many as the units that they count, and no units stand behind a figure that is not there.
    pub fn contradictions(&self) -> Vec<String> {
        let contradicted = |name: &String, figure: &Value| {
            let lists = self.lists.get(name).map_or(&[][..], Vec::as_slice);
            let main = || lists.iter().filter(|list| list.part == "main");
            let of = |class: &str| -> u64 { total(main().filter(|list| list.class == class)) };
            let known = ["counted", "not_in_numerator", "unknown", "excluded"];
            let population = known.map(of).into_iter().fold(0, u64::saturating_add);
            let says = |field: &str| figure.get(field).and_then(Value::as_u64);
            let excluded = figure.get("excluded").and_then(Value::as_object);
            let excluded_differ = excluded.into_iter().flatten().any(|(reason, count)| {
                let listed =
                    main().filter(|list| list.class == "excluded" && list.reason == *reason);
                count.as_u64() != Some(total(listed))
            });
            let lengths =
                lists.iter().any(|list| !list.is_digest() && list.count != list.units.len() as u64);
            says("population") != Some(population)
                || says("unknown") != Some(of("unknown"))
                || says("population_unknown") != Some(of("population_unknown"))
                || excluded_differ
                || lengths
                || numerator_differs(figure, of("counted"), of("unknown"))
        };
        let figures = self.figures.iter();
        let wrong = figures.filter(|(name, figure)| contradicted(name, figure));
        let nowhere = self.lists.keys().filter(|name| !self.figures.contains_key(*name));
        wrong.map(|(name, _)| name).chain(nowhere).cloned().collect()
    }
}

/// Units of lists; a file may say any number of them.
fn total<'a>(lists: impl Iterator<Item = &'a List>) -> u64 {
    lists.fold(0, |sum, list| sum.saturating_add(list.count))
}

/// Whether a proportion's numerator cannot be so many of its units, whatever becomes of unknowns.
fn numerator_differs(figure: &Value, counted: u64, unknown: u64) -> bool {
    figure.get("scoring").and_then(Value::as_str) == Some("proportion")
        && figure.get("numerator").and_then(Value::as_u64).is_some_and(|numerator| {
            numerator < counted || numerator > counted.saturating_add(unknown)
        })
}

const COLUMNS: [&str; 8] =
    ["indicator", "period", "group", "part", "class", "reason", "count", "units"];

fn to_csv(lists: &Lists) -> std::io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for list in lists.values().flatten() {
        for (at, units) in list.units.chunks(UNITS_A_LINE).enumerate() {
            // The number stands on the first line of a list alone.
            let count = if at == 0 { list.count.to_string() } else { String::new() };
            let head = [
                &list.indicator,
                &list.period,
                &list.group,
                &list.part,
                &list.class,
                &list.reason,
                &count,
            ];
            writer.write_record(head.into_iter().chain([&units.join(" ")]))?;
        }
    }
    writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
}

fn from_csv(bytes: &[u8]) -> Result<Lists, csv::Error> {
    let mut reader = csv::Reader::from_reader(bytes);
    let mut lists = Lists::new();
    for line in reader.records() {
        let line = line?;
        let cell = |index: usize| line.get(index).unwrap_or("").to_owned();
        let units = cell(7);
        let units: Vec<String> = units.split_whitespace().map(str::to_owned).collect();
        let list = List {
            indicator: cell(0),
            period: cell(1),
            group: cell(2),
            part: cell(3),
            class: cell(4),
            reason: cell(5),
            count: cell(6).parse().unwrap_or(0),
            units,
        };
        let known = lists.entry(list.figure()).or_default();
        match known.last_mut() {
            Some(last) if cell(6).is_empty() => last.units.extend(list.units),
            _ => known.push(list),
        }
    }
    Ok(lists)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_as_they_were_written() {
        let list = |class: &str, count: usize| List {
            indicator: "exits".to_owned(),
            period: "2024".to_owned(),
            group: "sex=female".to_owned(),
            part: "main".to_owned(),
            class: class.to_owned(),
            reason: "no_opinion".to_owned(),
            count: count as u64,
            units: (0..count).map(|unit| format!("unit{unit}")).collect(),
        };
        let mut lists = Lists::new();
        // A list of more than one line, and one that follows it.
        let both = vec![list("counted", UNITS_A_LINE * 2 + 1), list("excluded", 3)];
        lists.insert("exits 2024 sex=female".to_owned(), both);
        assert_eq!(from_csv(&to_csv(&lists).unwrap()).unwrap(), lists);
    }

    #[test]
    fn bound_definitions_are_the_same_files() {
        let mut files = Files::new();
        files.insert("definitions/a/b.toml".to_owned(), b"id = 1\n#### 3 x\nyes".to_vec());
        files.insert("definitions/c.toml".to_owned(), Vec::new());
        let bound = bound(&files);
        assert_eq!(bound.len(), 1);
        assert_eq!(unbound(&bound[BOUND]).unwrap(), files);
        assert_eq!(unbound(b"#### 9 short\nx"), None);
    }
}
