//! Charts: pure functions from plain data to small SVG pictures.
//!
//! A chart knows no language and computes no figure. Its caller gives numbers for the geometry and
//! printed words for everything that is read; the alternative text is put together from the words.
//! All charts are [`WIDTH`] wide, sparklines apart, and one unit is one point of the page.

mod answers;
mod axis;
mod bar;
mod control;
mod dots;
mod funnel;
mod heads;
mod likert;
mod metrics;
mod multiples;
mod pyramid;
mod shade;
mod sparkline;
mod spread;
mod stacked;
mod svg;
mod timeline;
mod trend;

pub use answers::{Answers, Part, Response, answers};
pub use bar::{Bar, bar};
pub use control::{Control, Line, Watched, control};
pub use dots::{Dots, Held, dots};
pub use funnel::{Centre, Funnel, Limit, funnel};
pub use likert::{Likert, Row, likert};
pub use multiples::{Multiples, Panel, Step, cut_off, multiples};
pub use pyramid::{Pair, Pyramid, pyramid};
pub use sparkline::{Sparkline, sparkline};
pub use stacked::{Piece, Stack, Stacked, stacked};
pub use svg::Svg;
pub use timeline::{Moment, Timeline, timeline};
pub use trend::{Point, Target, Trend, trend, truncated};

/// Width of a chart, in points: the text width of the page.
pub const WIDTH: f64 = 459.0;

/// Main colour: figures, and what counts.
const INK: &str = "#12324f";
/// Text.
const TEXT: &str = "#1d2530";
/// Text of less weight, and targets.
const GREY: &str = "#5d6875";
/// Lines that join or carry.
const LINE: &str = "#9aa7b5";
/// Hairlines.
const HAIRLINE: &str = "#e3e7ec";
/// Second shade of what counts.
const SLATE: &str = "#5b7793";
/// Light areas.
const PALE: &str = "#c9d0d8";
/// Paper.
const PAPER: &str = "#ffffff";

/// Size of chart text, in points.
const SIZE: f64 = 8.2;
/// From one baseline to the next, in points.
const LEADING: f64 = 10.6;

#[cfg(test)]
mod check;
