//! What the pages of a PDF paint, and where: the operators that this program writes, and a word for each other one.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

use super::Foreign;

/// Left, lower, right and upper edge in points from the lower left corner of the page.
pub type Area = [f32; 4];

/// Something painted.
#[derive(Clone, Debug)]
pub struct Painted {
    /// The piece of marked content that it belongs to; nothing for what is no part of the document.
    pub content: Option<i64>,
    /// Where.
    pub area: Area,
    /// The words, of text.
    pub text: Option<String>,
    /// Whether it can hardly be seen on paper: pale, or smaller than anybody reads.
    pub is_faint: bool,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Width and height.
    pub size: [f32; 2],
    /// What is painted, in order.
    pub painted: Vec<Painted>,
    /// What is done otherwise than by this program.
    pub foreign: BTreeSet<Foreign>,
}

impl Sheet {
    /// The text of a piece of marked content.
    pub fn text(&self, content: i64) -> String {
        let own = self.painted.iter().filter(|painted| painted.content == Some(content));
        own.filter_map(|painted| painted.text.as_deref()).collect()
    }
}

/// Every page, in the order of their objects' places in the document.
///
/// # Errors
/// A page or a font that cannot be read.
pub fn painted(document: &Document) -> Result<Sheets, lopdf::Error> {
    let mut sheets = Sheets::default();
    // Pages share their fonts: each is read once, by where it lies in memory.
    let mut read: BTreeMap<*const Dictionary, Rc<Font>> = BTreeMap::new();
    for page in document.page_iter() {
        let mut fonts: BTreeMap<Vec<u8>, Rc<Font>> = BTreeMap::new();
        for (name, font) in document.get_page_fonts(page)? {
            let known = match read.get(&std::ptr::from_ref(font)) {
                Some(known) => Rc::clone(known),
                None => Rc::new(Font::of(document, font)?),
            };
            read.insert(font, Rc::clone(&known));
            fonts.insert(name, known);
        }
        let mut painter = Painter::new(document, page, &fonts);
        for operation in Content::decode(&document.get_page_content(page))?.operations {
            painter.take(&operation);
        }
        painter.annotations();
        sheets.0.push((page, painter.sheet));
    }
    Ok(sheets)
}

/// The pages in their order.
#[derive(Clone, Debug, Default)]
pub struct Sheets(Vec<(ObjectId, Sheet)>);

impl Sheets {
    /// The page of an object.
    pub fn get(&self, page: &ObjectId) -> Option<&Sheet> {
        self.0.iter().find(|(id, _)| id == page).map(|(_, sheet)| sheet)
    }

    /// The objects of the pages.
    pub fn keys(&self) -> impl Iterator<Item = &ObjectId> {
        self.0.iter().map(|(id, _)| id)
    }

    /// The pages.
    pub fn values(&self) -> impl Iterator<Item = &Sheet> {
        self.0.iter().map(|(_, sheet)| sheet)
    }
}

/// What is read of a font: what its glyphs mean and how wide they are.
struct Font<'a> {
    encoding: Encoding<'a>,
    widths: BTreeMap<u16, f32>,
}

impl<'a> Font<'a> {
    fn of(document: &'a Document, font: &'a Dictionary) -> Result<Font<'a>, lopdf::Error> {
        let encoding = font.get_font_encoding(document)?;
        let below = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
        let list = below.and_then(|font| font.get_deref(b"W", document).ok()?.as_array().ok());
        Ok(Font {
            encoding,
            widths: list.map_or_else(BTreeMap::new, |list| widths(document, list)),
        })
    }

    /// In thousandths of the size.
    fn width(&self, glyph: u16) -> f32 {
        self.widths.get(&glyph).copied().unwrap_or(1000.0)
    }
}

/// `first [w w …]` and `first last w`, one after the other.
fn widths(document: &Document, list: &[Object]) -> BTreeMap<u16, f32> {
    let mut widths = BTreeMap::new();
    let mut rest =
        list.iter().map(|object| document.dereference(object).map_or(object, |(_, to)| to));
    while let (Some(first), Some(next)) = (rest.next(), rest.next()) {
        let Some(first) = first.as_i64().ok().and_then(|first| u16::try_from(first).ok()) else {
            break;
        };
        match next {
            Object::Array(own) => {
                let own = own.iter().map(|width| width.as_float().unwrap_or(1000.0));
                widths.extend((first..=u16::MAX).zip(own));
            }
            last => {
                let last = last.as_i64().ok().and_then(|last| u16::try_from(last).ok());
                let width = rest.next().and_then(|width| width.as_float().ok());
                let (Some(last), Some(width)) = (last, width) else { break };
                widths.extend((first..=last).map(|glyph| (glyph, width)));
            }
        }
    }
    widths
}

/// A matrix as PDF writes it.
type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn moved([a, b, c, d, e, f]: Matrix, [x, y]: [f32; 2]) -> [f32; 2] {
    [a * x + c * y + e, b * x + d * y + f]
}

/// First `inner`, then `outer`.
fn joined(inner: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = inner;
    let [x, y] = moved(outer, [e, f]);
    let turn = |x: f32, y: f32| [x * outer[0] + y * outer[2], x * outer[1] + y * outer[3]];
    let ([a, b], [c, d]) = (turn(a, b), turn(c, d));
    [a, b, c, d, x, y]
}

fn around(points: impl Iterator<Item = [f32; 2]>) -> Area {
    points.fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[left, low, right, high], [x, y]| {
        [left.min(x), low.min(y), right.max(x), high.max(y)]
    })
}

/// Parts of red, green and blue from which on type is pale on white paper.
const PALE: f32 = 0.8;
/// Type below this many points is for nobody.
const SMALLEST: f32 = 3.0;
/// No page of this program is divided deeper.
const DEEPEST: usize = 64;

struct Painter<'a> {
    document: &'a Document,
    page: ObjectId,
    fonts: &'a BTreeMap<Vec<u8>, Rc<Font<'a>>>,
    pictures: BTreeSet<Vec<u8>>,
    sheet: Sheet,
    /// Marks that are open, each with its number; what is no part of the document has none.
    marks: Vec<Option<i64>>,
    matrices: Vec<Matrix>,
    matrix: Matrix,
    text: Matrix,
    font: Option<(&'a Font<'a>, f32)>,
    rise: f32,
    fill: [f32; 3],
    path: Vec<[f32; 2]>,
}

impl<'a> Painter<'a> {
    fn new(
        document: &'a Document,
        page: ObjectId,
        fonts: &'a BTreeMap<Vec<u8>, Rc<Font<'a>>>,
    ) -> Painter<'a> {
        let size = media(document, page);
        Painter {
            document,
            page,
            fonts,
            pictures: pictures(document, page),
            sheet: Sheet { size, ..Sheet::default() },
            marks: Vec::new(),
            matrices: Vec::new(),
            matrix: IDENTITY,
            text: IDENTITY,
            font: None,
            rise: 0.0,
            fill: [0.0; 3],
            path: Vec::new(),
        }
    }

    fn take(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let number = |at: usize| operands.get(at).and_then(|it| it.as_float().ok()).unwrap_or(0.0);
        let six = || -> Matrix { std::array::from_fn(number) };
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                let content = operands.get(1).and_then(|it| it.as_dict().ok());
                let content = content.and_then(|it| it.get(b"MCID").ok()?.as_i64().ok());
                // Within a piece everything is the piece's.
                self.marks.push(content.or(self.marks.last().copied().flatten()));
            }
            "EMC" => {
                self.marks.pop();
            }
            "BT" => (self.text, self.rise) = (IDENTITY, 0.0),
            "ET" | "w" | "d" | "RG" => {}
            "rg" => self.fill = std::array::from_fn(number),
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                self.font = name
                    .and_then(|name| self.fonts.get(name))
                    .map(|font| (font.as_ref(), number(1)));
            }
            "Tm" => self.text = six(),
            "Ts" => self.rise = number(0),
            "TJ" => self.show(operands.first()),
            "m" | "l" => self.point([number(0), number(1)]),
            "c" => (0..3).for_each(|at| self.point([number(2 * at), number(2 * at + 1)])),
            "h" => {}
            "f" | "S" => {
                let path = std::mem::take(&mut self.path);
                self.paint(around(path.into_iter()), None, false);
            }
            "q" if self.matrices.len() < DEEPEST => self.matrices.push(self.matrix),
            "Q" => self.matrix = self.matrices.pop().unwrap_or(IDENTITY),
            "cm" => self.matrix = joined(six(), self.matrix),
            "Do" => {
                let name =
                    operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                if !self.pictures.contains(name) {
                    self.sheet.foreign.insert(Foreign::Operator);
                }
                let corners = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]];
                let matrix = self.matrix;
                self.paint(around(corners.into_iter().map(|it| moved(matrix, it))), None, false);
            }
            _ => {
                self.sheet.foreign.insert(Foreign::Operator);
            }
        }
    }

    fn point(&mut self, at: [f32; 2]) {
        self.path.push(moved(self.matrix, at));
    }

    fn paint(&mut self, area: Area, text: Option<String>, is_faint: bool) {
        if self.marks.is_empty() {
            self.sheet.foreign.insert(Foreign::Untagged);
        }
        let content = self.marks.last().copied().flatten();
        self.sheet.painted.push(Painted { content, area, text, is_faint });
    }

    fn show(&mut self, shown: Option<&Object>) {
        let (Some((font, size)), Some(Object::Array(items))) = (self.font, shown) else {
            self.sheet.foreign.insert(Foreign::Operator);
            return;
        };
        let (mut text, mut width) = (String::new(), 0.0);
        for item in items {
            match item {
                Object::String(bytes, _) => {
                    match Document::decode_text(&font.encoding, bytes) {
                        Ok(read) => text.push_str(&read),
                        Err(_) => {
                            self.sheet.foreign.insert(Foreign::Operator);
                        }
                    }
                    let glyphs = bytes.chunks(2).map(|pair| match *pair {
                        [high, low] => u16::from_be_bytes([high, low]),
                        _ => 0,
                    });
                    width += glyphs.map(|glyph| font.width(glyph)).sum::<f32>();
                }
                other => width -= other.as_float().unwrap_or(0.0),
            }
        }
        let width = width / 1000.0 * size;
        let (low, high) = (self.rise, self.rise + size * 0.7);
        let matrix = joined(self.text, self.matrix);
        let corners = [[0.0, low], [width, low], [0.0, high], [width, high]];
        let area = around(corners.into_iter().map(|it| moved(matrix, it)));
        let is_faint =
            self.fill.iter().all(|part| *part >= PALE) || area[3] - area[1] < SMALLEST * 0.7;
        self.paint(area, Some(text), is_faint);
    }

    /// Links are this program's; all else that lies on a page is somebody else's.
    fn annotations(&mut self) {
        let page = self.document.get_dictionary(self.page);
        let list = page
            .and_then(|page| page.get_deref(b"Annots", self.document))
            .and_then(Object::as_array);
        for annotation in list.into_iter().flatten() {
            let own =
                self.document.dereference(annotation).ok().and_then(|(_, own)| own.as_dict().ok());
            let is_link = own.is_some_and(|own| {
                own.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Link")
                    && !own.has(b"AP")
            });
            if !is_link {
                self.sheet.foreign.insert(Foreign::Annotation);
            }
        }
    }
}

/// Width and height of a page.
fn media(document: &Document, page: ObjectId) -> [f32; 2] {
    let mut at = Some(page);
    // No tree of pages is so deep; a broken one could be a circle.
    for _ in 0..DEEPEST {
        let Some(own) = at.and_then(|id| document.get_dictionary(id).ok()) else { break };
        let edges = own.get_deref(b"MediaBox", document).and_then(Object::as_array);
        if let Ok([left, low, right, high]) = edges.map(Vec::as_slice) {
            let edge = |object: &Object| object.as_float().unwrap_or(0.0);
            return [edge(right) - edge(left), edge(high) - edge(low)];
        }
        at = own.get(b"Parent").and_then(Object::as_reference).ok();
    }
    [0.0; 2]
}

/// The names of a page's pictures; a form is none: it could hold anything.
fn pictures(document: &Document, page: ObjectId) -> BTreeSet<Vec<u8>> {
    let mut names = BTreeSet::new();
    let (own, above) = document.get_page_resources(page).unwrap_or((None, Vec::new()));
    let above = above.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    for resources in own.into_iter().chain(above) {
        let objects = resources.get_deref(b"XObject", document).and_then(Object::as_dict);
        for (name, object) in objects.into_iter().flatten() {
            let stream =
                document.dereference(object).ok().and_then(|(_, own)| own.as_stream().ok());
            let kind = stream.and_then(|stream| stream.dict.get(b"Subtype").ok()?.as_name().ok());
            if kind == Some(b"Image") {
                names.insert(name.clone());
            }
        }
    }
    names
}
