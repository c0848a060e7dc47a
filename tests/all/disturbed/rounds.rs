//! A round: a clean centre, a few disturbances, and what came of them.

use std::cell::OnceCell;
use std::ops::Range;
use std::path::Path;

use rodiklis::finding::Finding;
use rodiklis::library::Library;
use rodiklis::workspace::{self, Workspace};
use rodiklis::{Computed, Gathered, compute, gather};
use tempfile::TempDir;

use super::centre;
use super::judge::{self, Truth};
use super::random::Random;
use super::sheet::{Cell, Sheet};
use super::ways::{self, Touched, Way};
use super::writing;

/// Rounds on one clean centre, which is written and computed once.
const ROUNDS_OF_A_CENTRE: u64 = 12;

/// A centre as it is in truth.
pub struct Clean {
    folder: TempDir,
    pub sheets: Vec<Sheet>,
    pub workspace: Workspace,
    pub gathered: Gathered,
    truth: OnceCell<Truth>,
}

/// What was done to a sheet.
pub struct Change {
    pub way: Way,
    /// Index of the sheet.
    pub sheet: usize,
    pub touched: Touched,
}

/// The sheets after a few changes.
pub struct Disturbed {
    pub number: u64,
    pub sheets: Vec<Sheet>,
    pub changes: Vec<Change>,
}

impl Clean {
    pub fn new(seed: u64, library: &Library) -> Clean {
        let folder = tempfile::tempdir().unwrap();
        let sheets = centre::centre(seed);
        let periods: &[&str] = [&["2024"][..], &["2023"], &["2023", "2024"]][seed as usize % 3];
        writing::workspace(folder.path(), &sheets, periods);
        let workspace = workspace::read(folder.path()).unwrap();
        assert_eq!(workspace::check(&workspace, library), []);
        let gathered = gather(&workspace, library).unwrap();
        // Words of the mapping that no cell happens to hold say nothing of a cell.
        let findings: Vec<Finding> =
            gathered.findings.iter().filter(|finding| finding.code != "I122").cloned().collect();
        assert_eq!(printed(&findings), "", "centre {seed}");
        Clean { folder, sheets, workspace, gathered, truth: OnceCell::new() }
    }

    pub fn compute(&self, library: &Library) -> Computed {
        compute(&self.workspace, library, &self.gathered, &self.workspace.periods).unwrap()
    }

    /// What is true of every figure; computed when it is first asked for.
    pub fn truth(&self, library: &Library) -> &Truth {
        self.truth.get_or_init(|| judge::truth(&self.compute(library)))
    }

    /// Reads the disturbed files in place of the clean ones, and puts the clean ones back.
    pub fn gather(&self, disturbed: &Disturbed, library: &Library) -> Gathered {
        let write = |sheets: &[Sheet], folder: &Path| {
            disturbed
                .changes
                .iter()
                .for_each(|change| writing::sheet(folder, &sheets[change.sheet]));
        };
        write(&disturbed.sheets, self.folder.path());
        let gathered = gather(&self.workspace, library).unwrap();
        write(&self.sheets, self.folder.path());
        gathered
    }
}

/// Goes through rounds: `each` is given the clean centre and its disturbed sheets.
///
/// `only` are the ways that are used; all where it is empty.
pub fn go(
    seed: u64,
    rounds: Range<u64>,
    only: &[Way],
    library: &Library,
    mut each: impl FnMut(&Clean, &Disturbed),
) {
    let mut known: Option<(u64, Clean)> = None;
    for number in rounds {
        let centre = number / ROUNDS_OF_A_CENTRE;
        if known.as_ref().is_none_or(|(of, _)| *of != centre) {
            known = Some((centre, Clean::new(seed.wrapping_mul(100_000) + centre, library)));
        }
        let Some((_, clean)) = &known else { continue };
        let mut random = Random::new(seed.wrapping_mul(1_000_003) ^ (number << 20));
        each(clean, &disturb(number, &clean.sheets, only, &mut random));
    }
}

fn disturb(number: u64, clean: &[Sheet], only: &[Way], random: &mut Random) -> Disturbed {
    let ways = if only.is_empty() { &ways::ALL[..] } else { only };
    // One alone says best what is wrong; together they hide one another.
    let wanted = if random.chance(60) { 1 } else { random.between(2, 4) as usize };
    let mut sheets = clean.to_vec();
    let mut changes = Vec::new();
    // Each way has its turn, however few sheets it fits.
    let mut way = ways[number as usize % ways.len()];
    for _ in 0..200 {
        if changes.len() == wanted {
            break;
        }
        for sheet in random.shuffled((0..sheets.len()).collect()) {
            let mut tried = sheets[sheet].clone();
            // A merged cell has no rows of its own to be disturbed.
            let merges = matches!(way, Way::MergedCells | Way::SharedAmount);
            let is_free = tried.merged.is_empty() && !merges
                || !changes.iter().any(|change: &Change| change.sheet == sheet);
            let touched = is_free.then(|| ways::disturb(way, &mut tried, clean, random)).flatten();
            if let Some(touched) = touched {
                sheets[sheet] = tried;
                changes.push(Change { way, sheet, touched });
                break;
            }
        }
        way = *random.pick(ways);
    }
    Disturbed { number, sheets, changes }
}

impl Disturbed {
    /// The ways, for a table.
    pub fn ways(&self) -> String {
        let ways: Vec<String> =
            self.changes.iter().map(|change| format!("{:?}", change.way)).collect();
        ways.join("+")
    }

    /// What was changed, cell by cell.
    pub fn told(&self, clean: &[Sheet]) -> String {
        let mut told = Vec::new();
        for change in &self.changes {
            let (sheet, before) = (&self.sheets[change.sheet], &clean[change.sheet]);
            let file = &sheet.file;
            if let Some(column) = change.touched.heading {
                let (was, is) = (&before.headings[column], &sheet.headings[column]);
                told.push(format!("{file}: {was:?} → {is:?}"));
            } else if change.touched.cells.is_empty() {
                let at = sheet.rows.iter().position(|row| row.clean.is_none());
                let line = at.map_or(0, |row| sheet.line(row));
                told.push(format!("{file} {line}: {:?}", change.way));
            }
            for (row, column) in &change.touched.cells {
                let was = before.cell(*row, *column).written();
                let place = sheet.rows.iter().position(|r| r.clean == Some(*row));
                let is = place.map(|row| sheet.cell(row, *column).clone());
                let line = place.map_or(0, |row| sheet.line(row));
                let is = match is {
                    Some(Cell::Number(number)) => number,
                    Some(cell) => cell.written(),
                    None => "gone".to_owned(),
                };
                let heading = before.columns[*column].heading;
                told.push(format!("{file} {heading} {line}: {was:?} → {is:?}"));
            }
        }
        told.join("; ")
    }
}

/// Findings as codes and places.
pub fn printed(findings: &[Finding]) -> String {
    let told: Vec<String> = findings
        .iter()
        .filter(|finding| finding.code != "I010")
        .map(|finding| format!("{} {}", finding.code, finding.place.printed()))
        .collect();
    told.join(", ")
}
