//! One cell to one typed value of a field, by the source's own words first and the house's rules after.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::addition::{self, Addition};
use super::cell::Cell;
use super::number::{Number, NumberFault};
use super::partial::Span;
use super::thousands::Marks;
use super::words::{Pattern, closest, is_error_word, key, means_missing};
use super::{boolean, codes, duration, identifier, number, person, personal_code};
use crate::finding::Severity;
use crate::library::dataset::{Code, Field, FieldType, Format, Privacy};
use crate::workspace::source::{DurationUnit, End};

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
    /// This value, by a rule or a proof that the reader has to know of.
    Noted(Value, Note),
    /// The day that stands for a time of several days.
    Within(Value, Span, Note),
    /// The value of a word to which something is added that may say more.
    Added(Value, Addition),
    /// The person has no opinion: no score.
    NoOpinion,
    /// It cannot be understood.
    Fault(Fault),
}

/// What has to be said of a value: once for a column of a sheet, with the number of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    /// Nothing proves that this is what the cell says.
    pub(super) doubted: bool,
}

/// What a column tells of all its cells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// It writes `+` for yes, so that `-` is no.
    pub(super) minus_is_no: bool,
    /// What its commas and points mean.
    pub(super) marks: Marks,
    /// The year that sheet or file are named by.
    pub(super) year: Option<i32>,
    /// Where a year of two digits stands, by dates of the column that can only be read in one way.
    pub(super) short_year: Option<End>,
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

    pub(super) fn because(code: &'static str, reason: &'static str) -> Self {
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

    pub(super) fn meaning(&self, key: &str) -> Option<T> {
        let exact = || self.exact.get(key);
        let fitting = || self.fitting(key).map(|(_, meaning)| meaning);
        exact().or_else(fitting).cloned()
    }

    /// The pattern that says most of a key, unless the key is itself a word.
    fn fitting(&self, key: &str) -> Option<&(Pattern, T)> {
        let is_word = self.exact.contains_key(key);
        self.patterns.iter().find(|(pattern, _)| !is_word && pattern.fits(key))
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
    /// Words that say nothing for this field.
    pub(super) none: Vocabulary<()>,
    /// Words behind a number that change nothing of it, as keys.
    pub(super) units: Vec<String>,
    /// The values are people's names.
    pub(super) is_person: bool,
    /// The cells are personal codes, and the field is what they say.
    pub(super) from_code: bool,
    /// The cells say who somebody is, whatever the field tells of it.
    pub(super) is_private: bool,
    /// Which day stands for a date that is written without one.
    pub(super) partial: Option<End>,
    /// Where the year of two digits stands.
    pub(super) short_year: Option<End>,
    /// Days that part a month in two.
    pub(super) cuts: &'a [NaiveDate],
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
            none: Vocabulary::default(),
            units: Vec::new(),
            is_person: false,
            from_code: false,
            is_private: false,
            partial: None,
            short_year: None,
            cuts: &[],
        }
    }

    /// Whether the source says what `-` means here.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.codes.meaning(&key(word)).is_some()
    }

    /// Reads a cell of a column with these habits.
    pub(super) fn read(&self, cell: &Cell, habits: Habits) -> Reading {
        match cell {
            Cell::Uncomputed => return Reading::Fault(Fault::new(codes::UNCOMPUTED)),
            Cell::Broken => return Reading::Fault(Fault::new(codes::BROKEN_CELL)),
            // A source's own word for it comes first.
            Cell::Error(word) if self.codes.meaning(&key(word)).is_none() => {
                return error(&key(word));
            }
            _ => {}
        }
        if cell.is_empty() {
            return match &self.empty {
                Some(word) => self.filled(&Cell::Text(word.clone()), habits),
                None => Reading::Missing,
            };
        }
        self.filled(cell, habits)
    }

    fn filled(&self, cell: &Cell, habits: Habits) -> Reading {
        if let (Cell::Date(day), FieldType::Date, true) =
            (cell, self.field.r#type, self.codes.is_empty())
        {
            return Reading::Value(Value::Date(*day));
        }
        let text = cell.text();
        let word = text.to_lowercase();
        if self.none.meaning(&word).is_some() {
            return Reading::Missing;
        }
        if self.from_code {
            return self.of_code(cell, &text, &word);
        }
        if let Some(code) = self.codes.meaning(&word) {
            return match (self.swallowed(&word), self.coded(code)) {
                (Some(addition), Reading::Value(value)) => Reading::Added(value, addition),
                (_, reading) => reading,
            };
        }
        if let Some(reading) = self.added(&word) {
            return reading;
        }
        if let Some(scale) = &self.scale {
            return self.scored(scale, cell, &word, habits);
        }
        if self.open_end.meaning(&word).is_some() {
            return Reading::Missing;
        }
        if self.zero.meaning(&word).is_some() {
            let nought = Cell::Number(Decimal::ZERO);
            return self.typed(&nought, "0".to_string(), "0", Habits::default());
        }
        let minus_is_no = self.field.r#type == FieldType::Boolean && habits.minus_is_no;
        match nothing_said(&word, minus_is_no) {
            // An empty cell means something here; whether a word for nothing means the same is not said.
            Some(Reading::Missing) if self.empty.is_some() => {
                Reading::Fault(Fault::word(codes::UNMAPPED_WORD, None))
            }
            Some(reading) => reading,
            None => self.typed(cell, text, &word, habits),
        }
    }

    /// Whether the field is a list of codes: only there a word can be known without what is added to it.
    fn is_coded(&self) -> bool {
        self.field.r#type == FieldType::String && !self.field.codes.is_empty()
    }

    /// What the star of a pattern took in that may say more than the pattern means.
    fn swallowed(&self, word: &str) -> Option<Addition> {
        let (pattern, _) = self.codes.fitting(word).filter(|_| self.is_coded())?;
        if addition::says_not_held(word) {
            return (!pattern.says(addition::says_not_held)).then_some(Addition::NotHeld);
        }
        let (_, addition) = addition::split(word)?;
        (addition != Addition::Other).then_some(addition)
    }

    /// A known word with something added to it.
    fn added(&self, word: &str) -> Option<Reading> {
        let is_known = |code: &&Code| code.code.to_lowercase() == word;
        if !self.is_coded() || self.field.codes.iter().any(|code| is_known(&code)) {
            return None;
        }
        let (bare, addition) = addition::split(word)?;
        let own = self.codes.exact.get(bare).cloned();
        let of_house = || {
            let code = self.field.codes.iter().find(|code| code.code.to_lowercase() == bare);
            code.map(|code| code.code.clone())
        };
        own.or_else(of_house).map(|code| Reading::Added(Value::Text(code), addition))
    }

    fn coded(&self, code: String) -> Reading {
        match self.field.r#type {
            FieldType::String => Reading::Value(Value::Text(code)),
            _ => {
                let word = key(&code);
                self.typed(&Cell::Text(code.clone()), code, &word, Habits::default())
            }
        }
    }

    fn scored(&self, scale: &Vocabulary<Step>, cell: &Cell, word: &str, habits: Habits) -> Reading {
        let known = |wanted: Decimal| {
            let steps = scale.exact.values().chain(scale.patterns.iter().map(|(_, step)| step));
            steps.into_iter().any(|step| *step == Step::Score(wanted))
        };
        let score = match (scale.meaning(word), cell) {
            (Some(Step::NoOpinion), _) => return Reading::NoOpinion,
            (Some(Step::Score(score)), _) => score,
            (None, Cell::Number(number)) => *number,
            (None, _) => match number::in_column(word, habits.marks) {
                Ok(number) => number.value,
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
        match number::exact(score) {
            Ok(number) => self.number(number),
            Err(why) => Reading::Fault(Fault::because(codes::BAD_NUMBER, why.word())),
        }
    }

    fn number(&self, number: Number) -> Reading {
        let value = match self.field.r#type {
            FieldType::Integer if number.rounded => None,
            FieldType::Integer => number
                .value
                .fract()
                .is_zero()
                .then(|| number.value.to_i64())
                .flatten()
                .map(Value::Integer),
            FieldType::String => Some(Value::Text(number.value.normalize().to_string())),
            _ => Some(Value::Number(number.value)),
        };
        let Some(value) = value else { return Reading::Fault(Fault::new(codes::NOT_WHOLE)) };
        let note = |code, severity| Note { code, severity, doubted: number.doubtful };
        if number.doubtful {
            Reading::Noted(value, note(codes::DOUBTFUL_COMMA, Severity::Warning))
        } else if number.grouped {
            Reading::Noted(value, note(codes::PROVEN_THOUSANDS, Severity::Info))
        } else if number.rounded {
            Reading::Noted(value, note(codes::ROUNDED_NUMBER, Severity::Warning))
        } else {
            Reading::Value(value)
        }
    }

    /// A field whose values are names of records.
    fn named(&self, cell: &Cell, text: &str) -> Reading {
        let (read, code) = match self.field.format {
            Some(Format::PersonalCode) => {
                (personal_code::read(cell, text), codes::BAD_PERSONAL_CODE)
            }
            None => (identifier::read(cell, text), codes::SPREADSHEET_NAME),
        };
        match read {
            Ok(name) if self.is_person => Reading::Value(Value::Text(person::hashed(&name))),
            Ok(name) => Reading::Value(Value::Text(name)),
            Err(reason) => Reading::Fault(Fault::because(code, reason)),
        }
    }

    /// What a personal code says of birth or sex; the code itself goes no further.
    fn of_code(&self, cell: &Cell, text: &str, word: &str) -> Reading {
        if let Some(reading) = nothing_said(word, false) {
            return reading;
        }
        let fault = |reason| Reading::Fault(Fault::because(codes::BAD_PERSONAL_CODE, reason));
        let code = match personal_code::read(cell, text) {
            Ok(code) => code,
            Err(reason) => return fault(reason),
        };
        let value = match self.field.r#type {
            FieldType::Date => personal_code::birth(&code).map(Value::Date),
            _ => personal_code::is_female(&code)
                .map(|is_female| Value::Text(if is_female { FEMALE } else { MALE }.to_string())),
        };
        value.map_or_else(|| fault("date"), Reading::Value)
    }

    fn typed(&self, cell: &Cell, text: String, word: &str, habits: Habits) -> Reading {
        let fault = |fault| Reading::Fault(fault);
        let is_name = self.field.privacy == Privacy::Identifier
            || self.field.references.is_some()
            || self.field.format.is_some()
            // What every record must have names it: a project, a topic.
            || self.field.required;
        match self.field.r#type {
            FieldType::String if self.field.codes.is_empty() && is_name => self.named(cell, &text),
            FieldType::String if self.field.codes.is_empty() => Reading::Value(Value::Text(text)),
            FieldType::String => {
                match self.field.codes.iter().find(|code| code.code.to_lowercase() == word) {
                    Some(code) => Reading::Value(Value::Text(code.code.clone())),
                    None => fault(Fault::word(codes::UNMAPPED_WORD, self.closest(word))),
                }
            }
            FieldType::Boolean => match boolean::read(word) {
                Some(value) => Reading::Value(Value::Boolean(value)),
                None if habits.minus_is_no && boolean::is_minus(word) => {
                    Reading::Value(Value::Boolean(false))
                }
                None => fault(Fault::word(codes::BAD_BOOLEAN, self.closest(word))),
            },
            FieldType::Date => self.dated(cell, &text, habits),
            FieldType::Duration => {
                let minutes = match cell {
                    Cell::Time(minutes) => duration::of_number(*minutes, DurationUnit::Minutes),
                    Cell::Number(number) => duration::of_number(*number, self.unit),
                    _ => duration::read(&text, self.unit),
                };
                // `1,200` minutes are hardly one minute and a bit.
                let is_doubtful = Marks::default().meaning(&text).is_some();
                match minutes {
                    Some(read) if read.rounded && is_doubtful => {
                        fault(Fault::new(codes::BAD_DURATION))
                    }
                    Some(read) if read.rounded => Reading::Rounded(Value::Integer(read.minutes)),
                    Some(read) => Reading::Value(Value::Integer(read.minutes)),
                    None => fault(Fault::new(codes::BAD_DURATION)),
                }
            }
            FieldType::Integer | FieldType::Number => {
                let number = match cell {
                    Cell::Number(number) => number::exact(*number),
                    Cell::Text(_) => {
                        number::in_column(number::without(&text, &self.units), habits.marks)
                    }
                    _ => Err(NumberFault::Unknown),
                };
                let parts = number.is_err() && self.field.r#type == FieldType::Number;
                if let Some(sum) = parts.then(|| number::sum(&text)).flatten() {
                    let (code, severity) = (codes::SUM_IN_CELL, Severity::Info);
                    return Reading::Noted(
                        Value::Number(sum),
                        Note { code, severity, doubted: false },
                    );
                }
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

/// Codes of the sexes, where a field is what personal codes say of it.
pub(super) const FEMALE: &str = "female";
pub(super) const MALE: &str = "male";

fn nothing_said(word: &str, minus_is_no: bool) -> Option<Reading> {
    if is_error_word(word) {
        return Some(error(word));
    }
    (means_missing(word) && !(minus_is_no && boolean::is_minus(word))).then_some(Reading::Missing)
}

/// What stands where an office program could give no value.
fn error(word: &str) -> Reading {
    let mut fault = Fault::new(codes::FORMULA_ERROR);
    if word == "#n/a" {
        // A lookup that found nothing: the cell says that there is no value.
        fault.severity = Severity::Warning;
    }
    Reading::Fault(fault)
}
