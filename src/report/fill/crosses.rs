//! An indicator's crosses: the reported period by several stratifiers at once, with totals.

use super::section::NOTHING;
use super::series::Series;
use super::{Words, cross_picture, printed, tables};
use crate::engine::counts::{Group, Stratum};
use crate::library::indicator::Stratifier;
use crate::locale;
use crate::measure::Figure as Measured;
use crate::report::context::{Cell, Column, Table};
use crate::report::messages::MessageError;

/// With more columns of values than this, a table is cut into several, each with the names of its rows.
const MOST: usize = 8;

/// The tables of one cross: its first stratifier gives the rows, the second the columns, and every value of
/// further ones a table of its own.
///
/// # Errors
/// The template's messages lack one.
pub fn tables(
    words: &Words,
    series: &Series,
    cross: &[String],
) -> Result<Vec<Table>, MessageError> {
    let known = &series.indicator.stratifiers;
    let stratifiers: Option<Vec<&Stratifier>> =
        cross.iter().map(|name| known.iter().find(|known| known.name == *name)).collect();
    let Some([rows, columns, others @ ..]) = stratifiers.as_deref() else { return Ok(Vec::new()) };
    let mut fixed: Vec<Vec<Stratum>> = vec![Vec::new()];
    for other in others {
        let values = series.values(other);
        fixed = fixed
            .into_iter()
            .flat_map(|strata| {
                values
                    .iter()
                    .map(move |value| [strata.clone(), vec![stratum(other, value)]].concat())
            })
            .collect();
    }
    let mut made = Vec::new();
    for fixed in &fixed {
        made.extend(table(words, series, rows, columns, fixed)?);
    }
    Ok(made)
}

fn stratum(stratifier: &Stratifier, value: &Option<String>) -> Stratum {
    Stratum { stratifier: stratifier.name.clone(), value: value.clone() }
}

/// The tables of two stratifiers among units that have some other values.
fn table(
    words: &Words,
    series: &Series,
    rows: &Stratifier,
    columns: &Stratifier,
    fixed: &[Stratum],
) -> Result<Vec<Table>, MessageError> {
    let figure = |row: Option<&Option<String>>, column: Option<&Option<String>>| {
        let mut strata = fixed.to_vec();
        strata.extend(row.map(|value| stratum(rows, value)));
        strata.extend(column.map(|value| stratum(columns, value)));
        series.now_of(Group::new(strata).as_ref())
    };
    let (mut down, mut across) = (series.values(rows), series.values(columns));
    down.retain(|value| figure(Some(value), None).is_some());
    across.retain(|value| figure(None, Some(value)).is_some());
    if down.is_empty() || across.is_empty() {
        return Ok(Vec::new());
    }
    // Of one row or column the table of the other groups has said everything.
    if down.len().min(across.len()) == 1 && words.sources.published.is_none() {
        return Ok(Vec::new());
    }
    let period = locale::period_label(words.lang, words.period());
    let mut caption = words.say(
        "caption-cross",
        &[
            ("rows", words.lang.of(&rows.title)),
            ("columns", words.lang.of(&columns.title)),
            ("period", &period),
        ],
    )?;
    for stratum in fixed {
        let known = series.indicator.stratifiers.iter().find(|s| s.name == stratum.stratifier);
        if let Some(stratifier) = known {
            let value = tables::group_label(words, stratifier, stratum.value.as_deref())?;
            caption = format!("{caption}; {}: {value}", words.lang.of(&stratifier.title));
        }
    }
    let total = words.say("column-total", &[])?;
    let mut picture = cross_picture::picture(
        words,
        series,
        &cross_picture::Grid {
            rows,
            columns,
            down: &down,
            across: &across,
            figure: &figure,
            caption: &caption,
        },
    )?;
    let mut made = Vec::new();
    let parts: Vec<&[Option<String>]> = across.chunks(MOST).collect();
    for (place, part) in parts.iter().enumerate() {
        let is_last = place + 1 == parts.len();
        let numbers = part.len() as u32 + u32::from(is_last);
        let width = (72 / numbers).min(14);
        let mut heads = vec![Column {
            title: words.lang.of(&rows.title).to_owned(),
            width: 100 - width * numbers,
            number: false,
        }];
        let mut head = |title| heads.push(Column { title, width, number: true });
        for value in *part {
            head(tables::group_label(words, columns, value.as_deref())?);
        }
        if is_last {
            head(total.clone());
        }
        let mut lines = Vec::new();
        for row in down.iter().map(Some).chain([None]) {
            let label = match row {
                Some(value) => tables::group_label(words, rows, value.as_deref())?,
                None => total.clone(),
            };
            let mut line = vec![Cell::from(label)];
            for column in part.iter().map(Some).chain(is_last.then_some(None)) {
                line.push(cell(words, series, figure(row, column))?);
            }
            lines.push(line);
        }
        let note = if is_last { overlaps(words, series, &[rows, columns])? } else { None };
        // A table that is cut has its picture before the first part.
        let picture = picture.take();
        let caption = caption.clone();
        made.push(Table { number: 0, caption, columns: heads, rows: lines, note, picture });
    }
    Ok(made)
}

/// A group's value as printed, with what was divided.
///
/// # Errors
/// The template's messages lack one.
pub fn cell(
    words: &Words,
    series: &Series,
    figure: Option<&Measured>,
) -> Result<Cell, MessageError> {
    let indicator = series.indicator;
    let text = match figure {
        Some(figure) if figure.shown.is_some() || figure.suppressed.is_some() => {
            printed::value(words, indicator, Some(figure))?
        }
        Some(_) => NOTHING.to_owned(),
        None => tables::absent(words, indicator),
    };
    let mute = match figure.and_then(|figure| figure.numerator.zip(figure.denominator)) {
        Some((part, whole)) => {
            format!("{}/{}", printed::plain(words.lang, part), printed::plain(words.lang, whole))
        }
        None => String::new(),
    };
    Ok(Cell { mute, figure: figure.map(Measured::address), ..Cell::from(text) })
}

/// How many units stand in several groups of these stratifiers in the reported period; nothing where none do.
///
/// # Errors
/// The template's messages lack one.
pub fn overlaps(
    words: &Words,
    series: &Series,
    stratifiers: &[&Stratifier],
) -> Result<Option<String>, MessageError> {
    let Some(now) = series.now() else { return Ok(None) };
    let mut sentences = Vec::new();
    for stratifier in stratifiers {
        let own = now.overlap.iter().find(|(name, _)| *name == stratifier.name);
        if let Some((_, units)) = own.filter(|(_, units)| *units > 0) {
            sentences.push(words.say(
                "overlap",
                &[
                    ("period", &locale::period_label(words.lang, words.period())),
                    ("title", words.lang.of(&stratifier.title)),
                    ("count", &locale::integer(words.lang, *units)),
                    ("unit", words.lang.of(&series.indicator.unit)),
                ],
            )?);
        }
    }
    Ok((!sentences.is_empty()).then(|| sentences.join(" ")))
}
