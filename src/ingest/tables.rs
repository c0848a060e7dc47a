//! The tables of a sheet: what stands below each header, up to the next.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cell::{Cell, Row, Sheet};
use super::headers::{self, Header};
use super::total_word;
use super::words::{folded, key};

/// A header and the rows that belong to it.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) header: Header,
    /// Indices of its rows, from what stands above its header to the row before the next table.
    pub(super) rows: Range<usize>,
    /// Indices of rows below the header that are the same header again, or belong to it (an export's second line).
    pub(super) repeated: BTreeSet<usize>,
}

/// The sheet's tables that the wanted headers (keys) fit, in their order; none where there is no header.
///
/// A header that repeats the columns of the one above is a page break or a joined export: its rows belong to the same table.
pub(super) fn find(sheet: &Sheet, wanted: &[String], header_row: Option<u32>) -> Vec<Part> {
    let Some(best) = headers::find(sheet, wanted, header_row) else { return Vec::new() };
    let words = Words::new(wanted, &best);
    let mut parts: Vec<Part> = Vec::new();
    // Above a row that the source names there are only titles.
    let mut at = if header_row.is_some() { best.from } else { 0 };
    while at < sheet.rows.len() {
        let header = if at == best.from {
            Some(best.clone())
        } else {
            words.header(sheet, at, wanted, &best)
        };
        let Some(header) = header else {
            at += 1;
            continue;
        };
        at = header.after;
        match parts.last_mut() {
            Some(last) if last.header.columns == header.columns => {
                last.repeated.extend(header.from..header.after);
            }
            Some(last) => {
                let begins = titles_above(sheet, header.from, last.header.after);
                last.rows.end = begins;
                parts.push(Part::new(header, begins));
            }
            None => parts.push(Part::new(header, 0)),
        }
        let after = export_lines(sheet, at);
        if let Some(last) = parts.last_mut() {
            last.repeated.extend(at..after);
        }
        at = after;
    }
    if let Some(last) = parts.last_mut() {
        last.rows.end = sheet.rows.len();
    }
    parts
}

impl Part {
    fn new(header: Header, begins: usize) -> Self {
        Part { rows: begins..header.after, header, repeated: BTreeSet::new() }
    }
}

/// The words that make a row a header.
struct Words {
    /// Wanted headers without their diacritics.
    wanted: BTreeSet<String>,
    /// The same, and all that stand in the best header.
    known: BTreeSet<String>,
    /// Their first letters: most cells are passed over by them.
    first: BTreeSet<char>,
}

impl Words {
    fn new(wanted: &[String], best: &Header) -> Self {
        let wanted: BTreeSet<String> =
            wanted.iter().filter(|key| !key.is_empty()).map(|key| folded(key)).collect();
        let others = best.keys.iter().filter(|key| !key.is_empty()).map(|key| folded(key));
        let known: BTreeSet<String> = others.chain(wanted.iter().cloned()).collect();
        let first = wanted.iter().filter_map(|word| word.chars().next()).collect();
        Words { wanted, known, first }
    }

    /// The header that begins at this row, if one does.
    fn header(&self, sheet: &Sheet, at: usize, wanted: &[String], best: &Header) -> Option<Header> {
        let row = &sheet.rows[at];
        if !row.cells.iter().any(|cell| self.is_wanted(cell)) {
            return self.second_of_two(sheet, at, best);
        }
        if let Some(header) = self.second_of_two(sheet, at, best) {
            return Some(header);
        }
        let header = headers::header(wanted, row.number, at..at + 1, headers::texts(row));
        let score = headers::score(&header);
        let filled: Vec<(usize, &Cell)> = row.filled().collect();
        let is_known = |cell: &Cell| self.known.contains(&folded(&key(&cell.text())));
        let known = filled.iter().filter(|(_, cell)| is_known(cell)).count();
        let alone = |column: usize| {
            // A lone word is the header again only where the header itself holds nothing else.
            best.columns.iter().any(|found| found.contains(&column))
                && best.keys.iter().filter(|key| !key.is_empty()).count() == 1
        };
        let repeats = known == filled.len() && (known > 1 || alone(filled[0].0));
        let is_word = |cell: &Cell| {
            is_known(cell)
                || matches!(cell, Cell::Text(text) if !text.chars().any(|c| c.is_ascii_digit()))
        };
        let begins =
            score > 1 && score * 2 >= wanted.len() && filled.iter().all(|(_, cell)| is_word(cell));
        (score > 0 && (repeats || begins)).then_some(header)
    }

    fn is_wanted(&self, cell: &Cell) -> bool {
        let text = match cell {
            Cell::Text(text) => text,
            // A year may head a column.
            Cell::Number(_) => return self.wanted.contains(&cell.text()),
            _ => return false,
        };
        let Some(letter) = text.chars().find(|c| c.is_alphanumeric()) else { return false };
        let is_first = |letter: char| {
            let lower: String = letter.to_lowercase().collect();
            folded(&lower).chars().next().is_some_and(|letter| self.first.contains(&letter))
        };
        (is_first(letter) || !text.starts_with(char::is_alphanumeric))
            && self.wanted.contains(&folded(&key(text)))
    }

    /// A header of two rows, word by word again.
    fn second_of_two(&self, sheet: &Sheet, at: usize, best: &Header) -> Option<Header> {
        if best.after - best.from != 2 || at + 1 >= sheet.rows.len() {
            return None;
        }
        let same = |row: &Row, other: &Row| {
            let width = row.cells.len().max(other.cells.len());
            (0..width)
                .all(|column| key(&row.cell(column).text()) == key(&other.cell(column).text()))
        };
        let rows = &sheet.rows;
        (same(&rows[at], &rows[best.from]) && same(&rows[at + 1], &rows[best.from + 1]))
            .then(|| Header { from: at, after: at + 2, row: rows[at + 1].number, ..best.clone() })
    }
}

/// The index where a table's titles begin: lone words right above its header, and the blank rows between.
fn titles_above(sheet: &Sheet, header: usize, floor: usize) -> usize {
    let mut begins = header;
    while begins > floor {
        let row = &sheet.rows[begins - 1];
        let mut filled = row.filled();
        let is_title = match (filled.next(), filled.next()) {
            (None, _) => true,
            (Some((_, Cell::Text(text))), None) => {
                let word = key(text);
                // A lone code or number is the rest of a record, not a title.
                let is_words = word.contains(' ') || !word.chars().any(|c| c.is_ascii_digit());
                total_word::word(&word).is_none() && is_words
            }
            _ => false,
        };
        if !is_title || header - begins >= 3 {
            break;
        }
        begins -= 1;
    }
    begins
}

/// The index after the lines that a survey program writes below its header: the questions in full and, below them,
/// identifiers for its own import (`{"ImportId":"QID1"}`).
fn export_lines(sheet: &Sheet, at: usize) -> usize {
    let is_import = |row: &Row| {
        let mut filled = row.filled().peekable();
        filled.peek().is_some()
            && filled.all(|(_, cell)| key(&cell.text()).starts_with("{\"importid\""))
    };
    let imports = |index: usize| sheet.rows.get(index).is_some_and(is_import);
    if imports(at) {
        at + 1
    } else if imports(at + 1) {
        at + 2
    } else {
        at
    }
}
