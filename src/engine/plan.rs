//! Which populations of which indicators are counted over which dataset.

use std::collections::BTreeSet;

use super::state::Marks;
use crate::library::Datasets;
use crate::library::expr::{Expr, Path};
use crate::library::indicator::{Condition, Indicator, Population, Rows, Stratifier};

/// One population of one indicator: its own, or a ratio's denominator.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The population.
    pub population: &'a Population,
    /// Whether it is a ratio's denominator.
    pub is_divisor: bool,
}

impl<'a> Part<'a> {
    /// The parts of an indicator, the main one first.
    pub fn of(indicator: &'a Indicator) -> impl Iterator<Item = Part<'a>> {
        let main = Part { indicator, population: &indicator.population, is_divisor: false };
        let divisor = indicator.divisor.as_ref().map(|population| Part {
            indicator,
            population,
            is_divisor: true,
        });
        std::iter::once(main).chain(divisor)
    }

    /// What leaves the denominator; a ratio's denominator has none of its own.
    pub fn exclusions(&self) -> &'a [(String, Condition)] {
        if self.is_divisor { &[] } else { &self.indicator.exclusions }
    }

    /// The numerator's condition.
    pub fn numerator(&self) -> Option<&'a Expr> {
        if self.is_divisor {
            None
        } else {
            self.indicator.numerator.as_ref().map(|n| &n.condition.expr)
        }
    }

    /// How a unit's records decide together whether it is in the numerator.
    pub fn rows(&self) -> Rows {
        let numerator = self.indicator.numerator.as_ref().filter(|_| !self.is_divisor);
        numerator.map_or(Rows::Any, |numerator| numerator.rows)
    }

    /// Whether the flags of a unit's records say all that must be known of it.
    pub fn needs_marks_alone(&self) -> bool {
        self.population.sum.is_none()
            && self.population.at_least <= 1
            && self.rows() != Rows::Same
            && self.exclusions().len() <= Marks::EXCLUSIONS
    }

    /// The groups.
    pub fn stratifiers(&self) -> &'a [Stratifier] {
        if self.is_divisor { &[] } else { &self.indicator.stratifiers }
    }

    /// What the population is split by, as places among the stratifiers: nothing (the whole), each stratifier,
    /// each cross and, where it has more than two stratifiers, the crosses that are its margins.
    pub fn splits(&self) -> Vec<Vec<usize>> {
        let place = |name: &String| self.stratifiers().iter().position(|s| s.name == *name);
        let mut splits: BTreeSet<(usize, Vec<usize>)> = BTreeSet::from([(0, Vec::new())]);
        splits.extend((0..self.stratifiers().len()).map(|place| (1, vec![place])));
        let crosses = self.indicator.crosses.iter();
        let mut wanted: Vec<BTreeSet<usize>> =
            crosses.filter_map(|cross| cross.iter().map(place).collect()).collect();
        while let Some(cross) = wanted.pop().filter(|_| !self.is_divisor) {
            if splits.insert((cross.len(), cross.iter().copied().collect())) && cross.len() > 2 {
                wanted.extend(cross.iter().map(|dropped| {
                    cross.iter().copied().filter(|place| place != dropped).collect()
                }));
            }
        }
        splits.into_iter().map(|(_, split)| split).collect()
    }

    /// The dataset and field at the end of a path from the population's records.
    pub fn cell(&self, Path(steps): &Path, datasets: &Datasets) -> Option<(String, String)> {
        let Some((last, before)) = steps.split_last() else {
            // A record is told by its key, or by all that it says.
            let own = datasets.get(&self.population.from)?;
            return Some((own.name.clone(), own.primary_key.clone().unwrap_or_default()));
        };
        let mut here = datasets.get(&self.population.from)?;
        for step in before {
            here = datasets.get(here.field(step)?.references.as_ref()?)?;
        }
        Some((here.name.clone(), last.clone()))
    }

    /// Every field that the part needs.
    pub fn paths(&self) -> BTreeSet<Path> {
        let mut paths = BTreeSet::new();
        let mut add = |expr: &Expr| paths.append(&mut expr.paths());
        let population = self.population;
        let conditions = [&population.filter, &population.count, &population.sum];
        conditions.into_iter().flatten().for_each(|condition| add(&condition.expr));
        if let Some(keep) = &population.keep {
            add(&keep.by.expr);
        }
        self.exclusions().iter().for_each(|(_, condition)| add(&condition.expr));
        self.numerator().into_iter().for_each(&mut add);
        self.stratifiers().iter().for_each(|stratifier| add(&stratifier.of.expr));
        paths
    }
}
