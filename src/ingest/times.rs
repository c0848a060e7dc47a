//! How often something took place, as cells of a month or day say it: `3`, `3 k.`, `xx`.

use rust_decimal::prelude::ToPrimitive;

use super::cell::Cell;
use super::words::{key, means_missing};

/// No cell tells of more times than a year has days.
const MOST: u32 = 366;

/// Words behind the number.
const WORDS: [&str; 10] =
    ["kartų", "kartai", "kartus", "kartas", "kart", "k", "times", "time", "×", "x"];
/// Signs of which each stands for one time.
const SIGNS: [char; 7] = ['x', '×', '+', '✓', '✔', '|', 'v'];

/// Reads a cell; nothing in it is never.
///
/// # Errors
/// It does not say how often.
pub(super) fn read(cell: &Cell) -> Result<u32, ()> {
    let times = match cell {
        Cell::Empty => 0,
        Cell::Number(number) if number.fract().is_zero() => number.to_u32().ok_or(())?,
        Cell::Text(text) => written(&key(text))?,
        _ => return Err(()),
    };
    if times <= MOST { Ok(times) } else { Err(()) }
}

fn written(word: &str) -> Result<u32, ()> {
    if word.is_empty() || (means_missing(word) && word != "?") {
        return Ok(0);
    }
    let signs: Vec<char> = word.chars().filter(|c| *c != ' ').collect();
    if let Some(sign) = signs.first().filter(|sign| SIGNS.contains(sign))
        && signs.iter().all(|other| other == sign)
    {
        return u32::try_from(signs.len()).map_err(|_| ());
    }
    let bare = word.trim_end_matches('.');
    let bare = WORDS.iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare).trim_end();
    if bare.is_empty() || bare.len() > 3 || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(());
    }
    bare.parse().map_err(|_| ())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Result<u32, ()> {
        read(&Cell::Text(text.to_string()))
    }

    #[test]
    fn numbers_and_signs_say_how_often() {
        for (word, times) in [
            ("x", 1),
            ("XX", 2),
            ("x x x", 3),
            ("+", 1),
            ("3", 3),
            ("3 k.", 3),
            ("3k", 3),
            ("1 kartas", 1),
            ("2 kartai", 2),
            ("11 kartų", 11),
            ("2x", 2),
            ("2 ×", 2),
            ("", 0),
            ("-", 0),
            ("–", 0),
            ("0", 0),
        ] {
            assert_eq!(text(word), Ok(times), "{word}");
        }
        assert_eq!(read(&Cell::Number(3.into())), Ok(3));
        assert_eq!(read(&Cell::Empty), Ok(0));
    }

    #[test]
    fn what_does_not_say_how_often_is_not_read() {
        for word in
            ["1,5", "2 val.", "taip", "?", "x2", "x+", "2024", "400", "3-4", "~3", "k.", "-1", "xv"]
        {
            assert_eq!(text(word), Err(()), "{word}");
        }
        assert_eq!(read(&Cell::Number("1.5".parse().unwrap())), Err(()));
        assert_eq!(read(&Cell::Number((-1).into())), Err(()));
        assert_eq!(read(&Cell::Bool(true)), Err(()));
        assert_eq!(read(&Cell::Uncomputed), Err(()));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(word in ".*") { let _ = text(&word); }
    }
}
