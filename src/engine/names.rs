//! Texts as small whole numbers: counting compares and indexes numbers, not texts.

use polars::prelude::*;

/// The number that stands for a missing text.
pub const MISSING: u32 = 0;

/// The texts met so far; each has its number, from 1 in the order of meeting.
#[derive(Clone, Default)]
pub struct Names {
    known: PlIndexMap<PlSmallStr, ()>,
}

impl Names {
    /// The number of each of a column's values.
    ///
    /// # Errors
    /// The values have no text.
    pub fn numbers(&mut self, column: &Column) -> PolarsResult<Vec<u32>> {
        let texts = column.cast(&DataType::String)?;
        Ok(texts.str()?.iter().map(|text| text.map_or(MISSING, |text| self.number(text))).collect())
    }

    /// The number of a text.
    pub fn number(&mut self, text: &str) -> u32 {
        let at = match self.known.get_index_of(text) {
            Some(at) => at,
            None => self.known.insert_full(PlSmallStr::from_str(text), ()).0,
        };
        at as u32 + 1
    }

    /// The text of a number; `None` for the missing one.
    pub fn text(&self, number: u32) -> Option<&str> {
        let at = number.checked_sub(1)?;
        self.known.get_index(at as usize).map(|(text, ())| text.as_str())
    }
}
