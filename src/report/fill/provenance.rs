//! What a figure rests on, for those who open it on a screen.

use super::series::Series;
use super::{Words, annex, card, printed};
use crate::finding::Finding;
use crate::impact::touches;
use crate::library::indicator::Indicator;
use crate::locale;
use crate::measure::Figure;
use crate::report::context::{Count, FileRows, FindingKind, Hash, Provenance};
use crate::report::messages::MessageError;

use super::section::NOTHING;

/// What the figure of the reported period rests on.
///
/// In a report that anybody may read nothing is told: rows and exclusions would give away what is withheld.
///
/// # Errors
/// The template's messages lack one.
pub fn provenance(words: &Words, series: &Series) -> Result<Option<Provenance>, MessageError> {
    let Some(now) = series.now() else { return Ok(None) };
    if words.sources.published.is_some() {
        return Ok(None);
    }
    let indicator = series.indicator;
    let is_own = words.sources.pool.is_none();
    let command =
        is_own.then(|| format!("rodiklis explain {} --period {}", indicator.id, now.period.label));
    Ok(Some(Provenance {
        counts: counts(words, indicator, now)?,
        unknowns: card::unknowns(words, indicator)?,
        files: files(words, indicator),
        findings: findings(words, indicator),
        version: card::version(words, indicator)?,
        definition: indicator.file.clone(),
        hash: card::hash(words, indicator),
        command,
    }))
}

fn counts(
    words: &Words,
    indicator: &Indicator,
    figure: &Figure,
) -> Result<Vec<Count>, MessageError> {
    let mut counts = Vec::new();
    let mut add = |key: &str, reason: &str, value: String| -> Result<(), MessageError> {
        counts.push(Count { name: words.say(key, &[("reason", reason)])?, value });
        Ok(())
    };
    let whole = |count: Option<u64>| printed::units(words, count, None);
    let excluded = |excluded: &[(String, Option<u64>)]| -> Vec<(String, String)> {
        let title = |name: &String| {
            let title = indicator.titles.get(name);
            title.map_or(name.as_str(), |title| words.lang.of(title)).to_owned()
        };
        excluded.iter().map(|(name, count)| (title(name), whole(*count))).collect()
    };
    add("provenance-population", "", whole(figure.population))?;
    add("provenance-perhaps", "", whole(figure.population_unknown))?;
    for (reason, count) in excluded(&figure.excluded) {
        add("provenance-excluded", &reason, count)?;
    }
    add("provenance-unknown", "", whole(figure.unknown))?;
    if let Some(divisor) = &figure.divisor {
        add("provenance-divisor-population", "", whole(divisor.population))?;
        add("provenance-divisor-perhaps", "", whole(divisor.population_unknown))?;
        for (reason, count) in excluded(&divisor.excluded) {
            add("provenance-divisor-excluded", &reason, count)?;
        }
        add("provenance-divisor-unknown", "", whole(divisor.unknown))?;
    }
    if let Some(all) = figure.denominator {
        add("column-denominator", "", printed::plain(words.lang, all))?;
    }
    if let Some(part) = figure.numerator {
        add("column-numerator", "", printed::plain(words.lang, part))?;
    }
    Ok(counts)
}

/// The files of the indicator's datasets, those that its records refer to included; of a pool, the extracts.
fn files(words: &Words, indicator: &Indicator) -> Vec<FileRows> {
    let manifest = words.sources.manifest;
    let needed = manifest.indicators.get(&indicator.id).map(|needs| &needs.datasets);
    let rows = words.sources.rows.get(&indicator.id);
    let populations: Vec<&str> = std::iter::once(&indicator.population)
        .chain(&indicator.divisor)
        .map(|population| population.from.as_str())
        .collect();
    let is_needed = |dataset: &String| needed.is_some_and(|needed| needed.contains(dataset));
    manifest
        .files
        .iter()
        .filter(|file| file.dataset.is_empty() || is_needed(&file.dataset))
        .map(|file| {
            let behind =
                rows.filter(|_| populations.contains(&file.dataset.as_str())).map(|rows| {
                    let key = (file.dataset.clone(), file.name.clone());
                    rows.get(&key).copied().unwrap_or(0)
                });
            let count = |count: Option<u64>| {
                count.map_or(NOTHING.to_owned(), |count| locale::integer(words.lang, count))
            };
            let dataset = words.sources.library.datasets.get(&file.dataset);
            FileRows {
                name: file.name.clone(),
                dataset: dataset
                    .map_or(file.dataset.as_str(), |known| words.lang.of(&known.title))
                    .to_owned(),
                read: count(file.rows),
                behind: count(behind),
                hash: Hash::of(&file.sha256),
            }
        })
        .collect()
}

/// Findings about fields that the indicator is made from, and about the indicator itself.
fn findings(words: &Words, indicator: &Indicator) -> Vec<FindingKind> {
    let fields = indicator.fields(&words.sources.library.datasets);
    let touching: Vec<&Finding> = annex::all_findings(words)
        .filter(|finding| {
            let names = finding.arguments.get("indicator").is_some_and(|id| *id == indicator.id);
            names || touches(finding, &fields)
        })
        .collect();
    annex::findings(words, &touching).into_iter().flat_map(|group| group.kinds).collect()
}
