//! Pages as printpdf operations, with fonts cut to the glyphs in use.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Codepoint, Color, DictItem, FontId, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt,
    Rgb, TextItem, TextMatrix, WindingOrder,
};
use sha2::{Digest, Sha256};

use super::PdfError;
use super::structure::name;
use crate::report::layout::{
    Artifact, Colour, Command, Drawn, Face, Fonts, Glyph, Laid, Owner, Page, Segment, Stroke, Tree,
};

/// A font as it is embedded.
struct Cut {
    id: FontId,
    glyphs: subsetter::GlyphRemapper,
}

type Cuts = BTreeMap<Face, Cut>;

/// The pages of a report as a lopdf document that has no structure yet.
pub(super) fn pages(laid: &Laid, fonts: &Fonts) -> Result<lopdf::Document, PdfError> {
    let mut document = PdfDocument::new(&laid.title);
    let cuts = cut_fonts(laid, fonts, &mut document)?;
    for page in &laid.pages {
        let mut writer = Writer::new(laid, fonts, &cuts);
        writer.page(page);
        let (width, height) = (Mm::from(Pt(laid.width)), Mm::from(Pt(laid.height)));
        document.pages.push(PdfPage::new(width, height, writer.ops));
    }
    let options = PdfSaveOptions {
        optimize: true,
        subset_fonts: true,
        secure: true,
        image_optimization: None,
    };
    Ok(document.to_lopdf_document(&options, &mut Vec::new()))
}

fn cut_fonts(laid: &Laid, fonts: &Fonts, document: &mut PdfDocument) -> Result<Cuts, PdfError> {
    let mut used: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
    for command in laid.pages.iter().flat_map(|page| &page.commands) {
        if let Command::Draw(Drawn::Text { face, glyphs, .. }) = command {
            used.entry(*face).or_default().extend(glyphs.iter().map(|glyph| glyph.id));
        }
    }
    let mut cuts = Cuts::new();
    for (face, used) in used {
        let font = fonts.get(face);
        let broken = |reason: String| PdfError::Font { name: font.name, reason };
        let mut glyphs = subsetter::GlyphRemapper::new();
        for glyph in used {
            glyphs.remap(glyph);
        }
        let bytes =
            subsetter::subset(font.bytes, 0, &glyphs).map_err(|error| broken(error.to_string()))?;
        let mut parsed = printpdf::ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| broken("printpdf does not read the cut font".into()))?;
        // PDF marks a cut font by six capitals before its name.
        let tag: String = Sha256::digest(&bytes)
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        parsed.font_name = Some(format!("{tag}+{}", font.name));
        let id = FontId(format!("F{}", face as u8));
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(parsed));
        cuts.insert(face, Cut { id, glyphs });
    }
    Ok(cuts)
}

/// Writes the operations of one page, and only those that change something.
struct Writer<'a> {
    laid: &'a Laid,
    fonts: &'a Fonts,
    cuts: &'a Cuts,
    ops: Vec<Op>,
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    font: Option<(Face, u32)>,
    in_text: bool,
}

impl<'a> Writer<'a> {
    fn new(laid: &'a Laid, fonts: &'a Fonts, cuts: &'a Cuts) -> Writer<'a> {
        Writer {
            laid,
            fonts,
            cuts,
            ops: Vec::new(),
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
                    let (tag, map) = marked(&self.laid.tree, *owner, *content, meant.as_deref());
                    self.ops.push(Op::BeginMarkedContentWithProperties {
                        tag,
                        properties: DictItem::Dict { map },
                    });
                }
                Command::Close => {
                    self.end_text();
                    self.ops.push(Op::EndMarkedContent);
                }
                Command::Draw(Drawn::Text { face, size, at, colour, glyphs, text, .. }) => {
                    self.text(*face, *size, *at, *colour, glyphs, text);
                }
                Command::Draw(Drawn::Path { path, fill, stroke }) => {
                    self.path(path, *fill, stroke.as_ref())
                }
            }
        }
        self.end_text();
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: sRGB(colour) });
            self.fill = Some(colour);
        }
    }

    fn text(
        &mut self,
        face: Face,
        size: f32,
        [x, y]: [f32; 2],
        colour: Colour,
        glyphs: &[Glyph],
        text: &str,
    ) {
        let Some(cut) = self.cuts.get(&face) else { return };
        if glyphs.is_empty() {
            return;
        }
        if !std::mem::replace(&mut self.in_text, true) {
            self.ops.push(Op::StartTextSection);
        }
        self.fill(colour);
        if self.font != Some((face, size.to_bits())) {
            let font = PdfFontHandle::External(cut.id.clone());
            self.ops.push(Op::SetFont { font, size: Pt(hundredth(size).max(0.01)) });
            self.font = Some((face, size.to_bits()));
        }
        let matrix =
            TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, hundredth(x), hundredth(self.laid.height - y)]);
        self.ops.push(Op::SetTextMatrix { matrix });
        // Marks that stand above their letter need a rise of their own, which the array of glyphs cannot hold.
        let mut rise = 0.0;
        for group in glyphs.chunk_by(|one, two| one.dy == two.dy) {
            if group[0].dy != rise {
                rise = group[0].dy;
                self.ops.push(Op::SetLineOffset { multiplier: hundredth(rise * size) });
            }
            let mut items = Vec::with_capacity(group.len());
            for glyph in group {
                if glyph.dx != 0.0 {
                    items.push(TextItem::Offset(hundredth(-glyph.dx * 1000.0)));
                }
                items.push(TextItem::GlyphIds(vec![self.codepoint(face, cut, glyph, text)]));
                if glyph.dx != 0.0 {
                    items.push(TextItem::Offset(hundredth(glyph.dx * 1000.0)));
                }
            }
            self.ops.push(Op::ShowText { items: joined(items) });
        }
        if rise != 0.0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
    }

    fn codepoint(&self, face: Face, cut: &Cut, glyph: &Glyph, text: &str) -> Codepoint {
        let stands = text.get(glyph.start as usize..glyph.end as usize).unwrap_or("");
        // printpdf writes widths as whole thousandths of an em, so that the rest is an offset.
        let offset = self.fonts.get(face).advance(glyph.id).floor() - glyph.advance * 1000.0;
        Codepoint {
            // Every glyph of every page was remapped when the fonts were cut.
            gid: cut.glyphs.get(glyph.id).unwrap_or(0),
            offset: if offset.abs() < 0.05 { 0.0 } else { to_parts(offset, 10.0) },
            cid: Some(stands.replace(['\u{2010}', '\u{2011}'], "-")),
        }
    }

    fn path(&mut self, path: &[Segment], fill: Option<Colour>, stroke: Option<&Stroke>) {
        self.end_text();
        let point = |[x, y]: [f32; 2], bezier| {
            let p = Point { x: Pt(hundredth(x)), y: Pt(hundredth(self.laid.height - y)) };
            LinePoint { p, bezier }
        };
        let mut points = Vec::new();
        let mut closed = false;
        for segment in path {
            match segment {
                Segment::Move(to) | Segment::Line(to) => points.push(point(*to, false)),
                Segment::Curve(one, two, end) => {
                    points.extend([point(*one, true), point(*two, true), point(*end, false)]);
                }
                Segment::Close => closed = true,
            }
        }
        if let Some(colour) = fill {
            self.fill(colour);
            let rings = vec![PolygonRing { points: points.clone() }];
            let polygon =
                Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
            self.ops.push(Op::DrawPolygon { polygon });
        }
        if let Some(stroke) = stroke {
            self.stroke(stroke);
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        if self.stroke.as_ref() == Some(stroke) {
            return;
        }
        self.ops.push(Op::SetOutlineColor { col: sRGB(stroke.colour) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(hundredth(stroke.width)) });
        if self.stroke.as_ref().map_or(&[][..], |before| &before.dash) != stroke.dash {
            let pattern = stroke.dash.iter().map(|length| hundredth(*length)).collect();
            self.ops
                .push(Op::SetLineDashPattern { dash: LineDashPattern { offset: 0.0, pattern } });
        }
        self.stroke = Some(stroke.clone());
    }
}

/// Neighbouring glyphs are shown together.
fn joined(items: Vec<TextItem>) -> Vec<TextItem> {
    let mut joined: Vec<TextItem> = Vec::with_capacity(items.len());
    for item in items {
        match (joined.last_mut(), item) {
            (Some(TextItem::GlyphIds(before)), TextItem::GlyphIds(more)) => before.extend(more),
            (_, item) => joined.push(item),
        }
    }
    joined
}

fn marked(
    tree: &Tree,
    owner: Owner,
    content: u32,
    meant: Option<&str>,
) -> (String, BTreeMap<String, DictItem>) {
    let mut map = BTreeMap::new();
    let mut tag = match owner {
        Owner::Node(node) => {
            map.insert("MCID".to_string(), DictItem::Int(content.into()));
            name(tree.nodes[node].role).to_string()
        }
        Owner::Artifact(artifact) => {
            let (kind, part) = match artifact {
                Artifact::Header => ("Pagination", Some("Header")),
                Artifact::Footer => ("Pagination", Some("Footer")),
                Artifact::Pagination => ("Pagination", None),
                Artifact::Layout => ("Layout", None),
            };
            map.insert("Type".to_string(), DictItem::Name(kind.into()));
            if let Some(part) = part {
                map.insert("Subtype".to_string(), DictItem::Name(part.into()));
            }
            "Artifact".to_string()
        }
    };
    if let (Some(meant), Owner::Node(_)) = (meant, owner) {
        let bytes = [0xFE, 0xFF]
            .into_iter()
            .chain(meant.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        map.insert("ActualText".to_string(), DictItem::Bytes(bytes));
        tag = "Span".to_string();
    }
    (tag, map)
}

/// Hundredths of a point are finer than any printer.
fn hundredth(length: f32) -> f32 {
    to_parts(length, 100.0)
}

/// A coordinate rounded to so many parts of its unit.
#[expect(clippy::disallowed_methods, reason = "coordinates of a page, not a figure")]
fn to_parts(value: f32, parts: f32) -> f32 {
    (value * parts).round() / parts
}

#[allow(non_snake_case)]
fn sRGB(Colour(parts): Colour) -> Color {
    let [r, g, b] = parts.map(|part| to_parts(f32::from(part) / 255.0, 1000.0));
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}
