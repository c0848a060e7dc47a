//! The months or quarters of the indicators that a workspace watches.

use crate::engine::counts::Counts;
use crate::library::indicator::Indicator;
use crate::library::terms::ControlKind;
use crate::measure::control::{Control, control};
use crate::measure::{self, Figure};
use crate::period::Period;
use crate::register::Registers;
use crate::workspace::Workspace;
use crate::workspace::control::Every;

/// A series to be counted.
pub struct Watched {
    /// The indicator, without its groups.
    pub indicator: Indicator,
    /// Its months or quarters.
    pub periods: Vec<Period>,
    every: Every,
    kind: ControlKind,
}

/// What the workspace's control charts need counted, over the months or quarters of `periods`.
pub fn watched(
    workspace: &Workspace,
    indicators: &[Indicator],
    periods: &[Period],
) -> Vec<Watched> {
    workspace
        .control_charts
        .iter()
        .filter_map(|chart| {
            let known = indicators.iter().find(|indicator| indicator.id == chart.indicator)?;
            let mut indicator = known.clone();
            indicator.stratifiers.clear();
            indicator.crosses.clear();
            let chosen = ControlKind::of(indicator.terms.scoring, counts_events(&indicator));
            Some(Watched {
                indicator,
                periods: chart.every.periods(periods, workspace.report_date),
                every: chart.every,
                kind: chart.kind.unwrap_or(chosen),
            })
        })
        .collect()
}

/// Whether the numerator of a ratio is a number of units, and no sum.
pub fn counts_events(indicator: &Indicator) -> bool {
    indicator.population.sum.is_none()
}

impl Watched {
    /// The chart of what was counted; a month for which nobody kept the register has no value.
    pub(crate) fn control(&self, counts: &[Counts], registers: &Registers) -> Control {
        let terms = &self.indicator.terms;
        let mut figures: Vec<Figure> =
            counts.iter().map(|counts| measure::figure(terms, counts)).collect();
        registers.hold(std::slice::from_ref(&self.indicator), &mut figures);
        let series: Vec<(Period, Option<&Figure>)> = self
            .periods
            .iter()
            .map(|period| {
                let figure = figures.iter().find(|figure| figure.period == *period);
                (period.clone(), figure)
            })
            .collect();
        control(terms, self.kind, self.every.key(), &self.indicator.id, &series)
    }
}
