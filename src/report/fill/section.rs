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
use crate::measure::{self, Figure as Measured, Verdict as Judged};
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
            .and_then(|figure| printed::divided(words, figure, &Number::Denominator))
            .unwrap_or(NOTHING.to_owned()),
        target: target
            .map_or(NOTHING.to_owned(), |target| printed::target(words, indicator, target)),
        judgement: judgement(words, indicator, now)?,
        change: series
            .previous()
            .map_or(NOTHING.to_owned(), |since| printed::change(words, indicator, &since.change)),
        before: match series.before().filter(|figure| figure.shown.is_some()) {
            Some(figure) => printed::value(words, indicator, Some(figure))?,
            None => NOTHING.to_owned(),
        },
        provenance: provenance::provenance(words, series)?,
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
pub fn section(words: &Words, series: &Series) -> Result<Section, MessageError> {
    let indicator = series.indicator;
    let now = series.now();
    let mut blocks = Vec::new();
    for block in [survey::block(words, series)?, control::block(words, series)?] {
        blocks.extend(block);
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
        provenance: provenance::provenance(words, series)?,
        lead: lead::lead(words, series)?,
        explanation: vec![words.lang.of(&indicator.explanation).to_owned()],
        trend: if one_number || nothing { None } else { Some(trend_picture(words, series)?) },
        figures: Vec::new(),
        blocks,
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
    let verdict = match printed::verdict(figure) {
        // That there is no target is no secret.
        sentence::Verdict::Withheld if target.is_empty() => sentence::Verdict::NoTarget,
        verdict => verdict,
    };
    sentence::judgement(words.messages, verdict, certain, &target)
}

/// The change since the period shown before, which a progress report prints beside both values.
pub fn changed(series: &Series) -> Option<measure::Change> {
    measure::change(&series.indicator.terms, series.now()?, series.before()?)
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
        (None, Some(of)) => (value, Some(words.say("of-unit", &[("of", &of), ("unit", unit)])?)),
        (None, None) => (value, Some(unit.to_owned())),
    };
    Ok(Answer {
        value,
        of,
        interval: printed::interval_words(words, indicator, now)?,
        judgement: judgement(words, indicator, Some(now))?,
        reserve: reserve(words, now)?,
        left_out,
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
