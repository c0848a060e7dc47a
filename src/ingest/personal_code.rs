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

/// Whether the digits 2 to 7 are a day of the century that the first one names.
fn has_date(code: &str) -> bool {
    let century = match code.as_bytes()[0] {
        b'1' | b'2' => 1800,
        b'3' | b'4' => 1900,
        b'5' | b'6' => 2000,
        b'7' | b'8' => 2100,
        // Codes that begin with 9 tell no date.
        b'9' => return true,
        _ => return false,
    };
    let part = |from: usize| code[from..from + 2].parse::<u32>().unwrap_or(99);
    let (year, month, day) = (part(1), part(3), part(5));
    // Of very old people the month and the day were not always known.
    let unknown = century < 2000 && (month == 0 || day == 0) && month <= 12 && day <= 31;
    unknown || NaiveDate::from_ymd_opt(century + year as i32, month, day).is_some()
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
    fn codes_that_begin_with_nine_tell_no_date() {
        // 9·1 + 9·2 + 9·3 + 9·4 + 9·5 + 9·6 + 9·7 = 252; 252 mod 11 = 10. Second: 9·(3+4+5+6+7+8+9) = 378; 378 mod 11 = 4.
        assert_eq!(code("99999990004").as_deref(), Ok("99999990004"));
    }
}
