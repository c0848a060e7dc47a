//! A survey's turnout: who could answer, was asked and did, wave by wave and group by group.

use super::Words;
use super::lead::share;
use super::section::NOTHING;
use super::series::Series;
use super::tables::group_label;
use crate::library::indicator::Stratifier;
use crate::locale;
use crate::measure::response::{Flow, Stage};
use crate::report::context::{Cell, Column, Table};
use crate::report::messages::MessageError;

/// The stages, each with the message of its column.
const STAGES: [(Stage, &str); 4] = [
    (Stage::Eligible, "column-eligible"),
    (Stage::Invited, "column-invited"),
    (Stage::Returned, "column-returned"),
    (Stage::Usable, "column-usable"),
];

/// The rates: what came back, of which stage.
const RATES: [(Stage, &str); 2] =
    [(Stage::Eligible, "column-rate-of-eligible"), (Stage::Invited, "column-rate-of-invited")];

/// The periods in which somebody was asked, and the groups of the reported one. What the strip above shows
/// already is not repeated: a table by period says how many were invited.
///
/// # Errors
/// The template's messages lack one.
pub fn tables(words: &Words, series: &Series) -> Result<Vec<Table>, MessageError> {
    let mut tables = Vec::new();
    let asked = series.surveys.iter().filter(|survey| survey.flow.returned > Some(0));
    let rows: Vec<(String, Flow)> = asked
        .map(|survey| (locale::period_label(words.lang, &survey.period), survey.flow))
        .collect();
    if rows.iter().any(|(_, flow)| flow.invited.is_some()) {
        let caption = words.say("caption-turnout", &[])?;
        tables.push(table(words, caption, "column-period", &rows)?);
    }
    for stratifier in &series.indicator.stratifiers {
        tables.extend(of_groups(words, series, stratifier)?);
    }
    Ok(tables)
}

/// The groups of the reported period, where somebody counted who of them could answer or was asked.
fn of_groups(
    words: &Words,
    series: &Series,
    stratifier: &Stratifier,
) -> Result<Option<Table>, MessageError> {
    let Some(survey) = series.survey().filter(|survey| survey.flow.returned > Some(0)) else {
        return Ok(None);
    };
    let mut groups: Vec<(Option<&str>, Flow)> = survey
        .groups
        .iter()
        .filter(|(name, _, _)| *name == stratifier.name)
        .map(|(_, value, flow)| (value.as_deref(), *flow))
        .collect();
    if groups.iter().all(|(_, flow)| flow.eligible.or(flow.invited).is_none()) {
        return Ok(None);
    }
    groups.sort_by_key(|(value, _)| {
        let place = stratifier.known.iter().position(|(code, _)| Some(code.as_str()) == *value);
        (value.is_none(), place.unwrap_or(usize::MAX), *value)
    });
    let mut rows = Vec::new();
    for (value, flow) in groups {
        rows.push((group_label(words, stratifier, value)?, flow));
    }
    rows.push((words.say("column-total", &[])?, survey.flow));
    let period = locale::period_label(words.lang, words.period());
    let group = words.lang.of(&stratifier.title);
    let caption =
        words.say("caption-turnout-by", &[("group", group), ("period", period.as_str())])?;
    Ok(Some(table(words, caption, "column-group", &rows)?))
}

fn table(
    words: &Words,
    caption: String,
    first: &str,
    rows: &[(String, Flow)],
) -> Result<Table, MessageError> {
    let column = |key: &str, width: u32, number: bool| -> Result<Column, MessageError> {
        Ok(Column { title: words.say(key, &[])?, width, number })
    };
    let mut columns = vec![column(first, 28, false)?];
    for (_, key) in STAGES {
        columns.push(column(key, 12, true)?);
    }
    for (_, key) in RATES {
        columns.push(column(key, 12, true)?);
    }
    let rows = rows.iter().map(|(label, flow)| {
        let counts = STAGES.iter().map(|(stage, _)| {
            let count = flow.at(*stage);
            count.map_or(NOTHING.to_owned(), |count| locale::integer(words.lang, count))
        });
        let rates = RATES.iter().map(|(of, _)| {
            // More answers than people who could give them have no rate.
            let rate = flow.share(Stage::Returned, *of).and(flow.returned).zip(flow.at(*of));
            rate.map_or(NOTHING.to_owned(), |(returned, of)| share(words, returned, of))
        });
        std::iter::once(label.clone()).chain(counts).chain(rates).map(Cell::from).collect()
    });
    Ok(Table { caption, columns, rows: rows.collect(), ..Table::default() })
}
