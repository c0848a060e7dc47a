//! A trend in the height of a line of text.

use super::svg::{Canvas, Svg, spoken};
use super::{INK, LINE, PAPER, Point, Target};

/// A trend without words, for a table.
#[derive(Clone, Debug, Default)]
pub struct Sparkline<'a> {
    /// What it is: the beginning of the alternative text.
    pub title: &'a str,
    /// The periods; the last one is stressed.
    pub points: &'a [Point],
    /// The target, a dashed hairline.
    pub target: Option<&'a Target>,
    /// Too few units to judge the last period: dots alone, the last one hollow.
    pub weak: bool,
}

/// Width and height, in points.
const SIZE: (f64, f64) = (54.0, 12.0);
const INSET: f64 = 3.0;

/// Draws it.
pub fn sparkline(sparkline: &Sparkline<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let values = sparkline.points.iter().filter_map(|point| point.value);
    let shown: Vec<f64> = values
        .chain(sparkline.target.map(|target| target.value))
        .filter(|value| value.is_finite())
        .collect();
    let low = shown.iter().copied().fold(f64::INFINITY, f64::min);
    let high = shown.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let height_of = |value: f64| {
        let share = if high - low > 1e-9 { (value - low) / (high - low) } else { 0.5 };
        SIZE.1 - INSET - share.clamp(0.0, 1.0) * (SIZE.1 - 2.0 * INSET)
    };
    let last = sparkline.points.len().saturating_sub(1);
    let step = if last == 0 { 0.0 } else { (SIZE.0 - 2.0 * INSET) / last as f64 };
    let x_of = |index: usize| {
        if last == 0 { SIZE.0 / 2.0 } else { INSET + step * index as f64 }
    };

    if let Some(target) = sparkline.target {
        let y = height_of(target.value);
        canvas.dashes((0.0, y), (SIZE.0, y), LINE, 0.7, "2 2");
    }
    let mut run: Vec<(f64, f64)> = Vec::new();
    let has = |index: usize| {
        sparkline.points.get(index).is_some_and(|point| point.value.is_some_and(f64::is_finite))
    };
    let is_apart = |index: usize| sparkline.points.get(index).is_some_and(|point| point.apart);
    for (index, point) in sparkline.points.iter().enumerate() {
        let value = point.value.filter(|value| value.is_finite());
        if value.is_none() || point.apart {
            canvas.path(&run, INK, 1.3);
            run.clear();
        }
        let Some(value) = value else { continue };
        let place = (x_of(index), height_of(value));
        if sparkline.weak {
            if index < last {
                canvas.dot(place, 1.2, LINE, LINE);
            }
        } else {
            let before = !point.apart && index.checked_sub(1).is_some_and(has);
            let after = has(index + 1) && !is_apart(index + 1);
            if !before && !after && index < last {
                canvas.dot(place, 0.7, INK, INK);
            }
            run.push(place);
        }
    }
    canvas.path(&run, INK, 1.3);
    if let Some(value) = sparkline.points.last().and_then(|point| point.value) {
        canvas.dot(
            (x_of(last), height_of(value)),
            2.1,
            if sparkline.weak { PAPER } else { INK },
            INK,
        );
    }
    if shown.is_empty() {
        let middle = SIZE.1 / 2.0;
        canvas.path(&[(SIZE.0 / 2.0 - 3.0, middle), (SIZE.0 / 2.0 + 3.0, middle)], LINE, 0.7);
    }
    let told = |point: &Point| format!("{}: {}", point.period, point.printed);
    let parts = sparkline.points.iter().map(told);
    let parts = parts.chain(sparkline.target.map(|target| target.printed.clone()));
    canvas.finish(SIZE.0, SIZE.1, &spoken(sparkline.title, parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::check;

    fn points(values: &[Option<f64>]) -> Vec<Point> {
        values
            .iter()
            .enumerate()
            .map(|(index, value)| Point {
                period: format!("p{index}"),
                value: *value,
                printed: format!("v{index}"),
                ..Point::default()
            })
            .collect()
    }

    #[test]
    fn a_whole_is_not_joined_to_its_parts() {
        let mut points = points(&[Some(1.0), Some(2.0), Some(3.0)]);
        points[2].apart = true;
        let svg = sparkline(&Sparkline { title: "t", points: &points, target: None, weak: false });
        assert!(svg.as_str().contains("points=\"3,9 27,6\""), "{}", svg.as_str());
    }

    #[test]
    fn the_greatest_is_at_the_top_and_the_least_at_the_bottom() {
        let points = points(&[Some(1.0), Some(3.0), Some(2.0)]);
        let svg = sparkline(&Sparkline { title: "t", points: &points, target: None, weak: false });
        assert!(svg.as_str().contains("points=\"3,9 27,3 51,6\""), "{}", svg.as_str());
        assert_eq!(check::spoken(&svg), "t. p0: v0. p1: v1. p2: v2.");
    }

    #[test]
    fn gaps_equal_values_and_nothing_at_all() {
        for values in [
            &[Some(5.0), None, Some(5.0)][..],
            &[None],
            &[],
            &[Some(0.0)],
            &[Some(f64::NAN), Some(1.0)],
        ] {
            for weak in [false, true] {
                let points = points(values);
                check::everything_inside(&sparkline(&Sparkline {
                    title: "t",
                    points: &points,
                    target: None,
                    weak,
                }));
            }
        }
    }
}
