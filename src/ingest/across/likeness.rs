//! Names that differ in so little that they may be one: `GC_1`, `GC1` and `GC-01`; `17/2023` and `17-2023`; `Nr. 7` and `7`.
//!
//! Whether they are one child or two is written nowhere, so the rarer name is doubted: it counts as it stands, and bounds
//! allow for its being the other.

use std::collections::{BTreeMap, BTreeSet};

use super::spelling::comparable;
use super::{SheetAt, about, has_cell, names, sheet_of};
use crate::finding::{Finding, Severity};
use crate::ingest::codes;
use crate::ingest::table::{CellState, Table};
use crate::ingest::words::folded;
use crate::library::dataset::{Dataset, Field};

/// Words before or behind a number that say no more than that it is one; without diacritics.
const CALLED: [&str; 16] = [
    "nr", "no", "num", "numeris", "byla", "bylos", "kodas", "id", "vaikas", "vaiko", "seima",
    "seimos", "asmuo", "asmens", "child", "case",
];

/// Where a name stands: which of the fields, and the record.
type At = (usize, usize);

/// What is known of one name.
struct Met {
    cells: usize,
    first: At,
}

/// Marks and tells the names of these fields that may be another one.
pub(super) fn doubted(
    tables: &mut BTreeMap<&str, Table>,
    fields: &[(&Dataset, &Field)],
) -> Vec<Finding> {
    let met = met(tables, fields);
    let others = others(&met);
    if others.is_empty() {
        return Vec::new();
    }
    let mut findings: BTreeMap<(usize, SheetAt, &str), Finding> = BTreeMap::new();
    for (number, (dataset, field)) in fields.iter().enumerate() {
        let Some(table) = tables.get(dataset.name.as_str()) else { continue };
        for (record, name) in cells(table, dataset, field) {
            let Some((name, other)) = others.get_key_value(&name) else { continue };
            let at = (number, sheet_of(table, record), name.1.as_str());
            if let Some(finding) = findings.get_mut(&at) {
                finding.count += 1;
                continue;
            }
            let (of_other, record_of_other) = *other;
            let (its_dataset, its_field) = fields[of_other];
            let other = tables
                .get(its_dataset.name.as_str())
                .map(|table| table.place(record_of_other, &its_field.name).printed());
            let place = table.place(record, &field.name);
            let finding = about(codes::LIKE_NAMES, Severity::Warning, place, dataset, field);
            findings.insert(at, finding.with("other", other.unwrap_or_default()));
        }
    }
    let findings = findings.into_values().collect();
    for (dataset, field) in fields {
        let Some(table) = tables.get_mut(dataset.name.as_str()) else { continue };
        let marked: Vec<usize> = cells(table, dataset, field)
            .filter(|(_, name)| others.contains_key(name))
            .map(|(record, _)| record)
            .collect();
        for record in marked {
            table.mark(record, &field.name, CellState::Doubted);
            if dataset.primary_key.as_ref() == Some(&field.name) {
                table.doubt_record(record);
            }
        }
    }
    findings
}

/// The cells of a field with their names, each with the scope in which it names something: numbers of what happens may begin
/// anew in each file.
fn cells<'t>(
    table: &'t Table,
    dataset: &'t Dataset,
    field: &'t Field,
) -> impl Iterator<Item = (usize, (String, String))> + 't {
    let is_local = dataset.numbered.as_ref() == Some(&field.name);
    names(table, field).filter(|(record, _)| has_cell(table, *record, &field.name)).map(
        move |(record, name)| {
            let file = table.origin[record].file as usize;
            let scope = if is_local { table.files[file].name.clone() } else { String::new() };
            (record, (scope, name.to_string()))
        },
    )
}

fn met(
    tables: &BTreeMap<&str, Table>,
    fields: &[(&Dataset, &Field)],
) -> BTreeMap<(String, String), Met> {
    let mut met: BTreeMap<(String, String), Met> = BTreeMap::new();
    for (number, (dataset, field)) in fields.iter().enumerate() {
        let Some(table) = tables.get(dataset.name.as_str()) else { continue };
        for (record, name) in cells(table, dataset, field) {
            met.entry(name).or_insert(Met { cells: 0, first: (number, record) }).cells += 1;
        }
    }
    met
}

/// The names that may be another one, with the first cell of that.
fn others(met: &BTreeMap<(String, String), Met>) -> BTreeMap<(String, String), At> {
    let mut groups: BTreeMap<(&str, String), Vec<&(String, String)>> = BTreeMap::new();
    for name in met.keys() {
        groups.entry((&name.0, loose(&name.1))).or_default().push(name);
    }
    join_bare_numbers(&mut groups);
    let mut others = BTreeMap::new();
    for group in groups.into_values().filter(|group| group.len() > 1) {
        // Of those that stand equally often the first.
        let rank =
            |name: &&&(String, String)| (met[**name].cells, std::cmp::Reverse(met[**name].first));
        let Some(most) = group.iter().max_by_key(rank).copied() else { continue };
        for other in group.into_iter().filter(|other| *other != most) {
            others.insert(other.clone(), met[most].first);
        }
    }
    others
}

/// `17` among `GC-17`: a bare number goes with the one name that has the same number behind letters.
fn join_bare_numbers(groups: &mut BTreeMap<(&str, String), Vec<&(String, String)>>) {
    let mut lettered: BTreeMap<(&str, String), BTreeSet<String>> = BTreeMap::new();
    for (scope, key) in groups.keys() {
        if let Some((letters, number)) = key.split_once('-')
            && letters.chars().all(char::is_alphabetic)
            && is_numeric(number)
        {
            lettered.entry((scope, number.to_string())).or_default().insert(key.clone());
        }
    }
    for ((scope, number), keys) in lettered {
        let (Some(key), 1) = (keys.first(), keys.len()) else { continue };
        if let Some(bare) = groups.remove(&(scope, number)) {
            groups.entry((scope, key.clone())).or_default().extend(bare);
        }
    }
}

fn is_numeric(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// A name as its words and numbers alone, however they are set apart; numbers without leading noughts.
fn loose(name: &str) -> String {
    let plain = folded(&comparable(name));
    let mut parts: Vec<String> = Vec::new();
    let mut touches = false;
    for run in runs(&plain) {
        let is_number = run.bytes().all(|b| b.is_ascii_digit());
        if !is_number && !run.chars().all(char::is_alphanumeric) {
            touches = false;
            continue;
        }
        match parts.last_mut().filter(|_| touches) {
            // `O1` for `01`, `l7` for `17`.
            Some(last) if is_number && is_taken_for_digits(last) => {
                *last = as_digits(last) + run;
            }
            Some(last) if is_taken_for_digits(run) && ends_in_digit(last) => {
                last.push_str(&as_digits(run));
            }
            Some(last) if is_number && ends_in_digit(last) => last.push_str(run),
            _ => parts.push(run.to_string()),
        }
        touches = true;
    }
    let has_number = parts.iter().any(|part| ends_in_digit(part));
    if has_number {
        parts.retain(|part| !CALLED.contains(&part.as_str()));
    }
    let bare = |part: &String| match part.trim_start_matches('0') {
        "" => "0".to_string(),
        rest if part.bytes().all(|b| b.is_ascii_digit()) => rest.to_string(),
        _ => part.clone(),
    };
    if parts.is_empty() { plain } else { parts.iter().map(bare).collect::<Vec<_>>().join("-") }
}

fn ends_in_digit(part: &str) -> bool {
    part.ends_with(|c: char| c.is_ascii_digit())
}

/// Letters that stand where digits belong.
fn is_taken_for_digits(letters: &str) -> bool {
    !letters.is_empty() && letters.chars().all(|c| matches!(c, 'o' | 'l' | 'i'))
}

fn as_digits(letters: &str) -> String {
    letters.chars().map(|c| if c == 'o' { '0' } else { '1' }).collect()
}

/// Runs of digits, of letters and of other signs.
fn runs(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        '0'..='9' => 0,
        c if c.is_alphanumeric() => 1,
        _ => 2,
    };
    let mut runs = Vec::new();
    let mut from = 0;
    let mut before: Option<u8> = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| before != kind(c)) {
            runs.push(&text[from..at]);
            from = at;
        }
        before = Some(kind(c));
    }
    runs.push(&text[from..]);
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_that_may_be_one_are_alike() {
        for alike in [
            &["GC-01", "GC_1", "GC1", "GC-1", "gc 001", "GC.1", "GC-O1", "GС-01"][..],
            &["17/2023", "17-2023", "17 2023", "017/2023"],
            &["7", "Nr.7", "Nr. 07", "byla 7", "7 byla", "№7", "#7"],
            &["Š-7", "S-7"],
            &["GC-11", "GC-1l", "GC-I1"],
        ] {
            for name in alike {
                assert_eq!(loose(name), loose(alike[0]), "{name}");
            }
        }
    }

    #[test]
    fn names_of_other_numbers_are_not() {
        for (one, other) in [
            ("1-12", "11-2"),
            ("1/17", "11/7"),
            ("GC-1", "GC-10"),
            ("GC-17", "GK-17"),
            ("17-A", "17-B"),
            ("a b", "ab"),
            ("0", "00-1"),
            ("Lina", "Ona"),
            ("oil", "101"),
        ] {
            assert_ne!(loose(one), loose(other), "{one} {other}");
        }
    }

    #[test]
    fn a_bare_number_goes_with_the_one_name_that_has_it() {
        let others_of = |names: &[(&str, usize)]| {
            let met: BTreeMap<(String, String), Met> = names
                .iter()
                .enumerate()
                .map(|(at, (name, cells))| {
                    ((String::new(), name.to_string()), Met { cells: *cells, first: (0, at) })
                })
                .collect();
            let names: Vec<String> = others(&met).into_keys().map(|(_, name)| name).collect();
            names
        };
        assert_eq!(others_of(&[("GC-17", 3), ("17", 1), ("GC-18", 1)]), ["17"]);
        assert_eq!(others_of(&[("GC-17", 3), ("17", 1), ("GK-17", 1)]), [""; 0]);
        assert_eq!(others_of(&[("GC-1", 1), ("GC-01", 1), ("GC-02", 1)]), ["GC-01"]);
        assert_eq!(others_of(&[("GC-1", 1), ("GC-01", 2), ("GC-02", 1)]), ["GC-1"]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".*") { loose(&text); }

        #[test]
        fn noughts_and_marks_change_nothing(letters in "[a-h]{1,3}", number in 1u32..9999, mark in "[-_/. ]?", noughts in "0{0,3}") {
            prop_assert_eq!(loose(&format!("{letters}{mark}{noughts}{number}")), format!("{letters}-{number}"));
        }

        #[test]
        fn numbers_stay_apart(one in 0u32..999, two in 0u32..999, three in 0u32..999, four in 0u32..999) {
            let alike = loose(&format!("{one}-{two}")) == loose(&format!("{three}/{four}"));
            prop_assert_eq!(alike, (one, two) == (three, four));
        }
    }
}
