//! Annexes: surveys, findings, what went in.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::series::Series;
use super::{Words, printed};
use crate::finding::{Finding, Place, Severity, column_letters};
use crate::locale;
use crate::measure;
use crate::measure::disclosure::Part;
use crate::measure::questionnaire::Questionnaire;
use crate::report::context::{
    Alternative, DefinitionFile, DefinitionFolder, FindingGroup, FindingKind, Hash, InputFile,
    Manifest, Survey,
};
use crate::report::messages::MessageError;
use crate::workspace;

/// Cells or rows that a kind of finding names.
const CELLS: usize = 12;
/// Sheets that it names them in.
const SHEETS: usize = 4;

/// Response of each survey question that is counted as a survey.
pub fn surveys(words: &Words, all: &[Series]) -> Result<Vec<Survey>, MessageError> {
    let mut surveys = Vec::new();
    for series in all {
        let (Some(audience), Some(now)) = (&series.indicator.eligible, series.now()) else {
            continue;
        };
        let eligible = series.survey().and_then(|survey| survey.flow.eligible);
        let asked = all.iter().find(|other| other.indicator.id == audience.indicator);
        let unasked = asked.and_then(Series::now).and_then(|figure| figure.suppressed);
        let returned = printed::units(words, now.population, now.mark(&Part::Population));
        let usable = printed::divided(words, now, &Part::Denominator);
        let both = now.population.zip(eligible.filter(|eligible| *eligible > 0));
        let rate = both.map(|(returned, eligible)| {
            let share = Decimal::from(returned) * Decimal::ONE_HUNDRED / Decimal::from(eligible);
            locale::percent(words.lang, share, 0)
        });
        surveys.push(Survey {
            title: words.lang.of(&series.indicator.title).to_owned(),
            when: Some(locale::period(words.lang, words.period())),
            eligible: eligible
                .map(|eligible| locale::integer(words.lang, eligible))
                .or(unasked.map(|mark| printed::withheld(words, mark))),
            invited: series
                .survey()
                .and_then(|survey| survey.flow.invited)
                .map(|invited| locale::integer(words.lang, invited)),
            alternatives: match series.survey() {
                Some(survey) => alternatives(words, survey)?,
                None => Vec::new(),
            },
            usable: usable.unwrap_or(returned.clone()),
            returned,
            rate,
        });
    }
    Ok(surveys)
}

/// The sensitivity block: each definition once, without and with those who have no opinion.
fn alternatives(words: &Words, survey: &Questionnaire) -> Result<Vec<Alternative>, MessageError> {
    let of = |row: &measure::answers::Alternative| -> Result<String, MessageError> {
        let Some(share) = row.share.percent() else { return Ok("–".to_owned()) };
        let count = |value| locale::integer(words.lang, value);
        let (part, whole) = (count(row.share.favourable), count(row.share.answers));
        let of = words.say("of", &[("part", &part), ("whole", &whole)])?;
        let sign = match row.meets {
            Some(true) => "✓\u{a0}",
            Some(false) => "✕\u{a0}",
            None => "",
        };
        Ok(format!("{sign}{} ({of})", super::survey::percent(words, share)))
    };
    let mut alternatives: Vec<Alternative> = Vec::new();
    for row in survey.sensitivity.iter().filter(|row| !row.with_no_opinion) {
        let other = survey.sensitivity.iter().find(|other| {
            other.with_no_opinion && other.cut == row.cut && other.of_items == row.of_items
        });
        let cut = if row.of_items { "items" } else { row.cut.key() };
        let key = format!("cut-{cut}");
        alternatives.push(Alternative {
            cut: words.say(&key, &[])?,
            without: of(row)?,
            with: match other {
                Some(other) => of(other)?,
                None => "–".to_owned(),
            },
        });
    }
    Ok(alternatives)
}

/// All that was found, in its order.
pub fn all_findings<'a>(words: &Words<'a>) -> impl Iterator<Item = &'a Finding> {
    let all = words.sources.gathered.findings.iter().chain(&words.sources.computed.findings);
    // Notes on the mapping itself are for her who keeps it, not for those who read a report.
    all.filter(|finding| {
        finding.severity != Severity::Info || finding.place.file != workspace::FILE
    })
}

/// Findings by severity and kind. Values that were read are not printed: a report leaves the house.
pub fn findings(words: &Words, all: &[&Finding]) -> Vec<FindingGroup> {
    [
        (Severity::Error, "severity-error"),
        (Severity::Warning, "severity-warning"),
        (Severity::Info, "severity-info"),
    ]
    .into_iter()
    .filter_map(|(severity, key)| {
        let mut kinds: BTreeMap<(&str, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in all.iter().filter(|finding| finding.severity == severity) {
            let rule = finding.arguments.get("rule").map_or("", String::as_str);
            kinds.entry((finding.code, rule)).or_default().push(finding);
        }
        if kinds.is_empty() {
            return None;
        }
        Some(FindingGroup {
            title: locale::message(words.lang, key, &[]),
            kinds: kinds.into_iter().map(|((code, _), found)| kind(words, code, &found)).collect(),
        })
    })
    .collect()
}

fn kind(words: &Words, code: &str, found: &[&Finding]) -> FindingKind {
    let text = locale::finding(words.lang, found[0]);
    let count = match code {
        // An indicator that lacks several datasets is one that could not be computed.
        "C001" => {
            let named = found.iter().map(|finding| finding.arguments.get("indicator"));
            named.collect::<BTreeSet<_>>().len() as u64
        }
        _ => found.iter().map(|finding| finding.count).sum(),
    };
    if words.sources.published.is_some() {
        // How many children lack a birth date, and in which rows, is theirs.
        let count = "–".to_owned();
        let kind = FindingKind {
            code: code.to_owned(),
            what: text.title,
            count,
            ..FindingKind::default()
        };
        return kind;
    }
    let (named, more, key) = match titles(words, found) {
        Some((titles, more)) => (titles, more, "more-indicators"),
        None => {
            let (places, more) = places(found);
            (places, more, "more-places")
        }
    };
    // What the program is to be told is no advice to those who read a report.
    let own = format!("{code}-told");
    FindingKind {
        code: code.to_owned(),
        what: text.title,
        mend: locale::checked(words.lang, &own, &[]).unwrap_or(text.mend),
        count: locale::integer(words.lang, count),
        places: named,
        more: (more > 0).then(|| locale::message(words.lang, key, &[("count", more.into())])),
    }
}

/// Of findings on definitions, the titles of some indicators and how many more there are: their files tell a reader
/// nothing.
fn titles(words: &Words, found: &[&Finding]) -> Option<(Vec<String>, u64)> {
    let library = words.sources.library;
    let mut titles: Vec<&str> = Vec::new();
    for finding in found {
        let indicator = library.indicator(finding.arguments.get("indicator")?)?;
        if indicator.file != finding.place.file {
            return None;
        }
        let title = words.lang.of(&indicator.title);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    let more = titles.len().saturating_sub(CELLS);
    Some((titles.into_iter().take(CELLS).map(str::to_owned).collect(), more as u64))
}

/// Row and column: row before column is the order in which a reader of the sheet meets cells.
type Cell = (Option<u32>, Option<u32>);

/// Some places, a line for each sheet, and how many more there are.
fn places(found: &[&Finding]) -> (Vec<String>, u64) {
    let mut sheets: BTreeMap<String, BTreeSet<Cell>> = BTreeMap::new();
    for finding in found {
        let place = &finding.place;
        let sheet = Place { row: None, column: None, ..place.clone() };
        sheets.entry(sheet.printed()).or_default().insert((place.row, place.column));
    }
    let all: usize = sheets.values().map(BTreeSet::len).sum();
    let each = (CELLS / sheets.len().clamp(1, SHEETS)).max(1);
    let mut named = 0;
    let mut lines = Vec::new();
    for (sheet, cells) in sheets.into_iter().take(SHEETS) {
        let shown: Vec<String> = cells
            .into_iter()
            .take(each)
            .map(|(row, column)| match (column, row) {
                (Some(column), Some(row)) => format!("{}{row}", column_letters(column)),
                (None, Some(row)) => row.to_string(),
                (Some(column), None) => column_letters(column),
                (None, None) => String::new(),
            })
            .collect();
        named += shown.len();
        let cells = shown.join(", ");
        lines.push(if cells.is_empty() { sheet } else { format!("{sheet}: {cells}") });
    }
    (lines, (all - named) as u64)
}

/// Files and definitions with their hashes.
pub fn manifest(words: &Words) -> Manifest {
    let count = |value: Option<u64>| {
        value.map_or("–".to_owned(), |value| locale::integer(words.lang, value))
    };
    let datasets = &words.sources.library.datasets;
    Manifest {
        files: words
            .sources
            .manifest
            .files
            .iter()
            .map(|file| InputFile {
                name: file.name.clone(),
                dataset: datasets
                    .get(&file.dataset)
                    .map_or(file.dataset.as_str(), |dataset| words.lang.of(&dataset.title))
                    .to_owned(),
                read: count(file.rows),
                left_out: count(file.left_out),
                hash: Hash::of(&file.sha256),
            })
            .collect(),
        definitions: folders(words),
    }
}

/// Definitions by folder, so that a long path is not printed on every line.
fn folders(words: &Words) -> Vec<DefinitionFolder> {
    let mut folders: BTreeMap<String, Vec<DefinitionFile>> = BTreeMap::new();
    for definition in &words.sources.manifest.definitions {
        let (folder, name) = match definition.name.rsplit_once('/') {
            Some((folder, name)) => (format!("{folder}/"), name),
            None => ("/".to_owned(), definition.name.as_str()),
        };
        folders.entry(folder).or_default().push(DefinitionFile {
            name: name.trim_end_matches(".toml").to_owned(),
            version: definition.version.clone().unwrap_or_default(),
            hash: Hash::of(&definition.sha256),
        });
    }
    folders.into_iter().map(|(name, files)| DefinitionFolder { name, files }).collect()
}
