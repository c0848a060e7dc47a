//! `rodiklis library list|show|test`.

use super::arguments::{Library as Arguments, LibraryAction, LibraryPlace};
use super::compute::{chapter_order, heading, known};
use super::output::{Output, Tone};
use super::{Failure, Outcome};
use crate::finding::{Finding, Place, Severity};
use crate::library::indicator::{Condition, Indicator, Numerator, Population};
use crate::library::{self, Library};
use crate::trial;
use crate::workspace;

/// Looks at a library or runs its examples.
///
/// # Errors
/// The library is wrong, or the output fails.
pub fn run(arguments: &Arguments, output: &mut Output) -> Result<Outcome, Failure> {
    match &arguments.action {
        LibraryAction::List(place) => list(&open(place)?, output),
        LibraryAction::Show { indicator, place } => {
            let library = open(place)?;
            show(known(&library, indicator)?, &library, output)
        }
        LibraryAction::Test(place) => test(&open(place)?, output),
    }
}

fn open(place: &LibraryPlace) -> Result<Library, Failure> {
    let Some(folder) = &place.folder else {
        return library::shipped().map_err(Failure::Wrong);
    };
    if folder.join(workspace::FILE).exists() {
        return Ok(super::open(folder)?.1);
    }
    library::load(&[folder]).map_err(Failure::Wrong)
}

fn list(library: &Library, output: &mut Output) -> Result<Outcome, Failure> {
    let lang = output.lang;
    let mut indicators: Vec<(String, &Indicator)> = library
        .indicators
        .iter()
        .map(|indicator| (heading(library, indicator, lang), indicator))
        .collect();
    indicators.sort_by_key(|(heading, indicator)| (chapter_order(heading), indicator.id.clone()));
    let width = indicators.iter().map(|(_, indicator)| indicator.id.len()).max().unwrap_or(0);
    let mut last = String::new();
    for (heading, indicator) in indicators {
        if heading != last {
            if !last.is_empty() {
                output.line("")?;
            }
            output.line(&output.toned(Tone::Strong, &heading))?;
            last = heading;
        }
        let title = lang.of(&indicator.title);
        output.line(&format!("  {:width$}  {title}", indicator.id))?;
    }
    Ok(Outcome::Done)
}

fn show(indicator: &Indicator, library: &Library, output: &mut Output) -> Result<Outcome, Failure> {
    let lang = output.lang;
    let title = lang.of(&indicator.title).to_owned();
    output.line(&output.toned(Tone::Strong, &title))?;
    output.line(lang.of(&indicator.explanation))?;
    output.line("")?;
    let mut facts: Vec<(&str, String)> = vec![
        ("show-id", format!("{} {}", indicator.id, indicator.version)),
        ("show-file", indicator.file.clone()),
        ("show-principle", heading(library, indicator, lang)),
        ("show-unit", lang.of(&indicator.unit).to_owned()),
    ];
    let written = |condition: &Option<Condition>| condition.as_ref().map(|c| c.written.clone());
    let mut population = |key: &'static str, population: &Population| {
        let mut text = population.from.clone();
        if let Some(filter) = written(&population.filter) {
            text = format!("{text}: {filter}");
        }
        facts.push((key, text));
        if let Some(count) = written(&population.count) {
            facts.push(("show-count", count));
        }
        if let Some(sum) = written(&population.sum) {
            facts.push(("show-sum", sum));
        }
        if let Some(keep) = &population.keep {
            let which = if keep.latest { "latest" } else { "earliest" };
            facts.push(("show-keep", format!("{which} {}", keep.by.written)));
        }
    };
    if let Some(divisor) = &indicator.divisor {
        population("explain-numerator", &indicator.population);
        population("explain-denominator", divisor);
    } else {
        population("show-population", &indicator.population);
    }
    for (name, condition) in &indicator.exclusions {
        facts.push(("show-exclusion", format!("{name}: {}", condition.written)));
    }
    if let Some(numerator) = indicator.numerator.as_ref().map(Numerator::written) {
        facts.push(("explain-numerator", numerator));
    }
    for stratifier in &indicator.stratifiers {
        facts.push(("show-stratifier", format!("{}: {}", stratifier.name, stratifier.of.written)));
    }
    for target in &indicator.terms.targets {
        let limit = target.at_least.map(|value| format!("≥ {}", value.normalize()));
        let limit = limit.or(target.at_most.map(|value| format!("≤ {}", value.normalize())));
        facts.push((
            "show-target",
            format!("{}. {}", limit.unwrap_or_default(), lang.of(&target.source)),
        ));
    }
    facts.push(("show-source", lang.of(&indicator.source).to_owned()));
    facts.push(("show-mapped", indicator.maps_to.join(", ")));
    for (key, text) in facts {
        let label = output.say(key, &[]);
        output.line(&format!("{}  {text}", output.toned(Tone::Faint, &label)))?;
    }
    Ok(Outcome::Done)
}

fn test(library: &Library, output: &mut Output) -> Result<Outcome, Failure> {
    if library.indicators.is_empty() {
        let place = Place::default();
        return Err(Failure::Wrong(vec![Finding::new("D027", Severity::Error, place)]));
    }
    output.knows(library);
    let trial = trial::run(library);
    let examples: usize = trial.run.iter().map(|(_, examples)| examples).sum();
    let tone = |tone, text: &str| output.toned(tone, text);
    let told: Vec<String> = trial
        .findings
        .iter()
        .map(|finding| super::present::one(finding, output.titles(), output.lang, &tone))
        .collect();
    for text in told {
        output.line(&text)?;
    }
    let closing = output.say(
        "trial-closing",
        &[
            ("indicators", (trial.run.len() as u64).into()),
            ("examples", (examples as u64).into()),
            ("failures", (trial.findings.len() as u64).into()),
        ],
    );
    output.line(&closing)?;
    Ok(super::outcome(trial.findings.iter()))
}
