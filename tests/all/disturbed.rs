//! Nothing is lost in silence, over the whole way: clean workbooks are written from generated records and computed; then
//! cells and rows are disturbed as offices disturb them, and computed again.
//!
//! `RODIKLIS_SEED` and `RODIKLIS_ROUNDS` choose other rounds, `RODIKLIS_FROM` the first of them, `RODIKLIS_WAYS` names the
//! ways that are used, and `RODIKLIS_TABLE` prints what fails as a table instead of failing.

mod centre;
mod in_cells;
mod in_rows;
mod in_totals;
mod judge;
pub mod random;
mod rounds;
mod sheet;
mod ways;
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rodiklis::compute;
use rodiklis::library;

use rounds::Clean;
use ways::Way;

#[test]
fn every_indicator_is_counted_in_clean_centres_without_findings() {
    let library = library::shipped().unwrap();
    let mut counted = BTreeSet::new();
    for seed in 0..6 {
        let clean = Clean::new(seed, &library);
        let computed = clean.compute(&library);
        assert_eq!(rounds::printed(&computed.findings), "", "centre {seed}");
        let figures = computed.figures.iter().filter(|figure| figure.value.is_some());
        counted.extend(figures.map(|figure| figure.indicator.clone()));
    }
    let ids = library.indicators.iter().map(|indicator| indicator.id.as_str());
    let lacking: Vec<&str> = ids.filter(|id| !counted.contains(*id)).collect();
    assert_eq!(lacking, [""; 0]);
}

#[test]
fn each_way_changes_a_file() {
    let library = library::shipped().unwrap();
    for way in ways::ALL {
        let mut changed = 0;
        rounds::go(7, 0..12, &[way], &library, |clean, disturbed| {
            changed += disturbed.changes.len();
            for change in &disturbed.changes {
                let [is, was] =
                    [&disturbed.sheets, &clean.sheets].map(|sheets| &sheets[change.sheet]);
                let rows = |sheet: &sheet::Sheet| -> Vec<_> {
                    sheet.rows.iter().map(|row| row.cells.clone()).collect()
                };
                assert!(rows(is) != rows(was) || is.headings != was.headings, "{way:?}");
            }
        });
        assert!(changed >= 12, "{way:?}: {changed}");
    }
}

/// The judge sees what no finding could tell: one right word for another, and a record that is gone.
#[test]
fn the_judge_sees_what_nobody_could_notice() {
    let library = library::shipped().unwrap();
    let clean = Clean::new(3, &library);
    let number = clean.sheets.iter().position(|sheet| sheet.dataset == "complaints").unwrap();
    let change = |cells: Vec<(usize, usize)>, disturb: fn(&mut sheet::Sheet)| {
        let touched = ways::Touched { cells, ..ways::Touched::default() };
        let mut sheets = clean.sheets.clone();
        disturb(&mut sheets[number]);
        let changes = vec![rounds::Change { way: Way::MistypedWord, sheet: number, touched }];
        rounds::Disturbed { number: 0, sheets, changes }
    };
    let kind = clean.sheets[number].column("kind").unwrap();
    let word = clean.sheets[number].cell(0, kind).written();
    let other = change(vec![(0, kind)], |sheet| {
        let kind = sheet.column("kind").unwrap();
        let is_thanks = sheet.cell(0, kind).written() == "padėka";
        sheet.rows[0].cells[kind] = if is_thanks { "pasiūlymas" } else { "padėka" }.into();
    });
    assert_eq!(
        judge::untold(&clean, &other, &clean.gather(&other, &library)),
        [(Way::MistypedWord, "Rūšis".to_owned())],
        "{word}"
    );
    let fewer = change(Vec::new(), |sheet| {
        let kind = sheet.column("kind").unwrap();
        sheet.rows.retain(|row| row.cells[kind].written() != "skundas");
    });
    let gathered = clean.gather(&fewer, &library);
    let computed = compute(&clean.workspace, &library, &gathered, &clean.workspace.periods);
    let wrong = judge::wrong(clean.truth(&library), &computed.unwrap());
    assert!(wrong.iter().any(|wrong| wrong.indicator == "complaints_received"));
}

#[test]
fn every_changed_cell_is_read_the_same_or_told() {
    some_hundred().cells.judge();
}

#[test]
fn every_true_figure_lies_within_its_bounds_or_none_is_printed() {
    some_hundred().figures.judge();
}

#[test]
#[ignore = "takes an hour"]
fn ten_thousand_rounds() {
    let tried = go(number("RODIKLIS_ROUNDS", 10_000));
    tried.cells.judge();
    tried.figures.judge();
}

/// What failed in all rounds, of what was read and of what was printed.
struct Tried {
    cells: Failures,
    figures: Failures,
}

/// The rounds that both tests judge, gone through once.
fn some_hundred() -> &'static Tried {
    static TRIED: OnceLock<Tried> = OnceLock::new();
    TRIED.get_or_init(|| go(number("RODIKLIS_ROUNDS", 250)))
}

fn go(rounds: u64) -> Tried {
    let library = library::shipped().unwrap();
    let mut tried = Tried { cells: Failures::new(rounds), figures: Failures::new(rounds) };
    let first = number("RODIKLIS_FROM", 0);
    let chosen = first..first + rounds;
    rounds::go(number("RODIKLIS_SEED", 1), chosen, &only(), &library, |clean, disturbed| {
        let gathered = clean.gather(disturbed, &library);
        let told = || {
            let found = rounds::printed(&gathered.findings);
            format!("{} | found: {found}", disturbed.told(&clean.sheets))
        };
        for (way, heading) in judge::untold(clean, disturbed, &gathered) {
            tried.cells.add(disturbed.number, format!("{way:?}"), heading, told());
        }
        let touched: BTreeSet<&str> =
            disturbed.changes.iter().map(|change| clean.sheets[change.sheet].dataset).collect();
        // Now and then all figures are computed, to see that no other one moves.
        let part = if disturbed.number % 20 == 0 {
            library.clone()
        } else {
            judge::touched_by(&library, &touched)
        };
        let periods = &clean.workspace.periods;
        let computed = compute(&clean.workspace, &part, &gathered, periods).unwrap();
        for wrong in judge::wrong(clean.truth(&library), &computed) {
            let phantom = if wrong.is_phantom { " (nothing there in truth)" } else { "" };
            let of = format!("{}{phantom}", wrong.indicator);
            let what = format!("{}: {} | {}", wrong.address, wrong.said, told());
            tried.figures.add(disturbed.number, disturbed.ways(), of, what);
        }
    });
    tried
}

/// What failed, by disturbance and what it moved: how often, the smallest example, and in which round.
struct Failures {
    of: u64,
    by: BTreeMap<(String, String), (u64, u64, String)>,
    rounds: BTreeSet<u64>,
}

impl Failures {
    fn new(of: u64) -> Self {
        Failures { of, by: BTreeMap::new(), rounds: BTreeSet::new() }
    }

    fn add(&mut self, round: u64, ways: String, of: String, what: String) {
        self.rounds.insert(round);
        let known = self.by.entry((ways, of)).or_insert((0, 0, String::new()));
        known.0 += 1;
        if known.2.is_empty() || what.len() < known.2.len() {
            known.1 = round;
            known.2 = what;
        }
    }

    fn judge(&self) {
        let mut table = format!("{} of {} rounds failed\n", self.rounds.len(), self.of);
        for (what, why) in ways::UNNOTICED {
            table.push_str(&format!("not tried: {what} ({why})\n"));
        }
        // What one disturbance does alone comes first.
        let mut all: Vec<_> = self.by.iter().collect();
        all.sort_by_key(|((ways, _), _)| ways.matches('+').count());
        for ((ways, of), (times, round, what)) in &all {
            table.push_str(&format!("{ways} | {of} | {times} times | round {round}: {what}\n"));
        }
        if std::env::var_os("RODIKLIS_TABLE").is_some() {
            eprintln!("{table}");
        } else {
            assert!(all.is_empty(), "{table}");
        }
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn only() -> Vec<Way> {
    let names = std::env::var("RODIKLIS_WAYS").unwrap_or_default();
    let is_named = |way: &Way| names.split(',').any(|name| name == format!("{way:?}"));
    ways::ALL.into_iter().filter(is_named).collect()
}
