//! Which numbers must not be learnt, and how little a reader must be able to say of them.

use std::collections::BTreeMap;

use super::policy::Policy;
use super::system::{CellKey, Part, Relation, Share, System};

/// What a reader must be left to think possible of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    /// Everything from the first to the second, both included.
    Range(u64, u64),
    /// More than one number.
    Doubt,
}

/// Why a number must not be learnt, before anything is said of other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It is smaller than the threshold.
    Small,
    /// It is nought and that tells as much: by policy, or as "none" or "all" of a small group.
    Zero,
    /// It is a sum over fewer units than the threshold.
    FewUnits,
    /// It is the numerator of a share of too few units.
    FewInDenominator,
}

impl Cause {
    /// Its name in JSON and in message keys: `few_units`.
    pub fn key(self) -> &'static str {
        match self {
            Cause::Small => "small",
            Cause::Zero => "zero",
            Cause::FewUnits => "few_units",
            Cause::FewInDenominator => "few_in_denominator",
        }
    }
}

/// What the policy says of one cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rule {
    pub sensitive: Option<(Cause, Declared)>,
    /// Whether this cell would be withheld if it were nought.
    pub zero_hidden: bool,
    /// Whether it is the numerator of a share of few units. Its mark must not tell which side is small.
    pub of_few: bool,
}

/// The rule of each cell.
pub(super) fn rules(system: &System, policy: &Policy) -> Vec<Rule> {
    let guarded = |index: usize| policy.complements || !system.cells[index].key.part.is_remainder();
    let mut rules: Vec<Rule> = (system.cells.iter())
        .map(|cell| Rule {
            sensitive: None,
            zero_hidden: policy.hide_zeros
                && cell.people
                && cell.units.is_none()
                && counts_people(&cell.key.part),
            of_few: false,
        })
        .collect();
    for share in &system.shares {
        for index in parts_of_whole(share).filter(|_| system.cells[share.denominator].people) {
            let few = few_in(system, share, policy);
            rules[index].zero_hidden |= few && guarded(index);
            rules[index].of_few |= few;
        }
    }
    for (whole, rest) in rests(system) {
        // That nothing is left of a small group tells of all of it.
        let few = policy.uniform_below.max(policy.smallest_denominator);
        let is_few = (1..few).contains(&system.cells[whole].value);
        rules[rest].zero_hidden |= is_few && system.cells[rest].people && guarded(rest);
    }
    let most = policy.threshold.saturating_sub(1);
    for (index, cell) in system.cells.iter().enumerate() {
        let rule = &mut rules[index];
        let least = u64::from(!rule.zero_hidden);
        rule.sensitive = match cell.units {
            _ if !cell.people => None,
            Some(units) if is_of_few(units, cell.value, policy) => {
                let half = cell.value.div_ceil(2);
                let declared = match half {
                    0 => Declared::Doubt,
                    _ => Declared::Range(cell.value - half, cell.value.saturating_add(half)),
                };
                Some((Cause::FewUnits, declared))
            }
            None if !guarded(index) => None,
            None if policy.is_small(cell.value) => {
                Some((Cause::Small, Declared::Range(least, most)))
            }
            None if cell.value == 0 && rule.zero_hidden => {
                Some((Cause::Zero, Declared::Range(0, most)))
            }
            _ => None,
        };
    }
    hide_empty_wholes(system, &mut rules, most);
    for share in &system.shares {
        let units = system.cells[share.denominator].value;
        if let (Some(numerator), Some(_)) = (share.numerator, share.complement)
            && system.cells[share.denominator].people
            && (1..policy.smallest_denominator).contains(&units)
        {
            rules[numerator].sensitive.get_or_insert((Cause::FewInDenominator, Declared::Doubt));
        }
    }
    rules
}

/// Each number that is left of a whole, after the whole.
fn rests(system: &System) -> impl Iterator<Item = (usize, usize)> {
    system.relations.iter().filter_map(|relation| match relation {
        Relation::Sum { total, parts } if parts.len() == 2 => {
            let rest = parts.iter().find(|part| {
                let cell = &system.cells[**part];
                matches!(cell.key.part, Part::Rest { .. }) && cell.units.is_none()
            })?;
            Some((*total, *rest))
        }
        _ => None,
    })
}

/// Whether a sum is over so few units that it tells of each: the least or the greatest that all of a small group can
/// have is what each of them has. A sum over nobody is nought.
fn is_of_few(units: u64, sum: u64, policy: &Policy) -> bool {
    let few = policy.uniform_below.max(policy.threshold);
    units < few && (units > 0 || sum > 0)
}

/// Whether a nought of it could tell of people: that nobody was excluded tells of nobody.
fn counts_people(part: &Part) -> bool {
    match part {
        Part::Excluded(_) | Part::Unknown | Part::Undecided | Part::Rest { .. } => false,
        Part::Divisor(part) => counts_people(part),
        _ => true,
    }
}

/// A whole of nought tells that each of its parts is nought: where one of them must not be told, it must not be.
/// So does a number that is the same as another, and a sum over nobody.
fn hide_empty_wholes(system: &System, rules: &mut [Rule], most: u64) {
    let mut tells: Vec<(usize, Vec<usize>)> = Vec::new();
    for relation in &system.relations {
        match relation {
            Relation::Sum { total, parts } if parts.len() == 1 => {
                tells.push((*total, parts.clone()));
                tells.push((parts[0], vec![*total]));
            }
            Relation::Sum { total, parts } | Relation::Cover { total, parts } => {
                tells.push((*total, parts.clone()));
            }
            Relation::AtMost { part, whole } | Relation::Bound { part, whole, .. } => {
                tells.push((*whole, vec![*part]));
            }
        }
    }
    let place: BTreeMap<&CellKey, usize> =
        system.cells.iter().enumerate().map(|(index, cell)| (&cell.key, index)).collect();
    for (index, cell) in system.cells.iter().enumerate() {
        if cell.units == Some(0) && !cell.key.part.is_remainder() {
            let key = |part: &Part| CellKey { part: part.clone(), ..cell.key.clone() };
            let own = summed_over(&cell.key.part);
            tells.push((index, own.iter().filter_map(|p| place.get(&key(p)).copied()).collect()));
        }
    }
    let mut changed = true;
    while changed {
        changed = false;
        for (whole, parts) in &tells {
            let cell = &system.cells[*whole];
            // What is left of a share is never printed, and told by the two numbers that are.
            let is_told = cell.printed || cell.key.part.is_remainder();
            let is_open = is_told && cell.value == 0 && rules[*whole].sensitive.is_none();
            if is_open && parts.iter().any(|part| rules[*part].sensitive.is_some()) {
                rules[*whole].zero_hidden = true;
                rules[*whole].sensitive = Some((Cause::Zero, Declared::Range(0, most)));
                changed = true;
            }
        }
    }
}

/// The numbers of units that a sum may be over.
pub(super) fn summed_over(part: &Part) -> Vec<Part> {
    match part {
        Part::Denominator => vec![Part::Divisor(Box::new(Part::Remaining))],
        _ => vec![Part::Remaining, Part::Denominator],
    }
}

/// Whether nothing may be said of a share, whatever else the report withholds.
pub(super) fn is_telling(system: &System, share: &Share, rules: &[Rule], policy: &Policy) -> bool {
    let cells = [share.numerator, share.complement, Some(share.denominator)];
    let units = system.cells[share.denominator].value;
    cells.into_iter().flatten().any(|index| rules[index].sensitive.is_some())
        // A median is somebody's value.
        || system.cells[share.denominator].people
            && (share.complement.is_some() || share.numerator.is_none())
            && (1..policy.smallest_denominator).contains(&units)
}

/// The two numbers that a share divides its denominator into; none where it does not.
fn parts_of_whole(share: &Share) -> impl Iterator<Item = usize> {
    share.complement.into_iter().chain(share.complement.and(share.numerator))
}

fn few_in(system: &System, share: &Share, policy: &Policy) -> bool {
    let few = policy.uniform_below.max(policy.smallest_denominator);
    (1..few).contains(&system.cells[share.denominator].value)
}
