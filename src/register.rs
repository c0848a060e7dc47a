//! From when until when the provider kept its registers: a nought is a figure only where somebody wrote down what happened.
//!
//! A `[[source]]` says it (`kept_from`, `kept_to`). Where it does not, its register is taken to be kept from the period of the
//! dataset's first record to the day that the report carries.

mod days;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use polars::prelude::*;

use self::days::{Days, is_at_hand};
use crate::engine::counts::Counts;
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::dataset::{Dataset, FieldType};
use crate::library::expr::{Expr, Path};
use crate::library::indicator::{Indicator, Population};
use crate::lower::day_of;
use crate::measure::{Figure, Reason};
use crate::period::Period;
use crate::records::frame::Records;
use crate::workspace::Workspace;
use crate::workspace::source::Source;

/// When the register of each dataset was kept.
pub struct Registers<'a> {
    workspace: &'a Workspace,
    /// Days of the first records, by dataset; `None` for a register without any. A dataset whose records no indicator holds
    /// against a period has no day, and is not here: its records belong to every period.
    first: BTreeMap<String, Option<NaiveDate>>,
    /// On which days there are records, by dataset, where it is asked for.
    days: BTreeMap<String, Days>,
    /// Datasets whose records end long before the periods do, with the last day.
    ended: BTreeMap<String, NaiveDate>,
    /// What has records: no first day that nobody said takes a figure away that rests on some.
    counted: BTreeSet<Counted>,
}

/// An indicator's population, by its place in a ratio, in a period, by its days.
type Counted = (String, usize, NaiveDate, NaiveDate);

/// How much of the days that a figure asks for a register was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cover {
    Whole,
    Partly,
    Outside,
}

/// Finds out when registers were kept, as far as the counts need to know.
///
/// # Errors
/// A columnar file that cannot be read.
pub fn registers<'a>(
    workspace: &'a Workspace,
    library: &Library,
    indicators: &[Indicator],
    records: &Records,
    periods: &[Period],
    counts: &[&[Counts]],
) -> PolarsResult<Registers<'a>> {
    let mut first = BTreeMap::new();
    let counted = counted(indicators, counts);
    for name in unclear(workspace, indicators, counts, &counted) {
        let dates = dates(library, &name);
        if dates.is_empty() {
            continue;
        }
        let mut earliest: Option<NaiveDate> = None;
        for (dataset, field) in &dates {
            let day = first_day(records, dataset, field)?;
            earliest = earliest.into_iter().chain(day).min();
        }
        first.insert(name, earliest);
    }
    let mut days = BTreeMap::new();
    let mut ended = BTreeMap::new();
    for name in indicators.iter().flat_map(populations).map(|(_, part)| part.from.as_str()) {
        let sources = || workspace.sources.iter().filter(|source| source.dataset == name);
        let is_asked = sources().any(says) || is_at_hand(records, name);
        if days.contains_key(name) || sources().next().is_none() || !is_asked {
            continue;
        }
        // What is planned lies outside of the days on which it was written down.
        let happened = |field: &str| {
            let dataset = library.datasets.get(name);
            dataset.and_then(|dataset| dataset.field(field)).is_some_and(|field| field.happened)
        };
        let own = dates(library, name).into_iter().filter(|(dataset, _)| dataset == name);
        let own = own.map(|(_, field)| field).filter(|field| happened(field)).collect();
        let found = Days::of(records, name, &own)?;
        let until = periods.iter().map(|period| period.to.min(workspace.report_date)).max();
        let is_open = sources().any(|source| source.kept_to.is_none());
        let last = until.filter(|_| is_open).and_then(|until| found.ended_early(until));
        if let (Some(last), Some(until)) = (last, until) {
            // Somebody who wrote down an end kept the register then, though nothing began.
            let others = library.datasets.get(name).into_iter().flat_map(|dataset| &dataset.fields);
            let others = others.filter(|field| field.r#type == FieldType::Date);
            let others = others.map(|field| field.name.clone()).collect();
            if !Days::of(records, name, &others)?.any_between(last, until) {
                ended.insert(name.to_owned(), last);
            }
        }
        days.insert(name.to_owned(), found);
    }
    Ok(Registers { workspace, first, days, ended, counted })
}

impl Registers<'_> {
    /// Why there can be no figure: a register that it rests on was not kept, or for a part of the period only.
    pub fn lacks(&self, indicator: &Indicator, period: &Period) -> Option<Reason> {
        let covers = populations(indicator).map(|part| self.cover(indicator, part, period));
        match covers.max()? {
            Cover::Whole => None,
            Cover::Partly => Some(Reason::PartlyKept),
            Cover::Outside => Some(Reason::NotKept),
        }
    }

    /// The figures without the values that nobody kept a register for.
    pub fn hold(&self, indicators: &[Indicator], figures: &mut [Figure]) {
        let known: BTreeMap<&str, &Indicator> =
            indicators.iter().map(|indicator| (indicator.id.as_str(), indicator)).collect();
        for figure in figures {
            let indicator = known.get(figure.indicator.as_str());
            if let Some(reason) = indicator.and_then(|known| self.lacks(known, &figure.period)) {
                figure.withdraw(reason);
            }
        }
    }

    /// What is told of registers that were not kept: the periods of which nothing is known, and those that are cut.
    pub fn findings(
        &self,
        library: &Library,
        indicators: &[Indicator],
        periods: &[Period],
    ) -> Vec<Finding> {
        let all = || {
            indicators
                .iter()
                .flat_map(|indicator| populations(indicator).map(move |part| (indicator, part)))
        };
        let datasets: BTreeSet<&str> = all().map(|(_, (_, part))| part.from.as_str()).collect();
        let mut findings = Vec::new();
        for name in datasets {
            let of = |wanted: Cover| -> Vec<&str> {
                let asked = || all().filter(|(_, (_, population))| population.from == name);
                let is_so = |period: &Period| {
                    asked().any(|(indicator, part)| self.cover(indicator, part, period) == wanted)
                };
                periods
                    .iter()
                    .filter(|period| is_so(period))
                    .map(|period| period.label.as_str())
                    .collect()
            };
            let tell = |code: &'static str, severity: Severity, periods: &[&str]| {
                let first = self.first.get(name).copied().flatten();
                let dataset = library.datasets.get(name);
                let title = |pick: fn(&Dataset) -> &String| {
                    dataset.map_or(name.to_owned(), |dataset| pick(dataset).clone())
                };
                Finding::new(code, severity, Place::file(crate::workspace::FILE))
                    .with("dataset", name)
                    .with("title_lt", title(|dataset| &dataset.title.lt))
                    .with("title_en", title(|dataset| &dataset.title.en))
                    .with("periods", periods.join(", "))
                    .with("first", first.map_or("none".to_owned(), |day| day.to_string()))
            };
            let is_said = self.sources(name).any(says);
            let (mut outside, partly) = (of(Cover::Outside), of(Cover::Partly));
            let is_after = |period: &Period| self.ended.get(name).is_some_and(|d| *d < period.from);
            outside.retain(|label| !periods.iter().any(|p| p.label == *label && is_after(p)));
            if !outside.is_empty() && !is_said {
                findings.push(tell("C040", Severity::Info, &outside));
            }
            if !partly.is_empty() {
                findings.push(tell("C041", Severity::Warning, &partly));
            }
            if is_said && !self.sources(name).all(says) {
                findings.push(tell("C042", Severity::Warning, &[]));
            }
            findings.extend(self.told_by_days(library, name, periods, &tell));
        }
        findings
    }

    /// Records outside of what the sources say, and gaps that tell that a register was not kept then.
    fn told_by_days(
        &self,
        library: &Library,
        name: &str,
        periods: &[Period],
        tell: &dyn Fn(&'static str, Severity, &[&str]) -> Finding,
    ) -> Vec<Finding> {
        let Some(days) = self.days.get(name) else { return Vec::new() };
        let mut findings = Vec::new();
        let own = dates(library, name).into_iter().filter(|(dataset, _)| dataset == name).count();
        if self.sources(name).all(says) {
            let spans: Vec<(NaiveDate, NaiveDate)> = self
                .sources(name)
                .map(|source| {
                    // What lasts may well have begun before its register did.
                    let from = source.kept_from.filter(|_| own == 1);
                    (from.unwrap_or(NaiveDate::MIN), source.kept_to.unwrap_or(NaiveDate::MAX))
                })
                .collect();
            if let Some((count, first, last)) = days.outside(&spans) {
                let mut finding = tell("C043", Severity::Warning, &[])
                    .with("earliest", first.to_string())
                    .with("last", last.to_string());
                finding.count = count;
                findings.push(finding);
            }
        }
        let is_begun = self.sources(name).all(|source| source.kept_from.is_none());
        if let Some((first, period)) = days.begun_late(periods).filter(|_| is_begun) {
            let finding = tell("C044", Severity::Warning, &[&period.label]);
            findings.push(finding.with("earliest", first.to_string()));
        }
        if let Some(last) = self.ended.get(name) {
            let cut = periods.iter().filter(|period| period.to > *last);
            let cut: Vec<&str> = cut.map(|period| period.label.as_str()).collect();
            findings.push(tell("C045", Severity::Warning, &cut).with("last", last.to_string()));
        }
        findings
    }

    fn sources(&self, dataset: &str) -> impl Iterator<Item = &Source> {
        self.workspace.sources.iter().filter(move |source| source.dataset == dataset)
    }

    fn cover(
        &self,
        indicator: &Indicator,
        (part, population): (usize, &Population),
        period: &Period,
    ) -> Cover {
        if self.sources(&population.from).next().is_none() {
            return Cover::Whole;
        }
        let (from, to) = asked(indicator, population, period);
        let is_counted = self.counted.contains(&key(indicator, part, period));
        let mut kept: Vec<(NaiveDate, NaiveDate)> = self
            .sources(&population.from)
            .filter_map(|source| self.kept(source, period, is_counted))
            .collect();
        kept.sort();
        let mut missing = from;
        let mut covered = false;
        for (start, end) in kept {
            if end < from || to < start {
                continue;
            }
            covered = true;
            if start <= missing && missing <= end {
                match end.succ_opt() {
                    Some(next) => missing = next,
                    None => return Cover::Whole,
                }
            }
        }
        match (covered, missing > to) {
            (_, true) => Cover::Whole,
            (true, false) => Cover::Partly,
            (false, false) => Cover::Outside,
        }
    }

    /// The days for which a source surely speaks. A day that nobody said cuts no period in two: that the first complaint
    /// came in March does not tell that nobody would have written one down in February.
    fn kept(
        &self,
        source: &Source,
        period: &Period,
        is_counted: bool,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let start = match (source.kept_from, self.first.get(&source.dataset)) {
            (Some(day), _) => day,
            // Not looked for: of every period there are records, or they have no day.
            (None, None) => NaiveDate::MIN,
            (None, Some(_)) if is_counted => NaiveDate::MIN,
            (None, Some(first)) => {
                first.filter(|first| *first <= period.to).map(|_| NaiveDate::MIN)?
            }
        };
        let ended = self.ended.get(&source.dataset).filter(|_| !is_counted);
        let end = match source.kept_to {
            Some(day) => day,
            // Nothing is recorded after the last entry, and before it much was.
            None if ended.is_some_and(|last| *last < period.from) => return None,
            None if period.from <= self.workspace.report_date => NaiveDate::MAX,
            // The period begins after the day of the report: nobody can have kept it.
            None => return None,
        };
        Some((start, end))
    }
}

/// Whether a source says when its register was kept.
fn says(source: &Source) -> bool {
    source.kept_from.is_some() || source.kept_to.is_some()
}

/// The populations of an indicator, numbered: two for a ratio.
fn populations(indicator: &Indicator) -> impl Iterator<Item = (usize, &Population)> {
    std::iter::once(&indicator.population).chain(&indicator.divisor).enumerate()
}

/// The days that a population asks for: of a stock on the last day that day alone, of what happened the whole period.
fn asked(
    indicator: &Indicator,
    population: &Population,
    period: &Period,
) -> (NaiveDate, NaiveDate) {
    let mut is_whole = false;
    let decided = indicator.numerator.as_ref().map(|numerator| &numerator.condition);
    for condition in population.filter.iter().chain(&population.sum).chain(decided) {
        condition.expr.visit(&mut |part| is_whole |= matches!(part, Expr::PeriodStart));
    }
    (if is_whole { period.from } else { period.to }, period.to)
}

/// The parts of figures in which records were counted, or might be.
fn counted(indicators: &[Indicator], counts: &[&[Counts]]) -> BTreeSet<Counted> {
    let mut counted = BTreeSet::new();
    for whole in counts.iter().copied().flatten().filter(|counts| counts.group.is_none()) {
        let Some(indicator) = indicators.iter().find(|known| known.id == whole.indicator) else {
            continue;
        };
        let tallies = std::iter::once(&whole.tally).chain(&whole.divisor);
        for ((part, _), tally) in populations(indicator).zip(tallies) {
            if tally.population > 0 || tally.population_unknown > 0 {
                counted.insert(key(indicator, part, &whole.period));
            }
        }
    }
    counted
}

fn key(indicator: &Indicator, part: usize, period: &Period) -> Counted {
    (indicator.id.clone(), part, period.from, period.to)
}

/// The datasets of which it must be known when their records begin: nobody said it, and of some period there are none.
fn unclear(
    workspace: &Workspace,
    indicators: &[Indicator],
    counts: &[&[Counts]],
    counted: &BTreeSet<Counted>,
) -> BTreeSet<String> {
    let is_silent = |name: &str| {
        let mut sources = workspace.sources.iter().filter(|source| source.dataset == name);
        sources.any(|source| source.kept_from.is_none())
    };
    let mut unclear = BTreeSet::new();
    for whole in counts.iter().copied().flatten().filter(|counts| counts.group.is_none()) {
        let Some(indicator) = indicators.iter().find(|known| known.id == whole.indicator) else {
            continue;
        };
        for (part, population) in populations(indicator) {
            let is_counted = counted.contains(&key(indicator, part, &whole.period));
            if !is_counted && is_silent(&population.from) {
                unclear.insert(population.from.clone());
            }
        }
    }
    unclear
}

/// The dates that indicators over a dataset hold against the period, each as a dataset and its field: together they tell when
/// its records begin. A register of staff in which nobody has left yet begins with the first who came.
fn dates(library: &Library, name: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let over = library.indicators.iter().flat_map(populations).map(|(_, part)| part);
    for filter in over.filter(|part| part.from == name).filter_map(|part| part.filter.as_ref()) {
        filter.expr.visit(&mut |part| {
            let Expr::Compare(_, left, right) = part else { return };
            let is_day = |expr: &Expr| matches!(expr, Expr::PeriodStart | Expr::PeriodEnd);
            let path = match (&**left, &**right) {
                (Expr::Field(path, _), day) | (day, Expr::Field(path, _)) if is_day(day) => path,
                _ => return,
            };
            found.extend(target(library, name, path));
        });
    }
    found
}

/// The dataset and the field to which a path leads.
fn target(library: &Library, from: &str, path: &Path) -> Option<(String, String)> {
    let (field, steps) = path.0.split_last()?;
    let mut here = library.datasets.get(from)?;
    for step in steps {
        here = library.datasets.get(here.field(step)?.references.as_ref()?)?;
    }
    Some((here.name.clone(), field.clone()))
}

fn first_day(records: &Records, dataset: &str, field: &str) -> PolarsResult<Option<NaiveDate>> {
    let Some(frame) = records.frames.get(dataset).filter(|_| records.keeps(dataset, field)) else {
        return Ok(None);
    };
    let mut first: Option<i32> = None;
    frame.batches(&[field.to_owned()], &mut |batch| {
        let days = batch.column(field)?.cast(&DataType::Int32)?;
        first = first.into_iter().chain(days.i32()?.min()).min();
        Ok(())
    })?;
    Ok(first.and_then(|day| day_of(day.into())))
}
