//! One type for every problem in the house.
//!
//! A finding carries facts, never sentences: its wording in both languages stands in
//! `src/locale/messages/*.ftl` under its code, so that every room speaks with one voice.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::visible;

/// How much a finding matters. `Error` makes the program end with exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing: nothing was lost.
    Info,
    /// Something was read with an assumption, or left out without touching a figure's key.
    Warning,
    /// A row or a value was lost, or a figure could be wrong.
    Error,
}

/// Where in the provider's or the library's files a finding stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// File name as the reader knows it: relative to the workspace or the library.
    pub file: String,
    /// Sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Row as the spreadsheet program numbers it, or the line of a text file; from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column, from 0; printed as spreadsheet letters, or as a character position in text files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Place { file: file.into(), ..Place::default() }
    }

    /// `Vaikų registras.xlsx › Vaikai!E17`, or as much of it as is known.
    pub fn printed(&self) -> String {
        let file = visible::line(&self.file);
        let cell = match (self.column, self.row) {
            (Some(column), Some(row)) => format!("{}{row}", column_letters(column)),
            (None, Some(row)) => row.to_string(),
            (Some(column), None) => column_letters(column),
            (None, None) => String::new(),
        };
        match (self.sheet.as_deref().map(visible::line), cell.is_empty()) {
            (Some(sheet), true) => format!("{file} › {sheet}"),
            (Some(sheet), false) => format!("{file} › {sheet}!{cell}"),
            (None, true) => file.into_owned(),
            (None, false) => format!("{file} › {cell}"),
        }
    }
}

/// `0` is `A`, `25` is `Z`, `26` is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = ((rest - 1) % 26) as u8;
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A problem, or a fact worth saying, about input.
///
/// `arguments` are what the messages of `code` name: never a person's name, code, birth date or
/// free text. Use [`Finding::read`] only for values of fields that are open to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// `I…` ingest, `Q…` data quality, `D…` definition, `C…` computation, `R…` report.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// Values that the message names, by the names that the message uses.
    pub arguments: BTreeMap<&'static str, String>,
    /// How many cells or rows this one finding stands for; at least 1.
    pub count: u64,
    /// The dataset and field that it is about; an empty field stands for whole records.
    #[serde(skip)]
    pub about: Option<(String, String)>,
}

impl Finding {
    /// A finding at a place, standing for one cell or row.
    pub fn new(code: &'static str, severity: Severity, place: Place) -> Self {
        Finding { code, severity, place, arguments: BTreeMap::new(), count: 1, about: None }
    }

    /// Names a value for the message.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.insert(name, value.into());
        self
    }

    /// The finding without the cell that it quotes.
    pub fn unread(&self) -> Finding {
        let mut finding = self.clone();
        for name in ["read", "word", "excerpt"] {
            if let Some(value) = finding.arguments.get_mut(name) {
                *value = "…".to_owned();
            }
        }
        if let Some(shown) = finding.arguments.get_mut("shown") {
            *shown = "no".to_owned();
        }
        if let Some(closest) = finding.arguments.get_mut("closest") {
            *closest = "empty".to_owned();
        }
        if let Some(heading) = finding.arguments.get_mut(HEADING) {
            *heading = HIDDEN.to_owned();
        }
        finding
    }

    /// Whether it tells of nothing but a column whose heading is not repeated.
    fn is_of_a_hidden_heading(&self) -> bool {
        self.code == UNREAD_COLUMN
            && self.place.column.is_some()
            && self.arguments.get(HEADING).is_some_and(|heading| heading == HIDDEN)
    }

    /// Names the dataset and field that the finding is about.
    pub fn about(mut self, dataset: impl Into<String>, field: impl Into<String>) -> Self {
        self.about = Some((dataset.into(), field.into()));
        self
    }

    /// What was read, for fields whose values may be shown.
    pub fn read(self, value: impl Into<String>) -> Self {
        self.with("read", value)
    }
}

/// Names the text of a column that is not read: a child's name, where somebody gave each child a column.
pub const HEADING: &str = "heading";
/// Stands for a text that is not repeated.
const HIDDEN: &str = "hidden";
/// A column that belongs to no field.
const UNREAD_COLUMN: &str = "I027";

/// Findings for what leaves the house: no cell is quoted, and of a sheet's columns that are not read their number is told
/// and their letters, not their headings.
pub fn outside<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    for finding in findings {
        let mut finding = finding.unread();
        if !finding.is_of_a_hidden_heading() {
            told.push(finding);
            continue;
        }
        let letters = finding.place.column.take().map(column_letters).unwrap_or_default();
        let known = told.iter_mut().rfind(|known| {
            known.code == UNREAD_COLUMN
                && known.place == finding.place
                && known.about == finding.about
        });
        match known.and_then(|known| {
            known.count += finding.count;
            known.arguments.get_mut("columns")
        }) {
            Some(columns) => columns.push_str(&format!(", {letters}")),
            None => told.push(finding.with("columns", letters)),
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let letters: Vec<String> =
            [0, 25, 26, 51, 52, 701, 702, 16383].map(column_letters).to_vec();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn columns_that_are_not_read_leave_the_house_by_number_and_letter() {
        let place =
            |file: &str, column| Place { row: Some(1), column: Some(column), ..Place::file(file) };
        let unread = |file: &str, column, heading: &str| {
            Finding::new("I027", Severity::Info, place(file, column)).with(HEADING, heading)
        };
        let other = Finding::new("I040", Severity::Error, place("a", 2)).read("Jonas");
        let told = outside(&[
            unread("a", 1, "Ona"),
            unread("a", 27, "Jonas"),
            other,
            unread("b", 1, "Ona"),
            unread("a", 3, "empty"),
        ]);
        let short: Vec<_> = told
            .iter()
            .map(|told| {
                let columns = told.arguments.get("columns").map(String::as_str);
                (told.code, told.place.printed(), told.count, columns)
            })
            .collect();
        assert_eq!(
            short,
            [
                ("I027", "a › 1".to_owned(), 3, Some("B, AB, D")),
                ("I040", "a › C1".to_owned(), 1, None),
                ("I027", "b › 1".to_owned(), 1, Some("B")),
            ]
        );
        assert!(told.iter().all(|told| !format!("{told:?}").contains("Ona")));
        assert!(told.iter().all(|told| !format!("{told:?}").contains("Jonas")));
    }
}
