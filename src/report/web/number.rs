//! Printed numbers as values: by these a column is sorted and the formats of a report are compared.

use rust_decimal::Decimal;

use crate::locale::Lang;

/// The number with which a printed text begins: 95.5 of `95,5 %`, 2904 of `2 904`, −0.5 of `−0,5 p. p.`,
/// 95 of `≥ 95 %`, 89.8 of `89,8–98,0 %`.
///
/// Nothing where a text has no number, begins with a word, or has another number that is no end of a range: `1 iš 2`.
pub fn leading(lang: Lang, text: &str) -> Option<Decimal> {
    let text = text.trim().trim_start_matches(['≥', '≤', '\u{a0}', ' ']);
    let (negative, digits) = match text.strip_prefix(['\u{2212}', '-', '+']) {
        Some(rest) => (!text.starts_with('+'), rest),
        None => (false, text),
    };
    let (group, point) = match lang {
        Lang::Lt => ('\u{a0}', ','),
        Lang::En => (',', '.'),
    };
    let mut number = String::new();
    let mut rest = digits;
    while let Some(next) = rest.chars().next() {
        let following = rest[next.len_utf8()..].chars().next();
        let before_digit = following.is_some_and(|it| it.is_ascii_digit());
        match next {
            '0'..='9' => number.push(next),
            _ if number.is_empty() => return None,
            _ if next == point && before_digit && !number.contains('.') => number.push('.'),
            _ if next == group && three_digits(&rest[next.len_utf8()..]) => {}
            _ => break,
        }
        rest = &rest[next.len_utf8()..];
    }
    let is_range = rest.trim_start_matches(['\u{a0}', ' ', '%']).starts_with('–');
    if number.is_empty() || !is_range && rest.chars().any(|it| it.is_ascii_digit()) {
        return None;
    }
    let value: Decimal = number.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// Whether a text begins with exactly three digits: a group of a large number.
fn three_digits(text: &str) -> bool {
    text.chars().take_while(char::is_ascii_digit).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Unit, value};
    use proptest::prelude::*;

    #[test]
    fn printed_numbers_are_read() {
        for (lt, en, number) in [
            ("95,5\u{a0}%", "95.5%", "95.5"),
            ("2\u{a0}904", "2,904", "2904"),
            ("15\u{a0}046\u{a0}600,25", "15,046,600.25", "15046600.25"),
            ("\u{2212}0,5\u{a0}p.\u{a0}p.", "\u{2212}0.5\u{a0}pp", "-0.5"),
            ("+41", "+41", "41"),
            ("≥\u{a0}95\u{a0}%", "≥\u{a0}95%", "95"),
            ("89,8–98,0\u{a0}%", "89.8–98.0%", "89.8"),
            ("20,3\u{a0}val.", "20.3\u{a0}h", "20.3"),
        ] {
            assert_eq!(leading(Lang::Lt, lt), Some(number.parse().unwrap()), "{lt}");
            assert_eq!(leading(Lang::En, en), Some(number.parse().unwrap()), "{en}");
        }
        for none in ["–", "", "nėra duomenų", "1 iš 2", "apie 5", "\u{2212}", "✓ pasiekta"] {
            assert_eq!(leading(Lang::Lt, none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(mantissa in -10_i64.pow(14)..10_i64.pow(14), scale in 0_u32..6) {
            let number = Decimal::new(mantissa, scale);
            for lang in Lang::ALL {
                for unit in [Unit::None, Unit::Percent, Unit::Word("val.")] {
                    let printed = value(lang, number, scale, unit);
                    prop_assert_eq!(leading(lang, &printed), Some(number), "{}", printed);
                }
            }
        }
    }
}
