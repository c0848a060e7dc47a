//! The numbers of the whole, of one stratifier's groups, or of a cross of several.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::PlIndexMap;

use super::cell::Cell;
use super::counts::Overlap;
use super::doubtful::{Doubt, Outcomes};
use super::names::MISSING;
use super::reach::{Clean, Decision, Reaching, Seen};
use super::state::State;
use super::units::{Units, at};

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
        let (combinations, units) = (PlIndexMap::default(), Units::new(marks_alone));
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

    /// The number of a group that was met, by its values.
    fn known_group(&self, values: &[u32]) -> Option<u32> {
        match values {
            [] => Some(MISSING),
            [value] => Some(*value),
            several if several.iter().all(|value| *value == MISSING) => Some(MISSING),
            several => self.combinations.get_index_of(several).map(|at| at as u32 + 1),
        }
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
        self.units.join(group, unit, state);
    }

    /// The groups, once every record was added that is not doubtful.
    pub fn finish(mut self, doubts: &[Placed], decision: Decision) -> Groups {
        // Marks do not tell how many records there were, and one is enough.
        let at_least = if self.units.are_marked() { 0 } else { decision.at_least };
        let mut units: PlIndexMap<(u32, u32), State> = PlIndexMap::default();
        let mut settled: Vec<((u32, u32), State)> = Vec::new();
        let met = std::mem::replace(&mut self.units, Units::new(true));
        let mut doubted: Vec<bool> = Vec::new();
        doubts.iter().flat_map(Placed::units).for_each(|unit| *at(&mut doubted, unit) = true);
        met.each(&mut |place, state| {
            if doubted.get(place.1 as usize) == Some(&true) {
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
        units: &PlIndexMap<(u32, u32), State>,
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
        let mut of_unit: Vec<(u32, &Placed, &Outcomes)> = Vec::new();
        // The groups of each unit in which a record of it stands or could stand; in all others it is nothing.
        let mut of_group: Vec<(u32, u32)> =
            units.keys().copied().filter(|(group, _)| groups.contains(group)).collect();
        let by_values = GroupValues::new(self, &groups);
        for placed in doubts {
            let Some(outcomes) = placed.doubt.outcomes.as_ref() else { continue };
            if let Whose::Unit(unit) = placed.unit {
                of_unit.push((unit, placed, outcomes));
            }
            by_values.each_of(placed, &mut |group, is_here| {
                let reaching = &mut reaches[group as usize];
                reaching.note(placed.doubt);
                let seen = Seen { outcomes, is_here, may_be_here: true };
                match placed.unit {
                    Whose::Own => reaching.add(None, &[seen], decision),
                    Whose::Anybodys => reaching.add_anybodys(&seen, decision),
                    Whose::Unit(unit) => of_group.push((group, unit)),
                }
            });
            if decision.keeps_one && placed.unit == Whose::Anybodys {
                // What stands for a unit elsewhere, or is excluded, takes the unit with it.
                let stays = placed.has_known_values() && outcomes.remains_if_within;
                let taken = by_values.values.iter().filter(|(_, v)| !(stays && placed.may_have(v)));
                for (group, _) in taken {
                    reaches[*group as usize].add_taker(placed.doubt, decision);
                }
            }
        }
        of_group.sort_unstable();
        of_group.dedup();
        // Those of one unit stay in their order.
        of_unit.sort_by_key(|(unit, ..)| *unit);
        // Where one record stands for a unit, that of another group may.
        let mut elsewhere: BTreeMap<u32, State> = BTreeMap::new();
        if decision.keeps_one {
            let mut places: Vec<(&(u32, u32), &State)> = units.iter().collect();
            places.sort_unstable_by_key(|(place, _)| **place);
            for ((_, unit), state) in places {
                elsewhere.entry(*unit).or_insert(*state);
            }
        }
        let mut values: Option<(u32, Vec<u32>)> = None;
        for (group, unit) in of_group {
            let (_, values) = match &mut values {
                Some(known) if known.0 == group => known,
                other => other.insert((group, self.values(group))),
            };
            let reaching = &mut reaches[group as usize];
            let first = of_unit.partition_point(|(other, ..)| *other < unit);
            let own = of_unit[first..].iter().take_while(|(other, ..)| *other == unit);
            let seen = own.clone().map(|(_, placed, outcomes)| {
                let may_be_here = placed.may_have(values);
                let is_here = may_be_here && placed.has_known_values();
                Seen { outcomes, is_here, may_be_here }
            });
            // Only where one record stands for its unit do those of other groups matter.
            let doubts: Vec<Seen> =
                seen.filter(|seen| seen.may_be_here || decision.keeps_one).collect();
            let here = units.get(&(group, unit)).map(|state| (*state, true));
            if decision.keeps_one && here.is_some() {
                // A record of another group may stand for the unit.
                own.for_each(|(_, other, _)| reaching.touch(other.doubt));
            }
            let clean = here.or_else(|| elsewhere.get(&unit).map(|state| (*state, false)));
            let clean = clean.map(|(state, is_here)| Clean { state, order: state.order, is_here });
            reaching.add(clean, &doubts, decision);
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

/// The values of the groups of a split, by which the groups of a doubtful record are found.
struct GroupValues<'s> {
    split: &'s Split,
    groups: &'s BTreeSet<u32>,
    /// By the group, for records of which some value could be any.
    values: Vec<(u32, Vec<u32>)>,
}

impl<'s> GroupValues<'s> {
    fn new(split: &'s Split, groups: &'s BTreeSet<u32>) -> Self {
        let values = groups.iter().map(|group| (*group, split.values(*group))).collect();
        GroupValues { split, groups, values }
    }

    /// Calls `each` with every group that a record could be of, and whether it surely is.
    fn each_of(&self, placed: &Placed, each: &mut dyn FnMut(u32, bool)) {
        let known: Option<Vec<u32>> = placed.values.iter().copied().collect();
        match known {
            Some(values) => {
                let group = self.split.known_group(&values);
                if let Some(group) = group.filter(|group| self.groups.contains(group)) {
                    each(group, true);
                }
            }
            None => {
                let could = self.values.iter().filter(|(_, values)| placed.may_have(values));
                could.for_each(|(group, _)| each(*group, false));
            }
        }
    }
}

impl Placed<'_> {
    /// Whether its values could be these.
    fn may_have(&self, values: &[u32]) -> bool {
        self.values.iter().zip(values).all(|(own, value)| own.is_none_or(|own| own == *value))
    }

    /// Whether each of its values is known.
    fn has_known_values(&self) -> bool {
        self.values.iter().all(Option::is_some)
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::units::MANY_GROUPS;

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
