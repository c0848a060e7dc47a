//! Reads the XHTML of a report. Whatever `docs/report-elements.md` does not allow is an error with its place.

use roxmltree::{Node, ParsingOptions};

use super::document::*;
use super::parse_text::text;
use super::problem::{DocumentError, Problem};
use super::svg;

/// Collects what is wrong while the document is read.
pub(super) struct Reader {
    pub errors: Vec<DocumentError>,
    heading: u8,
}

impl Reader {
    pub fn new() -> Reader {
        Reader { errors: Vec::new(), heading: 0 }
    }

    pub fn wrong(&mut self, at: Node, problem: Problem) {
        let place = at.document().text_pos_at(at.range().start);
        self.errors.push(DocumentError { line: place.row, column: place.col, problem });
    }

    /// Refuses attributes that are not allowed, and words between the children when only elements may stand there.
    pub fn check(&mut self, node: Node, allowed: &[&'static str], words: bool) {
        for attribute in node.attributes() {
            let name = attribute.name();
            let everywhere = matches!(name, "id" | "lang");
            if !everywhere && !allowed.contains(&name) {
                let mut allowed = allowed.to_vec();
                allowed.extend(["id", "lang"]);
                self.wrong(
                    node,
                    Problem::Attribute { element: name_of(node), found: name.into(), allowed },
                );
            }
        }
        if !words {
            for child in node.children().filter(Node::is_text) {
                let found = child.text().unwrap_or("").trim();
                if !found.is_empty() {
                    let found = found.chars().take(40).collect();
                    self.wrong(child, Problem::Words { found, inside: name_of(node) });
                }
            }
        }
    }

    /// The classes of an element; refuses the unknown ones.
    pub fn classes(&mut self, node: Node, allowed: &[&'static str]) -> Vec<&'static str> {
        let mut known = Vec::new();
        for class in node.attribute("class").unwrap_or("").split_ascii_whitespace() {
            match allowed.iter().find(|name| **name == class) {
                Some(class) => known.push(*class),
                None => self.value(node, "class", class, allowed),
            }
        }
        known
    }

    pub fn value(&mut self, node: Node, attribute: &str, found: &str, allowed: &[&'static str]) {
        let (attribute, found, allowed) =
            (attribute.to_string(), found.to_string(), allowed.to_vec());
        self.wrong(node, Problem::Value { element: name_of(node), attribute, found, allowed });
    }

    pub fn unknown(&mut self, node: Node, allowed: &[&'static str]) {
        let inside = node.parent_element().map(name_of).unwrap_or_default();
        self.wrong(
            node,
            Problem::Element { found: name_of(node), inside, allowed: allowed.to_vec() },
        );
    }

    pub fn missing(&mut self, node: Node, what: &'static str) {
        self.wrong(node, Problem::Missing { element: name_of(node), what });
    }
}

pub(super) fn name_of(node: Node) -> String {
    node.tag_name().name().to_string()
}

pub(super) fn is(node: Node, name: &str) -> bool {
    node.tag_name().name() == name
}

fn elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(Node::is_element)
}

pub(super) fn language(node: Node) -> Option<String> {
    let lang = node
        .attribute("lang")
        .or_else(|| node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    lang.map(str::to_string)
}

fn block(node: Node, kind: BlockKind) -> Block {
    let figure = node.attribute("data-figure").map(str::to_string);
    Block { id: node.attribute("id").map(str::to_string), language: language(node), figure, kind }
}

/// Reads a document, or says everything that is wrong with it.
pub fn parse(xhtml: &str) -> Result<Document, Vec<DocumentError>> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let xml = roxmltree::Document::parse_with_options(xhtml, options).map_err(|error| {
        let place = error.pos();
        vec![DocumentError {
            line: place.row,
            column: place.col,
            problem: Problem::Xml(error.to_string()),
        }]
    })?;
    let root = xml.root_element();
    let mut reader = Reader::new();
    if let Some(deep) = deepest(root) {
        reader.wrong(deep, Problem::TooDeep);
        return Err(reader.errors);
    }
    let mut document = Document::default();
    if !is(root, "html") {
        reader.unknown(root, &["html"]);
        return Err(reader.errors);
    }
    reader.check(root, &[], false);
    match language(root) {
        Some(language) if !language.trim().is_empty() => document.language = language,
        _ => reader.missing(root, "lang"),
    }
    for part in elements(root) {
        match part.tag_name().name() {
            "head" => read_head(&mut reader, part, &mut document),
            "body" => read_body(&mut reader, part, &mut document),
            _ => reader.unknown(part, &["head", "body"]),
        }
    }
    if document.title.is_empty() {
        reader.missing(root, "a title in its head");
    }
    check_targets(&mut reader, root);
    if reader.errors.is_empty() { Ok(document) } else { Err(reader.errors) }
}

pub(super) fn deepest<'a, 'input>(root: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let mut open = vec![(root, 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > super::problem::DEEPEST {
            return Some(node);
        }
        open.extend(elements(node).map(|child| (child, depth + 1)));
    }
    None
}

fn check_targets(reader: &mut Reader, root: Node) {
    const TARGETS: [&str; 14] = [
        "section", "h1", "h2", "h3", "h4", "p", "div", "ul", "ol", "li", "figure", "table", "tr",
        "hr",
    ];
    let mut known = std::collections::BTreeSet::new();
    for node in root.descendants() {
        let Some(id) = node.attribute("id") else { continue };
        let name = node.tag_name().name();
        // Entries of the contents and columns of facts and answers are no blocks of their own; what opens on a screen
        // is on no page.
        let part = node.ancestors().any(|outer| is(outer, "nav") || is(outer, "details"))
            || (name == "div" && node.parent_element().is_some_and(|outer| is(outer, "div")))
            || matches!(node.attribute("class"), Some("left" | "right"));
        if part || !TARGETS.contains(&name) {
            reader.wrong(
                node,
                Problem::Attribute {
                    element: name.into(),
                    found: "id".into(),
                    allowed: vec!["id on blocks only"],
                },
            );
        } else if !known.insert(id) {
            reader.wrong(node, Problem::DuplicateId(id.into()));
        }
    }
    for node in root.descendants().filter(|node| is(*node, "a")) {
        if let Some(id) = node.attribute("href").and_then(|href| href.strip_prefix('#'))
            && !known.contains(id)
        {
            reader.wrong(node, Problem::UnknownTarget(id.into()));
        }
    }
}

fn read_head(reader: &mut Reader, head: Node, document: &mut Document) {
    reader.check(head, &[], false);
    for node in elements(head) {
        match node.tag_name().name() {
            "title" => {
                reader.check(node, &[], true);
                let words = node.text().unwrap_or("").split_whitespace();
                document.title = words.collect::<Vec<_>>().join(" ");
            }
            "meta" if node.has_attribute("charset") => reader.check(node, &["charset"], false),
            "meta" => {
                reader.check(node, &["name", "content"], false);
                let content = node.attribute("content").unwrap_or("").to_string();
                match node.attribute("name").unwrap_or("") {
                    "author" => document.author = content,
                    "description" => document.description = content,
                    "date" if is_day(&content) => document.date = content,
                    "date" => reader.value(node, "content", &content, &["an ISO day: 2025-01-20"]),
                    "head" => document.head = content,
                    "foot" => document.foot = content,
                    "page-of" => document.page_of = content,
                    "viewport" | "generator" => {}
                    other => {
                        let allowed = [
                            "author",
                            "description",
                            "date",
                            "head",
                            "foot",
                            "page-of",
                            "viewport",
                        ];
                        reader.value(node, "name", other, &allowed);
                    }
                }
            }
            "style" => {}
            _ => reader.unknown(node, &["title", "meta", "style"]),
        }
    }
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let within =
        |part: &str, most: u8| part.parse().is_ok_and(|number: u8| (1..=most).contains(&number));
    matches!(parts[..], [year, month, day]
        if digits(year, 4) && digits(month, 2) && digits(day, 2) && within(month, 12) && within(day, 31))
}

fn read_body(reader: &mut Reader, body: Node, document: &mut Document) {
    reader.check(body, &[], false);
    for node in elements(body) {
        match node.tag_name().name() {
            "header" => {
                reader.check(node, &["class"], false);
                reader.classes(node, &["cover"]);
                let cover =
                    elements(node).filter_map(|child| read_cover_block(reader, child)).collect();
                document.cover = Some(cover);
            }
            "nav" => {
                reader.check(node, &["class"], false);
                reader.classes(node, &["toc"]);
                document.contents = Some(read_contents(reader, node));
            }
            "main" => {
                reader.check(node, &[], false);
                reader.heading = 0;
                document.body.extend(read_blocks(reader, node));
            }
            _ => reader.unknown(node, &["header", "nav", "main"]),
        }
    }
}

fn read_cover_block(reader: &mut Reader, node: Node) -> Option<Block> {
    match node.tag_name().name() {
        "h1" | "h2" | "h3" | "h4" | "div" | "figure" | "p" | "hr" => {
            // The cover's headings are not part of the sequence that follows.
            reader.heading = 4;
            read_block(reader, node)
        }
        _ => {
            reader.unknown(node, &["h1", "h2", "h3", "div", "figure", "p", "hr"]);
            None
        }
    }
}

fn read_contents(reader: &mut Reader, nav: Node) -> Contents {
    let mut contents = Contents { heading: Vec::new(), entries: Vec::new() };
    for node in elements(nav) {
        match node.tag_name().name() {
            "h2" => {
                reader.check(node, &[], true);
                contents.heading = text(reader, node);
            }
            "ol" => {
                reader.check(node, &[], false);
                for item in elements(node) {
                    if !is(item, "li") {
                        reader.unknown(item, &["li"]);
                        continue;
                    }
                    reader.check(item, &["class"], false);
                    let level =
                        if reader.classes(item, &["l1", "l2"]).contains(&"l2") { 2 } else { 1 };
                    let link = elements(item).find(|child| is(*child, "a"));
                    let target = link.and_then(|link| link.attribute("href")?.strip_prefix('#'));
                    match (link, target) {
                        (Some(link), Some(target)) => {
                            reader.check(link, &["href"], true);
                            let text = text(reader, link);
                            contents.entries.push(ContentsEntry {
                                level,
                                target: target.into(),
                                text,
                            });
                        }
                        _ => reader.missing(item, "one a with href=\"#…\""),
                    }
                }
            }
            _ => reader.unknown(node, &["h2", "ol"]),
        }
    }
    contents
}

fn read_blocks(reader: &mut Reader, parent: Node) -> Vec<Block> {
    elements(parent).filter_map(|node| read_block(reader, node)).collect()
}

fn read_block(reader: &mut Reader, node: Node) -> Option<Block> {
    const ALLOWED: [&str; 14] = [
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "div",
        "ul",
        "ol",
        "figure",
        "table",
        "hr",
        "details",
        "svg in cells",
    ];
    let kind = match node.tag_name().name() {
        "section" => {
            reader.check(node, &["class", "data-head"], false);
            let classes = reader.classes(node, &["chapter", "whole"]);
            let (chapter, whole) = (classes.contains(&"chapter"), classes.contains(&"whole"));
            let head = node.attribute("data-head").map(str::to_string);
            BlockKind::Section { chapter, whole, head, blocks: read_blocks(reader, node) }
        }
        name @ ("h1" | "h2" | "h3" | "h4") => {
            reader.check(node, &[], true);
            let level = name.as_bytes()[1] - b'0';
            if reader.heading > 0 && level > reader.heading + 1 {
                reader
                    .wrong(node, Problem::SkippedHeading { found: level, before: reader.heading });
            }
            reader.heading = level;
            BlockKind::Heading { level, text: text(reader, node) }
        }
        "p" => {
            reader.check(node, &["class", "data-figure"], true);
            BlockKind::Paragraph { kind: paragraph_kind(reader, node), text: text(reader, node) }
        }
        "div" => {
            reader.check(node, &["class"], false);
            match reader.classes(node, &["facts", "answer"])[..] {
                ["facts"] => {
                    let columns = elements(node).map(|fact| {
                        if is(fact, "div") {
                            reader.check(fact, &[], false);
                            read_blocks(reader, fact)
                        } else {
                            reader.unknown(fact, &["div"]);
                            Vec::new()
                        }
                    });
                    BlockKind::Facts(columns.collect())
                }
                ["answer"] => read_answer(reader, node),
                _ => {
                    reader.missing(node, "class=\"facts\" or class=\"answer\"");
                    return None;
                }
            }
        }
        "ul" | "ol" => read_list(reader, node, 1),
        "figure" => return read_figure(reader, node),
        "table" => BlockKind::Table(super::parse_table::table(reader, node)),
        "hr" => {
            reader.check(node, &[], false);
            BlockKind::Rule
        }
        "details" => {
            check_details(reader, node);
            return None;
        }
        _ => {
            reader.unknown(node, &ALLOWED[..13]);
            return None;
        }
    };
    Some(block(node, kind))
}

/// What opens on a screen is read like everything else, so that its mistakes are told, and is no part of the pages.
fn check_details(reader: &mut Reader, node: Node) {
    reader.check(node, &[], false);
    let mut inner = elements(node);
    match inner.next() {
        Some(summary) if is(summary, "summary") => {
            reader.check(summary, &[], true);
            text(reader, summary);
        }
        _ => reader.missing(node, "a summary at its beginning"),
    }
    for child in inner {
        match child.tag_name().name() {
            "p" | "ul" | "ol" | "table" | "details" => {
                read_block(reader, child);
            }
            _ => reader.unknown(child, &["p", "ul", "ol", "table", "details"]),
        }
    }
}

fn paragraph_kind(reader: &mut Reader, node: Node) -> ParagraphKind {
    let on_cover = node.parent_element().is_some_and(|parent| is(parent, "header"));
    let allowed: &[&'static str] = if on_cover {
        &[
            "lead",
            "caption",
            "big",
            "verdict",
            "met",
            "not_met",
            "not_assessed",
            "org",
            "subtitle",
            "left",
            "right",
        ]
    } else {
        &["lead", "caption", "big", "verdict", "met", "not_met", "not_assessed"]
    };
    let classes = reader.classes(node, allowed);
    match classes.iter().find(|class| verdict(class).is_none()) {
        Some(&"lead") => ParagraphKind::Lead,
        Some(&"caption") => ParagraphKind::Caption,
        Some(&"big") => ParagraphKind::Big,
        Some(&"verdict") => ParagraphKind::Verdict(classes.iter().find_map(|class| verdict(class))),
        Some(&"org") => ParagraphKind::Org,
        Some(&"subtitle") => ParagraphKind::Subtitle,
        Some(&"left") => ParagraphKind::Left,
        Some(&"right") => ParagraphKind::Right,
        _ => ParagraphKind::Plain,
    }
}

pub(super) fn verdict(class: &str) -> Option<Verdict> {
    match class {
        "met" => Some(Verdict::Met),
        "not_met" => Some(Verdict::NotMet),
        "not_assessed" => Some(Verdict::NotAssessed),
        _ => None,
    }
}

fn read_answer(reader: &mut Reader, node: Node) -> BlockKind {
    let (mut value, mut beside) = (Vec::new(), Vec::new());
    for child in elements(node) {
        if is(child, "div") && child.attribute("class") == Some("value") {
            reader.check(child, &["class"], false);
            value = read_blocks(reader, child);
        } else {
            beside.extend(read_block(reader, child));
        }
    }
    BlockKind::Answer { value, beside }
}

fn read_list(reader: &mut Reader, node: Node, depth: usize) -> BlockKind {
    reader.check(node, &[], false);
    let mut items = Vec::new();
    for item in elements(node) {
        if !is(item, "li") {
            reader.unknown(item, &["li"]);
            continue;
        }
        reader.check(item, &[], true);
        let id = item.attribute("id").map(str::to_string);
        items.push(ListItem { id, blocks: read_flow(reader, item, depth, &["p", "ul", "ol"]) });
    }
    BlockKind::List { ordered: is(node, "ol"), items }
}

/// The content of a cell or list item: words, or blocks, or both; words between blocks are paragraphs of their own.
pub(super) fn read_flow(
    reader: &mut Reader,
    node: Node,
    depth: usize,
    allowed: &[&'static str],
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut words = Vec::new();
    let close = |words: &mut Vec<Inline>, blocks: &mut Vec<Block>| {
        let text = super::parse_text::tidy(std::mem::take(words));
        if !text.is_empty() {
            let kind = BlockKind::Paragraph { kind: ParagraphKind::Plain, text };
            blocks.push(Block { id: None, language: language(node), figure: None, kind });
        }
    };
    for child in node.children() {
        let name = child.tag_name().name();
        if !child.is_element()
            || !matches!(name, "p" | "ul" | "ol" | "svg" | "table" | "figure" | "div" | "section")
        {
            super::parse_text::piece(reader, child, &mut words);
            continue;
        }
        close(&mut words, &mut blocks);
        if !allowed.contains(&name) || (depth > 2 && matches!(name, "ul" | "ol")) {
            reader.unknown(child, allowed);
            continue;
        }
        match name {
            "p" => blocks.extend(read_block(reader, child)),
            "svg" => {
                if let Some(drawing) = svg::read(reader, child) {
                    blocks.push(block(child, BlockKind::Figure { drawing, caption: None }));
                }
            }
            _ if depth < 2 => {
                let kind = read_list(reader, child, depth + 1);
                blocks.push(block(child, kind));
            }
            _ => reader.unknown(child, &["p"]),
        }
    }
    close(&mut words, &mut blocks);
    blocks
}

fn read_figure(reader: &mut Reader, node: Node) -> Option<Block> {
    reader.check(node, &["class"], false);
    let is_mark = reader.classes(node, &["logo"]).contains(&"logo");
    let allowed: &[&'static str] =
        if is_mark { &["svg", "img", "figcaption"] } else { &["svg", "figcaption"] };
    let (mut drawing, mut caption) = (None, None);
    for child in elements(node) {
        match child.tag_name().name() {
            "svg" => drawing = svg::read(reader, child),
            "img" if is_mark => drawing = super::parse_image::read(reader, child),
            "figcaption" => {
                reader.check(child, &[], true);
                caption = Some(text(reader, child));
            }
            _ => reader.unknown(child, allowed),
        }
    }
    if !elements(node).any(|child| is(child, "svg") || is_mark && is(child, "img")) {
        reader.missing(node, if is_mark { "an svg or img" } else { "an svg" });
    }
    let drawing = svg::Drawing { is_mark, ..drawing? };
    Some(block(node, BlockKind::Figure { drawing, caption }))
}
