//! The figures that the JSON says.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Deserialize;

use super::unreadable;
use crate::finding::Finding;
use crate::locale::Lang;
use crate::report::web::leading;

/// A figure as the JSON says it.
#[derive(Clone, Debug)]
pub struct Said {
    /// The indicator's id.
    pub indicator: String,
    /// The period's label.
    pub period: String,
    /// First and last day.
    pub days: (String, String),
    /// Whether it is of no group.
    pub is_whole: bool,
    /// The group's codes.
    pub group: String,
    /// The name by which pages tell where they print it.
    pub address: String,
    /// The value as a share of one for per cent.
    pub value: Option<f64>,
    /// As it is printed in the language.
    pub printed: Option<String>,
    /// Whether the value is per cent.
    pub is_percent: bool,
    /// What was divided, as it stands behind a value: `105/110`.
    pub counts: Option<String>,
    /// What was divided for a share: said in its place where there are few units.
    divided: Option<[Decimal; 2]>,
}

#[derive(Deserialize)]
struct File {
    figures: Vec<Object>,
}

#[derive(Deserialize)]
struct Object {
    indicator: String,
    period: Days,
    group: serde_json::Map<String, serde_json::Value>,
    scoring: String,
    value: Option<f64>,
    printed: Words,
    numerator: Option<Decimal>,
    denominator: Option<Decimal>,
}

#[derive(Deserialize)]
struct Days {
    label: String,
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct Words {
    lt: Option<String>,
    en: Option<String>,
}

/// The figures of the JSON, in its order.
///
/// # Errors
/// It is not what DESIGN §5 describes.
pub fn read(json: &[u8], lang: Lang) -> Result<Vec<Said>, Finding> {
    let file: File = serde_json::from_slice(json).map_err(|error| unreadable("JSON", error))?;
    Ok(file.figures.into_iter().map(|object| said(object, lang)).collect())
}

fn said(object: Object, lang: Lang) -> Said {
    let is_share = object.scoring == "proportion";
    let printed = match lang {
        Lang::Lt => object.printed.lt,
        Lang::En => object.printed.en,
    };
    let codes: Vec<String> = object
        .group
        .values()
        .map(|code| code.as_str().map_or("–".to_owned(), str::to_owned))
        .collect();
    let mut strata: Vec<(&String, &str)> =
        object.group.iter().map(|(name, code)| (name, code.as_str().unwrap_or(""))).collect();
    strata.sort_unstable();
    let address = strata
        .iter()
        .fold(format!("{} {}", object.indicator, object.period.label), |address, (name, code)| {
            format!("{address} {name}={code}")
        });
    Said {
        address,
        indicator: object.indicator,
        period: object.period.label,
        days: (object.period.from, object.period.to),
        is_whole: codes.is_empty(),
        group: codes.join(" × "),
        value: object.value,
        // Ratios may be printed in per cent too.
        is_percent: printed.as_deref().is_some_and(|printed| printed.ends_with('%')),
        printed,
        counts: object
            .numerator
            .zip(object.denominator)
            .map(|(part, whole)| format!("{}/{}", part.normalize(), whole.normalize())),
        divided: object
            .numerator
            .zip(object.denominator)
            .filter(|_| is_share)
            .map(|(part, whole)| [part, whole]),
    }
}

impl Said {
    /// The indicator, the period and the group.
    pub fn name(&self) -> String {
        let name = format!("{}, {}", self.indicator, self.period);
        if self.is_whole { name } else { format!("{name}, {}", self.group) }
    }

    /// Whether a text says this figure: its value as printed or, of few units, `1 iš 2`; without a value, no
    /// number.
    pub fn is_said_by(&self, lang: Lang, text: &str) -> bool {
        match &self.printed {
            Some(printed) => {
                printed == text || self.divided.is_some_and(|divided| numbers(text) == divided)
            }
            None => is_silent(lang, text),
        }
    }

    /// Whether a stored number is this figure's value, and what is printed is its rounding.
    pub fn is_held_by(&self, lang: Lang, stored: f64) -> bool {
        let Some((value, printed)) = self.value.zip(self.printed.as_deref()) else { return false };
        let held = if self.is_percent { stored * 100.0 } else { stored };
        let Some(shown) = leading(lang, printed) else { return false };
        let half = 0.5 / 10_f64.powi(shown.scale() as i32);
        let Some(shown) = shown.to_f64() else { return false };
        let slack = 1e-9 * value.abs().max(1.0);
        (held - value).abs() <= slack && (held - shown).abs() <= half + slack
    }
}

/// Whether a text gives no number in place of a value.
pub fn is_silent(lang: Lang, text: &str) -> bool {
    leading(lang, text).is_none()
}

/// The whole numbers of a text, in order.
fn numbers(text: &str) -> Vec<Decimal> {
    text.split(|it: char| !it.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: &str, lt: &str) -> Said {
        let json = format!(
            r#"{{"figures": [{{"indicator": "x", "period": {{"label": "2024", "from": "2024-01-01", "to": "2024-12-31"}},
            "group": {{}}, "scoring": "proportion", "value": {value}, "printed": {{"lt": {lt}, "en": null}},
            "numerator": 105, "denominator": 110}}]}}"#
        );
        read(json.as_bytes(), Lang::Lt).unwrap().remove(0)
    }

    /// 105 of 110 is 95.4545… %.
    #[test]
    fn a_value_is_held_and_printed_or_it_is_not() {
        let figure = figure("95.45454545454545", "\"95,5\u{a0}%\"");
        assert!(figure.is_held_by(Lang::Lt, 105.0 / 110.0));
        assert!(!figure.is_held_by(Lang::Lt, 0.955), "a rounded value is not the value");
        assert!(!figure.is_held_by(Lang::Lt, 105.0 / 111.0));
        assert!(figure.is_said_by(Lang::Lt, "95,5\u{a0}%"));
        for other in ["95,4\u{a0}%", "95,5", "95,5 %", "", "105"] {
            assert!(!figure.is_said_by(Lang::Lt, other), "{other}");
        }
    }

    #[test]
    fn what_is_printed_is_the_values_rounding() {
        let figure = figure("95.45454545454545", "\"95,6\u{a0}%\"");
        assert!(!figure.is_held_by(Lang::Lt, 105.0 / 110.0));
    }

    #[test]
    fn few_units_are_said_as_they_are() {
        let figure = figure("95.45454545454545", "\"95,5\u{a0}%\"");
        assert!(figure.is_said_by(Lang::Lt, "105 iš 110"));
        assert!(!figure.is_said_by(Lang::Lt, "104 iš 110"));
    }

    #[test]
    fn a_figure_without_a_value_is_no_number() {
        let figure = figure("null", "null");
        assert!(figure.is_said_by(Lang::Lt, "nėra duomenų"));
        assert!(!figure.is_said_by(Lang::Lt, "0"));
        assert!(!figure.is_held_by(Lang::Lt, 0.0));
    }
}
