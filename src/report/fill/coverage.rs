//! Which groups of a framework have evidence in the reported period.

use std::collections::{BTreeMap, BTreeSet};

use super::Words;
use super::series::Series;
use crate::library::framework::{Framework, FrameworkGroup};
use crate::library::indicator::Indicator;
use crate::locale::{self, Lang};
use crate::report::context::{Coverage, CoverageGroup};
use crate::report::messages::MessageError;

/// Coverage of the frameworks that the provider names, else of the report's own.
///
/// # Errors
/// The template's messages lack one.
pub fn coverage(
    words: &Words,
    framework: &str,
    all: &[Series],
) -> Result<Vec<Coverage>, MessageError> {
    let own = [framework.to_owned()];
    let named = &words.sources.workspace.written.frameworks;
    let named: &[String] = if named.is_empty() { &own } else { named };
    let known = &words.sources.library.frameworks;
    named
        .iter()
        .filter_map(|id| known.iter().find(|framework| framework.id == *id))
        .map(|framework| one(words, framework, all))
        .collect()
}

/// A group's title behind its number; codes that are words are no use to a reader.
pub fn group_title(lang: Lang, group: &FrameworkGroup) -> String {
    let title = lang.of(&group.title);
    if group.code.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{}\u{a0}·\u{a0}{title}", group.code)
    } else {
        title.to_owned()
    }
}

fn one(words: &Words, framework: &Framework, all: &[Series]) -> Result<Coverage, MessageError> {
    let lang = words.lang;
    let mut groups = Vec::new();
    for group in &framework.group {
        let mapped: Vec<&Indicator> = words
            .sources
            .library
            .indicators
            .iter()
            .filter(|indicator| framework.maps(group, indicator))
            .collect();
        let (with, without): (Vec<&Indicator>, Vec<&Indicator>) =
            mapped.iter().copied().partition(|indicator| has_figure(indicator, all));
        let count = |list: &[&Indicator]| locale::integer(lang, list.len() as u64);
        groups.push(CoverageGroup {
            code: group.code.clone(),
            title: group_title(lang, group),
            name: lang.of(&group.title).to_owned(),
            text: group.text.as_ref().map(|text| lang.of(text).to_owned()),
            mapped: count(&mapped),
            with_figure: count(&with),
            without: count(&without),
            covered: !with.is_empty(),
            lacking: lacking(words, &without),
        });
    }
    let covered = groups.iter().filter(|group| group.covered).count();
    let bare: Vec<&str> =
        groups.iter().filter(|group| !group.covered).map(|group| group.title.as_str()).collect();
    let (covered, whole) = (covered.to_string(), groups.len().to_string());
    let mut lead = vec![words.say("coverage-lead", &[("covered", &covered), ("all", &whole)])?];
    if !bare.is_empty() {
        lead.push(words.say("coverage-bare", &[("list", &bare.join("; "))])?);
    }
    Ok(Coverage {
        id: format!("coverage-{}", framework.id),
        framework: lang.of(&framework.title).to_owned(),
        version: framework.version.clone(),
        note: lang.of(&framework.note).to_owned(),
        lead,
        groups,
    })
}

/// Whether the reported period has a value of it.
fn has_figure(indicator: &Indicator, all: &[Series]) -> bool {
    all.iter()
        .find(|series| series.indicator.id == indicator.id)
        .and_then(Series::now)
        .is_some_and(|figure| figure.shown.is_some() || figure.suppressed.is_some())
}

/// The data that indicators could not be computed without: a dataset by its title, or, where the dataset is there, its
/// fields in brackets.
fn lacking(words: &Words, indicators: &[&Indicator]) -> Vec<String> {
    let findings = &words.sources.computed.findings;
    let mut named: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut wholly: BTreeSet<&str> = BTreeSet::new();
    for finding in findings.iter().filter(|finding| finding.code == "C001") {
        let id = finding.arguments.get("indicator");
        if !indicators.iter().any(|indicator| Some(&indicator.id) == id) {
            continue;
        }
        let Some(path) = finding.arguments.get("dataset") else { continue };
        match path.split_once('.') {
            Some((dataset, field)) => _ = named.entry(dataset).or_default().insert(field),
            None => {
                named.entry(path).or_default();
                wholly.insert(path);
            }
        }
    }
    named
        .into_iter()
        .map(|(name, fields)| {
            let known = words.sources.library.datasets.get(name);
            let title = known.map_or(name, |dataset| words.lang.of(&dataset.title));
            if wholly.contains(name) || fields.is_empty() {
                return title.to_owned();
            }
            let fields: Vec<&str> = fields
                .into_iter()
                .map(|field| {
                    let known = known.and_then(|dataset| dataset.field(field));
                    known.map_or(field, |known| words.lang.of(&known.title))
                })
                .collect();
            format!("{title} ({})", fields.join("; "))
        })
        .collect()
}
