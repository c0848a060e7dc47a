//! One bar of a table's row: as long as its value, with the target that all rows share.

use super::svg::{Canvas, Svg};
use super::{GREY, INK, LINE, PALE, PAPER};

/// A bar without words, for a table.
#[derive(Clone, Debug, Default)]
pub struct Bar<'a> {
    /// What the row says: the alternative text.
    pub spoken: &'a str,
    /// Length of the whole picture, in points.
    pub width: f64,
    /// Share of the width at which the bar ends, 0 to 1; `None` where there is no value to show.
    pub share: Option<f64>,
    /// Share of the width at which nought lies, from which the bar is drawn: values below it lie to its left.
    pub origin: f64,
    /// Share of the width at which the target lies.
    pub target: Option<f64>,
    /// Of those whose group is not known: drawn hollow.
    pub unknown: bool,
}

/// Height of the picture, in points: a line of the table.
const HEIGHT: f64 = 11.0;
const THICKNESS: f64 = 7.0;

/// Draws it.
pub fn bar(bar: &Bar<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let x = |share: f64| if share.is_finite() { share.clamp(0.0, 1.0) * bar.width } else { 0.0 };
    let top = (HEIGHT - THICKNESS) / 2.0;
    let nought = x(bar.origin);
    let line = nought.clamp(0.3, (bar.width - 0.3).max(0.3));
    canvas.line((line, top - 1.0), (line, top + THICKNESS + 1.0), PALE, 0.6);
    if let Some(share) = bar.share {
        let (from, to) = (x(share).min(nought), x(share).max(nought));
        let long = to - from;
        if bar.unknown && long > 1.0 {
            canvas.outline(from + 0.4, top + 0.4, long - 0.8, THICKNESS - 0.8, PAPER, LINE);
        } else {
            canvas.area(from, top, long, THICKNESS, if bar.unknown { LINE } else { INK });
        }
    }
    if let Some(target) = bar.target {
        let at = x(target).clamp(0.5, (bar.width - 0.5).max(0.5));
        // Light around the line keeps it visible on the bar.
        canvas.line((at, 0.0), (at, HEIGHT), PAPER, 2.2);
        canvas.line((at, 0.0), (at, HEIGHT), GREY, 0.9);
    }
    canvas.finish(bar.width, HEIGHT, bar.spoken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_zero_has_none() {
        let drawn = |share| bar(&Bar { spoken: "t", width: 120.0, share, ..Bar::default() });
        assert_eq!(check::attributes(&drawn(Some(0.5)), "rect", "width"), [60.0]);
        assert!(check::attributes(&drawn(Some(0.0)), "rect", "width").is_empty());
        assert!(check::attributes(&drawn(None), "rect", "width").is_empty());
        assert_eq!(check::spoken(&drawn(None)), "t");
    }

    /// From −0.5 to 1.5, nought lies a quarter from the left: −0.5 covers the first 30 of 120 points, 1.5 the other 90.
    #[test]
    fn a_value_below_nought_lies_to_its_left() {
        let drawn = |share| {
            let own = Bar {
                spoken: "t",
                width: 120.0,
                share: Some(share),
                origin: 0.25,
                ..Bar::default()
            };
            let svg = bar(&own);
            (check::attributes(&svg, "rect", "x"), check::attributes(&svg, "rect", "width"))
        };
        assert_eq!(drawn(0.0), (vec![0.0], vec![30.0]));
        assert_eq!(drawn(1.0), (vec![30.0], vec![90.0]));
        assert!(drawn(0.25).1.is_empty());
    }

    proptest! {
        #[test]
        fn whatever_the_numbers_nothing_leaves(
            share in prop::option::of(prop::num::f64::ANY),
            target in prop::option::of(prop::num::f64::ANY),
            origin in prop::num::f64::ANY,
            unknown: bool,
        ) {
            let drawn = bar(&Bar { spoken: "<&\"", width: 120.0, share, origin, target, unknown });
            check::everything_inside(&drawn);
        }
    }
}
