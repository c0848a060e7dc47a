//! The words of a template folder: Fluent messages of one language.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::limits;
use crate::locale::Reason;

/// Messages of one language, ready to be filled.
pub struct Messages {
    file: String,
    bundle: FluentBundle<FluentResource>,
}

/// Why a message could not be read or filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageError {
    /// The file: `messages.lt.ftl`.
    pub file: String,
    /// Line from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, in plain words.
    pub text: String,
}

impl fmt::Display for MessageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}, line {line}: {}", self.file, self.text),
            None => write!(formatter, "{}: {}", self.file, self.text),
        }
    }
}

impl std::error::Error for MessageError {}

/// A value for a message.
///
/// No message may choose a plural form by a number: the plural rules that Fluent comes with are
/// wrong for Lithuanian above 19 (22, 111, 365). Words are chosen by name, and numbers stand where
/// they bend nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Printed words, also the names that selectors test.
    Text(&'a str),
    /// A whole number, printed without grouping.
    Number(u64),
}

/// How deep braces stand inside one another at most.
fn nested(source: &str) -> u64 {
    let (mut depth, mut deepest) = (0_u64, 0);
    for byte in source.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

impl Messages {
    /// Reads messages. `lang` is a language tag (`lt`), `file` the name for errors.
    ///
    /// # Errors
    /// When the tag is none, a line is not Fluent, or a message stands there twice.
    pub fn read(lang: &str, file: &str, source: &str) -> Result<Messages, MessageError> {
        Messages::layered(lang, &[(file, source)])
    }

    /// Reads several files, each with its name for errors; a later message replaces an earlier one.
    ///
    /// # Errors
    /// As [`Messages::read`].
    pub fn layered(lang: &str, layers: &[(&str, &str)]) -> Result<Messages, MessageError> {
        let last = layers.last().map_or("", |(file, _)| *file);
        let tag = || MessageError {
            file: last.to_owned(),
            line: None,
            text: format!("“{lang}” is not a language tag"),
        };
        let language: LanguageIdentifier = lang.parse().map_err(|_| tag())?;
        let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
        // Isolation marks around each value would end in the PDF's text and in alternative texts.
        bundle.set_use_isolating(false);
        for (file, source) in layers {
            // What stands twice in one file is a mistake; what stands in two was meant.
            let mut alone = FluentBundle::new_concurrent(vec![language.clone()]);
            alone.add_resource(Messages::parsed(file, source)?).map_err(|errors| MessageError {
                file: (*file).to_owned(),
                line: None,
                text: errors.first().map_or_else(String::new, ToString::to_string),
            })?;
            bundle.add_resource_overriding(Messages::parsed(file, source)?);
        }
        Ok(Messages { file: last.to_owned(), bundle })
    }

    fn parsed(file: &str, source: &str) -> Result<FluentResource, MessageError> {
        // Fluent's reader takes a step down at each brace, and has no limit of its own.
        if nested(source) > limits::NESTED.most {
            let text = Reason::of_limit(limits::NESTED).into();
            return Err(MessageError { file: file.to_owned(), line: None, text });
        }
        FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
            let position = errors.first().map(|error| error.pos.start);
            let line = position
                .and_then(|end| source.get(..end))
                .map(|before| before.matches('\n').count() + 1);
            let text = errors.first().map_or_else(String::new, |error| error.kind.to_string());
            MessageError { file: file.to_owned(), line, text }
        })
    }

    /// Whether there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// One message with its values.
    ///
    /// # Errors
    /// When the message is missing, or names a value that is not given.
    pub fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> Result<String, MessageError> {
        let wrong = |text: String| MessageError { file: self.file.clone(), line: None, text };
        let message = self.bundle.get_message(key).and_then(|message| message.value());
        let pattern = message.ok_or_else(|| wrong(format!("message “{key}” is missing")))?;
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            let value = match value {
                Value::Text(text) => FluentValue::from(*text),
                Value::Number(number) => FluentValue::from(*number),
            };
            arguments.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        match errors.first() {
            Some(error) => Err(wrong(format!("message “{key}”: {error}"))),
            None => Ok(text.into_owned()),
        }
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Messages({})", self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fill_messages_and_choose_forms() {
        let source = "a = Iš viso { $n }\nb = { $k ->\n    [yes] taip\n   *[no] ne\n }\n";
        let messages = Messages::read("lt", "m.ftl", source).unwrap();
        assert_eq!(messages.say("a", &[("n", Value::Text("5"))]).unwrap(), "Iš viso 5");
        assert_eq!(messages.say("a", &[("n", Value::Number(1234))]).unwrap(), "Iš viso 1234");
        assert_eq!(messages.say("b", &[("k", Value::Text("yes"))]).unwrap(), "taip");
    }

    #[test]
    fn errors_say_where_and_what() {
        let messages = Messages::read("lt", "m.ftl", "a = Iš { $n }\n").unwrap();
        assert_eq!(
            messages.say("z", &[]).unwrap_err().to_string(),
            "m.ftl: message “z” is missing"
        );
        assert!(messages.say("a", &[]).unwrap_err().text.contains("$n"));
        assert_eq!(Messages::read("lt", "m.ftl", "a = x\nb = { $\n").unwrap_err().line, Some(2));
        assert!(Messages::read("lt", "m.ftl", "a = x\na = y\n").is_err());
        assert!(Messages::read("??", "m.ftl", "").is_err());
    }
}
