//! A source's mapping, checked against its dataset and made ready to read cells by.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::calendar::CalendarPlan;
use super::codes;
use super::filter::Filter;
use super::sentences::Sentences;
use super::value::{Habits, Reader, Reading, Step, Value, Vocabulary};
use super::words::{Pattern, closest, key};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::{Dataset, Field, FieldType, Privacy};
use crate::workspace::source::{
    ColumnSpec, DetailedColumn, DurationUnit, Merged, Scale, Source, Words,
};

/// How a source's rows become records.
pub(super) struct Mapping<'a> {
    pub(super) dataset: &'a Dataset,
    /// Headers that are looked for, as the source writes them and as keys.
    pub(super) headers: Vec<Wanted>,
    /// Fields that are read from a column.
    pub(super) plans: Vec<Plan<'a>>,
    /// Fields that are the row's own name (indices in the dataset).
    pub(super) row_names: Vec<usize>,
    /// Fields that are the same in every record.
    pub(super) fixed: Vec<(usize, Value)>,
    /// The same, with [`YEAR`] for the year that sheet or file are named by.
    pub(super) yearly: Vec<(usize, String)>,
    /// One per record of a row; empty where a row is one record.
    pub(super) turns: Vec<Turn<'a>>,
    /// Columns that are months or days.
    pub(super) calendar: Option<CalendarPlan<'a>>,
    /// The sentences that its rows are.
    pub(super) sentences: Option<Sentences>,
    /// What a row holds that is a record.
    pub(super) filters: Vec<Filter>,
    /// Where "no opinion" is kept: the dataset's boolean field of that name, if nothing else fills it.
    pub(super) no_opinion: Option<usize>,
    /// Fields that have a scale somewhere: a score in them is an opinion.
    pub(super) scaled: BTreeSet<usize>,
    /// Keys of the headers that are known and not needed.
    pub(super) ignored: BTreeSet<String>,
    /// The same as the source writes them.
    pub(super) ignored_texts: Vec<String>,
    /// Fields that take an empty cell's value from the row above.
    pub(super) fill_down: BTreeSet<usize>,
    /// The words that the source gives to the codes of a field.
    pub(super) own_words: BTreeMap<usize, Vec<String>>,
    /// The field that says when a thing happened, where a cell with several days is as many things: the one day of a record
    /// that has no name of its own and is no answer.
    pub(super) day: Option<usize>,
    /// Days that part a month in two.
    pub(super) cuts: &'a [chrono::NaiveDate],
}

/// A header that is looked for.
pub(super) struct Wanted {
    pub(super) text: String,
    pub(super) key: String,
    /// Nothing is lost where the column is absent.
    pub(super) optional: bool,
}

/// A field that is read from a column.
pub(super) struct Plan<'a> {
    /// Index of the field in the dataset.
    pub(super) field: usize,
    /// Index in [`Mapping::headers`].
    pub(super) header: usize,
    /// Only cells that fit belong to the field.
    pub(super) like: Option<Pattern>,
    /// The pattern as the source writes it.
    pub(super) like_text: Option<String>,
    /// The source says what unit a bare number is in.
    pub(super) has_unit: bool,
    /// What an amount means that is merged over several rows; `None` where the source does not say.
    pub(super) merged: Option<Merged>,
    /// Further columns (indices in [`Mapping::headers`]) that make up the record's name together with this one.
    pub(super) with: Vec<usize>,
    /// The column that is read where this one says nothing, and how.
    pub(super) or: Option<(usize, Reader<'a>)>,
    pub(super) reader: Reader<'a>,
}

impl<'a> Plan<'a> {
    /// A field that is read from a column, and nothing else said of it.
    pub(super) fn new(field: usize, header: usize, reader: Reader<'a>) -> Self {
        Plan {
            field,
            header,
            like: None,
            like_text: None,
            has_unit: false,
            merged: None,
            with: Vec::new(),
            or: None,
            reader,
        }
    }

    /// Whether its cells may be printed.
    pub(super) fn is_open(&self) -> bool {
        self.reader.field.privacy == Privacy::Open && !self.reader.is_private
    }

    /// All headers that it is read from.
    pub(super) fn headers(&self) -> impl Iterator<Item = usize> {
        let or = self.or.iter().map(|(header, _)| *header);
        [self.header].into_iter().chain(self.with.iter().copied()).chain(or)
    }

    /// Whether its field holds a number that tells how much.
    pub(super) fn is_amount(&self) -> bool {
        let amounts = [FieldType::Integer, FieldType::Number, FieldType::Duration];
        amounts.contains(&self.reader.field.r#type)
    }
}

/// One of the records that each row gives.
pub(super) struct Turn<'a> {
    pub(super) plan: Plan<'a>,
    pub(super) fixed: Vec<(usize, Value)>,
}

impl<'a> Mapping<'a> {
    /// Checks a source and makes it ready; what does not fit the dataset is a finding and is left aside.
    pub(super) fn new(source: &'a Source, dataset: &'a Dataset) -> (Self, Vec<Finding>) {
        let mut making = Making { source, dataset, findings: Vec::new() };
        making.check_names();
        let mut mapping = Mapping {
            dataset,
            headers: Vec::new(),
            plans: Vec::new(),
            row_names: Vec::new(),
            fixed: making.fixed(&source.set),
            yearly: making.yearly(&source.set),
            turns: Vec::new(),
            calendar: None,
            sentences: source.sentences.as_ref().map(Sentences::new),
            filters: Vec::new(),
            no_opinion: None,
            scaled: BTreeSet::new(),
            ignored: source.ignore.iter().map(|header| key(header)).collect(),
            ignored_texts: source.ignore.clone(),
            fill_down: making.fill_down(),
            own_words: making.own_words(),
            day: None,
            cuts: &source.cuts,
        };
        if source.columns.is_empty() && source.unpivot.is_empty() && source.calendar.is_none() {
            // A source without columns holds the dataset's own field names as headers.
            for (at, field) in dataset.fields.iter().enumerate() {
                if !source.set.contains_key(&field.name) {
                    let header = mapping.header(&field.name, !field.required);
                    let reader = making.reader(field, None, None);
                    // Such files are written by programs, in the house's own units.
                    mapping.plans.push(Plan { has_unit: true, ..Plan::new(at, header, reader) });
                }
            }
        }
        for (name, spec) in &source.columns {
            let Some(at) = dataset.fields.iter().position(|field| field.name == *name) else {
                continue;
            };
            let column = detailed(spec);
            match &column.column {
                Some(text) => {
                    let header = mapping.header(text, false);
                    let reader = making.reader(&dataset.fields[at], Some(&column), None);
                    let like = column.like.as_deref().map(Pattern::new);
                    let with = column.with.iter().map(|text| mapping.header(text, false)).collect();
                    let or = column.or.as_ref().map(|text| {
                        let other = Reader { from_code: false, empty: None, ..reader.clone() };
                        (mapping.header(text, false), other)
                    });
                    mapping.plans.push(Plan {
                        like,
                        like_text: column.like.clone(),
                        has_unit: column.unit.is_some(),
                        merged: column.merged,
                        with,
                        or,
                        ..Plan::new(at, header, reader)
                    });
                }
                None if column.row => mapping.row_names.push(at),
                None => making.setting(name, "column"),
            }
        }
        for unpivot in &source.unpivot {
            let Some(at) = dataset.fields.iter().position(|field| field.name == unpivot.into)
            else {
                continue;
            };
            let header = mapping.header(&unpivot.column, false);
            let mut reader = making.reader(&dataset.fields[at], None, unpivot.scale.as_ref());
            reader.unit = unpivot.unit.unwrap_or_default();
            let plan = Plan {
                has_unit: unpivot.unit.is_some(),
                merged: unpivot.merged,
                ..Plan::new(at, header, reader)
            };
            mapping.turns.push(Turn { plan, fixed: making.fixed(&unpivot.set) });
        }
        if let Some(calendar) = &source.calendar {
            mapping.calendar = making.calendar(calendar, &mut mapping);
        }
        for (column, rows) in &source.rows {
            let header = mapping.header(column, false);
            mapping.filters.push(Filter::new(header, rows));
        }
        mapping.scaled = mapping
            .all_plans()
            .filter(|plan| plan.reader.scale.is_some())
            .map(|plan| plan.field)
            .collect();
        mapping.day = day(dataset);
        let filled = mapping.filled();
        mapping.no_opinion = dataset
            .fields
            .iter()
            .position(|field| field.name == "no_opinion" && field.r#type == FieldType::Boolean)
            .filter(|at| !filled.contains(at));
        making.check_filled(&filled);
        // A field that several turns set is checked as often.
        let mut findings: Vec<Finding> = Vec::new();
        for finding in making.findings {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        (mapping, findings)
    }

    /// All fields that are read from a column, those of the turns last.
    pub(super) fn all_plans(&self) -> impl Iterator<Item = &Plan<'a>> + Clone {
        let turns = self.turns.iter().map(|turn| &turn.plan);
        let steps = self.calendar.iter().flat_map(|calendar| &calendar.steps);
        self.plans.iter().chain(turns).chain(steps.flat_map(|step| &step.amounts))
    }

    /// The field's name.
    pub(super) fn name(&self, field: usize) -> &'a str {
        &self.dataset.fields[field].name
    }

    pub(super) fn header(&mut self, text: &str, optional: bool) -> usize {
        let key = key(text);
        match self.headers.iter().position(|wanted| wanted.key == key) {
            Some(at) => {
                self.headers[at].optional &= optional;
                at
            }
            None => {
                self.headers.push(Wanted { text: text.to_string(), key, optional });
                self.headers.len() - 1
            }
        }
    }

    /// Fields that something fills.
    fn filled(&self) -> BTreeSet<usize> {
        let turns = self
            .turns
            .iter()
            .flat_map(|turn| turn.fixed.iter().map(|(at, _)| *at).chain([turn.plan.field]));
        let fixed = self.fixed.iter().map(|(at, _)| *at);
        let fixed = fixed.chain(self.yearly.iter().map(|(at, _)| *at));
        let calendar = self.calendar.iter().flat_map(CalendarPlan::fields);
        self.plans
            .iter()
            .map(|plan| plan.field)
            .chain(self.row_names.iter().copied())
            .chain(fixed)
            .chain(turns)
            .chain(calendar)
            .collect()
    }
}

pub(super) struct Making<'a> {
    pub(super) source: &'a Source,
    pub(super) dataset: &'a Dataset,
    findings: Vec<Finding>,
}

impl<'a> Making<'a> {
    fn finding(&mut self, code: &'static str, field: &str) -> Finding {
        Finding::new(code, Severity::Error, Place::file(codes::WORKSPACE))
            .with("dataset", &self.dataset.name)
            .with("field", field)
    }

    /// Fields that are filled downwards; each must be one that is read from a column.
    fn fill_down(&mut self) -> BTreeSet<usize> {
        let source = self.source;
        let mut fields = BTreeSet::new();
        for name in &source.fill_down {
            let is_read = source.columns.is_empty() || source.columns.contains_key(name);
            match self.dataset.fields.iter().position(|field| field.name == *name) {
                Some(at) if is_read => {
                    fields.insert(at);
                }
                // A name that no field has is told with the others.
                Some(_) => self.setting(name, "fill_down"),
                None => {}
            }
        }
        fields
    }

    fn own_words(&self) -> BTreeMap<usize, Vec<String>> {
        let mut own = BTreeMap::new();
        for (at, field) in self.dataset.fields.iter().enumerate() {
            // Words of a field without a column are written in `set`.
            let codes = self
                .source
                .values
                .get(&field.name)
                .filter(|_| self.source.columns.contains_key(&field.name));
            if let Some(codes) = codes {
                let words = codes.values().flat_map(Words::iter).map(str::to_string);
                own.insert(at, words.collect());
            }
        }
        own
    }

    pub(super) fn setting(&mut self, field: &str, setting: &str) {
        let finding = self.finding(codes::BAD_SETTING, field).with("setting", setting);
        self.findings.push(finding);
    }

    /// Every field that the source names is a field of the dataset.
    fn check_names(&mut self) {
        let source = self.source;
        let sentences = source.sentences.as_ref().map(Sentences::new);
        let unpivot =
            source.unpivot.iter().flat_map(|unpivot| unpivot.set.keys().chain([&unpivot.into]));
        let told = sentences.iter().flat_map(|sentences| &sentences.fields);
        let named: BTreeSet<&String> = source
            .columns
            .keys()
            .chain(source.values.keys())
            .chain(source.scale.keys())
            .chain(source.set.keys())
            .chain(source.open_end.keys())
            .chain(&source.fill_down)
            .chain(told)
            .chain(source.calendar.iter().flat_map(|it| it.columns.keys().chain([&it.field])))
            .chain(unpivot)
            .collect();
        for name in named {
            if self.dataset.field(name).is_none() {
                let suggestion = closest(
                    &key(name),
                    self.dataset.fields.iter().map(|field| field.name.as_str()),
                );
                let finding = self
                    .finding(codes::UNKNOWN_FIELD, name)
                    .with("closest", suggestion.unwrap_or(codes::NONE));
                self.findings.push(finding);
            }
        }
        for name in source.set.keys().filter(|name| source.columns.contains_key(*name)) {
            let finding = self.finding(codes::FIELD_TWICE, name);
            self.findings.push(finding);
        }
    }

    fn check_filled(&mut self, filled: &BTreeSet<usize>) {
        for (at, field) in self.dataset.fields.iter().enumerate() {
            if field.required && !filled.contains(&at) {
                let finding = self.finding(codes::REQUIRED_UNMAPPED, &field.name);
                self.findings.push(finding);
            }
        }
    }

    pub(super) fn reader(
        &mut self,
        field: &'a Field,
        column: Option<&DetailedColumn>,
        scale: Option<&Scale>,
    ) -> Reader<'a> {
        let mut reader = Reader { cuts: &self.source.cuts, ..Reader::new(field) };
        let name = field.name.as_str();
        for (code, words) in self.source.values.get(name).into_iter().flatten() {
            if !self.is_allowed(field, code) {
                continue;
            }
            for word in words.iter() {
                if !reader.codes.add(word, code.clone()) {
                    let finding = self.finding(codes::WORD_TWICE, name).with("word", word);
                    self.findings.push(finding);
                }
            }
        }
        reader.scale =
            scale.or_else(|| self.source.scale.get(name)).map(|scale| self.scale(name, scale));
        add_all(&mut reader.open_end, self.source.open_end.get(name));
        if matches!(field.r#type, FieldType::Integer | FieldType::Number | FieldType::Duration) {
            add_all(&mut reader.zero, Some(&self.source.zero));
        }
        if let Some(column) = column {
            reader.unit = column.unit.unwrap_or(DurationUnit::Minutes);
            self.particular(&mut reader, column);
            if let Some(word) = &column.empty {
                reader.empty = Some(word.clone());
                let cell = super::cell::Cell::Text(word.clone());
                let means = reader.read(&cell, Habits::default());
                if matches!(means, Reading::Fault(_)) {
                    self.setting(name, "empty");
                }
            }
        }
        reader
    }

    fn is_allowed(&mut self, field: &Field, code: &str) -> bool {
        let allowed: Vec<&str> = match field.r#type {
            FieldType::Boolean => vec!["yes", "no"],
            _ => field.codes.iter().map(|code| code.code.as_str()).collect(),
        };
        if allowed.is_empty() || allowed.contains(&code) {
            return true;
        }
        let suggestion =
            closest(&key(code), allowed.iter().copied()).unwrap_or(codes::NONE).to_string();
        let finding = self
            .finding(codes::UNKNOWN_CODE, &field.name)
            .with("read", code)
            .with("allowed", allowed.join(", "))
            .with("closest", suggestion);
        self.findings.push(finding);
        false
    }

    fn scale(&mut self, field: &str, scale: &Scale) -> Vocabulary<Step> {
        let mut vocabulary = Vocabulary::default();
        for (step, words) in scale {
            let meaning = match step.as_str() {
                "no_opinion" => Step::NoOpinion,
                number => match Decimal::from_str_exact(number) {
                    Ok(number) => Step::Score(number),
                    Err(_) => {
                        self.setting(field, step);
                        continue;
                    }
                },
            };
            for word in words.iter() {
                if !vocabulary.add(word, meaning) {
                    let finding = self.finding(codes::WORD_TWICE, field).with("word", word);
                    self.findings.push(finding);
                }
            }
        }
        vocabulary
    }

    /// Fields that are set for a year, tried with one.
    fn yearly(&mut self, set: &BTreeMap<String, String>) -> Vec<(usize, String)> {
        let with_year = |text: &String| text.replace(YEAR, "2024");
        let tried: BTreeMap<String, String> = set
            .iter()
            .filter(|(_, text)| text.contains(YEAR))
            .map(|(name, text)| (name.clone(), with_year(text)))
            .collect();
        let right = self.fixed(&tried);
        right.into_iter().map(|(at, _)| (at, set[&self.dataset.fields[at].name].clone())).collect()
    }

    fn fixed(&mut self, set: &BTreeMap<String, String>) -> Vec<(usize, Value)> {
        let mut fixed = Vec::new();
        for (name, text) in set.iter().filter(|(_, text)| !text.contains(YEAR)) {
            let Some(at) = self.dataset.fields.iter().position(|field| field.name == *name) else {
                continue;
            };
            let reader = self.reader(&self.dataset.fields[at], None, None);
            match reader.read(&super::cell::Cell::Text(text.clone()), Habits::default()) {
                Reading::Value(value) => fixed.push((at, value)),
                _ => self.setting(name, "set"),
            }
        }
        fixed
    }
}

/// Stands in `set` for the year that sheet or file are named by.
pub(super) const YEAR: &str = "{year}";

/// The field of [`Mapping::day`].
fn day(dataset: &Dataset) -> Option<usize> {
    let mut days =
        dataset.fields.iter().enumerate().filter(|(_, field)| field.r#type == FieldType::Date);
    let (at, field) = days.next()?;
    let is_one = days.next().is_none();
    let is_answer = dataset.field("no_opinion").is_some();
    let is_named = dataset.primary_key.is_some();
    (is_one && field.required && !is_answer && !is_named).then_some(at)
}

pub(super) fn add_all(vocabulary: &mut Vocabulary<()>, words: Option<&Words>) {
    for word in words.into_iter().flat_map(Words::iter) {
        vocabulary.add(word, ());
    }
}

fn detailed(spec: &ColumnSpec) -> DetailedColumn {
    match spec {
        ColumnSpec::Header(header) => {
            DetailedColumn { column: Some(header.clone()), ..DetailedColumn::default() }
        }
        ColumnSpec::Detailed(column) => column.clone(),
    }
}
