//! What can be said of columnar files in one pass, without holding their records: how many values are missing,
//! outside their limits, in no code list, used twice as a key, or name no record.

use polars::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Keys;
use super::check::{no_record, printed_limits};
use super::frame::Frame;
use crate::engine::names::Names;
use crate::engine::parallel;
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::{Bound, Dataset, Field, FieldType};
use crate::lower::{MILLION, day_number};

/// So many different keys or references of a field are held to be compared: some hundred megabytes. Of more it is
/// told that they were not.
pub const MOST_VALUES: usize = 2_000_000;

/// The columns of one dataset that are looked at.
pub struct Columns<'a> {
    dataset: &'a Dataset,
    file: String,
    checked: Vec<Checked<'a>>,
}

struct Checked<'a> {
    field: &'a Field,
    /// Every value of a key is another.
    is_key: bool,
    missing: u64,
    /// The least and the greatest value, as the column holds it.
    limits: Option<(i64, i64)>,
    beyond: u64,
    /// The different values, of keys, references and codes.
    values: Names,
    /// How often each occurs, by its number.
    occurring: Vec<u64>,
    /// Different values that are held, at most.
    most: usize,
    is_full: bool,
}

impl<'a> Columns<'a> {
    /// Nothing seen yet; nothing to be seen of records in memory, which are checked cell by cell.
    pub fn new(dataset: &'a Dataset, frame: &Frame, most: usize) -> Option<Self> {
        let Frame::Files { paths, .. } = frame else { return None };
        let file = paths.first().and_then(|path| path.file_name());
        let file = file.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let checked = dataset
            .fields
            .iter()
            .map(|field| Checked {
                field,
                is_key: field.unique || dataset.primary_key.as_deref() == Some(field.name.as_str()),
                missing: 0,
                limits: bounds(field),
                beyond: 0,
                values: Names::default(),
                occurring: Vec::new(),
                most,
                is_full: false,
            })
            .filter(|checked| {
                checked.field.required || checked.limits.is_some() || checked.holds_values()
            })
            .collect();
        Some(Columns { dataset, file, checked })
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
        parallel::each(&mut self.checked, |checked| checked.add(batch))
    }

    /// The dataset's keys, by its name; nothing where they are too many, or it has none.
    pub fn keys(&self) -> Option<(&'a str, std::collections::BTreeSet<&str>)> {
        let key = self.dataset.primary_key.as_deref()?;
        let checked = self.checked.iter().find(|checked| checked.field.name == key)?;
        (!checked.is_full).then(|| {
            let keys = checked.different().map(|(text, _)| text).collect();
            (self.dataset.name.as_str(), keys)
        })
    }

    /// What was found, once every batch was added.
    pub fn tell(&self, keys: &Keys, findings: &mut Vec<Finding>) {
        let place = || Place::file(self.file.clone());
        for checked in &self.checked {
            let field = checked.field;
            let mut add = |finding: Finding, count: u64| {
                if count > 0 {
                    findings.push(Finding { count, ..finding });
                }
            };
            let about = |code, severity| {
                Finding::new(code, severity, place())
                    .about(&self.dataset.name, &field.name)
                    .with("field", &field.name)
            };
            if field.required {
                add(about("Q009", Severity::Error), checked.missing);
            }
            let beyond = about("Q004", Severity::Warning)
                .with("limits", printed_limits(field))
                .with("kept", "yes")
                .read("…");
            add(beyond, checked.beyond);
            let foreign = |known: &dyn Fn(&str) -> bool| -> u64 {
                let foreign = checked.different().filter(|(text, _)| !known(text));
                foreign.map(|(_, count)| count).sum()
            };
            if !field.codes.is_empty() {
                let known: Vec<&str> = field.codes.iter().map(|code| code.code.as_str()).collect();
                let foreign = foreign(&|text| known.contains(&text));
                let finding = Finding::new("Q006", Severity::Error, place())
                    .with("field", &field.name)
                    .with("known", known.join(", "))
                    .with("count", foreign.to_string());
                add(finding, foreign);
            }
            if checked.is_full {
                let most = checked.most.to_string();
                findings.push(about("Q012", Severity::Info).with("most", most));
                continue;
            }
            if checked.is_key {
                let again = checked.different().map(|(_, count)| count - 1).sum();
                add(about("Q002", Severity::Error), again);
            }
            if let Some(target) = field.references.as_deref()
                && let Some(known) = keys.get(target)
            {
                let count = foreign(&|text| known.contains(text));
                add(no_record(self.dataset, field, target, place()), count);
            }
        }
    }
}

impl Checked<'_> {
    fn holds_values(&self) -> bool {
        self.is_key || self.field.references.is_some() || !self.field.codes.is_empty()
    }

    fn add(&mut self, batch: &DataFrame) -> PolarsResult<()> {
        let column = batch.column(&self.field.name)?;
        self.missing += column.null_count() as u64;
        if let Some((least, most)) = self.limits {
            let numbers = column.to_physical_repr().cast(&DataType::Int64)?;
            let beyond = numbers.i64()?.iter().flatten().filter(|n| *n < least || *n > most);
            self.beyond += beyond.count() as u64;
        }
        if !self.holds_values() || self.is_full {
            return Ok(());
        }
        for number in self.values.numbers(column)? {
            let number = number as usize;
            if number >= self.occurring.len() {
                self.occurring.resize(number + 1, 0);
            }
            self.occurring[number] += 1;
        }
        // Codes are few, whatever else stands among them is an error that must be counted.
        if self.occurring.len() > self.most + 1 && self.field.codes.is_empty() {
            self.is_full = true;
            self.values = Names::default();
            self.occurring = Vec::new();
        }
        Ok(())
    }

    /// The different values and how often each occurs; the missing one is none.
    fn different(&self) -> impl Iterator<Item = (&str, u64)> {
        self.occurring
            .iter()
            .enumerate()
            .filter_map(|(number, count)| Some((self.values.text(number as u32)?, *count)))
    }
}

/// The least and the greatest value of a field's column: whole numbers, millionths or days.
fn bounds(field: &Field) -> Option<(i64, i64)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of a key in two batches, of which at most `most` different ones are held.
    fn told(most: usize, batches: &[&[&str]]) -> Vec<(&'static str, u64)> {
        let library = crate::library::shipped().unwrap();
        let dataset = &library.datasets["children"];
        let frame = Frame::Files { paths: vec!["children.csv".into()], dataset: dataset.clone() };
        let mut columns = Columns::new(dataset, &frame, most).unwrap();
        for keys in batches {
            let fields: Vec<Column> = columns
                .fields()
                .map(|name| match name {
                    "child_id" => Column::new(name.into(), keys),
                    other => {
                        let field = dataset.field(other).unwrap();
                        let kind = crate::records::frame::data_type(field.r#type);
                        Column::full_null(other.into(), keys.len(), &kind)
                    }
                })
                .collect();
            columns.add(&DataFrame::new(keys.len(), fields).unwrap()).unwrap();
        }
        let mut findings = Vec::new();
        columns.tell(&Keys::new(), &mut findings);
        assert_eq!(columns.keys().is_none(), findings.iter().any(|one| one.code == "Q012"));
        findings.iter().map(|finding| (finding.code, finding.count)).collect()
    }

    #[test]
    fn a_key_used_twice_in_different_batches_is_found() {
        assert_eq!(told(3, &[&["a", "b"], &["c", "a", "a"]]), [("Q002", 2)]);
        assert_eq!(told(3, &[&["a", "b"], &["c"]]), []);
    }

    #[test]
    fn that_too_many_keys_were_not_compared_is_told() {
        assert_eq!(told(2, &[&["a", "a"], &["b", "c"], &["c"]]), [("Q012", 1)]);
    }
}
