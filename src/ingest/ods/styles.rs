//! What an ODS says of the look of its tables and cells, by the names of styles.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use super::super::markup::attribute;

/// How many styles may stand above one another.
const MOST_PARENTS: usize = 16;

/// What styles say, as far as it matters here.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The style whose properties come next.
    current: String,
    parents: BTreeMap<String, String>,
    /// Whether letters are struck through, where a style says so or not.
    strikes: BTreeMap<String, bool>,
    hidden_tables: BTreeSet<String>,
}

impl Styles {
    /// Notes an element of a list of styles; others say nothing.
    pub(super) fn seen(&mut self, element: &BytesStart) {
        match element.local_name().as_ref() {
            "style" => {
                self.current = attribute(element, "name").unwrap_or_default();
                if let Some(parent) = attribute(element, "parent-style-name") {
                    self.parents.insert(self.current.clone(), parent);
                }
            }
            "text-properties" => {
                let line = |name| attribute(element, name).map(|line| line != "none");
                let drawn = line("text-line-through-style").or(line("text-line-through-type"));
                if let Some(drawn) = drawn {
                    self.strikes.insert(self.current.clone(), drawn);
                }
            }
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => {
                self.hidden_tables.insert(self.current.clone());
            }
            _ => {}
        }
    }

    /// Whether tables of this style are hidden.
    pub(super) fn hides(&self, table: &str) -> bool {
        self.hidden_tables.contains(table)
    }

    /// Whether letters of this style, or of the nearest one above it that says so, are struck through.
    pub(super) fn strikes(&self, style: &str) -> bool {
        let mut name = style;
        for _ in 0..MOST_PARENTS {
            match (self.strikes.get(name), self.parents.get(name)) {
                (Some(strikes), _) => return *strikes,
                (None, Some(parent)) => name = parent,
                (None, None) => return false,
            }
        }
        false
    }
}
