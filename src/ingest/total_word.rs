//! Words that make a row a total.

use super::cell::Cell;

/// How much a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// `Viso gero klubas`: the first word of a name as likely.
    Lead,
    /// `Globa Total`: the last word of a name as likely.
    Tail,
    /// `Iš viso`, `Viso:`, `Grand Total 2024`.
    Full,
}

/// How much a cell's text (a key) says that its row is a total; `None` where it says nothing of the kind.
pub(super) fn word(key: &str) -> Option<Weight> {
    if let Some((sure, rest)) = lead(key) {
        let is_bare = rest.is_empty()
            || rest.ends_with(':')
            || rest.starts_with(|c: char| c.is_ascii_digit() || c == '(');
        return Some(if sure || is_bare { Weight::Full } else { Weight::Lead });
    }
    let bare = key.trim_end_matches([':', '.', ',', ' ', ')', '-', '–', '=']);
    let ends = |word: &str| {
        bare.strip_suffix(word).is_some_and(|before| {
            !before.ends_with(char::is_alphanumeric) && !before.ends_with('-')
        })
    };
    if ends("iš viso") || ends("is viso") {
        Some(Weight::Full)
    } else if ["viso", "total", "suma"].into_iter().any(ends) {
        Some(Weight::Tail)
    } else {
        None
    }
}

/// What follows the word in a total row's label: the day or the thing that it is of; empty where it names none.
pub(super) fn named(key: &str) -> &str {
    lead(key).map_or("", |(_, rest)| rest)
}

/// Whether a word for a total begins the text, whether it can begin nothing else, and what follows.
fn lead(key: &str) -> Option<(bool, &str)> {
    const LEADS: [(&str, bool); 12] = [
        ("iš viso", true),
        ("is viso", true),
        ("išviso", true),
        ("bendra suma", true),
        ("tarpinė suma", true),
        ("grand total", true),
        ("sub-total", true),
        ("subtotal", true),
        ("viso", false),
        ("suma", false),
        ("total", false),
        ("∑", true),
    ];
    LEADS.iter().find_map(|(lead, sure)| {
        let rest = key.strip_prefix(lead)?;
        let mut next = rest.chars();
        // `Total-5` is a code.
        let is_joined = match next.next() {
            Some('-' | '/' | '_') => next.next().is_some_and(char::is_alphanumeric),
            Some(c) => c.is_alphanumeric(),
            None => false,
        };
        (!is_joined).then(|| (*sure, rest.trim_start_matches([':', '.', ',', ' ', '-', '–', '='])))
    })
}

/// Whether a cell may be the label of a total.
pub(super) fn may_be_label(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if may_hold_a_word(text))
}

/// Most cells hold no such word; making keys of all of them would take long.
fn may_hold_a_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    holds(b"viso") || holds(b"suma") || holds(b"total") || text.contains('∑')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_a_total_is_known_wherever_it_stands() {
        for text in [
            "iš viso",
            "iš viso:",
            "viso:",
            "viso",
            "iš viso 2024",
            "viso 2024 m.",
            "grand total",
            "globa iš viso",
            "viso et.:",
            "total (2024)",
            "iš viso 2024-12-31:",
            "iš viso vaikų",
            "subtotal",
            "suma:",
        ] {
            assert_eq!(word(text), Some(Weight::Full), "{text}");
        }
        for text in ["globa total", "globa, viso", "visos paslaugos, suma:"] {
            assert_eq!(word(text), Some(Weight::Tail), "{text}");
        }
        for text in ["viso gero klubas", "total care", "suma sumarum fondas"] {
            assert_eq!(word(text), Some(Weight::Lead), "{text}");
        }
        for text in [
            "visockas",
            "total-5",
            "viso-3",
            "totalinis",
            "sumavimas",
            "visos dienos centras",
            "prasuma",
            "a-total",
        ] {
            assert_eq!(word(text), None, "{text}");
        }
    }
}
