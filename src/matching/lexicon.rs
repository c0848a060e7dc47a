//! Every heading and every word of a list, compared once with the whole library: sheets repeat both many times.

use std::collections::BTreeMap;

use super::name::Name;
use super::targets::Targets;
use crate::ingest::{ColumnProfile, FileProfile};

/// Columns with more distinct words than this hold no code list.
pub(super) const LIST: u64 = 60;
/// Less than this is no likeness of a word and a code.
const LEAST: f64 = 0.35;

/// Likenesses of what the files write to what the library calls things.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Heading to its likeness to each field, by the field's number.
    headings: BTreeMap<String, Vec<f64>>,
    /// Word to the codes that it is like, by the field's number: index of the code and likeness, the best first.
    words: BTreeMap<String, Vec<Ranked>>,
}

/// Codes with their likenesses, the best first.
pub(super) type Ranked = Vec<(usize, f64)>;

/// Whether a column could hold a code list.
pub(super) fn is_list(column: &ColumnProfile) -> bool {
    let kinds = column.kinds;
    column.distinct <= LIST && kinds.days * 2 <= column.filled && kinds.numbers * 2 <= column.filled
}

impl Lexicon {
    pub(super) fn new(files: &[FileProfile], targets: &Targets) -> Lexicon {
        let mut lexicon = Lexicon::default();
        let sheets = files.iter().flat_map(|file| &file.sheets);
        let tables = sheets.flat_map(|sheet| &sheet.readings);
        for column in tables.flat_map(|table| &table.columns) {
            if !lexicon.headings.contains_key(&column.heading) {
                let name = Name::of(&column.heading);
                let likeness = |names: &[Name]| targets.likeness(name.as_ref(), names);
                let row = targets.fields().map(|field| likeness(&field.names)).collect();
                lexicon.headings.insert(column.heading.clone(), row);
            }
            if !is_list(column) {
                continue;
            }
            for word in &column.words {
                if !lexicon.words.contains_key(&word.text) {
                    let row = ranked(&word.text, targets);
                    lexicon.words.insert(word.text.clone(), row);
                }
            }
        }
        lexicon
    }

    /// How like a heading is to a field.
    pub(super) fn heading(&self, heading: &str, field: usize) -> f64 {
        self.headings.get(heading).and_then(|row| row.get(field)).copied().unwrap_or(0.0)
    }

    /// The codes of a field that a word is like.
    pub(super) fn word(&self, word: &str, field: usize) -> &[(usize, f64)] {
        self.words.get(word).and_then(|row| row.get(field)).map_or(&[], Vec::as_slice)
    }
}

fn ranked(word: &str, targets: &Targets) -> Vec<Ranked> {
    let name = Name::of(word);
    // Signs (`+`, `+/-`) have no letters to compare: they are a code's where it is written so.
    let written = word.to_lowercase();
    targets
        .fields()
        .map(|field| {
            let codes = field.codes.iter().enumerate();
            let is_any = field.codes.iter().any(|code| code.written.contains(&written));
            let scored = codes.map(|(at, code)| {
                let is_written = code.written.contains(&written);
                let likeness = targets.likeness(name.as_ref(), &code.names);
                // Names are compared without their numbers: of `0 proc.` and `100 proc.` the one that is written is meant.
                let most = if is_any { 0.5 } else { 1.0 };
                (at, if is_written { 1.0 } else { likeness.min(most) })
            });
            let mut scored: Ranked = scored.filter(|(_, score)| *score >= LEAST).collect();
            scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            scored
        })
        .collect()
}
