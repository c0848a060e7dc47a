//! Small multiples: the same small trend for each of several groups, side by side on one scale.

use super::axis::{Axis, Extent};
use super::metrics::{widest, width, wrap};
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{GREY, HAIRLINE, INK, LEADING, LINE, PAPER, SIZE, TEXT, WIDTH};

/// One period of a group.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// Height of the dot; `None` leaves a gap.
    pub value: Option<f64>,
    /// The value as printed, or a sign for none.
    pub printed: String,
    /// Too few units to judge: drawn light and joined to nothing.
    pub weak: bool,
}

/// One group.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// Its name.
    pub label: String,
    /// Its periods, in the order of time.
    pub steps: Vec<Step>,
    /// What the group says, in the alternative text.
    pub spoken: String,
}

/// Groups over the same periods.
pub struct Multiples<'a> {
    /// What it is and means: the beginning of the alternative text.
    pub title: &'a str,
    /// The periods.
    pub periods: &'a [String],
    /// Of each period, whether it follows the one before it: their dots are joined.
    pub follows: &'a [bool],
    /// The groups.
    pub panels: &'a [Panel],
    /// Height of the target, dashed in every panel.
    pub target: Option<f64>,
    /// The axis begins at zero: counts, hours.
    pub from_zero: bool,
    /// Greatest possible value: 100 for a share.
    pub ceiling: Option<f64>,
    /// Prints a tick with so many decimals.
    pub tick: &'a dyn Fn(f64, u8) -> String,
}

/// Most panels side by side.
const ACROSS: usize = 4;
const GAP: f64 = 16.0;
const HEIGHT: f64 = 34.0;
/// Radius of the last period's dot, the largest: a value on the axis reaches so far below it.
const DOT: f64 = 3.2;
/// Size of the words below a panel.
const SMALL: f64 = 7.2;

/// Whether its axis does not begin at zero, which its caption should say.
pub fn cut_off(multiples: &Multiples<'_>) -> bool {
    Axis::around(extent(multiples)).ticks.first().is_some_and(|first| *first > 0.0)
}

/// Draws them.
pub fn multiples(multiples: &Multiples<'_>) -> Svg {
    let mut canvas = Canvas::default();
    let axis = Axis::around(extent(multiples));
    let ticks: Vec<String> =
        axis.ticks.iter().map(|tick| (multiples.tick)(*tick, axis.decimals)).collect();
    let left = (widest(ticks.iter().map(String::as_str), SMALL, false) + 6.0).min(WIDTH / 4.0);
    // Rows as even as they can be: five panels stand as three and two.
    let rows = multiples.panels.len().div_ceil(ACROSS).max(1);
    let across = multiples.panels.len().div_ceil(rows).max(1);
    let wide = (WIDTH - left - GAP * (across as f64 - 1.0)) / across as f64;
    let mut y = 1.0;
    for row in multiples.panels.chunks(across) {
        let names: Vec<Vec<String>> =
            row.iter().map(|panel| wrap(&panel.label, SIZE, true, wide)).collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(0);
        let top = y + LEADING * lines as f64 + 5.0;
        for (place, (panel, name)) in row.iter().zip(&names).enumerate() {
            let x = left + (wide + GAP) * place as f64;
            for (line, text) in name.iter().enumerate() {
                let baseline = y + LEADING * (lines - name.len() + line) as f64 + SIZE * 0.75;
                canvas.text(x, baseline, text, Style::PLAIN.bold(true));
            }
            if place == 0 {
                for (value, tick) in axis.ticks.iter().zip(&ticks) {
                    let style = Style { size: SMALL, ..Style::PLAIN };
                    let at = top + HEIGHT * (1.0 - axis.share(*value)) + SMALL * 0.34;
                    canvas.text(left - 5.0, at, tick, style.fill(GREY).anchor(Anchor::End));
                }
            }
            plot(&mut canvas, multiples, panel, &axis, (x, x + wide), top);
        }
        let below = row.iter().enumerate().map(|(place, panel)| {
            let x = left + (wide + GAP) * place as f64;
            under(&mut canvas, multiples.periods, panel, (x, x + wide), top + HEIGHT)
        });
        y = below.fold(top + HEIGHT + DOT, f64::max) + 9.0;
    }
    let panels = multiples.panels.iter().map(|panel| panel.spoken.clone());
    canvas.finish(
        WIDTH,
        (y - 6.0).max(2.0),
        &spoken(multiples.title, panels.filter(|part| !part.is_empty())),
    )
}

/// The middle of a period's band.
fn middle((from, to): (f64, f64), periods: usize, index: usize) -> f64 {
    from + (to - from) * (index as f64 + 0.5) / periods.max(1) as f64
}

fn plot(
    canvas: &mut Canvas,
    multiples: &Multiples<'_>,
    panel: &Panel,
    axis: &Axis,
    ends: (f64, f64),
    top: f64,
) {
    let height_of = |value: f64| top + HEIGHT * (1.0 - axis.share(value));
    for tick in &axis.ticks {
        canvas.line((ends.0, height_of(*tick)), (ends.1, height_of(*tick)), HAIRLINE, 0.6);
    }
    if let Some(target) = multiples.target.filter(|target| target.is_finite()) {
        let y = height_of(target);
        canvas.dashes((ends.0, y), (ends.1, y), GREY, 0.9, "4 3");
    }
    let periods = multiples.periods.len();
    let marks: Vec<Option<((f64, f64), bool)>> = panel
        .steps
        .iter()
        .take(periods)
        .enumerate()
        .map(|(index, step)| {
            let value = step.value.filter(|value| value.is_finite())?;
            Some(((middle(ends, periods, index), height_of(value)), step.weak))
        })
        .collect();
    for (pair, follows) in marks.windows(2).zip(multiples.follows.iter().skip(1)) {
        if let ([Some((from, false)), Some((to, false))], true) = (pair, follows) {
            canvas.path(&[*from, *to], LINE, 1.0);
        }
    }
    for (index, mark) in marks.iter().enumerate() {
        let Some((centre, weak)) = mark else { continue };
        let last = index + 1 == periods;
        let fill = if last && !weak { INK } else { PAPER };
        canvas.dot(*centre, if last { DOT } else { 2.4 }, fill, if *weak { LINE } else { INK });
    }
}

/// The periods and values below a panel: all of them where they have room, else the first and the last.
fn under(
    canvas: &mut Canvas,
    periods: &[String],
    panel: &Panel,
    ends: (f64, f64),
    bottom: f64,
) -> f64 {
    let last = periods.len().saturating_sub(1);
    // A period that is told by its days takes two lines where it is longer than half of a panel.
    let most = (ends.1 - ends.0) * 0.5;
    let words: Vec<(usize, Vec<String>)> = periods
        .iter()
        .zip(&panel.steps)
        .enumerate()
        .map(|(index, (period, step))| {
            let mut lines = match width(period, SMALL, index == last) <= most {
                true => vec![period.clone()],
                false => wrap(period, SMALL, index == last, most),
            };
            lines.push(step.printed.clone());
            (index, lines)
        })
        .collect();
    let shown =
        |all: bool| words.iter().filter(move |(index, _)| all || *index == 0 || *index == last);
    let heads = words.iter().map(|(_, lines)| lines.len() - 1).max().unwrap_or(1);
    let long = |index: usize, texts: &[String]| {
        texts.iter().map(|text| width(text, SMALL, index == last)).fold(0.0, f64::max)
    };
    let place = |all: bool| -> Option<Vec<(usize, f64)>> {
        let mut free = ends.0;
        let mut places = Vec::new();
        for (index, texts) in shown(all) {
            let wide = long(*index, texts);
            let wanted = middle(ends, periods.len(), *index) - wide / 2.0;
            let start = wanted.min(ends.1 - wide).max(ends.0);
            if start < free || start + wide > ends.1 + 0.01 {
                return None;
            }
            free = start + wide + 4.0;
            places.push((*index, start + wide / 2.0));
        }
        Some(places)
    };
    let Some(places) = place(true).or_else(|| place(false)) else { return bottom + DOT };
    for (index, centre) in places {
        let Some((_, texts)) = words.get(index) else { continue };
        let bold = index == last;
        let fill = if bold { TEXT } else { GREY };
        for (line, text) in texts.iter().enumerate() {
            // Values stand on one line, however many lines their periods take.
            let line = if line + 1 == texts.len() { heads } else { line };
            let style = Style { size: SMALL, ..Style::PLAIN.fill(fill).bold(bold) };
            let baseline = bottom + 10.0 + 9.4 * line as f64;
            canvas.text(centre, baseline, text, style.anchor(Anchor::Middle));
        }
    }
    bottom + 10.0 + 9.4 * heads as f64
}

fn extent(multiples: &Multiples<'_>) -> Extent {
    let values = multiples.panels.iter().flat_map(|panel| &panel.steps).map(|step| step.value);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.chain([multiples.target]).flatten().filter(|value| value.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        (low, high) = (0.0, multiples.ceiling.unwrap_or(1.0));
    }
    Extent { low, high, from_zero: multiples.from_zero, ceiling: multiples.ceiling, steps: 2 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::chart::check;

    fn step(value: Option<f64>) -> Step {
        Step { value, ..Step::default() }
    }

    fn drawn(panels: &[Panel], periods: &[&str], target: Option<f64>) -> Svg {
        let periods: Vec<String> = periods.iter().map(|period| (*period).to_owned()).collect();
        let follows = vec![true; periods.len()];
        let svg = multiples(&Multiples {
            title: "Grupės",
            periods: &periods,
            follows: &follows,
            panels,
            target,
            from_zero: true,
            ceiling: Some(100.0),
            tick: &|_, _| String::new(),
        });
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        svg
    }

    /// Without tick labels the two panels share 459 − 6 − 16 = 437 points: from 6 to 224.5 and from 240.5 to 459. The
    /// scale from 0 to 100 is 34 high and, with empty names of one line, begins at 1 + 10.6 + 5 = 16.6: 50 lies at 33.6 in
    /// both panels, 100 at 16.6.
    #[test]
    fn equal_values_lie_equally_high_in_every_panel() {
        let panels = [
            Panel { steps: vec![step(Some(50.0)), step(Some(100.0))], ..Panel::default() },
            Panel { steps: vec![step(None), step(Some(50.0))], ..Panel::default() },
        ];
        let svg = drawn(&panels, &["2023", "2024"], None);
        assert_eq!(check::attributes(&svg, "circle", "cx"), [60.63, 169.88, 404.38]);
        assert_eq!(check::attributes(&svg, "circle", "cy"), [33.6, 16.6, 33.6]);
    }

    #[test]
    fn a_dot_on_the_axis_is_whole_where_no_words_stand_below() {
        let panel = Panel { steps: vec![step(Some(0.0))], ..Panel::default() };
        drawn(
            &[panel],
            &["Laikotarpis, kurio pavadinimas ilgesnis, negu telpa po grafiku".repeat(3).as_str()],
            None,
        );
    }

    #[test]
    fn nothing_one_and_forty_groups() {
        drawn(&[], &["2024"], None);
        drawn(&[Panel::default()], &[], Some(95.0));
        let steps = vec![step(Some(0.0)), step(Some(12.0)), step(None)];
        let panel = Panel { label: "Viena grupė".into(), steps, spoken: "Viena: 0, 12".into() };
        let svg = drawn(std::slice::from_ref(&panel), &["2022", "2023", "2024"], Some(95.0));
        assert_eq!(check::spoken(&svg), "Grupės. Viena: 0, 12.");
        drawn(&vec![panel; 40], &["2022", "2023", "2024"], None);
    }

    fn number() -> impl Strategy<Value = f64> {
        prop_oneof![0.0..=100.0f64, Just(f64::NAN), Just(f64::INFINITY), Just(-1e300)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn whatever_the_words_nothing_leaves_or_overlaps(
            periods in prop::collection::vec(".{0,12}", 0..9),
            panels in prop::collection::vec(
                (".{0,60}", prop::collection::vec((prop::option::of(number()), ".{0,12}", any::<bool>()), 0..9)),
                0..11,
            ),
            target in prop::option::of(number()),
        ) {
            let panels: Vec<Panel> = panels
                .into_iter()
                .map(|(label, steps)| Panel {
                    label,
                    steps: steps.into_iter().map(|(value, printed, weak)| Step { value, printed, weak }).collect(),
                    spoken: String::new(),
                })
                .collect();
            let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
            drawn(&panels, &periods, target);
        }
    }
}
