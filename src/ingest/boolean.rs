//! Yes and no as offices write them.

/// Yes or no; `key` is a word in the form in which words are compared. A `-` alone is neither.
pub(super) fn read(key: &str) -> Option<bool> {
    match key {
        "taip" | "t" | "+" | "1" | "x" | "×" | "yra" | "✓" | "✔" | "☑" | "tiesa" | "true"
        | "yes" | "y" => Some(true),
        "ne" | "n" | "0" | "nėra" | "☐" | "netiesa" | "false" | "no" => Some(false),
        _ => None,
    }
}

/// The words of [`read`] that people know, for suggestions.
pub(super) const WORDS: [&str; 6] = ["taip", "ne", "yra", "nėra", "yes", "no"];

/// Signs of "no" in a column that writes `+` for "yes".
pub(super) fn is_minus(key: &str) -> bool {
    matches!(key, "-" | "–" | "—" | "−")
}

#[cfg(test)]
mod tests {
    use super::super::words::key;
    use super::*;

    #[test]
    fn the_words_of_offices() {
        for yes in ["Taip", "T", "+", "1", "X", "x", "yra", "✓", " taip\u{a0}", "TRUE"] {
            assert_eq!(read(&key(yes)), Some(true), "{yes}");
        }
        for no in ["Ne", "N", "0", "nėra", "ne "] {
            assert_eq!(read(&key(no)), Some(false), "{no}");
        }
        for neither in ["", "-", "taip, nuo rugsėjo", "vidutinis", "nežinau", "2"] {
            assert_eq!(read(&key(neither)), None, "{neither}");
        }
    }
}
