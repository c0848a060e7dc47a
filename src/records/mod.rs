//! From tables to checked records: constraints, keys, references and rules.

mod check;
mod columns;
pub mod frame;
mod rule;
pub mod written;

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use self::columns::Columns;
use self::frame::{Frame, Records};
use crate::finding::{Finding, Place};
use crate::ingest::{Table, Values};
use crate::library::Library;
use crate::library::dataset::Dataset;
use crate::lower::{day_number, millionths};

/// Where the records of each dataset stood, for those that were read cell by cell.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    tables: BTreeMap<String, Table>,
    /// For each dataset, the table's record behind each record that was kept.
    kept: BTreeMap<String, Vec<usize>>,
}

impl Origins {
    /// The cell of a record's field; `None` for records of columnar files.
    pub fn place(&self, dataset: &str, record: u32, field: &str) -> Option<Place> {
        let original = *self.kept.get(dataset)?.get(record as usize)?;
        self.tables.get(dataset).map(|table| table.place(original, field))
    }

    /// The tables, by dataset: files, sheets and what was left out.
    pub fn tables(&self) -> impl Iterator<Item = (&str, &Table)> {
        self.tables.iter().map(|(name, table)| (name.as_str(), table))
    }

    /// How many records of a dataset were kept.
    pub fn kept(&self, dataset: &str) -> usize {
        self.kept.get(dataset).map_or(0, Vec::len)
    }
}

/// The keys that a dataset's records have, by the dataset's name.
type Keys<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Checks tables against their datasets and rules, and gives the records that can be counted.
///
/// `kept` names the fields that the provider's files hold, by dataset; `columnar` are frames that were not read cell by cell; they are checked as columns.
/// A record that lacks a required value is left out and found; everything else stays as read.
///
/// # Errors
/// A columnar file that cannot be read.
pub fn check(
    tables: Vec<Table>,
    columnar: BTreeMap<String, Frame>,
    kept: BTreeMap<String, BTreeSet<String>>,
    library: &Library,
) -> PolarsResult<(Records, Origins, Vec<Finding>)> {
    let mut findings = Vec::new();
    let mut records = Records { frames: columnar, kept, empty: BTreeMap::new() };
    let mut origins = Origins::default();
    for table in tables {
        let Some(dataset) = library.datasets.get(&table.dataset) else { continue };
        let kept = check::kept(&table, dataset, &mut findings);
        check::constraints(&table, &kept, dataset, &mut findings);
        let frame = frame_of(&table, &kept, dataset)?;
        records.frames.insert(dataset.name.clone(), Frame::Memory(frame));
        origins.kept.insert(dataset.name.clone(), kept);
        origins.tables.insert(dataset.name.clone(), table);
    }
    let (broken, columns) = rule::scan(&records, library, columns::MOST_VALUES)?;
    let mut keys = check::keys(&origins, library);
    keys.extend(columns.iter().filter_map(Columns::keys));
    columns.iter().for_each(|columns| columns.tell(&keys, &mut findings));
    check::references(&origins, &keys, library, &mut findings);
    rule::tell(library, broken, &origins, &mut findings);
    Ok((records, origins, findings))
}

/// The kept records as columns.
fn frame_of(table: &Table, kept: &[usize], dataset: &Dataset) -> PolarsResult<DataFrame> {
    let columns: Vec<Column> = dataset
        .fields
        .iter()
        .map(|field| {
            let name = PlSmallStr::from_str(&field.name);
            let target = frame::data_type(field.r#type);
            Ok(match table.column(&field.name) {
                None => Column::full_null(name, kept.len(), &target),
                Some(Values::Text(values)) => {
                    Column::new(name, pick(values, kept, |text| Some(text.clone())))
                }
                Some(Values::Integer(values)) => {
                    Column::new(name, pick(values, kept, |value| Some(*value)))
                }
                Some(Values::Number(values)) => {
                    Column::new(name, pick(values, kept, |value| millionths(*value)))
                }
                Some(Values::Boolean(values)) => {
                    Column::new(name, pick(values, kept, |value| Some(*value)))
                }
                Some(Values::Date(values)) => Column::new(
                    name,
                    pick(values, kept, |day| i32::try_from(day_number(*day)).ok()),
                )
                .cast(&DataType::Date)?,
            })
        })
        .collect::<PolarsResult<_>>()?;
    DataFrame::new(kept.len(), columns)
}

fn pick<V, T>(
    values: &[Option<V>],
    kept: &[usize],
    convert: impl Fn(&V) -> Option<T>,
) -> Vec<Option<T>> {
    kept.iter().map(|record| values[*record].as_ref().and_then(&convert)).collect()
}
