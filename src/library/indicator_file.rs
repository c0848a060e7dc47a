//! One indicator's TOML file.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use super::condition::{closest, parse, parse_condition, resolve};
use super::dataset::{Dataset, Field, Text};
use super::expr::{Expr, Path, Type};
use super::file::DefinitionFile;
use super::indicator::{
    Condition, Example, Expectation, Indicator, Keep, Numerator, Population, Rows, Setting,
    Stratifier,
};
use super::terms::{Improvement, Missing, Scoring, Target, Terms};
use super::{Datasets, unknown_dataset};
use crate::finding::Finding;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorFile {
    id: Spanned<String>,
    version: String,
    effective_from: Option<toml::value::Datetime>,
    scoring: Scoring,
    improvement: Improvement,
    unit: Text,
    title: Text,
    explanation: Text,
    source: Text,
    symbol: Option<Text>,
    #[serde(default)]
    titles: BTreeMap<String, Text>,
    eligible: Option<String>,
    stakeholder: Option<Spanned<String>>,
    #[serde(default)]
    settings: BTreeMap<String, Setting>,
    #[serde(default)]
    maps_to: Vec<Spanned<String>>,
    #[serde(default)]
    missing: Missing,
    minimum: Option<u64>,
    decimals: Option<u32>,
    per: Option<Decimal>,
    divide_by: Option<Decimal>,
    population: Option<Spanned<PopulationFile>>,
    #[serde(default)]
    exclusions: IndexMap<String, Spanned<String>>,
    numerator: Option<Spanned<PopulationFile>>,
    denominator: Option<Spanned<PopulationFile>>,
    #[serde(default)]
    target: Vec<TargetFile>,
    #[serde(default)]
    stratifiers: IndexMap<String, Spanned<toml::Value>>,
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
    at_least: Option<u64>,
    rows: Option<Rows>,
    same: Option<Spanned<String>>,
}

/// A target as definitions write it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetFile {
    at_least: Option<Decimal>,
    at_most: Option<Decimal>,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    source: Text,
}

impl TargetFile {
    /// The target, if it has exactly one limit.
    fn target(self) -> Option<Target> {
        if self.at_least.is_some() == self.at_most.is_some() {
            return None;
        }
        Some(Target {
            at_least: self.at_least,
            at_most: self.at_most,
            from: self.from.as_ref().and_then(super::day),
            to: self.to.as_ref().and_then(super::day),
            source: self.source,
        })
    }
}

/// A target of a workspace or a pool, which names its indicator.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedTarget {
    indicator: String,
    at_least: Option<Decimal>,
    at_most: Option<Decimal>,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    source: Text,
}

impl NamedTarget {
    /// The indicator, and the target if it has exactly one limit.
    pub fn split(self) -> (String, Option<Target>) {
        let NamedTarget { indicator, at_least, at_most, from, to, source } = self;
        (indicator, TargetFile { at_least, at_most, from, to, source }.target())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleFile {
    note: String,
    period: String,
    rows: Vec<toml::Table>,
    #[serde(default)]
    with: IndexMap<String, Vec<toml::Table>>,
    #[serde(default)]
    settings: BTreeMap<String, i64>,
    #[serde(default)]
    expect: ExpectFile,
    #[serde(default)]
    expect_by: IndexMap<String, IndexMap<String, u64>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectFile {
    population: Option<u64>,
    numerator: Option<Decimal>,
    denominator: Option<Decimal>,
    #[serde(default)]
    excluded: IndexMap<String, u64>,
    unknown: Option<u64>,
    value: Option<Decimal>,
    verdict: Option<String>,
}

/// Reads one indicator.
///
/// # Errors
/// Everything that the file's shape or its conditions do not allow.
pub fn read(file: &DefinitionFile, datasets: &Datasets) -> Result<Indicator, Vec<Finding>> {
    let raw: IndicatorFile = file.parse().map_err(|finding| vec![finding])?;
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
    let mut targets = Vec::new();
    for target in raw.target {
        match target.target() {
            Some(target) => targets.push(target),
            None => findings.extend(missing_part("at_least / at_most")),
        }
    }
    for (index, target) in targets.iter().enumerate() {
        if targets[..index].iter().any(|earlier| hold_together(earlier, target)) {
            findings.push(file.error("D025", id_at).with("indicator", &id));
        }
    }
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
        findings.push(
            file.error("D015", id_at).with("read", &stratifiers[0].name).with("known", "ratio"),
        );
    }
    let examples =
        raw.example.into_iter().map(|example| reader.example(example, &dataset.name)).collect();

    let (Some(population), true) = (population, findings.is_empty()) else {
        return Err(findings);
    };
    let indicator = Indicator {
        id,
        version: raw.version,
        effective_from: raw.effective_from.as_ref().and_then(super::day),
        folder: file.folder.clone(),
        file: file.name.clone(),
        title: raw.title,
        explanation: raw.explanation,
        source: raw.source,
        unit: raw.unit,
        stakeholder: raw.stakeholder.map(Spanned::into_inner),
        settings: raw.settings,
        symbol: raw.symbol,
        titles: raw.titles,
        eligible: raw.eligible,
        maps_to: raw.maps_to.into_iter().map(Spanned::into_inner).collect(),
        terms: Terms {
            scoring: raw.scoring,
            improvement: raw.improvement,
            missing: raw.missing,
            targets,
            minimum: raw.minimum.unwrap_or(5).max(1),
            decimals: raw.decimals.unwrap_or(match raw.scoring {
                Scoring::Count | Scoring::Sum => 0,
                _ => 1,
            }),
            per: raw.per.unwrap_or(Decimal::ONE),
            divide_by: raw.divide_by.filter(|by| !by.is_zero()).unwrap_or(Decimal::ONE),
        },
        population,
        exclusions,
        numerator,
        divisor,
        stratifiers,
        examples,
    };
    let declared = indicator.settings.keys().map(|name| (name.clone(), 0)).collect();
    match indicator.clone().with_settings(&declared) {
        Ok(_) => Ok(indicator),
        Err(undeclared) => {
            let at = file.text.find(&format!("setting('{undeclared}')")).unwrap_or(id_at);
            Err(vec![file.error("D023", at).with("read", undeclared)])
        }
    }
}

/// Whether there is a day on which both targets hold.
fn hold_together(first: &Target, second: &Target) -> bool {
    let begins = first.from.max(second.from);
    let ends = match (first.to, second.to) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    };
    begins.zip(ends).is_none_or(|(from, to)| from <= to)
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
        let at_least = raw.at_least.unwrap_or(1).max(1);
        let misplaced = if at_least > 1 && (count.is_none() || keep.is_some()) {
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
                Ok(Some(Numerator { condition, rows: raw.rows.unwrap_or_default() }))
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

    fn stratifier(
        &self,
        name: &str,
        title: Option<&Text>,
        value: &Spanned<toml::Value>,
        dataset: &Dataset,
    ) -> Result<Stratifier, Finding> {
        let bad = |what: &str| {
            self.file.error("D015", value.span().start).with("read", name).with("known", what)
        };
        match value.get_ref() {
            toml::Value::String(sql) => {
                let sql = Spanned::new(value.span(), sql.clone());
                let of = self.expression(&sql, dataset)?;
                if !matches!(of.expr.r#type(), Type::Text | Type::Boolean) {
                    return Err(bad("bands"));
                }
                let known = self.known_values(&of.expr, dataset);
                let title = self.stratifier_title(name, title, &of.expr, dataset);
                Ok(Stratifier { name: name.to_owned(), title, of, bands: Vec::new(), known })
            }
            toml::Value::Table(table) => {
                let (Some(toml::Value::String(sql)), Some(toml::Value::Table(raw)), 2) =
                    (table.get("of"), table.get("bands"), table.len())
                else {
                    return Err(bad("of, bands"));
                };
                let sql = Spanned::new(value.span(), sql.clone());
                let of = self.expression(&sql, dataset)?;
                if of.expr.r#type() != Type::Integer {
                    return Err(bad("integer"));
                }
                let mut bands: Vec<(String, i64, i64)> = Vec::with_capacity(raw.len());
                for (label, ends) in raw {
                    let ends: Option<(i64, i64)> = ends
                        .as_array()
                        .and_then(|ends| match ends.as_slice() {
                            [from, to] => Some((from.as_integer()?, to.as_integer()?)),
                            _ => None,
                        })
                        .filter(|(from, to)| from <= to);
                    let (from, to) = ends.ok_or_else(|| bad("[0, 3]"))?;
                    if bands.iter().any(|(_, start, end)| from <= *end && *start <= to) {
                        return Err(bad("bands overlap"));
                    }
                    bands.push((label.clone(), from, to));
                }
                let known = bands
                    .iter()
                    .map(|(label, _, _)| {
                        let shown = label.replace('-', "–");
                        (label.clone(), Text { lt: shown.clone(), en: shown })
                    })
                    .collect();
                let title = self.stratifier_title(name, title, &of.expr, dataset);
                Ok(Stratifier { name: name.to_owned(), title, of, bands, known })
            }
            _ => Err(bad("of, bands")),
        }
    }

    /// The definition's own title, or that of the field from which the values come.
    fn stratifier_title(
        &self,
        name: &str,
        title: Option<&Text>,
        expr: &Expr,
        dataset: &Dataset,
    ) -> Text {
        title
            .cloned()
            .or_else(|| self.first_field(expr, dataset).map(|f| f.title.clone()))
            .unwrap_or_else(|| Text { lt: name.to_owned(), en: name.to_owned() })
    }

    fn first_field<'d>(&'d self, expr: &Expr, dataset: &'d Dataset) -> Option<&'d Field> {
        let mut path: Option<Path> = None;
        expr.fields(&mut |found| {
            path.get_or_insert_with(|| found.clone());
        });
        path.and_then(|path| resolve(&path, dataset, self.datasets).ok())
    }

    /// Codes of the field that an expression takes its values from.
    fn known_values(&self, expr: &Expr, dataset: &Dataset) -> Vec<(String, Text)> {
        if expr.r#type() == Type::Boolean {
            let word = |lt: &str, en: &str| Text { lt: lt.to_owned(), en: en.to_owned() };
            return vec![
                ("yes".to_owned(), word("taip", "yes")),
                ("no".to_owned(), word("ne", "no")),
            ];
        }
        self.first_field(expr, dataset)
            .map(|field| {
                field.codes.iter().map(|code| (code.code.clone(), code.title.clone())).collect()
            })
            .unwrap_or_default()
    }

    fn example(&self, raw: Spanned<ExampleFile>, dataset: &str) -> Example {
        let start = raw.span().start;
        let line = self.file.text.get(..start).unwrap_or("").matches('\n').count() + 1;
        let raw = raw.into_inner();
        let mut records = vec![(dataset.to_owned(), raw.rows)];
        records.extend(raw.with);
        Example {
            note: raw.note,
            line,
            period: raw.period,
            records,
            settings: raw.settings,
            expect: Expectation {
                population: raw.expect.population,
                numerator: raw.expect.numerator,
                denominator: raw.expect.denominator,
                excluded: raw.expect.excluded.into_iter().collect(),
                unknown: raw.expect.unknown,
                value: raw.expect.value,
                verdict: raw.expect.verdict,
                by: raw
                    .expect_by
                    .into_iter()
                    .flat_map(|(stratifier, values)| {
                        values
                            .into_iter()
                            .map(move |(value, count)| (stratifier.clone(), value, count))
                    })
                    .collect(),
            },
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
