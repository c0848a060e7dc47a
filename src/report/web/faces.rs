//! The faces of a report for browsers, inside the file: it looks like the pages, on any computer, offline.

use base64::prelude::{BASE64_STANDARD, Engine};

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
        BASE64_STANDARD.encode_string(fonts.get(face).bytes, &mut rules);
        rules.push_str(") format(\"truetype\"); }\n");
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_faces_are_less_than_half_a_megabyte() {
        let rules = faces();
        assert_eq!(rules.matches("@font-face").count(), 5);
        assert!(rules.len() < 500_000, "{}", rules.len());
        assert!(!rules.contains(['<', '&']));
    }
}
