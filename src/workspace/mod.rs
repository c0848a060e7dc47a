//! One provider: who, which certificate, which periods, which sources, which targets.

mod check;
pub mod control;
pub mod logo;
pub mod periods;
pub(crate) mod public;
pub mod source;
pub mod written;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

pub use self::check::check;
use self::control::ControlChart;
use self::logo::Logo;
use self::periods::Calendar;
use self::source::Source;
use self::written::{ActionFile, ProjectFile, Texts, Written};
use crate::evidence::sha256;
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::Text;
use crate::library::indicator::Indicator;
use crate::library::number::Number;
use crate::library::terms::{Benchmark, Target, UNREAD_AT_MOST};
use crate::library::{DefinitionFile, Library, NamedBenchmark, NamedTarget, day, named_targets};
use crate::limits;
use crate::locale::{Lang, Reason};
use crate::measure::disclosure::Policy;
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
    /// Its reports, by name: those that the program carries, or folders beside `rodiklis.toml`. None: the
    /// program's first.
    pub reports: Vec<String>,
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
    /// Where its targets and values of others stand, in their order.
    pub places: Places,
    /// Stratifiers that split together beside the library's crosses, by indicator.
    pub crosses: Vec<(String, Vec<String>)>,
    /// Values of others to compare with, beside the library's, by indicator.
    pub benchmarks: Vec<(String, Benchmark)>,
    /// Series of months or quarters that are watched for unusual values.
    pub control_charts: Vec<ControlChart>,
    /// Whole numbers that definitions leave to the provider, by name.
    pub settings: BTreeMap<String, i64>,
    /// Of how many of a figure's records, in per cent, a cell that matters may be unread: above, no verdict is given.
    pub unread_at_most: Decimal,
    /// What its public reports may tell.
    pub public: Policy,
    /// Which files hold what.
    pub sources: Vec<Source>,
    /// SHA-256 of the sources as the file says them, by dataset: how its files are read.
    pub mapping: BTreeMap<String, String>,
    /// What it writes for its reports.
    pub written: Written,
}

/// Where in `rodiklis.toml` something stands.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Each target.
    pub targets: Vec<Place>,
    /// Each value of others.
    pub benchmarks: Vec<Place>,
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
    /// Its mark.
    pub logo: Option<Logo>,
}

/// The certificate that a report serves.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// `EQUASS Assurance (2018)`.
    pub scheme: String,
    /// `LIT2021-065`; empty where it is not known.
    pub reference: String,
    /// Day of the award.
    pub issued: NaiveDate,
    /// Last day.
    pub expires: NaiveDate,
    /// The certified service.
    pub scope: Text,
    /// Its mark.
    pub logo: Option<Logo>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkspaceFile {
    languages: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    reports: Vec<String>,
    report_date: Spanned<toml::value::Datetime>,
    #[serde(default)]
    library: Vec<PathBuf>,
    periods: Vec<Spanned<String>>,
    provider: Provider,
    certificate: Option<Spanned<CertificateFile>>,
    #[serde(default)]
    target: Vec<Spanned<NamedTarget>>,
    #[serde(default)]
    cross: Vec<CrossFile>,
    #[serde(default)]
    benchmark: Vec<Spanned<NamedBenchmark>>,
    #[serde(default)]
    control_chart: Vec<ControlChart>,
    #[serde(default)]
    settings: BTreeMap<String, i64>,
    unread_at_most: Option<Spanned<Number>>,
    #[serde(default)]
    public: Option<Spanned<public::PublicFile>>,
    #[serde(default)]
    source: Vec<Source>,
    #[serde(default)]
    frameworks: Vec<String>,
    #[serde(default)]
    action: Vec<Spanned<ActionFile>>,
    #[serde(default)]
    texts: Texts,
    project: Option<Spanned<ProjectFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateFile {
    scheme: String,
    #[serde(default)]
    reference: String,
    issued: toml::value::Datetime,
    expires: toml::value::Datetime,
    scope: Text,
    logo: Option<Logo>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CrossFile {
    indicator: String,
    by: Vec<String>,
}

impl Workspace {
    /// What words for periods need to know of this provider.
    pub fn calendar(&self) -> Calendar {
        Calendar {
            certificate: self.certificate.as_ref().map(|known| (known.issued, known.expires)),
            report_date: self.report_date,
        }
    }
}

/// Reads the workspace in a folder, or the named `rodiklis.toml` itself.
///
/// # Errors
/// The file is missing, cannot be read, or says something that is not allowed.
pub fn read(path: &Path) -> Result<Workspace, Vec<Finding>> {
    let file_path = if path.is_dir() { path.join(FILE) } else { path.to_owned() };
    // Another file named by mistake may hold anything: none of its lines is shown.
    if file_path.extension().is_none_or(|ending| ending != "toml") {
        let place = Place::file(file_path.display().to_string());
        return Err(vec![
            Finding::new("D020", Severity::Error, place).with("message", Reason::new("not-found")),
        ]);
    }
    let text = limits::text(&file_path, limits::DEFINITION).map_err(|error| {
        let place = Place::file(file_path.display().to_string());
        vec![Finding::new("D020", Severity::Error, place).with("message", Reason::of_io(&error))]
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
                logo: certificate.logo,
            }),
            None => {
                findings.push(
                    file.error("D004", at)
                        .with("expected", "issued_before_expires")
                        .with("found", "certificate"),
                );
                None
            }
        }
    });

    let calendar = Calendar {
        certificate: certificate.as_ref().map(|known| (known.issued, known.expires)),
        report_date: report_date.unwrap_or_default(),
    };
    let mut all: Vec<Period> = Vec::new();
    for word in &raw.periods {
        match periods::periods(word.get_ref(), calendar) {
            Some(more) => {
                all.extend(more);
                if limits::PERIODS.hold(all.len() as u64).is_err() {
                    let error = file.error("D001", word.span().start);
                    let reason = Reason::of_limit(limits::PERIODS);
                    return Err(vec![error.with("message", reason)]);
                }
            }
            None => {
                findings.push(file.error("D018", word.span().start).with("read", word.get_ref()));
            }
        }
    }
    all.sort_by_key(|period| (period.to, period.from));
    all.dedup();
    if raw.periods.is_empty() {
        findings.push(file.error("D018", 0).with("read", "periods = []"));
    }

    let (targets, target_places) = named_targets(raw.target, file, &mut findings);
    let mut places = Places { targets: target_places, benchmarks: Vec::new() };
    let mut benchmarks = Vec::new();
    for benchmark in raw.benchmark {
        let at = benchmark.span().start;
        let (indicator, benchmark) = benchmark.into_inner().split();
        match benchmark {
            Some(benchmark) => {
                benchmarks.push((indicator, benchmark));
                places.benchmarks.push(file.place(at));
            }
            None => {
                findings
                    .push(file.error("D012", at).with("read", indicator).with("known", "as_of"));
            }
        }
    }

    let written =
        Written::read(raw.frameworks, raw.action, raw.texts, raw.project, file, &mut findings);
    let public = match raw.public {
        Some(public) => public::policy(file, &public).unwrap_or_else(|wrong| {
            findings.extend(wrong);
            Policy::default()
        }),
        None => Policy::default(),
    };

    for source in &raw.source {
        if let (Some(from), Some(to)) = (source.kept_from, source.kept_to)
            && from > to
        {
            let read = format!("kept_from = {from}, kept_to = {to}");
            findings.push(
                file.error("D012", 0).with("read", read).with("known", "kept_from ≤ kept_to"),
            );
        }
    }
    let unread_at_most = match raw.unread_at_most {
        None => UNREAD_AT_MOST,
        Some(written) => {
            let share = written.get_ref().0;
            if share < Decimal::ZERO || share > Decimal::ONE_HUNDRED {
                let wrong = file.error("D012", written.span().start);
                let read = format!("unread_at_most = {share}");
                findings.push(wrong.with("read", read).with("known", "0–100"));
            }
            share
        }
    };
    let (Some(report_date), true) = (report_date, findings.is_empty()) else {
        return Err(findings);
    };
    Ok(Workspace {
        library: raw.library.iter().map(|path| folder.join(path)).collect(),
        folder,
        languages,
        reports: raw.reports,
        report_date,
        periods: all,
        provider: raw.provider,
        certificate,
        targets,
        places,
        crosses: raw.cross.into_iter().map(|cross| (cross.indicator, cross.by)).collect(),
        benchmarks,
        control_charts: raw.control_chart,
        settings: raw.settings,
        unread_at_most,
        public,
        sources: raw.source,
        mapping: mapping(&file.text),
        written,
    })
}

/// The hash of each dataset's sources, whatever the file's comments and layout.
fn mapping(text: &str) -> BTreeMap<String, String> {
    let table: toml::Table = toml::from_str(text).unwrap_or_default();
    let sources = table.get("source").and_then(toml::Value::as_array);
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for source in sources.into_iter().flatten() {
        let dataset = source.get("dataset").and_then(toml::Value::as_str).unwrap_or_default();
        texts.entry(dataset.to_owned()).or_default().push_str(&format!("{source}\n"));
    }
    texts.into_iter().map(|(dataset, text)| (dataset, sha256(text.as_bytes()))).collect()
}

/// The library's indicators with what the workspace decides: its targets in place of the library's,
/// crosses beside them, and values for settings. An indicator whose setting has no value is left out and found.
pub fn indicators(workspace: &Workspace, library: &Library) -> (Vec<Indicator>, Vec<Finding>) {
    let mut indicators = Vec::with_capacity(library.indicators.len());
    let mut findings = Vec::new();
    for indicator in &library.indicators {
        let mut own = match indicator.clone().with_settings(&workspace.settings) {
            Ok(indicator) => indicator,
            Err(setting) => {
                let title = indicator.settings.get(&setting).map(|s| s.title.clone());
                let Text { lt, en } = title.unwrap_or_default();
                findings.push(
                    Finding::new("C003", Severity::Info, Place::file(&indicator.file))
                        .with("indicator", &indicator.id)
                        .with("setting", setting)
                        .with("title_lt", lt)
                        .with("title_en", en),
                );
                continue;
            }
        };
        own.terms.unread_at_most = workspace.unread_at_most;
        let targets = workspace.targets.iter().filter(|(id, _)| *id == indicator.id);
        let targets: Vec<Target> = targets.map(|(_, target)| target.clone()).collect();
        if !targets.is_empty() {
            own.terms.targets = targets;
        }
        for (_, cross) in workspace.crosses.iter().filter(|(id, _)| *id == indicator.id) {
            if !own.has_cross(cross) {
                own.crosses.push(cross.clone());
            }
        }
        let benchmarks = workspace.benchmarks.iter().filter(|(id, _)| *id == indicator.id);
        own.terms.benchmarks.extend(benchmarks.map(|(_, benchmark)| benchmark.clone()));
        indicators.push(own);
    }
    (indicators, findings)
}
