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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use crate::library::expr::{Comparison, Expr, Function};
    use crate::library::indicator::Condition;

    /// An expression that the checker refuses stands for whatever it may miss one day.
    #[test]
    fn a_definition_on_which_the_engine_fails_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let text = "report_date = 2025-01-20\nperiods = [\"2024\"]\n\
                    provider.name = { lt = \"a\", en = \"a\" }\n";
        std::fs::write(folder.path().join(workspace::FILE), text).unwrap();
        let workspace = workspace::read(folder.path()).unwrap();
        let mut library = library::shipped().unwrap();
        assert_eq!(guilty(&workspace, &library, &workspace.periods), []);
        let age = Expr::Call(Function::Age, vec![Expr::Null, Expr::PeriodEnd]);
        let three = Box::new(Expr::Integer(3));
        let wrong = library.indicators.iter_mut().find(|own| own.id == "complaints_received");
        wrong.unwrap().population.filter = Some(Condition {
            written: "age(NULL, period_end) > 3".to_owned(),
            expr: Expr::Compare(Comparison::Greater, Box::new(age), three),
        });
        let found = guilty(&workspace, &library, &workspace.periods);
        assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["D031"]);
        assert!(found[0].place.file.ends_with("complaints_received.toml"), "{found:?}");
    }
}
