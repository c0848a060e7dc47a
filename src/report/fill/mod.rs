//! Figures in words: the report's context from what was computed.

mod annex;
mod card;
mod control;
mod cover;
mod coverage;
mod cross_picture;
mod crosses;
mod easy;
mod flow;
mod funnel;
mod lead;
mod multiples;
mod picture;
mod printed;
mod progress;
mod project;
mod provenance;
mod restated;
mod section;
pub(super) mod series;
mod survey;
mod survey_overview;
mod tables;
mod turnout;
mod withheld;

use super::context::{
    Chapter, PeriodWords, Provider, Report, Section, Summary, SummaryGroup, Texts, arranged,
};
use super::folder::About;
use super::logo::Logos;
use super::messages::{MessageError, Messages};
use super::sentence;
use crate::evidence::Manifest;
use crate::evidence::issued::Step;
use crate::evidence::rows::Rows;
use crate::library::Library;
use crate::library::dataset::Text;
use crate::library::framework::{Framework, FrameworkGroup};
use crate::library::indicator::Indicator;
use crate::locale::{self, Lang};
use crate::period::Period;
use crate::pool::Pooled;
use crate::public::Published;
use crate::workspace::{Workspace, written};
use crate::{Computed, Gathered};

pub(super) use self::printed::unit;
use self::series::Series;

/// Everything that a report is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// Who reports.
    pub workspace: &'a Workspace,
    /// Definitions.
    pub library: &'a Library,
    /// Records and what was found in them.
    pub gathered: &'a Gathered,
    /// Figures.
    pub computed: &'a Computed,
    /// The periods, in the order of time; the last one is reported.
    pub periods: &'a [Period],
    /// What went in.
    pub manifest: &'a Manifest,
    /// How many rows of each file stand behind each figure.
    pub rows: &'a Rows,
    /// The marks that covers show.
    pub logos: &'a Logos,
    /// SHA-256 of the evidence's manifest, where evidence goes with the report.
    pub evidence: Option<&'a str>,
    /// What was restated since its period was closed.
    pub restated: &'a [Step],
    /// The centres behind the figures, where many were joined.
    pub pool: Option<Pool<'a>>,
    /// What is withheld, in a report that anybody may read.
    pub published: Option<&'a Published>,
}

/// Many centres whose figures were joined.
#[derive(Clone, Copy)]
pub struct Pool<'a> {
    /// Their names, in the order of the figures.
    pub centres: &'a [Text],
    /// The figures of all, each with every centre's.
    pub pooled: &'a [Pooled],
}

/// Puts a report in one language into words.
///
/// # Errors
/// The template's messages lack one.
pub fn report(
    sources: Sources,
    about: &About,
    lang: Lang,
    messages: &Messages,
) -> Result<Report, MessageError> {
    let words = Words { lang, messages, sources };
    let all: Vec<Series> = sources
        .computed
        .indicators
        .iter()
        .map(|indicator| Series::new(indicator, sources.computed, sources.periods))
        .filter(|series| !series.is_empty())
        .collect();

    let mut chapters: Vec<Chapter> = Vec::new();
    let mut groups = Vec::new();
    let mut cards = Vec::new();
    for (code, title, members) in chapters_of(sources.library, &about.framework, &all, lang) {
        let mut sections: Vec<Section> = Vec::new();
        let mut rows = Vec::new();
        for series in members {
            rows.push(section::summary_row(&words, series)?);
            sections.push(section::section(&words, series)?);
            cards.push(card::card(&words, series.indicator)?);
        }
        groups.push(SummaryGroup { title: title.clone(), rows });
        chapters.push(Chapter { id: format!("principle-{code}"), title, sections });
    }

    let framework = sources.library.frameworks.iter().find(|known| known.id == about.framework);
    let progress = progress::progress(&words, &all)?;
    let last = words.period();
    Ok(arranged(Report {
        lang: lang.code().to_owned(),
        provider: Provider {
            name: lang.of(&sources.workspace.provider.name).to_owned(),
            code: sources.workspace.provider.code.clone(),
            address: sources.workspace.provider.address.clone(),
            logo: sources.logos.provider.as_ref().map(|mark| mark.picture(lang)),
        },
        period: PeriodWords {
            label: locale::period_label(lang, last),
            days: locale::period(lang, last),
            span: locale::period_labels(lang, sources.periods),
        },
        date: locale::iso_date(sources.workspace.report_date),
        program: sources.manifest.program.clone(),
        fingerprint: super::context::Hash::of(&sources.manifest.fingerprint).short,
        certificate: cover::certificate(&words)?,
        facts: cover::facts(&words, &all)?,
        summary: Summary {
            lead: summary_lead(&words, &all)?,
            groups,
            course: sources.periods.len() > 1,
        },
        chapters,
        cards,
        surveys: annex::surveys(&words, &all)?,
        survey_overview: survey_overview::picture(&words, &all)?,
        findings: annex::findings(&words, &annex::all_findings(&words).collect::<Vec<_>>()),
        notes: Vec::new(),
        manifest: annex::manifest(&words),
        evidence: sources.evidence.map(super::context::Hash::of),
        restated: restated::restated(&words)?,
        coverage: coverage::coverage(&words, &about.framework, &all)?,
        flows: flow::flows(&words, &all)?,
        easy: easy::easy(&words, &all, &progress)?,
        progress,
        project: project::project(&words, framework, &all)?,
        texts: texts(lang, &sources.workspace.written.texts),
        public: withheld::public(&words, framework)?,
    }))
}

/// What every part of a report needs to find its words.
struct Words<'a> {
    lang: Lang,
    messages: &'a Messages,
    sources: Sources<'a>,
}

impl Words<'_> {
    /// The reported period.
    fn period(&self) -> &Period {
        // A workspace without periods is refused when it is read.
        &self.sources.periods[self.sources.periods.len() - 1]
    }

    fn say(&self, key: &str, values: &[(&str, &str)]) -> Result<String, MessageError> {
        let values: Vec<(&str, super::messages::Value)> =
            values.iter().map(|(name, text)| (*name, super::messages::Value::Text(text))).collect();
        self.messages.say(key, &values)
    }
}

/// Chapters in the framework's order, and what belongs to none of its groups at the end.
pub(super) fn chapters_of<'a>(
    library: &Library,
    framework: &str,
    all: &'a [Series<'a>],
    lang: Lang,
) -> Vec<(String, String, Vec<&'a Series<'a>>)> {
    let mut chapters = Vec::new();
    let mut placed: Vec<&str> = Vec::new();
    let known = library.frameworks.iter().find(|known| known.id == framework);
    let groups = known.iter().flat_map(|known| known.group.iter().map(move |group| (known, group)));
    for (known, group) in groups {
        let members: Vec<&Series> = all
            .iter()
            .filter(|series| !placed.contains(&series.indicator.id.as_str()))
            .filter(|series| belongs(series.indicator, known, group))
            .collect();
        if !members.is_empty() {
            placed.extend(members.iter().map(|series| series.indicator.id.as_str()));
            let title = coverage::group_title(lang, group);
            chapters.push((group.code.clone(), title, in_order(members)));
        }
    }
    let rest: Vec<&Series> =
        all.iter().filter(|series| !placed.contains(&series.indicator.id.as_str())).collect();
    let mut others: Vec<&str> =
        rest.iter().map(|series| series.indicator.folder.as_str()).collect();
    others.sort_unstable();
    others.dedup();
    for folder in others {
        let members: Vec<&Series> =
            rest.iter().copied().filter(|series| series.indicator.folder == folder).collect();
        chapters.push((folder.to_owned(), folder.to_owned(), in_order(members)));
    }
    chapters
}

/// Whether an indicator is told in a group's chapter: it is of the group's folder or, in a framework without
/// folders, mapped to it.
fn belongs(indicator: &Indicator, framework: &Framework, group: &FrameworkGroup) -> bool {
    match &group.folder {
        Some(folder) => indicator.folder == *folder,
        None => framework.maps(group, indicator),
    }
}

/// Indicators with a target first: they are what a chapter is judged by. Of the others, those that
/// count the same things stand together, the shorter ones first, which fills pages.
fn in_order<'a>(mut members: Vec<&'a Series<'a>>) -> Vec<&'a Series<'a>> {
    members.sort_by_key(|series| {
        let judged = series.now().is_some_and(|figure| figure.target.is_some());
        let indicator = series.indicator;
        let alike = if judged { "" } else { indicator.unit.en.as_str() };
        let long = if judged { 0 } else { indicator.stratifiers.len() };
        (!judged, alike, long, indicator.id.as_str())
    });
    members
}

fn summary_lead(words: &Words, all: &[Series]) -> Result<Vec<String>, MessageError> {
    let mut numbers = [0_u64; 4];
    let mut withheld = 0_u64;
    for figure in all.iter().filter_map(Series::now).filter(|figure| figure.target.is_some()) {
        // It may well have been assessed: the report does not say so.
        if figure.suppressed.is_some() {
            withheld += 1;
            continue;
        }
        match figure.verdict {
            crate::measure::Verdict::Met => numbers[0] += 1,
            crate::measure::Verdict::NotMet => numbers[1] += 1,
            crate::measure::Verdict::NotAssessed => numbers[2] += 1,
        }
        let judged = figure.verdict != crate::measure::Verdict::NotAssessed;
        if judged && !figure.certain {
            numbers[3] += 1;
        }
    }
    let mut sentences =
        sentence::tally(words.messages, numbers[0], numbers[1], numbers[2], numbers[3])?;
    if withheld > 0 {
        sentences.push(words.say("tally-withheld", &[("withheld", &withheld.to_string())])?);
    }
    // A target that was not met is named: it is what a reader of the summary looks for.
    let mut missed = Vec::new();
    for series in all {
        let now = series.now();
        if printed::verdict(now) == sentence::Verdict::NotMet {
            let title = title(words, series.indicator);
            let value = printed::value(words, series.indicator, now)?;
            missed.push(words.say("tally-missed-one", &[("title", &title), ("value", &value)])?);
        }
    }
    if !missed.is_empty() {
        let list = missed.join("; ");
        sentences.insert(1, words.say("tally-missed", &[("list", &list)])?);
    }
    Ok(sentences)
}

/// What the provider wrote, in paragraphs.
fn texts(lang: Lang, written: &written::Texts) -> Texts {
    let paragraphs = |text: &Option<Text>| -> Vec<String> {
        let text = text.as_ref().map_or("", |text| lang.of(text));
        let parts = text.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>());
        parts.map(|words| words.join(" ")).filter(|part| !part.is_empty()).collect()
    };
    Texts {
        foreword: paragraphs(&written.foreword),
        mission: paragraphs(&written.mission),
        structure: paragraphs(&written.structure),
        factors: paragraphs(&written.factors),
        finances: paragraphs(&written.finances),
        priorities: paragraphs(&written.priorities),
    }
}

/// The indicator's title in the report's language.
fn title(words: &Words, indicator: &Indicator) -> String {
    words.lang.of(&indicator.title).to_owned()
}
