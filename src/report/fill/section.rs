//! An indicator's page and its line in the summary.

use rust_decimal::Decimal;

use super::picture::{spark, trend_picture};
use super::series::Series;
use super::{Words, control, crosses, lead, printed, provenance, survey, tables, title};
use crate::library::indicator::Indicator;
use crate::library::terms::Scoring;
use crate::locale;
use crate::measure::disclosure::Part as Number;
use crate::measure::nearness::nearness;
use crate::measure::{Figure as Measured, Verdict as Judged};
use crate::report::context::{Answer, Section, SummaryRow};
use crate::report::messages::MessageError;
use crate::report::sentence;

pub const NOTHING: &str = "–";

/// The indicator at a glance.
///
/// # Errors
/// The template's messages lack one.
pub fn summary_row(words: &Words, series: &Series) -> Result<SummaryRow, MessageError> {
    let indicator = series.indicator;
    let now = series.now();
    let target = now.and_then(|figure| figure.target.as_ref());
    let is_few = |figure| is_few(indicator, figure);
    let since = series.previous().filter(|since| !is_few(now) && !is_few(series.of(&since.period)));
    Ok(SummaryRow {
        id: indicator.id.clone(),
        title: title(words, indicator),
        sparkline: spark(words, series)?,
        value: told(words, indicator, now)?,
        of: now
            .and_then(|figure| printed::divided(words, figure, &Number::Denominator))
            .unwrap_or(NOTHING.to_owned()),
        target: target
            .map_or(NOTHING.to_owned(), |target| printed::target(words, indicator, target)),
        judgement: judgement(words, indicator, now)?,
        change: since
            .map_or(NOTHING.to_owned(), |since| printed::change(words, indicator, &since.change)),
        before: match series
            .before()
            .filter(|figure| figure.shown.is_some() || figure.suppressed.is_some())
        {
            Some(figure) => told(words, indicator, Some(figure))?,
            None => NOTHING.to_owned(),
        },
        cases: cases(words, series)?,
        provenance: provenance::provenance(words, series)?,
        figure: now.map(Measured::address),
    })
}

/// `105 iš 110`, `neaiškių – 3`, `atsako dalis – 39 %`: as far as the figure has them.
fn cases(words: &Words, series: &Series) -> Result<Vec<String>, MessageError> {
    let Some(now) = series.now() else { return Ok(Vec::new()) };
    let mut cases = Vec::new();
    if now.shown.is_some() && !is_few(series.indicator, Some(now)) {
        cases.extend(divided(words, series.indicator, now)?);
    }
    if now.doubtful() != Some(0) {
        let count = printed::units(words, now.doubtful(), now.doubtful_mark());
        cases.push(words.say("goals-unknown", &[("count", &count)])?);
    }
    if let Some(asked) = survey::asked(series) {
        let rate = lead::share(words, asked.returned, asked.eligible);
        cases.push(words.say("goals-rate", &[("rate", &rate)])?);
    }
    Ok(cases)
}

/// `105 iš 110 (atsakymai)`; of a ratio its parts with what they count.
fn divided(
    words: &Words,
    indicator: &Indicator,
    figure: &Measured,
) -> Result<Option<String>, MessageError> {
    let Some(of) = printed::of(words, figure)? else { return Ok(None) };
    match printed::counted(words, indicator) {
        Some(unit) => words.say("of-unit", &[("of", &of), ("unit", unit)]).map(Some),
        None => Ok(Some(of)),
    }
}

/// The figure's value in words; of a share of too few units, `1 iš 2`.
///
/// # Errors
/// The template's messages lack one.
pub fn told(
    words: &Words,
    indicator: &Indicator,
    figure: Option<&Measured>,
) -> Result<String, MessageError> {
    match few(words, indicator, figure)? {
        Some(few) => Ok(few),
        None => printed::value(words, indicator, figure),
    }
}

/// Whether a figure is a share of too few units for a difference to be told.
pub fn is_few(indicator: &Indicator, figure: Option<&Measured>) -> bool {
    let least = Decimal::from(indicator.terms.minimum);
    figure.filter(|figure| figure.scoring == Scoring::Proportion).is_some_and(|figure| {
        figure.denominator.is_some_and(|whole| whole > Decimal::ZERO && whole < least)
    })
}

/// `1 iš 2`: what is said in place of a share of too few units.
fn few(
    words: &Words,
    indicator: &Indicator,
    figure: Option<&Measured>,
) -> Result<Option<String>, MessageError> {
    match figure.filter(|figure| is_few(indicator, Some(figure))) {
        Some(figure) => printed::of(words, figure),
        None => Ok(None),
    }
}

/// The indicator's page.
///
/// # Errors
/// The template's messages lack one.
pub fn section(words: &Words, series: &Series) -> Result<Section, MessageError> {
    let indicator = series.indicator;
    let mut blocks = Vec::new();
    for block in [survey::block(words, series)?, control::block(words, series)?] {
        blocks.extend(block);
    }
    let (mut groups, mut lone) = (Vec::new(), Vec::new());
    for stratifier in &indicator.stratifiers {
        match tables::lone(words, series, stratifier)? {
            Some(sentence) => lone.push(sentence),
            None => groups.extend(tables::groups(words, series, stratifier)?),
        }
    }
    for cross in &indicator.crosses {
        groups.extend(crosses::tables(words, series, cross)?);
    }
    // Without a value in any period there is nothing to tell; the answer says so.
    let nothing = series.whole.iter().flatten().all(|figure| figure.shown.is_none());
    Ok(Section {
        id: indicator.id.clone(),
        title: title(words, indicator),
        own_page: false,
        answer: answer(words, series)?,
        provenance: provenance::provenance(words, series)?,
        lead: lead::lead(words, series)?,
        explanation: vec![words.lang.of(&indicator.explanation).to_owned()],
        trend: if has_course(series) { Some(trend_picture(words, series)?) } else { None },
        figures: Vec::new(),
        blocks,
        // Of one period the answer tells every number.
        periods: match nothing || series.whole.len() < 2 {
            true => None,
            false => tables::periods(words, series)?,
        },
        groups,
        lone_groups: lone,
    })
}

/// Whether a picture over time says more than the figure itself: a single dot does not, nor do noughts alone, unless
/// a target can be seen to lie within or beyond their intervals.
fn has_course(series: &Series) -> bool {
    let shown = || series.whole.iter().flatten().filter(|figure| figure.shown.is_some());
    let noughts = shown().all(|figure| figure.shown.is_some_and(|value| value.is_zero()));
    let held = shown().any(|figure| figure.interval.is_some() && figure.target.is_some());
    shown().count() > 1 && (!noughts || held)
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
    let verdict = match printed::verdict(figure) {
        // That there is no target is no secret.
        sentence::Verdict::Withheld if target.is_empty() => sentence::Verdict::NoTarget,
        verdict => verdict,
    };
    sentence::judgement(words.messages, verdict, certain, &target)
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
    for (name, count) in now.excluded.iter().filter(|(_, count)| *count != Some(0)) {
        let reason = indicator.titles.get(name).map_or(name.as_str(), |title| words.lang.of(title));
        let mark = now.mark(&Number::Excluded(name.clone()));
        let count = printed::units(words, *count, mark);
        left_out.push(words.say("excluded", &[("count", &count), ("reason", reason)])?);
    }
    let unknown = now.doubtful();
    if unknown != Some(0) {
        let count = printed::units(words, unknown, now.doubtful_mark());
        left_out.push(words.say("unknown", &[("count", &count)])?);
    }
    let unit = words.lang.of(&indicator.unit);
    let value = printed::value(words, indicator, Some(now))?;
    let (value, of) = match (few(words, indicator, Some(now))?, printed::of(words, now)?) {
        (Some(few), _) => (few, Some(format!("{unit} ({value})"))),
        (None, Some(_)) => (value, divided(words, indicator, now)?),
        (None, None) => (value, Some(unit.to_owned())),
    };
    Ok(Answer {
        value,
        of,
        interval: printed::interval_words(words, indicator, now)?,
        judgement: judgement(words, indicator, Some(now))?,
        reserve: reserve(words, now)?,
        left_out,
        figure: Some(now.address()),
    })
}

/// How near the target a share is, in units.
fn reserve(words: &Words, figure: &Measured) -> Result<Option<String>, MessageError> {
    let near = nearness(figure);
    let units = match figure.verdict {
        Judged::Met => near.reserve,
        Judged::NotMet => near.lacking,
        Judged::NotAssessed => None,
    };
    let Some(units) = units else { return Ok(None) };
    let shown = locale::integer(words.lang, units);
    sentence::reserve(words.messages, printed::verdict(Some(figure)), units, &shown)
}
