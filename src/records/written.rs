//! Records written out in a definition's example.

use polars::prelude::*;
use rust_decimal::Decimal;

use super::frame::{Frame, Records};
use crate::library::condition::closest;
use crate::library::dataset::{Dataset, Field, FieldType};
use crate::library::{Library, day};
use crate::lower::{day_number, millionths};

/// What an example's record says that its dataset does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenError {
    /// The dataset.
    pub dataset: String,
    /// The field or value.
    pub read: String,
    /// What it might have been.
    pub closest: String,
}

/// Records from TOML tables. Datasets that are not named have no records, but exist.
///
/// # Errors
/// A dataset or field that is not known, or a value that is not of its field's type.
pub fn records(
    library: &Library,
    tables: &[(String, Vec<toml::Table>)],
) -> Result<Records, WrittenError> {
    let mut records = Records::default();
    for dataset in library.datasets.values() {
        records.frames.insert(dataset.name.clone(), Frame::Memory(frame(dataset, &[])?));
    }
    for (name, rows) in tables {
        let dataset = library.datasets.get(name).ok_or_else(|| WrittenError {
            dataset: name.clone(),
            read: name.clone(),
            closest: closest(name, library.datasets.keys().map(String::as_str)),
        })?;
        records.frames.insert(name.clone(), Frame::Memory(frame(dataset, rows)?));
    }
    Ok(records)
}

fn frame(dataset: &Dataset, rows: &[toml::Table]) -> Result<DataFrame, WrittenError> {
    for name in rows.iter().flat_map(toml::Table::keys) {
        if dataset.field(name).is_none() {
            return Err(WrittenError {
                dataset: dataset.name.clone(),
                read: name.clone(),
                closest: closest(name, dataset.fields.iter().map(|field| field.name.as_str())),
            });
        }
    }
    let columns: Vec<Column> = dataset
        .fields
        .iter()
        .map(|field| {
            let cells: Vec<Option<&toml::Value>> =
                rows.iter().map(|row| row.get(&field.name)).collect();
            column(field, &cells).map_err(|read| WrittenError {
                dataset: dataset.name.clone(),
                read: format!("{} = {read}", field.name),
                closest: "empty".to_owned(),
            })
        })
        .collect::<Result<_, _>>()?;
    DataFrame::new(rows.len(), columns).map_err(|_| WrittenError {
        dataset: dataset.name.clone(),
        read: dataset.name.clone(),
        closest: "empty".to_owned(),
    })
}

fn column(field: &Field, cells: &[Option<&toml::Value>]) -> Result<Column, String> {
    let name = PlSmallStr::from_str(&field.name);
    let wrong = |value: &toml::Value| value.to_string();
    /// Each cell through one conversion.
    fn each<T>(
        cells: &[Option<&toml::Value>],
        convert: impl Fn(&toml::Value) -> Option<T>,
        wrong: impl Fn(&toml::Value) -> String,
    ) -> Result<Vec<Option<T>>, String> {
        cells
            .iter()
            .map(|cell| match cell {
                None => Ok(None),
                Some(value) => convert(value).map(Some).ok_or_else(|| wrong(value)),
            })
            .collect()
    }
    Ok(match field.r#type {
        FieldType::String => {
            let known = |text: &str| {
                field.codes.is_empty() || field.codes.iter().any(|code| code.code == text)
            };
            let texts = each(
                cells,
                |value| value.as_str().filter(|text| known(text)).map(str::to_owned),
                wrong,
            )?;
            Column::new(name, texts)
        }
        FieldType::Integer | FieldType::Duration => {
            Column::new(name, each(cells, toml::Value::as_integer, wrong)?)
        }
        FieldType::Number => {
            let convert = |value: &toml::Value| {
                let number: Decimal = match value {
                    toml::Value::Integer(value) => Decimal::from(*value),
                    toml::Value::Float(value) => value.to_string().parse().ok()?,
                    _ => return None,
                };
                millionths(number)
            };
            Column::new(name, each(cells, convert, wrong)?)
        }
        FieldType::Boolean => Column::new(name, each(cells, toml::Value::as_bool, wrong)?),
        FieldType::Date => {
            let convert = |value: &toml::Value| {
                let day = day(value.as_datetime()?)?;
                i32::try_from(day_number(day)).ok()
            };
            Column::new(name, each(cells, convert, wrong)?)
                .cast(&DataType::Date)
                .map_err(|error| error.to_string())?
        }
    })
}
