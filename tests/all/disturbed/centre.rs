//! A made-up centre: records of every dataset, free of contradictions, from a seed.
//!
//! Nobody's data: numbers of children and families are counted up, days and words are drawn.

use chrono::{Days, NaiveDate};

use super::random::Random;
use super::sheet::{Cell, Code, Sheet};

mod care;
mod office;
mod services;
mod voices;

/// The years over which the centre counts.
pub const YEARS: [i32; 2] = [2023, 2024];

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A child of the centre, as other registers must know it.
struct Child {
    id: String,
    from: NaiveDate,
    to: Option<NaiveDate>,
    family: Option<String>,
}

struct Family {
    id: String,
    from: NaiveDate,
    to: Option<NaiveDate>,
    is_on_duty: bool,
}

struct Worker {
    id: String,
    to: Option<NaiveDate>,
}

/// Whom the registers are about.
struct People {
    children: Vec<Child>,
    families: Vec<Family>,
    staff: Vec<Worker>,
}

/// The sheets of a centre with five to twenty-five children.
pub fn centre(seed: u64) -> Vec<Sheet> {
    let mut random = Random::new(seed);
    let random = &mut random;
    let number = random.between(5, 25) as usize;
    let mut people = People { children: Vec::new(), families: Vec::new(), staff: Vec::new() };
    let mut sheets = care::sheets(random, number, &mut people);
    sheets.extend(office::sheets(random, &mut people));
    sheets.extend(services::sheets(random, &people));
    sheets.extend(voices::sheets(random, &people));
    sheets
}

impl Child {
    /// A day on which the child was here; `None` where there is none since `first`.
    fn day(&self, random: &mut Random, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
        let first = first.max(self.from);
        let last = self.to.map_or(last, |to| to.min(last));
        (first <= last).then(|| random.day(first, last))
    }
}

fn after(random: &mut Random, day: NaiveDate, least: i64, most: i64) -> NaiveDate {
    day + Days::new(random.between(least, most) as u64)
}

/// A later day, where it has been by the end of the last year.
fn later(random: &mut Random, day: NaiveDate, least: i64, most: i64) -> Option<NaiveDate> {
    Some(after(random, day, least, most)).filter(|later| *later <= date(2024, 12, 31))
}

/// A day of the years that are counted, and of the half year before them.
fn some_day(random: &mut Random) -> NaiveDate {
    random.day(date(2022, 7, 1), date(2024, 12, 20))
}

/// A word of one of the codes: mostly the usual one.
fn some_word(random: &mut Random, codes: &[Code]) -> Cell {
    let code = random_code(random, codes);
    word_of(random, codes[code])
}

fn random_code(random: &mut Random, codes: &[Code]) -> usize {
    random.below(codes.len())
}

fn word_of(random: &mut Random, (_, words): Code) -> Cell {
    Cell::text(if random.chance(70) { words[0] } else { *random.pick(words) })
}

fn yes(random: &mut Random, percent: usize) -> Cell {
    Cell::text(if random.chance(percent) { "taip" } else { "ne" })
}

/// An open end as offices write it.
fn end(random: &mut Random, day: Option<NaiveDate>) -> Cell {
    match day {
        Some(day) => Cell::Day(day),
        None if random.chance(30) => Cell::text("tęsiasi"),
        None => Cell::Empty,
    }
}
