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
            || rest.starts_with(|c: char| c.is_ascii_digit() || c == '(')
            // `Viso vaikų: 2`, `Viso vaikų 2`; a name of several words may end with a number.
            || counted(rest).is_some_and(|(of, marked)| marked || !of.contains(' '));
        return Some(if sure || is_bare { Weight::Full } else { Weight::Lead });
    }
    let of = counted(key).map_or(key, |(of, _)| of);
    if of.len() < key.len() && counts_something(of) && key.contains(':') {
        return Some(Weight::Full);
    }
    let bare = of.trim_end_matches([':', '.', ',', ' ', ')', '-', '–', '=']);
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

/// The number at the end of a total row's label: `Viso vaikų: 2`.
pub(super) fn number(key: &str) -> Option<&str> {
    counted(key).map(|(of, _)| key[of.len()..].trim_start_matches([':', '=', '-', '–', ' ']))
}

/// A label that ends with a number, without it, and whether a mark stands between them.
fn counted(key: &str) -> Option<(&str, bool)> {
    let before = key.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let number = &key[before.len()..];
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let of = before.trim_end_matches([':', '=', '-', '–', ' ']);
    let between = &before[of.len()..];
    // `GC-17` is a code, `viso - 17` is none.
    let is_apart = between.contains([' ', ':', '=']);
    let is_words = of.chars().any(char::is_alphabetic) && !of.chars().any(|c| c.is_ascii_digit());
    (is_apart && is_words).then_some((of, between.contains([':', '=', '-', '–'])))
}

/// `Vaikų skaičius`: words for how many there are of something.
fn counts_something(of: &str) -> bool {
    let words = ["skaičius", "sk.", "kiekis", "number", "count"];
    of.split(' ').any(|word| words.contains(&word)) && of.contains(' ')
}

/// A row that tells of other rows and adds nothing to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// `iš jų mokymai`: a part of a row above.
    OfWhich,
    /// `Vidurkis`.
    Average,
}

/// What a label (a key) says beside totals.
pub(super) fn aside(key: &str) -> Option<Aside> {
    let begins = |lead: &str| {
        key.strip_prefix(lead).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if OF_WHICH.iter().any(|lead| begins(lead)) {
        return Some(Aside::OfWhich);
    }
    // `Vidurkio skaičiavimas` and `Average family` are names of something.
    let is_average = AVERAGE.iter().any(|lead| {
        key.strip_prefix(lead).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with([':', '(', '=']) || {
                let rest = rest.trim_start_matches([' ', ':', '-', '–', '=']);
                rest.starts_with(|c: char| c.is_ascii_digit())
            }
        })
    });
    is_average.then_some(Aside::Average)
}

const OF_WHICH: [&str; 14] = [
    "iš jų",
    "is ju",
    "iš to skaičiaus",
    "iš to sk",
    "iš to",
    "tame tarpe",
    "tame skaičiuje",
    "tam tarpe",
    "t. sk",
    "t.sk",
    "įskaitant",
    "of which",
    "of them",
    "including",
];
const AVERAGE: [&str; 7] =
    ["vidurkis", "vid.", "vidutiniškai", "mediana", "average", "mean", "median"];

/// Whether a word for a total begins the text, whether it can begin nothing else, and what follows.
fn lead(key: &str) -> Option<(bool, &str)> {
    const LEADS: [(&str, bool); 15] = [
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
        ("bendrai", false),
        ("bendras skaičius", true),
        ("bendras kiekis", true),
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

/// Whether a cell may tell of other rows.
pub(super) fn may_be_aside(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let text = text.trim_start();
    if !text.starts_with(['i', 'I', 't', 'T', 'į', 'Į', 'o', 'O', 'v', 'V', 'm', 'M', 'a', 'A']) {
        return false;
    }
    let begins = |lead: &str| {
        let mut lower = text.chars().flat_map(char::to_lowercase);
        lead.chars().take(3).all(|letter| lower.next() == Some(letter))
    };
    OF_WHICH.iter().chain(&AVERAGE).any(|lead| begins(lead))
}

/// Most cells hold no such word; making keys of all of them would take long.
fn may_hold_a_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    let begins = |word: &[u8]| {
        let start = text.trim_start().as_bytes();
        start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    holds(b"viso")
        || holds(b"suma")
        || holds(b"total")
        || begins(b"bendr")
        || text.contains('∑')
        || (text.ends_with(|c: char| c.is_ascii_digit()) && text.contains(':'))
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
            "viso vaikų: 2",
            "viso vaikų 2",
            "viso - 12",
            "vaikų iš viso: 2",
            "vaikų iš viso 2",
            "vaikų skaičius: 12",
            "šeimų sk.: 3",
            "bendras skaičius: 4",
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
            "skaičius: 3",
            "gc: 17",
            "byla: 3",
            "bendraičių šeima",
        ] {
            assert_eq!(word(text), None, "{text}");
        }
        assert_eq!(word("viso gero klubas 2"), Some(Weight::Lead));
    }

    #[test]
    fn parts_and_averages_tell_of_other_rows() {
        for text in ["iš jų mokymai", "iš jų:", "t. sk. maistas", "t.sk.: kuras", "of which food"]
        {
            assert_eq!(aside(text), Some(Aside::OfWhich), "{text}");
        }
        for text in ["vidurkis", "vidurkis:", "vidurkis 2024 m.", "average", "mediana: 4"] {
            assert_eq!(aside(text), Some(Aside::Average), "{text}");
        }
        for text in
            ["iš jūros", "vidurkio skaičiavimas", "average family", "vid. mokykla", "meanas"]
        {
            assert_eq!(aside(text), None, "{text}");
        }
        for text in ["Iš jų", "IŠ JŲ maistas", "Vidurkis", " t. sk. kuras", "Įskaitant kitus"]
        {
            assert!(may_be_aside(&Cell::Text(text.to_string())), "{text}");
        }
        for text in ["Vaikų skaičius: 2", "Bendras kiekis", "IŠ VISO"] {
            assert!(may_be_label(&Cell::Text(text.to_string())), "{text}");
        }
    }

    #[test]
    fn a_label_may_end_with_its_number() {
        for (text, says) in [
            ("viso vaikų: 2", Some("2")),
            ("iš viso - 12", Some("12")),
            ("vaikų iš viso 2", Some("2")),
            ("viso", None),
            ("gc-17", None),
        ] {
            assert_eq!(number(text), says, "{text}");
        }
    }
}
