//! Groups that make up a whole: one bar each, as long as the group, parted by a second grouping.

use super::heads::{Head, heads};
use super::metrics::{widest, width, wrap};
use super::shade::{on, shade};
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{HAIRLINE, LEADING, LINE, PAPER, SIZE, WIDTH};

/// A part of a bar.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Its length; `None` where there is none to show.
    pub value: Option<f64>,
    /// The value as printed; stands in the part where it has room.
    pub printed: String,
}

/// One group.
#[derive(Clone, Debug, Default)]
pub struct Stack {
    /// Its name.
    pub label: String,
    /// Its parts, in the order of the chart's.
    pub pieces: Vec<Piece>,
    /// Length of what is not told by parts: hollow, at the end of the bar; nought where all is told.
    pub rest: f64,
    /// What stands behind the bar: how many they are.
    pub beside: String,
    /// What the group says, in the alternative text.
    pub spoken: String,
}

/// Groups and their parts.
#[derive(Clone, Debug, Default)]
pub struct Stacked<'a> {
    /// What it is and means: the beginning of the alternative text.
    pub title: &'a str,
    /// What the parts are called.
    pub parts: &'a [String],
    /// The groups.
    pub rows: &'a [Stack],
}

/// Share of the width that the names of groups may take.
const NAMES: f64 = 0.3;

/// Height of a bar, and of a row whose name takes one line.
fn heights(rows: usize) -> (f64, f64) {
    if rows > 20 { (9.0, 12.0) } else { (13.0, 18.0) }
}

/// Draws it. The parts are named above the first bar, each at its part.
pub fn stacked(stacked: &Stacked<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let names: Vec<Vec<String>> =
        stacked.rows.iter().map(|row| wrap(&row.label, SIZE, false, WIDTH * NAMES)).collect();
    let left = widest(names.iter().flatten().map(String::as_str), SIZE, false) + 8.0;
    let beside = stacked.rows.iter().map(|row| row.beside.as_str());
    let right = (WIDTH - widest(beside, SIZE, true) - 7.0).max(left);
    let whole = |row: &Stack| row.pieces.iter().map(length).sum::<f64>() + rest(row);
    let greatest = stacked.rows.iter().map(whole).fold(0.0, f64::max);
    let parts = |row: &Stack| segments(row, left, right, greatest);
    // The last shade is not so light that a bar's end is lost on paper.
    let shade_of = |index: usize| shade(index, stacked.parts.len() + 1);

    let (thick, step) = heights(stacked.rows.len());
    let mut y = match stacked.rows.first() {
        Some(row) => {
            let drawn = parts(row).into_iter().chain(std::iter::repeat((left, 0.0)));
            let named: Vec<Head> = stacked
                .parts
                .iter()
                .zip(drawn)
                .enumerate()
                .map(|(index, (name, part))| Head { name, shade: shade_of(index), part })
                .collect();
            heads(&mut canvas, &named) - (step - thick) / 2.0
        }
        None => 1.0,
    };
    for (row, name) in stacked.rows.iter().zip(&names) {
        let high = step + LEADING * (name.len() as f64 - 1.0);
        let centre = y + high / 2.0;
        let baseline = centre + SIZE * 0.34;
        let first = baseline - LEADING * (name.len() as f64 - 1.0) / 2.0;
        for (line, text) in name.iter().enumerate() {
            let style = Style::PLAIN.anchor(Anchor::End);
            canvas.text(left - 6.0, first + LEADING * line as f64, text, style);
        }
        let top = centre - thick / 2.0;
        let mut end = left;
        for (index, ((from, long), piece)) in parts(row).into_iter().zip(&row.pieces).enumerate() {
            let shade = shade_of(index);
            // A sliver of paper parts neighbours where the shades alone would not.
            let parting = if long > 2.0 && from > left { 0.8 } else { 0.0 };
            canvas.area(from + parting, top, long - parting, thick, &shade);
            if width(&piece.printed, SIZE, false) + 4.0 <= long {
                let style = Style::PLAIN.fill(on(&shade)).anchor(Anchor::Middle);
                canvas.text(from + (long + parting) / 2.0, baseline, &piece.printed, style);
            }
            end = from + long;
        }
        if rest(row) > 0.0 && greatest > 0.0 {
            let long = (right - left) * rest(row) / greatest;
            if long > 2.0 {
                canvas.outline(end + 1.2, top + 0.4, long - 1.6, thick - 0.8, PAPER, LINE);
            }
            end += long;
        }
        canvas.text(end + 5.0, baseline, &row.beside, Style::PLAIN.bold(true));
        canvas.line((left, centre - high / 2.0), (left, centre + high / 2.0), LINE, 0.7);
        y += high;
    }
    if greatest <= 0.0 && !stacked.rows.is_empty() {
        canvas.line((left, y), (right, y), HAIRLINE, 0.6);
    }
    let rows = stacked.rows.iter().map(|row| row.spoken.clone());
    canvas.finish(WIDTH, y + 2.0, &spoken(stacked.title, rows.filter(|part| !part.is_empty())))
}

fn rest(row: &Stack) -> f64 {
    if row.rest.is_finite() { row.rest.clamp(0.0, 1e12) } else { 0.0 }
}

fn length(piece: &Piece) -> f64 {
    piece.value.filter(|value| value.is_finite()).map_or(0.0, |value| value.clamp(0.0, 1e12))
}

/// Left end and length of each part of a bar.
fn segments(row: &Stack, left: f64, right: f64, greatest: f64) -> Vec<(f64, f64)> {
    let mut from = left;
    row.pieces
        .iter()
        .map(|piece| {
            let share = if greatest > 0.0 { length(piece) / greatest } else { 0.0 };
            let part = (from, (right - left) * share);
            from += part.1;
            part
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    fn row(label: &str, values: &[Option<f64>]) -> Stack {
        let pieces: Vec<Piece> = values
            .iter()
            .map(|value| Piece {
                value: *value,
                printed: value.map_or("–".into(), |value| value.to_string()),
            })
            .collect();
        let spoken = format!("{label}: {} dalys", pieces.len());
        Stack { label: label.into(), pieces, spoken, ..Stack::default() }
    }

    fn drawn(rows: &[Stack], parts: &[&str]) -> Svg {
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        let svg = stacked(&Stacked { title: "Vaikai", parts: &parts, rows });
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        svg
    }

    /// Without labels the bars have the 459 − 8 − 7 = 444 points from 8 to 452: the group of 40 takes them all,
    /// 30 of it 333 and 10 of it 111; the group of 20 takes 222, of which 5 are 55.5. 0.8 points of paper
    /// stand before every part but the first.
    #[test]
    fn bars_and_parts_are_as_long_as_their_counts() {
        let rows = [row("", &[Some(30.0), Some(10.0)]), row("", &[Some(5.0), Some(15.0)])];
        let svg = drawn(&rows, &["mergaitės", "berniukai"]);
        assert_eq!(check::attributes(&svg, "rect", "x"), [8.0, 341.8, 8.0, 64.3]);
        assert_eq!(check::attributes(&svg, "rect", "width"), [333.0, 110.2, 55.5, 165.7]);
        assert_eq!(check::spoken(&svg), "Vaikai. : 2 dalys. : 2 dalys.");
    }

    #[test]
    fn what_is_nought_or_not_told_has_no_part() {
        let svg = drawn(&[row("a", &[Some(0.0), None, Some(3.0)])], &["x", "y", "z"]);
        // Two patches for the parts that the bar does not show, and the third part.
        assert_eq!(check::attributes(&svg, "rect", "width").len(), 3);
        drawn(&[row("a", &[Some(0.0), None])], &["x", "y"]);
        drawn(&[], &["x"]);
        drawn(&[row("a", &[])], &[]);
    }

    /// As in the test above, 40 take 444 points: the 10 that are told 111, the 30 that are not 333 less the lines around.
    #[test]
    fn what_is_not_told_by_parts_is_hollow_to_the_end() {
        let told = Stack { rest: 30.0, ..row("", &[Some(10.0), None]) };
        let svg = drawn(&[told], &["", ""]);
        assert_eq!(check::attributes(&svg, "rect", "x"), [8.0, 120.2]);
        assert_eq!(check::attributes(&svg, "rect", "width"), [111.0, 331.4]);
    }

    #[test]
    fn neighbours_part_in_greyscale() {
        let svg = drawn(&[row("a", &[Some(1.0); 6])], &["a", "b", "c", "d", "e", "f"]);
        let shades: Vec<String> = svg
            .as_str()
            .split("<rect")
            .skip(1)
            .map(|rect| rect.split("fill=\"#").nth(1).unwrap()[..6].to_owned())
            .collect();
        let light = |shade: &String| {
            let part = |at: usize| f64::from(u8::from_str_radix(&shade[at..at + 2], 16).unwrap());
            0.3 * part(0) + 0.59 * part(2) + 0.11 * part(4)
        };
        let steps: Vec<f64> =
            shades.windows(2).map(|pair| light(&pair[1]) - light(&pair[0])).collect();
        assert!(steps.iter().all(|step| *step > 20.0), "{steps:?}");
        assert!(light(&shades[5]) < 225.0, "lost on paper");
    }

    #[test]
    fn forty_groups_fit_on_a_page() {
        let rows: Vec<Stack> = (0..40)
            .map(|index| row(&format!("savivaldybė {index}"), &[Some(f64::from(index)), Some(2.0)]))
            .collect();
        let svg = drawn(&rows, &["mergaitės", "berniukai"]);
        assert!(check::texts(&svg).iter().all(|(_, area)| area.3 < 530.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(80))]
        #[test]
        fn whatever_the_words_nothing_leaves_or_overlaps(
            parts in prop::collection::vec(".{0,40}", 0..8),
            rows in prop::collection::vec(
                (".{0,80}", prop::collection::vec((prop::option::of(prop::num::f64::ANY), "[0-9 ]{0,9}"), 0..8), "[0-9 ]{0,14}", prop::num::f64::ANY),
                0..8,
            ),
        ) {
            let rows: Vec<Stack> = rows
                .into_iter()
                .map(|(label, pieces, beside, rest)| Stack {
                    label,
                    pieces: pieces.into_iter().map(|(value, printed)| Piece { value, printed }).collect(),
                    beside,
                    rest,
                    spoken: String::new(),
                })
                .collect();
            let svg = stacked(&Stacked { title: "t", parts: &parts, rows: &rows });
            check::everything_inside(&svg);
            check::no_text_on_text(&svg);
        }
    }
}
