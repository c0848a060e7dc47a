//! Withholds further numbers, step by step, until none of those withheld can be derived.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::{Scope, ends};
use super::knowledge::{Knowledge, whole};
use super::linear::Component;
use super::rules::Declared;
use super::solve::Way;
use super::steps::{Goal, cheapest, steps, take};

/// What can be kept secret of a component, where that is less than the policy declares.
#[derive(Clone, Debug, Default)]
pub(super) struct Promise {
    /// Ends of declared ranges that nothing can reach, by cell and whether it is the high end: the nearest.
    ends: BTreeMap<(usize, bool), i64>,
    /// Cells for which nothing could be done: the listing says so.
    lost: BTreeSet<usize>,
}

/// Withholds further numbers of a component until nothing that is withheld in it can be derived.
pub(super) fn protect(knowledge: &mut Knowledge, component: &Component) -> Promise {
    let mut promise = Promise::default();
    let mut scope: Option<Scope> = None;
    loop {
        if !component.cells.iter().any(|cell| knowledge.declared(*cell).is_some()) {
            return promise;
        }
        let scope = match &mut scope {
            Some(scope) => {
                scope.widen(knowledge);
                scope
            }
            None => scope.insert(Scope::new(knowledge, component)),
        };
        let Some(goal) = failure(knowledge, component, scope, &promise) else { return promise };
        let cell = component.cells[goal.cell];
        match steps(knowledge, component, goal) {
            Some(steps) if !steps.is_empty() => {
                steps.iter().for_each(|step| take(knowledge, step, cell));
            }
            Some(_) => match cheapest(knowledge, component, goal.cell) {
                Some(step) => take(knowledge, &step, cell),
                None => drop(promise.lost.insert(goal.cell)),
            },
            // Out of reach whatever is withheld: the next best is what nothing can hide.
            None => {
                let mut freest = Scope::unavoidable(knowledge, component);
                let end = freest.end(goal.cell, goal.way);
                let known = promise.ends.insert((goal.cell, goal.way == Way::Highest), end);
                if known.is_some() || end == goal.value {
                    promise.lost.insert(goal.cell);
                }
            }
        }
    }
}

/// Whether everything that was promised of a component holds.
pub(super) fn is_kept(knowledge: &Knowledge, component: &Component, promise: &Promise) -> bool {
    let mut scope = Scope::new(knowledge, component);
    failure(knowledge, component, &mut scope, promise).is_none()
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
