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

/// The needed fields of a referenced dataset, one row per key, named by their paths.
struct Join {
    on: String,
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
        let mut joins = Vec::with_capacity(behind.len());
        // A prefix sorts before what it leads to, so each join finds its column.
        for (prefix, fields) in &behind {
            joins.push(join(prefix, fields, dataset, datasets, records)?);
        }
        Ok(Base { dataset, local: local.into_iter().collect(), joins })
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
        frame.batches(&columns, &mut |batch| {
            let rows = batch.height() as u32;
            let mut lazy = batch.lazy();
            for join in &self.joins {
                lazy = lazy.join(
                    join.right.clone().lazy(),
                    [col(join.on.as_str())],
                    [col(KEY)],
                    // Record numbers are counted after the join: the left order must stay.
                    JoinArgs {
                        maintain_order: MaintainOrderJoin::Left,
                        ..JoinArgs::new(JoinType::Left)
                    },
                );
            }
            each(lazy.collect()?, first)?;
            first += rows;
            Ok(())
        })?;
        Ok(())
    }
}

/// Name of the key column on the right side of a join.
const KEY: &str = "\u{1}key";

fn join(
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
    let key = here.primary_key.clone().ok_or_else(|| BaseError::NoRecords(here.name.clone()))?;
    let frame =
        records.frames.get(&here.name).ok_or_else(|| BaseError::NoRecords(here.name.clone()))?;
    let mut wanted: Vec<String> = fields.iter().cloned().collect();
    if !wanted.contains(&key) {
        wanted.push(key.clone());
    }
    let dotted = prefix.join(".");
    let mut select = vec![col(key.as_str()).alias(KEY)];
    for field in fields {
        let r#type = here.field(field).map_or(DataType::String, |field| data_type(field.r#type));
        select.push(col(field.as_str()).cast(r#type).alias(format!("{dotted}.{field}")));
    }
    // A key that occurs twice would double the rows on the left; its second record is a finding.
    let right = frame
        .whole(&wanted)?
        .lazy()
        .select(select)
        .filter(col(KEY).is_not_null())
        .unique_stable(Some(cols([KEY])), UniqueKeepStrategy::First)
        .collect()?;
    Ok(Join { on: dotted, right })
}
