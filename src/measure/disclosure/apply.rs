//! Takes out of figures what is withheld.

use super::build::of_counts;
use super::outcome::{Figured, Outcome};
use super::policy::Audience;
use super::structure::Structure;
use super::suppress::suppress;
use super::system::{CellKey, Part};
use crate::engine::counts::Counts;
use crate::library::terms::Scoring;
use crate::measure::{Figure, Verdict};

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
            let outcome = suppress(&of_counts(counts, figures, structure), policy);
            apply(figures, &outcome);
            outcome
        }
    }
}

/// Takes out of figures what is withheld, and all that was worked out from it.
///
/// A figure whose value goes is `suppressed`; its verdict goes with it. Numbers that have no empty value
/// become 0 and exclusions vanish: what a report prints in their place, [`Outcome::mark`] says.
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
    let withheld = |part: Part| outcome.mark(&CellKey { part, ..key.clone() }).is_some();
    let divisor = |part: Part| withheld(Part::Divisor(Box::new(part)));
    let value = match figure.scoring {
        Scoring::Count => Part::Count,
        Scoring::Sum => Part::Sum,
        _ => Part::Numerator,
    };
    let place = Figured {
        indicator: key.indicator.clone(),
        period: key.period.clone(),
        group: key.group.clone(),
    };
    let suppressed =
        withheld(value) || withheld(Part::Denominator) || outcome.shares.contains(&place);
    // Without exclusions the population is the number that is left.
    let population = if figure.excluded.is_empty() {
        let left = match figure.scoring {
            Scoring::Count => vec![Part::Count],
            Scoring::Sum => vec![Part::Remaining],
            Scoring::Ratio => vec![Part::Remaining, Part::Numerator],
            _ => vec![Part::Remaining, Part::Denominator],
        };
        left.into_iter().any(withheld)
    } else {
        withheld(Part::Population)
    };
    // How many stand in two groups is no part of the system: it would tell what covered groups withhold.
    figure.overlap.clear();
    let undecided = withheld(Part::Undecided) || divisor(Part::Undecided);
    let unknown = withheld(Part::Unknown) || divisor(Part::Unknown);

    let is_sum_of_few = suppressed && matches!(figure.scoring, Scoring::Mean | Scoring::Median);
    if withheld(Part::Numerator) || is_sum_of_few {
        figure.numerator = None;
    }
    if withheld(Part::Denominator) {
        figure.denominator = None;
    }
    if population {
        figure.population = 0;
    }
    if withheld(Part::Unknown) {
        figure.unknown = 0;
    }
    if withheld(Part::Undecided) {
        figure.population_unknown = 0;
    }
    figure.excluded.retain(|(name, _)| !withheld(Part::Excluded(name.clone())));
    if let Some(below) = &mut figure.divisor {
        let left = [Part::Remaining, Part::Population].into_iter().any(divisor);
        if left || below.excluded.is_empty() && withheld(Part::Denominator) {
            below.population = 0;
        }
        if divisor(Part::Unknown) {
            below.unknown = 0;
        }
        if divisor(Part::Undecided) {
            below.population_unknown = 0;
        }
        below.excluded.retain(|(name, _)| !divisor(Part::Excluded(name.clone())));
    }
    if suppressed || unknown || undecided {
        // How far unknowns could move the value tells how many there are.
        figure.readings = None;
    }
    if suppressed {
        figure.suppressed = true;
        figure.value = None;
        figure.shown = None;
        figure.interval = None;
        figure.verdict = Verdict::NotAssessed;
        figure.reason = None;
        figure.certain = false;
    }
}
