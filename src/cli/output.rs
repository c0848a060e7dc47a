//! Where words go: results to standard output, problems and progress to standard error.

use std::cell::OnceCell;
use std::io::{IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::present;
use super::titles::Titles;
use crate::finding::Finding;
use crate::library::Library;
use crate::locale::{Argument, Lang, message};

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
        writeln!(std::io::stdout(), "{text}")
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
            let _ = writeln!(
                std::io::stderr(),
                "{}",
                present::one(finding, self.titles(), self.lang, &tone)
            );
        }
    }

    /// A remark to standard error that is not a result.
    pub fn remark(&self, text: &str) {
        let _ = writeln!(std::io::stderr(), "{text}");
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
    let code = match tone {
        _ if !colour || text.is_empty() => return text.to_owned(),
        Tone::Strong => "1",
        Tone::Faint => "2",
        Tone::Good => "32",
        Tone::Bad => "31",
        Tone::Doubtful => "33",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}
