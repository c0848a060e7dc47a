//! How a figure went: one dot per period with its interval, the target as a dashed line.

use super::axis::{Axis, Extent};
use super::metrics::{widest, width, wrap};
use super::spread::apart;
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, HAIRLINE, INK, LEADING, LINE, PAPER, SIZE, TEXT, WIDTH};

mod labels;

use labels::{Mark, place};

/// One period of a [`Trend`].
#[derive(Clone, Debug, Default)]
pub struct Point {
    /// Its name: `2024`.
    pub period: String,
    /// Height of the dot, in the unit of the axis; `None` leaves a gap.
    pub value: Option<f64>,
    /// The value as printed, or why there is none: `95,5 %`, `nėra duomenų`.
    pub printed: String,
    /// What it is of, or nothing: `105 iš 110`. Not shown without a value: 0 of 0 is no number.
    pub of: String,
    /// Both ends of the interval, in the unit of the axis.
    pub interval: Option<(f64, f64)>,
    /// The interval as printed, or nothing: `95 % intervalas 89,8–98,0 %`.
    pub interval_printed: String,
    /// The target that held.
    pub target: Option<Target>,
    /// Too few units to judge: drawn light and joined to nothing.
    pub weak: bool,
    /// Does not follow the period before it, as a whole project does not follow its last year: not joined to it.
    pub apart: bool,
}

/// A target.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Height of the line, in the unit of the axis.
    pub value: f64,
    /// Its name and value as printed: `siekis ≥ 95 %`.
    pub printed: String,
}

/// How a figure went over some periods.
pub struct Trend<'a> {
    /// What it is: the beginning of the alternative text.
    pub title: &'a str,
    /// The periods in time's order; the last one is stressed.
    pub points: &'a [Point],
    /// The axis begins at zero: counts, hours.
    pub from_zero: bool,
    /// Greatest possible value: 100 for a share.
    pub ceiling: Option<f64>,
    /// A value of others, drawn as a dotted line with its name.
    pub benchmark: Option<&'a Target>,
    /// Prints a tick with so many decimals.
    pub tick: &'a dyn Fn(f64, u8) -> String,
}

/// Space above the plot: a line, for a label over a value at its top.
const TOP: f64 = 15.0;

/// Height of a plot whose values are all printed and held against nothing.
const PLAIN_HEIGHT: f64 = 36.0;

/// Whether its axis does not begin at zero, which its caption should say.
pub fn truncated(trend: &Trend<'_>) -> bool {
    axis(trend).ticks.first().is_some_and(|first| *first > 0.0)
}

/// Intervals and targets are read off the grid; where each value is printed, the grid is sparser.
fn axis(trend: &Trend<'_>) -> Axis {
    Axis::around(extent(trend, if judged(trend) { 4 } else { 2 }))
}

fn judged(trend: &Trend<'_>) -> bool {
    trend.benchmark.is_some()
        || trend.points.iter().any(|point| point.interval.is_some() || point.target.is_some())
}

/// Draws it.
pub fn trend(trend: &Trend<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let plot_height = if judged(trend) { 80.0 } else { PLAIN_HEIGHT };
    let bottom = TOP + plot_height;

    let axis = axis(trend);
    let ticks: Vec<String> =
        axis.ticks.iter().map(|tick| (trend.tick)(*tick, axis.decimals)).collect();
    let left = (widest(ticks.iter().map(String::as_str), SIZE, false) + 8.0).min(WIDTH / 3.0);
    let last_target = trend.points.last().and_then(|point| point.target.as_ref());
    let target_lines =
        last_target.map(|target| wrap(&target.printed, SIZE, false, 64.0)).unwrap_or_default();
    let benchmark_lines = trend
        .benchmark
        .map(|benchmark| wrap(&benchmark.printed, SIZE, false, 64.0))
        .unwrap_or_default();
    let lines = target_lines.iter().chain(&benchmark_lines).map(String::as_str);
    let beside = widest(lines, SIZE, false);
    let right = WIDTH - if beside > 0.0 { beside + 5.0 } else { 2.0 };
    let height_of = |value: f64| bottom - axis.share(value) * plot_height;
    let band = (right - left) / trend.points.len().max(1) as f64;
    let middle = |index: usize| left + band * (index as f64 + 0.5);

    for (value, label) in axis.ticks.iter().zip(&ticks) {
        let y = height_of(*value);
        canvas.line((left, y), (right, y), HAIRLINE, 0.6);
        canvas.text(
            left - 6.0,
            y + SIZE * 0.34,
            label,
            Style::PLAIN.fill(GREY).anchor(Anchor::End),
        );
    }

    let mut targets = Vec::new();
    for (index, point) in trend.points.iter().enumerate() {
        if let Some(target) = &point.target {
            let (from, to) = (left + band * index as f64, left + band * (index + 1) as f64);
            targets.push((from, to, height_of(target.value)));
        }
    }
    for (from, to, y) in joined(&targets) {
        canvas.dashes((from, y), (to, y), GREY, 0.9, "4 3");
    }
    if let Some(benchmark) = trend.benchmark {
        let y = height_of(benchmark.value);
        canvas.dashes((left, y), (right, y), GREY, 0.9, "1 2.4");
    }
    let named = [(last_target, &target_lines), (trend.benchmark, &benchmark_lines)];
    let named: Vec<(f64, &Vec<String>)> = named
        .into_iter()
        .filter_map(|(line, words)| Some((height_of(line?.value), words)))
        .collect();
    let wanted: Vec<(f64, f64)> =
        named.iter().map(|(y, words)| (*y, LEADING * words.len() as f64)).collect();
    let mut label_foot: f64 = 0.0;
    for ((_, words), centre) in named.iter().zip(apart(&wanted, LEADING / 2.0)) {
        let first = centre + SIZE * 0.34 - LEADING * (words.len() as f64 - 1.0) / 2.0;
        for (index, line) in words.iter().enumerate() {
            let baseline = first.max(SIZE) + LEADING * index as f64;
            canvas.text(right + 5.0, baseline, line, Style::PLAIN.fill(GREY));
            label_foot = label_foot.max(baseline + 3.0);
        }
    }

    let marks: Vec<Mark> = trend
        .points
        .iter()
        .enumerate()
        .filter_map(|(index, point)| {
            let last = index + 1 == trend.points.len();
            Some(Mark {
                index,
                x: middle(index),
                y: height_of(point.value.filter(|value| value.is_finite())?),
                whisker: point.interval.map(|(low, high)| (height_of(high), height_of(low))),
                width: width(&point.printed, SIZE, last),
                joins: !point.weak,
            })
        })
        .collect();
    for pair in marks.windows(2) {
        let follows = pair[0].index + 1 == pair[1].index && !trend.points[pair[1].index].apart;
        if follows && pair[0].joins && pair[1].joins {
            canvas.path(&[(pair[0].x, pair[0].y), (pair[1].x, pair[1].y)], LINE, 1.0);
        }
    }
    for mark in &marks {
        let colour = if mark.joins { INK } else { LINE };
        let last = mark.index + 1 == trend.points.len();
        if let Some((high, low)) = mark.whisker {
            canvas.line((mark.x, high), (mark.x, low), colour, if last { 1.8 } else { 1.2 });
        }
        let fill = if last && mark.joins { INK } else { PAPER };
        canvas.dot((mark.x, mark.y), if last { 4.4 } else { 3.6 }, fill, colour);
    }

    let placed = place(&marks, &joined(&targets), (left, right), (1.0, bottom));
    if let Some(positions) = &placed {
        for (mark, (x, baseline)) in marks.iter().zip(positions) {
            let last = mark.index + 1 == trend.points.len();
            // Grid lines do not run through words.
            canvas.area(x - 1.0, baseline - SIZE * 0.72, mark.width + 2.0, SIZE * 0.94, PAPER);
            canvas.text(*x, *baseline, &trend.points[mark.index].printed, Style::PLAIN.bold(last));
        }
    }

    let depth = under(&mut canvas, trend, placed.is_some(), band, &middle, bottom);
    canvas.finish(WIDTH, depth.max(label_foot), &alternative(trend))
}

/// The rows below the plot: period, value where it found no place, what it is of, a target of its own.
fn under(
    canvas: &mut Canvas,
    trend: &Trend<'_>,
    placed: bool,
    band: f64,
    middle: &dyn Fn(usize) -> f64,
    bottom: f64,
) -> f64 {
    let room = (band - 4.0).max(6.0);
    let mut targets = trend.points.iter().map(|point| point.target.as_ref());
    let first = targets.next().flatten();
    let same_target = targets.all(|target| target == first);
    let mut depth = bottom + SIZE;
    let mut y = bottom + 5.0;
    // A row is never larger than the one above it.
    let mut largest = SIZE;
    for row in 0..4 {
        let texts: Vec<&str> = trend
            .points
            .iter()
            .map(|point| match row {
                0 => point.period.as_str(),
                1 if !placed => point.printed.as_str(),
                2 if point.value.is_some() => point.of.as_str(),
                2 if placed => point.printed.as_str(),
                3 if !same_target => {
                    point.target.as_ref().map_or("", |target| target.printed.as_str())
                }
                _ => "",
            })
            .collect();
        if texts.iter().all(|text| text.is_empty()) {
            continue;
        }
        let count = trend.points.len();
        let bold = |index: usize| row < 2 && index + 1 == count;
        let fits = |size: f64, whole: bool| {
            texts.iter().enumerate().all(|(index, text)| match whole {
                true => width(text, size, bold(index)) <= room,
                false => text.split(' ').all(|word| width(word, size, bold(index)) <= room),
            })
        };
        // One line if it can be, else lines of whole words, else cut words.
        let sizes = [SIZE, 7.2, 6.4, 5.8].into_iter().filter(|size| *size <= largest);
        let one_line = sizes.clone().find(|size| *size > 6.0 && fits(*size, true));
        let whole_words = || sizes.clone().find(|size| fits(*size, false));
        let size = one_line.or_else(whole_words).unwrap_or(largest.min(6.4));
        largest = size;
        let mut lines = 0;
        for (index, text) in texts.iter().enumerate() {
            let bold = bold(index);
            let fill = if bold { TEXT } else { GREY };
            let style = Style { size, ..Style::PLAIN.fill(fill).bold(bold).anchor(Anchor::Middle) };
            let wrapped = wrap(text, size, bold, room);
            for (line, text) in wrapped.iter().enumerate() {
                canvas.text(middle(index), y + LEADING * (line as f64 + 0.85), text, style);
            }
            lines = lines.max(wrapped.len());
        }
        y += LEADING * lines as f64;
        depth = y + 3.0;
    }
    depth
}

fn extent(trend: &Trend<'_>, steps: u8) -> Extent {
    let shown = trend.points.iter().flat_map(|point| {
        let ends = point.interval.map_or([None, None], |(low, high)| [Some(low), Some(high)]);
        [point.value, point.target.as_ref().map(|target| target.value), ends[0], ends[1]]
    });
    let shown = shown.chain(std::iter::once(trend.benchmark.map(|benchmark| benchmark.value)));
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in shown.flatten().filter(|value| value.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        (low, high) = (0.0, trend.ceiling.unwrap_or(1.0));
    }
    Extent { low, high, from_zero: trend.from_zero, ceiling: trend.ceiling, steps }
}

/// Neighbouring pieces of one height become one line.
fn joined(pieces: &[(f64, f64, f64)]) -> Vec<(f64, f64, f64)> {
    let mut lines: Vec<(f64, f64, f64)> = Vec::new();
    for &(from, to, y) in pieces {
        match lines.last_mut() {
            Some(line) if (line.1 - from).abs() < 1e-6 && (line.2 - y).abs() < 1e-6 => line.1 = to,
            _ => lines.push((from, to, y)),
        }
    }
    lines
}

fn alternative(trend: &Trend<'_>) -> String {
    let mut previous = None;
    let parts = trend.points.iter().map(|point| {
        let mut part = format!("{}: {}", point.period, point.printed);
        let inner: Vec<&str> = [point.of.as_str(), point.interval_printed.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty() && point.value.is_some())
            .collect();
        if !inner.is_empty() {
            part.push_str(&format!(" ({})", inner.join("; ")));
        }
        if let Some(target) = point.target.as_ref().filter(|target| Some(*target) != previous) {
            part.push_str(&format!("; {}", target.printed));
        }
        previous = point.target.as_ref();
        part
    });
    let benchmark = trend.benchmark.map(|benchmark| benchmark.printed.clone());
    let parts: Vec<String> = parts.chain(benchmark).collect();
    spoken(trend.title, parts)
}

#[cfg(test)]
mod tests;
