//! A survey's question: who could have answered, who did, and how.

use rust_decimal::prelude::ToPrimitive;

use super::lead::share;
use super::series::Series;
use super::{Words, title, turnout};
use crate::library::question::Question;
use crate::library::terms::Scoring;
use crate::locale;
use crate::measure::answers::{Cut, Distribution};
use crate::measure::disclosure::Part as Withheld;
use crate::measure::questionnaire::Questionnaire;
use crate::measure::{Fraction, rounding};
use crate::report::chart::{Answers, Likert, Part, Response, Row, answers, likert};
use crate::report::context::{Block, Figure};
use crate::report::messages::MessageError;

/// Who could have answered and who did.
pub struct Asked {
    pub eligible: u64,
    pub returned: u64,
    pub usable: u64,
    pub favourable: u64,
}

/// What the reported period's survey is read by; `None` where nobody counted who could answer, and where the
/// numbers cannot be.
pub fn asked(series: &Series) -> Option<Asked> {
    let flow = &series.survey()?.flow;
    let (eligible, returned, usable) = (flow.eligible?, flow.returned?, flow.usable?);
    let now = series.now()?;
    // A public report may not say how many of them were favourable.
    if now.mark(&Withheld::Numerator).is_some() {
        return None;
    }
    let favourable = now.numerator.and_then(|part| part.to_u64()).unwrap_or(usable);
    let fits = eligible > 0 && flow.excesses().is_empty() && favourable <= usable;
    fits.then_some(Asked { eligible, returned, usable, favourable })
}

/// Who answered and how, of a question that is counted as a share.
///
/// # Errors
/// The template's messages lack one.
pub fn block(words: &Words, series: &Series) -> Result<Option<Block>, MessageError> {
    if series.indicator.terms.scoring != Scoring::Proportion {
        return Ok(None);
    }
    let asked = asked(series);
    let steps = steps(words, series)?;
    let mut figures = Vec::new();
    if let Some(asked) = &asked {
        figures.push(strip(words, series, asked, steps.is_none())?);
    }
    figures.extend(steps);
    let tables = turnout::tables(words, series)?;
    if figures.is_empty() && tables.is_empty() {
        return Ok(None);
    }
    let mut paragraphs = Vec::new();
    if let Some(survey) = series.survey() {
        paragraphs = sentences(words, series, survey)?;
    }
    let title = words.say("heading-survey", &[])?;
    Ok(Some(Block { title, paragraphs, figures, tables }))
}

/// Top-1 and top-2, who answered, and the interval for so few people.
fn sentences(
    words: &Words,
    series: &Series,
    survey: &Questionnaire,
) -> Result<Vec<String>, MessageError> {
    let lang = words.lang;
    let mut sentences = Vec::new();
    let of = |cut| {
        let share = survey.distribution.as_ref()?.share(cut, false)?.percent()?;
        Some(percent(words, share))
    };
    if let (Some(top1), Some(top2)) = (of(Cut::Top1), of(Cut::Top2)) {
        sentences.push(words.say("survey-top", &[("top1", &top1), ("top2", &top2)])?);
    }
    if let Some(voices) = survey.voices {
        let count = |value| locale::integer(lang, value);
        let arguments = [
            ("own", count(voices.own)),
            ("assisted", count(voices.assisted)),
            ("proxy", count(voices.proxy)),
            ("unknown", count(voices.unknown)),
        ];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        sentences.push(words.say("survey-voices", &arguments)?);
    }
    if let (Some(finite), Some(eligible)) = (&survey.finite, survey.flow.eligible) {
        let target = series.now().and_then(|figure| figure.target.as_ref());
        if let Some((low, high)) = finite.interval.beside(series.indicator.terms.decimals, target) {
            let decimals = low.scale();
            let low = locale::number(lang, low, decimals);
            let high = locale::percent(lang, high, decimals);
            let eligible = locale::integer(lang, eligible);
            let arguments =
                [("eligible", eligible.as_str()), ("low", low.as_str()), ("high", high.as_str())];
            sentences.push(words.say("survey-finite", &arguments)?);
        }
    }
    Ok(if sentences.is_empty() { sentences } else { vec![sentences.join(" ")] })
}

/// A share of answers, with one decimal.
pub fn percent(words: &Words, share: Fraction) -> String {
    locale::percent(words.lang, rounding::rounded(share, 1), 1)
}

/// The answers of each period step by step; `None` with fewer than two answers to show.
fn steps(words: &Words, series: &Series) -> Result<Option<Figure>, MessageError> {
    let Some(question) = &series.indicator.question else { return Ok(None) };
    let labels = best_first(words, question);
    let mut rows = Vec::new();
    for survey in &series.surveys {
        let Some(distribution) = survey.distribution.as_ref().filter(|one| one.rated() > 1) else {
            continue;
        };
        rows.push(row(words, survey, distribution, &labels)?);
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let spoken = words.say("heading-survey", &[])?;
    let svg = likert(&Likert {
        title: &format!("{}. {spoken}", title(words, series.indicator)),
        answers: &labels,
        rows: &rows,
    });
    let caption = words.say("caption-answers-steps", &[])?;
    Ok(Some(Figure { number: 0, svg, caption }))
}

/// What the answers are called, the best first.
fn best_first(words: &Words, question: &Question) -> Vec<String> {
    let labels = question.labels.iter().map(|label| words.lang.of(label).to_owned());
    if question.reversed { labels.collect() } else { labels.rev().collect() }
}

fn row(
    words: &Words,
    survey: &Questionnaire,
    distribution: &Distribution,
    labels: &[String],
) -> Result<Row, MessageError> {
    let lang = words.lang;
    let rated = distribution.rated();
    let counts: Vec<u64> = distribution.counts().iter().rev().copied().collect();
    let shares: Vec<String> = counts.iter().map(|count| share(words, *count, rated)).collect();
    let rated = locale::integer(lang, rated);
    let beside = match distribution.no_opinion() {
        0 => words.say("row-beside", &[("rated", &rated)])?,
        none => {
            let none = locale::integer(lang, none);
            words.say("row-no-opinion", &[("rated", &rated), ("none", &none)])?
        }
    };
    let label = locale::period_label(lang, &survey.period);
    let parts: Vec<String> = labels
        .iter()
        .zip(counts.iter().zip(&shares))
        .map(|(label, (count, share))| {
            format!("{label} {} ({share})", locale::integer(lang, *count))
        })
        .collect();
    let parts = parts.join(", ");
    let spoken = words.say("row-answers", &[("period", &label), ("parts", &parts)])?;
    Ok(Row { label, counts, shares, beside, spoken })
}

/// How many of those who could answer did and, where no scale is known, how many favourably.
fn strip(
    words: &Words,
    series: &Series,
    asked: &Asked,
    with_parts: bool,
) -> Result<Figure, MessageError> {
    let lang = words.lang;
    let count = |value: u64| locale::integer(lang, value);
    let response = Response {
        eligible: Some(asked.eligible),
        eligible_printed: words.say("eligible", &[("count", &count(asked.eligible))])?,
        returned: asked.returned,
        usable: asked.usable,
        returned_printed: words.say(
            "returned",
            &[("usable", &count(asked.usable)), ("returned", &count(asked.returned))],
        )?,
    };
    let others = asked.usable - asked.favourable;
    let mut parts = Vec::new();
    if with_parts {
        parts.push(Part {
            count: asked.favourable,
            printed: words.say("favourable", &[("count", &count(asked.favourable))])?,
            counted: true,
        });
        parts.push(Part {
            count: others,
            printed: words.say("not-favourable", &[("count", &count(others))])?,
            counted: false,
        });
    }
    let spoken = words.say("heading-answers", &[])?;
    let svg = answers(&Answers {
        title: &format!("{}. {spoken}", title(words, series.indicator)),
        response: Some(&response),
        parts: &parts,
    });
    let period = locale::period_label(lang, words.period());
    let key = if with_parts { "caption-answers" } else { "caption-response" };
    let caption = words.say(key, &[("period", &period)])?;
    Ok(Figure { number: 0, svg, caption })
}
