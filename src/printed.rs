//! A figure's numbers in a language: what the terminal, JSON and reports print alike.

use rust_decimal::Decimal;

use crate::library::indicator::Indicator;
use crate::library::terms::{Scoring, Target};
use crate::locale::{self, Lang, Unit};
use crate::measure::disclosure::Mark;
use crate::measure::{Change, Figure, Fraction, rounding};

/// In what an indicator's values are printed. A ratio "per 100" whose symbol is `%` is printed as shares are.
pub fn unit(indicator: &Indicator, lang: Lang) -> Unit<'_> {
    match (indicator.terms.scoring, &indicator.symbol) {
        (Scoring::Proportion, _) => Unit::Percent,
        (_, Some(symbol)) if lang.of(symbol) == "%" => Unit::Percent,
        (_, Some(symbol)) => Unit::Word(lang.of(symbol)),
        (_, None) => Unit::None,
    }
}

/// `95,5 %`; nothing without a value.
pub fn value(lang: Lang, indicator: &Indicator, figure: &Figure) -> Option<String> {
    let shown = figure.shown?;
    Some(locale::value(lang, shown, shown.scale(), unit(indicator, lang)))
}

/// What stands in place of a number that a public report does not tell: `mažiau kaip 5`.
pub fn withheld(lang: Lang, mark: Mark, threshold: u64) -> String {
    locale::message(lang, &format!("withheld-{}", mark.key()), &[("threshold", threshold.into())])
}

/// A value that is not a figure's own, with the indicator's decimals.
pub fn fraction(lang: Lang, indicator: &Indicator, value: Fraction) -> String {
    let decimals = indicator.terms.decimals;
    let shown = rounding::rounded(value, decimals);
    locale::value(lang, shown, decimals, unit(indicator, lang))
}

/// A value that is not a figure's own, with as many decimals as keep it on its side of the target.
pub fn beside(
    lang: Lang,
    indicator: &Indicator,
    value: Fraction,
    target: Option<&Target>,
) -> String {
    let shown = rounding::printed(value, indicator.terms.decimals, target);
    locale::value(lang, shown, shown.scale(), unit(indicator, lang))
}

/// A statistic, such as a limit of a chart, with the indicator's decimals; `–` for one that is no number.
pub fn statistic(lang: Lang, indicator: &Indicator, value: f64) -> String {
    let decimals = indicator.terms.decimals;
    rounding::approximate(value, decimals).map_or("–".to_owned(), |shown| {
        locale::value(lang, shown, decimals, unit(indicator, lang))
    })
}

/// A count or sum, with as many decimals as it has.
pub fn plain(lang: Lang, value: Decimal) -> String {
    let value = value.normalize();
    locale::number(lang, value, value.scale())
}

/// A declared number in the indicator's unit, with as many decimals as it has: `95 %`.
pub fn declared(lang: Lang, indicator: &Indicator, value: Decimal) -> String {
    let value = value.normalize();
    locale::value(lang, value, value.scale(), unit(indicator, lang))
}

/// A declared distance in the indicator's unit: `1 p. p.`
pub fn distance(lang: Lang, indicator: &Indicator, value: Decimal) -> String {
    let value = value.normalize();
    locale::distance(lang, value, value.scale(), unit(indicator, lang))
}

/// Whether a target can only be met exactly: a share is never more than 100 %.
pub fn exact(indicator: &Indicator, target: &Target) -> bool {
    indicator.terms.scoring == Scoring::Proportion
        && target.at_least == Some(Decimal::ONE_HUNDRED)
        && target.at_most.is_none()
}

/// `≥ 95 %`; `–` for a target without a limit.
pub fn target(lang: Lang, indicator: &Indicator, target: &Target) -> String {
    let limit = |value: Decimal| declared(lang, indicator, value);
    match (target.at_least, target.at_most) {
        (Some(least), None) if exact(indicator, target) => limit(least),
        (Some(least), None) => format!("≥\u{a0}{}", limit(least)),
        (None, Some(most)) => format!("≤\u{a0}{}", limit(most)),
        (Some(least), Some(most)) => format!("{}–{}", limit(least), limit(most)),
        (None, None) => "–".to_owned(),
    }
}

/// `+0,5 p. p.`
pub fn change(lang: Lang, indicator: &Indicator, change: &Change) -> String {
    locale::change(lang, change.shown, indicator.terms.decimals, unit(indicator, lang))
}

/// A difference from a value that is not a figure's own: `+3,5 p. p.`
pub fn difference(lang: Lang, indicator: &Indicator, difference: Fraction) -> String {
    let decimals = indicator.terms.decimals;
    let shown = rounding::rounded(difference, decimals);
    locale::change(lang, shown, decimals, unit(indicator, lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;

    /// A share and a ratio "per 100" look alike, each as its language writes per cent.
    #[test]
    fn per_cent_is_written_as_the_language_does() {
        let library = library::shipped().unwrap();
        let ratio = library.indicator("survey_response_rate").unwrap();
        assert_eq!(ratio.terms.scoring, Scoring::Ratio);
        assert_eq!(declared(Lang::En, ratio, Decimal::new(97, 1)), "9.7%");
        assert_eq!(declared(Lang::Lt, ratio, Decimal::new(97, 1)), "9,7\u{a0}%");
        assert_eq!(distance(Lang::En, ratio, Decimal::ONE), "1\u{a0}pp");
        assert_eq!(distance(Lang::Lt, ratio, Decimal::new(5, 1)), "0,5\u{a0}p.\u{a0}p.");
    }
}
