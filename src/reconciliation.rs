//! Whether groups make up their whole: a check of the engine, by sums over what it counted.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::engine::counts::{Counts, Group, Overlap, Tally, UNKNOWN};
use crate::finding::{Finding, Place, Severity};
use crate::library::indicator::Indicator;
use crate::period::Period;

/// Finds every group that its parts do not make up: the groups of each stratifier and the whole, the groups
/// of each cross and those of its margins. Units that stand in several groups are taken off once for each
/// group too many, as the engine counted them one by one.
pub fn check(indicators: &[Indicator], counts: &[Counts]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for indicator in indicators.iter().filter(|indicator| !indicator.stratifiers.is_empty()) {
        let mut by_period: BTreeMap<&Period, Vec<&Counts>> = BTreeMap::new();
        let mut splits: BTreeSet<Vec<&str>> = BTreeSet::new();
        for counts in counts.iter().filter(|counts| counts.indicator == indicator.id) {
            by_period.entry(&counts.period).or_default().push(counts);
            splits.insert(names(counts));
        }
        for (period, counts) in &by_period {
            for split in &splits {
                for stratifier in split {
                    let wrong = discrepancies(indicator, counts, split, stratifier);
                    findings.extend(wrong.into_iter().map(|wrong| {
                        Finding::new("C011", Severity::Error, Place::file(&indicator.file))
                            .with("indicator", &indicator.id)
                            .with("period", &period.label)
                            .with("stratifier", wrong.split)
                            .with("number", wrong.number)
                            .with("sum", wrong.sum.to_string())
                            .with("overlap", wrong.overlap.to_string())
                            .with("total", wrong.total.to_string())
                    }));
                }
            }
        }
    }
    findings
}

/// The stratifiers that split a group.
fn names(counts: &Counts) -> Vec<&str> {
    let strata = counts.group.as_ref().map_or(&[][..], Group::strata);
    strata.iter().map(|stratum| stratum.stratifier.as_str()).collect()
}

/// A number that does not add up.
struct Discrepancy {
    /// `age_band = 4-6 × sex`: the groups of `sex` within the margin `age_band = 4-6`.
    split: String,
    number: String,
    sum: Decimal,
    overlap: Decimal,
    total: Decimal,
}

/// The margins of one split that its groups, taken together over one stratifier, do not make up; of each its
/// first wrong number.
fn discrepancies(
    indicator: &Indicator,
    counts: &[&Counts],
    split: &[&str],
    stratifier: &str,
) -> Vec<Discrepancy> {
    let others: Vec<&str> = split.iter().copied().filter(|name| *name != stratifier).collect();
    let mut margins: BTreeMap<Option<Group>, (Option<&Counts>, Vec<&Tally>)> = BTreeMap::new();
    for counts in counts {
        let own = names(counts);
        if own == others {
            margins.entry(counts.group.clone()).or_default().0 = Some(counts);
        }
        if own == split {
            let margin = counts.group.as_ref().and_then(|group| group.without(stratifier));
            margins.entry(margin).or_default().1.push(&counts.tally);
        }
    }
    let nothing = Tally::default();
    margins
        .iter()
        .filter_map(|(group, (whole, parts))| {
            let total = whole.map_or(&nothing, |whole| &whole.tally);
            let overlap = whole
                .and_then(|whole| whole.overlaps.iter().find(|o| o.stratifier == stratifier))
                .cloned()
                .unwrap_or_default();
            let sum_of = |number: fn(&Tally) -> Vec<(&str, Decimal)>| {
                let mut sums: BTreeMap<String, Decimal> = BTreeMap::new();
                for (name, value) in parts.iter().flat_map(|part| number(part)) {
                    *sums.entry(name.to_owned()).or_default() += value;
                }
                sums
            };
            let sums = sum_of(numbers);
            let (number, total) = numbers(total).into_iter().find(|(name, total)| {
                let sum = sums.get(*name).copied().unwrap_or_default();
                !holds(indicator, group.is_some(), name, sum, excess(&overlap, name), *total)
            })?;
            Some(Discrepancy {
                split: named(group.as_ref(), stratifier),
                number: number.to_owned(),
                sum: sums.get(number).copied().unwrap_or_default(),
                overlap: excess(&overlap, number),
                total,
            })
        })
        .collect()
}

const POPULATION: &str = "population";
const POPULATION_UNKNOWN: &str = "population_unknown";
const DENOMINATOR: &str = "denominator";
const SUM: &str = "sum";

/// A tally's numbers by name.
fn numbers(tally: &Tally) -> Vec<(&str, Decimal)> {
    let mut numbers = vec![
        (POPULATION, tally.population.into()),
        (POPULATION_UNKNOWN, tally.population_unknown.into()),
        (DENOMINATOR, tally.denominator.into()),
        ("numerator", tally.numerator.into()),
        ("unknown", tally.unknown.into()),
        (SUM, tally.sum.unwrap_or_default()),
        ("values", tally.values.len().into()),
    ];
    numbers.extend(tally.excluded.iter().map(|(name, units)| (name.as_str(), (*units).into())));
    numbers
}

fn excess(overlap: &Overlap, number: &str) -> Decimal {
    match number {
        POPULATION => overlap.population_excess.into(),
        DENOMINATOR => overlap.denominator_excess.into(),
        _ => Decimal::ZERO,
    }
}

/// Whether the parts' sum is the total, as far as it must be.
fn holds(
    indicator: &Indicator,
    is_margin: bool,
    number: &str,
    sum: Decimal,
    excess: Decimal,
    total: Decimal,
) -> bool {
    let population = &indicator.population;
    if indicator.is_disjoint() {
        // A record without a name for its unit belongs to the whole alone.
        let unnamed = number == POPULATION_UNKNOWN && population.count.is_some() && !is_margin;
        return if unnamed { sum <= total } else { sum == total };
    }
    match number {
        // A unit with too few records in each group is in none.
        POPULATION | DENOMINATOR if population.at_least > 1 => sum - excess <= total,
        POPULATION | DENOMINATOR => sum - excess == total,
        SUM if population.at_least == 1 => sum == total,
        // Whether a unit is in the numerator, excluded or unknown is decided in each group anew.
        _ => true,
    }
}

fn named(margin: Option<&Group>, stratifier: &str) -> String {
    let strata = margin.map_or(&[][..], Group::strata).iter();
    strata
        .map(|s| format!("{} = {}", s.stratifier, s.value.as_deref().unwrap_or(UNKNOWN)))
        .chain([stratifier.to_owned()])
        .collect::<Vec<_>>()
        .join(" × ")
}
