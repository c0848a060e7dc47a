//! The short names of months by which spreadsheets print days, in the languages that offices set them to.

use super::date::month_word;
use super::words::folded;

/// Lithuanian of older systems, English, German, Polish, Russian and Latvian; without their diacritics.
const SHORT: [&str; 57] = [
    "sau", "bir", "lie", "rgp", "rgs", "spl", "lap", "grd", "rug", //
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", //
    "mrz", "marz", "mai", "juni", "juli", "okt", "dez", //
    "sty", "lut", "kwi", "maj", "cze", "lip", "sie", "wrz", "paz", "lis", "gru", //
    "янв", "фев", "мар", "апр", "маи", "мая", "июн", "июл", "авг", "сен", "окт", "ноя",
    "дек", //
    "janv", "febr", "marts", "maijs",
];

/// Whether a word, as a key, is the short name of a month; the point behind it is left aside.
pub(super) fn is_short_month(word: &str) -> bool {
    let bare = folded(word.trim_end_matches('.'));
    month_word(&bare).is_some() || SHORT.contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::words::key;

    #[test]
    fn months_are_known_in_the_languages_of_offices() {
        for month in ["vas.", "Sau", "birž.", "Feb", "Mär", "März", "paź", "май", "ИЮН", "lapkr."]
        {
            assert!(is_short_month(&key(month)), "{month}");
        }
        for word in ["", ".", "gc", "va", "17", "marija"] {
            assert!(!is_short_month(word), "{word}");
        }
    }
}
