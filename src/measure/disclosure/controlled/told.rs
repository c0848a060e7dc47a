//! What earlier public reports told.

use std::collections::{BTreeMap, BTreeSet};

use super::super::system::{Cell, CellKey};
use crate::engine::counts::Group;
use crate::period::Period;

/// Numbers that earlier public reports told, and the tables in which they stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The numbers.
    pub numbers: BTreeMap<CellKey, u64>,
    /// Indicators, by the periods that were told.
    pub tables: BTreeSet<(String, Period)>,
    /// Groups that had a row; others were nought, or rounded to it.
    pub rows: BTreeSet<(String, Period, Group)>,
}

impl Told {
    /// Whether nothing was told.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// What was told of a number; `None` where nothing was.
    pub fn of(&self, cell: &Cell) -> Option<u64> {
        let key = &cell.key;
        if let Some(number) = self.numbers.get(key) {
            return Some(*number);
        }
        let table = (key.indicator.clone(), key.period.clone());
        let group = key.group.clone().filter(|_| cell.printed && self.tables.contains(&table))?;
        (!self.rows.contains(&(table.0, table.1, group))).then_some(0)
    }
}
