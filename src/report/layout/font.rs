//! The five faces of a report, and the shaping of words with them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rustybuzz::{Direction, ShapePlan, UnicodeBuffer, script, ttf_parser::GlyphId};
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
    face: rustybuzz::Face<'static>,
    plans: [ShapePlan; 2],
    units_per_em: f32,
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

/// A shaped word: its glyphs and its width in em.
pub struct Shaped {
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// The sum of their advances.
    pub width: f32,
}

/// Words of one face and language.
type Words = HashMap<String, Rc<Shaped>>;

/// Shapes words and remembers them: a report repeats most of its words.
pub struct Shaper<'a> {
    /// The faces that words are shaped with.
    pub fonts: &'a Fonts,
    known: RefCell<HashMap<(u8, bool), Words>>,
}

impl<'a> Shaper<'a> {
    /// A shaper that knows no word yet.
    pub fn new(fonts: &'a Fonts) -> Shaper<'a> {
        Shaper { fonts, known: RefCell::new(HashMap::new()) }
    }

    /// The glyphs of a word.
    pub fn shape(&self, face: Face, language: Language, word: &str) -> Rc<Shaped> {
        let lithuanian = language == Language::Lithuanian;
        let mut known = self.known.borrow_mut();
        let words = known.entry((face as u8, lithuanian)).or_default();
        if let Some(shaped) = words.get(word) {
            return shaped.clone();
        }
        let shaped = Rc::new(shape(self.fonts.get(face), lithuanian, word));
        words.insert(word.to_string(), shaped.clone());
        shaped
    }

    /// The width of a word in points.
    pub fn width(&self, face: Face, size: f32, language: Language, word: &str) -> f32 {
        self.shape(face, language, word).width * size
    }
}

/// Adds a space that is not seen, so that the next words do not grow together with these when they are read or copied.
pub(super) fn end_with_space(
    shaper: &Shaper,
    face: Face,
    glyphs: &mut Vec<Glyph>,
    text: &mut String,
) {
    let start = text.len() as u32;
    let space = shaper.shape(face, Language::Other, " ");
    glyphs.extend(space.glyphs.iter().map(|glyph| Glyph {
        start,
        end: start + 1,
        advance: 0.0,
        ..*glyph
    }));
    text.push(' ');
}

fn shape(font: &Font, lithuanian: bool, word: &str) -> Shaped {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(word);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(script::LATIN);
    if let Ok(language) = (if lithuanian { "lt" } else { "en" }).parse() {
        buffer.set_language(language);
    }
    let plan = &font.plans[usize::from(!lithuanian)];
    let shaped = rustybuzz::shape_with_plan(&font.face, plan, buffer);
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let em = |units: i32| units as f32 / font.units_per_em;
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(infos.len());
    let mut at = 0;
    while at < infos.len() {
        let start = infos[at].cluster as usize;
        let count = infos[at..].iter().take_while(|info| info.cluster as usize == start).count();
        let end = infos.get(at + count).map_or(word.len(), |info| info.cluster as usize);
        let cluster = word.get(start..end).unwrap_or("");
        let per_character = cluster.chars().count() == count;
        let mut byte = start;
        for (index, character) in
            (0..count).zip(cluster.chars().map(Some).chain(std::iter::repeat(None)))
        {
            let from = byte;
            byte = match (per_character, character) {
                (true, Some(character)) => byte + character.len_utf8(),
                _ => end,
            };
            let (info, position) = (&infos[at + index], &positions[at + index]);
            glyphs.push(Glyph {
                // A TrueType file has at most 65,535 glyphs.
                id: info.glyph_id as u16,
                advance: em(position.x_advance),
                dx: em(position.x_offset),
                dy: em(position.y_offset),
                start: from as u32,
                end: byte as u32,
            });
        }
        at += count;
    }
    let width = glyphs.iter().map(|glyph| glyph.advance).sum();
    Shaped { glyphs, width }
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

    #[test]
    fn figures_are_as_wide_as_each_other() {
        let fonts = Fonts::embedded();
        let shaper = Shaper::new(&fonts);
        for face in Face::ALL {
            let widths: Vec<f32> = (0..10)
                .map(|digit| shaper.shape(face, Language::English, &digit.to_string()).width)
                .collect();
            assert!(widths.iter().all(|width| *width == widths[0]), "{face:?} {widths:?}");
        }
    }

    #[test]
    fn every_glyph_knows_its_text() {
        let fonts = Fonts::embedded();
        let shaper = Shaper::new(&fonts);
        for word in ["sertifikatas", "office", "Ž\u{301}e\u{307}\u{301}", "į̃", "95,5"] {
            let shaped = shaper.shape(Face::Serif, Language::Lithuanian, word);
            let text: String = shaped
                .glyphs
                .iter()
                .map(|glyph| &word[glyph.start as usize..glyph.end as usize])
                .collect();
            assert_eq!(text, word);
        }
    }
}
