//! Numbers with too many decimals, marks, limits.

use super::{put, some_cell};
use crate::disturbed::random::Random;
use crate::disturbed::sheet::{Cell, Column, Format, Kind, Sheet};
use crate::disturbed::ways::Touched;

fn is_number(column: &Column, cell: &Cell) -> bool {
    matches!(column.kind, Kind::Number | Kind::Whole | Kind::Minutes)
        && matches!(cell, Cell::Number(_))
}

fn some_number(
    sheet: &Sheet,
    random: &mut Random,
    fits: impl Fn(&Column, f64) -> bool,
) -> Option<((usize, usize), String)> {
    let place = some_cell(sheet, random, |column, cell| {
        is_number(column, cell) && fits(column, value(cell))
    })?;
    match sheet.cell(place.0, place.1) {
        Cell::Number(number) => Some((place, number.clone())),
        _ => None,
    }
}

fn value(cell: &Cell) -> f64 {
    if let Cell::Number(number) = cell { number.parse().unwrap() } else { f64::NAN }
}

/// Seven decimals and more that are nought when rounded to six.
pub fn many_decimals(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, number) = some_number(sheet, random, |column, _| column.kind == Kind::Number)?;
    let whole = if number.contains('.') { number } else { format!("{number}.") };
    let decimals = whole.len() - whole.find('.')? - 1;
    let noughts = "0".repeat(6_usize.checked_sub(decimals)?);
    put(sheet, place, Cell::Number(format!("{whole}{noughts}000{}", random.between(1, 4))))
}

pub fn thousands(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, number) =
        some_number(sheet, random, |column, value| column.kind == Kind::Number && value >= 1000.0)?;
    let (whole, part) = number.split_once('.').unwrap_or((&number, "00"));
    let grouped = |mark: &str| {
        let mut text = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                text.push_str(mark);
            }
            text.push(digit);
        }
        text
    };
    let text = match random.below(7) {
        0 => format!("{},{part}", grouped(" ")),
        1 => format!("{},{part}", grouped(".")),
        2 => format!("{}.{part}", grouped(",")),
        3 => format!("{},{part} Eur", grouped("\u{a0}")),
        4 => format!("{}.{part}", grouped("'")),
        5 if part == "00" => grouped("."),
        _ => format!("{whole}.{part}"),
    };
    put(sheet, place, text)
}

pub fn vague(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let durations = |column: &Column, cell: &Cell| {
        column.kind == Kind::Minutes && matches!(cell, Cell::Text(_))
    };
    if let Some(place) = some_cell(sheet, random, durations) {
        return put(
            sheet,
            place,
            *random.pick(&["apie valandą", "1.30", "ilgai", "2 k.", "1-2 val."]),
        );
    }
    let (place, number) = some_number(sheet, random, |_, _| true)?;
    let number = number.replace('.', ",");
    let text = match random.below(5) {
        0 => format!("~{number}"),
        1 => format!("apie {number}"),
        2 => format!("{number}-{number}0"),
        3 => format!("{number} ar daugiau"),
        _ => format!("{number} asm. / 2 šeim."),
    };
    put(sheet, place, text)
}

pub fn huge(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, _) = some_number(sheet, random, |_, _| true)?;
    if sheet.format == Format::Xlsx {
        return put(sheet, place, Cell::Number(format!("{}e{}", 7, random.between(15, 300))));
    }
    let digits = "98765".repeat(random.between(4, 9) as usize);
    put(sheet, place, Cell::text(digits))
}

/// Fields with a limit that a mistyped number is beyond.
const LIMITS: [(&str, &str); 12] = [
    ("staff", "fte"),
    ("families", "max_children"),
    ("families", "age_to"),
    ("units", "age_to"),
    ("capacity", "places"),
    ("emergency_requests", "requested_hour"),
    ("emergency_requests", "admitted_hour"),
    ("quality_of_life", "score_after"),
    ("service_deliveries", "minutes"),
    ("events", "sessions"),
    ("approved_posts", "fte"),
    ("staff_training", ""),
];

pub fn beyond(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let dataset = sheet.dataset;
    let (place, _) =
        some_number(sheet, random, |column, _| LIMITS.contains(&(dataset, column.field)))?;
    put(sheet, place, Cell::whole(*random.pick(&[-5, 2024, 5555])))
}

pub fn part(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let (place, number) = some_number(sheet, random, |column, _| column.kind == Kind::Whole)?;
    put(sheet, place, Cell::Number(format!("{number}.{}", random.pick(&["5", "25", "3333"]))))
}
