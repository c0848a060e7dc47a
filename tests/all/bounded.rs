//! Bounds on generated records: whatever an unread cell held, the figure that it would have given lies within what is
//! printed, or nothing is printed.

use std::collections::BTreeMap;

use polars::prelude::{Column, DataFrame};
use proptest::prelude::*;
use rodiklis::engine;
use rodiklis::engine::counts::{Counts, Group};
use rodiklis::engine::trace::{Class, trace};
use rodiklis::library::indicator::Indicator;
use rodiklis::library::terms::Scoring;
use rodiklis::library::{self, Library};
use rodiklis::measure::{self, Figure, Fraction, Readings};
use rodiklis::period::Period;
use rodiklis::records::frame::{Frame, Records, state_column};
use rodiklis::records::written;
use toml::Table;

use crate::counting::all_records;

type Tables = [(String, Vec<Table>)];
type Figures = BTreeMap<(String, Option<Group>), Figure>;

/// A cell: its dataset, record and field, each by number; and whether it is unread, or doubted and otherwise.
type Cell = (prop::sample::Index, prop::sample::Index, prop::sample::Index, bool);

fn counts(library: &Library, records: &Records, period: &Period) -> Vec<Counts> {
    let indicators: Vec<&Indicator> = library.indicators.iter().collect();
    engine::count(&indicators, std::slice::from_ref(period), library, records).unwrap().counts
}

fn figures(library: &Library, counts: &[Counts]) -> Figures {
    counts
        .iter()
        .map(|counts| {
            let terms = &library.indicator(&counts.indicator).unwrap().terms;
            let name = (counts.indicator.clone(), counts.group.clone());
            (name, measure::figure(terms, counts))
        })
        .collect()
}

/// The records with these cells lost: what stood there is gone, or something else stands there.
fn disturbed(library: &Library, tables: &Tables, cells: &[Cell]) -> Records {
    let mut tables = tables.to_vec();
    let mut states: BTreeMap<(String, String), Vec<Option<bool>>> = BTreeMap::new();
    for (dataset, record, field, is_unread) in cells {
        let (name, rows) = dataset.get_mut(&mut tables);
        if rows.is_empty() {
            continue;
        }
        let known = &library.datasets[name.as_str()];
        // A record that loses its name is told where records are checked, with all that refer to it.
        let fields: Vec<&str> = known
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .filter(|field| known.primary_key.as_deref() != Some(*field))
            .collect();
        let field = *field.get(&fields);
        let (at, height) = (record.index(rows.len()), rows.len());
        let mark = &mut states
            .entry((name.clone(), field.to_owned()))
            .or_insert_with(|| vec![None; height])[at];
        // Of a cell that is unread nothing else is known.
        *mark = (*mark).max(Some(*is_unread));
        let other = rows.iter().find_map(|row| row.get(field)).cloned();
        match other.filter(|_| *mark == Some(false)) {
            Some(other) => rows[at].insert(field.to_owned(), other),
            None => rows[at].remove(field),
        };
    }
    let mut records = written::records(library, &tables).unwrap();
    for ((dataset, field), states) in states {
        let Some(Frame::Memory(frame)) = records.frames.get_mut(&dataset) else { continue };
        let column = Column::new(state_column(&field).as_str().into(), states);
        let mut columns = frame.columns().to_vec();
        columns.push(column);
        *frame = DataFrame::new(frame.height(), columns).unwrap();
    }
    records
}

/// Whether a value that is true agrees with what is printed.
fn holds(printed: &Figure, truth: Option<&Figure>) -> bool {
    let is_number = matches!(printed.scoring, Scoring::Count | Scoring::Sum);
    let truth = match truth.map(|figure| figure.value) {
        Some(value) => value,
        // A group of nobody counts nobody.
        None => is_number.then_some(Fraction::ZERO),
    };
    let (Some(value), Some(truth)) = (printed.value, truth) else { return true };
    match printed.readings {
        Some(Readings { lowest, highest }) => lowest <= truth && truth <= highest,
        None => value == truth,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(rounds()))]

    #[test]
    fn whatever_unread_cells_held_lies_within_the_bounds(
        tables in all_records(),
        cells in prop::collection::vec(any::<Cell>(), 1..4),
    ) {
        let library = library::shipped().unwrap();
        let period = Period::parse("2024").unwrap();
        let clean = written::records(&library, &tables).unwrap();
        let truth = figures(&library, &counts(&library, &clean, &period));
        let records = disturbed(&library, &tables, &cells);
        let counted = counts(&library, &records, &period);
        for (name, printed) in &figures(&library, &counted) {
            let truth = truth.get(name);
            prop_assert!(
                holds(printed, truth),
                "{:?}: printed {:?} {:?}, true {:?}",
                name, printed.value, printed.readings, truth.map(|figure| figure.value),
            );
            if let (Some(value), Some(Readings { lowest, highest })) = (printed.value, printed.readings) {
                prop_assert!(lowest <= value && value <= highest, "{:?}: {:?} is beyond its own bounds", name, printed);
            }
        }
        // The plain loops of the trace class the doubtful records as the engine counts them.
        for counts in &counted {
            let indicator = library.indicator(&counts.indicator).unwrap();
            let rows = trace(indicator, &period, counts.group.as_ref(), &library, &records).unwrap();
            let mut units: BTreeMap<(Option<String>, u32), Class> = BTreeMap::new();
            for row in rows.into_iter().filter(|row| !row.is_divisor && row.class != Class::AnotherRecordStands) {
                let own = if row.unit.is_some() { 0 } else { row.row };
                units.insert((row.unit, own), row.class);
            }
            let unknown = units.values().filter(|class| **class == Class::PopulationUnknown).count() as u64;
            prop_assert_eq!(
                (units.len() as u64 - unknown, unknown),
                (counts.tally.population, counts.tally.population_unknown),
                "{} {:?}", counts.indicator, counts.group,
            );
        }
    }
}

/// How many rounds: some in the tests, as many as `RODIKLIS_ROUNDS` says where somebody wants to be surer.
fn rounds() -> u32 {
    std::env::var("RODIKLIS_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(24)
}
