//! Constraints of fields: required, unique, limits, references.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Keys, Origins};
use crate::finding::{Finding, Place, Severity};
use crate::ingest::{Table, Values};
use crate::library::Library;
use crate::library::dataset::{Bound, Dataset, Field, FieldType, Privacy};

/// The records that have every required value; the others are found.
pub fn kept(table: &Table, dataset: &Dataset, findings: &mut Vec<Finding>) -> Vec<usize> {
    let required: Vec<(&Field, &Values)> = dataset
        .fields
        .iter()
        .filter(|field| field.required)
        .filter_map(|field| table.column(&field.name).map(|values| (field, values)))
        .collect();
    (0..table.len())
        .filter(|record| {
            let lacking = required.iter().find(|(_, values)| is_missing(values, *record));
            if let Some((field, _)) = lacking {
                findings.push(
                    Finding::new("Q001", Severity::Error, table.place(*record, &field.name))
                        .about(&dataset.name, "")
                        .with("field", &field.name),
                );
            }
            lacking.is_none()
        })
        .collect()
}

/// Unique values and limits of the kept records.
pub fn constraints(table: &Table, kept: &[usize], dataset: &Dataset, findings: &mut Vec<Finding>) {
    for field in &dataset.fields {
        let Some(values) = table.column(&field.name) else { continue };
        let is_key = dataset.primary_key.as_deref() == Some(field.name.as_str());
        if field.unique || is_key {
            let mut seen: BTreeSet<String> = BTreeSet::new();
            for record in kept {
                let Some(value) = printed(values, *record) else { continue };
                if !seen.insert(value) {
                    findings.push(
                        Finding::new("Q002", Severity::Error, table.place(*record, &field.name))
                            .about(&dataset.name, &field.name)
                            .with("field", &field.name),
                    );
                }
            }
        }
        if field.minimum.is_none() && field.maximum.is_none() {
            continue;
        }
        for record in kept {
            if !is_within(field, values, *record) {
                let mut finding =
                    Finding::new("Q004", Severity::Warning, table.place(*record, &field.name))
                        .about(&dataset.name, &field.name)
                        .with("field", &field.name)
                        .with("limits", limits(field));
                finding = match printed(values, *record) {
                    Some(value) if field.privacy == Privacy::Open => finding.read(value),
                    _ => finding.read("…"),
                };
                findings.push(finding);
            }
        }
    }
}

/// Keys of the datasets that were read cell by cell.
pub fn keys<'a>(origins: &'a Origins, library: &Library) -> Keys<'a> {
    let mut keys = Keys::new();
    for (name, table) in &origins.tables {
        let key = library.datasets.get(name).and_then(|dataset| dataset.primary_key.as_ref());
        if let Some(Values::Text(values)) = key.and_then(|key| table.column(key)) {
            let present = origins.kept[name].iter().filter_map(|record| values[*record].as_deref());
            keys.insert(name, present.collect());
        }
    }
    keys
}

/// Values that name no record of the dataset that they refer to.
pub fn references(origins: &Origins, keys: &Keys, library: &Library, findings: &mut Vec<Finding>) {
    for (name, table) in &origins.tables {
        let Some(dataset) = library.datasets.get(name) else { continue };
        for field in &dataset.fields {
            let Some(target) = field.references.as_deref() else { continue };
            let (Some(known), Some(Values::Text(values))) =
                (keys.get(target), table.column(&field.name))
            else {
                continue;
            };
            for record in &origins.kept[name] {
                if let Some(value) = values[*record].as_deref()
                    && !known.contains(value)
                {
                    let place = table.place(*record, &field.name);
                    findings.push(no_record(dataset, field, target, place));
                }
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

fn is_missing(values: &Values, record: usize) -> bool {
    match values {
        Values::Text(values) => values[record].is_none(),
        Values::Integer(values) => values[record].is_none(),
        Values::Number(values) => values[record].is_none(),
        Values::Date(values) => values[record].is_none(),
        Values::Boolean(values) => values[record].is_none(),
    }
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
pub fn limits(field: &Field) -> String {
    let shown = |bound: &Option<Bound>| match bound {
        Some(Bound::Number(value)) => value.to_string(),
        Some(Bound::Date(day)) => day.to_string(),
        None => String::new(),
    };
    let unit = if field.r#type == FieldType::Duration { " min" } else { "" };
    format!("{} … {}{unit}", shown(&field.minimum), shown(&field.maximum))
}
