//! What a source says of one column alone.

use super::mapping::{Making, add_all};
use super::value::{FEMALE, MALE, Reader};
use super::words::key;
use crate::library::dataset::FieldType;
use crate::workspace::source::DetailedColumn;

impl<'a> Making<'a> {
    /// What a column alone says of its cells; what does not go with the field's type is told.
    pub(super) fn particular(&mut self, reader: &mut Reader<'a>, column: &DetailedColumn) {
        let field = reader.field;
        let is_date = field.r#type == FieldType::Date;
        let is_plain_text = field.r#type == FieldType::String && field.codes.is_empty();
        let has = |code: &str| field.codes.iter().any(|known| known.code == code);
        let is_number = matches!(field.r#type, FieldType::Integer | FieldType::Number);
        for (setting, is_said, fits) in [
            ("partial", column.partial.is_some(), is_date),
            ("short_year", column.short_year.is_some(), is_date),
            ("from_code", column.from_code, is_date || (has(FEMALE) && has(MALE))),
            ("person", column.person, is_plain_text && field.format.is_none()),
            ("with", !column.with.is_empty(), is_plain_text && field.format.is_none()),
            ("units", column.units.iter().next().is_some(), is_number),
        ] {
            if is_said && !fits {
                self.setting(&field.name, setting);
            }
        }
        reader.partial = column.partial.filter(|_| is_date);
        reader.short_year = column.short_year.filter(|_| is_date);
        reader.from_code = column.from_code && (is_date || has(FEMALE));
        reader.is_person = column.person;
        reader.is_private = column.person || column.from_code;
        reader.units = column.units.iter().map(key).collect();
        // The longest first: `ak. val.` ends with `val.`.
        reader.units.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
        add_all(&mut reader.none, Some(&column.none));
    }
}
