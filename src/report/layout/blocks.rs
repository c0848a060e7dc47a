//! Blocks become slabs: strips of content that pages are piled from.

use super::Destinations;
use super::document::*;
use super::draw::{Drawn, Owner};
use super::font::Language;
use super::inline::{Gatherer, Run, base_run, colour_of};
use super::paragraph::{Align, Setting, lines};
use super::pieces::extent;
use super::shaper::Shaper;
use super::slab::{Heading, Item, Slab, Together, height, side_by_side};
use super::style::{Style, TextStyle};
use super::svg;
use super::svg_draw;
use super::tree::{NodeId, Role, Tree};

/// So many lines between a heading and a table go with both.
const FEW_LINES: usize = 4;

/// The share of a page that may stay empty for a whole section.
const SECTION: f32 = 0.38;

/// Tables up to this share of a page are never divided, and others do not begin in the last piece of one.
const SHORT: f32 = 0.3;
const TABLE: f32 = 0.2;

/// The greatest width and height of a mark, in points.
const MARK: [f32; 2] = [170.0, 48.0];

/// Where a block stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub parent: NodeId,
    pub width: f32,
    pub language: Language,
    /// The style of plain paragraphs.
    pub plain: &'a TextStyle,
    /// The side to which plain paragraphs are set.
    pub align: Align,
    pub room: Room,
}

/// Which kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Page,
    Cover,
    /// The narrow column of an answer.
    Value,
    Cell,
}

/// Makes slabs, nodes and footnotes.
pub(super) struct Builder<'a> {
    pub shaper: &'a Shaper<'a>,
    pub style: &'a Style,
    /// Where targets stood when the document was laid out before: the numbers of their pages take as much room again.
    pub pages: &'a Destinations,
    pub tree: Tree,
    /// The lines of each footnote.
    pub notes: Vec<Vec<Slab>>,
    /// The heads of tables, as they are repeated.
    pub heads: Vec<Slab>,
    heading: u8,
}

impl<'a> Builder<'a> {
    pub fn new(shaper: &'a Shaper<'a>, style: &'a Style, pages: &'a Destinations) -> Builder<'a> {
        Builder {
            shaper,
            style,
            pages,
            tree: Tree::new(),
            notes: Vec::new(),
            heads: Vec::new(),
            heading: 0,
        }
    }

    pub fn page_place(&self, parent: NodeId, language: Language, room: Room) -> Place<'a> {
        let align = if self.style.page.justify { Align::Both } else { Align::Left };
        Place {
            parent,
            width: self.style.width(),
            language,
            plain: &self.style.text.body,
            align,
            room,
        }
    }

    /// All blocks, one below the other.
    pub fn blocks(&mut self, blocks: &'a [Block], place: Place<'a>) -> Vec<Slab> {
        let mut slabs: Vec<Slab> = Vec::new();
        let mut table = None;
        for (index, block) in blocks.iter().enumerate() {
            let begin = slabs.len();
            slabs.extend(self.block(block, place));
            match &block.kind {
                BlockKind::Table(_) => table = Some(begin),
                // What is said below a table is part of it.
                BlockKind::Paragraph { kind: ParagraphKind::Caption, .. } if table.is_some() => {
                    if let Some(last) = begin.checked_sub(1) {
                        slabs[last].keep = true;
                    }
                }
                _ => table = None,
            }
            if let Some(own) = table.and_then(|table| slabs.get_mut(table..)) {
                let short = height(&*own) <= self.style.height() * SHORT;
                let together =
                    Together { count: own.len(), emptiest: if short { SHORT } else { TABLE } };
                if let Some(first) = own.first_mut() {
                    first.together = together;
                }
            }
            // An answer and the picture that shows it are one thing.
            let answer = matches!(block.kind, BlockKind::Answer { .. });
            let next = blocks.get(index + 1).map(|next| &next.kind);
            // Nor does a heading stay behind with a few words alone when its table goes to the next page.
            let below_heading = index
                .checked_sub(1)
                .is_some_and(|before| matches!(blocks[before].kind, BlockKind::Heading { .. }));
            let leads_in = below_heading
                && matches!(block.kind, BlockKind::Paragraph { .. })
                && matches!(next, Some(BlockKind::Table(_)))
                && slabs.len() - begin <= FEW_LINES;
            if leads_in {
                slabs[begin..].iter_mut().for_each(|slab| slab.keep = true);
            }
            if answer
                && matches!(next, Some(BlockKind::Figure { .. }))
                && let Some(last) = slabs.last_mut()
            {
                last.keep = true;
            }
        }
        slabs
    }

    fn block(&mut self, block: &'a Block, mut place: Place<'a>) -> Vec<Slab> {
        if let Some(tag) = &block.language {
            place.language = Language::of(tag);
        }
        let before = self.tree.nodes.len();
        let mut slabs = match &block.kind {
            BlockKind::Section { chapter, whole, head, blocks } => {
                let mut slabs = self.section(*chapter, head.as_deref(), blocks, place);
                if *whole {
                    let count = slabs.len();
                    first(&mut slabs).together = Together { count, emptiest: SECTION };
                }
                slabs
            }
            BlockKind::Heading { level, text } => self.heading(*level, text, place),
            BlockKind::Paragraph { kind, text } => {
                let node = self.tree.add(place.parent, Role::P);
                self.tree.nodes[node].figure = block.figure.clone();
                self.paragraph(*kind, text, node, place)
            }
            BlockKind::Facts(columns) => self.facts(columns, place),
            BlockKind::Answer { value, beside } => self.answer(value, beside, place),
            BlockKind::List { ordered, items } => self.list(*ordered, items, place),
            BlockKind::Figure { drawing, caption } => {
                self.figure(drawing, caption.as_deref(), place)
            }
            BlockKind::Table(table) => self.table(table, place),
            BlockKind::Rule => {
                let rule = Item::rule(0.0, 0.25, place.width, 0.5, self.style.colour.thin);
                vec![Slab {
                    height: 0.5,
                    before: 10.0,
                    after: 10.0,
                    items: vec![rule],
                    ..Slab::default()
                }]
            }
        };
        // The first node that a block makes is its own.
        if let Some(tag) = &block.language
            && self.tree.nodes.len() > before
        {
            self.tree.nodes[before].language = Some(tag.clone());
        }
        if let Some(id) = &block.id {
            first(&mut slabs).anchors.push(id.clone());
        }
        slabs
    }

    fn section(
        &mut self,
        chapter: bool,
        head: Option<&str>,
        blocks: &'a [Block],
        place: Place<'a>,
    ) -> Vec<Slab> {
        let role = if chapter { Role::Part } else { Role::Sect };
        let parent = self.tree.add(place.parent, role);
        let mut slabs = self.blocks(blocks, Place { parent, ..place });
        if chapter {
            first(&mut slabs).new_page = true;
        }
        if let Some(head) = head {
            first(&mut slabs).running = Some(head.to_string());
        }
        slabs
    }

    fn heading(&mut self, level: u8, text: &'a [Inline], place: Place<'a>) -> Vec<Slab> {
        let scale = &self.style.text;
        let style = match (place.room, level) {
            (Room::Cover, 1) => &scale.cover_title,
            (Room::Cover, _) => &scale.cover_heading,
            (_, 1) => &scale.h1,
            (_, 2) => &scale.h2,
            (_, 3) => &scale.h3,
            _ => &scale.h4,
        };
        // Readers jump from heading to heading: no level may be missing, whatever the cover and the contents did.
        self.heading = level.min(self.heading + 1);
        let title = words_of(text);
        let node = self.tree.add(place.parent, Role::H(self.heading));
        self.tree.nodes[node].title = Some(title.clone());
        let setting = self.setting(style, place.width, Align::Left, false);
        let mut slabs = self.text(text, base_run(style, node, place.language), &setting);
        space(&mut slabs, style);
        for slab in &mut slabs {
            slab.keep = true;
        }
        if place.room == Room::Page
            && let Some(slab) = slabs.first_mut()
        {
            slab.headings.push(Heading { level, title });
        }
        slabs
    }

    fn paragraph(
        &mut self,
        kind: ParagraphKind,
        text: &'a [Inline],
        node: NodeId,
        place: Place<'a>,
    ) -> Vec<Slab> {
        let scale = &self.style.text;
        let style = match kind {
            ParagraphKind::Plain if place.room == Room::Value => &scale.caption,
            ParagraphKind::Plain => place.plain,
            ParagraphKind::Lead => &scale.lead,
            ParagraphKind::Caption => &scale.caption,
            ParagraphKind::Big if place.room == Room::Value => &scale.value,
            ParagraphKind::Big => &scale.big,
            ParagraphKind::Verdict(_) => &scale.verdict,
            ParagraphKind::Org => &scale.org,
            ParagraphKind::Subtitle => &scale.subtitle,
            ParagraphKind::Left | ParagraphKind::Right => &scale.running,
        };
        let mut run = base_run(style, node, place.language);
        if let ParagraphKind::Verdict(Some(verdict)) = kind {
            run.colour = colour_of(self.style, verdict);
        }
        let sentences = matches!(kind, ParagraphKind::Plain) && place.room != Room::Cell;
        let align = match kind {
            ParagraphKind::Right => Align::Right,
            ParagraphKind::Plain => place.align,
            _ if place.room == Room::Cell => place.align,
            _ => Align::Left,
        };
        let width = if sentences { place.width.min(self.style.page.measure) } else { place.width };
        let hyphenate =
            !matches!(kind, ParagraphKind::Big | ParagraphKind::Verdict(_) | ParagraphKind::Org);
        if kind == ParagraphKind::Big {
            // A large figure is made smaller rather than divided.
            let (_, natural) = self.words_extent(text, style);
            run.size *= (width / natural).clamp(0.3, 1.0);
        }
        let setting = self.setting(style, width, align, hyphenate);
        let mut slabs = self.text(text, run, &setting);
        space(&mut slabs, style);
        if let Some(first) = slabs.first_mut() {
            first.grid = sentences && place.room == Room::Page;
        }
        slabs
    }

    fn setting(&self, style: &TextStyle, width: f32, align: Align, hyphenate: bool) -> Setting {
        // Short lines have too few spaces to be flush on both sides.
        let align =
            if align == Align::Both && width < style.size * 25.0 { Align::Left } else { align };
        Setting { width, leading: style.leading, align, hyphenate }
    }

    /// Words as lines; their footnotes are set as well and named in the lines that hold their marks.
    pub fn text(&mut self, text: &'a [Inline], base: Run, setting: &Setting) -> Vec<Slab> {
        let mut gatherer = Gatherer {
            fonts: self.shaper.fonts,
            style: self.style,
            tree: &mut self.tree,
            notes_before: self.notes.len(),
            pages: self.pages,
            runs: Vec::new(),
            met: Vec::new(),
        };
        gatherer.gather(text, &base);
        let (runs, met) = (gatherer.runs, gatherer.met);
        let slabs = lines(self.shaper, &runs, setting);
        self.notes.resize(self.notes.len() + met.len(), Vec::new());
        for met in met {
            let style = &self.style.text.note;
            let number = met.number.to_string();
            let label =
                Run { size: style.size * 0.72, ..base_run(style, met.label, Language::Other) };
            let hang = 11.0_f32
                .max(self.shaper.width(label.face, label.size, label.language, &number) + 3.0);
            let width = (self.style.width() - hang).min(self.style.page.measure);
            let setting = self.setting(style, width, Align::Left, true);
            let mut note = self.text(met.words, base_run(style, met.note, met.language), &setting);
            for slab in &mut note {
                slab.shift(hang, 0.0);
            }
            let mark =
                self.word(&label, &number, 0.0, style.leading * 0.5 + style.size * 0.33 - 2.2);
            first(&mut note).items.insert(0, mark);
            space(&mut note, style);
            self.notes[met.number - 1] = note;
        }
        slabs
    }

    /// One word at a place, unbroken.
    pub fn word(&self, run: &Run, text: &str, x: f32, baseline: f32) -> Item {
        let shaped = self.shaper.shape(run.face, run.language, text);
        let drawn = Drawn::Text {
            face: run.face,
            size: run.size,
            at: [x, baseline],
            colour: run.colour,
            glyphs: shaped.glyphs.clone(),
            text: text.to_string(),
            meant: None,
        };
        Item::new(Owner::Node(run.node), drawn)
    }

    fn facts(&mut self, columns: &'a [Vec<Block>], place: Place<'a>) -> Vec<Slab> {
        let count = columns.len().max(1) as f32;
        let gap = 28.0_f32.min(place.width / count * 0.2);
        let width = (place.width - gap * (count - 1.0)) / count;
        let columns = columns.iter().enumerate().map(|(index, blocks)| {
            let column = self.ruled_column(blocks, Place { width, align: Align::Left, ..place });
            (index as f32 * (width + gap), column)
        });
        let columns = columns.collect();
        self.join(columns, 12.0)
    }

    fn answer(&mut self, value: &'a [Block], beside: &'a [Block], place: Place<'a>) -> Vec<Slab> {
        let narrow = 128.0_f32.min(place.width * 0.4);
        let gap = 24.0_f32.min(place.width * 0.06);
        let align = Align::Left;
        let value =
            self.ruled_column(value, Place { width: narrow, align, room: Room::Value, ..place });
        let width = place.width - narrow - gap;
        let mut beside = self.blocks(beside, Place { width, align, ..place });
        first(&mut beside).before = 0.0;
        self.join(vec![(0.0, value), (narrow + gap, beside)], 10.0)
    }

    fn ruled_column(&mut self, blocks: &'a [Block], place: Place<'a>) -> Vec<Slab> {
        let rule = Item::rule(0.0, 0.8, place.width, 1.6, self.style.colour.ink);
        let mut column = vec![Slab { height: 5.0, items: vec![rule], ..Slab::default() }];
        column.extend(self.blocks(blocks, place));
        column
    }

    fn join(&self, columns: Vec<(f32, Vec<Slab>)>, after: f32) -> Vec<Slab> {
        let mut strips = side_by_side(columns, self.style.height() * 0.6);
        first(&mut strips).before = 10.0;
        if let Some(last) = strips.last_mut() {
            last.after = after;
        }
        strips
    }

    fn list(&mut self, ordered: bool, items: &'a [ListItem], place: Place<'a>) -> Vec<Slab> {
        let list = self.tree.add(place.parent, Role::L { ordered });
        let style = place.plain;
        let hang = (style.size * 1.45).min(place.width * 0.2);
        let mut slabs: Vec<Slab> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let node = self.tree.add(list, Role::Li);
            let label = self.tree.add(node, Role::Lbl);
            let parent = self.tree.add(node, Role::LBody);
            let room = if place.room == Room::Value { Room::Cell } else { place.room };
            let align = if place.align == Align::Right { Align::Left } else { place.align };
            let inner = Place { parent, width: place.width - hang, room, align, ..place };
            let mut body = self.item_blocks(&item.blocks, inner);
            for slab in &mut body {
                slab.shift(hang, 0.0);
                slab.after = slab.after.min(3.0);
            }
            let run =
                Run { colour: self.style.colour.ink, ..base_run(style, label, place.language) };
            let mark = if ordered { format!("{}.", index + 1) } else { "•".to_string() };
            let baseline = style.leading * 0.5 + style.size * 0.33;
            let mut mark = self.word(&run, &mark, 0.0, baseline);
            let wide = mark.drawn.bounds()[2];
            if wide > hang * 0.9 {
                mark.drawn.shift(0.0, -baseline);
                mark.drawn.scale(hang * 0.9 / wide);
                mark.drawn.shift(0.0, baseline);
            }
            let first = first(&mut body);
            first.height = first.height.max(style.leading);
            first.items.insert(0, mark);
            first.anchors.extend(item.id.clone());
            if let Some(last) = body.last_mut() {
                last.after = 3.0;
            }
            slabs.extend(body);
        }
        if let Some(last) = slabs.last_mut() {
            last.after = style.after;
        }
        slabs
    }

    /// The blocks of a list item: its first words need no paragraph of their own.
    fn item_blocks(&mut self, blocks: &'a [Block], place: Place<'a>) -> Vec<Slab> {
        let mut slabs = Vec::new();
        let paragraph = |block: &&Block| matches!(block.kind, BlockKind::Paragraph { .. });
        let lone = blocks.iter().filter(paragraph).count() == 1;
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph { kind: kind @ ParagraphKind::Plain, text }
                    if lone && block.id.is_none() && block.language.is_none() =>
                {
                    slabs.extend(self.paragraph(*kind, text, place.parent, place));
                }
                _ => slabs.extend(self.block(block, place)),
            }
        }
        slabs
    }

    fn figure(
        &mut self,
        drawing: &'a svg::Drawing,
        caption: Option<&'a [Inline]>,
        place: Place<'a>,
    ) -> Vec<Slab> {
        let node = self.tree.add(place.parent, Role::Figure);
        self.tree.nodes[node].alternative = Some(drawing.alternative.clone());
        let share = if place.room == Room::Cell { 0.5 } else { 0.8 };
        let (width, height) = match drawing.is_mark {
            true => (place.width.min(MARK[0]), MARK[1]),
            false => (place.width, self.style.height() * share),
        };
        let placed = svg_draw::place(drawing, self.shaper, place.language, width, height);
        let mut dx = 0.0;
        if place.align == Align::Right {
            dx = place.width - placed.width;
        }
        let items = placed.drawn.into_iter().map(|mut drawn| {
            drawn.shift(dx, 0.0);
            Item::new(Owner::Node(node), drawn)
        });
        let mut picture = Slab { height: placed.height, items: items.collect(), ..Slab::default() };
        if place.room != Room::Cell {
            picture.before = 6.0;
            picture.after = 8.0;
        }
        let Some(caption) = caption else { return vec![picture] };
        picture.keep = true;
        let style = &self.style.text.caption;
        let inside = self.tree.add(node, Role::Caption);
        let setting =
            self.setting(style, place.width.min(self.style.page.measure), Align::Left, true);
        let mut words = self.text(caption, base_run(style, inside, place.language), &setting);
        space(&mut words, style);
        picture.after = 0.0;
        let count = words.len();
        for slab in words.iter_mut().take(count.saturating_sub(1)) {
            slab.keep = true;
        }
        if let Some(last) = words.last_mut() {
            last.after = 12.0;
        }
        let mut slabs = vec![picture];
        slabs.extend(words);
        slabs
    }

    /// The least and the natural width of words.
    fn words_extent(&self, text: &'a [Inline], style: &TextStyle) -> (f32, f32) {
        let mut scratch = Tree::new();
        let mut gatherer = Gatherer {
            fonts: self.shaper.fonts,
            style: self.style,
            tree: &mut scratch,
            notes_before: self.notes.len(),
            pages: self.pages,
            runs: Vec::new(),
            met: Vec::new(),
        };
        gatherer.gather(text, &base_run(style, 0, Language::Other));
        extent(self.shaper, &gatherer.runs)
    }

    /// The least and the natural width of the content of a cell.
    pub fn extent(&self, blocks: &'a [Block], plain: &TextStyle) -> (f32, f32) {
        let (mut least, mut natural) = (0.0_f32, 0.0_f32);
        for block in blocks {
            let (low, high) = match &block.kind {
                BlockKind::Paragraph { text, .. } => self.words_extent(text, plain),
                BlockKind::Figure { drawing, .. } => (drawing.view[2], drawing.view[2]),
                BlockKind::List { items, .. } => {
                    let widths = items.iter().map(|item| self.extent(&item.blocks, plain));
                    let widths = widths.fold((0.0_f32, 0.0_f32), |most, one| {
                        (most.0.max(one.0), most.1.max(one.1))
                    });
                    let hang = plain.size * 1.45;
                    (widths.0 + hang, widths.1 + hang)
                }
                _ => (0.0, 0.0),
            };
            least = least.max(low);
            natural = natural.max(high);
        }
        (least, natural)
    }
}

/// The first slab; an empty one when there is none, so that anchors are not lost.
pub(super) fn first(slabs: &mut Vec<Slab>) -> &mut Slab {
    if slabs.is_empty() {
        slabs.push(Slab::default());
    }
    &mut slabs[0]
}

/// Sets the space around a block.
pub(super) fn space(slabs: &mut [Slab], style: &TextStyle) {
    if let Some(first) = slabs.first_mut() {
        first.before = style.before;
    }
    if let Some(last) = slabs.last_mut() {
        last.after = style.after;
    }
}

/// The words without their dress.
pub(super) fn words_of(text: &[Inline]) -> String {
    let mut words = String::new();
    for piece in text {
        match piece {
            Inline::Text(text) => words.push_str(text),
            Inline::Break => words.push(' '),
            Inline::Span(_, inner) | Inline::Link(_, inner) | Inline::Language(_, inner) => {
                words.push_str(&words_of(inner));
            }
            Inline::Note(_) | Inline::Page { .. } => {}
        }
    }
    words.replace(['\u{ad}', '\u{200b}'], "")
}
