//! Delimited text (CSV) to rows.

use super::budget::Budget;
use super::cell::{Cell, Row, Sheet};
use super::joined_files::{self, Parted};
use super::words::key;
use super::{line_ends, quote_marks};
use crate::limits::{self, Exceeded};

/// A text file's rows, and what had to be decided to have them.
pub(super) struct TextTable {
    pub(super) sheet: Sheet,
    pub(super) delimiter: char,
    /// A quotation mark that is never closed swallows what follows: the row where it begins.
    pub(super) unclosed: Option<u32>,
    /// Quotation marks at the beginning of a cell that were read as letters.
    pub(super) letters: Option<Seen>,
    /// Cells that hold line ends and delimiters: other rows may have become part of them.
    pub(super) swallowing: Option<Seen>,
    /// Line ends that were taken as part of their cell.
    pub(super) broken_lines: Option<Seen>,
    /// Files that were put behind the first one.
    pub(super) joined: Option<Seen>,
}

/// Where something was seen first, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) row: u32,
    pub(super) column: Option<usize>,
    pub(super) count: u64,
}

/// Splits text at the delimiter under which most of the wanted headers (as keys) are found.
///
/// # Errors
/// The text holds more than the budget allows.
pub(super) fn split(text: &str, wanted: &[String], budget: &Budget) -> Result<TextTable, Exceeded> {
    let (declared, body_start) = declared_delimiter(text);
    let lines_before = u32::from(body_start > 0);
    let parted = joined_files::part(&text[body_start..])
        .unwrap_or_else(|| Parted { text: text[body_start..].to_string(), ..Parted::default() });
    let mut lines = Lines { before: lines_before, added: parted.added, ..Lines::default() };
    let mut body = parted.text.into_bytes();
    let delimiter = declared.unwrap_or_else(|| likely_delimiter(&body, wanted));
    let joined = lines.seen(&body, &parted.begin);

    let marks = match std::str::from_utf8(&body) {
        Ok(text) => quote_marks::scan(text, delimiter),
        Err(_) => quote_marks::Marks::default(),
    };
    let letters = lines.seen(&body, &marks.letters);
    let unclosed = marks.unclosed.map(|at| lines.row(&body, at));
    lines.mark = stand_in(&mut body, &marks.letters);
    let broken = match std::str::from_utf8(&body) {
        Ok(text) => line_ends::inside_cells(text, delimiter),
        Err(_) => Vec::new(),
    };
    let broken_lines = lines.seen(&body, &broken);
    lines.end = stand_in(&mut body, &broken);

    let rows = rows(&body, delimiter, usize::MAX, &lines, budget)?;
    let swallowing = swallowing(&rows, char::from(delimiter));
    Ok(TextTable {
        sheet: Sheet { rows, ..Sheet::default() },
        delimiter: char::from(delimiter),
        unclosed,
        letters,
        swallowing,
        broken_lines,
        joined,
    })
}

/// How the lines of a body are counted, and what in it stands for something else.
#[derive(Default)]
struct Lines {
    /// Lines of the file before the body.
    before: u32,
    /// Offsets of line ends that the file does not have.
    added: Vec<usize>,
    /// Stands for a quotation mark that is a letter.
    mark: Option<u8>,
    /// Stands for a line end inside a cell.
    end: Option<u8>,
}

impl Lines {
    /// The line of the file in which an offset of the body lies, from 1.
    fn row(&self, body: &[u8], offset: usize) -> u32 {
        1 + self.before + self.between(body, 0, offset)
    }

    /// How many of the file's lines end between two offsets.
    fn between(&self, body: &[u8], from: usize, to: usize) -> u32 {
        let piece = &body[from..to];
        let inside = self.end.map_or(0, |end| piece.iter().filter(|byte| **byte == end).count());
        let up_to = |at: usize| self.added.partition_point(|added| *added < at);
        let ends = line_ends::count(piece) + inside - (up_to(to) - up_to(from));
        u32::try_from(ends).unwrap_or(u32::MAX)
    }

    fn seen(&self, body: &[u8], offsets: &[usize]) -> Option<Seen> {
        let first = offsets.first()?;
        Some(Seen { row: self.row(body, *first), column: None, count: offsets.len() as u64 })
    }

    /// A cell's text with its own letters again.
    fn restored(&self, text: &str) -> String {
        let mut text = text.to_string();
        for (stand_in, letter) in [(self.mark, "\""), (self.end, "\n")] {
            if let Some(stand_in) = stand_in {
                text = text.replace(char::from(stand_in), letter);
            }
        }
        text
    }
}

/// Puts a letter that the text does not use in the place of others, so that the splitter passes over them.
fn stand_in(body: &mut [u8], offsets: &[usize]) -> Option<u8> {
    if offsets.is_empty() {
        return None;
    }
    let mut used = [false; 256];
    body.iter().for_each(|byte| used[usize::from(*byte)] = true);
    // Control characters that no office types; a text with all of them is left as it is.
    let unused = (1..0x1F).filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r'));
    let unused = unused.into_iter().find(|byte| !used[usize::from(*byte)])?;
    for at in offsets {
        body[*at] = unused;
    }
    Some(unused)
}

/// Excel's own first line `sep=;`.
fn declared_delimiter(text: &str) -> (Option<u8>, usize) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    match text[..end].trim().as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', mark] => {
            let is_pair = text[end..].starts_with("\r\n");
            (Some(*mark), (end + 1 + usize::from(is_pair)).min(text.len()))
        }
        _ => (None, 0),
    }
}

fn likely_delimiter(body: &[u8], wanted: &[String]) -> u8 {
    let mut best = (b';', (0, 0));
    for delimiter in [b';', b',', b'\t', b'|'] {
        // What is too much here is too much for the whole file.
        let head = rows(body, delimiter, 60, &Lines::default(), &Budget::default());
        let head = head.unwrap_or_default();
        let found = head
            .iter()
            .map(|row| {
                let keys: Vec<String> = row.cells.iter().map(|cell| key(&cell.text())).collect();
                wanted.iter().filter(|name| keys.contains(name)).count()
            })
            .max()
            .unwrap_or(0);
        // Without a header the delimiter that splits most rows is the likely one.
        let split = head.iter().filter(|row| row.cells.len() > 1).count();
        if (found, split) > best.1 {
            best = (delimiter, (found, split));
        }
    }
    best.0
}

fn rows(
    body: &[u8],
    delimiter: u8,
    most: usize,
    lines: &Lines,
    budget: &Budget,
) -> Result<Vec<Row>, Exceeded> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(body);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let (mut counted, mut line) = (0, 1 + lines.before);
    while rows.len() < most {
        // The reader's own line numbers count from the end of the record before, empty lines included.
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) | Err(_) => break,
        }
        let mut start = record
            .position()
            .map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX))
            .min(body.len());
        while matches!(body.get(start), Some(b'\r' | b'\n')) {
            start += 1;
        }
        line += lines.between(body, counted, start);
        counted = start;
        budget.row()?;
        budget.at(line, record.len());
        budget.hold(limits::COLUMNS, record.len() as u64)?;
        budget.cells(record.len() as u64)?;
        let mut cells = Vec::with_capacity(record.len());
        for (column, text) in record.iter().enumerate() {
            budget.at(line, column);
            budget.words(text)?;
            cells.push(match lines.restored(text) {
                text if text.is_empty() => Cell::Empty,
                text => Cell::Text(text),
            });
        }
        rows.push(Row { number: line, cells });
    }
    Ok(rows)
}

/// Cells that hold a line end, and a delimiter that no space follows: in prose one does.
fn swallowing(rows: &[Row], delimiter: char) -> Option<Seen> {
    let mut seen: Option<Seen> = None;
    for row in rows {
        for (column, cell) in row.cells.iter().enumerate() {
            let Cell::Text(text) = cell else { continue };
            if !text.contains(['\r', '\n']) || !text.contains(delimiter) {
                continue;
            }
            let parts = text.split(delimiter).skip(1);
            if parts
                .into_iter()
                .any(|after| !after.is_empty() && !after.starts_with(char::is_whitespace))
            {
                seen.get_or_insert(Seen { row: row.number, column: Some(column), count: 0 })
                    .count += 1;
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str, wanted: &[String]) -> TextTable {
        super::split(text, wanted, &Budget::default()).unwrap()
    }

    #[test]
    fn the_delimiter_is_the_one_that_shows_the_headers() {
        let wanted = ["data".to_string(), "vaiko kodas".to_string()];
        for (text, delimiter) in [
            ("Data;Vaiko kodas\n2024,5;a\n", ';'),
            ("Data,Vaiko kodas\n\"a;b;c\",d\n", ','),
            ("Data\tVaiko kodas\na, b\tc\n", '\t'),
            ("sep=;\nData;Vaiko kodas\n", ';'),
            ("Registras, 2024 m., sausis, vasaris\nData;Vaiko kodas\n", ';'),
        ] {
            assert_eq!(split(text, &wanted).delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn rows_are_numbered_as_the_file_s_lines() {
        let table = split("a;b\r\n\r\n\r\n1;\"x\r\ny\"\r\n2;z\r\n", &["a".to_string()]);
        let numbers: Vec<u32> = table.sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 4, 6]);
        let declared = split("sep=,\na,b\n1,2\n", &["a".to_string()]);
        assert_eq!(declared.sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3]);
    }

    fn first(text: &str) -> (Vec<u32>, Vec<String>) {
        let table = split(text, &["a".to_string()]);
        let rows = table.sheet.rows.iter();
        rows.map(|row| {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() })
                .collect();
            (row.number, cells.join("|"))
        })
        .unzip()
    }

    #[test]
    fn lines_of_carriage_returns_alone_are_numbered() {
        assert_eq!(first("a;b\r1;x\r\r2;y\r").0, [1, 2, 4]);
        assert_eq!(first("sep=;\ra;b\r1;x\r").0, [2, 3]);
    }

    #[test]
    fn a_lone_line_end_in_a_cell_stays_in_it() {
        let text = "a;b\r\n1;x\ry\n2;z\r\n3;w\r4;v\n";
        let rows = ["a|b", "1|x\ny", "2|z", "3|w", "4|v"].map(String::from).to_vec();
        assert_eq!(first(text), (vec![1, 2, 4, 5, 6], rows));
        let told = split(text, &["a".to_string()]).broken_lines;
        assert_eq!(told, Some(Seen { row: 2, column: None, count: 1 }));
    }

    #[test]
    fn marks_that_are_letters_are_kept() {
        let text = "a;b;c\n1;2;\"x\n3;4;\"\n5;6;y\n";
        let rows = ["a|b|c", "1|2|\"x", "3|4|\"", "5|6|y"].map(String::from).to_vec();
        assert_eq!(first(text), (vec![1, 2, 3, 4], rows));
        let table = split(text, &["a".to_string()]);
        assert_eq!(table.letters, Some(Seen { row: 2, column: None, count: 2 }));
        assert_eq!(table.unclosed, None);
    }

    #[test]
    fn a_cell_with_line_ends_and_delimiters_is_seen() {
        let seen = |text: &str| split(text, &["a".to_string()]).swallowing;
        let there = Some(Seen { row: 2, column: Some(1), count: 1 });
        assert_eq!(seen("a;b;c\n1;\"x\n2;y\";z\n3;4;5\n"), there);
        assert_eq!(seen("a;b;c\n1;\"vos; ne\ntaip; \";z\n3;4;5\n"), None);
        assert_eq!(seen("a;b;c\n1;\"x\ny\";z\n3;4;5\n"), None);
    }

    #[test]
    fn joined_files_are_parted_and_numbered_as_they_stand() {
        let rows = ["a|b", "1|x", "a|b", "2|y"].map(String::from).to_vec();
        assert_eq!(first("a;b\n1;x\u{FEFF}a;b\n2;y\n"), (vec![1, 2, 2, 3], rows.clone()));
        assert_eq!(first("a;b\n1;x\n\u{FEFF}a;b\n2;y\n"), (vec![1, 2, 3, 4], rows));
    }

    #[test]
    fn an_unclosed_quotation_mark_is_seen() {
        let table = split("a;b\n1;\"x;y\n2;z\n3;w\n", &["a".to_string()]);
        assert_eq!(table.unclosed, Some(2));
        assert_eq!(split("a;b\n1;\"x\"\"y\"\n", &["a".to_string()]).unclosed, None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[a;,\"\r\n\t|=sep]{0,60}") {
            let _ = split(&text, &["a".to_string()]);
        }
    }
}
