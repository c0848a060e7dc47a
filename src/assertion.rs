//! Declared equalities and limits between figures, checked on every run: `indicators/assertions/*.toml`.

use std::collections::BTreeMap;

use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::assertion::{Assertion, Relation};
use crate::measure::{Figure, Fraction};

/// Finds every assertion that the figures of some period break.
pub fn check(library: &Library, figures: &[Figure]) -> Vec<Finding> {
    library.assertions.iter().flat_map(|assertion| relation(assertion, figures)).collect()
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

fn shown(value: Fraction) -> String {
    crate::measure::rounding::rounded(value, 6).normalize().to_string()
}
