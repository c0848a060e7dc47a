//! One cell to one typed value of a field, by the source's own words first and the house's rules after.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cell::Cell;
use super::words::{Pattern, closest, is_formula_error, key, means_missing};
use super::{boolean, codes, date, duration, number};
use crate::finding::Severity;
use crate::library::dataset::{Field, FieldType};
use crate::workspace::source::DurationUnit;

/// A value of any type.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// Also a duration, in minutes.
    Integer(i64),
    Number(Decimal),
    Date(NaiveDate),
    Boolean(bool),
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading {
    /// Nothing is said.
    Missing,
    /// This value.
    Value(Value),
    /// This value, which stands for a slightly other one.
    Rounded(Value),
    /// The person has no opinion: no score.
    NoOpinion,
    /// It cannot be understood.
    Fault(Fault),
}

/// Why a cell cannot be understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    /// The kind of fault, where a code has several.
    pub(super) reason: Option<&'static str>,
    /// A known word that may be meant.
    pub(super) suggestion: Option<String>,
    /// Cells with the same word are one finding.
    pub(super) counted: bool,
}

impl Fault {
    fn new(code: &'static str) -> Self {
        Fault { code, severity: Severity::Error, reason: None, suggestion: None, counted: false }
    }

    fn because(code: &'static str, reason: &'static str) -> Self {
        Fault { reason: Some(reason), ..Fault::new(code) }
    }

    fn word(code: &'static str, suggestion: Option<&str>) -> Self {
        Fault { suggestion: suggestion.map(str::to_string), counted: true, ..Fault::new(code) }
    }
}

/// Words and patterns with what they mean; whole words come first, then the pattern that says most.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary<T> {
    exact: BTreeMap<String, T>,
    patterns: Vec<(Pattern, T)>,
    words: Vec<String>,
}

impl<T> Default for Vocabulary<T> {
    fn default() -> Self {
        Vocabulary { exact: BTreeMap::new(), patterns: Vec::new(), words: Vec::new() }
    }
}

impl<T: Clone + PartialEq> Vocabulary<T> {
    /// Adds a word; `false` where the very word already means something else.
    pub(super) fn add(&mut self, word: &str, meaning: T) -> bool {
        self.words.push(word.to_string());
        if word.contains('*') {
            let pattern = Pattern::new(word);
            let at = self.patterns.partition_point(|(other, _)| other.weight() >= pattern.weight());
            self.patterns.insert(at, (pattern, meaning));
            return true;
        }
        let known = self.exact.entry(key(word)).or_insert_with(|| meaning.clone());
        *known == meaning
    }

    fn meaning(&self, key: &str) -> Option<T> {
        let exact = || self.exact.get(key);
        let fitting = || {
            self.patterns.iter().find(|(pattern, _)| pattern.fits(key)).map(|(_, meaning)| meaning)
        };
        exact().or_else(fitting).cloned()
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// A step of a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Score(Decimal),
    NoOpinion,
}

/// How the cells of one field are read.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    pub(super) field: &'a Field,
    /// Words to codes (or `yes` and `no`, or a value as a cell would hold it).
    pub(super) codes: Vocabulary<String>,
    pub(super) scale: Option<Vocabulary<Step>>,
    pub(super) open_end: Vocabulary<()>,
    pub(super) zero: Vocabulary<()>,
    pub(super) unit: DurationUnit,
    /// The word that an empty cell stands for.
    pub(super) empty: Option<String>,
}

impl<'a> Reader<'a> {
    /// A reader with the house's rules alone.
    pub(super) fn new(field: &'a Field) -> Self {
        Reader {
            field,
            codes: Vocabulary::default(),
            scale: None,
            open_end: Vocabulary::default(),
            zero: Vocabulary::default(),
            unit: DurationUnit::default(),
            empty: None,
        }
    }

    /// Whether the source says what `-` means here.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.codes.meaning(&key(word)).is_some()
    }

    /// Reads a cell; `minus_is_no` where the column writes `+` for yes.
    pub(super) fn read(&self, cell: &Cell, minus_is_no: bool) -> Reading {
        if *cell == Cell::Uncomputed {
            return Reading::Fault(Fault::new(codes::UNCOMPUTED));
        }
        if *cell == Cell::Broken {
            return Reading::Fault(Fault::new(codes::BROKEN_CELL));
        }
        if cell.is_empty() {
            return match &self.empty {
                Some(word) => self.filled(&Cell::Text(word.clone()), minus_is_no),
                None => Reading::Missing,
            };
        }
        self.filled(cell, minus_is_no)
    }

    fn filled(&self, cell: &Cell, minus_is_no: bool) -> Reading {
        if let (Cell::Date(day), FieldType::Date, true) =
            (cell, self.field.r#type, self.codes.is_empty())
        {
            return Reading::Value(Value::Date(*day));
        }
        let text = cell.text();
        let word = text.to_lowercase();
        if let Some(code) = self.codes.meaning(&word) {
            return self.coded(code);
        }
        // Whatever the word of the error: the spreadsheet program says that it is one.
        if matches!(cell, Cell::Error(_)) {
            return failed(&word);
        }
        if let Some(scale) = &self.scale {
            return self.scored(scale, cell, &word);
        }
        if self.open_end.meaning(&word).is_some() {
            return Reading::Missing;
        }
        if self.zero.meaning(&word).is_some() {
            return self.typed(&Cell::Number(Decimal::ZERO), "0".to_string(), "0", false);
        }
        if let Some(reading) =
            nothing_said(&word, self.field.r#type == FieldType::Boolean && minus_is_no)
        {
            return reading;
        }
        self.typed(cell, text, &word, minus_is_no)
    }

    fn coded(&self, code: String) -> Reading {
        match self.field.r#type {
            FieldType::String => Reading::Value(Value::Text(code)),
            _ => {
                let word = key(&code);
                self.typed(&Cell::Text(code.clone()), code, &word, false)
            }
        }
    }

    fn scored(&self, scale: &Vocabulary<Step>, cell: &Cell, word: &str) -> Reading {
        let known = |wanted: Decimal| {
            let steps = scale.exact.values().chain(scale.patterns.iter().map(|(_, step)| step));
            steps.into_iter().any(|step| *step == Step::Score(wanted))
        };
        let score = match (scale.meaning(word), cell) {
            (Some(Step::NoOpinion), _) => return Reading::NoOpinion,
            (Some(Step::Score(score)), _) => score,
            (None, Cell::Number(number)) => *number,
            (None, _) => match number::read(word) {
                Ok(number) => number,
                Err(_) => {
                    return nothing_said(word, false).unwrap_or_else(|| {
                        // The ends of a scale are spelt alike: a suggestion could turn an answer round.
                        Reading::Fault(Fault::word(codes::UNMAPPED_WORD, None))
                    });
                }
            },
        };
        if !known(score) {
            return Reading::Fault(Fault::new(codes::OFF_SCALE));
        }
        self.number(score)
    }

    fn number(&self, number: Decimal) -> Reading {
        match self.field.r#type {
            FieldType::Integer => match number.fract().is_zero().then(|| number.to_i64()).flatten()
            {
                Some(whole) => Reading::Value(Value::Integer(whole)),
                None => Reading::Fault(Fault::new(codes::NOT_WHOLE)),
            },
            FieldType::String => Reading::Value(Value::Text(number.normalize().to_string())),
            _ => Reading::Value(Value::Number(number)),
        }
    }

    fn typed(&self, cell: &Cell, text: String, word: &str, minus_is_no: bool) -> Reading {
        let fault = |fault| Reading::Fault(fault);
        match self.field.r#type {
            FieldType::String if self.field.codes.is_empty() => Reading::Value(Value::Text(text)),
            FieldType::String => {
                match self.field.codes.iter().find(|code| code.code.to_lowercase() == word) {
                    Some(code) => Reading::Value(Value::Text(code.code.clone())),
                    None => fault(Fault::word(codes::UNMAPPED_WORD, self.closest(word))),
                }
            }
            FieldType::Boolean => match boolean::read(word) {
                Some(value) => Reading::Value(Value::Boolean(value)),
                None if minus_is_no && boolean::is_minus(word) => {
                    Reading::Value(Value::Boolean(false))
                }
                None => fault(Fault::word(codes::BAD_BOOLEAN, self.closest(word))),
            },
            FieldType::Date => match read_date(cell, &text) {
                Ok(day) => Reading::Value(Value::Date(day)),
                Err(why) => fault(Fault::because(codes::BAD_DATE, why.word())),
            },
            FieldType::Duration => {
                let minutes = match cell {
                    Cell::Time(minutes) => duration::of_number(*minutes, DurationUnit::Minutes),
                    Cell::Number(number) => duration::of_number(*number, self.unit),
                    _ => duration::read(&text, self.unit),
                };
                match minutes {
                    Some(read) if read.rounded => Reading::Rounded(Value::Integer(read.minutes)),
                    Some(read) => Reading::Value(Value::Integer(read.minutes)),
                    None => fault(Fault::new(codes::BAD_DURATION)),
                }
            }
            FieldType::Integer | FieldType::Number => {
                let number = match cell {
                    Cell::Number(number) => Ok(*number),
                    Cell::Text(_) => number::read(&text),
                    _ => Err(number::NumberFault::Unknown),
                };
                match number {
                    Ok(number) => self.number(number),
                    Err(why) => fault(Fault::because(codes::BAD_NUMBER, why.word())),
                }
            }
        }
    }

    fn closest(&self, word: &str) -> Option<&str> {
        let house: &[&str] =
            if self.field.r#type == FieldType::Boolean { &boolean::WORDS } else { &[] };
        let own = self.codes.words.iter().map(String::as_str);
        closest(
            word,
            own.chain(self.field.codes.iter().map(|code| code.code.as_str()))
                .chain(house.iter().copied()),
        )
    }
}

fn failed(word: &str) -> Reading {
    let mut fault = Fault::new(codes::FORMULA_ERROR);
    if word == "#n/a" {
        // A lookup that found nothing: the cell says that there is no value.
        fault.severity = Severity::Warning;
    }
    Reading::Fault(fault)
}

fn nothing_said(word: &str, minus_is_no: bool) -> Option<Reading> {
    if is_formula_error(word) {
        return Some(failed(word));
    }
    (means_missing(word) && !(minus_is_no && boolean::is_minus(word))).then_some(Reading::Missing)
}

fn read_date(cell: &Cell, text: &str) -> Result<NaiveDate, date::DateFault> {
    match cell {
        Cell::Date(day) => Ok(*day),
        // The fraction of a serial number is the time of the day.
        Cell::Number(number) if !number.fract().is_zero() => {
            number.trunc().to_i64().and_then(date::serial).ok_or(date::DateFault::Unknown)
        }
        Cell::Time(_) | Cell::Bool(_) => Err(date::DateFault::Unknown),
        _ => date::read(text),
    }
}
