//! A reader who tries everything: all tables of whole numbers that agree with what is published.
//!
//! Nothing here knows of linear programmes or of the code under test but its result.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::measure::Fraction;
use crate::measure::rounding::rounded;

/// Tables tried before a case is given up as too large.
const PATIENCE: usize = 3_000_000;

struct Reader<'a> {
    system: &'a System,
    /// The shares that are printed.
    shares: Vec<&'a Share>,
    /// The values that each cell could have, by what is printed in its place.
    choices: Vec<Vec<u64>>,
    /// The values that each cell has in some table.
    found: Vec<BTreeSet<u64>>,
    tried: usize,
}

impl Reader<'_> {
    fn search(&mut self, table: &mut Vec<Option<u64>>) {
        self.tried += 1;
        if self.tried > PATIENCE {
            return;
        }
        let derived = self.system.relations.iter().find_map(|relation| match relation {
            Relation::Sum { total, parts } => derive(table, *total, parts),
            _ => None,
        });
        if let Some((cell, value)) = derived {
            let Ok(value) = u64::try_from(value) else { return };
            if self.choices[cell].contains(&value) {
                self.choose(table, cell, value);
            }
            return;
        }
        let open = (0..table.len())
            .filter(|cell| table[*cell].is_none())
            .min_by_key(|cell| self.choices[*cell].len());
        let Some(cell) = open else {
            for (found, value) in self.found.iter_mut().zip(table.iter()) {
                found.insert(value.unwrap());
            }
            return;
        };
        for value in self.choices[cell].clone() {
            self.choose(table, cell, value);
        }
    }

    fn choose(&mut self, table: &mut Vec<Option<u64>>, cell: usize, value: u64) {
        table[cell] = Some(value);
        if self.agrees(table) {
            self.search(table);
        }
        table[cell] = None;
    }

    fn agrees(&self, table: &[Option<u64>]) -> bool {
        let as_printed = |share: &&Share| {
            let (Some(above), Some(below)) =
                (share.numerator.and_then(|cell| table[cell]), table[share.denominator])
            else {
                return true;
            };
            let exact = Fraction::new(i128::from(above) * 100, i128::from(below));
            exact.map(|exact| rounded(exact, 1))
                == share.printed.as_ref().map(|printed| printed.value)
        };
        if !self.shares.iter().all(as_printed) {
            return false;
        }
        self.system.relations.iter().all(|relation| match relation {
            Relation::Sum { total, parts } => match (table[*total], sum(table, parts)) {
                (Some(total), Some(sum)) => total == sum,
                _ => true,
            },
            Relation::Cover { total, parts } => {
                let Some(total) = table[*total] else { return true };
                parts.iter().all(|part| table[*part].is_none_or(|part| part <= total))
                    && sum(table, parts).is_none_or(|sum| total <= sum)
            }
            Relation::AtMost { part, whole } => match (table[*part], table[*whole]) {
                (Some(part), Some(whole)) => part <= whole,
                _ => true,
            },
        })
    }
}

fn sum(table: &[Option<u64>], parts: &[usize]) -> Option<u64> {
    parts.iter().map(|part| table[*part]).sum()
}

/// The one open number of a sum.
fn derive(table: &[Option<u64>], total: usize, parts: &[usize]) -> Option<(usize, i64)> {
    let known = |cells: &[usize]| cells.iter().filter_map(|part| table[*part]).sum::<u64>() as i64;
    let mut open = parts.iter().filter(|part| table[**part].is_none());
    match (table[total], open.next(), open.next()) {
        (None, None, _) => Some((total, known(parts))),
        (Some(total), Some(part), None) => Some((*part, total as i64 - known(parts))),
        _ => None,
    }
}

/// What each cell could be; `None` where there are too many tables.
fn possible(system: &System, outcome: &Outcome, policy: &Policy) -> Option<Vec<BTreeSet<u64>>> {
    let k = policy.threshold;
    let far = system.cells.iter().map(|cell| cell.value).max().unwrap_or(0) + k + 1;
    let few_in = |cell: &Cell| {
        let of = |share: &&Share| {
            let cells = [share.numerator, share.complement];
            cells.into_iter().flatten().any(|index| system.cells[index].key == cell.key)
        };
        let share = system.shares.iter().find(of);
        share.is_some_and(|share| (1..10).contains(&system.cells[share.denominator].value))
    };
    let choices: Vec<Vec<u64>> = (system.cells.iter())
        .map(|cell| {
            // A withheld nought shows that noughts are withheld in its place.
            let zero = policy.hide_zeros || few_in(cell) || cell.value == 0;
            match outcome.mark(&cell.key) {
                _ if !cell.printed => (0..=far).collect(),
                None => vec![cell.value],
                Some(Mark::Below) => (u64::from(!zero)..k).collect(),
                // Who knows that small numbers are printed as such knows that this is none.
                // But of a share of few units it might be either side, so its mark tells nothing.
                Some(Mark::Withheld) if policy.tell_small && cell.value >= k && !few_in(cell) => {
                    (k..=far).collect()
                }
                Some(Mark::Withheld) => (u64::from(!zero)..=far).collect(),
            }
        })
        .collect();
    let mut table: Vec<Option<u64>> = choices
        .iter()
        .map(|values| if let [one] = values[..] { Some(one) } else { None })
        .collect();
    let found = vec![BTreeSet::new(); choices.len()];
    let told = |share: &&Share| {
        let key = &system.cells[share.denominator].key;
        let (indicator, period, group) =
            (key.indicator.clone(), key.period.clone(), key.group.clone());
        !outcome.shares.contains(&Figured { indicator, period, group })
    };
    let shares = system.shares.iter().filter(told).collect();
    let mut reader = Reader { system, shares, choices, found, tried: 0 };
    reader.search(&mut table);
    (reader.tried <= PATIENCE).then_some(reader.found)
}

/// No withheld number and no small one can be derived, and the listing says nothing but the truth.
fn holds(system: &System, policy: &Policy) -> Result<(), TestCaseError> {
    let outcome = suppress(system, policy);
    prop_assert!(outcome.passes(), "{:#?}", outcome);
    let mut listed = 0;
    for piece in pieces(system) {
        listed += holds_in(&piece, &outcome, policy)?;
    }
    prop_assert_eq!(listed, outcome.listing.len());
    Ok(())
}

/// Systems that have nothing to do with each other: without ties between periods, each period by itself.
fn pieces(system: &System) -> Vec<System> {
    let period = |index: usize| &system.cells[index].key.period;
    let crosses = system.relations.iter().any(|relation| match relation {
        Relation::Sum { total, parts } | Relation::Cover { total, parts } => {
            parts.iter().any(|part| period(*part) != period(*total))
        }
        Relation::AtMost { part, whole } => period(*part) != period(*whole),
    });
    let periods: BTreeSet<&Period> = system.cells.iter().map(|cell| &cell.key.period).collect();
    if crosses || periods.len() == 1 {
        return vec![system.clone()];
    }
    periods
        .into_iter()
        .map(|wanted| {
            let here: Vec<usize> =
                (0..system.cells.len()).filter(|cell| period(*cell) == wanted).collect();
            let place = |old: usize| here.iter().position(|cell| *cell == old);
            let relations = system.relations.iter().filter_map(|relation| match relation {
                Relation::Sum { total, parts } => Some(Relation::Sum {
                    total: place(*total)?,
                    parts: parts.iter().map(|part| place(*part)).collect::<Option<_>>()?,
                }),
                _ => None,
            });
            System {
                cells: here.iter().map(|cell| system.cells[*cell].clone()).collect(),
                relations: relations.collect(),
                shares: Vec::new(),
            }
        })
        .collect()
}

fn holds_in(system: &System, outcome: &Outcome, policy: &Policy) -> Result<usize, TestCaseError> {
    let Some(found) = possible(system, outcome, policy) else {
        return Err(TestCaseError::reject("too many tables"));
    };
    let mut listed = 0;
    for (cell, found) in system.cells.iter().zip(&found) {
        let withheld = outcome.mark(&cell.key).is_some();
        if !withheld && cell.printed {
            prop_assert!(!policy.is_small(cell.value), "{:?} is printed", cell);
            continue;
        }
        let Some(line) = outcome.listing.iter().find(|line| line.key == cell.key) else {
            prop_assert!(!withheld && !policy.is_small(cell.value), "{:?} is not listed", cell);
            continue;
        };
        listed += 1;
        prop_assert!(found.len() > 1, "{:?} can be derived:\n{:#?}", cell, brief(outcome));
        if let Declared::Range(low, high) = line.declared {
            for value in low..=high {
                prop_assert!(
                    found.contains(&value),
                    "{cell:?} cannot be {value}: {found:?}\n{:#?}",
                    brief(outcome)
                );
            }
        }
        prop_assert!(found.contains(&line.low), "{line:?} but {found:?}");
        prop_assert!(found.first() >= Some(&line.low), "{line:?} but {found:?}");
        if let Some(high) = line.high {
            prop_assert!(found.last() <= Some(&high), "{line:?} but {found:?}");
        }
    }
    Ok(listed)
}

fn policies() -> impl Strategy<Value = Policy> {
    (3_u64..=5, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |(threshold, hide_zeros, tell_small, whole_series)| Policy {
            threshold,
            hide_zeros,
            // As the rules are applied.
            tell_small: tell_small || hide_zeros,
            whole_series,
            ..Policy::default()
        },
    )
}

/// Many small numbers, some noughts, few large ones.
fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![3 => 1_u64..5, 1 => Just(0_u64), 4 => 5_u64..12]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        // The same tables on every run: a search for others is a task of its own, not of every build.
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_261_121),
        ..ProptestConfig::default()
    })]

    #[test]
    fn one_way_tables(groups in prop::collection::vec(numbers(), 1..6), policy in policies()) {
        let mut system = System::default();
        column(&mut system, "exits", "2024", &groups);
        holds(&system, &policy)?;
    }

    #[test]
    fn two_way_tables(
        rows in (2_usize..4, 2_usize..4).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(numbers(), columns), rows)
        }),
        policy in policies(),
    ) {
        holds(&grid(&rows), &policy)?;
    }

    #[test]
    fn series_of_tables(
        years in prop::collection::vec(prop::collection::vec(numbers(), 3), 1..4),
        policy in policies(),
    ) {
        let mut system = System::default();
        for (number, groups) in years.iter().enumerate() {
            column(&mut system, "exits", &format!("{}", 2022 + number), groups);
        }
        holds(&system, &policy)?;
    }

    #[test]
    fn quarters_and_their_year(
        quarters in prop::collection::vec(prop::collection::vec(numbers(), 2), 2..4),
        policy in policies(),
    ) {
        let mut system = System::default();
        let mut places = Vec::new();
        for (number, groups) in quarters.iter().enumerate() {
            places.push(column(&mut system, "exits", &format!("2024-Q{}", number + 1), groups));
        }
        let sums: Vec<u64> =
            (0..2).map(|group| quarters.iter().map(|quarter| quarter[group]).sum()).collect();
        let year = column(&mut system, "exits", "2024", &sums);
        for (place, total) in year.into_iter().enumerate() {
            let parts = places.iter().map(|cells| cells[place]).collect();
            system.relations.push(Relation::Sum { total, parts });
        }
        holds(&system, &policy)?;
    }

    #[test]
    fn shares_of_groups(
        groups in prop::collection::vec((numbers(), numbers()), 1..4),
        fractions in any::<bool>(),
        policy in policies(),
    ) {
        let mut system = System::default();
        let cells: Vec<[CellIndex; 3]> = (groups.iter().enumerate())
            .filter(|(_, (inside, outside))| inside + outside > 0)
            .map(|(number, (inside, outside))| {
                let group = format!("g{number}");
                share(&mut system, "2024", Some(&group), (*inside, inside + outside), fractions)
            })
            .collect();
        let inside: u64 = groups.iter().map(|group| group.0).sum();
        let outside: u64 = groups.iter().map(|group| group.1).sum();
        prop_assume!(inside + outside > 0);
        let total = share(&mut system, "2024", None, (inside, inside + outside), fractions);
        for part in 0..3 {
            let parts = cells.iter().map(|cells| cells[part]).collect();
            system.relations.push(Relation::Sum { total: total[part], parts });
        }
        // Where a report prints shares alone, it still says of how many.
        cells.iter().chain([&total]).for_each(|cells| system.cells[cells[1]].printed = true);
        holds(&system, &policy)?;
    }

    #[test]
    fn overlapping_groups(
        groups in prop::collection::vec(numbers(), 1..5), extra in 0_u64..8, policy in policies(),
    ) {
        let mut system = System::default();
        let parts: Vec<CellIndex> = (groups.iter().enumerate())
            .map(|(number, value)| {
                system.add(count("families", "2024", Some(&format!("g{number}")), *value))
            })
            .collect();
        let least = groups.iter().copied().max().unwrap_or(0);
        let value = (least + extra).min(groups.iter().sum());
        let total = system.add(count("families", "2024", None, value));
        system.relations.push(Relation::Cover { total, parts });
        holds(&system, &policy)?;
    }

    #[test]
    fn order_decides_nothing(
        rows in prop::collection::vec(prop::collection::vec(numbers(), 3), 3),
        turn in 0_usize..16,
    ) {
        let system = grid(&rows);
        let length = system.cells.len();
        let place = |old: CellIndex| (old + turn) % length;
        let mut turned = System { cells: system.cells.clone(), ..System::default() };
        for (old, cell) in system.cells.iter().enumerate() {
            turned.cells[place(old)] = cell.clone();
        }
        for relation in system.relations.iter().rev() {
            let Relation::Sum { total, parts } = relation else { continue };
            turned.relations.push(Relation::Sum {
                total: place(*total),
                parts: parts.iter().rev().map(|part| place(*part)).collect(),
            });
        }
        prop_assert_eq!(suppress(&system, &Policy::default()), suppress(&turned, &Policy::default()));
    }
}
