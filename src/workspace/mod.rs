//! One provider: who, which certificate, which periods, which sources, which targets.

pub mod source;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use self::source::Source;
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::{FieldType, Text};
use crate::library::indicator::Indicator;
use crate::library::terms::Target;
use crate::library::{DefinitionFile, Library, TargetFile, condition, day};
use crate::locale::Lang;
use crate::period::Period;

/// File name of a workspace.
pub const FILE: &str = "rodiklis.toml";

/// A provider's `rodiklis.toml`, checked.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// The folder that holds it; file patterns start there.
    pub folder: PathBuf,
    /// Languages of its reports.
    pub languages: Vec<Lang>,
    /// The day that reports carry.
    pub report_date: NaiveDate,
    /// Library folders; empty for the program's own library.
    pub library: Vec<PathBuf>,
    /// Reporting periods in the order of time; the last one is reported, the others are its past.
    pub periods: Vec<Period>,
    /// Who.
    pub provider: Provider,
    /// Which certificate.
    pub certificate: Option<Certificate>,
    /// Targets that override the library's, by indicator.
    pub targets: Vec<(String, Target)>,
    /// Which files hold what.
    pub sources: Vec<Source>,
}

/// The provider of the services.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Name.
    pub name: Text,
    /// Legal-entity code.
    pub code: Option<String>,
    /// Address.
    pub address: Option<String>,
}

/// The certificate that a report serves.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// `EQUASS Assurance (2018)`.
    pub scheme: String,
    /// `LIT2021-065`.
    pub reference: String,
    /// Day of the award.
    pub issued: NaiveDate,
    /// Last day.
    pub expires: NaiveDate,
    /// The certified service.
    pub scope: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkspaceFile {
    languages: Option<Vec<Spanned<String>>>,
    report_date: Spanned<toml::value::Datetime>,
    #[serde(default)]
    library: Vec<PathBuf>,
    periods: Vec<Spanned<String>>,
    provider: Provider,
    certificate: Option<Spanned<CertificateFile>>,
    #[serde(default)]
    target: Vec<Spanned<WorkspaceTarget>>,
    #[serde(default)]
    source: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateFile {
    scheme: String,
    reference: String,
    issued: toml::value::Datetime,
    expires: toml::value::Datetime,
    scope: Text,
}

#[derive(Deserialize)]
struct WorkspaceTarget {
    indicator: String,
    #[serde(flatten)]
    target: TargetFile,
}

/// Reads the workspace in a folder, or the named `rodiklis.toml` itself.
///
/// # Errors
/// The file is missing, cannot be read, or says something that is not allowed.
pub fn read(path: &Path) -> Result<Workspace, Vec<Finding>> {
    let file_path = if path.is_dir() { path.join(FILE) } else { path.to_owned() };
    let text = std::fs::read_to_string(&file_path).map_err(|error| {
        let place = Place::file(file_path.display().to_string());
        vec![Finding::new("D020", Severity::Error, place).with("message", error.to_string())]
    })?;
    let folder = match file_path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let file = DefinitionFile { name: FILE.to_owned(), folder: String::new(), text };
    parse(&file, folder)
}

fn parse(file: &DefinitionFile, folder: PathBuf) -> Result<Workspace, Vec<Finding>> {
    let raw: WorkspaceFile = file.parse().map_err(|finding| vec![finding])?;
    let mut findings = Vec::new();

    let mut languages = Vec::new();
    for word in raw.languages.unwrap_or_default() {
        match word.get_ref().parse() {
            Ok(language) => languages.push(language),
            Err(_) => findings.push(
                file.error("D012", word.span().start)
                    .with("read", word.get_ref())
                    .with("known", "lt, en"),
            ),
        }
    }
    if languages.is_empty() {
        languages = vec![Lang::Lt, Lang::En];
    }

    let mut periods: Vec<Period> = Vec::new();
    for word in &raw.periods {
        match Period::parse(word.get_ref()) {
            Ok(period) => periods.push(period),
            Err(_) => {
                findings.push(file.error("D018", word.span().start).with("read", word.get_ref()))
            }
        }
    }
    periods.sort_by_key(|period| (period.to, period.from));
    if raw.periods.is_empty() {
        findings.push(file.error("D018", 0).with("read", "periods = []"));
    }

    let report_date = day(raw.report_date.get_ref());
    if report_date.is_none() {
        findings.push(
            file.error("D004", raw.report_date.span().start)
                .with("expected", "date")
                .with("found", raw.report_date.get_ref().to_string()),
        );
    }

    let certificate = raw.certificate.and_then(|certificate| {
        let at = certificate.span().start;
        let certificate = certificate.into_inner();
        let days = day(&certificate.issued).zip(day(&certificate.expires));
        match days.filter(|(issued, expires)| issued < expires) {
            Some((issued, expires)) => Some(Certificate {
                scheme: certificate.scheme,
                reference: certificate.reference,
                issued,
                expires,
                scope: certificate.scope,
            }),
            None => {
                findings.push(
                    file.error("D004", at)
                        .with("expected", "issued < expires")
                        .with("found", "certificate"),
                );
                None
            }
        }
    });

    let mut targets = Vec::new();
    for target in raw.target {
        let at = target.span().start;
        let WorkspaceTarget { indicator, target } = target.into_inner();
        match target.target() {
            Some(target) => targets.push((indicator, target)),
            None => findings.push(
                file.error("D012", at).with("read", indicator).with("known", "at_least / at_most"),
            ),
        }
    }

    let (Some(report_date), true) = (report_date, findings.is_empty()) else {
        return Err(findings);
    };
    Ok(Workspace {
        library: raw.library.iter().map(|path| folder.join(path)).collect(),
        folder,
        languages,
        report_date,
        periods,
        provider: raw.provider,
        certificate,
        targets,
        sources: raw.source,
    })
}

/// What the workspace says that its library does not know: datasets, fields, codes, indicators.
pub fn check(workspace: &Workspace, library: &Library) -> Vec<Finding> {
    let mut findings = Vec::new();
    let place = || Place::file(FILE);
    for (indicator, _) in &workspace.targets {
        if library.indicator(indicator).is_none() {
            let known = library.indicators.iter().map(|known| known.id.as_str());
            findings.push(
                Finding::new("D021", Severity::Error, place())
                    .with("read", indicator)
                    .with("closest", condition::closest(indicator, known)),
            );
        }
    }
    for source in &workspace.sources {
        let Some(dataset) = library.datasets.get(&source.dataset) else {
            let known = library.datasets.keys().map(String::as_str);
            findings.push(
                Finding::new("D008", Severity::Error, place())
                    .with("read", &source.dataset)
                    .with("closest", condition::closest(&source.dataset, known)),
            );
            continue;
        };
        let named = source
            .columns
            .keys()
            .chain(source.values.keys())
            .chain(source.scale.keys())
            .chain(source.set.keys())
            .chain(source.open_end.keys())
            .chain(source.unpivot.iter().map(|unpivot| &unpivot.into))
            .chain(source.unpivot.iter().flat_map(|unpivot| unpivot.set.keys()));
        for name in named {
            if dataset.field(name).is_none() {
                let known: Vec<&str> =
                    dataset.fields.iter().map(|field| field.name.as_str()).collect();
                findings.push(
                    Finding::new("D003", Severity::Error, place())
                        .with("read", name)
                        .with("dataset", &dataset.name)
                        .with("closest", condition::closest(name, known.iter().copied()))
                        .with("known", known.join(", ")),
                );
            }
        }
        for (name, codes) in &source.values {
            let Some(field) = dataset.field(name) else { continue };
            let known: Vec<&str> = match field.r#type {
                FieldType::Boolean => vec!["yes", "no"],
                _ => field.codes.iter().map(|code| code.code.as_str()).collect(),
            };
            for code in codes.keys().filter(|code| !known.contains(&code.as_str())) {
                findings.push(
                    Finding::new("D005", Severity::Error, place())
                        .with("read", code)
                        .with("field", format!("{}.{name}", dataset.name))
                        .with("closest", condition::closest(code, known.iter().copied()))
                        .with("known", known.join(", ")),
                );
            }
        }
    }
    findings
}

/// The library's indicators, with the targets that the workspace sets in place of the library's.
pub fn with_targets(workspace: &Workspace, library: &Library) -> Vec<Indicator> {
    let mut indicators = library.indicators.clone();
    for indicator in &mut indicators {
        let own: Vec<Target> = workspace
            .targets
            .iter()
            .filter(|(id, _)| *id == indicator.id)
            .map(|(_, target)| target.clone())
            .collect();
        if !own.is_empty() {
            indicator.terms.targets = own;
        }
    }
    indicators
}
