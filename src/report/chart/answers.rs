//! Who could have answered, who did, and how: stacked strips.

use super::metrics::{width, wrap};
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, HAIRLINE, INK, LEADING, LINE, PALE, SIZE, SLATE, WIDTH};

/// One part of a whole.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// How many; zero or more.
    pub count: u64,
    /// Its label with the number: `labai gerai 58`.
    pub printed: String,
    /// It is in the numerator: drawn dark. The others are light.
    pub counted: bool,
}

/// How many could have answered, and did.
#[derive(Clone, Debug, Default)]
pub struct Response {
    /// Could have answered; `None` when nobody counted them.
    pub eligible: Option<u64>,
    /// Words for it: `285 šeimos galėjo atsakyti`.
    pub eligible_printed: String,
    /// Answered.
    pub returned: u64,
    /// Answers that can be used.
    pub usable: u64,
    /// Words for both: `tinkami 110 iš 112 gautų atsakymų`.
    pub returned_printed: String,
}

/// Both strips; each may be missing.
#[derive(Clone, Debug, Default)]
pub struct Answers<'a> {
    /// What it is: the beginning of the alternative text.
    pub title: &'a str,
    /// The upper strip.
    pub response: Option<&'a Response>,
    /// The lower strip, best answer first.
    pub parts: &'a [Part],
}

const THICKNESS: f64 = 11.0;
const GAP: f64 = 12.0;

/// Draws them.
pub fn answers(answers: &Answers<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let mut y = 1.0;
    if let Some(response) = answers.response {
        y = upper(&mut canvas, response, y) + 6.0;
    }
    if !answers.parts.is_empty() {
        y = lower(&mut canvas, answers.parts, y);
    }
    let response = answers.response.into_iter().flat_map(|response| {
        [&response.eligible_printed, &response.returned_printed].map(String::clone)
    });
    let parts = answers.parts.iter().map(|part| part.printed.clone());
    canvas.finish(
        WIDTH,
        y + 2.0,
        &spoken(answers.title, response.chain(parts).filter(|part| !part.is_empty())),
    )
}

fn upper(canvas: &mut Canvas, response: &Response, y: f64) -> f64 {
    let whole = response.eligible.unwrap_or(0).max(response.returned).max(response.usable);
    let length = |count: u64| {
        if whole == 0 { 0.0 } else { WIDTH * (count as f64 / whole as f64) }
    };
    canvas.area(0.0, y, WIDTH, THICKNESS, HAIRLINE);
    canvas.area(0.0, y, length(response.returned), THICKNESS, LINE);
    canvas.area(0.0, y, length(response.usable), THICKNESS, INK);
    let room = WIDTH / 2.0 - GAP;
    let left = wrap(&response.returned_printed, SIZE, false, room);
    let right = wrap(&response.eligible_printed, SIZE, false, room);
    for (line, text) in left.iter().enumerate() {
        canvas.text(0.0, y + THICKNESS + LEADING * (line as f64 + 1.0), text, Style::PLAIN);
    }
    for (line, text) in right.iter().enumerate() {
        let style = Style::PLAIN.fill(GREY).anchor(Anchor::End);
        canvas.text(WIDTH, y + THICKNESS + LEADING * (line as f64 + 1.0), text, style);
    }
    y + THICKNESS + LEADING * left.len().max(right.len()) as f64 + 3.0
}

fn lower(canvas: &mut Canvas, parts: &[Part], y: f64) -> f64 {
    let whole: u128 = parts.iter().map(|part| u128::from(part.count)).sum();
    let length = |count: u64| {
        if whole == 0 { 0.0 } else { WIDTH * (count as f64 / whole as f64) }
    };
    let (mut dark, mut light) =
        ([INK, SLATE].iter().cycle(), [LINE, PALE, HAIRLINE].iter().cycle());
    let mut from = 0.0;
    let mut segments = Vec::new();
    if whole == 0 {
        canvas.area(0.0, y, WIDTH, THICKNESS, HAIRLINE);
    }
    for part in parts {
        let shade = if part.counted { dark.next() } else { light.next() }.copied().unwrap_or(INK);
        let long = length(part.count);
        // A sliver of paper parts neighbours where the shades alone would not.
        let parting = if long > 2.0 && from + long < WIDTH - 0.01 { 0.8 } else { 0.0 };
        canvas.area(from, y, long - parting, THICKNESS, shade);
        segments.push((from, long, shade));
        from += long;
    }
    let below = y + THICKNESS;
    match beside(parts, &segments) {
        Some(starts) => {
            let moved = starts
                .iter()
                .zip(&segments)
                .any(|(start, segment)| away(*start, segment.0, segment.1));
            let baseline = below + if moved { LEADING + 5.0 } else { LEADING };
            for ((part, start), (from, long, _)) in parts.iter().zip(&starts).zip(&segments) {
                let wide = width(&part.printed, SIZE, false);
                if away(*start, *from, *long) && *long > 0.0 && wide > 0.0 {
                    let centre = from + long / 2.0;
                    let inset = (wide / 2.0).min(2.0);
                    let foot = centre.min(start + wide - inset).max(start + inset);
                    canvas.path(
                        &[
                            (centre, below + 0.6),
                            (centre, below + 2.6),
                            (foot, baseline - SIZE * 0.85),
                        ],
                        LINE,
                        0.7,
                    );
                }
                canvas.text(*start, baseline, &part.printed, Style::PLAIN);
            }
            baseline + 3.0
        }
        None => rows(canvas, parts, &segments, below),
    }
}

/// Whether a label begins elsewhere than below its segment.
fn away(start: f64, from: f64, long: f64) -> bool {
    start < from - 0.5 || start > from + long.max(0.5)
}

/// Left ends of labels in one row, each as near to its segment as the others allow.
fn beside(parts: &[Part], segments: &[(f64, f64, &'static str)]) -> Option<Vec<f64>> {
    let widths: Vec<f64> = parts.iter().map(|part| width(&part.printed, SIZE, false)).collect();
    let mut starts: Vec<f64> = segments.iter().map(|segment| segment.0).collect();
    let mut free = 0.0;
    for (start, wide) in starts.iter_mut().zip(&widths) {
        *start = start.max(free);
        free = *start + wide + GAP;
    }
    let mut limit = WIDTH;
    for (start, wide) in starts.iter_mut().zip(&widths).rev() {
        *start = start.min(limit - wide);
        limit = *start - GAP;
    }
    // Pushed back and forth, an exact fit may miss the edge by the last digit.
    let fits = starts.first().is_none_or(|start| *start > -0.01);
    fits.then(|| starts.into_iter().map(|start| start.max(0.0)).collect())
}

/// Labels one after another over several rows, each behind a patch of its shade.
fn rows(
    canvas: &mut Canvas,
    parts: &[Part],
    segments: &[(f64, f64, &'static str)],
    below: f64,
) -> f64 {
    let patch = 6.0;
    let mut x = 0.0;
    let mut baseline = below + LEADING + 2.0;
    for (part, segment) in parts.iter().zip(segments) {
        let lines = wrap(&part.printed, SIZE, false, WIDTH - patch - 4.0);
        let wide = lines.iter().map(|line| width(line, SIZE, false)).fold(0.0, f64::max);
        if x > 0.0 && x + patch + 4.0 + wide > WIDTH {
            x = 0.0;
            baseline += LEADING;
        }
        canvas.outline(x + 0.4, baseline - patch + 0.4, patch - 0.8, patch - 0.8, segment.2, LINE);
        for (line, text) in lines.iter().enumerate() {
            canvas.text(x + patch + 4.0, baseline + LEADING * line as f64, text, Style::PLAIN);
        }
        baseline += LEADING * (lines.len() as f64 - 1.0);
        x += patch + 4.0 + wide + GAP;
    }
    baseline + 3.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    fn part(count: u64, printed: &str, counted: bool) -> Part {
        Part { count, printed: printed.into(), counted }
    }

    #[test]
    fn strips_are_as_long_as_their_shares() {
        let response = Response {
            eligible: Some(200),
            eligible_printed: "200 galėjo".into(),
            returned: 100,
            usable: 50,
            returned_printed: "50 iš 100".into(),
        };
        let svg = answers(&Answers { title: "t", response: Some(&response), parts: &[] });
        assert_eq!(check::attributes(&svg, "rect", "width"), [459.0, 229.5, 114.75]);
    }

    #[test]
    fn no_line_leads_to_a_label_without_words() {
        let parts = [part(0, &"a".repeat(90), false), part(1, "", false), part(1, ".", false)];
        let svg = answers(&Answers { title: "t", response: None, parts: &parts });
        check::everything_inside(&svg);
        assert!(!svg.as_str().contains("polyline"));
    }

    #[test]
    fn narrow_neighbours_keep_their_labels_apart() {
        let parts = [
            part(58, "labai gerai 58", true),
            part(47, "gerai 47", true),
            part(3, "patenkinamai 3", false),
            part(2, "blogai 2", false),
            part(0, "labai blogai 0", false),
        ];
        let svg = answers(&Answers { title: "Kaip atsakė", response: None, parts: &parts });
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        assert_eq!(
            check::spoken(&svg),
            "Kaip atsakė. labai gerai 58. gerai 47. patenkinamai 3. blogai 2. labai blogai 0."
        );
    }

    #[test]
    fn labels_that_do_not_fit_in_a_row_take_several() {
        let parts: Vec<Part> = (0..12)
            .map(|index| part(index, &format!("gana ilgas atsakymas {index}"), index < 3))
            .collect();
        let svg = answers(&Answers { title: "t", response: None, parts: &parts });
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn whatever_the_words_nothing_leaves_or_overlaps(
            parts in prop::collection::vec((any::<u64>(), ".{0,60}", any::<bool>()), 0..9),
            numbers in (prop::option::of(any::<u64>()), any::<u64>(), any::<u64>()),
            words in (".{0,200}", ".{0,200}"),
        ) {
            let response = Response {
                eligible: numbers.0,
                eligible_printed: words.0,
                returned: numbers.1,
                usable: numbers.2,
                returned_printed: words.1,
            };
            let parts: Vec<Part> =
                parts.into_iter().map(|(count, printed, counted)| Part { count, printed, counted }).collect();
            let svg = answers(&Answers { title: "t", response: Some(&response), parts: &parts });
            check::everything_inside(&svg);
            check::no_text_on_text(&svg);
        }
    }

    #[test]
    fn nobody_answered() {
        check::everything_inside(&answers(&Answers {
            title: "t",
            response: Some(&Response::default()),
            parts: &[part(0, "0", true)],
        }));
    }
}
