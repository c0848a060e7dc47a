//! An attacker who has a public report and knows every relation between its numbers: an integer programme of his own
//! over the figures that are printed. Of the code that decides what is told he has the result alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};
use rodiklis::engine::counts::Counts;
use rodiklis::library::Library;
use rodiklis::library::indicator::Indicator;
use rodiklis::measure::disclosure::{Cell, Part, Policy, Relation, System, Told, of_counts};
use rodiklis::measure::{self, Figure, Fraction};
use rodiklis::period::Period;
use rodiklis::public::{self, Basis};
use rodiklis::records::written;
use rodiklis::{Computed, compute, engine, gather, library, workspace};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use toml::value::{Date, Datetime};
use toml::{Table, Value};

const BASE: i64 = 5;

/// What is attacked: the numbers as they were counted with their relations, and what is printed of each.
struct Attack {
    system: System,
    /// Least and greatest value by what is printed of a number itself.
    limits: Vec<(i64, i64)>,
    /// The rounded number, where one is printed.
    printed: Vec<Option<i64>>,
    rows: Vec<Row>,
    /// Numbers that have to do with each other.
    pieces: Vec<Vec<usize>>,
}

struct Row {
    terms: Vec<(usize, i64)>,
    equal: bool,
}

impl Attack {
    fn on(library: &Library, computed: &Computed) -> Attack {
        let policy = Policy::default();
        let Basis { figures, counts, structure } = public::basis(library, &policy, computed);
        let system = of_counts(&counts, &figures, &structure);
        let told = public::publish(library, &policy, computed.clone(), &Told::default());
        let told = told.unwrap_or_else(|findings| panic!("{findings:#?}")).computed.figures;
        let place = |figure: &Figure| {
            (figure.indicator.clone(), figure.period.clone(), figure.group.clone())
        };
        let by_place: BTreeMap<_, &Figure> = told.iter().map(|own| (place(own), own)).collect();
        // No bound at all: sums of cents are large.
        let largest = system.cells.iter().map(|cell| cell.value).max().unwrap_or(0);
        let far = 4 * i64::try_from(largest).unwrap().max(1_000);
        let (mut limits, mut printed) = (Vec::new(), Vec::new());
        for cell in &system.cells {
            let key = &cell.key;
            let place = (key.indicator.clone(), key.period.clone(), key.group.clone());
            let number = match by_place.get(&place) {
                Some(figure) => {
                    let terms = &library.indicator(&key.indicator).unwrap().terms;
                    number(figure, cell, terms.divide_by)
                }
                // A row of noughts is not printed.
                None => (cell.printed && cell.people && cell.units.is_none()).then_some(0),
            };
            let is_rounded = cell.people && cell.units.is_none();
            limits.push(match number {
                Some(number) if is_rounded => {
                    assert_eq!(number % BASE, 0, "{key:?}");
                    ((number - BASE + 1).max(0), number + BASE - 1)
                }
                Some(number) => (number, number),
                None => (0, far),
            });
            printed.push(number);
        }
        let rows = rows(&system);
        for row in &rows {
            let told: Option<i64> =
                row.terms.iter().map(|(cell, factor)| Some(factor * printed[*cell]?)).sum();
            // Else he would read it amiss.
            let contradicts = told.is_some_and(|left| if row.equal { left != 0 } else { left > 0 });
            let keys = || -> Vec<_> {
                row.terms.iter().map(|(cell, _)| &system.cells[*cell].key).collect()
            };
            assert!(!contradicts, "{:#?}", keys());
        }
        let pieces = pieces(system.cells.len(), &rows);
        Attack { system, limits, printed, rows, pieces }
    }

    /// Numbers from 1 to 4 that he can work out, and noughts that tell of all of a small group; how many he tried.
    fn found(&self) -> (Vec<&Cell>, usize) {
        let sides = self.small_sides();
        let (mut found, mut tried) = (Vec::new(), 0);
        for piece in &self.pieces {
            let rows: Vec<&Row> =
                self.rows.iter().filter(|row| piece.contains(&row.terms[0].0)).collect();
            // A table that agrees with all leaves him in doubt of every number that is another in it.
            let other = |table: BTreeMap<usize, i64>| {
                let is_other = |(cell, value): &(usize, i64)| {
                    u64::try_from(*value).unwrap() != self.system.cells[*cell].value
                };
                table.into_iter().filter(is_other).map(|(cell, _)| cell).collect::<Vec<_>>()
            };
            // What is printed, taken for what was counted.
            let as_printed = |cell: usize| match self.printed[cell] {
                Some(number) => (number, number),
                None => self.limits[cell],
            };
            let printed = self.table(piece, &rows, as_printed);
            let mut doubted: BTreeSet<usize> = printed.into_iter().flat_map(other).collect();
            for index in piece {
                let cell = &self.system.cells[*index];
                let is_small = cell.people && cell.units.is_none() && (1..5).contains(&cell.value);
                let is_side = cell.value == 0 && sides.contains(index);
                if !is_small && !is_side {
                    continue;
                }
                tried += 1;
                let own = i64::try_from(cell.value).unwrap();
                let others = [own + 1, own - 1, own + 2, own - 2, own + 3, own - 3, own - 4];
                if doubted.contains(index) {
                    continue;
                }
                let (low, high) = self.limits[*index];
                let table = others
                    .into_iter()
                    .filter(|value| (low..=high).contains(value))
                    .find_map(|value| {
                        self.table(piece, &rows, |cell| {
                            if cell == *index { (value, value) } else { self.limits[cell] }
                        })
                    });
                doubted.extend(table.into_iter().flat_map(other));
                if !doubted.contains(index) {
                    found.push(cell);
                }
            }
        }
        (found, tried)
    }

    /// Whole numbers within these limits that agree with everything that he knows.
    fn table(
        &self,
        piece: &[usize],
        rows: &[&Row],
        limits: impl Fn(usize) -> (i64, i64),
    ) -> Option<BTreeMap<usize, i64>> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut variables: BTreeMap<usize, (Vec<(Variable, f64)>, i64)> = BTreeMap::new();
        for cell in piece {
            // As near as can be to what is printed, which is where whole numbers are.
            let (low, high) = limits(*cell);
            let from = self.printed[*cell].unwrap_or(0).clamp(low, high);
            let mut by = |room: i64, sign: f64| {
                let room = i32::try_from(room).unwrap();
                (room > 0).then(|| (problem.add_integer_var(1.0, (0, room)), sign))
            };
            let moves: Vec<(Variable, f64)> =
                [by(high - from, 1.0), by(from - low, -1.0)].into_iter().flatten().collect();
            variables.insert(*cell, (moves, from));
        }
        for row in rows {
            let mut terms = Vec::new();
            let mut right = 0;
            for (cell, factor) in &row.terms {
                let (moves, from) = &variables[cell];
                terms.extend(moves.iter().map(|(own, sign)| (*own, sign * *factor as f64)));
                right -= factor * from;
            }
            if terms.is_empty() {
                continue;
            }
            let operator = if row.equal { ComparisonOp::Eq } else { ComparisonOp::Le };
            problem.add_constraint(&terms[..], operator, right as f64);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(200);
        let solution = match problem.solve_with(options) {
            Ok(outcome) => outcome.into_solution().ok()?,
            Err(microlp::Error::Infeasible) => return None,
            Err(error) => {
                println!("no answer: {error}");
                return None;
            }
        };
        let table: BTreeMap<usize, i64> = variables
            .iter()
            .map(|(cell, (moves, from))| {
                let moved: f64 =
                    moves.iter().map(|(own, sign)| sign * solution.var_value(*own)).sum();
                (*cell, from + (moved + 0.5).floor() as i64)
            })
            .collect();
        let is_within = |(cell, value): (&usize, &i64)| {
            (self.limits[*cell].0..=self.limits[*cell].1).contains(value)
        };
        let agrees = table.iter().all(is_within)
            && rows.iter().all(|row| {
                let left: i64 = row.terms.iter().map(|(cell, factor)| factor * table[cell]).sum();
                if row.equal { left == 0 } else { left <= 0 }
            });
        agrees.then_some(table)
    }

    /// The sides of shares of fewer than ten.
    fn small_sides(&self) -> BTreeSet<usize> {
        let is_few = |index: usize| {
            let cell = &self.system.cells[index];
            cell.people && (1..10).contains(&cell.value)
        };
        let shares = self.system.shares.iter().filter(|share| is_few(share.denominator));
        let sides = |share: &rodiklis::measure::disclosure::Share| {
            let complement = share.complement;
            complement.into_iter().chain(complement.and(share.numerator)).collect::<Vec<_>>()
        };
        shares.flat_map(sides).collect()
    }
}

/// What a figure prints of a number; hours are told of minutes.
fn number(figure: &Figure, cell: &Cell, divided_by: Decimal) -> Option<i64> {
    if !cell.printed {
        return None;
    }
    let digits = |value: Decimal| (value * Decimal::from(10_u64.pow(cell.scale))).to_i64();
    let whole = |value: Option<u64>| value.and_then(|value| i64::try_from(value).ok());
    let named = |all: &[(String, Option<u64>)], name: &String| {
        whole(all.iter().find(|(own, _)| own == name).and_then(|(_, units)| *units))
    };
    let below = figure.divisor.as_ref();
    match &cell.key.part {
        Part::Count | Part::Sum => {
            let units = Fraction::from_units(10_u64.pow(cell.scale))?;
            let sum = figure.value?.times(Fraction::from_decimal(divided_by)?)?.times(units)?;
            assert_eq!(sum.denominator(), 1, "{:?}", cell.key);
            i64::try_from(sum.numerator()).ok()
        }
        Part::Numerator => figure.numerator.and_then(digits),
        Part::Denominator => figure.denominator.and_then(digits),
        Part::Population | Part::Remaining => whole(figure.population),
        Part::Excluded(name) => named(&figure.excluded, name),
        Part::Unknown => whole(figure.unknown),
        Part::Undecided => whole(figure.population_unknown),
        Part::Divisor(part) => match &**part {
            Part::Population | Part::Remaining => whole(below?.population),
            Part::Excluded(name) => named(&below?.excluded, name),
            Part::Unknown => whole(below?.unknown),
            Part::Undecided => whole(below?.population_unknown),
            _ => None,
        },
        Part::Complement | Part::Rest { .. } => None,
    }
}

/// Every row is `Σ factor · number` that is nought, or at most nought.
fn rows(system: &System) -> Vec<Row> {
    let factor = |number: u64| i64::try_from(number).unwrap();
    let sum = |total: usize, parts: &[usize], equal| {
        let mut terms: BTreeMap<usize, i64> = BTreeMap::from([(total, 1)]);
        parts.iter().for_each(|part| *terms.entry(*part).or_default() -= 1);
        Row { terms: terms.into_iter().collect(), equal }
    };
    let at_most = |part: usize, times: u64, whole: usize, per: u64| Row {
        terms: vec![(part, factor(times)), (whole, -factor(per))],
        equal: false,
    };
    let mut rows = Vec::new();
    for relation in &system.relations {
        match relation {
            Relation::Sum { total, parts } => rows.push(sum(*total, parts, true)),
            Relation::Cover { total, parts } => {
                rows.push(sum(*total, parts, false));
                rows.extend(parts.iter().map(|part| at_most(*part, 1, *total, 1)));
            }
            Relation::AtMost { part, whole } => rows.push(at_most(*part, 1, *whole, 1)),
            Relation::Bound { part, times, whole, per } => {
                rows.push(at_most(*part, *times, *whole, *per));
            }
        }
    }
    rows
}

fn pieces(cells: usize, rows: &[Row]) -> Vec<Vec<usize>> {
    let mut piece: Vec<usize> = (0..cells).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for row in rows {
            let least = row.terms.iter().map(|(cell, _)| piece[*cell]).min().unwrap();
            for (cell, _) in &row.terms {
                changed |= std::mem::replace(&mut piece[*cell], least) != least;
            }
        }
    }
    let mut all: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    piece.iter().enumerate().for_each(|(cell, own)| all.entry(*own).or_default().push(cell));
    all.into_values().collect()
}

fn sample(name: &str) -> (Library, Computed) {
    let workspace = workspace::read(&Path::new("sample-data").join(name)).unwrap();
    let library = library::load(&workspace.library).unwrap();
    let gathered = gather(&workspace, &library).unwrap();
    let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
    (library, computed)
}

fn resists(name: &str, least: usize) {
    let (library, computed) = sample(name);
    let attack = Attack::on(&library, &computed);
    let (found, tried) = attack.found();
    println!("{name}: {tried} tried, {} worked out", found.len());
    assert!(tried >= least, "{name}: {tried}");
    assert!(found.is_empty(), "{name}: {found:#?}");
}

#[test]
fn every_sample_resists_the_attacker() {
    for name in ["druskininkai", "kauno-vaiku-namai", "panevezys", "pastoge-krizes", "pastoge"] {
        resists(name, 30);
    }
}

/// Told exactly, a small number is found: the attacker is none that finds nothing.
#[test]
fn the_attacker_finds_what_is_told() {
    let (library, computed) = sample("druskininkai");
    let mut attack = Attack::on(&library, &computed);
    for (index, cell) in attack.system.cells.iter().enumerate() {
        if cell.printed {
            let own = i64::try_from(cell.value).unwrap();
            attack.limits[index] = (own, own);
            attack.printed[index] = Some(own);
        }
    }
    let (found, tried) = attack.found();
    // Of what is told all is found; of what is left of two told numbers, too.
    assert!(!found.is_empty() && found.len() * 10 >= tried * 9, "{} of {tried}", found.len());
}

/// The same centres on every run: numbers by a congruence.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn is(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }

    fn word(&mut self, words: &[&str]) -> Value {
        Value::String(words[self.roll(words.len())].to_owned())
    }

    fn day(&mut self, year: u16, years: usize) -> Datetime {
        let date = Date {
            year: year + self.roll(years) as u16,
            month: 1 + self.roll(12) as u8,
            day: 1 + self.roll(28) as u8,
        };
        Datetime { date: Some(date), time: None, offset: None }
    }
}

fn centre(seed: u64) -> Vec<(String, Vec<Table>)> {
    let mut dice = Dice(seed.wrapping_mul(7919).wrapping_add(17));
    let row = |fields: Vec<(&str, Option<Value>)>| -> Table {
        let some = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        some.collect()
    };
    let text = |text: String| Some(Value::String(text));
    let (children, staff) = (5 + dice.roll(60), 3 + dice.roll(30));
    let (mut all_children, mut placements, mut deliveries) = (Vec::new(), Vec::new(), Vec::new());
    for child in 0..children {
        let name = format!("c{child}");
        all_children.push(row(vec![
            ("child_id", text(name.clone())),
            ("birth_date", Some(Value::Datetime(dice.day(2006, 17)))),
            ("sex", Some(dice.word(&["female", "male"]))),
            ("disability", Some(Value::Boolean(dice.is(15)))),
        ]));
        for _ in 0..1 + usize::from(dice.is(25)) {
            let started = dice.day(2021, 4);
            let year = started.date.unwrap().year;
            let ended = dice.is(40).then(|| dice.day(year + 1, 2));
            placements.push(row(vec![
                ("child", text(name.clone())),
                ("started_on", Some(Value::Datetime(started))),
                ("ended_on", ended.map(Value::Datetime)),
                (
                    "end_reason",
                    ended.map(|_| dice.word(&["adopted", "returned_to_family", "majority"])),
                ),
                ("end_planned", ended.map(|_| Value::Boolean(dice.is(80)))),
                ("care_status", Some(dice.word(&["temporary_care", "permanent_care"]))),
                ("place_type", Some(dice.word(&["family", "community_home"]))),
            ]));
        }
        for _ in 0..dice.roll(4) {
            deliveries.push(row(vec![
                ("delivered_on", Some(Value::Datetime(dice.day(2022, 3)))),
                ("child", text(name.clone())),
                ("service", Some(dice.word(&["psychologist", "lawyer", "respite"]))),
                ("minutes", Some(Value::Integer(30 + dice.roll(90) as i64))),
                ("took_place", Some(Value::Boolean(dice.is(90)))),
            ]));
        }
    }
    let staff = (0..staff).map(|number| {
        let started = dice.day(2015, 9);
        let ended = dice.is(20).then(|| dice.day(2022, 3));
        row(vec![
            ("staff_id", text(format!("s{number}"))),
            ("role", Some(dice.word(&["coordinator", "coordinator", "lawyer", "social_worker"]))),
            ("fte", Some(Value::Float(0.25 * (1 + dice.roll(4)) as f64))),
            ("started_on", Some(Value::Datetime(started))),
            ("ended_on", ended.map(Value::Datetime)),
        ])
    });
    let staff = staff.collect();
    [
        ("children", all_children),
        ("placements", placements),
        ("service_deliveries", deliveries),
        ("staff", staff),
    ]
    .map(|(name, rows)| (name.to_owned(), rows))
    .into()
}

fn generated(library: &Library, seed: u64) -> Computed {
    let records = written::records(library, &centre(seed)).unwrap();
    let indicators: Vec<&Indicator> = library.indicators.iter().collect();
    let periods = ["2022", "2023", "2024"].map(|label| Period::parse(label).unwrap());
    let counts = engine::count(&indicators, &periods, library, &records).unwrap().counts;
    let figure = |counts: &Counts| {
        measure::figure(&library.indicator(&counts.indicator).unwrap().terms, counts)
    };
    let figures: Vec<Figure> = counts.iter().map(figure).collect();
    Computed {
        indicators: library.indicators.clone(),
        counts,
        figures,
        histories: Vec::new(),
        surveys: Vec::new(),
        controls: Vec::new(),
        effects: Vec::new(),
        findings: Vec::new(),
    }
}

fn generated_resist(seeds: std::ops::Range<u64>) {
    let library = library::shipped().unwrap();
    let mut all = 0;
    for seed in seeds.clone() {
        let computed = generated(&library, seed);
        let attack = Attack::on(&library, &computed);
        let (found, tried) = attack.found();
        assert!(found.is_empty(), "centre {seed}: {found:#?}");
        all += tried;
    }
    let centres = seeds.end - seeds.start;
    println!("{centres} centres: {all} tried, none worked out");
    assert!(all as u64 > 10 * centres, "{all}");
}

#[test]
fn generated_centres_resist_the_attacker() {
    generated_resist(0..2);
}

/// `ATTACK_FROM=0 ATTACK_CENTRES=1000 cargo test --test all thousand_centres -- --ignored --nocapture`
#[test]
#[ignore = "takes as long as it is told to"]
fn a_thousand_centres_resist_the_attacker() {
    let number = |name, least| std::env::var(name).map_or(least, |text| text.parse().unwrap());
    let from: u64 = number("ATTACK_FROM", 0);
    generated_resist(from..from + number("ATTACK_CENTRES", 1000));
}
