//! Numbers as they are printed. Digits come from exact decimals through ICU4X, never through floating point.

use fixed_decimal::{Decimal as Digits, Sign};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::locale;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Lang;

/// No-break space.
pub(super) const NBSP: char = '\u{a0}';
const MINUS: char = '\u{2212}';
const EN_DASH: char = '–';

/// In what a value is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit<'a> {
    /// A bare number.
    None,
    /// Per cent.
    Percent,
    /// A word or sign of the definition: `val.`, `h`.
    Word(&'a str),
}

// ICU4X's formatters cannot be shared between threads unless all of its data can.
thread_local! {
    static LITHUANIAN: DecimalFormatter = formatter(Lang::Lt);
    static ENGLISH: DecimalFormatter = formatter(Lang::En);
}

fn formatter(lang: Lang) -> DecimalFormatter {
    let locale = match lang {
        Lang::Lt => locale!("lt"),
        Lang::En => locale!("en-GB"),
    };
    let options = DecimalFormatterOptions::from(GroupingStrategy::Always);
    // Both locales are in the data that ICU4X compiles in, and the tests format with both.
    DecimalFormatter::try_new(locale.into(), options).expect("data of lt and en is compiled in")
}

/// A number with so many decimals, half away from zero: `2 904,5` or `2,904.5`, with no-break spaces
/// between groups in Lithuanian and a real minus in both. What rounds to nought has no sign.
pub fn number(lang: Lang, value: Decimal, decimals: u32) -> String {
    let (negative, digits) = parts(lang, value, decimals);
    if negative { format!("{MINUS}{digits}") } else { digits }
}

/// A whole number of units: `2 904` or `2,904`.
pub fn integer(lang: Lang, value: u64) -> String {
    number(lang, Decimal::from(value), 0)
}

/// A difference with its sign: `+0,5`, `−2,1`; nought has none.
pub fn signed(lang: Lang, value: Decimal, decimals: u32) -> String {
    let (negative, digits) = parts(lang, value, decimals);
    if negative {
        format!("{MINUS}{digits}")
    } else if digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        format!("+{digits}")
    } else {
        digits
    }
}

/// Per cent: `95,5 %` with a no-break space, `95.5%`.
pub fn percent(lang: Lang, value: Decimal, decimals: u32) -> String {
    with_percent(lang, number(lang, value, decimals))
}

/// A difference in percentage points: `+0,5 p. p.`, `+0.5 pp`.
pub fn points(lang: Lang, value: Decimal, decimals: u32) -> String {
    with_unit(&signed(lang, value, decimals), point(lang))
}

fn point(lang: Lang) -> &'static str {
    match lang {
        Lang::Lt => "p.\u{a0}p.",
        Lang::En => "pp",
    }
}

/// A value in its unit.
pub fn value(lang: Lang, value: Decimal, decimals: u32, unit: Unit<'_>) -> String {
    match unit {
        Unit::None => number(lang, value, decimals),
        Unit::Percent => percent(lang, value, decimals),
        Unit::Word(word) => with_unit(&number(lang, value, decimals), word),
    }
}

/// A difference in its unit, percentage points for per cent: `+2,4 val.`, `+41`.
pub fn change(lang: Lang, value: Decimal, decimals: u32, unit: Unit<'_>) -> String {
    match unit {
        Unit::None => signed(lang, value, decimals),
        Unit::Percent => points(lang, value, decimals),
        Unit::Word(word) => with_unit(&signed(lang, value, decimals), word),
    }
}

/// A distance in its unit, percentage points for per cent, without a sign: `1 p. p.`
pub fn distance(lang: Lang, value: Decimal, decimals: u32, unit: Unit<'_>) -> String {
    let plain = number(lang, value, decimals);
    match unit {
        Unit::None => plain,
        Unit::Percent => with_unit(&plain, point(lang)),
        Unit::Word(word) => with_unit(&plain, word),
    }
}

/// A range with an en dash: `89,8–98,0`. Beside a minus sign the dash stands between spaces.
pub fn range(lang: Lang, lower: Decimal, upper: Decimal, decimals: u32) -> String {
    let (lower, upper) = (number(lang, lower, decimals), number(lang, upper, decimals));
    if lower.starts_with(MINUS) || upper.starts_with(MINUS) {
        format!("{lower}{NBSP}{EN_DASH}{NBSP}{upper}")
    } else {
        format!("{lower}{EN_DASH}{upper}")
    }
}

/// A range in per cent: `89,8–98,0 %`, `89.8–98.0%`.
pub fn percent_range(lang: Lang, lower: Decimal, upper: Decimal, decimals: u32) -> String {
    with_percent(lang, range(lang, lower, upper, decimals))
}

/// A printed number and its unit, never parted at the end of a line; the number alone without a unit.
pub fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() { number.to_string() } else { format!("{number}{NBSP}{unit}") }
}

fn with_percent(lang: Lang, number: String) -> String {
    match lang {
        Lang::Lt => format!("{number}{NBSP}%"),
        Lang::En => format!("{number}%"),
    }
}

/// The number that is printed: half away from zero, its scale being its decimals (at most 28).
pub(super) fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(decimals.min(Decimal::MAX_SCALE));
    value
}

/// The digits of a number, its scale being its decimals.
pub(super) fn digits(shown: Decimal) -> Digits {
    let mut digits = Digits::from(shown.mantissa());
    // A decimal's scale is at most 28.
    let end = -(shown.scale() as i16);
    digits.multiply_pow10(end);
    digits.absolute.pad_end(end);
    digits
}

/// Whether the rounded number is below nought, and its digits.
fn parts(lang: Lang, value: Decimal, decimals: u32) -> (bool, String) {
    let mut digits = digits(rounded(value, decimals));
    // A decimal holds 28 digits; zeros beyond them are only printed.
    digits.absolute.pad_end(-(decimals.min(Decimal::MAX_SCALE) as i16));
    let negative = value.is_sign_negative() && !digits.absolute.is_zero();
    digits.sign = Sign::None;
    let formatter = match lang {
        Lang::Lt => &LITHUANIAN,
        Lang::En => &ENGLISH,
    };
    (negative, formatter.with(|formatter| formatter.format(&digits).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// lithuania.md §5.1: CLDR 48 groups four digits too.
    #[test]
    fn numbers_are_written_as_the_language_does() {
        for (value, decimals, lt, en) in [
            ("2904", 0, "2\u{a0}904", "2,904"),
            ("2904.5", 1, "2\u{a0}904,5", "2,904.5"),
            ("15046600", 2, "15\u{a0}046\u{a0}600,00", "15,046,600.00"),
            ("-15046600.5", 1, "\u{2212}15\u{a0}046\u{a0}600,5", "\u{2212}15,046,600.5"),
            ("34.75", 2, "34,75", "34.75"),
            ("0.25", 2, "0,25", "0.25"),
            ("0", 0, "0", "0"),
            ("999.95", 1, "1\u{a0}000,0", "1,000.0"),
            (
                "79228162514264337593543950335",
                0,
                "79\u{a0}228\u{a0}162\u{a0}514\u{a0}264\u{a0}337\u{a0}593\u{a0}543\u{a0}950\u{a0}335",
                "79,228,162,514,264,337,593,543,950,335",
            ),
        ] {
            assert_eq!(number(Lang::Lt, decimal(value), decimals), lt);
            assert_eq!(number(Lang::En, decimal(value), decimals), en);
        }
    }

    #[test]
    fn ties_go_away_from_zero() {
        assert_eq!(number(Lang::En, decimal("94.5"), 0), "95");
        assert_eq!(number(Lang::En, decimal("0.125"), 2), "0.13");
        assert_eq!(number(Lang::En, decimal("-2.5"), 0), "\u{2212}3");
        assert_eq!(number(Lang::Lt, decimal("94.96"), 2), "94,96");
    }

    #[test]
    fn what_rounds_to_nought_has_no_sign() {
        assert_eq!(number(Lang::Lt, decimal("-0.04"), 1), "0,0");
        assert_eq!(signed(Lang::Lt, decimal("-0.04"), 1), "0,0");
        assert_eq!(signed(Lang::Lt, decimal("0.04"), 1), "0,0");
    }

    /// The page of look/.
    #[test]
    fn percent_points_and_units() {
        assert_eq!(percent(Lang::Lt, decimal("95.5"), 1), "95,5\u{a0}%");
        assert_eq!(percent(Lang::En, decimal("95.5"), 1), "95.5%");
        assert_eq!(points(Lang::Lt, decimal("0.5"), 1), "+0,5\u{a0}p.\u{a0}p.");
        assert_eq!(points(Lang::Lt, decimal("-2.1"), 1), "\u{2212}2,1\u{a0}p.\u{a0}p.");
        assert_eq!(points(Lang::En, decimal("0.5"), 1), "+0.5\u{a0}pp");
        assert_eq!(value(Lang::Lt, decimal("20.3"), 1, Unit::Word("val.")), "20,3\u{a0}val.");
        assert_eq!(value(Lang::Lt, decimal("347"), 0, Unit::None), "347");
        assert_eq!(change(Lang::Lt, decimal("2.4"), 1, Unit::Word("val.")), "+2,4\u{a0}val.");
        assert_eq!(change(Lang::Lt, decimal("41"), 0, Unit::None), "+41");
        assert_eq!(change(Lang::En, decimal("2.4"), 1, Unit::Percent), "+2.4\u{a0}pp");
        assert_eq!(with_unit("5", ""), "5");
    }

    #[test]
    fn ranges_have_an_en_dash() {
        let (lower, upper) = (decimal("89.8"), decimal("98"));
        assert_eq!(percent_range(Lang::Lt, lower, upper, 1), "89,8–98,0\u{a0}%");
        assert_eq!(percent_range(Lang::En, lower, upper, 1), "89.8–98.0%");
        assert_eq!(range(Lang::Lt, decimal("-1"), decimal("2"), 0), "\u{2212}1\u{a0}–\u{a0}2");
    }

    proptest! {
        /// Read back, the print is the number rounded in whole units of its last decimal.
        #[test]
        fn a_printed_number_reads_back(mantissa in any::<i64>(), scale in 0_u32..12, decimals in 0_u32..12) {
            let value = Decimal::new(mantissa, scale);
            let (scaled, unit) = (i128::from(mantissa) * 10_i128.pow(decimals), 10_i128.pow(scale));
            let magnitude = (2 * scaled.abs() + unit) / (2 * unit);
            let expected = magnitude * scaled.signum();
            for lang in Lang::ALL {
                let text: String = number(lang, value, decimals)
                    .chars()
                    .filter(|c| match lang { Lang::Lt => *c != NBSP, Lang::En => *c != ',' })
                    .map(|c| match c { MINUS => '-', ',' => '.', other => other })
                    .collect();
                prop_assert_eq!(text.replace('.', "").parse::<i128>().unwrap(), expected);
                prop_assert_eq!(text.split_once('.').map_or(0, |(_, tail)| tail.len()), decimals as usize);
            }
        }
    }
}
