//! One cell to the day that it says, or that stands for what it says.

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;

use super::cell::Cell;
use super::partial::{self, PartFault};
use super::value::{Fault, Habits, Note, Reader, Reading, Value};
use super::{codes, date, short_year};
use crate::finding::Severity;
use crate::workspace::source::End;

impl Reader<'_> {
    /// A date that says its whole day.
    pub(super) fn dated(&self, cell: &Cell, text: &str, habits: Habits) -> Reading {
        let why = match read_date(cell, text) {
            Ok(day) => return Reading::Value(Value::Date(day)),
            Err(why) => why,
        };
        if why == date::DateFault::ShortYear {
            if let Some(day) = self.short_year.and_then(|at| short_year::read(text, at)) {
                return Reading::Value(Value::Date(day));
            }
            let proven = habits.short_year.filter(|_| self.short_year.is_none());
            if let Some(day) = proven.and_then(|at| short_year::read(text, at)) {
                let (code, severity) = (codes::PROVEN_YEAR, Severity::Info);
                let note = Note { code, severity, doubted: false };
                return Reading::Noted(Value::Date(day), note);
            }
        }
        let span = match self.partial.map(|_| partial::read(text, habits.year)) {
            Some(Ok(span)) => span,
            Some(Err(PartFault::NoYear)) => {
                return Reading::Fault(Fault::because(codes::BAD_DATE, "no-year"));
            }
            _ => return Reading::Fault(Fault::because(codes::BAD_DATE, why.word())),
        };
        let day = span.at(self.partial.unwrap_or(End::First));
        Reading::Within(Value::Date(day), span, part_note(span.is_cut(self.cuts)))
    }
}

/// What has to be said of a date without its day: one that a period's beginning parts may lie on either side of it.
pub(super) fn part_note(is_cut: bool) -> Note {
    let (code, severity) = if is_cut {
        (codes::PARTED_DATE, Severity::Warning)
    } else {
        (codes::PARTIAL_DATE, Severity::Info)
    };
    Note { code, severity, doubted: is_cut }
}

fn read_date(cell: &Cell, text: &str) -> Result<NaiveDate, date::DateFault> {
    match cell {
        Cell::Date(day) => Ok(*day),
        // The fraction of a serial number is the time of the day.
        Cell::Number(number) if !number.fract().is_zero() => {
            number.trunc().to_i64().and_then(date::serial).ok_or(date::DateFault::Unknown)
        }
        Cell::Time(_) | Cell::Bool(_) => Err(date::DateFault::Unknown),
        _ => date::read(text),
    }
}
