//! Letters of other alphabets that look like Latin ones: whoever types `GС-17` with a Cyrillic С sees no difference.

/// Cyrillic and Greek letters, as keys, by the Latin letters that their capitals or they themselves look like.
const LATIN: [(char, char); 32] = [
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('ѕ', 's'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('α', 'a'),
    ('β', 'b'),
    ('ε', 'e'),
    ('ζ', 'z'),
    ('η', 'h'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('μ', 'm'),
    ('ν', 'n'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'y'),
    ('χ', 'x'),
];

/// A key in Latin letters, where all its other letters look like Latin ones; as it is where one does not.
pub(super) fn in_latin(key: &str) -> String {
    if key.is_ascii() {
        return key.to_string();
    }
    let is_other = |c: char| matches!(c, '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{52F}');
    let latin = |c: char| LATIN.iter().find(|(other, _)| *other == c).map(|(_, latin)| *latin);
    let turned: Option<String> =
        key.chars().map(|c| if is_other(c) { latin(c) } else { Some(c) }).collect();
    turned.unwrap_or_else(|| key.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_alike() {
        for (name, latin) in [
            ("gс-01", "gc-01"),
            ("кв-3", "kb-3"),
            ("š-01", "š-01"),
            ("τx", "tx"),
            ("жук-1", "жук-1"),
            ("gж-с", "gж-с"),
            ("", ""),
        ] {
            assert_eq!(in_latin(name), latin);
        }
    }
}
