//! A table in the making: what was read so far, and what was found on the way.

use std::collections::{BTreeMap, HashMap};

use super::cell::Sheet;
use super::mapping::Mapping;
use super::met::Met;
use super::table::{FileRead, SheetRead, Table};
use crate::finding::{Finding, Place};

/// A table in the making.
pub(super) struct Reading<'a> {
    pub(super) mapping: &'a Mapping<'a>,
    pub(super) table: Table,
    pub(super) findings: Vec<Finding>,
    /// Rows by what they say, to find those that say the same.
    pub(super) seen: HashMap<String, Place>,
    /// Findings of this sheet that count cells with the same word: by field and word.
    pub(super) counted: BTreeMap<(usize, String), usize>,
    /// What stood in the cells of fields with words of their own, and which columns and patterns were met.
    pub(super) met: Met,
}

impl<'a> Reading<'a> {
    pub(super) fn new(mapping: &'a Mapping<'a>, findings: Vec<Finding>) -> Self {
        let table = Table::new(mapping.dataset);
        Reading {
            mapping,
            table,
            findings,
            seen: HashMap::new(),
            counted: BTreeMap::new(),
            met: Met::default(),
        }
    }

    pub(super) fn finish(mut self) -> (Table, Vec<Finding>) {
        self.unused();
        (self.table, self.findings)
    }

    pub(super) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// From here on rows belong to this file.
    pub(super) fn file(&mut self, file: FileRead) {
        self.table.files.push(file);
    }

    pub(super) fn sheet_read(&mut self, sheet: SheetRead) {
        if let Some(file) = self.table.files.last_mut() {
            file.sheets.push(sheet);
        }
    }

    /// The headers that are looked for, as keys.
    pub(super) fn wanted(&self) -> Vec<String> {
        self.mapping.headers.iter().map(|wanted| wanted.key.clone()).collect()
    }

    /// The headers that are looked for, as the source writes them.
    pub(super) fn wanted_texts(&self) -> String {
        let texts: Vec<&str> =
            self.mapping.headers.iter().map(|wanted| wanted.text.as_str()).collect();
        // Headers may hold commas.
        texts.join(" · ")
    }

    /// A place in the file that is being read.
    pub(super) fn place(&self, sheet: &Sheet, row: Option<u32>, column: Option<usize>) -> Place {
        let file = self.table.files.last().map_or("", |file| file.name.as_str());
        let column =
            column.and_then(|column| u32::try_from(sheet.written_in.unwrap_or(column)).ok());
        // A table that was read out of sentences has no header.
        let row = row.filter(|row| *row > 0);
        Place { file: file.to_string(), sheet: sheet.name.clone(), row, column }
    }
}

/// Row numbers for a message: `3, 7–9`, and no more than a line of them.
pub(super) fn listed(rows: &[u32]) -> String {
    const SHOWN: usize = 8;
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(last) if last.1.checked_add(1) == Some(*row) => last.1 = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let mut words: Vec<String> = runs
        .iter()
        .take(SHOWN)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") })
        .collect();
    if runs.len() > SHOWN {
        words.push("…".to_string());
    }
    words.join(", ")
}
