//! Decimal numbers as offices write them, exact.
//!
//! The rules, so that nothing is guessed:
//! * a comma is the decimal sign; two or more commas with groups of three are thousands;
//! * a point is the decimal sign, but a single point followed by exactly three digits (`1.234`, `34.750`)
//!   is ambiguous unless the whole part is nought (`0.250`); two or more points are thousands;
//! * where both stand, the last one is the decimal sign and the other one groups thousands;
//! * of a column whose other cells prove what its commas and points mean, they mean that (`thousands.rs`);
//! * spaces of any kind and apostrophes group thousands, in threes;
//! * `½`, `1/2`, `1 1/2`, `1½` are read; a fraction must be exact in decimals (`1/3` is not);
//! * the unit of money or posts after the number (`Eur`, `€`, `et.`, `etato`) is left aside, any other word is not.

use rust_decimal::Decimal;
use rust_decimal::prelude::{RoundingStrategy, ToPrimitive};

use super::thousands::{Marks, Sign};
use super::words::key;

/// The decimals that figures are made of.
const DECIMALS: u32 = 6;
/// Digits after the decimal sign that are looked at: rounding half away from nought needs no more.
const SEEN_DECIMALS: usize = 12;

/// A number that was read, and what had to be assumed or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: Decimal,
    /// The column proves that its one comma or point groups thousands.
    pub(super) grouped: bool,
    /// Nothing proves that its one comma is the decimal sign.
    pub(super) doubtful: bool,
    /// It was finer than figures are.
    pub(super) rounded: bool,
}

/// Why a text is not one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberFault {
    /// Not a number.
    Unknown,
    /// `1.234` is a thousand or one and a bit.
    Ambiguous,
    /// `~30`, `apie 10`, `3-4`: about or between.
    Approximate,
    /// More than a figure can hold.
    TooLarge,
}

impl NumberFault {
    /// The word by which messages choose their wording.
    pub(super) fn word(self) -> &'static str {
        match self {
            NumberFault::Unknown => "unknown",
            NumberFault::Ambiguous => "ambiguous",
            NumberFault::Approximate => "approximate",
            NumberFault::TooLarge => "too-large",
        }
    }
}

const UNITS: [&str; 10] =
    ["eurų", "eurai", "euro", "eur", "€", "etatų", "etatai", "etatas", "etato", "et"];

/// Reads one number of a column with these marks, in six decimals.
pub(super) fn in_column(text: &str, marks: Marks) -> Result<Number, NumberFault> {
    let number = |value, sign| {
        let exact = exact(value)?;
        Ok(Number { grouped: sign == Sign::Thousands, doubtful: sign == Sign::Doubtful, ..exact })
    };
    match marks.meaning(text) {
        Some((_, Sign::Unknown)) => Err(NumberFault::Ambiguous),
        Some((mark, Sign::Thousands)) => number(read(&text.replace(mark, ""))?, Sign::Thousands),
        Some((mark, sign)) => number(read(&text.replace(mark, ","))?, sign),
        None => number(read(text)?, Sign::Decimal),
    }
}

/// A number in the six decimals that figures are made of.
///
/// # Errors
/// It is more than they can hold.
pub(super) fn exact(value: Decimal) -> Result<Number, NumberFault> {
    let value = value.normalize();
    let near = value.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    let held = near.checked_mul(Decimal::from(10_u64.pow(DECIMALS))).and_then(|held| held.to_i64());
    if held.is_none() {
        return Err(NumberFault::TooLarge);
    }
    Ok(Number { value: near, grouped: false, doubtful: false, rounded: near != value })
}

/// Reads one number.
pub(super) fn read(text: &str) -> Result<Decimal, NumberFault> {
    let text = key(text);
    let mut body = text.as_str();
    for unit in UNITS {
        if let Some(before) = body.trim_end_matches('.').strip_suffix(unit) {
            body = before.trim_end();
            break;
        }
    }
    bare(body)
}

/// A text without the one of these words (keys) that stands behind its number.
pub(super) fn without<'t>(text: &'t str, units: &[String]) -> &'t str {
    let lower = text.to_lowercase();
    let unit = units.iter().find(|unit| lower.ends_with(unit.as_str()));
    // A text whose lower case has another length is cut nowhere.
    let cut = unit.filter(|_| lower.len() == text.len());
    cut.map_or(text, |unit| text[..text.len() - unit.len()].trim_end())
}

/// Numbers added up in a cell, as posts of one person are: `1+0,25`.
pub(super) fn sum(text: &str) -> Option<Decimal> {
    let text = key(text);
    let parts: Vec<&str> = text.split('+').map(str::trim).collect();
    if parts.len() < 2 || parts.iter().any(|part| !part.starts_with(|c: char| c.is_numeric())) {
        return None;
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(read(part).ok()?));
    exact(sum?).ok().map(|number| number.value)
}

/// Reads one number without any unit; `text` is a key.
pub(super) fn bare(text: &str) -> Result<Decimal, NumberFault> {
    let (negative, body) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if !body.starts_with(|c: char| c.is_ascii_digit() || "½¼¾".contains(c)) {
        return Err(if is_approximate(text) {
            NumberFault::Approximate
        } else {
            NumberFault::Unknown
        });
    }
    let number = if let Some(at) = body.find(['½', '¼', '¾']) {
        mixed(body, at)?
    } else if body.contains('/') {
        fraction(body)?
    } else {
        plain(body)
            .map_err(|fault| if is_approximate(text) { NumberFault::Approximate } else { fault })?
    };
    Ok(if negative { -number } else { number })
}

fn is_approximate(text: &str) -> bool {
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let range = text.split(['-', '–', '—']).collect::<Vec<_>>();
    digits
        && ([
            "~",
            "≈",
            "<",
            ">",
            "≤",
            "≥",
            "apie ",
            "iki ",
            "maždaug ",
            "daugiau ",
            "mažiau ",
            "virš ",
        ]
        .iter()
        .any(|sign| text.starts_with(sign))
            || (range.len() == 2 && range.iter().all(|part| plain(part.trim()).is_ok())))
}

fn mixed(body: &str, at: usize) -> Result<Decimal, NumberFault> {
    let (whole, part) = body.split_at(at);
    let part = match part {
        "½" => Decimal::new(5, 1),
        "¼" => Decimal::new(25, 2),
        "¾" => Decimal::new(75, 2),
        _ => return Err(NumberFault::Unknown),
    };
    let whole = if whole.trim().is_empty() { Decimal::ZERO } else { whole_number(whole.trim())? };
    Ok(whole + part)
}

fn fraction(body: &str) -> Result<Decimal, NumberFault> {
    let (above, below) = body.split_once('/').ok_or(NumberFault::Unknown)?;
    let (whole, above) = match above.trim().split_once(' ') {
        Some((whole, above)) => (whole_number(whole)?, above),
        None => (Decimal::ZERO, above),
    };
    let (above, below) = (whole_number(above.trim())?, whole_number(below.trim())?);
    // Case numbers such as `17/2024` are not fractions of anything that an office counts.
    if above >= below || below > Decimal::from(100) {
        return Err(NumberFault::Unknown);
    }
    let part =
        above.checked_div(below).filter(|part| part.scale() <= 6).ok_or(NumberFault::Unknown)?;
    Ok(whole + part)
}

fn whole_number(text: &str) -> Result<Decimal, NumberFault> {
    if (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().map_err(|_| NumberFault::Unknown)
    } else {
        Err(NumberFault::Unknown)
    }
}

fn plain(body: &str) -> Result<Decimal, NumberFault> {
    if !body.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '\'' | '’')) {
        return Err(NumberFault::Unknown);
    }
    let commas = body.matches(',').count();
    let points = body.matches('.').count();
    let decimal_sign = match (commas, points) {
        (0, 0) => None,
        (1, 0) => Some(','),
        (0, 1) => {
            let (whole, part) = body.split_once('.').ok_or(NumberFault::Unknown)?;
            if part.len() == 3
                && (1..=3).contains(&whole.len())
                && !whole.trim_start_matches('0').is_empty()
            {
                return Err(NumberFault::Ambiguous);
            }
            Some('.')
        }
        (_, 0) | (0, _) => None,
        (commas, points) => match (body.rfind(','), body.rfind('.')) {
            (Some(comma), Some(point)) if comma > point && commas == 1 => Some(','),
            (Some(comma), Some(point)) if point > comma && points == 1 => Some('.'),
            _ => return Err(NumberFault::Unknown),
        },
    };
    let (whole, part) = match decimal_sign.and_then(|sign| body.rsplit_once(sign)) {
        Some((whole, part)) => (whole, Some(part)),
        None => (body, None),
    };
    let mut digits = grouped(whole)?;
    if let Some(part) = part {
        if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NumberFault::Unknown);
        }
        digits.push('.');
        digits.push_str(&part[..part.len().min(SEEN_DECIMALS)]);
    }
    Decimal::from_str_exact(&digits).map_err(|_| NumberFault::TooLarge)
}

/// The digits of a whole part; groups of three where it is grouped.
fn grouped(whole: &str) -> Result<String, NumberFault> {
    let is_mark = |c: char| matches!(c, ' ' | ',' | '.' | '\'' | '’');
    let marks: Vec<char> = whole.chars().filter(|c| is_mark(*c)).collect();
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let one_kind = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let in_threes = marks.is_empty()
        || (one_kind
            && (1..=3).contains(&groups[0].len())
            && groups[1..].iter().all(|group| group.len() == 3));
    if groups[0].is_empty() || !in_threes { Err(NumberFault::Unknown) } else { Ok(groups.concat()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_exactly() {
        for (text, number) in [
            ("34,75", "34.75"),
            ("34.75", "34.75"),
            ("34,750", "34.750"),
            ("1 208,4", "1208.4"),
            ("1.208,40", "1208.40"),
            ("1 208,40 Eur", "1208.40"),
            ("15 046 600,00 Eur", "15046600.00"),
            ("15\u{a0}046\u{202f}600,00 €", "15046600.00"),
            ("0,5 et.", "0.5"),
            ("1 et.", "1"),
            ("1 et", "1"),
            ("½", "0.5"),
            ("1½", "1.5"),
            ("1/2", "0.5"),
            ("1 1/2", "1.5"),
            ("½ etato", "0.5"),
            ("0.250", "0.250"),
            ("-3", "-3"),
            ("−3,5", "-3.5"),
            ("+2", "2"),
            ("1,234,567", "1234567"),
            ("1.234.567,8", "1234567.8"),
            ("1,234.5", "1234.5"),
            ("007", "7"),
            ("1234.567", "1234.567"),
        ] {
            assert_eq!(read(text), Ok(number.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        use NumberFault::*;
        for (text, fault) in [
            ("1.234", Ambiguous),
            ("34.750", Ambiguous),
            ("~30", Approximate),
            ("apie 10", Approximate),
            ("3-4", Approximate),
            ("3–4", Approximate),
            ("iki 3", Approximate),
            (">5", Approximate),
            ("1,25 MMA", Unknown),
            ("80 proc.", Unknown),
            ("17/2024", Unknown),
            ("1/3", Unknown),
            ("1+0,25", Unknown),
            ("5,1203E+10", Unknown),
            ("12 34", Unknown),
            ("", Unknown),
            ("-", Unknown),
            ("x", Unknown),
            ("1,", Unknown),
            (",5", Unknown),
            ("1,2,3", Unknown),
            ("99999999999999999999999999999999", TooLarge),
            ("2 k.", Unknown),
            ("laisva", Unknown),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }

    fn number(value: &str) -> Number {
        Number { value: value.parse().unwrap(), grouped: false, doubtful: false, rounded: false }
    }

    #[test]
    fn more_than_six_decimals_are_rounded_half_away_from_nought() {
        let rounded = |value| Number { rounded: true, ..number(value) };
        let read = |text| in_column(text, Marks::default());
        assert_eq!(read("0,333333333"), Ok(rounded("0.333333")));
        // 1000 / 1,21.
        assert_eq!(read("826,4462809917355371900826446281"), Ok(rounded("826.446281")));
        assert_eq!(read("0,0000005"), Ok(rounded("0.000001")));
        assert_eq!(read("-0,0000005"), Ok(rounded("-0.000001")));
        assert_eq!(read("0,00000049"), Ok(rounded("0")));
        assert_eq!(read("1,2000000"), Ok(number("1.2")));
        assert_eq!(exact("0.1234567".parse().unwrap()), Ok(rounded("0.123457")));
    }

    #[test]
    fn what_figures_cannot_hold_is_too_large() {
        // i64 in millionths: 9 223 372 036 854,775807.
        assert_eq!(
            in_column("9223372036854,775807", Marks::default()),
            Ok(number("9223372036854.775807"))
        );
        for text in ["9223372036854,775808", "-99999999999999", "99999999999999999999999999999999"]
        {
            assert_eq!(in_column(text, Marks::default()), Err(NumberFault::TooLarge), "{text}");
        }
    }

    #[test]
    fn a_column_says_what_its_commas_and_points_mean() {
        let marks = |cells: &[&str]| {
            let mut marks = Marks::default();
            cells.iter().for_each(|cell| marks.see(cell));
            marks
        };
        let english = marks(&["1,234.50"]);
        let grouped = |value| Ok(Number { grouped: true, ..number(value) });
        assert_eq!(in_column("1,200", english), grouped("1200"));
        assert_eq!(in_column("-1,200 Eur", english), grouped("-1200"));
        assert_eq!(in_column("1.200", english), Ok(number("1.2")));
        assert_eq!(in_column("1,234.50", english), Ok(number("1234.5")));
        assert_eq!(in_column("1.200", marks(&["1.234,50"])), grouped("1200"));
        assert_eq!(in_column("1,200", marks(&["1.234,50"])), Ok(number("1.2")));
        assert_eq!(in_column("1,200", marks(&[])), Ok(Number { doubtful: true, ..number("1.2") }));
        assert_eq!(in_column("1.200", marks(&[])), Err(NumberFault::Ambiguous));
        assert_eq!(in_column("1,200", marks(&["12.50"])), Err(NumberFault::Ambiguous));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in ".*") { let _ = read(&text); }

        #[test]
        fn no_numberlike_text_breaks_it(text in "[0-9 .,/½¼'–+-]{0,20}") { let _ = read(&text); }

        #[test]
        fn a_written_number_is_read_back(mantissa in -10_000_000_000i64..10_000_000_000, scale in 0u32..6) {
            let number = Decimal::new(mantissa, scale);
            let comma = number.to_string().replace('.', ",");
            prop_assert_eq!(read(&comma), Ok(number), "{}", comma);
            let (whole, part) = comma.split_once(',').unwrap_or((&comma, ""));
            let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
            let mut groups: Vec<String> = whole.as_bytes().rchunks(3).map(|g| String::from_utf8(g.to_vec()).unwrap()).collect();
            groups.reverse();
            for mark in [" ", "\u{a0}", "."] {
                if mark == "." && part.is_empty() && groups.len() == 2 { continue }
                let tail = if part.is_empty() { String::new() } else { format!(",{part}") };
                let text = format!("{sign}{}{tail}", groups.join(mark));
                prop_assert_eq!(read(&text), Ok(number), "{}", text);
            }
        }
    }
}
