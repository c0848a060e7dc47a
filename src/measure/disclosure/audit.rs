//! The listing: of each number that must not be learnt, what a reader can derive.

use super::knowledge::{Knowledge, Limit, Mark, whole};
use super::linear::{Component, Row};
use super::rules::Declared;
use super::solve::{Way, extreme, is_possible, narrowed, nearest_with};
use super::system::CellKey;

/// One line of the listing. It holds nothing that a reader could not work out, so it can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivable {
    /// The number.
    pub key: CellKey,
    /// How it prints; `None` for a number that the report never prints.
    pub mark: Option<Mark>,
    /// Decimals of a sum, to read the numbers below.
    pub scale: u32,
    /// Least value that a reader cannot exclude. A table of whole numbers proves it.
    pub low: u64,
    /// Greatest value that a reader cannot exclude; `None` when there is no bound.
    pub high: Option<u64>,
    /// What a reader must be left to think possible.
    pub declared: Declared,
    /// Whether the declared range is narrower than the policy's, because the mere presence of other numbers
    /// tells more: a total of two groups that are not empty is at least 2.
    pub narrowed: bool,
    /// Whether the declared range lies within what cannot be excluded, and holds more than one number.
    pub passes: bool,
}

/// What is known of one component, and what has been proved possible in it so far.
pub(super) struct Scope<'a> {
    component: &'a Component,
    rows: Vec<&'a Row>,
    limits: Vec<Limit>,
    outer: Vec<Limit>,
    /// Least and greatest value of each cell in a table that was proved possible.
    proved: Vec<Limit>,
    truth: Vec<i64>,
    most: i64,
}

impl<'a> Scope<'a> {
    /// Proved from the start are the real numbers.
    pub fn new(knowledge: &Knowledge, component: &'a Component) -> Scope<'a> {
        let limits = knowledge.limits(component);
        let rows = knowledge.rows(component);
        Scope::of(knowledge, component, rows, limits)
    }

    /// What nothing can hide: all that can be withheld is.
    pub fn unavoidable(knowledge: &Knowledge, component: &'a Component) -> Scope<'a> {
        let most = knowledge.most(component);
        let limits =
            component.cells.iter().map(|cell| knowledge.unavoidable(*cell, most)).collect();
        let rows = component.rows.iter().filter(|row| row.share.is_none()).collect();
        Scope::of(knowledge, component, rows, limits)
    }

    fn of(
        knowledge: &Knowledge,
        component: &'a Component,
        rows: Vec<&'a Row>,
        limits: Vec<Limit>,
    ) -> Scope<'a> {
        let truth = knowledge.truth(component);
        debug_assert!(is_possible(&rows, &limits, &truth));
        Scope {
            component,
            outer: narrowed(&rows, &limits),
            rows,
            limits,
            proved: truth.iter().map(|value| (*value, *value)).collect(),
            truth,
            most: knowledge.most(component),
        }
    }

    /// Takes over what is newly withheld; what was possible stays so.
    pub fn widen(&mut self, knowledge: &Knowledge) {
        self.limits = knowledge.limits(self.component);
        self.rows = knowledge.rows(self.component);
        self.outer = narrowed(&self.rows, &self.limits);
    }

    /// Whether a cell is proved to reach a value; tries to prove it.
    pub fn reaches(&mut self, cell: usize, way: Way, value: i64) -> bool {
        if !self.has_proved(cell, way, value) && self.allows(cell, way, value) {
            self.push(cell, way);
        }
        self.has_proved(cell, way, value)
    }

    /// The end of what can be proved of a cell.
    pub fn end(&mut self, cell: usize, way: Way) -> i64 {
        let outer = if way == Way::Lowest { self.outer[cell].0 } else { self.outer[cell].1 };
        let own = self.truth[cell];
        if !self.reaches(cell, way, outer) && self.proved[cell] == (own, own) {
            // Not how far it goes, but that it goes at all.
            self.push_near(cell, if way == Way::Lowest { own - 1 } else { own + 1 });
        }
        if way == Way::Lowest { self.proved[cell].0 } else { self.proved[cell].1 }
    }

    fn has_proved(&self, cell: usize, way: Way, value: i64) -> bool {
        match way {
            Way::Lowest => self.proved[cell].0 <= value,
            Way::Highest => self.proved[cell].1 >= value,
        }
    }

    fn allows(&self, cell: usize, way: Way, value: i64) -> bool {
        match way {
            Way::Lowest => self.outer[cell].0 <= value,
            Way::Highest => self.outer[cell].1 >= value,
        }
    }

    fn push(&mut self, cell: usize, way: Way) {
        let Some(table) = extreme(&self.rows, &self.outer, cell, way) else { return };
        self.prove(&table);
    }

    fn push_near(&mut self, cell: usize, value: i64) {
        let table = nearest_with(&self.rows, &self.outer, &self.truth, cell, value);
        table.into_iter().for_each(|table| self.prove(&table));
    }

    fn prove(&mut self, table: &[i64]) {
        // Narrowing loses nothing, but it is the limits that are known: the proof is held against them.
        if is_possible(&self.rows, &self.limits, table) {
            for (proved, value) in self.proved.iter_mut().zip(table) {
                *proved = (proved.0.min(*value), proved.1.max(*value));
            }
        }
    }
}

/// Who knows nothing but what is published.
pub(super) struct Reader<'a> {
    rows: Vec<&'a Row>,
    limits: Vec<Limit>,
    most: i64,
}

impl<'a> Reader<'a> {
    pub fn new(knowledge: &Knowledge, component: &'a Component) -> Reader<'a> {
        let rows = knowledge.rows(component);
        let most = knowledge.most_published(component);
        let noughts = knowledge.may_hide_noughts(component);
        let limits: Vec<Limit> = (component.cells.iter())
            .map(|cell| knowledge.published_limit(*cell, noughts, most))
            .collect();
        Reader { limits: narrowed(&rows, &limits), rows, most }
    }

    /// Least and greatest value of a cell; `None` where the search gave up.
    pub fn range(&self, place: usize) -> Option<(u64, Option<u64>)> {
        let end = |way| Some(extreme(&self.rows, &self.limits, place, way)?[place]);
        let (low, high) = (end(Way::Lowest)?, end(Way::Highest)?);
        Some((low.unsigned_abs(), (high < self.most / 2).then_some(high.unsigned_abs())))
    }
}

/// The ends that a declared range asks for, lowest and highest.
pub(super) fn ends(declared: Declared) -> Option<(i64, i64)> {
    match declared {
        Declared::Range(low, high) => Some((whole(low), whole(high))),
        Declared::Doubt => None,
    }
}

/// The lines of one component.
pub(super) fn listing(knowledge: &Knowledge, component: &Component) -> Vec<Derivable> {
    let wanted: Vec<(usize, Declared)> = (component.cells.iter().enumerate())
        .filter_map(|(place, index)| Some((place, knowledge.declared(*index)?)))
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut scope = Scope::new(knowledge, component);
    let mut freest: Option<Scope> = None;
    let mut lines = Vec::with_capacity(wanted.len());
    for (place, declared) in wanted {
        let (low, high) = (scope.end(place, Way::Lowest), scope.end(place, Way::Highest));
        let mut held = declared;
        let within = |declared: Declared| {
            low < high && ends(declared).is_none_or(|(least, most)| low <= least && most <= high)
        };
        if let (false, Some((least, most))) = (within(declared), ends(declared)) {
            let freest = freest.get_or_insert_with(|| Scope::unavoidable(knowledge, component));
            let least = least.max(freest.end(place, Way::Lowest));
            let most = most.min(freest.end(place, Way::Highest));
            held = Declared::Range(least.unsigned_abs(), most.unsigned_abs());
        }
        let index = component.cells[place];
        // Nobody is left where no row tells of any: that is told, and nothing can hide it.
        if held == Declared::Range(0, 0) && !knowledge.cell(index).printed {
            continue;
        }
        lines.push(Derivable {
            key: knowledge.cell(index).key.clone(),
            mark: knowledge.marks[index],
            scale: knowledge.cell(index).scale,
            low: low.unsigned_abs(),
            // The bound that stands for none is more than twice any that the numbers could give.
            high: (high < scope.most / 2).then_some(high.unsigned_abs()),
            declared: held,
            narrowed: held != declared,
            passes: within(held),
        });
    }
    lines
}
