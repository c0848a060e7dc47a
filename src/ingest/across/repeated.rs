//! Records that stand twice: figures count them as one, so each row after the first is doubted.

use std::collections::BTreeMap;

use super::{identity, said, sure};
use crate::finding::{Finding, Severity};
use crate::ingest::table::{CellState, Table};
use crate::library::dataset::{Dataset, Field};

/// Marks the repeated records of a dataset, and tells those that no primary key names (the others are told where keys are
/// checked).
pub(super) fn doubted(table: &mut Table, dataset: &Dataset) -> Vec<Finding> {
    let (strict, soft) = identity(dataset);
    let Some(key) = strict.first() else { return Vec::new() };
    let mut seen: BTreeMap<Vec<Option<String>>, usize> = BTreeMap::new();
    let mut findings = Vec::new();
    for record in 0..table.len() {
        let Some(name) = name(table, record, &strict, &soft) else { continue };
        if let std::collections::btree_map::Entry::Vacant(entry) = seen.entry(name) {
            entry.insert(record);
            continue;
        }
        table.mark(record, &key.name, CellState::Doubted);
        table.doubt_record(record);
        if !dataset.identity.is_empty() {
            let place = table.place(record, &key.name);
            findings.push(
                Finding::new("Q002", Severity::Error, place)
                    .about(&dataset.name, &key.name)
                    .with("field", &key.name),
            );
        }
    }
    findings
}

/// What names a record; a field that need not be there must be alike in both, or absent from both.
fn name(
    table: &Table,
    record: usize,
    strict: &[&Field],
    soft: &[&Field],
) -> Option<Vec<Option<String>>> {
    let strict = sure(table, record, strict)?.into_iter().map(Some);
    if soft.iter().any(|field| table.state(record, &field.name).is_some()) {
        return None;
    }
    Some(strict.chain(soft.iter().map(|field| said(table, record, &field.name))).collect())
}
