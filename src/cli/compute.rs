//! `rodiklis compute`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::arguments::{Compute, ComputeFormat};
use super::output::{Output, Tone};
use super::{Failure, Outcome, close, groups, open, outcome, periods, read};
use crate::engine::counts::Group;
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::condition::closest;
use crate::library::indicator::Indicator;
use crate::library::terms::{Scoring, Target};
use crate::locale::{self, Lang, Unit};
use crate::measure::{self, Figure, Fraction, Verdict};
use crate::workspace::Workspace;
use crate::{Computed, Gathered, compute};

/// Computes and prints the figures.
///
/// # Errors
/// The workspace or an argument is wrong, or a file or the output fails.
pub fn run(arguments: &Compute, output: &mut Output) -> Result<Outcome, Failure> {
    let (mut workspace, library) = open(&arguments.place.workspace)?;
    workspace.periods = periods(&arguments.period, &workspace)?;
    let mut asked = library.clone();
    if !arguments.indicator.is_empty() {
        for id in &arguments.indicator {
            known(&library, id)?;
        }
        asked.indicators.retain(|indicator| arguments.indicator.contains(&indicator.id));
        workspace.targets.retain(|(id, _)| arguments.indicator.contains(id));
    }
    let gathered = read(&workspace, &library, output)?;
    let progress = output.progress("computing");
    let mut computed = compute(&workspace, &asked, &gathered, &workspace.periods)?;
    let (mut restated, told) = close::restated(&workspace, &gathered, &computed, &library)?;
    close::only(&mut restated, &arguments.indicator);
    computed.findings.extend(told);
    progress.finish_and_clear();
    match arguments.format {
        ComputeFormat::Json => {
            let mut text = json(&workspace, &gathered, &computed);
            close::tell(&mut text, &restated);
            output.line(&format!("{text:#}"))?;
        }
        ComputeFormat::Csv => output.bytes(&csv(&computed)?)?,
        ComputeFormat::Table => {
            table(output, &workspace, &asked, &computed, arguments.groups)?;
        }
    }
    let findings = gathered.findings.iter().chain(&computed.findings);
    remarks(output, &gathered, &computed);
    close::remark(output, &restated);
    Ok(outcome(findings))
}

/// What must be known of figures beside themselves: what was not computed and why, and that the
/// data have errors.
pub fn remarks(output: &Output, gathered: &Gathered, computed: &Computed) {
    // One line for all that lacks data and one for all that lacks a setting: a library has more
    // indicators than any one provider keeps data for.
    for (code, argument, key) in
        [("C001", "dataset", "not-computed-data"), ("C003", "setting", "not-computed-setting")]
    {
        let own = || computed.findings.iter().filter(|finding| finding.code == code);
        let named = |name: &str| -> BTreeSet<&str> {
            own().filter_map(|finding| finding.arguments.get(name)).map(String::as_str).collect()
        };
        let indicators = named("indicator").len() as u64;
        if indicators > 0 {
            let lacking: Vec<&str> = named(argument).into_iter().collect();
            let arguments =
                [("count", indicators.into()), ("lacking", lacking.join(", ").as_str().into())];
            output.remark(&output.say(key, &arguments));
        }
    }
    for finding in computed.findings.iter().filter(|finding| finding.code == "C005") {
        output.remark(&locale::finding(output.lang, finding).what);
    }
    let errors = gathered
        .findings
        .iter()
        .chain(&computed.findings)
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if errors > 0 {
        output.remark(&output.say("see-check", &[("count", (errors as u64).into())]));
    }
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

/// Figures and findings for a file that leaves the house: no cell is quoted.
pub fn public_json(workspace: &Workspace, gathered: &Gathered, computed: &Computed) -> Value {
    let unread = |findings: &[Finding]| findings.iter().map(Finding::unread).collect();
    let gathered_findings: Vec<Finding> = unread(&gathered.findings);
    let computed_findings: Vec<Finding> = unread(&computed.findings);
    whole_json(workspace, &gathered_findings, &computed_findings, computed)
}

/// Figures and findings as DESIGN §5 describes them.
pub fn json(workspace: &Workspace, gathered: &Gathered, computed: &Computed) -> Value {
    whole_json(workspace, &gathered.findings, &computed.findings, computed)
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
        .filter_map(|figure| Some(figure_json(by_id.get(figure.indicator.as_str())?, figure)))
        .collect();
    let findings: Vec<Value> = of_input.iter().chain(of_computing).map(finding_json).collect();
    json!({
        "schema": 1,
        "provider": { "name": workspace.provider.name, "code": workspace.provider.code },
        "figures": figures,
        "findings": findings,
    })
}

fn figure_json(indicator: &Indicator, figure: &Figure) -> Value {
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
                let printed = |lang| printed(lang, indicator, figure);
                object.insert(
                    "printed".to_owned(),
                    json!({ "lt": printed(Lang::Lt), "en": printed(Lang::En) }),
                );
            }
        }
    }
    Value::Object(object)
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

/// The value as printed, or nothing.
pub fn printed(lang: Lang, indicator: &Indicator, figure: &Figure) -> Option<String> {
    let shown = figure.shown?;
    Some(locale::value(lang, shown, shown.scale(), unit(lang, indicator)))
}

/// Another value of the indicator, with its decimals.
pub fn printed_value(lang: Lang, indicator: &Indicator, value: Fraction) -> String {
    let decimals = indicator.terms.decimals;
    locale::value(
        lang,
        measure::rounding::rounded(value, decimals),
        decimals,
        unit(lang, indicator),
    )
}

fn unit(lang: Lang, indicator: &Indicator) -> Unit<'_> {
    match (indicator.terms.scoring, &indicator.symbol) {
        (Scoring::Proportion, _) => Unit::Percent,
        (_, Some(symbol)) => Unit::Word(lang.of(symbol)),
        (_, None) => Unit::None,
    }
}

fn csv(computed: &Computed) -> Result<Vec<u8>, Failure> {
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
        ])
        .map_err(failed)?;
    for figure in &computed.figures {
        let text = |value: Option<String>| value.unwrap_or_default();
        let group = figure.group.as_ref().map(Group::printed);
        let limit = |pick: fn(&Target) -> Option<rust_decimal::Decimal>| {
            text(figure.target.as_ref().and_then(pick).map(|value| value.normalize().to_string()))
        };
        let bounds = figure.interval.and_then(|interval| interval.rounded(6));
        let excluded: u64 = figure.excluded.iter().map(|(_, count)| count).sum();
        writer
            .write_record([
                figure.indicator.clone(),
                text(by_id.get(figure.indicator.as_str()).map(|i| i.version.clone())),
                figure.period.label.clone(),
                figure.period.from.to_string(),
                figure.period.to.to_string(),
                text(group.as_ref().map(|(stratifiers, _)| stratifiers.clone())),
                text(group.map(|(_, values)| values)),
                figure.population.to_string(),
                excluded.to_string(),
                (figure.unknown + figure.population_unknown).to_string(),
                text(figure.numerator.map(|value| value.normalize().to_string())),
                text(figure.denominator.map(|value| value.normalize().to_string())),
                text(
                    figure
                        .value
                        .map(|value| measure::rounding::rounded(value, 6).normalize().to_string()),
                ),
                text(bounds.map(|(lower, _)| lower.to_string())),
                text(bounds.map(|(_, upper)| upper.to_string())),
                limit(|target| target.at_least),
                limit(|target| target.at_most),
                figure.verdict.key().to_owned(),
                figure.certain.to_string(),
            ])
            .map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Failure::from(std::io::Error::other(error.to_string())))
}

fn table(
    output: &mut Output,
    workspace: &Workspace,
    library: &Library,
    computed: &Computed,
    with_groups: bool,
) -> Result<(), Failure> {
    let lang = output.lang;
    let mut rows: Vec<(String, Vec<Row>)> = Vec::new();
    for indicator in &computed.indicators {
        let whole: Vec<Option<&Figure>> = workspace
            .periods
            .iter()
            .map(|period| {
                computed.figures.iter().find(|figure| {
                    figure.indicator == indicator.id
                        && figure.group.is_none()
                        && figure.period == *period
                })
            })
            .collect();
        if whole.iter().all(Option::is_none) {
            continue;
        }
        let heading = heading(library, indicator, lang);
        let mut own = vec![row(output, indicator, lang.of(&indicator.title), &whole)];
        if with_groups {
            let of: Vec<&Figure> =
                computed.figures.iter().filter(|figure| figure.indicator == indicator.id).collect();
            let groups = groups::of_indicator(output, indicator, &of, &workspace.periods);
            own.extend(groups.iter().map(|(label, figures)| {
                let row = row(output, indicator, &format!("  {label}"), figures);
                with_noughts(row, lang, indicator, figures)
            }));
        }
        match rows.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, members)) => members.extend(own),
            None => rows.push((heading, own)),
        }
    }
    rows.sort_by_key(|(heading, _)| chapter_order(heading));

    let mut heads: Vec<String> = vec![output.say("head-indicator", &[])];
    heads.extend(workspace.periods.iter().map(|period| locale::period_label(lang, period)));
    heads.extend(["head-of", "head-target", "head-verdict"].map(|key| output.say(key, &[])));
    let columns = heads.len();
    let mut widths: Vec<usize> = heads.iter().map(|head| head.chars().count()).collect();
    for row in rows.iter().flat_map(|(_, members)| members) {
        for (index, cell) in row.cells.iter().enumerate() {
            widths[index] = widths[index].max(cell.chars().count());
        }
    }
    let line = |cells: &[String]| -> String {
        let mut text = String::new();
        for (index, cell) in cells.iter().enumerate() {
            let space = " ".repeat(widths[index].saturating_sub(cell.chars().count()));
            let is_words = index == 0 || index + 1 == columns;
            text.push_str(&if is_words {
                format!("{cell}{space}")
            } else {
                format!("{space}{cell}")
            });
            text.push_str("  ");
        }
        text.trim_end().to_owned()
    };
    let head = line(&heads);
    output.line(&output.toned(Tone::Faint, &head))?;
    for (heading, members) in &rows {
        output.line("")?;
        output.line(&output.toned(Tone::Strong, heading))?;
        for row in members {
            let text = line(&row.cells);
            // The verdict is the last cell: only it is coloured.
            let verdict = row.cells.last().map_or("", String::as_str);
            let start = text.len().saturating_sub(verdict.len());
            let (before, after) = text.split_at(start);
            output.line(&format!("{before}{}", output.toned(row.tone, after)))?;
        }
    }
    let doubtful = computed.figures.iter().any(|figure| {
        figure.group.is_none() && figure.verdict != Verdict::NotAssessed && !figure.certain
    });
    if doubtful {
        output.line("")?;
        output.line(&output.toned(Tone::Faint, &output.say("certain-note", &[])))?;
    }
    Ok(())
}

struct Row {
    cells: Vec<String>,
    tone: Tone,
}

/// A group that has nothing in a period counts nought there; a share of nobody has no value.
fn with_noughts(mut row: Row, lang: Lang, indicator: &Indicator, group: &[Option<&Figure>]) -> Row {
    if matches!(indicator.terms.scoring, Scoring::Count | Scoring::Sum) {
        let cells = row.cells.iter_mut().skip(1).zip(group);
        for (cell, _) in cells.filter(|(_, figure)| figure.is_none()) {
            *cell = locale::integer(lang, 0);
        }
    }
    row
}

fn row(output: &Output, indicator: &Indicator, label: &str, whole: &[Option<&Figure>]) -> Row {
    let lang = output.lang;
    let mut cells = vec![label.to_owned()];
    for figure in whole {
        let value = figure.and_then(|figure| printed(lang, indicator, figure));
        cells.push(value.unwrap_or_else(|| "–".to_owned()));
    }
    let now = whole.last().copied().flatten();
    let of = now.and_then(|figure| figure.denominator).map(|whole| {
        let whole = whole.normalize();
        locale::number(lang, whole, whole.scale())
    });
    cells.push(of.unwrap_or_else(|| "–".to_owned()));
    let target = now.and_then(|figure| figure.target.as_ref()).map(|target| {
        let limit = |value: rust_decimal::Decimal| {
            let value = value.normalize();
            locale::value(lang, value, value.scale(), unit(lang, indicator))
        };
        match (target.at_least, target.at_most) {
            (Some(least), _) => format!("≥\u{a0}{}", limit(least)),
            (None, Some(most)) => format!("≤\u{a0}{}", limit(most)),
            (None, None) => "–".to_owned(),
        }
    });
    cells.push(target.unwrap_or_else(|| "–".to_owned()));
    let mut verdict =
        output.say(&format!("verdict-{}", now.map_or("no_data", Figure::verdict_key)), &[]);
    let judged = now.is_some_and(|figure| figure.verdict != Verdict::NotAssessed);
    if judged && now.is_some_and(|figure| !figure.certain) {
        verdict = format!("{verdict} ({})", output.say("verdict-uncertain", &[]));
    }
    cells.push(verdict);
    let tone = match now.map(|figure| figure.verdict) {
        Some(Verdict::Met) => Tone::Good,
        Some(Verdict::NotMet) => Tone::Bad,
        Some(Verdict::NotAssessed) | None => Tone::Faint,
    };
    Row { cells, tone }
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
