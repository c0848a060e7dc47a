//! Words as offices write them: compared without case, extra spaces and invisible characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A cell's text with composed letters, plain single spaces and no invisible characters, its case kept.
///
/// Line breaks and non-breaking spaces count as spaces.
pub(super) fn tidy(text: &str) -> String {
    if is_tidy(text) { text.to_string() } else { tidied(text) }
}

/// Whether nothing of a text would change: most cells are read many times, and are tidy.
fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        match c {
            ' ' if before == ' ' => return false,
            // Letters and signs before U+0300 are composed; without the no-break space and the soft hyphen they are seen.
            ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' => before = c,
            _ => return false,
        }
    }
    before != ' ' || text.is_empty()
}

fn tidied(text: &str) -> String {
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
    // Composing is by far the dearest step. Letters before U+0300 are composed already, and none of them combines.
    if text.chars().all(|c| c < '\u{300}') {
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

/// Words and signs that say that nothing is known, as keys: those of offices, databases, pivot tables and statistics.
pub(super) fn means_missing(key: &str) -> bool {
    let is_sign = |c: char| matches!(c, '-' | '–' | '—' | '−' | '.' | '…' | '_');
    key.chars().all(is_sign)
        || matches!(
            key,
            "?" | "n.d."
                | "n. d."
                | "n/d"
                | "nėra duomenų"
                | "duomenų nėra"
                | "nežinoma"
                | "nežinomas"
                | "n/a"
                | "n.a."
                | "na"
                | "<na>"
                | "null"
                | "(null)"
                | "<null>"
                | "none"
                | "nan"
                | "nat"
                | "undefined"
                | "(blank)"
                | "(tuščia)"
                | "(tuščias)"
                | "(empty)"
                | "(пусто)"
        )
}

/// What follows the `#` where a program prints a word for "not available" or "still working" that no sign ends.
const NOT_AVAILABLE: [&str; 11] = [
    "nv",
    "nb",
    "nav",
    "yok",
    "puudub",
    "saknas",
    "ogiltig",
    "hiányzik",
    "není_k_dispozici",
    "getting_data",
    "busy",
];

/// What an office program prints in place of a value that it could not give, as a key: a formula that failed, a column
/// that is too narrow, an answer still to come, letters that were lost.
pub(super) fn is_error_word(key: &str) -> bool {
    if let Some(rest) = key.strip_prefix('#') {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_');
        // Spanish opens what it calls out: `#¡REF!`.
        let bare = rest.trim_start_matches(['¡', '¿']);
        let named = bare
            .strip_suffix(['!', '?'])
            .is_some_and(|name| name.chars().all(is_name) && name.chars().any(char::is_alphabetic));
        // "Not available" is two initials in most languages: `#N/A`, `#N/D`, `#I/T`, `#Н/Д`.
        let initials = matches!(rest.chars().collect::<Vec<_>>()[..], [one, '/', two]
            if one.is_alphabetic() && two.is_alphabetic());
        // A number alone (`#17`) is somebody's name for something.
        return named
            || initials
            || (rest.len() >= 2 && rest.chars().all(|c| c == '#'))
            || NOT_AVAILABLE.contains(&rest);
    }
    // Question marks are what is left of letters that a program could not write.
    if key.len() >= 2 && key.chars().all(|c| matches!(c, '?' | '\u{FFFD}')) {
        return true;
    }
    let code = key.strip_prefix("err:").or_else(|| key.strip_prefix("klaida:"));
    code.is_some_and(|code| !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit()))
        || matches!(key, "loading..." | "loading…" | "įkeliama..." | "įkeliama…")
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

    /// Whether something holds for one of its fixed parts.
    pub(super) fn says(&self, what: impl Fn(&str) -> bool) -> bool {
        self.parts.iter().any(|part| what(part))
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
    fn a_space_between_stars_is_part_of_the_pattern() {
        let fits = |pattern: &str, word: &str| Pattern::new(pattern).fits(&key(word));
        assert!(fits("* *", "Vardenis Pavardenis") && !fits("* *", "šeima") && !fits("* *", ""));
        assert!(fits("a * b", "a x b") && fits("a * b", "A  x  B"));
        for word in ["ab", "a b", "a", "b", "axb"] {
            assert!(!fits("a * b", word), "{word}");
        }
        assert!(fits("* ir *", "globa ir rūpyba") && !fits("* ir *", "vairuotojas"));
    }

    #[test]
    fn words_for_nothing_are_known_in_every_program() {
        for word in [
            "NULL",
            "None",
            "NaN",
            "nan",
            "NA",
            "N/A",
            "(blank)",
            "(tuščia)",
            "?",
            "…",
            "...",
            "-",
            "–",
            "—",
            "--",
            "n/a",
            "n.d.",
            " – ",
            "NaT",
            "<NA>",
            "",
        ] {
            assert!(means_missing(&key(word)), "{word}");
        }
        for word in ["0", "GC-1", "ne", "nėra", "a", "-1", "NA-17", "Nonė", "x", "#N/A"] {
            assert!(!means_missing(&key(word)), "{word}");
        }
    }

    #[test]
    fn error_words_are_known_in_every_program() {
        for word in [
            "#SPILL!",
            "??",
            "???",
            "#CALC!",
            "#FIELD!",
            "#GETTING_DATA",
            "#ERROR!",
            "#N/A",
            "Loading...",
            "Err:502",
            "Err:508",
            "########",
            "###",
            "#REF!",
            "#DIV/0!",
            "#NAME?",
            "#NUOR!",
            "#REIKŠMĖ!",
            "#DAL/0!",
            "#VARDAS?",
            "#NV",
            "#WERT!",
            "#ССЫЛКА!",
            "#BLOCKED!",
            "#UNKNOWN!",
            "#PYTHON!",
            "#¡REF!",
            "#¡VALOR!",
            "#¿NOMBRE?",
            "#VERWEIS!",
            "#BEZUG!",
            "#N/D",
            "#I/T",
            "#Н/Д",
            "#ЗНАЧ!",
            "#PAVADINIMAS?",
            "#DZIEL/0!",
            "#PUUDUB",
            "#NENÍ_K_DISPOZICI",
        ] {
            assert!(is_error_word(&key(word)), "{word}");
        }
        for word in [
            "#17", "#A17", "#", "##", "Err", "Err:", "klaida", "GC#1!", "loading", "#GC-17",
            "#1/2", "#¡",
        ] {
            assert!(!is_error_word(&key(word)), "{word}");
        }
    }

    #[test]
    fn close_words_are_suggested_and_far_ones_are_not() {
        assert_eq!(closest("bylos nr", ["Data", "Bylos Nr."]), Some("Bylos Nr."));
        assert_eq!(closest("seimos nr.", ["Šeimos Nr.", "Bylos Nr."]), Some("Šeimos Nr."));
        assert_eq!(closest("telefonas", ["Data", "Lytis"]), None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_words(text in "(.|[ a\u{a0}ž\u{ad}]){0,12}", pattern in ".*") {
            let once = tidy(&text);
            prop_assert_eq!(tidy(&once), once.as_str());
            prop_assert_eq!(tidied(&text), once);
            Pattern::new(&pattern).fits(&key(&text));
            prop_assert!(Pattern::new("*").fits(&key(&text)));
        }
    }
}
