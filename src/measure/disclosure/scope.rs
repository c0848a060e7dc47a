//! What is proved possible of the numbers of a component, as a reader knows them.

use super::knowledge::{Knowledge, Limit};
use super::linear::Component;
use super::piece::{Piece, narrow_from};
use super::solve::{Near, Way, cheapest, extreme};

/// Cells that are looked at first: what moves a number mostly lies near it.
const NEAR: [usize; 3] = [40, 300, usize::MAX];

/// A table that is possible: where it differs from the real numbers.
#[derive(Clone)]
struct Table {
    moved: Vec<(usize, i64)>,
    /// Shares that would contradict it if they were told.
    against: Vec<usize>,
}

/// What is known of one component, and what has been proved possible in it so far.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    component: &'a Component,
    /// Whether a row is known.
    known: Vec<bool>,
    limits: Vec<Limit>,
    /// Nothing outside of these is possible.
    outer: Vec<Limit>,
    /// Least and greatest value of each cell in a table that was proved possible.
    proved: Vec<Limit>,
    tables: Vec<Table>,
    truth: Vec<i64>,
    /// Whether the real numbers agree with all that is known: without that nothing is proved.
    agrees: bool,
    pub most: i64,
}

impl<'a> Scope<'a> {
    /// Proved from the start are the real numbers.
    pub fn new(knowledge: &Knowledge, component: &'a Component) -> Scope<'a> {
        let (known, limits) = (known(knowledge, component), knowledge.limits(component));
        Scope::of(knowledge, component, known, limits)
    }

    /// What nothing can hide: all that can be withheld is.
    pub fn unavoidable(knowledge: &Knowledge, component: &'a Component) -> Scope<'a> {
        let most = knowledge.most(component);
        let limits =
            component.cells.iter().map(|cell| knowledge.unavoidable(*cell, most)).collect();
        let known = component.rows.iter().map(|row| row.share.is_none()).collect();
        Scope::of(knowledge, component, known, limits)
    }

    /// What is known to those who know nothing but what is published.
    pub fn published(knowledge: &Knowledge, component: &'a Component) -> Scope<'a> {
        let most = knowledge.most_published(component);
        let noughts = knowledge.may_hide_noughts(component);
        let limits = (component.cells.iter())
            .map(|cell| knowledge.published_limit(*cell, noughts, most))
            .collect();
        let scope = Scope::of(knowledge, component, known(knowledge, component), limits);
        Scope { most, ..scope }
    }

    fn of(
        knowledge: &Knowledge,
        component: &'a Component,
        known: Vec<bool>,
        limits: Vec<Limit>,
    ) -> Scope<'a> {
        let truth = knowledge.truth(component);
        let mut outer = limits.clone();
        narrow_from(component, &known, &mut outer, 0..limits.len());
        let agrees = agrees(component, &known, &limits, &truth);
        debug_assert!(agrees);
        Scope {
            component,
            known,
            limits,
            outer,
            proved: truth.iter().map(|value| (*value, *value)).collect(),
            tables: Vec::new(),
            truth,
            agrees,
            most: knowledge.most(component),
        }
    }

    /// Takes over what is newly withheld; what was possible stays so.
    pub fn widen(&mut self, knowledge: &Knowledge) {
        self.limits = knowledge.limits(self.component);
        self.known = known(knowledge, self.component);
        self.outer = self.limits.clone();
        narrow_from(self.component, &self.known, &mut self.outer, 0..self.limits.len());
        self.agrees = agrees(self.component, &self.known, &self.limits, &self.truth);
    }

    /// Takes over what is told again; what contradicts it is possible no longer.
    pub fn tighten(&mut self, knowledge: &Knowledge) {
        let before = std::mem::replace(&mut self.limits, knowledge.limits(self.component));
        let known = known(knowledge, self.component);
        let mut changed = Vec::new();
        for (place, limit) in self.limits.iter().enumerate() {
            if *limit != before[place] {
                changed.push(place);
                let outer = &mut self.outer[place];
                *outer = (outer.0.max(limit.0), outer.1.min(limit.1));
            }
        }
        for (number, row) in self.component.rows.iter().enumerate() {
            if known[number] && !self.known[number] {
                changed.extend(row.terms.iter().map(|(cell, _)| *cell));
            }
        }
        self.known = known;
        narrow_from(self.component, &self.known, &mut self.outer, changed);
        self.agrees = agrees(self.component, &self.known, &self.limits, &self.truth);
        let limits = &self.limits;
        let agrees = self.agrees;
        self.tables.retain(|table| {
            let within =
                |(cell, value): &(usize, i64)| (limits[*cell].0..=limits[*cell].1).contains(value);
            agrees
                && table.moved.iter().all(within)
                && table.against.iter().all(|share| knowledge.shares_withheld[*share])
        });
        self.proved = self.truth.iter().map(|value| (*value, *value)).collect();
        for table in &self.tables {
            raise(&mut self.proved, &table.moved);
        }
    }

    /// Whether a cell is proved to reach a value; tries to prove it.
    pub fn reaches(&mut self, cell: usize, way: Way, value: i64) -> bool {
        if !self.has_proved(cell, way, value) && self.allows(cell, way, value) {
            self.push_near(cell, way, value);
            if !self.has_proved(cell, way, value) && self.allows(cell, way, value) {
                self.push(cell, way);
            }
        }
        self.has_proved(cell, way, value)
    }

    /// The end of what can be proved of a cell.
    pub fn end(&mut self, cell: usize, way: Way) -> i64 {
        let outer = if way == Way::Lowest { self.outer[cell].0 } else { self.outer[cell].1 };
        let own = self.truth[cell];
        if !self.has_proved(cell, way, outer) {
            self.push(cell, way);
        }
        if self.proved[cell] == (own, own) {
            // Not how far it goes, but that it goes at all.
            self.push_near(cell, way, if way == Way::Lowest { own - 1 } else { own + 1 });
        }
        if way == Way::Lowest { self.proved[cell].0 } else { self.proved[cell].1 }
    }

    /// The value, or the nearest to it that can be proved.
    pub fn nearest(&mut self, cell: usize, way: Way, value: i64) -> i64 {
        if self.reaches(cell, way, value) {
            return value;
        }
        let end = self.end(cell, way);
        if way == Way::Lowest { end.max(value) } else { end.min(value) }
    }

    /// Least and greatest value in a table that was proved possible.
    pub fn proved(&self, cell: usize) -> Limit {
        self.proved[cell]
    }

    /// The real number.
    pub fn truth(&self, cell: usize) -> i64 {
        self.truth[cell]
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
        let (piece, _) = self.piece(cell, usize::MAX);
        let Some(place) = piece.place(cell) else { return };
        let rows: Vec<_> = piece.rows.iter().collect();
        let Some((table, is_end)) = extreme(&rows, &piece.limits, place, way) else { return };
        if self.prove(&piece, &table) && is_end {
            self.close(cell, way, table[place]);
        }
    }

    /// Nothing beyond a value is possible.
    fn close(&mut self, cell: usize, way: Way, value: i64) {
        let outer = &mut self.outer[cell];
        match way {
            Way::Lowest => outer.0 = outer.0.max(value),
            Way::Highest => outer.1 = outer.1.min(value),
        }
    }

    /// Takes over what was found impossible with more open.
    pub fn within(&mut self, freest: &Scope) {
        for (own, outer) in self.outer.iter_mut().zip(&freest.outer) {
            *own = (own.0.max(outer.0), own.1.min(outer.1));
        }
    }

    fn push_near(&mut self, cell: usize, way: Way, value: i64) {
        for most in NEAR {
            let (piece, is_all) = self.piece(cell, most);
            let Some(place) = piece.place(cell) else { return };
            let rows: Vec<_> = piece.rows.iter().collect();
            let truth: Vec<i64> = piece.cells.iter().map(|cell| self.truth[*cell]).collect();
            let mut limits = piece.limits.clone();
            match way {
                Way::Lowest => limits[place].1 = limits[place].1.min(value),
                Way::Highest => limits[place].0 = limits[place].0.max(value),
            }
            if limits[place].0 > limits[place].1 {
                return;
            }
            match cheapest(&rows, &limits, &truth, |_| 1.0) {
                Near::Found(table) if self.prove(&piece, &table) => return,
                Near::Impossible if is_all => {
                    let beyond = if way == Way::Lowest { value + 1 } else { value - 1 };
                    self.close(cell, way, beyond);
                }
                _ => {}
            }
            if is_all {
                return;
            }
        }
    }

    fn piece(&self, cell: usize, most: usize) -> (Piece, bool) {
        Piece::around(self.component, &self.known, &self.outer, &self.truth, (cell, most))
    }

    /// What a number could be moved with if those were open that are in another scope.
    pub fn piece_within(&self, freest: &Scope, cell: usize, most: usize) -> (Piece, bool) {
        Piece::around(self.component, &self.known, &freest.outer, &self.truth, (cell, most))
    }

    /// Proves again what another proved.
    pub fn adopt(&mut self, other: &Scope) {
        for table in &other.tables {
            self.prove_moved(table.moved.clone());
        }
    }

    /// Narrowing loses nothing, but it is the limits that are known: the proof is held against them.
    fn prove(&mut self, piece: &Piece, table: &[i64]) -> bool {
        let moved: Vec<(usize, i64)> = (piece.cells.iter().zip(table))
            .filter(|(cell, value)| self.truth[**cell] != **value)
            .map(|(cell, value)| (*cell, *value))
            .collect();
        self.prove_moved(moved)
    }

    fn prove_moved(&mut self, moved: Vec<(usize, i64)>) -> bool {
        if moved.is_empty() || !self.agrees || !self.is_possible(&moved) {
            return false;
        }
        raise(&mut self.proved, &moved);
        let against = self.contradicting(&moved);
        self.tables.push(Table { moved, against });
        true
    }

    /// Whether the real numbers with some moved agree with everything that is known.
    fn is_possible(&self, moved: &[(usize, i64)]) -> bool {
        let value = self.moved(moved);
        let within = |(cell, value): &(usize, i64)| {
            (self.limits[*cell].0..=self.limits[*cell].1).contains(value)
        };
        moved.iter().all(within)
            && moved
                .iter()
                .flat_map(|(cell, _)| &self.component.touching[*cell])
                .all(|number| !self.known[*number] || self.component.rows[*number].holds(&value))
    }

    /// Shares that are not told and do not agree.
    fn contradicting(&self, moved: &[(usize, i64)]) -> Vec<usize> {
        let value = self.moved(moved);
        let rows = moved.iter().flat_map(|(cell, _)| &self.component.touching[*cell]);
        let open = rows.filter(|number| !self.known[**number]);
        let mut against: Vec<usize> = open
            .filter_map(|number| {
                let row = &self.component.rows[*number];
                row.share.filter(|_| !row.holds(&value))
            })
            .collect();
        against.sort_unstable();
        against.dedup();
        against
    }

    fn moved<'b>(&'b self, moved: &'b [(usize, i64)]) -> impl Fn(usize) -> i64 + 'b {
        |cell| match moved.binary_search_by_key(&cell, |(cell, _)| *cell) {
            Ok(place) => moved[place].1,
            Err(_) => self.truth[cell],
        }
    }
}

fn raise(proved: &mut [Limit], moved: &[(usize, i64)]) {
    for (cell, value) in moved {
        let proved = &mut proved[*cell];
        *proved = (proved.0.min(*value), proved.1.max(*value));
    }
}

fn known(knowledge: &Knowledge, component: &Component) -> Vec<bool> {
    let told = |share: usize| !knowledge.shares_withheld[share];
    component.rows.iter().map(|row| row.share.is_none_or(told)).collect()
}

fn agrees(component: &Component, known: &[bool], limits: &[Limit], truth: &[i64]) -> bool {
    let rows = component.rows.iter().zip(known).filter(|(_, known)| **known);
    truth.iter().zip(limits).all(|(value, limit)| (limit.0..=limit.1).contains(value))
        && rows.into_iter().all(|(row, _)| row.holds(|cell| truth[cell]))
}
