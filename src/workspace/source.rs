//! How one dataset's files are read: which columns hold which fields, and what their words mean.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::library::day;

/// A `[[source]]` of `rodiklis.toml`. `docs/definitions.md` explains each key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The dataset that the files hold.
    pub dataset: String,
    /// File name patterns, relative to the workspace.
    pub files: Vec<String>,
    /// Sheet name patterns; empty for every sheet.
    #[serde(default)]
    pub sheets: Vec<String>,
    /// The first day from which this register was kept: before it, nothing is known, and nothing recorded is not nought.
    #[serde(default, deserialize_with = "calendar_day")]
    pub kept_from: Option<NaiveDate>,
    /// The last day to which it was kept.
    #[serde(default, deserialize_with = "calendar_day")]
    pub kept_to: Option<NaiveDate>,
    /// Row of the header, from 1; found by the column names when absent.
    pub header_row: Option<u32>,
    /// Columns that are known and not needed.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Fields that these files do not have and that are empty for every record: no end yet, no exemption.
    /// A field that is neither read nor named here is not kept, and nothing is computed from it.
    #[serde(default)]
    pub without: Vec<String>,
    /// Fields whose value is written on the first of its rows only: an empty cell says the same as the one above it.
    #[serde(default)]
    pub fill_down: Vec<String>,
    /// Words that mean nought in number columns.
    #[serde(default)]
    pub zero: Words,
    /// Field to column.
    #[serde(default)]
    pub columns: BTreeMap<String, ColumnSpec>,
    /// Field to (code to words).
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, Words>>,
    /// Field to scale.
    #[serde(default)]
    pub scale: BTreeMap<String, Scale>,
    /// Fields with the same value in every row, written as a cell would hold it.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    /// Columns that give one record each per row.
    #[serde(default)]
    pub unpivot: Vec<Unpivot>,
    /// Sentences that rows are, where they are no table.
    pub sentences: Option<Sentences>,
    /// Columns that are months or days.
    pub calendar: Option<Calendar>,
    /// Column to what it holds in a row that is a record.
    #[serde(default, rename = "where")]
    pub rows: BTreeMap<String, RowFilter>,
    /// Words that mean "no end yet" in a date field.
    #[serde(default)]
    pub open_end: BTreeMap<String, Words>,
    /// Days with which a period or a part of one begins: a month that one of them cuts is on neither side for sure. Not
    /// of the file: who reads records knows for which periods.
    #[serde(skip)]
    pub cuts: Vec<NaiveDate>,
}

impl Source {
    /// Whether it says anything of how cells become values; a file in the dataset's own columns needs nothing of it.
    pub fn maps(&self) -> bool {
        let words = [&self.zero].into_iter().flat_map(Words::iter).next().is_some();
        words
            || self.header_row.is_some()
            || !self.fill_down.is_empty()
            || !self.columns.is_empty()
            || !self.values.is_empty()
            || !self.scale.is_empty()
            || !self.set.is_empty()
            || !self.unpivot.is_empty()
            || self.calendar.is_some()
            || self.sentences.is_some()
            || !self.rows.is_empty()
            || !self.open_end.is_empty()
    }
}

/// A TOML date without a time.
fn calendar_day<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<NaiveDate>, D::Error> {
    let written = toml::value::Datetime::deserialize(reader)?;
    let read = day(&written);
    read.map(Some).ok_or_else(|| D::Error::custom(format!("`{written}`: 2024-01-31")))
}

/// One word or several.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Words {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Default for Words {
    fn default() -> Self {
        Words::Many(Vec::new())
    }
}

impl Words {
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        match self {
            Words::One(word) => std::slice::from_ref(word),
            Words::Many(words) => words.as_slice(),
        }
        .iter()
        .map(String::as_str)
    }
}

/// Where a field's value stands.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum ColumnSpec {
    /// Under this header.
    Header(String),
    /// Under a header, with conditions.
    Detailed(DetailedColumn),
}

/// A column with conditions.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetailedColumn {
    /// Header; absent only where `row` is true.
    pub column: Option<String>,
    /// Only values that fit this pattern (`*` stands for anything) belong to the field.
    pub like: Option<String>,
    /// Unit of a bare number in a duration.
    pub unit: Option<DurationUnit>,
    /// What an empty cell means.
    pub empty: Option<String>,
    /// What an amount means that stands in a cell merged over several rows.
    pub merged: Option<Merged>,
    /// The row itself names the record.
    #[serde(default)]
    pub row: bool,
    /// Further columns that name the record together with this one.
    #[serde(default)]
    pub with: Vec<String>,
    /// The cell is a person's name: the order of its words does not matter, and it goes no further.
    #[serde(default)]
    pub person: bool,
    /// The cell is a personal code, and the field is what it says of birth or sex.
    #[serde(default)]
    pub from_code: bool,
    /// The column that is read where this one says nothing.
    pub or: Option<String>,
    /// Words that say nothing for this field.
    #[serde(default)]
    pub none: Words,
    /// Words behind a number that change nothing of it.
    #[serde(default)]
    pub units: Words,
    /// Which day stands for a date that is written without one.
    pub partial: Option<End>,
    /// Where the year of two digits stands in a date.
    pub short_year: Option<End>,
}

/// The first or the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The first.
    First,
    /// The last.
    Last,
}

/// Sentences that each tell of a record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentences {
    /// What they are like: `{field}` where its value stands, `*` for anything.
    pub like: Words,
    /// Rows that tell of none, such as titles.
    #[serde(default)]
    pub not: Words,
}

/// What a column holds in rows that are records.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum RowFilter {
    /// One of these words.
    Only(Words),
    /// None of these.
    Not(NotRows),
}

/// What a column does not hold in rows that are records.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotRows {
    /// Words and patterns.
    pub not: Words,
}

/// Columns that are months or days; each cell of them that says something gives records of that time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// What a column is.
    pub by: Step,
    /// The field that takes the column's time.
    pub field: String,
    /// Heading of the columns that say how often, with `*` for the month or day; without it a filled cell is one record.
    pub times: Option<String>,
    /// Field to the columns whose amount the month's or day's records share.
    #[serde(default)]
    pub columns: BTreeMap<String, CalendarColumn>,
    /// Words in the columns of times that say that there was nothing.
    #[serde(default)]
    pub none: Words,
    /// Which day stands for a month; the first where nothing is said.
    pub partial: Option<End>,
}

/// What one column of a calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A month.
    Month,
    /// A day of the month that sheet or file are named by.
    Day,
}

/// The columns of a calendar that hold an amount.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum CalendarColumn {
    /// Under this heading, with `*` for the month or day.
    Header(String),
    /// With a unit.
    Detailed(CalendarAmount),
}

/// An amount and its unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarAmount {
    /// Heading, with `*` for the month or day.
    pub column: String,
    /// Unit of a bare number in a duration.
    pub unit: Option<DurationUnit>,
}

/// What an amount in a cell merged over several rows means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Merged {
    /// Each of the rows has it.
    Each,
    /// The rows have it together.
    Shared,
}

/// Unit of a bare number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DurationUnit {
    /// Minutes.
    #[default]
    Minutes,
    /// Hours of 60 minutes.
    Hours,
    /// Academic hours of 45 minutes.
    AcademicHours,
}

/// Number of the scale (as text: `"5"`) or `no_opinion`, to its words.
pub type Scale = BTreeMap<String, Words>;

/// A column that gives one record per row.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unpivot {
    /// Header.
    pub column: String,
    /// The field that takes the cell.
    pub into: String,
    /// Unit of a bare number in a duration.
    pub unit: Option<DurationUnit>,
    /// What an amount means that stands in a cell merged over several rows.
    pub merged: Option<Merged>,
    /// Fields set for these records, written as a cell would hold them.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    /// The scale of this column alone.
    pub scale: Option<Scale>,
}
