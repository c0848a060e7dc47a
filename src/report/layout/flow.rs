//! Slabs become pages: where pages end, where footnotes stand, what is repeated.

use std::collections::{BTreeMap, VecDeque};

use super::blocks::Builder;
use super::document::Document;
use super::draw::{Annotation, Artifact, Command, Drawn, Owner, Page};
use super::font::Language;
use super::shaper::Shaper;
use super::slab::{Item, PageOf, Slab, Together, height};
use super::style::{Style, TextStyle};
use super::tree::{Kid, NodeId, Role, Tree};
use super::{Bookmark, Laid};

/// Space above the footnotes, with their rule.
const NOTE_GAP: f32 = 14.0;

/// A page while it is filled.
#[derive(Default)]
struct Sheet {
    page: Page,
    open: Option<Owner>,
    cover: bool,
    running: String,
    notes: Vec<Slab>,
    notes_height: f32,
    empty: bool,
}

/// A page number that is written when all pages are known.
struct Awaited {
    page: usize,
    command: usize,
    number: PageOf,
    language: Language,
}

/// Piles slabs on pages.
pub(super) struct Flow<'a, 'b> {
    style: &'a Style,
    builder: &'b mut Builder<'a>,
    sheets: Vec<Sheet>,
    y: f32,
    after: f32,
    running: String,
    carried: VecDeque<Slab>,
    outline: Vec<Bookmark>,
    destinations: BTreeMap<String, (usize, f32)>,
    awaited: Vec<Awaited>,
    cover: bool,
    language: Language,
}

impl<'a, 'b> Flow<'a, 'b> {
    pub fn new(style: &'a Style, builder: &'b mut Builder<'a>, language: Language) -> Flow<'a, 'b> {
        Flow {
            style,
            builder,
            sheets: Vec::new(),
            y: 0.0,
            after: 0.0,
            running: String::new(),
            carried: VecDeque::new(),
            outline: Vec::new(),
            destinations: BTreeMap::new(),
            awaited: Vec::new(),
            cover: false,
            language,
        }
    }

    /// The cover stands on pages without head and foot; `foot` is painted at the end of the first.
    pub fn cover(&mut self, slabs: Vec<Slab>, foot: Vec<Vec<Slab>>) {
        self.cover = true;
        self.turn();
        self.pile(slabs);
        for slabs in foot {
            let mut y = self.style.page.height - self.style.page.foot + 3.0 - height(&slabs);
            for slab in slabs {
                self.paint(0, &slab, y);
                y += slab.height;
            }
        }
        self.finish_notes();
        self.cover = false;
    }

    /// Starts a page, with what is left of the footnotes of the one before.
    fn turn(&mut self) {
        self.close();
        self.sheets.push(Sheet {
            cover: self.cover,
            running: self.running.clone(),
            empty: true,
            ..Sheet::default()
        });
        let first_cover = self.cover && self.sheets.len() == 1;
        self.y = if first_cover { self.style.page.cover_top } else { self.style.page.top };
        self.after = 0.0;
        let most = self.style.height() * 0.5;
        self.fill_notes(most);
    }

    fn fill_notes(&mut self, room: f32) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        while let Some(line) = self.carried.front() {
            let gap = if sheet.notes.is_empty() { NOTE_GAP } else { 0.0 };
            let needed = gap + line.height + line.after;
            // A page that has nothing else takes a line at least, so that there is an end.
            let alone = sheet.empty && sheet.notes.is_empty();
            if sheet.notes_height + needed > room && !alone {
                break;
            }
            sheet.notes_height += needed;
            sheet.notes.extend(self.carried.pop_front());
        }
    }

    fn sheet(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.turn();
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    fn floor(&mut self) -> f32 {
        let floor = self.style.page.height - self.style.page.bottom;
        floor - self.sheet().notes_height
    }

    /// Puts slabs on pages, one below the other.
    pub fn pile(&mut self, slabs: Vec<Slab>) {
        let whole_page = self.style.height();
        let mut rest: VecDeque<Slab> = slabs.into();
        while !rest.is_empty() {
            self.turn_for_whole(&rest);
            let mut count = 1;
            let mut tall = rest[0].height;
            while rest[count - 1].keep
                && count < rest.len()
                && !rest[count].new_page
                && tall <= whole_page
            {
                tall += rest[count].height + rest[count].before.max(rest[count - 1].after);
                count += 1;
            }
            let break_before = rest[0].new_page && !self.sheet().empty;
            if break_before {
                self.turn();
            }
            while !self.fits(&rest, count)
                && (!self.sheet().empty || !self.sheet().notes.is_empty())
            {
                self.turn();
                // The first strip of a row brings its own space.
                let room = if rest[0].attach.is_empty() { 4.5 } else { 0.0 };
                self.repeat_head(rest[0].table, room);
            }
            while count > 1 && !self.fits(&rest, count) {
                count -= 1;
            }
            for slab in rest.drain(..count).collect::<Vec<_>>() {
                self.put(slab);
            }
        }
    }

    /// What stays together begins a page where the rest of this one is too short for it, but a page is not.
    fn turn_for_whole(&mut self, rest: &VecDeque<Slab>) {
        if rest[0].new_page || self.sheet().empty {
            return;
        }
        let room = (self.floor() - self.y) / self.style.height();
        // A heading goes with what it stands above.
        let mut at = 0;
        loop {
            let Together { count, emptiest } = rest[at].together;
            let count = (at + count).min(rest.len());
            if count > at + 1
                && room <= emptiest
                && !self.fits(rest, count)
                && height(rest.iter().take(count)) <= self.style.height()
            {
                self.turn();
                return;
            }
            if !rest[at].keep || at + 1 == rest.len() || rest[at + 1].new_page {
                return;
            }
            at += 1;
        }
    }

    fn fits(&mut self, slabs: &VecDeque<Slab>, count: usize) -> bool {
        let (mut y, mut after, mut empty) = (self.y, self.after, self.sheet().empty);
        let mut notes = 0.0;
        for slab in slabs.iter().take(count) {
            y += if empty { 0.0 } else { after.max(slab.before) };
            y = self.on_grid(y, slab) + slab.height;
            after = slab.after;
            empty = false;
            for note in &slab.notes {
                notes += self.least_note(*note);
            }
        }
        if notes > 0.0 && self.sheet().notes.is_empty() {
            notes += NOTE_GAP;
        }
        y + notes <= self.floor() + 0.01
    }

    /// Where a slab stands that would begin at `y`: running sentences of facing pages stand level.
    fn on_grid(&self, y: f32, slab: &Slab) -> f32 {
        let (top, step) = (self.style.page.top, self.style.page.grid);
        if !slab.grid || step == 0.0 || y < top {
            return y;
        }
        top + ((y - top) / step - 0.001).ceil() * step
    }

    /// A footnote stays whole unless it is long; then two lines of it are enough to begin with.
    fn least_note(&self, note: usize) -> f32 {
        let lines = &self.builder.notes[note];
        let all: f32 = lines.iter().map(|line| line.height + line.after).sum();
        if all <= self.style.height() * 0.25 && self.carried.is_empty() {
            return all;
        }
        lines.iter().take(2).map(|line| line.height).sum()
    }

    fn repeat_head(&mut self, table: Option<usize>, room: f32) {
        let Some(table) = table else { return };
        let head = self.builder.heads[table].clone();
        let page = self.sheets.len() - 1;
        let y = self.y;
        self.paint(page, &head, y);
        self.y += head.height + room;
        self.after = 0.0;
        self.sheets[page].empty = true;
    }

    fn put(&mut self, slab: Slab) {
        let page = {
            self.sheet();
            self.sheets.len() - 1
        };
        if let Some(running) = &slab.running {
            self.running.clone_from(running);
        }
        if self.sheets[page].empty {
            self.sheets[page].empty = slab.height == 0.0;
            self.sheets[page].running.clone_from(&self.running);
        } else {
            self.y += self.after.max(slab.before);
        }
        self.y = self.on_grid(self.y, &slab);
        for anchor in &slab.anchors {
            self.destinations.insert(anchor.clone(), (page, self.y));
        }
        for heading in &slab.headings {
            let (level, title) = (heading.level, heading.title.clone());
            self.outline.push(Bookmark { level, title, page, y: self.y });
        }
        let y = self.y;
        self.paint(page, &slab, y);
        self.y += slab.height;
        self.after = slab.after;
        for note in slab.notes {
            let lines = self.builder.notes[note].clone();
            self.carried.extend(lines);
        }
        let room = self.style.page.height - self.style.page.bottom - self.y;
        self.fill_notes(room);
    }

    /// Paints a slab at a height of a page.
    fn paint(&mut self, page: usize, slab: &Slab, y: f32) {
        let x = self.style.page.left;
        for node in &slab.attach {
            self.builder.tree.attach(*node);
        }
        let mut at = 0;
        while at < slab.items.len() {
            let item = &slab.items[at];
            let same = |other: &&Item| match (&item.link, &other.link) {
                (Some(one), Some(two)) => {
                    one == two && other.owner != Owner::Artifact(Artifact::Layout)
                }
                _ => false,
            };
            let count = slab.items[at..].iter().take_while(same).count().max(1);
            let group = &slab.items[at..at + count];
            let mut area: Option<[f32; 4]> = None;
            let mut words = String::new();
            for item in group {
                let mut drawn = item.drawn.clone();
                drawn.shift(x, y);
                let bounds = drawn.bounds();
                area = Some(area.map_or(bounds, |area| {
                    [
                        area[0].min(bounds[0]),
                        area[1].min(bounds[1]),
                        area[2].max(bounds[2]),
                        area[3].max(bounds[3]),
                    ]
                }));
                // What a link says does not depend on pages.
                let is_reference = matches!(item.owner, Owner::Node(node)
                    if self.builder.tree.nodes[node].role == Role::Reference);
                if let Drawn::Text { text, .. } = &drawn
                    && !is_reference
                {
                    words.push_str(text);
                }
                self.draw(page, item.owner, drawn);
                if let Some(number) = &item.page_of {
                    let command = self.sheets[page].page.commands.len() - 1;
                    self.awaited.push(Awaited {
                        page,
                        command,
                        number: number.clone(),
                        language: self.language,
                    });
                }
            }
            if let (Some(link), Some(area)) = (&item.link, area) {
                let annotations = &mut self.sheets[page].page.annotations;
                let index = annotations.len();
                let words = words.trim().to_string();
                annotations.push(Annotation { area, target: link.target.clone(), words });
                self.builder.tree.attach(link.node);
                self.builder.tree.nodes[link.node].kids.push(Kid::Annotation { page, index });
            }
            at += count;
        }
    }

    fn draw(&mut self, page: usize, owner: Owner, drawn: Drawn) {
        if let Owner::Node(node) = owner
            && self.builder.tree.nodes[node].role == Role::Figure
        {
            self.builder.tree.surround(node, page, drawn.bounds());
        }
        let sheet = &mut self.sheets[page];
        let meant = match &drawn {
            Drawn::Text { meant, .. } => meant.clone(),
            Drawn::Path { .. } | Drawn::Raster { .. } => None,
        };
        let alone = meant.is_some();
        if sheet.open != Some(owner) || alone {
            if sheet.open.take().is_some() {
                sheet.page.commands.push(Command::Close);
            }
            let content = match owner {
                Owner::Node(node) => tagged(&mut self.builder.tree, node, page, &mut sheet.page),
                Owner::Artifact(_) => 0,
            };
            sheet.page.commands.push(Command::Open { owner, content, meant });
            sheet.open = Some(owner);
        }
        sheet.page.commands.push(Command::Draw(drawn));
        // The next words may not stand under the same “what is meant”; the page number is looked up by its place.
        if alone {
            sheet.page.commands.push(Command::Close);
            sheet.open = None;
        }
    }

    /// Paints the footnotes of the last page and ends it.
    fn close(&mut self) {
        let Some(page) = self.sheets.len().checked_sub(1) else { return };
        let notes = std::mem::take(&mut self.sheets[page].notes);
        if !notes.is_empty() {
            let floor = self.style.page.height - self.style.page.bottom;
            let mut y = floor - self.sheets[page].notes_height + NOTE_GAP;
            let rule =
                Drawn::rule(self.style.page.left, y - 6.0, 72.0, 0.5, self.style.colour.rule);
            self.draw(page, Owner::Artifact(Artifact::Layout), rule);
            for line in &notes {
                self.paint(page, line, y);
                y += line.height + line.after;
            }
        }
        if self.sheets[page].open.take().is_some() {
            self.sheets[page].page.commands.push(Command::Close);
        }
    }

    fn finish_notes(&mut self) {
        while !self.carried.is_empty() {
            self.turn();
        }
    }

    /// Ends the last page and writes everything that had to wait for it. Also says whether page numbers within words have
    /// just the room that they need.
    pub fn finish(mut self, document: &Document) -> (Laid, bool) {
        self.sheet();
        self.finish_notes();
        let total = self.sheets.len();
        for page in 0..total {
            if page + 1 == total {
                self.close();
            }
            if !self.sheets[page].cover {
                self.margins(page, total, document);
            }
            if self.sheets[page].open.take().is_some() {
                self.sheets[page].page.commands.push(Command::Close);
            }
        }
        let settled = self.write_awaited();
        let mut missing = std::collections::BTreeSet::new();
        for sheet in &self.sheets {
            for command in &sheet.page.commands {
                if let Command::Draw(Drawn::Text { text, meant: Some(meant), .. }) = command
                    && text.starts_with('□')
                {
                    missing.extend(meant.chars());
                }
            }
        }
        let headings = std::mem::take(&mut self.outline);
        let outline = super::outline::outline(document, headings, &self.destinations);
        let tree = std::mem::replace(&mut self.builder.tree, Tree::new());
        let laid = Laid {
            width: self.style.page.width,
            height: self.style.page.height,
            pages: self.sheets.into_iter().map(|sheet| sheet.page).collect(),
            tree,
            outline,
            destinations: self.destinations,
            language: document.language.clone(),
            title: document.title.clone(),
            author: document.author.clone(),
            description: document.description.clone(),
            date: document.date.clone(),
            missing: missing.into_iter().collect(),
        };
        (laid, settled)
    }

    /// Whether each number within words is as long as it was thought to be: then it fills its room.
    fn write_awaited(&mut self) -> bool {
        let mut settled = true;
        for awaited in std::mem::take(&mut self.awaited) {
            let Some((page, _)) = self.destinations.get(&awaited.number.target) else { continue };
            let number = (page + 1).to_string();
            let command = &mut self.sheets[awaited.page].page.commands[awaited.command];
            let Command::Draw(Drawn::Text { face, size, at, glyphs, text, .. }) = command else {
                continue;
            };
            let shaped = self.builder.shaper.shape(*face, awaited.language, &number);
            if awaited.number.ends {
                at[0] -= shaped.width * *size;
            } else {
                settled &= number.len() == text.len();
            }
            glyphs.clone_from(&shaped.glyphs);
            *text = number;
        }
        settled
    }

    fn margins(&mut self, page: usize, total: usize, document: &Document) {
        let style = self.style;
        let (left, width) = (style.page.left, style.width());
        let head = Owner::Artifact(Artifact::Header);
        let left_words = self.sheets[page].running.clone();
        let page_of = document
            .page_of
            .replace("{pages}", &total.to_string())
            .replace("{page}", &(page + 1).to_string());
        let foot = Owner::Artifact(Artifact::Footer);
        let top = style.page.head;
        let bottom = style.page.height - style.page.foot;
        let lines = [
            (head, left_words.as_str(), 0.0, top),
            (head, document.head.as_str(), 1.0, top),
            (foot, document.foot.as_str(), 0.0, bottom),
            (foot, page_of.as_str(), 1.0, bottom),
        ];
        for (owner, words, anchor, baseline) in lines {
            for drawn in margin_line(
                self.builder.shaper,
                &style.text.running,
                words,
                anchor,
                width,
                self.language,
            ) {
                let mut drawn = drawn;
                drawn.shift(left, baseline);
                self.draw(page, owner, drawn);
            }
        }
        if !left_words.is_empty() || !document.head.is_empty() {
            let rule = Drawn::rule(left, top + 6.4, width, 0.4, style.colour.thin);
            self.draw(page, head, rule);
        }
    }
}

fn tagged(tree: &mut Tree, node: NodeId, page: usize, on: &mut Page) -> u32 {
    let content = on.contents;
    on.contents += 1;
    tree.attach(node);
    tree.nodes[node].kids.push(Kid::Content { page, content });
    content
}

/// Words that are far too long for a margin end with an ellipsis; made ever smaller, nobody could read them.
fn shortened(shaper: &Shaper, style: &TextStyle, words: &str, room: f32) -> String {
    let wide = |text: &str| shaper.width(style.face, style.size, Language::Other, text);
    let all = wide(words);
    if all <= room {
        return words.to_owned();
    }
    let letters: Vec<char> = words.chars().collect();
    let mut count = (letters.len() as f32 * room / all) as usize;
    loop {
        let start: String = letters[..count.min(letters.len())].iter().collect();
        let text = format!("{}…", start.trim_end());
        if count == 0 || wide(&text) <= room {
            return text;
        }
        count -= 1;
    }
}

/// One line at the left or right of a margin, made smaller when it would be longer than its half.
fn margin_line(
    shaper: &Shaper,
    style: &TextStyle,
    words: &str,
    anchor: f32,
    width: f32,
    language: Language,
) -> Vec<Drawn> {
    let words = shortened(shaper, style, words, width * 0.48 / 0.85);
    let parts = super::inline::by_face(shaper.fonts, style.face, &words);
    let shaped: Vec<_> =
        parts.iter().map(|part| (part, shaper.shape(part.face, language, &part.shown))).collect();
    let ems: f32 = shaped.iter().map(|(_, shaped)| shaped.width).sum();
    let size = if ems > 0.0 { style.size.min(width * 0.48 / ems) } else { style.size };
    let mut x = (width - ems * size) * anchor;
    let mut drawn = Vec::new();
    for (part, shaped) in shaped {
        drawn.push(Drawn::Text {
            face: part.face,
            size,
            at: [x, 0.0],
            colour: style.colour,
            glyphs: shaped.glyphs.clone(),
            text: part.shown.to_string(),
            meant: part.meant.clone(),
        });
        x += shaped.width * size;
    }
    drawn
}
