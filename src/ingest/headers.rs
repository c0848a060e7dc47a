//! Where a sheet's header stands, and which column is which.

use std::ops::Range;

use super::cell::{Cell, Row, Sheet};
use super::month;
use super::words::{folded, key};

/// How far down a header is looked for.
const SEARCHED_ROWS: usize = 60;

/// A sheet's header.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// Row number of the header (its last row, where it has two); from 1.
    pub(super) row: u32,
    /// Index of its first row.
    pub(super) from: usize,
    /// Index of the first row after it.
    pub(super) after: usize,
    /// The header's text in each column, as keys; empty where there is none.
    pub(super) keys: Vec<String>,
    /// The same as it stands in the file.
    pub(super) texts: Vec<String>,
    /// For each wanted header the columns that carry it; the first one is used.
    pub(super) columns: Vec<Vec<usize>>,
    /// Which of the wanted headers were recognised only without their diacritics.
    pub(super) folded: Vec<bool>,
    /// Half of the wanted headers are there: the row surely is a header and its words may be printed.
    pub(super) sure: bool,
}

/// Finds the header by the wanted headers (keys), or takes the row that the source names.
pub(super) fn find(sheet: &Sheet, wanted: &[String], header_row: Option<u32>) -> Option<Header> {
    if let Some(number) = header_row {
        let at = sheet.rows.iter().position(|row| row.number == number)?;
        return Some(header(wanted, number, at..at + 1, texts(&sheet.rows[at])));
    }
    let mut best: Option<(usize, Header)> = None;
    // No row can explain more than all: most sheets need one look.
    let is_complete = |best: &Option<(usize, Header)>| {
        best.as_ref().is_some_and(|(score, _)| *score == wanted.len())
    };
    for (at, row) in sheet.rows.iter().enumerate().take(SEARCHED_ROWS) {
        let single = header(wanted, row.number, at..at + 1, texts(row));
        let score = score(&single);
        let of_this_row = score;
        if score > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((score, single));
        }
        if is_complete(&best) {
            break;
        }
        // A title above the header holds none of its words, and its next row is looked at by itself.
        if of_this_row == 0 && row.filled().count() < 2 {
            continue;
        }
        if let Some(next) = sheet.rows.get(at + 1).filter(|next| next.number == row.number + 1) {
            let double = header(wanted, next.number, at..at + 2, stacked(row, next, wanted));
            let score = self::score(&double);
            // A header of two rows must explain more than either row, or it is a header and a record.
            let lower = self::score(&header(wanted, next.number, at..at + 2, texts(next)));
            if score > lower && score > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((score, double));
            }
        }
    }
    let enough = |score: usize| score > 0 && (score >= 3 || score * 2 >= wanted.len());
    best.filter(|(score, _)| enough(*score)).map(|(_, header)| header)
}

/// How many of the wanted headers are there.
pub(super) fn score(header: &Header) -> usize {
    header.columns.iter().filter(|columns| !columns.is_empty()).count()
}

/// A row's cells as a person would type them.
pub(super) fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(Cell::text).collect()
}

/// Headers of two rows: of the upper and the lower word, and both together, the one that is wanted.
fn stacked(upper: &Row, lower: &Row, wanted: &[String]) -> Vec<String> {
    let (upper, lower) = (texts(upper), texts(lower));
    let mut over = String::new();
    (0..upper.len().max(lower.len()))
        .map(|at| {
            let own = upper.get(at).map_or("", String::as_str);
            let below = lower.get(at).map_or("", String::as_str);
            if !own.is_empty() {
                over = own.to_string();
            }
            let both = format!("{over} {below}");
            let is_wanted = |text: &str| wanted.contains(&heading(text, wanted));
            [both.trim(), below, own]
                .into_iter()
                .find(|text| is_wanted(text))
                .unwrap_or(both.trim())
                .to_string()
        })
        .collect()
}

/// A heading as a key; the short name of a month that is wanted by its whole one is that month.
fn heading(text: &str, wanted: &[String]) -> String {
    let key = key(text);
    if wanted.contains(&key) {
        return key;
    }
    month::whole(&key).filter(|whole| wanted.contains(whole)).unwrap_or(key)
}

/// The header that these texts make in the rows `rows` (indices), of which `row` is the number of the last.
pub(super) fn header(
    wanted: &[String],
    row: u32,
    rows: Range<usize>,
    texts: Vec<String>,
) -> Header {
    let keys: Vec<String> = texts.iter().map(|text| heading(text, wanted)).collect();
    // Only where a wanted header is missing, which is seldom, are words compared without diacritics.
    let mut bare_keys: Option<Vec<String>> = None;
    let mut columns = Vec::with_capacity(wanted.len());
    let mut by_folding = Vec::with_capacity(wanted.len());
    for name in wanted {
        let mut found: Vec<usize> = (0..keys.len()).filter(|at| keys[*at] == *name).collect();
        let exact = !found.is_empty();
        if !exact && !name.is_empty() {
            let bare = folded(name);
            let bare_keys =
                bare_keys.get_or_insert_with(|| keys.iter().map(|key| folded(key)).collect());
            // A column that another wanted header names exactly is not this one.
            found = (0..keys.len())
                .filter(|at| bare_keys[*at] == bare && !wanted.contains(&keys[*at]))
                .collect();
        }
        by_folding.push(!exact && !found.is_empty());
        columns.push(found);
    }
    let found = columns.iter().filter(|columns: &&Vec<usize>| !columns.is_empty()).count();
    Header {
        row,
        from: rows.start,
        after: rows.end,
        keys,
        texts,
        sure: found * 2 >= wanted.len() && found > 0,
        columns,
        folded: by_folding,
    }
}
