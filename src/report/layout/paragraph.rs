//! Paragraphs: where lines end, and where words stand on them.
//!
//! Lines are chosen for the whole paragraph at once, after Knuth and Plass: each possible line has a price that grows
//! with the cube of how far its spaces are from their natural width, and the cheapest sequence wins.

use std::borrow::Cow;

use super::draw::{Drawn, Owner};
use super::font::Glyph;
use super::inline::Run;
use super::pieces::{Ending, Piece, pieces};
use super::shaper::{Shaper, end_with_space};
use super::slab::{Item, PageOf, Slab};

/// To which side lines are set flush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
    Both,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub width: f32,
    pub leading: f32,
    pub align: Align,
    pub hyphenate: bool,
}

/// Sets runs as lines. Each line is a slab; the first two and the last two stay together.
pub(super) fn lines(shaper: &Shaper, runs: &[Run], setting: &Setting) -> Vec<Slab> {
    let width = setting.width.max(1.0);
    let mut runs = Cow::from(runs);
    let mut pieces = pieces(shaper, &runs, width, setting.hyphenate);
    let widest = pieces.iter().map(|piece| piece.width).fold(0.0, f32::max);
    if widest > width {
        for run in runs.to_mut() {
            run.size *= width / widest * 0.98;
            run.rise *= width / widest * 0.98;
        }
        pieces = super::pieces::pieces(shaper, &runs, width, setting.hyphenate);
    }
    if pieces.is_empty() {
        return Vec::new();
    }
    let hyphens: Vec<f32> =
        runs.iter().map(|run| shaper.width(run.face, run.size, run.language, "-")).collect();
    let ends = choose(&pieces, &hyphens, width, setting.align);
    let mut slabs = Vec::with_capacity(ends.len());
    let mut start = 0;
    for (index, end) in ends.iter().enumerate() {
        let last = index + 1 == ends.len() || pieces[end - 1].ending == Ending::Forced;
        slabs.push(set_line(
            shaper,
            &runs,
            &pieces[start..*end],
            width,
            setting,
            last,
            index + 1 == ends.len(),
        ));
        start = *end;
    }
    let count = slabs.len();
    for (index, slab) in slabs.iter_mut().enumerate() {
        slab.keep = count > 1 && (index == 0 || index + 2 == count);
    }
    slabs
}

/// The indices after the last piece of each line.
fn choose(pieces: &[Piece], hyphens: &[f32], width: f32, align: Align) -> Vec<usize> {
    let count = pieces.len();
    let mut best = vec![(f64::INFINITY, 0_usize); count + 1];
    best[0].0 = 0.0;
    for start in 0..count {
        let (price_here, _) = best[start];
        if price_here.is_infinite() {
            continue;
        }
        let after_hyphen = start > 0 && pieces[start - 1].ending == Ending::Hyphen;
        let (mut natural, mut pending, mut spaces, mut space_width) =
            (0.0_f32, 0.0_f32, 0_usize, 0.0_f32);
        let mut found = false;
        for (index, piece) in pieces.iter().enumerate().skip(start) {
            if pending > 0.0 {
                spaces += 1;
                space_width = pending;
            }
            natural += pending + piece.width;
            spaces += piece.inner_spaces;
            pending = piece.space;
            let last = index + 1 == count;
            if piece.ending == Ending::Joined && !last {
                continue;
            }
            let hyphen = if piece.ending == Ending::Hyphen { hyphens[piece.run] } else { 0.0 };
            let slack = width - natural - hyphen;
            let shrink = if align == Align::Both { spaces as f32 * space_width * 0.2 } else { 0.0 };
            let over = slack + shrink < -0.01;
            if over && found {
                break;
            }
            let ends = last || piece.ending == Ending::Forced;
            let mut price = if over {
                1e12
            } else {
                let badness = badness(slack, spaces, space_width, width, align, ends);
                let penalty = match piece.ending {
                    Ending::Hyphen if align == Align::Both => 60.0,
                    Ending::Hyphen => 160.0,
                    Ending::Torn => 20_000.0,
                    _ => 0.0,
                };
                (1.0 + badness + penalty).powi(2)
            };
            if piece.ending == Ending::Hyphen && after_hyphen {
                price += 20_000.0;
            }
            if ends && index == start && natural < width * 0.12 {
                price += 4_000.0;
            }
            found = true;
            let price = price_here + price;
            if price < best[index + 1].0 {
                best[index + 1] = (price, start);
            }
            if over || ends {
                break;
            }
        }
    }
    let mut ends = Vec::new();
    let mut at = count;
    while at > 0 {
        ends.push(at);
        at = best[at].1;
    }
    ends.reverse();
    ends
}

fn badness(
    slack: f32,
    spaces: usize,
    space_width: f32,
    width: f32,
    align: Align,
    ends: bool,
) -> f64 {
    if ends && slack >= 0.0 {
        return 0.0;
    }
    let ratio = match align {
        Align::Both => {
            let natural = spaces.max(1) as f32 * space_width.max(0.5);
            if slack < 0.0 { slack / (natural * 0.2) } else { slack / (natural * 0.5) }
        }
        Align::Left | Align::Right => slack / (width * 0.2 + 24.0),
    };
    (100.0 * f64::from(ratio.abs()).powi(3)).min(1e5)
}

/// Words of one run on one line.
struct Stretch {
    run: usize,
    text: String,
    glyphs: Vec<Glyph>,
}

fn set_line(
    shaper: &Shaper,
    runs: &[Run],
    pieces: &[Piece],
    width: f32,
    setting: &Setting,
    ends: bool,
    last_line: bool,
) -> Slab {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let space = if piece.space > 0.0 && index + 1 < pieces.len() { " " } else { "" };
        match stretches.last_mut() {
            Some(stretch) if stretch.run == piece.run => {
                stretch.text.push_str(&piece.text);
                stretch.text.push_str(space);
            }
            _ => stretches.push(Stretch {
                run: piece.run,
                text: format!("{}{space}", piece.text),
                glyphs: Vec::new(),
            }),
        }
    }
    for stretch in &mut stretches {
        if stretch.text.contains('\u{a0}') {
            stretch.text = stretch.text.replace('\u{a0}', " ");
        }
        let run = &runs[stretch.run];
        stretch.glyphs.reserve_exact(stretch.text.len() + 1);
        let mut from = 0_u32;
        for word in stretch.text.split_inclusive(' ') {
            let bare = word.trim_end_matches(' ');
            for part in [bare, &word[bare.len()..]] {
                let shaped = shaper.shape(run.face, run.language, part);
                let moved = |glyph: &Glyph| Glyph {
                    start: glyph.start + from,
                    end: glyph.end + from,
                    ..*glyph
                };
                stretch.glyphs.extend(shaped.glyphs.iter().map(moved));
                from += part.len() as u32;
            }
        }
    }
    let hyphen =
        pieces.last().filter(|piece| piece.ending == Ending::Hyphen && !last_line).map(|piece| {
            let run = &runs[piece.run];
            let glyphs = shaper.shape(run.face, run.language, "-").glyphs.clone();
            Stretch { run: piece.run, text: "-".into(), glyphs }
        });
    let advance = |stretch: &Stretch| {
        stretch.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * runs[stretch.run].size
    };
    let natural: f32 = stretches.iter().chain(&hyphen).map(advance).sum();
    let spaces: usize = stretches.iter().map(|stretch| stretch.text.matches(' ').count()).sum();
    let slack = width - natural;
    if setting.align == Align::Both && spaces > 0 && (!ends || slack < 0.0) {
        let each = slack / spaces as f32;
        for stretch in &mut stretches {
            let bytes = stretch.text.as_bytes();
            for glyph in &mut stretch.glyphs {
                if bytes.get(glyph.start as usize) == Some(&b' ') {
                    glyph.advance += each / runs[stretch.run].size;
                }
            }
        }
    }
    // The words of the next line follow after a space that is drawn but not seen.
    if !last_line
        && pieces.last().is_some_and(|piece| piece.space > 0.0 || piece.ending == Ending::Forced)
        && let Some(stretch) = stretches.last_mut()
    {
        end_with_space(shaper, runs[stretch.run].face, &mut stretch.glyphs, &mut stretch.text);
    }
    let largest = runs.iter().filter(|run| run.rise == 0.0).map(|run| run.size).fold(0.0, f32::max);
    let baseline = setting.leading * 0.5 + largest * 0.33;
    let mut x = if setting.align == Align::Right { slack.max(0.0) } else { 0.0 };
    let mut slab = Slab { height: setting.leading, ..Slab::default() };
    let marks = hyphen.into_iter().map(|stretch| (stretch, Some("\u{ad}".to_string())));
    for (stretch, mark) in stretches.into_iter().map(|stretch| (stretch, None)).chain(marks) {
        let run = &runs[stretch.run];
        let width = stretch.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * run.size;
        slab.notes.extend(run.note);
        if stretch.glyphs.is_empty() {
            continue;
        }
        let drawn = Drawn::Text {
            face: run.face,
            size: run.size,
            at: [x, baseline - run.rise],
            colour: run.colour,
            glyphs: stretch.glyphs,
            text: stretch.text,
            meant: mark.or_else(|| run.meant.clone()),
        };
        let page_of = run.page_of.clone().map(|target| PageOf { target, ends: false });
        let item = Item::new(Owner::Node(run.node), drawn);
        slab.items.push(Item { link: run.link.clone(), page_of, ..item });
        x += width;
    }
    slab
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::layout::font::{Face, Fonts, Language};
    use crate::report::layout::style::Colour;

    fn run(text: &str, language: Language) -> Run {
        Run {
            text: text.into(),
            face: Face::Sans,
            size: 10.0,
            colour: Colour([0, 0, 0]),
            rise: 0.0,
            node: 0,
            link: None,
            language,
            note: None,
            whole: false,
            page_of: None,
            meant: None,
        }
    }

    fn set(text: &str, width: f32, align: Align, language: Language) -> Vec<String> {
        let fonts = Fonts::embedded();
        let shaper = Shaper::new(&fonts);
        let setting = Setting { width, leading: 12.0, align, hyphenate: true };
        let words = |slab: &Slab| {
            let texts = slab.items.iter().map(|item| match &item.drawn {
                Drawn::Text { text, .. } => text.as_str(),
                Drawn::Path { .. } | Drawn::Raster { .. } => "",
            });
            texts.collect::<String>()
        };
        lines(&shaper, &[run(text, language)], &setting).iter().map(words).collect()
    }

    /// Digits of this face are 0.497 em wide, the space 0.2 em: “11 22” is 21.88 points at 10 points.
    #[test]
    fn a_line_holds_what_fits() {
        assert_eq!(set("11 22 33", 22.0, Align::Left, Language::Other), ["11 22 ", "33"]);
        assert_eq!(set("11 22 33", 21.0, Align::Left, Language::Other), ["11 ", "22 ", "33"]);
    }

    #[test]
    fn a_break_is_a_break() {
        assert_eq!(set("vienas\ndu", 400.0, Align::Both, Language::Lithuanian), ["vienas ", "du"]);
    }

    #[test]
    fn a_number_stays_with_its_unit() {
        for width in 65..160 {
            for line in set(
                "Dalis yra 95,5 % iš 1 234 vaikų, 89,8–98,0 % šeimų",
                width as f32,
                Align::Left,
                Language::Other,
            ) {
                assert!(!line.starts_with('%') && !line.starts_with("234"), "{width}: {line}");
                assert!(!line.ends_with("89,8–"), "{width}: {line}");
            }
        }
    }

    #[test]
    fn no_break_spaces_hold() {
        let lines = set("aa bb\u{a0}cc dd", 40.0, Align::Left, Language::Other);
        assert!(lines.iter().any(|line| line.contains("bb cc")), "{lines:?}");
    }

    #[test]
    fn words_are_divided_by_the_rules_of_their_language() {
        let lines = set("nepriklausomybė", 55.0, Align::Left, Language::Lithuanian);
        assert!(lines.len() > 1 && lines[0].ends_with('-'), "{lines:?}");
        let whole: String = lines.iter().map(|line| line.trim_end_matches('-')).collect();
        assert_eq!(whole, "nepriklausomybė");
    }

    #[test]
    fn a_word_longer_than_the_line_is_torn() {
        let lines = set(&"x".repeat(400), 100.0, Align::Left, Language::Other);
        assert!(lines.len() > 15);
        assert_eq!(lines.concat(), "x".repeat(400));
    }

    #[test]
    fn a_name_is_divided_at_its_joints() {
        let lines = set("children_on_last_day_within_period", 115.0, Align::Left, Language::Other);
        assert_eq!(lines, ["children_on_last_day_", "within_period"]);
    }

    #[test]
    fn a_line_flush_on_both_sides_is_as_wide_as_the_column() {
        let fonts = Fonts::embedded();
        let shaper = Shaper::new(&fonts);
        let text = "Siekis pasiektas pirmą kartą per sertifikato laikotarpį, atsakė daugiau kaip trečdalis šeimų.";
        let setting = Setting { width: 180.0, leading: 12.0, align: Align::Both, hyphenate: true };
        let lines = lines(&shaper, &[run(text, Language::Lithuanian)], &setting);
        for line in &lines[..lines.len() - 1] {
            let right = line.items.iter().map(|item| item.drawn.bounds()[2]).fold(0.0, f32::max);
            assert!((right - 180.0).abs() < 0.05, "{right}");
        }
    }
}
