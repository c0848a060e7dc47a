//! A person's name as the key of a record: the order of its words tells nobody apart, and only a hash of it goes on.

use sha2::{Digest, Sha256};

use super::words::key;

/// What begins every such key, so that no reader takes one for a number or a day.
const MARK: &str = "asm-";
/// Hexadecimal digits of a hash: two names out of a million share them once in many lives of this program.
const DIGITS: usize = 16;

/// The key of a name: `Ona Petraitė` and `petraitė ona` have one.
pub(super) fn hashed(name: &str) -> String {
    let word = key(name).replace(['‐', '‑', '–', '—', '−'], "-").replace(',', " ");
    let mut words: Vec<&str> = word.split_whitespace().collect();
    words.sort_unstable();
    format!("{MARK}{}", digits(&words.join(" ")))
}

/// Whether a text looks like the names of one person: two to four words with a capital each, and nothing but letters.
pub(super) fn is_like_one(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&str| {
        let bare = word.trim_end_matches([',', '.']);
        bare.starts_with(char::is_uppercase)
            && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '–' | '’' | '\''))
            && bare.chars().any(char::is_lowercase)
    };
    (2..=4).contains(&words.len()) && words.iter().all(is_name)
}

/// The key together with what stands in a further column.
pub(super) fn joined(name: &str, part: &str) -> String {
    if name.starts_with(MARK) {
        format!("{name}-{}", digits(&key(part)))
    } else {
        format!("{name}|{part}")
    }
}

/// Whether a key holds a name and nothing else.
pub(super) fn is_name_alone(key: &str) -> bool {
    key.strip_prefix(MARK).is_some_and(|rest| rest.len() == DIGITS)
}

fn digits(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_words_and_their_case_tell_nobody_apart() {
        let one = hashed("Ona Petraitė-Jonė");
        for other in ["PETRAITĖ-JONĖ Ona", "Petraitė–Jonė, Ona", " Ona  Petraitė-Jonė"] {
            assert_eq!(hashed(other), one, "{other}");
        }
        assert_ne!(hashed("Ona Petraite-Jonė"), one);
        // The first digits of SHA-256 of the words in their order, by another program.
        assert_eq!(hashed("b a"), "asm-c8687a08aa5d6ed2");
    }

    #[test]
    fn names_of_people_are_told_from_other_words() {
        for name in ["Ona Petraitė", "Petraitė Ona", "Ona Marija Petraitė-Jonė", "Petraitė, Ona"]
        {
            assert!(is_like_one(name), "{name}");
        }
        for word in ["šeima", "Ona", "GC-17 Ona", "Globa nuo", "SP BG", "Ona Petraitė 3", ""] {
            assert!(!is_like_one(word), "{word}");
        }
    }

    #[test]
    fn a_key_of_several_parts_begins_with_the_name() {
        let (one, other) = (hashed("Ona Petraitė"), hashed("Jonas Petraitis"));
        let joined = super::joined(&one, "3");
        assert!(is_name_alone(&one) && !is_name_alone(&joined));
        assert!(joined.starts_with(&one) && !joined.starts_with(&other));
        assert_eq!(super::joined("K-1", "3"), "K-1|3");
        assert!(!joined.contains("Ona") && !joined.contains("ona"));
    }
}
