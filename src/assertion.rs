//! Declared equalities and limits between figures, checked on every run:
//! `indicators/assertions/*.toml`, and that disjoint groups add up to their whole.

use std::collections::BTreeMap;

use crate::engine::counts::Counts;
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::assertion::{Assertion, Relation};
use crate::library::indicator::Indicator;
use crate::library::terms::Scoring;
use crate::measure::{Figure, Fraction};

/// Finds every assertion that the figures of some period break.
pub fn check(
    library: &Library,
    indicators: &[Indicator],
    counts: &[Counts],
    figures: &[Figure],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for assertion in &library.assertions {
        findings.extend(relation(assertion, figures));
    }
    for indicator in indicators {
        findings.extend(sums(indicator, counts));
    }
    findings
}

fn relation(assertion: &Assertion, figures: &[Figure]) -> Vec<Finding> {
    let mut by_period: BTreeMap<&str, [Option<Fraction>; 2]> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.group.is_none()) {
        let sides = by_period.entry(&figure.period.label).or_default();
        if figure.indicator == assertion.left {
            sides[0] = figure.value;
        }
        if figure.indicator == assertion.right {
            sides[1] = figure.value;
        }
    }
    by_period
        .into_iter()
        .filter_map(|(period, sides)| {
            let [Some(left), Some(right)] = sides else { return None };
            let holds = match assertion.relation {
                Relation::Equals => left == right,
                Relation::AtMost => left <= right,
            };
            (!holds).then(|| {
                Finding::new("C010", Severity::Error, Place::file(&assertion.id))
                    .with("period", period)
                    .with("left", &assertion.left)
                    .with("right", &assertion.right)
                    .with("left_value", shown(left))
                    .with("right_value", shown(right))
                    .with("message_lt", &assertion.message.lt)
                    .with("message_en", &assertion.message.en)
            })
        })
        .collect()
}

/// Groups of one stratifier: where every unit has one record, they add up to the whole; where a
/// unit may stand in several groups, the largest is not above the whole, nor the whole above all
/// together.
fn sums(indicator: &Indicator, counts: &[Counts]) -> Vec<Finding> {
    let own: Vec<&Counts> =
        counts.iter().filter(|counts| counts.indicator == indicator.id).collect();
    let disjoint = is_disjoint(indicator);
    let mut findings = Vec::new();
    for whole in own.iter().filter(|counts| counts.group.is_none()) {
        for stratifier in &indicator.stratifiers {
            let is_counted = own.iter().any(|counts| {
                counts.group.as_ref().is_some_and(|group| group.stratifier == stratifier.name)
            });
            if !is_counted {
                // The provider does not keep what splits the whole.
                continue;
            }
            let parts: Vec<u64> = own
                .iter()
                .filter(|counts| counts.period == whole.period)
                .filter(|counts| {
                    counts.group.as_ref().is_some_and(|group| group.stratifier == stratifier.name)
                })
                .map(|counts| counts.tally.population)
                .collect();
            let (all, total) = (parts.iter().sum::<u64>(), whole.tally.population);
            let holds = if disjoint {
                all == total
            } else {
                all >= total && parts.iter().all(|part| *part <= total)
            };
            if !holds {
                findings.push(
                    Finding::new("C011", Severity::Error, Place::file(&indicator.file))
                        .with("indicator", &indicator.id)
                        .with("stratifier", &stratifier.name)
                        .with("period", &whole.period.label)
                        .with("total", total.to_string())
                        .with("sum", all.to_string()),
                );
            }
        }
    }
    findings
}

/// Whether no unit can stand in two groups of a stratifier: one record per unit.
pub fn is_disjoint(indicator: &Indicator) -> bool {
    let population = &indicator.population;
    indicator.terms.scoring != Scoring::Ratio
        && (population.count.is_none() || population.keep.is_some())
}

fn shown(value: Fraction) -> String {
    crate::measure::rounding::rounded(value, 6).normalize().to_string()
}
