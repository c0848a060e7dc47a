//! Records of which a cell is unread or doubted: what each says as it was read, and what it could say.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::plan::Part;
use super::possible::{Evaluation, Possible, Range, Truths, Value};
use crate::library::expr::{Expr as Tree, Path, Type};
use crate::library::indicator::{Rows, Stratifier};
use crate::lower::day_of;
use crate::period::Period;

/// The values of a field, of doubtful records alone.
pub struct Cells {
    values: Vec<Option<Value>>,
    /// Yes where the cell is unread, no where it is doubted.
    states: Vec<Option<bool>>,
    /// What a cell that is not known can be.
    range: Range,
}

/// The doubtful records of a batch.
pub struct Doubtful {
    /// Their places in the batch, rising.
    rows: Vec<usize>,
    /// Whether each might be no record of its own.
    repeated: Vec<bool>,
    /// By the field's path.
    cells: BTreeMap<Path, Cells>,
}

/// What a record says as it was read: an unread cell is unknown, a doubted one is trusted.
#[derive(Clone, Debug)]
pub struct AsRead {
    /// Surely in the population, or else perhaps.
    pub within: bool,
    /// Number of the first exclusion that surely fits.
    pub excluded: Option<i32>,
    /// Whether it is in the numerator.
    pub numerator: Option<bool>,
    /// Its value.
    pub value: Option<i64>,
    /// What `keep` orders by.
    pub order: Option<i64>,
    /// The value that all records of a unit must share.
    pub same: Option<PlSmallStr>,
    /// The unit's name, where units have names.
    pub unit: Option<PlSmallStr>,
    /// Its groups, by stratifier.
    pub groups: Vec<Option<PlSmallStr>>,
}

/// What a record could say: neither unread nor doubted cells are trusted.
#[derive(Clone, Debug)]
pub struct Outcomes {
    /// Surely in the population.
    pub is_within: bool,
    /// Were it in the population, it would surely be left in the denominator.
    pub remains_if_within: bool,
    /// Could be left in the denominator.
    pub may_remain: bool,
    /// Could be in the numerator.
    pub may_be_in: bool,
    /// Could be out of the numerator.
    pub may_be_out: bool,
    /// What its value could be; of a record without one, nothing.
    pub value: Option<Range>,
    /// Whether its value could be missing.
    pub may_lack_value: bool,
    /// What `keep` orders by, the greater the sooner it stands; `None` where that is not known.
    pub order: Option<Option<i64>>,
    /// The unit's name; `None` where it could be any.
    pub unit: Option<Option<PlSmallStr>>,
    /// Its groups, by stratifier; `None` where it could be any.
    pub groups: Vec<Option<Option<PlSmallStr>>>,
}

/// A doubtful record of a population.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// Number of the record in its dataset.
    pub row: u32,
    /// Whether a cell that matters is unread, and not only doubted.
    pub is_unread: bool,
    /// Fields whose cells are unread or doubted.
    pub fields: Vec<Path>,
    /// As it was read; `None` where that surely leaves it out of the population.
    pub as_read: Option<AsRead>,
    /// As it could be; `None` where it could not be in the population.
    pub outcomes: Option<Outcomes>,
}

impl Cells {
    /// The values of a column, their states and what they can be.
    ///
    /// # Errors
    /// A column of another type than a dataset's.
    pub fn new(column: &Column, states: Vec<Option<bool>>, range: Range) -> PolarsResult<Self> {
        let values = match column.dtype() {
            DataType::String => {
                let text = |text: &str| Value::Text(PlSmallStr::from_str(text));
                column.str()?.iter().map(|value| value.map(text)).collect()
            }
            DataType::Boolean => {
                column.bool()?.iter().map(|value| value.map(Value::Truth)).collect()
            }
            _ => {
                let numbers = column.to_physical_repr().cast(&DataType::Int64)?;
                numbers.i64()?.iter().map(|value| value.map(Value::Number)).collect()
            }
        };
        Ok(Cells { values, states, range })
    }

    /// A number that lies outside what its field can be: a correction below nought.
    fn beyond(&self, number: usize) -> Option<i64> {
        let Some(Value::Number(value)) = self.values[number] else { return None };
        let is_less = self.range.least.is_some_and(|least| value < least);
        let is_more = self.range.most.is_some_and(|most| value > most);
        (is_less || is_more).then_some(value)
    }
}

impl Doubtful {
    /// Records at these places of a batch, with the cells of every needed field.
    pub fn new(rows: Vec<usize>, repeated: Vec<bool>, cells: BTreeMap<Path, Cells>) -> Self {
        Doubtful { rows, repeated, cells }
    }

    /// The records with these fields alone.
    pub fn needed<'a>(&'a self, paths: &'a BTreeSet<Path>) -> Needed<'a> {
        let cells = paths.iter().filter_map(|path| Some((path, self.cells.get(path)?))).collect();
        Needed { records: self, cells }
    }

    /// The place of a record in the batch.
    pub fn place(&self, number: usize) -> usize {
        self.rows[number]
    }

    /// Marks the places of these records in a batch of so many.
    pub fn marked(&self, numbers: &[usize], height: usize) -> Vec<bool> {
        let mut marked = vec![false; height];
        numbers.iter().for_each(|number| marked[self.rows[*number]] = true);
        marked
    }
}

/// The doubtful records of a batch, of which some fields are needed.
pub struct Needed<'a> {
    records: &'a Doubtful,
    /// The needed fields; few, so that they are found soonest one after the other.
    cells: Vec<(&'a Path, &'a Cells)>,
}

impl Needed<'_> {
    /// The numbers of the records of which a needed cell is unread or doubted, or that might be none of their own.
    pub fn numbers(&self) -> Vec<usize> {
        let is_doubtful =
            |number: &usize| self.records.repeated[*number] || self.is_touched(*number);
        (0..self.records.rows.len()).filter(is_doubtful).collect()
    }

    /// Whether a needed cell of a record is unread or doubted.
    pub fn is_touched(&self, number: usize) -> bool {
        self.cells.iter().any(|(_, cells)| cells.states[number].is_some())
    }

    fn cell(&self, number: usize, path: &Path, trusts_doubted: bool) -> Possible {
        let own = self.cells.iter().find(|(own, _)| *own == path);
        let Some((_, cells)) = own else { return Possible::Known(None) };
        let value = || Possible::Known(cells.values[number].clone());
        let Some(is_unread) = cells.states[number] else { return value() };
        match cells.beyond(number).filter(|_| !is_unread) {
            // It is not trusted, and it may be true.
            Some(beyond) => Possible::Open(cells.range.hull(Range::one(beyond))),
            None if is_unread || !trusts_doubted => Possible::Open(cells.range),
            None => value(),
        }
    }

    /// What a condition says of a record as it was read.
    pub fn condition(&self, number: usize, condition: &Tree, period: &Period) -> Truths {
        let cell = |path: &Path| self.cell(number, path, true);
        Evaluation { period, cell: &cell }.of(condition, &[]).truths()
    }

    /// What a record says of a population in a period, whose needed fields are seen. `first_row` is the number of the
    /// batch's first record.
    pub fn read(&self, number: usize, part: &Part, period: &Period, first_row: u32) -> Doubt {
        let doubted = || self.cells.iter().filter(|(_, cells)| cells.states[number].is_some());
        let mut fields: Vec<Path> = doubted().map(|(path, _)| (*path).clone()).collect();
        let is_repeated = self.records.repeated[number];
        // The record itself.
        fields.extend(is_repeated.then(|| Path(Vec::new())));
        let is_unread = doubted().any(|(_, cells)| cells.states[number] == Some(true));
        let trusting = |path: &Path| self.cell(number, path, true);
        let doubting = |path: &Path| self.cell(number, path, false);
        Doubt {
            row: first_row.saturating_add(self.records.rows[number] as u32),
            is_unread,
            fields,
            as_read: as_read(part, &Evaluation { period, cell: &trusting }),
            outcomes: outcomes(part, &Evaluation { period, cell: &doubting }).map(|outcomes| {
                Outcomes { is_within: outcomes.is_within && !is_repeated, ..outcomes }
            }),
        }
    }
}

/// Whether a record is in the population.
fn within(part: &Part, record: &Evaluation) -> Truths {
    let yes = Truths { yes: true, ..Truths::default() };
    part.population.filter.as_ref().map_or(yes, |filter| record.of(&filter.expr, &[]).truths())
}

/// Whether a record is in the numerator.
fn numerator(part: &Part, record: &Evaluation) -> Truths {
    match part.numerator() {
        // A record whose value is known cannot alone decide against its unit.
        Some(value) if part.rows() == Rows::Same => match record.of(value, &[]).known() {
            Some(known) => Truths { yes: known.is_some(), no: false, missing: known.is_none() },
            None => Truths { yes: true, no: true, missing: true },
        },
        Some(condition) => record.of(condition, &[]).truths(),
        None => Truths { no: true, ..Truths::default() },
    }
}

/// The population's condition, of which values may be taken to be met.
fn filter<'a>(part: &Part<'a>) -> Vec<&'a Tree> {
    part.population.filter.iter().map(|filter| &filter.expr).collect()
}

fn as_read(part: &Part, record: &Evaluation) -> Option<AsRead> {
    let within = within(part, record);
    if !within.yes && !within.missing {
        return None;
    }
    let sure = |truths: Truths| truths.only() == Some(Some(true));
    let number = |tree: &Tree| match record.of(tree, &[]) {
        Possible::Known(Some(Value::Number(number))) => Some(number),
        _ => None,
    };
    let excluded = part
        .exclusions()
        .iter()
        .position(|(_, condition)| sure(record.of(&condition.expr, &[]).truths()));
    let same = part.numerator().filter(|_| part.rows() == Rows::Same);
    let known = |text: Option<Option<PlSmallStr>>| text.flatten();
    Some(AsRead {
        within: sure(within),
        excluded: excluded.and_then(|index| i32::try_from(index).ok()),
        numerator: numerator(part, record).only().flatten(),
        value: part.population.sum.as_ref().and_then(|sum| number(&sum.expr)),
        order: part.population.keep.as_ref().and_then(|keep| number(&keep.by.expr)),
        same: same.and_then(|value| known(text(value, record))),
        unit: part.population.count.as_ref().and_then(|unit| known(text(&unit.expr, record))),
        groups: part
            .stratifiers()
            .iter()
            .map(|stratifier| known(group(stratifier, record)))
            .collect(),
    })
}

fn outcomes(part: &Part, record: &Evaluation) -> Option<Outcomes> {
    let within = within(part, record);
    if !within.yes && !within.missing {
        return None;
    }
    let exclusions =
        || part.exclusions().iter().map(|(_, condition)| record.of(&condition.expr, &[]).truths());
    let numerator = numerator(part, record);
    let value = part.population.sum.as_ref().map(|sum| record.of(&sum.expr, &filter(part)));
    let order = part.population.keep.as_ref().map(|keep| record.of(&keep.by.expr, &[]));
    let unit = part.population.count.as_ref();
    Some(Outcomes {
        is_within: within.only() == Some(Some(true)),
        remains_if_within: !exclusions().any(|truths| truths.yes),
        may_remain: !exclusions().any(|truths| truths.only() == Some(Some(true))),
        may_be_in: numerator.yes || numerator.missing,
        may_be_out: numerator.no || numerator.missing,
        may_lack_value: value.as_ref().is_some_and(|value| !matches!(value.known(), Some(Some(_)))),
        value: value.map(|value| value.range().unwrap_or_default()),
        order: order.map_or(Some(None), |order| match order.known()? {
            Some(Value::Number(number)) => Some(Some(rank(part, *number))),
            _ => Some(None),
        }),
        unit: unit.map_or(Some(None), |unit| text(&unit.expr, record)),
        groups: part.stratifiers().iter().map(|stratifier| group(stratifier, record)).collect(),
    })
}

/// What `keep` orders by as a number that is the greater the sooner a record stands.
pub fn rank(part: &Part, order: i64) -> i64 {
    let latest = part.population.keep.as_ref().is_none_or(|keep| keep.latest);
    if latest { order } else { order.saturating_neg() }
}

/// A value as the text by which it is known; `None` where it is open.
fn text(tree: &Tree, record: &Evaluation) -> Option<Option<PlSmallStr>> {
    let value = record.of(tree, &[]);
    let value = value.known()?;
    Some(value.map(|value| match value {
        Value::Text(text) => text.clone(),
        Value::Truth(answer) => answer.to_string().into(),
        Value::Number(number) if tree.r#type() == Type::Date => {
            day_of(*number).map_or_else(|| number.to_string(), |day| day.to_string()).into()
        }
        Value::Number(number) => number.to_string().into(),
    }))
}

/// The group that a record falls in; `None` where it could be any.
fn group(stratifier: &Stratifier, record: &Evaluation) -> Option<Option<PlSmallStr>> {
    let tree = &stratifier.of.expr;
    if stratifier.bands.is_empty() {
        if tree.r#type() != Type::Boolean {
            return text(tree, record);
        }
        let answer = record.of(tree, &[]).truths().only()?;
        return Some(
            answer.map(|answer| PlSmallStr::from_static(if answer { "yes" } else { "no" })),
        );
    }
    let value = record.of(tree, &[]);
    let Some(Value::Number(number)) = value.known()? else { return Some(None) };
    let band = stratifier.bands.iter().rev().find(|(_, from, to)| (from..=to).contains(&number));
    Some(band.map(|(label, ..)| PlSmallStr::from_str(label)))
}
