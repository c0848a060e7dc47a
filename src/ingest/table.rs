//! What ingest gives: typed columns, where each value stood, and what became of every row of every file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::layout::Reason;
use super::partial::Span;
use super::reconcile::Total;
use super::value::Value;
use crate::finding::Place;
use crate::library::dataset::{Dataset, FieldType};

/// The records of one dataset as its files hold them: one column per field of the dataset, in the dataset's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The dataset's name.
    pub dataset: String,
    /// One per field, all of the same length.
    pub columns: Vec<Column>,
    /// Where each record stood.
    pub origin: Vec<Origin>,
    /// Records that might be none of their own: what they say was said by an earlier one.
    pub repeated: BTreeSet<u32>,
    /// Every file that was found, also those that could not be read.
    pub files: Vec<FileRead>,
}

/// The values of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Name of the field.
    pub field: String,
    /// One per record.
    pub values: Values,
    /// What is known of the cells that were not simply read or empty, by the record's number.
    pub states: BTreeMap<u32, CellState>,
    /// Of dates that were written without their day the time for which the value stands, by the record's number.
    pub(super) within: BTreeMap<u32, Span>,
}

/// What is known of a cell beyond its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellState {
    /// A value was read that something else contradicts: it is counted as it stands, and bounds allow for any other.
    Doubted,
    /// Something stood there that could not be understood or held, or that cannot be true: the value is unknown, which is
    /// not the same as empty.
    Unread,
}

/// Values of one type; `None` where nothing is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Text and codes.
    Text(Vec<Option<String>>),
    /// Whole numbers; durations in minutes.
    Integer(Vec<Option<i64>>),
    /// Exact decimals.
    Number(Vec<Option<Decimal>>),
    /// Calendar days.
    Date(Vec<Option<NaiveDate>>),
    /// Yes and no.
    Boolean(Vec<Option<bool>>),
}

/// Where a record stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Index in [`Table::files`].
    pub file: u32,
    /// Index in [`FileRead::sheets`].
    pub sheet: u32,
    /// Row as the spreadsheet program numbers it, or the line of a text file; from 1.
    pub row: u32,
    /// Which of the row's records this is, from 0: the index of the source's `unpivot`, 0 without one; the turns of each
    /// further day of a cell with several days, or of a further name in one with several names, follow those of the first.
    pub turn: u32,
}

/// One file that a source names.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FileRead {
    /// Relative to the workspace.
    pub name: String,
    /// Of its bytes, in lower-case hexadecimal digits; empty where they could not be read.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
    /// What it is, by its content.
    pub kind: FileKind,
    /// Encoding of a text file: `UTF-8`, `UTF-8 (BOM)`, `windows-1257`, …
    pub encoding: Option<String>,
    /// Delimiter of a text file.
    pub delimiter: Option<char>,
    /// The sheets that were read, a text file being one; a sheet with several tables stands once for each.
    pub sheets: Vec<SheetRead>,
}

/// Kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// Delimited text.
    Text,
    /// A workbook of any format.
    Workbook,
    /// Something else, or nothing.
    Unknown,
}

/// One sheet that was read.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct SheetRead {
    /// Its name; `None` for a text file.
    pub name: Option<String>,
    /// Row of the header, from 1; `None` where none was found and nothing was read.
    pub header_row: Option<u32>,
    /// For each turn of a day (see [`Origin::turn`]) the column, from 0, that each field is read from.
    pub cells: Vec<BTreeMap<String, u32>>,
    /// Rows read as records; with `unpivot` each gives several.
    pub record_rows: u32,
    /// Rows that are no records, in order.
    pub left_out: Vec<LeftOut>,
    /// The numbers of the total rows.
    pub totals: Vec<Total>,
}

/// Rows that are no records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LeftOut {
    /// First of them, from 1.
    pub from: u32,
    /// Last of them.
    pub to: u32,
    /// Why.
    pub reason: Reason,
}

impl Table {
    /// A table without records.
    pub fn new(dataset: &Dataset) -> Self {
        let columns = dataset
            .fields
            .iter()
            .map(|field| Column {
                field: field.name.clone(),
                values: Values::of(field.r#type),
                states: BTreeMap::new(),
                within: BTreeMap::new(),
            })
            .collect();
        Table {
            dataset: dataset.name.clone(),
            columns,
            origin: Vec::new(),
            repeated: BTreeSet::new(),
            files: Vec::new(),
        }
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.origin.len()
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.origin.is_empty()
    }

    /// The values of a field.
    pub fn column(&self, field: &str) -> Option<&Values> {
        self.columns.iter().find(|column| column.field == field).map(|column| &column.values)
    }

    /// What is known of a cell; `None` where it was simply read or is empty.
    pub fn state(&self, record: usize, field: &str) -> Option<CellState> {
        let column = self.columns.iter().find(|column| column.field == field)?;
        column.states.get(&u32::try_from(record).ok()?).copied()
    }

    /// Says of a cell that it is doubted or unread; what is unread stays so, and its value goes.
    pub fn mark(&mut self, record: usize, field: &str, state: CellState) {
        let Ok(number) = u32::try_from(record) else { return };
        if record < self.len()
            && let Some(column) = self.columns.iter_mut().find(|column| column.field == field)
        {
            let known = column.states.entry(number).or_insert(state);
            *known = state.max(*known);
            if *known == CellState::Unread {
                column.values.clear(record);
            }
        }
    }

    /// Says of a record that it might be none of its own.
    pub fn doubt_record(&mut self, record: usize) {
        if record < self.len() {
            self.repeated.extend(u32::try_from(record));
        }
    }

    /// Adds a record that says what another one says, as a further one of its row; gives its number.
    pub(super) fn repeat(&mut self, record: usize) -> usize {
        let added = self.len();
        let number = |record: usize| u32::try_from(record).unwrap_or(u32::MAX);
        for column in &mut self.columns {
            column.values.repeat(record);
            if let Some(state) = column.states.get(&number(record)).copied() {
                column.states.insert(number(added), state);
            }
            if let Some(span) = column.within.get(&number(record)).copied() {
                column.within.insert(number(added), span);
            }
        }
        if self.repeated.contains(&number(record)) {
            self.repeated.insert(number(added));
        }
        let origin = self.origin[record];
        let of_row = |other: &&Origin| {
            (other.file, other.sheet, other.row) == (origin.file, origin.sheet, origin.row)
        };
        let last = self.origin.iter().filter(of_row).map(|other| other.turn).max().unwrap_or(0);
        let file = &self.files[origin.file as usize];
        let turns = number(file.sheets[origin.sheet as usize].cells.len().max(1));
        // The same turn of a day that the row does not have yet: it is read from the same cells.
        let turn = (last / turns + 1).saturating_mul(turns).saturating_add(origin.turn % turns);
        self.origin.push(Origin { turn, ..origin });
        added
    }

    /// The cell that a record's field was read from; the row alone where the field has no cell of its own.
    ///
    /// # Panics
    /// When there is no such record.
    pub fn place(&self, record: usize, field: &str) -> Place {
        let origin = self.origin[record];
        let file = &self.files[origin.file as usize];
        let sheet = &file.sheets[origin.sheet as usize];
        let turn = (origin.turn as usize).checked_rem(sheet.cells.len()).unwrap_or(0);
        let column = sheet.cells.get(turn).and_then(|cells| cells.get(field)).copied();
        Place { file: file.name.clone(), sheet: sheet.name.clone(), row: Some(origin.row), column }
    }

    /// Adds the records of another source of the same dataset after these.
    ///
    /// # Panics
    /// Never for two tables of one dataset; columns of another one would not fit.
    pub fn append(&mut self, other: Table) {
        let files = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let records = u32::try_from(self.len()).unwrap_or(u32::MAX);
        for (column, more) in self.columns.iter_mut().zip(other.columns) {
            assert_eq!(column.field, more.field, "tables of one dataset have the same columns");
            column.values.append(more.values);
            let moved = more.states.into_iter().map(|(record, state)| (record + records, state));
            column.states.extend(moved);
            let moved = more.within.into_iter().map(|(record, span)| (record + records, span));
            column.within.extend(moved);
        }
        self.repeated.extend(other.repeated.into_iter().map(|record| record + records));
        self.origin.extend(
            other.origin.into_iter().map(|origin| Origin { file: origin.file + files, ..origin }),
        );
        self.files.extend(other.files);
    }
}

impl Values {
    /// No values, of the type in which a field of this type is kept.
    pub fn of(r#type: FieldType) -> Self {
        match r#type {
            FieldType::String => Values::Text(Vec::new()),
            FieldType::Integer | FieldType::Duration => Values::Integer(Vec::new()),
            FieldType::Number => Values::Number(Vec::new()),
            FieldType::Date => Values::Date(Vec::new()),
            FieldType::Boolean => Values::Boolean(Vec::new()),
        }
    }

    /// Adds a value; one of another type would be lost, so readers give none.
    pub(super) fn push(&mut self, value: Option<Value>) {
        match (self, value) {
            (Values::Text(values), Some(Value::Text(value))) => values.push(Some(value)),
            (Values::Integer(values), Some(Value::Integer(value))) => values.push(Some(value)),
            (Values::Number(values), Some(Value::Number(value))) => values.push(Some(value)),
            (Values::Date(values), Some(Value::Date(value))) => values.push(Some(value)),
            (Values::Boolean(values), Some(Value::Boolean(value))) => values.push(Some(value)),
            (Values::Text(values), _) => values.push(None),
            (Values::Integer(values), _) => values.push(None),
            (Values::Number(values), _) => values.push(None),
            (Values::Date(values), _) => values.push(None),
            (Values::Boolean(values), _) => values.push(None),
        }
    }

    /// Whether a record has no value here.
    pub fn is_missing(&self, record: usize) -> bool {
        match self {
            Values::Text(values) => values[record].is_none(),
            Values::Integer(values) => values[record].is_none(),
            Values::Number(values) => values[record].is_none(),
            Values::Date(values) => values[record].is_none(),
            Values::Boolean(values) => values[record].is_none(),
        }
    }

    fn repeat(&mut self, record: usize) {
        match self {
            Values::Text(values) => values.push(values[record].clone()),
            Values::Integer(values) => values.push(values[record]),
            Values::Number(values) => values.push(values[record]),
            Values::Date(values) => values.push(values[record]),
            Values::Boolean(values) => values.push(values[record]),
        }
    }

    fn clear(&mut self, record: usize) {
        match self {
            Values::Text(values) => values[record] = None,
            Values::Integer(values) => values[record] = None,
            Values::Number(values) => values[record] = None,
            Values::Date(values) => values[record] = None,
            Values::Boolean(values) => values[record] = None,
        }
    }

    fn append(&mut self, other: Values) {
        match (self, other) {
            (Values::Text(values), Values::Text(more)) => values.extend(more),
            (Values::Integer(values), Values::Integer(more)) => values.extend(more),
            (Values::Number(values), Values::Number(more)) => values.extend(more),
            (Values::Date(values), Values::Date(more)) => values.extend(more),
            (Values::Boolean(values), Values::Boolean(more)) => values.extend(more),
            _ => unreachable!("columns of one field are of one type"),
        }
    }
}
