//! Reads the words of a paragraph.

use roxmltree::Node;

use super::document::{Inline, SpanKind};
use super::parse::{Reader, is, language, verdict};

const ALLOWED: [&str; 6] = ["strong", "em", "a", "br", "span", "code"];

/// The words inside an element, without space at either end.
pub(super) fn text(reader: &mut Reader, node: Node) -> Vec<Inline> {
    tidy(inside(reader, node))
}

fn inside(reader: &mut Reader, node: Node) -> Vec<Inline> {
    let mut pieces = Vec::new();
    for child in node.children() {
        piece(reader, child, &mut pieces);
    }
    pieces
}

/// Reads one node among words.
pub(super) fn piece(reader: &mut Reader, node: Node, to: &mut Vec<Inline>) {
    if node.is_text() {
        let words = joined(node.text().unwrap_or(""));
        if !words.is_empty() {
            to.push(Inline::Text(words));
        }
        return;
    }
    if !node.is_element() {
        return;
    }
    match node.tag_name().name() {
        "strong" | "em" | "code" => {
            reader.check(node, &[], true);
            let kind = match node.tag_name().name() {
                "strong" => SpanKind::Strong,
                "em" => SpanKind::Emphasis,
                _ => SpanKind::Code,
            };
            let inner = Inline::Span(kind, inside(reader, node));
            to.push(in_language(node, inner));
        }
        "br" => {
            reader.check(node, &[], false);
            to.push(Inline::Break);
        }
        "a" => {
            reader.check(node, &["href"], true);
            let href = node.attribute("href").unwrap_or("");
            if href.len() < 2 || !(href.starts_with('#') || href.starts_with("https:")) {
                reader.value(node, "href", href, &["#id", "https:…"]);
            }
            if node.ancestors().skip(1).any(|outer| is(outer, "a")) {
                reader.unknown(node, &["no a inside a"]);
            }
            let inner = Inline::Link(href.to_string(), inside(reader, node));
            to.push(in_language(node, inner));
        }
        "span" => {
            reader.check(node, &["class"], true);
            let classes = reader.classes(
                node,
                &["fn", "verdict", "met", "not_met", "not_assessed", "mute", "num", "page"],
            );
            if classes.contains(&"page") {
                to.extend(page(reader, node));
                return;
            }
            let words = inside(reader, node);
            let inner = match classes.iter().find(|class| verdict(class).is_none()) {
                Some(&"fn") => {
                    let outer =
                        |node: &Node| is(*node, "span") && node.attribute("class") == Some("fn");
                    if node.ancestors().skip(1).any(|node| outer(&node)) {
                        reader.unknown(node, &["no footnote inside a footnote"]);
                    }
                    Inline::Note(words)
                }
                Some(&"verdict") => Inline::Span(
                    SpanKind::Verdict(classes.iter().find_map(|class| verdict(class))),
                    words,
                ),
                Some(&"mute") => Inline::Span(SpanKind::Mute, words),
                Some(&"num") => Inline::Span(SpanKind::Number, words),
                _ => Inline::Span(SpanKind::Plain, words),
            };
            to.push(in_language(node, inner));
        }
        _ => reader.unknown(node, &ALLOWED),
    }
}

/// The page of the target that the link around it leads to.
fn page(reader: &mut Reader, node: Node) -> Option<Inline> {
    let link = node.ancestors().skip(1).find(|outer| is(*outer, "a"));
    let target = link.and_then(|link| link.attribute("href")?.strip_prefix('#'));
    let Some(target) = target else {
        reader.missing(node, "an a with href=\"#…\" around it");
        return None;
    };
    let words = joined(node.text().unwrap_or(""));
    let lone = node.children().all(|child| child.is_text());
    let Some((before, behind)) = words.split_once("{page}").filter(|_| lone) else {
        reader.missing(node, "words with {page} in them, and nothing else");
        return None;
    };
    let (target, before, behind) = (target.to_string(), before.to_string(), behind.to_string());
    Some(Inline::Page { target, before, behind })
}

fn in_language(node: Node, inner: Inline) -> Inline {
    match language(node) {
        Some(language) => Inline::Language(language, vec![inner]),
        None => inner,
    }
}

/// White space of the source is one space; no-break spaces stay, and signs without a shape of their own go.
fn joined(source: &str) -> String {
    let mut words = String::with_capacity(source.len());
    let mut space = false;
    for character in source.chars() {
        match character {
            ' ' | '\n' | '\t' | '\r' => space = true,
            '\u{200c}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}' => {}
            other if other.is_control() => {}
            other => {
                if std::mem::take(&mut space) {
                    words.push(' ');
                }
                words.push(if matches!(other, '\u{2028}' | '\u{2029}') { ' ' } else { other });
            }
        }
    }
    if space {
        words.push(' ');
    }
    words
}

/// Removes the spaces at both ends, after breaks and before notes, and those that follow another space.
pub(super) fn tidy(mut pieces: Vec<Inline>) -> Vec<Inline> {
    let mut space = true;
    trim_doubled(&mut pieces, &mut space);
    trim_end(&mut pieces);
    pieces
}

fn trim_doubled(pieces: &mut Vec<Inline>, space: &mut bool) {
    pieces.retain_mut(|piece| match piece {
        Inline::Text(words) => {
            if *space && words.starts_with(' ') {
                words.remove(0);
            }
            if words.is_empty() {
                return false;
            }
            *space = words.ends_with(' ');
            true
        }
        Inline::Break => {
            *space = true;
            true
        }
        Inline::Note(words) => {
            *words = tidy(std::mem::take(words));
            *space = false;
            true
        }
        Inline::Page { behind, .. } => {
            *space = behind.ends_with(' ');
            true
        }
        Inline::Span(_, inner) | Inline::Link(_, inner) | Inline::Language(_, inner) => {
            trim_doubled(inner, space);
            true
        }
    });
}

fn trim_end(pieces: &mut Vec<Inline>) {
    while let Some(last) = pieces.last_mut() {
        match last {
            Inline::Text(words) => {
                words.truncate(words.trim_end_matches(' ').len());
                if !words.is_empty() {
                    return;
                }
            }
            Inline::Span(_, inner) | Inline::Link(_, inner) | Inline::Language(_, inner) => {
                trim_end(inner);
                if !inner.is_empty() {
                    return;
                }
            }
            Inline::Break => {}
            Inline::Note(_) | Inline::Page { .. } => return,
        }
        pieces.pop();
    }
}
