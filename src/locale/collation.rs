//! The order of names, by CLDR's rules of the language.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::Lang;

static LITHUANIAN: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(Lang::Lt));
static ENGLISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(Lang::En));

fn collator(lang: Lang) -> CollatorBorrowed<'static> {
    let locale = match lang {
        Lang::Lt => locale!("lt"),
        Lang::En => locale!("en-GB"),
    };
    // Both locales are in the data that ICU4X compiles in, and the tests sort with both.
    Collator::try_new(locale.into(), CollatorOptions::default())
        .expect("data of lt and en is compiled in")
}

fn of(lang: Lang) -> &'static CollatorBorrowed<'static> {
    match lang {
        Lang::Lt => &LITHUANIAN,
        Lang::En => &ENGLISH,
    }
}

/// The alphabetical order of two texts. Č, š and ž are letters of their own in Lithuanian, while ą, ę, ė, į, y, ų
/// and ū only break ties. Texts that differ are never equal.
pub fn compare(lang: Lang, a: &str, b: &str) -> Ordering {
    of(lang).compare(a, b).then_with(|| a.cmp(b))
}

/// Bytes that order as [`compare`] orders texts.
pub fn sort_key(lang: Lang, text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    let Ok(()) = of(lang).write_sort_key_to(text, &mut key);
    // No level of a sort key holds the byte 0, so the text decides only between equal keys.
    key.push(0);
    key.extend(text.as_bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// lithuania.md §5.3, checked with ICU.
    const ORDER: &str = "Adomas Azuolas Ąžuolas Cezaris Česlovas Dovydas Edita Eglė Ėringis Ybė Ieva Ignas Įgulis \
                         Yla Ivas Jakas Jonas Sara Svajonė Šarūnas Ūla Ulijona Zita Žygis";

    #[test]
    fn lithuanian_names_are_in_lithuanian_order() {
        let expected: Vec<&str> = ORDER.split_whitespace().collect();
        let mut names = expected.clone();
        names.sort_unstable();
        assert_ne!(names, expected);
        names.sort_by(|a, b| compare(Lang::Lt, a, b));
        assert_eq!(names, expected);
        names.sort_unstable();
        names.sort_by_cached_key(|name| sort_key(Lang::Lt, name));
        assert_eq!(names, expected);
    }

    #[test]
    fn english_order_takes_marked_letters_for_variants() {
        let mut names = ["Zita", "Žygis", "Česlovas", "Cezaris", "Adomas"];
        names.sort_by(|a, b| compare(Lang::En, a, b));
        assert_eq!(names, ["Adomas", "Česlovas", "Cezaris", "Zita", "Žygis"]);
    }

    proptest! {
        #[test]
        fn keys_order_as_comparison_does(a in "[a-zA-ZąčęėįšųūžĄČĘĖĮŠŲŪŽ 0-9.-]{0,8}", b in "[a-zA-ZąčęėįšųūžĄČĘĖĮŠŲŪŽ 0-9.-]{0,8}") {
            for lang in Lang::ALL {
                prop_assert_eq!(sort_key(lang, &a).cmp(&sort_key(lang, &b)), compare(lang, &a, &b));
            }
        }
    }
}
