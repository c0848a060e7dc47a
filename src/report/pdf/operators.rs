//! Pages as content streams: the operators of PDF, written straight into bytes.
//!
//! printpdf makes the document, its pages and its fonts. Its operations are an object for each glyph of each page, which took
//! most of the time and memory of writing.

use std::io::Write;

use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions, Pt};

use super::PdfError;
use super::fonts::{self, Cut, Cuts};
use super::images::{self, Images};
use super::streams::inside_literal;
use super::structure::name;
use crate::report::layout::{
    Artifact, Colour, Command, Drawn, Face, Fonts, Glyph, Laid, Owner, Page, Raster, Segment,
    Stroke,
};

/// The pages of a report as a lopdf document that has no structure yet.
pub(super) fn pages(laid: &Laid, fonts: &Fonts) -> Result<Document, PdfError> {
    let mut printed = PdfDocument::new(&laid.title);
    let (cuts, mut shown) = fonts::embed(laid, fonts, &mut printed)?;
    let (width, height) = (Mm::from(Pt(laid.width)), Mm::from(Pt(laid.height)));
    for _ in &laid.pages {
        printed.pages.push(PdfPage::new(width, height, std::mem::take(&mut shown)));
    }
    let options = PdfSaveOptions {
        optimize: true,
        subset_fonts: true,
        secure: true,
        image_optimization: None,
    };
    let mut document = printed.to_lopdf_document(&options, &mut Vec::new());
    drop(printed);
    let images = Images::embed(laid, &mut document);
    let objects: Vec<_> = document.get_pages().into_values().collect();
    let mut resources: Option<Object> = None;
    for (page, object) in laid.pages.iter().zip(objects) {
        let mut writer = Writer::new(laid, fonts, &cuts, &images);
        writer.page(page);
        // Every page has the same resources, and the pictures that it shows.
        let own = document.get_dictionary(object)?.get(b"Resources")?.clone();
        let mut shared = resources.get_or_insert(own).clone();
        if !writer.shown.is_empty() {
            let mut with_pictures = document.dereference(&shared)?.1.as_dict()?.clone();
            with_pictures.set("XObject", images.resources(&writer.shown));
            shared = with_pictures.into();
        }
        let dictionary = document.get_dictionary_mut(object)?;
        dictionary.set("Resources", shared);
        let contents = dictionary.get(b"Contents")?.as_reference()?;
        document.set_object(contents, Stream::new(Dictionary::new(), writer.bytes));
    }
    Ok(document)
}

/// Writes the operators of one page, and only those that change something.
struct Writer<'a> {
    laid: &'a Laid,
    fonts: &'a Fonts,
    cuts: &'a Cuts,
    images: &'a Images<'a>,
    /// Places of the pictures that the page shows.
    shown: Vec<usize>,
    bytes: Vec<u8>,
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    font: Option<(Face, u32)>,
    in_text: bool,
}

impl<'a> Writer<'a> {
    fn new(laid: &'a Laid, fonts: &'a Fonts, cuts: &'a Cuts, images: &'a Images<'a>) -> Writer<'a> {
        Writer {
            laid,
            fonts,
            cuts,
            images,
            shown: Vec::new(),
            bytes: Vec::new(),
            fill: None,
            stroke: None,
            font: None,
            in_text: false,
        }
    }

    fn page(&mut self, page: &Page) {
        for command in &page.commands {
            match command {
                Command::Open { owner, content, meant } => {
                    self.end_text();
                    self.open(*owner, *content, meant.as_deref());
                }
                Command::Close => {
                    self.end_text();
                    self.put("EMC\n");
                }
                Command::Draw(Drawn::Text { face, size, at, colour, glyphs, .. }) => {
                    self.text(*face, *size, *at, *colour, glyphs);
                }
                Command::Draw(Drawn::Path { path, fill, stroke }) => {
                    self.path(path, *fill, stroke.as_ref())
                }
                Command::Draw(Drawn::Raster { raster, corners }) => self.raster(raster, *corners),
            }
        }
        self.end_text();
    }

    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Lengths in points, each followed by a space, then the operator.
    fn operator(&mut self, lengths: &[f32], operator: &str) {
        for length in lengths {
            number(&mut self.bytes, *length, 2);
            self.bytes.push(b' ');
        }
        self.put(operator);
        self.bytes.push(b'\n');
    }

    fn open(&mut self, owner: Owner, content: u32, meant: Option<&str>) {
        match owner {
            Owner::Node(node) => {
                let tag =
                    if meant.is_some() { "Span" } else { name(self.laid.tree.nodes[node].role) };
                self.put(&format!("/{tag} <</MCID {content}"));
                if let Some(meant) = meant {
                    self.put("/ActualText <FEFF");
                    for unit in meant.encode_utf16() {
                        self.put(&format!("{unit:04X}"));
                    }
                    self.put(">");
                }
                self.put(">> BDC\n");
            }
            Owner::Artifact(artifact) => self.put(match artifact {
                Artifact::Header => "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n",
                Artifact::Footer => "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n",
                Artifact::Pagination => "/Artifact <</Type /Pagination>> BDC\n",
                Artifact::Layout => "/Artifact <</Type /Layout>> BDC\n",
            }),
        }
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.put("ET\n");
        }
    }

    fn colour(&mut self, Colour(parts): Colour, operator: &str) {
        for part in parts {
            number(&mut self.bytes, f32::from(part) / 255.0, 3);
            self.bytes.push(b' ');
        }
        self.operator(&[], operator);
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.colour(colour, "rg");
            self.fill = Some(colour);
        }
    }

    fn text(&mut self, face: Face, size: f32, [x, y]: [f32; 2], colour: Colour, glyphs: &[Glyph]) {
        let Some(cut) = self.cuts.get(&face) else { return };
        if glyphs.is_empty() {
            return;
        }
        if !std::mem::replace(&mut self.in_text, true) {
            self.put("BT\n");
        }
        self.fill(colour);
        if self.font != Some((face, size.to_bits())) {
            self.put(&format!("/{} ", cut.resource));
            self.operator(&[size.max(0.01)], "Tf");
            self.font = Some((face, size.to_bits()));
        }
        self.put("1 0 0 1 ");
        self.operator(&[x, self.laid.height - y], "Tm");
        // Marks that stand above their letter need a rise of their own, which the array of glyphs cannot hold.
        let mut rise = 0.0;
        for group in glyphs.chunk_by(|one, two| one.dy == two.dy) {
            if group[0].dy != rise {
                rise = group[0].dy;
                self.operator(&[rise * size], "Ts");
            }
            self.show(face, cut, group);
        }
        if rise != 0.0 {
            self.operator(&[0.0], "Ts");
        }
    }

    /// Glyphs in one array; numbers in it are thousandths of an em, to the left.
    fn show(&mut self, face: Face, cut: &Cut, glyphs: &[Glyph]) {
        let font = self.fonts.get(face);
        self.bytes.push(b'[');
        let mut open = false;
        let mut gap = 0.0;
        for glyph in glyphs {
            gap -= glyph.dx * 1000.0;
            if gap.abs() >= 0.05 {
                if std::mem::take(&mut open) {
                    self.bytes.push(b')');
                }
                number(&mut self.bytes, gap, 1);
                gap = 0.0;
            }
            if !std::mem::replace(&mut open, true) {
                self.bytes.push(b'(');
            }
            for byte in cut.glyph(glyph.id).to_be_bytes() {
                inside_literal(&mut self.bytes, byte);
            }
            // printpdf writes widths as whole thousandths of an em, so that the rest is an offset.
            gap += font.advance(glyph.id).floor() - glyph.advance * 1000.0 + glyph.dx * 1000.0;
        }
        self.put(if open { ")]TJ\n" } else { "]TJ\n" });
    }

    fn path(&mut self, path: &[Segment], fill: Option<Colour>, stroke: Option<&Stroke>) {
        self.end_text();
        if let Some(colour) = fill {
            self.fill(colour);
            self.trace(path);
            self.put("f\n");
        }
        if let Some(stroke) = stroke {
            self.stroke(stroke);
            self.trace(path);
            self.put("S\n");
        }
    }

    /// A picture is one unit wide and high, and drawn upwards from its lower left corner.
    fn raster(&mut self, raster: &Raster, [[left, top], [right, bottom]]: [[f32; 2]; 2]) {
        let Some(place) = self.images.position(raster) else { return };
        self.end_text();
        self.shown.push(place);
        // What is written as 0 could not be drawn.
        let (width, height) = ((right - left).max(0.01), (bottom - top).max(0.01));
        self.put("q\n");
        self.operator(&[width, 0.0, 0.0, height, left, self.laid.height - bottom], "cm");
        self.put(&format!("/{} Do\nQ\n", images::name(place)));
    }

    fn trace(&mut self, path: &[Segment]) {
        let height = self.laid.height;
        for segment in path {
            match segment {
                Segment::Move([x, y]) => self.operator(&[*x, height - y], "m"),
                Segment::Line([x, y]) => self.operator(&[*x, height - y], "l"),
                Segment::Curve(one, two, end) => self.operator(
                    &[one[0], height - one[1], two[0], height - two[1], end[0], height - end[1]],
                    "c",
                ),
                Segment::Close => self.put("h\n"),
            }
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        if self.stroke.as_ref() == Some(stroke) {
            return;
        }
        self.colour(stroke.colour, "RG");
        self.operator(&[stroke.width], "w");
        if self.stroke.as_ref().map_or(&[][..], |before| &before.dash) != stroke.dash {
            self.bytes.push(b'[');
            for length in &stroke.dash {
                number(&mut self.bytes, *length, 2);
                self.bytes.push(b' ');
            }
            self.put("] 0 d\n");
        }
        self.stroke = Some(stroke.clone());
    }
}

/// A number rounded to so many decimals. Hundredths of a point are finer than any printer.
#[expect(clippy::disallowed_methods, reason = "coordinates of a page, not a figure")]
fn number(to: &mut Vec<u8>, value: f32, decimals: usize) {
    let unit = 10_i64.pow(decimals as u32);
    let parts = (f64::from(value) * unit as f64).round() as i64;
    if parts < 0 {
        to.push(b'-');
    }
    let (whole, mut rest) = (parts.abs() / unit, parts.abs() % unit);
    // Writing into a list of bytes cannot fail.
    let _ = write!(to, "{whole}");
    if rest != 0 {
        to.push(b'.');
        let mut at = unit / 10;
        while rest != 0 {
            to.push(b'0' + (rest / at) as u8);
            rest %= at;
            at /= 10;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let written = |value, decimals| {
            let mut bytes = Vec::new();
            number(&mut bytes, value, decimals);
            String::from_utf8(bytes).unwrap()
        };
        for (value, decimals, text) in [
            (0.0, 2, "0"),
            (12.5, 2, "12.5"),
            (12.054, 2, "12.05"),
            (-0.25, 2, "-0.25"),
            (-0.001, 2, "0"),
            (841.889_8, 2, "841.89"),
            (0.996, 2, "1"),
            (0.06, 1, "0.1"),
            (100.0, 3, "100"),
        ] {
            assert_eq!(written(value, decimals), text);
        }
    }
}
