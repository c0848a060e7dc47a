//! Dates that say no whole day: how many of a column do, and what has to be asked of them.

use super::proposal::{DateForm, Lacking, Tier};
use crate::ingest::{ColumnProfile, is_part_of_year, short_day};
use crate::library::dataset::{Field, FieldType};

/// The forms of a date field's column that only a person can read.
pub(super) fn forms(column: &ColumnProfile, field: &Field) -> Vec<DateForm> {
    if field.r#type != FieldType::Date {
        return Vec::new();
    }
    let example = |is: &dyn Fn(&str) -> bool| {
        let word = column.words.iter().find(|word| is(&word.text));
        word.map(|word| word.text.clone()).unwrap_or_default()
    };
    let is_short = |text: &str| short_day(text).iter().any(Option::is_some);
    [
        (Lacking::Century, column.kinds.short_days, example(&is_short)),
        (Lacking::Day, column.kinds.parts, example(&is_part_of_year)),
    ]
    .into_iter()
    .filter(|(_, count, _)| *count > 0)
    .map(|(lacks, count, example)| DateForm { lacks, count, example, says: None, tier: Tier::Ask })
    .collect()
}
