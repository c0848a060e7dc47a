//! Columns that are months or days: how often and how long something took place in each, one row for whoever it was for.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cell::{Row, Sheet};
use super::codes;
use super::columns::Columns;
use super::day_of_cell::part_note;
use super::headers::Header;
use super::mapping::{Making, Mapping, Plan};
use super::merged::{Piece, shared};
use super::month;
use super::partial::Span;
use super::reading::Reading;
use super::record::Unsure;
use super::value::{Value, Vocabulary};
use super::words::key;
use super::{sheets, times};
use crate::finding::{Finding, Severity};
use crate::library::dataset::FieldType;
use crate::limits;
use crate::workspace::source::{Calendar, CalendarColumn, End, Step};

/// A source's calendar, ready to read rows by.
pub(super) struct CalendarPlan<'a> {
    /// The field that takes the time.
    pub(super) field: usize,
    by: Step,
    partial: End,
    /// Whether columns say how often; without them a filled cell is one record.
    has_times: bool,
    none: Vocabulary<()>,
    /// Each month or day, in their order.
    pub(super) steps: Vec<CalendarStep<'a>>,
}

/// A month or day and its columns.
pub(super) struct CalendarStep<'a> {
    /// Month or day, from 1.
    number: u32,
    /// Header of the column that says how often.
    pub(super) times: Option<usize>,
    /// Amounts that its records share.
    pub(super) amounts: Vec<Plan<'a>>,
}

impl CalendarPlan<'_> {
    /// The fields that it fills.
    pub(super) fn fields(&self) -> impl Iterator<Item = usize> {
        let amounts = self.steps.first().into_iter().flat_map(|step| &step.amounts);
        [self.field].into_iter().chain(amounts.map(|plan| plan.field))
    }
}

impl CalendarStep<'_> {
    /// All its columns, by header.
    pub(super) fn headers(&self) -> impl Iterator<Item = usize> {
        self.times.into_iter().chain(self.amounts.iter().map(|plan| plan.header))
    }
}

impl<'a> Making<'a> {
    /// Makes a source's calendar ready; its columns are looked for by the heading with each month's or day's name in it.
    pub(super) fn calendar(
        &mut self,
        calendar: &'a Calendar,
        mapping: &mut Mapping<'a>,
    ) -> Option<CalendarPlan<'a>> {
        let dataset = self.dataset;
        let at = |name: &str| dataset.fields.iter().position(|field| field.name == *name);
        let field = at(&calendar.field)?;
        let columns: Vec<(usize, &str, Option<_>)> = calendar
            .columns
            .iter()
            .filter_map(|(name, column)| {
                let at = at(name)?;
                Some(match column {
                    CalendarColumn::Header(header) => (at, header.as_str(), None),
                    CalendarColumn::Detailed(amount) => (at, amount.column.as_str(), amount.unit),
                })
            })
            .collect();
        let headings = calendar.times.iter().map(String::as_str);
        let mut headings =
            headings.chain(columns.iter().map(|(_, heading, _)| *heading)).peekable();
        let is_date = dataset.fields[field].r#type == FieldType::Date;
        let is_lone = self.source.unpivot.is_empty();
        let has_columns = headings.peek().is_some();
        if !is_date || !is_lone || !has_columns || headings.any(|it| it.matches('*').count() != 1) {
            self.setting(&calendar.field, "calendar");
            return None;
        }
        let last = if calendar.by == Step::Month { 12 } else { 31 };
        let steps = (1..=last).map(|number| {
            let name = match calendar.by {
                Step::Month => month::name(number).to_string(),
                Step::Day => number.to_string(),
            };
            let times = calendar.times.as_ref();
            let times = times.map(|heading| mapping.header(&heading.replace('*', &name), true));
            let amounts = columns.iter().map(|(field, heading, unit)| {
                let mut reader = self.reader(&dataset.fields[*field], None, None);
                reader.unit = unit.unwrap_or_default();
                let header = mapping.header(&heading.replace('*', &name), true);
                Plan { has_unit: unit.is_some(), ..Plan::new(*field, header, reader) }
            });
            CalendarStep { number, times, amounts: amounts.collect() }
        });
        let steps = steps.collect();
        let mut none = Vocabulary::default();
        for word in calendar.none.iter() {
            none.add(word, ());
        }
        Some(CalendarPlan {
            field,
            by: calendar.by,
            partial: calendar.partial.unwrap_or(End::First),
            has_times: calendar.times.is_some(),
            none,
            steps,
        })
    }
}

impl Reading<'_> {
    /// The time of each step on a sheet; what the sheet lacks is told.
    pub(super) fn spans(
        &mut self,
        sheet: &Sheet,
        header: &Header,
        at: &[Option<usize>],
    ) -> Vec<Option<Span>> {
        let mapping = self.mapping;
        let Some(calendar) = &mapping.calendar else { return Vec::new() };
        let place = self.place(sheet, Some(header.row), None);
        let here: Vec<bool> = calendar
            .steps
            .iter()
            .map(|step| step.headers().any(|header| at[header].is_some()))
            .collect();
        let first = here.iter().position(|is_here| *is_here);
        let last = here.iter().rposition(|is_here| *is_here);
        let (Some(first), Some(last)) = (first, last) else {
            let heading = calendar.steps[0].headers().next().unwrap_or_default();
            let heading = &mapping.headers[heading].text;
            self.add(
                Finding::new(codes::NO_COLUMN, Severity::Error, place)
                    .with("column", heading)
                    .with("closest", codes::NONE),
            );
            return vec![None; calendar.steps.len()];
        };
        let lacking: Vec<&str> = calendar
            .steps
            .iter()
            .zip(&here)
            .filter(|(_, is_here)| !**is_here)
            .filter_map(|(step, _)| Some(mapping.headers[step.headers().next()?].text.as_str()))
            .collect();
        // A month amid others is not lacking because the year was not over.
        let has_gap = here[first..=last].iter().any(|is_here| !is_here);
        let is_month = calendar.by == Step::Month;
        if !lacking.is_empty() && (is_month || has_gap) {
            let severity = if has_gap { Severity::Error } else { Severity::Warning };
            let mut finding = Finding::new(codes::LACKING_TIME, severity, place.clone())
                .with("columns", lacking.join(" · "))
                .with("kind", if has_gap { "gap" } else { "end" });
            finding.count = lacking.len() as u64;
            self.add(finding);
        }
        let named = self.time_of(sheet);
        let span = |step: &CalendarStep| match calendar.by {
            Step::Month => Span::month(named.year?, step.number),
            Step::Day => {
                NaiveDate::from_ymd_opt(named.year?, named.month?, step.number).map(Span::day)
            }
        };
        if named.year.is_none() || (!is_month && named.month.is_none()) {
            let needs = if is_month { "year" } else { "month" };
            self.add(Finding::new(codes::NO_YEAR, Severity::Error, place).with("needs", needs));
        }
        calendar.steps.iter().map(span).collect()
    }

    /// Adds the records of a row's months or days.
    pub(super) fn steps(
        &mut self,
        values: &[Option<Value>],
        unsure: &Unsure,
        sheet: &Sheet,
        row: &Row,
        columns: &Columns,
        is_torn: bool,
    ) {
        let mapping = self.mapping;
        let Some(calendar) = &mapping.calendar else { return };
        let mut of_month = 0;
        let mut parted = 0;
        for (number, step) in calendar.steps.iter().enumerate() {
            let mut unsure = unsure.clone();
            let mut amounts: Vec<(usize, Value)> = Vec::new();
            let mut is_filled = false;
            for plan in &step.amounts {
                let given = self.cell(sheet, row, plan, columns);
                self.said(plan, &given, &mut unsure);
                is_filled |= !given.is_nothing() && given.value != Some(Value::Integer(0));
                amounts.extend(given.value.map(|value| (plan.field, value)));
            }
            let times = step.times.and_then(|header| columns.at[header]);
            let read = times.map(|column| self.how_often(calendar, row, column));
            let count = match read {
                _ if is_torn => Err(()),
                Some(Ok(0)) | None if calendar.has_times && is_filled => Err(()),
                Some(read) => read,
                None => Ok(u32::from(is_filled)),
            };
            let span = columns.spans.get(number).copied().flatten();
            let (times, span) = match (count, span) {
                (Ok(0), _) => continue,
                (Ok(times), Some(span)) => (times, span),
                (count, _) => {
                    let column = times.or_else(|| columns.at[step.headers().next()?]);
                    let place = self.place(sheet, Some(row.number), column);
                    let kind = match (is_torn, count, is_filled) {
                        (true, ..) => "torn",
                        // A day that the month does not have.
                        (_, Ok(_), _) => "no_day",
                        (_, Err(()), true) if matches!(read, Some(Ok(0)) | None) => "amount_alone",
                        _ => "unknown",
                    };
                    let finding = Finding::new(codes::BAD_TIMES, Severity::Error, place);
                    self.add(finding.with("kind", kind));
                    if is_torn {
                        return;
                    }
                    continue;
                }
            };
            if self.table.len() as u64 + u64::from(times) > limits::ROWS.most {
                // One finding for all rows beyond it.
                let known = (calendar.field, format!("\n{}", codes::TOO_LARGE));
                if self.counted.insert(known, self.findings.len()).is_none() {
                    let place = self.place(sheet, Some(row.number), None);
                    self.add(sheets::too_large(limits::ROWS, place));
                }
                return;
            }
            let is_cut = span.is_cut(mapping.cuts);
            if is_cut {
                unsure.doubted.push(calendar.field);
            }
            if span.from != span.to {
                of_month += u64::from(times);
                parted += u64::from(is_cut) * u64::from(times);
                unsure.within.push((calendar.field, span));
            }
            for turn in 0..times {
                let mut values = values.to_vec();
                values[calendar.field] = Some(Value::Date(span.at(calendar.partial)));
                for (field, amount) in &amounts {
                    let piece = Piece { rows: times, number: turn };
                    values[*field] = Some(shared(amount.clone(), piece));
                }
                let turn = turn as usize * calendar.steps.len() + number;
                self.push(values, &unsure, columns, row, turn);
            }
        }
        self.of_months(sheet, row, of_month, parted);
    }

    /// Tells of a row that fills months alone and says nothing of whose they are: it may add up the others.
    pub(super) fn nobodys(&mut self, sheet: &Sheet, row: &Row, columns: &Columns) -> bool {
        let column = columns.read.iter().find(|column| !row.cell(**column).is_empty());
        let place = self.place(sheet, Some(row.number), column.copied());
        self.add(Finding::new(codes::DOUBTFUL_TOTAL, Severity::Warning, place));
        true
    }

    fn how_often(&self, calendar: &CalendarPlan, row: &Row, column: usize) -> Result<u32, ()> {
        let cell = row.cell(column);
        if calendar.none.meaning(&key(&cell.text())).is_some() {
            return Ok(0);
        }
        times::read(cell)
    }

    /// Tells, once for a sheet, that a day stands for the month of its records.
    fn of_months(&mut self, sheet: &Sheet, row: &Row, records: u64, parted: u64) {
        let Some(calendar) = &self.mapping.calendar else { return };
        for (count, is_cut) in [(records - parted, false), (parted, true)] {
            let note = part_note(is_cut);
            // No word holds a line break: notes are counted apart from words.
            let known = (calendar.field, format!("\n{}", note.code));
            match self.counted.get(&known) {
                _ if count == 0 => {}
                Some(at) => self.findings[*at].count += count,
                None => {
                    let name = self.mapping.name(calendar.field);
                    let place = self.place(sheet, Some(row.number), None);
                    let mut finding = Finding::new(note.code, note.severity, place)
                        .about(&self.mapping.dataset.name, name)
                        .with("field", name)
                        .with("column", codes::NONE);
                    finding.count = count;
                    self.counted.insert(known, self.findings.len());
                    self.add(finding);
                }
            }
        }
    }

    /// The columns of the steps' cells, by field; the time is read from the column that says how often.
    pub(super) fn step_cells(
        &self,
        columns: &Columns,
        base: &BTreeMap<String, u32>,
    ) -> Option<Vec<BTreeMap<String, u32>>> {
        let calendar = self.mapping.calendar.as_ref()?;
        let column = |header: usize| u32::try_from(columns.at[header]?).ok();
        let cells = calendar.steps.iter().map(|step| {
            let mut cells = base.clone();
            let time = step.headers().find_map(column);
            cells.extend(time.map(|at| (self.mapping.name(calendar.field).to_string(), at)));
            for plan in &step.amounts {
                let name = self.mapping.name(plan.field).to_string();
                cells.extend(column(plan.header).map(|at| (name, at)));
            }
            cells
        });
        Some(cells.collect())
    }
}
