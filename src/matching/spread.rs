//! Columns that hold a record each: questions of a survey, years of a register.

use super::answers::{self, Answers};
use super::name::{Name, Weights};
use super::proposal::{SpreadColumn, Tier};
use super::targets::{DatasetTarget, Targets};
use crate::ingest::ColumnProfile;
use crate::library::dataset::{Field, FieldType};

/// A heading this much like a question is that question.
const SURE: f64 = 0.6;
/// A column with more distinct answers is prose.
const MOST_ANSWERS: u64 = 20;
/// Less than this is no proposal.
const LEAST: f64 = 0.35;
/// And so much more than any other question.
const MARGIN: f64 = 0.15;

/// Columns that give one record per row, and the fields that they fill.
#[derive(Clone, Debug, Default)]
pub(super) struct Spread {
    /// Index of the column among the table's, and what it gives.
    pub(super) columns: Vec<(usize, SpreadColumn)>,
    /// Indices of the fields that they fill.
    pub(super) fills: Vec<usize>,
}

/// Finds them in a table that is taken for this dataset.
pub(super) fn find(columns: &[ColumnProfile], target: &DatasetTarget, targets: &Targets) -> Spread {
    let questions = questions(columns, target);
    if questions.columns.is_empty() { years(columns, target, targets) } else { questions }
}

/// A question that a column may hold.
struct Candidate {
    likeness: f64,
    column: usize,
    code: usize,
    read: Answers,
}

/// One column per question: the dataset has a score whose steps are those of a code.
fn questions(columns: &[ColumnProfile], target: &DatasetTarget) -> Spread {
    let fields = &target.dataset.fields;
    let scored = fields.iter().enumerate().find_map(|(at, field)| {
        let by = field.steps_by.as_ref()?;
        Some((at, fields.iter().position(|other| other.name == *by)?))
    });
    let Some((score, by)) = scored else { return Spread::default() };
    let codes = &target.fields[by].codes;
    let mut candidates = Vec::new();
    for (column, profile) in columns.iter().enumerate() {
        let is_list = profile.distinct <= MOST_ANSWERS && profile.filled > 0;
        let Some(name) = Name::of(&profile.heading).filter(|_| is_list) else { continue };
        for (code, target) in codes.iter().enumerate() {
            let Some((least, most)) = target.code.steps else { continue };
            // Questions are compared as they are worded: none of their words is rare or common.
            let plain = Weights::default();
            let names = target.names.iter();
            let likeness = names.map(|other| name.likeness(other, &plain)).fold(0.0, f64::max);
            if likeness < LEAST {
                continue;
            }
            let read = answers::answers(profile, least, most);
            let numbers = profile.kinds.wholes;
            let cells = read.as_ref().map_or(numbers, |read| read.cells.max(numbers));
            if cells > 0 && cells * 10 >= profile.filled * 8 {
                let read = read.unwrap_or_default();
                candidates.push(Candidate { likeness, column, code, read });
            }
        }
    }
    // The likeliest pair first; each column and each question once.
    candidates.sort_by(|a, b| {
        b.likeness.total_cmp(&a.likeness).then((a.column, a.code).cmp(&(b.column, b.code)))
    });
    let mut spread = Spread::default();
    let mut taken: Vec<usize> = Vec::new();
    for candidate in &candidates {
        let is_given = |column: usize| spread.columns.iter().any(|(at, _)| *at == column);
        if taken.contains(&candidate.code) || is_given(candidate.column) {
            continue;
        }
        taken.push(candidate.code);
        let rivals = candidates
            .iter()
            .filter(|other| (other.column == candidate.column) != (other.code == candidate.code));
        let next = rivals.map(|other| other.likeness).fold(0.0, f64::max);
        let is_sure = candidate.likeness >= SURE
            && candidate.likeness - next >= MARGIN
            && candidate.read.unknown.is_empty()
            && (candidate.read.scale.is_empty() || candidate.read.is_whole);
        let profile = &columns[candidate.column];
        let column = SpreadColumn {
            at: profile.at,
            heading: profile.heading.clone(),
            into: fields[score].name.clone(),
            set: vec![(fields[by].name.clone(), codes[candidate.code].code.code.clone())],
            scale: candidate.read.scale.clone(),
            unknown: candidate.read.unknown.clone(),
            tier: if is_sure { Tier::Sure } else { Tier::Ask },
        };
        spread.columns.push((candidate.column, column));
    }
    if !spread.columns.is_empty() {
        spread.fills = vec![score, by];
    }
    spread.columns.sort_by_key(|(column, _)| *column);
    spread
}

/// One column per year: the dataset has an amount and the days that it covers.
fn years(columns: &[ColumnProfile], target: &DatasetTarget, targets: &Targets) -> Spread {
    let fields = &target.dataset.fields;
    let day = |ending: &str| {
        let is_day =
            |field: &Field| field.r#type == FieldType::Date && field.name.ends_with(ending);
        fields.iter().position(is_day)
    };
    let (Some(from), Some(to)) = (day("covers_from"), day("covers_to")) else {
        return Spread::default();
    };
    let is_amount = |field: &&(usize, &Field)| {
        matches!(field.1.r#type, FieldType::Number | FieldType::Integer | FieldType::Duration)
    };
    let Some((amount, _)) = fields.iter().enumerate().find(|field| is_amount(&field)) else {
        return Spread::default();
    };
    let mut spread = Spread::default();
    for (column, profile) in columns.iter().enumerate() {
        let heading = &profile.heading;
        let Some((rest, year)) = without_year(heading) else { continue };
        let kinds = profile.kinds;
        let is_filled = (kinds.numbers + kinds.durations) * 10 >= profile.filled * 8;
        let name = Name::of(&rest);
        let likeness = targets.likeness(name.as_ref(), &target.fields[amount].names);
        let likeness = likeness.max(targets.likeness(name.as_ref(), &target.names));
        if !is_filled || likeness < LEAST {
            continue;
        }
        spread.columns.push((
            column,
            SpreadColumn {
                at: profile.at,
                heading: heading.clone(),
                into: fields[amount].name.clone(),
                set: vec![
                    (fields[from].name.clone(), format!("{year}-01-01")),
                    (fields[to].name.clone(), format!("{year}-12-31")),
                ],
                scale: Vec::new(),
                unknown: Vec::new(),
                tier: if likeness >= SURE { Tier::Sure } else { Tier::Ask },
            },
        ));
    }
    // One column with a year in its heading is no series.
    if spread.columns.len() < 2 {
        return Spread::default();
    }
    spread.fills = vec![amount, from, to];
    spread
}

/// A heading without the year that stands in it.
fn without_year(heading: &str) -> Option<(String, u32)> {
    let mut parts = heading.split(|c: char| !c.is_ascii_digit());
    let year = parts.find(|part| part.len() == 4 && matches!(&part[..2], "19" | "20"))?;
    Some((heading.replacen(year, " ", 1), year.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_found_wherever_it_stands() {
        assert_eq!(without_year("Mokymų val. 2022"), Some(("Mokymų val.  ".to_string(), 2022)));
        assert_eq!(without_year("2024 m. valandos"), Some(("  m. valandos".to_string(), 2024)));
        assert_eq!(without_year("Tel. 861220240"), None);
        assert_eq!(without_year("Valandos"), None);
    }
}
