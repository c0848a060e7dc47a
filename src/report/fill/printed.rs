//! A figure's numbers as they are printed.

use rust_decimal::Decimal;

use super::Words;
use crate::library::indicator::Indicator;
use crate::library::terms::{Scoring, Target};
use crate::locale::{self, Lang, Unit};
use crate::measure::{Change, Figure, Fraction, Reason, Verdict, rounding};
use crate::report::messages::MessageError;
use crate::report::sentence;

/// In what an indicator's values are printed.
pub fn unit(indicator: &Indicator, lang: Lang) -> Unit<'_> {
    match (indicator.terms.scoring, &indicator.symbol) {
        (Scoring::Proportion, _) => Unit::Percent,
        (_, Some(symbol)) => Unit::Word(lang.of(symbol)),
        (_, None) => Unit::None,
    }
}

/// `95,5 %`, or the words for no data.
pub fn value(
    words: &Words,
    indicator: &Indicator,
    figure: Option<&Figure>,
) -> Result<String, MessageError> {
    match figure.and_then(|figure| figure.shown) {
        Some(shown) => {
            Ok(locale::value(words.lang, shown, shown.scale(), unit(indicator, words.lang)))
        }
        None => words.say("no-data", &[]),
    }
}

/// A value that is not a figure's own, with the indicator's decimals.
pub fn fraction(words: &Words, indicator: &Indicator, value: Fraction) -> String {
    let shown = rounding::rounded(value, indicator.terms.decimals);
    locale::value(words.lang, shown, indicator.terms.decimals, unit(indicator, words.lang))
}

/// A count or sum, with as many decimals as it has.
pub fn plain(lang: Lang, value: Decimal) -> String {
    let value = value.normalize();
    locale::number(lang, value, value.scale())
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

/// A target's end, with as many decimals as it has: `95 %`.
fn end(words: &Words, indicator: &Indicator, value: Decimal) -> String {
    let value = value.normalize();
    locale::value(words.lang, value, value.scale(), unit(indicator, words.lang))
}

/// Whether a target can only be met exactly: a share is never more than 100 %.
fn exact(indicator: &Indicator, target: &Target) -> bool {
    indicator.terms.scoring == Scoring::Proportion
        && target.at_least == Some(Decimal::ONE_HUNDRED)
        && target.at_most.is_none()
}

/// `ne mažiau kaip 95 %`: a target inside a sentence.
pub fn limit(
    words: &Words,
    indicator: &Indicator,
    target: &Target,
) -> Result<String, MessageError> {
    let (key, value) = match (target.at_least, target.at_most) {
        (Some(least), None) if !exact(indicator, target) => ("limit-least", least),
        (None, Some(most)) => ("limit-most", most),
        _ => return Ok(self::target(words, indicator, target)),
    };
    words.say(key, &[("limit", &end(words, indicator, value))])
}

/// `≥ 95 %`.
pub fn target(words: &Words, indicator: &Indicator, target: &Target) -> String {
    let limit = |value: Decimal| end(words, indicator, value);
    match (target.at_least, target.at_most) {
        (Some(least), None) if exact(indicator, target) => limit(least),
        (Some(least), None) => format!("≥\u{a0}{}", limit(least)),
        (None, Some(most)) => format!("≤\u{a0}{}", limit(most)),
        (Some(least), Some(most)) => format!("{}–{}", limit(least), limit(most)),
        (None, None) => "–".to_owned(),
    }
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

/// `+0,5 p. p.`
pub fn change(words: &Words, indicator: &Indicator, change: &Change) -> String {
    locale::change(words.lang, change.shown, indicator.terms.decimals, unit(indicator, words.lang))
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
