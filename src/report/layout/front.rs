//! The pages before the text: cover and contents.

use super::blocks::{Builder, Room, first, space};
use super::document::{Block, BlockKind, Contents, ParagraphKind};
use super::draw::{Artifact, Drawn, Owner};
use super::font::{Glyph, Language};
use super::inline::{Link, base_run};
use super::paragraph::{Align, Setting};
use super::shaper::end_with_space;
use super::slab::{Heading, Item, PageOf, Slab, height};
use super::tree::{Role, Tree};

/// From dot to dot of a leader, in points.
const LEADER: f32 = 4.6;

/// The least share of their height that contents are squeezed to.
const TIGHTEST: f32 = 0.82;

/// The cover: what stands on it, and what stands at its foot.
pub(super) struct Cover {
    pub slabs: Vec<Slab>,
    pub foot: Vec<Vec<Slab>>,
}

impl<'a> Builder<'a> {
    /// Sets the cover.
    pub fn cover(&mut self, blocks: &'a [Block], language: Language) -> Cover {
        let part = self.tree.add(Tree::ROOT, Role::Part);
        let place = self.page_place(part, language, Room::Cover);
        let mut cover = Cover { slabs: Vec::new(), foot: Vec::new() };
        for block in blocks {
            let one = std::slice::from_ref(block);
            match block.kind {
                BlockKind::Paragraph {
                    kind: kind @ (ParagraphKind::Left | ParagraphKind::Right),
                    ..
                } => {
                    let width = place.width * 0.48;
                    let mut slabs = self.blocks(one, super::blocks::Place { width, ..place });
                    // A foot that is too long for the margin is part of the cover's text.
                    if height(&slabs) > self.style.page.bottom - self.style.page.foot + 24.0 {
                        cover.slabs.extend(slabs);
                        continue;
                    }
                    if kind == ParagraphKind::Right {
                        slabs.iter_mut().for_each(|slab| slab.shift(place.width - width, 0.0));
                    }
                    cover.foot.push(slabs);
                }
                _ => cover.slabs.extend(self.blocks(one, place)),
            }
        }
        cover
    }

    /// Sets the contents; the page numbers are written when all pages are known.
    pub fn contents(&mut self, contents: &'a Contents, language: Language) -> Vec<Slab> {
        let style = &self.style.text.h2;
        let part = self.tree.add(Tree::ROOT, Role::Sect);
        let heading = self.tree.add(part, Role::H(2));
        self.tree.nodes[heading].title = Some(super::blocks::words_of(&contents.heading));
        let width = self.style.width();
        let setting =
            Setting { width, leading: style.leading, align: Align::Left, hyphenate: false };
        let mut slabs = self.text(&contents.heading, base_run(style, heading, language), &setting);
        space(&mut slabs, style);
        slabs.iter_mut().for_each(|slab| slab.keep = true);
        first(&mut slabs).new_page = true;
        let title = super::blocks::words_of(&contents.heading);
        first(&mut slabs).headings.push(Heading { level: 1, title });
        let list = self.tree.add(part, Role::Toc);
        for entry in &contents.entries {
            let item = self.tree.add(list, Role::Toci);
            let reference = self.tree.add(item, Role::Reference);
            let link = self.tree.add(reference, Role::Link);
            let style =
                if entry.level == 1 { &self.style.text.toc1 } else { &self.style.text.toc2 };
            let indent = if entry.level == 1 { 0.0 } else { 14.0 };
            let run = base_run(style, link, language);
            let number_width = self.shaper.width(run.face, run.size, language, "0000");
            let room = width - indent - number_width - 14.0;
            let setting = Setting {
                width: room,
                leading: style.leading,
                align: Align::Left,
                hyphenate: true,
            };
            let target = format!("#{}", entry.target);
            let mut lines = self.text(&entry.text, run.clone(), &setting);
            space(&mut lines, style);
            let count = lines.len();
            for (index, line) in lines.iter_mut().enumerate() {
                line.shift(indent, 0.0);
                line.keep = index + 1 < count;
                for item in &mut line.items {
                    item.owner = Owner::Node(link);
                    item.link = Some(Link { node: link, target: target.clone() });
                }
            }
            let baseline = style.leading * 0.5 + style.size * 0.33;
            if let Some(line) = lines.last_mut() {
                if let Some(Drawn::Text { face, glyphs, text, .. }) =
                    line.items.last_mut().map(|item| &mut item.drawn)
                {
                    end_with_space(self.shaper, *face, glyphs, text);
                }
                let end = line.items.iter().map(|item| item.drawn.bounds()[2]).fold(0.0, f32::max);
                let leader = self.leader(end + 5.0, width - number_width - 3.0, baseline);
                let mut number = self.word(&run, "", width, baseline);
                number.page_of = Some(PageOf { target: entry.target.clone(), ends: true });
                number.link = Some(Link { node: link, target });
                line.items.push(number);
                line.items.extend(leader);
            }
            slabs.extend(lines);
        }
        self.squeeze(&mut slabs);
        slabs
    }

    /// Contents that are a little longer than a page are set a little closer.
    fn squeeze(&self, slabs: &mut [Slab]) {
        let share = (self.style.height() - 1.0) / height(&*slabs);
        if !(TIGHTEST..1.0).contains(&share) {
            return;
        }
        for slab in slabs {
            slab.shift(0.0, slab.height * (share - 1.0) * 0.5);
            slab.height *= share;
            slab.before *= share;
            slab.after *= share;
        }
    }

    /// Dots on a grid that all entries share.
    fn leader(&self, from: f32, to: f32, baseline: f32) -> Option<Item> {
        let style = &self.style.text.toc2;
        let count = ((to - from) / LEADER).floor();
        if count < 2.0 {
            return None;
        }
        let dot = self.shaper.shape(style.face, Language::Other, ".").glyphs.first().copied()?;
        let glyph = |index: u32| Glyph {
            advance: LEADER / style.size,
            start: index,
            end: index + 1,
            ..dot
        };
        // `count` is small: a page is at most 14,400 points wide.
        let glyphs: Vec<Glyph> = (0..count as u32).map(glyph).collect();
        let drawn = Drawn::Text {
            face: style.face,
            size: style.size,
            at: [to - count * LEADER, baseline],
            colour: self.style.colour.rule,
            text: ".".repeat(glyphs.len()),
            glyphs,
            meant: None,
        };
        Some(Item::new(Owner::Artifact(Artifact::Layout), drawn))
    }
}
