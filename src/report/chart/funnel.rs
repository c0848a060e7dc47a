//! A funnel: centres by their size, with the limits that chance alone would set, those outside named.

use super::axis::{Axis, Extent};
use super::metrics::{widest, width, wrap};
use super::spread::apart;
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, HAIRLINE, INK, LEADING, LINE, PAPER, SIZE, SLATE, WIDTH};

/// One centre.
#[derive(Clone, Debug, Default)]
pub struct Centre {
    /// How many were counted: its place from left to right.
    pub size: f64,
    /// Its value.
    pub value: f64,
    /// It lies beyond the limits: drawn large and hollow.
    pub outside: bool,
    /// What stands at its dot where it lies outside.
    pub name: String,
    /// What it says, in the alternative text.
    pub spoken: String,
}

/// A pair of limits over the sizes, from small to large.
#[derive(Clone, Debug, Default)]
pub struct Limit {
    /// Size, lower and upper limit.
    pub at: Vec<(f64, f64, f64)>,
    /// Its name: `95 %`.
    pub printed: String,
    /// Drawn dashed: the inner one.
    pub dashed: bool,
}

/// Centres and limits.
pub struct Funnel<'a> {
    /// What it is: the beginning of the alternative text.
    pub title: &'a str,
    /// The centres, in an order that ranks nobody.
    pub centres: &'a [Centre],
    /// The value in the middle.
    pub middle: f64,
    /// Its name with the value: `visi centrai 95,1 %`.
    pub middle_printed: &'a str,
    /// The limits.
    pub limits: &'a [Limit],
    /// What the sizes are: `atsakymai`.
    pub sizes: &'a str,
    /// Greatest possible value: 100 for a share.
    pub ceiling: Option<f64>,
    /// Prints a tick of the values with so many decimals.
    pub tick: &'a dyn Fn(f64, u8) -> String,
    /// Prints a size.
    pub size_tick: &'a dyn Fn(f64) -> String,
}

const TOP: f64 = 12.0;
const HEIGHT: f64 = 150.0;
/// Room that the names of the lines may take at the right.
const NAMES: f64 = 84.0;

/// Draws it.
pub fn funnel(funnel: &Funnel<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let bottom = TOP + HEIGHT;
    let finite = |value: &f64| value.is_finite();
    let values = funnel.centres.iter().map(|centre| centre.value);
    // Limits are wide where centres are small; there they leave the plot, which would be empty but for them.
    let ends = funnel.limits.iter().filter_map(|limit| limit.at.last()).flat_map(|at| [at.1, at.2]);
    let shown: Vec<f64> = values.chain(ends).chain([funnel.middle]).filter(finite).collect();
    let low = shown.iter().copied().fold(f64::INFINITY, f64::min);
    let high = shown.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    let axis =
        Axis::around(Extent { low, high, from_zero: false, ceiling: funnel.ceiling, steps: 5 });
    let y = |value: f64| {
        if value.is_finite() { bottom - axis.share(value).clamp(0.0, 1.0) * HEIGHT } else { bottom }
    };
    let ticks: Vec<String> =
        axis.ticks.iter().map(|tick| (funnel.tick)(*tick, axis.decimals)).collect();
    let left = (widest(ticks.iter().map(String::as_str), SIZE, false) + 8.0).min(WIDTH / 4.0);
    let named = funnel.limits.iter().flat_map(|limit| {
        let last = limit.at.last().copied().unwrap_or((0.0, funnel.middle, funnel.middle));
        [(last.2, limit.printed.as_str()), (last.1, limit.printed.as_str())]
    });
    let named: Vec<(f64, &str)> = named.chain([(funnel.middle, funnel.middle_printed)]).collect();
    let names: Vec<Vec<String>> =
        named.iter().map(|(_, printed)| wrap(printed, SIZE, false, NAMES)).collect();
    let beside = widest(names.iter().flatten().map(String::as_str), SIZE, false);
    let right = WIDTH - beside - 8.0;
    let largest = funnel
        .centres
        .iter()
        .map(|centre| centre.size)
        .chain(funnel.limits.iter().flat_map(|limit| limit.at.iter().map(|at| at.0)))
        .filter(finite)
        .fold(0.0, f64::max);
    let sizes =
        Axis::around(Extent { low: 0.0, high: largest, from_zero: true, ceiling: None, steps: 6 });
    let x = |size: f64| {
        let share = if size.is_finite() { sizes.share(size).clamp(0.0, 1.0) } else { 0.0 };
        left + share * (right - left - 6.0)
    };

    for (value, label) in axis.ticks.iter().zip(&ticks) {
        canvas.line((left, y(*value)), (right, y(*value)), HAIRLINE, 0.6);
        let style = Style::PLAIN.fill(GREY).anchor(Anchor::End);
        canvas.text(left - 6.0, y(*value) + SIZE * 0.34, label, style);
    }
    canvas.line((left, y(funnel.middle)), (right, y(funnel.middle)), SLATE, 0.9);
    for limit in funnel.limits {
        for pick in [|at: &(f64, f64, f64)| at.1, |at: &(f64, f64, f64)| at.2] {
            let (bottom, top) = (axis.ticks.first(), axis.ticks.last());
            let within = |at: &&(f64, f64, f64)| {
                bottom.is_none_or(|bottom| pick(at) >= *bottom)
                    && top.is_none_or(|top| pick(at) <= *top)
            };
            let own = limit.at.iter().filter(within);
            let path: Vec<(f64, f64)> = own.map(|at| (x(at.0), y(pick(at)))).collect();
            if limit.dashed {
                // Every second piece: a dashed line that follows a curve.
                for pair in path.windows(2).step_by(2) {
                    canvas.path(pair, GREY, 0.8);
                }
            } else {
                canvas.path(&path, LINE, 0.9);
            }
        }
    }
    let places: Vec<(f64, f64)> =
        funnel.centres.iter().map(|centre| (x(centre.size), y(centre.value))).collect();
    names_outside(&mut canvas, funnel.centres, &places, (left, right));
    for (centre, at) in funnel.centres.iter().zip(&places) {
        if centre.outside {
            canvas.dot(*at, 3.6, PAPER, INK);
        } else {
            canvas.dot(*at, 1.7, INK, INK);
        }
    }
    let mut foot = bottom + LEADING + 1.0;
    let mut free = 0.0;
    for tick in &sizes.ticks {
        let label = (funnel.size_tick)(*tick);
        let wide = width(&label, SIZE, false);
        let start = (x(*tick) - wide / 2.0).max(left - 4.0);
        if start >= free && start + wide <= WIDTH {
            canvas.line((x(*tick), bottom), (x(*tick), bottom + 3.0), LINE, 0.8);
            canvas.text(start, foot, &label, Style::PLAIN.fill(GREY));
            free = start + wide + 8.0;
        }
    }
    foot += LEADING;
    for text in wrap(funnel.sizes, SIZE, false, right - left) {
        canvas.text(left, foot, &text, Style::PLAIN.fill(GREY));
        foot += LEADING;
    }
    let wanted: Vec<(f64, f64)> = named
        .iter()
        .zip(&names)
        .map(|((value, _), name)| (y(*value), LEADING * name.len() as f64))
        .collect();
    for (name, centre) in names.iter().zip(apart(&wanted, LEADING / 2.0 + 1.0)) {
        let first = centre + SIZE * 0.34 - LEADING * (name.len() as f64 - 1.0) / 2.0;
        for (line, text) in name.iter().enumerate() {
            let baseline = first.max(SIZE) + LEADING * line as f64;
            canvas.text(right + 5.0, baseline, text, Style::PLAIN.fill(GREY));
            foot = foot.max(baseline + LEADING);
        }
    }
    let lines = std::iter::once(funnel.middle_printed.to_owned());
    let centres = funnel.centres.iter().map(|centre| centre.spoken.clone());
    let parts = lines.chain(centres).filter(|part| !part.is_empty());
    canvas.finish(WIDTH, foot - LEADING + 4.0, &spoken(funnel.title, parts))
}

/// Names of centres outside, each beside its dot where it touches no other dot and no other name: the text below
/// the chart names all.
fn names_outside(
    canvas: &mut Canvas,
    centres: &[Centre],
    places: &[(f64, f64)],
    (left, right): (f64, f64),
) {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for (centre, (x, y)) in centres.iter().zip(places) {
        if !centre.outside || centre.name.is_empty() {
            continue;
        }
        let wide = width(&centre.name, SIZE, false);
        let level = y + SIZE * 0.34;
        let wanted = [
            (x + 7.0, level),
            (x - 7.0 - wide, level),
            (x - wide / 2.0, y - 7.0),
            (x - wide / 2.0, y + 7.0 + SIZE * 0.74),
        ];
        let free = |(start, baseline): &&(f64, f64)| {
            let inside = *start >= left && start + wide <= right;
            let inside = inside && *baseline >= SIZE && *baseline <= TOP + HEIGHT;
            let dots = places.iter().all(|(x, y)| {
                x + 4.0 < *start
                    || x - 4.0 > start + wide
                    || y + 4.0 < baseline - SIZE * 0.74
                    || y - 4.0 > baseline + SIZE * 0.24
            });
            let names = taken.iter().all(|(from, to, height)| {
                start + wide + 3.0 < *from
                    || *start > to + 3.0
                    || (baseline - height).abs() > LEADING
            });
            inside && dots && names
        };
        let Some((start, baseline)) = wanted.iter().find(free) else { continue };
        // Lines do not run through words.
        canvas.area(start - 1.0, baseline - SIZE * 0.72, wide + 2.0, SIZE * 0.94, PAPER);
        canvas.text(*start, *baseline, &centre.name, Style::PLAIN);
        taken.push((*start, start + wide, *baseline));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    fn plain(value: f64, decimals: u8) -> String {
        format!("{value:.*}", usize::from(decimals))
    }

    fn drawn(centres: &[Centre], limits: &[Limit]) -> Svg {
        funnel(&Funnel {
            title: "Centrai",
            centres,
            middle: 95.0,
            middle_printed: "visi centrai 95 %",
            limits,
            sizes: "atsakymai",
            ceiling: Some(100.0),
            tick: &plain,
            size_tick: &|size| plain(size, 0),
        })
    }

    #[test]
    fn limits_of_the_smallest_do_not_make_the_scale() {
        let centre = |size, value| Centre { size, value, ..Centre::default() };
        let at = vec![(4.0, 5.0, 100.0), (100.0, 88.0, 99.0), (200.0, 91.0, 98.0)];
        let limits = [Limit { at, printed: "99,8 %".into(), dashed: false }];
        let svg = drawn(&[centre(4.0, 100.0), centre(200.0, 92.0)], &limits);
        check::everything_inside(&svg);
        // Between 91 and 100; from 5 on, the axis would begin at nought, which the axis of sizes alone does.
        assert_eq!(svg.as_str().matches(">0<").count(), 1, "{}", svg.as_str());
        assert!(svg.as_str().contains(">90<"), "{}", svg.as_str());
    }

    #[test]
    fn who_lies_outside_is_named_and_nobody_else() {
        let centre = |size, value, outside, name: &str| Centre {
            size,
            value,
            outside,
            name: name.into(),
            spoken: format!("{name}: {value}"),
        };
        let centres = [centre(40.0, 95.0, false, "Pirmas"), centre(80.0, 82.0, true, "Antras")];
        let limits = [Limit {
            at: (1..=20).map(|n| (5.0 * f64::from(n), 95.0 - 20.0 / f64::from(n), 100.0)).collect(),
            printed: "99,8 %".into(),
            dashed: false,
        }];
        let svg = drawn(&centres, &limits);
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        assert!(svg.as_str().contains(">Antras<") && !svg.as_str().contains(">Pirmas<"));
        assert_eq!(check::spoken(&svg), "Centrai. visi centrai 95 %. Pirmas: 95. Antras: 82.");
    }

    /// At the right edge a name stands on the left of its dot.
    #[test]
    fn a_name_keeps_clear_of_its_dot_and_of_the_edge() {
        let centre = |size, name: &str| Centre {
            size,
            value: 82.0,
            outside: true,
            name: name.into(),
            spoken: String::new(),
        };
        let svg = drawn(&[centre(20.0, "Kairėje esantis"), centre(100.0, "Dešinėje esantis")], &[]);
        check::no_text_on_text(&svg);
        let dots = check::attributes(&svg, "circle", "cx");
        let texts = check::texts(&svg);
        let ends = |name: &str| texts.iter().find(|(text, _)| text == name).unwrap().1;
        assert!(ends("Kairėje esantis").0 > dots[0] + 3.6);
        assert!(ends("Dešinėje esantis").2 < dots[1] - 3.6);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn whatever_the_numbers_nothing_leaves(
            centres in prop::collection::vec((0.0..1e7f64, -10.0..200.0f64, any::<bool>(), ".{0,20}"), 0..40),
        ) {
            let centres: Vec<Centre> = centres
                .into_iter()
                .map(|(size, value, outside, name)| Centre { size, value, outside, name, spoken: String::new() })
                .collect();
            check::everything_inside(&drawn(&centres, &[]));
        }
    }
}
