//! An indicator's page and its line in the summary.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::series::Series;
use super::{Words, title};
use super::{crosses, printed, tables};
use crate::library::indicator::Indicator;
use crate::library::terms::{Scoring, Target as Limit};
use crate::locale;
use crate::measure::{self, Course, Figure as Measured, Verdict as Judged, rounding, survey};
use crate::report::chart::{
    Answers, Part, Point, Response, Sparkline, Svg, Target, Trend, answers, sparkline, trend,
    truncated,
};
use crate::report::context::{Answer, Figure, Section, SummaryRow};
use crate::report::messages::MessageError;
use crate::report::sentence::{self, Answered, Change, Direction, Past, Unknown, Verdict};

pub const NOTHING: &str = "–";

/// The indicator at a glance.
///
/// # Errors
/// The template's messages lack one.
pub fn summary_row(words: &Words, series: &Series) -> Result<SummaryRow, MessageError> {
    let indicator = series.indicator;
    let now = series.now();
    let target = now.and_then(|figure| figure.target.as_ref());
    let value = match few(words, indicator, now)? {
        Some(value) => value,
        None => printed::value(words, indicator, now)?,
    };
    Ok(SummaryRow {
        id: indicator.id.clone(),
        title: title(words, indicator),
        sparkline: spark(words, series)?,
        value,
        of: now
            .and_then(|figure| figure.denominator)
            .map_or(NOTHING.to_owned(), |whole| printed::plain(words.lang, whole)),
        target: target
            .map_or(NOTHING.to_owned(), |target| printed::target(words, indicator, target)),
        judgement: judgement(words, indicator, now)?,
        change: changed(series)
            .map_or(NOTHING.to_owned(), |change| printed::change(words, indicator, &change)),
        before: match series.before().filter(|figure| figure.shown.is_some()) {
            Some(figure) => printed::value(words, indicator, Some(figure))?,
            None => NOTHING.to_owned(),
        },
    })
}

/// `1 iš 2`: what is said in place of a share of too few units.
fn few(
    words: &Words,
    indicator: &Indicator,
    figure: Option<&Measured>,
) -> Result<Option<String>, MessageError> {
    let Some(figure) = figure.filter(|figure| figure.scoring == Scoring::Proportion) else {
        return Ok(None);
    };
    let least = Decimal::from(indicator.terms.minimum);
    match figure.denominator.filter(|whole| *whole > Decimal::ZERO && *whole < least) {
        Some(_) => printed::of(words, figure),
        None => Ok(None),
    }
}

/// The indicator's page.
///
/// # Errors
/// The template's messages lack one.
pub fn section(words: &Words, series: &Series, all: &[Series]) -> Result<Section, MessageError> {
    let indicator = series.indicator;
    let now = series.now();
    let answered = response(series, all);
    let mut figures = Vec::new();
    if let Some(picture) = answer_strip(words, series, answered.as_ref())? {
        figures.push(picture);
    }
    let mut groups = Vec::new();
    for stratifier in &indicator.stratifiers {
        groups.extend(tables::groups(words, series, stratifier)?);
    }
    for cross in &indicator.crosses {
        groups.extend(crosses::tables(words, series, cross)?);
    }
    // Without a value in any period there is nothing to draw; the answer says so.
    let nothing = series.whole.iter().flatten().all(|figure| figure.shown.is_none());
    // A single dot without an interval or a target says no more than the figure itself.
    let one_number = series.whole.len() == 1
        && now.is_none_or(|figure| figure.interval.is_none() && figure.target.is_none());
    Ok(Section {
        id: indicator.id.clone(),
        title: title(words, indicator),
        own_page: false,
        answer: answer(words, series)?,
        lead: lead(words, series, answered.as_ref())?,
        explanation: vec![words.lang.of(&indicator.explanation).to_owned()],
        trend: if one_number || nothing { None } else { Some(trend_picture(words, series)?) },
        figures,
        periods: if nothing { None } else { tables::periods(words, series)? },
        groups,
    })
}

pub fn judgement(
    words: &Words,
    indicator: &Indicator,
    figure: Option<&Measured>,
) -> Result<crate::report::context::Judgement, MessageError> {
    let target = figure
        .and_then(|figure| figure.target.as_ref())
        .map(|target| printed::target(words, indicator, target))
        .unwrap_or_default();
    let certain = figure.is_none_or(|figure| figure.certain);
    sentence::judgement(words.messages, printed::verdict(figure), certain, &target)
}

pub fn changed(series: &Series) -> Option<measure::Change> {
    measure::change(&series.indicator.terms, series.now()?, series.before()?)
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

fn spark(words: &Words, series: &Series) -> Result<Svg, MessageError> {
    let mut points = Vec::new();
    for (period, figure) in words.sources.periods.iter().zip(&series.whole) {
        points.push((
            locale::period_label(words.lang, period),
            figure.and_then(Measured::value_f64),
            printed::value(words, series.indicator, *figure)?,
        ));
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

fn interval_words(
    words: &Words,
    indicator: &Indicator,
    figure: &Measured,
) -> Result<Option<String>, MessageError> {
    match printed::interval(words, indicator, figure) {
        Some((low, high)) => words.say("interval", &[("low", &low), ("high", &high)]).map(Some),
        None => Ok(None),
    }
}

fn answer(words: &Words, series: &Series) -> Result<Answer, MessageError> {
    let indicator = series.indicator;
    let Some(now) = series.now() else {
        return Ok(Answer {
            value: words.say("no-data", &[])?,
            judgement: judgement(words, indicator, None)?,
            ..Answer::default()
        });
    };
    let mut left_out = Vec::new();
    for (name, count) in now.excluded.iter().filter(|(_, count)| *count > 0) {
        let reason = indicator.titles.get(name).map_or(name.as_str(), |title| words.lang.of(title));
        let count = locale::integer(words.lang, *count);
        left_out.push(words.say("excluded", &[("count", &count), ("reason", reason)])?);
    }
    let unknown = now.unknown + now.population_unknown;
    if unknown > 0 {
        let count = locale::integer(words.lang, unknown);
        left_out.push(words.say("unknown", &[("count", &count)])?);
    }
    let unit = words.lang.of(&indicator.unit);
    let value = printed::value(words, indicator, Some(now))?;
    let (value, of) = match (few(words, indicator, Some(now))?, printed::of(words, now)?) {
        (Some(few), _) => (few, Some(format!("{unit} ({value})"))),
        (None, Some(of)) => (value, Some(words.say("of-unit", &[("of", &of), ("unit", unit)])?)),
        (None, None) => (value, Some(unit.to_owned())),
    };
    Ok(Answer {
        value,
        of,
        interval: interval_words(words, indicator, now)?,
        judgement: judgement(words, indicator, Some(now))?,
        reserve: reserve(words, now)?,
        left_out,
    })
}

/// How near the target a share is, in units.
fn reserve(words: &Words, figure: &Measured) -> Result<Option<String>, MessageError> {
    let least = figure.target.as_ref().and_then(|target| target.at_least);
    let (Scoring::Proportion, Some(least), Some(part), Some(whole)) = (
        figure.scoring,
        least,
        figure.numerator.and_then(|part| part.to_u64()),
        figure.denominator.and_then(|whole| whole.to_u64()),
    ) else {
        return Ok(None);
    };
    let units = match figure.verdict {
        Judged::Met => survey::reserve(part, whole, least),
        Judged::NotMet => (least * Decimal::from(whole) / Decimal::ONE_HUNDRED)
            .ceil()
            .to_u64()
            .and_then(|needed| needed.checked_sub(part)),
        Judged::NotAssessed => None,
    };
    let Some(units) = units else { return Ok(None) };
    let shown = locale::integer(words.lang, units);
    sentence::reserve(words.messages, printed::verdict(Some(figure)), units, &shown)
}

/// Who could have answered and who did.
pub struct Asked {
    pub eligible: u64,
    pub returned: u64,
    usable: u64,
    favourable: u64,
}

pub fn response(series: &Series, all: &[Series]) -> Option<Asked> {
    let id = series.indicator.eligible.as_ref()?;
    let eligible = all.iter().find(|other| other.indicator.id == *id)?.now()?.shown?.to_u64()?;
    let now = series.now()?;
    let usable = now.denominator.and_then(|whole| whole.to_u64()).unwrap_or(now.population);
    let favourable = now.numerator.and_then(|part| part.to_u64()).unwrap_or(usable);
    let returned = now.population;
    (eligible > 0 && returned <= eligible).then_some(Asked {
        eligible,
        returned,
        usable,
        favourable,
    })
}

fn lead(
    words: &Words,
    series: &Series,
    asked: Option<&Asked>,
) -> Result<Vec<String>, MessageError> {
    let indicator = series.indicator;
    let now = series.now();
    let verdict = printed::verdict(now);
    let lang = words.lang;
    let periods = words.sources.periods;
    let label = |index: usize| locale::period_label(lang, &periods[index]);
    let value = printed::value(words, indicator, now)?;
    let target = now
        .and_then(|figure| figure.target.as_ref())
        .map(|target| printed::limit(words, indicator, target))
        .transpose()?
        .unwrap_or_default();
    let units = now
        .and_then(|figure| figure.denominator)
        .map_or(NOTHING.to_owned(), |units| printed::plain(lang, units));
    let minimum = locale::integer(lang, indicator.terms.minimum);
    let span = format!("{}–{}", label(0), label(periods.len() - 1));

    let change = changed(series);
    let old = printed::value(words, indicator, series.before())?;
    let difference = change.as_ref().map(|change| printed::change(words, indicator, change));
    let before = if periods.len() > 1 { label(periods.len() - 2) } else { String::new() };
    let change = change.as_ref().zip(difference.as_ref()).map(|(change, difference)| Change {
        period: &before,
        value: &old,
        difference,
        direction: direction(change),
        may_be_chance: change.beyond_chance().map(|beyond| !beyond),
    });

    let rate = asked.map(|asked| share(words, asked.returned, asked.eligible));
    let bounds = asked.filter(|_| indicator.terms.scoring == Scoring::Proportion).map(|asked| {
        // Everybody who could have answered and gave no usable answer might have answered either way.
        let others = asked.eligible - asked.usable;
        (
            share(words, asked.favourable, asked.eligible),
            share(words, asked.favourable + others, asked.eligible),
        )
    });
    let numbers = asked.map(|asked| {
        (locale::integer(lang, asked.returned), locale::integer(lang, asked.eligible))
    });
    let answered =
        numbers.as_ref().zip(rate.as_ref()).map(|((returned, eligible), rate)| Answered {
            returned,
            eligible,
            rate,
            bounds: bounds.as_ref().map(|(low, high)| (low.as_str(), high.as_str())),
        });

    let unknown_units = now.map_or(0, |figure| figure.unknown + figure.population_unknown);
    let unknown_count = locale::integer(lang, unknown_units);
    let readings = now.and_then(|figure| figure.readings).map(|readings| {
        (
            printed::fraction(words, indicator, readings.lowest),
            printed::fraction(words, indicator, readings.highest),
        )
    });
    let unknown = (unknown_units > 0).then(|| Unknown {
        count: &unknown_count,
        bounds: readings.as_ref().map(|(low, high)| (low.as_str(), high.as_str())),
    });

    sentence::lead(
        words.messages,
        &sentence::Figure {
            verdict,
            certain: now.is_none_or(|figure| figure.certain),
            target: &target,
            units: &units,
            minimum: &minimum,
            past: past(series),
            span: &span,
            period: &label(periods.len() - 1),
            value: &value,
            change,
            answered,
            unknown,
        },
    )
}

/// Better and worse are said only where the difference is known to be more than chance: a count also
/// follows how many people there are, and a mean its few largest values.
fn direction(change: &measure::Change) -> Direction {
    let plain = change.beyond_chance() != Some(true);
    match change.course {
        Course::Same => Direction::Same,
        Course::Better if !plain => Direction::Better,
        Course::Worse if !plain => Direction::Worse,
        _ if change.shown.is_sign_negative() => Direction::Lower,
        _ => Direction::Higher,
    }
}

fn share(words: &Words, part: u64, whole: u64) -> String {
    let share = Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole.max(1));
    locale::percent(words.lang, share, 0)
}

/// How the target was met before.
fn past(series: &Series) -> Past {
    let verdicts: Vec<Verdict> =
        series.whole.iter().map(|figure| printed::verdict(*figure)).collect();
    let judged = |verdict: &&Verdict| matches!(**verdict, Verdict::Met | Verdict::NotMet);
    let Some((now, earlier)) = verdicts.split_last() else { return Past::Silent };
    // What is said of all periods must hold of those that could not be judged, too.
    let all = |wanted: Verdict| earlier.iter().all(|verdict| *verdict == wanted);
    let before = earlier.last().copied();
    let judged: Vec<&Verdict> = earlier.iter().filter(judged).collect();
    if judged.is_empty() {
        return Past::Silent;
    }
    match now {
        Verdict::Met if judged.iter().all(|verdict| **verdict == Verdict::NotMet) => Past::FirstMet,
        Verdict::Met if all(Verdict::Met) => Past::AlwaysMet,
        Verdict::NotMet if before == Some(Verdict::Met) => Past::NoLongerMet,
        Verdict::NotMet if all(Verdict::NotMet) => Past::NeverMet,
        _ => Past::Silent,
    }
}

fn trend_picture(words: &Words, series: &Series) -> Result<Figure, MessageError> {
    let indicator = series.indicator;
    let mut points = Vec::new();
    for (period, figure) in words.sources.periods.iter().zip(&series.whole) {
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
                Some(figure) => interval_words(words, indicator, figure)?.unwrap_or_default(),
                None => String::new(),
            },
            target: match figure.and_then(|figure| figure.target.as_ref()) {
                Some(limit) => chart_target(words, indicator, limit)?,
                None => None,
            },
            weak: printed::verdict(*figure) == Verdict::TooFew,
        });
    }
    let is_share = indicator.terms.scoring == Scoring::Proportion;
    let tick = |value: f64, decimals: u8| {
        let decimals = u32::from(decimals);
        match rounding::approximate(value, decimals) {
            Some(value) if is_share => locale::percent(words.lang, value, decimals),
            Some(value) => locale::number(words.lang, value, decimals),
            None => String::new(),
        }
    };
    let heading = words.say("heading-trend", &[])?;
    let drawn = Trend {
        title: &format!("{}. {heading}", title(words, indicator)),
        points: &points,
        from_zero: !is_share,
        ceiling: is_share.then_some(100.0),
        tick: &tick,
    };
    let key = if is_share { "caption-trend-share" } else { "caption-trend-value" };
    let mut caption = words.say(key, &[("unit", words.lang.of(&indicator.unit))])?;
    if truncated(&drawn) {
        caption = format!("{caption} {}", words.say("caption-truncated", &[])?);
    }
    Ok(Figure { number: 0, svg: trend(&drawn), caption })
}

fn answer_strip(
    words: &Words,
    series: &Series,
    asked: Option<&Asked>,
) -> Result<Option<Figure>, MessageError> {
    // Of a count of answers, the sentence says as much as a strip could show.
    let is_share = series.indicator.terms.scoring == Scoring::Proportion;
    let Some(asked) = asked.filter(|_| is_share) else { return Ok(None) };
    let lang = words.lang;
    let count = |value: u64| locale::integer(lang, value);
    let response = Response {
        eligible: Some(asked.eligible),
        eligible_printed: words.say("eligible", &[("count", &count(asked.eligible))])?,
        returned: asked.returned,
        usable: asked.usable,
        returned_printed: words.say(
            "returned",
            &[("usable", &count(asked.usable)), ("returned", &count(asked.returned))],
        )?,
    };
    let others = asked.usable - asked.favourable;
    let parts = vec![
        Part {
            count: asked.favourable,
            printed: words.say("favourable", &[("count", &count(asked.favourable))])?,
            counted: true,
        },
        Part {
            count: others,
            printed: words.say("not-favourable", &[("count", &count(others))])?,
            counted: false,
        },
    ];
    let spoken = words.say("heading-answers", &[])?;
    let svg = answers(&Answers {
        title: &format!("{}. {spoken}", title(words, series.indicator)),
        response: Some(&response),
        parts: &parts,
    });
    let period = locale::period_label(lang, words.period());
    let caption = words.say("caption-answers", &[("period", &period)])?;
    Ok(Some(Figure { number: 0, svg, caption }))
}
