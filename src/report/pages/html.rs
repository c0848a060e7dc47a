//! The figures that an HTML page marks.

use roxmltree::Document;

use super::{Pages, Shown};
use crate::finding::Finding;
use crate::report::agreement::{page, unreadable};

/// Everything that names its figure, in the page's order.
///
/// # Errors
/// It is no page of this program's.
pub fn pages(html: &[u8]) -> Result<Pages, Finding> {
    let html = std::str::from_utf8(html).map_err(|error| unreadable("HTML", error))?;
    let xml = page::closed(html);
    let document = Document::parse(&xml).map_err(|error| unreadable("HTML", error))?;
    let root = document.root_element();
    let lang = root.attribute("lang").and_then(|code| code.parse().ok());
    let shown = root
        .descendants()
        .filter_map(|node| {
            let address = node.attribute("data-figure")?.to_owned();
            Some(Shown { address, text: page::figure(node), page: 0 })
        })
        .collect();
    Ok(Pages { shown, foreign: Vec::new(), lang })
}
