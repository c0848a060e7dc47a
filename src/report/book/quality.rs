//! What was found in the data, and the files that it was found in.

use super::cell::{Cell, Column, Sheet};
use super::say;
use crate::finding::{Finding, Severity, outside};
use crate::locale::{self, Lang};
use crate::report::fill::Sources;

/// Findings, a row each, the gravest first. What was read is not repeated: a workbook leaves the house. Anybody is
/// told the kinds alone: how many children lack a birth date, and in which rows, is theirs.
pub fn findings(sources: Sources, lang: Lang) -> Sheet {
    let columns = [
        ("severity", 14),
        ("finding-code", 9),
        ("what", 60),
        ("count", 10),
        ("file", 36),
        ("sheet", 20),
        ("row", 9),
        ("column", 9),
        ("expected", 40),
        ("mend", 50),
    ];
    let is_public = sources.published.is_some();
    let told = if is_public { KIND } else { columns.len() };
    let found = sources.gathered.findings.iter().chain(&sources.computed.findings);
    let mut all: Vec<Finding> = if is_public { found.cloned().collect() } else { outside(found) };
    all.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.code));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for finding in &all {
        let row = if is_public { kind(finding, lang) } else { row(finding, lang) };
        // Of one kind there may be many.
        if !is_public || !rows.contains(&row) {
            rows.push(row);
        }
    }
    Sheet {
        name: say(lang, "findings"),
        title: say(lang, "findings"),
        columns: columns[..told]
            .iter()
            .map(|(key, width)| Column::new(lang, key, *width))
            .collect(),
        rows,
    }
}

/// Columns that name a file and what it holds.
const NAMES: usize = 2;
/// Columns that say what kind of finding it is.
const KIND: usize = 3;

fn kind(finding: &Finding, lang: Lang) -> Vec<Cell> {
    vec![severity(finding, lang), finding.code.into(), locale::finding(lang, finding).title.into()]
}

fn severity(finding: &Finding, lang: Lang) -> Cell {
    let key = match finding.severity {
        Severity::Error => "is-error",
        Severity::Warning => "is-warning",
        Severity::Info => "is-note",
    };
    say(lang, key).into()
}

fn row(finding: &Finding, lang: Lang) -> Vec<Cell> {
    let text = locale::finding(lang, finding);
    let place = &finding.place;
    let number = |value: Option<u32>| value.map_or(Cell::Nothing, |it| u64::from(it).into());
    vec![
        severity(finding, lang),
        finding.code.into(),
        text.what.into(),
        finding.count.into(),
        place.file.as_str().into(),
        place.sheet.clone().unwrap_or_default().into(),
        number(place.row),
        place.column.map_or(Cell::Nothing, |it| crate::finding::column_letters(it).into()),
        text.expected.into(),
        text.mend.into(),
    ]
}

/// Files that were read. Anybody is told their names alone: a small file can be guessed from its hash.
pub fn files(sources: Sources, lang: Lang) -> Sheet {
    let columns = [("file", 44), ("dataset", 30), ("read", 12), ("left-out", 12), ("hash", 66)];
    let told = if sources.published.is_some() { NAMES } else { columns.len() };
    let number = |value: Option<u64>| value.map_or(Cell::Nothing, Cell::from);
    Sheet {
        name: say(lang, "files"),
        title: say(lang, "files"),
        columns: columns[..told]
            .iter()
            .map(|(key, width)| Column::new(lang, key, *width))
            .collect(),
        rows: sources
            .manifest
            .files
            .iter()
            .map(|file| {
                let dataset = sources.library.datasets.get(&file.dataset);
                let mut row: Vec<Cell> = vec![
                    file.name.as_str().into(),
                    dataset.map_or(file.dataset.as_str(), |known| lang.of(&known.title)).into(),
                    number(file.rows),
                    number(file.left_out),
                    file.sha256.as_str().into(),
                ];
                row.truncate(told);
                row
            })
            .collect(),
    }
}
