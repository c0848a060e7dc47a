//! All survey questions of a report on one scale: shares, their intervals, their targets.

use super::series::Series;
use super::{Words, picture, printed, title};
use crate::library::terms::Scoring;
use crate::locale::{self, Unit};
use crate::measure::{Figure as Measured, rounding};
use crate::report::chart::{Dots, Held, dots};
use crate::report::context::Figure;
use crate::report::messages::MessageError;
use crate::report::sentence::Verdict;

/// The overview; nothing for fewer than two questions with a value.
///
/// # Errors
/// The template's messages lack one.
pub fn picture(words: &Words, all: &[Series]) -> Result<Option<Figure>, MessageError> {
    let asked: Vec<(&Series, &Measured)> = all
        .iter()
        .filter(|series| series.indicator.terms.scoring == Scoring::Proportion)
        .filter(|series| series.indicator.question.is_some() || series.indicator.eligible.is_some())
        .filter_map(|series| Some((series, series.now()?)))
        .filter(|(_, figure)| printed::verdict(Some(figure)).has_value())
        .collect();
    if asked.iter().filter(|(_, figure)| figure.shown.is_some()).count() < 2 {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for (series, figure) in &asked {
        rows.push(row(words, series, figure)?);
    }
    // Certainly met, open, certainly not met, not judged.
    let mut numbers = [0_u64; 4];
    for (_, figure) in &asked {
        let place = match (printed::verdict(Some(*figure)), figure.certain) {
            (Verdict::Met, true) => 0,
            (Verdict::Met | Verdict::NotMet, false) => 1,
            (Verdict::NotMet, true) => 2,
            _ => 3,
        };
        numbers[place] += 1;
    }
    let numbers = numbers.map(|number| locale::integer(words.lang, number));
    let period = locale::period_label(words.lang, words.period());
    let arguments = [
        ("met", numbers[0].as_str()),
        ("open", &numbers[1]),
        ("not_met", &numbers[2]),
        ("rest", &numbers[3]),
    ];
    let caption = [
        words.say("caption-dots", &[("period", &period)])?,
        words.say("picture-targets", &arguments)?,
    ];
    let caption = caption.join(" ");
    let tick = picture::tick(words.lang, Unit::Percent);
    let svg = dots(&Dots { title: &caption, rows: &rows, ceiling: Some(100.0), tick: &tick });
    Ok(Some(Figure { number: 0, svg, caption }))
}

fn row(words: &Words, series: &Series, figure: &Measured) -> Result<Held, MessageError> {
    let indicator = series.indicator;
    let target = figure.target.as_ref();
    let limit = target.and_then(|target| target.at_least.or(target.at_most));
    let target_printed = match target {
        Some(target) => {
            let shown = printed::target(words, indicator, target);
            words.say("target", &[("target", &shown)])?
        }
        None => String::new(),
    };
    let value = figure.value_f64().filter(|_| figure.shown.is_some());
    let shown = printed::value(words, indicator, Some(figure))?;
    let of = printed::of(words, figure)?.filter(|_| value.is_some()).unwrap_or_default();
    let interval = printed::interval_words(words, indicator, figure)?;
    let name = title(words, indicator);
    let parts = [Some(of.clone()), interval, Some(target_printed.clone())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let spoken = match parts.is_empty() {
        true => format!("{name}: {shown}"),
        false => format!("{name}: {shown} ({})", parts.join("; ")),
    };
    Ok(Held {
        label: name,
        value,
        printed: shown,
        of,
        interval: figure.interval.map(|interval| (interval.lower, interval.upper)),
        target: limit.map(rounding::to_f64),
        target_printed,
        weak: printed::verdict(Some(figure)) == Verdict::TooFew,
        spoken,
    })
}
