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
    /// What the definition orders by, of a record that stands for its unit.
    pub order: Option<i64>,
    /// The values' sum, as the frame holds them; so wide that no number of records can overflow it.
    pub value: i128,
}

impl State {
    /// What one record says that is in the population, surely or perhaps. `amount` is its value where values are summed.
    pub fn of(
        within: bool,
        excluded: Option<i32>,
        numerator: Option<bool>,
        amount: Option<Option<i64>>,
        same: u32,
    ) -> State {
        let excluded = excluded.filter(|_| within);
        let remains = within && excluded.is_none();
        let unknown = amount.map_or(numerator.is_none(), |amount| amount.is_none());
        State {
            seen: true,
            within,
            remains,
            numerator: remains && numerator == Some(true),
            denied: remains && numerator == Some(false),
            records: u32::from(within),
            records_unknown: u32::from(!within),
            same: if remains { same } else { MISSING },
            differs: false,
            undecided: remains && unknown,
            excluded: excluded.map_or(0, |index| index as u16 + 1),
            order: None,
            value: amount.flatten().filter(|_| remains).map_or(0, i128::from),
        }
    }

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
        self.order = self.order.or(other.order);
        self.value += other.value;
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

/// A state whose flags are all that matters, in two bytes: units with many records are many.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(u16);

impl Marks {
    const SEEN: u16 = 1;
    const WITHIN: u16 = 1 << 1;
    const REMAINS: u16 = 1 << 2;
    const NUMERATOR: u16 = 1 << 3;
    const DENIED: u16 = 1 << 4;
    const UNDECIDED: u16 = 1 << 5;
    const FIRST_EXCLUSION: u16 = 6;
    /// How many exclusions have a bit of their own.
    pub const EXCLUSIONS: usize = (u16::BITS - Self::FIRST_EXCLUSION as u32) as usize;

    /// Whether no record was met.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Joins what another record of the same unit says.
    pub fn join(&mut self, other: Marks) {
        self.0 |= other.0;
    }
}

impl From<&State> for Marks {
    fn from(state: &State) -> Marks {
        let flag = |is: bool, bit: u16| if is { bit } else { 0 };
        let exclusion = state
            .excluded
            .checked_sub(1)
            .map_or(0, |number| 1 << (Marks::FIRST_EXCLUSION + number));
        Marks(
            flag(state.seen, Marks::SEEN)
                | flag(state.within, Marks::WITHIN)
                | flag(state.remains, Marks::REMAINS)
                | flag(state.numerator, Marks::NUMERATOR)
                | flag(state.denied, Marks::DENIED)
                | flag(state.undecided, Marks::UNDECIDED)
                | exclusion,
        )
    }
}

impl From<Marks> for State {
    fn from(marks: Marks) -> State {
        let has = |bit: u16| marks.0 & bit != 0;
        let exclusions = marks.0 >> Marks::FIRST_EXCLUSION;
        State {
            seen: has(Marks::SEEN),
            within: has(Marks::WITHIN),
            remains: has(Marks::REMAINS),
            numerator: has(Marks::NUMERATOR),
            denied: has(Marks::DENIED),
            undecided: has(Marks::UNDECIDED),
            excluded: if exclusions == 0 { 0 } else { exclusions.trailing_zeros() as u16 + 1 },
            ..State::default()
        }
    }
}

/// The places of the records that are or might be in the population, each with whether it surely is.
///
/// # Errors
/// A column of another type, which only a wrong lowering could give.
fn candidates(conditions: &[&Column], height: usize) -> PolarsResult<Vec<(usize, bool)>> {
    let mut within: Option<BooleanChunked> = None;
    for condition in conditions {
        let condition = condition.bool()?;
        let both = match within {
            Some(within) => &within & condition,
            None => condition.clone(),
        };
        // Most batches of a register lie outside most periods.
        if both.null_count() == 0 && !both.any() {
            return Ok(Vec::new());
        }
        within = Some(both);
    }
    let Some(within) = within else {
        return Ok((0..height).map(|row| (row, true)).collect());
    };
    let mut found = Vec::new();
    let mut first = 0;
    for chunk in within.downcast_iter() {
        let values = chunk.values();
        match chunk.validity().filter(|validity| validity.unset_bits() > 0) {
            None => found.extend(values.true_idx_iter().map(|row| (first + row, true))),
            Some(known) => {
                let rows = known.iter().zip(values.iter()).enumerate();
                found.extend(
                    rows.filter(|(_, (known, is))| !known || *is)
                        .map(|(row, (known, _))| (first + row, known)),
                );
            }
        }
        first += values.len();
    }
    Ok(found)
}

/// The records of a batch that are or might be in the population: that meet, or might meet, all of its
/// conditions. Those at places to be skipped are left out.
///
/// # Errors
/// A column of another type, which only a wrong lowering could give.
pub fn lines(
    conditions: &[&Column],
    height: usize,
    excluded: Option<&Column>,
    numerator: Option<&Column>,
    same: Option<&[u32]>,
    value: Option<&Column>,
    skip: Option<&[bool]>,
) -> PolarsResult<Vec<Line>> {
    let candidates = candidates(conditions, height)?;
    let excluded = excluded.map(|column| column.i32()).transpose()?;
    let numerator = numerator.map(|column| column.bool()).transpose()?;
    let value = value.map(|column| column.i64()).transpose()?;
    Ok(candidates
        .into_iter()
        .filter(|(row, _)| !skip.is_some_and(|skip| skip[*row]))
        .map(|(row, within)| {
            let state = State::of(
                within,
                excluded.and_then(|column| column.get(row)),
                numerator.map_or(Some(false), |column| column.get(row)),
                value.map(|column| column.get(row)),
                same.map_or(MISSING, |numbers| numbers[row]),
            );
            Line { row, state }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every record that `lines` can make of a population with two exclusions.
    fn every_state() -> Vec<State> {
        let out = |excluded: u16| State { seen: true, within: true, excluded, ..State::default() };
        let within = State { seen: true, within: true, remains: true, ..State::default() };
        vec![
            State { seen: true, ..State::default() },
            out(1),
            out(2),
            State { numerator: true, ..within },
            State { denied: true, ..within },
            State { undecided: true, ..within },
        ]
    }

    #[test]
    fn marks_join_as_their_states_do() {
        let told = |state: State| {
            let State { seen, within, remains, numerator, denied, undecided, excluded, .. } = state;
            (seen, within, remains, numerator, denied, undecided, excluded)
        };
        for first in every_state() {
            for second in every_state() {
                let mut joined = first;
                joined.join(second);
                let mut marks = Marks::from(&first);
                marks.join(Marks::from(&second));
                assert_eq!(told(State::from(marks)), told(joined));
            }
        }
    }
}
