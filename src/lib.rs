//! From a social-service provider's own spreadsheets to figures and reports that can be trusted.
//!
//! Data moves one way, and this file is the way:
//!
//! ```text
//! workspace ─► ingest ─► records ─► engine ─► measure ─► report
//!                          ▲           ▲
//!                          └─ library ─┘
//! ```
//!
//! Each room knows the type it takes and the type it gives, and nothing of its neighbours' insides.

pub mod cli;
pub mod engine;
pub mod evidence;
pub mod finding;
pub mod ingest;
pub mod library;
pub mod locale;
pub mod lower;
pub mod measure;
pub mod period;
pub mod records;
pub mod report;
pub mod trial;
pub mod workspace;

use std::collections::BTreeMap;
use std::path::Path;

use polars::prelude::PolarsResult;

use engine::counts::Counts;
use finding::{Finding, Place, Severity};
use library::Library;
use library::indicator::Indicator;
use library::terms::Terms;
use measure::Figure;
use period::Period;
use records::Origins;
use records::frame::{Frame, Records};
use workspace::Workspace;

/// A provider's records, checked, and everything that was found on the way.
pub struct Gathered {
    /// The records.
    pub records: Records,
    /// Where each record stood.
    pub origins: Origins,
    /// Problems of the input, in the order of the sources.
    pub findings: Vec<Finding>,
}

/// What was computed.
pub struct Computed {
    /// The indicators, with the workspace's targets.
    pub indicators: Vec<Indicator>,
    /// Counts of every indicator, period and group.
    pub counts: Vec<Counts>,
    /// Figures, in the counts' order.
    pub figures: Vec<Figure>,
    /// Problems of the computation.
    pub findings: Vec<Finding>,
}

/// Reads and checks the records that a workspace names.
///
/// # Errors
/// A columnar file that cannot be read.
pub fn gather(workspace: &Workspace, library: &Library) -> PolarsResult<Gathered> {
    let mut findings = Vec::new();
    let mut tables: BTreeMap<&str, ingest::Table> = BTreeMap::new();
    let mut columnar: BTreeMap<String, Frame> = BTreeMap::new();
    for source in &workspace.sources {
        let Some(dataset) = library.datasets.get(&source.dataset) else { continue };
        let (paths, more) = ingest::files(source, &workspace.folder);
        findings.extend(more);
        let mut cells = Vec::with_capacity(paths.len());
        let mut columns = Vec::new();
        for path in paths {
            // A file that cannot be opened is told by the reader of cells.
            if ingest::is_canonical(&path, dataset).unwrap_or(false) {
                columns.push(path);
            } else {
                cells.push(path);
            }
        }
        if !columns.is_empty() {
            // Half of a dataset in columns and half in cells could not be kept in one order.
            findings.extend(cells.iter().map(|path| mixed(path, &workspace.folder)));
        }
        if columns.is_empty() {
            let (table, more) = ingest::read_files(source, dataset, &workspace.folder, &cells);
            findings.extend(more);
            match tables.get_mut(dataset.name.as_str()) {
                Some(known) => known.append(table),
                None => {
                    tables.insert(&dataset.name, table);
                }
            }
        } else {
            columnar.insert(
                dataset.name.clone(),
                Frame::Files { paths: columns, dataset: dataset.clone() },
            );
        }
    }
    let tables = tables.into_values().collect();
    let (records, origins, more) = records::check(tables, columnar, library)?;
    findings.extend(more);
    Ok(Gathered { records, origins, findings })
}

fn mixed(path: &Path, folder: &Path) -> Finding {
    let name = path.strip_prefix(folder).unwrap_or(path).display().to_string();
    Finding::new("Q007", Severity::Error, Place::file(name))
}

/// Counts the workspace's indicators over periods and turns the counts into figures.
///
/// # Errors
/// A columnar file that cannot be read.
pub fn compute(
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
    periods: &[Period],
) -> PolarsResult<Computed> {
    let indicators = workspace::with_targets(workspace, library);
    let asked: Vec<&Indicator> = indicators.iter().collect();
    let counted = engine::count(&asked, periods, library, &gathered.records)?;
    let terms: BTreeMap<&str, &Terms> =
        indicators.iter().map(|indicator| (indicator.id.as_str(), &indicator.terms)).collect();
    let figures = counted
        .counts
        .iter()
        .filter_map(|counts| Some(measure::figure(terms.get(counts.indicator.as_str())?, counts)))
        .collect();
    Ok(Computed { indicators, counts: counted.counts, figures, findings: counted.findings })
}
