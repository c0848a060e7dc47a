//! From tables to checked records: constraints, keys, references and rules.

mod check;
pub mod claims;
mod columns;
pub mod frame;
mod held;
mod rule;
mod states;
pub mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use polars::prelude::*;

use chrono::NaiveDate;

use self::columns::Columns;
use self::frame::{Frame, Records};
use self::held::{Doubted, Held};
use crate::finding::{Finding, Place};
use crate::ingest::{self, CellState, Table, Values};
use crate::library::Library;
use crate::library::dataset::Dataset;
use crate::lower::{day_number, millionths};

/// Where the records of each dataset stood, for those that were read cell by cell.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    tables: BTreeMap<String, Table>,
}

impl Origins {
    /// The cell of a record's field; `None` for records of columnar files.
    pub fn place(&self, dataset: &str, record: u32, field: &str) -> Option<Place> {
        let table = self.tables.get(dataset)?;
        let record = usize::try_from(record).ok().filter(|record| *record < table.len())?;
        Some(table.place(record, field))
    }

    /// The tables, by dataset: files, sheets and what was left out.
    pub fn tables(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.tables.iter().map(|(name, table)| (name.as_str(), table))
    }
}

/// The keys that a dataset's records have, by the dataset's name.
type Keys<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Checks tables against their datasets and rules, and gives the records that can be counted.
///
/// `kept` names the fields that the provider's files hold, by dataset; `columnar` are frames that were not read cell by cell; they are checked as columns.
/// Every record stays. A required value that is missing, and a value that cannot be true, is unread; what is read and
/// contradicts something else is doubted.
///
/// # Errors
/// A columnar file that cannot be read.
pub fn check(
    tables: Vec<Table>,
    columnar: BTreeMap<String, Frame>,
    kept: BTreeMap<String, BTreeSet<String>>,
    library: &Library,
    report_date: NaiveDate,
) -> PolarsResult<(Records, Origins, Vec<Finding>)> {
    let mut findings = Vec::new();
    let mut records = Records { frames: columnar, kept, empty: BTreeMap::new() };
    let mut origins = Origins::default();
    for mut table in tables {
        let Some(dataset) = library.datasets.get(&table.dataset) else { continue };
        check::required(&mut table, dataset, &mut findings);
        check::unique(&mut table, dataset, &mut findings);
        check::limits(&mut table, dataset, &mut findings);
        origins.tables.insert(dataset.name.clone(), table);
    }
    put_frames(&origins, library, &mut records)?;
    let scanned = rule::scan(&records, library, columns::MOST_VALUES, report_date)?;
    let rule::Scanned { found: broken, mut columns, mut doubted } = scanned;
    let again: Vec<Doubted> = columns.iter_mut().map(Columns::again).collect();
    let mut keys = check::keys(&origins, library);
    keys.extend(columns.iter().filter_map(Columns::keys));
    let spellings = spellings(&columns, &origins, library);
    for (columns, again) in columns.iter().zip(again) {
        let name = &columns.dataset().name;
        let spellings = spellings.get(name).cloned().unwrap_or_default();
        columns.tell(&keys, &spellings, &mut findings);
        let doubted = doubted.entry(name.clone()).or_default();
        again.into_iter().for_each(|(field, of)| doubted.entry(field).or_default().extend(of));
        let Some(frame) = records.frames.get_mut(name) else { continue };
        for (field, names) in columns.dangling(&keys, &spellings) {
            let of = frame.places(&field, &names.iter().map(String::as_str).collect())?;
            doubted.entry(field).or_default().extend(of);
        }
        if let Frame::Files { held, dataset, .. } = frame {
            let doubted = std::mem::take(doubted);
            *held = Arc::new(Held::new(dataset, report_date, spellings, doubted));
        }
    }
    let dangling = check::dangling(&origins, &keys, library);
    check::references(&mut origins, dangling, library, &mut findings);
    rule::tell(library, &broken, &origins, &mut findings);
    rule::doubt(library, &broken, &mut origins);
    // Once more, with what the references and the rules leave in doubt.
    put_frames(&origins, library, &mut records)?;
    Ok((records, origins, findings))
}

/// The spelling to take for each name of columnar files that has others, by dataset and field. What stands in cells has one
/// spelling already, which is taken.
fn spellings(
    columns: &[Columns],
    origins: &Origins,
    library: &Library,
) -> BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> {
    let mut domains: BTreeMap<(String, String), BTreeMap<String, usize>> = BTreeMap::new();
    let mut fields: Vec<(&Dataset, &str, (String, String))> = Vec::new();
    for columns in columns {
        let dataset = columns.dataset();
        for (field, names) in columns.names() {
            let domain = ingest::domain(dataset, field, &library.datasets);
            let counted = domains.entry(domain.clone()).or_default();
            for (name, count) in names {
                let known = counted.entry(name).or_default();
                *known = known.saturating_add(count);
            }
            fields.push((dataset, &field.name, domain));
        }
    }
    for (name, table) in &origins.tables {
        let Some(dataset) = library.datasets.get(name) else { continue };
        for field in dataset.fields.iter().filter(|field| ingest::is_name(dataset, field)) {
            let domain = ingest::domain(dataset, field, &library.datasets);
            let Some(counted) = domains.get_mut(&domain) else { continue };
            let Some(Values::Text(values)) = table.column(&field.name) else { continue };
            for name in values.iter().flatten() {
                counted.insert(name.clone(), usize::MAX);
            }
        }
    }
    let chosen: BTreeMap<&(String, String), BTreeMap<String, String>> = domains
        .iter()
        .map(|(domain, counted)| {
            let counted: Vec<(String, usize)> =
                counted.iter().map(|(name, count)| (name.clone(), *count)).collect();
            (domain, ingest::chosen(&counted))
        })
        .collect();
    let mut spellings: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> =
        BTreeMap::new();
    for (dataset, field, domain) in &fields {
        let Some(chosen) = chosen.get(domain).filter(|chosen| !chosen.is_empty()) else { continue };
        let of_dataset = spellings.entry(dataset.name.clone()).or_default();
        of_dataset.insert((*field).to_owned(), chosen.clone());
    }
    spellings
}

fn put_frames(origins: &Origins, library: &Library, records: &mut Records) -> PolarsResult<()> {
    for (name, table) in &origins.tables {
        if let Some(dataset) = library.datasets.get(name) {
            let frame = Frame::Memory(frame_of(table, dataset)?);
            records.frames.insert(name.clone(), frame);
        }
    }
    Ok(())
}

/// A table's records as columns, with the states of their cells.
fn frame_of(table: &Table, dataset: &Dataset) -> PolarsResult<DataFrame> {
    let mut columns: Vec<Column> = dataset
        .fields
        .iter()
        .map(|field| {
            let name = PlSmallStr::from_str(&field.name);
            let target = frame::data_type(field.r#type);
            Ok(match table.column(&field.name) {
                None => Column::full_null(name, table.len(), &target),
                Some(Values::Text(values)) => {
                    Column::new(name, pick(values, |text| Some(text.clone())))
                }
                Some(Values::Integer(values)) => {
                    Column::new(name, pick(values, |value| Some(*value)))
                }
                Some(Values::Number(values)) => {
                    Column::new(name, pick(values, |value| millionths(*value)))
                }
                Some(Values::Boolean(values)) => {
                    Column::new(name, pick(values, |value| Some(*value)))
                }
                Some(Values::Date(values)) => {
                    Column::new(name, pick(values, |day| i32::try_from(day_number(*day)).ok()))
                        .cast(&DataType::Date)?
                }
            })
        })
        .collect::<PolarsResult<_>>()?;
    for column in &table.columns {
        let mut states: Vec<Option<bool>> = vec![None; table.len()];
        for (record, state) in &column.states {
            states[*record as usize] = Some(*state == CellState::Unread);
        }
        if let Values::Number(values) = &column.values {
            // What a frame cannot hold is not empty.
            let is_lost =
                |value: &Option<_>| value.is_some_and(|value| millionths(value).is_none());
            let lost = values.iter().enumerate().filter(|(_, value)| is_lost(value));
            lost.for_each(|(record, _)| states[record] = Some(true));
        }
        if states.iter().all(Option::is_none) {
            continue;
        }
        columns.push(Column::new(frame::state_column(&column.field).into(), states));
    }
    if !table.repeated.is_empty() {
        let mut states: Vec<Option<bool>> = vec![None; table.len()];
        for record in &table.repeated {
            states[*record as usize] = Some(false);
        }
        columns.push(Column::new(frame::state_column(frame::RECORD).into(), states));
    }
    DataFrame::new(table.len(), columns)
}

fn pick<V, T>(values: &[Option<V>], convert: impl Fn(&V) -> Option<T>) -> Vec<Option<T>> {
    values.iter().map(|value| value.as_ref().and_then(&convert)).collect()
}
