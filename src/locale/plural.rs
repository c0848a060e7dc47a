//! Which form of a word stands beside a number: CLDR's cardinal rules of the two languages, by ICU4X.
//!
//! Fluent's own rules (`intl_pluralrules` 7.0.2) leave the tens out of the Lithuanian ones: 22 and 111 would take
//! the wrong form.

use icu_locale_core::locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use rust_decimal::Decimal;

use super::Lang;
use super::number::digits;

// ICU4X's rules cannot be shared between threads unless all of its data can.
thread_local! {
    static LITHUANIAN: PluralRules = rules(Lang::Lt);
    static ENGLISH: PluralRules = rules(Lang::En);
}

fn rules(lang: Lang) -> PluralRules {
    let locale = match lang {
        Lang::Lt => locale!("lt"),
        Lang::En => locale!("en"),
    };
    // Both locales are in the data that ICU4X compiles in, and the tests ask for both.
    PluralRules::try_new(locale.into(), PluralRulesOptions::default())
        .expect("data of lt and en is compiled in")
}

/// The cardinal category of a number as it is printed: its scale is the number of its decimals, of which ICU4X looks at 18.
pub(super) fn category(lang: Lang, shown: Decimal) -> PluralCategory {
    let rules = match lang {
        Lang::Lt => &LITHUANIAN,
        Lang::En => &ENGLISH,
    };
    rules.with(|rules| rules.category_for(&digits(shown)))
}

/// A number for which Fluent's rules, right or wrong, choose this category in its language.
pub(super) fn sample(category: PluralCategory) -> f64 {
    match category {
        PluralCategory::One => 1.0,
        PluralCategory::Few => 2.0,
        PluralCategory::Many => 0.5,
        // No number of the two languages is of the first two.
        PluralCategory::Zero | PluralCategory::Two | PluralCategory::Other => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::PluralCategory::{self, Few, Many, One, Other};
    use super::*;

    fn of(lang: Lang, number: &str) -> PluralCategory {
        category(lang, number.parse().unwrap())
    }

    /// The samples that CLDR prints beside its rules.
    #[test]
    fn lithuanian_samples_of_cldr() {
        for (category, samples) in [
            (One, "1 21 31 41 51 61 71 81 101 1001 1.0 21.0 31.0 101.0 1001.0"),
            (Few, "2 3 4 5 6 7 8 9 22 29 102 1002 2.0 9.0 22.0 102.0 1002.0"),
            (Many, "0.1 0.9 1.1 1.7 10.1 100.1 1000.1"),
            (
                Other,
                "0 10 11 12 19 20 30 40 60 100 1000 10000 1000000 0.0 10.0 16.0 111 119 211 1011",
            ),
        ] {
            for sample in samples.split(' ') {
                assert_eq!(of(Lang::Lt, sample), category, "{sample}");
            }
        }
    }

    /// The forms as they are spoken: *vienas vaikas, du vaikai, dešimt vaikų, dvylika vaikų, pusė vaiko*.
    #[test]
    fn lithuanian_as_it_is_spoken_from_0_to_1000_and_with_decimals() {
        let spoken = |whole: u32| match (whole % 100, whole % 10) {
            (11..=19, _) | (_, 0) => Other,
            (_, 1) => One,
            _ => Few,
        };
        for whole in 0..=1000 {
            assert_eq!(of(Lang::Lt, &whole.to_string()), spoken(whole), "{whole}");
            assert_eq!(of(Lang::Lt, &format!("-{whole}")), spoken(whole), "-{whole}");
            for decimals in ["0", "00", "000000"] {
                let number = format!("{whole}.{decimals}");
                assert_eq!(of(Lang::Lt, &number), spoken(whole), "{number}");
            }
            for decimals in ["1", "5", "9", "01", "10", "11", "25", "000001"] {
                let number = format!("{whole}.{decimals}");
                assert_eq!(of(Lang::Lt, &number), Many, "{number}");
            }
        }
    }

    #[test]
    fn the_largest_numbers_have_a_form() {
        for (number, category) in [
            ("79228162514264337593543950335", Few),
            ("-79228162514264337593543950335", Few),
            ("7922816251426433759354395031", One),
            ("7.9228162514264337593543950335", Many),
        ] {
            assert_eq!(of(Lang::Lt, number), category, "{number}");
        }
    }

    #[test]
    fn english_samples_of_cldr() {
        assert_eq!(of(Lang::En, "1"), One);
        for sample in ["0", "2", "16", "100", "0.0", "1.0", "1.5", "21"] {
            assert_eq!(of(Lang::En, sample), Other, "{sample}");
        }
    }
}
