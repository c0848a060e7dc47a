//! A pyramid: ordered groups down the middle, the first at the foot, and two kinds of units to the sides.

use super::metrics::{widest, wrap};
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, INK, LEADING, LINE, SIZE, SLATE, WIDTH};

/// One group: what it has on the left and on the right.
#[derive(Clone, Debug, Default)]
pub struct Pair {
    /// Its name: `10–14`.
    pub label: String,
    /// Length of the bars; `None` where there is none to show.
    pub values: [Option<f64>; 2],
    /// The values as printed, or a sign for none.
    pub printed: [String; 2],
    /// What the group says, in the alternative text.
    pub spoken: String,
}

/// Groups with two sides.
#[derive(Clone, Debug, Default)]
pub struct Pyramid<'a> {
    /// What it is and means: the beginning of the alternative text.
    pub title: &'a str,
    /// What stands on the left and on the right: `mergaitės 170`.
    pub sides: [&'a str; 2],
    /// The groups, the lowest first.
    pub pairs: &'a [Pair],
    /// What is not drawn, below the picture, or nothing: `nežinoma: 3`.
    pub beside: &'a str,
}

/// Height of a bar, and of a row whose name takes one line.
fn heights(rows: usize) -> (f64, f64) {
    if rows > 20 { (7.5, 10.8) } else { (11.0, 15.0) }
}

/// Draws it.
pub fn pyramid(pyramid: &Pyramid<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let names: Vec<Vec<String>> =
        pyramid.pairs.iter().map(|pair| wrap(&pair.label, SIZE, false, WIDTH / 4.0)).collect();
    let middle = widest(names.iter().flatten().map(String::as_str), SIZE, false) + 14.0;
    let printed = pyramid.pairs.iter().flat_map(|pair| &pair.printed).map(String::as_str);
    let half = (WIDTH - middle) / 2.0;
    let longest = (half - 5.0 - widest(printed, SIZE, false)).max(0.0);
    let values = pyramid.pairs.iter().flat_map(|pair| pair.values).flatten();
    let greatest = values.filter(|value| value.is_finite()).fold(0.0, f64::max);
    let axes = [half, half + middle];

    let sides = pyramid.sides.map(|side| wrap(side, SIZE, true, half));
    let mut y = 2.0;
    let lines = sides[0].len().max(sides[1].len());
    for ((side, axis), anchor) in sides.iter().zip(axes).zip([Anchor::End, Anchor::Start]) {
        // Shorter names stand by the bars.
        let first = lines - side.len();
        for (line, text) in side.iter().enumerate() {
            let baseline = y + SIZE * 0.75 + LEADING * (first + line) as f64;
            canvas.text(axis, baseline, text, Style::PLAIN.bold(true).anchor(anchor));
        }
    }
    y += LEADING * lines as f64 + 2.0;
    let top = y;
    let (thick, step) = heights(pyramid.pairs.len());
    for (pair, name) in pyramid.pairs.iter().zip(&names).rev() {
        let high = step + LEADING * (name.len() as f64 - 1.0);
        let centre = y + high / 2.0;
        let first = centre + SIZE * 0.34 - LEADING * (name.len() as f64 - 1.0) / 2.0;
        for (line, text) in name.iter().enumerate() {
            let style = Style::PLAIN.anchor(Anchor::Middle);
            canvas.text(WIDTH / 2.0, first + LEADING * line as f64, text, style);
        }
        for (side, (value, printed)) in pair.values.iter().zip(&pair.printed).enumerate() {
            let value = value.filter(|value| value.is_finite() && *value > 0.0).unwrap_or(0.0);
            let long = if greatest > 0.0 { longest * (value / greatest) } else { 0.0 };
            let (from, end, anchor, shade) = match side {
                0 => (axes[0] - long, axes[0] - long - 4.0, Anchor::End, SLATE),
                _ => (axes[1], axes[1] + long + 4.0, Anchor::Start, INK),
            };
            canvas.area(from, centre - thick / 2.0, long, thick, shade);
            canvas.text(end, centre + SIZE * 0.34, printed, Style::PLAIN.anchor(anchor));
        }
        y += high;
    }
    for axis in axes {
        canvas.line((axis, top), (axis, y), LINE, 0.7);
    }
    if !pyramid.beside.is_empty() {
        for text in wrap(pyramid.beside, SIZE, false, WIDTH) {
            y += LEADING;
            let style = Style::PLAIN.fill(GREY).anchor(Anchor::Middle);
            canvas.text(WIDTH / 2.0, y, &text, style);
        }
    }
    let sides = pyramid.sides.map(str::to_owned).into_iter();
    let pairs = pyramid.pairs.iter().map(|pair| pair.spoken.clone());
    let parts = sides.chain(pairs).chain([pyramid.beside.to_owned()]);
    canvas.finish(WIDTH, y + 3.0, &spoken(pyramid.title, parts.filter(|part| !part.is_empty())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    fn pair(label: &str, left: Option<f64>, right: Option<f64>) -> Pair {
        let printed = [left, right].map(|value| value.map_or("–".into(), |n| format!("{n}")));
        let spoken = format!("{label}: {}, {}", printed[0], printed[1]);
        Pair { label: label.into(), values: [left, right], printed, spoken }
    }

    fn drawn(pairs: &[Pair]) -> Svg {
        let pyramid =
            Pyramid { title: "Vaikai", sides: ["mergaitės", "berniukai"], pairs, beside: "" };
        let svg = super::pyramid(&pyramid);
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        svg
    }

    /// Empty labels leave 14 points in the middle: the axes lie at 222.5 and 236.5. A printed `8` is 0.497 × 8.2 ×
    /// 1.06 = 4.32 points wide, so the longest bar has 222.5 − 5 − 4.32 = 213.18; half of it is 106.59.
    #[test]
    fn bars_are_as_long_as_their_values_on_one_scale() {
        let svg = drawn(&[pair("", Some(8.0), Some(4.0))]);
        assert_eq!(check::attributes(&svg, "rect", "width"), [213.18, 106.59]);
        assert_eq!(check::attributes(&svg, "rect", "x"), [9.32, 236.5]);
    }

    #[test]
    fn the_first_group_is_at_the_foot() {
        let svg = drawn(&[pair("0–3", Some(1.0), Some(2.0)), pair("4–6", Some(3.0), Some(4.0))]);
        let texts = check::texts(&svg);
        let height = |name: &str| texts.iter().find(|(text, _)| text == name).unwrap().1.1;
        assert!(height("0–3") > height("4–6"));
        assert_eq!(check::spoken(&svg), "Vaikai. mergaitės. berniukai. 0–3: 1, 2. 4–6: 3, 4.");
    }

    #[test]
    fn nought_and_what_is_not_told_have_no_bar() {
        let svg = drawn(&[pair("0–3", Some(0.0), None)]);
        assert!(check::attributes(&svg, "rect", "width").is_empty());
        assert!(svg.as_str().contains(">0<") && svg.as_str().contains(">–<"));
    }

    #[test]
    fn no_group_and_many() {
        drawn(&[]);
        let many: Vec<Pair> =
            (0..40).map(|age| pair(&age.to_string(), Some(f64::from(age)), Some(7.0))).collect();
        let svg = drawn(&many);
        let heights: Vec<f64> = check::texts(&svg).iter().map(|(_, area)| area.3).collect();
        assert!(heights.iter().all(|height| *height < 500.0), "higher than a page leaves room for");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(80))]
        #[test]
        fn whatever_the_words_nothing_leaves_or_overlaps(
            pairs in prop::collection::vec(
                (".{0,60}", prop::array::uniform2(prop::option::of(prop::num::f64::ANY)), prop::array::uniform2("[0-9 ]{0,14}")),
                0..12,
            ),
            sides in prop::array::uniform2(".{0,90}"),
            beside in ".{0,200}",
        ) {
            let pairs: Vec<Pair> = pairs
                .into_iter()
                .map(|(label, values, printed)| Pair { label, values, printed, spoken: String::new() })
                .collect();
            let sides = [sides[0].as_str(), sides[1].as_str()];
            let svg = super::pyramid(&Pyramid { title: "t", sides, pairs: &pairs, beside: &beside });
            check::everything_inside(&svg);
            check::no_text_on_text(&svg);
        }
    }
}
