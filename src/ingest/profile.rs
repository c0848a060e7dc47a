//! A file that nobody has mapped yet, as a proposal needs to see it: its tables, and what stands in their columns.
//!
//! Values stay inside the program: a profile holds words of cells, so it is never printed or stored as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::path::Path;

use chrono::NaiveDate;
use rustc_hash::FxHasher;

use super::budget::Budget;
use super::cell::{Cell, Row, Sheet};
use super::partial::is_part_of_year;
use super::short_year::short_day;
use super::thousands::Marks;
use super::total_word::{self, Weight};
use super::words::{is_error_word, key, means_missing};
use super::{
    boolean, date, duration, encoding, find, number, person, personal_code, sheets, text, times,
    workbook,
};
use crate::limits;
use crate::workspace::source::DurationUnit;

/// Fewer names of people may be names of something else.
const FEWEST_PEOPLE: usize = 3;
/// How far down a header is looked for.
const SEARCHED_ROWS: usize = 30;
/// Words of a column that are kept, the most frequent first.
const KEPT_WORDS: usize = 400;
/// Headers that are tried for one sheet.
const CANDIDATES: usize = 3;

/// One file.
#[derive(Clone, Debug, Default)]
pub struct FileProfile {
    /// Relative to the folder that was looked through.
    pub file: String,
    /// Its sheets that hold anything.
    pub sheets: Vec<SheetProfile>,
    /// It holds no table, or cannot be read: nothing is proposed for it.
    pub unreadable: bool,
}

/// One sheet of a workbook, or a text file.
#[derive(Clone, Debug, Default)]
pub struct SheetProfile {
    /// `None` for a text file.
    pub sheet: Option<String>,
    /// The tables that it could be read as, the likeliest first: they differ in the row that is taken as header.
    pub readings: Vec<TableProfile>,
}

/// A sheet under one of its possible headers.
#[derive(Clone, Debug, Default)]
pub struct TableProfile {
    /// The number of the header's last row, from 1.
    pub header_row: u32,
    /// The header has two rows.
    pub is_band: bool,
    /// Rows below the header that hold something.
    pub rows: u64,
    /// Its columns, from the left; those that hold nothing and have no heading are left out.
    pub columns: Vec<ColumnProfile>,
}

/// One column below its heading.
#[derive(Clone, Debug, Default)]
pub struct ColumnProfile {
    /// From 0; column A is 0.
    pub at: u32,
    /// As it stands in the file, tidied; of a band both words.
    pub heading: String,
    /// Cells that say something.
    pub filled: u64,
    /// Cells that are empty or hold a word for nothing.
    pub empty: u64,
    /// Of the empty ones, those with a dash: in a column of signs it is an answer.
    pub dashes: u64,
    /// Distinct words, the most frequent first; not all where there are very many.
    pub words: Vec<WordCount>,
    /// How many distinct words there are.
    pub distinct: u64,
    /// Hashes of all distinct words, sorted: to find them in another column.
    pub hashes: Vec<u64>,
    /// How many cells read as each kind of value.
    pub kinds: Kinds,
    /// The first and the last day, where days stand here.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Hashes of people's names, whatever the order of their words, sorted; empty where the column does not name people.
    pub people: Vec<u64>,
    /// Words of such a column without a capital, which may name nobody: `šeima`.
    pub strangers: Vec<WordCount>,
    /// Its heading says that it adds up others.
    pub is_total: bool,
    /// Its heading says that it numbers the rows, and it does: 1, 2, 3.
    pub is_running: bool,
    /// The day in each row of the table, where most cells are days; to compare two columns row by row.
    pub day_of_row: Vec<Option<NaiveDate>>,
}

/// A word and how often it stands in its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordCount {
    /// As it stands in the first cell that has it, tidied.
    pub text: String,
    /// Cells.
    pub count: u64,
}

/// How many of a column's filled cells can be read as what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds {
    /// Calendar days.
    pub days: u64,
    /// Numbers that a spreadsheet program would show as a day.
    pub serials: u64,
    /// Numbers, whole ones too.
    pub numbers: u64,
    /// Whole numbers.
    pub wholes: u64,
    /// Lengths of time that say their unit or form: `45 min.`, `1:30`.
    pub durations: u64,
    /// Yes and no.
    pub booleans: u64,
    /// Personal codes with a birth date and a right check digit.
    pub personal_codes: u64,
    /// Words that are none of these.
    pub texts: u64,
    /// Days with a year of two digits.
    pub short_days: u64,
    /// Months, quarters and years in place of days.
    pub parts: u64,
    /// What says how often: `3 k.`, `xx`.
    pub times: u64,
}

/// The hash that a word has in [`ColumnProfile::hashes`].
pub fn word_hash(word: &str) -> u64 {
    hash(&key(word))
}

/// What the readers of yes and no understand by a word, without any mapping.
pub fn yes_or_no(word: &str) -> Option<bool> {
    boolean::read(&key(word))
}

/// Looks through one file; what is wrong with it is told when it is read by a mapping.
pub fn profile(path: &Path, folder: &Path) -> FileProfile {
    let file = find::name(path, folder);
    let sheets = limits::bytes(path, limits::FILE).ok().and_then(|bytes| cells(&bytes));
    match sheets {
        Some(sheets) => {
            let sheets =
                sheets.iter().map(sheet_profile).filter(|sheet| !sheet.readings.is_empty());
            FileProfile { file, sheets: sheets.collect(), unreadable: false }
        }
        None => FileProfile { file, unreadable: true, ..FileProfile::default() },
    }
}

fn cells(bytes: &[u8]) -> Option<Vec<Sheet>> {
    match sheets::kind(bytes) {
        super::table::FileKind::Text => {
            let decoded = encoding::decode(bytes);
            let whole = encoding::unmask(&decoded.text).unwrap_or(decoded.text);
            let split = text::split(&whole, &[], &Budget::default()).ok()?;
            Some(vec![split.sheet])
        }
        super::table::FileKind::Workbook => {
            let book = workbook::read(bytes).ok()?;
            Some(book.sheets.into_iter().filter_map(Result::ok).collect())
        }
        super::table::FileKind::Unknown => None,
    }
}

fn sheet_profile(sheet: &Sheet) -> SheetProfile {
    let mut bands = bands(sheet);
    bands.truncate(CANDIDATES);
    let readings = bands.iter().map(|band| table_profile(sheet, band)).collect();
    SheetProfile { sheet: sheet.name.clone(), readings }
}

/// Rows that may be a header.
struct Band {
    from: usize,
    after: usize,
    texts: Vec<String>,
}

fn bands(sheet: &Sheet) -> Vec<Band> {
    let filled: Vec<usize> = sheet.rows.iter().map(|row| row.filled().count()).collect();
    let width = filled.iter().take(200).copied().max().unwrap_or(0);
    let mut bands = Vec::new();
    for (at, row) in sheet.rows.iter().enumerate().take(SEARCHED_ROWS) {
        let is_wide = filled[at] >= 2 && filled[at] * 2 >= width;
        if !is_wide || !is_heading(row) || at + 1 >= sheet.rows.len() {
            continue;
        }
        let texts: Vec<String> = row.cells.iter().map(Cell::text).collect();
        let next = &sheet.rows[at + 1];
        let follows = next.number == row.number + 1 && is_heading(next);
        let has_gaps = texts.iter().enumerate().any(|(column, text)| {
            let repeats = column > 0 && texts[column - 1] == *text;
            (text.is_empty() || repeats) && !next.cell(column).is_empty()
        });
        if follows && has_gaps {
            bands.push(Band { from: at, after: at + 2, texts: stacked(row, next) });
        }
        // A row below words that tell its like apart (`Globa: nuo, iki`, `Sutartis: nuo, iki`) is no header alone.
        let is_lower = bands.last().is_some_and(|band: &Band| {
            band.after == at + 1 && band.from < at && repeats(&texts) && !repeats(&band.texts)
        });
        if !is_lower {
            bands.push(Band { from: at, after: at + 1, texts });
        }
    }
    bands
}

/// Whether a heading stands twice.
fn repeats(texts: &[String]) -> bool {
    let mut seen = BTreeSet::new();
    texts.iter().filter(|text| !text.is_empty()).any(|text| !seen.insert(key(text)))
}

/// Different words, and hardly any day or number among them.
fn is_heading(row: &Row) -> bool {
    let mut words = 0;
    let mut others = 0;
    let mut seen = BTreeSet::new();
    for (_, cell) in row.filled() {
        let text = cell.text();
        let is_word = matches!(cell, Cell::Text(_)) && date::read(&text).is_err();
        if is_word && (number::read(&text).is_err() || is_year(&text)) {
            words += 1;
            seen.insert(key(&text));
        } else {
            others += 1;
        }
    }
    seen.len() >= 2 && words >= others * 3
}

fn is_year(text: &str) -> bool {
    text.parse::<u32>().is_ok_and(|year| (1990..2100).contains(&year))
}

/// The headings that two rows make together: the upper word holds for the columns to its right.
fn stacked(upper: &Row, lower: &Row) -> Vec<String> {
    let width = upper.cells.len().max(lower.cells.len());
    let mut over = String::new();
    (0..width)
        .map(|column| {
            let own = upper.cell(column).text();
            let below = lower.cell(column).text();
            if !own.is_empty() {
                over.clone_from(&own);
            }
            // A cell merged over both rows says its word in each.
            let is_one = below.is_empty() || key(&own) == key(&below);
            if is_one { own } else { format!("{over} {below}").trim().to_string() }
        })
        .collect()
}

fn table_profile(sheet: &Sheet, band: &Band) -> TableProfile {
    let body: Vec<&Row> = sheet.rows[band.after..]
        .iter()
        .filter(|row| row.filled().next().is_some() && !is_apart(row))
        .collect();
    let width = body.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(band.texts.len());
    let columns = (0..width)
        .map(|at| column_profile(&body, at, band.texts.get(at).map_or("", String::as_str)))
        .filter(|column| column.filled > 0 || !column.heading.is_empty());
    TableProfile {
        header_row: sheet.rows[band.after - 1].number,
        is_band: band.after - band.from > 1,
        rows: body.len() as u64,
        columns: columns.collect(),
    }
}

/// A row of one word (a month, a remark) or a total is no record.
fn is_apart(row: &Row) -> bool {
    let is_single = row.filled().nth(1).is_none();
    let is_total = |cell: &Cell| total_word::word(&key(&cell.text())) == Some(Weight::Full);
    is_single || row.filled().any(|(_, cell)| matches!(cell, Cell::Text(_)) && is_total(cell))
}

/// What one distinct word of a column is.
struct Met {
    text: String,
    count: u64,
    kinds: Kinds,
    day: Option<NaiveDate>,
}

fn column_profile(body: &[&Row], at: usize, heading: &str) -> ColumnProfile {
    let mut column = ColumnProfile {
        at: u32::try_from(at).unwrap_or(u32::MAX),
        heading: heading.to_string(),
        is_total: total_word::word(&key(heading)).is_some(),
        is_running: key(heading).starts_with("eil") && is_running(body, at),
        ..ColumnProfile::default()
    };
    let mut met: BTreeMap<String, Met> = BTreeMap::new();
    for row in body {
        let cell = row.cell(at);
        let text = cell.text();
        let word = key(&text);
        let is_dash = boolean::is_minus(&word);
        if cell.is_empty() || is_dash || means_missing(&word) || is_error_word(&word) {
            column.empty += 1;
            column.dashes += u64::from(is_dash);
            column.day_of_row.push(None);
            continue;
        }
        column.filled += 1;
        let met = met.entry(word).or_insert_with_key(|word| {
            let (kinds, day) = kinds(cell, &text, word);
            Met { text, count: 0, kinds, day }
        });
        met.count += 1;
        column.kinds.add(met.kinds);
        column.day_of_row.push(met.day);
    }
    column.days = met.values().filter_map(|met| met.day).fold(None, |span, day| match span {
        None => Some((day, day)),
        Some((first, last)) => Some((day.min(first), day.max(last))),
    });
    column.distinct = met.len() as u64;
    column.hashes = met.keys().map(|word| hash(word)).collect();
    column.hashes.sort_unstable();
    let (people, others): (Vec<&Met>, Vec<&Met>) =
        met.values().partition(|met| person::is_like_one(&met.text));
    if people.len() >= FEWEST_PEOPLE && others.len() * 2 <= people.len() {
        column.people = people.iter().map(|met| hash(&person::hashed(&met.text))).collect();
        column.people.sort_unstable();
        column.people.dedup();
        let plain = others.iter().filter(|met| !met.text.chars().any(char::is_uppercase));
        let stranger = |met: &&Met| WordCount { text: met.text.clone(), count: met.count };
        column.strangers = plain.map(stranger).collect();
    }
    column.words =
        met.into_values().map(|met| WordCount { text: met.text, count: met.count }).collect();
    // Between words of one number the order of letters decides.
    column.words.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    column.words.truncate(KEPT_WORDS);
    if (column.kinds.days + column.kinds.serials) * 2 < column.filled {
        column.day_of_row = Vec::new();
        column.days = None;
    }
    column
}

/// Whether a column's cells are 1, 2, 3 from the first row on.
fn is_running(body: &[&Row], at: usize) -> bool {
    let filled = body.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty());
    let numbers: Vec<String> =
        filled.map(|cell| cell.text().trim_end_matches('.').to_string()).collect();
    numbers.len() >= 3 && numbers.iter().zip(1..).all(|(text, at)| *text == at.to_string())
}

/// The hash by which a word of one column is found in another.
fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}

impl Kinds {
    fn add(&mut self, other: Kinds) {
        self.days += other.days;
        self.serials += other.serials;
        self.numbers += other.numbers;
        self.wholes += other.wholes;
        self.durations += other.durations;
        self.booleans += other.booleans;
        self.personal_codes += other.personal_codes;
        self.texts += other.texts;
        self.short_days += other.short_days;
        self.parts += other.parts;
        self.times += other.times;
    }
}

/// What one cell can be read as, and the day that it names.
fn kinds(cell: &Cell, text: &str, word: &str) -> (Kinds, Option<NaiveDate>) {
    let number = match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(_) => number::in_column(text, Marks::default()).ok().map(|read| read.value),
        _ => None,
    };
    let day = match cell {
        Cell::Date(day) => Some(*day),
        Cell::Text(_) | Cell::Number(_) => date::read(text).ok(),
        _ => None,
    };
    let is_code = personal_code::read(cell, text).is_ok();
    let is_duration = match cell {
        Cell::Time(_) => true,
        Cell::Text(_) => {
            number.is_none()
                && day.is_none()
                && duration::read(text, DurationUnit::Minutes).is_some()
        }
        _ => false,
    };
    let is_boolean = boolean::read(word).is_some();
    let read = Kinds {
        days: u64::from(day.is_some() && number.is_none()),
        serials: u64::from(day.is_some() && number.is_some()),
        numbers: u64::from(number.is_some()),
        wholes: u64::from(number.is_some_and(|number| number.fract().is_zero())),
        durations: u64::from(is_duration),
        booleans: u64::from(is_boolean),
        personal_codes: u64::from(is_code),
        ..Kinds::default()
    };
    let is_text = read == Kinds::default();
    let is_day = day.is_some() || number.is_some();
    let is_short = !is_day && short_day(text).iter().any(Option::is_some);
    let is_part = !is_day && !is_short && is_part_of_year(text);
    let says_times = times::read(cell).is_ok_and(|times| times > 0);
    let read = Kinds {
        texts: u64::from(is_text),
        short_days: u64::from(is_short),
        parts: u64::from(is_part),
        times: u64::from(says_times),
        ..read
    };
    (read, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> SheetProfile {
        let sheets = cells(text.as_bytes()).expect("text is a table");
        sheet_profile(&sheets[0])
    }

    #[test]
    fn a_header_below_a_title_is_found_and_totals_are_no_rows() {
        let sheet = of(
            "Vaikų registras 2024;;\nBylos Nr.;Lytis;Gimimo data\nGC-1;M;2015-03-04\nGC-2;B;2016-05-06\nIš viso;2;\n",
        );
        let table = &sheet.readings[0];
        assert_eq!((table.header_row, table.rows), (2, 2));
        let headings: Vec<&str> =
            table.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(headings, ["Bylos Nr.", "Lytis", "Gimimo data"]);
        assert_eq!(table.columns[2].kinds.days, 2);
        assert_eq!(table.columns[0].distinct, 2);
    }

    #[test]
    fn two_rows_are_one_header_where_the_upper_one_has_gaps() {
        let sheet = of(
            "Vaikas;Globa;;Sutartis;\n;nuo;iki;nuo;iki\nA;2024-01-02;;2024-01-03;\nB;2024-02-02;2024-03-01;2024-02-03;\n",
        );
        let band = &sheet.readings[0];
        let headings: Vec<&str> =
            band.columns.iter().map(|column| column.heading.as_str()).collect();
        assert!(band.is_band);
        assert_eq!(headings, ["Vaikas", "Globa nuo", "Globa iki", "Sutartis nuo", "Sutartis iki"]);
    }

    #[test]
    fn kinds_are_those_of_the_readers() {
        let sheet = of("a;b;c;d\n45 min.;taip;1,5;GC-1\n1:30;ne;2;GC-2\n1 val.;+;3;GC-3\n");
        let columns = &sheet.readings[0].columns;
        assert_eq!(columns[0].kinds.durations, 3);
        assert_eq!(columns[1].kinds.booleans, 3);
        assert_eq!((columns[2].kinds.numbers, columns[2].kinds.wholes), (3, 2));
        assert_eq!(columns[3].kinds.texts, 3);
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_a_profile(text in ".{0,200}") {
            if let Some(sheets) = cells(text.as_bytes()) {
                for sheet in &sheets {
                    for table in sheet_profile(sheet).readings {
                        for column in table.columns {
                            proptest::prop_assert!(column.filled + column.empty == table.rows);
                        }
                    }
                }
            }
        }
    }
}
