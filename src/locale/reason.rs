//! Why the system or a library could not do something, in the house's own words.
//!
//! Error texts of the operating system and of libraries are English, and some quote what they read. A finding
//! carries a [`Reason`] in its argument `message` instead: the key of a message with its facts, which
//! [`super::finding`] puts into words.

use super::Lang;
use super::message::{Argument, message};
use crate::limits::{self, Limit};

/// Parts a reason's key from its facts; no error text holds it.
const BETWEEN: char = '\u{1f}';
/// Begins every reason's key, and the keys of its messages.
const KEY: &str = "reason-";

/// The key of a message and the facts that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// The reason of that key, which stands after `reason-` in the files of messages.
    pub fn new(key: &str) -> Reason {
        Reason(format!("{KEY}{key}"))
    }

    /// Names a fact.
    pub fn with(mut self, name: &str, value: &str) -> Reason {
        self.0.push_str(&format!("{BETWEEN}{name}={value}"));
        self
    }

    /// Why reading or writing failed.
    pub fn of_io(error: &std::io::Error) -> Reason {
        use std::io::ErrorKind as Kind;
        if let Some(limit) = limits::of_io(error) {
            return Reason::of_limit(limit);
        }
        Reason::new(match error.kind() {
            Kind::NotFound => "not-found",
            Kind::PermissionDenied => "not-permitted",
            Kind::AlreadyExists => "exists",
            Kind::IsADirectory => "is-folder",
            Kind::NotADirectory => "is-no-folder",
            Kind::StorageFull | Kind::QuotaExceeded => "full",
            Kind::FileTooLarge => "file-too-large",
            Kind::ReadOnlyFilesystem => "read-only",
            Kind::InvalidFilename => "bad-name",
            Kind::InvalidData => "not-text",
            Kind::UnexpectedEof => "cut-off",
            Kind::TimedOut => "timed-out",
            Kind::ResourceBusy | Kind::ExecutableFileBusy => "in-use",
            _ => "system",
        })
    }

    /// What goes beyond a limit.
    pub fn of_limit(limit: Limit) -> Reason {
        Reason::new("limit").with("limit", limit.key).with("most_count", &limit.shown())
    }

    /// Why a text is no JSON, or not the JSON that was expected.
    pub fn of_json(error: &serde_json::Error) -> Reason {
        use serde_json::error::Category;
        let key = match error.classify() {
            Category::Eof => "json-cut-off",
            Category::Syntax => "json-syntax",
            Category::Data => "json-content",
            Category::Io => "system",
        };
        Reason::new(key).with("line", &error.line().to_string())
    }

    /// What the TOML reader or the shape of a file does not allow, from the reader's message; `is_toml` where the rules of
    /// TOML are kept.
    pub fn of_toml(said: &str, is_toml: bool) -> Reason {
        let quoted = |text: &str| text.split('`').nth(1).map(str::to_owned).unwrap_or_default();
        let listed = |text: &str| -> String {
            text.split('`').skip(3).step_by(2).collect::<Vec<_>>().join(", ")
        };
        if said.starts_with("unknown field") {
            return Reason::new("toml-unknown-key")
                .with("read", &quoted(said))
                .with("known", &listed(said));
        }
        if said.starts_with("unknown variant") {
            return Reason::new("toml-unknown-word")
                .with("read", &quoted(said))
                .with("known", &listed(said));
        }
        if said.starts_with("missing field") {
            return Reason::new("toml-missing-key").with("read", &quoted(said));
        }
        if said.starts_with("duplicate key") || said.starts_with("duplicate field") {
            return Reason::new("toml-key-twice");
        }
        Reason::new(if is_toml { "toml-value" } else { "toml-syntax" })
    }

    /// What does not fit in a template. Its readers are English and say where and what in their own ways: in
    /// Lithuanian the places and names are kept, which are the same in any language.
    pub fn of_template(said: &str) -> Reason {
        let lines: Vec<String> = said.lines().filter_map(names_of).collect();
        let names = if lines.is_empty() { "empty".to_owned() } else { lines.join("; ") };
        Reason::new("template").with("said_en", said).with("said_lt", &names)
    }
}

/// The place at the beginning of a line, and what it sets between signs.
fn names_of(line: &str) -> Option<String> {
    let place = line.split_once(": ").map(|(place, _)| place).filter(|place| place.contains('/'));
    let mut names: Vec<&str> = place.into_iter().collect();
    for (opens, closes) in [('“', '”'), ('`', '`'), ('<', '>')] {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once(opens) {
            let Some((name, after)) = after.split_once(closes) else { break };
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
            rest = after;
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

impl From<Reason> for String {
    fn from(reason: Reason) -> String {
        reason.0
    }
}

/// A finding's argument in words: a reason in the language, anything else as it is.
pub fn words(lang: Lang, value: &str) -> String {
    if !value.starts_with(KEY) {
        return value.to_owned();
    }
    let mut parts = value.split(BETWEEN);
    let key = parts.next().unwrap_or_default();
    let arguments: Vec<(&str, Argument)> = parts
        .filter_map(|fact| fact.split_once('='))
        .map(|(name, value)| match value.parse::<u64>() {
            Ok(number) if name.ends_with("_count") => (name, Argument::from(number)),
            _ => (name, Argument::from(value)),
        })
        .collect();
    message(lang, key, &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_the_system_have_words_in_both_languages() {
        let error = std::fs::read("no such folder/no such file").unwrap_err();
        let reason = String::from(Reason::of_io(&error));
        assert_eq!(words(Lang::Lt, &reason), "tokio failo ar aplanko nėra");
        assert_eq!(words(Lang::En, &reason), "there is no such file or folder");
        // Kinds that have no words of their own still say that it was the system.
        let error = std::io::Error::other("English");
        assert!(!words(Lang::Lt, &String::from(Reason::of_io(&error))).contains("English"));
    }

    #[test]
    fn errors_of_templates_keep_places_and_names_in_lithuanian() {
        let said = "mine/report.xml:9: <h1> has no attribute “style”; allowed: id";
        let reason = String::from(Reason::of_template(said));
        assert_eq!(words(Lang::En, &reason), said);
        let lithuanian = words(Lang::Lt, &reason);
        assert!(lithuanian.ends_with("mine/report.xml:9, style, h1"), "{lithuanian}");
        let reason = String::from(Reason::of_template("something else"));
        assert!(!words(Lang::Lt, &reason).contains("else"));
    }

    #[test]
    fn errors_of_toml_name_what_was_read() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)]
        struct File {
            periods: Vec<String>,
            kind: Option<Kind>,
        }
        #[derive(Debug, serde::Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Kind {
            One,
            Two,
        }
        for (text, lt, en) in [
            ("periodai = []", "„periodai“", "“periodai”"),
            ("", "„periods“", "“periods”"),
            ("periods = []\nkind = \"three\"", "one, two", "one, two"),
            ("periods = []\nperiods = []", "du kartus", "twice"),
            ("periods = 5", "kitos rūšies", "of another kind"),
            ("periods = [", "TOML", "TOML"),
        ] {
            let error = toml::from_str::<File>(text).unwrap_err();
            let is_toml = toml::from_str::<toml::Table>(text).is_ok();
            let reason = String::from(Reason::of_toml(error.message(), is_toml));
            let (in_lt, in_en) = (words(Lang::Lt, &reason), words(Lang::En, &reason));
            assert!(in_lt.contains(lt), "{text}: {} → {in_lt}", error.message());
            assert!(in_en.contains(en), "{text}: {} → {in_en}", error.message());
            assert!(!in_lt.contains('⟦') && !in_lt.contains("{$"), "{in_lt}");
        }
    }
}
