//! What can be said of columnar files in one pass, without holding their records: how many values are missing,
//! outside their limits, in no code list, used twice as a key, or name no record.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use polars::prelude::*;

use super::Keys;
use super::check::{no_record, printed_limits};
use super::frame::{Frame, RECORD};
use super::held::{Doubted, bounds};
use crate::engine::names::Names;
use crate::engine::parallel;
use crate::finding::{Finding, Place, Severity};
use crate::ingest;
use crate::library::dataset::{Dataset, Field};
use crate::lower::day_number;

/// So many different keys or references of a field are held to be compared: some hundred megabytes. Of more it is
/// told that they were not.
pub const MOST_VALUES: usize = 2_000_000;

/// Of so many different names of a field it is asked whether they are spellings of one.
const MOST_SPELT: usize = 300_000;

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
    /// The latest day that it can be, and how many are later.
    latest: Option<NaiveDate>,
    late: u64,
    /// Records that have the key of an earlier one.
    again: Vec<u32>,
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
    pub fn new(
        dataset: &'a Dataset,
        frame: &Frame,
        most: usize,
        report_date: NaiveDate,
    ) -> Option<Self> {
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
                latest: field.latest(report_date),
                late: 0,
                again: Vec::new(),
                values: Names::default(),
                occurring: Vec::new(),
                most,
                is_full: false,
            })
            .filter(|checked| {
                checked.field.required
                    || checked.limits.is_some()
                    || checked.latest.is_some()
                    || checked.holds_values()
            })
            .collect();
        Some(Columns { dataset, file, checked })
    }

    /// The fields that are looked at.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.checked.iter().map(|checked| checked.field.name.as_str())
    }

    /// Adds a batch that holds the fields; `first` is the number of its first record.
    ///
    /// # Errors
    /// A column is missing.
    pub fn add(&mut self, batch: &DataFrame, first: u32) -> PolarsResult<()> {
        parallel::each(&mut self.checked, |checked| checked.add(batch, first))
    }

    /// The dataset that is looked at.
    pub fn dataset(&self) -> &'a Dataset {
        self.dataset
    }

    /// The different names in the fields that name records, with how often each stands.
    pub fn names(&self) -> impl Iterator<Item = (&'a Field, Vec<(String, usize)>)> {
        let named = self.checked.iter().filter(|checked| {
            ingest::is_name(self.dataset, checked.field)
                && !checked.is_full
                && checked.occurring.len() <= MOST_SPELT
        });
        named.map(|checked| {
            let counted = checked.different().map(|(text, count)| {
                (text.to_owned(), usize::try_from(count).unwrap_or(usize::MAX))
            });
            (checked.field, counted.collect())
        })
    }

    /// Records with the key of an earlier one, by the key's field and as records.
    pub fn again(&mut self) -> Doubted {
        let mut doubted = Doubted::new();
        for checked in &mut self.checked {
            let again = std::mem::take(&mut checked.again);
            if !again.is_empty() {
                doubted.entry(RECORD.to_owned()).or_default().extend(&again);
                doubted.insert(checked.field.name.clone(), again);
            }
        }
        doubted
    }

    /// The fields in which names stand that name no record, with these names.
    pub fn dangling(
        &self,
        keys: &Keys,
        spellings: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> Vec<(String, Vec<String>)> {
        let mut found = Vec::new();
        for checked in self.checked.iter().filter(|checked| !checked.is_full) {
            let Some(known) =
                checked.field.references.as_ref().and_then(|to| keys.get(to.as_str()))
            else {
                continue;
            };
            let one = spellings.get(&checked.field.name);
            let names: Vec<String> = checked
                .different()
                .map(|(text, _)| text)
                .filter(|text| !known.contains(spelling(one, text)))
                .map(str::to_owned)
                .collect();
            if !names.is_empty() {
                found.push((checked.field.name.clone(), names));
            }
        }
        found
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
    ///
    /// `spellings` are those to take for others, by field.
    pub fn tell(
        &self,
        keys: &Keys,
        spellings: &BTreeMap<String, BTreeMap<String, String>>,
        findings: &mut Vec<Finding>,
    ) {
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
                .with("kept", "no")
                .with("limits", printed_limits(field))
                .read("…");
            add(beyond, checked.beyond);
            if let Some(latest) = checked.latest {
                add(ingest::future(self.dataset, field, latest, place()), checked.late);
            }
            let one = spellings.get(&field.name);
            if let Some(one) = one {
                let respelt = checked.different().filter(|(text, _)| one.contains_key(*text));
                let count = respelt.map(|(_, count)| count).sum();
                add(ingest::spelt(self.dataset, field, place()), count);
            }
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
            if !checked.is_full
                && checked.occurring.len() > MOST_SPELT
                && ingest::is_name(self.dataset, field)
            {
                let most = MOST_SPELT.to_string();
                add(about("Q012", Severity::Info).with("most", most), 1);
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
                let count = foreign(&|text| known.contains(spelling(one, text)));
                add(no_record(self.dataset, field, target, place()), count);
            }
        }
    }
}

impl Checked<'_> {
    fn holds_values(&self) -> bool {
        self.is_key || self.field.references.is_some() || !self.field.codes.is_empty()
    }

    fn add(&mut self, batch: &DataFrame, first: u32) -> PolarsResult<()> {
        let column = batch.column(&self.field.name)?;
        self.missing += column.null_count() as u64;
        if let Some((least, most)) = self.limits {
            let numbers = column.to_physical_repr().cast(&DataType::Int64)?;
            let beyond = numbers.i64()?.iter().flatten().filter(|n| *n < least || *n > most);
            self.beyond += beyond.count() as u64;
        }
        if let Some(latest) = self.latest.map(day_number) {
            let most = self.limits.map_or(i64::MAX, |(_, most)| most);
            let days = column.to_physical_repr().cast(&DataType::Int64)?;
            let late = days.i64()?.iter().flatten().filter(|day| latest < *day && *day <= most);
            self.late += late.count() as u64;
        }
        if !self.holds_values() || self.is_full {
            return Ok(());
        }
        for (row, number) in self.values.numbers(column)?.into_iter().enumerate() {
            let number = number as usize;
            if number >= self.occurring.len() {
                self.occurring.resize(number + 1, 0);
            }
            if self.is_key && number > 0 && self.occurring[number] > 0 {
                self.again.push(first.saturating_add(row as u32));
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

/// The spelling to take for a name.
fn spelling<'t>(one: Option<&'t BTreeMap<String, String>>, text: &'t str) -> &'t str {
    one.and_then(|one| one.get(text)).map_or(text, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of a key in two batches, of which at most `most` different ones are held.
    fn told(most: usize, batches: &[&[&str]]) -> Vec<(&'static str, u64)> {
        let library = crate::library::shipped().unwrap();
        let dataset = &library.datasets["children"];
        let report_date = NaiveDate::from_ymd_opt(2025, 1, 20).unwrap();
        let frame = Frame::Files {
            paths: vec!["children.csv".into()],
            dataset: Box::new(dataset.clone()),
            held: Default::default(),
        };
        let mut columns = Columns::new(dataset, &frame, most, report_date).unwrap();
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
            columns.add(&DataFrame::new(keys.len(), fields).unwrap(), 0).unwrap();
        }
        let mut findings = Vec::new();
        columns.tell(&Keys::new(), &BTreeMap::new(), &mut findings);
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
