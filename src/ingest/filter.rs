//! Rows that a source does not count among its records: trial answers, drafts, vacant posts.

use super::cell::Row;
use super::words::{Pattern, key};
use crate::workspace::source::RowFilter;

/// What one column holds in rows that are records.
pub(super) struct Filter {
    /// Index in the mapping's headers.
    pub(super) header: usize,
    words: Vec<Pattern>,
    /// The words are those of records, or of rows that are none.
    is_only: bool,
}

impl Filter {
    pub(super) fn new(header: usize, rows: &RowFilter) -> Self {
        let (words, is_only) = match rows {
            RowFilter::Only(words) => (words, true),
            RowFilter::Not(rows) => (&rows.not, false),
        };
        Filter { header, words: words.iter().map(Pattern::new).collect(), is_only }
    }

    fn takes(&self, row: &Row, columns: &[Option<usize>]) -> bool {
        // An absent column is told, and nothing is read of the file.
        let Some(column) = columns.get(self.header).copied().flatten() else { return true };
        let word = key(&row.cell(column).text());
        self.words.iter().any(|pattern| pattern.fits(&word)) == self.is_only
    }
}

/// Whether a row is a record as far as the filters say.
pub(super) fn takes(filters: &[Filter], row: &Row, columns: &[Option<usize>]) -> bool {
    filters.iter().all(|filter| filter.takes(row, columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::cell::Cell;
    use crate::workspace::source::{NotRows, Words};

    #[test]
    fn words_of_records_and_of_others() {
        let words = || Words::Many(vec!["baigta".to_string(), "peržiūr*".to_string()]);
        let only = Filter::new(0, &RowFilter::Only(words()));
        let not = Filter::new(0, &RowFilter::Not(NotRows { not: words() }));
        let row = |text: &str| Row { number: 1, cells: vec![Cell::Text(text.to_string())] };
        for (text, is_known) in
            [("Baigta", true), ("PERŽIŪRĖTA", true), ("juodraštis", false), ("", false)]
        {
            assert_eq!(only.takes(&row(text), &[Some(0)]), is_known, "{text}");
            assert_eq!(not.takes(&row(text), &[Some(0)]), !is_known, "{text}");
        }
        let empty = Filter::new(0, &RowFilter::Not(NotRows { not: Words::One(String::new()) }));
        assert!(!empty.takes(&row(""), &[Some(0)]) && empty.takes(&row("x"), &[Some(0)]));
        assert!(takes(&[only, not], &row("baigta"), &[None]));
    }
}
