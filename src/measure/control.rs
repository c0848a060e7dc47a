//! The control chart of an indicator's months or quarters.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::figure::Figure;
use super::spc::{self, Assurance, Chart, Point, Refusal, Settings, Signal};
use super::target::holding;
use crate::library::terms::{ControlKind, Target, Terms};
use crate::period::Period;

/// A series that is watched for unusual values.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// Indicator's id.
    pub indicator: String,
    /// How long a point lasts: `month` or `quarter`.
    pub every: &'static str,
    /// Which chart.
    pub kind: ControlKind,
    /// The points' periods, in the order of time.
    pub periods: Vec<Period>,
    /// The chart, or why there is none.
    pub chart: Result<Chart, Refusal>,
    /// The target that holds on the last day of the series.
    pub target: Option<Target>,
    /// Whether it will be met reliably as long as nothing changes.
    pub assurance: Option<Assurance>,
}

/// The chart of figures in the order of time; `None` for a period that was not computed.
///
/// Shares and rates are charted from what was counted, so that each period has limits of its own size; a count
/// as a number of events. A period of which nothing was counted has no value.
pub fn control(
    terms: &Terms,
    kind: ControlKind,
    every: &'static str,
    indicator: &str,
    series: &[(Period, Option<&Figure>)],
) -> Control {
    let settings = Settings::new(terms.improvement);
    let units = |value: Option<Decimal>| value.and_then(|value| value.to_u64()).unwrap_or(0);
    let figures = || series.iter().map(|(_, figure)| *figure);
    let shares = || -> Vec<(u64, u64)> {
        figures()
            .map(|figure| {
                figure.map_or((0, 0), |figure| (units(figure.numerator), units(figure.denominator)))
            })
            .collect()
    };
    let rates = || -> Vec<(u64, Decimal)> {
        let none = (0, Decimal::ZERO);
        figures()
            .map(|figure| {
                let exposure = |figure: &Figure| figure.denominator.unwrap_or(Decimal::ZERO);
                figure.map_or(none, |figure| (units(figure.numerator), exposure(figure)))
            })
            .collect()
    };
    let chart = match kind {
        ControlKind::P | ControlKind::PPrime => {
            spc::p_chart(&shares(), kind == ControlKind::PPrime, settings)
        }
        ControlKind::U | ControlKind::UPrime => {
            spc::u_chart(&rates(), terms.per, kind == ControlKind::UPrime, settings)
        }
        // A number of events is a rate by one period each: c̄ ± 3 √c̄.
        ControlKind::C => {
            let events: Vec<(u64, Decimal)> = figures()
                .map(|figure| match figure.and_then(|figure| figure.value) {
                    Some(value) => (u64::try_from(value.numerator()).unwrap_or(0), Decimal::ONE),
                    None => (0, Decimal::ZERO),
                })
                .collect();
            spc::u_chart(&events, Decimal::ONE, false, settings)
        }
        ControlKind::Xmr => {
            let values: Vec<_> = figures().map(|figure| figure?.value).collect();
            spc::xmr(&values, settings)
        }
    };
    let target = series.last().and_then(|(last, _)| holding(&terms.targets, last.to)).cloned();
    let assurance = chart.as_ref().ok().zip(target.as_ref());
    let assurance = assurance.and_then(|(chart, target)| chart.assurance(target));
    Control {
        indicator: indicator.to_owned(),
        every,
        kind,
        periods: series.iter().map(|(period, _)| period.clone()).collect(),
        chart,
        target,
        assurance,
    }
}

impl Serialize for Control {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("indicator", &self.indicator)?;
        map.serialize_entry("every", self.every)?;
        map.serialize_entry("kind", self.kind.key())?;
        match &self.chart {
            Ok(chart) => {
                map.serialize_entry("mean", &six(chart.mean))?;
                if let Some(sigma_z) = chart.sigma_z {
                    map.serialize_entry("sigma_z", &six(sigma_z))?;
                }
                map.serialize_entry("stable", &chart.stable())?;
                let points = self.periods.iter().zip(&chart.points);
                let points: Vec<PointJson> =
                    points.map(|(period, point)| PointJson(period, point.as_ref())).collect();
                map.serialize_entry("points", &points)?;
            }
            Err(refusal) => {
                map.serialize_entry("reason", refusal.key())?;
            }
        }
        if let Some(assurance) = self.assurance {
            map.serialize_entry("assurance", assurance.key())?;
        }
        map.end()
    }
}

/// A statistic with six decimals, so that the last bits of a machine's roots never change an output.
fn six(value: f64) -> Option<f64> {
    super::rounding::approximate(value, 6).map(super::rounding::to_f64)
}

struct PointJson<'a>(&'a Period, Option<&'a Point>);

impl Serialize for PointJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("period", &self.0.label)?;
        map.serialize_entry("value", &self.1.map(|point| point.value.to_f64()))?;
        if let Some(point) = self.1 {
            map.serialize_entry("lower", &six(point.lower))?;
            map.serialize_entry("upper", &six(point.upper))?;
            let signals: Vec<SignalJson> = point.signals.iter().map(SignalJson).collect();
            map.serialize_entry("signals", &signals)?;
        }
        map.end()
    }
}

struct SignalJson<'a>(&'a Signal);

impl Serialize for SignalJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("rule", self.0.rule.key())?;
        map.serialize_entry("upward", &self.0.upward)?;
        map.serialize_entry("reading", self.0.reading.key())?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::super::figure;
    use super::super::figure::tests::{counts, terms};
    use super::*;
    use crate::engine::counts::Tally;
    use crate::library::terms::Scoring;

    /// By hand: ten months of 100 with 10 each, p̄ = 10 %: limits 10 ± 3 √(0.1 · 0.9 / 100) = 10 ± 9 per cent.
    /// A month with nothing counted has no value and moves nothing.
    #[test]
    fn months_of_shares_by_hand() {
        let terms = terms(Scoring::Proportion);
        let figures: Vec<Figure> = (0..10)
            .map(|_| {
                let tally =
                    Tally { population: 100, denominator: 100, numerator: 10, ..Tally::default() };
                figure(&terms, &counts(tally))
            })
            .collect();
        let month = Period::parse("2024-01").unwrap();
        let mut series: Vec<_> =
            figures.iter().map(|figure| (month.clone(), Some(figure))).collect();
        series.insert(3, (month, None));
        let control = control(&terms, ControlKind::P, "month", "no_shows", &series);
        let chart = control.chart.unwrap();
        assert!((chart.mean - 10.0).abs() < 1e-9);
        let point = chart.points[10].as_ref().unwrap();
        assert!((point.lower - 1.0).abs() < 1e-9 && (point.upper - 19.0).abs() < 1e-9);
        assert!(chart.points[3].is_none() && chart.stable());
        // At least 95 % with limits of 1 to 19 %.
        assert_eq!(control.assurance, Some(Assurance::Incapable));
    }

    /// By hand: ten months of 4 events each: 4 ± 3 · 2, cut at 0.
    #[test]
    fn numbers_of_events_by_hand() {
        let terms = terms(Scoring::Count);
        let tally = Tally { population: 4, denominator: 4, ..Tally::default() };
        let figure = figure(&terms, &counts(tally));
        let month = Period::parse("2024-01").unwrap();
        let series = vec![(month, Some(&figure)); 10];
        let chart = control(&terms, ControlKind::C, "month", "incidents", &series).chart.unwrap();
        let point = chart.points[0].as_ref().unwrap();
        assert!((point.lower - 0.0).abs() < 1e-9 && (point.upper - 10.0).abs() < 1e-9);
    }

    #[test]
    fn too_few_months_make_no_chart() {
        let terms = terms(Scoring::Proportion);
        let control = control(&terms, ControlKind::P, "quarter", "a", &[]);
        assert_eq!(control.chart, Err(Refusal::TooFewPoints { have: 0, need: 10 }));
    }
}
