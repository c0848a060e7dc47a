//! From the records of a population to its numbers.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::cell::Cell;
use super::counts::{Group, Overlap, Reach, Stratum, Tally};
use super::doubtful::{Doubt, Doubtful, rank};
use super::names::{MISSING, Names};
use super::plan::Part;
use super::reach::Decision;
use super::row::{self, EXCLUDED, NUMERATOR, ORDER, ROW, UNIT, VALUE, WITHIN, group_column};
use super::shared::{Asked, Numbered, Shared, Worked};
use super::split::{Placed, Split, Whose};
use super::state::{Line, State, lines};
use crate::library::Datasets;
use crate::library::expr::Path;
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

impl<'d> Placing<'d> {
    /// Among the groups of a split, whose stratifiers have these places; the group as it was read is named by `group`.
    fn for_split(&self, by: &[usize], group: &mut dyn FnMut(&[u32]) -> u32) -> Placed<'d> {
        Placed {
            doubt: self.doubt,
            as_read: (self.as_read.as_ref())
                .map(|(state, values, unit)| (*state, group(values), *unit)),
            values: by.iter().filter_map(|place| self.values.get(*place).copied()).collect(),
            unit: self.unit,
        }
    }
}

/// The numbers of one population in one period, gathered batch by batch.
pub struct Gathering<'a> {
    part: Part<'a>,
    period: &'a Period,
    conditions: Vec<Asked>,
    /// The fields that each of the conditions needs.
    of_condition: Vec<BTreeSet<Path>>,
    unit: Option<Numbered>,
    excluded: Option<Asked>,
    numerator: Option<Asked>,
    same: Option<Numbered>,
    value: Option<Asked>,
    groups: Vec<Numbered>,
    /// Every field that the population needs.
    paths: BTreeSet<Path>,
    /// The whole, each stratifier, each cross.
    splits: Vec<Split>,
    /// Records of the whole without a name for their unit.
    unnamed: u64,
    /// Records that stand for their units, over all batches, where the definition keeps one.
    kept: Option<DataFrame>,
    /// Records that are or might be in the population and of which a cell that matters is unread or doubted: they are
    /// in none of the above.
    doubts: Vec<Doubt>,
}

impl<'a> Gathering<'a> {
    /// Nothing gathered yet; asks for what it will need of each batch.
    pub fn new(part: Part<'a>, period: &'a Period, shared: &mut Shared) -> Self {
        let excluded = (!part.exclusions().is_empty()).then(|| row::excluded(&part, period));
        let numerator = part.numerator().map(|_| row::numerator(&part, period));
        let conditions = row::conditions(&part);
        Gathering {
            of_condition: conditions.iter().map(|condition| condition.paths()).collect(),
            conditions: conditions
                .into_iter()
                .map(|condition| shared.ask(row::truth(condition, period)))
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
            paths: part.paths(),
            splits: part
                .splits()
                .into_iter()
                .map(|by| Split::new(by, part.needs_marks_alone()))
                .collect(),
            unnamed: 0,
            kept: None,
            doubts: Vec::new(),
            part,
            period,
        }
    }

    /// Adds the records of a batch.
    ///
    /// # Errors
    /// An engine error, which only a wrong lowering could cause.
    pub fn add(
        &mut self,
        worked: &Worked,
        first_row: u32,
        doubtful: Option<&Doubtful>,
    ) -> PolarsResult<()> {
        let conditions: Vec<&Column> =
            self.conditions.iter().map(|asked| worked.column(*asked)).collect();
        let skip = self.doubt(worked.height(), first_row, doubtful, &conditions)?;
        let lines = lines(
            &conditions,
            worked.height(),
            self.excluded.map(|asked| worked.column(asked)),
            self.numerator.map(|asked| worked.column(asked)),
            self.same.map(|numbered| worked.numbers(numbered)),
            self.value.map(|asked| worked.column(asked)),
            skip.as_deref(),
        )?;
        let units = self.unit.map(|numbered| worked.numbers(numbered));
        let groups: Vec<&[u32]> =
            self.groups.iter().map(|numbered| worked.numbers(*numbered)).collect();
        self.take(&lines, units, &groups);
        Ok(())
    }

    /// Sets the doubtful records of a batch aside, and marks their places. `conditions` are what the batch says of those of
    /// the population, if they were worked out.
    ///
    /// # Errors
    /// A column of another type, which only a wrong lowering could give.
    fn doubt(
        &mut self,
        height: usize,
        first_row: u32,
        doubtful: Option<&Doubtful>,
        conditions: &[&Column],
    ) -> PolarsResult<Option<Vec<bool>>> {
        let Some(doubtful) = doubtful else { return Ok(None) };
        let needed = doubtful.needed(&self.paths);
        let numbers = needed.numbers();
        if numbers.is_empty() {
            return Ok(None);
        }
        let mut is_out = vec![false; numbers.len()];
        for (paths, met) in self.of_condition.iter().zip(conditions) {
            let (met, of_condition) = (met.bool()?, doubtful.needed(paths));
            for (is_out, number) in is_out.iter_mut().zip(&numbers) {
                // What no doubted cell speaks of is as sure here as of any record.
                *is_out |= met.get(doubtful.place(*number)) == Some(false)
                    && !of_condition.is_touched(*number);
            }
        }
        let candidates = numbers.iter().zip(is_out).filter(|(_, is_out)| !is_out);
        for (number, _) in candidates {
            let doubt = needed.read(*number, &self.part, self.period, first_row);
            if doubt.as_read.is_some() || doubt.outcomes.is_some() {
                self.doubts.push(doubt);
            }
        }
        Ok(Some(doubtful.marked(&numbers, height)))
    }

    fn take(&mut self, lines: &[Line], units: Option<&[u32]>, values: &[impl AsRef<[u32]>]) {
        let keeps_values = self.keeps_values();
        let rows = self.part.rows();
        for split in &mut self.splits {
            let groups = split.groups(lines.iter().map(|line| line.row), values);
            for (line, group) in lines.iter().zip(groups) {
                split.met(group);
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
    pub fn add_kept(
        &mut self,
        batch: DataFrame,
        first_row: u32,
        doubtful: Option<&Doubtful>,
    ) -> PolarsResult<()> {
        let skip = self.doubt(batch.height(), first_row, doubtful, &[])?;
        let batch = match skip {
            Some(skip) => {
                let sure: BooleanChunked = skip.iter().map(|skip| Some(!skip)).collect();
                batch.filter(&sure)?
            }
            None => batch,
        };
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
    pub fn finish(
        mut self,
        shared: &mut Shared,
        datasets: &Datasets,
    ) -> PolarsResult<BTreeMap<Option<Group>, GroupTally>> {
        let doubts = std::mem::take(&mut self.doubts);
        let decision = Decision {
            rows: self.part.rows(),
            at_least: self.part.population.at_least,
            keeps_one: self.keeps_one(),
            sums: self.part.population.sum.is_some(),
            keeps_values: self.keeps_values(),
        };
        let mut names = self.keeps_one().then(|| vec![Names::default(); self.groups.len() + 1]);
        let kept = self.kept.take();
        if let (Some(names), Some(kept)) = (&mut names, &kept) {
            // The units' names come after those of the groups.
            for (index, names) in names.iter_mut().enumerate().take(self.groups.len()) {
                names.numbers(kept.column(&group_column(index))?)?;
            }
        }
        let placed = self.place(&doubts, shared, names.as_deref_mut());
        let mut reaches: Vec<BTreeMap<Vec<u32>, Reach>> = Vec::new();
        let part = self.part;
        let cell = |path: &Path| part.cell(path, datasets);
        if let Some(names) = &mut names {
            if !doubts.is_empty() {
                reaches = self.kept_reaches(kept.as_ref(), &placed, names, decision, &cell)?;
            }
            self.take_kept(kept, &doubts, names)?;
        }
        let stratifiers = self.part.stratifiers();
        let group = |by: &[usize], values: &[u32]| {
            let stratum = |(place, number): (&usize, &u32)| Stratum {
                stratifier: stratifiers[*place].name.clone(),
                value: match &names {
                    Some(names) => names[*place].text(*number),
                    None => shared.text(self.groups[*place], *number),
                }
                .map(str::to_owned),
            };
            Group::new(by.iter().zip(values).map(stratum).collect())
        };
        let mut cells: BTreeMap<Option<Group>, (Cell, Option<Reach>)> = BTreeMap::new();
        let mut overlaps: BTreeMap<(Option<Group>, usize), Overlap> = BTreeMap::new();
        let splits: Vec<Vec<usize>> = self.splits.iter().map(|split| split.by.clone()).collect();
        let has_names = names.is_some();
        for (at, (mut split, by)) in
            std::mem::take(&mut self.splits).into_iter().zip(&splits).enumerate()
        {
            let own = placed.iter().filter(|_| !has_names);
            let doubts: Vec<Placed> =
                own.map(|of| of.for_split(by, &mut |values| split.group(values))).collect();
            let mut groups = split.finish(&doubts, decision);
            if names.is_none() {
                let reached = std::mem::take(&mut groups.reaches).into_iter().enumerate();
                reaches.push(
                    reached
                        .map(|(number, reaching)| {
                            let values = groups.values(number as u32, by.len());
                            (values, reaching.reach(&self.part, &cell))
                        })
                        .collect(),
                );
            }
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
            let values: Vec<Vec<u32>> = (0..groups.cells.len() as u32)
                .map(|number| groups.values(number, by.len()))
                .collect();
            for ((group, cell), values) in named.into_iter().zip(groups.cells).zip(values) {
                if !cell.is_empty() {
                    let reach = reaches.get_mut(at).and_then(|of| of.remove(&values));
                    cells.insert(group, (cell, reach.filter(|reach| !reach.cells.is_empty())));
                }
            }
            // Nobody was met for sure, and somebody could have been.
            if by.is_empty()
                && let Some(reach) = reaches.get_mut(at).and_then(|of| of.remove(&Vec::new()))
                && !reach.cells.is_empty()
            {
                cells.entry(None).or_default().1 = Some(reach);
            }
        }
        let whole = cells.entry(None).or_default();
        whole.0.population_unknown += self.unnamed;
        if let Some(reach) = &mut whole.1 {
            reach.anybodys += self.unnamed;
            reach.is_open |= self.unnamed > 0;
        }
        // As it was read, it has no unit.
        let unnamed = |doubt: &&Doubt| {
            self.part.population.count.is_some()
                && doubt.as_read.as_ref().is_some_and(|read| read.unit.is_none())
        };
        whole.0.population_unknown += doubts.iter().filter(unnamed).count() as u64;
        let may_overlap = !self.part.indicator.is_disjoint();
        let mut finished = BTreeMap::new();
        for (group, (cell, reach)) in cells {
            let mut own = Vec::new();
            for (added, stratifier) in stratifiers.iter().enumerate().filter(|_| may_overlap) {
                if is_split_by(&splits, &group, stratifiers, added) {
                    let overlap = overlaps.remove(&(group.clone(), added)).unwrap_or_default();
                    own.push(Overlap { stratifier: stratifier.name.clone(), ..overlap });
                }
            }
            let tally = cell.tally(&self.part, reach)?;
            finished.insert(group, GroupTally { tally, overlaps: own });
        }
        Ok(finished)
    }

    /// Places the doubtful records among groups and units. Where one record stands for a unit, their names are given;
    /// those of the units come last.
    fn place<'d>(
        &self,
        doubts: &'d [Doubt],
        shared: &mut Shared,
        mut names: Option<&mut [Names]>,
    ) -> Vec<Placing<'d>> {
        let last = self.groups.len();
        let mut number =
            |shared: &mut Shared, place: usize, text: Option<&str>| match (&mut names, text) {
                (_, None) => MISSING,
                (Some(names), Some(text)) => names[place].number(text),
                (None, text) if place == last => {
                    self.unit.map_or(MISSING, |unit| shared.number(unit, text))
                }
                (None, text) => shared.number(self.groups[place], text),
            };
        let has_units = self.part.population.count.is_some();
        let has_value = self.part.population.sum.is_some();
        doubts
            .iter()
            .map(|doubt| {
                let as_read = doubt.as_read.as_ref().map(|read| {
                    let same = read.same.as_deref().zip(self.same);
                    let same = same.map_or(MISSING, |(text, same)| shared.number(same, Some(text)));
                    let amount = has_value.then_some(read.value);
                    let state = State::of(read.within, read.excluded, read.numerator, amount, same);
                    let values = read.groups.iter().enumerate();
                    let values: Vec<u32> = values
                        .map(|(place, text)| number(shared, place, text.as_deref()))
                        .collect();
                    let unit = has_units.then(|| number(shared, last, read.unit.as_deref()));
                    (state, values, unit)
                });
                let outcomes = doubt.outcomes.as_ref();
                let values = outcomes.map_or_else(Vec::new, |outcomes| {
                    let groups = outcomes.groups.iter().enumerate();
                    groups
                        .map(|(place, group)| {
                            group.as_ref().map(|group| number(shared, place, group.as_deref()))
                        })
                        .collect()
                });
                let unit = match outcomes.map(|outcomes| &outcomes.unit) {
                    _ if !has_units => Whose::Own,
                    Some(Some(Some(unit))) => Whose::Unit(number(shared, last, Some(unit))),
                    _ => Whose::Anybodys,
                };
                Placing { doubt, as_read, values, unit }
            })
            .collect()
    }

    /// Adds the records that stand for their units, doubtful ones as they were read among them.
    fn take_kept(
        &mut self,
        kept: Option<DataFrame>,
        doubts: &[Doubt],
        names: &mut [Names],
    ) -> PolarsResult<()> {
        let read = as_rows(doubts, &self.part)?;
        let all = match (kept, read) {
            (Some(kept), Some(read)) => concat([kept.lazy(), read.lazy()], UnionArgs::default())?,
            (Some(kept), None) => kept.lazy(),
            (None, Some(read)) => read.lazy(),
            (None, None) => return Ok(()),
        };
        let mut kept = one_per_unit(all, &self.part).collect()?;
        kept.rechunk_mut();
        let mut numbers = Vec::new();
        for (index, names) in names.iter_mut().enumerate().take(self.groups.len()) {
            numbers.push(names.numbers(kept.column(&group_column(index))?)?);
        }
        let lines = self.kept_lines(&kept)?;
        self.take(&lines, None, &numbers);
        Ok(())
    }

    fn kept_lines(&self, kept: &DataFrame) -> PolarsResult<Vec<Line>> {
        let value = self.value.map(|_| kept.column(VALUE)).transpose()?;
        lines(
            &[kept.column(WITHIN)?],
            kept.height(),
            Some(kept.column(EXCLUDED)?),
            Some(kept.column(NUMERATOR)?),
            None,
            value,
            None,
        )
    }

    /// How far the numbers could move where one record stands for each unit; by split, then by the group's values.
    fn kept_reaches(
        &self,
        kept: Option<&DataFrame>,
        placed: &[Placing],
        names: &mut [Names],
        decision: Decision,
        cell: &dyn Fn(&Path) -> Option<(String, String)>,
    ) -> PolarsResult<Vec<BTreeMap<Vec<u32>, Reach>>> {
        let mut lines = Vec::new();
        let mut units = Vec::new();
        let mut numbers: Vec<Vec<u32>> = vec![Vec::new(); self.groups.len()];
        if let Some(kept) = kept {
            let orders = kept.column(ORDER)?.i64()?.clone();
            lines = self.kept_lines(kept)?;
            for line in &mut lines {
                line.state.order = orders.get(line.row).map(|order| rank(&self.part, order));
            }
            units = names[self.groups.len()].numbers(kept.column(UNIT)?)?;
            for (index, numbers) in numbers.iter_mut().enumerate() {
                *numbers = names[index].numbers(kept.column(&group_column(index))?)?;
            }
        }
        let reached = self.part.splits().into_iter().map(|by| {
            let mut split = Split::new(by.clone(), false);
            let groups = split.groups(lines.iter().map(|line| line.row), &numbers);
            for (line, group) in lines.iter().zip(groups) {
                split.met(group);
                split.join(group, units[line.row], line.state);
            }
            let doubts: Vec<Placed> = placed
                .iter()
                .map(|of| of.for_split(&by, &mut |values| split.group(values)))
                .collect();
            let mut groups = split.finish(&doubts, decision);
            let reached = std::mem::take(&mut groups.reaches).into_iter().enumerate();
            reached
                .map(|(number, reaching)| {
                    let values = groups.values(number as u32, by.len());
                    (values, reaching.reach(&self.part, cell))
                })
                .collect()
        });
        Ok(reached.collect())
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

/// A doubtful record with the numbers of its groups, by all stratifiers.
struct Placing<'d> {
    doubt: &'d Doubt,
    as_read: Option<(State, Vec<u32>, Option<u32>)>,
    values: Vec<Option<u32>>,
    unit: Whose,
}

/// Doubtful records as they were read, as rows like those of [`row::rows`].
fn as_rows(doubts: &[Doubt], part: &Part) -> PolarsResult<Option<DataFrame>> {
    let read: Vec<_> = doubts
        .iter()
        .filter_map(|doubt| Some((doubt.row, doubt.as_read.as_ref()?)))
        .filter(|(_, read)| read.unit.is_some())
        .collect();
    if read.is_empty() {
        return Ok(None);
    }
    fn texts<'t>(name: &str, values: impl Iterator<Item = Option<&'t str>>) -> Column {
        Column::new(name.into(), values.collect::<Vec<_>>())
    }
    let within: Vec<Option<bool>> =
        read.iter().map(|(_, read)| read.within.then_some(true)).collect();
    let mut columns = vec![
        Column::new(ROW.into(), read.iter().map(|(row, _)| *row).collect::<Vec<_>>()),
        Column::new(WITHIN.into(), within),
        texts(UNIT, read.iter().map(|(_, read)| read.unit.as_deref())),
        Column::new(ORDER.into(), read.iter().map(|(_, read)| read.order).collect::<Vec<_>>()),
        Column::new(
            EXCLUDED.into(),
            read.iter().map(|(_, read)| read.excluded).collect::<Vec<_>>(),
        ),
        Column::new(
            NUMERATOR.into(),
            read.iter().map(|(_, read)| read.numerator).collect::<Vec<_>>(),
        ),
    ];
    if part.population.sum.is_some() {
        let values: Vec<Option<i64>> = read.iter().map(|(_, read)| read.value).collect();
        columns.push(Column::new(VALUE.into(), values));
    }
    for index in 0..part.stratifiers().len() {
        let values = read.iter().map(|(_, read)| read.groups[index].as_deref());
        columns.push(texts(&group_column(index), values));
    }
    DataFrame::new(read.len(), columns).map(Some)
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
