//! A word of the mapping with something added to it: `psichologas (neatvyko)`, `psichologas – 2 kartai`.
//!
//! What is added may say that nothing happened, or that it happened twice.

/// What an addition says of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Addition {
    /// So many times, at least two.
    Times(usize),
    /// That it did not take place.
    NotHeld,
    /// Something else.
    Other,
}

/// Beginnings of words that say that something did not take place.
const NOT_HELD: [&str; 20] = [
    "neatvyk",
    "neatėj",
    "nedalyvav",
    "neįvyk",
    "nevyk",
    "nebuvo",
    "atšauk",
    "atsauk",
    "atsisak",
    "perkel",
    "nukel",
    "nesutei",
    "no-show",
    "no show",
    "cancel",
    "did not",
    "postponed",
    "отмен",
    "не яв",
    "не приш",
];

/// More often than on each day of a month nothing is done in one row.
const MOST: usize = 31;

/// The word and what is added to it, of a key; `None` where nothing is.
pub(super) fn split(key: &str) -> Option<(&str, Addition)> {
    let marks = ["(", "[", " – ", " — ", " - ", ": ", "; ", ", ", " x", " ×"];
    let at = marks.iter().filter_map(|mark| key.find(mark)).min()?;
    let (word, added) = (key[..at].trim(), &key[at..]);
    (!word.is_empty()).then(|| (word, meaning(added)))
}

/// Whether a text says anywhere that something did not take place.
pub(super) fn says_not_held(text: &str) -> bool {
    NOT_HELD.iter().any(|word| text.contains(word))
}

/// What an addition says.
pub(super) fn meaning(added: &str) -> Addition {
    if says_not_held(added) {
        return Addition::NotHeld;
    }
    match times(added) {
        Some(times) if (2..=MOST).contains(&times) => Addition::Times(times),
        _ => Addition::Other,
    }
}

/// `2 kartai`, `2 k.`, `2x`, `×3`.
fn times(added: &str) -> Option<usize> {
    let bare: String = added
        .chars()
        .filter(|c| !matches!(c, '(' | ')' | '[' | ']' | '–' | '—' | ',' | ';' | ':' | '.' | ' '))
        .collect();
    let bare = bare.trim_matches('-');
    let words = ["kartus", "kartai", "kartų", "kart", "times", "vnt", "k", "x", "×"];
    let before = words.iter().find_map(|word| bare.strip_suffix(word));
    let behind = ["x", "×"].iter().find_map(|word| bare.strip_prefix(word));
    before.or(behind)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_added_to_a_word_is_seen() {
        for (key, expected) in [
            ("psichologas (2 kartai)", Some(("psichologas", Addition::Times(2)))),
            ("psichologas – 3 k.", Some(("psichologas", Addition::Times(3)))),
            ("psichologas x2", Some(("psichologas", Addition::Times(2)))),
            ("psichologas (neatvyko)", Some(("psichologas", Addition::NotHeld))),
            ("psichologas – atšaukta", Some(("psichologas", Addition::NotHeld))),
            ("psichologas, atsisakė", Some(("psichologas", Addition::NotHeld))),
            ("psichologas (individuali)", Some(("psichologas", Addition::Other))),
            ("psichologas (1 kartas)", Some(("psichologas", Addition::Other))),
            ("psichologas", None),
            ("psichologo konsultacija vaikui", None),
            ("(2 kartai)", None),
            ("", None),
        ] {
            assert_eq!(split(key), expected, "{key}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".*") { split(&text); }

        #[test]
        fn no_list_breaks_it(text in "[a-z0-9 (),;–x×.-]{0,24}") { split(&text); }
    }
}
