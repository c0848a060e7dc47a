//! What a reader of rounded numbers can and cannot conclude.

use super::super::knowledge::{Limit, whole};
use super::super::linear::{Component, Row, components};
use super::super::outcome::Outcome;
use super::super::solve::{is_possible, nearest_with};
use super::super::system::{CellIndex, System};

/// A rounded table beside the counted one.
pub(super) struct Table<'a> {
    pub system: &'a System,
    pub rows: &'a [Row],
    pub is_rounded: &'a [bool],
    pub numbers: &'a [u64],
    /// How far a number may lie from what was counted.
    pub within: &'a [u64],
}

impl Table<'_> {
    /// Numbers of relations that the rounded table does not meet, or that lie further away than is said.
    pub fn contradictions(&self) -> Vec<CellIndex> {
        let value = |cell: CellIndex| whole(self.numbers[cell]);
        let is_counted =
            |row: &&Row| row.terms.iter().all(|(cell, _)| self.system.cells[*cell].units.is_none());
        let broken = self.rows.iter().filter(is_counted).filter(|row| !row.holds(value));
        let mut found: Vec<CellIndex> =
            broken.flat_map(|row| row.terms.iter().map(|(cell, _)| *cell)).collect();
        found.extend((0..self.numbers.len()).filter(|index| {
            let cell = &self.system.cells[*index];
            let is_far = self.numbers[*index].abs_diff(cell.value) > self.within[*index];
            cell.printed && self.is_rounded[*index] && is_far
        }));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Sums that are printed and of which the rounded numbers cannot be those of the people: as they stand, or as a
    /// reader knows them.
    pub fn without_room(&self, sums: &Outcome) -> Vec<CellIndex> {
        let is_sum = |cell: &CellIndex| self.system.cells[*cell].units.is_some();
        let mut found = Vec::new();
        for component in components(self.system, self.rows) {
            let Some(own) = component.cells.iter().position(is_sum) else { continue };
            let Some(counted) = component.cells.iter().position(|cell| !is_sum(cell)) else {
                continue;
            };
            let mut limits = self.limits(&component, sums);
            let table: Vec<i64> =
                component.cells.iter().map(|cell| whole(self.numbers[*cell])).collect();
            for (place, cell) in component.cells.iter().enumerate() {
                if !is_sum(cell) {
                    limits[place] = (table[place], table[place]);
                }
            }
            let rows: Vec<&Row> = component.rows.iter().collect();
            let fits = is_possible(&rows, &limits, &table)
                || nearest_with(&rows, &limits, &table, counted, table[counted]).is_some();
            if !fits {
                let all = component.cells[own..].iter().copied().filter(|cell| is_sum(cell));
                found.extend(all.filter(|cell| self.system.cells[*cell].printed));
            }
        }
        found
    }

    /// The printed sums that have to do with these numbers.
    pub fn sums_beside(&self, cells: &[CellIndex]) -> Vec<CellIndex> {
        let is_sum = |cell: &CellIndex| {
            let own = &self.system.cells[*cell];
            own.units.is_some() && own.printed
        };
        components(self.system, self.rows)
            .iter()
            .filter(|component| component.cells.iter().any(|cell| cells.contains(cell)))
            .flat_map(|component| component.cells.iter().copied().filter(is_sum))
            .collect()
    }

    /// Of noughts that tell of a small group, those that a reader could be sure of.
    pub fn surely_nought(&self, wanted: &[CellIndex], sums: &Outcome) -> Vec<CellIndex> {
        let all = components(self.system, self.rows);
        let mut home = vec![(0, 0); self.numbers.len()];
        for (number, component) in all.iter().enumerate() {
            for (place, cell) in component.cells.iter().enumerate() {
                home[*cell] = (number, place);
            }
        }
        let mut known: Vec<Option<Vec<Limit>>> = vec![None; all.len()];
        let sure = |cell: &CellIndex| {
            let (number, place) = home[*cell];
            let component = &all[number];
            let limits = known[number].get_or_insert_with(|| self.limits(component, sums));
            let counted: Vec<i64> =
                component.cells.iter().map(|own| whole(self.system.cells[*own].value)).collect();
            let rounded: Vec<i64> =
                component.cells.iter().map(|own| whole(self.numbers[*own])).collect();
            let rows: Vec<&Row> = component.rows.iter().collect();
            let could_be = |limits: &[Limit], from: &[i64]| {
                nearest_with(&rows, limits, from, place, 1).is_some()
            };
            !could_be(limits, &counted) && !could_be(limits, &rounded) && {
                // What the relations alone say was never a secret.
                let free = self.free(component);
                could_be(&free, &counted)
            }
        };
        wanted.iter().copied().filter(sure).collect()
    }

    /// What is known of each number where no number of people is told.
    fn free(&self, component: &Component) -> Vec<Limit> {
        let far = self.far(component);
        let limit = |cell: &CellIndex| {
            let own = &self.system.cells[*cell];
            let is_told = own.printed && !own.people && !self.is_rounded[*cell];
            if is_told { (whole(own.value), whole(own.value)) } else { (0, far) }
        };
        component.cells.iter().map(limit).collect()
    }

    fn far(&self, component: &Component) -> i64 {
        let all = component.cells.iter().map(|cell| whole(self.numbers[*cell]));
        all.fold(1000, |sum: i64, own| sum.saturating_add(own)).saturating_mul(4)
    }

    /// What a reader knows of each number by itself.
    fn limits(&self, component: &Component, sums: &Outcome) -> Vec<Limit> {
        let far = self.far(component);
        let limit = |cell: &CellIndex| {
            let own = &self.system.cells[*cell];
            let number = whole(self.numbers[*cell]);
            let within = whole(self.within[*cell]);
            match self.is_rounded[*cell] {
                _ if !own.printed => (0, far),
                true => ((number - within).max(0), number.saturating_add(within)),
                false if sums.mark(&own.key).is_some() => (0, far),
                false => (number, number),
            }
        };
        component.cells.iter().map(limit).collect()
    }
}
