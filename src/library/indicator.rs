//! An indicator's definition, checked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::dataset::Text;
use super::expr::Expr;
use super::terms::Terms;

/// What is counted, how it is judged and where the definition comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Name in figures: `satisfied_service_users`.
    pub id: String,
    /// Version of the definition.
    pub version: String,
    /// First day for which the definition was meant.
    pub effective_from: Option<NaiveDate>,
    /// The library's folder that holds it: its principle.
    pub folder: String,
    /// The file that holds it, inside the library.
    pub file: String,
    /// Title.
    pub title: Text,
    /// What it says and what it does not.
    pub explanation: Text,
    /// Where the definition comes from.
    pub source: Text,
    /// What is counted.
    pub unit: Text,
    /// What stands after a printed value: `val.`, `h`; nothing for bare numbers and shares.
    pub symbol: Option<Text>,
    /// Titles of exclusions and stratifiers, by name.
    pub titles: BTreeMap<String, Text>,
    /// The indicator whose value tells how many could have answered; for surveys.
    pub eligible: Option<String>,
    /// Framework and code: `equass-2018/9`.
    pub maps_to: Vec<String>,
    /// How counts become a figure.
    pub terms: Terms,
    /// The population; in a ratio, the numerator.
    pub population: Population,
    /// What leaves the denominator, in this order.
    pub exclusions: Vec<(String, Condition)>,
    /// A proportion's numerator.
    pub numerator: Option<Condition>,
    /// A ratio's denominator.
    pub divisor: Option<Population>,
    /// Groups in which the figure is given too.
    pub stratifiers: Vec<Stratifier>,
    /// The definition's own tests.
    pub examples: Vec<Example>,
}

/// A condition as its author wrote it and as engines take it.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// As written.
    pub written: String,
    /// As checked.
    pub expr: Expr,
}

/// Which records are counted, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// The dataset.
    pub from: String,
    /// Which of its records; all without it.
    pub filter: Option<Condition>,
    /// What names a unit; without it every record is one.
    pub count: Option<Condition>,
    /// The value that is summed, averaged or ordered.
    pub sum: Option<Condition>,
    /// Which record stands for a unit that has several.
    pub keep: Option<Keep>,
}

/// One record for each unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Keep {
    /// The latest, or else the earliest.
    pub latest: bool,
    /// By this value; a record without it stands last.
    pub by: Condition,
}

/// A way to split a population.
#[derive(Clone, Debug, PartialEq)]
pub struct Stratifier {
    /// Name in figures: `age_band`.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// The value that splits.
    pub of: Condition,
    /// Bands of whole numbers, both ends included; without them the value itself.
    pub bands: Vec<(String, i64, i64)>,
    /// Values in the order in which they are shown, with titles, where the definition knows them.
    pub known: Vec<(String, Text)>,
}

/// The definition's own test.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What it shows.
    pub note: String,
    /// Line of the file.
    pub line: usize,
    /// The reporting period.
    pub period: String,
    /// Records by dataset, as TOML tables.
    pub records: Vec<(String, Vec<toml::Table>)>,
    /// What must come out.
    pub expect: Expectation,
}

/// What an example expects; only what is named is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expectation {
    /// Units in the population.
    pub population: Option<u64>,
    /// Units or sum in the numerator.
    pub numerator: Option<Decimal>,
    /// Units or sum in the denominator.
    pub denominator: Option<Decimal>,
    /// Units left out, by exclusion.
    pub excluded: Vec<(String, u64)>,
    /// Units of which the numerator is unknown.
    pub unknown: Option<u64>,
    /// The value, rounded to the definition's decimals.
    pub value: Option<Decimal>,
    /// The verdict.
    pub verdict: Option<String>,
    /// Count (or numerator) by stratifier and value; `unknown` for none.
    pub by: Vec<(String, String, u64)>,
}
