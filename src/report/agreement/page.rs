//! What an HTML page says, read from its bytes.

use roxmltree::{Document, Node};

use super::parts::{Addressed, Block, Part};
use super::unreadable;
use crate::finding::Finding;
use crate::report::web::{VOID, words};

/// The parts of the page's main element.
///
/// # Errors
/// It is no page of this program's.
pub fn parts(html: &[u8]) -> Result<Vec<Part>, Finding> {
    let html = std::str::from_utf8(html).map_err(|error| unreadable("HTML", error))?;
    let xml = closed(html);
    let document = Document::parse(&xml).map_err(|error| unreadable("HTML", error))?;
    let mut parts = vec![Part::default()];
    if let Some(main) = document.descendants().find(|node| node.has_tag_name("main")) {
        walk(main, &mut parts);
    }
    Ok(parts)
}

/// The page as XML: without declaration, styles and scripts, every element ended.
pub(in crate::report) fn closed(html: &str) -> String {
    let mut xml = String::with_capacity(html.len());
    let mut rest = html.trim_start().strip_prefix("<!DOCTYPE html>").unwrap_or(html);
    while let Some(start) = rest.find('<') {
        xml.push_str(&rest[..start]);
        rest = &rest[start..];
        let skipped = ["style", "script"].into_iter().find(|name| {
            rest[1..].strip_prefix(name).is_some_and(|after| after.starts_with(['>', ' ']))
        });
        if let Some(name) = skipped {
            let end = format!("</{name}>");
            rest = rest.find(&end).map_or("", |at| &rest[at + end.len()..]);
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[..end];
        xml.push_str(tag);
        let is_void = VOID.iter().any(|name| {
            tag[1..]
                .strip_prefix(name)
                .is_some_and(|after| after.is_empty() || after.starts_with(' '))
        });
        xml.push_str(if is_void { "/>" } else { ">" });
        rest = &rest[end + 1..];
    }
    xml.push_str(rest);
    xml
}

fn walk(node: Node, parts: &mut Vec<Part>) {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "h1" | "h2" | "h3" | "h4" => parts.push(Part {
                heading: words(child),
                id: section(child).map(str::to_owned),
                blocks: Vec::new(),
            }),
            "p" | "li" | "caption" => {
                let large = child.attribute("class") == Some("big");
                push(parts, Block::Words { text: words(child), large });
            }
            "tr" => push(parts, line(child)),
            // What opens on a screen has no place in a PDF that it could be held against.
            "svg" | "details" => {}
            _ => walk(child, parts),
        }
    }
}

/// The section that begins with a heading.
fn section<'a>(heading: Node<'a, '_>) -> Option<&'a str> {
    let first = heading.prev_sibling_element().is_none();
    heading.parent().filter(|outer| first && outer.has_tag_name("section"))?.attribute("id")
}

fn line(row: Node) -> Block {
    let cells = || row.children().filter(Node::is_element);
    let link = cells()
        .next()
        .and_then(|first| first.descendants().find(|inner| inner.has_tag_name("a")))
        .and_then(|link| link.attribute("href"))
        .and_then(|target| target.strip_prefix('#'));
    let figures = cells().filter_map(|cell| {
        let address = cell.attribute("data-figure")?.to_owned();
        Some(Addressed { address, text: figure(cell), cell: words(cell) })
    });
    Block::Line {
        to: link.map(str::to_owned),
        cells: cells().map(words).collect(),
        figures: figures.collect(),
    }
}

/// The words of what names its figure, without those of less weight.
pub(in crate::report) fn figure(cell: Node) -> String {
    let parts = cell.children().filter(|part| part.attribute("class") != Some("mute"));
    let texts = parts.map(|part| {
        part.text().filter(|_| part.is_text()).map_or_else(|| words(part), str::to_owned)
    });
    texts.collect::<String>().trim_matches([' ', '\n']).to_owned()
}

fn push(parts: &mut [Part], block: Block) {
    if let Some(part) = parts.last_mut() {
        part.blocks.push(block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_html_does_not_end_is_ended() {
        let page = "<!DOCTYPE html>\n<p>a<br>b<img src=\"x\" alt=\"y\"></p><style>p > a</style><hr><broken>";
        let closed = closed(page);
        assert_eq!(closed.trim(), "<p>a<br/>b<img src=\"x\" alt=\"y\"/></p><hr/><broken>");
    }
}
