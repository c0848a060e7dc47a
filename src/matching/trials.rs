//! Answers with which somebody may have tried a survey out.

use super::proposal::{Tier, Trial};
use super::targets::DatasetTarget;
use crate::ingest::ColumnProfile;

/// Words that say so, as keys.
const WORDS: [&str; 8] = [
    "testas",
    "test",
    "testinis",
    "testinė",
    "bandymas",
    "bandomasis",
    "bandomoji anketa",
    "testuoju",
];

/// The words of a survey's columns that say so.
pub(super) fn find(columns: &[ColumnProfile], target: &DatasetTarget) -> Vec<Trial> {
    if target.dataset.field("no_opinion").is_none() {
        return Vec::new();
    }
    let trials = columns.iter().filter(|column| !column.heading.is_empty()).flat_map(|column| {
        let said = column.words.iter();
        let said = said.filter(|word| WORDS.contains(&word.text.to_lowercase().as_str()));
        said.map(|word| Trial {
            heading: column.heading.clone(),
            word: word.text.clone(),
            count: word.count,
            tier: Tier::Ask,
        })
    });
    trials.collect()
}
