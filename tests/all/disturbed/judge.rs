//! Whether what was disturbed was read the same or told, and whether the truth lies within what is printed.

use std::collections::{BTreeMap, BTreeSet};

use rodiklis::finding::Finding;
use rodiklis::ingest::{Table, Values};
use rodiklis::library::{Datasets, Library};
use rodiklis::measure::{Figure, Fraction};
use rodiklis::{Computed, Gathered};

use super::rounds::{Change, Clean, Disturbed};
use super::sheet::{Kind, Sheet};
use super::ways::Way;

/// What is true of every indicator, period and group; `None` where there is nothing to divide.
pub type Truth = BTreeMap<String, Option<Fraction>>;

/// A figure that is not what it says.
pub struct Wrong {
    pub address: String,
    pub indicator: String,
    pub said: String,
    /// Whether there is no such figure in truth.
    pub is_phantom: bool,
}

// ------------------------------------------------------------------ cells

/// The disturbed cells that were read as something else and not told: the way, and the column's heading.
pub fn untold(clean: &Clean, disturbed: &Disturbed, gathered: &Gathered) -> Vec<(Way, String)> {
    let mut untold = Vec::new();
    for change in &disturbed.changes {
        let sheet = &disturbed.sheets[change.sheet];
        for (row, column) in &change.touched.cells {
            let Some(place) = sheet.rows.iter().position(|r| r.clean == Some(*row)) else {
                continue;
            };
            let is_fine =
                reads_the_same(clean, change.sheet, *row, sheet, place, *column, gathered)
                    || gathered
                        .findings
                        .iter()
                        .any(|finding| tells(finding, sheet, place, *column))
                    || is_told_elsewhere(change, *column, disturbed, gathered);
            if !is_fine {
                untold.push((change.way, sheet.columns[*column].heading.to_owned()));
            }
        }
        if let Some(column) = change.touched.heading {
            let header = sheet.line(0) - 1;
            let tells = |finding: &Finding| {
                let place = &finding.place;
                place.file == sheet.file
                    && finding.code != "I010"
                    && place.row.is_none_or(|row| row == header)
            };
            if !gathered.findings.iter().any(tells) {
                untold.push((change.way, sheet.columns[column].heading.to_owned()));
            }
        }
        for row in &change.touched.must_tell {
            let Some(place) = sheet.rows.iter().position(|r| r.clean == Some(*row)) else {
                continue;
            };
            let near = |finding: &Finding| {
                (place..=place + 1).any(|place| tells(finding, sheet, place, usize::MAX))
            };
            if !gathered.findings.iter().any(near) {
                untold.push((change.way, sheet.file.clone()));
            }
        }
    }
    untold
}

/// Whether a finding is about a cell, its row, its column or its sheet.
fn tells(finding: &Finding, sheet: &Sheet, row: usize, column: usize) -> bool {
    let place = &finding.place;
    if place.file != sheet.file || finding.code == "I010" {
        return false;
    }
    let is_column = place.column.is_some_and(|found| found as usize == column);
    let Some(found) = place.row else { return place.column.is_none() || is_column };
    // What was torn off a row stands below it.
    let torn = sheet.rows.get(row + 1).is_some_and(|next| next.clean.is_none());
    let lines = sheet.line(row)..=sheet.line(row + usize::from(torn));
    let many = finding.count > 1;
    let is_among = many
        && (u64::from(found)..u64::from(found) + finding.count)
            .contains(&lines.start().to_owned().into());
    // What is told of a heading is told of all that stands below it.
    let is_heading = is_column && found + 1 == sheet.line(0);
    lines.contains(&found) || (many && is_column) || is_among || is_heading
}

/// Whether records that go by a changed key are told to go by nobody.
fn is_told_elsewhere(
    change: &Change,
    column: usize,
    disturbed: &Disturbed,
    gathered: &Gathered,
) -> bool {
    let sheet = &disturbed.sheets[change.sheet];
    let goes_by = |other: &Sheet| {
        let mut columns = other.columns.iter();
        columns
            .any(|column| matches!(column.kind, Kind::Reference(to) if to.contains(&sheet.dataset)))
    };
    sheet.columns[column].kind == Kind::Key
        && gathered.findings.iter().filter(|finding| finding.code == "Q003").any(|finding| {
            let file = disturbed.sheets.iter().find(|other| other.file == finding.place.file);
            file.is_some_and(goes_by)
        })
}

fn reads_the_same(
    clean: &Clean,
    number: usize,
    row: usize,
    sheet: &Sheet,
    place: usize,
    column: usize,
    gathered: &Gathered,
) -> bool {
    let before = &clean.sheets[number];
    let was = read(&clean.gathered, before, before.line(row), column);
    let is = read(gathered, sheet, sheet.line(place), column);
    was.is_some() && was == is
}

/// What every field that stands in a cell was read as, by the record's turn and the field; `None` where the row is no
/// record or a cell was unread.
fn read(
    gathered: &Gathered,
    sheet: &Sheet,
    line: u32,
    column: usize,
) -> Option<BTreeMap<(u32, String), Option<String>>> {
    let (_, table) = gathered.origins.tables().find(|(name, _)| *name == sheet.dataset)?;
    let file = table.files.iter().position(|file| file.name == sheet.file)?;
    let mut read = BTreeMap::new();
    let mut is_record = false;
    for (record, origin) in table.origin.iter().enumerate() {
        if origin.file as usize != file || origin.row != line {
            continue;
        }
        is_record = true;
        for known in &table.columns {
            let stands = table.place(record, &known.field).column == Some(column as u32);
            if stands {
                if table.state(record, &known.field).is_some() {
                    return None;
                }
                read.insert((origin.turn, known.field.clone()), value(table, record, &known.field));
            }
        }
    }
    is_record.then_some(read)
}

fn value(table: &Table, record: usize, field: &str) -> Option<String> {
    match table.column(field)? {
        Values::Text(values) => values[record].as_deref().map(comparable),
        Values::Integer(values) => values[record].map(|value| value.to_string()),
        Values::Number(values) => values[record].map(|value| value.normalize().to_string()),
        Values::Date(values) => values[record].map(|value| value.to_string()),
        Values::Boolean(values) => values[record].map(|value| value.to_string()),
    }
}

/// One identity, however its capitals, dashes and spaces are typed.
fn comparable(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && !"\u{200b}\u{feff}".contains(*letter))
        .map(|letter| if "–—‑−‐".contains(letter) { '-' } else { letter })
        .flat_map(char::to_lowercase)
        .collect()
}

// ------------------------------------------------------------------ figures

pub fn truth(computed: &Computed) -> Truth {
    computed.figures.iter().map(|figure| (figure.address(), figure.value)).collect()
}

/// The printed figures that the truth does not lie within.
pub fn wrong(truth: &Truth, computed: &Computed) -> Vec<Wrong> {
    computed.figures.iter().filter_map(|figure| judge(truth, figure)).collect()
}

fn judge(truth: &Truth, figure: &Figure) -> Option<Wrong> {
    let value = figure.value?;
    // The group of those of whom it is not known is what is left over, not a group that there is in truth.
    let strata = figure.group.iter().flat_map(|group| group.strata());
    if strata.into_iter().any(|stratum| stratum.value.is_none()) {
        return None;
    }
    let bounds = figure.readings.map(|readings| (readings.lowest, readings.highest));
    let (lowest, highest) = bounds.unwrap_or((value, value));
    let address = figure.address();
    let counts = matches!(
        figure.scoring,
        rodiklis::library::terms::Scoring::Count | rodiklis::library::terms::Scoring::Sum
    );
    let true_value = match truth.get(&address) {
        Some(Some(value)) => Some(*value),
        // A group that nobody is in.
        None if counts => Some(Fraction::ZERO),
        Some(None) | None => None,
    };
    let is_within = match true_value {
        Some(value) => lowest <= value && value <= highest,
        // Nothing to divide: only a figure that says how unsure it is may stand.
        None => bounds.is_some(),
    };
    let shown = |value: Fraction| format!("{:.4}", value.to_f64());
    (!is_within).then(|| Wrong {
        indicator: figure.indicator.clone(),
        said: format!(
            "true {}, printed {}{}",
            true_value.map_or("–".to_owned(), shown),
            shown(value),
            bounds.map_or(String::new(), |_| format!(" ({} to {})", shown(lowest), shown(highest)))
        ),
        address,
        is_phantom: true_value.is_none(),
    })
}

/// The library with those indicators alone that could count records of these datasets: no other figure can move.
pub fn touched_by(library: &Library, datasets: &BTreeSet<&str>) -> Library {
    let mut part = library.clone();
    part.indicators.retain(|indicator| {
        let froms = std::iter::once(&indicator.population).chain(&indicator.divisor);
        let mut reached = BTreeSet::new();
        froms.for_each(|population| reach(&population.from, &library.datasets, &mut reached));
        reached.iter().any(|name| datasets.contains(name.as_str()))
    });
    part
}

/// A dataset, and all that its records go by.
fn reach(name: &str, datasets: &Datasets, reached: &mut BTreeSet<String>) {
    if reached.insert(name.to_owned()) {
        let fields = datasets.get(name).map_or(&[][..], |dataset| &dataset.fields);
        fields
            .iter()
            .filter_map(|field| field.references.as_ref())
            .for_each(|to| reach(to, datasets, reached));
    }
}
