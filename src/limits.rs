//! How much the program takes in: limits that no office meets, all in one place.
//!
//! A file says of itself how large it is, and a few bytes can say anything. Nothing is set aside because a file claims
//! to need it, and whatever is read, unpacked, repeated or nested is counted on the way and stops here with a finding
//! that names the file and the limit. Lengths of time are counted in steps, never by the clock: the same input stops at
//! the same place on every machine.

use std::fmt;
use std::io::{self, Read};
use std::path::Path;

/// A limit: the key of its words (`limit-…` in the files of messages) and the number that they name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Which limit it is.
    pub key: &'static str,
    /// The largest number that is let through.
    pub most: u64,
}

const KB: u64 = 1 << 10;
const MB: u64 = 1 << 20;

/// Bytes of a file of records that is read cell by cell.
pub const FILE: Limit = Limit { key: "file", most: 128 * MB };
/// Parts of a zipped workbook.
pub const PARTS: Limit = Limit { key: "parts", most: 10_000 };
/// Bytes of all parts of a workbook that are read, unpacked; a part that is read twice counts twice.
pub const UNPACKED: Limit = Limit { key: "unpacked", most: 512 * MB };
/// Bytes of an unpacked part that holds neither cells nor their words: styles, relations, the list of sheets.
pub const PART: Limit = Limit { key: "part", most: 64 * MB };
/// Sheets of a workbook.
pub const SHEETS: Limit = Limit { key: "sheets", most: 1_000 };
/// Rows of all sheets of a file that hold something.
pub const ROWS: Limit = Limit { key: "rows", most: 2_000_000 };
/// Columns of a sheet: as many as any spreadsheet program has.
pub const COLUMNS: Limit = Limit { key: "columns", most: 16_384 };
/// Cells of all sheets of a file, those that a repetition stands for and empty ones before the last of a row included.
pub const CELLS: Limit = Limit { key: "cells", most: 20_000_000 };
/// Characters of a cell; a spreadsheet program has at most 32,767.
pub const CELL: Limit = Limit { key: "cell", most: 1_000_000 };
/// Bytes of the words of all cells of a file, each time that a cell repeats them.
pub const WORDS: Limit = Limit { key: "words", most: 512 * MB };
/// Merged cells, filters and tables of a file's sheets.
pub const AREAS: Limit = Limit { key: "areas", most: 100_000 };
/// Cells that a sheet of the old binary format claims to have: as many as the format knows.
pub const CLAIMED: Limit = Limit { key: "claimed", most: 65_536 * 256 };
/// Files that the patterns of one source name.
pub const FILES: Limit = Limit { key: "files", most: 1_000 };

/// Bytes of one row of a file in columns.
pub const LINE: Limit = Limit { key: "line", most: 16 * MB };
/// Rows of one file in columns.
pub const RECORDS: Limit = Limit { key: "records", most: 1_000_000_000 };
/// Bytes that a piece of a file in columns claims to need, unpacked.
pub const PAGE: Limit = Limit { key: "page", most: 256 * MB };

/// Bytes of a definition, of `rodiklis.toml` and of a project's file.
pub const DEFINITION: Limit = Limit { key: "definition", most: 1024 * KB };
/// Files of a library.
pub const DEFINITIONS: Limit = Limit { key: "definitions", most: 10_000 };
/// Words and signs of a condition; a list of values is part of it.
pub const CONDITION: Limit = Limit { key: "condition", most: 2_000 };
/// Words and signs of a condition that join or compare, which is as deep as its parts can stand in one another.
pub const JOINTS: Limit = Limit { key: "joints", most: 100 };
/// Periods of a report.
pub const PERIODS: Limit = Limit { key: "periods", most: 1_000 };

/// Bytes of a file of a template folder.
pub const TEMPLATE: Limit = Limit { key: "template", most: 1024 * KB };
/// Steps of a template: rounds of its loops, and components called.
pub const STEPS: Limit = Limit { key: "steps", most: 1_000_000 };
/// Bytes of a value that a template keeps.
pub const KEPT: Limit = Limit { key: "kept", most: 1024 * KB };
/// Bytes of a report's document.
pub const DOCUMENT: Limit = Limit { key: "document", most: 128 * MB };
/// Elements of a document inside one another, and braces of a message.
pub const NESTED: Limit = Limit { key: "nested", most: 64 };

/// Bytes of an extract of a centre, of a file of figures, of a closing and of a key.
pub const FIGURES: Limit = Limit { key: "figures", most: 64 * MB };
/// Bytes of a report that carries evidence, or of a file of evidence.
pub const EVIDENCE: Limit = Limit { key: "evidence", most: 256 * MB };
/// Files of a folder of evidence.
pub const ATTACHED: Limit = Limit { key: "attached", most: 20_000 };

impl Limit {
    /// The error of what goes beyond it, or nothing.
    ///
    /// # Errors
    /// `number` is larger than the limit.
    pub fn hold(self, number: u64) -> Result<(), Exceeded> {
        if number > self.most { Err(Exceeded(self)) } else { Ok(()) }
    }

    /// The number as its words print it: bytes as whole megabytes or kilobytes.
    pub fn shown(self) -> String {
        let is_bytes = [
            FILE, UNPACKED, PART, WORDS, LINE, PAGE, DEFINITION, TEMPLATE, KEPT, DOCUMENT, FIGURES,
            EVIDENCE,
        ]
        .contains(&self);
        if is_bytes { (self.most / MB).to_string() } else { self.most.to_string() }
    }
}

/// Something goes beyond a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exceeded(pub Limit);

impl fmt::Display for Exceeded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "limit “{}”: {}", self.0.key, self.0.shown())
    }
}

impl std::error::Error for Exceeded {}

impl From<Exceeded> for io::Error {
    fn from(exceeded: Exceeded) -> io::Error {
        io::Error::new(io::ErrorKind::FileTooLarge, exceeded)
    }
}

/// The limit that an error of reading tells of.
pub fn of_io(error: &io::Error) -> Option<Limit> {
    error.get_ref()?.downcast_ref::<Exceeded>().map(|exceeded| exceeded.0)
}

/// A file's bytes, where they are no more than the limit.
///
/// # Errors
/// The file cannot be read, or is larger.
pub fn bytes(path: &Path, limit: Limit) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(limit.most.saturating_add(1)).read_to_end(&mut bytes)?;
    limit.hold(bytes.len() as u64)?;
    Ok(bytes)
}

/// A file's text, where it is no longer than the limit.
///
/// # Errors
/// The file cannot be read, is larger, or is no text in UTF-8.
pub fn text(path: &Path, limit: Limit) -> io::Result<String> {
    String::from_utf8(bytes(path, limit)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_lets_through_what_it_names_and_no_more() {
        assert_eq!(SHEETS.hold(SHEETS.most), Ok(()));
        assert_eq!(SHEETS.hold(SHEETS.most + 1), Err(Exceeded(SHEETS)));
    }

    #[test]
    fn a_file_is_read_up_to_the_limit_and_no_further() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, "ąbcd").unwrap();
        let most = |most| Limit { key: "file", most };
        assert_eq!(text(&path, most(5)).unwrap(), "ąbcd");
        let error = text(&path, most(4)).unwrap_err();
        assert_eq!(of_io(&error), Some(most(4)));
        assert_eq!(of_io(&io::Error::from(io::ErrorKind::NotFound)), None);
        // A device that never ends is larger than any limit.
        assert_eq!(of_io(&bytes(Path::new("/dev/zero"), FILE).unwrap_err()), Some(FILE));
    }
}
