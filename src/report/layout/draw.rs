//! What a page is made of: drawing commands, free of any PDF library. Lengths are points; y runs downwards.

use std::sync::Arc;

use super::font::{Face, Glyph};
use super::raster::Raster;
use super::style::Colour;
use super::tree::NodeId;

/// A piece of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Start here.
    Move([f32; 2]),
    /// A straight line to here.
    Line([f32; 2]),
    /// A Bézier curve: two handles and the end.
    Curve([f32; 2], [f32; 2], [f32; 2]),
    /// Back to the start.
    Close,
}

/// A drawn line.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width.
    pub width: f32,
    /// Lengths of dashes and gaps; empty for a whole line.
    pub dash: Vec<f32>,
}

/// Something that is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// Glyphs on a baseline.
    Text {
        /// The face.
        face: Face,
        /// The size of the type.
        size: f32,
        /// Where the baseline starts.
        at: [f32; 2],
        /// The colour.
        colour: Colour,
        /// The glyphs.
        glyphs: Vec<Glyph>,
        /// The text that the glyphs stand for.
        text: String,
        /// What a reader is given instead of `text`, when the glyphs cannot say it.
        meant: Option<String>,
    },
    /// A path.
    Path {
        /// The pieces.
        path: Vec<Segment>,
        /// The colour inside.
        fill: Option<Colour>,
        /// The line.
        stroke: Option<Stroke>,
    },
    /// Pixels.
    Raster {
        /// The pixels.
        raster: Arc<Raster>,
        /// Left upper and right lower corner.
        corners: [[f32; 2]; 2],
    },
}

impl Drawn {
    /// A horizontal line.
    pub fn rule(x: f32, y: f32, width: f32, weight: f32, colour: Colour) -> Drawn {
        let path = vec![Segment::Move([x, y]), Segment::Line([x + width, y])];
        Drawn::Path {
            path,
            fill: None,
            stroke: Some(Stroke { colour, width: weight, dash: Vec::new() }),
        }
    }

    /// Moves it.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        self.each_point(|point| *point = [point[0] + dx, point[1] + dy]);
    }

    /// Makes it larger or smaller around the origin.
    pub fn scale(&mut self, factor: f32) {
        self.each_point(|point| *point = [point[0] * factor, point[1] * factor]);
        match self {
            Drawn::Text { size, .. } => *size *= factor,
            Drawn::Path { stroke: Some(stroke), .. } => {
                stroke.width *= factor;
                for length in &mut stroke.dash {
                    *length *= factor;
                }
            }
            Drawn::Path { stroke: None, .. } | Drawn::Raster { .. } => {}
        }
    }

    fn each_point(&mut self, mut change: impl FnMut(&mut [f32; 2])) {
        match self {
            Drawn::Text { at, .. } => change(at),
            Drawn::Raster { corners, .. } => corners.iter_mut().for_each(change),
            Drawn::Path { path, .. } => {
                for segment in path {
                    match segment {
                        Segment::Move(point) | Segment::Line(point) => change(point),
                        Segment::Curve(one, two, end) => {
                            change(one);
                            change(two);
                            change(end);
                        }
                        Segment::Close => {}
                    }
                }
            }
        }
    }

    /// Left, top, right and bottom; a text reaches from its ascent to its descent.
    pub fn bounds(&self) -> [f32; 4] {
        match self {
            Drawn::Text { at: [x, y], size, glyphs, .. } => {
                let width: f32 = glyphs.iter().map(|glyph| glyph.advance * size).sum();
                [*x, y - size * 0.75, x + width, y + size * 0.25]
            }
            Drawn::Raster { corners: [[left, top], [right, bottom]], .. } => {
                [*left, *top, *right, *bottom]
            }
            Drawn::Path { path, stroke, .. } => {
                let half = stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
                let mut around =
                    [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
                let mut copy = Drawn::Path { path: path.clone(), fill: None, stroke: None };
                copy.each_point(|[x, y]| {
                    around = [
                        around[0].min(*x - half),
                        around[1].min(*y - half),
                        around[2].max(*x + half),
                        around[3].max(*y + half),
                    ];
                });
                around
            }
        }
    }
}

/// Why something is drawn that no reader needs to be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// Running head.
    Header,
    /// Foot of the page.
    Footer,
    /// Rules.
    Layout,
    /// The repeated head of a table.
    Pagination,
}

/// To what a drawing belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A node of the structure tree.
    Node(NodeId),
    /// Nothing that is read.
    Artifact(Artifact),
}

/// A step in painting a page.
#[derive(Clone, Debug)]
pub enum Command {
    /// What follows belongs to this owner.
    Open {
        /// The owner.
        owner: Owner,
        /// Number of this piece of content on its page; 0 for artifacts.
        content: u32,
        /// What a reader is given instead of the glyphs.
        meant: Option<String>,
    },
    /// The end of what `Open` began.
    Close,
    /// Paint.
    Draw(Drawn),
}

/// A place to click.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// Left, top, right, bottom.
    pub area: [f32; 4],
    /// `#id` or an address.
    pub target: String,
    /// The words of the link.
    pub words: String,
}

/// A painted page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The steps in order; every `Draw` lies between an `Open` and its `Close`.
    pub commands: Vec<Command>,
    /// Links.
    pub annotations: Vec<Annotation>,
    /// How many pieces of tagged content the page has.
    pub contents: u32,
}
