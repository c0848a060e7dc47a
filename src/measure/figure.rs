//! A figure: an exact value with its numbers, its interval and its verdict.
//!
//! A number that readers of a public report may not learn is `None` there, with its [`Mark`] beside: what is
//! not in the figure cannot be printed.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::benchmark::{self, Benchmark, Comparison, compare};
use super::disclosure::{Mark, Part};
use super::fraction::Fraction;
use super::interval::Interval;
use super::rounding::{printed, to_f64};
use super::scoring::{Chance, Scored, Spread, score};
use super::target::{Reason, Verdict, holding, meets, settles};
use super::tolerance::{Standing, standing};
use crate::engine::counts::{Counts, Group};
use crate::library::terms::{Scoring, Target, Terms};
use crate::period::Period;

/// The value at its lowest and at its highest, were all that is unknown known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readings {
    /// Lowest possible value, in the unit in which the figure is printed.
    pub lowest: Fraction,
    /// Highest possible value.
    pub highest: Fraction,
}

/// The population of a ratio's denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divisor {
    /// Units that belong to it; this and what follows is `None` where it is withheld.
    pub population: Option<u64>,
    /// Units of which it cannot be said.
    pub population_unknown: Option<u64>,
    /// Units excluded, by the exclusion's name, in the definition's order.
    pub excluded: Vec<(String, Option<u64>)>,
    /// Units left that have no value to sum.
    pub unknown: Option<u64>,
}

/// One indicator in one period and one group, ready to be printed.
///
/// In JSON it is the figure of DESIGN §5 without `version`, `unit` and `printed`, which its caller adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Indicator's id.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// The group; `None` for all.
    pub group: Option<Group>,
    /// How counts became the value.
    pub scoring: Scoring,
    /// Units of the population (of the numerator's, in a ratio), before exclusions; `None` where it is withheld.
    pub population: Option<u64>,
    /// Units of which it cannot be said whether they belong to the population; not in it. `None` where it is
    /// withheld.
    pub population_unknown: Option<u64>,
    /// Units excluded, by the exclusion's name, in the definition's order; `None` where it is withheld.
    pub excluded: Vec<(String, Option<u64>)>,
    /// Units of which the numerator, or the value to sum, is unknown; `None` where it is withheld.
    pub unknown: Option<u64>,
    /// The denominator's population, in a ratio.
    pub divisor: Option<Divisor>,
    /// Units left after exclusions that stand in more than one value of a stratifier, by the stratifier's
    /// name; only where the definition lets a unit stand in two.
    pub overlap: Vec<(String, u64)>,
    /// What was divided, as counted: units of a proportion, the sum of a ratio or mean (before `per` and
    /// `divide_by`); `None` otherwise. The definition's policy for unknowns is applied.
    pub numerator: Option<Decimal>,
    /// What it was divided by; the number of known values of a mean or median; `None` for counts and sums.
    pub denominator: Option<Decimal>,
    /// The exact value in the unit in which it is printed (per cent for a proportion); `None` without data.
    pub value: Option<Fraction>,
    /// The value as it must be printed: half away from zero, with as many decimals as keep it from
    /// contradicting the verdict. Its scale is the number of decimals.
    pub shown: Option<Decimal>,
    /// Lowest and highest value, where unknowns leave room and can be bounded.
    pub readings: Option<Readings>,
    /// 95 % confidence interval, in the value's unit.
    pub interval: Option<Interval>,
    /// The target that holds on the period's last day.
    pub target: Option<Target>,
    /// What it says of the exact value.
    pub verdict: Verdict,
    /// Why there is no verdict; `None` when there is one.
    pub reason: Option<Reason>,
    /// How it stands to the target's tolerance, beside the verdict; `None` without a tolerance or a verdict.
    pub standing: Option<Standing>,
    /// The newest value of others that was known on the period's last day, and how this one compares.
    pub benchmark: Option<(Benchmark, Comparison)>,
    /// Whether the verdict would stand however the unknowns were read, and whether the interval lies
    /// wholly on its side. Figures that are full counts, without an interval, are not doubted by chance.
    pub certain: bool,
    /// What is printed in place of the value, where it is withheld from the report's readers.
    pub suppressed: Option<Mark>,
    /// What is printed in place of the other numbers that are withheld; empty in an internal report.
    pub withheld: BTreeMap<Part, Mark>,
}

impl Figure {
    /// The exact value as a floating-point number, for charts and spreadsheets.
    pub fn value_f64(&self) -> Option<f64> {
        self.value.map(Fraction::to_f64)
    }

    /// Names the figure among all others: `children_served 2024 sex=female`. A group without a value ends in `=`.
    pub fn address(&self) -> String {
        let strata = self.group.iter().flat_map(Group::strata);
        strata.fold(format!("{} {}", self.indicator, self.period.label), |name, stratum| {
            format!("{name} {}={}", stratum.stratifier, stratum.value.as_deref().unwrap_or(""))
        })
    }

    /// Number of decimals to print, of the value and of its interval; 0 without a value.
    pub fn decimals(&self) -> u32 {
        self.shown.map_or(0, |shown| shown.scale())
    }

    /// Units of which anything is unknown; `None` where that is withheld.
    pub fn doubtful(&self) -> Option<u64> {
        Some(self.unknown? + self.population_unknown?)
    }

    /// What is printed in place of [`Figure::doubtful`].
    pub fn doubtful_mark(&self) -> Option<Mark> {
        let marks = [self.mark(&Part::Unknown), self.mark(&Part::Undecided)];
        match (marks, [self.unknown, self.population_unknown]) {
            ([None, None], _) => None,
            ([Some(mark), None], [_, Some(0)]) | ([None, Some(mark)], [Some(0), _]) => Some(mark),
            // Fewer than five and some others are not fewer than five.
            _ => Some(Mark::Withheld),
        }
    }

    /// What is printed in place of a number; `None` where it is told.
    pub fn mark(&self, part: &Part) -> Option<Mark> {
        self.withheld.get(part).copied()
    }

    /// The key of the verdict's words in `terms.*.ftl`: `met`, `not_met`, or the reason for neither.
    pub fn verdict_key(&self) -> &'static str {
        if self.suppressed.is_some() {
            return "withheld";
        }
        self.reason.map_or(self.verdict.key(), Reason::key)
    }
}

/// Turns the counts of an indicator into its figure.
///
/// The target of the period's last day is tested on the exact value. Nothing of nothing has no value and no
/// verdict; fewer units than `terms.minimum` have a value and no verdict (counts and sums, which are no
/// samples, are judged whatever their size).
pub fn figure(terms: &Terms, counts: &Counts) -> Figure {
    let scored = score(terms, counts);
    let target = holding(&terms.targets, counts.period.to);
    let judged = judge(terms, &scored, target, is_incomplete(terms, counts));
    let readings = match scored.spread {
        Spread::Between(lowest, highest) => Some(Readings { lowest, highest }),
        Spread::Settled | Spread::Open => None,
    };
    let value = scored.value.ok();
    let interval = match scored.chance {
        Chance::Sampled(interval) => interval.filter(|_| value.is_some()),
        Chance::Enumerated => None,
    };
    let standing = target
        .zip(value)
        .filter(|_| judged.is_ok())
        .and_then(|(target, value)| standing(target, target.tolerance?, value));
    let benchmark = benchmark::newest(&terms.benchmarks, counts.period.to);
    let benchmark = benchmark.zip(value).and_then(|(benchmark, value)| {
        let compared = compare(benchmark, value, interval.as_ref(), terms.improvement)?;
        Some((benchmark.clone(), compared))
    });
    let tally = &counts.tally;
    Figure {
        indicator: counts.indicator.clone(),
        period: counts.period.clone(),
        group: counts.group.clone(),
        scoring: terms.scoring,
        population: Some(tally.population),
        population_unknown: Some(tally.population_unknown),
        excluded: told(&tally.excluded),
        unknown: Some(tally.unknown),
        divisor: counts.divisor.as_ref().map(|divisor| Divisor {
            population: Some(divisor.population),
            population_unknown: Some(divisor.population_unknown),
            excluded: told(&divisor.excluded),
            unknown: Some(divisor.unknown),
        }),
        overlap: counts
            .overlaps
            .iter()
            .map(|overlap| (overlap.stratifier.clone(), overlap.denominator))
            .collect(),
        numerator: scored.numerator,
        denominator: scored.denominator,
        value,
        shown: value.map(|value| printed(value, terms.decimals, target)),
        readings,
        interval,
        target: target.cloned(),
        verdict: match judged {
            Ok(true) => Verdict::Met,
            Ok(false) => Verdict::NotMet,
            Err(_) => Verdict::NotAssessed,
        },
        reason: judged.err(),
        standing,
        benchmark,
        certain: match (target, judged) {
            (Some(target), Ok(met)) => is_certain(terms, &scored, target, met),
            _ => false,
        },
        suppressed: None,
        withheld: BTreeMap::new(),
    }
}

fn told(excluded: &[(String, u64)]) -> Vec<(String, Option<u64>)> {
    excluded.iter().map(|(name, units)| (name.clone(), Some(*units))).collect()
}

/// Whether of more of the records of one of its populations than is allowed a cell that matters is unread.
fn is_incomplete(terms: &Terms, counts: &Counts) -> bool {
    let tallies = [Some(&counts.tally), counts.divisor.as_ref()];
    tallies.into_iter().flatten().filter_map(|tally| tally.reach.as_deref()).any(|reach| {
        let unread = Decimal::from(reach.unread).saturating_mul(Decimal::ONE_HUNDRED);
        unread > Decimal::from(reach.records).saturating_mul(terms.unread_at_most)
    })
}

fn judge(
    terms: &Terms,
    scored: &Scored,
    target: Option<&Target>,
    is_incomplete: bool,
) -> Result<bool, Reason> {
    let value = scored.value?;
    let target = target.ok_or(Reason::NoTarget)?;
    if is_incomplete {
        return Err(Reason::Incomplete);
    }
    if scored.units.is_some_and(|units| units < terms.minimum) {
        return Err(Reason::TooFew);
    }
    meets(target, value).ok_or(Reason::OutOfRange)
}

fn is_certain(terms: &Terms, scored: &Scored, target: &Target, met: bool) -> bool {
    let by_readings = match scored.spread {
        Spread::Settled => true,
        Spread::Between(lowest, highest) => {
            // Between two limits the ends can agree on "not met" from opposite sides; then nothing is certain.
            let same_side = met || target.at_least.is_none() || target.at_most.is_none();
            same_side
                && [lowest, highest].iter().all(|reading| meets(target, *reading) == Some(met))
        }
        Spread::Open => false,
    };
    let by_chance = match &scored.chance {
        Chance::Enumerated => true,
        Chance::Sampled(interval) => {
            (met && asks_for_all(terms, target))
                || interval.is_some_and(|interval| settles(target, met, &interval))
        }
    };
    by_readings && by_chance && !scored.is_open
}

/// Whether a target asks for all of a register's units, or for none. A register that meets it has no unit that does not:
/// nothing more could be shown, and no interval can lie beyond the end of the scale.
fn asks_for_all(terms: &Terms, target: &Target) -> bool {
    let is_share = terms.scoring == Scoring::Proportion || terms.is_part;
    let all = target.at_least == Some(Decimal::ONE_HUNDRED) && target.at_most.is_none();
    let none = target.at_most == Some(Decimal::ZERO) && target.at_least.is_none();
    is_share && !terms.is_asked && (all || none)
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("indicator", &self.indicator)?;
        map.serialize_entry("period", &self.period)?;
        map.serialize_entry("group", &GroupJson(self.group.as_ref()))?;
        map.serialize_entry("scoring", &self.scoring)?;
        map.serialize_entry("population", &self.population)?;
        map.serialize_entry("population_unknown", &self.population_unknown)?;
        map.serialize_entry("excluded", &Named(&self.excluded))?;
        map.serialize_entry("unknown", &self.unknown)?;
        if let Some(divisor) = &self.divisor {
            map.serialize_entry("divisor", divisor)?;
        }
        if !self.overlap.is_empty() {
            map.serialize_entry("overlap", &Named(&self.overlap))?;
        }
        if let Some(numerator) = self.numerator {
            map.serialize_entry("numerator", &Number(numerator))?;
        }
        if let Some(denominator) = self.denominator {
            map.serialize_entry("denominator", &Number(denominator))?;
        }
        map.serialize_entry("value", &self.value_f64())?;
        if let Some(shown) = self.shown {
            map.serialize_entry("decimals", &shown.scale())?;
        }
        if let Some(readings) = &self.readings {
            map.serialize_entry("readings", readings)?;
        }
        if let Some(interval) = &self.interval {
            map.serialize_entry("interval", interval)?;
        }
        if let Some(target) = &self.target {
            map.serialize_entry("target", &TargetJson(target))?;
        }
        map.serialize_entry("verdict", self.verdict.key())?;
        if let Some(reason) = self.reason {
            map.serialize_entry("reason", reason.key())?;
        }
        if let Some(standing) = self.standing {
            map.serialize_entry("standing", standing.key())?;
        }
        map.serialize_entry("certain", &self.certain)?;
        if let Some((benchmark, compared)) = &self.benchmark {
            map.serialize_entry("benchmark", &BenchmarkJson(benchmark, compared))?;
        }
        map.serialize_entry("suppressed", &self.suppressed.is_some())?;
        if self.suppressed.is_some() || !self.withheld.is_empty() {
            map.serialize_entry("withheld", &MarksJson(self))?;
        }
        map.end()
    }
}

impl Serialize for Readings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("lowest", &self.lowest.to_f64())?;
        map.serialize_entry("highest", &self.highest.to_f64())?;
        map.end()
    }
}

impl Serialize for Divisor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("population", &self.population)?;
        map.serialize_entry("population_unknown", &self.population_unknown)?;
        map.serialize_entry("excluded", &Named(&self.excluded))?;
        map.serialize_entry("unknown", &self.unknown)?;
        map.end()
    }
}

/// A decimal as a JSON number: whole where it is whole.
struct Number(Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.0.normalize();
        match i64::try_from(value.mantissa()) {
            Ok(whole) if value.scale() == 0 => serializer.serialize_i64(whole),
            _ => serializer.serialize_f64(to_f64(value)),
        }
    }
}

struct Named<'a, N>(&'a [(String, N)]);

impl<N: Serialize> Serialize for Named<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, units)| (name, units)))
    }
}

/// What stands in place of the numbers that are withheld, by their names in the figure.
struct MarksJson<'a>(&'a Figure);

impl Serialize for MarksJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.0.suppressed.map(|mark| ("value".to_owned(), mark.key()));
        let others = self.0.withheld.iter().map(|(part, mark)| (part.field(), mark.key()));
        serializer.collect_map(value.into_iter().chain(others))
    }
}

struct GroupJson<'a>(Option<&'a Group>);

impl Serialize for GroupJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let strata = self.0.map_or(&[][..], Group::strata);
        serializer.collect_map(strata.iter().map(|stratum| (&stratum.stratifier, &stratum.value)))
    }
}

struct TargetJson<'a>(&'a Target);

impl Serialize for TargetJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let limits = [
            ("at_least", self.0.at_least),
            ("at_most", self.0.at_most),
            ("tolerance", self.0.tolerance),
        ];
        serializer.collect_map(
            limits.into_iter().filter_map(|(name, limit)| Some((name, Number(limit?)))),
        )
    }
}

struct BenchmarkJson<'a>(&'a Benchmark, &'a Comparison);

impl Serialize for BenchmarkJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let BenchmarkJson(benchmark, compared) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("value", &Number(benchmark.value))?;
        map.serialize_entry("origin", &benchmark.origin)?;
        map.serialize_entry("as_of", &benchmark.as_of.to_string())?;
        map.serialize_entry("difference", &compared.difference.to_f64())?;
        map.serialize_entry("course", compared.course.key())?;
        if let Some(beyond) = compared.beyond_chance {
            map.serialize_entry("beyond_chance", &beyond)?;
        }
        map.end()
    }
}

#[cfg(test)]
#[path = "figure_tests.rs"]
pub(in crate::measure) mod tests;
