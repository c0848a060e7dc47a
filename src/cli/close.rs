//! `rodiklis close`, and what later outputs say of figures that were closed.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::arguments::Close;
use super::blame::computed;
use super::compute::{public_json, published_json};
use super::deliver::deliver;
use super::differences::indicators;
use super::output::Output;
use super::{Failure, Outcome, inputs, open, outcome, periods, read};
use crate::evidence;
use crate::evidence::chain::{self, Unstored};
use crate::evidence::compare::Side;
use crate::evidence::figures;
use crate::evidence::issued::{self, Closed, Issued, Step};
use crate::evidence::manifest::Manifest;
use crate::evidence::pseudonym::Key;
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::outputs::{Kind, Outputs};
use crate::period::Period;
use crate::workspace::Workspace;
use crate::{Computed, Gathered, locale, public};

/// Stores the figures of a period as approved.
///
/// # Errors
/// The workspace or an argument is wrong, the period is closed already, or a file fails.
pub fn run(arguments: &Close, output: &mut Output) -> Result<Outcome, Failure> {
    let wrong = |finding: Finding| Failure::Wrong(vec![finding]);
    if arguments.role.as_deref().is_some_and(issued::looks_like_a_name) {
        // The role is not repeated: it may be a person's name.
        let place = Place::file("--role");
        return Err(wrong(Finding::new("E022", Severity::Error, place)));
    }
    let (mut workspace, library) = open(&arguments.place.workspace)?;
    let asked = periods(std::slice::from_ref(&arguments.period), &workspace)?;
    if !arguments.public {
        workspace.periods = asked;
    } else if !asked.iter().all(|period| workspace.periods.contains(period)) {
        // A public report is decided on as a whole: it tells of the workspace's periods alone.
        let place = Place::file(crate::workspace::FILE);
        return Err(wrong(
            Finding::new("E031", Severity::Error, place).with("period", &arguments.period),
        ));
    }
    if let Some(date) = arguments.date {
        workspace.report_date = date;
    }
    let key = key(arguments.key.as_deref(), &workspace).map_err(wrong)?;
    let closings = chain::read(&workspace.folder, key.as_ref())?;
    let broken = closings.findings.iter().filter(|told| told.severity == Severity::Error);
    let broken: Vec<Finding> = broken.cloned().collect();
    if !broken.is_empty() {
        return Err(Failure::Wrong(broken));
    }
    for period in &workspace.periods {
        let last = if arguments.public {
            issued::public_places_of(&workspace.folder, period).pop()
        } else {
            let last = closings.of(period).last().map(|last| last.name());
            last.map(|name| Path::new(issued::FOLDER).join(name))
        };
        if let (Some(last), false) = (last, arguments.again) {
            let place = Place::file(last.display().to_string());
            return Err(wrong(
                Finding::new("E021", Severity::Error, place).with("period", &period.label),
            ));
        }
    }
    if !arguments.accept_errors {
        let open = workspace.periods.iter().filter(|period| period.to > workspace.report_date);
        let open: Vec<Finding> = open
            .map(|period| {
                Finding::new("E023", Severity::Error, Place::file(crate::workspace::FILE))
                    .with("period", &period.label)
                    .with("to", period.to.to_string())
                    .with("date", workspace.report_date.to_string())
            })
            .collect();
        if !open.is_empty() {
            return Err(Failure::Wrong(open));
        }
    }
    let gathered = read(&workspace, &library, output)?;
    let computed = computed(&workspace, &library, &gathered, &workspace.periods)?;
    if computed.figures.is_empty() {
        let place = Place::file(crate::workspace::FILE);
        return Err(wrong(Finding::new("D026", Severity::Error, place)));
    }
    let errors: u64 = gathered
        .findings
        .iter()
        .chain(&computed.findings)
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.count)
        .sum();
    if errors > 0 && !arguments.accept_errors {
        let place = Place::file(crate::workspace::FILE);
        return Err(wrong(
            Finding::new("E024", Severity::Error, place).with("count", errors.to_string()),
        ));
    }
    let manifest = evidence::manifest(&workspace, &library, &gathered.records, &gathered.origins)?;
    if arguments.public {
        let written = publish(arguments, &workspace, &library, &gathered, &computed, &manifest)?;
        for path in written {
            output.line(&path.display().to_string())?;
        }
        for period in &workspace.periods {
            output.line(&stored(output, &computed, period, workspace.report_date, errors))?;
        }
        super::compute::remarks(output, &gathered, &computed.findings);
        return Ok(outcome(gathered.findings.iter().chain(&computed.findings)));
    }
    let document = public_json(&workspace, &gathered, &computed);
    let mut seen = closings;
    for period in &workspace.periods {
        let closed = Closed {
            period,
            closing: seen.of(period).last().map_or(0, |last| last.closing) + 1,
            closed_on: workspace.report_date.to_string(),
            role: arguments.role.clone(),
            manifest: &manifest,
            document: document.clone(),
        };
        let made = |before| Issued::new(closed, before, key.as_ref());
        let issued = chain::store(&workspace.folder, &seen, key.as_ref(), made)
            .map_err(|unstored| unstored_words(unstored, period))?;
        let path = workspace.folder.join(issued::FOLDER).join(issued.name());
        output.line(&path.display().to_string())?;
        seen = chain::read(&workspace.folder, None)?;
    }
    output.problems(&seen.findings);
    for period in &workspace.periods {
        output.line(&stored(output, &computed, period, workspace.report_date, errors))?;
    }
    super::compute::remarks(output, &gathered, &computed.findings);
    Ok(outcome(gathered.findings.iter().chain(&computed.findings)))
}

/// Keeps what the public report tells of each period, beside the closings: the next one is guarded against it.
fn publish(
    arguments: &Close,
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
    computed: &Computed,
    manifest: &Manifest,
) -> Result<Vec<PathBuf>, Failure> {
    let before = public::earlier::told(&workspace.folder)
        .map_err(|finding| Failure::Wrong(vec![finding]))?;
    let told = public::publish(library, &workspace.public, computed.clone(), &before)
        .map_err(Failure::Wrong)?;
    let document = published_json(workspace, gathered, &told);
    let kept = |period: &Period| {
        let earlier = issued::public_places_of(&workspace.folder, period).len();
        let closed = Closed {
            period,
            closing: u32::try_from(earlier).unwrap_or(u32::MAX).saturating_add(1),
            closed_on: workspace.report_date.to_string(),
            role: arguments.role.clone(),
            manifest,
            document: document.clone(),
        };
        let issued = Issued::new(closed, Vec::new(), None);
        (issued.public_name(), issued.text().into_bytes())
    };
    let files: Vec<(String, Vec<u8>)> = workspace.periods.iter().map(kept).collect();
    deliver(&Outputs {
        kind: Kind::Closing,
        folder: &workspace.folder.join(issued::FOLDER),
        files: &files,
        whole: &[],
        inputs: &inputs::of_workspace(&arguments.place.workspace, workspace),
    })
}

/// The key that seals closings: the named one, or the centre's where it has one.
fn key(named: Option<&Path>, workspace: &Workspace) -> Result<Option<Key>, Finding> {
    if named.is_none() && !Key::place(&workspace.folder).exists() {
        return Ok(None);
    }
    Key::read(named, &workspace.folder).map(Some)
}

fn unstored_words(unstored: Unstored, period: &Period) -> Failure {
    match unstored {
        Unstored::Meanwhile => {
            let place = Place::file(issued::FOLDER);
            let finding = Finding::new("E030", Severity::Error, place);
            Failure::Wrong(vec![finding.with("period", &period.label)])
        }
        Unstored::Failed(error) => Failure::from(error),
    }
}

/// What was stored of a period, in a sentence.
fn stored(
    output: &Output,
    computed: &Computed,
    period: &Period,
    day: NaiveDate,
    errors: u64,
) -> String {
    let of_period = || computed.figures.iter().filter(|figure| figure.period == *period);
    let whole = of_period().filter(|figure| figure.group.is_none()).count() as u64;
    let groups = of_period().count() as u64 - whole;
    let lang = output.lang;
    output.say(
        if errors > 0 { "close-stored-with-errors" } else { "close-stored" },
        &[
            ("period", locale::period(lang, period).into()),
            ("day", locale::long_date(lang, day).into()),
            ("count", whole.into()),
            ("groups", groups.into()),
            ("errors", errors.into()),
        ],
    )
}

/// What was restated since the computed periods were closed; stored files that cannot be believed
/// are findings.
pub fn restated(
    workspace: &Workspace,
    gathered: &Gathered,
    computed: &Computed,
    library: &Library,
) -> std::io::Result<(Vec<Step>, Vec<Finding>)> {
    if !workspace.folder.join(issued::FOLDER).exists() {
        return Ok((Vec::new(), Vec::new()));
    }
    let (key, unusable) = match key(None, workspace) {
        Ok(key) => (key, None),
        Err(finding) => (None, Some(finding)),
    };
    let mut closings = chain::read(&workspace.folder, key.as_ref())?;
    closings.findings.extend(unusable);
    // Hashing large files again costs time that only closed periods are worth.
    if workspace.periods.iter().all(|period| closings.of(period).is_empty()) {
        return Ok((Vec::new(), closings.findings));
    }
    let manifest = evidence::manifest(workspace, library, &gathered.records, &gathered.origins)?;
    let figures = figures::by_name(&figures::settled(public_json(workspace, gathered, computed)));
    let present = Side { figures, manifest: Some(manifest), units: None };
    let steps = issued::restated(&closings, &workspace.periods, &present);
    Ok((steps, closings.findings))
}

/// Keeps the restatements of some indicators; of all, where none is named.
pub fn only(steps: &mut Vec<Step>, indicators: &[String]) {
    if indicators.is_empty() {
        return;
    }
    for step in steps.iter_mut() {
        let asked = |name: &str| {
            name.split(' ').next().is_some_and(|id| indicators.iter().any(|i| i == id))
        };
        step.figures.retain(|figure| asked(&figure.figure));
    }
    steps.retain(|step| !step.figures.is_empty());
}

/// Adds the restatements to figures that are told as JSON.
pub fn tell(json: &mut Value, steps: &[Step]) {
    if !steps.is_empty() {
        json["restated"] = json!(steps);
    }
}

/// One line for each step of restatements.
pub fn remark(output: &Output, steps: &[Step]) {
    for step in steps {
        let until = match &step.until {
            Some(day) => day.clone(),
            None => output.say("restated-now", &[]),
        };
        output.remark(&output.say(
            "restated-remark",
            &[
                ("period", step.period.as_str().into()),
                ("issued", step.issued_on.as_str().into()),
                ("until", until.into()),
                (
                    "count",
                    indicators(step.figures.iter().map(|figure| figure.figure.as_str())).into(),
                ),
                ("values", (step.figures.len() as u64).into()),
            ],
        ));
    }
}
