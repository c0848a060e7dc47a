//! From the records of a population to its numbers.

use std::collections::BTreeMap;

use polars::prelude::*;
use rust_decimal::Decimal;

use super::counts::Tally;
use super::names::{MISSING, Names};
use super::plan::Part;
use super::row::{self, EXCLUDED, NUMERATOR, ORDER, ROW, UNIT, VALUE, WITHIN, group_column};
use super::shared::{Asked, Numbered, Shared, Worked};
use crate::library::expr::Type;
use crate::library::indicator::Rows;
use crate::library::terms::Scoring;
use crate::period::Period;

/// The numbers of the whole (no stratifier) or of one group: its stratifier's place, its value.
pub type GroupTally = (Option<usize>, Option<String>, Tally);

/// The numbers of one population in one period, gathered batch by batch.
pub struct Gathering<'a> {
    part: Part<'a>,
    period: &'a Period,
    within: Asked,
    unit: Option<Numbered>,
    excluded: Option<Asked>,
    numerator: Option<Asked>,
    same: Option<Numbered>,
    value: Option<Asked>,
    groups: Vec<Numbered>,
    /// The whole, then each stratifier.
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
            within: shared.ask(row::within(&part, period)),
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
            splits: (0..=part.stratifiers().len()).map(|_| Split::default()).collect(),
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
        let lines = lines(
            worked.column(self.within),
            self.excluded.map(|asked| worked.column(asked)),
            self.numerator.map(|asked| worked.column(asked)),
            self.same.map(|numbered| worked.numbers(numbered)),
            self.value.map(|asked| worked.column(asked)),
        )?;
        let units = self.unit.map(|numbered| worked.numbers(numbered));
        let groups = self.groups.iter().map(|numbered| worked.numbers(*numbered)).collect();
        self.take(&lines, units, groups);
        Ok(())
    }

    fn take(&mut self, lines: &[Line], units: Option<&[u32]>, groups: Vec<&[u32]>) {
        let keeps_values = self.keeps_values();
        let groups = std::iter::once(None).chain(groups.into_iter().map(Some));
        for (split, groups) in self.splits.iter_mut().zip(groups) {
            let group = |line: &Line| groups.map_or(MISSING, |groups| groups[line.row]);
            match units {
                None => {
                    let rows = self.part.rows();
                    for line in lines {
                        // A record that is a unit of its own stands alone.
                        if let Some(state) = line.state.settled(rows, 0) {
                            split.add(group(line), state, keeps_values);
                        }
                    }
                }
                Some(units) => {
                    let named = lines.iter().filter(|line| units[line.row] != MISSING);
                    for line in named {
                        split.join(group(line), units[line.row], line.state);
                    }
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

    /// The numbers of the whole and of each group of each stratifier.
    ///
    /// # Errors
    /// A sum that is too large for a decimal number.
    pub fn finish(mut self, shared: &Shared) -> PolarsResult<Vec<GroupTally>> {
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
                kept.column(WITHIN)?,
                Some(kept.column(EXCLUDED)?),
                Some(kept.column(NUMERATOR)?),
                None,
                value,
            )?;
            self.take(&lines, None, numbers.iter().map(Vec::as_slice).collect());
        }
        let keeps_values = self.keeps_values();
        let (rows, at_least) = (self.part.rows(), self.part.population.at_least);
        let mut finished = Vec::new();
        for (place, split) in self.splits.into_iter().enumerate() {
            let stratifier = place.checked_sub(1);
            let text = |number: u32| {
                let index = stratifier?;
                let text = match own.get(index) {
                    Some(names) => names.text(number),
                    None => shared.text(self.groups[index], number),
                };
                text.map(str::to_owned)
            };
            let mut cells: BTreeMap<Option<String>, Cell> = BTreeMap::new();
            for (number, cell) in split.cells(rows, at_least, keeps_values).into_iter().enumerate()
            {
                if !cell.is_empty() || stratifier.is_none() {
                    cells.insert(text(number as u32), cell);
                }
            }
            if stratifier.is_none() {
                cells.entry(None).or_default().population_unknown += self.unnamed;
            }
            for (group, cell) in cells {
                finished.push((stratifier, group, cell.tally(&self.part)?));
            }
        }
        Ok(finished)
    }

    fn keeps_values(&self) -> bool {
        self.value.is_some()
            && matches!(self.part.indicator.terms.scoring, Scoring::Mean | Scoring::Median)
    }
}

/// A record that is or might be in the population.
struct Line {
    /// Its place in the batch.
    row: usize,
    state: State,
}

/// What a record, or a unit with all its records, says.
#[derive(Clone, Copy, Default)]
struct State {
    /// Some record was seen.
    seen: bool,
    /// Surely in the population.
    within: bool,
    /// Surely in the population, and by no exclusion out of the denominator.
    remains: bool,
    /// Remains, and surely in the numerator.
    numerator: bool,
    /// Remains, and surely not in the numerator.
    denied: bool,
    /// Records surely in the population, and those of which it cannot be said.
    records: u32,
    records_unknown: u32,
    /// Number of the value that the unit's records share so far, and whether another was met.
    same: u32,
    differs: bool,
    /// Remains, and its numerator, or its value where values are summed, is missing.
    undecided: bool,
    /// One more than the number of the first exclusion; 0 for none.
    excluded: u16,
    value: i64,
}

impl State {
    /// Joins what another record of the same unit says.
    fn join(&mut self, other: State) {
        self.seen = true;
        self.within |= other.within;
        self.remains |= other.remains;
        self.numerator |= other.numerator;
        self.denied |= other.denied;
        self.undecided |= other.undecided;
        self.records = self.records.saturating_add(other.records);
        self.records_unknown = self.records_unknown.saturating_add(other.records_unknown);
        let both = self.same != MISSING && other.same != MISSING;
        self.differs |= other.differs || (both && self.same != other.same);
        if self.same == MISSING {
            self.same = other.same;
        }
        if other.excluded != 0 && (self.excluded == 0 || other.excluded < self.excluded) {
            self.excluded = other.excluded;
        }
        self.value = self.value.saturating_add(other.value);
    }

    /// What the unit is, once all its records have spoken; `None` if it has too few of them.
    fn settled(mut self, rows: Rows, at_least: u64) -> Option<State> {
        if u64::from(self.records) < at_least {
            if u64::from(self.records) + u64::from(self.records_unknown) < at_least {
                return None;
            }
            return Some(State { seen: true, ..State::default() });
        }
        let against = match rows {
            Rows::Any => return Some(self),
            Rows::All => self.denied,
            Rows::None => self.numerator,
            Rows::Same => self.differs,
        };
        let unknown = self.undecided;
        self.numerator = self.remains && !against && !unknown;
        self.undecided = self.remains && !against && unknown;
        Some(self)
    }
}

fn lines(
    within: &Column,
    excluded: Option<&Column>,
    numerator: Option<&Column>,
    same: Option<&[u32]>,
    value: Option<&Column>,
) -> PolarsResult<Vec<Line>> {
    let within = within.bool()?;
    if within.null_count() == 0 && !within.any() {
        return Ok(Vec::new());
    }
    let excluded = excluded.map(|column| column.i32()).transpose()?;
    let numerator = numerator.map(|column| column.bool()).transpose()?;
    let value = value.map(|column| column.i64()).transpose()?;
    let candidates = within.iter().enumerate().filter(|(_, within)| *within != Some(false));
    Ok(candidates
        .map(|(row, within)| {
            let within = within == Some(true);
            let excluded = excluded.and_then(|column| column.get(row)).filter(|_| within);
            let remains = within && excluded.is_none();
            let numerator = numerator.map_or(Some(false), |column| column.get(row));
            let amount = value.and_then(|column| column.get(row));
            let unknown = if value.is_some() { amount.is_none() } else { numerator.is_none() };
            let state = State {
                seen: true,
                within,
                remains,
                numerator: remains && numerator == Some(true),
                denied: remains && numerator == Some(false),
                records: u32::from(within),
                records_unknown: u32::from(!within),
                same: same.filter(|_| remains).map_or(MISSING, |numbers| numbers[row]),
                differs: false,
                undecided: remains && unknown,
                excluded: excluded.map_or(0, |index| index as u16 + 1),
                value: amount.filter(|_| remains).unwrap_or(0),
            };
            Line { row, state }
        })
        .collect())
}

/// The numbers of one stratifier's groups, or of the whole.
#[derive(Default)]
struct Split {
    /// By the group's number.
    cells: Vec<Cell>,
    /// By the group's and the unit's number, where a unit may have several records.
    units: PlIndexMap<(u32, u32), State>,
    /// The same for records without a group, by the unit's number alone.
    ungrouped: Vec<State>,
}

impl Split {
    fn add(&mut self, group: u32, state: State, keeps_values: bool) {
        let group = group as usize;
        if group >= self.cells.len() {
            self.cells.resize_with(group + 1, Cell::default);
        }
        self.cells[group].add(state, keeps_values);
    }

    fn join(&mut self, group: u32, unit: u32, state: State) {
        if group == MISSING {
            let unit = unit as usize;
            if unit >= self.ungrouped.len() {
                self.ungrouped.resize(unit + 1, State::default());
            }
            self.ungrouped[unit].join(state);
        } else {
            self.units.entry((group, unit)).or_default().join(state);
        }
    }

    /// The cells, once every record was added.
    fn cells(mut self, rows: Rows, at_least: u64, keeps_values: bool) -> Vec<Cell> {
        for state in std::mem::take(&mut self.ungrouped).into_iter().filter(|state| state.seen) {
            if let Some(state) = state.settled(rows, at_least) {
                self.add(MISSING, state, keeps_values);
            }
        }
        for ((group, _), state) in std::mem::take(&mut self.units) {
            if let Some(state) = state.settled(rows, at_least) {
                self.add(group, state, keeps_values);
            }
        }
        self.cells
    }
}

/// The numbers of one group.
#[derive(Default)]
struct Cell {
    population: u64,
    population_unknown: u64,
    /// By the exclusion's number.
    excluded: Vec<u64>,
    denominator: u64,
    numerator: u64,
    unknown: u64,
    sum: i128,
    values: Vec<i64>,
}

impl Cell {
    fn add(&mut self, state: State, keeps_values: bool) {
        self.population += u64::from(state.within);
        self.population_unknown += u64::from(!state.within);
        self.denominator += u64::from(state.remains);
        self.numerator += u64::from(state.numerator);
        self.unknown += u64::from(state.undecided && !state.numerator);
        self.sum += i128::from(state.value);
        if state.excluded != 0 && !state.remains {
            let index = usize::from(state.excluded) - 1;
            if index >= self.excluded.len() {
                self.excluded.resize(index + 1, 0);
            }
            self.excluded[index] += 1;
        }
        // What is missing is not nought: such a unit has no value.
        if keeps_values && state.remains && !state.undecided {
            self.values.push(state.value);
        }
    }

    fn is_empty(&self) -> bool {
        self.population == 0 && self.population_unknown == 0
    }

    fn tally(self, part: &Part) -> PolarsResult<Tally> {
        let sum = part.population.sum.as_ref();
        let decimal = sum.is_some_and(|sum| sum.expr.r#type() == Type::Number);
        let as_decimal = |value: i128| {
            Decimal::try_from_i128_with_scale(value, if decimal { 6 } else { 0 })
                .map(|value| value.normalize())
                .map_err(|_| polars_err!(ComputeError: "{}: sum too large", part.indicator.id))
        };
        let mut values: Vec<Decimal> = Vec::with_capacity(self.values.len());
        for value in self.values {
            values.push(as_decimal(i128::from(value))?);
        }
        values.sort();
        Ok(Tally {
            population: self.population,
            population_unknown: self.population_unknown,
            excluded: part
                .exclusions()
                .iter()
                .enumerate()
                .map(|(index, (name, _))| {
                    (name.clone(), self.excluded.get(index).copied().unwrap_or(0))
                })
                .collect(),
            denominator: self.denominator,
            numerator: self.numerator,
            unknown: self.unknown,
            sum: if sum.is_some() { Some(as_decimal(self.sum)?) } else { None },
            values,
        })
    }
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
