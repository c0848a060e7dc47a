//! Who was there at the beginning, came, went and was there at the end.

use chrono::Days;

use super::Words;
use super::printed;
use super::section::NOTHING;
use super::series::Series;
use crate::locale;
use crate::measure::Figure;
use crate::period::Period;
use crate::report::context::{Cell, Column, Table};
use crate::report::messages::MessageError;

/// With more periods than this, the table shows the latest.
const MOST: usize = 4;

/// A row of a table: the message of its name, and the indicator that fills it.
struct Row {
    key: &'static str,
    indicator: &'static str,
    /// The value on the last day of the period before: the beginning of this one.
    begins: bool,
}

const fn row(key: &'static str, indicator: &'static str) -> Row {
    Row { key, indicator, begins: false }
}

/// The tables: the message of the caption, and the rows.
const TABLES: [(&str, &[Row]); 2] = [
    (
        "flow-children",
        &[
            Row { key: "flow-children-first", indicator: "children_on_last_day", begins: true },
            row("flow-children-entries", "entries"),
            row("flow-children-exits", "exits"),
            row("flow-children-last", "children_on_last_day"),
            row("flow-children-all", "children_in_period"),
        ],
    ),
    (
        "flow-families",
        &[
            Row { key: "flow-families-first", indicator: "families_on_last_day", begins: true },
            row("flow-families-last", "families_on_last_day"),
            row("flow-families-all", "families_in_period"),
        ],
    ),
];

/// The tables of stock and flow that have a figure.
///
/// # Errors
/// The template's messages lack one.
pub fn flows(words: &Words, all: &[Series]) -> Result<Vec<Table>, MessageError> {
    let periods = words.sources.periods;
    let first = periods.len().saturating_sub(MOST);
    let mut tables = Vec::new();
    for (caption, rows) in TABLES {
        let mut lines: Vec<Vec<Cell>> = Vec::new();
        let mut empty = true;
        for row in rows {
            let series = all.iter().find(|series| series.indicator.id == row.indicator);
            let mut cells: Vec<Cell> = vec![words.say(row.key, &[])?.into()];
            for at in first..periods.len() {
                let figure = series.and_then(|series| figure(series, periods, at, row.begins));
                let shown = figure.and_then(|figure| figure.shown);
                let mark = figure.and_then(|figure| figure.suppressed);
                // A home without families has no table of noughts.
                empty &= shown.is_none_or(|value| value.is_zero()) && mark.is_none();
                let text = shown.map(|value| locale::number(words.lang, value, value.scale()));
                let text = text.or(mark.map(|mark| printed::withheld(words, mark)));
                cells.push(text.unwrap_or_else(|| NOTHING.to_owned()).into());
            }
            lines.push(cells);
        }
        if empty {
            continue;
        }
        let width = 12;
        let name = 100 - width * (periods.len() - first) as u32;
        let mut columns = vec![Column { title: String::new(), width: name, number: false }];
        columns[0].title = words.say("flow-column", &[])?;
        columns.extend(periods[first..].iter().map(|period| Column {
            title: locale::period_label(words.lang, period),
            width,
            number: true,
        }));
        tables.push(Table {
            caption: words.say(caption, &[])?,
            columns,
            rows: lines,
            ..Table::default()
        });
    }
    Ok(tables)
}

fn figure<'a>(
    series: &Series<'a>,
    periods: &[Period],
    at: usize,
    begins: bool,
) -> Option<&'a Figure> {
    if !begins {
        return series.whole.get(at).copied().flatten();
    }
    // The last day of the period before is the beginning only where no day lies between.
    let eve = periods[at].from.checked_sub_days(Days::new(1))?;
    let before = periods.iter().position(|period| period.to == eve)?;
    series.whole.get(before).copied().flatten()
}
