//! `rodiklis report --watch`: prints again whenever the workspace, its data, a definition or a template is saved.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use super::arguments::Report;
use super::output::Output;
use super::{Failure, Outcome, inputs, report};
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
        output.remark(
            &output
                .say("watching", &[("count", (before.values().flatten().count() as u64).into())]),
        );
        while look(arguments) == before {
            std::thread::sleep(PAUSE);
        }
    }
}

/// Every file that a report is made from.
fn look(arguments: &Report) -> BTreeMap<PathBuf, Look> {
    let named = &arguments.place.workspace;
    let found = match workspace::read(named) {
        Ok(workspace) => report::made_from(arguments, &workspace),
        // It may be mended while it is watched.
        Err(_) => vec![inputs::described_in(named)],
    };
    let look = |path: PathBuf| {
        let about = std::fs::metadata(&path).ok();
        (path, about.map(|about| (about.modified().ok(), about.len())))
    };
    found.into_iter().map(look).collect()
}
