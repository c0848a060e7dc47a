//! One indicator's TOML file.

mod audience;
mod construction;
mod example;
mod keys;
mod optional;
mod stratifier;
mod target;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

pub use self::audience::read_audiences;
pub use self::target::{NamedBenchmark, NamedTarget, hold_together, named_targets};

use self::example::ExampleFile;
use self::target::{BenchmarkFile, TargetFile};
use super::condition::{closest, parse, parse_condition};
use super::dataset::{Dataset, Text};
use super::expr::Type;
use super::file::DefinitionFile;
use super::indicator::{
    Condition, Indicator, Keep, Numerator, Population, Rows, Setting, Stratifier,
};
use super::number::Number;
use super::question::{Question, QuestionFile, is_step};
use super::terms::{Improvement, Missing, Scoring, Terms, UNREAD_AT_MOST};
use super::{Datasets, limits, unknown_dataset};
use crate::finding::Finding;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorFile {
    id: Spanned<String>,
    version: String,
    effective_from: Option<Spanned<toml::value::Datetime>>,
    scoring: Scoring,
    improvement: Improvement,
    unit: Text,
    title: Text,
    explanation: Text,
    source: Text,
    symbol: Option<Text>,
    parts: Option<Spanned<Text>>,
    #[serde(default)]
    titles: BTreeMap<String, Text>,
    /// Read by `audience`, once the indicator is known whose records it speaks of.
    eligible: Option<toml::Value>,
    /// The same.
    #[serde(rename = "invited")]
    _invited: Option<toml::Value>,
    stakeholder: Option<Spanned<String>>,
    #[serde(default)]
    settings: BTreeMap<String, Setting>,
    #[serde(default)]
    maps_to: Vec<Spanned<String>>,
    #[serde(default)]
    uses_if_kept: Vec<Spanned<String>>,
    missing: Option<Spanned<Missing>>,
    minimum: Option<Spanned<u64>>,
    decimals: Option<Spanned<u32>>,
    per: Option<Spanned<Number>>,
    divide_by: Option<Spanned<Number>>,
    population: Option<Spanned<PopulationFile>>,
    #[serde(default)]
    exclusions: IndexMap<String, Spanned<String>>,
    numerator: Option<Spanned<PopulationFile>>,
    denominator: Option<Spanned<PopulationFile>>,
    #[serde(default)]
    target: Vec<Spanned<TargetFile>>,
    #[serde(default)]
    benchmark: Vec<Spanned<BenchmarkFile>>,
    answers: Option<QuestionFile>,
    #[serde(default)]
    stratifiers: IndexMap<String, Spanned<toml::Value>>,
    #[serde(default)]
    crosses: Vec<Spanned<Vec<String>>>,
    #[serde(default)]
    pyramids: Vec<Spanned<Vec<String>>>,
    #[serde(default)]
    example: Vec<Spanned<ExampleFile>>,
}

/// A population; a proportion's numerator has `where` alone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PopulationFile {
    from: Option<Spanned<String>>,
    r#where: Option<Spanned<String>>,
    count: Option<Spanned<String>>,
    sum: Option<Spanned<String>>,
    keep: Option<Spanned<String>>,
    person: Option<Spanned<String>>,
    at_least: Option<Spanned<u64>>,
    rows: Option<Spanned<Rows>>,
    same: Option<Spanned<String>>,
}

/// Reads one indicator.
///
/// # Errors
/// Everything that the file's shape or its conditions do not allow.
pub fn read(file: &DefinitionFile, datasets: &Datasets) -> Result<Indicator, Vec<Finding>> {
    let raw: IndicatorFile = file.parse().map_err(|finding| vec![finding])?;
    let unused = keys::check(file, &raw);
    if !unused.is_empty() {
        return Err(unused);
    }
    let reader = Reader { file, datasets };
    let mut findings = Vec::new();
    let id_at = raw.id.span().start;
    let id = raw.id.into_inner();
    let missing_part =
        |part: &str| vec![file.error("D012", id_at).with("read", &id).with("known", part)];

    let is_ratio = raw.scoring == Scoring::Ratio;
    let (main, divisor, numerator) = if is_ratio {
        (raw.numerator, raw.denominator, None)
    } else {
        (raw.population, None, raw.numerator)
    };
    let main =
        main.ok_or_else(|| missing_part(if is_ratio { "[numerator]" } else { "[population]" }))?;
    let dataset = reader.dataset(&main).map_err(|finding| vec![finding])?;
    let population = keep_error(reader.population(&main, dataset), &mut findings);
    let divisor = divisor.and_then(|part| {
        let read = reader.dataset(&part).map_err(|finding| vec![finding]);
        keep_error(read.and_then(|dataset| reader.population(&part, dataset)), &mut findings)
    });
    let numerator = numerator
        .and_then(|part| keep_one_error(reader.numerator(&part, dataset), &mut findings).flatten());
    let needed = match raw.scoring {
        Scoring::Proportion if numerator.is_none() => Some("[numerator] where"),
        Scoring::Ratio if divisor.is_none() => Some("[denominator]"),
        Scoring::Sum | Scoring::Mean | Scoring::Median if main.get_ref().sum.is_none() => {
            Some("sum")
        }
        _ => None,
    };
    if let Some(part) = needed
        && findings.is_empty()
    {
        return Err(missing_part(part));
    }

    let exclusions = raw
        .exclusions
        .iter()
        .filter_map(|(name, sql)| {
            let read = keep_one_error(reader.condition(sql, dataset), &mut findings)?;
            Some((name.clone(), read))
        })
        .collect();
    let stratifiers: Vec<Stratifier> = raw
        .stratifiers
        .iter()
        .filter_map(|(name, value)| {
            let title = raw.titles.get(name);
            keep_one_error(reader.stratifier(name, title, value, dataset), &mut findings)
        })
        .collect();
    if let Some(numerator) = &numerator {
        for stratifier in &stratifiers {
            let decided = construction::decided_by(&numerator.condition.expr, &stratifier.of.expr);
            let at =
                raw.stratifiers.get(&stratifier.name).map_or(id_at, |value| value.span().start);
            findings.extend(decided.map(|fields| {
                file.error("D040", at).with("read", &stratifier.name).with("fields", fields)
            }));
        }
    }
    let uses_if_kept = reader.optional(&raw.uses_if_kept, dataset, &mut findings);
    let mut targets = Vec::new();
    let mut places = Vec::new();
    for target in raw.target {
        let at = target.span().start;
        match target.into_inner().target() {
            Ok(target) => {
                targets.push(target);
                places.push(at);
            }
            Err(wrong) => {
                findings
                    .push(file.error("D012", at).with("read", "[[target]]").with("known", wrong));
            }
        }
    }
    for (index, target) in targets.iter().enumerate() {
        if targets[..index].iter().any(|earlier| hold_together(earlier, target)) {
            findings.push(file.error("D025", places[index]).with("indicator", &id));
        }
    }
    let mut benchmarks = Vec::new();
    let mut benchmark_places = Vec::new();
    for benchmark in raw.benchmark {
        let at = benchmark.span().start;
        match benchmark.into_inner().benchmark() {
            Some(benchmark) => {
                benchmarks.push(benchmark);
                benchmark_places.push(at);
            }
            None => findings.extend(missing_part("as_of")),
        }
    }
    let question = raw.answers.and_then(|question| {
        let names: Vec<&str> = raw.exclusions.keys().map(String::as_str).collect();
        keep_one_error(reader.question(&question, dataset, &names), &mut findings)
    });
    if let Some(word) = &raw.stakeholder
        && !STAKEHOLDERS.contains(&word.get_ref().as_str())
    {
        findings.push(
            file.error("D012", word.span().start)
                .with("read", word.get_ref())
                .with("known", STAKEHOLDERS.join(", ")),
        );
    }
    if is_ratio && !stratifiers.is_empty() {
        findings.push(stratifier::wrong(file, id_at, "ratio", &stratifiers[0].name, ""));
    }
    let crosses = reader.crosses(&raw.crosses, &stratifiers);
    let crosses = keep_one_error(crosses, &mut findings).unwrap_or_default();
    let pyramids = reader.pyramids(&raw.pyramids, &stratifiers, &crosses);
    let pyramids = keep_one_error(pyramids, &mut findings).unwrap_or_default();
    let mut examples = Vec::with_capacity(raw.example.len());
    for example in raw.example {
        let read = example::read(file, example, &dataset.name);
        examples.extend(keep_one_error(read, &mut findings));
    }

    let (Some(population), true) = (population, findings.is_empty()) else {
        return Err(findings);
    };
    let per = raw.per.map_or(Decimal::ONE, |per| per.into_inner().0);
    let in_percent = raw.symbol.as_ref().is_some_and(|symbol| symbol.en == "%");
    let is_asked = question.is_some() || raw.eligible.is_some();
    let indicator = Indicator {
        id,
        version: raw.version,
        effective_from: raw.effective_from.as_ref().and_then(|day| super::day(day.get_ref())),
        folder: file.folder.clone(),
        file: file.name.clone(),
        title: raw.title,
        explanation: raw.explanation,
        source: raw.source,
        unit: raw.unit,
        stakeholder: raw.stakeholder.map(Spanned::into_inner),
        settings: raw.settings,
        symbol: raw.symbol,
        parts: raw.parts.map(Spanned::into_inner),
        titles: raw.titles,
        eligible: None,
        invited: None,
        question,
        maps_to: raw.maps_to.into_iter().map(Spanned::into_inner).collect(),
        terms: Terms {
            scoring: raw.scoring,
            improvement: raw.improvement,
            missing: raw.missing.map_or_else(Missing::default, Spanned::into_inner),
            targets,
            benchmarks,
            minimum: raw.minimum.map_or(5, Spanned::into_inner),
            unread_at_most: UNREAD_AT_MOST,
            decimals: raw.decimals.map(Spanned::into_inner).unwrap_or(match raw.scoring {
                Scoring::Count | Scoring::Sum => 0,
                _ => 1,
            }),
            per,
            is_part: per == Decimal::ONE_HUNDRED && in_percent,
            divide_by: raw.divide_by.map_or(Decimal::ONE, |number| number.into_inner().0),
            is_asked,
        },
        population,
        exclusions,
        uses_if_kept,
        numerator,
        divisor,
        stratifiers,
        crosses,
        pyramids,
        examples,
    };
    let targets = indicator.terms.targets.iter().zip(places);
    let mut wrong: Vec<Finding> = targets
        .flat_map(|(target, at)| {
            limits::of_target(&indicator, target, datasets, |code| file.error(code, at))
        })
        .collect();
    let benchmarks = indicator.terms.benchmarks.iter().zip(benchmark_places);
    wrong.extend(benchmarks.filter_map(|(benchmark, at)| {
        limits::of_benchmark(&indicator, benchmark, datasets, |code| file.error(code, at))
    }));
    wrong.extend(keys::check_names(file, &indicator));
    wrong.extend(optional::unused(file, &raw.uses_if_kept, &indicator));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let declared = indicator.settings.keys().map(|name| (name.clone(), 0)).collect();
    match indicator.clone().with_settings(&declared) {
        Ok(_) => Ok(indicator),
        Err(undeclared) => {
            let at = file.text.find(&format!("setting('{undeclared}')")).unwrap_or(id_at);
            Err(vec![file.error("D023", at).with("read", undeclared)])
        }
    }
}

/// Whom an indicator may concern first.
const STAKEHOLDERS: [&str; 8] =
    ["service_users", "children", "carers", "staff", "partners", "funder", "society", "equass"];

struct Reader<'a> {
    file: &'a DefinitionFile,
    datasets: &'a Datasets,
}

impl<'a> Reader<'a> {
    fn dataset(&self, part: &Spanned<PopulationFile>) -> Result<&'a Dataset, Finding> {
        let Some(name) = &part.get_ref().from else {
            return Err(self
                .file
                .error("D012", part.span().start)
                .with("read", "population")
                .with("known", "from"));
        };
        self.datasets
            .get(name.get_ref())
            .ok_or_else(|| unknown_dataset(self.file, name, self.datasets))
    }

    fn condition(&self, sql: &Spanned<String>, dataset: &Dataset) -> Result<Condition, Finding> {
        parse_condition(sql.get_ref(), dataset, self.datasets)
            .map(|expr| Condition { written: sql.get_ref().clone(), expr })
            .map_err(|error| self.file.condition_error(sql, error))
    }

    fn expression(&self, sql: &Spanned<String>, dataset: &Dataset) -> Result<Condition, Finding> {
        parse(sql.get_ref(), dataset, self.datasets)
            .map(|expr| Condition { written: sql.get_ref().clone(), expr })
            .map_err(|error| self.file.condition_error(sql, error))
    }

    fn population(
        &self,
        part: &Spanned<PopulationFile>,
        dataset: &Dataset,
    ) -> Result<Population, Vec<Finding>> {
        let raw = part.get_ref();
        let mut findings = Vec::new();
        let mut take = |read: Option<Result<Condition, Finding>>| {
            read.and_then(|read| keep_one_error(read, &mut findings))
        };
        let filter = take(raw.r#where.as_ref().map(|sql| self.condition(sql, dataset)));
        let count = take(raw.count.as_ref().map(|sql| self.expression(sql, dataset)));
        let person = take(raw.person.as_ref().map(|sql| self.expression(sql, dataset)));
        let sum = take(raw.sum.as_ref().map(|sql| self.number(sql, dataset)));
        let keep = raw.keep.as_ref().and_then(|keep| {
            keep_one_error(self.keep(keep, count.is_some(), dataset), &mut findings)
        });
        if !findings.is_empty() {
            return Err(findings);
        }
        let at_least = raw.at_least.as_ref().map_or(1, |least| *least.get_ref());
        let misplaced = if raw.at_least.is_some() && (count.is_none() || keep.is_some()) {
            Some(("at_least", "count"))
        } else if raw.rows.is_some() || raw.same.is_some() {
            Some(("rows, same", "[numerator]"))
        } else {
            None
        };
        if let Some((read, known)) = misplaced {
            return Err(vec![
                self.file.error("D012", part.span().start).with("read", read).with("known", known),
            ]);
        }
        Ok(Population { from: dataset.name.clone(), filter, count, sum, keep, person, at_least })
    }

    /// A proportion's numerator: a condition of the unit's records, or a value that they share.
    fn numerator(
        &self,
        part: &Spanned<PopulationFile>,
        dataset: &Dataset,
    ) -> Result<Option<Numerator>, Finding> {
        let raw = part.get_ref();
        match (&raw.r#where, &raw.same) {
            (Some(sql), None) => {
                let condition = self.condition(sql, dataset)?;
                Ok(Some(Numerator {
                    condition,
                    rows: raw.rows.as_ref().map_or_else(Rows::default, |rows| *rows.get_ref()),
                }))
            }
            (None, Some(sql)) if raw.rows.is_none() => {
                let condition = self.expression(sql, dataset)?;
                Ok(Some(Numerator { condition, rows: Rows::Same }))
            }
            (None, None) => Ok(None),
            _ => Err(self
                .file
                .error("D012", part.span().start)
                .with("read", "[numerator]")
                .with("known", "where + rows / same")),
        }
    }

    /// The scale of a survey's question.
    fn question(
        &self,
        raw: &QuestionFile,
        dataset: &Dataset,
        exclusions: &[&str],
    ) -> Result<Question, Finding> {
        let of = self.expression(&raw.of, dataset)?;
        if !is_step(&of.expr) {
            return Err(self
                .file
                .error("D004", raw.of.span().start)
                .with("expected", "integer")
                .with("found", format!("{:?}", of.expr.r#type()).to_lowercase()));
        }
        let labels = raw.labels.get_ref().texts().ok_or_else(|| {
            let at = raw.labels.span().start;
            self.file.error("D012", at).with("read", "labels").with("known", "lt = […], en = […]")
        })?;
        let no_opinion = match &raw.no_opinion {
            Some(name) if !exclusions.contains(&name.get_ref().as_str()) => {
                return Err(self
                    .file
                    .error("D012", name.span().start)
                    .with("read", name.get_ref())
                    .with("known", exclusions.join(", ")));
            }
            Some(name) => name.get_ref().clone(),
            None => String::new(),
        };
        let voice = raw.voice.as_ref().map(|sql| self.expression(sql, dataset)).transpose()?;
        let (reversed, items) = (raw.reversed, raw.items.clone());
        Ok(Question { of, reversed, labels, no_opinion, items, voice })
    }

    fn number(&self, sql: &Spanned<String>, dataset: &Dataset) -> Result<Condition, Finding> {
        let read = self.expression(sql, dataset)?;
        match read.expr.r#type() {
            Type::Integer | Type::Number => Ok(read),
            other => Err(self
                .file
                .error("D004", sql.span().start)
                .with("expected", "number")
                .with("found", format!("{other:?}").to_lowercase())),
        }
    }

    fn keep(
        &self,
        keep: &Spanned<String>,
        counts_units: bool,
        dataset: &Dataset,
    ) -> Result<Keep, Finding> {
        let at = keep.span().start;
        let (which, by) = keep.get_ref().split_once(' ').unwrap_or((keep.get_ref(), ""));
        let latest = match which {
            "latest" => true,
            "earliest" => false,
            _ => {
                return Err(self
                    .file
                    .error("D012", at)
                    .with("read", keep.get_ref())
                    .with("known", "latest …, earliest …"));
            }
        };
        if !counts_units {
            return Err(self.file.error("D012", at).with("read", "keep").with("known", "count"));
        }
        let start = keep.span().start + which.len() + 1;
        let sql = Spanned::new(start..keep.span().end, by.to_owned());
        let by = self.expression(&sql, dataset)?;
        match by.expr.r#type() {
            Type::Date | Type::Integer | Type::Number => Ok(Keep { latest, by }),
            other => Err(self
                .file
                .error("D004", at)
                .with("expected", "date")
                .with("found", format!("{other:?}").to_lowercase())),
        }
    }
}

/// Checks that an indicator's mappings name parts of known frameworks.
pub fn check_mappings(
    file: &DefinitionFile,
    indicator: &Indicator,
    known: &[String],
    findings: &mut Vec<Finding>,
) {
    for mapping in &indicator.maps_to {
        if !known.contains(mapping) {
            let at = file.text.find(mapping.as_str()).unwrap_or(0);
            findings.push(
                file.error("D011", at)
                    .with("read", mapping)
                    .with("closest", closest(mapping, known.iter().map(String::as_str))),
            );
        }
    }
}

fn keep_error<T>(read: Result<T, Vec<Finding>>, findings: &mut Vec<Finding>) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(more) => {
            findings.extend(more);
            None
        }
    }
}

fn keep_one_error<T>(read: Result<T, Finding>, findings: &mut Vec<Finding>) -> Option<T> {
    keep_error(read.map_err(|finding| vec![finding]), findings)
}
