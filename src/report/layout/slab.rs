//! Slabs: horizontal strips of content that are never cut. Pages are piles of slabs.

use std::collections::VecDeque;

use super::draw::{Artifact, Drawn, Owner};
use super::inline::Link;
use super::style::Colour;
use super::tree::NodeId;

/// A drawing with its owner; coordinates from the slab's upper left corner.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub owner: Owner,
    pub drawn: Drawn,
    pub link: Option<Link>,
    pub page_of: Option<PageOf>,
}

/// A page number that is written when all pages are known; the item's `drawn` gives face, size and colour.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageOf {
    pub target: String,
    /// Ends at the item's x, where it would begin else.
    pub ends: bool,
}

impl Item {
    pub fn new(owner: Owner, drawn: Drawn) -> Item {
        Item { owner, drawn, link: None, page_of: None }
    }

    pub fn rule(x: f32, y: f32, width: f32, weight: f32, colour: Colour) -> Item {
        Item::new(Owner::Artifact(Artifact::Layout), Drawn::rule(x, y, width, weight, colour))
    }
}

/// A heading for the outline.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub level: u8,
    pub title: String,
}

/// What is one thing to the reader, and stays on one page where it fits on one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Together {
    /// So many slabs, with the one that says so.
    pub count: usize,
    /// The share of the page before that may stay empty for it; better divided than more.
    pub emptiest: f32,
}

/// A strip of content.
#[derive(Clone, Debug, Default)]
pub(super) struct Slab {
    pub height: f32,
    /// Least space above; nothing at the top of a page.
    pub before: f32,
    /// Least space below.
    pub after: f32,
    /// Stands on the grid of the page.
    pub grid: bool,
    /// Stays on the page of the next slab.
    pub keep: bool,
    pub new_page: bool,
    pub together: Together,
    pub items: Vec<Item>,
    /// Nodes that come into the tree with this slab, even when nothing is drawn for them.
    pub attach: Vec<NodeId>,
    /// Footnotes whose marks are in this slab.
    pub notes: Vec<usize>,
    pub anchors: Vec<String>,
    pub headings: Vec<Heading>,
    /// The table whose head is repeated when a page begins with this slab.
    pub table: Option<usize>,
    /// Left running head from here on.
    pub running: Option<String>,
}

impl Slab {
    /// Moves everything inside.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        for item in &mut self.items {
            item.drawn.shift(dx, dy);
        }
    }

    /// Takes over the content of another slab, as it lies.
    pub fn absorb(&mut self, other: Slab) {
        self.items.extend(other.items);
        self.attach.extend(other.attach);
        self.notes.extend(other.notes);
        self.anchors.extend(other.anchors);
        self.headings.extend(other.headings);
    }
}

/// The height of slabs on top of each other.
pub(super) fn height<'a>(slabs: impl IntoIterator<Item = &'a Slab>) -> f32 {
    let mut height = 0.0;
    let mut after: f32 = 0.0;
    for (index, slab) in slabs.into_iter().enumerate() {
        let gap = if index == 0 { 0.0 } else { after.max(slab.before) };
        height += gap + slab.height;
        after = slab.after;
    }
    height
}

/// Higher columns are divided into strips of about this height, so that pages can be filled.
const STRIP: f32 = 48.0;

/// Columns side by side: one strip when they are no higher than `limit`, else as many as it takes.
pub(super) fn side_by_side(columns: Vec<(f32, Vec<Slab>)>, limit: f32) -> Vec<Slab> {
    let tallest = columns.iter().map(|(_, slabs)| height(slabs)).fold(0.0, f32::max);
    let limit = if tallest <= limit { limit } else { STRIP };
    let mut columns: Vec<(f32, f32, VecDeque<Slab>)> =
        columns.into_iter().map(|(x, slabs)| (x, 0.0, slabs.into())).collect();
    let mut strips: Vec<Slab> = Vec::new();
    while strips.is_empty() || columns.iter().any(|(_, _, slabs)| !slabs.is_empty()) {
        let mut strip = Slab::default();
        for (x, after, slabs) in &mut columns {
            let mut y = 0.0;
            let mut started = false;
            while let Some(next) = slabs.front() {
                let gap = if strips.is_empty() && !started { 0.0 } else { after.max(next.before) };
                if started && y + gap + next.height > limit {
                    break;
                }
                let Some(mut slab) = slabs.pop_front() else { break };
                slab.shift(*x, y + gap);
                y += gap + slab.height;
                *after = slab.after;
                started = true;
                strip.absorb(slab);
            }
            strip.height = strip.height.max(y);
        }
        strips.push(strip);
    }
    strips
}
