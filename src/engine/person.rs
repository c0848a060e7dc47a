//! Whom records are about beyond one provider's own numbers.

use std::collections::BTreeSet;

use polars::prelude::*;

use super::base::{Base, missing_data};
use crate::library::Library;
use crate::library::expr::Path;
use crate::library::indicator::Indicator;
use crate::lower::lower;
use crate::period::Period;
use crate::records::frame::Records;

/// The person of each record of an indicator's main population, by the record's number; nothing
/// where the definition or the record names none, and where the provider keeps no register that would. These are
/// identifiers and must not be shown.
///
/// # Errors
/// A file that cannot be read.
pub fn persons(
    indicator: &Indicator,
    period: &Period,
    library: &Library,
    records: &Records,
) -> PolarsResult<Vec<Option<String>>> {
    let population = &indicator.population;
    let (Some(person), Some(dataset)) =
        (&population.person, library.datasets.get(&population.from))
    else {
        return Ok(Vec::new());
    };
    let mut paths: BTreeSet<Path> = BTreeSet::new();
    person.expr.fields(&mut |path| {
        paths.insert(path.clone());
    });
    if !missing_data(&population.from, &paths, &library.datasets, records).is_empty() {
        return Ok(Vec::new());
    }
    let base = Base::new(dataset, &paths, &library.datasets, records)?;
    let mut persons = Vec::new();
    base.scan(records, &mut |batch, _, _| {
        let named = batch
            .lazy()
            .select([lower(&person.expr, period).cast(DataType::String).alias("person")])
            .collect()?;
        persons.extend(named.column("person")?.str()?.iter().map(|name| name.map(str::to_owned)));
        Ok(())
    })?;
    Ok(persons)
}
