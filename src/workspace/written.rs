//! What a provider writes for its reports: words and days that no record holds.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use crate::finding::{Finding, Place, Severity};
use crate::library::condition::closest;
use crate::library::dataset::Text;
use crate::library::number::Number;
use crate::library::{DefinitionFile, Library, day};

/// Words, actions and the project of a provider. Nothing of it is computed, and all of it is printed.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Frameworks whose coverage is shown, by id; none: the report's own.
    pub frameworks: Vec<String>,
    /// What was and will be done to improve, in the order of the file.
    pub actions: Vec<Action>,
    /// Chapters in the provider's own words.
    pub texts: Texts,
    /// The project that the provider takes part in.
    pub project: Option<Project>,
}

/// An action to improve, done or planned.
#[derive(Clone, Debug)]
pub struct Action {
    /// The principle or criterion: `equass-2018/7`.
    pub group: String,
    /// What was or will be done.
    pub what: Text,
    /// The same in short and easy words, for families and children.
    pub easy: Option<Text>,
    /// The day on which it was done.
    pub done: Option<NaiveDate>,
    /// The day by which it is to be done.
    pub due: Option<NaiveDate>,
    /// The indicator that shows the effect, by id.
    pub indicator: Option<String>,
    /// Where the evidence is.
    pub evidence: Option<Text>,
}

/// Chapters in the provider's own words; an empty line begins a paragraph.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// The head's word.
    pub foreword: Option<Text>,
    /// Mission and aims.
    pub mission: Option<Text>,
    /// Structure of the institution.
    pub structure: Option<Text>,
    /// What influenced the work.
    pub factors: Option<Text>,
    /// How money was used.
    pub finances: Option<Text>,
    /// Priorities of the next period.
    pub priorities: Option<Text>,
}

/// A project with targets that others have set.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its number: `07-016-P-0001`.
    pub number: String,
    /// Its name.
    pub name: Text,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, where one is set.
    pub to: Option<NaiveDate>,
    /// Where the provider's values began, by indicator, in the unit that is printed.
    pub baseline: BTreeMap<String, Decimal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActionFile {
    group: String,
    what: Text,
    easy: Option<Text>,
    done: Option<toml::value::Datetime>,
    due: Option<toml::value::Datetime>,
    indicator: Option<String>,
    evidence: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectFile {
    number: String,
    name: Text,
    from: toml::value::Datetime,
    to: Option<toml::value::Datetime>,
    #[serde(default)]
    baseline: BTreeMap<String, Number>,
}

impl Written {
    /// The words with their days; what is no day is a finding.
    pub(super) fn read(
        frameworks: Vec<String>,
        listed: Vec<Spanned<ActionFile>>,
        texts: Texts,
        project: Option<Spanned<ProjectFile>>,
        file: &DefinitionFile,
        findings: &mut Vec<Finding>,
    ) -> Written {
        let mut date = |at: usize, value: Option<toml::value::Datetime>| -> Option<NaiveDate> {
            let value = value?;
            let read = day(&value);
            if read.is_none() {
                let found = value.to_string();
                let wrong = file.error("D004", at).with("expected", "date").with("found", found);
                findings.push(wrong);
            }
            read
        };
        let mut actions = Vec::new();
        for action in listed {
            let at = action.span().start;
            let action = action.into_inner();
            actions.push(Action {
                done: date(at, action.done),
                due: date(at, action.due),
                group: action.group,
                what: action.what,
                easy: action.easy,
                indicator: action.indicator,
                evidence: action.evidence,
            });
        }
        let project = project.and_then(|project| {
            let at = project.span().start;
            let project = project.into_inner();
            Some(Project {
                from: date(at, Some(project.from))?,
                to: date(at, project.to),
                number: project.number,
                name: project.name,
                baseline: project.baseline.into_iter().map(|(id, value)| (id, value.0)).collect(),
            })
        });
        Written { frameworks, actions, texts, project }
    }
}

/// What these words name that the library does not know.
pub(super) fn check(written: &Written, library: &Library) -> Vec<Finding> {
    let mut findings = Vec::new();
    let unknown = |code: &'static str, read: &str, known: &[&str]| {
        Finding::new(code, Severity::Error, Place::file(super::FILE))
            .with("read", read)
            .with("closest", closest(read, known.iter().copied()))
            .with("known", known.join(", "))
    };
    let indicators: Vec<&str> = library.indicators.iter().map(|known| known.id.as_str()).collect();
    let frameworks: Vec<&str> = library.frameworks.iter().map(|known| known.id.as_str()).collect();
    let groups: Vec<String> = library
        .frameworks
        .iter()
        .flat_map(|known| known.group.iter().map(|group| format!("{}/{}", known.id, group.code)))
        .collect();
    let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
    for action in &written.actions {
        if !groups.contains(&action.group.as_str()) {
            findings.push(unknown("D011", &action.group, &groups));
        }
    }
    let named = written.actions.iter().filter_map(|action| action.indicator.as_deref());
    let based = written.project.iter().flat_map(|project| project.baseline.keys());
    for id in named.chain(based.map(String::as_str)) {
        if !indicators.contains(&id) {
            findings.push(unknown("D021", id, &indicators));
        }
    }
    for id in &written.frameworks {
        if !frameworks.contains(&id.as_str()) {
            findings.push(unknown("D011", id, &frameworks));
        }
    }
    findings
}
