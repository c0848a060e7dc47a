//! `rodiklis report --watch`: prints again whenever the workspace, its data, a definition or a template is saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::arguments::Report;
use super::output::Output;
use super::{Failure, Outcome, report};
use crate::workspace;

/// Between two looks at the files.
const PAUSE: Duration = Duration::from_millis(400);

/// What a file looks like from outside; nothing where it is not there.
type Look = Option<(Option<SystemTime>, u64)>;

/// Prints, and again after every change, until it is interrupted or its output is closed. What is wrong is told, and
/// may be mended while it waits.
///
/// # Errors
/// None but a closed output, which ends it.
pub fn run(arguments: &Report, output: &mut Output) -> Result<Outcome, Failure> {
    loop {
        // Looked at before printing: what is saved meanwhile is printed next.
        let before = look(arguments);
        match report::once(arguments, output) {
            Err(Failure::Closed) => return Ok(Outcome::Done),
            Err(Failure::Wrong(findings) | Failure::Failed(findings)) => output.problems(&findings),
            Ok(_) => {}
        }
        output.remark(&output.say("watching", &[("count", (before.len() as u64).into())]));
        while look(arguments) == before {
            std::thread::sleep(PAUSE);
        }
    }
}

/// Every file that a report is made from.
fn look(arguments: &Report) -> BTreeMap<PathBuf, Look> {
    let named = &arguments.place.workspace;
    let file = if named.is_dir() { named.join(workspace::FILE) } else { named.clone() };
    let mut found = BTreeMap::new();
    add(&file, &mut found);
    let mut folders: Vec<PathBuf> = arguments.template.iter().cloned().collect();
    if let Ok(workspace) = workspace::read(named) {
        for pattern in workspace.sources.iter().flat_map(|source| &source.files) {
            let pattern = workspace.folder.join(pattern).display().to_string();
            for path in glob::glob(&pattern).into_iter().flatten().flatten() {
                add(&path, &mut found);
            }
        }
        let reports = workspace.reports.iter().chain(&arguments.report);
        folders.extend(reports.map(|name| workspace.folder.join(name)));
        folders.extend(workspace.library);
    }
    folders.extend(arguments.report.iter().map(PathBuf::from));
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        add_all(folder, &mut found);
    }
    found
}

fn add(path: &Path, found: &mut BTreeMap<PathBuf, Look>) {
    let look = std::fs::metadata(path).ok().map(|about| (about.modified().ok(), about.len()));
    found.insert(path.to_owned(), look);
}

fn add_all(folder: &Path, found: &mut BTreeMap<PathBuf, Look>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { add_all(&path, found) } else { add(&path, found) }
    }
}
