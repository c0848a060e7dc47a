//! From a social-service provider's own spreadsheets to figures and reports that can be trusted.
//!
//! Data moves one way, and this file is the way:
//!
//! ```text
//! workspace ─► ingest ─► records ─► engine ─► measure ─► report
//!                          ▲           ▲
//!                          └─ library ─┘
//! ```
//!
//! Each room knows the type it takes and the type it gives, and nothing of its neighbours' insides.
//!
//! Figures without the command line:
//!
//! ```
//! use std::path::Path;
//!
//! use rodiklis::locale::Lang;
//! use rodiklis::{compute, gather, library, printed, workspace};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let wrong = |findings| format!("{findings:?}");
//! let workspace = workspace::read(Path::new("sample-data/pastoge")).map_err(wrong)?;
//! let library = library::shipped().map_err(wrong)?;
//!
//! let gathered = gather(&workspace, &library)?;
//! let computed = compute(&workspace, &library, &gathered, &workspace.periods)?;
//!
//! let id = "satisfied_service_users";
//! let figure = computed
//!     .figures
//!     .iter()
//!     .find(|it| it.indicator == id && it.group.is_none() && it.period.label == "2024")
//!     .ok_or("the sample has a survey of 2024")?;
//! // Numerator and denominator are exact; only what is printed was rounded.
//! assert_eq!((figure.numerator, figure.denominator), (Some(105.into()), Some(110.into())));
//! let indicator = library.indicator(id).ok_or("the library has it")?;
//! assert_eq!(printed::value(Lang::En, indicator, figure).as_deref(), Some("95.5%"));
//! # Ok(())
//! # }
//! ```

pub mod assertion;
pub mod cli;
pub mod effect;
pub mod engine;
pub mod evidence;
pub mod finding;
pub mod impact;
pub mod ingest;
mod intake;
pub mod library;
pub mod limits;
pub mod locale;
pub mod lower;
pub mod matching;
pub mod measure;
pub mod office;
pub mod outputs;
pub mod period;
pub mod pool;
pub mod printed;
pub mod public;
pub mod reconciliation;
pub mod records;
mod register;
pub mod report;
pub mod surveys;
pub mod trial;
pub mod visible;
pub mod watch;
pub mod workspace;

use std::collections::BTreeMap;

use polars::prelude::PolarsResult;

use effect::Effect;
use engine::Ask;
use engine::counts::Counts;
use finding::{Finding, Place, Severity};
pub use intake::{Gathered, gather};
use library::Library;
use library::indicator::Indicator;
use library::terms::Terms;
use measure::Figure;
use measure::control::Control;
use measure::history::History;
use measure::questionnaire::Questionnaire;
use period::Period;
use workspace::Workspace;

/// What was computed.
#[derive(Clone)]
pub struct Computed {
    /// The indicators, with the workspace's targets.
    pub indicators: Vec<Indicator>,
    /// Counts of every indicator, period and group.
    pub counts: Vec<Counts>,
    /// Figures, in the counts' order.
    pub figures: Vec<Figure>,
    /// How each figure moved, in the figures' order.
    pub histories: Vec<History>,
    /// Questions of surveys, by indicator and period.
    pub surveys: Vec<Questionnaire>,
    /// Series of months or quarters that the workspace watches.
    pub controls: Vec<Control>,
    /// What the actions that were done in the last of the periods brought.
    pub effects: Vec<Effect>,
    /// Problems of the computation.
    pub findings: Vec<Finding>,
}

/// Counts the workspace's indicators over periods and turns the counts into figures.
///
/// # Errors
/// A columnar file that cannot be read.
pub fn compute(
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
    periods: &[Period],
) -> PolarsResult<Computed> {
    let (indicators, mut findings) = workspace::indicators(workspace, library);
    let asked: Vec<&Indicator> = indicators.iter().collect();
    let questions = surveys::asked(&indicators);
    let questions: Vec<&Indicator> = questions.iter().collect();
    let watched = watch::watched(workspace, &indicators, periods);
    let watched_alone: Vec<Vec<&Indicator>> =
        watched.iter().map(|watched| vec![&watched.indicator]).collect();
    let mut asks =
        vec![Ask { indicators: &asked, periods }, Ask { indicators: &questions, periods }];
    asks.extend(
        watched.iter().zip(&watched_alone).map(|(watched, alone)| Ask {
            indicators: alone.as_slice(),
            periods: &watched.periods,
        }),
    );
    let cuts = effect::cuts(workspace, &indicators, periods);
    let cut_alone: Vec<Vec<&Indicator>> = cuts.iter().map(|cut| vec![&cut.indicator]).collect();
    asks.extend(
        cuts.iter()
            .zip(&cut_alone)
            .map(|(cut, alone)| Ask { indicators: alone.as_slice(), periods: &cut.periods }),
    );
    let mut answered = engine::count_all(&asks, library, &gathered.records)?.into_iter();
    let counted = answered.next().unwrap_or_default();
    let answers = answered.next().unwrap_or_default();
    let terms: BTreeMap<&str, &Terms> =
        indicators.iter().map(|indicator| (indicator.id.as_str(), &indicator.terms)).collect();
    let others: Vec<Vec<Counts>> = answered.map(|counted| counted.counts).collect();
    let (watched_counts, cut_counts) = others.split_at(watched.len().min(others.len()));
    let all: Vec<&[Counts]> =
        std::iter::once(&counted.counts).chain(&others).map(Vec::as_slice).collect();
    let records = &gathered.records;
    let registers = register::registers(workspace, library, &indicators, records, periods, &all)?;
    let mut figures: Vec<Figure> = counted
        .counts
        .iter()
        .filter_map(|counts| Some(measure::figure(terms.get(counts.indicator.as_str())?, counts)))
        .collect();
    registers.hold(&indicators, &mut figures);
    findings.extend(counted.findings);
    findings.extend(registers.findings(library, &indicators, periods));
    findings.extend(unfinished(periods, workspace));
    findings.extend(indicators.iter().flat_map(|indicator| not_yet_in_force(indicator, periods)));
    findings.extend(assertion::check(library, &figures));
    findings.extend(reconciliation::check(&indicators, &counted.counts));
    let histories = measure::history::histories(&terms, &figures);
    let surveys = surveys::read(&indicators, &figures, &answers.counts);
    let controls = watched
        .iter()
        .zip(watched_counts)
        .map(|(watched, counts)| watched.control(counts, &registers))
        .collect();
    let effects =
        cuts.iter().zip(cut_counts).map(|(cut, counts)| cut.effect(counts, &registers)).collect();
    let counts = counted.counts;
    Ok(Computed { indicators, counts, figures, histories, surveys, controls, effects, findings })
}

/// Periods that ended before a definition was meant.
fn not_yet_in_force(indicator: &Indicator, periods: &[Period]) -> Vec<Finding> {
    let Some(from) = indicator.effective_from else { return Vec::new() };
    periods
        .iter()
        .filter(|period| period.to < from)
        .map(|period| {
            Finding::new("C002", Severity::Info, Place::file(&indicator.file))
                .with("indicator", &indicator.id)
                .with("from", from.to_string())
                .with("period", &period.label)
        })
        .collect()
}

/// Periods that were not over on the day that the report carries.
fn unfinished(periods: &[Period], workspace: &Workspace) -> Vec<Finding> {
    periods
        .iter()
        .filter(|period| period.to > workspace.report_date)
        .map(|period| {
            Finding::new("C005", Severity::Warning, Place::file(workspace::FILE))
                .with("period", &period.label)
                .with("to", period.to.to_string())
                .with("date", workspace.report_date.to_string())
        })
        .collect()
}
