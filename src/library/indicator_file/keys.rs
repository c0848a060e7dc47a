//! Keys that a definition's way of scoring does not use: they would be read and change nothing.

use rust_decimal::Decimal;
use toml::Spanned;

use super::{IndicatorFile, PopulationFile};
use crate::finding::Finding;
use crate::library::DefinitionFile;
use crate::library::indicator::{Example, Indicator};
use crate::library::terms::Scoring;

use Scoring::{Count, Mean, Median, Proportion, Ratio, Sum};

const ALL_BUT_RATIO: &[Scoring] = &[Count, Sum, Proportion, Mean, Median];
const SUMMED: &[Scoring] = &[Sum, Mean, Median];

/// The keys that the definition's scoring does not use, and numbers that no scoring can use.
pub(super) fn check(file: &DefinitionFile, raw: &IndicatorFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    let main = if raw.scoring == Ratio { &raw.numerator } else { &raw.population };
    let parts = [
        ("per", start(&raw.per), &[Ratio][..]),
        ("divide_by", start(&raw.divide_by), SUMMED),
        ("missing", start(&raw.missing), &[Proportion]),
        ("minimum", start(&raw.minimum), &[Proportion, Ratio, Mean, Median]),
        ("parts", start(&raw.parts), &[Ratio]),
        ("[population]", start(&raw.population), ALL_BUT_RATIO),
        ("[numerator]", start(&raw.numerator), &[Proportion, Ratio]),
        ("[denominator]", start(&raw.denominator), &[Ratio]),
        (
            "sum",
            main.as_ref().and_then(|main| start(&main.get_ref().sum)),
            &[Sum, Mean, Median, Ratio],
        ),
    ];
    for (key, at, fitting) in parts {
        if let Some(at) = at.filter(|_| !fitting.contains(&raw.scoring)) {
            findings.push(unused(file, at, key, raw.scoring, fitting));
        }
    }
    if let (Proportion, Some(numerator)) = (raw.scoring, &raw.numerator) {
        for (key, at) in of_a_population(numerator.get_ref()) {
            let key = format!("[numerator] {key}");
            findings.extend(at.map(|at| unused(file, at, &key, raw.scoring, &[Ratio])));
        }
        let groups = main.as_ref().is_some_and(|main| {
            let main = main.get_ref();
            main.count.is_some() && main.keep.is_none()
        });
        let together = [
            ("rows", start(&numerator.get_ref().rows)),
            ("same", start(&numerator.get_ref().same)),
        ];
        for (key, at) in together {
            if let Some(at) = at.filter(|_| !groups) {
                let finding = file.error("D028", at).with("read", key).with("fault", "grouped");
                findings.push(finding.with("scoring", word(raw.scoring)).with("known", ""));
            }
        }
    }
    findings.extend(impossible_numbers(file, raw));
    findings
}

fn impossible_numbers(file: &DefinitionFile, raw: &IndicatorFile) -> Vec<Finding> {
    let wrong = |at: usize, key: &str, known: &str| {
        file.error("D012", at).with("read", key).with("known", known)
    };
    let mut findings = Vec::new();
    for (key, number) in [("per", &raw.per), ("divide_by", &raw.divide_by)] {
        let not_above = number.as_ref().filter(|number| number.get_ref().0 <= Decimal::ZERO);
        findings
            .extend(not_above.map(|number| wrong(number.span().start, key, &format!("{key} > 0"))));
    }
    let none = raw.minimum.as_ref().filter(|least| *least.get_ref() == 0);
    findings.extend(none.map(|least| wrong(least.span().start, "minimum", "minimum ≥ 1")));
    let fine = raw.decimals.as_ref().filter(|decimals| *decimals.get_ref() > 6);
    findings.extend(fine.map(|fine| wrong(fine.span().start, "decimals", "0 ≤ decimals ≤ 6")));
    let parts = [&raw.population, &raw.numerator, &raw.denominator];
    for part in parts.into_iter().flatten() {
        let none = part.get_ref().at_least.as_ref().filter(|least| *least.get_ref() == 0);
        findings.extend(none.map(|least| wrong(least.span().start, "at_least", "at_least ≥ 1")));
    }
    if let Some(from) = raw.effective_from.as_ref().filter(|from| from.get_ref().date.is_none()) {
        findings.push(wrong(from.span().start, "effective_from", "2024-01-31"));
    }
    findings
}

/// Names under `titles` and in examples that the definition does not have.
pub(super) fn check_names(file: &DefinitionFile, indicator: &Indicator) -> Vec<Finding> {
    let strata: Vec<&str> = indicator.stratifiers.iter().map(|known| known.name.as_str()).collect();
    let left_out: Vec<&str> = indicator.exclusions.iter().map(|(name, _)| name.as_str()).collect();
    let both: Vec<&str> = left_out.iter().chain(&strata).copied().collect();
    let mut findings = Vec::new();
    for name in indicator.titles.keys().filter(|name| !both.contains(&name.as_str())) {
        let at = file.text.find("titles").unwrap_or(0);
        findings.push(unknown(file, at, name, &both));
    }
    for example in &indicator.examples {
        let at = line_start(file, example.line);
        for (name, known) in named(example, indicator) {
            if !known.iter().any(|known| *known == name) {
                findings.push(unknown(file, at, &name, &known));
            }
        }
    }
    findings
}

/// What an example names, with what it may name there.
fn named<'a>(example: &Example, indicator: &'a Indicator) -> Vec<(String, Vec<&'a str>)> {
    let strata = || indicator.stratifiers.iter().map(|known| known.name.as_str()).collect();
    let left_out = || indicator.exclusions.iter().map(|(name, _)| name.as_str()).collect();
    let expect = &example.expect;
    let mut named: Vec<(String, Vec<&str>)> = Vec::new();
    named.extend(expect.excluded.iter().map(|(name, _)| (name.clone(), left_out())));
    let groups = expect.by.iter().flat_map(|group| &group.strata);
    named.extend(groups.map(|(name, _)| (name.clone(), strata())));
    named.extend(expect.overlap.iter().map(|(name, _)| (name.clone(), strata())));
    let settings = || indicator.settings.keys().map(String::as_str).collect();
    named.extend(example.settings.keys().map(|name| (name.clone(), settings())));
    let verdicts = vec!["met", "not_met", "not_assessed"];
    named.extend(expect.verdict.iter().map(|verdict| (verdict.clone(), verdicts.clone())));
    named
}

fn unknown(file: &DefinitionFile, at: usize, name: &str, known: &[&str]) -> Finding {
    let known = if known.is_empty() { "–".to_owned() } else { known.join(", ") };
    file.error("D012", at).with("read", name).with("known", known)
}

fn line_start(file: &DefinitionFile, line: usize) -> usize {
    file.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum()
}

/// What a population has and the numerator of a share has not: it is a part of the population.
fn of_a_population(part: &PopulationFile) -> [(&'static str, Option<usize>); 6] {
    [
        ("from", start(&part.from)),
        ("count", start(&part.count)),
        ("sum", start(&part.sum)),
        ("keep", start(&part.keep)),
        ("person", start(&part.person)),
        ("at_least", start(&part.at_least)),
    ]
}

fn start<T>(value: &Option<Spanned<T>>) -> Option<usize> {
    value.as_ref().map(|value| value.span().start)
}

fn unused(
    file: &DefinitionFile,
    at: usize,
    key: &str,
    scoring: Scoring,
    fitting: &[Scoring],
) -> Finding {
    let known: Vec<&str> = fitting.iter().map(|scoring| word(*scoring)).collect();
    file.error("D028", at)
        .with("read", key)
        .with("fault", "scoring")
        .with("scoring", word(scoring))
        .with("known", known.join(", "))
}

/// The scoring as definitions write it.
fn word(scoring: Scoring) -> &'static str {
    match scoring {
        Count => "count",
        Sum => "sum",
        Proportion => "proportion",
        Ratio => "ratio",
        Mean => "mean",
        Median => "median",
    }
}
