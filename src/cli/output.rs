//! Where words go: results to standard output, problems and progress to standard error.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::io::{IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::present;
use super::titles::Titles;
use crate::finding::Finding;
use crate::library::Library;
use crate::locale::{Argument, Lang, message};
use crate::visible;

/// The terminal, or whatever stands in its place.
pub struct Output {
    /// Language of messages.
    pub lang: Lang,
    colour: bool,
    error_colour: bool,
    titles: OnceCell<Titles>,
}

/// What a piece of text is; colours only repeat what words and signs say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Strong,
    /// Of less weight.
    Faint,
    /// Good.
    Good,
    /// Bad.
    Bad,
    /// To be looked at.
    Doubtful,
}

impl Output {
    /// Finds out whether colours may be used: on a terminal, and not with `NO_COLOR`.
    pub fn new(lang: Lang) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Output {
            lang,
            colour: wanted && std::io::stdout().is_terminal(),
            error_colour: wanted && std::io::stderr().is_terminal(),
            titles: OnceCell::new(),
        }
    }

    /// From now on findings are told with the titles of this library.
    pub fn knows(&self, library: &Library) {
        // Two libraries in one command hold the same titles.
        let _ = self.titles.set(Titles::of(library));
    }

    /// Titles, as far as a library is known.
    pub fn titles(&self) -> &Titles {
        self.titles.get_or_init(Titles::default)
    }

    /// A text in its tone, for standard output.
    pub fn toned(&self, tone: Tone, text: &str) -> String {
        coloured(self.colour, tone, text)
    }

    /// A line to standard output.
    ///
    /// # Errors
    /// The output is closed or full.
    pub fn line(&mut self, text: &str) -> std::io::Result<()> {
        writeln!(std::io::stdout(), "{}", told(self.colour, text))
    }

    /// JSON to standard output: what nobody sees is written as JSON says it.
    ///
    /// # Errors
    /// As [`Output::line`].
    pub fn json(&mut self, value: &serde_json::Value) -> std::io::Result<()> {
        writeln!(std::io::stdout(), "{}", visible::json(format!("{value:#}")))
    }

    /// Lines of CSV to standard output.
    ///
    /// # Errors
    /// As [`Output::line`].
    pub fn csv(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.bytes(visible::visible(&String::from_utf8_lossy(bytes)).as_bytes())
    }

    /// Bytes to standard output.
    ///
    /// # Errors
    /// As [`Output::line`].
    pub fn bytes(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        std::io::stdout().write_all(bytes)
    }

    /// A message in the user's language.
    pub fn say(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        message(self.lang, key, arguments)
    }

    /// Problems that stopped the command, to standard error.
    pub fn problems(&self, findings: &[Finding]) {
        let tone = |tone, text: &str| coloured(self.error_colour, tone, text);
        for finding in findings {
            // Standard error may be closed; there is nobody left to tell.
            let text = present::one(finding, self.titles(), self.lang, &tone);
            let _ = writeln!(std::io::stderr(), "{}", told(self.error_colour, &text));
        }
    }

    /// A remark to standard error that is not a result.
    pub fn remark(&self, text: &str) {
        let _ = writeln!(std::io::stderr(), "{}", told(self.error_colour, text));
    }

    /// A sign of life on long work; nothing where standard error is no terminal.
    pub fn progress(&self, key: &str) -> ProgressBar {
        if !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(self.say(key, &[]));
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }
}

fn coloured(colour: bool, tone: Tone, text: &str) -> String {
    if !colour || text.is_empty() {
        return text.to_owned();
    }
    let code = match tone {
        Tone::Strong => STRONG,
        Tone::Faint => FAINT,
        Tone::Good => GOOD,
        Tone::Bad => BAD,
        Tone::Doubtful => DOUBTFUL,
    };
    // What looks like a tone of ours in somebody else's words is none.
    format!("{code}{}{PLAIN}", visible::visible(text))
}

const STRONG: &str = "\u{1b}[1m";
const FAINT: &str = "\u{1b}[2m";
const GOOD: &str = "\u{1b}[32m";
const BAD: &str = "\u{1b}[31m";
const DOUBTFUL: &str = "\u{1b}[33m";
const PLAIN: &str = "\u{1b}[0m";

/// A text as a terminal is given it: nothing in it is obeyed but the tones.
fn told(colour: bool, text: &str) -> Cow<'_, str> {
    if !colour {
        return visible::visible(text);
    }
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        let (before, from) = rest.split_at(at);
        told.push_str(&visible::visible(before));
        let tones = [STRONG, FAINT, GOOD, BAD, DOUBTFUL, PLAIN];
        match tones.into_iter().find(|tone| from.starts_with(tone)) {
            Some(tone) => {
                told.push_str(tone);
                rest = &from[tone.len()..];
            }
            None => {
                visible::name('\u{1b}', &mut told);
                rest = &from[1..];
            }
        }
    }
    told.push_str(&visible::visible(rest));
    Cow::Owned(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_the_tones_alone() {
        let hostile = "x\u{1b}[2J\u{9b}H\u{202e}y\u{1b}[31m";
        let named = "x[U+001B][2J[U+009B]H[U+202E]y[U+001B][31m";
        assert_eq!(told(false, hostile), named);
        let toned = coloured(true, Tone::Bad, hostile);
        assert_eq!(told(true, &toned), format!("{BAD}{named}{PLAIN}"));
        assert_eq!(told(true, "a\u{1b}[1;31mb\n\tc"), "a[U+001B][1;31mb\n\tc");
    }
}
