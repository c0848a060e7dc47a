//! Signs that nobody sees, or that a terminal or a page obeys, as text: `[U+202E]`.
//!
//! A file's name, a heading or a cell may hold an escape sequence that clears the screen, or a direction mark that turns
//! the letters after it round. They are somebody else's words; what reads them must see them and not follow them.
//!
//! Signs that only say where a line may break, or how letters join, stay: pages need them.

use std::borrow::Cow;

/// Whether a sign is obeyed rather than read. Ends of lines and tabs are not among these; a carriage return alone is one.
pub fn is_hidden(sign: char) -> bool {
    match sign {
        // Nearly all text ends here.
        '\n' | '\t' | ' '..='~' | '\u{a0}'..='\u{61b}' => false,
        _ if sign.is_control() => true,
        // Direction: marks, embeddings and overrides, isolates, and the deprecated shaping signs after them.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => {
            true
        }
        // Ends of lines and paragraphs, byte order mark, notes between lines, tags.
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        // No characters at all.
        '\u{fdd0}'..='\u{fdef}' => true,
        _ => u32::from(sign) & 0xfffe == 0xfffe,
    }
}

/// A text in which such signs are named; its lines stay lines.
pub fn visible(text: &str) -> Cow<'_, str> {
    named(text, is_hidden)
}

/// The same of a text that is one line: a heading of two lines is not two lines of an answer.
pub fn line(text: &str) -> Cow<'_, str> {
    let hidden = |sign| is_hidden(sign) || sign == '\t';
    if !text.contains('\n') {
        return named(text, hidden);
    }
    let one: Vec<&str> = text.split('\n').map(|part| part.trim_matches(['\r', ' '])).collect();
    Cow::Owned(named(&one.join(" "), hidden).into_owned())
}

/// Appends the name of a sign.
pub fn name(sign: char, into: &mut String) {
    into.push_str(&format!("[U+{:04X}]", u32::from(sign)));
}

/// JSON in which they are written as JSON can say them: what reads it gets the same text.
pub fn json(text: String) -> String {
    if !text.contains(is_hidden) {
        return text;
    }
    let mut told = String::with_capacity(text.len());
    for sign in text.chars() {
        if is_hidden(sign) {
            let mut units = [0; 2];
            for unit in sign.encode_utf16(&mut units) {
                told.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            told.push(sign);
        }
    }
    told
}

fn named(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut told = String::with_capacity(text.len() + 8);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let ends_line = sign == '\r' && signs.peek() == Some(&'\n');
        if hidden(sign) && !ends_line { name(sign, &mut told) } else { told.push(sign) }
    }
    Cow::Owned(told)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Texts in which one sign of three is one that is obeyed.
    fn texts() -> impl Strategy<Value = String> {
        let hidden = "\u{1b}\u{9b}\u{7f}\0\r\u{202e}\u{2066}\u{200f}\u{61c}\u{feff}\u{e0041}\u{fdd0}\u{fffe}";
        let hidden: Vec<char> = hidden.chars().collect();
        let sign = prop_oneof![
            prop::sample::select(hidden),
            prop::sample::select("ąž\n\t\"\\[U+ ".chars().collect::<Vec<char>>()),
            any::<char>(),
        ];
        prop::collection::vec(sign, 0..40).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn nothing_is_left_to_obey_and_nothing_else_changes(text in texts()) {
            let told = visible(&text).into_owned();
            let plain = told.replace("\r\n", "\n");
            prop_assert!(!plain.contains(is_hidden), "{told:?}");
            prop_assert_eq!(visible(&told), told.as_str());
            let read = |text: &str| -> String { text.chars().filter(|sign| !is_hidden(*sign)).collect() };
            if text == read(&text) {
                prop_assert_eq!(told, text);
            }
        }

        #[test]
        fn a_line_holds_no_end_of_one(text in texts()) {
            let told = line(&text).into_owned();
            prop_assert!(!told.contains(|sign| is_hidden(sign) || matches!(sign, '\n' | '\t')), "{told:?}");
        }

        #[test]
        fn json_is_read_as_the_same_text(text in texts()) {
            let told = json(serde_json::Value::from(text.clone()).to_string());
            prop_assert!(!told.contains(is_hidden), "{told:?}");
            prop_assert_eq!(serde_json::from_str::<String>(&told).unwrap(), text);
        }
    }

    #[test]
    fn what_is_obeyed_is_named_and_what_is_read_stays() {
        assert_eq!(visible("a\u{1b}[31mb\u{9b}2J\u{7}"), "a[U+001B][31mb[U+009B]2J[U+0007]");
        assert_eq!(visible("\u{202e}txt\u{2069}"), "[U+202E]txt[U+2069]");
        assert_eq!(visible("\u{e0041}\u{10ffff}"), "[U+E0041][U+10FFFF]");
        let plain = "ąčęėįšųūž „Žvėris“ – 95,5\u{a0}% so\u{ad}ft\u{200b}\ttab\nline 👩\u{200d}👧";
        assert_eq!(visible(plain), plain);
        assert_eq!(visible("a\r\nb\rc"), "a\r\nb[U+000D]c");
        // Named once, it is a text like any other.
        assert_eq!(visible("[U+202E]"), "[U+202E]");
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line("Vaiko\nvardas\r\nir\tpavardė"), "Vaiko vardas ir[U+0009]pavardė");
        assert_eq!(line("plain"), "plain");
    }

    #[test]
    fn json_says_the_same_text() {
        let text = "a\u{1b}\u{9b}\u{202e}\u{e0041}\"\\ž\u{7f}\n";
        let told = json(format!("{:#}", serde_json::json!({ "x": text })));
        assert!(!told.contains(is_hidden), "{told}");
        let read: serde_json::Value = serde_json::from_str(&told).unwrap();
        assert_eq!(read["x"], text);
    }
}
