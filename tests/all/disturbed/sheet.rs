//! Sheets of a centre as plain data: what stands in each cell, and what each column is.

use chrono::NaiveDate;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Day(NaiveDate),
    /// With a decimal point and no other mark.
    Number(String),
    /// Text of a CSV file that is written as it stands, without quotation marks about it.
    Raw(String),
}

/// Words of one code, the first of them the usual one.
pub type Code = (&'static str, &'static [&'static str]);

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Names the record; nothing else in the dataset has the same.
    Key,
    /// Names a record of another dataset; of the second one where the value fits no code of the first.
    Reference(&'static [&'static str]),
    /// Names something that has no register of its own.
    Label,
    Word(&'static [Code]),
    YesNo,
    /// A day that has been, or one that may be still to come.
    Day {
        happened: bool,
    },
    Number,
    Whole,
    Minutes,
    /// An answer on a scale of words.
    Scale(&'static [Code]),
}

/// A column with its heading, and the fields of the dataset that are read from it.
#[derive(Clone, Debug)]
pub struct Column {
    pub field: &'static str,
    pub heading: &'static str,
    pub kind: Kind,
    /// Whether a record without it cannot be counted.
    pub required: bool,
}

/// A record as it was generated; rows that are no records have no number.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which of the clean sheet's rows it was.
    pub clean: Option<usize>,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Csv,
}

/// One file with one table.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub dataset: &'static str,
    pub file: String,
    pub format: Format,
    pub columns: Vec<Column>,
    /// The headings as they are written.
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
    /// Cells of one column merged over rows: the first row, the last one, the column.
    pub merged: Vec<(usize, usize, usize)>,
    /// Rows above the header.
    pub above: usize,
    /// The year that the file's name says, where it holds one year.
    pub year: Option<i32>,
    /// What the mapping says beside the columns, in TOML.
    pub mapping: String,
}

impl Column {
    fn new(field: &'static str, heading: &'static str, kind: Kind) -> Self {
        Column { field, heading, kind, required: false }
    }

    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

pub fn key(field: &'static str, heading: &'static str) -> Column {
    Column::new(field, heading, Kind::Key).required()
}

pub fn reference(
    field: &'static str,
    heading: &'static str,
    to: &'static [&'static str],
) -> Column {
    Column::new(field, heading, Kind::Reference(to))
}

pub fn label(field: &'static str, heading: &'static str) -> Column {
    Column::new(field, heading, Kind::Label)
}

pub fn word(field: &'static str, heading: &'static str, codes: &'static [Code]) -> Column {
    Column::new(field, heading, Kind::Word(codes))
}

pub fn yes_no(field: &'static str, heading: &'static str) -> Column {
    Column::new(field, heading, Kind::YesNo)
}

/// A day on which something has happened.
pub fn happened(field: &'static str, heading: &'static str) -> Column {
    Column::new(field, heading, Kind::Day { happened: true })
}

/// A day that may lie ahead.
pub fn planned(field: &'static str, heading: &'static str) -> Column {
    Column::new(field, heading, Kind::Day { happened: false })
}

pub fn number(field: &'static str, heading: &'static str) -> Column {
    Column::new(field, heading, Kind::Number)
}

pub fn whole(field: &'static str, heading: &'static str) -> Column {
    Column::new(field, heading, Kind::Whole)
}

pub fn minutes(field: &'static str, heading: &'static str) -> Column {
    Column::new(field, heading, Kind::Minutes)
}

/// An answer on a scale that the mapping gives for the field.
pub fn rated(field: &'static str, heading: &'static str, codes: &'static [Code]) -> Column {
    Column::new(field, heading, Kind::Scale(codes))
}

/// A question of a survey, which `[[source.unpivot]]` maps.
pub fn scale(heading: &'static str, codes: &'static [Code]) -> Column {
    Column::new("", heading, Kind::Scale(codes))
}

/// Hours of a year, which `[[source.unpivot]]` maps.
pub fn hours(heading: &'static str) -> Column {
    Column::new("", heading, Kind::Number).required()
}

impl Sheet {
    /// A sheet without rows; the ending of the file's name says what is written.
    pub fn new(dataset: &'static str, file: impl Into<String>, columns: Vec<Column>) -> Self {
        let file = file.into();
        let format = if file.ends_with(".csv") { Format::Csv } else { Format::Xlsx };
        Sheet {
            dataset,
            file,
            format,
            headings: columns.iter().map(|column| column.heading.to_owned()).collect(),
            columns,
            rows: Vec::new(),
            merged: Vec::new(),
            above: if format == Format::Xlsx { 2 } else { 0 },
            year: None,
            mapping: String::new(),
        }
    }

    pub fn of_year(mut self, year: i32) -> Self {
        self.year = Some(year);
        self
    }

    pub fn mapped(mut self, more: impl Into<String>) -> Self {
        self.mapping = more.into();
        self
    }

    /// Adds a record; one that says the same as another is not added.
    pub fn push(&mut self, cells: Vec<Cell>) {
        assert_eq!(cells.len(), self.columns.len(), "{}", self.file);
        if self.rows.iter().all(|row| row.cells != cells) {
            self.rows.push(Row { clean: Some(self.rows.len()), cells });
        }
    }

    /// The row of the file, from 1, in which a row stands.
    pub fn line(&self, row: usize) -> u32 {
        (self.above + 2 + row) as u32
    }

    pub fn column(&self, field: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.field == field)
    }

    /// What is known of a row's cell; rows may be torn.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows[row].cells.get(column).unwrap_or(&Cell::Empty)
    }
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    pub fn whole(number: i64) -> Self {
        Cell::Number(number.to_string())
    }

    /// A number of hundredths.
    pub fn hundredths(number: i64) -> Self {
        Cell::Number(format!("{}.{:02}", number / 100, number % 100))
    }

    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Empty)
    }

    pub fn day(&self) -> Option<NaiveDate> {
        if let Cell::Day(day) = self { Some(*day) } else { None }
    }

    /// As a CSV file of a Lithuanian office writes it.
    pub fn written(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Raw(text) => text.clone(),
            Cell::Day(day) => day.to_string(),
            Cell::Number(number) => number.replace('.', ","),
        }
    }
}

impl From<Option<NaiveDate>> for Cell {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map_or(Cell::Empty, Cell::Day)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Cell::Day(day)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Cell::Empty, Cell::Text)
    }
}
