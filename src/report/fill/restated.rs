//! Figures that are not what was approved.

use serde_json::Value;

use super::Words;
use crate::evidence::figures;
use crate::library::indicator::Indicator;
use crate::locale::{self, message};
use crate::report::context::{Restated, Restatement};
use crate::report::messages::MessageError;

/// A table for each step: from one closing to the next, or to the present.
pub fn restated(words: &Words) -> Result<Vec<Restatement>, MessageError> {
    words
        .sources
        .restated
        .iter()
        .map(|step| {
            let until = match &step.until {
                Some(day) => day.clone(),
                None => message(words.lang, "restated-now", &[]),
            };
            let named: [(&str, &str); 3] =
                [("period", &step.period), ("issued", &step.issued_on), ("until", &until)];
            let rows = step.figures.iter().map(|figure| {
                let any = figure.before.as_ref().or(figure.now.as_ref());
                let indicator = any
                    .and_then(figures::indicator)
                    .and_then(|id| words.sources.library.indicator(id));
                Restated {
                    title: indicator.map_or_else(
                        || figure.figure.clone(),
                        |indicator| super::title(words, indicator),
                    ),
                    group: any.map_or(String::new(), |any| group(words, indicator, any)),
                    before: printed(words, figure.before.as_ref()),
                    after: printed(words, figure.now.as_ref()),
                    causes: figure
                        .causes
                        .iter()
                        .map(|cause| {
                            let key = format!("cause-{}", cause.cause.key());
                            let cause_words = message(words.lang, &key, &[]);
                            match cause.names.is_empty() {
                                true => cause_words,
                                false => format!("{cause_words}: {}", cause.names.join(", ")),
                            }
                        })
                        .collect(),
                }
            });
            let rows = rows.collect();
            Ok(Restatement { caption: words.say("restated-caption", &named)?, rows })
        })
        .collect()
}

/// `amžius: 4–6 m.`; nothing for the whole.
fn group(words: &Words, indicator: Option<&Indicator>, figure: &Value) -> String {
    let group = figure.get("group").and_then(Value::as_object);
    let strata: Vec<String> = group
        .into_iter()
        .flatten()
        .map(|(name, value)| {
            let known = indicator
                .and_then(|indicator| indicator.stratifiers.iter().find(|s| s.name == *name));
            let title = known.map_or(name.as_str(), |known| words.lang.of(&known.title));
            let value = match value.as_str() {
                None => locale::message(words.lang, "group-unknown", &[]),
                Some(code) => known
                    .and_then(|known| known.known.iter().find(|(own, _)| own == code))
                    .map_or(code.to_owned(), |(_, title)| words.lang.of(title).to_owned()),
            };
            format!("{title}: {value}")
        })
        .collect();
    strata.join("; ")
}

/// The value with its numerator and denominator; a dash where there is no figure.
fn printed(words: &Words, figure: Option<&Value>) -> String {
    let Some(figure) = figure else { return "–".to_owned() };
    let value = figure["printed"][words.lang.code()].as_str().unwrap_or("–");
    match (&figure["numerator"], &figure["denominator"]) {
        (Value::Number(part), Value::Number(whole)) => {
            let number = |number: &serde_json::Number| {
                let number: Option<rust_decimal::Decimal> = number.to_string().parse().ok();
                number.map_or("–".to_owned(), |number| super::printed::plain(words.lang, number))
            };
            format!("{value} ({} / {})", number(part), number(whole))
        }
        _ => value.to_owned(),
    }
}
