//! How wide text is, without a font: the advances of Source Sans 3, with a margin.
//!
//! The margin covers browsers that show the report in a fallback face. Kerning is left out, as it
//! mostly narrows.

use crate::visible;

/// How much wider a text may turn out than its advances say.
const MARGIN: f64 = 1.06;

/// Advances of U+0020 to U+007E in Source Sans 3 regular, in thousandths of the size.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497,
    497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527,
    494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513,
    476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495,
    255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];

/// The same in Source Sans 3 semibold.
#[rustfmt::skip]
const SEMIBOLD: [u16; 95] = [
    200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513,
    513, 513, 513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538,
    510, 628, 663, 282, 494, 597, 502, 745, 657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541,
    501, 540, 324, 344, 324, 513, 500, 549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522,
    271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513,
];

/// Width of `text` at `size` points, in points; never narrower than the text will be in Source Sans 3.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|character| advance(character, bold)).sum();
    f64::from(thousandths) / 1000.0 * size * MARGIN
}

/// The widest of some lines.
pub fn widest<'a>(lines: impl IntoIterator<Item = &'a str>, size: f64, bold: bool) -> f64 {
    lines.into_iter().map(|line| width(line, size, bold)).fold(0.0, f64::max)
}

/// Breaks `text` at spaces into lines of at most `limit` points; a word that is longer than a line is
/// cut. At least one line, and no line of zero characters unless the text has none.
pub fn wrap(text: &str, size: f64, bold: bool, limit: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&joined, size, bold) <= limit {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for character in word.chars() {
            line.push(character);
            if width(&line, size, bold) > limit && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, character.to_string()));
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

fn advance(character: char, bold: bool) -> u32 {
    let table = if bold { &SEMIBOLD } else { &REGULAR };
    let ascii = |letter: char| u32::from(table[letter as usize - 0x20]);
    match character {
        ' '..='~' => ascii(character),
        'ą' => ascii('a'),
        'č' => ascii('c'),
        'ę' | 'ė' => ascii('e') + 1,
        'į' => ascii('i'),
        'š' => ascii('s'),
        'ų' | 'ū' => ascii('u'),
        'ž' => ascii('z'),
        'Ą' => ascii('A') + 1,
        'Č' => ascii('C'),
        'Ę' | 'Ė' => ascii('E'),
        'Į' => ascii('I'),
        'Š' => ascii('S'),
        'Ų' | 'Ū' => ascii('U'),
        'Ž' => ascii('Z') + 1,
        '\u{A0}' => ascii(' '),
        '\u{2009}' | '\u{202F}' => 120,
        '–' | '„' | '“' | '”' => 490,
        '−' | '≥' | '≤' | '×' | '€' => ascii('+'),
        '·' => ascii('.'),
        // Written as its name.
        hidden if visible::is_hidden(hidden) => 6000,
        '\u{7F}'..='\u{24F}' => 880,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_as_wide_as_the_font_says() {
        assert!((width("2024", 10.0, false) - 4.0 * 4.97 * MARGIN).abs() < 1e-9);
        assert!(width("Ą", 10.0, true) > width("i", 10.0, false));
        assert_eq!(width("", 10.0, true), 0.0);
    }

    #[test]
    fn lines_keep_their_limit_and_all_letters() {
        let text =
            "Paslaugų kokybę palankiai vertinantys asmenys nebeprisikiškiakopūsteliaujantiesiems";
        for limit in [20.0, 60.0, 200.0] {
            let lines = wrap(text, 8.0, false, limit);
            assert!(lines.iter().all(|line| width(line, 8.0, false) <= limit), "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
        assert_eq!(wrap("", 8.0, false, 10.0), [""]);
        assert_eq!(wrap("ab", 8.0, false, 0.0), ["a", "b"]);
    }
}
