//! What went in: files with their hashes and row counts, definitions with theirs, and what the
//! workspace decides.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::engine::lacking;
use crate::library::Library;
use crate::library::terms::{Benchmark, Target};
use crate::period::Period;
use crate::records::Origins;
use crate::records::frame::{Frame, Records};
use crate::workspace::Workspace;
use crate::workspace::control::ControlChart;

/// Everything that a figure was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Program and version: `rodiklis 0.1.0`.
    pub program: String,
    /// The day that the report carries, ISO.
    pub report_date: String,
    /// The periods, in the order of time.
    pub periods: Vec<Period>,
    /// Whole numbers that the workspace gives to definitions.
    pub settings: BTreeMap<String, i64>,
    /// The workspace's own targets, in its order.
    pub targets: Vec<OwnTarget>,
    /// The workspace's own values to compare with, in its order.
    #[serde(default)]
    pub benchmarks: Vec<OwnBenchmark>,
    /// The series that the workspace watches, in its order.
    #[serde(default)]
    pub control_charts: Vec<ControlChart>,
    /// SHA-256 of how each dataset is read (`[[source]]` of the workspace), by dataset.
    pub mapping: BTreeMap<String, String>,
    /// The provider's files, by dataset and name.
    pub files: Vec<InputFile>,
    /// Definition files, by name.
    pub definitions: Vec<Definition>,
    /// What each indicator needs, by its id.
    pub indicators: BTreeMap<String, Needs>,
    /// SHA-256 over all of the above, in hexadecimal.
    pub fingerprint: String,
}

/// A target that the workspace sets in place of the library's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTarget {
    /// The indicator's id.
    pub indicator: String,
    /// The target.
    #[serde(flatten)]
    pub target: Target,
}

/// A value of others with which the workspace compares an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnBenchmark {
    /// The indicator's id.
    pub indicator: String,
    /// The value.
    #[serde(flatten)]
    pub benchmark: Benchmark,
}

/// What an indicator is made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Needs {
    /// Its definition file.
    pub file: String,
    /// The datasets that it reads, references included.
    pub datasets: BTreeSet<String>,
    /// The settings that it uses.
    pub settings: BTreeSet<String>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InputFile {
    /// Name, relative to the workspace.
    pub name: String,
    /// The dataset that it holds.
    pub dataset: String,
    /// SHA-256 in hexadecimal; empty where the file could not be read.
    pub sha256: String,
    /// Rows that were read as records; `None` for columnar files, which are not counted here.
    pub rows: Option<u64>,
    /// Rows that were left out: titles, totals, blank lines.
    pub left_out: Option<u64>,
}

/// A definition file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// Name inside the library.
    pub name: String,
    /// Version of the indicator or framework that it holds.
    pub version: Option<String>,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// Writes down what went in.
///
/// # Errors
/// A columnar file that cannot be read again for its hash.
pub fn manifest(
    workspace: &Workspace,
    library: &Library,
    records: &Records,
    origins: &Origins,
) -> std::io::Result<Manifest> {
    let mut files = Vec::new();
    for (dataset, table) in origins.tables() {
        for file in &table.files {
            let rows = file.sheets.iter().map(|sheet| u64::from(sheet.record_rows)).sum();
            let left_out = file
                .sheets
                .iter()
                .flat_map(|sheet| &sheet.left_out)
                .map(|left| u64::from(left.to.saturating_sub(left.from)) + 1)
                .sum();
            files.push(InputFile {
                name: file.name.clone(),
                dataset: dataset.to_owned(),
                sha256: file.sha256.clone(),
                rows: Some(rows),
                left_out: Some(left_out),
            });
        }
    }
    for (dataset, frame) in &records.frames {
        let Frame::Files { paths, .. } = frame else { continue };
        for path in paths {
            let name = path.strip_prefix(&workspace.folder).unwrap_or(path);
            files.push(InputFile {
                name: name.display().to_string(),
                dataset: dataset.clone(),
                sha256: hash_file(path)?,
                rows: None,
                left_out: None,
            });
        }
    }
    files.sort_by(|left, right| (&left.dataset, &left.name).cmp(&(&right.dataset, &right.name)));

    let mut versions: BTreeMap<&str, &str> = BTreeMap::new();
    for indicator in &library.indicators {
        versions.insert(&indicator.file, &indicator.version);
    }
    let definitions: Vec<Definition> = library
        .hashes
        .iter()
        .map(|(name, sha256)| Definition {
            name: name.clone(),
            version: versions.get(name.as_str()).map(|version| (*version).to_owned()),
            sha256: sha256.clone(),
        })
        .collect();

    // Of no records, everything is lacking that an indicator needs.
    let nothing = Records::default();
    let indicators = library
        .indicators
        .iter()
        .map(|indicator| {
            let datasets = lacking(indicator, library, &nothing);
            let settings = indicator.settings.keys().cloned().collect();
            (indicator.id.clone(), Needs { file: indicator.file.clone(), datasets, settings })
        })
        .collect();
    let targets = workspace.targets.iter().map(|(indicator, target)| OwnTarget {
        indicator: indicator.clone(),
        target: target.clone(),
    });
    let benchmarks = workspace.benchmarks.iter().map(|(indicator, benchmark)| OwnBenchmark {
        indicator: indicator.clone(),
        benchmark: benchmark.clone(),
    });
    let mut manifest = Manifest {
        program: concat!("rodiklis ", env!("CARGO_PKG_VERSION")).to_owned(),
        report_date: workspace.report_date.to_string(),
        periods: workspace.periods.clone(),
        settings: workspace.settings.clone(),
        targets: targets.collect(),
        benchmarks: benchmarks.collect(),
        control_charts: workspace.control_charts.clone(),
        mapping: workspace.mapping.clone(),
        files,
        definitions,
        indicators,
        fingerprint: String::new(),
    };
    manifest.fingerprint = manifest.hash();
    Ok(manifest)
}

impl Manifest {
    /// The same for a report that anybody reads. Rows tell how many people there are, and from its SHA-256 a small
    /// file can be guessed: the fingerprint is that of what is published.
    pub fn public(&mut self, published: &str) {
        for file in &mut self.files {
            (file.rows, file.left_out) = (None, None);
            file.sha256.clear();
        }
        self.fingerprint = sha256(published.as_bytes());
    }

    /// SHA-256 over all that it names: what [`Manifest::fingerprint`] must be.
    pub fn hash(&self) -> String {
        let mut all = Sha256::new();
        // A mark before each kind and an end after each word: no two lists give the same bytes.
        let mut add = |kind: &str, words: &[&str]| {
            for word in std::iter::once(&kind).chain(words) {
                all.update(word);
                all.update([0]);
            }
        };
        add("program", &[&self.program]);
        add("date", &[&self.report_date]);
        for period in &self.periods {
            add("period", &[&period.label, &period.from.to_string(), &period.to.to_string()]);
        }
        for (name, value) in &self.settings {
            add("setting", &[name, &value.to_string()]);
        }
        for OwnTarget { indicator, target } in &self.targets {
            let limit = |limit: Option<rust_decimal::Decimal>| {
                limit.map_or(String::new(), |limit| limit.normalize().to_string())
            };
            let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |d| d.to_string());
            let (least, most) = (limit(target.at_least), limit(target.at_most));
            let tolerance = limit(target.tolerance);
            add(
                "target",
                &[indicator, &least, &most, &day(target.from), &day(target.to), &tolerance],
            );
        }
        for OwnBenchmark { indicator, benchmark } in &self.benchmarks {
            let value = benchmark.value.normalize().to_string();
            let (lt, en) = (&benchmark.origin.lt, &benchmark.origin.en);
            add("benchmark", &[indicator, &value, &benchmark.as_of.to_string(), lt, en]);
        }
        for chart in &self.control_charts {
            let kind = chart.kind.map_or("", |kind| kind.key());
            add("control chart", &[&chart.indicator, chart.every.key(), kind]);
        }
        for (dataset, hash) in &self.mapping {
            add("mapping", &[dataset, hash]);
        }
        for file in &self.files {
            add("file", &[&file.dataset, &file.name, &file.sha256]);
        }
        for definition in &self.definitions {
            add("definition", &[&definition.name, &definition.sha256]);
        }
        hexadecimal(&all.finalize())
    }
}

/// SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hash_file(path: &Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hexadecimal(&hash.finalize()));
        }
        hash.update(&buffer[..read]);
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
