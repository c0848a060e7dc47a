//! What was found in the data, and the files that it was found in.

use super::cell::{Cell, Column, Sheet};
use super::say;
use crate::finding::{Finding, Severity};
use crate::locale::{self, Lang};
use crate::report::fill::Sources;

/// Findings, a row each, the gravest first. What was read is not repeated: a workbook leaves the house.
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
    let mut all: Vec<&Finding> =
        sources.gathered.findings.iter().chain(&sources.computed.findings).collect();
    all.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.code));
    Sheet {
        name: say(lang, "findings"),
        title: say(lang, "findings"),
        columns: columns.map(|(key, width)| Column::new(lang, key, width)).to_vec(),
        rows: all.into_iter().map(|finding| row(&finding.unread(), lang)).collect(),
    }
}

fn row(finding: &Finding, lang: Lang) -> Vec<Cell> {
    let text = locale::finding(lang, finding);
    let place = &finding.place;
    let severity = match finding.severity {
        Severity::Error => "is-error",
        Severity::Warning => "is-warning",
        Severity::Info => "is-note",
    };
    let number = |value: Option<u32>| value.map_or(Cell::Nothing, |it| u64::from(it).into());
    vec![
        say(lang, severity).into(),
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

/// Files that were read.
pub fn files(sources: Sources, lang: Lang) -> Sheet {
    let columns = [("file", 44), ("dataset", 30), ("read", 12), ("left-out", 12), ("hash", 66)];
    let number = |value: Option<u64>| value.map_or(Cell::Nothing, Cell::from);
    Sheet {
        name: say(lang, "files"),
        title: say(lang, "files"),
        columns: columns.map(|(key, width)| Column::new(lang, key, width)).to_vec(),
        rows: sources
            .manifest
            .files
            .iter()
            .map(|file| {
                let dataset = sources.library.datasets.get(&file.dataset);
                vec![
                    file.name.as_str().into(),
                    dataset.map_or(file.dataset.as_str(), |known| lang.of(&known.title)).into(),
                    number(file.rows),
                    number(file.left_out),
                    file.sha256.as_str().into(),
                ]
            })
            .collect(),
    }
}
