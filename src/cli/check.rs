//! `rodiklis check`.

use serde_json::json;

use super::arguments::{Check, CheckFormat};
use super::blame::computed;
use super::output::{Output, Tone};
use super::{Failure, Outcome, open, outcome, present, read};
use crate::Computed;
use crate::finding::{Finding, Severity};
use crate::impact::{self, Impact};
use crate::ingest::Table;
use crate::measure::Readings;
use crate::printed;
use crate::records::frame::Frame;
use crate::report::logo;

/// Reads everything and tells what was found.
///
/// # Errors
/// The workspace is wrong, or a file or the output fails.
pub fn run(arguments: &Check, output: &mut Output) -> Result<Outcome, Failure> {
    let (workspace, library) = open(&arguments.place.workspace)?;
    logo::read(&workspace).map_err(Failure::Wrong)?;
    let gathered = read(&workspace, &library, output)?;
    if arguments.format == CheckFormat::Json {
        let findings: Vec<_> = gathered.findings.iter().map(super::compute::finding_json).collect();
        let text = json!({ "schema": 1, "findings": findings });
        output.json(&text)?;
        return Ok(outcome(gathered.findings.iter()));
    }

    for (name, table) in gathered.origins.tables() {
        let title = library.datasets.get(name).map_or(name, |d| output.lang.of(&d.title));
        output.line(&format!(
            "{}  {}",
            output.toned(Tone::Strong, title),
            summary(output, table, table.len() as u64)
        ))?;
    }
    for (name, frame) in &gathered.records.frames {
        if let Frame::Files { paths, .. } = frame {
            let title =
                library.datasets.get(name).map_or(name.as_str(), |d| output.lang.of(&d.title));
            let files = output.say("count-files", &[("count", (paths.len() as u64).into())]);
            output.line(&format!("{}  {files}", output.toned(Tone::Strong, title)))?;
        }
    }
    output.line("")?;
    let computed = computed(&workspace, &library, &gathered, &workspace.periods)?;
    let moved = |kind: &[&Finding]| moved(output, kind, &computed, arguments.all);
    let tone = |tone, text: &str| output.toned(tone, text);
    let lines = present::grouped(
        gathered.findings.iter(),
        arguments.all,
        output.titles(),
        output.lang,
        &tone,
        &moved,
    );
    for line in lines {
        output.line(&line)?;
    }
    let number = |severity: Severity| -> u64 {
        let of = gathered.findings.iter().filter(|finding| finding.severity == severity);
        of.map(|finding| finding.count).sum()
    };
    let closing = output.say(
        "check-closing",
        &[
            ("errors", number(Severity::Error).into()),
            ("warnings", number(Severity::Warning).into()),
            ("notes", number(Severity::Info).into()),
        ],
    );
    output.line(&closing)?;
    Ok(outcome(gathered.findings.iter()))
}

/// What findings of one kind move: each figure with the range that it could take; figures of groups with `--all`.
fn moved(output: &Output, kind: &[&Finding], computed: &Computed, all: bool) -> Vec<String> {
    // Notes and warnings that nothing was lost by move nothing.
    if kind.iter().all(|finding| finding.severity == Severity::Info) {
        return Vec::new();
    }
    impact::impacts(kind, computed)
        .iter()
        .filter(|impact| all || impact.figure.group.is_none())
        .map(|impact| range(output, impact))
        .collect()
}

/// A figure with how far it could move.
pub(super) fn range(output: &Output, impact: &Impact) -> String {
    // A unit that is an abbreviation brings its own full stop: “val.”.
    sentence(output, impact).replace("..", ".")
}

fn sentence(output: &Output, Impact { indicator, figure }: &Impact) -> String {
    let title = output.lang.of(&indicator.title);
    let group = figure.group.as_ref().map(|group| group.printed().1);
    let name = match group {
        Some(group) => format!("{title} ({group}), {}", figure.period.label),
        None => format!("{title}, {}", figure.period.label),
    };
    let value = printed::value(output.lang, indicator, figure);
    let bound = |value| printed::fraction(output.lang, indicator, value);
    match (value, figure.readings) {
        (Some(value), Some(Readings { lowest, highest })) => output.say(
            "moves",
            &[
                ("indicator", name.into()),
                ("value", value.as_str().into()),
                ("low", bound(lowest).as_str().into()),
                ("high", bound(highest).as_str().into()),
            ],
        ),
        (Some(value), None) => {
            output.say("moves-nothing", &[("indicator", name.into()), ("value", value.into())])
        }
        (None, _) => output.say("moves-unbounded", &[("indicator", name.into())]),
    }
}

fn summary(output: &Output, table: &Table, kept: u64) -> String {
    let records = output.say("count-records", &[("count", kept.into())]);
    let files = output.say("count-files", &[("count", (table.files.len() as u64).into())]);
    format!("{records}, {files}")
}
