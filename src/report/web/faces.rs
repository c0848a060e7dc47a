//! The faces of a report for browsers, inside the file: it looks like the pages, on any computer, offline.

use crate::report::layout::{Face, Fonts};

/// The style sheet's rules for the five faces.
pub fn faces() -> String {
    let fonts = Fonts::embedded();
    let mut rules = String::new();
    for face in Face::ALL {
        let (family, weight, style) = match face {
            Face::Serif => ("Rodiklis Serif", 400, "normal"),
            Face::SerifSemibold => ("Rodiklis Serif", 600, "normal"),
            Face::SerifItalic => ("Rodiklis Serif", 400, "italic"),
            Face::Sans => ("Rodiklis Sans", 400, "normal"),
            Face::SansSemibold => ("Rodiklis Sans", 600, "normal"),
        };
        rules.push_str(&format!(
            "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; font-style: {style}; src: url(data:font/ttf;base64,"
        ));
        base64(fonts.get(face).bytes, &mut rules);
        rules.push_str(") format(\"truetype\"); }\n");
    }
    rules
}

/// Bytes as letters.
pub fn letters(bytes: &[u8]) -> String {
    let mut letters = String::new();
    base64(bytes, &mut letters);
    letters
}

/// Bytes as letters (RFC 4648); a crate for these few lines would be one more to keep.
fn base64(bytes: &[u8], to: &mut String) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    to.reserve(bytes.len() / 3 * 4 + 4);
    for three in bytes.chunks(3) {
        let byte = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let joined = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(joined >> (18 - 6 * place) & 63) as usize];
            to.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard() {
        assert_eq!(letters(b""), "");
        assert_eq!(letters(b"f"), "Zg==");
        assert_eq!(letters(b"fo"), "Zm8=");
        assert_eq!(letters(b"foo"), "Zm9v");
        assert_eq!(letters(b"foobar"), "Zm9vYmFy");
    }

    #[test]
    fn five_faces_are_less_than_half_a_megabyte() {
        let rules = faces();
        assert_eq!(rules.matches("@font-face").count(), 5);
        assert!(rules.len() < 500_000, "{}", rules.len());
        assert!(!rules.contains(['<', '&']));
    }
}
