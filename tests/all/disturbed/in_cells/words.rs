//! Words that are mistyped, lost, or stand for nothing.

use super::{put, some_cell};
use crate::disturbed::random::Random;
use crate::disturbed::sheet::{Cell, Column, Format, Kind, Sheet};
use crate::disturbed::ways::Touched;

/// Words that mean something in a column.
fn known(column: &Column) -> Vec<&'static str> {
    match column.kind {
        Kind::Word(codes) | Kind::Scale(codes) => {
            codes.iter().flat_map(|(code, words)| words.iter().copied().chain([*code])).collect()
        }
        Kind::YesNo => vec!["taip", "ne", "t", "n", "yes", "no"],
        _ => Vec::new(),
    }
}

pub fn mistype(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let place =
        some_cell(sheet, random, |column, cell| !known(column).is_empty() && !cell.is_empty())?;
    let text = sheet.cell(place.0, place.1).written();
    let mut letters: Vec<char> = text.chars().collect();
    let at = random.below(letters.len());
    if letters.len() > 3 && random.chance(50) {
        letters.remove(at);
    } else {
        letters.insert(at, letters[at]);
    }
    let wrong: String = letters.into_iter().collect();
    let same = |word: &str| {
        word.split_whitespace().eq(wrong.split_whitespace())
            || word.to_lowercase() == wrong.to_lowercase()
    };
    if same(&text) || known(&sheet.columns[place.1]).into_iter().any(same) {
        return None;
    }
    put(sheet, place, wrong)
}

/// What offices add to a word of a list: that it did not take place, that it did twice, which of its kind it was.
const ADDED: [&str; 4] = [" (neatvyko)", " – atšaukta", " (2 kartai)", " (pirmas)"];

pub fn add(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let place =
        some_cell(sheet, random, |column, cell| !known(column).is_empty() && !cell.is_empty())?;
    let text = sheet.cell(place.0, place.1).written();
    put(sheet, place, format!("{text}{}", random.pick(&ADDED)))
}

/// Words by which people, databases and pivot tables write that there is nothing.
const NOTHING: [&str; 9] = ["NULL", "None", "NaN", "(blank)", "(tuščia)", "?", "…", "n.d.", "–"];

const ERRORS: [&str; 12] = [
    "#N/A",
    "#REF!",
    "#NUOR!",
    "#DIV/0!",
    "#VALUE!",
    "#SPILL!",
    "#CALC!",
    "#ERROR!",
    "Err:502",
    "Loading...",
    "########",
    "#NAME?",
];

fn lose(sheet: &mut Sheet, place: (usize, usize), random: &mut Random) -> Option<Touched> {
    let cell = if random.chance(50) { Cell::Empty } else { Cell::text(*random.pick(&NOTHING)) };
    put(sheet, place, cell)
}

pub fn lose_required(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let place = some_cell(sheet, random, |column, cell| column.required && !cell.is_empty())?;
    // Where years are columns, an empty one is an answer.
    let is_year =
        sheet.mapping.contains("into = \"hours\"") && sheet.columns[place.1].field.is_empty();
    if is_year { None } else { lose(sheet, place, random) }
}

/// Fields of which a rule says where they are lacking: the field that must not be empty beside it.
const NOTICED: [(&str, &str, Option<&str>); 9] = [
    ("children", "birth_date", None),
    ("children", "exit_reason", None),
    ("service_deliveries", "minutes", None),
    ("service_deliveries", "child", None),
    ("placements", "end_reason", None),
    ("placements", "ended_on", Some("end_reason")),
    ("emergency_requests", "admitted_on", None),
    ("emergency_requests", "admitted_hour", None),
    ("plan_goals", "due_on", None),
];

pub fn lose_noticed(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let fields: Vec<_> =
        NOTICED.iter().filter(|(dataset, _, _)| *dataset == sheet.dataset).collect();
    if fields.is_empty() {
        return None;
    }
    let (_, field, beside) = random.pick(&fields);
    let place = some_cell(sheet, random, |column, cell| {
        column.field == *field && !cell.is_empty() && *cell != Cell::text("tęsiasi")
    })?;
    let beside = beside.map(|field| sheet.column(field));
    if beside.flatten().is_some_and(|column| sheet.cell(place.0, column).is_empty()) {
        return None;
    }
    lose(sheet, place, random)
}

pub fn nothing(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let place = some_cell(sheet, random, |_, cell| cell.is_empty())?;
    put(sheet, place, *random.pick(&NOTHING))
}

pub fn error(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let place = some_cell(sheet, random, |_, cell| !cell.is_empty())?;
    put(sheet, place, *random.pick(&ERRORS))
}

pub fn quote(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    if sheet.format != Format::Csv {
        return None;
    }
    let place = some_cell(sheet, random, |column, cell| {
        matches!(column.kind, Kind::Word(_) | Kind::Label | Kind::Reference(_)) && !cell.is_empty()
    })?;
    let text = sheet.cell(place.0, place.1).written();
    put(sheet, place, Cell::Raw(format!("\"{text}")))
}

/// The same word, typed otherwise.
pub fn spell(sheet: &mut Sheet, random: &mut Random) -> Option<Touched> {
    let place =
        some_cell(sheet, random, |column, cell| !known(column).is_empty() && !cell.is_empty())?;
    let text = sheet.cell(place.0, place.1).written();
    let other = match random.below(4) {
        0 => text.to_uppercase(),
        1 => format!("  {text} "),
        2 => text.replace(' ', "\u{a0}"),
        _ => text.replace(' ', "  "),
    };
    (other != text).then_some(())?;
    put(sheet, place, other)
}
