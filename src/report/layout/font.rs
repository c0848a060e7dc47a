//! The five faces of a report.

use rustybuzz::{Direction, ShapePlan, script, ttf_parser::GlyphId};
use serde::Deserialize;

/// One of the faces that a report is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// Sentences.
    Serif,
    /// Stressed words of sentences.
    SerifSemibold,
    /// Words of sentences that are set apart.
    SerifItalic,
    /// Tables, charts, captions.
    Sans,
    /// Headings and verdicts.
    SansSemibold,
}

impl Face {
    /// All faces, in the order in which [`Fonts`] keeps them.
    pub const ALL: [Face; 5] =
        [Face::Serif, Face::SerifSemibold, Face::SerifItalic, Face::Sans, Face::SansSemibold];

    /// The face of `strong` inside this one.
    pub fn strong(self) -> Face {
        match self {
            Face::Sans | Face::SansSemibold => Face::SansSemibold,
            Face::Serif | Face::SerifSemibold | Face::SerifItalic => Face::SerifSemibold,
        }
    }

    /// The sans face of the same weight.
    pub fn sans(self) -> Face {
        match self {
            Face::Serif | Face::SerifItalic | Face::Sans => Face::Sans,
            Face::SerifSemibold | Face::SansSemibold => Face::SansSemibold,
        }
    }
}

/// Characters up to U+017F: Latin letters with their marks.
const LATIN: usize = 0x180;

/// A font file with what is needed to shape and to embed it.
pub struct Font {
    /// The whole TrueType file.
    pub bytes: &'static [u8],
    /// The PostScript name.
    pub name: &'static str,
    pub(super) face: rustybuzz::Face<'static>,
    /// For Lithuanian words, and for others.
    pub(super) plans: [ShapePlan; 2],
    pub(super) units_per_em: f32,
    /// Whether each of the first characters is drawn: nearly all words are made of these.
    latin: [bool; LATIN],
}

impl Font {
    fn new(bytes: &'static [u8], name: &'static str) -> Font {
        // The files are part of the program; the test `the_embedded_fonts_have_every_sign` reads each of them.
        let face =
            rustybuzz::Face::from_slice(bytes, 0).expect("an embedded font is a TrueType file");
        let plan = |language: &str| {
            let language = language.parse().ok();
            ShapePlan::new(
                &face,
                Direction::LeftToRight,
                Some(script::LATIN),
                language.as_ref(),
                &[],
            )
        };
        let plans = [plan("lt"), plan("en")];
        let units_per_em = face.units_per_em() as f32;
        let mut font = Font { bytes, name, plans, units_per_em, face, latin: [false; LATIN] };
        font.latin = std::array::from_fn(|code| {
            u32::try_from(code).ok().and_then(char::from_u32).is_some_and(|it| font.draws(it))
        });
        font
    }

    /// The advance of a glyph as it stands in the font file, in thousandths of an em.
    pub fn advance(&self, glyph: u16) -> f32 {
        self.face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0) as f32 * 1000.0 / self.units_per_em
    }

    /// Whether the face draws this character.
    pub fn has(&self, character: char) -> bool {
        match self.latin.get(character as usize) {
            Some(has) => *has,
            None => self.draws(character),
        }
    }

    fn draws(&self, character: char) -> bool {
        self.face.glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }
}

/// The faces of a report.
pub struct Fonts {
    fonts: Vec<Font>,
}

impl Fonts {
    /// The faces that are part of the program.
    pub fn embedded() -> Fonts {
        macro_rules! font {
            ($name:literal) => {
                Font::new(
                    include_bytes!(concat!("../../../report-templates/fonts/", $name, ".ttf")),
                    $name,
                )
            };
        }
        Fonts {
            fonts: vec![
                font!("RodiklisSerif-Regular"),
                font!("RodiklisSerif-SemiBold"),
                font!("RodiklisSerif-Italic"),
                font!("RodiklisSans-Regular"),
                font!("RodiklisSans-SemiBold"),
            ],
        }
    }

    /// The font file of a face.
    pub fn get(&self, face: Face) -> &Font {
        &self.fonts[face as usize]
    }
}

/// One glyph of a shaped text; lengths in em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The number of the glyph in its font file.
    pub id: u16,
    /// How far the pen moves on.
    pub advance: f32,
    /// How far right of the pen the glyph is drawn.
    pub dx: f32,
    /// How far above the baseline the glyph is drawn.
    pub dy: f32,
    /// The first byte of the text that this glyph stands for.
    pub start: u32,
    /// The byte after the last one of that text; equal to `start` for the second glyph of a cluster.
    pub end: u32,
}

/// The language that a text is shaped and hyphenated in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Lithuanian.
    Lithuanian,
    /// English.
    English,
    /// Any other: never hyphenated.
    Other,
}

impl Language {
    /// The language of a BCP 47 tag.
    pub fn of(tag: &str) -> Language {
        match tag.split('-').next() {
            Some("lt") => Language::Lithuanian,
            Some("en") => Language::English,
            _ => Language::Other,
        }
    }

    /// Where a word may be divided: the parts, or the word itself.
    pub fn syllables(self, word: &str) -> Vec<&str> {
        // Longer words are a panic in hypher without its feature `alloc`; no dictionary has them.
        if word.len() > 40 {
            return vec![word];
        }
        let language = match self {
            Language::Lithuanian => hypher::Lang::Lithuanian,
            Language::English => hypher::Lang::English,
            Language::Other => return vec![word],
        };
        hypher::hyphenate(word, language).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_fonts_have_every_sign() {
        let fonts = Fonts::embedded();
        for face in Face::ALL {
            for character in "ąčęėįšųūžĄČĘĖĮŠŲŪŽẽỹ€„“–•…½−≤≥→■▲✓\u{a0}".chars()
            {
                assert!(fonts.get(face).has(character), "{face:?} lacks {character}");
            }
        }
        for face in [Face::Sans, Face::SansSemibold] {
            for character in "●✕○".chars() {
                assert!(fonts.get(face).has(character), "{face:?} lacks {character}");
            }
        }
    }

    #[test]
    fn fonts_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Fonts>();
    }
}
