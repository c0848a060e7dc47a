//! The numbers of the whole, of one stratifier's groups, or of a cross of several.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;
use rust_decimal::Decimal;

use super::counts::{Overlap, Reach, Tally, UnsureValue};
use super::doubtful::Doubt;
use super::names::MISSING;
use super::plan::Part;
use super::reach::{Clean, Decision, Reaching, Seen};
use super::state::{Marks, State};
use crate::library::expr::{Path, Type};

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
    /// Records met, by the group's number.
    records: Vec<u64>,
}

/// A doubtful record, placed among the groups and units of a split.
pub struct Placed<'a> {
    /// The record.
    pub doubt: &'a Doubt,
    /// As it was read, with its group and, where units have names, its unit.
    pub as_read: Option<(State, u32, Option<u32>)>,
    /// The numbers of its values by the stratifiers that split; `None` where a value could be any.
    pub values: Vec<Option<u32>>,
    /// Whose record it is.
    pub unit: Whose,
}

/// Whose record one is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// A unit of its own.
    Own,
    /// Of the unit with this number.
    Unit(u32),
    /// It might be any unit's.
    Anybodys,
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
    /// How far their numbers could move, by the group's number; nothing where nothing is doubtful.
    pub reaches: Vec<Reaching>,
    /// Units in several groups, with each of their groups.
    members: Vec<Member>,
    combinations: PlIndexMap<Box<[u32]>, ()>,
}

impl Split {
    /// Nothing added yet; `marks_alone` where flags say all of a unit.
    pub fn new(by: Vec<usize>, marks_alone: bool) -> Split {
        let units = if marks_alone { Units::Marked(Vec::new()) } else { Units::full() };
        let combinations = PlIndexMap::default();
        Split { by, combinations, cells: Vec::new(), units, records: Vec::new() }
    }

    /// Notes that a record of a group was met.
    pub fn met(&mut self, group: u32) {
        *at(&mut self.records, group) += 1;
    }

    /// The number of the group of a record with these values, by all stratifiers.
    pub fn group(&mut self, values: &[u32]) -> u32 {
        let own: Vec<u32> = self.by.iter().map(|place| values[*place]).collect();
        match own.as_slice() {
            [] => MISSING,
            [value] => *value,
            several => self.combination(several),
        }
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

    /// The groups, once every record was added that is not doubtful.
    pub fn finish(mut self, doubts: &[Placed], decision: Decision) -> Groups {
        // Marks do not tell how many records there were, and one is enough.
        let is_marked = matches!(self.units, Units::Marked(_));
        let at_least = if is_marked { 0 } else { decision.at_least };
        let mut units: BTreeMap<(u32, u32), State> = BTreeMap::new();
        let mut settled: Vec<((u32, u32), State)> = Vec::new();
        let met = std::mem::replace(&mut self.units, Units::Marked(Vec::new()));
        let doubted: BTreeSet<u32> = doubts.iter().flat_map(Placed::units).collect();
        met.each(&mut |place, state| {
            if doubted.contains(&place.1) {
                units.insert(place, state);
            } else {
                settled.extend(state.settled(decision.rows, at_least).map(|state| (place, state)));
            }
        });
        let reaches = if doubts.is_empty() {
            Vec::new()
        } else {
            self.reaches(&settled, &units, doubts, decision)
        };
        for placed in doubts {
            match placed.as_read {
                Some((state, group, None)) => {
                    if let Some(state) = state.settled(decision.rows, 0) {
                        self.add(group, state, decision.keeps_values);
                    }
                }
                // Without a name it might be anybody's.
                Some((_, _, Some(MISSING))) | None => {}
                Some((state, group, Some(unit))) => {
                    units.entry((group, unit)).or_default().join(state);
                }
            }
        }
        let late = units.into_iter();
        settled.extend(late.filter_map(|(place, state)| {
            state.settled(decision.rows, at_least).map(|state| (place, state))
        }));
        let units = settled.iter().map(|((_, unit), _)| *unit as usize + 1).max().unwrap_or(0);
        // 0, 1, or 2 for any more.
        let mut groups_of_unit = vec![0_u8; if self.by.is_empty() { 0 } else { units }];
        for ((group, unit), state) in &settled {
            self.add(*group, *state, decision.keeps_values);
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
        Groups { cells: self.cells, reaches, members, combinations: self.combinations }
    }

    /// How far the numbers of each group could move: those of units without doubtful records are settled.
    fn reaches(
        &self,
        settled: &[((u32, u32), State)],
        units: &BTreeMap<(u32, u32), State>,
        doubts: &[Placed],
        decision: Decision,
    ) -> Vec<Reaching> {
        let groups = self.group_numbers(doubts);
        let mut clean: Vec<Cell> = self.cells.clone();
        clean.resize_with(
            groups.iter().map(|group| *group as usize + 1).max().unwrap_or(1),
            Cell::default,
        );
        for ((group, _), state) in settled {
            if *group as usize >= clean.len() {
                clean.resize_with(*group as usize + 1, Cell::default);
            }
            clean[*group as usize].add(*state, decision.keeps_values);
        }
        let mut reaches: Vec<Reaching> = clean.iter().map(Reaching::of).collect();
        for (reaching, records) in reaches.iter_mut().zip(&self.records) {
            reaching.records = *records;
        }
        let mut of_unit: BTreeMap<u32, Vec<&Placed>> = BTreeMap::new();
        for placed in doubts {
            if let Whose::Unit(unit) = placed.unit {
                of_unit.entry(unit).or_default().push(placed);
            }
        }
        // Where one record stands for a unit, that of another group may.
        let mut elsewhere: BTreeMap<u32, State> = BTreeMap::new();
        for ((_, unit), state) in units.iter().filter(|_| decision.keeps_one) {
            elsewhere.entry(*unit).or_insert(*state);
        }
        for group in groups {
            let values = self.values(group);
            let reaching = &mut reaches[group as usize];
            let seen = |placed: &Placed<'_>| -> Option<(bool, bool)> {
                placed.doubt.outcomes.as_ref()?;
                let fits = placed.values.iter().zip(&values);
                let may_be = fits.clone().all(|(own, value)| own.is_none_or(|own| own == *value));
                let is = may_be && fits.clone().all(|(own, _)| own.is_some());
                Some((is, may_be))
            };
            let of_group = |placed: &'_ Placed<'_>| seen(placed).filter(|(_, may_be)| *may_be);
            for placed in doubts.iter().filter(|placed| of_group(placed).is_some()) {
                reaching.note(placed.doubt);
                let Some((is_here, may_be_here)) = seen(placed) else { continue };
                let Some(outcomes) = placed.doubt.outcomes.as_ref() else { continue };
                let seen = Seen { outcomes, is_here, may_be_here };
                match placed.unit {
                    Whose::Own => reaching.add(None, &[seen], decision),
                    Whose::Anybodys => reaching.add_anybodys(&seen, decision),
                    Whose::Unit(_) => {}
                }
            }
            // What stands for a unit elsewhere, or is excluded, takes the unit with it.
            let stays = |placed: &Placed<'_>| {
                let remains = placed.doubt.outcomes.as_ref().map(|of| of.remains_if_within);
                seen(placed).zip(remains).is_none_or(|((is_here, _), remains)| is_here && remains)
            };
            let anybodys = doubts.iter().filter(|placed| placed.unit == Whose::Anybodys);
            for placed in anybodys.filter(|placed| decision.keeps_one && !stays(placed)) {
                reaching.add_taker(placed.doubt, decision);
            }
            // A unit whose name is doubted by its own records alone is none.
            let clean_alone = units.keys().filter(|(_, unit)| !of_unit.contains_key(unit));
            for unit in
                of_unit.keys().chain(clean_alone.map(|(_, unit)| unit)).collect::<BTreeSet<_>>()
            {
                let doubts: Vec<Seen> = of_unit
                    .get(unit)
                    .into_iter()
                    .flatten()
                    .filter_map(|placed| {
                        let (is_here, may_be_here) = seen(placed)?;
                        let outcomes = placed.doubt.outcomes.as_ref()?;
                        Some(Seen { outcomes, is_here, may_be_here })
                    })
                    .collect();
                let here = units.get(&(group, *unit)).map(|state| (*state, true));
                if decision.keeps_one && here.is_some() {
                    // A record of another group may stand for the unit.
                    let others = of_unit.get(unit).into_iter().flatten();
                    reaching.fields.extend(others.flat_map(|other| other.doubt.fields.clone()));
                }
                let clean = here.or_else(|| elsewhere.get(unit).map(|state| (*state, false)));
                let clean =
                    clean.map(|(state, is_here)| Clean { state, order: state.order, is_here });
                reaching.add(clean, &doubts, decision);
            }
        }
        reaches
    }

    /// The groups that anything was met of.
    fn group_numbers(&self, doubts: &[Placed]) -> BTreeSet<u32> {
        let read = doubts.iter().filter_map(|placed| placed.as_read.as_ref());
        let mut groups: BTreeSet<u32> = read.map(|(_, group, _)| *group).collect();
        let met = self.records.iter().enumerate().filter(|(_, records)| **records > 0);
        groups.extend(met.map(|(group, _)| group as u32));
        if self.by.is_empty() {
            groups.insert(MISSING);
        }
        groups
    }

    /// The numbers of a group's values, by the stratifiers that split.
    fn values(&self, group: u32) -> Vec<u32> {
        values(&self.combinations, group, self.by.len())
    }
}

impl Placed<'_> {
    /// The units that it belongs to, as it was read and as it could be.
    fn units(&self) -> impl Iterator<Item = u32> + use<> {
        let read = self.as_read.as_ref().and_then(|(_, _, unit)| *unit);
        let own = match self.unit {
            Whose::Unit(unit) => Some(unit),
            Whose::Own | Whose::Anybodys => None,
        };
        read.filter(|unit| *unit != MISSING).into_iter().chain(own)
    }
}

/// The numbers of a group's values: of one stratifier the group's own, of several those of its combination.
fn values(combinations: &PlIndexMap<Box<[u32]>, ()>, group: u32, stratifiers: usize) -> Vec<u32> {
    match stratifiers {
        0 => Vec::new(),
        1 => vec![group],
        _ => {
            let at = group.checked_sub(1);
            let combination = at.and_then(|at| combinations.get_index(at as usize));
            combination.map_or_else(|| vec![MISSING; stratifiers], |(values, ())| values.to_vec())
        }
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
        values(&self.combinations, group, stratifiers)
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    population: u64,
    /// Units of which it cannot be said whether they belong to the population.
    pub population_unknown: u64,
    /// By the exclusion's number.
    excluded: Vec<u64>,
    pub denominator: u64,
    pub numerator: u64,
    pub unknown: u64,
    pub sum: i128,
    pub values: Vec<i128>,
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
            self.sum += state.value;
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
    pub fn tally(self, part: &Part, reach: Option<Reach>) -> PolarsResult<Tally> {
        let mut values: Vec<Decimal> = Vec::with_capacity(self.values.len());
        for value in self.values {
            values.push(decimal(value, part)?);
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
            sum: part.population.sum.as_ref().map(|_| decimal(self.sum, part)).transpose()?,
            values,
            reach: reach.map(Box::new),
        })
    }
}

/// A sum or value of a frame as the number that it is.
fn decimal(value: i128, part: &Part) -> PolarsResult<Decimal> {
    let sum = part.population.sum.as_ref();
    let is_decimal = sum.is_some_and(|sum| sum.expr.r#type() == Type::Number);
    Decimal::try_from_i128_with_scale(value, if is_decimal { 6 } else { 0 })
        .map(|value| value.normalize())
        .map_err(|_| polars_err!(ComputeError: "{}: sum too large", part.indicator.id))
}

impl Reaching {
    /// As the engine gives it. An end that is too large for a decimal number is none. `cell` names the dataset and field of
    /// a path.
    pub fn reach(self, part: &Part, cell: &dyn Fn(&Path) -> Option<(String, String)>) -> Reach {
        let end = |end: Option<i128>| end.and_then(|end| decimal(end, part).ok());
        let mut values: Vec<Decimal> =
            self.values.iter().filter_map(|value| decimal(*value, part).ok()).collect();
        values.sort();
        let unsure = self.unsure.iter().map(|(range, is_optional)| UnsureValue {
            least: end(range.least.map(i128::from)),
            most: end(range.most.map(i128::from)),
            is_optional: *is_optional,
        });
        Reach {
            least: self.least,
            most: self.most,
            surely_in: self.surely_in,
            perhaps_in: self.perhaps_in,
            surely_out: self.surely_out,
            perhaps_out: self.perhaps_out,
            anybodys: self.anybodys,
            takers: self.takers,
            sum_least: end(self.sum_least.0),
            sum_most: end(self.sum_most.0),
            unsure: unsure.collect(),
            values,
            is_open: self.is_open,
            records: self.records,
            unread: self.unread,
            cells: self.fields.iter().filter_map(cell).collect(),
        }
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
        let rows = crate::library::indicator::Rows::Any;
        let decision =
            Decision { rows, at_least: 1, keeps_one: false, sums: false, keeps_values: false };
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
            split.finish(&[], decision).cells
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
