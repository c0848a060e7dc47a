//! Groups of a share or mean over the periods: the same small trend for each, on one scale.

use rust_decimal::Decimal;

use super::section::NOTHING;
use super::series::{self, Series};
use super::{Words, crosses, picture, printed, tables, title};
use crate::library::indicator::Stratifier;
use crate::library::terms::Scoring;
use crate::locale;
use crate::measure::Figure as Measured;
use crate::report::chart::{Multiples, Panel, Step, Target, cut_off, multiples};
use crate::report::context::Figure;
use crate::report::messages::MessageError;

/// With fewer periods there is no course to see.
const LEAST_PERIODS: usize = 3;
/// So many equally high groups are named.
const MOST_NAMED: usize = 3;
/// With more groups there is no place.
const MOST_GROUPS: usize = 12;

/// The picture of a stratifier's groups; nothing where there is no course to see.
///
/// # Errors
/// The template's messages lack one.
pub fn picture(
    words: &Words,
    series: &Series,
    stratifier: &Stratifier,
    groups: &[(Option<String>, Vec<Option<&Measured>>)],
    target: Option<&Target>,
) -> Result<Option<Figure>, MessageError> {
    let indicator = series.indicator;
    let periods = words.sources.periods;
    let divided = matches!(indicator.terms.scoring, Scoring::Proportion | Scoring::Mean);
    let courses = groups.iter().filter(|(_, figures)| {
        figures.iter().flatten().filter(|figure| figure.shown.is_some()).count() > 1
    });
    if !divided
        || periods.len() < LEAST_PERIODS
        || groups.len() > MOST_GROUPS
        || courses.count() < 2
    {
        return Ok(None);
    }
    let follows: Vec<bool> =
        (0..periods.len()).map(|index| series::follows(periods, index)).collect();
    let periods: Vec<String> =
        periods.iter().map(|period| locale::period_label(words.lang, period)).collect();
    let (mut panels, mut empty) = (Vec::new(), Vec::new());
    for (value, figures) in groups {
        let label = tables::group_label(words, stratifier, value.as_deref())?;
        let mut steps = Vec::new();
        for figure in figures {
            steps.push(step(words, series, *figure)?);
        }
        if steps.iter().all(|step| step.value.is_none()) {
            empty.push(label);
            continue;
        }
        let told: Vec<String> = periods
            .iter()
            .zip(&steps)
            .map(|(period, step)| format!("{period}\u{a0}– {}", step.printed))
            .collect();
        let spoken = format!("{label}: {}", told.join("; "));
        panels.push(Panel { label, steps, spoken });
    }
    let is_share = indicator.terms.scoring == Scoring::Proportion;
    // Where all or none of every group are in the numerator, the table says it at a glance.
    let mut values = panels.iter().flat_map(|panel| &panel.steps).filter_map(|step| step.value);
    if values.all(|value| value == 0.0 || (is_share && value == 100.0)) {
        return Ok(None);
    }
    let tick = picture::tick(words.lang, printed::unit(indicator, words.lang));
    let own = words.lang.of(&stratifier.title);
    let mut sentences = vec![words.say("caption-multiples", &[("groups", own)])?];
    if empty.is_empty() {
        sentences.extend(range(words, &panels, &periods)?);
    }
    if let Some(target) = target {
        sentences.push(words.say("caption-dashed", &[("line", &target.printed)])?);
    }
    if panels.iter().flat_map(|panel| &panel.steps).any(|step| step.weak) {
        let minimum = locale::integer(words.lang, indicator.terms.minimum);
        sentences.push(words.say("caption-light", &[("minimum", &minimum)])?);
    }
    if !empty.is_empty() {
        sentences.push(words.say("picture-empty", &[("list", &empty.join("; "))])?);
    }
    let drawn = |title: &str| {
        let drawn = Multiples {
            title,
            periods: &periods,
            follows: &follows,
            panels: &panels,
            target: target.map(|target| target.value),
            from_zero: !is_share,
            ceiling: is_share.then_some(100.0),
            tick: &tick,
        };
        (cut_off(&drawn), multiples(&drawn))
    };
    let (cut_off, svg) = drawn(&format!("{}. {}", title(words, indicator), sentences.join(" ")));
    if cut_off {
        sentences.push(words.say("caption-truncated", &[])?);
    }
    Ok(Some(Figure { number: 0, svg, caption: sentences.join(" ") }))
}

fn step(words: &Words, series: &Series, figure: Option<&Measured>) -> Result<Step, MessageError> {
    let Some(figure) = figure else {
        return Ok(Step { printed: NOTHING.to_owned(), ..Step::default() });
    };
    let least = Decimal::from(series.indicator.terms.minimum);
    let value = figure.value_f64().filter(|_| figure.shown.is_some());
    let printed = crosses::cell(words, series, Some(figure))?.text;
    Ok(Step { value, printed, weak: figure.denominator.is_some_and(|whole| whole < least) })
}

/// From which group's value to which the last period reaches; nothing where a group's is not told.
fn range(
    words: &Words,
    panels: &[Panel],
    periods: &[String],
) -> Result<Option<String>, MessageError> {
    let Some(period) = periods.last() else { return Ok(None) };
    let mut last: Vec<(f64, &str, &str)> = Vec::new();
    for panel in panels {
        let Some(step) = panel.steps.last() else { return Ok(None) };
        match step.value {
            Some(value) if !step.weak => last.push((value, &panel.label, &step.printed)),
            Some(_) => {}
            None => return Ok(None),
        }
    }
    let low = last.iter().map(|(value, ..)| *value).fold(f64::INFINITY, f64::min);
    let high = last.iter().map(|(value, ..)| *value).fold(f64::NEG_INFINITY, f64::max);
    let at = |end: f64| last.iter().filter(|(value, ..)| *value == end).collect::<Vec<_>>();
    let (bottom, top) = (at(low), at(high));
    let (Some(first), Some(other)) = (bottom.first(), top.first()) else { return Ok(None) };
    if low >= high || bottom.len().max(top.len()) > MOST_NAMED {
        return Ok(None);
    }
    let names = |at: &[&(f64, &str, &str)]| {
        at.iter().map(|(_, name, _)| *name).collect::<Vec<_>>().join(", ")
    };
    let (lowest, highest) = (names(&bottom), names(&top));
    let arguments = [
        ("period", period.as_str()),
        ("low", first.2),
        ("lowest", &lowest),
        ("high", other.2),
        ("highest", &highest),
    ];
    words.say("picture-range", &arguments).map(Some)
}
