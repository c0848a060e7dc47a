//! From the records of a population to its numbers.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::counts::{Group, Overlap, Stratum, Tally};
use super::names::{MISSING, Names};
use super::plan::Part;
use super::row::{self, EXCLUDED, NUMERATOR, ORDER, ROW, UNIT, VALUE, WITHIN, group_column};
use super::shared::{Asked, Numbered, Shared, Worked};
use super::split::{Cell, Split};
use super::state::{Line, lines};
use crate::library::indicator::Stratifier;
use crate::library::terms::Scoring;
use crate::period::Period;

/// The numbers of one group.
#[derive(Default)]
pub struct GroupTally {
    /// Its numbers.
    pub tally: Tally,
    /// Its units in more than one value of a stratifier that splits it further.
    pub overlaps: Vec<Overlap>,
}

/// The numbers of one population in one period, gathered batch by batch.
pub struct Gathering<'a> {
    part: Part<'a>,
    period: &'a Period,
    conditions: Vec<Asked>,
    unit: Option<Numbered>,
    excluded: Option<Asked>,
    numerator: Option<Asked>,
    same: Option<Numbered>,
    value: Option<Asked>,
    groups: Vec<Numbered>,
    /// The whole, each stratifier, each cross.
    splits: Vec<Split>,
    /// Records of the whole without a name for their unit.
    unnamed: u64,
    /// Records that stand for their units, over all batches, where the definition keeps one.
    kept: Option<DataFrame>,
}

impl<'a> Gathering<'a> {
    /// Nothing gathered yet; asks for what it will need of each batch.
    pub fn new(part: Part<'a>, period: &'a Period, shared: &mut Shared) -> Self {
        let excluded = (!part.exclusions().is_empty()).then(|| row::excluded(&part, period));
        let numerator = part.numerator().map(|_| row::numerator(&part, period));
        Gathering {
            conditions: row::conditions(&part, period)
                .into_iter()
                .map(|condition| shared.ask(condition))
                .collect(),
            unit: row::unit(&part, period).map(|unit| shared.ask_numbers(unit)),
            excluded: excluded.map(|excluded| shared.ask(excluded)),
            numerator: numerator.map(|numerator| shared.ask(numerator)),
            same: row::same(&part, period).map(|same| shared.ask_numbers(same)),
            value: row::value(&part, period).map(|value| shared.ask(value)),
            groups: part
                .stratifiers()
                .iter()
                .map(|stratifier| shared.ask_numbers(row::group(stratifier, period)))
                .collect(),
            splits: part
                .splits()
                .into_iter()
                .map(|by| Split::new(by, part.needs_marks_alone()))
                .collect(),
            unnamed: 0,
            kept: None,
            part,
            period,
        }
    }

    /// Adds the records of a batch.
    ///
    /// # Errors
    /// An engine error, which only a wrong lowering could cause.
    pub fn add(&mut self, worked: &Worked) -> PolarsResult<()> {
        let conditions: Vec<&Column> =
            self.conditions.iter().map(|asked| worked.column(*asked)).collect();
        let lines = lines(
            &conditions,
            worked.height(),
            self.excluded.map(|asked| worked.column(asked)),
            self.numerator.map(|asked| worked.column(asked)),
            self.same.map(|numbered| worked.numbers(numbered)),
            self.value.map(|asked| worked.column(asked)),
        )?;
        let units = self.unit.map(|numbered| worked.numbers(numbered));
        let groups: Vec<&[u32]> =
            self.groups.iter().map(|numbered| worked.numbers(*numbered)).collect();
        self.take(&lines, units, &groups);
        Ok(())
    }

    fn take(&mut self, lines: &[Line], units: Option<&[u32]>, values: &[impl AsRef<[u32]>]) {
        let keeps_values = self.keeps_values();
        let rows = self.part.rows();
        for split in &mut self.splits {
            let groups = split.groups(lines.iter().map(|line| line.row), values);
            for (line, group) in lines.iter().zip(groups) {
                match units.map(|units| units[line.row]) {
                    // A record that is a unit of its own stands alone.
                    None => {
                        if let Some(state) = line.state.settled(rows, 0) {
                            split.add(group, state, keeps_values);
                        }
                    }
                    Some(MISSING) => {}
                    Some(unit) => split.join(group, unit, line.state),
                }
            }
        }
        if let Some(units) = units {
            // They might be anybody's: they are unknown.
            self.unnamed += lines.iter().filter(|line| units[line.row] == MISSING).count() as u64;
        }
    }

    /// Whether the definition keeps one record per unit; then [`Gathering::add_kept`] adds.
    pub fn keeps_one(&self) -> bool {
        self.part.population.keep.is_some()
    }

    /// Adds a batch, of which the records that stand for their units are kept.
    ///
    /// # Errors
    /// As [`Gathering::add`].
    pub fn add_kept(&mut self, batch: DataFrame, first_row: u32) -> PolarsResult<()> {
        let rows = row::rows(batch, first_row, &self.part, self.period).collect()?;
        self.unnamed += rows.column(UNIT)?.null_count() as u64;
        let named = rows.lazy().filter(col(UNIT).is_not_null());
        let all = match self.kept.take() {
            Some(kept) => concat([kept.lazy(), named], UnionArgs::default())?,
            None => named,
        };
        self.kept = Some(one_per_unit(all, &self.part).collect()?);
        Ok(())
    }

    /// The numbers of the whole and of each group.
    ///
    /// # Errors
    /// A sum that is too large for a decimal number.
    pub fn finish(mut self, shared: &Shared) -> PolarsResult<BTreeMap<Option<Group>, GroupTally>> {
        let mut own: Vec<Names> = Vec::new();
        if let Some(mut kept) = self.kept.take() {
            kept.rechunk_mut();
            let mut numbers = Vec::new();
            for index in 0..self.groups.len() {
                let mut names = Names::default();
                numbers.push(names.numbers(kept.column(&group_column(index))?)?);
                own.push(names);
            }
            let value = self.value.map(|_| kept.column(VALUE)).transpose()?;
            let lines = lines(
                &[kept.column(WITHIN)?],
                kept.height(),
                Some(kept.column(EXCLUDED)?),
                Some(kept.column(NUMERATOR)?),
                None,
                value,
            )?;
            self.take(&lines, None, &numbers);
        }
        let keeps_values = self.keeps_values();
        let (rows, at_least) = (self.part.rows(), self.part.population.at_least);
        let stratifiers = self.part.stratifiers();
        let group = |by: &[usize], values: &[u32]| {
            let stratum = |(place, number): (&usize, &u32)| Stratum {
                stratifier: stratifiers[*place].name.clone(),
                value: match own.get(*place) {
                    Some(names) => names.text(*number),
                    None => shared.text(self.groups[*place], *number),
                }
                .map(str::to_owned),
            };
            Group::new(by.iter().zip(values).map(stratum).collect())
        };
        let mut cells: BTreeMap<Option<Group>, Cell> = BTreeMap::new();
        let mut overlaps: BTreeMap<(Option<Group>, usize), Overlap> = BTreeMap::new();
        let splits: Vec<Vec<usize>> = self.splits.iter().map(|split| split.by.clone()).collect();
        for (split, by) in std::mem::take(&mut self.splits).into_iter().zip(&splits) {
            let groups = split.finish(rows, at_least, keeps_values);
            for (at, added) in by.iter().enumerate() {
                let others: Vec<usize> =
                    by.iter().copied().filter(|other| other != added).collect();
                for (values, overlap) in groups.overlaps(at, by.len()) {
                    overlaps.insert((group(&others, &values), *added), overlap);
                }
            }
            let named: Vec<Option<Group>> = (0..groups.cells.len() as u32)
                .map(|number| group(by, &groups.values(number, by.len())))
                .collect();
            for (group, cell) in named.into_iter().zip(groups.cells) {
                if !cell.is_empty() {
                    cells.insert(group, cell);
                }
            }
        }
        cells.entry(None).or_default().population_unknown += self.unnamed;
        let may_overlap = !self.part.indicator.is_disjoint();
        let mut finished = BTreeMap::new();
        for (group, cell) in cells {
            let mut own = Vec::new();
            for (added, stratifier) in stratifiers.iter().enumerate().filter(|_| may_overlap) {
                if is_split_by(&splits, &group, stratifiers, added) {
                    let overlap = overlaps.remove(&(group.clone(), added)).unwrap_or_default();
                    own.push(Overlap { stratifier: stratifier.name.clone(), ..overlap });
                }
            }
            let tally = cell.tally(&self.part)?;
            finished.insert(group, GroupTally { tally, overlaps: own });
        }
        Ok(finished)
    }

    fn keeps_values(&self) -> bool {
        self.value.is_some()
            && matches!(self.part.indicator.terms.scoring, Scoring::Mean | Scoring::Median)
    }
}

/// Whether a group is split further by a stratifier.
fn is_split_by(
    splits: &[Vec<usize>],
    group: &Option<Group>,
    stratifiers: &[Stratifier],
    added: usize,
) -> bool {
    let strata = group.as_ref().map_or(&[][..], Group::strata);
    splits.iter().any(|by| {
        by.len() == strata.len() + 1
            && by.contains(&added)
            && strata.iter().all(|stratum| {
                by.iter()
                    .any(|place| *place != added && stratifiers[*place].name == stratum.stratifier)
            })
    })
}

/// The record that stands for each unit: surely in the population before perhaps, then by the
/// definition's order, then by content, so that the order of rows decides nothing.
pub fn one_per_unit(rows: LazyFrame, part: &Part) -> LazyFrame {
    let latest = part.population.keep.as_ref().is_none_or(|keep| keep.latest);
    let mut by = vec![col(UNIT), col(WITHIN), col(ORDER), col(EXCLUDED), col(NUMERATOR)];
    let mut descending = vec![false, true, latest, false, true];
    if part.population.sum.is_some() {
        by.push(col(VALUE));
        descending.push(true);
    }
    for index in 0..part.stratifiers().len() {
        by.push(col(group_column(index)));
        descending.push(false);
    }
    by.push(col(ROW));
    descending.push(false);
    let options = SortMultipleOptions::default()
        .with_order_descending_multi(descending)
        .with_nulls_last(true);
    rows.sort_by_exprs(by, options).unique_stable(Some(cols([UNIT])), UniqueKeepStrategy::First)
}
