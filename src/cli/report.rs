//! `rodiklis report`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::agreement::{self, Stem};
use super::arguments::{Report, ReportFormat};
use super::blame::computed;
use super::deliver::{NamedFile, deliver};
use super::evidence::Evidence;
use super::output::Output;
use super::{
    Failure, Outcome, close, compute as figures, inputs, open, outcome, periods, read, watch,
};
use crate::evidence;
use crate::evidence::pseudonym::Key;
use crate::evidence::rows::{Rows, rows};
use crate::finding::{Finding, Place, Severity};
use crate::locale::{Lang, Reason};
use crate::outputs::{Kind, Outputs};
use crate::public::{earlier, publish};
use crate::report::fill::Sources;
use crate::report::pdf::Attachment;
use crate::report::{self, Template, letters, logo};
use crate::visible;
use crate::workspace::Workspace;

/// Prints the reports, again and again where they are watched.
///
/// # Errors
/// The workspace, a template or an argument is wrong, or a file fails.
pub fn run(arguments: &Report, output: &mut Output) -> Result<Outcome, Failure> {
    if arguments.watch { watch::run(arguments, output) } else { once(arguments, output) }
}

/// Prints the reports.
///
/// # Errors
/// The workspace, a template or an argument is wrong, or a file fails.
pub fn once(arguments: &Report, output: &mut Output) -> Result<Outcome, Failure> {
    let (mut workspace, library) = open(&arguments.place.workspace)?;
    workspace.periods = periods(&arguments.period, &workspace)?;
    if let Some(date) = arguments.date {
        workspace.report_date = date;
    }
    let templates = templates(arguments, &workspace)?;
    let logos = logo::read(&workspace).map_err(Failure::Wrong)?;
    let key = arguments.evidence.then(|| Key::read(arguments.key.as_deref(), &workspace.folder));
    let key = key.transpose().map_err(|finding| Failure::Wrong(vec![finding]))?;
    let languages = if arguments.lang.is_empty() { &workspace.languages } else { &arguments.lang };

    let gathered = read(&workspace, &library, output)?;
    let progress = output.progress("printing");
    let mut computed = computed(&workspace, &library, &gathered, &workspace.periods)?;
    if computed.figures.is_empty() {
        progress.finish_and_clear();
        figures::remarks(output, &gathered, &computed.findings);
        let place = Place::file(crate::workspace::FILE);
        return Err(Failure::Wrong(vec![Finding::new("D026", Severity::Error, place)]));
    }
    // Before anything is printed: a reader of the annexes is told too.
    let unprinted = if arguments.format.contains(&ReportFormat::Pdf) {
        letters::lacking(&workspace, &gathered, &computed, languages)
    } else {
        Vec::new()
    };
    computed.findings.extend(unprinted.iter().cloned());
    let mut manifest =
        evidence::manifest(&workspace, &library, &gathered.records, &gathered.origins)?;
    // Who prints a public report is given nothing that may not be told: no records, no counts, no places.
    let mut published = None;
    let mut known = None;
    if arguments.public {
        let before =
            earlier::told(&workspace.folder).map_err(|finding| Failure::Wrong(vec![finding]))?;
        let told = publish(&library, &workspace.public, computed.clone(), &before)
            .map_err(Failure::Wrong)?;
        manifest.public(&figures::published_json(&workspace, &gathered, &told).to_string());
        known = Some(told.gathered(&gathered));
        published = Some(told);
    }
    let evidence = key
        .map(|key| Evidence::new(&workspace, &library, &gathered, &computed, &manifest, key))
        .transpose()?;
    // What was approved is not compared before anybody: the differences are the house's.
    let mut restated = Vec::new();
    if !arguments.public {
        let (found, told) = close::restated(&workspace, &gathered, &computed, &library)?;
        restated = found;
        computed.findings.extend(told);
    }
    // What a figure rests on is the house's too: rows and exclusions are not told to anybody.
    let asks = has_document(&arguments.format) && !arguments.public;
    let rows = match workspace.periods.last().filter(|_| asks) {
        Some(period) => rows(&computed.indicators, period, &library, &gathered)?,
        None => Rows::default(),
    };
    let sources = Sources {
        workspace: &workspace,
        library: &library,
        gathered: known.as_ref().unwrap_or(&gathered),
        computed: published.as_ref().map_or(&computed, |published| &published.computed),
        periods: &workspace.periods,
        manifest: &manifest,
        rows: &rows,
        logos: &logos,
        evidence: evidence.as_ref().map(|evidence| evidence.hash.as_str()),
        restated: &restated,
        pool: None,
        published: published.as_ref(),
    };
    let mut formats: BTreeSet<ReportFormat> = arguments.format.iter().copied().collect();
    // A PDF is held against the page, which names its figures.
    let is_page_asked = formats.contains(&ReportFormat::Html);
    if formats.contains(&ReportFormat::Pdf) {
        formats.insert(ReportFormat::Html);
    }
    // A label may hold a slash (any two days), which no file name can.
    let label =
        workspace.periods.last().map_or(String::new(), |period| period.label.replace('/', "_"));
    // Beside the report for the house, not in its place.
    let suffix = if arguments.public { "-public" } else { "" };
    let mut files: Vec<NamedFile> = Vec::new();
    let mut stems: Vec<Stem> = Vec::new();
    for template in &templates {
        let stem = format!("{}-{label}{suffix}", template.name());
        files.extend(one_report(template, sources, languages, &formats, &stem, evidence.as_ref())?);
        // They hold all figures, whatever the report: the first one's name is enough.
        formats.remove(&ReportFormat::Xlsx);
        formats.remove(&ReportFormat::Csv);
        stems.push(Stem { name: stem, complete: template.is_complete() });
    }
    let json = match &published {
        Some(published) => figures::published_json(&workspace, &gathered, published),
        None => {
            let mut json = figures::public_json(&workspace, &gathered, &computed);
            close::tell(&mut json, &restated);
            json
        }
    };
    let json = visible::json(format!("{json:#}\n"));
    agreement::check(
        sources.computed,
        sources.periods,
        languages,
        &stems,
        &files,
        json.as_bytes(),
    )?;
    files.retain(|(name, _)| is_page_asked || !name.ends_with(".html"));
    if let Some(template) = templates.first().filter(|_| formats.contains(&ReportFormat::Json)) {
        files.push((format!("{}-{label}{suffix}.json", template.name()), json.into_bytes()));
    }
    progress.finish_and_clear();

    let pages = files.len();
    let mut folders = Vec::new();
    if let (Some(evidence), Some(template)) = (&evidence, templates.first()) {
        let folder = format!("{}-{label}-evidence", template.name());
        files.extend(evidence.files(&folder));
        folders.push(folder);
    }
    let written = deliver(&Outputs {
        kind: Kind::Report,
        folder: &arguments.out,
        files: &files,
        whole: &folders,
        inputs: &made_from(arguments, &workspace),
    })?;
    for folder in folders {
        output.line(&arguments.out.join(folder).display().to_string())?;
    }
    for path in &written[..pages] {
        output.line(&path.display().to_string())?;
    }
    output.problems(&unprinted);
    let findings = gathered.findings.iter().chain(&computed.findings);
    figures::remarks(output, &gathered, &computed.findings);
    close::remark(output, &restated);
    Ok(outcome(findings))
}

/// Whether a format is asked for that is made from the document.
fn has_document(formats: &[ReportFormat]) -> bool {
    formats.iter().any(|format| matches!(format, ReportFormat::Html | ReportFormat::Pdf))
}

/// Every file that the reports are made from.
pub fn made_from(arguments: &Report, workspace: &Workspace) -> Vec<PathBuf> {
    let mut found = inputs::of_workspace(&arguments.place.workspace, workspace);
    found.extend(arguments.key.clone());
    let reports = arguments.report.iter();
    let folders = reports.flat_map(|name| [PathBuf::from(name), workspace.folder.join(name)]);
    for folder in folders.chain(arguments.template.clone()) {
        inputs::add_all(&folder, &mut found);
    }
    found
}

/// The reports that were asked for, else the workspace's, else the program's first.
fn templates(arguments: &Report, workspace: &Workspace) -> Result<Vec<Template>, Failure> {
    let wrong = |finding| Failure::Wrong(vec![finding]);
    if let Some(folder) = &arguments.template {
        return Ok(vec![Template::read(folder).map_err(wrong)?]);
    }
    let asked = if arguments.report.is_empty() { &workspace.reports } else { &arguments.report };
    let mut names: Vec<&str> = Vec::new();
    // The same files would be written twice.
    for name in asked.iter().map(String::as_str).filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        names.extend(report::shipped_names().next());
    }
    names
        .into_iter()
        .map(|name| {
            let beside = workspace.folder.join(name);
            match Template::shipped(name) {
                Some(template) => template,
                None if beside.is_dir() => Template::read(&beside),
                None if Path::new(name).is_dir() => Template::read(Path::new(name)),
                None => {
                    let known: Vec<&str> = report::shipped_names().collect();
                    Err(Finding::new("R003", Severity::Error, Place::file("--report"))
                        .with("read", name)
                        .with("known", known.join(", ")))
                }
            }
            .map_err(wrong)
        })
        .collect()
}

/// A report's files in all languages.
///
/// # Errors
/// The template is wrong.
pub fn one_report(
    template: &Template,
    sources: Sources,
    languages: &[Lang],
    formats: &BTreeSet<ReportFormat>,
    stem: &str,
    evidence: Option<&Evidence>,
) -> Result<Vec<NamedFile>, Failure> {
    // Languages have nothing to do with each other: each is printed on a thread of its own, and
    // their files stand in the order of the languages.
    let printed: Vec<Result<Vec<NamedFile>, Finding>> = std::thread::scope(|scope| {
        let threads: Vec<_> = languages
            .iter()
            .map(|lang| {
                let attached = evidence.map_or(Vec::new(), |e| e.attachments(*lang));
                scope
                    .spawn(move || one_language(template, sources, *lang, formats, stem, &attached))
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| {
                thread.join().unwrap_or_else(|_| {
                    let place = Place::default();
                    Err(Finding::new("R002", Severity::Error, place)
                        .with("message", Reason::new("program")))
                })
            })
            .collect()
    });
    let mut files = Vec::new();
    for language in printed {
        files.extend(language.map_err(|finding| Failure::Wrong(vec![finding]))?);
    }
    if let Some(evidence) = evidence {
        let pages = files.iter_mut().filter(|(name, _)| name.ends_with(".pdf"));
        pages.for_each(|(_, bytes)| evidence.seal(bytes));
    }
    Ok(files)
}

/// The report's files in one language.
fn one_language(
    template: &Template,
    sources: Sources,
    lang: Lang,
    formats: &BTreeSet<ReportFormat>,
    stem: &str,
    attached: &[Attachment],
) -> Result<Vec<NamedFile>, Finding> {
    let mut files = Vec::new();
    if formats.contains(&ReportFormat::Xlsx) {
        let workbook = report::book::workbook(sources, template.framework(), lang)?;
        files.push((format!("{stem}-{lang}.xlsx"), workbook));
    }
    if formats.contains(&ReportFormat::Csv) {
        let csv = report::book::csv(sources, template.framework(), lang);
        files.push((format!("{stem}-{lang}.csv"), csv));
    }
    if !formats.contains(&ReportFormat::Html) && !formats.contains(&ReportFormat::Pdf) {
        return Ok(files);
    }
    let document = report::document(template, sources, lang)?;
    if formats.contains(&ReportFormat::Html) {
        files.push((format!("{stem}-{lang}.html"), report::html(&document)?.into_bytes()));
    }
    if formats.contains(&ReportFormat::Pdf) {
        let pdf = match report::pdf(template, &document, attached) {
            Ok(pdf) => pdf,
            Err(finding) => {
                let placed = report::mistakes(template, sources, lang, &document)?;
                return Err(placed.unwrap_or(finding));
            }
        };
        files.push((format!("{stem}-{lang}.pdf"), pdf));
    }
    Ok(files)
}
