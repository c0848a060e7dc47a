//! Writes the document's elements as HTML, with what browsers need around them.

use roxmltree::Node;

use super::{SCRIPT, head, leading, say};
use crate::locale::Lang;
use crate::report::xml::escape;

/// Tables with fewer rows than this are taken in at a glance.
const SORTABLE: usize = 3;
/// Elements that have no end tag in HTML.
pub const VOID: [&str; 6] = ["br", "col", "hr", "img", "link", "meta"];
/// Metadata that pages print and browsers do not know.
const OF_PAGES: [&str; 4] = ["head", "foot", "page-of", "date"];

/// The whole file.
pub fn page(root: Node, lang: Lang) -> String {
    let mut page = Page { html: String::from("<!DOCTYPE html>\n"), lang, tables: 0, heading: None };
    page.element(root);
    page.html.push('\n');
    page.html
}

struct Page<'a> {
    html: String,
    lang: Lang,
    tables: usize,
    /// The last heading, which names what has no caption.
    heading: Option<Node<'a, 'a>>,
}

impl<'a> Page<'a> {
    fn element(&mut self, node: Node<'a, 'a>) {
        match node.tag_name().name() {
            "meta" if node.attribute("name").is_some_and(|name| OF_PAGES.contains(&name)) => {}
            "head" => {
                self.html.push_str("<head>\n");
                self.html.push_str(&head());
                self.children(node);
                self.html.push_str("</head>");
            }
            "style" => {
                self.html.push_str("<style>");
                self.html.push_str(node.text().unwrap_or(""));
                self.html.push_str("</style>");
            }
            "body" => {
                let skip = escaped(&say(self.lang, "web-skip"));
                let sortable = escaped(&say(self.lang, "web-sortable"));
                let to = main_of(node);
                self.html.push_str(&format!(
                    "<body data-sortable=\"{sortable}\">\n<a class=\"skip\" href=\"#{to}\">{skip}</a>"
                ));
                self.children(node);
                self.html.push_str(&format!("<script>{SCRIPT}</script>\n</body>"));
            }
            "main" => {
                let id = main_id(node);
                self.plain(node, &[("id", id), ("tabindex", "-1")]);
            }
            "nav" => {
                let heading = node.children().find(|child| is(*child, "h2"));
                let label = heading.map(words).unwrap_or_default();
                self.plain(node, &[("aria-label", &label)]);
            }
            "h1" | "h2" | "h3" | "h4" => {
                self.heading = Some(node);
                self.plain(node, &[]);
            }
            "table" => self.table(node),
            "span" if is_of_pages(node) => {}
            "svg"
                if node
                    .parent()
                    .is_some_and(|outer| is(outer, "figure") && !outer.has_attribute("class")) =>
            {
                let label = node.attribute("aria-label").unwrap_or("").to_owned();
                let short = label.split(". ").next().unwrap_or("").to_owned();
                self.scroll("picture", &short, |page| page.plain(node, &[]));
            }
            _ => self.plain(node, &[]),
        }
    }

    /// A part that scrolls by itself where the screen is narrower; the keyboard reaches it.
    fn scroll(&mut self, class: &str, label: &str, inside: impl FnOnce(&mut Self)) {
        self.html.push_str(&format!(
            "<div class=\"scroll {class}\" role=\"group\" tabindex=\"0\" aria-label=\"{}\">",
            escaped(label)
        ));
        inside(self);
        self.html.push_str("</div>");
    }

    fn table(&mut self, node: Node<'a, 'a>) {
        self.tables += 1;
        let caption = node.children().find(|child| is(*child, "caption"));
        let label = caption.or(self.heading).map(words).unwrap_or_default();
        let sorted = sortable(node);
        self.scroll("table", &label, |page| {
            page.open(node, &[]);
            for part in node.children() {
                match part.tag_name().name() {
                    "thead" | "tbody" => {
                        page.open(part, &[]);
                        for row in part.children() {
                            if is(row, "tr") { page.row(row, &sorted) } else { page.node(row) }
                        }
                        page.close(part);
                    }
                    _ => page.node(part),
                }
            }
            page.close(node);
        });
    }

    /// A row: heads of sortable columns say so, and numbers carry the value by which they are sorted.
    fn row(&mut self, row: Node<'a, 'a>, sorted: &[bool]) {
        let in_head = row.parent().is_some_and(|outer| is(outer, "thead"));
        let is_group = row.attribute("class") == Some("group");
        self.open(row, &[]);
        let mut column = 0;
        for cell in row.children() {
            if !cell.is_element() {
                self.node(cell);
                continue;
            }
            let is_sorted = sorted.get(column) == Some(&true) && !is_group;
            let is_number = cell.attribute("class") == Some("num");
            column += 1;
            if in_head && is_sorted {
                self.plain(cell, &[("data-sort", "")]);
                continue;
            }
            match leading(self.lang, &words(cell)).filter(|_| is_sorted && is_number) {
                Some(value) => self.plain(cell, &[("data-value", &value.to_string())]),
                None => self.plain(cell, &[]),
            }
        }
        self.close(row);
    }

    fn plain(&mut self, node: Node<'a, 'a>, more: &[(&str, &str)]) {
        self.open(node, more);
        if VOID.contains(&node.tag_name().name()) {
            return;
        }
        self.children(node);
        self.close(node);
    }

    fn open(&mut self, node: Node, more: &[(&str, &str)]) {
        self.html.push('<');
        self.html.push_str(node.tag_name().name());
        for attribute in node.attributes() {
            // Pages name their running heads so.
            if attribute.name() == "data-head"
                || more.iter().any(|(name, _)| *name == attribute.name())
            {
                continue;
            }
            self.attribute(attribute.name(), attribute.value());
        }
        for (name, value) in more {
            self.attribute(name, value);
        }
        self.html.push('>');
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.html.push_str(&format!(" {name}=\""));
        escape(value, &mut self.html);
        self.html.push('"');
    }

    fn close(&mut self, node: Node) {
        self.html.push_str(&format!("</{}>", node.tag_name().name()));
    }

    fn children(&mut self, node: Node<'a, 'a>) {
        for child in node.children() {
            self.node(child);
        }
    }

    fn node(&mut self, node: Node<'a, 'a>) {
        if node.is_element() {
            self.element(node);
        } else if node.is_text() {
            escape(node.text().unwrap_or(""), &mut self.html);
        }
    }
}

/// Which columns of a table can be sorted: those with a head whose cells say something in words.
fn sortable(table: Node) -> Vec<bool> {
    let part = |name: &'static str| table.children().filter(move |child| is(*child, name));
    let rows = |part: Node<'_, '_>| part.children().filter(|row| is(*row, "tr")).count();
    if part("tbody").map(rows).max().unwrap_or(0) < SORTABLE {
        return Vec::new();
    }
    let Some(heads) =
        part("thead").next().and_then(|head| head.children().find(|row| is(*row, "tr")))
    else {
        return Vec::new();
    };
    let count = heads.children().filter(Node::is_element).count();
    let mut sorted = vec![false; count];
    for row in part("tbody").flat_map(|body| body.children().collect::<Vec<_>>()) {
        for (column, cell) in row.children().filter(Node::is_element).enumerate() {
            let has_picture = cell.descendants().any(|inner| is(inner, "svg"));
            if column < count && !has_picture && !words(cell).is_empty() {
                sorted[column] = true;
            }
        }
    }
    sorted
}

fn main_of<'a>(body: Node<'a, '_>) -> &'a str {
    body.children().find(|child| is(*child, "main")).map_or("main", main_id)
}

fn main_id<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute("id").unwrap_or("main")
}

fn is(node: Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// A screen has no pages that a reference could name.
fn is_of_pages(node: Node) -> bool {
    is(node, "span") && node.attribute("class") == Some("page")
}

/// The words inside an element, on one line; those of pictures are none.
pub fn words(node: Node) -> String {
    let text: String = node
        .descendants()
        .filter(|inner| inner.is_text())
        .filter(|inner| !inner.ancestors().any(|outer| is(outer, "svg") || is_of_pages(outer)))
        .filter_map(|inner| inner.text())
        .collect();
    text.split([' ', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn escaped(text: &str) -> String {
    crate::report::xml::escaped(text)
}
