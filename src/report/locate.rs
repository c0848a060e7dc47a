//! Where in a template an element of the document was written.
//!
//! Only when something is wrong: the document is written a second time with a mark on every element that stands
//! literally in a template. Both have the same elements in the same order.

use roxmltree::{Document, ParsingOptions};

/// The attribute that carries the mark.
const MARK: &str = "data-written-at";

/// A template's text with its place on every element that it writes.
pub(super) fn marked(place: &str, text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    let mut line = 1;
    while let Some(next) = rest.chars().next() {
        // What Tera reads is left as it is; so are comments.
        let skipped = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")]
            .iter()
            .find(|(open, _)| rest.starts_with(open))
            .map(|(open, close)| {
                rest[open.len()..]
                    .find(close)
                    .map_or(rest.len(), |at| open.len() + at + close.len())
            });
        let length = match skipped {
            Some(length) => length,
            None if next == '<' && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let name =
                    rest[1..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len() - 1);
                out.push_str(&rest[..=name]);
                out.push_str(&format!(" {MARK}=\"{place}:{line}\""));
                rest = &rest[name + 1..];
                continue;
            }
            None => next.len_utf8(),
        };
        out.push_str(&rest[..length]);
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    out
}

/// The place in a template of what stands at a line and column of the document: that of the last element that begins
/// there or before and is written in a template. `None` where the two documents do not fit.
pub(super) fn place(document: &str, marked: &str, line: u32, column: u32) -> Option<String> {
    let options = || ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let plain = Document::parse_with_options(document, options()).ok()?;
    let marked = Document::parse_with_options(marked, options()).ok()?;
    let elements = |document: &Document| document.descendants().filter(|n| n.is_element()).count();
    if elements(&plain) != elements(&marked) {
        return None;
    }
    plain
        .descendants()
        .filter(|node| node.is_element())
        .zip(marked.descendants().filter(|node| node.is_element()))
        .take_while(|(plain, _)| {
            let at = plain.document().text_pos_at(plain.range().start);
            (at.row, at.col) <= (line, column)
        })
        .filter_map(|(_, marked)| marked.attribute(MARK))
        .last()
        .map(str::to_owned)
}

/// The place of the last element before the mistake in a marked document that is not well-formed.
pub(super) fn broken(marked: &str) -> Option<String> {
    let error = Document::parse(marked).err()?;
    let line = (error.pos().row as usize).saturating_sub(1);
    let before: usize = marked.split_inclusive('\n').take(line).map(str::len).sum();
    let inside: usize = marked[before..]
        .chars()
        .take((error.pos().col as usize).saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    let (_, after) = marked[..before + inside].rsplit_once(&format!("{MARK}=\""))?;
    after.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_elements_of_the_template_are_marked() {
        let text = "{{<picture figure={x}/>}}\n<p class=\"a\">{% if a < b %}x{% endif %}</p>\n<!-- <b> -->\n<br/>";
        assert_eq!(
            marked("r.xml", text),
            "{{<picture figure={x}/>}}\n<p data-written-at=\"r.xml:2\" class=\"a\">{% if a < b %}x{% endif %}</p>\n<!-- <b> -->\n<br data-written-at=\"r.xml:4\"/>"
        );
    }

    #[test]
    fn an_element_that_no_template_wrote_has_the_place_of_the_one_before() {
        let plain = "<a>\n<b/>\n<svg><g/></svg></a>";
        let marked =
            "<a data-written-at=\"r:1\">\n<b data-written-at=\"r:9\"/>\n<svg><g/></svg></a>";
        assert_eq!(place(plain, marked, 2, 1).as_deref(), Some("r:9"));
        assert_eq!(place(plain, marked, 3, 6).as_deref(), Some("r:9"));
        assert_eq!(place(plain, marked, 1, 1).as_deref(), Some("r:1"));
        assert_eq!(place(plain, "<a/>", 1, 1), None);
    }

    #[test]
    fn a_broken_document_names_the_last_element_before() {
        let marked = "<a data-written-at=\"r:1\">\n<b data-written-at=\"r:2\">ž</a>\n";
        assert_eq!(broken(marked).as_deref(), Some("r:2"));
        assert_eq!(broken("<a/>"), None);
    }
}
