//! Fonts cut to the glyphs in use, which printpdf embeds.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem,
};
use sha2::{Digest, Sha256};

use super::PdfError;
use crate::report::layout::{Command, Drawn, Face, Fonts, Laid};

/// A font as it is embedded.
pub(super) struct Cut {
    /// Its name on the pages.
    pub resource: String,
    /// Its numbers of glyphs, by those of the whole font.
    glyphs: Vec<u16>,
}

impl Cut {
    /// The number that a glyph of the whole font has in the cut one; 0 where no page shows it.
    pub fn glyph(&self, whole: u16) -> u16 {
        self.glyphs.get(usize::from(whole)).copied().unwrap_or(0)
    }
}

/// The cut fonts, by face.
pub(super) type Cuts = BTreeMap<Face, Cut>;

/// The text that each glyph of a face stands for, by the glyph's number.
type Meanings<'a> = Vec<Option<&'a str>>;

/// Gives a document the fonts, and the operations that show every glyph of every font once: printpdf embeds what its pages show.
pub(super) fn embed(
    laid: &Laid,
    fonts: &Fonts,
    document: &mut PdfDocument,
) -> Result<(Cuts, Vec<Op>), PdfError> {
    let mut cuts = Cuts::new();
    let mut shown = Vec::new();
    for (face, meanings) in meanings(laid) {
        let font = fonts.get(face);
        let broken = |reason: String| PdfError::Font { name: font.name, reason };
        let mut remapper = subsetter::GlyphRemapper::new();
        let mut glyphs = vec![0; meanings.len()];
        let mut items = Vec::new();
        for (whole, (meaning, cut)) in meanings.iter().zip(&mut glyphs).enumerate() {
            let Some(meaning) = meaning else { continue };
            // The list is as long as the highest number of a glyph, which is sixteen bits long.
            *cut = remapper.remap(whole as u16);
            items.push(Codepoint {
                gid: *cut,
                offset: 0.0,
                cid: Some(meaning.replace(['\u{2010}', '\u{2011}'], "-")),
            });
        }
        let bytes = subsetter::subset(font.bytes, 0, &remapper)
            .map_err(|error| broken(error.to_string()))?;
        let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| broken("printpdf does not read the cut font".into()))?;
        // PDF marks a cut font by six capitals before its name.
        let tag: String = Sha256::digest(&bytes)
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        parsed.font_name = Some(format!("{tag}+{}", font.name));
        let resource = format!("F{}", face as u8);
        let id = FontId(resource.clone());
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(parsed));
        shown.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        shown.push(Op::ShowText { items: vec![TextItem::GlyphIds(items)] });
        cuts.insert(face, Cut { resource, glyphs });
    }
    Ok((cuts, shown))
}

fn meanings(laid: &Laid) -> BTreeMap<Face, Meanings<'_>> {
    let mut all: BTreeMap<Face, Meanings> = BTreeMap::new();
    for command in laid.pages.iter().flat_map(|page| &page.commands) {
        let Command::Draw(Drawn::Text { face, glyphs, text, .. }) = command else { continue };
        let meanings = all.entry(*face).or_default();
        for glyph in glyphs {
            let place = usize::from(glyph.id);
            if meanings.len() <= place {
                meanings.resize(place + 1, None);
            }
            meanings[place] =
                Some(text.get(glyph.start as usize..glyph.end as usize).unwrap_or(""));
        }
    }
    all
}
