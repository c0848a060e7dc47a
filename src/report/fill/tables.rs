//! An indicator's tables: its groups over the periods, and the periods in numbers.

use super::picture::chart_target;
use super::section::{NOTHING, judgement};
use super::series::Series;
use super::{Words, crosses, multiples, printed};
use crate::library::indicator::{Indicator, Stratifier};
use crate::library::terms::Scoring;
use crate::locale;
use crate::measure::disclosure::Part;
use crate::measure::{Figure as Measured, rounding};
use crate::period::Period;
use crate::report::chart::{Bar, bar};
use crate::report::context::{Cell, Column, Table};
use crate::report::messages::MessageError;

/// With more periods than this, a table of groups shows the reported one alone.
const MOST: usize = 6;

/// Share of the table's width that a period takes, and length of the bars, by number of periods.
fn measures(periods: usize) -> (u32, u32, f64) {
    match periods {
        0..=3 => (10, 22, 90.0),
        4 => (9, 20, 82.0),
        _ => (8, 14, 54.0),
    }
}

/// One group with its figures of the shown periods.
struct Group {
    label: String,
    unknown: bool,
    cells: Vec<Cell>,
    value: Option<f64>,
    printed: String,
    of: String,
}

/// The groups of a stratifier: each period in numbers, the reported one as a bar as well, so that
/// nothing is said twice.
///
/// # Errors
/// The template's messages lack one.
pub fn groups(
    words: &Words,
    series: &Series,
    stratifier: &Stratifier,
) -> Result<Option<Table>, MessageError> {
    let indicator = series.indicator;
    let is_share = indicator.terms.scoring == Scoring::Proportion;
    let all = words.sources.periods;
    let skipped = if all.len() > MOST { all.len() - 1 } else { 0 };
    let periods = &all[skipped..];
    let mut groups = Vec::new();
    let figures = series.groups(stratifier);
    for (value, figures) in &figures {
        groups.push(group(words, series, stratifier, value.as_deref(), &figures[skipped..])?);
    }
    if groups.is_empty() {
        return Ok(None);
    }
    let target = match series.now().and_then(|figure| figure.target.as_ref()).filter(|_| is_share) {
        Some(limit) => chart_target(words, indicator, limit)?,
        None => None,
    };
    let picture = multiples::picture(words, series, stratifier, &figures, target.as_ref())?;
    let longest = groups.iter().filter_map(|group| group.value).fold(0.0, f64::max);
    let lowest = groups.iter().filter_map(|group| group.value).fold(0.0, f64::min);
    let full = if is_share { 100.0 } else { longest - lowest };
    let part = |value: f64| if full > 0.0 { (value - lowest) / full } else { 0.0 };
    // Where all numbers are noughts or withheld, there is nothing to compare; what shares were of is still told.
    let has_bars = longest > lowest;
    let has_rest = has_bars || !adds_up(indicator);
    let (_, _, width) = measures(periods.len());
    let rows = groups
        .into_iter()
        .map(|group| {
            let of = if group.of.is_empty() { String::new() } else { format!(" ({})", group.of) };
            let spoken = format!("{}: {}{of}", group.label, group.printed);
            let picture = bar(&Bar {
                spoken: &spoken,
                width,
                share: group.value.map(part),
                origin: part(0.0),
                target: target.as_ref().map(|target| part(target.value)),
                unknown: group.unknown,
            });
            let mut row = vec![Cell::from(group.label)];
            row.extend(group.cells);
            if has_bars {
                row.push(Cell { picture: Some(picture), ..Cell::default() });
            }
            if has_rest {
                row.push(Cell { mute: group.of, ..Cell::default() });
            }
            row
        })
        .collect();
    let bars = match &target {
        Some(target) => target.printed.clone(),
        None => words.say("column-bars", &[("period", &label(words, words.period()))])?,
    };
    let mut columns = group_columns(words, periods, bars, adds_up(indicator))?;
    let rest = columns.len() - 1;
    for (place, stays) in [(rest, has_rest), (rest - 1, has_bars)] {
        if !stays {
            columns[0].width += columns.remove(place).width;
        }
    }
    let caption = words.lang.of(&stratifier.title).to_owned();
    let note = crosses::overlaps(words, series, &[stratifier])?;
    Ok(Some(Table { number: 0, caption, columns, rows, note, picture }))
}

/// What is said in place of a table that tells nothing: one of a single group, which repeats the whole, and one that
/// withholds every number. In a report for anybody other groups may be withheld, so that none is said to be the only one.
///
/// # Errors
/// The template's messages lack one.
pub fn lone(
    words: &Words,
    series: &Series,
    stratifier: &Stratifier,
) -> Result<Option<String>, MessageError> {
    let title = words.lang.of(&stratifier.title);
    if words.sources.published.is_some() {
        let groups = series.groups(stratifier);
        let told = |figure: &Option<&Measured>| figure.is_none_or(|own| own.suppressed.is_none());
        let silent = !groups.iter().flat_map(|(_, figures)| figures).any(told);
        return match silent && !groups.is_empty() {
            true => words.say("withheld-groups", &[("title", title)]).map(Some),
            false => Ok(None),
        };
    }
    let values = series.values(stratifier);
    let [value] = values.as_slice() else { return Ok(None) };
    let group = group_label(words, stratifier, value.as_deref())?;
    words.say("lone-group", &[("title", title), ("group", &group)]).map(Some)
}

/// What a group is called: its value's title.
///
/// # Errors
/// The template's messages lack one.
pub fn group_label(
    words: &Words,
    stratifier: &Stratifier,
    value: Option<&str>,
) -> Result<String, MessageError> {
    let Some(code) = value else { return words.say("unknown-group", &[]) };
    let known = stratifier.known.iter().find(|(known, _)| known == code);
    Ok(known.map_or(code.to_owned(), |(_, title)| words.lang.of(title).to_owned()))
}

/// What is printed of a group that has nothing in a period: it counts nought; what was divided by nobody has
/// no value.
pub fn absent(words: &Words, indicator: &Indicator) -> String {
    if adds_up(indicator) { locale::integer(words.lang, 0) } else { NOTHING.to_owned() }
}

/// Whether a group's value is a part of the whole's.
pub fn adds_up(indicator: &Indicator) -> bool {
    matches!(indicator.terms.scoring, Scoring::Count | Scoring::Sum)
}

fn group_columns(
    words: &Words,
    periods: &[Period],
    bars: String,
    adds_up: bool,
) -> Result<Vec<Column>, MessageError> {
    let (each, long, _) = measures(periods.len());
    let rest = 13;
    let first = 100 - each * periods.len() as u32 - long - rest;
    let mut columns =
        vec![Column { title: words.say("column-group", &[])?, width: first, number: false }];
    columns.extend(periods.iter().map(|period| Column {
        title: label(words, period),
        width: each,
        number: true,
    }));
    columns.push(Column { title: bars, width: long, number: false });
    let key = if adds_up { "column-share" } else { "column-cases" };
    columns.push(Column { title: words.say(key, &[])?, width: rest, number: true });
    Ok(columns)
}

fn label(words: &Words, period: &Period) -> String {
    locale::period_label(words.lang, period)
}

fn group(
    words: &Words,
    series: &Series,
    stratifier: &Stratifier,
    value: Option<&str>,
    figures: &[Option<&Measured>],
) -> Result<Group, MessageError> {
    let indicator = series.indicator;
    let lang = words.lang;
    let adds_up = adds_up(indicator);
    let label = group_label(words, stratifier, value)?;
    let absent = absent(words, indicator);
    let mut cells = Vec::new();
    for figure in figures {
        let shown = figure.filter(|figure| figure.shown.is_some() || figure.suppressed.is_some());
        let text = match (shown, figure) {
            (Some(_), _) => printed::value(words, indicator, *figure)?,
            (None, Some(_)) => NOTHING.to_owned(),
            (None, None) => absent.clone(),
        };
        cells.push(Cell { figure: figure.map(Measured::address), ..Cell::from(text) });
    }
    let now = figures.last().copied().flatten();
    let number = now.and_then(Measured::value_f64);
    let whole = series.now().and_then(Measured::value_f64).unwrap_or(0.0);
    let of = match (adds_up, now, number) {
        (false, Some(figure), _) => printed::of(words, figure)?.unwrap_or_default(),
        (true, _, Some(number)) if whole > 0.0 => {
            let share = rounding::approximate(number / whole * 100.0, 0).unwrap_or_default();
            locale::percent(lang, share, 0)
        }
        _ => String::new(),
    };
    let printed = cells.last().map_or(absent, |cell| cell.text.clone());
    let is_told = now.is_none_or(|figure| figure.suppressed.is_none());
    let value_now = if adds_up && is_told { Some(number.unwrap_or(0.0)) } else { number };
    Ok(Group { label, unknown: value.is_none(), cells, value: value_now, printed, of })
}

/// The periods in numbers, for figures that were divided.
///
/// # Errors
/// The template's messages lack one.
pub fn periods(words: &Words, series: &Series) -> Result<Option<Table>, MessageError> {
    let scoring = series.indicator.terms.scoring;
    if !matches!(scoring, Scoring::Proportion | Scoring::Ratio | Scoring::Mean) {
        return Ok(None);
    }
    let widths: [(&str, u32, bool); 7] = [
        ("column-period", 13, false),
        ("column-value", 13, true),
        ("column-numerator", 11, true),
        ("column-denominator", 11, true),
        ("column-unknown", 10, true),
        ("column-interval", 17, true),
        ("column-verdict", 25, false),
    ];
    let mut columns = Vec::new();
    for (key, width, number) in widths {
        columns.push(Column { title: words.say(key, &[])?, width, number });
    }
    let mut rows = Vec::new();
    for (period, figure) in words.sources.periods.iter().zip(&series.whole) {
        let number = |part: Part| {
            let told = figure.and_then(|figure| printed::divided(words, figure, &part));
            told.unwrap_or(NOTHING.to_owned())
        };
        let interval = figure
            .and_then(|figure| printed::interval(words, series.indicator, figure))
            .map_or(NOTHING.to_owned(), |(low, high)| format!("{low}–{high}"));
        let unknown = figure.map_or(Some(0), Measured::doubtful);
        let unknown = printed::units(words, unknown, figure.and_then(Measured::doubtful_mark));
        // That there are no data is said once in a row, by its assessment.
        let has_value = |figure: &&Measured| figure.shown.is_some() || figure.suppressed.is_some();
        let value = match figure.filter(has_value) {
            Some(figure) => printed::value(words, series.indicator, Some(figure))?,
            None => NOTHING.to_owned(),
        };
        rows.push(vec![
            label(words, period).into(),
            Cell { figure: figure.map(Measured::address), ..Cell::from(value) },
            number(Part::Numerator).into(),
            number(Part::Denominator).into(),
            unknown.into(),
            interval.into(),
            Cell::from(&judgement(words, series.indicator, *figure)?),
        ]);
    }
    let caption = words.say("caption-periods", &[])?;
    Ok(Some(Table { caption, columns, rows, ..Table::default() }))
}
