//! Days written so that they are not read, cannot be, or look different.

use chrono::{Datelike, Days, NaiveDate};

use super::{put, some_cell};
use crate::disturbed::random::Random;
use crate::disturbed::sheet::{Cell, Column, Format, Kind, Sheet};
use crate::disturbed::ways::Touched;

fn is_day(column: &Column, cell: &Cell) -> bool {
    matches!(column.kind, Kind::Day { .. }) && cell.day().is_some()
}

fn some_day(sheet: &Sheet, random: &mut Random) -> Option<((usize, usize), NaiveDate)> {
    let place = some_cell(sheet, random, is_day)?;
    Some((place, sheet.cell(place.0, place.1).day()?))
}

/// Beginnings that are entered up to a year ahead of the report's day.
const AHEAD: [(&str, &str); 7] = [
    ("approved_posts", "valid_from"),
    ("capacity", "valid_from"),
    ("budget_lines", "covers_from"),
    ("families", "contract_from"),
    ("staff", "started_on"),
    ("partners", "agreed_from"),
    ("survey_waves", "opened_on"),
];

pub fn wrong_year(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, day) = some_day(sheet, random)?;
    let has_happened = sheet.columns[place.1].kind == Kind::Day { happened: true };
    let of_file = sheet.year.is_some();
    let (month, of_month) = (day.month(), day.day().min(28));
    let wrong = match random.below(3) {
        0 if has_happened => random.between(2026, 2099),
        1 if of_file => *random.pick(&[2019, 2020]),
        _ => *random.pick(&[1024, 1824, 2224, 20204]),
    };
    if (1900..=2100).contains(&wrong) {
        let may_lie_ahead = AHEAD.contains(&(sheet.dataset, sheet.columns[place.1].field));
        // A year after the report's day.
        let is_near = may_lie_ahead && (wrong, month, of_month) <= (2026, 1, 21);
        let year = i32::try_from(wrong).ok()? + i32::from(is_near && wrong > 2025);
        return put(sheet, place, NaiveDate::from_ymd_opt(year, month, of_month)?);
    }
    put(sheet, place, format!("{wrong}-{month:02}-{of_month:02}"))
}

/// Ends of which a rule says that they cannot be before their start.
const ENDS: [(&str, &str, &str); 12] = [
    ("children", "registered_to", "registered_from"),
    ("placements", "ended_on", "started_on"),
    ("families", "status_to", "status_from"),
    ("staff", "ended_on", "started_on"),
    ("staff", "attested_until", "attested_from"),
    ("capacity", "valid_to", "valid_from"),
    ("events", "held_to", "held_from"),
    ("complaints", "answered_on", "received_on"),
    ("plans", "reviewed_on", "created_on"),
    ("carer_candidates", "conclusion_on", "applied_on"),
    ("incidents", "reported_on", "occurred_on"),
    ("children", "registered_from", "birth_date"),
];

pub fn end_before_start(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let pairs: Vec<(usize, usize)> = ENDS
        .iter()
        .filter(|(dataset, _, _)| *dataset == sheet.dataset)
        .filter_map(|(_, end, start)| Some((sheet.column(end)?, sheet.column(start)?)))
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let (end, start) = *random.pick(&pairs);
    let place = some_cell(sheet, random, |column, cell| {
        column.field == sheet.columns[end].field && cell.day().is_some()
    })?;
    let begun = sheet.cell(place.0, start).day()?;
    put(sheet, place, begun - Days::new(random.between(1, 700) as u64))
}

pub fn no_such_day(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, day) = some_day(sheet, random)?;
    let year = day.year();
    let text = match random.below(4) {
        0 => format!("{year}-02-31"),
        1 => format!("{year}-13-{:02}", day.day()),
        2 => format!("31.04.{year}"),
        _ => format!("{year}-{:02}-00", day.month()),
    };
    put(sheet, place, text)
}

pub fn part(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, day) = some_day(sheet, random)?;
    let (year, month) = (day.year(), day.month());
    let text = match random.below(6) {
        0 => format!("{year}-{month:02}"),
        1 => format!("{year} m."),
        2 => format!("kovo {}", day.day()),
        3 => format!("{month:02}/{year}"),
        4 => format!("{year}-{month:02} mėn."),
        _ => format!("{year}-{month:02}-"),
    };
    put(sheet, place, text)
}

pub fn vague(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, day) = some_day(sheet, random)?;
    let (year, month, of_month) = (day.year(), day.month(), day.day());
    let text = match random.below(6) {
        0 => format!("{of_month:02}.{month:02}.{:02}", year % 100),
        1 => format!("{day}, {}", (of_month % 27) + 1),
        2 => format!("{day}–{}", day + Days::new(3)),
        3 => format!("apie {day}"),
        4 => format!("{day}?"),
        _ => format!("{year}-{month:02}-{of_month:02}/{:02}", (of_month % 27) + 1),
    };
    put(sheet, place, text)
}

const MONTHS: [&str; 12] = [
    "sausio",
    "vasario",
    "kovo",
    "balandžio",
    "gegužės",
    "birželio",
    "liepos",
    "rugpjūčio",
    "rugsėjo",
    "spalio",
    "lapkričio",
    "gruodžio",
];

pub fn other_form(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, day) = some_day(sheet, random)?;
    let (year, month, of_month) = (day.year(), day.month(), day.day());
    let name = MONTHS[day.month0() as usize];
    let serial = (day - NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    let text = match random.below(9) {
        0 => format!("{year}.{month:02}.{of_month:02}"),
        1 => format!("{of_month:02}.{month:02}.{year}"),
        2 => format!("{year} m. {name} {of_month} d."),
        3 => day.format("%Y%m%d").to_string(),
        4 => format!(" {year}-{month:02}- {of_month:02}"),
        5 => format!("{day} 14:30"),
        6 => format!("{day}T12:30:00Z"),
        7 if sheet.format == Format::Xlsx => return put(sheet, place, Cell::whole(serial)),
        _ => serial.to_string(),
    };
    put(sheet, place, text)
}
