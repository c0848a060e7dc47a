//! How much more is withheld than need be: every cheaper choice of a small table is tried.

use super::super::knowledge::Knowledge;
use super::super::steps::price;
use super::*;

/// What a choice costs; the price is the one by which the search goes.
fn cost(system: &System, policy: &Policy, outcome: &Outcome) -> f64 {
    let system = system.ordered();
    let policy = policy.applied();
    let knowledge = Knowledge::primary(&system, &policy);
    let primary = |index: &usize| knowledge.marks[*index].is_some();
    (0..system.cells.len())
        .filter(|index| outcome.mark(&system.cells[*index].key).is_some() && !primary(index))
        .map(|index| price(&knowledge, index))
        .sum()
}

/// The price of the cheapest choice of numbers that the audit passes, if it is below a price; nothing where there is none.
fn cheaper(system: &System, policy: &Policy, than: f64) -> Option<f64> {
    let ordered = system.ordered();
    let applied = policy.applied();
    let knowledge = Knowledge::primary(&ordered, &applied);
    let mut candidates: Vec<(f64, CellKey)> = (0..ordered.cells.len())
        .filter(|index| knowledge.is_candidate(*index))
        .map(|index| (price(&knowledge, index), ordered.cells[index].key.clone()))
        .collect();
    candidates.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    let mut outcome = Outcome::default();
    for (index, cell) in ordered.cells.iter().enumerate() {
        if let Some(mark) = knowledge.marks[index] {
            let withheld = Withheld { mark, reason: Reason::Primary(Cause::Small) };
            outcome.withheld.insert(cell.key.clone(), withheld);
        }
    }
    let mut best = None;
    choose(system, policy, &candidates, &mut outcome, 0.0, than - 1e-9, &mut best);
    best
}

fn choose(
    system: &System,
    policy: &Policy,
    rest: &[(f64, CellKey)],
    outcome: &mut Outcome,
    spent: f64,
    most: f64,
    best: &mut Option<f64>,
) {
    if spent >= best.unwrap_or(most) {
        return;
    }
    if audit(system, policy, outcome).iter().all(|line| line.passes) {
        *best = Some(spent);
        return;
    }
    for (place, (price, key)) in rest.iter().enumerate() {
        let reason = Reason::Complementary(key.clone());
        outcome.withheld.insert(key.clone(), Withheld { mark: Mark::Withheld, reason });
        choose(system, policy, &rest[place + 1..], outcome, spent + price, most, best);
        outcome.withheld.remove(key);
    }
}

/// Numbers by a congruence: the same tables on every run.
fn numbers(seed: u64, count: usize, small: u64) -> Vec<u64> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut roll = |most: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    (0..count).map(|_| if roll(100) < small { 1 + roll(4) } else { 5 + roll(60) }).collect()
}

/// Over many tables together at most a tenth more than the least.
#[test]
fn hardly_more_is_withheld_than_need_be() {
    let policy = Policy { whole_series: false, ..Policy::default() };
    let (mut ours, mut least, mut worst, mut tables) = (0.0, 0.0, 1.0_f64, 0);
    for seed in 0..60 {
        let (rows, columns) = [(2, 3), (3, 3), (3, 4), (4, 3)][seed as usize % 4];
        let inner = numbers(seed, rows * columns, 12);
        let system = grid(&inner.chunks(columns).map(<[u64]>::to_vec).collect::<Vec<_>>());
        let outcome = suppress(&system, &policy);
        assert!(outcome.passes());
        let own = cost(&system, &policy, &outcome);
        if own == 0.0 {
            continue;
        }
        let best = cheaper(&system, &policy, own).unwrap_or(own);
        ours += own;
        least += best;
        worst = worst.max(own / best);
        tables += 1;
    }
    println!("{tables} tables: {:.3} of the least, the worst {worst:.3}", ours / least);
    assert!(tables > 20 && ours <= 1.1 * least, "{ours} for {least}");
}
