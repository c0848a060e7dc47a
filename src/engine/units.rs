//! Units with the group in which they stand, and what their records said so far.

use polars::prelude::PlIndexMap;

use super::names::MISSING;
use super::state::{Marks, State};

/// Units with the group in which they stand.
pub enum Units {
    /// Where flags say all: by the group's number, then the unit's.
    Marked(Vec<Vec<Marks>>),
    /// By the group's and the unit's number.
    Full {
        grouped: PlIndexMap<(u32, u32), State>,
        /// The same for records without a group, by the unit's number alone.
        ungrouped: Vec<State>,
    },
}

/// Groups from this number on are too many to hold a place for every unit.
pub const MANY_GROUPS: u32 = 256;

/// The item of that number; the list grows where it is too short.
pub fn at<T: Clone + Default>(items: &mut Vec<T>, number: u32) -> &mut T {
    let number = number as usize;
    if number >= items.len() {
        items.resize(number + 1, T::default());
    }
    &mut items[number]
}

impl Units {
    /// None met; where `marks_alone`, flags say all of a unit.
    pub fn new(marks_alone: bool) -> Units {
        if marks_alone { Units::Marked(Vec::new()) } else { Units::full() }
    }

    fn full() -> Units {
        Units::Full { grouped: PlIndexMap::default(), ungrouped: Vec::new() }
    }

    /// Whether flags say all of a unit.
    pub fn are_marked(&self) -> bool {
        matches!(self, Units::Marked(_))
    }

    /// Adds one of a unit's records.
    pub fn join(&mut self, group: u32, unit: u32, state: State) {
        if group >= MANY_GROUPS {
            self.fill();
        }
        match self {
            Units::Marked(marks) => {
                at(at(marks, group), unit).join(Marks::from(&state));
            }
            Units::Full { ungrouped, .. } if group == MISSING => at(ungrouped, unit).join(state),
            Units::Full { grouped, .. } => grouped.entry((group, unit)).or_default().join(state),
        }
    }

    /// Gives up places for every unit in every group.
    fn fill(&mut self) {
        if matches!(self, Units::Full { .. }) {
            return;
        }
        let (mut by_place, mut without) = (PlIndexMap::default(), Vec::new());
        std::mem::replace(self, Units::full()).each(&mut |(group, unit), mut state| {
            // As many records as must be known of.
            state.records = u32::from(state.within);
            state.records_unknown = u32::from(!state.within);
            if group == MISSING {
                *at(&mut without, unit) = state;
            } else {
                by_place.insert((group, unit), state);
            }
        });
        *self = Units::Full { grouped: by_place, ungrouped: without };
    }

    /// Every unit that was met, with its group's and its own number.
    pub fn each(self, tell: &mut dyn FnMut((u32, u32), State)) {
        match self {
            Units::Marked(groups) => {
                for (group, units) in groups.into_iter().enumerate() {
                    let met = units.into_iter().enumerate().filter(|(_, marks)| !marks.is_empty());
                    met.for_each(|(unit, marks)| {
                        tell((group as u32, unit as u32), State::from(marks));
                    });
                }
            }
            Units::Full { grouped, ungrouped } => {
                let met = ungrouped.into_iter().enumerate().filter(|(_, state)| state.seen);
                met.for_each(|(unit, state)| tell((MISSING, unit as u32), state));
                grouped.into_iter().for_each(|(place, state)| tell(place, state));
            }
        }
    }
}
