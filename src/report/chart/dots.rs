//! Shares with their intervals, one row each on one scale: a dot, a line for what chance leaves open, the target as
//! a dashed rule.

use super::axis::{Axis, Extent};
use super::metrics::{widest, width, wrap};
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, HAIRLINE, INK, LEADING, LINE, PAPER, SIZE, WIDTH};

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// Its name.
    pub label: String,
    /// Where the dot lies; `None` where there is no value to show.
    pub value: Option<f64>,
    /// The value as printed, or why there is none.
    pub printed: String,
    /// What stands behind the value: `105 iš 110`.
    pub of: String,
    /// Both ends of the interval.
    pub interval: Option<(f64, f64)>,
    /// Where the target lies.
    pub target: Option<f64>,
    /// The target as printed, or nothing.
    pub target_printed: String,
    /// Too few units to judge: drawn light and hollow.
    pub weak: bool,
    /// What the row says, in the alternative text.
    pub spoken: String,
}

/// Rows on one scale.
pub struct Dots<'a> {
    /// What it is and means: the beginning of the alternative text.
    pub title: &'a str,
    /// The rows.
    pub rows: &'a [Held],
    /// Greatest possible value: 100 for a share.
    pub ceiling: Option<f64>,
    /// Prints a tick with so many decimals.
    pub tick: &'a dyn Fn(f64, u8) -> String,
}

/// Share of the width that the names may take, and the words behind.
const NAMES: f64 = 0.36;
const WORDS: f64 = 0.26;

/// Draws it.
pub fn dots(dots: &Dots<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let room = WIDTH * WORDS;
    let names: Vec<Vec<String>> =
        dots.rows.iter().map(|row| wrap(&row.label, SIZE, false, WIDTH * NAMES)).collect();
    let words: Vec<Vec<(String, bool)>> = dots.rows.iter().map(|row| behind(row, room)).collect();
    let left = widest(names.iter().flatten().map(String::as_str), SIZE, false) + 12.0;
    let wide = words.iter().flatten().map(|(text, bold)| width(text, SIZE, *bold));
    let right = WIDTH - wide.fold(0.0, f64::max) - 12.0;
    let axis = Axis::around(extent(dots));
    let x = |value: f64| left + axis.share(value) * (right - left);

    let top = 2.0;
    let heights: Vec<f64> = names
        .iter()
        .zip(&words)
        .map(|(name, words)| LEADING * name.len().max(words.len()) as f64 + 6.0)
        .collect();
    let bottom = top + heights.iter().sum::<f64>();
    let mut free = f64::NEG_INFINITY;
    for tick in &axis.ticks {
        canvas.line((x(*tick), top), (x(*tick), bottom), HAIRLINE, 0.6);
        let label = (dots.tick)(*tick, axis.decimals);
        let long = width(&label, SIZE, false);
        let start = (x(*tick) - long / 2.0).clamp(0.0, (WIDTH - long).max(0.0));
        if start >= free && long < WIDTH {
            canvas.text(start, bottom + LEADING, &label, Style::PLAIN.fill(GREY));
            free = start + long + 6.0;
        }
    }
    let mut y = top;
    for (((row, name), words), high) in dots.rows.iter().zip(&names).zip(&words).zip(&heights) {
        let centre = y + high / 2.0;
        let baseline = |lines: usize, line: usize| {
            centre + SIZE * 0.34 + LEADING * (line as f64 - (lines as f64 - 1.0) / 2.0)
        };
        for (line, text) in name.iter().enumerate() {
            canvas.text(0.0, baseline(name.len(), line), text, Style::PLAIN);
        }
        if let Some(target) = row.target.filter(|target| target.is_finite()) {
            canvas.dashes((x(target), y), (x(target), y + high), GREY, 0.9, "4 3");
        }
        let colour = if row.weak { LINE } else { INK };
        if let Some((low, high)) = row.interval.filter(|_| row.value.is_some()) {
            canvas.line((x(low), centre), (x(high), centre), colour, 1.8);
        }
        if let Some(value) = row.value.filter(|value| value.is_finite()) {
            canvas.dot((x(value), centre), 3.8, if row.weak { PAPER } else { INK }, colour);
        }
        for (line, (text, bold)) in words.iter().enumerate() {
            let style = Style::PLAIN.anchor(Anchor::End);
            let style = if *bold { style.bold(true) } else { style.fill(GREY) };
            canvas.text(WIDTH, baseline(words.len(), line), text, style);
        }
        y += high;
    }
    let rows = dots.rows.iter().map(|row| row.spoken.clone());
    canvas.finish(
        WIDTH,
        bottom + LEADING + 3.0,
        &spoken(dots.title, rows.filter(|part| !part.is_empty())),
    )
}

/// The words behind a row: the value, what it is of, the target.
fn behind(row: &Held, room: f64) -> Vec<(String, bool)> {
    let of = if row.of.is_empty() { row.target_printed.clone() } else { row.of.clone() };
    let below = match (row.of.is_empty(), row.target_printed.is_empty()) {
        (false, false) => format!("{of}; {}", row.target_printed),
        _ => of,
    };
    let value = wrap(&row.printed, SIZE, true, room).into_iter().map(|text| (text, true));
    let below = wrap(&below, SIZE, false, room).into_iter().map(|text| (text, false));
    value.chain(below).filter(|(text, _)| !text.is_empty()).collect()
}

fn extent(dots: &Dots<'_>) -> Extent {
    let shown = dots.rows.iter().flat_map(|row| {
        let ends = row.interval.map_or([None, None], |(low, high)| [Some(low), Some(high)]);
        [row.value, row.target, ends[0], ends[1]]
    });
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in shown.flatten().filter(|value| value.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        (low, high) = (0.0, dots.ceiling.unwrap_or(1.0));
    }
    Extent { low, high, from_zero: false, ceiling: dots.ceiling, steps: 5 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    fn drawn(rows: &[Held]) -> Svg {
        let tick = |value: f64, _| format!("{value}");
        let svg = dots(&Dots { title: "Apklausos", rows, ceiling: Some(100.0), tick: &tick });
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        svg
    }

    fn row(value: Option<f64>, interval: Option<(f64, f64)>, target: Option<f64>) -> Held {
        Held { value, interval, target, spoken: "eilutė".into(), ..Held::default() }
    }

    /// Without words the scale takes the 435 points from 12 to 447. From 50 to 100 it has six ticks of 10, so that one
    /// per cent is 435/50 = 8.7 points: 60 lies at 12 + 10 × 8.7 = 99, 50 at 12, 70 at 186, 95 at 12 + 45 × 8.7 = 403.5.
    #[test]
    fn dots_intervals_and_targets_lie_on_one_scale() {
        let rows = [
            row(Some(60.0), Some((50.0, 70.0)), Some(95.0)),
            row(Some(100.0), Some((50.0, 100.0)), None),
        ];
        let svg = drawn(&rows);
        assert_eq!(check::attributes(&svg, "circle", "cx"), [99.0, 447.0]);
        let from = check::attributes(&svg, "line", "x1");
        let to = check::attributes(&svg, "line", "x2");
        // Six ticks, then the first row's target and interval, then the second's interval.
        assert_eq!(from[6..], [403.5, 12.0, 12.0]);
        assert_eq!(to[6..], [403.5, 186.0, 447.0]);
        assert_eq!(check::spoken(&svg), "Apklausos. eilutė. eilutė.");
    }

    #[test]
    fn what_has_no_value_has_no_mark() {
        let svg = drawn(&[row(None, Some((20.0, 30.0)), None)]);
        assert!(check::attributes(&svg, "circle", "cx").is_empty());
        let ends = check::attributes(&svg, "line", "x1");
        assert_eq!(ends, check::attributes(&svg, "line", "x2"), "ticks alone");
        drawn(&[]);
    }

    fn number() -> impl Strategy<Value = f64> {
        prop_oneof![0.0..=100.0f64, Just(f64::NAN), Just(f64::INFINITY), Just(-1e300)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(80))]
        #[test]
        fn whatever_the_words_nothing_leaves_or_overlaps(
            rows in prop::collection::vec(
                (".{0,120}", prop::option::of(number()), ".{0,40}", ".{0,80}",
                 prop::option::of((0.0..100.0f64, 0.0..100.0f64)), prop::option::of(number()), any::<bool>()),
                0..12,
            ),
        ) {
            let rows: Vec<Held> = rows
                .into_iter()
                .map(|(label, value, printed, of, interval, target, weak)| Held {
                    label,
                    value,
                    of: printed.clone(),
                    target_printed: of.clone(),
                    printed,
                    interval,
                    target,
                    weak,
                    spoken: of,
                })
                .collect();
            drawn(&rows);
        }
    }
}
