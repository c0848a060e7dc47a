//! `rodiklis verify`.

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::{CheckFormat, Verify};
use super::compute::{finding_json, public_json};
use super::differences::{
    cause_words, change_lines, figure_title, indicators, movement_words, value_words,
};
use super::output::{Output, Tone};
use super::pages::{self, Handed};
use super::{Failure, Outcome, open, read};
use crate::evidence::change::{Changes, changes};
use crate::evidence::figures::{self, Figures};
use crate::evidence::package::{self, Files, MANIFEST, Package};
use crate::evidence::pseudonym::Key;
use crate::evidence::records;
use crate::evidence::verify::{Checked, State, States, verify};
use crate::finding::{Finding, Place, Severity};
use crate::library::{self, Library};
use crate::limits;
use crate::locale::Reason;
use crate::report::pdf;
use crate::workspace::{self, Workspace};
use crate::{Gathered, compute, evidence, gather};

/// Checks the evidence of a report against a workspace.
///
/// # Errors
/// The evidence, the workspace or an argument is wrong, or a file fails.
pub fn run(arguments: &Verify, output: &mut Output) -> Result<Outcome, Failure> {
    let (package, mut findings, handed) = evidence_of(&arguments.report)?;
    let (mut present, library) = open(&arguments.workspace)?;
    let (key, units) = key(arguments, &present, &package)?;
    let pages = handed.map(|handed| pages::check(&handed, &package, key.as_ref(), &mut findings));
    let pages = pages.transpose()?;

    let manifest = &package.statement.manifest;
    present.periods.clone_from(&manifest.periods);
    present.report_date = manifest.report_date.parse().unwrap_or(present.report_date);
    let mut attached = present.clone();
    attached.settings.clone_from(&manifest.settings);
    attached.targets =
        manifest.targets.iter().map(|own| (own.indicator.clone(), own.target.clone())).collect();

    let gathered = read(&present, &library, output)?;
    let progress = output.progress("computing");
    let now = evidence::manifest(&present, &library, &gathered.records, &gathered.origins)?;
    let changes = changes(manifest, &now);
    let (whole, _) = state(&present, &library, &gathered, None)?;
    let mut states = States { present: whole, ..States::default() };
    let same_definitions = changes.definitions.is_empty();
    let then = if same_definitions {
        Some((library.clone(), None))
    } else {
        match attached_library(&package, &attached) {
            Ok(then) => {
                let gathered = gather(&attached, &then)?;
                Some((then, Some(gathered)))
            }
            Err(finding) => {
                findings.push(finding);
                None
            }
        }
    };
    if let Some((then, own)) = &then {
        let records = own.as_ref().unwrap_or(&gathered);
        let (state, told) = state(&attached, then, records, key.as_ref())?;
        let is_unchanged = changes.is_empty() && changes.program.is_empty();
        if is_unchanged && told != package.findings {
            findings.push(Finding::new("E008", Severity::Error, place(&arguments.report)));
        }
        states.attached = Some(state);
        if !same_definitions {
            states.definitions = Some(state_of(&attached, &library, &gathered)?);
        }
        if !changes.settings.is_empty() {
            let mut other = attached.clone();
            other.settings.clone_from(&present.settings);
            states.settings = Some(state_of(&other, then, records)?);
        }
        if !changes.targets.is_empty() {
            let mut other = attached.clone();
            other.targets.clone_from(&present.targets);
            states.targets = Some(state_of(&other, then, records)?);
        }
    }
    for figure in package.contradictions() {
        findings.push(
            Finding::new("E007", Severity::Error, place(&arguments.report)).with("figure", figure),
        );
    }
    let checked = verify(&package, &states, &changes, &now);
    progress.finish_and_clear();

    let agrees =
        findings.is_empty() && changes.is_empty() && checked.iter().all(|figure| figure.agrees);
    if arguments.format == CheckFormat::Json {
        let told: Vec<Value> = findings.iter().map(finding_json).collect();
        let text = json!({
            "schema": 1,
            "agrees": agrees,
            "manifest": package.hash,
            "units": units,
            "pages": pages,
            "changes": changes,
            "findings": told,
            "figures": checked,
        });
        output.json(&text)?;
    } else {
        let (findings, changes, pages) = (&findings, &changes, pages.as_ref());
        let seen = Seen { package: &package, findings, changes, units, pages };
        print(output, arguments, &library, &seen, &checked)?;
    }
    Ok(if agrees { Outcome::Done } else { Outcome::DoneWithErrors })
}

fn place(path: &Path) -> Place {
    Place::file(path.display().to_string())
}

/// The evidence of a PDF, of an HTML page or of a folder, what in it does not hold together, and the pages that were
/// handed over with it.
pub fn evidence_of(path: &Path) -> Result<(Package, Vec<Finding>, Option<Handed>), Failure> {
    let unread = |error: std::io::Error| {
        Failure::Failed(vec![
            Finding::new("E009", Severity::Error, place(path))
                .with("message", Reason::of_io(&error)),
        ])
    };
    let wrong = |finding: Finding| Failure::Wrong(vec![finding]);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if path.is_dir() {
        let mut files = Files::new();
        folder(path, "", &mut files).map_err(unread)?;
        let (package, findings) = package::read(&name, files).map_err(wrong)?;
        return Ok((package, findings, None));
    }
    let bytes = limits::bytes(path, limits::EVIDENCE).map_err(unread)?;
    let is_page = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html"));
    if is_page {
        let (package, findings) = beside(path, &bytes)?;
        return Ok((package, findings, Some(Handed { name, bytes, is_pdf: false })));
    }
    let carried = pdf::read(&bytes).map_err(|_| {
        let reason = Reason::new("not-pdf");
        wrong(Finding::new("E003", Severity::Error, place(path)).with("message", reason))
    })?;
    let (package, mut findings) = package::read(&name, carried.files).map_err(wrong)?;
    if !carried.text.contains(&package.hash) {
        let place = Place::file(format!("{name} › {MANIFEST}"));
        findings.push(Finding::new("E006", Severity::Error, place));
    }
    Ok((package, findings, Some(Handed { name, bytes, is_pdf: true })))
}

/// The evidence that lies in a folder beside a page: the one whose manifest the page names by its hash.
fn beside(page: &Path, bytes: &[u8]) -> Result<(Package, Vec<Finding>), Failure> {
    let unread = |error: std::io::Error| {
        Failure::Failed(vec![
            Finding::new("E009", Severity::Error, place(page))
                .with("message", Reason::of_io(&error)),
        ])
    };
    let text = String::from_utf8_lossy(bytes);
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let around = page.parent().filter(|path| !path.as_os_str().is_empty());
    let listed = std::fs::read_dir(around.unwrap_or(Path::new("."))).map_err(unread)?;
    let mut folders = Vec::new();
    for entry in listed {
        let path = entry.map_err(unread)?.path();
        if path.join(MANIFEST).is_file() {
            folders.push(path);
        }
    }
    folders.sort();
    for path in folders {
        let manifest = limits::bytes(&path.join(MANIFEST), limits::EVIDENCE).map_err(unread)?;
        if text.contains(&evidence::sha256(&manifest)) {
            let (package, findings, _) = evidence_of(&path)?;
            return Ok((package, findings));
        }
    }
    Err(Failure::Wrong(vec![Finding::new("E018", Severity::Error, place(page))]))
}

/// Folders inside one another that evidence can have: it has two.
const DEEPEST: usize = 16;

fn folder(path: &Path, inside: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let name = format!("{inside}{}", entry.file_name().to_string_lossy());
        limits::ATTACHED.hold(files.len() as u64 + 1)?;
        if inside.matches('/').count() > DEEPEST {
            continue;
        }
        if entry.file_type()?.is_dir() {
            folder(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, limits::bytes(&entry.path(), limits::EVIDENCE)?);
        }
    }
    Ok(())
}

/// The key, if it is that of the evidence; and whether units can be compared: `compared`, `no_key`,
/// `another_key`.
fn key(
    arguments: &Verify,
    workspace: &Workspace,
    package: &Package,
) -> Result<(Option<Key>, &'static str), Failure> {
    let named = arguments.key.as_deref();
    if named.is_none() && !Key::place(&workspace.folder).exists() {
        return Ok((None, "no_key"));
    }
    let key =
        Key::read(named, &workspace.folder).map_err(|finding| Failure::Wrong(vec![finding]))?;
    Ok(if key.mark() == package.statement.key {
        (Some(key), "compared")
    } else {
        (None, "another_key")
    })
}

/// The attached definitions as a library that can be used over the present workspace.
fn attached_library(package: &Package, workspace: &Workspace) -> Result<Library, Finding> {
    let files = library::files_of(&package.definitions);
    let place = || Place::file(package::DEFINITIONS);
    let unusable = |first: Option<&Finding>| {
        let at = first.map_or(String::new(), |finding| {
            format!("{} {}", finding.code, finding.place.printed())
        });
        Finding::new("E012", Severity::Warning, place()).with("message", at)
    };
    let library = library::check(&files).map_err(|findings| unusable(findings.first()))?;
    let wrong = workspace::check(workspace, &library);
    // Targets and settings of either side need not fit the definitions of the other.
    let wrong = wrong
        .iter()
        .find(|finding| !["D021", "D024", "D025", "D029", "D030"].contains(&finding.code));
    match wrong {
        Some(finding) => Err(unusable(Some(finding))),
        None => Ok(library),
    }
}

/// Figures with their units, and findings.
fn state(
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
    key: Option<&Key>,
) -> Result<(State, Value), Failure> {
    let computed = compute(workspace, library, gathered, &workspace.periods)?;
    let document = figures::settled(public_json(workspace, gathered, &computed));
    let lists = key
        .map(|key| {
            let (indicators, figures) = (&computed.indicators, &computed.figures);
            records::lists(indicators, figures, library, &gathered.records, key)
        })
        .transpose()?;
    let findings = document.get("findings").cloned().unwrap_or_default();
    Ok((State { figures: figures::by_name(&document), lists }, findings))
}

fn state_of(
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
) -> Result<Figures, Failure> {
    Ok(state(workspace, library, gathered, None)?.0.figures)
}

/// What was found beside the figures.
struct Seen<'a> {
    package: &'a Package,
    findings: &'a [Finding],
    changes: &'a Changes,
    units: &'static str,
    pages: Option<&'a pages::Seen>,
}

fn print(
    output: &mut Output,
    arguments: &Verify,
    library: &Library,
    seen: &Seen,
    checked: &[Checked],
) -> Result<(), Failure> {
    let statement = &seen.package.statement;
    let provider = output.lang.of(&statement.provider).to_owned();
    output.line(&output.toned(Tone::Strong, &provider))?;
    let periods: Vec<&str> =
        statement.manifest.periods.iter().map(|period| period.label.as_str()).collect();
    let (day, program) = (&statement.manifest.report_date, &statement.manifest.program);
    output.line(&format!("{} · {day} · {program}", periods.join(", ")))?;
    output.line("")?;
    if seen.findings.is_empty() {
        let key = if arguments.report.is_dir() { "verify-whole-folder" } else { "verify-whole" };
        output.line(&output.toned(Tone::Good, &output.say(key, &[])))?;
    } else {
        let tone = |tone, text: &str| output.toned(tone, text);
        let lines: Vec<String> = seen
            .findings
            .iter()
            .map(|finding| super::present::one(finding, output.titles(), output.lang, &tone))
            .collect();
        for line in lines {
            output.line(&line)?;
        }
    }
    if let Some(pages) = seen.pages {
        pages::print(output, pages)?;
    }
    let lines = change_lines(output, seen.changes);
    if seen.changes.is_empty() {
        output.line(&output.toned(Tone::Good, &output.say("verify-inputs-same", &[])))?;
    } else {
        output.line(&output.toned(Tone::Bad, &output.say("verify-inputs-differ", &[])))?;
    }
    for line in lines {
        output.line(&format!("    {line}"))?;
    }
    let differ: Vec<&Checked> = checked.iter().filter(|figure| !figure.agrees).collect();
    // An indicator with one value that differs does not agree, however many of its groups do.
    let wrong = indicators(differ.iter().map(|figure| figure.figure.as_str()));
    let all = indicators(checked.iter().map(|figure| figure.figure.as_str()));
    let counts = [
        ("agree", (all - wrong).into()),
        ("differ", wrong.into()),
        ("agree_values", ((checked.len() - differ.len()) as u64).into()),
        ("differ_values", (differ.len() as u64).into()),
    ];
    let tone = if differ.is_empty() { Tone::Good } else { Tone::Bad };
    let key = if differ.is_empty() { "verify-figures-agree" } else { "verify-figures-differ" };
    output.line(&output.toned(tone, &output.say(key, &counts)))?;
    if seen.units != "compared" {
        let key = format!("verify-units-{}", seen.units);
        output.line(&output.toned(Tone::Doubtful, &output.say(&key, &[])))?;
    }
    for figure in differ {
        output.line("")?;
        for line in figure_lines(output, library, figure) {
            output.line(&line)?;
        }
    }
    if arguments.all {
        output.line("")?;
        for figure in checked.iter().filter(|figure| figure.agrees) {
            let value = value_words(output, figure.before.as_ref());
            output.line(&output.toned(
                Tone::Faint,
                &format!("✓ {}  {value}", figure_title(output, library, &figure.figure)),
            ))?;
        }
    }
    Ok(())
}

/// A figure that differs: what it is, from what to what, why.
fn figure_lines(output: &Output, library: &Library, figure: &Checked) -> Vec<String> {
    let head = figure_title(output, library, &figure.figure);
    let mut lines =
        vec![format!("{} {}", output.toned(Tone::Bad, "✕"), output.toned(Tone::Strong, &head))];
    let (before, now) =
        (value_words(output, figure.before.as_ref()), value_words(output, figure.now.as_ref()));
    lines.push(format!("    {before} → {now}"));
    for cause in &figure.causes {
        let words = cause_words(output, cause);
        lines.push(format!(
            "    {} {words}",
            output.toned(Tone::Faint, &output.say("verify-why", &[]))
        ));
    }
    if let Some(moved) = figure.movement.as_ref().filter(|moved| !moved.is_still()) {
        lines.push(format!("    {}", movement_words(output, moved)));
    }
    lines
}
