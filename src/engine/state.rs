//! What a record says of its unit, and a unit with all its records.

use polars::prelude::*;

use super::names::MISSING;
use crate::library::indicator::Rows;

/// A record that is or might be in the population.
pub struct Line {
    /// Its place in the batch.
    pub row: usize,
    /// What it says of its unit.
    pub state: State,
}

/// What a record, or a unit with all its records, says.
#[derive(Clone, Copy, Default)]
pub struct State {
    /// Some record was seen.
    pub seen: bool,
    /// Surely in the population.
    pub within: bool,
    /// Surely in the population, and by no exclusion out of the denominator.
    pub remains: bool,
    /// Remains, and surely in the numerator.
    pub numerator: bool,
    /// Remains, and surely not in the numerator.
    pub denied: bool,
    /// Records surely in the population.
    pub records: u32,
    /// Records of which it cannot be said whether they are in the population.
    pub records_unknown: u32,
    /// Number of the value that the unit's records share so far.
    pub same: u32,
    /// Whether another value was met.
    pub differs: bool,
    /// Remains, and its numerator, or its value where values are summed, is missing.
    pub undecided: bool,
    /// One more than the number of the first exclusion; 0 for none.
    pub excluded: u16,
    /// The values' sum, as the frame holds them.
    pub value: i64,
}

impl State {
    /// Joins what another record of the same unit says.
    pub fn join(&mut self, other: State) {
        self.seen = true;
        self.within |= other.within;
        self.remains |= other.remains;
        self.numerator |= other.numerator;
        self.denied |= other.denied;
        self.undecided |= other.undecided;
        self.records = self.records.saturating_add(other.records);
        self.records_unknown = self.records_unknown.saturating_add(other.records_unknown);
        let both = self.same != MISSING && other.same != MISSING;
        self.differs |= other.differs || (both && self.same != other.same);
        if self.same == MISSING {
            self.same = other.same;
        }
        if other.excluded != 0 && (self.excluded == 0 || other.excluded < self.excluded) {
            self.excluded = other.excluded;
        }
        self.value = self.value.saturating_add(other.value);
    }

    /// What the unit is, once all its records have spoken; `None` if it has too few of them.
    pub fn settled(mut self, rows: Rows, at_least: u64) -> Option<State> {
        if u64::from(self.records) < at_least {
            if u64::from(self.records) + u64::from(self.records_unknown) < at_least {
                return None;
            }
            return Some(State { seen: true, ..State::default() });
        }
        let against = match rows {
            Rows::Any => return Some(self),
            Rows::All => self.denied,
            Rows::None => self.numerator,
            Rows::Same => self.differs,
        };
        let unknown = self.undecided;
        self.numerator = self.remains && !against && !unknown;
        self.undecided = self.remains && !against && unknown;
        Some(self)
    }
}

/// The records of a batch that are or might be in the population.
///
/// # Errors
/// A column of another type, which only a wrong lowering could give.
pub fn lines(
    within: &Column,
    excluded: Option<&Column>,
    numerator: Option<&Column>,
    same: Option<&[u32]>,
    value: Option<&Column>,
) -> PolarsResult<Vec<Line>> {
    let within = within.bool()?;
    if within.null_count() == 0 && !within.any() {
        return Ok(Vec::new());
    }
    let excluded = excluded.map(|column| column.i32()).transpose()?;
    let numerator = numerator.map(|column| column.bool()).transpose()?;
    let value = value.map(|column| column.i64()).transpose()?;
    let candidates = within.iter().enumerate().filter(|(_, within)| *within != Some(false));
    Ok(candidates
        .map(|(row, within)| {
            let within = within == Some(true);
            let excluded = excluded.and_then(|column| column.get(row)).filter(|_| within);
            let remains = within && excluded.is_none();
            let numerator = numerator.map_or(Some(false), |column| column.get(row));
            let amount = value.and_then(|column| column.get(row));
            let unknown = if value.is_some() { amount.is_none() } else { numerator.is_none() };
            let state = State {
                seen: true,
                within,
                remains,
                numerator: remains && numerator == Some(true),
                denied: remains && numerator == Some(false),
                records: u32::from(within),
                records_unknown: u32::from(!within),
                same: same.filter(|_| remains).map_or(MISSING, |numbers| numbers[row]),
                differs: false,
                undecided: remains && unknown,
                excluded: excluded.map_or(0, |index| index as u16 + 1),
                value: amount.filter(|_| remains).unwrap_or(0),
            };
            Line { row, state }
        })
        .collect())
}
