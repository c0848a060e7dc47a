//! The columns that a dataset's indicators need, joined over references: one scan for all.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use crate::library::Datasets;
use crate::library::dataset::Dataset;
use crate::library::expr::Path;
use crate::records::frame::{Records, data_type};

/// What is read of one dataset, and what is joined to it.
pub struct Base<'a> {
    dataset: &'a Dataset,
    local: Vec<String>,
    joins: Vec<Join>,
}

/// The needed fields of a referenced dataset, named by their paths.
struct Join {
    /// The column that holds the reference.
    on: String,
    /// Row of each key.
    rows: PlHashMap<PlSmallStr, IdxSize>,
    /// The records, and a last row in which all is missing: what a reference to no record reads.
    right: DataFrame,
}

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
                inner.follow(&mut join.right)?;
            }
            joins.insert(prefix, join);
        }
        Ok(Base {
            dataset,
            local: local.into_iter().collect(),
            joins: joins.into_values().collect(),
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
        self.joins.retain(|join| join.right.width() > 0);
    }

    /// Calls `each` with the joined batches and the number of the first row in each.
    ///
    /// # Errors
    /// There are no records, or a file cannot be read.
    pub fn scan(
        &self,
        records: &Records,
        each: &mut dyn FnMut(DataFrame, u32) -> PolarsResult<()>,
    ) -> Result<(), BaseError> {
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
            for join in &self.joins {
                join.follow(&mut batch)?;
            }
            let next = u32::try_from(batch.height()).ok().and_then(|rows| first.checked_add(rows));
            each(batch, first)?;
            first = next.ok_or_else(|| {
                polars_err!(ComputeError: "{}: more than 4 294 967 295 records", self.dataset.name)
            })?;
            Ok(())
        })?;
        Ok(())
    }
}

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
        let mut select = vec![col(key.as_str()).alias(KEY)];
        for field in fields {
            let r#type =
                here.field(field).map_or(DataType::String, |field| data_type(field.r#type));
            select.push(col(field.as_str()).cast(r#type).alias(format!("{dotted}.{field}")));
        }
        let mut right = frame.whole(&wanted)?.lazy().select(select).collect()?;
        let nobody = DataFrame::full_null(right.schema(), 1);
        right.vstack_mut(&nobody)?;
        right.rechunk_mut();
        let keys = right.drop_in_place(KEY)?.cast(&DataType::String)?;
        let mut rows: PlHashMap<PlSmallStr, IdxSize> = PlHashMap::new();
        for (row, key) in keys.str()?.iter().enumerate() {
            if let Some(key) = key {
                // Of a key that occurs twice the first record is taken; the second is a finding.
                rows.entry(PlSmallStr::from_str(key)).or_insert(row as IdxSize);
            }
        }
        Ok(Join { on: dotted, rows, right })
    }

    /// Adds the columns of the records that a frame's references name; missing where they name none.
    fn follow(&self, frame: &mut DataFrame) -> PolarsResult<()> {
        let keys = frame.column(&self.on)?.cast(&DataType::String)?;
        let nobody = (self.right.height() - 1) as IdxSize;
        let row = |key: &str| self.rows.get(key).copied();
        let found: Vec<IdxSize> =
            keys.str()?.iter().map(|key| key.and_then(row).unwrap_or(nobody)).collect();
        let found = IdxCa::from_vec(PlSmallStr::EMPTY, found);
        let columns = self.right.take(&found)?;
        frame.hstack_mut(columns.columns())?;
        Ok(())
    }
}
