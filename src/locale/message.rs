//! Messages in both languages, from the embedded Fluent files.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_decimal::Decimal;
use unic_langid::LanguageIdentifier;

use super::catalogue::PAIRS;
use super::number::rounded;
use super::plural::{category, sample};
use super::{Lang, number, reason};
use crate::finding::Finding;
use crate::visible;

/// A value that a message names.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Words, or anything printed already.
    Text(String),
    /// A number with its printed decimals: it chooses the plural form and is printed as the language does.
    Number(Decimal, u32),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.to_string())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<u64> for Argument {
    fn from(units: u64) -> Argument {
        Argument::Number(Decimal::from(units), 0)
    }
}

impl From<Decimal> for Argument {
    /// With the decimals of its own scale.
    fn from(value: Decimal) -> Argument {
        Argument::Number(value, value.scale())
    }
}

/// Why a message could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageError {
    /// No file has the key.
    Key(String),
    /// Its text names what was not given, or cannot be resolved.
    Text {
        /// The message's key.
        key: String,
        /// What Fluent says.
        reasons: Vec<String>,
        /// The text as far as it can be written, with `{$name}` for what is missing.
        text: String,
    },
}

/// The message of `key` with its arguments.
///
/// What is missing stays visible and never panics: a missing key gives `⟦key⟧`, a missing argument `{$name}`.
pub fn message(lang: Lang, key: &str, arguments: &[(&str, Argument)]) -> String {
    checked(lang, key, arguments).unwrap_or_else(|error| match error {
        MessageError::Key(key) => format!("⟦{key}⟧"),
        MessageError::Text { text, .. } => text,
    })
}

/// The message of `key`, or what is wrong with it: for tests, and for callers that must not print a hole.
pub fn checked(
    lang: Lang,
    key: &str,
    arguments: &[(&str, Argument)],
) -> Result<String, MessageError> {
    let bundle = bundle(lang);
    let pattern = bundle
        .get_message(key)
        .and_then(|message| message.value())
        .ok_or_else(|| MessageError::Key(key.to_string()))?;
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        given.set(*name, fluent_value(lang, argument));
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
    if errors.is_empty() {
        Ok(text)
    } else {
        let reasons = errors.iter().map(ToString::to_string).collect();
        Err(MessageError::Text { key: key.to_string(), reasons, text })
    }
}

/// The words of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingText {
    /// The kind of problem, the same for all findings of the code.
    pub title: String,
    /// What was found here.
    pub what: String,
    /// What is allowed.
    pub expected: String,
    /// What to do.
    pub mend: String,
}

/// The words of a finding, from the messages `CODE-title`, `CODE-what`, `CODE-expected` and `CODE-mend`.
///
/// Besides the finding's own arguments a message may name `$place` (text) and `$count` (number: how many cells
/// or rows). An argument called `count` or `…_count` that is a whole number chooses plural forms and is printed
/// in groups; all others are printed as they came, so that a year or a code that was read stays what it was.
pub fn finding(lang: Lang, finding: &Finding) -> FindingText {
    let mut arguments: Vec<(&str, Argument)> =
        vec![("place", finding.place.printed().into()), ("count", finding.count.into())];
    for (name, value) in &finding.arguments {
        let units = (*name == "count" || name.ends_with("_count"))
            .then(|| value.parse::<u64>().ok())
            .flatten();
        let words = || match *name {
            // A template's mistake is told in lines.
            "message" => visible::visible(&reason::words(lang, value)).into_owned(),
            _ => visible::line(&reason::words(lang, value)).into_owned(),
        };
        arguments.push((name, units.map_or_else(|| words().into(), Argument::from)));
    }
    let part = |part: &str| message(lang, &format!("{}-{part}", finding.code), &arguments);
    FindingText {
        title: part("title"),
        what: part("what"),
        expected: part("expected"),
        mend: part("mend"),
    }
}

static LITHUANIAN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| build(Lang::Lt));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| build(Lang::En));

fn bundle(lang: Lang) -> &'static FluentBundle<FluentResource> {
    match lang {
        Lang::Lt => &LITHUANIAN,
        Lang::En => &ENGLISH,
    }
}

fn build(lang: Lang) -> FluentBundle<FluentResource> {
    // Both codes are languages; the tests of plural forms would see the rules of none.
    let language: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| printed(value)));
    for pair in PAIRS {
        let text = match lang {
            Lang::Lt => pair.lt,
            Lang::En => pair.en,
        };
        // A file that does not parse, or a key that stands twice, fails the tests; here the rest is used.
        let resource =
            FluentResource::try_new(text.to_string()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// A number reaches Fluent as a sample of its plural category, and its printed text in the option that Fluent
/// keeps for currencies: so our rules choose the form, and no digit passes through floating point.
fn fluent_value(lang: Lang, argument: &Argument) -> FluentValue<'static> {
    match argument {
        Argument::Text(text) => FluentValue::from(text.clone()),
        Argument::Number(value, decimals) => {
            let options = FluentNumberOptions {
                currency: Some(number(lang, *value, *decimals)),
                ..FluentNumberOptions::default()
            };
            let category = category(lang, rounded(*value, *decimals));
            FluentNumber::new(sample(category), options).into()
        }
    }
}

fn printed(value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

#[cfg(test)]
#[path = "message_tests.rs"]
mod tests;
