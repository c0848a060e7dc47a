//! A certificate's life: from its issue to its end, with what falls due and the reporting period.

use chrono::NaiveDate;

use super::metrics::{width, wrap};
use super::svg::{Anchor, Canvas, Style, Svg, spoken};
use super::{INK, LEADING, PALE, PAPER, SIZE, WIDTH};

/// A day with its words.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The day.
    pub day: NaiveDate,
    /// What happens, with the day where it matters: `2022-02-03 suteiktas`.
    pub printed: String,
}

/// A certificate's life.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    /// What it is: the beginning of the alternative text.
    pub title: &'a str,
    /// Its first day.
    pub issued: Moment,
    /// Its last day.
    pub expires: Moment,
    /// What falls due between.
    pub between: &'a [Moment],
    /// The reporting period's first and last day; it may reach over the certificate's ends.
    pub period: (NaiveDate, NaiveDate),
    /// Its words: `ataskaitinis laikotarpis`.
    pub period_printed: &'a str,
    /// Its days as words, for the alternative text: `2024 m. sausio 1 d. – gruodžio 31 d.`
    pub period_days: &'a str,
}

/// A label that looks for room above or below the line.
struct Label<'a> {
    x: f64,
    text: &'a str,
    bold: bool,
    above: bool,
}

/// Draws it.
pub fn timeline(timeline: &Timeline<'_>) -> Svg {
    let days = |day: NaiveDate| day.signed_duration_since(timeline.issued.day).num_days() as f64;
    let ends = [0.0, days(timeline.expires.day), days(timeline.period.0), days(timeline.period.1)];
    let first = ends.iter().copied().fold(f64::INFINITY, f64::min);
    let last = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (from, to) = (6.0, WIDTH - 6.0);
    let x_of = |day: NaiveDate| {
        let share = if last > first { (days(day) - first) / (last - first) } else { 0.0 };
        from + share.clamp(0.0, 1.0) * (to - from)
    };

    let (start, end) = (x_of(timeline.period.0), x_of(timeline.period.1));
    let mut labels = vec![
        Label {
            x: x_of(timeline.issued.day),
            text: &timeline.issued.printed,
            bold: false,
            above: false,
        },
        Label {
            x: x_of(timeline.expires.day),
            text: &timeline.expires.printed,
            bold: false,
            above: false,
        },
        Label { x: (start + end) / 2.0, text: timeline.period_printed, bold: true, above: true },
    ];
    labels.extend(timeline.between.iter().map(|moment| Label {
        x: x_of(moment.day),
        text: &moment.printed,
        bold: false,
        above: true,
    }));
    let placed = arrange(&labels);
    let rows_above =
        placed.iter().filter(|place| place.row < 0).map(|place| -place.row).max().unwrap_or(0);
    let rows_below = placed
        .iter()
        .filter(|place| place.row > 0)
        .map(|place| place.row + place.lines.len() as i32 - 1)
        .max()
        .unwrap_or(0);
    let y = f64::from(rows_above) * LEADING + 10.0;

    let mut canvas = Canvas::default();
    canvas.area(
        x_of(timeline.issued.day),
        y - 2.5,
        x_of(timeline.expires.day) - x_of(timeline.issued.day),
        5.0,
        PALE,
    );
    canvas.area(start, y - 2.5, end - start, 5.0, INK);
    for moment in timeline.between {
        canvas.dot((x_of(moment.day), y), 3.8, PAPER, INK);
    }
    canvas.dot((x_of(timeline.issued.day), y), 4.6, INK, INK);
    canvas.dot((x_of(timeline.expires.day), y), 4.6, INK, INK);
    for (label, place) in labels.iter().zip(&placed) {
        let style = Style::PLAIN
            .bold(label.bold)
            .fill(if label.bold { INK } else { Style::PLAIN.fill })
            .anchor(Anchor::Start);
        for (line, text) in place.lines.iter().enumerate() {
            let row = f64::from(place.row) + line as f64;
            let baseline = if place.row < 0 {
                y - 9.0 + (row + 1.0) * LEADING
            } else {
                y + 9.0 + SIZE * 0.7 + (row - 1.0) * LEADING
            };
            canvas.text(place.x, baseline, text, style);
        }
    }

    let mut moments = vec![&timeline.issued];
    moments.extend(timeline.between);
    moments.push(&timeline.expires);
    let parts = moments.into_iter().map(|moment| {
        let day = moment.day.to_string();
        if moment.printed.contains(&day) {
            moment.printed.clone()
        } else {
            format!("{day} {}", moment.printed)
        }
    });
    let parts = parts.chain([format!("{}: {}", timeline.period_printed, timeline.period_days)]);
    let height = y + 9.0 + SIZE + LEADING * f64::from((rows_below - 1).max(0)) + 3.0;
    canvas.finish(WIDTH, height, &spoken(timeline.title, parts))
}

/// Where a label stands: rows are counted from the line, negative above it.
struct Place {
    x: f64,
    row: i32,
    lines: Vec<String>,
}

fn arrange(labels: &[Label<'_>]) -> Vec<Place> {
    // Row, left end and right end of what already stands.
    let mut taken: Vec<(i32, f64, f64)> = Vec::new();
    let mut places = Vec::new();
    for label in labels {
        let lines = wrap(label.text, SIZE, label.bold, WIDTH);
        let wide = lines.iter().map(|line| width(line, SIZE, label.bold)).fold(0.0, f64::max);
        let x = (label.x - wide / 2.0).min(WIDTH - wide).max(0.0);
        let tall = lines.len() as i32;
        let free = |row: i32| {
            (row..row + tall).all(|row| {
                !taken.iter().any(|(other, from, to)| {
                    *other == row && x < to + 8.0 && *from < x + wide + 8.0
                })
            })
        };
        let (mut row, mut distance) = (0, 1);
        while row == 0 {
            let (over, under) = (-(distance + tall - 1), distance);
            let tries = if label.above { [over, under] } else { [under, over] };
            row = tries.into_iter().find(|row| free(*row)).unwrap_or(0);
            distance += 1;
        }
        taken.extend((row..row + tall).map(|row| (row, x, x + wide)));
        places.push(Place { x, row, lines });
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::check;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn moment(text: &str, printed: &str) -> Moment {
        Moment { day: day(text), printed: printed.into() }
    }

    fn certificate(period: (&str, &str), word: &str) -> Svg {
        timeline(&Timeline {
            title: "Sertifikatas",
            issued: moment("2022-02-03", "2022-02-03 suteiktas"),
            expires: moment("2025-02-03", "galioja iki 2025-02-03"),
            between: &[
                moment("2023-02-03", word),
                moment("2024-02-03", "24 mėn. pažangos ataskaita"),
            ],
            period: (day(period.0), day(period.1)),
            period_printed: "ataskaitinis laikotarpis",
            period_days: "2024-01-01 – 2024-12-31",
        })
    }

    #[test]
    fn days_lie_where_they_belong() {
        let svg = certificate(("2024-01-01", "2024-12-31"), "12 mėn. pažangos ataskaita");
        let centres = check::attributes(&svg, "circle", "cx");
        assert!((centres[0] - (6.0 + 365.0 / 1096.0 * 447.0)).abs() < 0.01, "{centres:?}");
        assert_eq!(centres[2..], [6.0, 453.0]);
        check::no_text_on_text(&svg);
        check::everything_inside(&svg);
        assert_eq!(
            check::spoken(&svg),
            "Sertifikatas. 2022-02-03 suteiktas. 2023-02-03 12 mėn. pažangos ataskaita. 2024-02-03 24 mėn. pažangos ataskaita. galioja iki 2025-02-03. ataskaitinis laikotarpis: 2024-01-01 – 2024-12-31."
        );
    }

    #[test]
    fn a_period_may_reach_over_the_ends_and_labels_may_be_long() {
        for period in [
            ("2021-01-01", "2021-12-31"),
            ("2025-01-01", "2025-12-31"),
            ("2020-01-01", "2030-12-31"),
        ] {
            for word in ["x", "12 mėn. pažangos ataskaita ".repeat(15).as_str(), "a<b & \"c\""] {
                let svg = certificate(period, word);
                check::no_text_on_text(&svg);
                check::everything_inside(&svg);
            }
        }
    }
}
