//! One row to its record, or records, with a finding for each cell that is not understood.

use chrono::NaiveDate;

use super::addition::Addition;
use super::cell::{Cell, Row, Sheet};
use super::columns::Columns;
use super::mapping::Plan;
use super::merged::shared;
use super::partial::Span;
use super::reading::Reading;
use super::table::{CellState, Origin};
use super::value::{Fault, Note, Reading as CellReading, Value};
use super::words::{key, means_missing};
use super::{codes, date, days};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::{FieldType, Privacy};
use crate::workspace::source::Merged;

/// The longest value that a finding may show, in characters.
const SHOWN: usize = 40;

/// What a cell gives: a value, and whether it says that there is no opinion.
#[derive(Default)]
pub(super) struct Given {
    pub(super) value: Option<Value>,
    no_opinion: Option<bool>,
    /// Something stands there that could not be understood.
    pub(super) unread: bool,
    /// Nothing proves that this is what stands there.
    pub(super) doubted: bool,
    /// Something is added to the word that may speak of the whole row.
    addition: Option<Addition>,
    /// The time for which the day stands that is the value.
    within: Option<Span>,
}

/// Fields of a record of which something stood in a cell that is not known for sure.
#[derive(Clone, Default)]
pub(super) struct Unsure {
    unread: Vec<usize>,
    pub(super) doubted: Vec<usize>,
    /// Times for which a day stands.
    pub(super) within: Vec<(usize, Span)>,
    /// A row that names somebody says what an earlier one does.
    is_repeated: bool,
    /// No cell may stand in its own column.
    is_moved: bool,
}

/// What a record's row may be instead.
#[derive(Clone, Copy)]
pub(super) struct Looks {
    /// It holds words alone that may be a title.
    pub(super) may_be_title: bool,
    /// It begins where the row above ends.
    pub(super) may_be_end: bool,
}

/// Which part of a row a record is.
#[derive(Clone, Copy)]
struct Share {
    /// Which of the row's days, from 0.
    day: usize,
    /// The row has several days.
    of_several: bool,
    /// The row lacks cells or has too many.
    is_torn: bool,
}

impl Given {
    pub(super) fn unread() -> Self {
        Given { unread: true, ..Given::default() }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.value.is_none() && self.no_opinion.is_none() && !self.unread
    }
}

/// Writes what is set for the year that sheet or file are named by.
fn values_of_year(fixed: &[(usize, Value)], values: &mut [Option<Value>]) {
    for (field, value) in fixed {
        values[*field] = Some(value.clone());
    }
}

impl Reading<'_> {
    /// Adds the records of a row.
    pub(super) fn record(&mut self, sheet: &Sheet, row: &Row, columns: &Columns, looks: Looks) {
        let mapping = self.mapping;
        let is_torn = self.torn(sheet, row, columns.width);
        let is_repeated = self.twins(sheet, row, columns);
        let mut values: Vec<Option<Value>> = vec![None; mapping.dataset.fields.len()];
        for (field, value) in &mapping.fixed {
            values[*field] = Some(value.clone());
        }
        // Answers that name nobody are often alike.
        let names = |plan: &Plan| plan.reader.field.privacy == Privacy::Identifier;
        let are_answers = mapping.dataset.field("no_opinion").is_some();
        let is_repeated = is_repeated && (!are_answers || mapping.all_plans().any(names));
        let is_end = self.lone(sheet, row, columns, looks.may_be_title)
            || !is_torn && self.end_of_last(sheet, row, looks.may_be_end);
        let mut unsure = Unsure { is_repeated: is_repeated || is_end, ..Unsure::default() };
        let mut days = Vec::new();
        let mut additions = Vec::new();
        for plan in &mapping.plans {
            if is_torn {
                self.said(plan, &Given::unread(), &mut unsure);
                continue;
            }
            if Some(plan.field) == mapping.day {
                days = self.days(sheet, row, plan, columns);
                if !days.is_empty() {
                    continue;
                }
            }
            let given = self.cell(sheet, row, plan, columns);
            self.said(plan, &given, &mut unsure);
            additions.extend(given.addition);
            // A field may be read from several columns only in different turns; here the cell is all there is.
            if given.value.is_some() {
                values[plan.field] = given.value;
            }
            if let (Some(at), Some(no_opinion)) = (mapping.no_opinion, given.no_opinion) {
                values[at] = Some(Value::Boolean(no_opinion));
            }
        }
        if !is_torn {
            unsure.unread.extend(self.unfitting(sheet, row, columns));
        }
        unsure.doubted.extend(self.beside(row, columns));
        // Where several cells hold what their columns do not, the row may have been moved: then a cell that can be read
        // says something else as well.
        if unsure.unread.len() > 1 {
            unsure.doubted.extend(mapping.plans.iter().map(|plan| plan.field));
        }
        let required = mapping.plans.iter().filter(|plan| plan.reader.field.required);
        let lacking = required.clone().filter(|plan| values[plan.field].is_none()).count();
        let is_empty = |plan: &Plan| {
            let is_listed = !days.is_empty() && Some(plan.field) == mapping.day;
            values[plan.field].is_none() && !unsure.unread.contains(&plan.field) && !is_listed
        };
        // So may one that holds too little at its beginning and something else than its columns further on.
        unsure.is_moved = required.filter(|plan| is_empty(plan)).count() > 0
            && (!unsure.unread.is_empty() || self.is_turn_misread(row, columns));
        if unsure.is_moved {
            unsure.doubted.extend(mapping.all_plans().map(|plan| plan.field));
        }
        if unsure.unread.len() > 1 || lacking > 1 || is_end {
            self.doubt_end_of_last();
        }
        values_of_year(&columns.fixed, &mut values);
        let times = self.added(&additions, &mut unsure).filter(|_| days.is_empty());
        if mapping.calendar.is_some() {
            self.name(&mut values, sheet, row, 0);
            unsure.is_repeated |= times.is_some();
            let says_whose = mapping.plans.iter().any(|plan| values[plan.field].is_some());
            unsure.is_repeated |= !says_whose && self.nobodys(sheet, row, columns);
            self.steps(&values, &unsure, sheet, row, columns, is_torn);
            return;
        }
        if days.is_empty() && times.is_none() {
            self.name(&mut values, sheet, row, 0);
            let share = Share { day: 0, of_several: false, is_torn };
            self.turns(values, &unsure, sheet, row, columns, share);
            return;
        }
        // How much of a number belongs to which day is not said.
        for plan in mapping.plans.iter().filter(|plan| plan.is_amount()) {
            if values[plan.field].take().is_some() {
                unsure.unread.push(plan.field);
            }
        }
        // How often is said, and not when else.
        let days: Vec<Option<NaiveDate>> = match times {
            Some(times) => vec![None; times],
            None => days.into_iter().map(Some).collect(),
        };
        for (number, day) in days.into_iter().enumerate() {
            let mut values = values.clone();
            if let (Some(at), Some(day)) = (mapping.day, day) {
                values[at] = Some(Value::Date(day));
            }
            self.name(&mut values, sheet, row, number);
            let share = Share { day: number, of_several: true, is_torn };
            // `15, 16` may be one event of two days.
            let unsure = Unsure { is_repeated: is_repeated || number > 0, ..unsure.clone() };
            self.turns(values, &unsure, sheet, row, columns, share);
        }
    }

    /// What is added to words says of a row that tells of something that happened: how often it did, or that it may not have.
    fn added(&self, additions: &[Addition], unsure: &mut Unsure) -> Option<usize> {
        self.mapping.day?;
        let mut times = None;
        for addition in additions {
            match addition {
                Addition::Times(most) => times = times.max(Some(*most)),
                Addition::NotHeld | Addition::Other => {
                    unsure.is_repeated = true;
                    let fields = self.mapping.dataset.fields.iter().enumerate();
                    let answers = fields.filter(|(_, field)| field.r#type == FieldType::Boolean);
                    unsure.doubted.extend(answers.map(|(at, _)| at));
                }
            }
        }
        times
    }

    /// The days that a cell lists, where they are several: then the row is as many records, which is told.
    fn days(&mut self, sheet: &Sheet, row: &Row, plan: &Plan, columns: &Columns) -> Vec<NaiveDate> {
        let Some(column) = columns.at[plan.header] else { return Vec::new() };
        let cell = row.cell(column);
        let Cell::Text(text) = cell else { return Vec::new() };
        // Every list holds a mark between its days; most cells hold none.
        let text_only = text.trim();
        let may_list = text_only.contains([',', ';', '\n', ' ', '–', '—'])
            || text_only.matches('-').count() > 2;
        if !may_list || plan.like.is_some() || plan.reader.knows(text) || date::read(text).is_ok() {
            return Vec::new();
        }
        let (days, kind) = match days::read(text) {
            Some(days) => (days, "list"),
            None => (days::from_to(text).unwrap_or_default(), "range"),
        };
        if !days.is_empty() {
            let place = self.place(sheet, Some(row.number), Some(column));
            let finding = Finding::new(codes::SEVERAL_DAYS, Severity::Warning, place)
                .with("kind", kind)
                .with("days", days.len().to_string());
            let finding = self.about(finding, plan, cell);
            self.add(finding);
        }
        days
    }

    /// Writes the row's own name into the fields that carry it.
    fn name(&self, values: &mut [Option<Value>], sheet: &Sheet, row: &Row, day: usize) {
        for field in &self.mapping.row_names {
            values[*field] = Some(Value::Text(self.row_name(sheet, row, day)));
        }
    }

    /// Adds the records of a row, or of one of its days: one, or one for each turn.
    fn turns(
        &mut self,
        values: Vec<Option<Value>>,
        unsure: &Unsure,
        sheet: &Sheet,
        row: &Row,
        columns: &Columns,
        share: Share,
    ) {
        let mapping = self.mapping;
        if mapping.turns.is_empty() {
            self.push(values, unsure, columns, row, share.day);
            return;
        }
        for (number, turn) in mapping.turns.iter().enumerate() {
            let (mut values, mut unsure) = (values.clone(), unsure.clone());
            for (field, value) in &turn.fixed {
                values[*field] = Some(value.clone());
            }
            let mut given = if share.is_torn {
                Given::unread()
            } else {
                self.cell(sheet, row, &turn.plan, columns)
            };
            // An empty month is no visit; an empty answer is one that was not given. A word for nothing may stand where there
            // was something.
            let column = columns.at[turn.plan.header];
            let is_blank = column.is_none_or(|column| {
                let text = row.cell(column).text();
                text.chars().all(|letter| "-–—".contains(letter))
            });
            let is_nothing = given.is_nothing() && is_blank;
            let is_sure = !unsure.is_moved;
            if is_nothing && is_sure && turn.plan.is_amount() && !self.is_answer(&turn.plan) {
                continue;
            }
            if share.of_several && turn.plan.is_amount() {
                given = Given::unread();
            }
            self.said(&turn.plan, &given, &mut unsure);
            if given.value.is_none() && unsure.doubted.contains(&turn.plan.field) {
                unsure.doubted.extend(mapping.no_opinion);
            }
            values[turn.plan.field] = given.value;
            if let (Some(at), Some(no_opinion)) = (mapping.no_opinion, given.no_opinion) {
                values[at] = Some(Value::Boolean(no_opinion));
            }
            self.push(values, &unsure, columns, row, share.day * mapping.turns.len() + number);
        }
    }

    /// Whether a cell of one of the turns holds what its column does not.
    fn is_turn_misread(&self, row: &Row, columns: &Columns) -> bool {
        self.mapping.turns.iter().any(|turn| {
            columns.at[turn.plan.header].is_some_and(|column| {
                let reading = turn.plan.reader.read(row.cell(column), columns.habits(column));
                matches!(reading, CellReading::Fault(_))
            })
        })
    }

    fn is_answer(&self, plan: &Plan) -> bool {
        self.mapping.scaled.contains(&plan.field)
            || self.mapping.dataset.field("no_opinion").is_some()
    }

    /// Notes the fields that a cell leaves unread or in doubt: its own and, of a scale, whether there is an opinion.
    pub(super) fn said(&self, plan: &Plan, given: &Given, unsure: &mut Unsure) {
        unsure.within.extend(given.within.map(|span| (plan.field, span)));
        if given.doubted {
            unsure.doubted.push(plan.field);
        }
        if given.unread {
            unsure.unread.push(plan.field);
            if self.mapping.scaled.contains(&plan.field) {
                unsure.unread.extend(self.mapping.no_opinion);
            }
        }
    }

    pub(super) fn push(
        &mut self,
        values: Vec<Option<Value>>,
        unsure: &Unsure,
        columns: &Columns,
        row: &Row,
        turn: usize,
    ) {
        let record = u32::try_from(self.table.len()).unwrap_or(u32::MAX);
        for (field, (column, value)) in self.table.columns.iter_mut().zip(values).enumerate() {
            // Of several columns of one field it is enough that one was read.
            if value.is_none() && unsure.unread.contains(&field) {
                column.states.insert(record, CellState::Unread);
            } else if columns.doubted.contains(&field) || unsure.doubted.contains(&field) {
                column.states.insert(record, CellState::Doubted);
            }
            let span = unsure.within.iter().rfind(|(at, _)| *at == field);
            if let (Some(Value::Date(_)), Some((_, span))) = (&value, span) {
                column.within.insert(record, *span);
            }
            column.values.push(value);
        }
        let index = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let file = index(self.table.files.len().saturating_sub(1));
        // The sheet is filed after its rows are read.
        let sheet = index(self.table.files.last().map_or(0, |file| file.sheets.len()));
        if unsure.is_repeated {
            self.table.repeated.insert(record);
        }
        self.table.origin.push(Origin { file, sheet, row: row.number, turn: index(turn) });
    }

    /// `Apklausa.csv#17`, `Registras.xlsx#Sausis#17`: the same for the same files, different for each row.
    fn row_name(&self, sheet: &Sheet, row: &Row, day: usize) -> String {
        let day = if day == 0 { String::new() } else { format!("#{}", day + 1) };
        let file = self.table.files.last().map_or("", |file| file.name.as_str());
        match &sheet.name {
            Some(sheet) => format!("{file}#{sheet}#{}{day}", row.number),
            None => format!("{file}#{}{day}", row.number),
        }
    }

    pub(super) fn cell(
        &mut self,
        sheet: &Sheet,
        row: &Row,
        plan: &Plan,
        columns: &Columns,
    ) -> Given {
        let Some(column) = columns.at[plan.header] else { return Given::default() };
        let given = match &plan.or {
            None => self.understood(sheet, row, plan, columns, column),
            Some(other) => self.either(sheet, row, plan, columns, column, other),
        };
        let given = self.together(sheet, row, plan, columns, given);
        let piece = columns.merged.get(&(row.number, column)).filter(|_| plan.is_amount());
        match (piece, plan.merged) {
            (None, _) | (_, Some(Merged::Each)) => given,
            (Some(piece), Some(Merged::Shared)) => {
                Given { value: given.value.map(|value| shared(value, *piece)), ..given }
            }
            (Some(_), None) => {
                let place = self.place(sheet, Some(row.number), Some(column));
                let code = codes::MERGED_AMOUNT;
                self.note(Note { code, severity: Severity::Warning, doubted: true }, place, plan);
                Given { doubted: true, ..given }
            }
        }
    }

    pub(super) fn understood(
        &mut self,
        sheet: &Sheet,
        row: &Row,
        plan: &Plan,
        columns: &Columns,
        column: usize,
    ) -> Given {
        let shifted;
        let mut cell = row.cell(column);
        if sheet.serial_shift != 0 && plan.reader.field.r#type == FieldType::Date {
            shifted = sheet.in_1900(cell);
            cell = &shifted;
        }
        if let Some(like) = &plan.like
            && !like.fits(&key(&cell.text()))
        {
            return Given::default();
        }
        if plan.like.is_some() && !cell.is_empty() {
            self.met.fitted.insert((plan.field, plan.header));
        }
        if self.mapping.own_words.contains_key(&plan.field) {
            self.met.word(plan.field, key(&cell.text()));
        }
        let reader = columns.hours.get(&plan.field).unwrap_or(&plan.reader);
        let scaled = self.mapping.scaled.contains(&plan.field);
        let said = |value| Given {
            value: Some(value),
            no_opinion: scaled.then_some(false),
            ..Given::default()
        };
        match reader.read(cell, columns.habits(column)) {
            CellReading::Missing => Given::default(),
            CellReading::Value(value) => said(value),
            CellReading::Noted(value, note) => {
                let place = self.place(sheet, Some(row.number), Some(column));
                self.note(note, place, plan);
                Given { doubted: note.doubted, ..said(value) }
            }
            CellReading::Within(value, span, note) => {
                let place = self.place(sheet, Some(row.number), Some(column));
                self.note(note, place, plan);
                Given { doubted: note.doubted, within: Some(span), ..said(value) }
            }
            CellReading::Added(value, addition) => {
                let place = self.place(sheet, Some(row.number), Some(column));
                let known = (plan.field, format!("\n{}{}", codes::ADDITION, cell.text()));
                match self.counted.get(&known) {
                    Some(at) => self.findings[*at].count += 1,
                    None => {
                        let says = match addition {
                            Addition::Times(_) => "times",
                            Addition::NotHeld => "not_held",
                            Addition::Other => "other",
                        };
                        let finding = Finding::new(codes::ADDITION, Severity::Warning, place);
                        let finding = self.about(finding, plan, cell).with("says", says);
                        self.counted.insert(known, self.findings.len());
                        self.add(finding);
                    }
                }
                Given { doubted: true, addition: Some(addition), ..said(value) }
            }
            CellReading::NoOpinion => Given { no_opinion: Some(true), ..Given::default() },
            CellReading::Rounded(value) => {
                let place = self.place(sheet, Some(row.number), Some(column));
                let minutes = if let Value::Integer(minutes) = value {
                    minutes.to_string()
                } else {
                    String::new()
                };
                let finding = Finding::new(codes::ROUNDED_DURATION, Severity::Warning, place)
                    .with("minutes", minutes);
                let finding = self.about(finding, plan, cell);
                self.add(finding);
                Given { value: Some(value), ..Given::default() }
            }
            CellReading::Fault(fault) => {
                let place = self.place(sheet, Some(row.number), Some(column));
                self.fault(fault, place, plan, cell);
                Given { unread: true, ..Given::default() }
            }
        }
    }

    pub(super) fn note(&mut self, note: Note, place: Place, plan: &Plan) {
        // No word holds a line break: notes are counted apart from words.
        let known = (plan.field, format!("\n{}{}", note.code, plan.header));
        if let Some(at) = self.counted.get(&known) {
            self.findings[*at].count += 1;
            return;
        }
        let finding = Finding::new(note.code, note.severity, place)
            .about(&self.mapping.dataset.name, self.mapping.name(plan.field))
            .with("field", self.mapping.name(plan.field))
            .with("column", &self.mapping.headers[plan.header].text);
        self.counted.insert(known, self.findings.len());
        self.add(finding);
    }

    pub(super) fn fault(&mut self, fault: Fault, place: Place, plan: &Plan, cell: &Cell) {
        let known = fault.counted.then(|| (plan.field, key(&cell.text())));
        if let Some(at) = known.as_ref().and_then(|known| self.counted.get(known)) {
            self.findings[*at].count += 1;
            return;
        }
        let mut finding = self.about(Finding::new(fault.code, fault.severity, place), plan, cell);
        if let Some(reason) = fault.reason {
            finding = finding.with("reason", reason);
        }
        if fault.counted {
            let may_suggest = plan.is_open();
            let suggestion = fault.suggestion.filter(|_| may_suggest);
            finding = finding.with("closest", suggestion.as_deref().unwrap_or(codes::NONE));
        }
        if let Some(known) = known {
            self.counted.insert(known, self.findings.len());
        }
        self.add(finding);
    }

    /// Names the field and its column, and shows the cell where it may be shown.
    fn about(&self, finding: Finding, plan: &Plan, cell: &Cell) -> Finding {
        let finding = finding
            .about(&self.mapping.dataset.name, self.mapping.name(plan.field))
            .with("field", self.mapping.name(plan.field))
            .with("column", &self.mapping.headers[plan.header].text);
        let text = cell.text();
        if plan.is_open() && text.chars().count() <= SHOWN {
            finding.with("shown", "yes").read(text)
        } else {
            finding.with("shown", "no")
        }
    }

    /// A cell of a column whose fields all have a pattern belongs to one of them, or is lost: the fields of which that
    /// leaves nothing known.
    fn unfitting(&mut self, sheet: &Sheet, row: &Row, columns: &Columns) -> Vec<usize> {
        let mapping = self.mapping;
        let mut unread = Vec::new();
        for (header, wanted) in mapping.headers.iter().enumerate() {
            let mut plans = mapping.plans.iter().filter(|plan| plan.header == header).peekable();
            let Some(column) = columns.at[header].filter(|_| plans.peek().is_some()) else {
                continue;
            };
            let word = key(&row.cell(column).text());
            let is_lost = |plan: &Plan| plan.like.as_ref().is_some_and(|like| !like.fits(&word));
            if !means_missing(&word) && plans.all(is_lost) {
                let of_column = mapping.plans.iter().filter(|plan| plan.header == header);
                unread.extend(of_column.map(|plan| plan.field));
                let place = self.place(sheet, Some(row.number), Some(column));
                self.add(
                    Finding::new(codes::FITS_NO_FIELD, Severity::Error, place)
                        .with("column", &wanted.text),
                );
            }
        }
        unread
    }

    /// What is no row of its own may be the end of the row above: then what is empty there was not.
    fn doubt_end_of_last(&mut self) {
        let Some(last) = self.table.len().checked_sub(1) else { return };
        for plan in self.mapping.all_plans() {
            let name = self.mapping.name(plan.field);
            let is_missing = self.table.column(name).is_some_and(|values| values.is_missing(last));
            // Where an empty cell has a meaning, it is not seen of the value that the cell was empty.
            if is_missing || plan.reader.empty.is_some() {
                self.table.mark(last, name, CellState::Doubted);
            }
        }
    }

    /// Fields whose empty cell stands beside one that holds what its column does not: what stands there may be theirs.
    fn beside(&self, row: &Row, columns: &Columns) -> Vec<usize> {
        let at = |plan: &Plan| columns.at[plan.header];
        let is_fault = |column: &usize| {
            let mut plans =
                self.mapping.all_plans().filter(|plan| at(plan) == Some(*column)).peekable();
            let cell = row.cell(*column);
            !cell.is_empty()
                && plans.peek().is_some()
                && plans.all(|plan| {
                    let reading = plan.reader.read(cell, columns.habits(*column));
                    matches!(reading, CellReading::Fault(_))
                })
        };
        let is_empty = |column: usize| row.cell(column).is_empty();
        let faults: Vec<usize> = columns
            .read
            .iter()
            .copied()
            .filter(|column| {
                // Most rows have no empty cell.
                let left = column.checked_sub(1).is_some_and(is_empty);
                left || is_empty(*column + 1)
            })
            .filter(is_fault)
            .collect();
        if faults.is_empty() {
            return Vec::new();
        }
        let is_beside = |column: usize| {
            is_empty(column) && faults.iter().any(|other| other.abs_diff(column) == 1)
        };
        let beside = self.mapping.all_plans().filter(|plan| at(plan).is_some_and(is_beside));
        beside.map(|plan| plan.field).collect()
    }

    /// Whether a row of a table of several columns fills but one, which is told.
    fn lone(&mut self, sheet: &Sheet, row: &Row, columns: &Columns, may_be_title: bool) -> bool {
        let mut filled = columns.read.iter().filter(|column| !row.cell(**column).is_empty());
        let (Some(one), None) = (filled.next(), filled.next()) else { return false };
        if columns.read.len() < 4 && !may_be_title {
            return false;
        }
        let place = self.place(sheet, Some(row.number), Some(*one));
        self.add(Finding::new(codes::LONE_VALUE, Severity::Warning, place));
        true
    }

    /// Tells of a row that says the same as an earlier one, and whether it is one.
    fn twins(&mut self, sheet: &Sheet, row: &Row, columns: &Columns) -> bool {
        let mut said = String::new();
        for column in &columns.read {
            said.push_str(&row.cell(*column).text());
            said.push('\u{1F}');
        }
        let place = self.place(sheet, Some(row.number), None);
        if let Some(first) = self.seen.get(&said) {
            let first = first.printed();
            self.add(Finding::new(codes::TWIN_ROWS, Severity::Info, place).with("first", first));
            return true;
        }
        self.seen.insert(said, place);
        false
    }
}
