//! Words as offices write them: compared without case, extra spaces and invisible characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A cell's text with composed letters, plain single spaces and no invisible characters, its case kept.
///
/// Line breaks and non-breaking spaces count as spaces.
pub(super) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |c: char| {
        if is_invisible(c) {
        } else if c.is_whitespace() || c.is_control() {
            gap = true;
        } else {
            if gap && !tidied.is_empty() {
                tidied.push(' ');
            }
            gap = false;
            tidied.push(c);
        }
    };
    // Composing is by far the dearest step, and ASCII needs none.
    if text.is_ascii() {
        text.chars().for_each(&mut push)
    } else {
        text.nfc().for_each(&mut push)
    }
    tidied
}

/// The form in which words are compared.
pub(super) fn key(text: &str) -> String {
    tidy(text).to_lowercase()
}

/// A key without diacritics: `seimos nr.` for `Šeimos Nr.`.
pub(super) fn folded(key: &str) -> String {
    if key.is_ascii() {
        key.to_string()
    } else {
        key.nfd().filter(|c| !is_combining_mark(*c)).collect()
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// Words that say that nothing is known, as keys.
pub(super) fn means_missing(key: &str) -> bool {
    matches!(
        key,
        "" | "-"
            | "–"
            | "—"
            | "−"
            | "n.d."
            | "n. d."
            | "n/d"
            | "nėra duomenų"
            | "duomenų nėra"
            | "nežinoma"
            | "nežinomas"
            | "n/a"
    )
}

/// What a spreadsheet program prints where a formula has failed, as a key.
pub(super) fn is_formula_error(key: &str) -> bool {
    key.starts_with('#')
        && matches!(
            key,
            "#n/a"
                | "#ref!"
                | "#value!"
                | "#div/0!"
                | "#name?"
                | "#null!"
                | "#num!"
                | "#data!"
                | "#nuor!"
                | "#reikšmė!"
                | "#dal/0!"
                | "#vardas?"
                | "#skaičius!"
        )
}

/// A pattern in which `*` stands for anything, compared as keys are.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    parts: Vec<String>,
}

impl Pattern {
    /// Understands `word`, `word*`, `*word`, `a*b`.
    pub(super) fn new(pattern: &str) -> Self {
        Pattern { parts: key(pattern).split('*').map(str::to_string).collect() }
    }

    /// How much of the pattern is fixed: the longer, the more it says.
    pub(super) fn weight(&self) -> usize {
        self.parts.iter().map(String::len).sum()
    }

    /// Whether a key fits.
    pub(super) fn fits(&self, key: &str) -> bool {
        let (Some((first, rest)), Some(last)) = (self.parts.split_first(), self.parts.last())
        else {
            return false;
        };
        let Some(mut tail) = key.strip_prefix(first.as_str()) else { return false };
        let Some((_, middle)) = rest.split_last() else { return tail.is_empty() };
        for part in middle {
            let part = part.trim();
            let Some(at) = tail.find(part) else { return false };
            tail = &tail[at + part.len()..];
        }
        tail.ends_with(last.as_str())
    }
}

/// The known word that is closest to a key, if one is close enough to be meant.
pub(super) fn closest<'a>(key: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = folded(key);
    let mut best: Option<(f64, &str)> = None;
    for word in known {
        let likeness = strsim::normalized_damerau_levenshtein(&wanted, &folded(&self::key(word)));
        if likeness >= 0.55 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, word));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_line_breaks_and_case_do_not_matter() {
        assert_eq!(key("Šeimos\nNr."), key(" šeimos\u{a0}nr. "));
        assert_eq!(key("S\u{30c}eima"), "šeima");
        assert_eq!(tidy("  a\u{200b} \u{a0} b\r\n"), "a b");
    }

    #[test]
    fn a_star_stands_for_anything() {
        let fits = |pattern: &str, word: &str| Pattern::new(pattern).fits(&key(word));
        assert!(fits("Psichologo konsultacija*", "psichologo konsultacija vaikui"));
        assert!(fits("*konsultacija", "Teisininko  konsultacija"));
        assert!(fits("GC-*", "GC-24/017") && !fits("GC-*", "Š-017"));
        assert!(fits("a*b", "ab") && fits("a*b", "a x b") && !fits("a*b", "a"));
        assert!(fits("ne", "Ne") && !fits("ne", "nežinau"));
        assert!(!fits("ab*ba", "aba"));
        assert!(fits("*", "") && fits("*", "bet kas"));
    }

    #[test]
    fn close_words_are_suggested_and_far_ones_are_not() {
        assert_eq!(closest("bylos nr", ["Data", "Bylos Nr."]), Some("Bylos Nr."));
        assert_eq!(closest("seimos nr.", ["Šeimos Nr.", "Bylos Nr."]), Some("Šeimos Nr."));
        assert_eq!(closest("telefonas", ["Data", "Lytis"]), None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_words(text in ".*", pattern in ".*") {
            let once = tidy(&text);
            prop_assert_eq!(tidy(&once), once);
            Pattern::new(&pattern).fits(&key(&text));
            prop_assert!(Pattern::new("*").fits(&key(&text)));
        }
    }
}
