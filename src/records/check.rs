//! Constraints of fields: required, unique, limits, references.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;
use rust_decimal::Decimal;

use super::Origins;
use super::frame::Frame;
use crate::engine::names::Names;
use crate::engine::parallel;
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

/// Values that name no record of the dataset that they refer to.
pub fn references(origins: &Origins, library: &Library, findings: &mut Vec<Finding>) {
    let mut keys: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, table) in &origins.tables {
        let key = library.datasets.get(name).and_then(|dataset| dataset.primary_key.as_ref());
        if let Some(Values::Text(values)) = key.and_then(|key| table.column(key)) {
            let present = origins.kept[name].iter().filter_map(|record| values[*record].as_deref());
            keys.insert(name, present.collect());
        }
    }
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
                    findings.push(
                        Finding::new("Q003", Severity::Warning, table.place(*record, &field.name))
                            .about(name, &field.name)
                            .with("field", &field.name)
                            .with("dataset", target),
                    );
                }
            }
        }
    }
}

/// What can be said of a columnar file without going through its cells: missing required values
/// and codes that are in no list, as numbers of values.
pub struct Columns<'a> {
    checked: Vec<Checked<'a>>,
}

struct Checked<'a> {
    field: &'a Field,
    missing: u64,
    codes: Names,
    /// How often each code occurs, by its number.
    occurring: Vec<u64>,
}

impl<'a> Columns<'a> {
    /// Nothing seen yet.
    pub fn new(dataset: &'a Dataset) -> Self {
        let checked = dataset
            .fields
            .iter()
            .filter(|field| field.required || !field.codes.is_empty())
            .map(|field| Checked {
                field,
                missing: 0,
                codes: Names::default(),
                occurring: Vec::new(),
            })
            .collect();
        Columns { checked }
    }

    /// The fields that are looked at.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.checked.iter().map(|checked| checked.field.name.as_str())
    }

    /// Adds a batch that holds the fields.
    ///
    /// # Errors
    /// A column is missing.
    pub fn add(&mut self, batch: &DataFrame) -> PolarsResult<()> {
        parallel::each(&mut self.checked, |checked| {
            let column = batch.column(&checked.field.name)?;
            checked.missing += column.null_count() as u64;
            if !checked.field.codes.is_empty() {
                for number in checked.codes.numbers(column)? {
                    let number = number as usize;
                    if number >= checked.occurring.len() {
                        checked.occurring.resize(number + 1, 0);
                    }
                    checked.occurring[number] += 1;
                }
            }
            Ok(())
        })
    }

    /// What was found, once every batch was added.
    pub fn tell(&self, frame: &Frame, findings: &mut Vec<Finding>) {
        let Frame::Files { paths, .. } = frame else { return };
        let place = || {
            let name = paths.first().and_then(|path| path.file_name());
            Place::file(name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
        };
        for Checked { field, missing, codes, occurring } in &self.checked {
            if field.required && *missing > 0 {
                let Frame::Files { dataset, .. } = frame else { return };
                let mut finding = Finding::new("Q009", Severity::Error, place())
                    .about(&dataset.name, &field.name)
                    .with("field", &field.name);
                finding.count = *missing;
                findings.push(finding);
            }
            let known: Vec<&str> = field.codes.iter().map(|code| code.code.as_str()).collect();
            let foreign: u64 = occurring
                .iter()
                .enumerate()
                .filter(|(number, _)| {
                    codes.text(*number as u32).is_some_and(|code| !known.contains(&code))
                })
                .map(|(_, count)| count)
                .sum();
            if foreign > 0 {
                let mut finding = Finding::new("Q006", Severity::Error, place())
                    .with("field", &field.name)
                    .with("known", known.join(", "))
                    .with("count", foreign.to_string());
                finding.count = foreign;
                findings.push(finding);
            }
        }
    }
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

fn limits(field: &Field) -> String {
    let shown = |bound: &Option<Bound>| match bound {
        Some(Bound::Number(value)) => value.to_string(),
        Some(Bound::Date(day)) => day.to_string(),
        None => String::new(),
    };
    let unit = if field.r#type == FieldType::Duration { " min" } else { "" };
    format!("{} … {}{unit}", shown(&field.minimum), shown(&field.maximum))
}
