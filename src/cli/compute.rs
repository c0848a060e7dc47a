//! `rodiklis compute`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::arguments::{Compute, ComputeFormat};
use super::blame::computed;
use super::output::Output;
use super::{Failure, Outcome, close, open, outcome, periods, read};
use crate::engine::counts::Group;
use crate::finding::{self, Finding, Place, Severity};
use crate::impact;
use crate::library::Library;
use crate::library::condition::closest;
use crate::library::indicator::Indicator;
use crate::library::terms::Target;
use crate::locale::{self, Lang};
use crate::measure::disclosure::{Mark, Method, Part};
use crate::measure::history::{History, Since};
use crate::measure::nearness::nearness;
use crate::measure::{self, Figure};
use crate::printed;
use crate::public::{self, Published};
use crate::workspace::Workspace;
use crate::{Computed, Gathered};

/// Computes and prints the figures.
///
/// # Errors
/// The workspace or an argument is wrong, or a file or the output fails.
pub fn run(arguments: &Compute, output: &mut Output) -> Result<Outcome, Failure> {
    let (mut workspace, library) = open(&arguments.place.workspace)?;
    output.knows(&library);
    workspace.periods = periods(&arguments.period, &workspace)?;
    let mut asked = library.clone();
    for id in &arguments.indicator {
        known(&library, id)?;
    }
    let is_asked = |id: &String| arguments.indicator.is_empty() || arguments.indicator.contains(id);
    // What is withheld is decided over everything that the provider publishes, whatever is asked for now: two
    // answers must not betray what one withholds.
    if !arguments.public {
        asked.indicators.retain(|indicator| is_asked(&indicator.id));
        workspace.targets.retain(|(id, _)| is_asked(id));
    }
    let gathered = read(&workspace, &library, output)?;
    let progress = output.progress("computing");
    let mut computed = computed(&workspace, &asked, &gathered, &workspace.periods)?;
    // What was approved is not compared before anybody: the differences are the house's.
    let mut restated = Vec::new();
    if !arguments.public {
        let (found, told) = close::restated(&workspace, &gathered, &computed, &library)?;
        restated = found;
        close::only(&mut restated, &arguments.indicator);
        computed.findings.extend(told);
    }
    // Remarks and the exit code are for the provider, whoever reads the figures.
    let own = computed.findings.clone();
    let mut published = None;
    let computed = if arguments.public {
        let before = public::earlier::told(&workspace.folder)
            .map_err(|finding| Failure::Wrong(vec![finding]))?;
        let told = public::publish(&library, &workspace.public, computed, &before)
            .map_err(Failure::Wrong)?;
        published.insert(told.only(is_asked)).computed.clone()
    } else {
        computed
    };
    progress.finish_and_clear();
    match (arguments.format, &published) {
        (ComputeFormat::Json, Some(published)) => {
            let text = published_json(&workspace, &gathered, published);
            output.json(&text)?;
        }
        (ComputeFormat::Json, None) => {
            let mut text = public_json(&workspace, &gathered, &computed);
            close::tell(&mut text, &restated);
            output.json(&text)?;
        }
        (ComputeFormat::Csv, _) => output.csv(&csv(&computed, workspace.public.threshold)?)?,
        (ComputeFormat::Table, _) => {
            super::table::table(output, &workspace, &asked, &computed, arguments.groups)?;
            if !arguments.public {
                ranges(output, &computed)?;
            }
        }
    }
    remarks(output, &gathered, &own);
    close::remark(output, &restated);
    Ok(outcome(gathered.findings.iter().chain(&own)))
}

/// How far the figures of wholes could move that rest on unread cells.
fn ranges(output: &mut Output, computed: &Computed) -> Result<(), Failure> {
    let unread = impact::unread(computed);
    let wholes: Vec<_> = unread.iter().filter(|impact| impact.figure.group.is_none()).collect();
    if !wholes.is_empty() {
        output.line("")?;
        output.line(&output.say("figures-unread", &[]))?;
    }
    for impact in wholes {
        output.line(&format!("  {}", super::check::range(output, impact)))?;
    }
    Ok(())
}

/// What must be known of figures beside themselves: what was not computed and why, and that the
/// data have errors.
pub fn remarks(output: &Output, gathered: &Gathered, computing: &[Finding]) {
    // One line for all that lacks data and one for all that lacks a setting: a library has more
    // indicators than any one provider keeps data for.
    for (code, argument, key) in
        [("C001", "dataset", "not-computed-data"), ("C003", "setting", "not-computed-setting")]
    {
        let own = || computing.iter().filter(|finding| finding.code == code);
        let named = |name: &str| -> BTreeSet<&str> {
            own().filter_map(|finding| finding.arguments.get(name)).map(String::as_str).collect()
        };
        let indicators = named("indicator").len() as u64;
        if indicators > 0 {
            let lacking = match code {
                "C001" => output.titles().lacking(output.lang, named(argument).into_iter()),
                _ => settings(output.lang, computing),
            };
            let arguments = [("count", indicators.into()), ("lacking", lacking.join("; ").into())];
            output.remark(&output.say(key, &arguments));
        }
    }
    for finding in computing.iter().filter(|finding| finding.code == "C005") {
        output.remark(&locale::finding(output.lang, finding).what);
    }
    let errors = gathered
        .findings
        .iter()
        .chain(computing)
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if errors > 0 {
        output.remark(&output.say("see-check", &[("count", (errors as u64).into())]));
    }
}

/// What the settings without a value are, as their definitions say it.
fn settings(lang: Lang, computing: &[Finding]) -> Vec<String> {
    let name = match lang {
        Lang::Lt => "title_lt",
        Lang::En => "title_en",
    };
    let unset = computing.iter().filter(|finding| finding.code == "C003");
    let titles: BTreeSet<&String> =
        unset.filter_map(|finding| finding.arguments.get(name)).collect();
    titles.into_iter().cloned().collect()
}

/// The indicator of that id.
///
/// # Errors
/// There is none; with a suggestion.
pub fn known<'a>(library: &'a Library, id: &str) -> Result<&'a Indicator, Failure> {
    library.indicator(id).ok_or_else(|| {
        let known = library.indicators.iter().map(|indicator| indicator.id.as_str());
        Failure::Wrong(vec![
            Finding::new("D021", Severity::Error, Place::default())
                .read(id)
                .with("closest", closest(id, known)),
        ])
    })
}

/// Figures and findings for whatever leaves the house: no cell is quoted, and no heading of a column that is not read.
pub fn public_json(workspace: &Workspace, gathered: &Gathered, computed: &Computed) -> Value {
    let of_input = finding::outside(&gathered.findings);
    let of_computing = finding::outside(&computed.findings);
    whole_json(workspace, &of_input, &of_computing, computed)
}

/// Figures for anybody, with the kinds of findings and the proof that nothing withheld can be derived.
pub fn published_json(workspace: &Workspace, gathered: &Gathered, published: &Published) -> Value {
    let mut object = whole_json(workspace, &[], &[], &published.computed);
    let policy = &published.policy;
    let of_input: Vec<Finding> = gathered.findings.iter().map(public::public).collect();
    let mut kinds: Vec<Value> = Vec::new();
    for finding in of_input.iter().chain(&published.computed.findings) {
        let title = |lang| locale::finding(lang, finding).title;
        let kind = json!({
            "code": finding.code,
            "severity": finding.severity,
            "lt": { "title": title(Lang::Lt) },
            "en": { "title": title(Lang::En) },
        });
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if let Value::Object(fields) = &mut object {
        fields.insert("findings".to_owned(), Value::Array(kinds));
        let (method, base) = match policy.method {
            Method::Rounding { .. } => ("rounding", Some(policy.base())),
            Method::Withholding => ("withholding", None),
        };
        let rules = json!({
            "method": method,
            "base": base,
            "threshold": policy.threshold,
            "hide_zeros": policy.hide_zeros,
            "smallest_denominator": policy.smallest_denominator,
            "uniform_below": policy.uniform_below,
            "whole_series": policy.whole_series,
        });
        fields.insert("public".to_owned(), rules);
        fields.insert("withheld".to_owned(), json!(published.listing));
    }
    object
}

fn whole_json(
    workspace: &Workspace,
    of_input: &[Finding],
    of_computing: &[Finding],
    computed: &Computed,
) -> Value {
    let by_id: BTreeMap<&str, &Indicator> =
        computed.indicators.iter().map(|indicator| (indicator.id.as_str(), indicator)).collect();
    let figures: Vec<Value> = computed
        .figures
        .iter()
        .zip(&computed.histories)
        .filter_map(|(figure, history)| {
            let indicator = by_id.get(figure.indicator.as_str())?;
            let mut object = figure_json(indicator, figure);
            beside(&mut object, computed, figure, history);
            Some(Value::Object(object))
        })
        .collect();
    let findings: Vec<Value> = of_input.iter().chain(of_computing).map(finding_json).collect();
    json!({
        "schema": 1,
        "provider": { "name": workspace.provider.name, "code": workspace.provider.code },
        "figures": figures,
        "control_charts": computed.controls,
        "findings": findings,
    })
}

/// What stands beside a figure: how it moved, how near its target is and, of a survey, who answered and how.
fn beside(
    object: &mut Map<String, Value>,
    computed: &Computed,
    figure: &Figure,
    history: &History,
) {
    if !history.is_empty() {
        object.insert("change".to_owned(), json!(history));
    }
    let near = nearness(figure);
    for (name, units) in
        [("reserve", near.reserve), ("lacking", near.lacking), ("to_settle", near.to_settle)]
    {
        if let Some(units) = units {
            object.insert(name.to_owned(), json!(units));
        }
    }
    let survey = computed
        .surveys
        .iter()
        .find(|survey| survey.indicator == figure.indicator && survey.period == figure.period);
    if let Some(survey) = survey.filter(|_| figure.group.is_none()) {
        object.insert("survey".to_owned(), json!(survey));
    }
}

/// A figure with what its definition says of it.
pub fn figure_json(indicator: &Indicator, figure: &Figure) -> Map<String, Value> {
    let mut object = Map::new();
    // A figure is plain data; serialising it cannot fail.
    if let Ok(Value::Object(fields)) = serde_json::to_value(figure) {
        for (name, value) in fields {
            object.insert(name.clone(), value);
            if name == "indicator" {
                object.insert("version".to_owned(), json!(indicator.version));
            }
            if name == "scoring" {
                object.insert("unit".to_owned(), json!(indicator.unit.en));
            }
            if name == "value" {
                let printed = |lang| printed::value(lang, indicator, figure);
                object.insert(
                    "printed".to_owned(),
                    json!({ "lt": printed(Lang::Lt), "en": printed(Lang::En) }),
                );
            }
        }
    }
    object
}

/// A finding with its words in both languages.
pub fn finding_json(finding: &Finding) -> Value {
    let words = |lang| {
        let text = locale::finding(lang, finding);
        json!({ "title": text.title, "what": text.what, "expected": text.expected, "mend": text.mend })
    };
    json!({
        "code": finding.code,
        "severity": finding.severity,
        "place": finding.place,
        "printed_place": finding.place.printed(),
        "count": finding.count,
        "lt": words(Lang::Lt),
        "en": words(Lang::En),
    })
}

fn csv(computed: &Computed, threshold: u64) -> Result<Vec<u8>, Failure> {
    let by_id: BTreeMap<&str, &Indicator> =
        computed.indicators.iter().map(|indicator| (indicator.id.as_str(), indicator)).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| Failure::from(std::io::Error::other(error));
    writer
        .write_record([
            "indicator",
            "version",
            "period",
            "from",
            "to",
            "stratifier",
            "group",
            "population",
            "excluded",
            "unknown",
            "numerator",
            "denominator",
            "value",
            "lower",
            "upper",
            "at_least",
            "at_most",
            "verdict",
            "certain",
            "change_previous",
            "change_year_before",
        ])
        .map_err(failed)?;
    for (figure, history) in computed.figures.iter().zip(&computed.histories) {
        let text = |value: Option<String>| value.unwrap_or_default();
        let group = figure.group.as_ref().map(Group::printed);
        let limit = |pick: fn(&Target) -> Option<rust_decimal::Decimal>| {
            text(figure.target.as_ref().and_then(pick).map(|value| value.normalize().to_string()))
        };
        let bounds = figure.interval.and_then(|interval| interval.rounded(6));
        let excluded: Option<u64> = figure.excluded.iter().map(|(_, count)| *count).sum();
        let count = |units: Option<u64>, mark: Option<Mark>| match units {
            Some(units) => units.to_string(),
            None => sign(mark, threshold),
        };
        let number = |value: Option<rust_decimal::Decimal>, part: &Part| match value {
            Some(value) => value.normalize().to_string(),
            None => figure.mark(part).map(|mark| sign(Some(mark), threshold)).unwrap_or_default(),
        };
        writer
            .write_record([
                figure.indicator.clone(),
                text(by_id.get(figure.indicator.as_str()).map(|i| i.version.clone())),
                figure.period.label.clone(),
                figure.period.from.to_string(),
                figure.period.to.to_string(),
                text(group.as_ref().map(|(stratifiers, _)| stratifiers.clone())),
                text(group.map(|(_, values)| values)),
                count(figure.population, figure.mark(&Part::Population)),
                count(excluded, None),
                count(figure.doubtful(), figure.doubtful_mark()),
                number(figure.numerator, &Part::Numerator),
                number(figure.denominator, &Part::Denominator),
                match (figure.value, figure.suppressed) {
                    (Some(value), _) => {
                        measure::rounding::rounded(value, 6).normalize().to_string()
                    }
                    (None, Some(mark)) => sign(Some(mark), threshold),
                    (None, None) => String::new(),
                },
                text(bounds.map(|(lower, _)| lower.to_string())),
                text(bounds.map(|(_, upper)| upper.to_string())),
                limit(|target| target.at_least),
                limit(|target| target.at_most),
                figure.verdict.key().to_owned(),
                figure.certain.to_string(),
                text(history.previous.as_ref().map(difference)),
                text(history.year_before.as_ref().map(difference)),
            ])
            .map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Failure::from(std::io::Error::other(error.to_string())))
}

/// What stands in a column of numbers in place of one: Eurostat's signs.
fn sign(mark: Option<Mark>, threshold: u64) -> String {
    match mark {
        Some(Mark::Below) => format!("<{threshold}"),
        Some(Mark::Withheld) | None => ":c".to_owned(),
    }
}

fn difference(since: &Since) -> String {
    measure::rounding::rounded(since.change.difference, 6).normalize().to_string()
}

/// `9 · Orientacija į rezultatus`: the EQUASS principle of the indicator's folder.
pub fn heading(library: &Library, indicator: &Indicator, lang: Lang) -> String {
    library
        .frameworks
        .iter()
        .flat_map(|framework| &framework.group)
        .find(|group| group.folder.as_deref() == Some(&indicator.folder))
        .map_or(indicator.folder.clone(), |group| {
            format!("{} · {}", group.code, lang.of(&group.title))
        })
}

/// Chapters by the number of their code, as the framework counts.
pub fn chapter_order(heading: &str) -> (u32, String) {
    let number = heading.split(' ').next().and_then(|code| code.parse().ok());
    (number.unwrap_or(u32::MAX), heading.to_owned())
}
