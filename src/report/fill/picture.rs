//! An indicator's pictures over time.

use super::series::{Series, follows};
use super::{Words, printed, title};
use crate::library::indicator::Indicator;
use crate::library::terms::{Scoring, Target as Limit};
use crate::locale::{self, Lang, Unit};
use crate::measure::{Figure as Measured, rounding};
use crate::report::chart::{Point, Sparkline, Svg, Target, Trend, sparkline, trend, truncated};
use crate::report::context::Figure;
use crate::report::messages::MessageError;
use crate::report::sentence::Verdict;

/// The numbers of a chart's axis, with as many decimals as its steps need; per cent are printed as such.
pub fn tick(lang: Lang, unit: Unit<'_>) -> impl Fn(f64, u8) -> String {
    let is_percent = unit == Unit::Percent;
    move |value, decimals| {
        let decimals = u32::from(decimals);
        match rounding::approximate(value, decimals) {
            Some(value) if is_percent => locale::percent(lang, value, decimals),
            Some(value) => locale::number(lang, value, decimals),
            None => String::new(),
        }
    }
}

pub fn chart_target(
    words: &Words,
    indicator: &Indicator,
    limit: &Limit,
) -> Result<Option<Target>, MessageError> {
    let Some(value) = limit.at_least.or(limit.at_most) else { return Ok(None) };
    let shown = printed::target(words, indicator, limit);
    let printed = words.say("target", &[("target", &shown)])?;
    Ok(Some(Target { value: rounding::to_f64(value), printed }))
}

pub fn spark(words: &Words, series: &Series) -> Result<Svg, MessageError> {
    let mut points = Vec::new();
    let periods = words.sources.periods;
    for (index, (period, figure)) in periods.iter().zip(&series.whole).enumerate() {
        points.push(Point {
            period: locale::period_label(words.lang, period),
            value: figure.and_then(Measured::value_f64),
            printed: printed::value(words, series.indicator, *figure)?,
            apart: !follows(periods, index),
            ..Point::default()
        });
    }
    let target = match series.now().and_then(|figure| figure.target.as_ref()) {
        Some(limit) => chart_target(words, series.indicator, limit)?,
        None => None,
    };
    Ok(sparkline(&Sparkline {
        title: &title(words, series.indicator),
        points: &points,
        target: target.as_ref(),
        weak: printed::verdict(series.now()) == Verdict::TooFew,
    }))
}

pub fn trend_picture(words: &Words, series: &Series) -> Result<Figure, MessageError> {
    let indicator = series.indicator;
    let mut points = Vec::new();
    let periods = words.sources.periods;
    for (index, (period, figure)) in periods.iter().zip(&series.whole).enumerate() {
        let interval = figure.and_then(|figure| figure.interval);
        points.push(Point {
            period: locale::period_label(words.lang, period),
            value: figure.and_then(Measured::value_f64),
            printed: printed::value(words, indicator, *figure)?,
            of: match figure {
                Some(figure) => printed::of(words, figure)?.unwrap_or_default(),
                None => String::new(),
            },
            interval: interval.map(|interval| (interval.lower, interval.upper)),
            interval_printed: match figure {
                Some(figure) => {
                    printed::interval_words(words, indicator, figure)?.unwrap_or_default()
                }
                None => String::new(),
            },
            target: match figure.and_then(|figure| figure.target.as_ref()) {
                Some(limit) => chart_target(words, indicator, limit)?,
                None => None,
            },
            weak: printed::verdict(*figure) == Verdict::TooFew,
            apart: !follows(periods, index),
        });
    }
    let is_share = indicator.terms.scoring == Scoring::Proportion;
    let unit = printed::unit(indicator, words.lang);
    let tick = tick(words.lang, unit);
    // Per cent of a ratio can pass 100, and then do.
    let high = points.iter().filter_map(|point| point.value).fold(0.0, f64::max);
    let has_ceiling = unit == Unit::Percent && high <= 100.0;
    let heading = words.say("heading-trend", &[])?;
    let benchmark = match series.now().and_then(|figure| figure.benchmark.as_ref()) {
        Some((known, _)) => {
            let value = printed::declared(words, indicator, known.value);
            let printed = words.say("benchmark", &[("value", &value)])?;
            Some(Target { value: rounding::to_f64(known.value), printed })
        }
        None => None,
    };
    let drawn = Trend {
        title: &format!("{}. {heading}", title(words, indicator)),
        points: &points,
        from_zero: !is_share,
        ceiling: has_ceiling.then_some(100.0),
        benchmark: benchmark.as_ref(),
        tick: &tick,
    };
    let key = if is_share { "caption-trend-share" } else { "caption-trend-value" };
    let mut caption = words.say(key, &[("unit", words.lang.of(&indicator.unit))])?;
    if truncated(&drawn) {
        caption = format!("{caption} {}", words.say("caption-truncated", &[])?);
    }
    Ok(Figure { number: 0, svg: trend(&drawn), caption })
}
