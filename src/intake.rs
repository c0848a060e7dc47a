//! Every file that a workspace names, read the way it asks for: cell by cell, or in columns.
//!
//! A dataset of which a file, a column or a required value is lost is not handed on: a figure from
//! part of the records would be wrong without looking so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use polars::prelude::PolarsResult;

use crate::finding::{Finding, Place, Severity};
use crate::ingest::{self, Table};
use crate::library::Library;
use crate::library::dataset::Dataset;
use crate::limits::Limit;
use crate::records::frame::{Frame, Records};
use crate::records::{self, Origins};
use crate::workspace::source::{ColumnSpec, Source};
use crate::workspace::{self, Workspace};

/// A provider's records, checked, and everything that was found on the way.
pub struct Gathered {
    /// The records of every dataset that is complete.
    pub records: Records,
    /// Where each record stood.
    pub origins: Origins,
    /// Problems of the input, in the order of the sources.
    pub findings: Vec<Finding>,
}

/// Reads and checks the records that a workspace names.
///
/// # Errors
/// A columnar file that cannot be read.
pub fn gather(workspace: &Workspace, library: &Library) -> PolarsResult<Gathered> {
    let mut findings = Vec::new();
    let mut tables: BTreeMap<&str, Table> = BTreeMap::new();
    let mut columnar: BTreeMap<String, Frame> = BTreeMap::new();
    let mut incomplete: BTreeSet<&str> = BTreeSet::new();
    let mut kept: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut filled: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in &workspace.sources {
        let Some(dataset) = library.datasets.get(&source.dataset) else { continue };
        let (paths, mut found) = ingest::files(source, &workspace.folder);
        let mut cells = Vec::with_capacity(paths.len());
        let mut columns = Vec::new();
        for path in paths {
            // A file that cannot be opened is told by the reader of cells.
            if !ingest::is_canonical(&path, dataset).unwrap_or(false) {
                cells.push(path);
            } else if !source.maps() {
                match limit_of(&path)? {
                    Some(limit) => {
                        found.push(ingest::too_large(&path, &workspace.folder, limit));
                    }
                    None => columns.push(path),
                }
            } else if is_text(&path) {
                // Its header happens to be the dataset's own names, and the source says what its cells mean.
                cells.push(path);
            } else {
                found.push(ingest::mapping_unused(&path, &workspace.folder));
            }
        }
        let name = dataset.name.as_str();
        let is_columnar = columnar.contains_key(name) || !columns.is_empty();
        if is_columnar && (tables.contains_key(name) || !cells.is_empty()) {
            // Half of a dataset in columns and half in cells could not be kept in one order.
            found.extend(cells.iter().chain(&columns).map(|path| mixed(path, &workspace.folder)));
        } else if is_columnar {
            match columnar.get_mut(name) {
                Some(Frame::Files { paths, .. }) => paths.extend(columns),
                _ => {
                    let frame = Frame::Files {
                        paths: columns,
                        dataset: Box::new(dataset.clone()),
                        held: Arc::default(),
                    };
                    columnar.insert(name.to_owned(), frame);
                }
            }
        } else {
            let source = &Source { cuts: cuts(workspace), ..source.clone() };
            let (table, more) = ingest::read_files(source, dataset, &workspace.folder, &cells);
            found.extend(more);
            let read = fields(source, dataset, &table);
            kept.entry(name.to_owned())
                .or_default()
                .extend(read.iter().chain(&source.without).cloned());
            filled.entry(name.to_owned()).or_default().extend(read);
            match tables.get_mut(name) {
                Some(known) => known.append(table),
                None => {
                    tables.insert(name, table);
                }
            }
        }
        if found.iter().any(ingest::loses_records) {
            incomplete.insert(name);
        }
        findings.extend(found);
    }
    findings.extend(ingest::weigh(&mut tables, &library.datasets, workspace.report_date));
    for (name, table) in &tables {
        for file in twins(table) {
            findings.push(Finding::new("Q011", Severity::Error, Place::file(file)));
            incomplete.insert(name);
        }
    }
    for (name, frame) in &columnar {
        kept.extend(frame.columns()?.map(|columns| (name.clone(), columns)));
    }
    let tables = tables.into_values().collect();
    let (mut records, origins, more) =
        records::check(tables, columnar, kept, library, workspace.report_date)?;
    let lacking = more.iter().filter(|finding| finding.code == "Q009");
    let lacking: Vec<String> =
        lacking.filter_map(|finding| Some(finding.about.as_ref()?.0.clone())).collect();
    findings.extend(more);
    records.empty = empty(workspace, &filled);
    for name in incomplete.into_iter().chain(lacking.iter().map(String::as_str)) {
        if records.frames.remove(name).is_some() {
            findings.push(left_out(library.datasets.get(name), name));
        }
    }
    Ok(Gathered { records, origins, findings })
}

/// The days with which a period, a point of a control chart or the time after an action begins.
fn cuts(workspace: &Workspace) -> Vec<NaiveDate> {
    let charts = workspace.control_charts.iter();
    let points = charts.flat_map(|chart| chart.every.periods(&workspace.periods, NaiveDate::MAX));
    let periods = workspace.periods.iter().cloned().chain(points);
    let begun = periods.flat_map(|period| [Some(period.from), period.to.succ_opt()]);
    let done = workspace.written.actions.iter().map(|action| action.done);
    let cuts: BTreeSet<NaiveDate> = begun.chain(done).flatten().collect();
    cuts.into_iter().collect()
}

/// The fields that sources declare to be empty and that no other source of the dataset fills.
fn empty(
    workspace: &Workspace,
    filled: &BTreeMap<String, BTreeSet<String>>,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut empty: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in &workspace.sources {
        let is_filled = |field: &&String| {
            filled.get(&source.dataset).is_some_and(|fields| fields.contains(*field))
        };
        let fields = source.without.iter().filter(|field| !is_filled(field)).cloned();
        empty.entry(source.dataset.clone()).or_default().extend(fields);
    }
    empty
}

/// The fields for which a source's files hold values: read from a column, set for all records, or
/// told by a scale.
fn fields(source: &Source, dataset: &Dataset, table: &Table) -> BTreeSet<String> {
    let read = table
        .files
        .iter()
        .flat_map(|file| &file.sheets)
        .flat_map(|sheet| &sheet.cells)
        .flat_map(BTreeMap::keys);
    let by_row = source.columns.iter().filter_map(|(field, column)| match column {
        ColumnSpec::Detailed(detailed) if detailed.row => Some(field),
        _ => None,
    });
    let set = source.set.keys().chain(source.unpivot.iter().flat_map(|unpivot| unpivot.set.keys()));
    let mut fields: BTreeSet<String> = read.chain(by_row).chain(set).cloned().collect();
    let has_scale =
        !source.scale.is_empty() || source.unpivot.iter().any(|unpivot| unpivot.scale.is_some());
    if has_scale && dataset.field(NO_OPINION).is_some() {
        fields.insert(NO_OPINION.to_owned());
    }
    fields
}

/// The field that scales fill beside their score.
const NO_OPINION: &str = "no_opinion";

fn mixed(path: &Path, folder: &Path) -> Finding {
    let name = path.strip_prefix(folder).unwrap_or(path).display().to_string();
    Finding::new("Q007", Severity::Error, Place::file(name))
}

/// The limit that a file in columns goes beyond, as far as its heads tell.
fn limit_of(path: &Path) -> PolarsResult<Option<Limit>> {
    if is_text(path) { Ok(None) } else { records::claims::exceeded(path) }
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// Files of which one sheet has the same content as a sheet that was read before. One workbook may stand under several sources,
/// each with sheets of its own.
fn twins(table: &Table) -> Vec<String> {
    let mut seen: BTreeSet<(&str, Option<&str>)> = BTreeSet::new();
    let mut twins = Vec::new();
    for file in table.files.iter().filter(|file| file.bytes > 0) {
        let read = file.sheets.iter().filter(|sheet| sheet.header_row.is_some());
        let sheets: BTreeSet<Option<&str>> = read.map(|sheet| sheet.name.as_deref()).collect();
        if sheets.iter().any(|sheet| seen.contains(&(file.sha256.as_str(), *sheet))) {
            twins.push(file.name.clone());
        }
        seen.extend(sheets.into_iter().map(|sheet| (file.sha256.as_str(), sheet)));
    }
    twins
}

fn left_out(dataset: Option<&Dataset>, name: &str) -> Finding {
    let title =
        |pick: fn(&Dataset) -> &String| dataset.map_or(name.to_owned(), |d| pick(d).clone());
    Finding::new("Q008", Severity::Error, Place::file(workspace::FILE))
        .with("dataset", name)
        .with("title_lt", title(|dataset| &dataset.title.lt))
        .with("title_en", title(|dataset| &dataset.title.en))
}
