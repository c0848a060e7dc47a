//! Text as XML: escaped, and without the characters that XML 1.0 forbids or that a page would obey.

use crate::visible;

/// Appends `text` so that it may stand in XML text and in quoted attributes.
///
/// A character that XML 1.0 forbids, or that turns the letters after it round, is named: a stray control character of
/// a spreadsheet must not make the whole document unreadable, nor a direction mark say something else than is written.
pub fn escape(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            // White space to XML.
            '\r' => into.push('\r'),
            hidden if visible::is_hidden(hidden) => visible::name(hidden, into),
            other => into.push(other),
        }
    }
}

/// `text` as [`escape`] writes it.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape(text, &mut escaped);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_or_a_page_obeys_is_named() {
        assert_eq!(escaped("a<b> & \"c\" 'd'"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
        assert_eq!(escaped("\u{0}\u{1F}\u{FFFE}ž\t\r\n"), "[U+0000][U+001F][U+FFFE]ž\t\r\n");
        assert_eq!(escaped("\u{202e}<\u{ad}"), "[U+202E]&lt;\u{ad}");
    }

    /// XML 1.0, production 2.
    #[test]
    fn every_sign_may_stand_in_xml() {
        for sign in (0..=0x10_ffff).filter_map(char::from_u32) {
            let is_char = matches!(sign, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
            assert!(is_char || !escaped(&sign.to_string()).contains(sign), "{sign:?}");
        }
    }
}
