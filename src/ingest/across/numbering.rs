//! Numbers that begin anew in each file or sheet: `1` of one survey's export is not `1` of the next.
//!
//! An id that stands in two files may also be one record that stands in both. What is taken as proof that numbers began
//! anew: the dataset numbers what happens, not people; at least half of the numbers of the shorter sheet stand in the other
//! one too; and at least half of these say something that one record cannot: another day, or another answer.

use std::collections::{BTreeMap, BTreeSet};

use super::{SheetAt, has_cell, identity, said, sheet_of};
use crate::finding::{Finding, Place, Severity};
use crate::ingest::codes;
use crate::ingest::table::{Table, Values};
use crate::library::Datasets;
use crate::library::dataset::{Dataset, Field, FieldType};

/// What the rows of one number on one sheet say that cannot change.
#[derive(Default)]
struct Rows {
    days: BTreeSet<String>,
    /// Scores, by what names the record.
    scores: BTreeMap<Vec<String>, String>,
}

/// The records of a sheet by their number.
type Numbered = BTreeMap<String, Rows>;

/// Makes numbers that begin anew the file's own, and tells it; references from the same file follow.
pub(super) fn begun_anew(tables: &mut BTreeMap<&str, Table>, datasets: &Datasets) -> Vec<Finding> {
    let mut findings = Vec::new();
    let names: Vec<&str> = tables.keys().copied().collect();
    for name in names {
        let Some(dataset) = datasets.get(name) else { continue };
        let Some(number) = dataset.numbered.as_ref().and_then(|field| dataset.field(field)) else {
            continue;
        };
        let Some(table) = tables.get_mut(name) else { continue };
        let owners = owners(table, dataset, number, &mut findings);
        if owners.is_empty() {
            continue;
        }
        let by_place: BTreeMap<Place, String> =
            owners.iter().map(|(sheet, owner)| (place(table, *sheet), owner.clone())).collect();
        rename(table, &number.name, |table, record| owners.get(&sheet_of(table, record)));
        if dataset.primary_key.as_ref() == Some(&number.name) {
            follow(tables, datasets, name, &by_place);
        }
    }
    findings
}

/// The name that goes before the numbers of each sheet that counts for itself.
fn owners(
    table: &Table,
    dataset: &Dataset,
    number: &Field,
    findings: &mut Vec<Finding>,
) -> BTreeMap<SheetAt, String> {
    let sheets = sheets(table, dataset, number);
    let mut holding: BTreeMap<&str, Vec<SheetAt>> = BTreeMap::new();
    for (sheet, numbered) in &sheets {
        for number in numbered.keys() {
            holding.entry(number).or_default().push(*sheet);
        }
    }
    let mut shared: BTreeMap<(SheetAt, SheetAt), (usize, usize)> = BTreeMap::new();
    for (number, holders) in holding {
        for (at, one) in holders.iter().enumerate() {
            for other in &holders[at + 1..] {
                let differ = are_others(&sheets[one][number], &sheets[other][number]);
                let (all, different) = shared.entry((*one, *other)).or_default();
                *all += 1;
                *different += usize::from(differ);
            }
        }
    }
    let anew = |pair: &(SheetAt, SheetAt), (all, different): (usize, usize)| {
        let shorter = sheets[&pair.0].len().min(sheets[&pair.1].len());
        all * 2 >= shorter && different * 2 >= all
    };
    let mut own: BTreeMap<SheetAt, usize> = BTreeMap::new();
    for (pair, (all, different)) in &shared {
        if anew(pair, (*all, *different)) {
            for sheet in [pair.0, pair.1] {
                let most = own.entry(sheet).or_default();
                *most = (*different).max(*most);
            }
        }
    }
    let mut owners: BTreeMap<SheetAt, String> = BTreeMap::new();
    for (sheet, different) in &own {
        // An export that holds an earlier one's records keeps that one's numbers.
        let earlier = shared.iter().find_map(|((one, other), counts)| {
            let is_same = other == sheet && !anew(&(*one, *other), *counts);
            owners.get(one).filter(|_| is_same).cloned()
        });
        let at = place(table, *sheet);
        let owner = earlier.unwrap_or_else(|| match &at.sheet {
            Some(sheet) => format!("{}#{sheet}", at.file),
            None => at.file.clone(),
        });
        owners.insert(*sheet, owner);
        let mut finding = Finding::new(codes::LOCAL_KEY, Severity::Warning, at)
            .about(&dataset.name, &number.name)
            .with("title_lt", &number.title.lt)
            .with("title_en", &number.title.en);
        finding.count = *different as u64;
        findings.push(finding);
    }
    owners
}

fn sheets(table: &Table, dataset: &Dataset, number: &Field) -> BTreeMap<SheetAt, Numbered> {
    let (strict, _) = identity(dataset);
    let days: Vec<&Field> = dataset
        .fields
        .iter()
        .filter(|field| field.r#type == FieldType::Date && field.happened && field.required)
        .collect();
    let scores: Vec<&Field> =
        dataset.fields.iter().filter(|field| field.steps_by.is_some()).collect();
    let mut sheets: BTreeMap<SheetAt, Numbered> = BTreeMap::new();
    for record in 0..table.len() {
        let Some(name) = said(table, record, &number.name) else { continue };
        // A row's own name holds its file already.
        if !has_cell(table, record, &number.name) {
            continue;
        }
        let numbered = sheets.entry(sheet_of(table, record)).or_default();
        let rows = numbered.entry(name).or_default();
        rows.days.extend(days.iter().filter_map(|field| said(table, record, &field.name)));
        let identity: Option<Vec<String>> =
            strict.iter().map(|field| said(table, record, &field.name)).collect();
        if let Some(identity) = identity {
            for field in &scores {
                if let Some(score) = said(table, record, &field.name) {
                    rows.scores.insert(identity.clone(), score);
                }
            }
        }
    }
    sheets
}

/// Whether the rows of one number on two sheets cannot be one record.
fn are_others(one: &Rows, other: &Rows) -> bool {
    let other_day =
        !one.days.is_empty() && !other.days.is_empty() && one.days.is_disjoint(&other.days);
    let other_score = one
        .scores
        .iter()
        .any(|(name, score)| other.scores.get(name).is_some_and(|other| other != score));
    other_day || other_score
}

fn place(table: &Table, (file, sheet): SheetAt) -> Place {
    let file = &table.files[file as usize];
    let sheet = file.sheets[sheet as usize].name.clone();
    Place { sheet, ..Place::file(&file.name) }
}

/// Puts an owner's name before a field's values.
fn rename<'o>(table: &mut Table, field: &str, owner: impl Fn(&Table, usize) -> Option<&'o String>) {
    let owners: Vec<Option<&String>> =
        (0..table.len()).map(|record| owner(table, record)).collect();
    let read: Vec<bool> = (0..table.len()).map(|record| has_cell(table, record, field)).collect();
    if let Some(column) = table.columns.iter_mut().find(|column| column.field == field)
        && let Values::Text(values) = &mut column.values
    {
        for ((value, owner), read) in values.iter_mut().zip(owners).zip(read) {
            if let (Some(value), Some(owner), true) = (value, owner, read) {
                *value = format!("{owner}#{value}");
            }
        }
    }
}

/// References from the very sheet, or from a file all of whose sheets have one owner; others name no record any more, and
/// are told as such.
fn follow(
    tables: &mut BTreeMap<&str, Table>,
    datasets: &Datasets,
    target: &str,
    owners: &BTreeMap<Place, String>,
) {
    let mut by_file: BTreeMap<&str, BTreeSet<&String>> = BTreeMap::new();
    for (place, owner) in owners {
        by_file.entry(&place.file).or_default().insert(owner);
    }
    for (name, table) in tables.iter_mut() {
        let Some(dataset) = datasets.get(*name) else { continue };
        let referring: Vec<&Field> = dataset
            .fields
            .iter()
            .filter(|field| field.references.as_deref() == Some(target))
            .collect();
        for field in referring {
            rename(table, &field.name, |table, record| {
                let at = place(table, sheet_of(table, record));
                let of_file = by_file.get(at.file.as_str()).filter(|owners| owners.len() == 1);
                owners.get(&at).or_else(|| of_file.and_then(|owners| owners.first().copied()))
            });
        }
    }
}
