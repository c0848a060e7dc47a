//! Controlled rounding: every number of people becomes a multiple of a base, and what adds up still does.
//!
//! The base is at least the threshold, so that no small number is a multiple of it. The rounded table meets every
//! relation that a reader knows and is as far from itself as nothing is: whoever takes it for what was counted finds
//! no contradiction, and this program would have printed it unchanged. So a number from 1 to one less than the
//! threshold can never be concluded: it could always be the multiple that is printed. The proof holds for readers who
//! know the program, as long as all that is printed is worked out from the rounded numbers alone.
//!
//! Sums over people (days, hours, posts) are not rounded: those over few people are withheld, with what they could be
//! worked out from. How many people a sum is over is taken from the rounded numbers, too.

mod proof;
mod solve;
mod told;

use std::collections::BTreeMap;

use super::knowledge::Mark;
use super::linear::{Row, rows};
use super::outcome::{Outcome, Reason, Withheld};
use super::policy::Policy;
use super::rules::{Cause, rules};
use super::suppress::{sound, suppress};
use super::system::{CellIndex, CellKey, Relation, System};
use solve::{Freedom, Task};
pub use told::Told;

/// How far numbers may be moved, the nearest first.
const STEPS: [Freedom; 5] = [
    Freedom { beyond: 0, rests: false },
    Freedom { beyond: 0, rests: true },
    Freedom { beyond: 1, rests: true },
    Freedom { beyond: 2, rests: true },
    Freedom { beyond: 4, rests: true },
];

/// What a report with rounded numbers tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rounded {
    /// Every number of people, as it is told, and how far what was counted may lie from it. Numbers of things are told
    /// as they are.
    pub numbers: BTreeMap<CellKey, (u64, u64)>,
    /// The sums that are withheld.
    pub sums: Outcome,
    /// Numbers that an earlier report told by other rules: exactly, or by another base. There is no report while there
    /// are any.
    pub otherwise: Vec<CellKey>,
    /// Numbers for which nothing could be found or proved. There is no report while there are any.
    pub doubtful: Vec<CellKey>,
}

/// Rounds the numbers of a report. What was told before of the same number is told again, where that is one of the
/// multiples next to it: then both reports together tell no more than the one, whose table meets the relations of both.
pub fn round(system: &System, policy: &Policy, before: &Told) -> Rounded {
    let (system, _) = sound(system);
    let is_rounded = rounded_cells(&system);
    let without_shares = System { shares: Vec::new(), ..system.clone() };
    let rows = rows(&without_shares);
    let base = policy.base();
    let earlier: Vec<Option<u64>> = (system.cells.iter().zip(&is_rounded))
        .map(|(cell, is_rounded)| before.of(cell).filter(|_| *is_rounded))
        .collect();
    let otherwise = (0..earlier.len())
        .filter(|index| earlier[*index].is_some_and(|number| !number.is_multiple_of(base)));
    let otherwise = keys(&system, otherwise);
    if !otherwise.is_empty() {
        return Rounded { otherwise, ..Rounded::default() };
    }
    // Of data that were corrected since, the numbers of today are told.
    let told: Vec<Option<u64>> = (system.cells.iter().zip(earlier))
        .map(|(cell, earlier)| earlier.filter(|told| told.abs_diff(cell.value) < base))
        .collect();
    // Sums over few are not told, and bind nothing.
    let binds = |cell: &CellIndex| {
        let cell = &system.cells[*cell];
        let few = policy.uniform_below.max(policy.threshold);
        cell.units.is_none_or(|units| units >= few && !cell.key.part.is_remainder())
    };
    let binding: Vec<Row> = (rows.iter())
        .filter(|row| row.terms.iter().all(|(cell, _)| binds(cell)))
        .cloned()
        .collect();
    let task = Task { system: &system, rows: &binding, is_rounded: &is_rounded, base, told: &told };
    let found = match task.table(&STEPS) {
        Ok(found) => found,
        Err(failed) => {
            return Rounded { doubtful: keys(&system, failed), ..Rounded::default() };
        }
    };
    let numbers: Vec<u64> = found.iter().map(|(number, _)| *number).collect();
    let within: Vec<u64> = found.iter().map(|(_, within)| *within).collect();
    let mut sums = of_sums(&system, &numbers, policy);
    let table = proof::Table {
        system: &system,
        rows: &rows,
        is_rounded: &is_rounded,
        numbers: &numbers,
        within: &within,
    };
    let mut doubtful = keys(&system, table.contradictions());
    let rules = rules(&system, policy);
    let uniform: Vec<CellIndex> = (0..system.cells.len())
        .filter(|cell| {
            let is_nought = is_rounded[*cell] && system.cells[*cell].value == 0;
            is_nought && rules[*cell].sensitive.is_some()
        })
        .collect();
    // Sums that the rounded numbers cannot have, or that say too much of them, are not told either.
    let roomless = table.without_room(&sums);
    withhold(&system, &mut sums, roomless);
    let sure = table.surely_nought(&uniform, &sums);
    if !sure.is_empty() {
        withhold(&system, &mut sums, table.sums_beside(&sure));
        doubtful.extend(keys(&system, table.surely_nought(&sure, &sums)));
    }
    doubtful.extend(keys(&system, table.without_room(&sums)));
    doubtful.extend(sums.doubtful.iter().cloned());
    doubtful.extend(sums.listing.iter().filter(|line| !line.passes).map(|line| line.key.clone()));
    let numbers = (system.cells.iter().zip(found).zip(&is_rounded))
        .filter(|(_, is_rounded)| **is_rounded)
        .map(|((cell, number), _)| (cell.key.clone(), number))
        .collect();
    Rounded { numbers, sums, doubtful, otherwise }
}

fn withhold(system: &System, sums: &mut Outcome, cells: Vec<CellIndex>) {
    for cell in cells {
        let reason = Reason::Primary(Cause::FewUnits);
        let withheld = Withheld { mark: Mark::Withheld, reason };
        sums.withheld.entry(system.cells[cell].key.clone()).or_insert(withheld);
    }
}

fn keys(system: &System, cells: impl IntoIterator<Item = CellIndex>) -> Vec<CellKey> {
    cells.into_iter().map(|cell| system.cells[cell].key.clone()).collect()
}

/// Numbers of people, and of things that add up with them.
fn rounded_cells(system: &System) -> Vec<bool> {
    let is_count = |cell: &CellIndex| system.cells[*cell].units.is_none();
    let mut rounded: Vec<bool> =
        system.cells.iter().map(|cell| cell.people && cell.units.is_none()).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for relation in &system.relations {
            let Relation::Sum { total, parts } = relation else { continue };
            let all = || std::iter::once(total).chain(parts);
            if all().any(|cell| rounded[*cell]) {
                for cell in all().filter(|cell| is_count(cell)) {
                    changed |= !std::mem::replace(&mut rounded[*cell], true);
                }
            }
        }
    }
    rounded
}

/// What of sums over people is withheld: by how many they are over, as the rounded numbers tell it.
fn of_sums(system: &System, numbers: &[u64], policy: &Policy) -> Outcome {
    let place: BTreeMap<&CellKey, CellIndex> =
        system.cells.iter().enumerate().map(|(index, cell)| (&cell.key, index)).collect();
    let counted = |index: CellIndex| -> Option<u64> {
        let key = &system.cells[index].key;
        super::rules::summed_over(&key.part).into_iter().find_map(|part| {
            let key = CellKey { part, ..key.clone() };
            place.get(&key).map(|own| numbers[*own])
        })
    };
    let left: BTreeMap<CellIndex, (CellIndex, CellIndex)> = (system.relations.iter())
        .filter_map(|relation| match relation {
            Relation::Sum { total, parts } => {
                let [left, right] = parts[..] else { return None };
                let is_rest = |cell: CellIndex| system.cells[cell].key.part.is_remainder();
                is_rest(left)
                    .then_some((left, (*total, right)))
                    .or_else(|| is_rest(right).then_some((right, (*total, left))))
            }
            _ => None,
        })
        .collect();
    let units_of = |index: CellIndex| -> Option<u64> {
        match left.get(&index) {
            Some((whole, part)) => Some(counted(*whole)?.saturating_sub(counted(*part)?)),
            None => counted(index),
        }
    };
    let chosen: Vec<CellIndex> =
        (0..system.cells.len()).filter(|index| system.cells[*index].units.is_some()).collect();
    let moved: BTreeMap<CellIndex, CellIndex> =
        chosen.iter().enumerate().map(|(new, old)| (*old, new)).collect();
    let cells = chosen.iter().map(|index| {
        let mut cell = system.cells[*index].clone();
        cell.units = units_of(*index).or(cell.units);
        if cell.printed {
            // That a sum is over nobody tells that there is nobody.
            cell.units = cell.units.map(|units| units.max(1));
        }
        cell
    });
    let all = |cells: &[CellIndex]| -> Option<Vec<CellIndex>> {
        cells.iter().map(|cell| moved.get(cell).copied()).collect()
    };
    let relations = system.relations.iter().filter_map(|relation| match relation {
        Relation::Sum { total, parts } => {
            Some(Relation::Sum { total: *moved.get(total)?, parts: all(parts)? })
        }
        Relation::Cover { total, parts } => {
            Some(Relation::Cover { total: *moved.get(total)?, parts: all(parts)? })
        }
        Relation::AtMost { part, whole } => {
            Some(Relation::AtMost { part: *moved.get(part)?, whole: *moved.get(whole)? })
        }
        Relation::Bound { .. } => None,
    });
    let sums =
        System { cells: cells.collect(), relations: relations.collect(), shares: Vec::new() };
    let of_sums = Policy { uniform_below: policy.least_rounded(), ..policy.clone() };
    suppress(&sums, &of_sums)
}
