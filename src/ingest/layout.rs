//! Which rows of a sheet are records, and why the others are not.

use super::cell::{Cell, Row};
use super::date::month_word;
use super::shape::Shape;
use super::words::key;

/// Why a row is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Above the header, or the header itself.
    Heading,
    /// The header again, further down.
    RepeatedHeader,
    /// Nothing in it.
    Blank,
    /// Nothing in the table itself; a neighbouring table or a remark goes on beside it.
    Beside,
    /// `2024 m. sausis`: names the month of the rows below.
    Month,
    /// `Iš viso`: a total, compared with the rows above it.
    Total,
    /// No word says so, but its numbers are the sums of the rows above.
    Sums,
    /// A remark beside the table.
    Note,
    /// Nothing in any column that is read: a running number typed ahead.
    Unused,
    /// A later year's book of the same register holds the record's latest state.
    EarlierBook,
    /// Another table, which the mapping does not fit.
    OtherTable,
    /// An answer to a survey that was begun and never sent.
    Draft,
    /// `iš jų mokymai`: a part of a row above.
    OfWhich,
    /// `Vidurkis`: an average of the rows above.
    Average,
    /// The source says that such rows are no records: a trial answer, a vacant post.
    Filtered,
}

impl Reason {
    /// The word by which messages choose their wording.
    pub(super) fn word(self) -> &'static str {
        match self {
            Reason::Heading => "heading",
            Reason::RepeatedHeader => "repeated-header",
            Reason::Blank => "blank",
            Reason::Month => "month",
            Reason::Total => "total",
            Reason::Note => "note",
            Reason::Unused => "unused",
            Reason::EarlierBook => "earlier-book",
            Reason::Beside => "beside",
            Reason::Sums => "sums",
            Reason::OtherTable => "other-table",
            Reason::Draft => "draft",
            Reason::OfWhich => "of-which",
            Reason::Average => "average",
            Reason::Filtered => "filtered",
        }
    }
}

/// Why a row below the header that is no total is no record; `None` for a record.
pub(super) fn reason(row: &Row, shape: &Shape, read: &[usize]) -> Option<Reason> {
    let mut filled = shape.filled(row);
    let Some((first_column, first)) = filled.next() else {
        return Some(if row.filled().next().is_some() { Reason::Beside } else { Reason::Blank });
    };
    let others = filled.count();
    let word = match first {
        Cell::Text(_) => key(&first.text()),
        _ => String::new(),
    };
    if others == 0 && is_month(&word) {
        return Some(Reason::Month);
    }
    if is_remark(&word, others, read.len()) && !shape.is_like_a_record(row, Some(first_column)) {
        return Some(Reason::Note);
    }
    if read.iter().all(|column| row.cell(*column).is_empty()) {
        let is_sentence = others == 0 && first_column == 0 && word.split(' ').count() > 2;
        return Some(if is_sentence { Reason::Note } else { Reason::Unused });
    }
    None
}

fn is_month(key: &str) -> bool {
    let mut months = 0;
    for part in key.split([' ', '.', ',']).filter(|part| !part.is_empty()) {
        let year = part.trim_end_matches('m');
        if month_word(part).is_some() {
            months += 1;
        } else if !(matches!(part, "m" | "mėn" | "men" | "mėnuo" | "mėnesis")
            || (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())))
        {
            return false;
        }
    }
    months == 1
}

/// Text that stands alone, or is signed: `Pastaba: …`, `Parengė: …`.
fn is_remark(word: &str, others: usize, columns: usize) -> bool {
    const LEADS: [&str; 9] = [
        "pastab",
        "parengė",
        "užpildė",
        "sudarė",
        "tikrino",
        "patvirtino",
        "šaltinis",
        "*",
        "paaiškinim",
    ];
    let led = LEADS.iter().any(|lead| word.starts_with(lead));
    // A lone date or code is the rest of a record, not a remark.
    let alone = others == 0 && columns > 2 && !word.chars().any(|c| c.is_ascii_digit());
    (led && others <= 2 && columns > 2)
        || (alone && (word.split(' ').count() > 2 || word.ends_with(':')))
}
