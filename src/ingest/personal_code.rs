//! The Lithuanian personal code (asmens kodas, RST 1185-91): eleven digits that prove themselves.
//!
//! `L YYMMDD NNN K`: century and sex, birth date, order number, check digit.

use chrono::NaiveDate;

use super::cell::Cell;
use super::identifier;

/// Reads a code; `text` is the cell's, tidied. Spaces and dashes between its digits are left aside.
///
/// # Errors
/// What is wrong with it, as the word by which messages choose their wording.
pub(super) fn read(cell: &Cell, text: &str) -> Result<String, &'static str> {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '–' | '—')).collect();
    // That a spreadsheet shortened it says more than that it is too short.
    let bare = match identifier::read(cell, text) {
        Ok(_) => bare,
        Err(_) if is_valid(&bare) => bare,
        Err(reason) => return Err(reason),
    };
    if !bare.bytes().all(|b| b.is_ascii_digit()) {
        return Err("letters");
    }
    if bare.len() != 11 {
        return Err("length");
    }
    if !has_date(&bare) {
        return Err("date");
    }
    if !has_check_digit(&bare) {
        return Err("check");
    }
    Ok(bare)
}

fn is_valid(code: &str) -> bool {
    code.len() == 11
        && code.bytes().all(|b| b.is_ascii_digit())
        && has_date(code)
        && has_check_digit(code)
}

/// The birth date that a valid code tells; of very old people and of foreigners some tell none.
pub(super) fn birth(code: &str) -> Option<NaiveDate> {
    let (year, month, day) = date(code)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Whether a valid code is a woman's; one that begins with 9 does not tell.
pub(super) fn is_female(code: &str) -> Option<bool> {
    let first = code.bytes().next().filter(|digit| (b'1'..=b'8').contains(digit))?;
    Some(first % 2 == 0)
}

/// Year, month and day as the first seven digits tell them.
fn date(code: &str) -> Option<(i32, u32, u32)> {
    let century = match code.as_bytes().first()? {
        b'1' | b'2' => 1800,
        b'3' | b'4' => 1900,
        b'5' | b'6' => 2000,
        b'7' | b'8' => 2100,
        _ => return None,
    };
    let part = |from: usize| code[from..from + 2].parse::<u32>().unwrap_or(99);
    Some((century + part(1) as i32, part(3), part(5)))
}

/// Whether the digits 2 to 7 are a day of the century that the first one names.
fn has_date(code: &str) -> bool {
    let Some((year, month, day)) = date(code) else {
        // Codes that begin with 9 tell no date.
        return code.starts_with('9');
    };
    // Of very old people the month and the day were not always known.
    let unknown = year < 2000 && (month == 0 || day == 0) && month <= 12 && day <= 31;
    unknown || NaiveDate::from_ymd_opt(year, month, day).is_some()
}

fn has_check_digit(code: &str) -> bool {
    const FIRST: [u32; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
    const SECOND: [u32; 10] = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];
    let digits: Vec<u32> = code.bytes().map(|b| u32::from(b - b'0')).collect();
    let rest = |weights: [u32; 10]| {
        digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11
    };
    let check = match rest(FIRST) {
        10 => rest(SECOND) % 10,
        rest => rest,
    };
    digits[10] == check
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Result<String, &'static str> {
        read(&Cell::Text(text.to_string()), text)
    }

    /// Codes of the standard's three branches, of the 19th century so that nobody living has them.
    #[test]
    fn codes_with_a_right_check_digit_are_read() {
        for valid in ["18001010007", "18001010035", "18001010270", "33309240064", "39001010000"] {
            assert_eq!(code(valid).as_deref(), Ok(valid));
        }
        assert_eq!(code("180 0101 0035").as_deref(), Ok("18001010035"));
        assert_eq!(code("1800101-0035").as_deref(), Ok("18001010035"));
        let number = Cell::Number("18001010035".parse().unwrap());
        assert_eq!(read(&number, "18001010035").as_deref(), Ok("18001010035"));
    }

    #[test]
    fn a_code_that_fails_says_why() {
        for (text, why) in [
            ("33309240164", "check"),
            ("38208080214", "check"),
            ("18001010008", "check"),
            ("18013010007", "date"),
            ("51299990001", "date"),
            ("01001010007", "date"),
            ("1800101000", "length"),
            ("180010100070", "length"),
            ("UA-123", "letters"),
            ("5,1203E+10", "scientific"),
            ("51203000000", "noughts"),
        ] {
            assert_eq!(code(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_code_tells_birth_and_sex() {
        assert_eq!(birth("33309240064"), NaiveDate::from_ymd_opt(1933, 9, 24));
        assert_eq!(is_female("33309240064"), Some(false));
        assert_eq!(is_female("43309240064"), Some(true));
        // Nobody is born in this century before it begins: 2000 and later begin with 5 and 6.
        assert_eq!(birth("60002290000"), NaiveDate::from_ymd_opt(2000, 2, 29));
        assert_eq!(is_female("60002290000"), Some(true));
        assert_eq!((birth("99999990004"), is_female("99999990004")), (None, None));
        assert_eq!(birth("18000000000"), None);
    }

    #[test]
    fn codes_that_begin_with_nine_tell_no_date() {
        // 9·1 + 9·2 + 9·3 + 9·4 + 9·5 + 9·6 + 9·7 = 252; 252 mod 11 = 10. Second: 9·(3+4+5+6+7+8+9) = 378; 378 mod 11 = 4.
        assert_eq!(code("99999990004").as_deref(), Ok("99999990004"));
    }
}
