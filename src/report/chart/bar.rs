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
    /// Share of the width that the bar covers, 0 to 1; `None` where there is no value to show.
    pub share: Option<f64>,
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
    canvas.line((0.3, top - 1.0), (0.3, top + THICKNESS + 1.0), PALE, 0.6);
    if let Some(share) = bar.share {
        let long = x(share);
        if bar.unknown && long > 1.0 {
            canvas.outline(0.4, top + 0.4, long - 0.8, THICKNESS - 0.8, PAPER, LINE);
        } else {
            canvas.area(0.0, top, long, THICKNESS, if bar.unknown { LINE } else { INK });
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

    proptest! {
        #[test]
        fn whatever_the_numbers_nothing_leaves(
            share in prop::option::of(prop::num::f64::ANY),
            target in prop::option::of(prop::num::f64::ANY),
            unknown: bool,
        ) {
            let drawn = bar(&Bar { spoken: "<&\"", width: 120.0, share, target, unknown });
            check::everything_inside(&drawn);
        }
    }
}
