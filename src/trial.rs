//! The examples of definitions, run: each indicator's own test.

use rust_decimal::Decimal;

use crate::engine;
use crate::engine::counts::{Counts, UNKNOWN};
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::indicator::{Example, ExpectedGroup, Indicator};
use crate::library::terms::Scoring;
use crate::measure::{self, Figure};
use crate::period::Period;
use crate::records::written;

/// What became of a library's examples.
#[derive(Debug, Default)]
pub struct Trial {
    /// Examples that were run, by indicator.
    pub run: Vec<(String, usize)>,
    /// Examples that failed or could not be run, and indicators without any.
    pub findings: Vec<Finding>,
}

/// Runs every example of every indicator.
pub fn run(library: &Library) -> Trial {
    let mut trial = Trial::default();
    for indicator in &library.indicators {
        if indicator.examples.is_empty() {
            trial.findings.push(
                Finding::new("D019", Severity::Error, Place::file(&indicator.file))
                    .with("indicator", &indicator.id),
            );
        }
        for example in &indicator.examples {
            trial.findings.extend(run_one(indicator, example, library));
        }
        trial.run.push((indicator.id.clone(), indicator.examples.len()));
    }
    trial
}

fn run_one(indicator: &Indicator, example: &Example, library: &Library) -> Vec<Finding> {
    let place = || Place::file(format!("{}:{}", indicator.file, example.line));
    let Ok(period) = Period::parse(&example.period) else {
        return vec![Finding::new("D018", Severity::Error, place()).with("read", &example.period)];
    };
    let records = match written::records(library, &example.records) {
        Ok(records) => records,
        Err(error) => {
            return vec![
                Finding::new("D016", Severity::Error, place())
                    .with("indicator", &indicator.id)
                    .with("read", error.read)
                    .with("dataset", error.dataset)
                    .with("closest", error.closest),
            ];
        }
    };
    let indicator = &match indicator.clone().with_settings(&example.settings) {
        Ok(indicator) => indicator,
        Err(setting) => {
            return vec![
                Finding::new("D016", Severity::Error, place())
                    .with("indicator", &indicator.id)
                    .with("read", format!("setting('{setting}')"))
                    .with("dataset", &indicator.population.from)
                    .with("closest", "empty"),
            ];
        }
    };
    let counted = match engine::count(&[indicator], &[period], library, &records) {
        Ok(counted) => counted,
        // What the engine says is of its own language, and none of the example's: its records were read.
        Err(_) => {
            return vec![
                Finding::new("D031", Severity::Error, place())
                    .with("title_lt", &indicator.title.lt)
                    .with("title_en", &indicator.title.en),
            ];
        }
    };
    let Some(whole) = counted.counts.iter().find(|counts| counts.group.is_none()) else {
        return counted.findings;
    };
    let figure = measure::figure(&indicator.terms, whole);
    differences(indicator, example, whole, &figure, &counted.counts)
        .into_iter()
        .map(|(what, expected, found)| {
            Finding::new("D017", Severity::Error, place())
                .with("indicator", &indicator.id)
                .with("note", &example.note)
                .with("what", what)
                .with("expected", expected)
                .with("found", found)
        })
        .collect()
}

/// What an example expects and did not get: what, expected, found.
fn differences(
    indicator: &Indicator,
    example: &Example,
    whole: &Counts,
    figure: &Figure,
    all: &[Counts],
) -> Vec<(String, String, String)> {
    let expect = &example.expect;
    let mut differences = Vec::new();
    let mut compare = |what: &str, expected: Option<String>, found: String| {
        if let Some(expected) = expected
            && expected != found
        {
            differences.push((what.to_owned(), expected, found));
        }
    };
    let plain = |value: Decimal| value.normalize().to_string();
    let number = |value: Option<Decimal>| value.map_or("–".to_owned(), plain);
    let whole_number = |value: Option<u64>| value.map(|value| value.to_string());

    compare("population", whole_number(expect.population), whole.tally.population.to_string());
    compare("numerator", expect.numerator.map(plain), number(figure.numerator));
    let denominator = match indicator.terms.scoring {
        Scoring::Count | Scoring::Sum => Some(Decimal::from(whole.tally.denominator)),
        _ => figure.denominator,
    };
    compare("denominator", expect.denominator.map(plain), number(denominator));
    let unknown = whole.tally.unknown + whole.tally.population_unknown;
    compare("unknown", whole_number(expect.unknown), unknown.to_string());
    for (name, expected) in &expect.excluded {
        let found = whole.tally.excluded.iter().find(|(known, _)| known == name);
        let found = found.map_or("–".to_owned(), |(_, count)| count.to_string());
        compare(&format!("excluded.{name}"), Some(expected.to_string()), found);
    }
    let rounded = figure
        .value
        .map(|value| plain(measure::rounding::rounded(value, indicator.terms.decimals)));
    let expected = expect.value.map(|value| {
        plain(value.round_dp_with_strategy(
            indicator.terms.decimals,
            rust_decimal::RoundingStrategy::MidpointAwayFromZero,
        ))
    });
    compare("value", expected, rounded.unwrap_or("–".to_owned()));
    compare("verdict", expect.verdict.clone(), figure.verdict.key().to_owned());
    for ExpectedGroup { strata, count } in &expect.by {
        let found = all.iter().find(|counts| {
            counts.group.as_ref().is_some_and(|group| {
                group.strata().len() == strata.len()
                    && strata.iter().all(|(stratifier, value)| {
                        let found = group.value(stratifier);
                        found.is_some_and(|found| found.unwrap_or(UNKNOWN) == value)
                    })
            })
        });
        let found = found.map_or(0, |counts| match indicator.terms.scoring {
            Scoring::Proportion => counts.tally.numerator,
            _ => counts.tally.denominator,
        });
        let named: Vec<String> =
            strata.iter().map(|(stratifier, value)| format!("{stratifier} = {value}")).collect();
        compare(&named.join(", "), Some(count.to_string()), found.to_string());
    }
    for (stratifier, expected) in &expect.overlap {
        let found = whole.overlaps.iter().find(|overlap| overlap.stratifier == *stratifier);
        let found = found.map_or("–".to_owned(), |overlap| overlap.denominator.to_string());
        compare(&format!("overlap.{stratifier}"), Some(expected.to_string()), found);
    }
    differences
}
