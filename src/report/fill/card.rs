//! An indicator's card: how it is defined.

use super::coverage::group_title;
use super::{Words, printed, title};
use crate::library::framework::Framework;
use crate::library::indicator::{Indicator, Population};
use crate::library::terms::{Missing, Scoring};
use crate::locale::{self, Lang};
use crate::report::context::{Card, Condition, Hash};
use crate::report::messages::MessageError;

/// The card of annex A.
pub fn card(words: &Words, indicator: &Indicator) -> Result<Card, MessageError> {
    let lang = words.lang;
    let library = words.sources.library;
    let scoring = indicator.terms.scoring;
    let mut conditions = Vec::new();
    if let Some(divisor) = &indicator.divisor {
        population(words, "column-numerator", scoring, &indicator.population, &mut conditions)?;
        population(words, "column-denominator", scoring, divisor, &mut conditions)?;
    } else {
        let is_share = scoring == Scoring::Proportion;
        let key = if is_share { "column-denominator" } else { "condition-population" };
        population(words, key, scoring, &indicator.population, &mut conditions)?;
    }
    if let Some(numerator) = &indicator.numerator {
        conditions.push(Condition {
            name: words.say("column-numerator", &[])?,
            text: numerator.written(),
            lang: foreign(lang),
        });
    }
    let exclusions = indicator
        .exclusions
        .iter()
        .map(|(name, condition)| Condition {
            name: indicator.titles.get(name).map_or(name.as_str(), |text| lang.of(text)).to_owned(),
            text: condition.written.clone(),
            lang: foreign(lang),
        })
        .collect();
    let mut targets = Vec::new();
    for target in &indicator.terms.targets {
        let mut text = printed::target(words, indicator, target);
        if let Some(from) = target.from {
            let date = locale::iso_date(from);
            text = format!("{text}, {}", words.say("target-from", &[("date", &date)])?);
        }
        if let Some(to) = target.to {
            let date = locale::iso_date(to);
            text = format!("{text}, {}", words.say("target-to", &[("date", &date)])?);
        }
        // An abbreviated unit has its own full stop: `≥ 16 val.`
        let stop = if text.ends_with('.') { "" } else { "." };
        targets.push(format!("{text}{stop} {}", lang.of(&target.source)));
    }
    let scored = match scoring {
        Scoring::Count => "scoring-count",
        Scoring::Sum => "scoring-sum",
        Scoring::Proportion => "scoring-proportion",
        Scoring::Ratio => "scoring-ratio",
        Scoring::Mean => "scoring-mean",
        Scoring::Median => "scoring-median",
    };
    // Each framework once, with all of its groups.
    let mut frameworks: Vec<(&Framework, Vec<String>)> = Vec::new();
    for (framework, group) in library.mapped(indicator) {
        let title = group_title(lang, group);
        match frameworks.iter_mut().find(|(known, _)| known.id == framework.id) {
            Some((_, titles)) => titles.push(title),
            None => frameworks.push((framework, vec![title])),
        }
    }
    let mapped = frameworks
        .into_iter()
        .map(|(framework, titles)| format!("{}: {}", lang.of(&framework.title), titles.join(", ")))
        .collect();
    let is_judged = !matches!(indicator.terms.scoring, Scoring::Count | Scoring::Sum);
    Ok(Card {
        id: indicator.id.clone(),
        title: title(words, indicator),
        unit: unit(words, indicator)?,
        scoring: words.say(scored, &[])?,
        conditions,
        exclusions,
        unknowns: unknowns(words, indicator)?,
        minimum: if is_judged {
            locale::integer(lang, indicator.terms.minimum)
        } else {
            String::new()
        },
        targets,
        explanation: lang.of(&indicator.explanation).to_owned(),
        dataset: datasets(words, indicator),
        source: lang.of(&indicator.source).to_owned(),
        mapped,
        version: version(words, indicator)?,
        file: indicator.file.clone(),
        hash: hash(words, indicator),
    })
}

/// In what the value is given, and of a share what is counted.
fn unit(words: &Words, indicator: &Indicator) -> Result<String, MessageError> {
    let own = words.lang.of(&indicator.unit);
    let counted = match indicator.terms.scoring {
        Scoring::Proportion => own,
        _ => match &indicator.parts {
            Some(parts) if printed::unit(indicator, words.lang) == locale::Unit::Percent => {
                words.lang.of(parts)
            }
            _ => return Ok(own.to_owned()),
        },
    };
    words.say("card-share", &[("counted", counted)])
}

/// What is done with unknown values.
pub fn unknowns(words: &Words, indicator: &Indicator) -> Result<String, MessageError> {
    let key = match indicator.terms.missing {
        _ if indicator.terms.scoring != Scoring::Proportion => "missing-beside",
        Missing::NotInNumerator => "missing-not_in_numerator",
        Missing::Exclude => "missing-exclude",
        Missing::InNumerator => "missing-in_numerator",
    };
    words.say(key, &[])
}

/// `1.0.0, galioja nuo 2023-07-01`.
pub fn version(words: &Words, indicator: &Indicator) -> Result<String, MessageError> {
    let Some(from) = indicator.effective_from else { return Ok(indicator.version.clone()) };
    let date = locale::iso_date(from);
    let since = words.say("version-from", &[("date", &date)])?;
    Ok(format!("{}, {since}", indicator.version))
}

/// The hash of the definition's file.
pub fn hash(words: &Words, indicator: &Indicator) -> Hash {
    let hashes = &words.sources.library.hashes;
    Hash::of(hashes.get(&indicator.file).map_or("", String::as_str))
}

/// The datasets of an indicator's populations, by title.
fn datasets(words: &Words, indicator: &Indicator) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for population in std::iter::once(&indicator.population).chain(&indicator.divisor) {
        let dataset = words.sources.library.datasets.get(&population.from);
        let title = dataset.map_or(population.from.as_str(), |known| words.lang.of(&known.title));
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles.join("; ")
}

fn population(
    words: &Words,
    key: &str,
    scoring: Scoring,
    population: &Population,
    conditions: &mut Vec<Condition>,
) -> Result<(), MessageError> {
    let dataset = words
        .sources
        .library
        .datasets
        .get(&population.from)
        .map_or(population.from.as_str(), |dataset| words.lang.of(&dataset.title));
    conditions.push(Condition {
        name: words.say(key, &[])?,
        text: match &population.filter {
            Some(filter) => filter.written.clone(),
            None => words.say("condition-all", &[])?,
        },
        lang: population.filter.as_ref().and_then(|_| foreign(words.lang)),
    });
    // Where from, by what and once or summed: short words that need no line each.
    let mut from = vec![dataset.to_owned()];
    if let Some(count) = &population.count {
        from.push(format!("{} {}", words.say("condition-count", &[])?, count.written));
    }
    if let Some(sum) = &population.sum {
        let is_summed = !matches!(scoring, Scoring::Mean | Scoring::Median);
        let key = if is_summed { "condition-sum" } else { "condition-value" };
        from.push(format!("{} {}", words.say(key, &[])?, sum.written));
    }
    if let Some(keep) = &population.keep {
        let key = if keep.latest { "condition-latest" } else { "condition-earliest" };
        from.push(format!("{} {}", words.say(key, &[])?, keep.by.written));
    }
    let name = words.say("condition-from", &[])?;
    conditions.push(Condition { name, text: from.join("; "), lang: None });
    Ok(())
}

/// The language of conditions, where a report is in another.
fn foreign(lang: Lang) -> Option<String> {
    (lang != Lang::En).then(|| Lang::En.code().to_owned())
}
