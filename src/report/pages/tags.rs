//! Which pieces of the pages are marked as which figure, by the tags.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::locale::Lang;
use crate::report::pdf::FIGURE;

/// A piece of a page.
pub type Piece = (ObjectId, i64);

/// A figure with the pieces of pages that print it.
pub struct Mark {
    /// Which figure.
    pub address: String,
    /// Where it is printed, in reading order.
    pub pieces: Vec<Piece>,
}

/// The language of the document.
pub fn language(document: &Document) -> Option<Lang> {
    let tag = document.catalog().ok()?.get(b"Lang").ok()?.as_str().ok()?;
    std::str::from_utf8(tag).ok()?.parse().ok()
}

/// The marks of the structure tree, in reading order.
///
/// # Errors
/// There is no catalogue.
pub fn marked(document: &Document) -> Result<Vec<Mark>, lopdf::Error> {
    let mut reader = Reader { document, seen: BTreeSet::new(), marks: Vec::new() };
    let root = document.catalog()?.get_deref(b"StructTreeRoot", document).and_then(Object::as_dict);
    let mut open: Vec<&Object> = root.map_or(Vec::new(), |root| reader.kids(root));
    open.reverse();
    // Depth first, without a stack that a hostile file could fill.
    while let Some(kid) = open.pop() {
        let Some(element) = reader.element(kid) else { continue };
        if let Some(address) = reader.figure(element) {
            let pieces = reader.pieces(element);
            reader.marks.push(Mark { address, pieces });
            continue;
        }
        let kids = reader.kids(element);
        open.extend(kids.into_iter().rev());
    }
    Ok(reader.marks)
}

struct Reader<'a> {
    document: &'a Document,
    /// A broken tree could be a circle.
    seen: BTreeSet<ObjectId>,
    marks: Vec<Mark>,
}

impl<'a> Reader<'a> {
    fn element(&mut self, kid: &'a Object) -> Option<&'a Dictionary> {
        let id = kid.as_reference().ok()?;
        if !self.seen.insert(id) {
            return None;
        }
        self.document.get_dictionary(id).ok()
    }

    fn kids(&self, element: &'a Dictionary) -> Vec<&'a Object> {
        match self.resolved(element, b"K") {
            Some(Object::Array(kids)) => kids.iter().collect(),
            // A reference to the only kid stays one.
            Some(_) => element.get(b"K").into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn resolved(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        Some(self.document.dereference(dictionary.get(key).ok()?).ok()?.1)
    }

    /// The figure that a user property of an element names.
    fn figure(&self, element: &'a Dictionary) -> Option<String> {
        let attributes = match self.resolved(element, b"A")? {
            Object::Array(attributes) => attributes.iter().collect(),
            one => vec![one],
        };
        let properties = attributes
            .into_iter()
            .filter_map(|own| self.document.dereference(own).ok()?.1.as_dict().ok())
            .filter_map(|own| self.resolved(own, b"P")?.as_array().ok())
            .flatten();
        properties
            .filter_map(|property| self.document.dereference(property).ok()?.1.as_dict().ok())
            .find_map(|property| {
                let text =
                    |key: &[u8]| lopdf::decode_text_string(self.resolved(property, key)?).ok();
                (text(b"N")? == FIGURE).then(|| text(b"V"))?
            })
    }

    /// The pieces of an element and of all inside it.
    fn pieces(&mut self, element: &'a Dictionary) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut open = vec![element];
        while let Some(element) = open.pop() {
            let page = element.get(b"Pg").and_then(Object::as_reference).ok();
            let mut inner = Vec::new();
            for kid in self.kids(element) {
                let piece = match kid {
                    Object::Integer(number) => page.map(|page| (page, *number)),
                    Object::Dictionary(content) => content
                        .get(b"MCID")
                        .and_then(Object::as_i64)
                        .ok()
                        .zip(content.get(b"Pg").and_then(Object::as_reference).ok().or(page))
                        .map(|(number, page)| (page, number)),
                    _ => None,
                };
                pieces.extend(piece);
                inner.extend(self.element(kid));
            }
            open.extend(inner.into_iter().rev());
        }
        pieces
    }
}
