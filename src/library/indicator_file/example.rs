//! Examples: the definition's own tests.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Deserialize;
use toml::Spanned;

use crate::finding::Finding;
use crate::library::DefinitionFile;
use crate::library::indicator::{Example, Expectation, ExpectedGroup};
use crate::library::number::Number;

/// An example as definitions write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleFile {
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
    expect_by: IndexMap<Spanned<String>, IndexMap<String, u64>>,
    #[serde(default)]
    expect_overlap: IndexMap<String, u64>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectFile {
    population: Option<u64>,
    numerator: Option<Number>,
    denominator: Option<Number>,
    #[serde(default)]
    excluded: IndexMap<String, u64>,
    unknown: Option<u64>,
    value: Option<Number>,
    verdict: Option<String>,
}

/// Reads an example whose rows are of that dataset.
///
/// # Errors
/// A group that does not name a value for each of its stratifiers.
pub fn read(
    file: &DefinitionFile,
    raw: Spanned<ExampleFile>,
    dataset: &str,
) -> Result<Example, Finding> {
    let start = raw.span().start;
    let line = file.text.get(..start).unwrap_or("").matches('\n').count() + 1;
    let raw = raw.into_inner();
    let mut records = vec![(dataset.to_owned(), raw.rows)];
    records.extend(raw.with);
    let mut by = Vec::new();
    for (stratifiers, values) in raw.expect_by {
        let at = stratifiers.span().start;
        for (values, count) in values {
            let strata = strata(stratifiers.get_ref(), &values).ok_or_else(|| {
                file.error("D012", at).with("read", &values).with("known", stratifiers.get_ref())
            })?;
            by.push(ExpectedGroup { strata, count });
        }
    }
    Ok(Example {
        note: raw.note,
        line,
        period: raw.period,
        records,
        settings: raw.settings,
        expect: Expectation {
            population: raw.expect.population,
            numerator: raw.expect.numerator.map(|number| number.0),
            denominator: raw.expect.denominator.map(|number| number.0),
            excluded: raw.expect.excluded.into_iter().collect(),
            unknown: raw.expect.unknown,
            value: raw.expect.value.map(|number| number.0),
            verdict: raw.expect.verdict,
            by,
            overlap: raw.expect_overlap.into_iter().collect(),
        },
    })
}

/// `age_band, sex` and `4-6, female`, pair by pair.
fn strata(stratifiers: &str, values: &str) -> Option<Vec<(String, String)>> {
    let parts = |text: &str| -> Vec<String> {
        text.split(',').map(|part| part.trim().to_owned()).collect()
    };
    let (names, values) = match parts(stratifiers).len() {
        // The value of one stratifier may hold a comma.
        1 => (parts(stratifiers), vec![values.to_owned()]),
        _ => (parts(stratifiers), parts(values)),
    };
    (names.len() == values.len()).then(|| names.into_iter().zip(values).collect())
}
