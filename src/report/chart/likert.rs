//! How people answered: one whole bar per period, parted by answer, the best answer on the left.

use super::heads::{Head, heads};
use super::metrics::{widest, width, wrap};
use super::shade::{on, shade};
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, HAIRLINE, SIZE, WIDTH};

/// One period, or one group.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its name: `2024`.
    pub label: String,
    /// How many gave each answer, in the order of the chart's answers.
    pub counts: Vec<u64>,
    /// The share of each answer as printed.
    pub shares: Vec<String>,
    /// What stands behind the bar: how many they are.
    pub beside: String,
    /// What the row says, in the alternative text.
    pub spoken: String,
}

/// Answers over some periods.
#[derive(Clone, Debug, Default)]
pub struct Likert<'a> {
    /// What it is: the beginning of the alternative text.
    pub title: &'a str,
    /// What the answers are called, the best first.
    pub answers: &'a [String],
    /// The bars.
    pub rows: &'a [Row],
}

const THICKNESS: f64 = 13.0;
const STEP: f64 = 18.0;

/// Draws it. The answers are named above the first bar that shows them, each at its part.
pub fn likert(likert: &Likert<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let labels = likert.rows.iter().map(|row| row.label.as_str());
    let left = (widest(labels, SIZE, true) + 6.0).min(WIDTH / 4.0);
    let beside = likert.rows.iter().map(|row| row.beside.as_str());
    let right = WIDTH - (widest(beside, SIZE, false) + 6.0).clamp(2.0, WIDTH / 3.0);
    let parts = |row: &Row| segments(row, left, right);
    let named = likert.rows.iter().find(|row| row.counts.iter().any(|count| *count > 0));
    let mut y = match named {
        Some(row) => {
            let answers = likert.answers.iter().zip(parts(row)).enumerate();
            let named: Vec<Head> = answers
                .map(|(index, (name, part))| Head {
                    name,
                    shade: shade(index, likert.answers.len()),
                    part,
                })
                .collect();
            heads(&mut canvas, &named)
        }
        None => 1.0,
    };
    for row in likert.rows {
        let baseline = y + THICKNESS / 2.0 + SIZE * 0.34;
        for (line, text) in wrap(&row.label, SIZE, true, left - 4.0).iter().take(1).enumerate() {
            canvas.text(0.0, baseline + line as f64, text, Style::PLAIN.bold(true));
        }
        let drawn = parts(row);
        if drawn.iter().all(|(_, long)| *long <= 0.0) {
            canvas.area(left, y, right - left, THICKNESS, HAIRLINE);
        }
        for (index, (from, long)) in drawn.iter().enumerate() {
            let shade = shade(index, likert.answers.len());
            // A sliver of paper parts neighbours where the shades alone would not.
            let parting = if *long > 2.0 && from + long < right - 0.01 { 0.8 } else { 0.0 };
            canvas.area(*from, y, long - parting, THICKNESS, &shade);
            let share = row.shares.get(index).map_or("", String::as_str);
            if width(share, SIZE, false) + 4.0 <= *long {
                let style = Style::PLAIN.fill(on(&shade)).anchor(Anchor::Middle);
                canvas.text(from + (long - parting) / 2.0, baseline, share, style);
            }
        }
        for text in wrap(&row.beside, SIZE, false, WIDTH - right - 4.0).iter().take(1) {
            canvas.text(WIDTH, baseline, text, Style::PLAIN.fill(GREY).anchor(Anchor::End));
        }
        y += STEP;
    }
    let rows = likert.rows.iter().map(|row| row.spoken.clone());
    canvas.finish(WIDTH, y - STEP + THICKNESS + 3.0, &spoken(likert.title, rows))
}

/// Left end and length of each part of a bar.
fn segments(row: &Row, left: f64, right: f64) -> Vec<(f64, f64)> {
    let whole: u128 = row.counts.iter().map(|count| u128::from(*count)).sum();
    let mut from = left;
    row.counts
        .iter()
        .map(|count| {
            let share = if whole == 0 { 0.0 } else { *count as f64 / whole as f64 };
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

    fn answers() -> Vec<String> {
        let words = ["labai gerai", "gerai", "patenkinamai", "blogai", "labai blogai"];
        words.map(str::to_owned).to_vec()
    }

    fn row(label: &str, counts: [u64; 5]) -> Row {
        let whole: u64 = counts.iter().sum();
        Row {
            label: label.into(),
            counts: counts.to_vec(),
            shares: counts.iter().map(|n| format!("{} %", n * 100 / whole.max(1))).collect(),
            beside: format!("{whole}"),
            spoken: format!("{label}: {whole}"),
        }
    }

    #[test]
    fn parts_are_as_long_as_their_shares() {
        let rows = [row("2024", [50, 25, 25, 0, 0])];
        let svg = likert(&Likert { title: "Kaip atsakė", answers: &answers(), rows: &rows });
        let widths = check::attributes(&svg, "rect", "width");
        assert_eq!(widths.len(), 5, "two patches, for nobody chose the worst two: {widths:?}");
        assert!((widths[2] - 2.0 * widths[3]).abs() < 1.0, "{widths:?}");
        assert_eq!(check::spoken(&svg), "Kaip atsakė. 2024: 100.");
    }

    #[test]
    fn tiny_parts_keep_their_names_apart() {
        let rows = [row("2023", [58, 47, 3, 1, 1]), row("2024", [0, 0, 0, 0, 0])];
        let svg = likert(&Likert { title: "t", answers: &answers(), rows: &rows });
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        assert!(svg.as_str().contains(">labai blogai<"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(80))]
        #[test]
        fn whatever_the_words_nothing_leaves_or_overlaps(
            answers in prop::collection::vec(".{0,40}", 0..11),
            rows in prop::collection::vec((".{0,30}", prop::collection::vec(any::<u64>(), 0..11), ".{0,60}"), 0..5),
        ) {
            let rows: Vec<Row> = rows
                .into_iter()
                .map(|(label, mut counts, beside)| {
                    counts.resize(answers.len(), 0);
                    let shares = counts.iter().map(|_| "12 %".to_owned()).collect();
                    Row { label, counts, shares, beside, spoken: String::new() }
                })
                .collect();
            let svg = likert(&Likert { title: "t", answers: &answers, rows: &rows });
            check::everything_inside(&svg);
            check::no_text_on_text(&svg);
        }
    }
}
