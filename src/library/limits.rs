//! Whether a target, its tolerance or a value of others can be a value of the indicator at all.

use rust_decimal::Decimal;

use super::condition::resolve;
use super::dataset::{Bound, FieldType};
use super::expr::Expr;
use super::indicator::{Indicator, Population};
use super::terms::{Benchmark, Improvement, Scoring, Target};
use super::{Datasets, Library, hold_together};
use crate::finding::{Finding, Place, Severity};

/// What values an indicator can have, in the unit in which they are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Span {
    lowest: Option<Decimal>,
    highest: Option<Decimal>,
    /// In per cent: 0.75 is not three quarters.
    in_percent: bool,
}

/// More of a whole than this nobody aims at: a ratio in per cent may pass 100 (places that are overfull), but 750 is
/// a slip of the pen.
const TWICE_THE_WHOLE: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

impl Span {
    fn of(indicator: &Indicator, datasets: &Datasets) -> Span {
        let terms = &indicator.terms;
        let from_nought = |lowest: bool| lowest.then_some(Decimal::ZERO);
        let main = amounts(&indicator.population, datasets);
        match terms.scoring {
            Scoring::Proportion => Span {
                highest: Some(Decimal::ONE_HUNDRED),
                in_percent: true,
                ..Span::not_negative()
            },
            Scoring::Count => Span::not_negative(),
            Scoring::Sum => Span { lowest: from_nought(is_not_negative(main)), ..Span::default() },
            Scoring::Mean | Scoring::Median => {
                let printed = |bound: Decimal| bound.checked_div(terms.divide_by);
                Span {
                    lowest: main.0.and_then(printed),
                    highest: main.1.and_then(printed),
                    in_percent: false,
                }
            }
            Scoring::Ratio => {
                let below = indicator.divisor.as_ref().map(|part| amounts(part, datasets));
                let is_positive = is_not_negative(main) && below.is_some_and(is_not_negative);
                Span {
                    lowest: from_nought(is_positive),
                    highest: terms.is_part.then_some(TWICE_THE_WHOLE),
                    in_percent: terms.is_part,
                }
            }
        }
    }

    fn not_negative() -> Span {
        Span { lowest: Some(Decimal::ZERO), ..Span::default() }
    }

    fn fault(self, value: Decimal) -> Option<&'static str> {
        if self.in_percent && Decimal::ZERO < value && value < Decimal::ONE {
            return Some("fraction");
        }
        self.is_outside(value).then_some("outside")
    }

    fn is_outside(self, value: Decimal) -> bool {
        self.lowest.is_some_and(|lowest| value < lowest)
            || self.highest.is_some_and(|highest| value > highest)
    }
}

fn is_not_negative((lowest, _): (Option<Decimal>, Option<Decimal>)) -> bool {
    lowest.is_some_and(|lowest| lowest >= Decimal::ZERO)
}

/// The smallest and largest amount of one record, as far as its field says; units are counted from nought.
fn amounts(part: &Population, datasets: &Datasets) -> (Option<Decimal>, Option<Decimal>) {
    let Some(sum) = &part.sum else { return (Some(Decimal::ZERO), None) };
    let Expr::Field(path, _) = &sum.expr else { return (None, None) };
    let field = datasets.get(&part.from).and_then(|from| resolve(path, from, datasets).ok());
    let Some(field) = field else { return (None, None) };
    let number = |bound: Option<Bound>| match bound {
        Some(Bound::Number(number)) => Some(number),
        _ => None,
    };
    // A length of time is never below nought.
    let least = (field.r#type == FieldType::Duration).then_some(Decimal::ZERO);
    // A unit's value is the sum of its records' values: only a single record's has a ceiling.
    let is_single = part.count.is_none() || part.keep.is_some();
    let lowest = number(field.minimum).or(least);
    let most = number(field.maximum).filter(|_| is_single);
    (lowest, most)
}

/// What is wrong with a target of an indicator; `at` makes a finding of that code at the target's place.
pub fn of_target(
    indicator: &Indicator,
    target: &Target,
    datasets: &Datasets,
    at: impl Fn(&'static str) -> Finding,
) -> Vec<Finding> {
    let span = Span::of(indicator, datasets);
    let mut findings = Vec::new();
    let limits = [("at_least", target.at_least), ("at_most", target.at_most)];
    for (key, limit) in limits {
        let Some(limit) = limit else { continue };
        if let Some(fault) = span.fault(limit) {
            findings.push(told(at("D029"), span, fault, key, limit));
            continue;
        }
        let against = match indicator.terms.improvement {
            Improvement::Higher => key == "at_most",
            Improvement::Lower => key == "at_least",
            Improvement::Neutral => false,
        };
        if against {
            let known = if key == "at_most" { "at_least" } else { "at_most" };
            let finding = at("D030").with("read", key).with("known", known);
            findings.push(finding.with("improvement", improvement(indicator)));
        }
        let beyond = target.tolerance.and_then(|tolerance| {
            let reached = if key == "at_least" { limit - tolerance } else { limit + tolerance };
            span.is_outside(reached).then_some(tolerance)
        });
        if let Some(tolerance) = beyond {
            findings.push(told(at("D029"), span, "tolerance", "tolerance", tolerance));
        }
    }
    findings
}

/// What is wrong with a value of others, as [`of_target`].
pub fn of_benchmark(
    indicator: &Indicator,
    benchmark: &Benchmark,
    datasets: &Datasets,
    at: impl Fn(&'static str) -> Finding,
) -> Option<Finding> {
    let span = Span::of(indicator, datasets);
    let fault = span.fault(benchmark.value)?;
    Some(told(at("D029"), span, fault, "value", benchmark.value))
}

/// What is wrong with targets that name their indicators; each place is its target's.
pub fn of_targets(
    targets: &[(String, Target)],
    places: &[Place],
    library: &Library,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, ((id, target), place)) in targets.iter().zip(places).enumerate() {
        let Some(indicator) = library.indicator(id) else { continue };
        let at = |code| Finding::new(code, Severity::Error, place.clone());
        let mut earlier = targets[..index].iter().filter(|(other, _)| other == id);
        if earlier.any(|(_, other)| hold_together(other, target)) {
            findings.push(at("D025").with("indicator", id));
        }
        findings.extend(of_target(indicator, target, &library.datasets, at));
    }
    findings
}

/// As [`of_targets`], of values of others.
pub fn of_benchmarks(
    benchmarks: &[(String, Benchmark)],
    places: &[Place],
    library: &Library,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ((id, benchmark), place) in benchmarks.iter().zip(places) {
        let Some(indicator) = library.indicator(id) else { continue };
        let at = |code| Finding::new(code, Severity::Error, place.clone());
        findings.extend(of_benchmark(indicator, benchmark, &library.datasets, at));
    }
    findings
}

fn told(finding: Finding, span: Span, fault: &str, key: &str, value: Decimal) -> Finding {
    let printed = |bound: Option<Decimal>| {
        bound.map_or("empty".to_owned(), |bound| bound.normalize().to_string())
    };
    let hundredfold = value.checked_mul(Decimal::ONE_HUNDRED);
    finding
        .with("fault", fault)
        .with("read", format!("{key} = {}", value.normalize()))
        .with("lowest", printed(span.lowest))
        .with("highest", printed(span.highest))
        .with("meant", format!("{key} = {}", printed(hundredfold)))
}

fn improvement(indicator: &Indicator) -> &'static str {
    match indicator.terms.improvement {
        Improvement::Higher => "higher",
        Improvement::Lower => "lower",
        Improvement::Neutral => "neutral",
    }
}
