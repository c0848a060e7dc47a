//! `rodiklis compare`.

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::{Compare, ComputeFormat};
use super::compute::finding_json;
use super::differences::{cause_words, figure_title, indicators, movement_words, value_words};
use super::output::{Output, Tone};
use super::verify::evidence_of;
use super::{Failure, Outcome};
use crate::evidence::compare::{Restated, Side, compare};
use crate::evidence::figures;
use crate::evidence::issued::Issued;
use crate::finding::{Finding, Place, Severity};
use crate::library::{self, Library};
use crate::limits;
use crate::locale::{self, Reason};

/// Prints what was restated from one set of figures to another.
///
/// # Errors
/// A file is no set of figures, or it or the output fails.
pub fn run(arguments: &Compare, output: &mut Output) -> Result<Outcome, Failure> {
    let (old, mut findings) = side(&arguments.old)?;
    let (new, more) = side(&arguments.new)?;
    findings.extend(more);
    let restated = compare(&old, &new);
    match arguments.format {
        ComputeFormat::Json => {
            let told: Vec<Value> = findings.iter().map(finding_json).collect();
            let text = json!({ "schema": 1, "restated": restated, "findings": told });
            output.json(&text)?;
        }
        ComputeFormat::Csv => output.csv(&csv(&restated)?)?,
        ComputeFormat::Table => {
            let library = library::shipped().map_err(Failure::Wrong)?;
            for line in lines(output, &library, &restated) {
                output.line(&line)?;
            }
        }
    }
    output.problems(&findings);
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::DoneWithErrors })
}

/// Figures of a report, of an evidence folder, of a closing, or of a file of figures.
fn side(path: &Path) -> Result<(Side, Vec<Finding>), Failure> {
    if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("json")) {
        let (package, findings, _) = evidence_of(path)?;
        return Ok((package.into(), findings));
    }
    let place = || Place::file(path.display().to_string());
    let text = limits::text(path, limits::FIGURES).map_err(|error| {
        Failure::Failed(vec![
            Finding::new("E009", Severity::Error, place()).with("message", Reason::of_io(&error)),
        ])
    })?;
    let wrong = |message: Reason| {
        let finding = Finding::new("E003", Severity::Error, place()).with("message", message);
        Failure::Wrong(vec![finding])
    };
    let document: Value =
        serde_json::from_str(&text).map_err(|error| wrong(Reason::of_json(&error)))?;
    if document.get("closing").is_some() {
        return match Issued::read(path) {
            Ok(issued) => Ok((issued.side(), Vec::new())),
            // What was changed afterwards can still be shown, and it is said.
            Err(finding) if finding.code == "E020" => {
                let issued: Issued = serde_json::from_value(document)
                    .map_err(|error| wrong(Reason::of_json(&error)))?;
                Ok((issued.side(), vec![finding]))
            }
            Err(finding) => Err(Failure::Wrong(vec![finding])),
        };
    }
    let figures = figures::by_name(&figures::settled(document));
    if figures.is_empty() {
        return Err(wrong(Reason::new("not-figures")));
    }
    Ok((Side { figures, ..Side::default() }, Vec::new()))
}

/// The restated figures for people.
pub fn lines(output: &Output, library: &Library, restated: &[Restated]) -> Vec<String> {
    if restated.is_empty() {
        return vec![output.say("compare-nothing", &[])];
    }
    let count = indicators(restated.iter().map(|figure| figure.figure.as_str()));
    let counts = [("count", count.into()), ("values", (restated.len() as u64).into())];
    let mut lines = vec![output.say("compare-restated", &counts)];
    for figure in restated {
        lines.push(String::new());
        lines.push(output.toned(Tone::Strong, &figure_title(output, library, &figure.figure)));
        let before = value_words(output, figure.before.as_ref());
        let now = value_words(output, figure.now.as_ref());
        let difference = figure.difference.map_or(String::new(), |difference| {
            format!("  [{}]", locale::signed(output.lang, difference, difference.scale()))
        });
        lines.push(format!("    {before} → {now}{difference}"));
        for cause in &figure.causes {
            let why = output.toned(Tone::Faint, &output.say("verify-why", &[]));
            lines.push(format!("    {why} {}", cause_words(output, cause)));
        }
        if let Some(moved) = figure.movement.as_ref().filter(|moved| !moved.is_still()) {
            lines.push(format!("    {}", movement_words(output, moved)));
        }
    }
    lines
}

fn csv(restated: &[Restated]) -> Result<Vec<u8>, Failure> {
    let failed = |error: csv::Error| Failure::from(std::io::Error::other(error));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["indicator", "period", "group", "before", "after", "difference", "cause"])
        .map_err(failed)?;
    for figure in restated {
        let mut words = figure.figure.splitn(3, ' ');
        let mut word = || safe(words.next().unwrap_or_default());
        let (indicator, period, group) = (word(), word(), word());
        let value = |side: &Option<Value>| {
            side.as_ref().and_then(|figure| figure.get("value")?.as_number().cloned())
        };
        let number = |side| value(side).map_or(String::new(), |number| number.to_string());
        let causes: Vec<String> = figure
            .causes
            .iter()
            .map(|cause| match cause.names.is_empty() {
                true => cause.cause.key().to_owned(),
                false => format!("{}: {}", cause.cause.key(), cause.names.join(", ")),
            })
            .collect();
        let difference = figure.difference.map_or(String::new(), |value| value.to_string());
        let (before, now) = (number(&figure.before), number(&figure.now));
        let causes = safe(&causes.join("; "));
        writer
            .write_record([indicator, period, group, before, now, difference, causes])
            .map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Failure::from(std::io::Error::other(error.to_string())))
}

/// Words that a spreadsheet will not take for a formula.
fn safe(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}
