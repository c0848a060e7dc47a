//! Constraints of fields: required, unique, limits, references. What breaks one is found, and what that leaves unknown of
//! the record is marked.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Keys, Origins};
use crate::finding::{Finding, Place, Severity};
use crate::ingest::{CellState, Table, Values};
use crate::library::Library;
use crate::library::dataset::{Bound, Dataset, Field, FieldType, Privacy};

/// Finds required values that are missing. Nothing is known of them, so they are unread, and what the record says
/// beside them decides where it might belong.
pub fn required(table: &mut Table, dataset: &Dataset, findings: &mut Vec<Finding>) {
    for field in dataset.fields.iter().filter(|field| field.required) {
        for record in 0..table.len() {
            // What stands in an unread cell was told where it was read.
            let is_told = table.state(record, &field.name) == Some(CellState::Unread);
            let values = table.column(&field.name);
            if is_told || !values.is_some_and(|values| values.is_missing(record)) {
                continue;
            }
            findings.push(
                Finding::new("Q001", Severity::Error, table.place(record, &field.name))
                    .about(&dataset.name, &field.name)
                    .with("field", &field.name),
            );
            table.mark(record, &field.name, CellState::Unread);
            // Who lost one value may have lost others: what is empty beside it need not be.
            for other in &dataset.fields {
                let is_empty =
                    table.column(&other.name).is_some_and(|values| values.is_missing(record));
                if is_empty && table.place(record, &other.name).column.is_some() {
                    table.mark(record, &other.name, CellState::Doubted);
                }
            }
        }
    }
}

/// Finds values that occur again where each may occur once: of the later records it cannot be said whose they are.
pub fn unique(table: &mut Table, dataset: &Dataset, findings: &mut Vec<Finding>) {
    for field in &dataset.fields {
        let is_key = dataset.primary_key.as_deref() == Some(field.name.as_str());
        let Some(values) = table.column(&field.name).filter(|_| field.unique || is_key) else {
            continue;
        };
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let again: Vec<usize> = (0..table.len())
            .filter(|record| printed(values, *record).is_some_and(|value| !seen.insert(value)))
            .collect();
        for record in again {
            findings.push(
                Finding::new("Q002", Severity::Error, table.place(record, &field.name))
                    .about(&dataset.name, &field.name)
                    .with("field", &field.name),
            );
            table.mark(record, &field.name, CellState::Doubted);
            table.doubt_record(record);
        }
    }
}

/// Finds values beyond their field's limits: they cannot be true. Below nought an amount may be a correction: then it is
/// doubted, with its value.
pub fn limits(table: &mut Table, dataset: &Dataset, findings: &mut Vec<Finding>) {
    let limited = |field: &&Field| field.minimum.is_some() || field.maximum.is_some();
    for field in dataset.fields.iter().filter(limited) {
        let Some(values) = table.column(&field.name) else { continue };
        let beyond: Vec<(usize, String, bool)> = (0..table.len())
            .filter(|record| !is_within(field, values, *record))
            .map(|record| {
                let shown = printed(values, record).filter(|_| field.privacy == Privacy::Open);
                let is_correction = is_correction(field, values, record);
                (record, shown.unwrap_or_else(|| "…".to_owned()), is_correction)
            })
            .collect();
        for (record, read, is_correction) in beyond {
            findings.push(
                Finding::new("Q004", Severity::Warning, table.place(record, &field.name))
                    .about(&dataset.name, &field.name)
                    .with("field", &field.name)
                    .with("limits", printed_limits(field))
                    .with("kept", if is_correction { "correction" } else { "no" })
                    .read(read),
            );
            let state = if is_correction { CellState::Doubted } else { CellState::Unread };
            table.mark(record, &field.name, state);
        }
    }
}

/// Keys of the datasets that were read cell by cell.
pub fn keys<'a>(origins: &'a Origins, library: &Library) -> Keys<'a> {
    let mut keys = Keys::new();
    for (name, table) in &origins.tables {
        let key = library.datasets.get(name).and_then(|dataset| dataset.primary_key.as_ref());
        if let Some(Values::Text(values)) = key.and_then(|key| table.column(key)) {
            keys.insert(name, values.iter().flatten().map(String::as_str).collect());
        }
    }
    keys
}

/// References to no record: by dataset, the record and its field.
pub fn dangling(origins: &Origins, keys: &Keys, library: &Library) -> Vec<Dangling> {
    let mut found = Vec::new();
    for (name, table) in &origins.tables {
        let Some(dataset) = library.datasets.get(name) else { continue };
        for field in &dataset.fields {
            let Some(target) = field.references.as_deref() else { continue };
            let (Some(known), Some(Values::Text(values))) =
                (keys.get(target), table.column(&field.name))
            else {
                continue;
            };
            for (record, value) in values.iter().enumerate() {
                if value.as_deref().is_some_and(|value| !known.contains(value)) {
                    let (dataset, field) = (name.clone(), field.name.clone());
                    found.push(Dangling { dataset, field, target: target.to_owned(), record });
                }
            }
        }
    }
    found
}

/// A reference that names no record of the dataset that it refers to.
pub struct Dangling {
    dataset: String,
    field: String,
    target: String,
    record: usize,
}

/// Tells of references to no record. Whom they name cannot be said.
pub fn references(
    origins: &mut Origins,
    dangling: Vec<Dangling>,
    library: &Library,
    findings: &mut Vec<Finding>,
) {
    for Dangling { dataset, field, target, record } in dangling {
        let (Some(table), Some(dataset)) =
            (origins.tables.get_mut(&dataset), library.datasets.get(&dataset))
        else {
            continue;
        };
        let place = table.place(record, &field);
        let column = place.column;
        findings.extend(dataset.field(&field).map(|of| no_record(dataset, of, &target, place)));
        table.mark(record, &field, CellState::Doubted);
        // What names nobody may have been moved from the empty cell beside it.
        for other in &dataset.fields {
            let beside = table.place(record, &other.name).column.zip(column);
            let is_beside = beside.is_some_and(|(one, two)| one.abs_diff(two) == 1);
            let is_empty =
                table.column(&other.name).is_some_and(|values| values.is_missing(record));
            if is_beside && is_empty {
                table.mark(record, &other.name, CellState::Doubted);
            }
        }
    }
}

/// A reference to no record.
pub fn no_record(dataset: &Dataset, field: &Field, target: &str, place: Place) -> Finding {
    Finding::new("Q003", Severity::Warning, place)
        .about(&dataset.name, &field.name)
        .with("field", &field.name)
        .with("dataset", target)
}

fn printed(values: &Values, record: usize) -> Option<String> {
    match values {
        Values::Text(values) => values[record].clone(),
        Values::Integer(values) => values[record].map(|value| value.to_string()),
        Values::Number(values) => values[record].map(|value| value.to_string()),
        Values::Date(values) => values[record].map(|value| value.to_string()),
        Values::Boolean(values) => values[record].map(|value| value.to_string()),
    }
}

/// Whether a value is an amount below nought where amounts begin at nought.
fn is_correction(field: &Field, values: &Values, record: usize) -> bool {
    let Values::Number(values) = values else { return false };
    field.minimum == Some(Bound::Number(Decimal::ZERO))
        && values[record].is_some_and(|value| value < Decimal::ZERO)
}

fn is_within(field: &Field, values: &Values, record: usize) -> bool {
    let number = match values {
        Values::Integer(values) => values[record].map(Decimal::from),
        Values::Number(values) => values[record],
        _ => None,
    };
    let day = match values {
        Values::Date(values) => values[record],
        _ => None,
    };
    let above = match field.minimum {
        Some(Bound::Number(least)) => number.is_none_or(|value| value >= least),
        Some(Bound::Date(least)) => day.is_none_or(|value| value >= least),
        None => true,
    };
    let below = match field.maximum {
        Some(Bound::Number(most)) => number.is_none_or(|value| value <= most),
        Some(Bound::Date(most)) => day.is_none_or(|value| value <= most),
        None => true,
    };
    above && below
}

/// A field's limits in words.
pub fn printed_limits(field: &Field) -> String {
    let shown = |bound: &Option<Bound>| match bound {
        Some(Bound::Number(value)) => value.to_string(),
        Some(Bound::Date(day)) => day.to_string(),
        None => String::new(),
    };
    let unit = if field.r#type == FieldType::Duration { " min" } else { "" };
    format!("{} … {}{unit}", shown(&field.minimum), shown(&field.maximum))
}
