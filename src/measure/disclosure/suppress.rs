//! From primary to complementary to whole series, until the audit passes.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::{self, Derivable, listing, proof};
use super::knowledge::{Knowledge, LARGEST, Mark, Why};
use super::linear::{Component, components, rows};
use super::outcome::{Figured, Outcome, Reason, Withheld};
use super::policy::Policy;
use super::protect::{Watch, protect};
use super::rules::Declared;
use super::system::{CellIndex, CellKey, Part, Relation, System};
use super::thin::thin;
use crate::engine::counts::Group;
use crate::period::Span;

/// Decides what a public report withholds.
///
/// The order in which the system lists its cells and relations decides nothing.
pub fn suppress(system: &System, policy: &Policy) -> Outcome {
    let policy = &policy.applied();
    let (system, doubtful) = sound(system);
    let rows = rows(&system);
    let components = components(&system, &rows);
    let mut knowledge = Knowledge::primary(&system, policy);
    let mut home = vec![0; system.cells.len()];
    for (number, component) in components.iter().enumerate() {
        for cell in &component.cells {
            home[*cell] = number;
        }
    }
    let series = series(&system);
    let mut waiting: BTreeSet<usize> = (0..components.len()).collect();
    let mut extended = vec![false; series.len()];
    let mut watches: Vec<Watch> =
        components.iter().map(|component| Watch::new(&knowledge, component)).collect();
    loop {
        if policy.whole_series {
            waiting.extend(extend(&mut knowledge, &series, &mut extended).iter().map(|c| home[*c]));
        }
        let Some(number) = waiting.pop_first() else { break };
        protect(&mut knowledge, &mut watches[number]);
    }
    let together: &[Vec<CellIndex>] = if policy.whole_series { &series } else { &[] };
    thin(&mut knowledge, &mut watches, &home, together);
    let mut listing: Vec<Derivable> =
        watches.iter_mut().flat_map(|watch| proof(&knowledge, watch)).collect();
    listing.sort_by(|a, b| a.key.cmp(&b.key));
    tell_known_noughts(&mut knowledge, &mut listing);
    let mut outcome = outcome(&knowledge);
    outcome.listing = listing;
    outcome.doubtful = doubtful;
    outcome
}

/// Noughts that nothing can hide are told: who finds no row of a group in one table knows the nought of another.
fn tell_known_noughts(knowledge: &mut Knowledge, lines: &mut Vec<Derivable>) {
    let is_known = |line: &Derivable| line.declared == Declared::Range(0, 0) && line.mark.is_some();
    let known: BTreeSet<CellKey> =
        lines.iter().filter(|line| is_known(line)).map(|line| line.key.clone()).collect();
    for index in 0..knowledge.marks.len() {
        if known.contains(&knowledge.cell(index).key) {
            knowledge.tell(index);
        }
    }
    lines.retain(|line| !known.contains(&line.key));
}

/// What a reader can derive when exactly this is withheld: the listing for a choice made elsewhere, by hand
/// or by an earlier run.
pub fn audit(system: &System, policy: &Policy, outcome: &Outcome) -> Vec<Derivable> {
    let policy = &policy.applied();
    let (system, _) = sound(system);
    let rows = rows(&system);
    let components = components(&system, &rows);
    let mut knowledge = Knowledge::primary(&system, policy);
    publish(&mut knowledge, outcome);
    lines(&knowledge, &components)
}

/// The withheld numbers that a reader can be sure of, from what is published alone.
///
/// The audit takes a reader to know whatever the marks might betray, by the real numbers; this one knows marks,
/// printed numbers and definitions.
pub(super) fn sure(system: &System, policy: &Policy, outcome: &Outcome) -> Vec<CellKey> {
    let policy = &policy.applied();
    let (system, _) = sound(system);
    let rows = rows(&system);
    let components = components(&system, &rows);
    let mut knowledge = Knowledge::primary(&system, policy);
    publish(&mut knowledge, outcome);
    components.iter().flat_map(|component| audit::sure(&knowledge, component)).collect()
}

fn publish(knowledge: &mut Knowledge, outcome: &Outcome) {
    for (index, cell) in knowledge.system.cells.iter().enumerate() {
        knowledge.marks[index] = outcome.mark(&cell.key);
    }
    for (index, share) in knowledge.system.shares.iter().enumerate() {
        let figure = figured(&knowledge.system.cells[share.denominator].key);
        knowledge.shares_withheld[index] = outcome.shares.contains(&figure);
    }
}

fn lines(knowledge: &Knowledge, components: &[Component]) -> Vec<Derivable> {
    let mut lines: Vec<Derivable> =
        components.iter().flat_map(|component| listing(knowledge, component)).collect();
    lines.sort_by(|a, b| a.key.cmp(&b.key));
    lines
}

/// The system in order, without relations that the real numbers contradict: from those a reader would derive
/// nonsense, and so would we.
pub(super) fn sound(system: &System) -> (System, Vec<CellKey>) {
    let mut system = system.ordered();
    let mut doubtful = BTreeSet::new();
    let all = std::mem::take(&mut system.relations);
    let huge: Vec<bool> = system.cells.iter().map(|cell| cell.value > LARGEST).collect();
    for relation in all {
        let (Relation::Sum { total: head, parts } | Relation::Cover { total: head, parts }) =
            &relation
        else {
            let (Relation::AtMost { part, whole } | Relation::Bound { part, whole, .. }) = relation
            else {
                continue;
            };
            if system.holds(&relation) && !huge[part] && !huge[whole] {
                system.relations.push(relation);
            } else {
                doubtful.insert(system.cells[whole].key.clone());
            }
            continue;
        };
        if system.holds(&relation) && !huge[*head] && parts.iter().all(|part| !huge[*part]) {
            system.relations.push(relation);
        } else {
            doubtful.insert(system.cells[*head].key.clone());
        }
    }
    for share in &mut system.shares {
        let numbers = [share.numerator, Some(share.denominator)];
        if numbers.into_iter().flatten().any(|cell| huge[cell]) {
            doubtful.insert(system.cells[share.denominator].key.clone());
            share.printed = None;
        }
    }
    (system, doubtful.into_iter().collect())
}

/// The same number in periods of the same kind.
fn series(system: &System) -> Vec<Vec<CellIndex>> {
    type Name<'a> = (&'a str, Option<&'a Group>, &'a Part, u8);
    let mut series: BTreeMap<Name, Vec<CellIndex>> = BTreeMap::new();
    for (index, cell) in system.cells.iter().enumerate() {
        let kind = match cell.key.period.span() {
            Span::Year(_) => 0,
            Span::Quarter(..) => 1,
            Span::Month(..) => 2,
            Span::Days => 3,
        };
        let name = (cell.key.indicator.as_str(), cell.key.group.as_ref(), &cell.key.part, kind);
        series.entry(name).or_default().push(index);
    }
    series.into_values().filter(|cells| cells.len() > 1).collect()
}

/// Withholds in all periods what is withheld in one; gives the cells that are newly withheld.
fn extend(
    knowledge: &mut Knowledge,
    series: &[Vec<CellIndex>],
    done: &mut [bool],
) -> Vec<CellIndex> {
    let mut new = Vec::new();
    for (number, cells) in series.iter().enumerate() {
        if done[number] {
            continue;
        }
        let Some(first) = cells.iter().find(|cell| knowledge.marks[**cell].is_some()) else {
            continue;
        };
        done[number] = true;
        for cell in cells {
            if knowledge.is_candidate(*cell) {
                knowledge.withhold(*cell, Mark::Withheld, Why::Series(*first));
                new.push(*cell);
            }
        }
    }
    new
}

fn outcome(knowledge: &Knowledge) -> Outcome {
    let key = |index: CellIndex| knowledge.cell(index).key.clone();
    let mut outcome = Outcome::default();
    for index in 0..knowledge.marks.len() {
        if let (Some(mark), Some(why)) = (knowledge.marks[index], knowledge.whys[index]) {
            let reason = match why {
                Why::Primary(cause) => Reason::Primary(cause),
                Why::For(cell) => Reason::Complementary(key(cell)),
                Why::Series(cell) => Reason::Series(key(cell)),
            };
            outcome.withheld.insert(key(index), Withheld { mark, reason });
        }
    }
    for (share, withheld) in knowledge.system.shares.iter().zip(&knowledge.shares_withheld) {
        if *withheld {
            outcome.shares.insert(figured(&key(share.denominator)));
        }
    }
    outcome
}

fn figured(key: &CellKey) -> Figured {
    Figured {
        indicator: key.indicator.clone(),
        period: key.period.clone(),
        group: key.group.clone(),
    }
}
