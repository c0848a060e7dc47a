//! Words of a mapping that fit nothing in its files.

use std::collections::BTreeSet;

use super::codes;
use super::met::KEPT;
use super::reading::Reading;
use super::words::{Pattern, folded, key};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::Privacy;

impl Reading<'_> {
    /// Tells which words, patterns and columns that the source names were never met; nothing where nothing was read.
    pub(super) fn unused(&mut self) {
        if self.table.is_empty() {
            return;
        }
        let mapping = self.mapping;
        let mut findings = Vec::new();
        let headers: BTreeSet<String> = self.met.headers.iter().map(|key| folded(key)).collect();
        let ignored: Vec<&str> = mapping
            .ignored_texts
            .iter()
            .filter(|text| !headers.contains(&folded(&key(text))))
            .map(String::as_str)
            .collect();
        if !ignored.is_empty() {
            findings.push(self.unused_words("ignore", None, &ignored, Severity::Info));
        }
        for (field, words) in &mapping.own_words {
            let Some(met) = self.met.words.get(field).filter(|met| met.len() < KEPT) else {
                continue;
            };
            let fits = |word: &str| {
                if word.contains('*') {
                    let pattern = Pattern::new(word);
                    met.iter().any(|met| pattern.fits(met))
                } else {
                    met.contains(&key(word))
                }
            };
            let unused: Vec<&str> =
                words.iter().map(String::as_str).filter(|word| !fits(word)).collect();
            if !unused.is_empty() {
                findings.push(self.unused_words("values", Some(*field), &unused, Severity::Info));
            }
        }
        for plan in mapping.all_plans() {
            if let Some(shown) = &plan.like_text
                && !self.met.fitted.contains(&(plan.field, plan.header))
            {
                findings.push(self.unused_words(
                    "like",
                    Some(plan.field),
                    &[shown.as_str()],
                    Severity::Warning,
                ));
            }
        }
        self.findings.extend(findings);
    }

    fn unused_words(
        &self,
        setting: &str,
        field: Option<usize>,
        words: &[&str],
        severity: Severity,
    ) -> Finding {
        let place = Place::file(codes::WORKSPACE);
        let is_open =
            field.is_none_or(|at| self.mapping.dataset.fields[at].privacy == Privacy::Open);
        // Words of a field that is nobody's to see may be names.
        let shown = if is_open { words.join(" · ") } else { codes::NONE.to_string() };
        let mut finding = Finding::new(codes::WORDS_UNUSED, severity, place)
            .with("dataset", &self.mapping.dataset.name)
            .with("field", field.map_or(codes::NONE, |at| self.mapping.name(at)))
            .with("setting", setting)
            .with("words", shown);
        finding.count = words.len() as u64;
        finding
    }
}
