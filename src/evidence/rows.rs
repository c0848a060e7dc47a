//! How many rows of each file stand behind each indicator's figure: what a reader is told who asks where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::PolarsResult;

use crate::Gathered;
use crate::engine::trace::{Class, trace};
use crate::engine::{countable, lacking};
use crate::library::Library;
use crate::library::indicator::Indicator;
use crate::period::Period;
use crate::records::frame::Frame;

/// Rows by dataset and file name.
pub type ByFile = BTreeMap<(String, String), u64>;

/// Rows of each file, by the indicator's id. An indicator is missing where its rows were not read cell by cell or
/// cannot be counted; a file that gave none is missing from the indicator's.
pub type Rows = BTreeMap<String, ByFile>;

/// The rows behind the figure of the whole of each indicator: those of units that belong to its population, excluded
/// ones too. Rows that another row of the same unit stands for are not among them.
///
/// # Errors
/// An engine error.
pub fn rows(
    indicators: &[Indicator],
    period: &Period,
    library: &Library,
    gathered: &Gathered,
) -> PolarsResult<Rows> {
    let records = &gathered.records;
    let mut rows = Rows::new();
    for indicator in indicators {
        let own = countable(indicator, library, records);
        // Columnar files may hold many millions of rows, and name no place for any.
        let is_in_memory = std::iter::once(&own.population)
            .chain(&own.divisor)
            .all(|part| matches!(records.frames.get(&part.from), Some(Frame::Memory(_))));
        if !is_in_memory || !lacking(&own, library, records).is_empty() {
            continue;
        }
        // One row may hold several records: an answer to each question of a form.
        let mut seen: BTreeMap<(String, String), BTreeSet<_>> = BTreeMap::new();
        for row in trace(&own, period, None, library, records)? {
            if matches!(row.class, Class::AnotherRecordStands | Class::PopulationUnknown) {
                continue;
            }
            let Some(place) = gathered.origins.place(&row.dataset, row.row, "") else { continue };
            seen.entry((row.dataset, place.file)).or_default().insert((place.sheet, place.row));
        }
        let count = |(file, places): (_, BTreeSet<_>)| (file, places.len() as u64);
        rows.insert(indicator.id.clone(), seen.into_iter().map(count).collect());
    }
    Ok(rows)
}
