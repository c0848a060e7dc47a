//! Withholds further numbers, step by step, until none of those withheld can be derived.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::ends;
use super::knowledge::{Knowledge, whole};
use super::linear::Component;
use super::rules::Declared;
use super::scope::Scope;
use super::solve::Way;
use super::steps::{Goal, cheapest, steps, take};

/// Cells among which the cheapest steps are looked for first.
const NEAR: [usize; 2] = [400, usize::MAX];

/// What can be kept secret of a component, where that is less than the policy declares.
#[derive(Clone, Debug, Default)]
pub(super) struct Promise {
    /// Ends of declared ranges that nothing can reach, by cell and whether it is the high end: the nearest.
    ends: BTreeMap<(usize, bool), i64>,
    /// Cells for which nothing could be done: the listing says so.
    lost: BTreeSet<usize>,
}

/// A component, what is proved of it, and what is promised.
#[derive(Clone)]
pub(super) struct Watch<'a> {
    pub component: &'a Component,
    pub scope: Scope<'a>,
    /// What nothing can hide.
    pub freest: Scope<'a>,
    promise: Promise,
}

impl<'a> Watch<'a> {
    /// Of a component of which nothing is promised yet.
    pub fn new(knowledge: &Knowledge, component: &'a Component) -> Watch<'a> {
        Watch {
            component,
            scope: Scope::new(knowledge, component),
            freest: Scope::unavoidable(knowledge, component),
            promise: Promise::default(),
        }
    }

    /// Whether everything that was promised holds, now that something is told again.
    pub fn holds_with_less(&mut self, knowledge: &Knowledge) -> bool {
        self.scope.tighten(knowledge);
        failure(knowledge, self.component, &mut self.scope, &self.promise).is_none()
    }
}

/// Withholds further numbers of a component until nothing that is withheld in it can be derived.
pub(super) fn protect(knowledge: &mut Knowledge, watch: &mut Watch) {
    let component = watch.component;
    loop {
        if !component.cells.iter().any(|cell| knowledge.declared(*cell).is_some()) {
            return;
        }
        watch.scope.widen(knowledge);
        watch.scope.within(&watch.freest);
        let promise = &mut watch.promise;
        let Some(goal) = failure(knowledge, component, &mut watch.scope, promise) else { return };
        let cell = component.cells[goal.cell];
        if !watch.freest.reaches(goal.cell, goal.way, goal.value) {
            // Out of reach whatever is withheld: the next best is what nothing can hide.
            let end = watch.freest.end(goal.cell, goal.way);
            let known = promise.ends.insert((goal.cell, goal.way == Way::Highest), end);
            if known.is_some() || end == goal.value {
                promise.lost.insert(goal.cell);
            }
            continue;
        }
        let found = NEAR.into_iter().find_map(|most| {
            let (piece, _) = watch.scope.piece_within(&watch.freest, goal.cell, most);
            steps(knowledge, component, &piece, goal)
        });
        match found {
            Some(steps) if !steps.is_empty() => {
                steps.iter().for_each(|step| take(knowledge, step, cell));
            }
            Some(_) => match cheapest(knowledge, component, goal.cell) {
                Some(step) => take(knowledge, &step, cell),
                None => drop(promise.lost.insert(goal.cell)),
            },
            None => drop(promise.lost.insert(goal.cell)),
        }
    }
}

/// The first end of a declared range that cannot be proved possible.
fn failure(
    knowledge: &Knowledge,
    component: &Component,
    scope: &mut Scope,
    promise: &Promise,
) -> Option<Goal> {
    component.cells.iter().enumerate().find_map(|(place, index)| {
        if promise.lost.contains(&place) {
            return None;
        }
        let value = whole(knowledge.value(*index));
        failure_of(scope, place, value, knowledge.declared(*index)?, promise)
    })
}

fn failure_of(
    scope: &mut Scope,
    place: usize,
    value: i64,
    declared: Declared,
    promise: &Promise,
) -> Option<Goal> {
    let goal = |way, value| Goal { cell: place, way, value };
    let end = |is_high: bool| promise.ends.get(&(place, is_high)).copied();
    match ends(declared) {
        Some((low, high)) => {
            let low = end(false).map_or(low, |end| low.max(end));
            let high = end(true).map_or(high, |end| high.min(end));
            [(Way::Lowest, low), (Way::Highest, high)]
                .into_iter()
                .find(|(way, end)| !scope.reaches(place, *way, *end))
                .map(|(way, end)| goal(way, end))
        }
        None => {
            let doubted = scope.reaches(place, Way::Highest, value + 1)
                || scope.reaches(place, Way::Lowest, value - 1);
            let rising = goal(Way::Highest, value + 1);
            let falling = goal(Way::Lowest, value - 1);
            let next = if end(true).is_none() { rising } else { falling };
            (!doubted).then_some(next)
        }
    }
}
