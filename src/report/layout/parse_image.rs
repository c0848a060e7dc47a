//! Pictures of pixels in a document: PNG inside it, so that a report asks for no file beside itself.

use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};
use roxmltree::Node;

use super::parse::Reader;
use super::raster::raster;
use super::svg::{Drawing, Form, Shape};

const BEFORE: &str = "data:image/png;base64,";

/// The address by which an `img` holds a PNG.
pub fn data_uri(png: &[u8]) -> String {
    format!("{BEFORE}{}", BASE64_STANDARD.encode(png))
}

/// Reads an `img` element; `None` when it cannot be drawn, which is then among the reader's errors.
pub(super) fn read(reader: &mut Reader, node: Node) -> Option<Drawing> {
    reader.check(node, &["src", "alt"], false);
    for child in node.children().filter(Node::is_element) {
        reader.unknown(child, &[]);
    }
    let alternative = node.attribute("alt").unwrap_or("").trim().to_owned();
    if alternative.is_empty() {
        reader.missing(node, "an alt that says what it shows");
    }
    let source = node.attribute("src").unwrap_or("");
    let bytes = source.strip_prefix(BEFORE).and_then(|it| BASE64_STANDARD.decode(it).ok());
    let Some(raster) = bytes.and_then(|bytes| raster(&bytes).ok()) else {
        let shown: String = source.chars().take(40).collect();
        reader.value(node, "src", &shown, &["data:image/png;base64,…"]);
        return None;
    };
    let view = [0.0, 0.0, raster.width() as f32, raster.height() as f32];
    let shape = Shape { form: Form::Raster(Arc::new(raster)), fill: None, stroke: None };
    Some(Drawing { alternative, view, shapes: vec![shape], is_mark: false })
}
