//! Scores whose scale nobody described.
//!
//! A 6 among scores of a question from 1 to 5 says that the question had six steps, or ten, or that 1 was best: what a 5
//! means in that column is not known either.

use std::collections::BTreeMap;

use super::{SheetAt, about, said, sheet_of};
use crate::finding::{Finding, Severity};
use crate::ingest::codes;
use crate::ingest::table::{CellState, Table, Values};
use crate::library::dataset::Dataset;
use crate::workspace::source::Source;

/// One column of one question.
type Column = (SheetAt, u32, String);

/// Marks and tells the scores of columns that do not fit their question's scale, where the source describes none.
pub(in crate::ingest) fn undecided(
    table: &mut Table,
    dataset: &Dataset,
    source: &Source,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for field in &dataset.fields {
        let Some(question) = field.steps_by.as_deref().and_then(|name| dataset.field(name)) else {
            continue;
        };
        if source.scale.contains_key(&field.name) {
            continue;
        }
        let described = |turn: u32| {
            source.unpivot.get(turn as usize).is_some_and(|unpivot| unpivot.scale.is_some())
        };
        let mut columns: BTreeMap<Column, Vec<(usize, i64)>> = BTreeMap::new();
        for (record, score) in scores(table, &field.name) {
            let turns = u32::try_from(source.unpivot.len()).unwrap_or(u32::MAX);
            let turn = table.origin[record].turn.checked_rem(turns).unwrap_or(0);
            if let Some(code) = said(table, record, &question.name).filter(|_| !described(turn)) {
                let column = (sheet_of(table, record), turn, code);
                columns.entry(column).or_default().push((record, score));
            }
        }
        for ((_, _, code), scores) in columns {
            let steps = question.codes.iter().find(|known| known.code == code);
            let Some((from, to)) = steps.and_then(|code| code.steps) else { continue };
            let beyond: Vec<usize> = scores
                .iter()
                .filter(|(_, score)| !(from..=to).contains(score))
                .map(|(record, _)| *record)
                .collect();
            let Some(first) = beyond.first() else { continue };
            let place = table.place(*first, &field.name);
            let mut finding = about(codes::UNDECIDED_SCALE, Severity::Error, place, dataset, field)
                .with("from", from.to_string())
                .with("to", to.to_string());
            finding.count = beyond.len() as u64;
            findings.push(finding);
            for (record, _) in scores {
                table.mark(record, &field.name, CellState::Unread);
            }
        }
    }
    findings
}

fn scores(table: &Table, field: &str) -> Vec<(usize, i64)> {
    match table.column(field) {
        Some(Values::Integer(scores)) => scores
            .iter()
            .enumerate()
            .filter_map(|(record, score)| Some((record, (*score)?)))
            .collect(),
        _ => Vec::new(),
    }
}
