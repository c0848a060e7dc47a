//! Which form of a word stands beside a number: CLDR's cardinal rules of the two languages.
//!
//! Fluent's own rules (`intl_pluralrules` 7.0.2) leave the tens out of the Lithuanian ones: 22 and 111 would take
//! the wrong form.

use rust_decimal::Decimal;

use super::Lang;

/// A cardinal plural category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plural {
    One,
    Few,
    Many,
    Other,
}

impl Plural {
    /// The category of a number as it is printed: its scale is the number of its decimals.
    ///
    /// CLDR 48. Lithuanian: *one* `n % 10 = 1 and n % 100 != 11..19`, *few* `n % 10 = 2..9 and n % 100 != 11..19`,
    /// *many* `f != 0`. English: *one* `i = 1 and v = 0`.
    pub(super) fn of(lang: Lang, shown: Decimal) -> Plural {
        let whole = shown.fract().is_zero();
        let last = |modulus: i128| (shown.trunc().mantissa() % modulus).abs();
        match lang {
            Lang::En if shown.scale() == 0 && shown.abs() == Decimal::ONE => Plural::One,
            Lang::En => Plural::Other,
            Lang::Lt if !whole => Plural::Many,
            Lang::Lt if (11..=19).contains(&last(100)) => Plural::Other,
            Lang::Lt => match last(10) {
                0 => Plural::Other,
                1 => Plural::One,
                _ => Plural::Few,
            },
        }
    }

    /// A number for which Fluent's rules, right or wrong, choose this category in its language.
    pub(super) fn sample(self) -> f64 {
        match self {
            Plural::One => 1.0,
            Plural::Few => 2.0,
            Plural::Many => 0.5,
            Plural::Other => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lang: Lang, number: &str) -> Plural {
        Plural::of(lang, number.parse().unwrap())
    }

    /// The samples that CLDR prints beside its rules.
    #[test]
    fn lithuanian_samples_of_cldr() {
        for (category, samples) in [
            (Plural::One, "1 21 31 41 51 61 71 81 101 1001 1.0 21.0 31.0 101.0 1001.0"),
            (Plural::Few, "2 3 4 5 6 7 8 9 22 29 102 1002 2.0 9.0 22.0 102.0 1002.0"),
            (Plural::Many, "0.1 0.9 1.1 1.7 10.1 100.1 1000.1"),
            (
                Plural::Other,
                "0 10 11 12 19 20 30 40 60 100 1000 10000 1000000 0.0 10.0 16.0 111 119 211 1011",
            ),
        ] {
            for sample in samples.split(' ') {
                assert_eq!(of(Lang::Lt, sample), category, "{sample}");
            }
        }
    }

    #[test]
    fn english_samples_of_cldr() {
        assert_eq!(of(Lang::En, "1"), Plural::One);
        for sample in ["0", "2", "16", "100", "0.0", "1.0", "1.5", "21"] {
            assert_eq!(of(Lang::En, sample), Plural::Other, "{sample}");
        }
    }
}
