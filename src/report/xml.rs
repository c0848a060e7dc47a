//! Text as XML: escaped, and without the characters that XML 1.0 forbids.

/// Appends `text` so that it may stand in XML text and in quoted attributes.
///
/// A character that XML 1.0 forbids becomes U+FFFD: a stray control character of a spreadsheet
/// must not make the whole document unreadable.
pub fn escape(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            other if allowed(other) => into.push(other),
            _ => into.push('\u{FFFD}'),
        }
    }
}

/// `text` as [`escape`] writes it.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape(text, &mut escaped);
    escaped
}

fn allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_replaced() {
        assert_eq!(escaped("a<b> & \"c\" 'd'"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
        assert_eq!(escaped("\u{0}\u{1F}\u{FFFE}ž"), "\u{FFFD}\u{FFFD}\u{FFFD}ž");
    }
}
