//! What is known of the cells of columnar files beyond what the files say: values that cannot be true, other spellings of one
//! name, records that contradict something. Only what is out of the common is kept.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use polars::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::states::{RECORD, state_column};
use crate::library::dataset::{Bound, Dataset, Field, FieldType};
use crate::lower::{MILLION, day_number};

/// Record numbers by the field whose cells they doubt; the record itself is [`RECORD`].
pub type Doubted = BTreeMap<String, Vec<u32>>;

/// What is known of the cells of one dataset.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The least and the greatest value that can be true, as frames hold them.
    limits: BTreeMap<String, (i64, i64)>,
    /// The spelling to take for others, by field.
    spellings: BTreeMap<String, BTreeMap<String, String>>,
    /// Rising, each number once.
    doubted: Doubted,
}

impl Held {
    /// What cannot be true on the report's day, with what was found of names and records.
    pub fn new(
        dataset: &Dataset,
        report_date: NaiveDate,
        spellings: BTreeMap<String, BTreeMap<String, String>>,
        mut doubted: Doubted,
    ) -> Self {
        for records in doubted.values_mut() {
            records.sort_unstable();
            records.dedup();
        }
        let limits = dataset.fields.iter().filter_map(|field| {
            let latest = field.latest(report_date).map(day_number);
            let limits = bounds(field).or(latest.map(|_| (i64::MIN, i64::MAX)))?;
            Some((field.name.clone(), (limits.0, limits.1.min(latest.unwrap_or(i64::MAX)))))
        });
        Held { limits: limits.collect(), spellings, doubted }
    }

    /// Whether one of these fields of a row says what cannot be true.
    ///
    /// # Errors
    /// A column of another type than its field's.
    pub fn cannot_be(
        &self,
        batch: &DataFrame,
        row: usize,
        fields: &BTreeSet<String>,
    ) -> PolarsResult<bool> {
        for field in fields {
            let (Some((least, most)), Ok(column)) = (self.limits.get(field), batch.column(field))
            else {
                continue;
            };
            let value = column.to_physical_repr().slice(row as i64, 1).cast(&DataType::Int64)?;
            if value.i64()?.get(0).is_some_and(|value| value < *least || value > *most) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A batch with what is known of its cells; `first` is the number of its first record.
    ///
    /// # Errors
    /// A column of another type than its field's.
    pub fn apply(
        &self,
        mut batch: DataFrame,
        first: u32,
        dataset: &Dataset,
    ) -> PolarsResult<DataFrame> {
        let mut states: BTreeMap<&str, Vec<Option<bool>>> = BTreeMap::new();
        let known = |batch: &DataFrame, field: &str| -> PolarsResult<Vec<Option<bool>>> {
            match batch.column(&state_column(field)) {
                Ok(column) => Ok(column.bool()?.iter().collect()),
                Err(_) => Ok(vec![None; batch.height()]),
            }
        };
        for (field, limits) in &self.limits {
            let Ok(column) = batch.column(field) else { continue };
            let Some((column, beyond)) = within(column, *limits)? else { continue };
            let mut of_field = known(&batch, field)?;
            beyond.into_iter().for_each(|row| of_field[row] = Some(true));
            states.insert(field, of_field);
            batch.with_column(column)?;
        }
        for (field, spellings) in &self.spellings {
            let Ok(column) = batch.column(field) else { continue };
            let texts = column.str()?;
            let is_other = |text: &str| spellings.contains_key(text);
            if texts.iter().flatten().any(is_other) {
                let one =
                    |text: &'_ str| spellings.get(text).map_or(text, String::as_str).to_owned();
                let texts: StringChunked = texts.iter().map(|text| text.map(one)).collect();
                batch.with_column(texts.with_name(field.as_str().into()).into_column())?;
            }
        }
        let end = first.saturating_add(u32::try_from(batch.height()).unwrap_or(u32::MAX));
        for (field, records) in &self.doubted {
            if field != RECORD && batch.column(field).is_err() {
                continue;
            }
            let from = records.partition_point(|record| *record < first);
            let here = &records[from..records.partition_point(|record| *record < end)];
            if here.is_empty() {
                continue;
            }
            let of_field = match states.remove(field.as_str()) {
                Some(of_field) => of_field,
                None => known(&batch, field)?,
            };
            let of_field = states.entry(field).or_insert(of_field);
            for record in here {
                of_field[(record - first) as usize].get_or_insert(false);
            }
        }
        for (field, of_field) in states {
            debug_assert!(field == RECORD || dataset.field(field).is_some());
            batch.with_column(Column::new(state_column(field).into(), of_field))?;
        }
        Ok(batch)
    }
}

/// A column without the values beyond these limits, and their places; nothing where there are none.
fn within(
    column: &Column,
    (least, most): (i64, i64),
) -> PolarsResult<Option<(Column, Vec<usize>)>> {
    let physical = column.to_physical_repr();
    let (low, high) = match physical.dtype() {
        DataType::Int32 => {
            let days = physical.i32()?;
            (days.min().map(i64::from), days.max().map(i64::from))
        }
        _ => {
            let numbers = physical.i64()?;
            (numbers.min(), numbers.max())
        }
    };
    if low.is_none_or(|low| low >= least) && high.is_none_or(|high| high <= most) {
        return Ok(None);
    }
    let numbers = physical.cast(&DataType::Int64)?;
    let is_within = |value: &i64| (least..=most).contains(value);
    let mut beyond = Vec::new();
    let mut kept: Vec<Option<i64>> = Vec::with_capacity(column.len());
    for (row, value) in numbers.i64()?.iter().enumerate() {
        kept.push(value.filter(is_within));
        if value.is_some_and(|value| !is_within(&value)) {
            beyond.push(row);
        }
    }
    let kept = Column::new(column.name().clone(), kept);
    let kept = match column.dtype() {
        DataType::Date => kept.cast(&DataType::Int32)?.cast(&DataType::Date)?,
        other => kept.cast(other)?,
    };
    Ok(Some((kept, beyond)))
}

/// The least and the greatest value of a field's column: whole numbers, millionths or days.
pub fn bounds(field: &Field) -> Option<(i64, i64)> {
    if field.minimum.is_none() && field.maximum.is_none() {
        return None;
    }
    let scale = if field.r#type == FieldType::Number { MILLION } else { 1 };
    let scaled = |value: Decimal| value.checked_mul(Decimal::from(scale));
    let least = match field.minimum {
        Some(Bound::Number(value)) => scaled(value).and_then(|value| value.ceil().to_i64()),
        Some(Bound::Date(day)) => Some(day_number(day)),
        None => None,
    };
    let most = match field.maximum {
        Some(Bound::Number(value)) => scaled(value).and_then(|value| value.floor().to_i64()),
        Some(Bound::Date(day)) => Some(day_number(day)),
        None => None,
    };
    Some((least.unwrap_or(i64::MIN), most.unwrap_or(i64::MAX)))
}

/// The fields of a broken rule that are doubted at a row: those that it compares, not whom the record names. A number
/// that is not there and has no limits is counted among the missing values.
pub fn doubted_by_rule(
    batch: &DataFrame,
    row: usize,
    compared: &BTreeSet<String>,
    dataset: &Dataset,
) -> Vec<String> {
    let is_doubted = |name: &&String| {
        let (Some(field), Ok(column)) = (dataset.field(name), batch.column(name)) else {
            return false;
        };
        let is_empty = column.is_null().get(row) == Some(true);
        let is_name = field.privacy == crate::library::dataset::Privacy::Identifier && !is_empty;
        let is_number =
            matches!(field.r#type, FieldType::Integer | FieldType::Number | FieldType::Duration);
        let is_unlimited = field.minimum.is_none() || field.maximum.is_none();
        !(is_name || is_empty && is_number && is_unlimited)
    };
    compared.iter().filter(is_doubted).cloned().collect()
}
