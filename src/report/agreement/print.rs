//! What a PDF says, read from its bytes as a screen reader reads it: by the structure tree.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

use super::parts::{Block, Part};
use super::unreadable;
use crate::finding::Finding;

/// No report nests deeper; a broken tree could be a circle.
const DEEPEST: usize = 100;

/// The parts of the document.
///
/// # Errors
/// The PDF cannot be read, or has no structure tree.
pub fn parts(pdf: &[u8]) -> Result<Vec<Part>, Finding> {
    read(pdf).map_err(|error| unreadable("PDF", error))
}

fn read(pdf: &[u8]) -> Result<Vec<Part>, lopdf::Error> {
    let document = Document::load_mem(pdf)?;
    let contents = contents(&document)?;
    let root = document.catalog()?.get_deref(b"StructTreeRoot", &document)?.as_dict()?;
    let mut reader = Reader { document: &document, contents, parts: vec![Part::default()] };
    for kid in kids(root) {
        reader.walk(kid, 0);
    }
    Ok(reader.parts)
}

/// The text of each piece of marked content.
type Contents = BTreeMap<(ObjectId, i64), String>;

fn contents(document: &Document) -> Result<Contents, lopdf::Error> {
    let mut contents = Contents::new();
    // A font has one name on all pages.
    let mut encodings: BTreeMap<Vec<u8>, Encoding> = BTreeMap::new();
    for page in document.page_iter() {
        for (name, font) in document.get_page_fonts(page)? {
            if let std::collections::btree_map::Entry::Vacant(place) = encodings.entry(name) {
                place.insert(font.get_font_encoding(document)?);
            }
        }
        let operations = Content::decode(&document.get_page_content(page))?.operations;
        let mut open: Vec<Option<i64>> = Vec::new();
        let mut encoding = None;
        for operation in &operations {
            match operation.operator.as_str() {
                "BDC" => {
                    let properties = operation.operands.get(1).and_then(|it| it.as_dict().ok());
                    let number = properties.and_then(|it| it.get(b"MCID").ok()?.as_i64().ok());
                    let meant = properties
                        .and_then(|it| it.get(b"ActualText").ok())
                        .and_then(|text| lopdf::decode_text_string(text).ok());
                    if let (Some(number), Some(meant)) = (number, meant) {
                        contents.entry((page, number)).or_default().push_str(&meant);
                        open.push(None);
                    } else {
                        open.push(number);
                    }
                }
                "BMC" => open.push(None),
                "EMC" => {
                    open.pop();
                }
                "Tf" => {
                    let name = operation.operands.first().and_then(|name| name.as_name().ok());
                    encoding = name.and_then(|name| encodings.get(name));
                }
                "Tj" | "TJ" => {
                    let (Some(number), Some(encoding)) = (open.last().copied().flatten(), encoding)
                    else {
                        continue;
                    };
                    let text = contents.entry((page, number)).or_default();
                    for shown in &operation.operands {
                        show(shown, encoding, text)?;
                    }
                }
                _ => {}
            }
        }
    }
    Ok(contents)
}

fn show(shown: &Object, encoding: &Encoding, text: &mut String) -> Result<(), lopdf::Error> {
    match shown {
        Object::String(bytes, _) => text.push_str(&Document::decode_text(encoding, bytes)?),
        Object::Array(items) => {
            for item in items {
                show(item, encoding, text)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn kids(element: &Dictionary) -> &[Object] {
    match element.get(b"K") {
        Ok(Object::Array(kids)) => kids,
        Ok(kid) => std::slice::from_ref(kid),
        Err(_) => &[],
    }
}

struct Reader<'a> {
    document: &'a Document,
    contents: Contents,
    parts: Vec<Part>,
}

impl<'a> Reader<'a> {
    fn element(&self, kid: &'a Object) -> Option<&'a Dictionary> {
        let id = kid.as_reference().ok()?;
        self.document.get_dictionary(id).ok()
    }

    fn walk(&mut self, kid: &'a Object, depth: usize) {
        let Some(element) = self.element(kid).filter(|_| depth < DEEPEST) else { return };
        match role(element) {
            [b'H', b'1'..=b'6'] => {
                let heading = self.words(element);
                self.parts.push(Part { heading, ..Part::default() });
            }
            b"P" | b"LI" | b"Caption" => {
                let text = self.words(element);
                self.push(Block::Words { text, large: false });
            }
            b"TR" => {
                let cells = kids(element).iter().filter_map(|cell| self.element(cell));
                let cells = cells.map(|cell| self.words(cell)).collect();
                self.push(Block::Line { to: None, cells, figures: Vec::new() });
            }
            b"TOC" | b"Figure" => {}
            _ => {
                for kid in kids(element) {
                    self.walk(kid, depth + 1);
                }
            }
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(part) = self.parts.last_mut() {
            part.blocks.push(block);
        }
    }

    /// The text of an element and all inside it; pictures have none.
    fn words(&self, element: &'a Dictionary) -> String {
        let mut text = String::new();
        self.gather(element, 0, &mut text);
        text
    }

    fn gather(&self, element: &'a Dictionary, depth: usize, text: &mut String) {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        for kid in kids(element) {
            let place = match kid {
                Object::Integer(number) => page.map(|page| (page, *number)),
                Object::Dictionary(content) => content
                    .get(b"Pg")
                    .and_then(Object::as_reference)
                    .and_then(|page| Ok((page, content.get(b"MCID")?.as_i64()?)))
                    .ok(),
                _ => None,
            };
            if let Some(content) = place.and_then(|place| self.contents.get(&place)) {
                text.push_str(content);
            }
            if let Some(inner) = self.element(kid).filter(|_| depth < DEEPEST)
                // Marks of footnotes and numbers of pages are no words of the document.
                && !matches!(role(inner), b"Figure" | b"Reference")
            {
                self.gather(inner, depth + 1, text);
            }
        }
    }
}

fn role(element: &Dictionary) -> &[u8] {
    element.get(b"S").and_then(Object::as_name).unwrap_or(b"")
}
