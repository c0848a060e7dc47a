//! Marks of somebody else's making: SVG of the shapes that charts are made of, and paths.

use std::fmt::Write;

use roxmltree::Node;

use super::parse::{Reader, is};
use super::problem::{DocumentError, Problem};
use super::svg;
use crate::report::xml::escape;

/// What was understood of a mark: shapes alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    view: String,
    shapes: String,
}

impl Mark {
    /// The mark as an `svg` element of a document.
    pub fn svg(&self, alternative: &str) -> String {
        let mut label = String::new();
        escape(alternative, &mut label);
        let (view, shapes) = (&self.view, &self.shapes);
        format!("<svg viewBox=\"{view}\" role=\"img\" aria-label=\"{label}\">{shapes}</svg>")
    }
}

/// Reads a mark from a file.
///
/// # Errors
/// Everything in it that pages cannot print, with its place.
pub fn mark(source: &str) -> Result<Mark, Vec<DocumentError>> {
    // Without a document type there are no entities that could grow.
    let xml = roxmltree::Document::parse(source).map_err(|error| {
        let place = error.pos();
        let problem = Problem::Xml(error.to_string());
        vec![DocumentError { line: place.row, column: place.col, problem }]
    })?;
    let root = xml.root_element();
    let mut reader = Reader::new();
    if let Some(deep) = super::parse::deepest(root) {
        reader.wrong(deep, Problem::TooDeep);
    } else if is(root, "svg") {
        svg::check_mark(&mut reader, root);
    } else {
        reader.unknown(root, &["svg"]);
    }
    if !reader.errors.is_empty() {
        return Err(reader.errors);
    }
    let mut mark = Mark { view: String::new(), shapes: String::new() };
    escape(root.attribute("viewBox").unwrap_or(""), &mut mark.view);
    let paint = attributes(root, |name| svg::PAINT.contains(&name));
    let _ = write!(mark.shapes, "<g{paint}>");
    root.children().for_each(|child| copy(child, &mut mark.shapes));
    mark.shapes.push_str("</g>");
    Ok(mark)
}

/// Writes a shape anew. Names of elements mean nothing inside a document, and could stand there twice.
fn copy(node: Node, to: &mut String) {
    if !node.is_element() || svg::SILENT.contains(&node.tag_name().name()) {
        return;
    }
    let name = node.tag_name().name();
    let own = attributes(node, |name| !matches!(name, "id" | "lang"));
    // Writing into a text cannot fail.
    let _ = write!(to, "<{name}{own}>");
    if name == "text" {
        escape(node.text().unwrap_or(""), to);
    }
    if name == "g" {
        node.children().for_each(|child| copy(child, to));
    }
    let _ = write!(to, "</{name}>");
}

fn attributes(node: Node, keep: impl Fn(&str) -> bool) -> String {
    let mut written = String::new();
    for attribute in node.attributes().filter(|attribute| keep(attribute.name())) {
        let _ = write!(written, " {}=\"", attribute.name());
        escape(attribute.value(), &mut written);
        written.push('"');
    }
    written
}
