//! How each indicator is defined.

use super::cell::{Cell, Column, Sheet};
use super::say;
use crate::library::Library;
use crate::library::indicator::{Indicator, Population};
use crate::library::terms::{Missing, Scoring, Target};
use crate::locale::{self, Lang};
use crate::printed;
use crate::report::fill::Sources;

/// The definitions of the indicators that have figures, in the order of the definitions' files.
pub fn sheet(sources: Sources, lang: Lang) -> Sheet {
    let columns = [
        ("indicator", 40),
        ("id", 30),
        ("says", 60),
        ("unit", 26),
        ("scoring", 12),
        ("population", 50),
        ("excluded", 36),
        ("numerator", 40),
        ("denominator", 40),
        ("missing", 36),
        ("minimum", 12),
        ("targets", 40),
        ("source", 40),
        ("mapped", 40),
        ("version", 12),
        ("in-force", 12),
        ("file", 34),
        ("hash", 30),
    ];
    let computed = sources.computed;
    let used = |indicator: &&Indicator| {
        computed.figures.iter().any(|figure| figure.indicator == indicator.id)
    };
    Sheet {
        name: say(lang, "definitions"),
        title: say(lang, "definitions"),
        columns: columns.map(|(key, width)| Column::new(lang, key, width)).to_vec(),
        rows: computed
            .indicators
            .iter()
            .filter(used)
            .map(|indicator| row(sources.library, indicator, lang))
            .collect(),
    }
}

fn row(library: &Library, indicator: &Indicator, lang: Lang) -> Vec<Cell> {
    let is_judged = !matches!(indicator.terms.scoring, Scoring::Count | Scoring::Sum);
    let is_share = indicator.terms.scoring == Scoring::Proportion;
    let exclusions: Vec<String> = indicator
        .exclusions
        .iter()
        .map(|(name, condition)| {
            let name = indicator.titles.get(name).map_or(name.as_str(), |title| lang.of(title));
            format!("{name}: {}", condition.written)
        })
        .collect();
    let targets: Vec<String> =
        indicator.terms.targets.iter().map(|it| target(indicator, it, lang)).collect();
    let mapped: Vec<String> = library
        .mapped(indicator)
        .into_iter()
        .map(|(framework, group)| {
            format!("{}: {} · {}", lang.of(&framework.title), group.code, lang.of(&group.title))
        })
        .collect();
    let main = population(library, &indicator.population, lang);
    let (of_all, above, below) = match (&indicator.divisor, &indicator.numerator) {
        (Some(divisor), _) => (String::new(), main, population(library, divisor, lang)),
        (None, Some(numerator)) => (main, numerator.written(), String::new()),
        (None, None) => (main, String::new(), String::new()),
    };
    vec![
        lang.of(&indicator.title).into(),
        indicator.id.as_str().into(),
        lang.of(&indicator.explanation).into(),
        lang.of(&indicator.unit).into(),
        locale::message(lang, scoring(indicator.terms.scoring), &[]).into(),
        of_all.into(),
        exclusions.join("\n").into(),
        above.into(),
        below.into(),
        if is_share {
            locale::message(lang, missing(indicator.terms.missing), &[]).into()
        } else {
            Cell::Nothing
        },
        if is_judged { indicator.terms.minimum.into() } else { Cell::Nothing },
        targets.join("\n").into(),
        lang.of(&indicator.source).into(),
        mapped.join("\n").into(),
        indicator.version.as_str().into(),
        indicator.effective_from.map_or(Cell::Nothing, Cell::Day),
        indicator.file.as_str().into(),
        library.hashes.get(&indicator.file).map_or(Cell::Nothing, |hash| hash.as_str().into()),
    ]
}

fn population(library: &Library, population: &Population, lang: Lang) -> String {
    let dataset = library.datasets.get(&population.from);
    let title = dataset.map_or(population.from.as_str(), |dataset| lang.of(&dataset.title));
    let mut lines = vec![format!("{title} ({})", population.from)];
    lines.extend(population.filter.as_ref().map(|filter| filter.written.clone()));
    let parts = [("counted", &population.count), ("summed", &population.sum)];
    for (key, part) in parts {
        lines.extend(part.as_ref().map(|part| format!("{} {}", say(lang, key), part.written)));
    }
    if let Some(keep) = &population.keep {
        let key = if keep.latest { "latest" } else { "earliest" };
        lines.push(format!("{} {}", say(lang, key), keep.by.written));
    }
    lines.join("\n")
}

fn target(indicator: &Indicator, target: &Target, lang: Lang) -> String {
    let mut text = printed::target(lang, indicator, target);
    for (key, day) in [("target-from", target.from), ("target-to", target.to)] {
        if let Some(day) = day {
            text = format!("{text}, {} {}", say(lang, key), locale::iso_date(day));
        }
    }
    format!("{text}. {}", lang.of(&target.source))
}

fn scoring(scoring: Scoring) -> &'static str {
    match scoring {
        Scoring::Count => "scoring-count",
        Scoring::Sum => "scoring-sum",
        Scoring::Proportion => "scoring-proportion",
        Scoring::Ratio => "scoring-ratio",
        Scoring::Mean => "scoring-mean",
        Scoring::Median => "scoring-median",
    }
}

fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::NotInNumerator => "missing-not_in_numerator",
        Missing::Exclude => "missing-exclude",
        Missing::InNumerator => "missing-in_numerator",
    }
}
