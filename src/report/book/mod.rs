//! Figures as spreadsheets: a workbook and a CSV file in one language.
//!
//! ```text
//! figures ─► figures, definitions, quality ─► sheets ─┬─► xlsx
//!                                                     └─► text (CSV)
//! ```
//!
//! They are written from the figures, not from the report's template: the numbers are numbers.

mod cell;
mod contents;
mod definitions;
mod figures;
mod public;
mod quality;
mod text;
mod xlsx;

use super::fill::Sources;
use crate::finding::{Finding, Place, Severity};
use crate::locale::{self, Lang, Reason};

pub use self::cell::{Cell, CellUnit, Column, Number, Sheet};
pub(super) use self::figures::split;

/// The workbook in one language: contents, a sheet for each of the framework's chapters, definitions, what was found in
/// the data, files.
///
/// # Errors
/// More than a workbook can hold.
pub fn workbook(sources: Sources, framework: &str, lang: Lang) -> Result<Vec<u8>, Finding> {
    let mut sheets = figures::by_chapter(sources, framework, lang);
    sheets.push(definitions::sheet(sources, lang));
    sheets.extend(sources.published.map(|published| public::sheet(published, sources, lang)));
    sheets.push(quality::findings(sources, lang));
    sheets.push(quality::files(sources, lang));
    let front = contents::front(sources, framework, lang);
    xlsx::write(&front, &sheets, lang).map_err(|_| {
        Finding::new("R002", Severity::Error, Place::file("XLSX"))
            .with("message", Reason::new("sheet"))
    })
}

/// The figures in one language, a line each.
pub fn csv(sources: Sources, framework: &str, lang: Lang) -> Vec<u8> {
    text::write(&figures::together(sources, framework, lang), lang)
}

/// The head of a column of figures.
pub(super) fn head(lang: Lang, key: &str) -> String {
    Column::new(lang, key, 0).title
}

/// The message `book-KEY`.
fn say(lang: Lang, key: &str) -> String {
    locale::message(lang, &format!("book-{key}"), &[])
}
