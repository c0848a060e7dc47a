//! Whose fault it is when the engine fails: a definition's, or that of a file of records.

use std::collections::BTreeMap;

use super::Failure;
use crate::engine;
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::indicator::Indicator;
use crate::period::Period;
use crate::records::written;
use crate::workspace::{self, Workspace};
use crate::{Computed, Gathered, compute};

/// As [`compute`], and a definition on which the engine fails is named, not the data.
///
/// # Errors
/// A definition that cannot be counted, or a columnar file that cannot be read.
pub fn computed(
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
    periods: &[Period],
) -> Result<Computed, Failure> {
    compute(workspace, library, gathered, periods).map_err(|error| {
        let wrong = guilty(workspace, library, periods);
        if wrong.is_empty() { Failure::from(error) } else { Failure::Wrong(wrong) }
    })
}

/// The definitions that cannot be counted over no records at all: no file can be to blame for them.
fn guilty(workspace: &Workspace, library: &Library, periods: &[Period]) -> Vec<Finding> {
    let Ok(records) = written::records(library, &[]) else { return Vec::new() };
    let (indicators, _) = workspace::indicators(workspace, library);
    let fails =
        |indicator: &Indicator| engine::count(&[indicator], periods, library, &records).is_err();
    let guilty: BTreeMap<&String, &Indicator> = indicators
        .iter()
        .filter(|indicator| fails(indicator))
        .map(|indicator| (&indicator.file, indicator))
        .collect();
    guilty.into_values().map(uncountable).collect()
}

/// A definition that was read and cannot be counted.
fn uncountable(indicator: &Indicator) -> Finding {
    Finding::new("D031", Severity::Error, Place::file(&indicator.file))
        .with("title_lt", &indicator.title.lt)
        .with("title_en", &indicator.title.en)
}
