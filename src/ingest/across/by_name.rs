//! Records that are referred to by a person's name alone, where their key has more than the name: the one that bears it.

use std::collections::{BTreeMap, BTreeSet};

use super::{about, names};
use crate::finding::{Finding, Severity};
use crate::ingest::codes;
use crate::ingest::person;
use crate::ingest::table::{CellState, Table, Values};
use crate::library::Datasets;

/// Gives each name the key of the one record that bears it; where several do, nobody knows which, and it is told.
pub(super) fn found(tables: &mut BTreeMap<&str, Table>, datasets: &Datasets) -> Vec<Finding> {
    let mut findings = Vec::new();
    let names_of: Vec<&str> = tables.keys().copied().collect();
    let mut keys: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for name in &names_of {
        let Some(dataset) = datasets.get(*name) else { continue };
        let Some(key) = dataset.primary_key.as_ref().and_then(|key| dataset.field(key)) else {
            continue;
        };
        let known = names(&tables[name], key).map(|(_, name)| name.to_string()).collect();
        keys.insert(&dataset.name, known);
    }
    for name in names_of {
        let (Some(dataset), Some(table)) = (datasets.get(name), tables.get_mut(name)) else {
            continue;
        };
        for field in &dataset.fields {
            let known = field.references.as_deref().and_then(|target| keys.get(target));
            let Some(known) = known else { continue };
            let alone: Vec<(usize, String)> = names(table, field)
                .filter(|(_, name)| person::is_name_alone(name) && !known.contains(*name))
                .map(|(record, name)| (record, name.to_string()))
                .collect();
            for (record, name) in alone {
                let mut bearing =
                    known.range(name.clone()..).take_while(|key| key.starts_with(&name));
                match (bearing.next(), bearing.next()) {
                    (Some(one), None) => write(table, &field.name, record, one),
                    (Some(_), Some(_)) => {
                        let place = table.place(record, &field.name);
                        table.mark(record, &field.name, CellState::Unread);
                        let code = codes::NAME_OF_SEVERAL;
                        findings.push(about(code, Severity::Error, place, dataset, field));
                    }
                    // A reference to no record is told with all others.
                    (None, _) => {}
                }
            }
        }
    }
    findings
}

fn write(table: &mut Table, field: &str, record: usize, key: &str) {
    let column = table.columns.iter_mut().find(|column| column.field == field);
    if let Some(Values::Text(values)) = column.map(|column| &mut column.values) {
        values[record] = Some(key.to_string());
    }
}
