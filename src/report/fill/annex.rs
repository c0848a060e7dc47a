//! Annexes: surveys, findings, what went in.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Words;
use super::series::Series;
use crate::finding::{Finding, Severity};
use crate::locale;
use crate::report::context::{
    DefinitionFile, FindingGroup, FindingKind, Hash, InputFile, Manifest, Survey,
};
use crate::report::messages::MessageError;

/// Places that a finding's line names.
const PLACES: usize = 4;

/// Response of each survey question that is counted as a survey.
pub fn surveys(words: &Words, all: &[Series]) -> Result<Vec<Survey>, MessageError> {
    let mut surveys = Vec::new();
    for series in all {
        let (Some(id), Some(now)) = (&series.indicator.eligible, series.now()) else { continue };
        let eligible = all
            .iter()
            .find(|other| other.indicator.id == *id)
            .and_then(Series::now)
            .and_then(|figure| figure.shown)
            .and_then(|shown| shown.to_u64());
        let usable = now.denominator.and_then(|whole| whole.to_u64()).unwrap_or(now.population);
        let rate = eligible.filter(|eligible| *eligible > 0).map(|eligible| {
            let share =
                Decimal::from(now.population) * Decimal::ONE_HUNDRED / Decimal::from(eligible);
            locale::percent(words.lang, share, 0)
        });
        surveys.push(Survey {
            title: words.lang.of(&series.indicator.title).to_owned(),
            when: Some(locale::period(words.lang, words.period())),
            eligible: eligible.map(|eligible| locale::integer(words.lang, eligible)),
            invited: None,
            returned: locale::integer(words.lang, now.population),
            usable: locale::integer(words.lang, usable),
            rate,
        });
    }
    Ok(surveys)
}

/// Findings by severity and kind. Values that were read are not printed: a report leaves the house.
pub fn findings(words: &Words) -> Vec<FindingGroup> {
    let all: Vec<&Finding> =
        words.sources.gathered.findings.iter().chain(&words.sources.computed.findings).collect();
    [
        (Severity::Error, "severity-error"),
        (Severity::Warning, "severity-warning"),
        (Severity::Info, "severity-info"),
    ]
    .into_iter()
    .filter_map(|(severity, key)| {
        let mut kinds: BTreeMap<(&str, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in all.iter().filter(|finding| finding.severity == severity) {
            let rule = finding.arguments.get("rule").map_or("", String::as_str);
            kinds.entry((finding.code, rule)).or_default().push(finding);
        }
        if kinds.is_empty() {
            return None;
        }
        Some(FindingGroup {
            title: locale::message(words.lang, key, &[]),
            kinds: kinds.into_iter().map(|((code, _), found)| kind(words, code, &found)).collect(),
        })
    })
    .collect()
}

fn kind(words: &Words, code: &str, found: &[&Finding]) -> FindingKind {
    let text = locale::finding(words.lang, found[0]);
    let count: u64 = found.iter().map(|finding| finding.count).sum();
    let places: BTreeSet<String> = found.iter().map(|finding| finding.place.printed()).collect();
    let more = places.len().saturating_sub(PLACES) as u64;
    FindingKind {
        code: code.to_owned(),
        what: text.title,
        mend: text.mend,
        count: locale::integer(words.lang, count),
        places: places.into_iter().take(PLACES).collect(),
        more: (more > 0)
            .then(|| locale::message(words.lang, "more-places", &[("count", more.into())])),
    }
}

/// Files and definitions with their hashes.
pub fn manifest(words: &Words) -> Manifest {
    let count = |value: Option<u64>| {
        value.map_or("–".to_owned(), |value| locale::integer(words.lang, value))
    };
    let datasets = &words.sources.library.datasets;
    Manifest {
        files: words
            .sources
            .manifest
            .files
            .iter()
            .map(|file| InputFile {
                name: file.name.clone(),
                dataset: datasets
                    .get(&file.dataset)
                    .map_or(file.dataset.as_str(), |dataset| words.lang.of(&dataset.title))
                    .to_owned(),
                read: count(file.rows),
                left_out: count(file.left_out),
                hash: Hash::of(&file.sha256),
            })
            .collect(),
        definitions: words
            .sources
            .manifest
            .definitions
            .iter()
            .map(|definition| DefinitionFile {
                name: definition.name.clone(),
                version: definition.version.clone().unwrap_or_default(),
                hash: Hash::of(&definition.sha256),
            })
            .collect(),
    }
}
