//! The columns that a dataset's indicators need, joined over references: one scan for all.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;
use rust_decimal::prelude::ToPrimitive;

use super::doubtful::{Cells, Doubtful};
use super::possible::Range;
use crate::library::Datasets;
use crate::library::dataset::{Bound, Dataset, FieldType};
use crate::library::expr::Path;
use crate::lower::{MILLION, day_number};
use crate::records::frame::{RECORD, Records, data_type, stated_field};

/// What is read of one dataset, and what is joined to it.
pub struct Base<'a> {
    dataset: &'a Dataset,
    local: Vec<String>,
    joins: Vec<Join>,
    /// What an unread cell of each needed field can be, by its path.
    ranges: BTreeMap<Path, Range>,
}

/// The needed fields of a referenced dataset, named by their paths.
struct Join {
    /// The column that holds the reference.
    on: String,
    /// Row of each key.
    rows: PlHashMap<PlSmallStr, IdxSize>,
    /// The records, and a last row in which all is missing: what no reference, or one to no record, reads.
    right: DataFrame,
    /// The records with all that is needed of them, for records that are looked at one by one.
    whole: DataFrame,
    /// Number of the last row.
    nobody: IdxSize,
    /// The states of their cells, of the fields that have any.
    states: States,
    /// Records whose key occurs more than once: which of them is meant cannot be said.
    repeated: BTreeSet<IdxSize>,
}

/// The states of some fields' cells, by the field's path: yes where it is unread, no where it is doubted.
type States = BTreeMap<String, Vec<Option<bool>>>;

/// Why a dataset's indicators cannot be counted.
#[derive(Debug)]
pub enum BaseError {
    /// There is no source for this dataset.
    NoRecords(String),
    /// A file could not be read or joined.
    Polars(PolarsError),
}

impl From<PolarsError> for BaseError {
    fn from(error: PolarsError) -> Self {
        BaseError::Polars(error)
    }
}

impl From<BaseError> for PolarsError {
    fn from(error: BaseError) -> Self {
        match error {
            BaseError::Polars(error) => error,
            BaseError::NoRecords(dataset) => polars_err!(ComputeError: "no records of {dataset}"),
        }
    }
}

/// What fields of a dataset need and the provider does not have: datasets without records (`staff`),
/// and fields that no file holds (`staff.gimk_done`).
pub fn missing_data(
    dataset: &str,
    paths: &BTreeSet<Path>,
    datasets: &Datasets,
    records: &Records,
) -> BTreeSet<String> {
    let mut missing = BTreeSet::new();
    let mut need = |name: &str, field: Option<&str>| match field {
        _ if !records.frames.contains_key(name) => {
            missing.insert(name.to_owned());
        }
        Some(field) if !records.keeps(name, field) => {
            missing.insert(format!("{name}.{field}"));
        }
        _ => {}
    };
    need(dataset, None);
    for Path(steps) in paths {
        let mut here = datasets.get(dataset);
        for step in steps {
            let Some(known) = here else { break };
            need(&known.name, Some(step));
            let target = known.field(step).and_then(|field| field.references.as_deref());
            here = target.and_then(|name| datasets.get(name));
        }
    }
    missing
}

impl<'a> Base<'a> {
    /// Prepares the scan of `dataset` for the given fields.
    ///
    /// # Errors
    /// A dataset behind a reference has no records, or its files cannot be read.
    pub fn new(
        dataset: &'a Dataset,
        paths: &BTreeSet<Path>,
        datasets: &Datasets,
        records: &Records,
    ) -> Result<Self, BaseError> {
        let mut local: BTreeSet<String> = BTreeSet::new();
        // Prefix of a reference to the fields needed behind it.
        let mut behind: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
        for Path(steps) in paths {
            for depth in 0..steps.len() {
                let name = steps[depth].clone();
                if depth == 0 {
                    local.insert(name);
                } else {
                    behind.entry(steps[..depth].to_vec()).or_default().insert(name);
                }
            }
        }
        let mut joins: BTreeMap<&[String], Join> = BTreeMap::new();
        // A prefix sorts before what it leads to, so going backwards the inner references come
        // first: they are followed here, once per referenced record and not once per record.
        for (prefix, fields) in behind.iter().rev() {
            let mut join = Join::new(prefix, fields, dataset, datasets, records)?;
            let is_inner = |other: &&[String]| {
                other.len() == prefix.len() + 1 && other.starts_with(prefix.as_slice())
            };
            let inner: Vec<&[String]> = joins.keys().copied().filter(is_inner).collect();
            for inner in inner.iter().filter_map(|prefix| joins.remove(prefix)) {
                let found = inner.find(&join.right)?;
                inner.add_states(&join.right, &found, &mut join.states)?;
                inner.follow(&found, &mut join.right)?;
            }
            join.whole = join.right.clone();
            joins.insert(prefix, join);
        }
        let ranges = paths.iter().map(|path| (path.clone(), range(path, dataset, datasets)));
        Ok(Base {
            dataset,
            local: local.into_iter().collect(),
            joins: joins.into_values().collect(),
            ranges: ranges.collect(),
        })
    }

    /// The referenced records that have all of these columns, beside a last one in which all is missing: it stands for
    /// a reference to no record. What is added to them is added to every batch.
    pub fn behind(&mut self, columns: &BTreeSet<&str>) -> Option<&mut DataFrame> {
        let has_all = |join: &&mut Join| columns.iter().all(|name| join.right.column(name).is_ok());
        self.joins.iter_mut().find(has_all).map(|join| &mut join.right)
    }

    /// Leaves out the columns of referenced records that are not among these.
    pub fn leave_behind(&mut self, needed: &BTreeSet<&str>) {
        for join in &mut self.joins {
            let names = join.right.get_column_names_owned();
            for name in names.iter().filter(|name| !needed.contains(name.as_str())) {
                // It is there, by its name.
                let _ = join.right.drop_in_place(name);
            }
        }
    }

    /// Calls `each` with the joined batches, the number of the first row in each, and those of its records of which some
    /// cell is unread or doubted.
    ///
    /// # Errors
    /// There are no records, or a file cannot be read.
    pub fn scan(&self, records: &Records, each: &mut Each) -> Result<(), BaseError> {
        let frame = records
            .frames
            .get(&self.dataset.name)
            .ok_or_else(|| BaseError::NoRecords(self.dataset.name.clone()))?;
        // A scan without any column would lose the number of rows.
        let columns = if self.local.is_empty() {
            self.dataset.fields.first().map(|field| field.name.clone()).into_iter().collect()
        } else {
            self.local.clone()
        };
        let mut first = 0_u32;
        frame.batches(&columns, &mut |mut batch| {
            let mut states = take_states(&mut batch)?;
            let mut found = Vec::with_capacity(self.joins.len());
            for join in &self.joins {
                let rows = join.find(&batch)?;
                join.add_states(&batch, &rows, &mut states)?;
                found.push(rows);
            }
            let doubtful = self.doubtful(&batch, &found, states)?;
            for (join, found) in self.joins.iter().zip(&found) {
                join.follow(found, &mut batch)?;
            }
            let next = u32::try_from(batch.height()).ok().and_then(|rows| first.checked_add(rows));
            each(batch, first, doubtful.as_ref())?;
            first = next.ok_or_else(|| {
                polars_err!(ComputeError: "{}: more than 4 294 967 295 records", self.dataset.name)
            })?;
            Ok(())
        })?;
        Ok(())
    }

    /// The records of a batch that have a cell with a state, each with all that is needed of it.
    fn doubtful(
        &self,
        batch: &DataFrame,
        found: &[Vec<IdxSize>],
        states: States,
    ) -> PolarsResult<Option<Doubtful>> {
        let has_any = |row: &usize| states.values().any(|states| states[*row].is_some());
        let rows: Vec<usize> = if states.is_empty() {
            Vec::new()
        } else {
            (0..batch.height()).filter(has_any).collect()
        };
        if rows.is_empty() {
            return Ok(None);
        }
        let places = |of: &dyn Fn(usize) -> IdxSize| {
            IdxCa::from_vec(PlSmallStr::EMPTY, rows.iter().map(|row| of(*row)).collect())
        };
        let mut whole = batch.take(&places(&|row| row as IdxSize))?;
        for (join, found) in self.joins.iter().zip(found) {
            let behind = join.whole.take(&places(&|row| found[row]))?;
            whole.hstack_mut(behind.columns())?;
        }
        let of_record = states.get(RECORD);
        let repeated =
            rows.iter().map(|row| of_record.is_some_and(|states| states[*row].is_some()));
        let repeated: Vec<bool> = repeated.collect();
        let mut cells = BTreeMap::new();
        for (path, range) in &self.ranges {
            let name = path.dotted();
            let own = states.get(&name);
            let states = rows.iter().map(|row| own.and_then(|states| states[*row])).collect();
            cells.insert(path.clone(), Cells::new(whole.column(&name)?, states, *range)?);
        }
        Ok(Some(Doubtful::new(rows, repeated, cells)))
    }
}

/// What a value of the field at the end of a path can be, by its limits.
fn range(Path(steps): &Path, from: &Dataset, datasets: &Datasets) -> Range {
    let mut here = Some(from);
    let mut field = None;
    for step in steps {
        field = here.and_then(|dataset| dataset.field(step));
        let target = field.and_then(|field| field.references.as_deref());
        here = target.and_then(|name| datasets.get(name));
    }
    let Some(field) = field else { return Range::default() };
    let scale = if field.r#type == FieldType::Number { MILLION } else { 1 };
    let number = |bound: Option<Bound>| match bound? {
        Bound::Number(number) => number.checked_mul(scale.into())?.to_i64(),
        Bound::Date(day) => Some(day_number(day)),
    };
    Range { least: number(field.minimum), most: number(field.maximum) }
}

/// Takes the states of cells out of a batch, by their fields.
fn take_states(batch: &mut DataFrame) -> PolarsResult<States> {
    let names = batch.get_column_names_owned();
    let stated = names.iter().filter_map(|name| Some((name, stated_field(name)?)));
    stated
        .map(|(name, field)| {
            let column = batch.drop_in_place(name)?;
            Ok((field.to_owned(), column.bool()?.iter().collect()))
        })
        .collect()
}

/// Takes a joined batch, the number of its first row and its doubtful records.
type Each<'f> = dyn FnMut(DataFrame, u32, Option<&Doubtful>) -> PolarsResult<()> + 'f;

/// Name of the key column among a referenced dataset's own.
const KEY: &str = "\u{1}key";

impl Join {
    fn new(
        prefix: &[String],
        fields: &BTreeSet<String>,
        from: &Dataset,
        datasets: &Datasets,
        records: &Records,
    ) -> Result<Join, BaseError> {
        let mut here = from;
        for step in prefix {
            let target = here.field(step).and_then(|field| field.references.as_ref());
            here = target
                .and_then(|name| datasets.get(name))
                .ok_or_else(|| BaseError::NoRecords(step.clone()))?;
        }
        let key =
            here.primary_key.clone().ok_or_else(|| BaseError::NoRecords(here.name.clone()))?;
        let frame = records
            .frames
            .get(&here.name)
            .ok_or_else(|| BaseError::NoRecords(here.name.clone()))?;
        let mut wanted: Vec<String> = fields.iter().cloned().collect();
        if !wanted.contains(&key) {
            wanted.push(key.clone());
        }
        let dotted = prefix.join(".");
        let mut own = frame.whole(&wanted)?;
        let mut own_states = take_states(&mut own)?;
        let mut select = vec![col(key.as_str()).alias(KEY)];
        for field in fields {
            let r#type =
                here.field(field).map_or(DataType::String, |field| data_type(field.r#type));
            select.push(col(field.as_str()).cast(r#type).alias(format!("{dotted}.{field}")));
        }
        let mut right = own.lazy().select(select).collect()?;
        let nobody = DataFrame::full_null(right.schema(), 1);
        right.vstack_mut(&nobody)?;
        right.rechunk_mut();
        let keys = right.drop_in_place(KEY)?.cast(&DataType::String)?;
        let mut rows: PlHashMap<PlSmallStr, IdxSize> = PlHashMap::new();
        let mut repeated = BTreeSet::new();
        for (row, key) in keys.str()?.iter().enumerate() {
            let Some(key) = key else { continue };
            // Of a key that occurs twice the first record is taken; the second is a finding.
            let first = *rows.entry(PlSmallStr::from_str(key)).or_insert(row as IdxSize);
            if first != row as IdxSize {
                repeated.insert(first);
            }
        }
        let mut states = States::new();
        for field in fields {
            if let Some(mut of_field) = own_states.remove(field.as_str()) {
                of_field.push(None);
                states.insert(format!("{dotted}.{field}"), of_field);
            }
        }
        let nobody = (right.height() - 1) as IdxSize;
        let whole = DataFrame::empty();
        Ok(Join { on: dotted, rows, right, whole, nobody, states, repeated })
    }

    /// The record that each of a frame's references names; the last one, in which all is missing, where they name none.
    fn find(&self, frame: &DataFrame) -> PolarsResult<Vec<IdxSize>> {
        let keys = frame.column(&self.on)?.cast(&DataType::String)?;
        let nobody = self.nobody;
        let row = |key: &str| self.rows.get(key).copied();
        Ok(keys.str()?.iter().map(|key| key.and_then(row).unwrap_or(nobody)).collect())
    }

    /// Adds the columns of the records that were found.
    fn follow(&self, found: &[IdxSize], frame: &mut DataFrame) -> PolarsResult<()> {
        if self.right.width() == 0 {
            return Ok(());
        }
        let found = IdxCa::from_vec(PlSmallStr::EMPTY, found.to_vec());
        let columns = self.right.take(&found)?;
        frame.hstack_mut(columns.columns())?;
        Ok(())
    }

    /// Adds the states of the cells of the records that were found. Behind a reference that is unread all is unread; behind
    /// one that is doubted, names no record or names several, all is doubted.
    fn add_states(
        &self,
        frame: &DataFrame,
        found: &[IdxSize],
        states: &mut States,
    ) -> PolarsResult<()> {
        let nobody = self.nobody;
        let references = frame.column(&self.on)?;
        let of_reference = states.get(&self.on);
        let given = references.is_not_null();
        // No reference reads a record in which all is missing, and that is so.
        let is_lost = |row: usize| found[row] == nobody && given.get(row) == Some(true);
        let whole: Vec<Option<bool>> = (0..found.len())
            .map(|row| {
                let own = of_reference.and_then(|states| states[row]);
                let doubted = is_lost(row) || self.repeated.contains(&found[row]);
                own.or(doubted.then_some(false))
            })
            .collect();
        let is_whole = whole.iter().all(Option::is_none);
        if is_whole && self.states.is_empty() {
            return Ok(());
        }
        for name in self.whole.get_column_names_owned() {
            let own = self.states.get(name.as_str());
            if is_whole && own.is_none() {
                continue;
            }
            let joined: Vec<Option<bool>> = (0..found.len())
                .map(|row| {
                    let cell = own.and_then(|states| states[found[row] as usize]);
                    // Unread outweighs doubted.
                    whole[row].max(cell)
                })
                .collect();
            if joined.iter().any(Option::is_some) {
                states.insert(name.to_string(), joined);
            }
        }
        Ok(())
    }
}
