//! Figures, one to a row: an indicator in a period and a group.

use super::cell::{Cell, Column, Number, Sheet};
use super::say;
use crate::engine::counts::Group;
use crate::library::dataset::Text;
use crate::library::indicator::Indicator;
use crate::locale::{self, Lang, Unit};
use crate::measure::disclosure::{Mark, Part};
use crate::measure::{Figure, Verdict};
use crate::printed;
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
                let threshold = sources.workspace.public.threshold;
                row.push(seen(lang, series.indicator, figure, threshold).into());
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
        let strata = strata(indicator, figure.group.as_ref());
        (strata.len(), strata.into_iter().map(|it| it.place).collect::<Vec<_>>(), figure.period.to)
    });
    own.into_iter()
        .map(|figure| {
            let (stratifiers, group) = split(lang, indicator, figure.group.as_ref());
            let mut cells = vec![
                lang.of(&indicator.title).into(),
                locale::period_label(lang, &figure.period).into(),
                Cell::Day(figure.period.from),
                Cell::Day(figure.period.to),
                stratifiers.into(),
                group.into(),
            ];
            cells.extend(numbers(lang, indicator, figure, sources.workspace.public.threshold));
            (figure, cells)
        })
        .collect()
}

/// By what a figure is split and into which group, in words; a figure of no group is of all.
pub fn split(lang: Lang, indicator: &Indicator, group: Option<&Group>) -> (String, String) {
    let strata = strata(indicator, group);
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
fn strata<'a>(indicator: &'a Indicator, group: Option<&Group>) -> Vec<Stratum<'a>> {
    let split = group.map_or(&[][..], Group::strata);
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

/// The cells of a figure, from its value on. In place of a number that must not be shown stands its mark.
fn numbers(lang: Lang, indicator: &Indicator, figure: &Figure, threshold: u64) -> Vec<Cell> {
    let unit = unit(indicator, lang);
    let marked = |part: &Part| match figure.mark(part) {
        Some(mark) => printed::withheld(lang, mark, threshold).into(),
        None => Cell::Nothing,
    };
    let divided = |value: Option<rust_decimal::Decimal>, part: &Part| match value {
        Some(value) => Cell::Number(Number::plain(value)),
        None => marked(part),
    };
    let units = |units: Option<u64>, mark: Option<Mark>| match units {
        Some(units) => units.into(),
        None => printed::withheld(lang, mark.unwrap_or(Mark::Withheld), threshold).into(),
    };
    let value = match (figure.suppressed, figure.value.zip(figure.shown)) {
        (Some(mark), _) => printed::withheld(lang, mark, threshold).into(),
        (None, Some((value, shown))) => Cell::Number(Number::value(value, shown, unit)),
        (None, None) => locale::message(lang, "verdict-no_data", &[]).into(),
    };
    let excluded: Option<u64> = figure.excluded.iter().map(|(_, units)| *units).sum();
    let mut cells = vec![
        value,
        lang.of(&indicator.unit).into(),
        divided(figure.numerator, &Part::Numerator),
        divided(figure.denominator, &Part::Denominator),
        units(figure.population, figure.mark(&Part::Population)),
        units(excluded, None),
        units(figure.doubtful(), figure.doubtful_mark()),
        bound(indicator, figure, unit, |(lower, _)| lower),
        bound(indicator, figure, unit, |(_, upper)| upper),
    ];
    let target = figure.target.as_ref();
    for limit in [target.and_then(|it| it.at_least), target.and_then(|it| it.at_most)] {
        cells.push(limit.map_or(Cell::Nothing, |limit| {
            let limit = limit.normalize();
            Cell::Number(Number::decimal(limit, limit, unit))
        }));
    }
    cells.push(locale::message(lang, &format!("verdict-{}", figure.verdict_key()), &[]).into());
    cells.push(match (figure.verdict, figure.certain) {
        (Verdict::NotAssessed, _) => Cell::Nothing,
        (_, true) => say(lang, "is-certain").into(),
        (_, false) => locale::message(lang, "verdict-uncertain", &[]).into(),
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
    let exact = figure.interval.and_then(|interval| interval.rounded(BOUND)).map(end);
    let seen = figure
        .interval
        .and_then(|interval| interval.beside(indicator.terms.decimals, figure.target.as_ref()));
    match exact.zip(seen.map(end)) {
        Some((exact, seen)) => Cell::Number(Number::decimal(exact, seen, unit)),
        None => Cell::Nothing,
    }
}

/// The value as the report prints it.
fn seen(lang: Lang, indicator: &Indicator, figure: &Figure, threshold: u64) -> String {
    match (figure.suppressed, figure.shown) {
        (Some(mark), _) => printed::withheld(lang, mark, threshold),
        (None, Some(shown)) => locale::value(lang, shown, shown.scale(), unit(indicator, lang)),
        (None, None) => locale::message(lang, "verdict-no_data", &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of 105 of 110, with two of 112 not counted, none of the numbers that are withheld leaves one behind.
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
                    denominator: 110,
                    numerator: 105,
                    ..Default::default()
                },
                divisor: None,
                overlaps: Vec::new(),
            },
        );
        let cells_of = |figure: &Figure| {
            let cells = numbers(Lang::En, indicator, figure, 5);
            assert_eq!(cells.len(), columns(Lang::En).len() - 6);
            cells
        };
        let is_told = |cells: &[Cell], wanted: u64| {
            cells.iter().any(|cell| matches!(cell, Cell::Number(n) if n.written == wanted.into()))
        };
        let told = cells_of(&figure);
        assert!([105, 110, 112, 2].into_iter().all(|number| is_told(&told, number)));

        figure.suppressed = Some(Mark::Withheld);
        (figure.value, figure.shown, figure.interval) = (None, None, None);
        (figure.numerator, figure.population, figure.excluded[0].1) = (None, None, None);
        figure.withheld = [
            (Part::Numerator, Mark::Withheld),
            (Part::Population, Mark::Withheld),
            (Part::Excluded("no_opinion".to_owned()), Mark::Below),
        ]
        .into();
        figure.verdict = Verdict::NotAssessed;
        let told = cells_of(&figure);
        assert!(![105, 112, 2].into_iter().any(|number| is_told(&told, number)), "{told:?}");
        assert!(is_told(&told, 110));
        let words = told.iter().filter(|cell| **cell == Cell::Text("withheld".to_owned())).count();
        // The value, the numerator, the population, how many are not counted, and the verdict.
        assert_eq!(words, 5, "{told:?}");
        assert_eq!(seen(Lang::Lt, indicator, &figure, 5), "neskelbiama");
        figure.suppressed = Some(Mark::Below);
        assert_eq!(seen(Lang::Lt, indicator, &figure, 7), "mažiau kaip 7");
    }
}
