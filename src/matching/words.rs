//! Words of a column to the codes of a field.

use super::lexicon::Lexicon;
use super::proposal::{FieldWords, Tier, WordMatch};
use super::targets::FieldTarget;
use crate::ingest::ColumnProfile;
use crate::library::dataset::{FieldType, YesNo};

/// A word this much like a code's name is that code.
const SURE: f64 = 0.72;
/// And so much more than any other's.
const MARGIN: f64 = 0.15;
/// How much of a column a field's codes explain.
pub(super) struct Recognised {
    /// Cells whose word is surely a code.
    pub(super) cells: u64,
    /// Different codes among them.
    pub(super) codes: usize,
}

pub(super) fn recognised(
    column: &ColumnProfile,
    target: &FieldTarget,
    lexicon: &Lexicon,
) -> Recognised {
    let mut codes: Vec<usize> = Vec::new();
    let mut cells = 0;
    for word in &column.words {
        let ranked = lexicon.word(&word.text, target.number);
        if let Some((code, score)) = ranked.first().copied()
            && score >= SURE
        {
            cells += word.count;
            codes.push(code);
        }
    }
    codes.sort_unstable();
    codes.dedup();
    Recognised { cells, codes: codes.len() }
}

/// Cells that say yes or no.
pub(super) fn booleans(column: &ColumnProfile, words: &YesNo) -> u64 {
    let own = column.words.iter().filter(|word| said(&word.text, words).is_some());
    let own: u64 = own.map(|word| word.count).sum();
    (column.kinds.booleans + own).min(column.filled)
}

/// What a library's word for yes or no says.
fn said(word: &str, words: &YesNo) -> Option<bool> {
    let is = |list: &[String]| list.iter().any(|known| known.to_lowercase() == word.to_lowercase());
    if is(&words.yes) {
        Some(true)
    } else if is(&words.no) {
        Some(false)
    } else {
        None
    }
}

/// A sign that is a name of two codes (`M` for girls or for men) is that of the one whose rival has a sign of its own here.
fn by_exclusion(words: &mut [WordMatch]) {
    let is_sign = |word: &str| word.chars().count() == 1;
    let taken: Vec<String> = words
        .iter()
        .filter(|word| word.tier == Tier::Sure && is_sign(&word.word))
        .filter_map(|word| word.code.clone())
        .collect();
    for word in words.iter_mut().filter(|word| word.tier == Tier::Ask && is_sign(&word.word)) {
        let codes: Vec<String> = word.code.iter().chain(&word.others).cloned().collect();
        let left: Vec<&String> = codes.iter().filter(|code| !taken.contains(code)).collect();
        if let [only] = left.as_slice()
            && codes.len() > 1
        {
            word.code = Some((*only).clone());
            word.tier = Tier::Sure;
            word.others.clear();
        }
    }
}

/// The words of a column that the readers do not understand by themselves, with the codes that they are taken for.
pub(super) fn propose(
    column: &ColumnProfile,
    target: &FieldTarget,
    lexicon: &Lexicon,
) -> Option<FieldWords> {
    let field = target.field;
    let mut words: Vec<WordMatch> = match field.r#type {
        FieldType::Boolean => booleans_of(column, &field.words),
        FieldType::String if !target.codes.is_empty() => {
            let own = column.words.iter().filter(|word| !is_code(&word.text, target));
            own.map(|word| {
                let ranked = lexicon.word(&word.text, target.number);
                let code = |at: usize| target.codes[at].code.code.clone();
                // A rival far behind is none.
                let most = ranked.first().map_or(0.0, |(_, score)| *score);
                let best = ranked.first().copied();
                let next = ranked.get(1).map_or(0.0, |(_, score)| *score);
                let is_sure = best.is_some_and(|(_, score)| {
                    score >= SURE && (score >= 0.995 && next < 0.995 || score - next >= MARGIN)
                });
                WordMatch {
                    word: word.text.clone(),
                    count: word.count,
                    code: best.map(|(at, _)| code(at)),
                    tier: if is_sure { Tier::Sure } else { Tier::Ask },
                    others: ranked
                        .iter()
                        .skip(1)
                        .filter(|(_, score)| *score >= most - 0.3)
                        .take(2)
                        .map(|(at, _)| code(*at))
                        .collect(),
                }
            })
            .collect()
        }
        _ => Vec::new(),
    };
    by_exclusion(&mut words);
    if !target.codes.is_empty() {
        words.extend(dash(column, target));
    }
    (!words.is_empty()).then(|| FieldWords { field: field.name.clone(), words })
}

/// Words by which offices say that something has not ended.
const OPEN: [&str; 13] = [
    "tęsiasi",
    "nuolat",
    "iki dabar",
    "dabar",
    "neterminuota",
    "neterminuotai",
    "tebesitęsia",
    "iki šiol",
    "galioja",
    "ongoing",
    "present",
    "to date",
    "until now",
];

/// Those of them that stand in a column of days.
pub(super) fn open_ends(column: &ColumnProfile) -> Vec<String> {
    let is_open = |word: &str| OPEN.contains(&word.to_lowercase().as_str());
    column.words.iter().filter(|word| is_open(&word.text)).map(|word| word.text.clone()).collect()
}

pub(super) fn open_cells(column: &ColumnProfile) -> u64 {
    let is_open = |word: &str| OPEN.contains(&word.to_lowercase().as_str());
    column.words.iter().filter(|word| is_open(&word.text)).map(|word| word.count).sum()
}

/// A dash in a column of signs is an answer, and nobody but a person knows which.
fn dash(column: &ColumnProfile, target: &FieldTarget) -> Option<WordMatch> {
    let has_plus = column.words.iter().any(|word| word.text.starts_with('+'));
    let code = target.codes.iter().find(|code| code.written.iter().any(|word| word == "-"));
    (has_plus && column.dashes > 0).then(|| WordMatch {
        word: "-".to_string(),
        count: column.dashes,
        code: code.map(|code| code.code.code.clone()),
        tier: Tier::Ask,
        others: Vec::new(),
    })
}

fn is_code(word: &str, target: &FieldTarget) -> bool {
    let word = word.to_lowercase();
    target.codes.iter().any(|code| code.code.code.to_lowercase() == word)
}

fn booleans_of(column: &ColumnProfile, words: &YesNo) -> Vec<WordMatch> {
    let understood = |word: &str| crate::ingest::yes_or_no(word).is_some();
    column
        .words
        .iter()
        .filter(|word| !understood(&word.text))
        .map(|word| {
            let said = said(&word.text, words);
            WordMatch {
                word: word.text.clone(),
                count: word.count,
                code: said.map(|yes| if yes { "yes" } else { "no" }.to_string()),
                tier: if said.is_some() { Tier::Sure } else { Tier::Ask },
                others: Vec::new(),
            }
        })
        .collect()
}
