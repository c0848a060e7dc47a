//! `rodiklis explain`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::arguments::{CheckFormat, Explain};
use super::compute::known;
use super::output::{Output, Tone};
use super::{Failure, Outcome, groups, open, periods, read};
use crate::engine::counts::Group;
use crate::engine::lacking;
use crate::engine::trace::{Class, Traced, trace};
use crate::evidence::pseudonym::Key;
use crate::evidence::records::pseudonyms;
use crate::finding::{Finding, Place, Severity};
use crate::library::indicator::Indicator;
use crate::locale;
use crate::records::Origins;
use crate::workspace;

/// Shows the rows behind one figure.
///
/// # Errors
/// The workspace or an argument is wrong, or a file or the output fails.
pub fn run(arguments: &Explain, output: &mut Output) -> Result<Outcome, Failure> {
    let (workspace, library) = open(&arguments.place.workspace)?;
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
    let lacking = lacking(indicator, &library, &gathered.records);
    if !lacking.is_empty() {
        let missing = |dataset: &String| {
            Finding::new("C001", Severity::Error, Place::file(&indicator.file))
                .with("indicator", &indicator.id)
                .with("dataset", dataset)
        };
        return Err(Failure::Wrong(lacking.iter().map(missing).collect()));
    }
    let traced = trace(indicator, period, group.as_ref(), &library, &gathered.records)?;
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
            "rows": rows,
        });
        output.line(&format!("{text:#}"))?;
        return Ok(Outcome::Done);
    }

    let lang = output.lang;
    let title = lang.of(&indicator.title).to_owned();
    output.line(&output.toned(Tone::Strong, &title))?;
    output.line(&format!("{} · {}", indicator.id, locale::period(lang, period)))?;
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
            let count = output.say("count-rows", &[("count", (rows.len() as u64).into())]);
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
