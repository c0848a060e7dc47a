//! A name written on the first of its rows only: carried down where the source says so, and told where it looks so.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::columns::Columns;
use super::mapping::{Mapping, Plan};
use super::reading::Reading;
use super::shape::Shape;
use super::table::CellState;
use super::words::key;
use crate::finding::{Finding, Severity};
use crate::library::dataset::FieldType;

/// The columns that are filled downwards, and what was carried so far.
#[derive(Debug, Default)]
pub(super) struct FillDown {
    columns: BTreeSet<usize>,
    carried: BTreeMap<usize, Cell>,
    /// The first cell of each column that was filled, and how many.
    filled: BTreeMap<usize, (u32, u64)>,
}

impl FillDown {
    pub(super) fn new(mapping: &Mapping, columns: &Columns) -> Self {
        let declared = mapping.all_plans().filter(|plan| mapping.fill_down.contains(&plan.field));
        let columns = declared.filter_map(|plan| columns.at[plan.header]).collect();
        FillDown { columns, ..FillDown::default() }
    }

    /// The record's row with its empty cells filled from above; `None` where there is nothing to fill.
    pub(super) fn filled(&mut self, row: &Row) -> Option<Row> {
        let mut filled: Option<Row> = None;
        for column in &self.columns {
            let cell = row.cell(*column);
            if !cell.is_empty() {
                self.carried.insert(*column, cell.clone());
            } else if let Some(above) = self.carried.get(column) {
                let row_filled = filled.get_or_insert_with(|| row.clone());
                if row_filled.cells.len() <= *column {
                    row_filled.cells.resize(*column + 1, Cell::Empty);
                }
                row_filled.cells[*column] = above.clone();
                self.filled.entry(*column).or_insert((row.number, 0)).1 += 1;
            }
        }
        filled
    }

    /// Whether the source says of a column that an empty cell means the one above.
    pub(super) fn is_declared(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Nothing is carried over a total.
    pub(super) fn stop(&mut self) {
        self.carried.clear();
    }
}

impl Reading<'_> {
    pub(super) fn filled_down(&mut self, sheet: &Sheet, fill: &FillDown) {
        for (column, (row, count)) in &fill.filled {
            let place = self.place(sheet, Some(*row), Some(*column));
            let mut finding = Finding::new(codes::FILLED_DOWN, Severity::Info, place);
            finding.count = *count;
            self.add(finding);
        }
    }

    /// Marks the empty cells of a column in which no name stands on two rows in turn, with empty cells below some of them: they may mean
    /// "as above" as well as "none", and only the source can say. Each row comes with the number of its first record.
    pub(super) fn named_once(
        &mut self,
        sheet: &Sheet,
        shape: &Shape,
        fill: &FillDown,
        records: &[(&Row, usize)],
    ) {
        let rows: Vec<&Row> = records.iter().map(|(row, _)| *row).collect();
        for (column, plan) in &shape.plans {
            if fill.columns.contains(column) || !may_be_named_once(plan) {
                continue;
            }
            let (blank, returns) = blanks(&rows, *column, shape);
            // Where names come back, a row without one may as well be nobody's.
            let state = if returns { CellState::Doubted } else { CellState::Unread };
            let Some(first_blank) = blank.first() else { continue };
            let place = self.place(sheet, Some(rows[*first_blank].number), Some(*column));
            let mut finding = Finding::new(codes::NAMED_ONCE, Severity::Warning, place)
                .about(&self.mapping.dataset.name, self.mapping.name(plan.field))
                .with("field", self.mapping.name(plan.field))
                .with("column", &self.mapping.headers[plan.header].text)
                .with("returns", if returns { "yes" } else { "no" });
            finding.count = blank.len() as u64;
            self.add(finding);
            for at in blank {
                let (row, first) = records[at];
                // A row gives several records where months are columns, or days a list.
                let of_row = |record: &usize| self.table.origin[*record].row == row.number;
                let of_row: Vec<usize> = (first..self.table.len()).take_while(of_row).collect();
                for record in of_row {
                    self.table.mark(record, self.mapping.name(plan.field), state);
                }
            }
        }
    }
}

/// Names of whom a record is about, and days that every record must have; not what may well be nothing.
fn may_be_named_once(plan: &Plan) -> bool {
    let field = plan.reader.field;
    let names = match field.r#type {
        FieldType::String => field.codes.is_empty(),
        FieldType::Date => field.required,
        _ => false,
    };
    names && plan.like.is_none() && plan.reader.empty.is_none()
}

/// The rows (indices) in which the column is empty below a name, where no name stands on two rows in turn, and whether one of the
/// names comes back later.
fn blanks(rows: &[&Row], column: usize, shape: &Shape) -> (Vec<usize>, bool) {
    let none = || (Vec::new(), false);
    if rows.first().is_none_or(|row| row.cell(column).is_empty()) {
        return none();
    }
    let mut names = BTreeSet::new();
    let mut blank = Vec::new();
    let mut last = String::new();
    let mut returns = false;
    for (at, row) in rows.iter().enumerate() {
        let cell = row.cell(column);
        if cell.is_empty() {
            blank.push(at);
            continue;
        }
        let name = cell.text();
        // Who writes a name again right after it has been written does not mean it where nothing stands.
        if name == last {
            return none();
        }
        returns |= !names.insert(name.clone());
        last = name;
    }
    // What is written once for several rows stands before what each row has.
    let stands_first = shape
        .plans
        .iter()
        .filter(|(other, _)| *other < column)
        .all(|(other, _)| blank.iter().all(|at| rows[*at].cell(*other).is_empty()));
    if !stands_first {
        return none();
    }
    // A child or its family, each in a column of its own: where one is empty, the other is not.
    let shares = |other: usize| {
        let filled = |at: &usize| !rows[*at].cell(other).is_empty();
        let named = (0..rows.len()).filter(|at| !rows[*at].cell(column).is_empty());
        let (count, beside) = named
            .fold((0, 0), |(count, beside), at| (count + 1, beside + usize::from(filled(&at))));
        other != column && blank.iter().all(filled) && beside * 2 <= count
    };
    // A kind of place where there is no family: the words beside the empty cells stand beside no name.
    let explains = |other: usize, plan: &Plan| {
        let words = |of: &mut dyn Iterator<Item = usize>| -> BTreeSet<String> {
            of.map(|at| key(&rows[at].cell(other).text())).collect()
        };
        let beside_blank = words(&mut blank.iter().copied());
        let named = (0..rows.len()).filter(|at| !blank.contains(at));
        let beside_names = words(&mut named.into_iter());
        !plan.reader.field.codes.is_empty()
            && other != column
            && !beside_blank.contains("")
            && beside_blank.is_disjoint(&beside_names)
    };
    let is_known = shape.plans.iter().any(|(other, plan)| shares(*other) || explains(*other, plan));
    if is_known { none() } else { (blank, returns) }
}
