//! Figures worked out again from rounded numbers, and from nothing else.
//!
//! What is printed is a function of the rounded table: had the rounded numbers been counted, the same would be printed.
//! On that the proof rests (`measure/disclosure/controlled`).

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::engine::counts::{Counts, Tally};
use crate::library::terms::{Missing, Scoring, Target, Terms};
use crate::measure::disclosure::{
    Cause, CellKey, Figured, Mark, Of, Outcome, Part, Policy, Reason as Why, Rounded, Structure,
    Told, Withheld, apply, of_counts, round,
};
use crate::measure::{self, Figure, Fraction, Reason, Verdict};
use crate::period::Period;

/// Makes figures fit for anybody by rounding; gives what is withheld beside.
///
/// `figures` stand in the order of `counts`.
pub fn rounded(
    figures: &mut [Figure],
    counts: &[Counts],
    terms: &BTreeMap<&str, &Terms>,
    structure: &Structure,
    policy: &Policy,
    before: &Told,
) -> (Outcome, Rounded) {
    let system = of_counts(counts, figures, structure);
    let rounded = round(&system, policy, before);
    let known: BTreeSet<&CellKey> = system.cells.iter().map(|cell| &cell.key).collect();
    let mut outcome = Outcome {
        withheld: rounded.sums.withheld.clone(),
        doubtful: rounded.doubtful.clone(),
        ..Outcome::default()
    };
    let periods: Vec<Period> = {
        let all: BTreeSet<&Period> = figures.iter().map(|figure| &figure.period).collect();
        all.into_iter().cloned().collect()
    };
    let numbers = Numbers { rounded: &rounded, known: &known };
    for (figure, counts) in figures.iter_mut().zip(counts) {
        let Some(terms) = terms.get(figure.indicator.as_str()) else {
            outcome.closed.insert(place(figure));
            continue;
        };
        let counted = numbers.counts(counts, terms);
        let mut told = match &counted {
            Some(counts) => measure::figure(terms, counts),
            None => {
                outcome.closed.insert(place(figure));
                continue;
            }
        };
        keep_reason(&mut told, figure);
        told.readings = None;
        if matches!(terms.scoring, Scoring::Mean | Scoring::Median) {
            middle(&mut told, figure, terms.scoring);
            let known = counts.tally.denominator.saturating_sub(counts.tally.unknown);
            let known = numbers.get(counts, &[Part::Denominator], known);
            told.denominator = known.map(Decimal::from);
            let key = numbers.key(counts, Part::Numerator);
            let reason = Why::Primary(Cause::FewUnits);
            outcome.withheld.insert(key, Withheld { mark: Mark::Withheld, reason });
        }
        let moves = Moves::of(counts, structure);
        if is_of_few(&told, &moves, policy) || is_part_of_longer(&told, &periods) {
            outcome.shares.insert(place(&told));
        }
        judge(&mut told, &moves, numbers.within(counts));
        *figure = told;
    }
    apply(figures, &outcome);
    (outcome, rounded)
}

struct Numbers<'a> {
    rounded: &'a Rounded,
    known: &'a BTreeSet<&'a CellKey>,
}

impl Numbers<'_> {
    fn key(&self, counts: &Counts, part: Part) -> CellKey {
        CellKey {
            indicator: counts.indicator.clone(),
            period: counts.period.clone(),
            group: counts.group.clone(),
            part,
        }
    }

    /// How far the numbers of a figure's value may lie from what was counted.
    fn within(&self, counts: &Counts) -> u64 {
        let parts = [Part::Count, Part::Sum, Part::Numerator, Part::Denominator];
        let own = parts.into_iter().filter_map(|part| {
            self.rounded.numbers.get(&self.key(counts, part)).map(|(_, within)| *within)
        });
        own.max().unwrap_or(0)
    }

    /// A number by the first of its names; of what the table does not know, nothing.
    fn get(&self, counts: &Counts, parts: &[Part], counted: u64) -> Option<u64> {
        let keys = || parts.iter().map(|part| self.key(counts, part.clone()));
        let rounded =
            keys().find_map(|key| self.rounded.numbers.get(&key).map(|(number, _)| *number));
        let is_as_counted = counted == 0 || keys().any(|key| self.known.contains(&key));
        rounded.or_else(|| is_as_counted.then_some(counted))
    }

    /// The counts of the rounded table; `None` where a number is not in it.
    fn counts(&self, counts: &Counts, terms: &Terms) -> Option<Counts> {
        let own = |part: Part| part;
        let below = |part: Part| Part::Divisor(Box::new(part));
        let is_ratio = terms.scoring == Scoring::Ratio;
        let (left, sum) = match terms.scoring {
            Scoring::Count => (Part::Count, Part::Sum),
            Scoring::Ratio if counts.tally.sum.is_none() => (Part::Numerator, Part::Numerator),
            Scoring::Ratio | Scoring::Mean => (Part::Denominator, Part::Numerator),
            _ => (Part::Denominator, Part::Sum),
        };
        let left = if is_ratio && counts.tally.sum.is_some() { Part::Remaining } else { left };
        let mut tally = self.tally(counts, &counts.tally, &[Part::Remaining, left], sum, &own)?;
        if terms.scoring == Scoring::Proportion {
            let above = self.get(counts, &[Part::Numerator], counts.tally.numerator)?;
            tally.numerator = match terms.missing {
                Missing::InNumerator => above.saturating_sub(tally.unknown),
                Missing::NotInNumerator | Missing::Exclude => above,
            };
        }
        let divisor = match &counts.divisor {
            None => None,
            Some(divisor) => {
                let left =
                    if divisor.sum.is_some() { below(Part::Remaining) } else { Part::Denominator };
                Some(self.tally(counts, divisor, &[left], Part::Denominator, &below)?)
            }
        };
        Some(Counts { tally, divisor, overlaps: Vec::new(), ..counts.clone() })
    }

    fn tally(
        &self,
        counts: &Counts,
        tally: &Tally,
        left: &[Part],
        sum: Part,
        name: &dyn Fn(Part) -> Part,
    ) -> Option<Tally> {
        let get = |part: Part, counted| self.get(counts, &[name(part)], counted);
        let denominator = self.get(counts, left, tally.denominator)?;
        let excluded = (tally.excluded.iter())
            .map(|(name, units)| Some((name.clone(), get(Part::Excluded(name.clone()), *units)?)))
            .collect::<Option<Vec<_>>>()?;
        let population = match excluded.is_empty() {
            true => denominator,
            false => get(Part::Population, tally.population)?,
        };
        let sum = tally.sum.map(|counted| {
            // Numbers of people that a list of things names are rounded as people are.
            let key = self.key(counts, sum);
            let rounded = self.rounded.numbers.get(&key);
            rounded.map_or(counted, |(number, _)| Decimal::from(*number))
        });
        Some(Tally {
            population,
            population_unknown: get(Part::Undecided, tally.population_unknown)?,
            excluded,
            denominator,
            numerator: 0,
            unknown: get(Part::Unknown, tally.unknown)?,
            sum,
            values: Vec::new(),
            reach: None,
        })
    }
}

fn place(figure: &Figure) -> Figured {
    Figured {
        indicator: figure.indicator.clone(),
        period: figure.period.clone(),
        group: figure.group.clone(),
    }
}

/// Takes over why there is no value, or no verdict, where that tells nothing of how many there are.
fn keep_reason(told: &mut Figure, counted: &Figure) {
    match counted.reason {
        Some(
            reason @ (Reason::NotKept
            | Reason::PartlyKept
            | Reason::Unread
            | Reason::NegativeDenominator
            | Reason::OutOfRange),
        ) if counted.value.is_none() => told.withdraw(reason),
        Some(reason @ (Reason::Incomplete | Reason::OutOfRange)) => {
            (told.verdict, told.reason) = (Verdict::NotAssessed, Some(reason));
            (told.standing, told.certain) = (None, false);
        }
        _ => {}
    }
}

/// Means and medians are not worked out from rounded numbers. They are told so roughly that every number of people
/// that is possible could have them: a mean with one decimal, a median as a whole number.
fn middle(told: &mut Figure, counted: &Figure, scoring: Scoring) {
    let decimals = if scoring == Scoring::Mean { 1 } else { 0 };
    let shown = counted
        .value
        .map(|value| measure::rounding::rounded(value, counted.decimals().min(decimals)));
    let value = shown.and_then(Fraction::from_decimal);
    let judged = |value: Option<Fraction>| {
        counted.target.as_ref().zip(value).and_then(|(target, value)| measure::meets(target, value))
    };
    let agrees = judged(value) == judged(counted.value);
    (told.value, told.shown) = (value, shown);
    told.numerator = None;
    (told.verdict, told.reason) = match counted.reason {
        _ if !agrees => (Verdict::NotAssessed, Some(Reason::Rounded)),
        reason => (counted.verdict, reason),
    };
    (told.interval, told.benchmark, told.standing, told.certain) = (None, None, None, false);
}

/// Which of a figure's numbers are rounded.
struct Moves {
    above: bool,
    below: bool,
}

impl Moves {
    fn of(counts: &Counts, structure: &Structure) -> Moves {
        let shape = structure.shape(&counts.indicator);
        let is_rounded = |of: Of, tally: &Tally| match of {
            Of::People => tally.sum.is_none(),
            Of::Things => false,
            Of::ThingsWithPeople => tally.sum.is_some(),
        };
        Moves {
            above: is_rounded(shape.of, &counts.tally),
            below: match &counts.divisor {
                Some(divisor) => is_rounded(shape.of_divisor, divisor),
                None => shape.of == Of::People,
            },
        }
    }
}

/// Whether a value would be one of too few people: sure by the rounded number alone.
fn is_of_few(figure: &Figure, moves: &Moves, policy: &Policy) -> bool {
    let is_divided = matches!(figure.scoring, Scoring::Proportion | Scoring::Ratio);
    let few = if is_divided { policy.least_divided() } else { policy.least_rounded() };
    let few = Decimal::from(few);
    moves.below && figure.denominator.is_some_and(|units| units < few)
}

/// A mean of a group, or of a part of a longer time, could be taken from that of the whole.
fn is_part_of_longer(figure: &Figure, periods: &[Period]) -> bool {
    let own = &figure.period;
    let is_within =
        |other: &Period| other.from <= own.from && own.to <= other.to && other.days() > own.days();
    figure.scoring == Scoring::Mean && (figure.group.is_some() || periods.iter().any(is_within))
}

/// A verdict is told only where it is the same however the numbers were rounded.
fn judge(figure: &mut Figure, moves: &Moves, within: u64) {
    let is_told = figure.verdict != Verdict::NotAssessed;
    if !is_told || matches!(figure.scoring, Scoring::Mean | Scoring::Median) {
        return;
    }
    let (Some(target), Some(value)) = (&figure.target, figure.value) else { return };
    let ends = ends(figure, moves, value, within);
    if !ends.is_some_and(|(low, high)| is_the_same(target, low, high)) {
        (figure.verdict, figure.reason) = (Verdict::NotAssessed, Some(Reason::Rounded));
        (figure.standing, figure.certain) = (None, false);
    }
}

fn is_the_same(target: &Target, low: Fraction, high: Fraction) -> bool {
    let meets = |value| measure::meets(target, value);
    match (meets(low), meets(high)) {
        (Some(true), Some(true)) => true,
        (Some(false), Some(false)) => {
            let limit = |limit: Option<Decimal>| limit.and_then(Fraction::from_decimal);
            limit(target.at_least).is_some_and(|least| high < least)
                || limit(target.at_most).is_some_and(|most| low > most)
        }
        _ => false,
    }
}

/// Least and greatest value that the numbers can have had before they were rounded.
fn ends(
    figure: &Figure,
    moves: &Moves,
    value: Fraction,
    within: u64,
) -> Option<(Fraction, Fraction)> {
    let room = |moves: bool| Fraction::from_units(if moves { within } else { 0 });
    let floor = |value: Fraction| if value < Fraction::ZERO { Fraction::ZERO } else { value };
    let (Some(above), Some(below)) = (figure.numerator, figure.denominator) else {
        let room = room(moves.above)?;
        return Some((floor(value.minus(room)?), value.plus(room)?));
    };
    let (above, below) = (Fraction::from_decimal(above)?, Fraction::from_decimal(below)?);
    let is_share = figure.scoring == Scoring::Proportion;
    // Where one more is in the numerator one fewer is beside it: a share's denominator need not move.
    let (rise, stretch) = (room(moves.above)?, room(moves.below && !is_share)?);
    let shortest = below.minus(stretch)?;
    if above <= Fraction::ZERO && !moves.above {
        return Some((value, value));
    }
    if shortest <= Fraction::ZERO {
        return None;
    }
    let factor = match is_share {
        true => Fraction::from_units(100)?,
        // Of nought the factor cannot be seen: nothing is sure then.
        false => value.over(above.over(below)?)?,
    };
    let low = floor(above.minus(rise)?).over(below.plus(stretch)?)?.times(factor)?;
    let high = above.plus(rise)?.over(shortest)?.times(factor)?;
    let all = Fraction::from_units(100)?;
    Some((low, if is_share && high > all { all } else { high }))
}

/// Whether a figure of a group tells of nobody: its row would tell that somebody is there.
pub fn is_empty(figure: &Figure) -> bool {
    let none = |number: Option<u64>| number.is_none_or(|number| number == 0);
    let is_nought = |number: Option<Decimal>| number.is_none_or(|number| number.is_zero());
    none(figure.population)
        && none(figure.population_unknown)
        && none(figure.unknown)
        && is_nought(figure.denominator)
        && (figure.scoring != Scoring::Ratio || is_nought(figure.numerator))
        && figure
            .divisor
            .as_ref()
            .is_none_or(|own| none(own.population) && none(own.population_unknown))
}
