//! Many centres as one: counts are added up, persons are counted once, shares are never averaged.

pub mod extract;
pub mod possible;
pub mod project;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use self::extract::{Extract, ExtractCounts, ExtractTally, Persons};
use crate::engine::counts::{Counts, Tally};
use crate::finding::{Finding, Place, Severity};
use crate::library::indicator::Indicator;
use crate::library::terms::{Scoring, Target};
use crate::measure::funnel::{self, Around, Funnel, Shape};
use crate::measure::{self, Figure};
use crate::period::Period;

/// A figure of all centres with each centre's own beside it.
#[derive(Clone, Debug)]
pub struct Pooled {
    /// All centres together.
    pub figure: Figure,
    /// Each centre's, in the order of the extracts; `None` where it gave no counts.
    pub centres: Vec<Option<Figure>>,
    /// What the figure was worked out from.
    pub counts: Counts,
    /// What each centre's was.
    pub centre_counts: Vec<Option<Counts>>,
    /// Persons whom more than one centre counted; `None` where it is not told.
    pub shared: Option<u64>,
    /// Units that only their own centre can know; `None` where it is not told.
    pub local: Option<u64>,
    /// Which centres differ from their common value by more than chance; `None` for what is neither a share nor
    /// a rate of events, for fewer than three centres, and where nothing was counted.
    pub funnel: Option<Funnel>,
}

/// Joins the extracts of many centres, of which [`possible::wrong`] has found none that cannot be.
///
/// Only centres whose definition of an indicator is the library's are joined; others are findings.
/// `targets` are the pool's own, by indicator; a centre is held against its library's target.
pub fn pool(
    extracts: &[Extract],
    indicators: &[Indicator],
    hashes: &BTreeMap<String, String>,
    targets: &[(String, Target)],
) -> (Vec<Pooled>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut pooled = Vec::new();
    for indicator in indicators {
        if matches!(indicator.terms.scoring, Scoring::Mean | Scoring::Median) {
            // Means and medians need the values, which centres do not give away.
            continue;
        }
        let own = hashes.get(&indicator.file);
        let fitting: Vec<Option<&Extract>> = extracts
            .iter()
            .map(|extract| {
                let theirs = extract.definitions.get(&indicator.id)?;
                if Some(theirs) == own {
                    return Some(extract);
                }
                findings.push(
                    Finding::new("C020", Severity::Error, Place::file(&extract.provider.lt))
                        .with("indicator", &indicator.id),
                );
                None
            })
            .collect();
        let periods: BTreeSet<&str> = fitting
            .iter()
            .flatten()
            .flat_map(|extract| &extract.counts)
            .filter(|counts| counts.indicator == indicator.id)
            .map(|counts| counts.period.as_str())
            .collect();
        for label in periods {
            let Ok(period) = Period::parse(label) else { continue };
            let parts: Vec<Option<&ExtractCounts>> =
                fitting
                    .iter()
                    .map(|extract| {
                        extract.as_ref()?.counts.iter().find(|counts| {
                            counts.indicator == indicator.id && counts.period == label
                        })
                    })
                    .collect();
            pooled.push(one(indicator, &period, &parts, targets));
        }
    }
    (pooled, findings)
}

fn one(
    indicator: &Indicator,
    period: &Period,
    parts: &[Option<&ExtractCounts>],
    targets: &[(String, Target)],
) -> Pooled {
    let given: Vec<&ExtractCounts> = parts.iter().flatten().copied().collect();
    let counts = |tally: Tally, divisor: Option<Tally>| Counts {
        indicator: indicator.id.clone(),
        period: period.clone(),
        group: None,
        tally,
        divisor,
        overlaps: Vec::new(),
    };
    let mut tally = added(given.iter().map(|part| &part.tally));
    let persons: Option<Vec<&Persons>> = given.iter().map(|part| part.persons.as_ref()).collect();
    let mut shared = 0;
    let mut local = 0;
    if let Some(persons) = persons.filter(|persons| !persons.is_empty()) {
        local = persons.iter().map(|persons| persons.local).sum();
        shared = united(&mut tally, &persons);
    }
    let divisor = given
        .iter()
        .any(|part| part.divisor.is_some())
        .then(|| added(given.iter().filter_map(|part| part.divisor.as_ref())));
    let mut terms = indicator.terms.clone();
    let own: Vec<Target> =
        targets.iter().filter(|(id, _)| *id == indicator.id).map(|(_, t)| t.clone()).collect();
    if !own.is_empty() {
        terms.targets = own;
    }
    let centre_counts: Vec<Option<Counts>> = parts
        .iter()
        .map(|part| {
            let part = (*part)?;
            let divisor = part.divisor.as_ref().map(|divisor| added(std::iter::once(divisor)));
            Some(counts(added(std::iter::once(&part.tally)), divisor))
        })
        .collect();
    let centres: Vec<Option<Figure>> = centre_counts
        .iter()
        .map(|counts| Some(measure::figure(&indicator.terms, counts.as_ref()?)))
        .collect();
    let funnel = funnel_of(indicator, &centres);
    let counts = counts(tally, divisor);
    let figure = measure::figure(&terms, &counts);
    let (shared, local) = (Some(shared), Some(local));
    Pooled { figure, centres, counts, centre_counts, shared, local, funnel }
}

/// With fewer centres there is no common value to differ from.
const LEAST_CENTRES: usize = 3;

/// The funnel of the centres around their common value, by the exact distribution. Centres are not ranked.
fn funnel_of(indicator: &Indicator, centres: &[Option<Figure>]) -> Option<Funnel> {
    let units = |value: Option<Decimal>| value.and_then(|value| value.to_u64()).unwrap_or(0);
    let counted = centres.iter().flatten().filter(|figure| figure.value.is_some()).count();
    if counted < LEAST_CENTRES {
        return None;
    }
    match indicator.terms.scoring {
        Scoring::Proportion => {
            let shares: Vec<(u64, u64)> = centres
                .iter()
                .map(|figure| {
                    let (part, whole) = (figure.as_ref()?.numerator, figure.as_ref()?.denominator);
                    Some((units(part), units(whole)))
                })
                .map(Option::unwrap_or_default)
                .collect();
            funnel::shares(&shares, Around::Common, Shape::Exact)
        }
        Scoring::Ratio if indicator.population.sum.is_none() => {
            let rates: Vec<(u64, Decimal)> = centres
                .iter()
                .map(|figure| {
                    let figure = figure.as_ref()?;
                    Some((units(figure.numerator), figure.denominator?))
                })
                .map(Option::unwrap_or_default)
                .collect();
            funnel::rates(&rates, Around::Common, indicator.terms.per, Shape::Exact)
        }
        _ => None,
    }
}

/// Numbers of all centres added up. Those of extracts that can be are far from the end of their types.
fn added<'a>(tallies: impl Iterator<Item = &'a ExtractTally>) -> Tally {
    let mut all = Tally::default();
    for tally in tallies {
        all.population = all.population.saturating_add(tally.population);
        all.population_unknown = all.population_unknown.saturating_add(tally.population_unknown);
        all.denominator = all.denominator.saturating_add(tally.denominator);
        all.numerator = all.numerator.saturating_add(tally.numerator);
        all.unknown = all.unknown.saturating_add(tally.unknown);
        if let Some(sum) = tally.sum {
            all.sum = Some(all.sum.unwrap_or_default().saturating_add(sum));
        }
        for (name, count) in &tally.excluded {
            match all.excluded.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = known.saturating_add(*count),
                None => all.excluded.push((name.clone(), *count)),
            }
        }
    }
    all
}

/// Puts persons in place of added numbers: in the numerator if some centre says so, unknown if none
/// does and some cannot say, excluded if all exclude. Gives the number whom several centres counted.
fn united(tally: &mut Tally, persons: &[&Persons]) -> u64 {
    let union = |pick: fn(&Persons) -> &BTreeSet<String>| -> BTreeSet<&String> {
        persons.iter().flat_map(|persons| pick(persons)).collect()
    };
    let counted = union(|persons| &persons.counted);
    let unknown: BTreeSet<&String> =
        union(|persons| &persons.unknown).difference(&counted).copied().collect();
    let others: BTreeSet<&String> = union(|persons| &persons.others)
        .into_iter()
        .filter(|name| !counted.contains(name) && !unknown.contains(name))
        .collect();
    let mut placed: BTreeSet<&String> = &(&counted | &unknown) | &others;
    tally.denominator = placed.len() as u64;
    if tally.numerator > 0 || !others.is_empty() {
        tally.numerator = counted.len() as u64;
    }
    tally.unknown = unknown.len() as u64;
    for (name, count) in &mut tally.excluded {
        let own: BTreeSet<&String> = persons
            .iter()
            .filter_map(|persons| persons.excluded.get(name))
            .flatten()
            .filter(|person| !placed.contains(person))
            .collect();
        *count = own.len() as u64;
        placed = &placed | &own;
    }
    tally.population = placed.len() as u64;

    let mut seen: BTreeMap<&String, u64> = BTreeMap::new();
    for persons in persons {
        let own: BTreeSet<&String> = persons
            .counted
            .iter()
            .chain(&persons.others)
            .chain(&persons.unknown)
            .chain(persons.excluded.values().flatten())
            .collect();
        for name in own {
            *seen.entry(name).or_default() += 1;
        }
    }
    seen.values().filter(|centres| **centres > 1).count() as u64
}

#[cfg(test)]
pub(crate) mod tests;
