//! A cross drawn: bars of groups that make up the whole, or a pyramid where the definition names one.

use super::{Words, crosses, tables, title};
use crate::library::indicator::Stratifier;
use crate::measure::Figure as Measured;
use crate::report::chart::{Pair, Piece, Pyramid, Stack, Stacked, pyramid, stacked};
use crate::report::context::Figure;
use crate::report::fill::series::Series;
use crate::report::messages::MessageError;

/// With more groups than this the table alone says it better.
const MOST_ROWS: usize = 40;
/// With more parts than this shades of grey are not told apart.
const MOST_PARTS: usize = 7;
/// Of fewer units the table shows each.
const LEAST: u32 = 10;
/// So many equally large groups are named.
const MOST_NAMED: usize = 3;

/// A value of a stratifier; `None` inside for the unknown one.
type Value = Option<String>;

/// The figure of a row and a column; of a margin without one of them.
type Lookup<'g, 'a> = dyn Fn(Option<&Value>, Option<&Value>) -> Option<&'a Measured> + 'g;

/// Two stratifiers with the values that occur.
pub struct Grid<'g, 'a> {
    pub rows: &'g Stratifier,
    pub columns: &'g Stratifier,
    pub down: &'g [Value],
    pub across: &'g [Value],
    /// The figure of a group; of the margin without a row or a column.
    pub figure: &'g Lookup<'g, 'a>,
    /// What the table is called.
    pub caption: &'g str,
}

/// The picture of a count or sum whose units stand in one group each; nothing of anything else.
///
/// # Errors
/// The template's messages lack one.
pub fn picture(
    words: &Words,
    series: &Series,
    grid: &Grid,
) -> Result<Option<Figure>, MessageError> {
    let indicator = series.indicator;
    let whole = tables::adds_up(indicator)
        && indicator.population.at_least <= 1
        && [grid.rows, grid.columns].iter().all(|stratifier| is_parted(series, stratifier));
    // A report for anybody is drawn by what it tells, whatever it withholds.
    let few = series.now().and_then(|now| now.shown).is_some_and(|all| all < LEAST.into());
    if !whole || few || grid.down.len() < 2 || grid.down.len() > MOST_ROWS {
        return Ok(None);
    }
    let named = [&grid.rows.name, &grid.columns.name];
    if indicator.pyramids.iter().any(|pyramid| pyramid.iter().eq(named)) {
        return drawn_pyramid(words, series, grid);
    }
    if grid.across.len() < 2 || grid.across.len() > MOST_PARTS {
        return Ok(None);
    }
    drawn_bars(words, series, grid).map(Some)
}

/// Whether each unit stands in one group: by the definition, or because it was counted so. A report for anybody may
/// not tell how many stand in several, and then they may.
fn is_parted(series: &Series, stratifier: &Stratifier) -> bool {
    let population = &series.indicator.population;
    let counted = series.now().and_then(|now| {
        now.overlap.iter().find(|(name, _)| *name == stratifier.name).map(|(_, units)| *units == 0)
    });
    counted.unwrap_or(population.count.is_none() || population.keep.is_some())
}

/// What is drawn of a group: nought where nobody is in it, nothing where its number is not told.
fn length(figure: Option<&Measured>) -> Option<f64> {
    match figure {
        Some(figure) => figure.value_f64().filter(|_| figure.shown.is_some()),
        None => Some(0.0),
    }
}

fn printed(
    words: &Words,
    series: &Series,
    figure: Option<&Measured>,
) -> Result<String, MessageError> {
    Ok(crosses::cell(words, series, figure)?.text)
}

/// The sentence that names the largest groups; nothing where one is not told, and where many are as large.
fn largest(
    words: &Words,
    groups: &[(String, Option<f64>, &str)],
) -> Result<Option<String>, MessageError> {
    let values: Option<Vec<f64>> = groups.iter().map(|(_, value, _)| *value).collect();
    let most = values.unwrap_or_default().into_iter().fold(0.0, f64::max);
    let named: Vec<String> = groups
        .iter()
        .filter(|(_, value, _)| most > 0.0 && *value == Some(most))
        .map(|(name, _, printed)| format!("{name} ({printed})"))
        .collect();
    if named.is_empty() || named.len() > MOST_NAMED {
        return Ok(None);
    }
    words.say("picture-most", &[("list", &named.join("; "))]).map(Some)
}

/// What a picture is and means: its caption and, after the indicator's title, the beginning of its alternative text.
fn finished(
    words: &Words,
    series: &Series,
    sentences: Vec<String>,
    draw: impl FnOnce(&str) -> crate::report::chart::Svg,
) -> Figure {
    let caption = sentences.join(" ");
    let svg = draw(&format!("{}. {caption}", title(words, series.indicator)));
    Figure { number: 0, svg, caption }
}

fn drawn_pyramid(
    words: &Words,
    series: &Series,
    grid: &Grid,
) -> Result<Option<Figure>, MessageError> {
    let lang = words.lang;
    let label =
        |stratifier, value: &Value| tables::group_label(words, stratifier, value.as_deref());
    let codes = |stratifier: &Stratifier| -> Vec<Value> {
        stratifier.known.iter().map(|(code, _)| Some(code.clone())).collect()
    };
    // The reader of definitions lets no other number of sides in.
    let [left, right] = codes(grid.columns).try_into().unwrap_or([None, None]);
    let names = [label(grid.columns, &left)?, label(grid.columns, &right)?];
    let mut totals = Vec::new();
    for (side, name) in [&left, &right].into_iter().zip(&names) {
        let total = printed(words, series, (grid.figure)(None, Some(side)))?;
        totals.push(format!("{name}: {total}"));
    }
    let mut pairs = Vec::new();
    for row in codes(grid.rows) {
        let figures = [&left, &right].map(|side| (grid.figure)(Some(&row), Some(side)));
        let texts = [printed(words, series, figures[0])?, printed(words, series, figures[1])?];
        let name = label(grid.rows, &row)?;
        let spoken = format!("{name}: {} {}, {} {}", names[0], texts[0], names[1], texts[1]);
        pairs.push(Pair { label: name, values: figures.map(length), printed: texts, spoken });
    }
    // Where all that would be drawn is withheld, the table says so.
    if !pairs.iter().flat_map(|pair| pair.values).flatten().any(|value| value > 0.0) {
        return Ok(None);
    }
    // Bands in which nobody is are drawn between others only.
    let is_bare = |pair: &Pair| pair.values == [Some(0.0); 2];
    let bare = pairs.iter().take_while(|pair| is_bare(pair)).count();
    pairs.drain(..bare);
    let filled = pairs.iter().rposition(|pair| !is_bare(pair)).map_or(0, |last| last + 1);
    pairs.truncate(filled);
    let mut unknown = Vec::new();
    for (stratifier, occurs, is_row) in
        [(grid.rows, grid.down, true), (grid.columns, grid.across, false)]
    {
        if let Some(value) = occurs.iter().find(|value| value.is_none()) {
            let figure = match is_row {
                true => (grid.figure)(Some(value), None),
                false => (grid.figure)(None, Some(value)),
            };
            let count = printed(words, series, figure)?;
            let title = lang.of(&stratifier.title);
            unknown.push(words.say("picture-unknown-one", &[("title", title), ("count", &count)])?);
        }
    }
    let beside = match unknown.is_empty() {
        true => String::new(),
        false => words.say("picture-unknown", &[("list", &unknown.join("; "))])?,
    };
    let groups: Vec<(String, Option<f64>, &str)> = pairs
        .iter()
        .flat_map(|pair| {
            let sides = names.iter().zip(pair.values).zip(&pair.printed);
            sides.map(|((side, value), printed)| {
                (format!("{}, {side}", pair.label), value, printed.as_str())
            })
        })
        .collect();
    let unit = lang.of(&series.indicator.unit);
    let arguments =
        [("caption", grid.caption), ("left", &names[0]), ("right", &names[1]), ("unit", unit)];
    let mut sentences = vec![words.say("caption-pyramid", &arguments)?];
    sentences.extend(largest(words, &groups)?);
    if pairs.iter().flat_map(|pair| pair.values).any(|value| value.is_none()) {
        sentences.push(words.say("picture-withheld", &[])?);
    }
    let sides = [totals[0].as_str(), totals[1].as_str()];
    let drawn = finished(words, series, sentences, |title| {
        pyramid(&Pyramid { title, sides, pairs: &pairs, beside: &beside })
    });
    Ok(Some(drawn))
}

fn drawn_bars(words: &Words, series: &Series, grid: &Grid) -> Result<Figure, MessageError> {
    let mut parts = Vec::new();
    for value in grid.across {
        parts.push(tables::group_label(words, grid.columns, value.as_deref())?);
    }
    let mut rows: Vec<(bool, f64, Stack)> = Vec::new();
    let mut totals = Vec::new();
    for row in grid.down {
        let label = tables::group_label(words, grid.rows, row.as_deref())?;
        let mut pieces = Vec::new();
        for column in grid.across {
            let figure = (grid.figure)(Some(row), Some(column));
            let printed = printed(words, series, figure)?;
            pieces.push(Piece { value: length(figure), printed });
        }
        let whole = (grid.figure)(Some(row), None);
        let total = printed(words, series, whole)?;
        totals.push((label.clone(), length(whole), total.clone()));
        let told: Vec<String> = parts
            .iter()
            .zip(&pieces)
            .map(|(part, piece)| format!("{part} {}", piece.printed))
            .collect();
        let spoken = format!("{label}: {total} ({})", told.join(", "));
        // Only what is drawn decides of the order, which tells nothing of the rest.
        let long: f64 = pieces.iter().filter_map(|piece| piece.value).sum();
        let whole_told = length(whole).filter(|_| pieces.iter().any(|piece| piece.value.is_none()));
        let rest = whole_told.map_or(0.0, |whole| whole - long);
        rows.push((
            row.is_none(),
            long + rest,
            Stack { label, pieces, rest, beside: total, spoken },
        ));
    }
    if grid.rows.bands.is_empty() {
        rows.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    }
    let rows: Vec<Stack> = rows.into_iter().map(|(_, _, row)| row).collect();
    let groups: Vec<(String, Option<f64>, &str)> = totals
        .iter()
        .map(|(label, value, printed)| (label.clone(), *value, printed.as_str()))
        .collect();
    let unit = words.lang.of(&series.indicator.unit);
    let columns = words.lang.of(&grid.columns.title);
    let arguments = [("caption", grid.caption), ("unit", unit), ("columns", columns)];
    let mut sentences = vec![words.say("caption-stacked", &arguments)?];
    sentences.extend(largest(words, &groups)?);
    if rows.iter().any(|row| row.rest > 0.0) {
        sentences.push(words.say("picture-hollow", &[])?);
    }
    Ok(finished(words, series, sentences, |title| {
        stacked(&Stacked { title, parts: &parts, rows: &rows })
    }))
}
