//! Words as glyphs, and the parts that they may be divided into.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use rustybuzz::{Direction, UnicodeBuffer, script};

use super::font::{Face, Font, Fonts, Glyph, Language};

/// A shaped word: its glyphs and its width in em.
pub struct Shaped {
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// The sum of their advances.
    pub width: f32,
}

/// A part of a word that is never divided; its width in em.
pub struct Part {
    /// Its characters.
    pub text: Rc<str>,
    /// The sum of its advances.
    pub width: f32,
    /// Spaces inside that are never broken but may grow.
    pub inner_spaces: usize,
}

/// What is known of the words of one face and language.
#[derive(Default)]
struct Words {
    shaped: FxHashMap<Box<str>, Rc<Shaped>>,
    /// Words that may be divided, and words that may not.
    divided: [FxHashMap<Box<str>, Rc<[Part]>>; 2],
}

/// Shapes and divides words and remembers them: a report repeats most of its words.
pub struct Shaper<'a> {
    /// The faces that words are shaped with.
    pub fonts: &'a Fonts,
    known: RefCell<[[Words; 3]; Face::ALL.len()]>,
}

impl<'a> Shaper<'a> {
    /// A shaper that knows no word yet.
    pub fn new(fonts: &'a Fonts) -> Shaper<'a> {
        Shaper { fonts, known: RefCell::default() }
    }

    /// The glyphs of a word.
    pub fn shape(&self, face: Face, language: Language, word: &str) -> Rc<Shaped> {
        let words = &mut self.known.borrow_mut()[face as usize][language as usize].shaped;
        if let Some(shaped) = words.get(word) {
            return shaped.clone();
        }
        let shaped = Rc::new(shape(self.fonts.get(face), language, word));
        words.insert(word.into(), shaped.clone());
        shaped
    }

    /// The parts of a word between which a line may end with a hyphen: one part, unless it is `divisible`.
    pub fn parts(&self, face: Face, language: Language, divisible: bool, word: &str) -> Rc<[Part]> {
        let place = (face as usize, language as usize, usize::from(divisible));
        if let Some(parts) = self.known.borrow()[place.0][place.1].divided[place.2].get(word) {
            return parts.clone();
        }
        let part = |text: String| Part {
            width: self.shape(face, language, &text).width,
            inner_spaces: text.matches('\u{a0}').count(),
            text: text.into(),
        };
        let parts: Rc<[Part]> = divided(language, divisible, word).into_iter().map(part).collect();
        let words = &mut self.known.borrow_mut()[place.0][place.1].divided[place.2];
        words.insert(word.into(), parts.clone());
        parts
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

/// What soft hyphens say is seen to where lines are chosen; they are no part of what is drawn.
fn divided(language: Language, divisible: bool, word: &str) -> Vec<String> {
    let word: String =
        word.chars().filter(|character| !matches!(character, '\u{ad}' | '\u{200b}')).collect();
    let core = word.trim_matches(|character: char| !character.is_alphabetic());
    let divisible = divisible
        && core.chars().count() >= 6
        && core.chars().all(char::is_alphabetic)
        && core.chars().skip(1).any(char::is_lowercase);
    let syllables = if divisible { language.syllables(core) } else { Vec::new() };
    if syllables.len() < 2 {
        return vec![word];
    }
    // `core` is a part of `word`, so that what is before and after it is found by its length.
    let lead = word.find(core).unwrap_or(0);
    let end = syllables.len() - 1;
    let mut parts: Vec<String> = syllables.into_iter().map(str::to_string).collect();
    parts[0].insert_str(0, &word[..lead]);
    parts[end].push_str(&word[lead + core.len()..]);
    parts
}

fn shape(font: &Font, language: Language, word: &str) -> Shaped {
    let lithuanian = language == Language::Lithuanian;
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
