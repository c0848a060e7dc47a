use proptest::prelude::*;

use super::*;
use crate::report::chart::check;

fn plain(value: f64, decimals: u8) -> String {
    format!("{value:.*}", usize::from(decimals))
}

fn point(period: &str, value: Option<f64>) -> Point {
    let printed = value.map_or("nėra duomenų".to_owned(), |value| format!("{value:.1}"));
    Point { period: period.into(), value, printed, ..Point::default() }
}

fn share(period: &str, value: f64, interval: (f64, f64), of: &str) -> Point {
    Point {
        of: of.into(),
        interval: Some(interval),
        interval_printed: format!("{}–{}", interval.0, interval.1),
        target: Some(Target { value: 95.0, printed: "siekis ≥ 95 %".into() }),
        ..point(period, Some(value))
    }
}

fn drawn(points: &[Point], from_zero: bool, ceiling: Option<f64>) -> Svg {
    trend(&Trend { title: "Kaip kito", points, from_zero, ceiling, benchmark: None, tick: &plain })
}

#[test]
fn a_value_at_the_maximum_lies_at_the_top_and_zero_at_the_bottom() {
    let svg = drawn(&[point("2023", Some(0.0)), point("2024", Some(100.0))], true, Some(100.0));
    assert_eq!(check::attributes(&svg, "circle", "cy"), [TOP + PLAIN_HEIGHT, TOP]);
}

/// Of three dots in a row the first two are joined: the third is a whole that they are parts of.
#[test]
fn a_whole_is_not_joined_to_its_parts() {
    let lines = |apart: bool| {
        let last = Point { apart, ..point("2022–2023", Some(50.0)) };
        let points = [point("2022", Some(20.0)), point("2023", Some(30.0)), last];
        drawn(&points, true, None).as_str().matches("<polyline").count()
    };
    assert_eq!((lines(false), lines(true)), (2, 1));
}

#[test]
fn three_years_with_intervals_and_a_target() {
    let points = [
        share("2022", 93.2, (85.9, 96.8), "82 iš 88"),
        share("2023", 94.96, (89.4, 97.7), "113 iš 119"),
        share("2024", 95.5, (89.8, 98.0), "105 iš 110"),
    ];
    let svg = drawn(&points, false, Some(100.0));
    check::everything_inside(&svg);
    check::no_text_on_text(&svg);
    assert_eq!(svg.as_str().matches("stroke-dasharray").count(), 1);
    assert_eq!(
        check::spoken(&svg),
        "Kaip kito. 2022: 93.2 (82 iš 88; 85.9–96.8); siekis ≥ 95 %. 2023: 95.0 (113 iš 119; 89.4–97.7). 2024: 95.5 (105 iš 110; 89.8–98)."
    );
}

#[test]
fn nothing_of_nothing_is_no_data() {
    let none = Point { of: "0 iš 0".into(), ..point("2023", None) };
    let svg = drawn(&[none, point("2024", Some(1.0))], true, None);
    assert!(svg.as_str().contains(">nėra duomenų<") && !svg.as_str().contains("0 iš 0"));
}

#[test]
fn an_axis_that_does_not_begin_at_zero_is_owned_up_to() {
    let of = |from_zero: bool| {
        let points = [point("2023", Some(90.0)), point("2024", Some(95.0))];
        truncated(&Trend {
            title: "",
            points: &points,
            from_zero,
            ceiling: Some(100.0),
            benchmark: None,
            tick: &plain,
        })
    };
    assert!(of(false));
    assert!(!of(true));
}

#[test]
fn a_gap_is_not_bridged() {
    let svg = drawn(
        &[point("2022", Some(60.0)), point("2023", None), point("2024", Some(50.0))],
        false,
        Some(100.0),
    );
    assert!(!svg.as_str().contains("polyline"));
    assert!(svg.as_str().contains(">nėra duomenų<"));
    assert_eq!(check::attributes(&svg, "circle", "cx").len(), 2);
}

#[test]
fn targets_that_change_are_named_below_each_period() {
    let mut points = [point("2023", Some(60.0)), point("2024", Some(50.0))];
    points[0].target = Some(Target { value: 60.0, printed: "siekis ≥ 60".into() });
    points[1].target = Some(Target { value: 70.0, printed: "siekis ≥ 70".into() });
    let svg = drawn(&points, true, None);
    assert_eq!(svg.as_str().matches("stroke-dasharray").count(), 2);
    assert_eq!(svg.as_str().matches(">siekis ≥ 60<").count(), 1);
}

#[test]
fn hostile_labels_stay_inside() {
    let long = "labai ilgas laikotarpis <&\" ".repeat(15);
    for text in [long.as_str(), "<&\"'>", &"W".repeat(400), "\u{1}"] {
        let one = Point {
            printed: text.into(),
            of: text.into(),
            period: text.into(),
            ..share("", 50.0, (40.0, 60.0), "")
        };
        for count in [1, 3, 12] {
            let svg = drawn(&vec![one.clone(); count], false, Some(100.0));
            check::everything_inside(&svg);
            check::no_text_on_text(&svg);
        }
    }
}

#[test]
fn nothing_to_draw() {
    check::everything_inside(&drawn(&[], true, None));
    check::everything_inside(&drawn(&[point("2024", None)], true, None));
    check::everything_inside(&drawn(
        &[Point { printed: "?".into(), ..point("2024", Some(f64::NAN)) }],
        true,
        None,
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn whatever_the_values_nothing_leaves_or_overlaps(
        values in prop::collection::vec(prop::option::of(0.0..5000.0f64), 1..=12),
        spread in prop::option::of(0.0..200.0f64),
        target in prop::option::of(0.0..5000.0f64),
    ) {
        let points: Vec<Point> = values.iter().enumerate().map(|(index, value)| Point {
            of: "105 iš 110".into(),
            interval: spread.zip(*value).map(|(spread, value)| (value - spread, value + spread)),
            target: target.map(|value| Target { value, printed: "siekis ≥ 95,25 val.".into() }),
            ..point(&format!("{}", 2010 + index), *value)
        }).collect();
        let svg = drawn(&points, false, None);
        check::everything_inside(&svg);
        check::no_text_on_text(&svg);
        for point in &points {
            let part = format!("{}: {}", point.period, point.printed);
            prop_assert!(check::spoken(&svg).contains(&part), "{}", part);
        }
        prop_assert_eq!(svg, drawn(&points, false, None));
    }
}
