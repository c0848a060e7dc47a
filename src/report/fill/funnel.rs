//! The centres of a pool by their size, with the limits that chance alone sets. Nobody is ranked.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::series::Series;
use super::{Pool, Words, picture, printed, title};
use crate::library::indicator::Indicator;
use crate::library::terms::Scoring;
use crate::locale;
use crate::measure::funnel::{
    ALARM, Class, Funnel as Measured, Limits, Shape, WARNING, rate_limits, share_limits,
};
use crate::measure::rounding;
use crate::pool::Pooled;
use crate::report::chart::{Centre, Funnel, Limit, funnel};
use crate::report::context::Figure;
use crate::report::messages::MessageError;

/// Pieces in which the lines of the limits are drawn.
const PIECES: u32 = 60;

/// The funnel of a pooled figure; nothing where it has none.
///
/// # Errors
/// The template's messages lack one.
pub fn picture(
    words: &Words,
    series: &Series,
    pool: &Pool,
    pooled: &Pooled,
) -> Result<Option<Figure>, MessageError> {
    let Some(measured) = &pooled.funnel else { return Ok(None) };
    let indicator = series.indicator;
    let mut centres = Vec::new();
    let mut outside = Vec::new();
    let mut sizes: Vec<Decimal> = Vec::new();
    for ((name, figure), place) in pool.centres.iter().zip(&pooled.centres).zip(&measured.places) {
        let (Some(figure), Some(place)) = (figure, place) else { continue };
        let Some(size) = figure.denominator.filter(|_| figure.shown.is_some()) else { continue };
        let name = words.lang.of(name);
        let value = printed::value(words, indicator, Some(figure))?;
        let is_outside = place.class != Class::Inside;
        let mut spoken = match printed::of(words, figure)? {
            Some(of) => format!("{name}: {value} ({of})"),
            None => format!("{name}: {value}"),
        };
        if is_outside {
            let arguments = [
                ("class", place.class.key()),
                ("side", if place.side == Ordering::Less { "below" } else { "above" }),
            ];
            let beyond = words.say("funnel-beyond", &arguments)?;
            outside.push(format!("{name} ({value}, {beyond})"));
            spoken = format!("{spoken}, {beyond}");
        }
        sizes.push(size);
        centres.push(Centre {
            size: rounding::to_f64(size),
            value: place.value.to_f64(),
            outside: is_outside,
            name: name.to_owned(),
            spoken,
        });
    }
    let lines = [(WARNING, "funnel-inner", true), (ALARM, "funnel-outer", false)];
    let mut limits = Vec::new();
    for (level, key, dashed) in lines {
        let at = line(indicator, measured, level, &sizes);
        limits.push(Limit { at, printed: words.say(key, &[])?, dashed });
    }
    let common = printed::value(words, indicator, Some(&pooled.figure))?;
    let mut sentences = vec![words.say("caption-funnel", &[])?];
    sentences.push(match outside.is_empty() {
        true => words.say("funnel-none", &[])?,
        false => words.say("funnel-outside", &[("list", &outside.join("; "))])?,
    });
    let is_share = indicator.terms.scoring == Scoring::Proportion;
    let tick = picture::tick(words.lang, printed::unit(indicator, words.lang));
    let size_tick = |size: f64| {
        let size = rounding::approximate(size, 0);
        size.map_or(String::new(), |size| locale::number(words.lang, size, 0))
    };
    let denominator = words.say("column-denominator", &[])?;
    let sizes = match is_share {
        true => format!("{denominator}: {}", words.lang.of(&indicator.unit)),
        false => denominator,
    };
    let caption = sentences.join(" ");
    let svg = funnel(&Funnel {
        title: &format!("{}. {caption}", title(words, indicator)),
        centres: &centres,
        middle: measured.middle,
        middle_printed: &words.say("funnel-middle", &[("value", &common)])?,
        limits: &limits,
        sizes: &sizes,
        ceiling: is_share.then_some(100.0),
        tick: &tick,
        size_tick: &size_tick,
    });
    Ok(Some(Figure { number: 0, svg, caption }))
}

/// The limits from the smallest centre to the largest. Below, where nobody is, they would only widen the scale.
fn line(
    indicator: &Indicator,
    measured: &Measured,
    level: f64,
    sizes: &[Decimal],
) -> Vec<(f64, f64, f64)> {
    let (Some(least), Some(most)) = (sizes.iter().min(), sizes.iter().max()) else {
        return Vec::new();
    };
    let is_share = indicator.terms.scoring == Scoring::Proportion;
    let limits = |size: Decimal| -> Option<Limits> {
        if !is_share {
            let per = indicator.terms.per;
            return rate_limits(measured.middle, size, per, level, Shape::Exact, 1.0);
        }
        let size = rust_decimal::prelude::ToPrimitive::to_u64(&size)?;
        share_limits(measured.middle, size, level, Shape::Exact, 1.0)
    };
    let mut at: Vec<(f64, f64, f64)> = Vec::new();
    for piece in 0..=PIECES {
        let step = (*most - *least) * Decimal::from(piece) / Decimal::from(PIECES);
        let size = if is_share { (*least + step).trunc() } else { *least + step };
        let Some(limits) = limits(size) else { continue };
        let size = rounding::to_f64(size);
        if at.last().is_none_or(|last| last.0 < size) {
            at.push((size, limits.lower, limits.upper));
        }
    }
    at
}
