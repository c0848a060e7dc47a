//! One spelling for each name of a record, over all tables that speak of it.
//!
//! `GC-17`, `gc-17`, `GC – 17` and a `GC-17` with an invisible character in it are one child. The spelling that stands most
//! often, or first where several do, is taken for all, so that records find each other.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::{SheetAt, about, became_date, has_cell, likeness, names, several, sheet_of};
use crate::finding::{Finding, Place, Severity};
use crate::ingest::codes;
use crate::ingest::look_alike::in_latin;
use crate::ingest::table::{Table, Values};
use crate::ingest::words::key;
use crate::library::Datasets;
use crate::library::dataset::{Dataset, Field, FieldType, Privacy};

/// The dataset and the field whose names a group of fields holds.
type Domain = (String, String);

/// Gives each name one spelling, and tells where it had others; a name that became a date is unread.
pub(super) fn one_for_each_name(
    tables: &mut BTreeMap<&str, Table>,
    datasets: &Datasets,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut domains: BTreeMap<Domain, Vec<(&Dataset, &Field)>> = BTreeMap::new();
    for dataset in tables.keys().filter_map(|name| datasets.get(*name)) {
        for field in dataset.fields.iter().filter(|field| is_name(dataset, field)) {
            domains.entry(domain(dataset, field, datasets)).or_default().push((dataset, field));
        }
    }
    for (name, table) in tables.iter_mut() {
        let Some(dataset) = datasets.get(*name) else { continue };
        // What every record must have names something too: a project, a topic.
        let fields =
            dataset.fields.iter().filter(|field| field.required && !is_name(dataset, field));
        for field in fields.filter(|field| is_free_text(field)) {
            findings.extend(became_date::told(table, dataset, field));
        }
    }
    for fields in domains.into_values() {
        for (dataset, field) in &fields {
            if let Some(table) = tables.get_mut(dataset.name.as_str()) {
                findings.extend(became_date::told(table, dataset, field));
            }
        }
        findings.extend(several::parted(tables, &fields));
        let spellings = spellings(tables, &fields);
        let chosen = chosen(&spellings);
        for (dataset, field) in fields.iter().filter(|_| !chosen.is_empty()) {
            if let Some(table) = tables.get_mut(dataset.name.as_str()) {
                findings.extend(respelt(table, dataset, field, &chosen));
            }
        }
        findings.extend(likeness::doubted(tables, &fields));
    }
    findings
}

/// Tells that names of a field stand in other spellings too.
pub fn spelt(dataset: &Dataset, field: &Field, place: Place) -> Finding {
    about(codes::SPELLINGS, Severity::Warning, place, dataset, field)
}

/// Whether a field holds names of records. Personal codes have a form of their own.
pub fn is_name(dataset: &Dataset, field: &Field) -> bool {
    is_free_text(field)
        && (field.privacy == Privacy::Identifier
            || field.references.is_some()
            || dataset.primary_key.as_ref() == Some(&field.name))
}

fn is_free_text(field: &Field) -> bool {
    field.r#type == FieldType::String && field.codes.is_empty() && field.format.is_none()
}

/// The dataset and field whose names a field holds.
pub fn domain(dataset: &Dataset, field: &Field, datasets: &Datasets) -> Domain {
    let (mut dataset, mut field) = (dataset, field);
    // References never lead in a circle.
    while let Some(target) = field.references.as_ref().and_then(|name| datasets.get(name))
        && let Some(key) = target.primary_key.as_ref().and_then(|key| target.field(key))
    {
        (dataset, field) = (target, key);
    }
    (dataset.name.clone(), field.name.clone())
}

/// How often each spelling stands in a cell, in the order in which they come first.
fn spellings(
    tables: &BTreeMap<&str, Table>,
    fields: &[(&Dataset, &Field)],
) -> Vec<(String, usize)> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (dataset, field) in fields {
        let Some(table) = tables.get(dataset.name.as_str()) else { continue };
        for (record, name) in names(table, field) {
            if !has_cell(table, record, &field.name) {
                continue;
            }
            let at = *known.entry(name).or_insert_with(|| {
                counted.push((name.to_string(), 0));
                counted.len() - 1
            });
            counted[at].1 += 1;
        }
    }
    counted
}

/// The spelling to take for each one that is not taken itself; each comes with how often it stands.
pub fn chosen(spellings: &[(String, usize)]) -> BTreeMap<String, String> {
    let keys = keys(spellings.iter().map(|(name, _)| name.as_str()));
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        groups.entry(key).or_default().push(at);
    }
    let mut chosen = BTreeMap::new();
    for group in groups.into_values().filter(|group| group.len() > 1) {
        // Of those that stand equally often the first; a name that lost its noughts is never the right one.
        let best = group.iter().copied().max_by_key(|at| {
            let (name, count) = &spellings[*at];
            (is_whole(name, &keys[*at]), *count, std::cmp::Reverse(*at))
        });
        let Some(best) = best else { continue };
        for other in group.into_iter().filter(|other| *other != best) {
            chosen.insert(spellings[other].0.clone(), spellings[best].0.clone());
        }
    }
    chosen
}

/// Whether a name still has all that its key has.
fn is_whole(name: &str, key: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    digits(name) == digits(key)
}

/// The form in which names are compared, for each of all names.
fn keys<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut keys: Vec<String> = names.map(comparable).collect();
    // `17.0` is what a program of statistics makes of 17, unless there are parts as in `17.1`.
    let has_parts = keys.iter().any(
        |key| matches!(number_and_part(key), Some((_, part)) if part.chars().any(|c| c != '0')),
    );
    if !has_parts {
        for key in &mut keys {
            if let Some((whole, _)) = number_and_part(key) {
                *key = whole.to_string();
            }
        }
    }
    // `17` is what a spreadsheet makes of `0017`, where all such numbers are equally long.
    let is_number = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit());
    let padded: BTreeSet<String> =
        keys.iter().filter(|key| is_number(key) && key.starts_with('0')).cloned().collect();
    let widths: BTreeSet<usize> = padded.iter().map(String::len).collect();
    if let (1, Some(width)) = (widths.len(), widths.first()) {
        for key in &mut keys {
            if is_number(key) && key.len() < *width {
                let whole = format!("{key:0>width$}");
                if padded.contains(&whole) {
                    *key = whole;
                }
            }
        }
    }
    keys
}

/// `17.0` as `17` and `0`.
fn number_and_part(key: &str) -> Option<(&str, &str)> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    key.split_once(['.', ',']).filter(|(whole, part)| is_number(whole) && is_number(part))
}

/// A name without the differences that nobody means: case, the alphabet of letters that look alike, the kind of dash, quotation marks that nobody closed, and
/// spaces that part neither two numbers nor two words.
pub(super) fn comparable(name: &str) -> String {
    // Full-width digits and letters are the plain ones; an apostrophe before a number makes it text in spreadsheets.
    let plain: String = key(name).nfkc().collect();
    let plain = in_latin(&plain.to_lowercase());
    let plain = plain.trim_start_matches('\'').trim_end_matches(['.', ',', ';']);
    let plain: Vec<char> = plain
        .chars()
        .filter(|c| !is_unseen(*c) && !matches!(c, '"' | '„' | '“' | '”'))
        .map(|c| if is_dash(c) { '-' } else { c })
        .collect();
    let mut compared = String::with_capacity(name.len());
    for (at, c) in plain.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| plain.get(at)).copied().unwrap_or('-');
        let after = plain.get(at + 1).copied().unwrap_or('-');
        let parts = (before.is_numeric() && after.is_numeric())
            || (before.is_alphabetic() && after.is_alphabetic());
        if *c != ' ' || parts {
            compared.push(*c);
        }
    }
    compared
}

/// Hyphens, dashes and the minus sign.
fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Characters that no screen shows.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn respelt(
    table: &mut Table,
    dataset: &Dataset,
    field: &Field,
    chosen: &BTreeMap<String, String>,
) -> Vec<Finding> {
    let changed: Vec<(usize, &String)> = names(table, field)
        .filter(|(record, _)| has_cell(table, *record, &field.name))
        .filter_map(|(record, name)| Some((record, chosen.get(name)?)))
        .collect();
    let mut sheets: BTreeMap<SheetAt, Finding> = BTreeMap::new();
    for (record, _) in &changed {
        let sheet = sheet_of(table, *record);
        match sheets.get_mut(&sheet) {
            Some(finding) => finding.count += 1,
            None => {
                let place = table.place(*record, &field.name);
                sheets.insert(sheet, spelt(dataset, field, place));
            }
        }
    }
    if let Some(column) = table.columns.iter_mut().find(|column| column.field == field.name)
        && let Values::Text(values) = &mut column.values
    {
        for (record, name) in changed {
            values[record] = Some(name.clone());
        }
    }
    sheets.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(names: &[&str]) -> Vec<String> {
        let mut spellings: Vec<(String, usize)> = Vec::new();
        for name in names {
            match spellings.iter_mut().find(|(known, _)| known == name) {
                Some((_, count)) => *count += 1,
                None => spellings.push((name.to_string(), 1)),
            }
        }
        let chosen = chosen(&spellings);
        names.iter().map(|name| chosen.get(*name).cloned().unwrap_or(name.to_string())).collect()
    }

    #[test]
    fn case_dashes_spaces_and_invisible_characters_tell_no_names_apart() {
        for other in [
            "gc-17",
            "GC–17",
            "GC - 17",
            "GC\u{2011}17",
            "G\u{200B}C-17",
            "GC\u{2212}17",
            "GC -17",
            "\u{FEFF}GC-17",
            "'GC-17",
            "GC-17.",
            "\"GC-17",
            "GC-\u{FF11}\u{FF17}",
            "GС-17",
        ] {
            assert_eq!(taken(&["GC-17", other, "GC-17"]), ["GC-17"; 3], "{other}");
        }
        assert_eq!(taken(&["gc-17", "GC-17", "GC-17"]), ["GC-17"; 3]);
        assert_eq!(taken(&["gc-17", "GC-17"]), ["gc-17"; 2]);
        assert_eq!(taken(&["17 A", "17A"]), ["17 A"; 2]);
        assert_eq!(taken(&["Š1", "š1"]), ["Š1"; 2]);
    }

    #[test]
    fn other_names_stay_apart() {
        for pair in [
            ["1 17", "11 7"],
            ["GC-17", "GC-18"],
            ["GC-17", "GC-1-7"],
            ["Š1", "S1"],
            ["1", "10"],
            ["a b", "ab"],
            ["17.0", "17.1"],
            ["17", "-17"],
        ] {
            assert_eq!(taken(&pair), pair);
        }
    }

    #[test]
    fn numbers_that_lost_their_noughts_are_read_back() {
        assert_eq!(taken(&["17", "17", "0017", "0018"]), ["0017", "0017", "0017", "0018"]);
        // Nothing says which of these lost anything.
        assert_eq!(taken(&["17", "017", "0017"]), ["17", "017", "0017"]);
        assert_eq!(taken(&["19", "0017"]), ["19", "0017"]);
        assert_eq!(taken(&["17.0", "17"]), ["17.0"; 2].map(|_| "17".to_string()));
        assert_eq!(taken(&["17.0", "17", "17.1"]), ["17.0", "17", "17.1"]);
    }
}
