//! Takes out of figures what is withheld.

use std::collections::{BTreeMap, BTreeSet};

use super::build::of_counts;
use super::knowledge::Mark;
use super::outcome::{Figured, Outcome};
use super::policy::{Audience, Policy};
use super::structure::Structure;
use super::suppress::{suppress, sure};
use super::system::{CellKey, Part, System};
use crate::engine::counts::{Counts, Group};
use crate::library::terms::Scoring;
use crate::measure::{Figure, Verdict};
use crate::period::Period;

/// Makes figures fit for their readers: internal ones are left as they are, of public ones everything that
/// must not be told is taken out. Gives what was withheld and the proof.
pub fn release(
    figures: &mut [Figure],
    counts: &[Counts],
    structure: &Structure,
    audience: &Audience,
) -> Outcome {
    match audience {
        Audience::Internal => Outcome::default(),
        Audience::Public(policy) => {
            let system = of_counts(counts, figures, structure);
            let mut outcome = suppress(&system, policy);
            let sure = sure(&system, policy, &outcome);
            outcome.doubtful.extend(sure);
            outcome.closed = unmodelled(figures, &system);
            apply(figures, &outcome);
            hide_spread(figures, policy);
            outcome
        }
    }
}

/// The interval of a mean or median tells how far its values lie apart, and of few units almost the values.
fn hide_spread(figures: &mut [Figure], policy: &Policy) {
    for figure in figures {
        let few = figure.denominator.is_none_or(|units| units < policy.smallest_denominator.into());
        if matches!(figure.scoring, Scoring::Mean | Scoring::Median) && few {
            figure.interval = None;
            // Whether the difference may be chance was read from the interval.
            figure.benchmark = None;
        }
    }
}

/// Figures of whose value the system knows nothing: numbers too large or too fine to be reasoned about.
/// What is not reasoned about is not told.
fn unmodelled(figures: &[Figure], system: &System) -> BTreeSet<Figured> {
    let known: BTreeSet<(&str, &Period, Option<&Group>)> = (system.cells.iter())
        .filter(|cell| {
            let parts = [Part::Count, Part::Sum, Part::Denominator];
            parts.contains(&cell.key.part)
        })
        .map(|cell| (cell.key.indicator.as_str(), &cell.key.period, cell.key.group.as_ref()))
        .collect();
    (figures.iter())
        .filter(|figure| {
            !known.contains(&(figure.indicator.as_str(), &figure.period, figure.group.as_ref()))
        })
        .map(|figure| Figured {
            indicator: figure.indicator.clone(),
            period: figure.period.clone(),
            group: figure.group.clone(),
        })
        .collect()
}

/// Takes out of figures what is withheld, and all that was worked out from it.
pub fn apply(figures: &mut [Figure], outcome: &Outcome) {
    for figure in figures {
        let key = CellKey {
            indicator: figure.indicator.clone(),
            period: figure.period.clone(),
            group: figure.group.clone(),
            part: Part::Count,
        };
        take_out(figure, &key, outcome);
    }
}

fn take_out(figure: &mut Figure, key: &CellKey, outcome: &Outcome) {
    let place = Figured {
        indicator: key.indicator.clone(),
        period: key.period.clone(),
        group: key.group.clone(),
    };
    let closed = outcome.closed.contains(&place);
    let mark = |part: Part| {
        let own = outcome.mark(&CellKey { part, ..key.clone() });
        own.or(closed.then_some(Mark::Withheld))
    };
    let any = |parts: Vec<Part>| parts.into_iter().find_map(mark);
    let divisor = |part: Part| Part::Divisor(Box::new(part));
    let value = match figure.scoring {
        Scoring::Count => mark(Part::Count),
        Scoring::Sum => mark(Part::Sum),
        _ => {
            let withheld = mark(Part::Numerator).or(mark(Part::Denominator)).is_some();
            (withheld || outcome.shares.contains(&place)).then_some(Mark::Withheld)
        }
    };
    // Without exclusions the population is the number that is left.
    let population = if figure.excluded.is_empty() {
        match figure.scoring {
            Scoring::Count => any(vec![Part::Count]),
            Scoring::Sum => any(vec![Part::Remaining]),
            Scoring::Ratio => any(vec![Part::Remaining, Part::Numerator]),
            _ => any(vec![Part::Remaining, Part::Denominator]),
        }
    } else {
        mark(Part::Population)
    };
    // How many stand in two groups is no part of the system: it would tell what covered groups withhold.
    figure.overlap.clear();
    let is_sum_of_few =
        value.is_some() && matches!(figure.scoring, Scoring::Mean | Scoring::Median);
    let numerator = mark(Part::Numerator).or(is_sum_of_few.then_some(Mark::Withheld));

    let mut withheld = BTreeMap::new();
    let mut hide = |part: Part, mark: Option<Mark>| {
        mark.map(|mark| withheld.insert(part, mark));
        mark.is_some()
    };
    if figure.numerator.is_some() && hide(Part::Numerator, numerator) {
        figure.numerator = None;
    }
    if figure.denominator.is_some() && hide(Part::Denominator, mark(Part::Denominator)) {
        figure.denominator = None;
    }
    if hide(Part::Population, population) {
        figure.population = None;
    }
    let mut unsure = false;
    if hide(Part::Unknown, mark(Part::Unknown)) {
        figure.unknown = None;
        unsure = true;
    }
    if hide(Part::Undecided, mark(Part::Undecided)) {
        figure.population_unknown = None;
        unsure = true;
    }
    for (name, units) in &mut figure.excluded {
        let part = Part::Excluded(name.clone());
        if hide(part.clone(), mark(part)) {
            *units = None;
        }
    }
    if let Some(below) = &mut figure.divisor {
        let own = any(vec![divisor(Part::Population), divisor(Part::Remaining)]);
        let same = mark(Part::Denominator).filter(|_| below.excluded.is_empty());
        if hide(divisor(Part::Population), own.or(same)) {
            below.population = None;
        }
        if hide(divisor(Part::Unknown), mark(divisor(Part::Unknown))) {
            below.unknown = None;
            unsure = true;
        }
        if hide(divisor(Part::Undecided), mark(divisor(Part::Undecided))) {
            below.population_unknown = None;
            unsure = true;
        }
        for (name, units) in &mut below.excluded {
            let part = divisor(Part::Excluded(name.clone()));
            if hide(part.clone(), mark(part)) {
                *units = None;
            }
        }
    }
    figure.withheld = withheld;
    if value.is_some() || unsure {
        // How far unknowns could move the value, and whether they could turn the verdict, tells how many
        // there are.
        figure.readings = None;
        figure.certain = false;
    }
    if value.is_some() {
        figure.suppressed = value;
        figure.value = None;
        figure.shown = None;
        figure.interval = None;
        figure.verdict = Verdict::NotAssessed;
        figure.reason = None;
        figure.standing = None;
        figure.benchmark = None;
    }
}
