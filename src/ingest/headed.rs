//! Totals without a word that are told by their place: above the rows they add up, at the end of rows that share a name, or
//! as rows of numbers alone among records that name something.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::cell::{Cell, Row};
use super::reconcile;
use super::shape::Shape;
use super::total_word::{self, Weight};
use super::words::key;
use crate::library::dataset::FieldType;

/// What a row without a word for a total is by the rows around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It heads the rows that it adds up, and nothing else stands in it.
    Head,
    /// It may be a total, and a record as well: to be looked at, at this column.
    Doubtful(usize),
}

/// The rows of a table that are told so, by their index.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<usize, Place>);

impl Places {
    /// Looks at the table's rows below its header. `may_fill_down` where the source says that an empty cell means the one
    /// above: then numbers alone are a record.
    pub(super) fn new(rows: &[Row], shape: &Shape, may_fill_down: bool) -> Self {
        let numeric = shape.numeric();
        if numeric.is_empty() {
            return Places::default();
        }
        let mut places: BTreeMap<usize, Place> = closing(rows, shape).into_iter().collect();
        // Most tables have no row that names nothing.
        if rows.iter().any(|row| !row.cells.is_empty() && !shape.names_something(row)) {
            let lines: Vec<Line> = rows.iter().map(|row| Line::new(row, shape)).collect();
            if !may_fill_down {
                places.extend(alone(&lines));
            }
            places.extend(heads(rows, &lines, shape, &numeric));
        }
        Places(places)
    }

    /// What the row of this index is told to be.
    pub(super) fn of(&self, at: usize) -> Option<Place> {
        self.0.get(&at).copied()
    }
}

/// What a row fills.
struct Line {
    /// Its filled columns of the table itself.
    filled: Vec<usize>,
    /// The first of them that holds numbers.
    number: Option<usize>,
    /// Whether one of them holds no numbers.
    says_more: bool,
    /// Whether it fills a column in which only records hold something.
    names: bool,
    /// Whether a word says that it is a total.
    is_labelled: bool,
}

impl Line {
    fn new(row: &Row, shape: &Shape) -> Self {
        let filled: Vec<usize> = shape.filled(row).map(|(column, _)| column).collect();
        let is_label = |cell: &Cell| {
            total_word::may_be_label(cell)
                && total_word::word(&key(&cell.text())) == Some(Weight::Full)
        };
        Line {
            number: filled.iter().copied().find(|column| shape.is_numeric(*column)),
            says_more: filled.iter().any(|column| !shape.is_numeric(*column)),
            names: shape.names_something(row),
            is_labelled: shape.filled(row).any(|(_, cell)| is_label(cell)),
            filled,
        }
    }
}

/// Rows of numbers alone, where most rows say what their numbers are of.
fn alone(lines: &[Line]) -> Vec<(usize, Place)> {
    let is_record = |line: &&Line| !line.filled.is_empty() && !line.is_labelled;
    let records = lines.iter().filter(is_record).count();
    let alone: Vec<(usize, Place)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_record(line) && !line.says_more)
        .filter_map(|(at, line)| Some((at, Place::Doubtful(line.number?))))
        .collect();
    if alone.len() * 2 < records { alone } else { Vec::new() }
}

/// Rows that stand at one end of a run of rows with the same name and whose every number is the sum of the others', where
/// that is so of all runs.
fn closing(rows: &[Row], shape: &Shape) -> Vec<(usize, Place)> {
    let names = shape.plans.iter().filter(|(_, plan)| {
        let field = plan.reader.field;
        field.r#type == FieldType::String && field.required && field.codes.is_empty()
    });
    let columns: BTreeSet<usize> = names.map(|(column, _)| *column).collect();
    let mut found = Vec::new();
    for column in columns {
        let mut runs: Vec<Vec<usize>> = Vec::new();
        let mut before = &Cell::Empty;
        for (at, row) in rows.iter().enumerate() {
            let name = row.cell(column);
            match runs.last_mut() {
                _ if name.is_empty() => {}
                Some(run) if name == before => run.push(at),
                _ => runs.push(vec![at]),
            }
            before = name;
        }
        let long: Vec<&Vec<usize>> = runs.iter().filter(|run| run.len() > 2).collect();
        // One run of three may be chance: 1, 2 and 3 hours.
        if long.iter().map(|run| run.len() - 2).sum::<usize>() < 2 {
            continue;
        }
        let is_sum = |total: usize, of: &[usize]| {
            let filled = || shape.filled(&rows[total]).map(|(at, _)| at);
            let numbers = || filled().filter(|at| shape.is_numeric(*at));
            let of: Vec<&Row> = of.iter().map(|at| &rows[*at]).collect();
            numbers().next().is_some()
                && numbers().all(|at| {
                    let measure = shape.measure(at);
                    let amount = reconcile::amount(rows[total].cell(at), measure);
                    amount.is_some_and(|amount| !amount.is_zero())
                        && amount == reconcile::sum(&of, at, measure)
                })
        };
        for at_end in [true, false] {
            let end = |run: &[usize]| -> Option<(usize, Vec<usize>)> {
                let (total, of) = if at_end { run.split_last()? } else { run.split_first()? };
                Some((*total, of.to_vec()))
            };
            let totals: Vec<(usize, Vec<usize>)> = long.iter().filter_map(|run| end(run)).collect();
            if totals.iter().all(|(total, of)| is_sum(*total, of)) {
                let pairs = runs.iter().filter(|run| run.len() == 2).filter_map(|run| end(run));
                let all = totals.into_iter().chain(pairs).filter(|(total, of)| is_sum(*total, of));
                found.extend(all.map(|(total, _)| (total, Place::Doubtful(column))));
                break;
            }
        }
    }
    found
}

/// Rows that name nothing and whose every number is the sum of the rows right below: to a gap, a total, another row that fills
/// the same few columns, or the end.
fn heads(
    rows: &[Row],
    lines: &[Line],
    shape: &Shape,
    numeric: &BTreeSet<usize>,
) -> Vec<(usize, Place)> {
    let may_head = |line: &Line| line.number.is_some() && !line.names && !line.is_labelled;
    if !lines.iter().any(may_head) {
        return Vec::new();
    }
    let sums: BTreeMap<usize, RunningSums> = numeric
        .iter()
        .map(|column| (*column, RunningSums::new(rows, lines, *column, shape)))
        .collect();
    let mut held = vec![0_usize; lines.len() + 1];
    for (at, line) in lines.iter().enumerate() {
        held[at + 1] = held[at] + usize::from(!line.filled.is_empty() && !line.is_labelled);
    }
    let is_apart = |at: usize| at > 0 && rows[at].number > rows[at - 1].number + 1;
    let is_title = |line: &Line| line.filled.len() < 2 && line.number.is_none();
    let is_first = |at: usize| {
        at == 0 || is_apart(at) || is_title(&lines[at - 1]) || lines[at - 1].is_labelled
    };
    let mut found = Vec::new();
    let (mut gap, mut label) = (lines.len(), lines.len());
    let mut alike: BTreeMap<&[usize], usize> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().rev() {
        if may_head(line) {
            let same = alike.get(line.filled.as_slice()).copied().unwrap_or(lines.len());
            let ends = if is_first(at) {
                BTreeSet::from([gap, label, same, lines.len()])
            } else {
                BTreeSet::from([same])
            };
            let numbers = || line.filled.iter().filter(|column| numeric.contains(column));
            let is_sum_to = |end: &usize| {
                held[*end] - held[at + 1] > 1
                    && numbers().all(|column| {
                        let amount =
                            reconcile::amount(rows[at].cell(*column), shape.measure(*column));
                        amount.is_some_and(|amount| !amount.is_zero())
                            && sums[column].between(at + 1, *end) == amount
                    })
            };
            if let Some(end) = ends.iter().find(|end| is_sum_to(end)) {
                let (count, of) = (numbers().count(), held[*end] - held[at + 1]);
                if !line.says_more {
                    found.push((at, Place::Head));
                } else if let Some(column) = line.number.filter(|_| count > 1 || of > 2) {
                    found.push((at, Place::Doubtful(column)));
                }
            }
        }
        alike.insert(&line.filled, at);
        if line.filled.is_empty() || is_apart(at) {
            gap = at;
        }
        if line.is_labelled {
            label = at;
        }
    }
    found
}

/// A column's sums from the first row on; totals by their word add nothing.
struct RunningSums {
    /// Up to each row, that one left out; `None` once they are too large.
    sums: Vec<Option<Decimal>>,
    /// How many cells up to there hold something that is no number.
    others: Vec<usize>,
}

impl RunningSums {
    fn new(rows: &[Row], lines: &[Line], column: usize, shape: &Shape) -> Self {
        let (mut sums, mut others) = (vec![Some(Decimal::ZERO)], vec![0]);
        for (row, line) in rows.iter().zip(lines) {
            let (mut sum, mut other) =
                (sums.last().copied().flatten(), *others.last().unwrap_or(&0));
            let cell = row.cell(column);
            if !cell.is_empty() && !line.is_labelled {
                match reconcile::amount(cell, shape.measure(column)) {
                    Some(amount) => sum = sum.and_then(|sum| sum.checked_add(amount)),
                    None => other += 1,
                }
            }
            sums.push(sum);
            others.push(other);
        }
        RunningSums { sums, others }
    }

    /// The sum of rows, the last one left out; `None` where one of their cells is no number.
    fn between(&self, from: usize, to: usize) -> Option<Decimal> {
        if self.others[from] != self.others[to] {
            return None;
        }
        self.sums[to]?.checked_sub(self.sums[from]?)
    }
}
