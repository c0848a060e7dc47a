//! A sheet as CSV: with the separator and the decimal sign of the language, and a mark by which Excel
//! knows that it is UTF-8.

use std::borrow::Cow;

use super::cell::{Cell, Sheet};
use crate::locale::{Lang, iso_date};
use crate::visible;

/// A sheet as lines. Every text stands between quotes; numbers and days do not, so that each program
/// takes them for what they are.
pub fn write(sheet: &Sheet, lang: Lang) -> Vec<u8> {
    let (separator, point) = match lang {
        Lang::Lt => (';', ","),
        Lang::En => (',', "."),
    };
    let mut text = String::from('\u{feff}');
    let mut line = |fields: &mut dyn Iterator<Item = String>| {
        for (index, field) in fields.enumerate() {
            if index > 0 {
                text.push(separator);
            }
            text.push_str(&field);
        }
        text.push_str("\r\n");
    };
    line(&mut sheet.columns.iter().map(|column| quoted(&column.title)));
    for row in &sheet.rows {
        line(&mut row.iter().map(|cell| match cell {
            Cell::Nothing => String::new(),
            Cell::Text(text) => quoted(text),
            Cell::Day(day) => iso_date(*day),
            Cell::Number(number) => {
                // Without groups: in English their sign is the separator.
                number.written.to_string().replace('.', point)
            }
        }));
    }
    text.into_bytes()
}

/// A text between quotes, as RFC 4180 writes them.
fn quoted(text: &str) -> String {
    format!("\"{}\"", harmless(text).replace('"', "\"\""))
}

/// A text that no spreadsheet program takes for a formula.
///
/// What begins with a sign of formulas gets an apostrophe before it, which is how spreadsheets mark text.
/// The same after each separator, lest a program that splits at another one finds a formula there; and all
/// stays on one line.
fn harmless(text: &str) -> Cow<'_, str> {
    let begins = |character: char| {
        matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    };
    let separates = |character: char| matches!(character, ',' | ';' | '|' | '\t' | '\r' | '\n');
    if !text.trim_start_matches(' ').starts_with(begins) && !text.contains(separates) {
        return visible::visible(text);
    }
    let mut safe = String::with_capacity(text.len() + 1);
    // Spaces after a separator are dropped by some programs.
    let mut at_start = true;
    for character in text.chars() {
        if at_start && begins(character) {
            safe.push('\'');
        }
        at_start = separates(character) || at_start && character == ' ';
        match character {
            '\t' | '\r' | '\n' => safe.push(' '),
            hidden if visible::is_hidden(hidden) => visible::name(hidden, &mut safe),
            other => safe.push(other),
        }
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::book::cell::{Column, Number};

    /// By the locale's table in lithuania.md §5.1, without groups, which programs do not read.
    #[test]
    fn a_line_is_written_as_the_language_writes_numbers() {
        let number = |text: &str| Cell::Number(Number::plain(text.parse().unwrap()));
        let sheet = Sheet {
            name: String::new(),
            title: String::new(),
            columns: vec![Column { title: "Reikšmė".to_owned(), width: 9 }],
            rows: vec![vec![
                number("2904.50"),
                number("-0.25"),
                Cell::Text("a \"b\"".to_owned()),
                Cell::Nothing,
                Cell::Day("2024-03-05".parse().unwrap()),
            ]],
        };
        let written = |lang| String::from_utf8(write(&sheet, lang)).unwrap();
        assert_eq!(
            written(Lang::Lt),
            "\u{feff}\"Reikšmė\"\r\n2904,5;-0,25;\"a \"\"b\"\"\";;2024-03-05\r\n"
        );
        assert_eq!(
            written(Lang::En),
            "\u{feff}\"Reikšmė\"\r\n2904.5,-0.25,\"a \"\"b\"\"\",,2024-03-05\r\n"
        );
    }

    #[test]
    fn what_begins_like_a_formula_is_marked_as_text() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+370 600", "'+370 600"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' '=1"),
            ("\r=1", "' '=1"),
            ("＝1", "'＝1"),
            (" =1+1", " '=1+1"),
            ("a;=1+1", "a;'=1+1"),
            ("a, -1", "a, '-1"),
            ("a\n@b", "a '@b"),
            ("0–3 = trys", "0–3 = trys"),
            ("šeimos, vaikai", "šeimos, vaikai"),
            ("a\u{202e}, \u{1b}[2J", "a[U+202E], [U+001B][2J"),
            ("\u{202e}x", "[U+202E]x"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), safe, "{text:?}");
        }
    }
}
