//! The numbers of the whole, of one stratifier's groups, or of a cross of several.

use polars::prelude::*;
use rust_decimal::Decimal;

use super::counts::{Overlap, Tally};
use super::names::MISSING;
use super::plan::Part;
use super::state::{Marks, State};
use crate::library::expr::Type;
use crate::library::indicator::Rows;

/// The groups of one split; each has a number.
pub struct Split {
    /// Places of the stratifiers that split; none for the whole.
    pub by: Vec<usize>,
    /// The combinations met so far, where several stratifiers split: each has its number, from 1.
    combinations: PlIndexMap<Box<[u32]>, ()>,
    /// By the group's number.
    cells: Vec<Cell>,
    /// What each unit's records said, where a unit may have several.
    units: Units,
}

/// Units with the group in which they stand.
enum Units {
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
const MANY_GROUPS: u32 = 256;

/// A unit in one of several groups.
struct Member {
    group: u32,
    unit: u32,
    within: bool,
    remains: bool,
}

/// What a split gives once every record was added.
pub struct Groups {
    /// By the group's number; empty ones are no groups.
    pub cells: Vec<Cell>,
    /// Units in several groups, with each of their groups.
    members: Vec<Member>,
    combinations: PlIndexMap<Box<[u32]>, ()>,
}

impl Split {
    /// Nothing added yet; `marks_alone` where flags say all of a unit.
    pub fn new(by: Vec<usize>, marks_alone: bool) -> Split {
        let units = if marks_alone { Units::Marked(Vec::new()) } else { Units::full() };
        Split { by, combinations: PlIndexMap::default(), cells: Vec::new(), units }
    }

    /// The number of the group of each record at these places of a batch, given the numbers of its values by
    /// stratifier.
    pub fn groups(
        &mut self,
        rows: impl Iterator<Item = usize>,
        values: &[impl AsRef<[u32]>],
    ) -> Vec<u32> {
        let mut of_row = vec![MISSING; self.by.len()];
        rows.map(|row| {
            for (value, place) in of_row.iter_mut().zip(&self.by) {
                *value = values[*place].as_ref()[row];
            }
            match of_row.as_slice() {
                [] => MISSING,
                [value] => *value,
                several => self.combination(several),
            }
        })
        .collect()
    }

    fn combination(&mut self, values: &[u32]) -> u32 {
        if values.iter().all(|value| *value == MISSING) {
            return MISSING;
        }
        let at = match self.combinations.get_index_of(values) {
            Some(at) => at,
            None => self.combinations.insert_full(values.into(), ()).0,
        };
        at as u32 + 1
    }

    /// Adds a unit that has one record.
    pub fn add(&mut self, group: u32, state: State, keeps_values: bool) {
        let group = group as usize;
        if group >= self.cells.len() {
            self.cells.resize_with(group + 1, Cell::default);
        }
        self.cells[group].add(state, keeps_values);
    }

    /// Adds one of a unit's records.
    pub fn join(&mut self, group: u32, unit: u32, state: State) {
        if group >= MANY_GROUPS {
            self.units.fill();
        }
        match &mut self.units {
            Units::Marked(marks) => {
                at(at(marks, group), unit).join(Marks::from(&state));
            }
            Units::Full { ungrouped, .. } if group == MISSING => at(ungrouped, unit).join(state),
            Units::Full { grouped, .. } => grouped.entry((group, unit)).or_default().join(state),
        }
    }

    /// The groups, once every record was added.
    pub fn finish(mut self, rows: Rows, at_least: u64, keeps_values: bool) -> Groups {
        // Marks do not tell how many records there were, and one is enough.
        let at_least = if matches!(self.units, Units::Marked(_)) { 0 } else { at_least };
        let units = std::mem::replace(&mut self.units, Units::Marked(Vec::new()));
        let mut settled: Vec<((u32, u32), State)> = Vec::new();
        units.each(&mut |place, state| {
            settled.extend(state.settled(rows, at_least).map(|state| (place, state)));
        });
        let units = settled.iter().map(|((_, unit), _)| *unit as usize + 1).max().unwrap_or(0);
        // 0, 1, or 2 for any more.
        let mut groups_of_unit = vec![0_u8; if self.by.is_empty() { 0 } else { units }];
        for ((group, unit), state) in &settled {
            self.add(*group, *state, keeps_values);
            if let Some(groups) = groups_of_unit.get_mut(*unit as usize) {
                *groups = (*groups + 1).min(2);
            }
        }
        let members = settled
            .into_iter()
            .filter(|((_, unit), _)| groups_of_unit.get(*unit as usize) == Some(&2))
            .map(|((group, unit), state)| Member {
                group,
                unit,
                within: state.within,
                remains: state.remains,
            })
            .collect();
        Groups { cells: self.cells, members, combinations: self.combinations }
    }
}

/// The item of that number; the list grows where it is too short.
fn at<T: Clone + Default>(items: &mut Vec<T>, number: u32) -> &mut T {
    let number = number as usize;
    if number >= items.len() {
        items.resize(number + 1, T::default());
    }
    &mut items[number]
}

impl Units {
    fn full() -> Units {
        Units::Full { grouped: PlIndexMap::default(), ungrouped: Vec::new() }
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
    fn each(self, tell: &mut dyn FnMut((u32, u32), State)) {
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

impl Groups {
    /// The numbers of a group's values, by the stratifiers that split.
    pub fn values(&self, group: u32, stratifiers: usize) -> Vec<u32> {
        if stratifiers == 1 {
            return vec![group];
        }
        let combination =
            group.checked_sub(1).and_then(|at| self.combinations.get_index(at as usize));
        combination.map_or_else(|| vec![MISSING; stratifiers], |(values, ())| values.to_vec())
    }

    /// The margins whose units stand in several values of one of the stratifiers (by its place among those
    /// that split), each named by its other values.
    pub fn overlaps(&self, stratifier: usize, stratifiers: usize) -> Vec<(Vec<u32>, Overlap)> {
        let mut margins: PlIndexMap<Vec<u32>, Overlap> = PlIndexMap::default();
        let margin_of_group: Vec<usize> = (0..self.cells.len() as u32)
            .map(|group| {
                let mut values = self.values(group, stratifiers);
                values.remove(stratifier);
                let entry = margins.entry(values);
                let at = entry.index();
                entry.or_default();
                at
            })
            .collect();
        let mut members: Vec<(usize, u32, bool, bool)> = self
            .members
            .iter()
            .map(|m| (margin_of_group[m.group as usize], m.unit, m.within, m.remains))
            .collect();
        members.sort_unstable();
        for unit in members.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let overlap = &mut margins[unit[0].0];
            let groups = |is_in: fn(&(usize, u32, bool, bool)) -> bool| {
                unit.iter().filter(|member| is_in(member)).count() as u64
            };
            let (within, remains) = (groups(|member| member.2), groups(|member| member.3));
            overlap.population += u64::from(within > 1);
            overlap.population_excess += within.saturating_sub(1);
            overlap.denominator += u64::from(remains > 1);
            overlap.denominator_excess += remains.saturating_sub(1);
        }
        margins.into_iter().filter(|(_, overlap)| *overlap != Overlap::default()).collect()
    }
}

/// The numbers of one group.
#[derive(Debug, Default, PartialEq)]
pub struct Cell {
    population: u64,
    /// Units of which it cannot be said whether they belong to the population.
    pub population_unknown: u64,
    /// By the exclusion's number.
    excluded: Vec<u64>,
    denominator: u64,
    numerator: u64,
    unknown: u64,
    sum: i128,
    values: Vec<i64>,
}

impl Cell {
    fn add(&mut self, state: State, keeps_values: bool) {
        self.population += u64::from(state.within);
        self.population_unknown += u64::from(!state.within);
        self.denominator += u64::from(state.remains);
        self.numerator += u64::from(state.numerator);
        self.unknown += u64::from(state.undecided && !state.numerator);
        // Of a mean, a unit that lacks a value is left out with all that is known of it.
        if !(keeps_values && state.undecided) {
            self.sum += i128::from(state.value);
        }
        if state.excluded != 0 && !state.remains {
            let index = usize::from(state.excluded) - 1;
            if index >= self.excluded.len() {
                self.excluded.resize(index + 1, 0);
            }
            self.excluded[index] += 1;
        }
        // What is missing is not nought: such a unit has no value.
        if keeps_values && state.remains && !state.undecided {
            self.values.push(state.value);
        }
    }

    /// Whether no unit was added.
    pub fn is_empty(&self) -> bool {
        self.population == 0 && self.population_unknown == 0
    }

    /// The numbers as the engine gives them.
    ///
    /// # Errors
    /// A sum that is too large for a decimal number.
    pub fn tally(self, part: &Part) -> PolarsResult<Tally> {
        let sum = part.population.sum.as_ref();
        let decimal = sum.is_some_and(|sum| sum.expr.r#type() == Type::Number);
        let as_decimal = |value: i128| {
            Decimal::try_from_i128_with_scale(value, if decimal { 6 } else { 0 })
                .map(|value| value.normalize())
                .map_err(|_| polars_err!(ComputeError: "{}: sum too large", part.indicator.id))
        };
        let mut values: Vec<Decimal> = Vec::with_capacity(self.values.len());
        for value in self.values {
            values.push(as_decimal(i128::from(value))?);
        }
        values.sort();
        Ok(Tally {
            population: self.population,
            population_unknown: self.population_unknown,
            excluded: part
                .exclusions()
                .iter()
                .enumerate()
                .map(|(index, (name, _))| {
                    (name.clone(), self.excluded.get(index).copied().unwrap_or(0))
                })
                .collect(),
            denominator: self.denominator,
            numerator: self.numerator,
            unknown: self.unknown,
            sum: if sum.is_some() { Some(as_decimal(self.sum)?) } else { None },
            values,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// More groups than have a place for every unit: what was marked before is not lost.
    #[test]
    fn many_groups_are_counted_like_few() {
        let within =
            State { seen: true, within: true, remains: true, records: 1, ..State::default() };
        let perhaps = State { seen: true, records_unknown: 1, ..State::default() };
        let counted = |marks_alone: bool| {
            let mut split = Split::new(vec![0], marks_alone);
            for (group, unit, state) in [
                (MISSING, 1, within),
                (2, 1, perhaps),
                (2, 1, within),
                (MANY_GROUPS, 1, perhaps),
                (MANY_GROUPS, 1, within),
                (2, 3, perhaps),
                (2, 1, within),
                (MISSING, 1, perhaps),
            ] {
                split.join(group, unit, state);
            }
            split.finish(Rows::Any, 1, false).cells
        };
        let cells = counted(true);
        assert_eq!(cells, counted(false));
        let of = |group: u32| {
            let cell = &cells[group as usize];
            (cell.population, cell.population_unknown)
        };
        // Unit 1 is in three groups, unit 3 perhaps in one of them.
        assert_eq!([of(MISSING), of(2), of(MANY_GROUPS)], [(1, 0), (1, 1), (1, 0)]);
    }
}
