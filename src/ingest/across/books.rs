//! A workbook per year, each copied on from the last: the same record stands in several books, in the state of each year.
//!
//! Files or sheets whose names differ only by a year are one register. The newest book that holds a record tells its latest
//! state; the rows of older books are left out, and told.

use std::collections::{BTreeMap, BTreeSet};

use super::{SheetAt, about, has_cell, identity, said, sheet_of, sure};
use crate::finding::{Finding, Place, Severity};
use crate::ingest::codes;
use crate::ingest::layout::Reason;
use crate::ingest::partial::Span;
use crate::ingest::table::{CellState, FileRead, LeftOut, Table, Values};
use crate::library::dataset::{Dataset, Field, FieldType};

/// A register's name without its years, and the years of file and sheet.
type Volume = (String, [Option<i32>; 2]);

/// Leaves out the rows that a later book of the same register repeats.
pub(super) fn carried_on(table: &mut Table, dataset: &Dataset) -> Vec<Finding> {
    let (strict, soft) = identity(dataset);
    // Two books may write a day more or less exactly: such days name a record only as far as they are said.
    let (rough, strict): (Vec<&Field>, Vec<&Field>) =
        strict.into_iter().partition(|field| has_parts(table, field));
    let volumes = volumes(table);
    if strict.is_empty() || volumes.is_empty() {
        return Vec::new();
    }
    let mut records: BTreeMap<(&str, Vec<String>), Vec<usize>> = BTreeMap::new();
    for record in 0..table.len() {
        if let Some((register, _)) = volumes.get(&sheet_of(table, record))
            && let Some(name) = sure(table, record, &strict)
        {
            records.entry((register, name)).or_default().push(record);
        }
    }
    let year = |record: usize| volumes.get(&sheet_of(table, record)).map(|(_, years)| *years);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut doubtful: BTreeSet<usize> = BTreeSet::new();
    for same in records.values().filter(|same| same.len() > 1) {
        // Two placements that began on one day are told apart by every field that can.
        let is_plain =
            same.iter().map(|record| year(*record)).collect::<BTreeSet<_>>().len() == same.len();
        for older in same {
            let later: Vec<usize> = same
                .iter()
                .copied()
                .filter(|newer| year(*newer) > year(*older))
                .filter(|newer| alike(table, *older, *newer, &soft, is_plain))
                .filter(|newer| rough.iter().all(|field| agree(table, *older, *newer, field)))
                .collect();
            let last = later.iter().map(|newer| year(*newer)).max();
            let newest: Vec<usize> =
                later.into_iter().filter(|newer| Some(year(*newer)) == last).collect();
            match newest.as_slice() {
                [newest] => pairs.push((*older, *newest)),
                [] => {}
                // Which of them it became is not said.
                several if rough.is_empty() => pairs.extend(several.last().map(|it| (*older, *it))),
                several => doubtful.extend([*older].into_iter().chain(several.iter().copied())),
            }
        }
    }
    let others = pairs.iter().filter(|pair| are_others(table, dataset, **pair)).count();
    if others * 2 > pairs.len() {
        return Vec::new();
    }
    if dataset.numbered.is_some() {
        // One number given twice by mistake: a complaint of another day is no later state of this one.
        pairs.retain(|pair| !are_others(table, dataset, *pair));
    }
    doubtful.iter().for_each(|record| table.doubt_record(*record));
    let mut findings = contradictions(table, dataset, &pairs);
    findings.extend(told(table, &pairs));
    // What the latest book says again is a record of its own once the earlier ones are gone.
    for (_, newest) in &pairs {
        table.repeated.remove(&u32::try_from(*newest).unwrap_or(u32::MAX));
    }
    leave_out(table, &pairs.iter().map(|(older, _)| *older).collect());
    findings
}

/// The sheets that are volumes of a register of which there are several.
fn volumes(table: &Table) -> BTreeMap<SheetAt, Volume> {
    let mut volumes: BTreeMap<SheetAt, Volume> = BTreeMap::new();
    let mut years: BTreeMap<String, BTreeSet<[Option<i32>; 2]>> = BTreeMap::new();
    for (at, file) in (0..).zip(&table.files) {
        for (number, sheet) in (0..).zip(&file.sheets) {
            let (file, of_file) = without_year(&file.name);
            let (sheet, of_sheet) = without_year(sheet.name.as_deref().unwrap_or_default());
            let register = format!("{file}\n{sheet}");
            years.entry(register.clone()).or_default().insert([of_file, of_sheet]);
            volumes.insert((at, number), (register, [of_file, of_sheet]));
        }
    }
    volumes.retain(|_, (register, _)| years[register].len() > 1);
    volumes
}

/// A name with its one year taken out; as it is where it holds none or several.
fn without_year(name: &str) -> (String, Option<i32>) {
    let bytes = name.as_bytes();
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at)).is_some_and(|byte| byte.is_ascii_digit())
    };
    let years: Vec<(usize, i32)> = (0..bytes.len().saturating_sub(3))
        .filter(|at| !is_digit(at.checked_sub(1)) && !is_digit(Some(at + 4)))
        .filter(|at| bytes[*at..at + 4].iter().all(u8::is_ascii_digit))
        .filter_map(|at| Some((at, name[at..at + 4].parse().ok()?)))
        .filter(|(_, year)| (1990..=2100).contains(year))
        .collect();
    match years.as_slice() {
        [(at, year)] => (format!("{}\n{}", &name[..*at], &name[at + 4..]), Some(*year)),
        _ => (name.to_string(), None),
    }
}

/// Whether two records agree in the fields that tell records apart where both have them.
fn alike(table: &Table, one: usize, other: usize, soft: &[&Field], is_plain: bool) -> bool {
    soft.iter().all(|field| {
        let values = (said(table, one, &field.name), said(table, other, &field.name));
        match values {
            (Some(one), Some(other)) => one == other,
            (one, other) => is_plain || one == other,
        }
    })
}

/// Whether some of a field's dates were written without their day.
fn has_parts(table: &Table, field: &Field) -> bool {
    table.columns.iter().any(|column| column.field == field.name && !column.within.is_empty())
}

/// Whether two records' dates can be the same day, as exactly as each was written.
fn agree(table: &Table, one: usize, other: usize, field: &Field) -> bool {
    let Some(column) = table.columns.iter().find(|column| column.field == field.name) else {
        return false;
    };
    let Values::Date(days) = &column.values else { return false };
    let span = |record: usize| {
        let number = u32::try_from(record).unwrap_or(u32::MAX);
        column.within.get(&number).copied().or_else(|| days[record].map(Span::day))
    };
    matches!((span(one), span(other)), (Some(one), Some(other)) if one.meets(other))
}

/// Days that have happened: once known, they stay.
fn lasting(dataset: &Dataset) -> impl Iterator<Item = &Field> {
    dataset.fields.iter().filter(|field| field.r#type == FieldType::Date && field.happened)
}

/// Whether two records say when something happened, and not the same.
fn are_others(table: &Table, dataset: &Dataset, (older, newer): (usize, usize)) -> bool {
    lasting(dataset).any(|field| {
        let days = (said(table, older, &field.name), said(table, newer, &field.name));
        matches!(days, (Some(_), Some(_))) && !agree(table, older, newer, field)
    })
}

/// Doubts what an earlier book knew to have happened and a later one lost or changed.
fn contradictions(table: &mut Table, dataset: &Dataset, pairs: &[(usize, usize)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (older, newer) in pairs {
        for field in lasting(dataset) {
            let known = said(table, *older, &field.name);
            let is_read =
                has_cell(table, *newer, &field.name) && table.state(*newer, &field.name).is_none();
            let is_same =
                known == said(table, *newer, &field.name) || agree(table, *older, *newer, field);
            if known.is_none() || !is_read || is_same {
                continue;
            }
            if !told.insert((*newer, &field.name)) {
                continue;
            }
            let place = table.place(*newer, &field.name);
            let earlier = table.place(*older, &field.name).printed();
            let code = codes::LOST_IN_LATER_BOOK;
            findings.push(
                about(code, Severity::Warning, place, dataset, field).with("earlier", earlier),
            );
            table.mark(*newer, &field.name, CellState::Doubted);
        }
    }
    findings
}

/// One finding for each sheet that lost rows, at the first of them.
fn told(table: &Table, pairs: &[(usize, usize)]) -> Vec<Finding> {
    let mut sheets: BTreeMap<SheetAt, Vec<(usize, usize)>> = BTreeMap::new();
    for pair in pairs {
        sheets.entry(sheet_of(table, pair.0)).or_default().push(*pair);
    }
    sheets
        .into_values()
        .filter_map(|pairs| {
            let (older, newer) = pairs.first()?;
            let place = Place { column: None, ..table.place(*older, "") };
            let later = Place { row: None, column: None, ..table.place(*newer, "") };
            let mut finding = Finding::new(codes::EARLIER_BOOK, Severity::Warning, place)
                .about(&table.dataset, "")
                .with("later", later.printed());
            finding.count = pairs.len() as u64;
            Some(finding)
        })
        .collect()
}

/// Takes records out of a table; rows of which nothing stays are noted as left out.
fn leave_out(table: &mut Table, gone: &BTreeSet<usize>) {
    if gone.is_empty() {
        return;
    }
    let row = |record: usize| (sheet_of(table, record), table.origin[record].row);
    let staying: BTreeSet<(SheetAt, u32)> =
        (0..table.len()).filter(|record| !gone.contains(record)).map(row).collect();
    let rows: BTreeSet<(SheetAt, u32)> =
        gone.iter().map(|record| row(*record)).filter(|row| !staying.contains(row)).collect();
    for ((file, sheet), row) in rows {
        note_row(&mut table.files[file as usize], sheet, row);
    }
    let number = |record: usize| u32::try_from(record).unwrap_or(u32::MAX);
    let kept: Vec<usize> = (0..table.len()).filter(|record| !gone.contains(record)).collect();
    for column in &mut table.columns {
        keep(&mut column.values, gone);
        let states = std::mem::take(&mut column.states);
        column.states = (0..)
            .zip(&kept)
            .filter_map(|(new, old)| Some((new, *states.get(&number(*old))?)))
            .collect();
        let within = std::mem::take(&mut column.within);
        column.within = (0..)
            .zip(&kept)
            .filter_map(|(new, old)| Some((new, *within.get(&number(*old))?)))
            .collect();
    }
    let repeated = std::mem::take(&mut table.repeated);
    table.repeated = (0..)
        .zip(&kept)
        .filter_map(|(new, old)| repeated.contains(&number(*old)).then_some(new))
        .collect();
    let mut record = 0;
    table.origin.retain(|_| {
        record += 1;
        !gone.contains(&(record - 1))
    });
}

fn note_row(file: &mut FileRead, sheet: u32, row: u32) {
    let Some(sheet) = file.sheets.get_mut(sheet as usize) else { return };
    sheet.record_rows = sheet.record_rows.saturating_sub(1);
    let at = sheet.left_out.partition_point(|rows| rows.from < row);
    match at.checked_sub(1).and_then(|before| sheet.left_out.get_mut(before)) {
        Some(before) if before.reason == Reason::EarlierBook && before.to + 1 == row => {
            before.to = row;
        }
        _ => {
            let rows = LeftOut { from: row, to: row, reason: Reason::EarlierBook };
            sheet.left_out.insert(at, rows);
        }
    }
}

fn keep(values: &mut Values, gone: &BTreeSet<usize>) {
    fn kept<T>(values: &mut Vec<T>, gone: &BTreeSet<usize>) {
        let mut record = 0;
        values.retain(|_| {
            record += 1;
            !gone.contains(&(record - 1))
        });
    }
    match values {
        Values::Text(values) => kept(values, gone),
        Values::Integer(values) => kept(values, gone),
        Values::Number(values) => kept(values, gone),
        Values::Date(values) => kept(values, gone),
        Values::Boolean(values) => kept(values, gone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_year_or_none() {
        let one = |name| without_year(name);
        assert_eq!(one("Vaikai 2023.csv"), ("Vaikai \n.csv".into(), Some(2023)));
        assert_eq!(one("2023/Vaikai.csv"), ("\n/Vaikai.csv".into(), Some(2023)));
        for name in ["Vaikai.csv", "2022-2023.csv", "Vaikai 20231.csv", "1234.csv", "ąž 3", ""] {
            assert_eq!(one(name), (name.to_string(), None));
        }
    }
}
