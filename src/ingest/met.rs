//! What was met in the files, to tell which words of the mapping were not.

use std::collections::{BTreeMap, BTreeSet};

/// So many different words of a field are kept; beyond them nothing is said of words that were not met.
pub(super) const KEPT: usize = 2000;

/// What was met in the files.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// What stood in the cells of fields that have words of their own, as keys.
    pub(super) words: BTreeMap<usize, BTreeSet<String>>,
    /// Headers, as keys.
    pub(super) headers: BTreeSet<String>,
    /// Plans (by their place in the mapping) whose pattern a cell fitted.
    pub(super) fitted: BTreeSet<(usize, usize)>,
}

impl Met {
    pub(super) fn word(&mut self, field: usize, word: String) {
        let words = self.words.entry(field).or_default();
        if words.len() < KEPT {
            words.insert(word);
        }
    }
}
