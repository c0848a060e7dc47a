//! `rodiklis explain`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::arguments::{CheckFormat, Explain};
use super::blame::computed;
use super::compute::{figure_json, known};
use super::output::{Output, Tone};
use super::{Failure, Outcome, groups, open, periods, read};
use crate::engine::counts::Group;
use crate::engine::trace::{Class, Traced, trace};
use crate::engine::{countable, lacking};
use crate::evidence::pseudonym::Key;
use crate::evidence::records::pseudonyms;
use crate::finding::{Finding, Place, Severity};
use crate::library::indicator::{Indicator, Stratifier};
use crate::locale;
use crate::measure::Figure;
use crate::printed;
use crate::records::Origins;
use crate::workspace;

/// Shows the rows behind one figure.
///
/// # Errors
/// The workspace or an argument is wrong, or a file or the output fails.
pub fn run(arguments: &Explain, output: &mut Output) -> Result<Outcome, Failure> {
    let (workspace, library) = open(&arguments.place.workspace)?;
    output.knows(&library);
    let asked_for = known(&library, &arguments.indicator)?;
    let (indicators, unset) = workspace::indicators(&workspace, &library);
    let Some(indicator) = indicators.iter().find(|indicator| indicator.id == asked_for.id) else {
        let own = unset.into_iter().filter(|finding| {
            finding.arguments.get("indicator").is_some_and(|id| *id == asked_for.id)
        });
        return Err(Failure::Wrong(own.collect()));
    };
    let asked: Vec<String> = arguments.period.iter().cloned().collect();
    let periods = periods(&asked, &workspace)?;
    let Some(period) = periods.last() else { return Ok(Outcome::Done) };
    let group =
        groups::asked(&arguments.group, indicator).map_err(|wrong| Failure::Wrong(vec![wrong]))?;
    let gathered = read(&workspace, &library, output)?;
    // Groups whose data nobody keeps are not computed either: the whole and the other groups are.
    let whole = countable(indicator, &library, &gathered.records);
    let mut needed = whole.clone();
    for name in group.iter().flat_map(Group::strata).map(|stratum| &stratum.stratifier) {
        let has = |own: &&Stratifier| own.name == *name;
        if !whole.stratifiers.iter().any(|own| has(&own)) {
            needed.stratifiers.extend(indicator.stratifiers.iter().find(has).cloned());
        }
    }
    let lacking = lacking(&needed, &library, &gathered.records);
    let defined = indicator;
    let indicator = &whole;
    if !lacking.is_empty() {
        let missing = |dataset: &String| {
            Finding::new("C001", Severity::Error, Place::file(&indicator.file))
                .with("indicator", &indicator.id)
                .with("dataset", dataset)
        };
        return Err(Failure::Wrong(lacking.iter().map(missing).collect()));
    }
    let traced = trace(indicator, period, group.as_ref(), &library, &gathered.records)?;
    let mut only = library.clone();
    only.indicators.retain(|own| own.id == indicator.id);
    let computed = computed(&workspace, &only, &gathered, std::slice::from_ref(period))?;
    let figure = computed.figures.iter().find(|figure| figure.group == group);
    let names = match &arguments.key {
        None => vec![String::new(); traced.len()],
        Some(path) => {
            let key = Key::read(Some(path), &workspace.folder);
            let key = key.map_err(|finding| Failure::Wrong(vec![finding]))?;
            let figure = (indicator.id.as_str(), period, group.as_ref());
            pseudonyms(figure, &traced, &library, &gathered.records, &key)?
        }
    };

    if arguments.format == CheckFormat::Json {
        let rows = traced.iter().zip(&names);
        let rows: Vec<Value> =
            rows.map(|(row, name)| json_row(row, name, &gathered.origins)).collect();
        let text = json!({
            "schema": 1,
            "indicator": indicator.id,
            "version": indicator.version,
            "period": period,
            "group": group.as_ref().map(strata),
            "title": indicator.title,
            "definition": indicator.explanation,
            "counted": indicator.unit,
            "figure": figure.map(|figure| figure_json(indicator, figure)),
            "rows": rows,
        });
        output.json(&text)?;
        return Ok(Outcome::Done);
    }

    let lang = output.lang;
    let title = lang.of(&indicator.title).to_owned();
    output.line(&output.toned(Tone::Strong, &title))?;
    output.line(&locale::period(lang, period))?;
    if let Some(group) = &group {
        output.line(&groups::words(output, defined, group))?;
    }
    for line in figure_lines(output, indicator, figure) {
        output.line(&line)?;
    }
    // A ratio has two populations; everything else has one.
    let has_divisor = traced.iter().any(|row| row.is_divisor);
    for divisor in [false, true] {
        let mut classes: BTreeMap<&Class, Vec<(&Traced, &String)>> = BTreeMap::new();
        for (row, name) in traced.iter().zip(&names).filter(|(row, _)| row.is_divisor == divisor) {
            classes.entry(&row.class).or_default().push((row, name));
        }
        if has_divisor && !classes.is_empty() {
            let key = if divisor { "explain-denominator" } else { "explain-numerator" };
            output.line("")?;
            output.line(&output.toned(Tone::Strong, &output.say(key, &[])))?;
        }
        for (class, rows) in classes {
            output.line("")?;
            let heading = class_words(output, class, indicator);
            let mut count = output.say("count-rows", &[("count", (rows.len() as u64).into())]);
            let units: BTreeSet<&String> =
                rows.iter().filter_map(|(row, _)| row.unit.as_ref()).collect();
            if !units.is_empty() {
                let units = [("count", (units.len() as u64).into())];
                count = format!("{count}, {}", output.say("explain-units", &units));
            }
            output.line(&format!("{}  {count}", output.toned(tone(class), &heading)))?;
            for (row, name) in rows {
                let place = place(row, &gathered.origins);
                output.line(format!("    {place}  {name}").trim_end())?;
            }
        }
    }
    if traced.is_empty() {
        output.line(&output.say("explain-nothing", &[]))?;
    }
    Ok(Outcome::Done)
}

/// The figure as `compute` prints it, and its definition in words.
fn figure_lines(output: &Output, indicator: &Indicator, figure: Option<&Figure>) -> Vec<String> {
    let lang = output.lang;
    let mut facts: Vec<(&str, String)> = Vec::new();
    if let Some(figure) = figure {
        let value = printed::value(lang, indicator, figure);
        let mut text = value.unwrap_or_else(|| output.say("explain-no-value", &[]));
        if let (Some(part), Some(whole)) = (figure.numerator, figure.denominator) {
            let (part, whole) = (printed::plain(lang, part), printed::plain(lang, whole));
            text.push_str(&format!(" ({part} / {whole})"));
        }
        facts.push(("explain-value", text));
        if let Some(target) = &figure.target {
            let verdict = output.say(&format!("verdict-{}", figure.verdict_key()), &[]);
            let target = printed::target(lang, indicator, target);
            facts.push(("show-target", format!("{target} – {verdict}")));
        }
    }
    facts.push(("show-unit", lang.of(&indicator.unit).to_owned()));
    facts
        .extend(indicator.parts.as_ref().map(|parts| ("explain-parts", lang.of(parts).to_owned())));
    facts.push(("explain-definition", lang.of(&indicator.explanation).to_owned()));
    let line = |(key, text): (&str, String)| {
        format!("{}  {text}", output.toned(Tone::Faint, &output.say(key, &[])))
    };
    facts.into_iter().map(line).collect()
}

/// `{"age_band": "4-6", "sex": "female"}`, as figures name their group.
fn strata(group: &Group) -> BTreeMap<&str, Option<&str>> {
    let strata = group.strata().iter();
    strata.map(|stratum| (stratum.stratifier.as_str(), stratum.value.as_deref())).collect()
}

fn place(row: &Traced, origins: &Origins) -> String {
    origins
        .place(&row.dataset, row.row, "")
        .map_or_else(|| format!("{} › {}", row.dataset, row.row + 1), |place| place.printed())
}

fn json_row(row: &Traced, name: &str, origins: &Origins) -> Value {
    let (class, reason) = match &row.class {
        Class::Counted => ("counted", None),
        Class::NotInNumerator => ("not_in_numerator", None),
        Class::Unknown => ("unknown", None),
        Class::Excluded(reason) => ("excluded", Some(reason)),
        Class::PopulationUnknown => ("population_unknown", None),
        Class::AnotherRecordStands => ("another_record_stands", None),
    };
    let mut json = json!({
        "part": if row.is_divisor { "denominator" } else { "main" },
        "class": class,
        "reason": reason,
        "dataset": row.dataset,
        "place": place(row, origins),
    });
    if !name.is_empty() {
        json["pseudonym"] = json!(name);
    }
    json
}

fn class_words(output: &Output, class: &Class, indicator: &Indicator) -> String {
    let key = match class {
        Class::Counted if indicator.numerator.is_some() => "class-numerator",
        Class::Counted => "class-counted",
        Class::NotInNumerator => "class-not-in-numerator",
        Class::Unknown => "class-unknown",
        Class::PopulationUnknown => "class-population-unknown",
        Class::AnotherRecordStands => "class-another-record",
        Class::Excluded(name) => {
            let reason =
                indicator.titles.get(name).map_or(name.as_str(), |title| output.lang.of(title));
            return output.say("class-excluded", &[("reason", reason.into())]);
        }
    };
    output.say(key, &[])
}

fn tone(class: &Class) -> Tone {
    match class {
        Class::Counted => Tone::Good,
        Class::NotInNumerator => Tone::Strong,
        Class::Unknown | Class::PopulationUnknown => Tone::Doubtful,
        Class::Excluded(_) | Class::AnotherRecordStands => Tone::Faint,
    }
}
