//! A figure's numbers as they are printed.

use rust_decimal::Decimal;

use super::Words;
use crate::library::indicator::Indicator;
use crate::library::terms::{Scoring, Target};
use crate::locale;
use crate::measure::disclosure::{Mark, Part};
use crate::measure::{Change, Figure, Reason, Verdict};
use crate::printed;
pub use crate::printed::{plain, unit};
use crate::report::messages::MessageError;
use crate::report::sentence;

/// `95,5 %`, or the words for no data.
pub fn value(
    words: &Words,
    indicator: &Indicator,
    figure: Option<&Figure>,
) -> Result<String, MessageError> {
    if let Some(mark) = figure.and_then(|figure| figure.suppressed) {
        return Ok(withheld(words, mark));
    }
    match figure.and_then(|figure| printed::value(words.lang, indicator, figure)) {
        Some(value) => Ok(value),
        None => words.say("no-data", &[]),
    }
}

/// What stands in place of a number that a public report does not tell: `mažiau kaip 5`.
pub fn withheld(words: &Words, mark: Mark) -> String {
    printed::withheld(words.lang, mark, words.sources.workspace.public.threshold)
}

/// A number of units, or what stands in its place.
pub fn units(words: &Words, units: Option<u64>, mark: Option<Mark>) -> String {
    match units {
        Some(units) => locale::integer(words.lang, units),
        None => withheld(words, mark.unwrap_or(Mark::Withheld)),
    }
}

/// The numerator or denominator as counted, or what stands in its place; nothing where nothing was divided.
pub fn divided(words: &Words, figure: &Figure, part: &Part) -> Option<String> {
    let number = if *part == Part::Numerator { figure.numerator } else { figure.denominator };
    let told = number.map(|number| plain(words.lang, number));
    told.or_else(|| figure.mark(part).map(|mark| withheld(words, mark)))
}

/// `105 iš 110`; nothing where nothing was divided.
pub fn of(words: &Words, figure: &Figure) -> Result<Option<String>, MessageError> {
    match (figure.scoring, figure.numerator, figure.denominator) {
        (Scoring::Proportion, Some(part), Some(whole)) => {
            let (part, whole) = (plain(words.lang, part), plain(words.lang, whole));
            words.say("of", &[("part", &part), ("whole", &whole)]).map(Some)
        }
        (Scoring::Ratio | Scoring::Mean, Some(part), Some(whole)) => {
            Ok(Some(format!("{} / {}", plain(words.lang, part), plain(words.lang, whole))))
        }
        _ => Ok(None),
    }
}

/// What the numerator and the denominator count; of a ratio that does not say it, the unit of its value, unless that is
/// per cent.
pub fn counted<'a>(words: &Words, indicator: &'a Indicator) -> Option<&'a str> {
    let ratio = indicator.divisor.is_some();
    match &indicator.parts {
        Some(parts) => Some(words.lang.of(parts)),
        None if ratio && unit(indicator, words.lang) == locale::Unit::Percent => None,
        None => Some(words.lang.of(&indicator.unit)),
    }
}

/// `ne mažiau kaip 95 %`: a target inside a sentence.
pub fn limit(
    words: &Words,
    indicator: &Indicator,
    target: &Target,
) -> Result<String, MessageError> {
    let (key, value) = match (target.at_least, target.at_most) {
        (Some(least), None) if !printed::exact(indicator, target) => ("limit-least", least),
        (None, Some(most)) => ("limit-most", most),
        _ => return Ok(printed::target(words.lang, indicator, target)),
    };
    words.say(key, &[("limit", &printed::declared(words.lang, indicator, value))])
}

/// `≥ 95 %`.
pub fn target(words: &Words, indicator: &Indicator, target: &Target) -> String {
    printed::target(words.lang, indicator, target)
}

/// The interval's ends as printed: `89,8` and `98,0 %`.
pub fn interval(words: &Words, indicator: &Indicator, figure: &Figure) -> Option<(String, String)> {
    let (lower, upper) =
        figure.interval?.beside(indicator.terms.decimals, figure.target.as_ref())?;
    let decimals = lower.scale();
    Some((
        locale::number(words.lang, lower, decimals),
        locale::value(words.lang, upper, decimals, unit(indicator, words.lang)),
    ))
}

/// `+0,5 p. p.`
pub fn change(words: &Words, indicator: &Indicator, change: &Change) -> String {
    printed::change(words.lang, indicator, change)
}

/// What the target says, in the sentences' terms.
pub fn verdict(figure: Option<&Figure>) -> sentence::Verdict {
    let Some(figure) = figure else { return sentence::Verdict::NoData };
    if figure.suppressed.is_some() {
        return sentence::Verdict::Withheld;
    }
    match (figure.verdict, figure.reason) {
        (Verdict::Met, _) => sentence::Verdict::Met,
        (Verdict::NotMet, _) => sentence::Verdict::NotMet,
        (_, Some(Reason::NoTarget)) => sentence::Verdict::NoTarget,
        (_, Some(Reason::TooFew)) => sentence::Verdict::TooFew,
        (_, Some(Reason::Rounded)) => sentence::Verdict::Rounded,
        (_, Some(Reason::PartlyKept)) => sentence::Verdict::PartlyKept,
        (_, Some(Reason::NegativeDenominator | Reason::OutOfRange)) => {
            sentence::Verdict::Impossible
        }
        (_, _) => sentence::Verdict::NoData,
    }
}

/// `95 % intervalas 89,8–98,0 %`.
pub fn interval_words(
    words: &Words,
    indicator: &Indicator,
    figure: &Figure,
) -> Result<Option<String>, MessageError> {
    match interval(words, indicator, figure) {
        Some((low, high)) => words.say("interval", &[("low", &low), ("high", &high)]).map(Some),
        None => Ok(None),
    }
}

/// A declared number in the indicator's unit: `95 %`.
pub fn declared(words: &Words, indicator: &Indicator, value: Decimal) -> String {
    printed::declared(words.lang, indicator, value)
}
