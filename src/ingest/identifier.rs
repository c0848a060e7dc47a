//! One cell to the name of a record: a file number, a family's number, a response's id.
//!
//! A name is text, and spreadsheets take some names for numbers, days or times. What they made of them cannot be turned
//! back: `5,1203E+10` stands for a million different codes.

use rust_decimal::Decimal;

use super::cell::Cell;

/// The digits that spreadsheets keep of a number; the others become noughts.
const KEPT_DIGITS: usize = 15;
/// The digits that are left of a number once it was shown as `5,1203E+10`.
const SHOWN_DIGITS: usize = 6;
/// From so many digits on programs show a number as `5,1203E+10`.
const LONG: usize = 11;

/// Words by which people say that they name nobody, or the one above.
const NO_NAMES: [&str; 18] = [
    "nėra",
    "neturi",
    "nežinau",
    "nenurodyta",
    "nenurodytas",
    "nepriskirta",
    "unknown",
    "not known",
    "nil",
    "\\n",
    "xxx",
    "tas pats",
    "ta pati",
    "ten pat",
    "same",
    "ditto",
    "klaida",
    "[object object]",
];

/// Truth values as spreadsheets print them in the languages of offices.
const TRUTHS: [&str; 8] =
    ["true", "false", "tiesa", "netiesa", "истина", "ложь", "prawda", "fałsz"];

/// Reads a name; `text` is the cell's, tidied.
///
/// # Errors
/// What a spreadsheet made of it, as the word by which messages choose their wording.
pub(super) fn read(cell: &Cell, text: &str) -> Result<String, &'static str> {
    match cell {
        Cell::Time(_) => return Err("time"),
        Cell::Bool(_) => return Err("truth"),
        Cell::Number(number) if digits(*number) > KEPT_DIGITS => return Err("digits"),
        _ => {}
    }
    if is_scientific(text) {
        return Err("scientific");
    }
    let word = text.to_lowercase();
    if TRUTHS.contains(&word.as_str()) {
        return Err("truth");
    }
    if is_unfinished(text) {
        return Err("unfinished");
    }
    if NO_NAMES.contains(&word.as_str()) || !text.chars().any(char::is_alphanumeric) {
        return Err("word");
    }
    if text.len() >= LONG
        && text.bytes().all(|b| b.is_ascii_digit())
        && (1..=SHOWN_DIGITS).contains(&text.trim_end_matches('0').len())
    {
        return Err("noughts");
    }
    Ok(text.to_string())
}

/// A name of which the number is still to come, `GC-`, `GC-…`, or is doubted by who wrote it, `GC-?`, `GC-17?`.
fn is_unfinished(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let named = text.trim_end_matches(|c: char| {
        matches!(c, '?' | '…' | '.' | '_' | '/' | ' ' | '-' | '–' | '—' | '−')
    });
    let ending = &text[named.len()..];
    let is_asked = ending.contains('?') && !named.contains(' ');
    let is_open = ending.contains(['-', '–', '—', '−', '/', '_', '…']) || ending.contains("..");
    // A name that is no number at all may end as it likes, if it is long: `R_1bQ-` of a survey.
    let is_prefix = named.chars().count() <= 4 && named.chars().all(char::is_alphabetic);
    !named.is_empty()
        && ((is_asked && (is_prefix || named.contains(is_digit))) || (is_open && is_prefix))
}

/// Digits before the decimal sign: those beyond the kept ones are noughts already.
fn digits(number: Decimal) -> usize {
    number.trunc().abs().to_string().len()
}

/// `5,1203E+10`, `1e+05`, `5.12E10`; not `3E5`, which may be somebody's name for a class.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = match mantissa.split_once([',', '.']) {
        Some((whole, part)) => (whole, Some(part)),
        None => (mantissa, None),
    };
    let unsigned = exponent.strip_prefix(['+', '-']);
    all_digits(whole)
        && whole.len() == 1
        && part.is_none_or(all_digits)
        && all_digits(unsigned.unwrap_or(exponent))
        && (part.is_some() || unsigned.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Result<String, &'static str> {
        read(&Cell::Text(text.to_string()), text)
    }

    #[test]
    fn what_spreadsheets_make_of_long_numbers_is_not_taken_for_a_name() {
        for name in ["5,1203E+10", "5.1203E+10", "1e+05", "5.12E10", "1E-3"] {
            assert_eq!(text(name), Err("scientific"), "{name}");
        }
        assert_eq!(text("51203000000"), Err("noughts"));
        assert_eq!(text("10000000000"), Err("noughts"));
        let number = |digits: &str| Cell::Number(digits.parse().unwrap());
        for long in ["12345678901234567", "12345678901234500"] {
            assert_eq!(read(&number(long), long), Err("digits"));
        }
        assert_eq!(read(&Cell::Bool(true), "TRUE"), Err("truth"));
        assert_eq!(read(&Cell::Time(Decimal::from(184)), "3:04"), Err("time"));
    }

    #[test]
    fn words_for_nobody_and_ditto_marks_name_nobody() {
        for word in ["nėra", "Nežinau", "unknown", "tas pats", "-//-", "″", "~", "xxx"] {
            assert_eq!(text(word), Err("word"), "{word}");
        }
        assert_eq!(text("Nėra-1"), Ok("Nėra-1".to_string()));
    }

    #[test]
    fn a_name_without_its_number_is_no_name() {
        for name in ["GC-", "GC –", "GC-?", "GC-??", "GC-…", "GC/", "GC-17?", "Š-", "gc_", "17?"]
        {
            assert_eq!(text(name), Err("unfinished"), "{name}");
        }
        for name in ["R_1bQ-", "abcde-", "17-", "GC", "Ar viskas gerai?", "GC-17.", "A."] {
            assert_eq!(text(name).as_deref(), Ok(name), "{name}");
        }
    }

    #[test]
    fn truth_values_are_no_names() {
        for name in ["TRUE", "False", "TIESA", "ИСТИНА"] {
            assert_eq!(text(name), Err("truth"), "{name}");
        }
    }

    #[test]
    fn names_stay_as_they_are() {
        for name in [
            "GC-24/017",
            "0017",
            "3E5",
            "E10",
            "17 byla",
            "39001010000",
            "100000",
            "2024/17",
            "0",
            "1.1",
            "R_1E+",
            "512E+10",
            "000000000000",
        ] {
            assert_eq!(text(name).as_deref(), Ok(name), "{name}");
        }
        assert_eq!(read(&Cell::Number(Decimal::from(17)), "17").as_deref(), Ok("17"));
    }
}
