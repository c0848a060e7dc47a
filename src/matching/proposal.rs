//! What is proposed, as plain data.

/// How sure a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Stands ready.
    Sure,
    /// Wants an answer.
    Ask,
}

/// Why something is proposed.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// The heading is a title of the field, or like it: from 0 to 1.
    Heading(f64),
    /// So many of the filled cells can be read as the field's type.
    Values {
        /// Cells that can.
        fit: u64,
        /// All that are filled.
        of: u64,
    },
    /// So many cells hold words of the field's code list.
    Words {
        /// Cells that do.
        fit: u64,
        /// All that are filled.
        of: u64,
    },
    /// So many distinct values stand in the key of another table.
    Found {
        /// Values that do.
        fit: u64,
        /// All distinct ones.
        of: u64,
        /// The dataset of the other table.
        dataset: String,
    },
}

/// All that is proposed for a folder.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// Tables that are taken for a dataset, in the order of the files.
    pub tables: Vec<TableMatch>,
    /// Tables that are like nothing.
    pub unused: Vec<Unused>,
}

/// A table that nothing is proposed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The file.
    pub file: String,
    /// The sheet, where it is a workbook's.
    pub sheet: Option<String>,
}

/// One table and the dataset that it is taken for.
#[derive(Clone, Debug)]
pub struct TableMatch {
    /// The file.
    pub file: String,
    /// The sheet, where it is a workbook's.
    pub sheet: Option<String>,
    /// Number of the header's last row.
    pub header_row: u32,
    /// Rows below the header.
    pub rows: u64,
    /// The dataset's name.
    pub dataset: String,
    /// How sure that is.
    pub tier: Tier,
    /// The dataset whose records stand in the same rows, where these stand beside them.
    pub beside: Option<String>,
    /// The same table as what else it could be, the likeliest first; at most two, and none where it is sure.
    pub alternatives: Vec<TableMatch>,
    /// Its columns.
    pub columns: Vec<ColumnMatch>,
    /// Columns that give a record each.
    pub spread: Vec<SpreadColumn>,
    /// Columns that are months.
    pub calendar: Option<CalendarMatch>,
    /// Rows that may be trials and no records.
    pub trials: Vec<Trial>,
    /// Words of coded fields.
    pub words: Vec<FieldWords>,
    /// Yes/no columns in which only one of both is ever written.
    pub silences: Vec<Silence>,
    /// Words that mean "no end yet", by date field.
    pub open_ends: Vec<(String, Vec<String>)>,
    /// Required fields that no column holds.
    pub lacking: Vec<String>,
    /// Required coded fields that no column holds: one code may hold for all rows.
    pub fixed: Vec<Fixed>,
    /// The rows themselves name the records: the dataset's key stands nowhere.
    pub row_names: Vec<String>,
    /// Headings of columns that are not used.
    pub unused: Vec<String>,
}

/// A column and the field that it is taken for.
#[derive(Clone, Debug)]
pub struct ColumnMatch {
    /// Column, from 0.
    pub at: u32,
    /// Its heading.
    pub heading: String,
    /// The field's name.
    pub field: String,
    /// Only cells that fit this pattern belong to the field.
    pub like: Option<String>,
    /// From 0 to 1.
    pub score: f64,
    /// How far the next best field or column is behind.
    pub margin: f64,
    /// How sure that is.
    pub tier: Tier,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// Fields that it could be as well, the likeliest first; at most two.
    pub others: Vec<String>,
    /// Of a date field: how its dates are written that say no whole day.
    pub dates: Vec<DateForm>,
    /// The column holds personal codes, and the field is what they say.
    pub from_code: bool,
    /// Heading of the column that is read where this one says nothing.
    pub or: Option<String>,
    /// The column names people, and the name is the key.
    pub person: bool,
    /// Headings of the columns that tell namesakes apart.
    pub with: Vec<String>,
    /// Words of such a column that may name nobody.
    pub strangers: Vec<Stranger>,
}

/// A word among people's names that may name nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// As it stands in the file.
    pub word: String,
    /// Cells.
    pub count: u64,
    /// Whether it was decided that it names nobody; where not, it is told as any name that no register has.
    pub is_nobody: bool,
    /// Whether somebody decided.
    pub tier: Tier,
}

/// A word by which somebody may have tried a form out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Heading of its column.
    pub heading: String,
    /// As it stands in the file.
    pub word: String,
    /// Rows.
    pub count: u64,
    /// Whether somebody decided that they are no records.
    pub tier: Tier,
}

/// Dates that only a person can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateForm {
    /// What they lack.
    pub lacks: Lacking,
    /// Cells.
    pub count: u64,
    /// One of them.
    pub example: String,
    /// What was decided: `first` or `last`; `None` where they stay unread.
    pub says: Option<String>,
    /// Whether somebody decided.
    pub tier: Tier,
}

/// What a date lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The century: `24.03.05`.
    Century,
    /// The day: `03/2024`.
    Day,
}

/// Columns that are months: how often something took place in each, and how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarMatch {
    /// The field that takes the month.
    pub field: String,
    /// Heading of the columns that say how often, with `*` for the month.
    pub times: Option<String>,
    /// Amounts.
    pub amounts: Vec<MonthAmount>,
    /// All its columns, from 0.
    pub columns: Vec<u32>,
    /// The first of their headings.
    pub heading: String,
    /// Fields of yes and no that hold for all that is counted so.
    pub yes: Vec<String>,
    /// Whether somebody decided that each time is a record.
    pub tier: Tier,
}

/// How long, or how much, in each month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthAmount {
    /// The field.
    pub field: String,
    /// Heading of its columns, with `*` for the month.
    pub heading: String,
    /// The unit that the heading names.
    pub unit: Option<&'static str>,
}

/// A column that gives one record per row.
#[derive(Clone, Debug)]
pub struct SpreadColumn {
    /// Column, from 0.
    pub at: u32,
    /// Its heading.
    pub heading: String,
    /// The field that takes its cells.
    pub into: String,
    /// Fields that it sets, as a cell would hold them.
    pub set: Vec<(String, String)>,
    /// Step or `no_opinion`, with the words that mean it.
    pub scale: Vec<(String, Vec<String>)>,
    /// Answers that no step is known for.
    pub unknown: Vec<String>,
    /// How sure it is.
    pub tier: Tier,
}

/// The words of a coded field.
#[derive(Clone, Debug)]
pub struct FieldWords {
    /// The field's name.
    pub field: String,
    /// Each word that the program does not understand by itself.
    pub words: Vec<WordMatch>,
}

/// A word and the code that it is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct WordMatch {
    /// As it stands in the file.
    pub word: String,
    /// Cells.
    pub count: u64,
    /// The code; `None` where none is likely.
    pub code: Option<String>,
    /// How sure that is.
    pub tier: Tier,
    /// Codes that it could be as well, the likeliest first; at most two.
    pub others: Vec<String>,
}

/// A yes/no column whose filled cells all say the same: what an empty one means only a person knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The field's name.
    pub field: String,
    /// What the filled cells say.
    pub said: bool,
    /// Empty cells.
    pub empty: u64,
    /// What was decided that an empty cell means: `yes` or `no`; `None` where it says nothing.
    pub means: Option<String>,
    /// Whether somebody decided.
    pub tier: Tier,
}

/// A required coded field without a column: whom a list of surveys asked, say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The field's name.
    pub field: String,
    /// The code that holds for all rows; `None` until somebody said so, or where none does.
    pub code: Option<String>,
    /// Whether somebody decided.
    pub tier: Tier,
}
