//! `rodiklis pool --out`: the project's results as a report, with each centre's beside them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::arguments::{Pool as PoolArguments, ReportFormat};
use super::deliver::deliver;
use super::output::Output;
use super::report::one_report;
use super::{Failure, inputs};
use crate::engine::counts::{Counts, Tally};
use crate::evidence::{self, manifest::InputFile, rows::Rows};
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::dataset::Text;
use crate::library::indicator::Indicator;
use crate::library::terms::Target;
use crate::library::terms::UNREAD_AT_MOST;
use crate::locale::Lang;
use crate::measure::Figure;
use crate::measure::history::histories;
use crate::outputs::{Kind, Outputs};
use crate::period::Period;
use crate::pool::Pooled;
use crate::pool::extract::Extract;
use crate::pool::project::Project;
use crate::public::{Published, centres};
use crate::records::Origins;
use crate::records::frame::Records;
use crate::report::Template;
use crate::report::fill::{Pool, Sources};
use crate::report::logo::Logos;
use crate::surveys;
use crate::workspace::written::Written;
use crate::workspace::{Places, Provider, Workspace};
use crate::{Computed, Gathered};

/// The report that is printed of many centres.
const REPORT: &str = "project-results";

/// Prints the report of all centres into the folder that was asked for.
///
/// # Errors
/// There is nothing to print, or a file fails.
pub fn print(
    arguments: &PoolArguments,
    project: &Project,
    library: &Library,
    extracts: &[Extract],
    pooled: &[Pooled],
    output: &mut Output,
) -> Result<(), Failure> {
    let Some(out) = &arguments.out else { return Ok(()) };
    let wrong = |finding| Failure::Wrong(vec![finding]);
    let periods: BTreeMap<_, Period> = pooled
        .iter()
        .map(|pooled| &pooled.figure.period)
        .map(|period| ((period.to, period.from), period.clone()))
        .collect();
    let periods: Vec<Period> = periods.into_values().collect();
    let Some(last) = periods.last() else {
        let place = Place::file(arguments.project.display().to_string());
        return Err(wrong(Finding::new("D026", Severity::Error, place)));
    };
    let Some(template) = Template::shipped(REPORT) else { return Ok(()) };
    let template = template.map_err(wrong)?;
    let shown = shown(library, template.framework());
    let languages =
        if arguments.lang.is_empty() { vec![Lang::Lt, Lang::En] } else { arguments.lang.clone() };
    let workspace = Workspace {
        unread_at_most: UNREAD_AT_MOST,
        public: project.public.clone(),
        folder: arguments.project.parent().unwrap_or(std::path::Path::new(".")).to_owned(),
        languages: languages.clone(),
        reports: Vec::new(),
        report_date: arguments.date.unwrap_or(last.to),
        library: Vec::new(),
        periods: periods.clone(),
        provider: Provider { name: project.name.clone(), code: None, address: None, logo: None },
        certificate: None,
        targets: project.targets.clone(),
        places: Places::default(),
        benchmarks: Vec::new(),
        control_charts: Vec::new(),
        settings: BTreeMap::new(),
        sources: Vec::new(),
        mapping: BTreeMap::new(),
        crosses: Vec::new(),
        written: Written::default(),
    };
    let gathered =
        Gathered { records: Records::default(), origins: Origins::default(), findings: Vec::new() };
    let mut told = pooled.to_vec();
    let mut published = None;
    if arguments.public {
        let mut listing =
            centres::publish(library, &project.public, &mut told).map_err(Failure::Wrong)?;
        listing.retain(|line| shown.iter().any(|own| own.id == line.indicator));
        let computed = computed(library, &project.targets, &told);
        published = Some(Published { policy: project.public.clone(), computed, listing });
    }
    let pooled = told.as_slice();
    let computed = computed(library, &project.targets, pooled);
    let mut manifest =
        evidence::manifest(&workspace, library, &gathered.records, &gathered.origins)?;
    let is_shown = |file: &String| {
        shown.iter().any(|own| own.file == *file)
            || library.indicators.iter().all(|other| other.file != *file)
    };
    manifest.definitions.retain(|definition| is_shown(&definition.name));
    for path in &project.extracts {
        manifest.files.push(InputFile {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            dataset: String::new(),
            sha256: evidence::sha256(&std::fs::read(path)?),
            rows: None,
            left_out: None,
        });
    }
    manifest.fingerprint = manifest.hash();
    if let Some(published) = &published {
        let told = json!({ "figures": computed.figures, "withheld": published.listing });
        manifest.public(&told.to_string());
    }
    let centres: Vec<Text> = extracts.iter().map(|extract| extract.provider.clone()).collect();
    let sources = Sources {
        published: published.as_ref(),
        workspace: &workspace,
        library,
        gathered: &gathered,
        computed: &computed,
        periods: &periods,
        manifest: &manifest,
        rows: &Rows::default(),
        logos: &Logos::default(),
        evidence: None,
        restated: &[],
        pool: Some(Pool { centres: &centres, pooled }),
    };
    let formats = BTreeSet::from([ReportFormat::Pdf, ReportFormat::Html]);
    // Beside the report for the house, not in its place.
    let suffix = if arguments.public { "-public" } else { "" };
    let stem = format!("{REPORT}-{}{suffix}", last.label.replace('/', "_"));
    let files = one_report(&template, sources, &languages, &formats, &stem, None)?;
    let mut read_from = vec![arguments.project.clone()];
    read_from.extend(project.extracts.iter().cloned());
    for folder in &project.library {
        inputs::add_all(folder, &mut read_from);
    }
    let written = deliver(&Outputs {
        kind: Kind::Project,
        folder: out,
        files: &files,
        whole: &[],
        inputs: &read_from,
    })?;
    for path in written {
        output.line(&path.display().to_string())?;
    }
    Ok(())
}

/// The project's own indicators: its report shows no others.
fn shown<'a>(library: &'a Library, framework: &str) -> Vec<&'a Indicator> {
    let frameworks = || library.frameworks.iter().filter(|known| known.id == framework);
    let is_own = |own: &&Indicator| {
        frameworks().any(|known| known.group.iter().any(|group| known.maps(group, own)))
    };
    library.indicators.iter().filter(is_own).collect()
}

/// The figures of all centres as those of one provider. Nothing is counted again, and reports read no counts of a whole.
fn computed(library: &Library, targets: &[(String, Target)], pooled: &[Pooled]) -> Computed {
    let own = |indicator: &Indicator| {
        let mut indicator = indicator.clone();
        let mine = targets.iter().filter(|(id, _)| *id == indicator.id);
        let mine: Vec<Target> = mine.map(|(_, target)| target.clone()).collect();
        if !mine.is_empty() {
            indicator.terms.targets = mine;
        }
        indicator
    };
    let counts = |pooled: &Pooled| Counts {
        indicator: pooled.figure.indicator.clone(),
        period: pooled.figure.period.clone(),
        group: None,
        tally: Tally::default(),
        divisor: None,
        overlaps: Vec::new(),
    };
    let indicators: Vec<Indicator> = library
        .indicators
        .iter()
        .filter(|known| pooled.iter().any(|pooled| pooled.figure.indicator == known.id))
        .map(own)
        .collect();
    let figures: Vec<Figure> = pooled.iter().map(|pooled| pooled.figure.clone()).collect();
    let terms =
        indicators.iter().map(|indicator| (indicator.id.as_str(), &indicator.terms)).collect();
    let histories = histories(&terms, &figures);
    Computed {
        counts: pooled.iter().map(counts).collect(),
        surveys: surveys::read(&indicators, &figures, &[]),
        controls: Vec::new(),
        effects: Vec::new(),
        findings: Vec::new(),
        histories,
        figures,
        indicators,
    }
}
