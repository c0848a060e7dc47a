//! Files to tables: bytes of CSV, XLSX, XLS or ODS and a source's mapping become typed columns and findings.
//!
//! ```text
//! files ─► bytes ─► encoding, text │ workbook ─► sheets of cells ─► headers ─► layout ─► values ─► table
//! ```
//!
//! Nothing is guessed and nothing is repaired in silence: a cell that cannot be understood is a missing value and
//! a finding at its place.

mod across;
mod addition;
mod archive;
mod boolean;
mod budget;
mod calendar;
mod cell;
mod codes;
mod columns;
mod date;
mod day_of_cell;
mod days;
mod drafts;
mod duration;
mod encoding;
mod fill_down;
mod filter;
mod find;
mod grid;
mod headed;
mod headers;
mod identifier;
mod in_two;
mod joined_files;
mod layout;
mod line_ends;
mod look_alike;
mod looks;
mod mapping;
mod markup;
mod merged;
mod met;
mod month;
mod named_time;
mod number;
mod ods;
mod other_table;
mod partial;
mod particular;
mod person;
mod personal_code;
mod profile;
mod quote_marks;
mod reading;
mod reconcile;
mod record;
mod rows;
mod sentences;
mod several_columns;
mod shape;
mod sheets;
mod short_month;
mod short_year;
mod stored;
mod table;
mod tables;
mod text;
mod thousands;
mod times;
mod titles;
mod torn;
mod total_word;
mod totals;
mod units;
mod unused;
mod value;
mod words;
mod workbook;
mod wrapped;
mod xls;
mod xlsx;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use self::across::{chosen, domain, future, is_name, spelt, weigh};
pub use self::find::{files, is_canonical, mapping_unused, too_large};
pub use self::layout::Reason;
pub use self::month::month_heading;
pub use self::named_time::year_of_name;
pub use self::partial::is_part_of_year;
pub use self::profile::{
    ColumnProfile, FileProfile, Kinds, SheetProfile, TableProfile, WordCount, profile, word_hash,
    yes_or_no,
};
pub use self::reconcile::{Agreement, Total};
pub use self::short_year::short_day;
pub use self::table::{
    CellState, Column, FileKind, FileRead, LeftOut, Origin, SheetRead, Table, Values,
};

use self::mapping::Mapping;
use crate::finding::{Finding, Severity};
use crate::library::dataset::Dataset;
use crate::workspace::source::Source;

/// Whether a finding says that a file, a sheet or a whole column was lost: then what was read is but
/// a part.
pub fn loses_records(finding: &Finding) -> bool {
    use codes::{
        BAD_TIMES, BROKEN_SHEET, BROKEN_WORKBOOK, EMPTY_FILE, LACKING_TIME, MAPPING_UNUSED,
        NO_COLUMN, NO_FILE, NO_HEADER, NO_SENTENCE, NO_SHEET, NO_YEAR, OTHER_TABLE,
        PROTECTED_WORKBOOK, REQUIRED_UNMAPPED, TOO_LARGE, TOO_MANY_FILES, TWIN_HEADERS,
        UNKNOWN_KIND, UNREADABLE,
    };
    let losing = [
        NO_FILE,
        UNREADABLE,
        BROKEN_WORKBOOK,
        PROTECTED_WORKBOOK,
        EMPTY_FILE,
        UNKNOWN_KIND,
        BROKEN_SHEET,
        NO_SHEET,
        NO_HEADER,
        NO_COLUMN,
        TOO_LARGE,
        TOO_MANY_FILES,
        TWIN_HEADERS,
        REQUIRED_UNMAPPED,
        OTHER_TABLE,
        MAPPING_UNUSED,
        NO_YEAR,
        BAD_TIMES,
        LACKING_TIME,
        NO_SENTENCE,
    ];
    finding.severity == Severity::Error && losing.contains(&finding.code)
}

/// Reads every file that a source names under `folder`, in the order of their names.
///
/// Files that cannot be opened or understood are findings, never failures: as much as possible is read in one run.
pub fn read(source: &Source, dataset: &Dataset, folder: &Path) -> (Table, Vec<Finding>) {
    let (paths, mut findings) = files(source, folder);
    let (table, more) = read_files(source, dataset, folder, &paths);
    findings.extend(more);
    (table, findings)
}

/// Reads these files by a source's mapping; their names are printed relative to `folder`.
pub fn read_files(
    source: &Source,
    dataset: &Dataset,
    folder: &Path,
    paths: &[PathBuf],
) -> (Table, Vec<Finding>) {
    let (mapping, findings) = Mapping::new(source, dataset);
    let mut reading = reading::Reading::new(&mapping, findings);
    for path in paths {
        sheets::read_file(&mut reading, source, path, find::name(path, folder));
    }
    let (mut table, mut findings) = reading.finish();
    findings.extend(across::undecided(&mut table, dataset, source));
    (table, findings)
}
