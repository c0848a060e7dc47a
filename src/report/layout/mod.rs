//! The layouter: the XHTML of a report becomes pages of drawing commands and a structure tree.
//!
//! ```text
//! XHTML ──parse──► Document ──lay_out──► Laid ──pdf::write──► bytes
//!                      blocks ─► slabs ─► pages
//! ```
//!
//! A block becomes slabs, strips that are never cut; slabs are piled on pages. Nothing here knows a PDF library.

mod blocks;
mod decimals;
mod document;
mod draw;
mod flow;
mod font;
mod front;
mod inline;
mod mark;
mod outline;
mod paragraph;
mod parse;
mod parse_image;
mod parse_table;
mod parse_text;
mod pieces;
mod problem;
mod raster;
mod shaper;
mod slab;
mod style;
mod svg;
mod svg_draw;
mod svg_path;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod wide;

use std::collections::BTreeMap;

pub use document::*;
pub use draw::{Annotation, Artifact, Command, Drawn, Owner, Page, Segment, Stroke};
pub use font::{Face, Font, Fonts, Glyph, Language};
pub use mark::{Mark, mark};
pub use parse::parse;
pub use parse_image::data_uri;
pub use problem::{DocumentError, Problem};
pub use raster::{Raster, RasterError, raster};
pub use style::{Colour, Colours, PageStyle, Style, TextStyle, TypeScale};
pub use svg::{Drawing, Form, Shape};
pub use tree::{Kid, Node, NodeId, Role, Tree};

/// A heading in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// 1 to 4.
    pub level: u8,
    /// The words.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// Points from the page's upper edge.
    pub y: f32,
}

/// Page, from 0, and height (points from the upper edge) of each `id`.
pub type Destinations = BTreeMap<String, (usize, f32)>;

/// How often a document is laid out at most until its page numbers have the room that they need.
const PASSES: usize = 3;

/// A report as pages.
#[derive(Clone, Debug)]
pub struct Laid {
    /// Width of the paper in points.
    pub width: f32,
    /// Height of the paper in points.
    pub height: f32,
    /// The pages; at least one.
    pub pages: Vec<Page>,
    /// What is read, in reading order.
    pub tree: Tree,
    /// What the contents list and the headings below it, in order.
    pub outline: Vec<Bookmark>,
    /// Where each `id` stands.
    pub destinations: Destinations,
    /// BCP 47 tag.
    pub language: String,
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// What it is about.
    pub description: String,
    /// ISO day; empty when the document names none.
    pub date: String,
    /// Characters that no face has; squares stand for them.
    pub missing: Vec<char>,
}

/// Lays a document out. Never fails: what is too large is made smaller or divided.
pub fn lay_out(document: &Document, fonts: &Fonts, style: &Style) -> Laid {
    // Words keep their shapes from one pass to the next.
    let shaper = shaper::Shaper::new(fonts);
    let divided = wide::divided(document, &shaper, style);
    let document = divided.as_ref().unwrap_or(document);
    let (mut laid, mut settled) = lay_out_once(document, &shaper, style, &Destinations::new());
    // A number that is longer or shorter than was thought moves words, and seldom a page; what is printed is right in any
    // case.
    for _ in 1..PASSES {
        if settled {
            break;
        }
        let before = std::mem::take(&mut laid.destinations);
        (laid, settled) = lay_out_once(document, &shaper, style, &before);
    }
    laid
}

/// Also says whether page numbers within words have just the room that they need.
fn lay_out_once(
    document: &Document,
    shaper: &shaper::Shaper,
    style: &Style,
    before: &Destinations,
) -> (Laid, bool) {
    let language = Language::of(&document.language);
    let mut builder = blocks::Builder::new(shaper, style, before);
    let cover = document.cover.as_ref().map(|blocks| builder.cover(blocks, language));
    let contents = document.contents.as_ref().map(|contents| builder.contents(contents, language));
    let place = builder.page_place(Tree::ROOT, language, blocks::Room::Page);
    let mut body = builder.blocks(&document.body, place);
    if (cover.is_some() || contents.is_some()) && !body.is_empty() {
        body[0].new_page = true;
    }
    let mut flow = flow::Flow::new(style, &mut builder, language);
    if let Some(cover) = cover {
        flow.cover(cover.slabs, cover.foot);
    }
    if let Some(contents) = contents {
        flow.pile(contents);
    }
    flow.pile(body);
    flow.finish(document)
}
