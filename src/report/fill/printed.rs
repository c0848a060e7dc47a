//! A figure's numbers as they are printed.

use rust_decimal::Decimal;

use super::Words;
use crate::library::indicator::Indicator;
use crate::library::terms::{Scoring, Target};
use crate::locale;
use crate::measure::{Change, Figure, Fraction, Reason, Verdict};
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
    match figure.and_then(|figure| printed::value(words.lang, indicator, figure)) {
        Some(value) => Ok(value),
        None => words.say("no-data", &[]),
    }
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
    let (lower, upper) = figure.interval?.rounded(indicator.terms.decimals)?;
    let decimals = indicator.terms.decimals;
    Some((
        locale::number(words.lang, lower, decimals),
        locale::value(words.lang, upper, decimals, unit(indicator, words.lang)),
    ))
}

/// A value that is not a figure's own, with the indicator's decimals.
pub fn fraction(words: &Words, indicator: &Indicator, value: Fraction) -> String {
    printed::fraction(words.lang, indicator, value)
}

/// `+0,5 p. p.`
pub fn change(words: &Words, indicator: &Indicator, change: &Change) -> String {
    printed::change(words.lang, indicator, change)
}

/// What the target says, in the sentences' terms.
pub fn verdict(figure: Option<&Figure>) -> sentence::Verdict {
    let Some(figure) = figure else { return sentence::Verdict::NoData };
    match (figure.verdict, figure.reason) {
        (Verdict::Met, _) => sentence::Verdict::Met,
        (Verdict::NotMet, _) => sentence::Verdict::NotMet,
        (_, Some(Reason::NoTarget)) => sentence::Verdict::NoTarget,
        (_, Some(Reason::TooFew)) => sentence::Verdict::TooFew,
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
