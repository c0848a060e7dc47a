//! Groups side by side: label, bar, value; in the order given.

use super::metrics::{widest, wrap};
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, INK, LEADING, LINE, PAPER, SIZE, Target, WIDTH};

/// One group.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// Length of the bar, zero or more; `None` where there is no value to show (no data, too few).
    pub value: Option<f64>,
    /// The value as printed, or why there is none.
    pub printed: String,
    /// What it is of, or nothing: `12 iš 20`.
    pub of: String,
    /// The group of those whose group is not known: drawn hollow.
    pub unknown: bool,
}

/// Groups side by side.
#[derive(Clone, Debug, Default)]
pub struct Bars<'a> {
    /// What it is: the beginning of the alternative text.
    pub title: &'a str,
    /// The groups in the definition's order.
    pub bars: &'a [Bar],
    /// The value of a full bar (100 for a share); without it, the longest.
    pub ceiling: Option<f64>,
    /// The target of each group, drawn as a line across all.
    pub target: Option<&'a Target>,
}

const THICKNESS: f64 = 8.5;
const GAP: f64 = 10.0;

/// Draws them.
pub fn bars(bars: &Bars<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let column = |texts: Vec<&str>, limit: f64| {
        let full = widest(texts.iter().copied(), SIZE, true);
        let lines: Vec<Vec<String>> =
            texts.iter().map(|text| wrap(text, SIZE, true, limit)).collect();
        (full.min(limit), lines)
    };
    let (label_width, labels) =
        column(bars.bars.iter().map(|bar| bar.label.as_str()).collect(), 170.0);
    let (value_width, values) =
        column(bars.bars.iter().map(|bar| bar.printed.as_str()).collect(), 76.0);
    let (of_width, ofs) = column(bars.bars.iter().map(|bar| bar.of.as_str()).collect(), 70.0);
    let of_room = if of_width > 0.0 { of_width + GAP } else { 0.0 };
    let value_end = WIDTH - of_room;
    let (from, to) = (label_width + GAP, value_end - value_width - GAP);

    let longest =
        bars.bars.iter().filter_map(|bar| bar.value).chain(bars.target.map(|target| target.value));
    let full = bars
        .ceiling
        .unwrap_or_else(|| longest.filter(|value| value.is_finite()).fold(0.0, f64::max));
    let length = |value: f64| {
        let share =
            if full > 0.0 && value.is_finite() { (value / full).clamp(0.0, 1.0) } else { 0.0 };
        share * (to - from)
    };

    let mut top = 2.0;
    if let Some(target) = bars.target {
        let x = from + length(target.value);
        let lines = wrap(&target.printed, SIZE, false, 140.0);
        let half = widest(lines.iter().map(String::as_str), SIZE, false) / 2.0;
        for line in &lines {
            canvas.text(
                x.min(WIDTH - half).max(half),
                top + SIZE * 0.8,
                line,
                Style::PLAIN.fill(GREY).anchor(Anchor::Middle),
            );
            top += LEADING;
        }
        top += 2.0;
    }
    let first = top;
    for (index, bar) in bars.bars.iter().enumerate() {
        let lines = labels[index].len().max(values[index].len()).max(ofs[index].len());
        let rise = top + 3.0;
        let baseline = rise + SIZE * 0.78;
        let mut write = |x: f64, lines: &[String], style: Style| {
            for (line, text) in lines.iter().enumerate() {
                canvas.text(x, baseline + LEADING * line as f64, text, style);
            }
        };
        write(
            0.0,
            &labels[index],
            Style::PLAIN.fill(if bar.unknown { GREY } else { Style::PLAIN.fill }),
        );
        write(
            value_end,
            &values[index],
            Style::PLAIN.anchor(Anchor::End).bold(bar.value.is_some() && !bar.unknown),
        );
        write(WIDTH, &ofs[index], Style::PLAIN.fill(GREY).anchor(Anchor::End));
        if let Some(value) = bar.value {
            let y = rise - 1.0;
            if bar.unknown && length(value) > 1.0 {
                canvas.outline(from, y + 0.4, length(value), THICKNESS - 0.8, PAPER, LINE);
            } else {
                canvas.area(
                    from,
                    y,
                    length(value),
                    THICKNESS,
                    if bar.unknown { LINE } else { INK },
                );
            }
        }
        top = rise + LEADING * (lines as f64 - 1.0) + SIZE + 4.0;
    }
    canvas.line((from, first + 1.0), (from, (top - 1.0).max(first + 1.0)), LINE, 0.6);
    if let Some(target) = bars.target {
        let x = from + length(target.value);
        canvas.dashes((x, first), (x, top), GREY, 0.9, "4 3");
    }
    let parts = bars.bars.iter().map(|bar| {
        let of = if bar.of.is_empty() { String::new() } else { format!(" ({})", bar.of) };
        format!("{}: {}{of}", bar.label, bar.printed)
    });
    let parts = parts.chain(bars.target.map(|target| target.printed.clone()));
    canvas.finish(WIDTH, top + 2.0, &spoken(bars.title, parts))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    fn bar(label: &str, value: Option<f64>, printed: &str) -> Bar {
        Bar { label: label.into(), value, printed: printed.into(), ..Bar::default() }
    }

    #[test]
    fn the_longest_bar_is_full_and_zero_has_none() {
        let groups = [
            bar("0–3", Some(50.0), "50"),
            bar("4–6", Some(100.0), "100"),
            bar("7–9", Some(0.0), "0"),
            bar("?", None, "–"),
        ];
        let svg = bars(&Bars { title: "Amžius", bars: &groups, ceiling: None, target: None });
        let widths = check::attributes(&svg, "rect", "width");
        assert_eq!(widths.len(), 2, "zero and missing have no bar");
        assert!((widths[1] - 2.0 * widths[0]).abs() < 0.02);
        check::everything_inside(&svg);
        assert_eq!(check::spoken(&svg), "Amžius. 0–3: 50. 4–6: 100. 7–9: 0. ?: –.");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn whatever_the_words_nothing_leaves_or_overlaps(
            groups in prop::collection::vec((".{0,80}", prop::option::of(0.0..1e6f64), ".{0,40}", ".{0,40}", any::<bool>()), 0..8),
            ceiling in prop::option::of(1.0..1e6f64),
            target in prop::option::of((0.0..1e6f64, ".{1,400}")),
        ) {
            let target = target.map(|(value, printed)| Target { value, printed });
            let groups: Vec<Bar> = groups
                .into_iter()
                .map(|(label, value, printed, of, unknown)| Bar { label, value, printed, of, unknown })
                .collect();
            let svg = bars(&Bars { title: "<&\"", bars: &groups, ceiling, target: target.as_ref() });
            check::everything_inside(&svg);
            check::no_text_on_text(&svg);
        }
    }

    #[test]
    fn no_groups_are_an_empty_picture() {
        check::everything_inside(&bars(&Bars { title: "x", ..Bars::default() }));
    }
}
