//! What a column proves about the unit of its bare numbers.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::headed::Places;
use super::headers::Header;
use super::number;
use super::reading::Reading;
use super::shape::Shape;
use super::total_word;
use super::value::Reader;
use super::words::key;
use crate::finding::{Finding, Severity};
use crate::library::dataset::FieldType;
use crate::workspace::source::DurationUnit;

/// What the cells of a field's columns say of their unit.
#[derive(Default)]
struct Evidence {
    /// Row and column of the first bare number.
    first: Option<(u32, usize)>,
    bare: u64,
    largest: Decimal,
    has_fraction: bool,
    in_hours: bool,
    in_minutes: bool,
}

impl Evidence {
    fn add(&mut self, row: u32, column: usize, cell: &Cell) {
        let number = match cell {
            Cell::Number(number) => Some(*number),
            Cell::Text(text) => number::read(text).ok(),
            _ => None,
        };
        match (number, cell) {
            (Some(number), _) if !number.is_zero() => {
                self.first.get_or_insert((row, column));
                self.bare += 1;
                self.largest = self.largest.max(number);
                self.has_fraction |= !number.fract().is_zero();
            }
            (None, Cell::Text(text)) => {
                let word = key(text);
                self.in_hours |= word.contains("val") || word.ends_with('h');
                self.in_minutes |= word.contains("min");
            }
            _ => {}
        }
    }

    /// Bare numbers can only be hours: none is larger than a day has, and one has a fraction or others say "hours".
    fn proves_hours(&self) -> bool {
        let most = |hours: u32| self.largest <= Decimal::from(hours);
        self.bare > 0
            && !self.in_minutes
            && ((self.has_fraction && most(24)) || (self.in_hours && most(12)))
    }
}

impl<'a> Reading<'a> {
    /// Readers for the fields whose bare numbers are hours, although the source does not say so: told.
    pub(super) fn hours(
        &mut self,
        sheet: &Sheet,
        header: &Header,
        below: &[Row],
        shape: &Shape,
        places: &Places,
    ) -> BTreeMap<usize, Reader<'a>> {
        let mapping = self.mapping;
        let mut found: BTreeMap<usize, Evidence> = BTreeMap::new();
        let durations = shape
            .plans
            .iter()
            .filter(|(_, plan)| plan.reader.field.r#type == FieldType::Duration && !plan.has_unit);
        let durations: Vec<(usize, usize)> =
            durations.map(|(column, plan)| (*column, plan.field)).collect();
        if durations.is_empty() {
            return BTreeMap::new();
        }
        for (at, row) in below.iter().enumerate() {
            // A total may be larger than any of its parts.
            let is_total = places.of(at).is_some()
                || row.filled().any(|(_, cell)| {
                    total_word::may_be_label(cell) || total_word::may_be_aside(cell)
                });
            if is_total {
                continue;
            }
            for (column, field) in &durations {
                found.entry(*field).or_default().add(row.number, *column, row.cell(*column));
            }
        }
        let mut hours = BTreeMap::new();
        for (field, evidence) in found.into_iter().filter(|(_, found)| found.proves_hours()) {
            let Some(plan) = mapping.all_plans().find(|plan| plan.field == field) else { continue };
            let (row, column) = evidence.first.unwrap_or((header.row, 0));
            let place = self.place(sheet, Some(row), Some(column));
            let mut finding = Finding::new(codes::ASSUMED_HOURS, Severity::Warning, place)
                .about(&mapping.dataset.name, mapping.name(field))
                .with("field", mapping.name(field));
            finding.count = evidence.bare;
            self.add(finding);
            hours.insert(field, Reader { unit: DurationUnit::Hours, ..plan.reader.clone() });
        }
        hours
    }
}
