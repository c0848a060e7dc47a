//! Prints again what was withheld for the sake of others and is not needed.
//!
//! Each number was protected by itself, so that together more may be withheld than need be.

use super::knowledge::{Knowledge, Why};
use super::linear::Component;
use super::protect::{Promise, is_kept};
use super::steps::price;
use super::system::CellIndex;

/// Tries each series (or single number) that is withheld for others only, the dearest first.
pub(super) fn thin(
    knowledge: &mut Knowledge,
    components: &[Component],
    promises: &[Promise],
    home: &[usize],
    series: &[Vec<CellIndex>],
) {
    let mut in_series = vec![false; home.len()];
    series.iter().flatten().for_each(|cell| in_series[*cell] = true);
    let single = (0..home.len()).filter(|cell| !in_series[*cell]).map(|cell| vec![cell]);
    let mut units: Vec<Vec<CellIndex>> = (series.iter().cloned().chain(single))
        .map(|unit| unit.into_iter().filter(|cell| knowledge.marks[*cell].is_some()).collect())
        .filter(|unit: &Vec<CellIndex>| !unit.is_empty() && is_spare(knowledge, unit))
        .collect();
    let total = |knowledge: &Knowledge, unit: &[CellIndex]| -> f64 {
        unit.iter().map(|cell| price(knowledge, *cell)).sum()
    };
    units
        .sort_by(|a, b| total(knowledge, b).total_cmp(&total(knowledge, a)).then_with(|| a.cmp(b)));
    for unit in units {
        let before: Vec<_> =
            unit.iter().map(|cell| (knowledge.marks[*cell], knowledge.whys[*cell])).collect();
        unit.iter().for_each(|cell| knowledge.tell(*cell));
        let mut touched: Vec<usize> = unit.iter().map(|cell| home[*cell]).collect();
        touched.dedup();
        let kept = |number: &usize| is_kept(knowledge, &components[*number], &promises[*number]);
        if !touched.iter().all(kept) {
            for (cell, (mark, why)) in unit.iter().zip(before) {
                if let (Some(mark), Some(why)) = (mark, why) {
                    knowledge.withhold(*cell, mark, why);
                }
            }
        }
    }
}

/// Whether nothing of it is withheld for its own sake.
fn is_spare(knowledge: &Knowledge, unit: &[CellIndex]) -> bool {
    unit.iter().all(|cell| !matches!(knowledge.whys[*cell], Some(Why::Primary(_)) | None))
}
