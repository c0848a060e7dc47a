//! What particular reports print beside what all of them have.

use serde::Serialize;

use super::{Figure, Judgement, Provenance, Table};

/// Which groups of a framework have evidence; never a score.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Coverage {
    /// Unique in the document: `coverage-equass-2018`.
    pub id: String,
    /// The framework's title.
    pub framework: String,
    /// Its version.
    pub version: String,
    /// What must be said whenever it is printed.
    pub note: String,
    /// Sentences: how many groups have a figure, how many none.
    pub lead: Vec<String>,
    /// Its groups, in its order.
    pub groups: Vec<CoverageGroup>,
}

/// One group of a framework: a principle, criterion or chapter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CoverageGroup {
    /// `9`.
    pub code: String,
    /// `9 · Orientacija į rezultatus`.
    pub title: String,
    /// `Orientacija į rezultatus`.
    pub name: String,
    /// The official text, where the provider has loaded it.
    pub text: Option<String>,
    /// Indicators that are mapped to it, printed.
    pub mapped: String,
    /// Of them, those with a figure for the reported period.
    pub with_figure: String,
    /// Of them, those without.
    pub without: String,
    /// Whether any has a figure.
    pub covered: bool,
    /// Datasets that would fill those without, by title.
    pub lacking: Vec<String>,
}

/// What was done to improve, and what came of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Progress {
    /// `12` or `24`, where the reported period is a year of the certificate.
    pub months: Option<String>,
    /// The period before: `2023`; nothing where there is none.
    pub before: Option<String>,
    /// Done in the reported period.
    pub done: Vec<Action>,
    /// Not done by its end.
    pub planned: Vec<Action>,
}

/// One action.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Action {
    /// The principle or criterion: `7 · Orientacija į asmenį`.
    pub group: String,
    /// What was or will be done.
    pub what: String,
    /// The same for families and children, where the provider wrote it.
    pub easy: Option<String>,
    /// The day: done, or due; `–` where none was set.
    pub day: String,
    /// The indicator that shows the effect, by title.
    pub indicator: Option<String>,
    /// Its id, where the report has its figure.
    pub id: Option<String>,
    /// Its value in the reported period.
    pub now: String,
    /// What a done action brought; nothing in a public report, whose withheld numbers it could betray.
    pub effect: Option<Effect>,
    /// Where the evidence is.
    pub evidence: Option<String>,
}

/// The indicator in the time before an action's day and from it on.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Effect {
    /// Its value in the time before.
    pub before: String,
    /// The days of that time: `2024-01-01–2024-09-01`.
    pub before_days: String,
    /// Its value from the day on.
    pub after: String,
    /// The days of that time.
    pub after_days: String,
    /// `+0,5 p. p.`, or nothing.
    pub change: Option<String>,
    /// Whether that difference may be due to chance.
    pub by_chance: bool,
}

/// A project: its indicators with baseline, target and what was achieved.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Project {
    /// The framework that names its indicators, by title.
    pub framework: String,
    /// Its number, where the provider states it.
    pub number: Option<String>,
    /// Its name, where the provider states it.
    pub name: Option<String>,
    /// Its days, where the provider states them.
    pub days: Option<String>,
    /// Its indicators, in the order of the framework.
    pub indicators: Vec<ProjectIndicator>,
}

/// One indicator of a project.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ProjectIndicator {
    /// The library's id.
    pub id: String,
    /// The framework's title of what it measures.
    pub measures: String,
    /// Its own title.
    pub title: String,
    /// What is counted.
    pub unit: String,
    /// Where it began; nothing where the provider does not state it.
    pub baseline: Option<String>,
    /// `≥ 95 %`, where a target holds.
    pub target: Option<String>,
    /// What was achieved in the reported period, or the words for no data.
    pub achieved: String,
    /// `105 iš 110`, where something was divided.
    pub of: Option<String>,
    /// Its verdict.
    pub judgement: Judgement,
    /// The periods in numbers.
    pub periods: Table,
    /// Each centre's, where centres were pooled.
    pub centres: Option<Table>,
    /// The centres by their size, with the limits that chance sets; nothing for fewer than three centres or where
    /// chance has no limits.
    pub funnel: Option<Figure>,
    /// What stands beside the centres' table: persons whom several centres counted.
    pub shared: Option<String>,
    /// What its figure rests on.
    pub provenance: Option<Provenance>,
    /// Which figure of the JSON what was achieved is, as `data-figure` names it; or nothing.
    pub figure: Option<String>,
}

/// The report for families and children: short sentences, each with a picture.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Easy {
    /// Whom we helped.
    pub helped: Vec<EasyFact>,
    /// What was good.
    pub good: Vec<EasyFact>,
    /// What was not as good as we want.
    pub bad: Vec<EasyFact>,
    /// What we do not know well enough.
    pub unknown: Vec<EasyFact>,
    /// How many answered, where somebody was asked.
    pub answered: Vec<String>,
    /// What they answered, where no target says whether that was good.
    pub told: Vec<EasyFact>,
    /// What we will do.
    pub plans: Vec<String>,
}

/// One thing that is told.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EasyFact {
    /// The indicator's id, by which the template chooses its picture.
    pub id: String,
    /// Short sentences.
    pub sentences: Vec<String>,
}

/// What the provider writes for its reports in `rodiklis.toml`; each a list of paragraphs, empty where it wrote none.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Texts {
    /// The head's word.
    pub foreword: Vec<String>,
    /// Mission and aims.
    pub mission: Vec<String>,
    /// Structure of the institution.
    pub structure: Vec<String>,
    /// What influenced the work.
    pub factors: Vec<String>,
    /// How money was used.
    pub finances: Vec<String>,
    /// Priorities of the next period.
    pub priorities: Vec<String>,
}
