//! Figures, one to a row: an indicator in a period and a group.

use super::cell::{Cell, Column, Number, Sheet};
use super::say;
use crate::engine::counts::Group;
use crate::library::dataset::Text;
use crate::library::indicator::Indicator;
use crate::locale::{self, Lang, Unit};
use crate::measure::{Figure, Verdict};
use crate::report::fill::series::Series;
use crate::report::fill::{Sources, chapters_of, unit};

/// Decimals to which the ends of an interval are kept: the last bits of a machine's logarithms must
/// not change a file.
const BOUND: u32 = 6;

/// A sheet for each chapter of the report.
pub fn by_chapter(sources: Sources, framework: &str, lang: Lang) -> Vec<Sheet> {
    let all = series(sources);
    chapters_of(sources.library, framework, &all, lang)
        .into_iter()
        .map(|(_, title, members)| Sheet {
            name: title.clone(),
            title,
            columns: columns(lang),
            rows: members.into_iter().flat_map(|series| rows(sources, series, lang)).collect(),
        })
        .collect()
}

/// All figures in one sheet, with their chapter and, since a text file has no number formats, as they
/// are printed.
pub fn together(sources: Sources, framework: &str, lang: Lang) -> Sheet {
    let all = series(sources);
    let mut columns = columns(lang);
    columns.insert(0, Column::new(lang, "chapter", 0));
    columns.push(Column::new(lang, "printed", 0));
    let mut rows = Vec::new();
    for (_, title, members) in chapters_of(sources.library, framework, &all, lang) {
        for series in members {
            for (figure, cells) in of(sources, series, lang) {
                let mut row = vec![Cell::from(title.as_str())];
                row.extend(cells);
                row.push(seen(lang, series.indicator, figure).into());
                rows.push(row);
            }
        }
    }
    Sheet { name: String::new(), title: String::new(), columns, rows }
}

fn series(sources: Sources<'_>) -> Vec<Series<'_>> {
    sources
        .computed
        .indicators
        .iter()
        .map(|indicator| Series::new(indicator, sources.computed, sources.periods))
        .filter(|series| !series.is_empty())
        .collect()
}

fn columns(lang: Lang) -> Vec<Column> {
    [
        ("indicator", 46),
        ("period", 14),
        ("from", 11),
        ("to", 11),
        ("stratifier", 20),
        ("group", 24),
        ("value", 14),
        ("unit", 26),
        ("numerator", 12),
        ("denominator", 12),
        ("population", 12),
        ("excluded", 12),
        ("unknown", 12),
        ("lower", 14),
        ("upper", 14),
        ("least", 14),
        ("most", 14),
        ("verdict", 20),
        ("certain", 14),
        ("version", 12),
        ("id", 34),
    ]
    .map(|(key, width)| Column::new(lang, key, width))
    .to_vec()
}

fn rows(sources: Sources, series: &Series, lang: Lang) -> Vec<Vec<Cell>> {
    of(sources, series, lang).into_iter().map(|(_, cells)| cells).collect()
}

/// The figures of an indicator with their cells: the whole first, then group by group, each in the
/// order of time.
fn of<'a>(sources: Sources<'a>, series: &Series, lang: Lang) -> Vec<(&'a Figure, Vec<Cell>)> {
    let indicator = series.indicator;
    let mut own: Vec<&Figure> =
        sources.computed.figures.iter().filter(|figure| figure.indicator == indicator.id).collect();
    own.sort_by_cached_key(|figure| {
        let strata = strata(indicator, figure);
        (strata.len(), strata.into_iter().map(|it| it.place).collect::<Vec<_>>(), figure.period.to)
    });
    own.into_iter()
        .map(|figure| {
            let (stratifiers, group) = split(lang, indicator, figure);
            let mut cells = vec![
                lang.of(&indicator.title).into(),
                locale::period_label(lang, &figure.period).into(),
                Cell::Day(figure.period.from),
                Cell::Day(figure.period.to),
                stratifiers.into(),
                group.into(),
            ];
            cells.extend(numbers(lang, indicator, figure));
            (figure, cells)
        })
        .collect()
}

/// By what a figure is split and into which group, in words; a figure of no group is of all.
pub fn split(lang: Lang, indicator: &Indicator, figure: &Figure) -> (String, String) {
    let strata = strata(indicator, figure);
    let titles: Vec<&str> = strata.iter().map(|it| it.title(lang)).collect();
    let labels: Vec<String> = strata.iter().map(|it| it.label(lang)).collect();
    let group = if labels.is_empty() { say(lang, "whole") } else { labels.join(" × ") };
    (titles.join(" × "), group)
}

/// A stratifier's value as people call it, with its place in the definition's order, the unknown last.
struct Stratum<'a> {
    title: Option<&'a Text>,
    known: Option<&'a Text>,
    value: Option<String>,
    place: (usize, bool, usize, Option<String>),
}

impl Stratum<'_> {
    fn title(&self, lang: Lang) -> &str {
        self.title.map_or("", |title| lang.of(title))
    }

    fn label(&self, lang: Lang) -> String {
        match (self.known, &self.value) {
            (Some(title), _) => lang.of(title).to_owned(),
            (None, Some(code)) => code.clone(),
            (None, None) => locale::message(lang, "group-unknown", &[]),
        }
    }
}

/// What splits a figure, in the definition's order; nothing for the whole.
fn strata<'a>(indicator: &'a Indicator, figure: &Figure) -> Vec<Stratum<'a>> {
    let split = figure.group.as_ref().map_or(&[][..], Group::strata);
    let mut strata: Vec<Stratum> = split
        .iter()
        .map(|stratum| {
            let at = indicator.stratifiers.iter().position(|it| it.name == stratum.stratifier);
            let stratifier = at.map(|at| &indicator.stratifiers[at]);
            let codes = stratifier.map_or(&[][..], |stratifier| &stratifier.known);
            let code = codes.iter().position(|(code, _)| Some(code) == stratum.value.as_ref());
            Stratum {
                title: stratifier.map(|stratifier| &stratifier.title),
                known: code.map(|code| &codes[code].1),
                value: stratum.value.clone(),
                place: (
                    at.unwrap_or(usize::MAX),
                    stratum.value.is_none(),
                    code.unwrap_or(usize::MAX),
                    stratum.value.clone(),
                ),
            }
        })
        .collect();
    strata.sort_by(|left, right| left.place.cmp(&right.place));
    strata
}

/// The cells of a figure, from its value on. Of one that must not be shown, none says a number.
fn numbers(lang: Lang, indicator: &Indicator, figure: &Figure) -> Vec<Cell> {
    let unit = unit(indicator, lang);
    let plain = |value: Option<rust_decimal::Decimal>| {
        value.map_or(Cell::Nothing, |value| Cell::Number(Number::plain(value)))
    };
    let mut cells = match (figure.value, figure.shown) {
        _ if figure.suppressed => {
            let mut cells = vec![say(lang, "withheld").into(), lang.of(&indicator.unit).into()];
            cells.resize(9, Cell::Nothing);
            cells
        }
        (value, shown) => {
            let excluded: u64 = figure.excluded.iter().map(|(_, units)| units).sum();
            vec![
                match value.zip(shown) {
                    Some((value, shown)) => Cell::Number(Number::value(value, shown, unit)),
                    None => locale::message(lang, "verdict-no_data", &[]).into(),
                },
                lang.of(&indicator.unit).into(),
                plain(figure.numerator),
                plain(figure.denominator),
                figure.population.into(),
                excluded.into(),
                (figure.unknown + figure.population_unknown).into(),
                bound(indicator, figure, unit, |(lower, _)| lower),
                bound(indicator, figure, unit, |(_, upper)| upper),
            ]
        }
    };
    let target = figure.target.as_ref();
    for limit in [target.and_then(|it| it.at_least), target.and_then(|it| it.at_most)] {
        cells.push(limit.map_or(Cell::Nothing, |limit| {
            let limit = limit.normalize();
            Cell::Number(Number::decimal(limit, limit, unit))
        }));
    }
    cells.push(if figure.suppressed {
        Cell::Nothing
    } else {
        locale::message(lang, &format!("verdict-{}", figure.verdict_key()), &[]).into()
    });
    cells.push(match (figure.suppressed, figure.verdict, figure.certain) {
        (true, _, _) | (_, Verdict::NotAssessed, _) => Cell::Nothing,
        (_, _, true) => say(lang, "is-certain").into(),
        (_, _, false) => locale::message(lang, "verdict-uncertain", &[]).into(),
    });
    cells.push(indicator.version.as_str().into());
    cells.push(indicator.id.as_str().into());
    cells
}

type Bounds = (rust_decimal::Decimal, rust_decimal::Decimal);

/// An end of the interval, seen with the indicator's decimals.
fn bound(
    indicator: &Indicator,
    figure: &Figure,
    unit: Unit<'_>,
    end: fn(Bounds) -> rust_decimal::Decimal,
) -> Cell {
    let bounds =
        |decimals| figure.interval.and_then(|interval| interval.rounded(decimals)).map(end);
    match bounds(BOUND).zip(bounds(indicator.terms.decimals)) {
        Some((exact, seen)) => Cell::Number(Number::decimal(exact, seen, unit)),
        None => Cell::Nothing,
    }
}

/// The value as the report prints it.
fn seen(lang: Lang, indicator: &Indicator, figure: &Figure) -> String {
    match figure.shown {
        _ if figure.suppressed => say(lang, "withheld"),
        Some(shown) => locale::value(lang, shown, shown.scale(), unit(indicator, lang)),
        None => locale::message(lang, "verdict-no_data", &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A figure that must not be shown, though its numbers are still there.
    #[test]
    fn what_is_withheld_says_no_number() {
        let library = crate::library::shipped().unwrap();
        let indicator = library.indicator("satisfied_service_users").unwrap();
        let period = crate::period::Period::parse("2024").unwrap();
        let mut figure = crate::measure::figure(
            &indicator.terms,
            &crate::engine::counts::Counts {
                indicator: indicator.id.clone(),
                period,
                group: None,
                tally: crate::engine::counts::Tally {
                    population: 112,
                    excluded: vec![("no_opinion".to_owned(), 2)],
                    ..Default::default()
                },
                divisor: None,
                overlaps: Vec::new(),
            },
        );
        figure.numerator = Some(105.into());
        figure.denominator = Some(110.into());
        figure.value = crate::measure::Fraction::new(10500, 110);
        figure.shown = Some("95.5".parse().unwrap());
        let numbers_in = |figure: &Figure| {
            let limit = 95.into();
            let cells = numbers(Lang::En, indicator, figure);
            assert_eq!(cells.len(), columns(Lang::En).len() - 6);
            cells
                .iter()
                .filter(|cell| matches!(cell, Cell::Number(number) if number.seen != limit))
                .count()
        };
        assert!(numbers_in(&figure) > 5);
        figure.suppressed = true;
        assert_eq!(numbers_in(&figure), 0);
        assert_eq!(seen(Lang::Lt, indicator, &figure), "neskelbiama");
    }
}
