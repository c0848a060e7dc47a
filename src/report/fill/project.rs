//! A project's indicators: baseline, target, achieved.

use super::coverage::group_title;
use super::section::{NOTHING, judgement};
use super::series::Series;
use super::{Pool, Words, funnel, printed, provenance, title};
use crate::library::framework::Framework;
use crate::locale;
use crate::measure::Figure;
use crate::pool::Pooled;
use crate::report::context::{Cell, Column, Project, ProjectIndicator, Table};
use crate::report::messages::MessageError;

/// The project of the report's framework; empty where the framework is no project's or nothing could be computed.
///
/// # Errors
/// The template's messages lack one.
pub fn project(
    words: &Words,
    framework: Option<&Framework>,
    all: &[Series],
) -> Result<Project, MessageError> {
    let lang = words.lang;
    let stated = words.sources.workspace.written.project.as_ref();
    let mut project = Project {
        framework: framework.map_or("", |framework| lang.of(&framework.title)).to_owned(),
        number: stated.map(|project| project.number.clone()),
        name: stated.map(|project| lang.of(&project.name).to_owned()),
        days: stated.map(|project| {
            let to = project.to.map_or(String::new(), locale::iso_date);
            format!("{} – {to}", locale::iso_date(project.from)).trim_end().to_owned()
        }),
        indicators: Vec::new(),
    };
    let Some(framework) = framework else { return Ok(project) };
    for group in &framework.group {
        for series in all.iter().filter(|series| framework.maps(group, series.indicator)) {
            let now = series.now();
            let indicator = series.indicator;
            let baseline =
                stated.and_then(|project| project.baseline.get(&indicator.id)).map(|value| {
                    locale::value(lang, *value, value.scale(), printed::unit(indicator, lang))
                });
            project.indicators.push(ProjectIndicator {
                id: indicator.id.clone(),
                measures: group_title(lang, group),
                title: title(words, indicator),
                unit: lang.of(&indicator.unit).to_owned(),
                baseline,
                target: target(words, series, now),
                achieved: printed::value(words, indicator, now)?,
                of: now.map(|figure| printed::of(words, figure)).transpose()?.flatten(),
                judgement: judgement(words, indicator, now)?,
                periods: periods(words, series)?,
                centres: centres(words, series)?,
                funnel: match pooled(words, series) {
                    Some((pool, pooled)) => funnel::picture(words, series, &pool, pooled)?,
                    None => None,
                },
                shared: shared(words, series)?,
                provenance: provenance::provenance(words, series)?,
                figure: now.map(Figure::address),
            });
        }
    }
    Ok(project)
}

/// The joined figure of the reported period.
fn pooled<'a>(words: &Words<'a>, series: &Series) -> Option<(Pool<'a>, &'a Pooled)> {
    let pool = words.sources.pool?;
    let found = pool.pooled.iter().find(|pooled| {
        pooled.figure.indicator == series.indicator.id && pooled.figure.period == *words.period()
    });
    Some((pool, found?))
}

/// Columns by title, width, whether they hold numbers, and whether anything would stand in them: the first takes the
/// room of those in which nothing would.
fn columns(words: &Words, wanted: &[(&str, u32, bool, bool)]) -> Result<Vec<Column>, MessageError> {
    let mut left: u32 = wanted.iter().filter(|column| !column.3).map(|column| column.1).sum();
    let mut columns = Vec::new();
    for (key, width, number, _) in wanted.iter().filter(|column| column.3) {
        let width = width + std::mem::take(&mut left);
        columns.push(Column { title: words.say(key, &[])?, width, number: *number });
    }
    Ok(columns)
}

/// Each centre's value; a centre without counts is named too.
fn centres(words: &Words, series: &Series) -> Result<Option<Table>, MessageError> {
    let Some((pool, pooled)) = pooled(words, series) else { return Ok(None) };
    let own = || pooled.centres.iter().map(Option::as_ref);
    let judged = own().flatten().any(|figure| figure.target.is_some());
    let mut told = Vec::new();
    for figure in own() {
        told.push(figure.map(|figure| printed::of(words, figure)).transpose()?.flatten());
    }
    let divided = told.iter().any(Option::is_some);
    let columns = columns(
        words,
        &[
            ("project-centre", 46, false, true),
            ("project-achieved", 14, true, true),
            ("column-cases", 16, true, divided),
            ("column-verdict", 24, false, judged),
        ],
    )?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for ((name, figure), of) in pool.centres.iter().zip(own()).zip(told) {
        let achieved = printed::value(words, series.indicator, figure)?;
        let mut row: Vec<Cell> = vec![words.lang.of(name).into(), achieved.into()];
        if divided {
            row.push(of.unwrap_or_else(|| NOTHING.to_owned()).into());
        }
        if judged {
            row.push(Cell::from(&judgement(words, series.indicator, figure)?));
        }
        rows.push(row);
    }
    let caption = locale::period_label(words.lang, words.period());
    Ok(Some(Table { caption, columns, rows, ..Table::default() }))
}

/// Whom several centres counted, and whom only their own centre can know.
fn shared(words: &Words, series: &Series) -> Result<Option<String>, MessageError> {
    let person = series.indicator.population.person.is_some();
    let Some((_, pooled)) = pooled(words, series).filter(|_| person) else { return Ok(None) };
    let (Some(shared), Some(local)) = (pooled.shared, pooled.local) else { return Ok(None) };
    let shared = locale::integer(words.lang, shared);
    let local = locale::integer(words.lang, local);
    words.say("project-shared", &[("shared", &shared), ("local", &local)]).map(Some)
}

fn target(words: &Words, series: &Series, figure: Option<&Figure>) -> Option<String> {
    let target = figure?.target.as_ref()?;
    Some(printed::target(words, series.indicator, target))
}

fn periods(words: &Words, series: &Series) -> Result<Table, MessageError> {
    let figures = || words.sources.periods.iter().zip(&series.whole);
    let has_value = |figure: &&Figure| figure.shown.is_some() || figure.suppressed.is_some();
    let of = |figure: Option<&Figure>| -> Result<Option<String>, MessageError> {
        figure
            .filter(has_value)
            .map(|figure| printed::of(words, figure))
            .transpose()
            .map(Option::flatten)
    };
    let judged = figures().any(|(_, figure)| figure.is_some_and(|figure| figure.target.is_some()));
    let mut divided = false;
    for (_, figure) in figures() {
        divided |= of(*figure)?.is_some();
    }
    let columns = columns(
        words,
        &[
            ("column-period", 22, false, true),
            ("project-target", 16, true, judged),
            ("project-achieved", 16, true, true),
            ("column-cases", 18, true, divided),
            ("column-verdict", 28, false, judged),
        ],
    )?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (period, figure) in figures() {
        let mut row: Vec<Cell> = vec![locale::period_label(words.lang, period).into()];
        if judged {
            let target = target(words, series, *figure);
            row.push(target.unwrap_or_else(|| NOTHING.to_owned()).into());
        }
        let achieved = match figure.filter(has_value) {
            Some(figure) => printed::value(words, series.indicator, Some(figure))?,
            None => NOTHING.to_owned(),
        };
        row.push(Cell { figure: figure.map(Figure::address), ..Cell::from(achieved) });
        if divided {
            row.push(of(*figure)?.unwrap_or_else(|| NOTHING.to_owned()).into());
        }
        if judged {
            row.push(Cell::from(&judgement(words, series.indicator, *figure)?));
        }
        rows.push(row);
    }
    let caption = title(words, series.indicator);
    Ok(Table { caption, columns, rows, ..Table::default() })
}
