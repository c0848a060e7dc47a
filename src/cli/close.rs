//! `rodiklis close`, and what later outputs say of figures that were closed.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::arguments::Close;
use super::blame::computed;
use super::compute::public_json;
use super::deliver::deliver;
use super::differences::indicators;
use super::output::Output;
use super::{Failure, Outcome, inputs, open, outcome, periods, read};
use crate::evidence;
use crate::evidence::compare::Side;
use crate::evidence::figures;
use crate::evidence::issued::{self, Issued, Step};
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::outputs::{Kind, Outputs};
use crate::period::Period;
use crate::workspace::Workspace;
use crate::{Computed, Gathered, locale};

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
    workspace.periods = periods(std::slice::from_ref(&arguments.period), &workspace)?;
    if let Some(date) = arguments.date {
        workspace.report_date = date;
    }
    for period in &workspace.periods {
        let places = issued::places(&workspace.folder, period);
        if let (Some(last), false) = (places.last(), arguments.again) {
            let place = Place::file(last.display().to_string());
            return Err(wrong(
                Finding::new("E021", Severity::Error, place).with("period", &period.label),
            ));
        }
        for path in &places {
            Issued::read(path).map_err(wrong)?;
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
    let document = public_json(&workspace, &gathered, &computed);
    let files: Vec<(String, Vec<u8>)> = workspace
        .periods
        .iter()
        .map(|period| {
            let closing = issued::places(&workspace.folder, period).len() as u32 + 1;
            let day = workspace.report_date.to_string();
            let role = arguments.role.clone();
            let issued = Issued::new(period, closing, day, role, &manifest, document.clone());
            (issued.name(), issued.text().into_bytes())
        })
        .collect();
    let written = deliver(&Outputs {
        kind: Kind::Closing,
        folder: &workspace.folder.join(issued::FOLDER),
        files: &files,
        whole: &[],
        inputs: &inputs::of_workspace(&arguments.place.workspace, &workspace),
    })?;
    for path in written {
        output.line(&path.display().to_string())?;
    }
    for period in &workspace.periods {
        output.line(&stored(output, &computed, period, workspace.report_date, errors))?;
    }
    super::compute::remarks(output, &gathered, &computed.findings);
    Ok(outcome(gathered.findings.iter().chain(&computed.findings)))
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
    let is_closed = |period| !issued::places(&workspace.folder, period).is_empty();
    // Hashing large files again costs time that only closed periods are worth.
    if !workspace.periods.iter().any(is_closed) {
        return Ok((Vec::new(), Vec::new()));
    }
    let manifest = evidence::manifest(workspace, library, &gathered.records, &gathered.origins)?;
    let figures = figures::by_name(&figures::settled(public_json(workspace, gathered, computed)));
    let present = Side { figures, manifest: Some(manifest), units: None };
    Ok(issued::restated(&workspace.folder, &workspace.periods, &present))
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
