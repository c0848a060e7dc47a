//! A control chart: a long series with its mean and limits, unusual values marked and named.

use super::axis::{Axis, Extent};
use super::metrics::{widest, width, wrap};
use super::spread::apart;
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, HAIRLINE, INK, LEADING, LINE, PAPER, SIZE, SLATE, WIDTH};

/// One month or quarter.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    /// Its name below the axis, or nothing: a year at its first month.
    pub mark: String,
    /// Height of the dot; `None` leaves a gap.
    pub value: Option<f64>,
    /// Lower and upper limit.
    pub limits: Option<(f64, f64)>,
    /// It is unusual: drawn large.
    pub unusual: bool,
    /// What stands at its dot, or nothing: `2023-11: 18 %`.
    pub name: String,
    /// What the point says, in the alternative text.
    pub spoken: String,
}

/// A level line with its name.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its height.
    pub value: f64,
    /// Its name with the value: `vidurkis 9,7 %`.
    pub printed: String,
}

/// A series with its lines.
pub struct Control<'a> {
    /// What it is: the beginning of the alternative text.
    pub title: &'a str,
    /// The points in the order of time.
    pub points: &'a [Watched],
    /// The mean.
    pub mean: &'a Line,
    /// The lower and the upper limit, as they are for the latest point.
    pub limits: [&'a Line; 2],
    /// The target, drawn dashed.
    pub target: Option<&'a Line>,
    /// Greatest possible value: 100 for a share.
    pub ceiling: Option<f64>,
    /// Prints a tick with so many decimals.
    pub tick: &'a dyn Fn(f64, u8) -> String,
}

const TOP: f64 = 12.0;
const HEIGHT: f64 = 104.0;
/// Room that the names of the lines may take at the right.
const NAMES: f64 = 92.0;

/// Draws it.
pub fn control(control: &Control<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let bottom = TOP + HEIGHT;
    let axis = Axis::around(extent(control));
    let height_of = |value: f64| {
        if value.is_finite() { bottom - axis.share(value).clamp(0.0, 1.0) * HEIGHT } else { bottom }
    };
    let ticks: Vec<String> =
        axis.ticks.iter().map(|tick| (control.tick)(*tick, axis.decimals)).collect();
    let left = (widest(ticks.iter().map(String::as_str), SIZE, false) + 8.0).min(WIDTH / 4.0);
    let lines: Vec<&Line> = [control.limits[1], control.mean, control.limits[0]]
        .into_iter()
        .chain(control.target)
        .collect();
    let names: Vec<Vec<String>> =
        lines.iter().map(|line| wrap(&line.printed, SIZE, false, NAMES)).collect();
    let beside = widest(names.iter().flatten().map(String::as_str), SIZE, false);
    let right = WIDTH - beside - 8.0;
    let step = (right - left) / control.points.len().max(1) as f64;
    let x = |index: usize| left + step * (index as f64 + 0.5);

    for (value, label) in axis.ticks.iter().zip(&ticks) {
        let y = height_of(*value);
        canvas.line((left, y), (right, y), HAIRLINE, 0.6);
        let style = Style::PLAIN.fill(GREY).anchor(Anchor::End);
        canvas.text(left - 6.0, y + SIZE * 0.34, label, style);
    }
    let y = height_of(control.mean.value);
    canvas.line((left, y), (right, y), SLATE, 0.8);
    if let Some(target) = control.target {
        let y = height_of(target.value);
        canvas.dashes((left, y), (right, y), GREY, 0.9, "4 3");
    }
    // Limits are steps: each point's own.
    for pick in [|limits: (f64, f64)| limits.0, |limits: (f64, f64)| limits.1] {
        for stretch in stretches(control.points, |point| point.limits) {
            let corners: Vec<(f64, f64)> = stretch
                .flat_map(|index| {
                    let y = height_of(pick(control.points[index].limits.unwrap_or_default()));
                    [(x(index) - step / 2.0, y), (x(index) + step / 2.0, y)]
                })
                .collect();
            canvas.path(&corners, LINE, 0.8);
        }
    }
    for stretch in stretches(control.points, |point| point.value) {
        let path: Vec<(f64, f64)> = stretch
            .map(|index| (x(index), height_of(control.points[index].value.unwrap_or_default())))
            .collect();
        canvas.path(&path, LINE, 0.9);
    }
    let radius = (step * 0.3).clamp(1.0, 1.9);
    for (index, point) in control.points.iter().enumerate() {
        let Some(value) = point.value else { continue };
        let centre = (x(index), height_of(value));
        if !point.unusual {
            canvas.dot(centre, radius, INK, INK);
        } else {
            canvas.dot(centre, 3.6, PAPER, INK);
        }
    }
    unusual(&mut canvas, control.points, &x, &height_of, (left, right));
    under(&mut canvas, control.points, &x, bottom, right);

    let wanted: Vec<(f64, f64)> = lines
        .iter()
        .zip(&names)
        .map(|(line, name)| (height_of(line.value), LEADING * name.len() as f64))
        .collect();
    let mut foot = bottom + LEADING + 4.0;
    for (name, centre) in names.iter().zip(apart(&wanted, LEADING / 2.0 + 1.0)) {
        let first = centre + SIZE * 0.34 - LEADING * (name.len() as f64 - 1.0) / 2.0;
        for (line, text) in name.iter().enumerate() {
            let baseline = first.max(SIZE) + LEADING * line as f64;
            canvas.text(right + 5.0, baseline, text, Style::PLAIN.fill(GREY));
            foot = foot.max(baseline + 3.0);
        }
    }
    let lines = lines.iter().map(|line| line.printed.clone());
    let points = control.points.iter().map(|point| point.spoken.clone());
    let parts = lines.chain(points).filter(|part| !part.is_empty());
    canvas.finish(WIDTH, foot, &spoken(control.title, parts))
}

/// Runs of neighbours that have something.
fn stretches<T>(
    points: &[Watched],
    pick: impl Fn(&Watched) -> Option<T>,
) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (index, _) in points.iter().enumerate().filter(|(_, point)| pick(point).is_some()) {
        match runs.last_mut() {
            Some(run) if run.end == index => run.end = index + 1,
            _ => runs.push(index..index + 1),
        }
    }
    runs
}

/// Names of unusual values, as far as they have room: the text below the chart names all.
fn unusual(
    canvas: &mut Canvas,
    points: &[Watched],
    x: &dyn Fn(usize) -> f64,
    height_of: &dyn Fn(f64) -> f64,
    (left, right): (f64, f64),
) {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for (index, point) in points.iter().enumerate().filter(|(_, point)| !point.name.is_empty()) {
        let Some(value) = point.value else { continue };
        let wide = width(&point.name, SIZE, true);
        if wide > right - left {
            continue;
        }
        let start = (x(index) - wide / 2.0).clamp(left, right - wide);
        let baseline = (height_of(value) - 6.0).max(SIZE);
        let free = taken.iter().all(|(from, to, height)| {
            start + wide + 3.0 < *from || start > to + 3.0 || (baseline - height).abs() > LEADING
        });
        if free {
            canvas.area(start - 1.0, baseline - SIZE * 0.72, wide + 2.0, SIZE * 0.94, PAPER);
            canvas.text(start, baseline, &point.name, Style::PLAIN.bold(true));
            taken.push((start, start + wide, baseline));
        }
    }
}

/// The marks below the axis, as far as they have room.
fn under(
    canvas: &mut Canvas,
    points: &[Watched],
    x: &dyn Fn(usize) -> f64,
    bottom: f64,
    right: f64,
) {
    let mut free = 0.0;
    for (index, point) in points.iter().enumerate().filter(|(_, point)| !point.mark.is_empty()) {
        let wide = width(&point.mark, SIZE, false);
        let start = x(index) - 3.0;
        if start < free || start + wide > right {
            continue;
        }
        canvas.line((x(index), bottom), (x(index), bottom + 3.0), LINE, 0.8);
        canvas.text(start, bottom + LEADING + 1.0, &point.mark, Style::PLAIN.fill(GREY));
        free = start + wide + 6.0;
    }
}

fn extent(control: &Control<'_>) -> Extent {
    let points = control.points.iter().flat_map(|point| {
        let limits = point.limits.map_or([None, None], |(low, high)| [Some(low), Some(high)]);
        [point.value, limits[0], limits[1]]
    });
    let lines = [Some(control.mean.value), control.target.map(|target| target.value)];
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in points.chain(lines).flatten().filter(|value| value.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    Extent { low, high, from_zero: false, ceiling: control.ceiling, steps: 4 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    fn plain(value: f64, decimals: u8) -> String {
        format!("{value:.*}", usize::from(decimals))
    }

    fn line(value: f64, printed: &str) -> Line {
        Line { value, printed: printed.into() }
    }

    fn drawn(points: &[Watched]) -> Svg {
        control(&Control {
            title: "Neatvykimai",
            points,
            mean: &line(10.0, "vidurkis 10 %"),
            limits: [&line(2.0, "apatinė riba 2 %"), &line(18.0, "viršutinė riba 18 %")],
            target: Some(&line(10.0, "siekis ≤ 10 %")),
            ceiling: Some(100.0),
            tick: &plain,
        })
    }

    #[test]
    fn an_unusual_month_is_larger_and_has_its_name() {
        let mut points: Vec<Watched> = (0..36)
            .map(|month| Watched {
                mark: if month % 12 == 0 {
                    format!("{}", 2022 + month / 12)
                } else {
                    String::new()
                },
                value: Some(10.0 + f64::from(month % 5)),
                limits: Some((2.0, 18.0)),
                ..Watched::default()
            })
            .collect();
        points[20].value = Some(25.0);
        points[20].unusual = true;
        points[20].name = "2023-09".into();
        points[20].spoken = "2023-09: 25 %, neįprasta".into();
        points[30].value = None;
        let svg = drawn(&points);
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        let large = check::attributes(&svg, "circle", "r").into_iter().filter(|r| *r > 3.0).count();
        assert_eq!(large, 1);
        assert_eq!(check::attributes(&svg, "circle", "r").len(), 35);
        assert!(check::spoken(&svg).ends_with("2023-09: 25 %, neįprasta."));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn whatever_the_numbers_nothing_leaves_or_overlaps(
            points in prop::collection::vec(
                (".{0,12}", prop::option::of(-1e6..1e6f64), prop::option::of((-1e6..1e6f64, -1e6..1e6f64)), any::<bool>(), ".{0,12}"), 0..60),
        ) {
            let points: Vec<Watched> = points
                .into_iter()
                .map(|(mark, value, limits, unusual, name)| Watched { mark, value, limits, unusual, name, spoken: String::new() })
                .collect();
            let svg = control(&Control {
                title: "t",
                points: &points,
                mean: &line(1.0, "vidurkis"),
                limits: [&line(1.0, "apatinė riba"), &line(1.0, "viršutinė riba")],
                target: None,
                ceiling: None,
                tick: &plain,
            });
            check::everything_inside(&svg);
            check::no_text_on_text(&svg);
        }
    }
}
