//! Prints again what was withheld for the sake of others and is not needed.
//!
//! Each number was protected by itself, so that together more may be withheld than need be.

use super::knowledge::{Knowledge, Mark, Why};
use super::protect::Watch;
use super::steps::price;
use super::system::CellIndex;

/// What could be said again.
enum Again {
    /// A series, or a single number.
    Numbers(Vec<CellIndex>),
    /// A share of which the numbers are told.
    Share(usize),
    /// That a small number is small.
    Small(CellIndex),
}

/// Tries each series (or single number) that is withheld for others only, the dearest first; then shares, and marks.
pub(super) fn thin(
    knowledge: &mut Knowledge,
    watches: &mut [Watch],
    home: &[usize],
    series: &[Vec<CellIndex>],
) {
    let mut all: Vec<Again> =
        spare(knowledge, home.len(), series).into_iter().map(Again::Numbers).collect();
    all.extend((0..knowledge.shares_withheld.len()).map(Again::Share));
    all.extend((0..home.len()).filter(|cell| knowledge.is_coarse(*cell)).map(Again::Small));
    for again in all {
        let mut touched: Vec<usize> = cells(knowledge, &again).map(|cell| home[cell]).collect();
        touched.sort_unstable();
        touched.dedup();
        let before = knowledge.said();
        if !say(knowledge, &again) {
            knowledge.unsay(before);
            continue;
        }
        let mut told: Vec<(usize, Watch)> = Vec::new();
        let kept = touched.iter().all(|number| {
            let mut watch = watches[*number].clone();
            let kept = watch.holds_with_less(knowledge);
            told.push((*number, watch));
            kept
        });
        if kept {
            told.into_iter().for_each(|(number, watch)| watches[number] = watch);
        } else {
            knowledge.unsay(before);
        }
    }
}

/// Series and single numbers of which nothing is withheld for its own sake, the dearest first.
fn spare(knowledge: &Knowledge, cells: usize, series: &[Vec<CellIndex>]) -> Vec<Vec<CellIndex>> {
    let mut in_series = vec![false; cells];
    series.iter().flatten().for_each(|cell| in_series[*cell] = true);
    let single = (0..cells).filter(|cell| !in_series[*cell]).map(|cell| vec![cell]);
    let is_own = |cell: &CellIndex| matches!(knowledge.whys[*cell], Some(Why::Primary(_)) | None);
    let mut units: Vec<Vec<CellIndex>> = (series.iter().cloned().chain(single))
        .map(|unit| unit.into_iter().filter(|cell| knowledge.marks[*cell].is_some()).collect())
        .filter(|unit: &Vec<CellIndex>| !unit.is_empty() && !unit.iter().any(is_own))
        .collect();
    let total =
        |unit: &[CellIndex]| -> f64 { unit.iter().map(|cell| price(knowledge, *cell)).sum() };
    units.sort_by(|a, b| total(b).total_cmp(&total(a)).then_with(|| a.cmp(b)));
    units
}

fn cells<'a>(
    knowledge: &Knowledge<'a>,
    again: &'a Again,
) -> impl Iterator<Item = CellIndex> + use<'a> {
    let (own, share): (&[CellIndex], _) = match again {
        Again::Numbers(cells) => (cells, None),
        Again::Share(share) => (&[], Some(&knowledge.system.shares[*share])),
        Again::Small(cell) => (std::slice::from_ref(cell), None),
    };
    let of_share =
        share.into_iter().flat_map(|share| share.numerator.into_iter().chain([share.denominator]));
    own.iter().copied().chain(of_share)
}

/// Says it; whether anything is said by it that was not.
fn say(knowledge: &mut Knowledge, again: &Again) -> bool {
    match again {
        Again::Numbers(cells) => {
            cells.iter().for_each(|cell| knowledge.tell(*cell));
            true
        }
        Again::Share(share) => knowledge.shares_withheld[*share] && knowledge.tell_share(*share),
        Again::Small(cell) => {
            knowledge.marks[*cell] = Some(Mark::Below);
            true
        }
    }
}
