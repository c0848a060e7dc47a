//! An indicator's months or quarters: whether they only waver, and what that means for the target.

use super::series::Series;
use super::{Words, picture, title};
use crate::library::terms::{ControlKind, Scoring};
use crate::locale;
use crate::measure::control::Control as Measured;
use crate::measure::rounding;
use crate::measure::spc::{Chart, Reading, Rule};
use crate::period::{Period, Span};
use crate::printed;
use crate::report::chart::{Control, Line, Watched, control};
use crate::report::context::{Block, Figure};
use crate::report::messages::MessageError;

/// So many unusual stretches are named; more would bury the first.
const NAMED: usize = 6;

/// The first control chart that has enough points.
///
/// # Errors
/// The template's messages lack one.
pub fn block(words: &Words, series: &Series) -> Result<Option<Block>, MessageError> {
    let found = series.controls.iter().find_map(|control| {
        let chart = control.chart.as_ref().ok()?;
        Some((*control, chart))
    });
    let Some((measured, chart)) = found else { return Ok(None) };
    Ok(Some(Block {
        title: words.say("heading-control", &[])?,
        paragraphs: vec![sentences(words, series, measured, chart)?.join(" ")],
        figures: vec![picture(words, series, measured, chart)?],
        tables: Vec::new(),
    }))
}

fn statistic(words: &Words, series: &Series, value: f64) -> String {
    printed::statistic(words.lang, series.indicator, value)
}

fn sentences(
    words: &Words,
    series: &Series,
    measured: &Measured,
    chart: &Chart,
) -> Result<Vec<String>, MessageError> {
    let mut sentences = Vec::new();
    let stretches = stretches(&measured.periods, chart);
    if stretches.is_empty() {
        if let Some(latest) = chart.points.iter().flatten().last() {
            let lower = statistic(words, series, latest.lower);
            let upper = statistic(words, series, latest.upper);
            sentences.push(words.say("control-stable", &[("lower", &lower), ("upper", &upper)])?);
        }
    } else {
        let mut list = Vec::new();
        for stretch in stretches.iter().take(NAMED) {
            list.push(named(words, series, stretch)?);
        }
        if stretches.len() > NAMED {
            let more = (stretches.len() - NAMED) as u64;
            list.push(locale::message(words.lang, "more-places", &[("count", more.into())]));
        }
        sentences.push(words.say("control-signals", &[("list", &list.join("; "))])?);
    }
    if let (Some(assurance), Some(target)) = (measured.assurance, &measured.target) {
        let target = printed::target(words.lang, series.indicator, target);
        let arguments = [
            ("assurance", assurance.key()),
            ("target", target.as_str()),
            ("every", measured.every),
        ];
        sentences.push(words.say("control-assurance", &arguments)?);
        if !chart.stable() {
            sentences.push(words.say("control-unstable", &[])?);
        }
    }
    Ok(sentences)
}

/// Points in a row that break one rule in one way.
struct Stretch<'a> {
    rule: Rule,
    upward: bool,
    reading: Reading,
    first: &'a Period,
    last: &'a Period,
    value: f64,
}

/// What is unusual, in the order of time. Values outside the limits are told one by one, of the other rules the
/// whole run; what is outside is not told as one of two of three again.
fn stretches<'a>(periods: &'a [Period], chart: &Chart) -> Vec<Stretch<'a>> {
    let mut found: Vec<(usize, Stretch)> = Vec::new();
    for rule in [Rule::Outside, Rule::Run, Rule::Trend, Rule::TwoOfThree] {
        let mut before: Option<(usize, bool)> = None;
        for (index, (period, point)) in periods.iter().zip(&chart.points).enumerate() {
            let Some(point) = point else { continue };
            let outside = point.signals.iter().any(|signal| signal.rule == Rule::Outside);
            let told = rule == Rule::TwoOfThree && outside;
            let signal = point.signals.iter().find(|signal| signal.rule == rule && !told);
            let Some(signal) = signal else {
                before = None;
                continue;
            };
            match (before, found.last_mut()) {
                (Some((_, upward)), Some((_, stretch)))
                    if rule != Rule::Outside && upward == signal.upward =>
                {
                    stretch.last = period;
                }
                _ => found.push((
                    index,
                    Stretch {
                        rule,
                        upward: signal.upward,
                        reading: signal.reading,
                        first: period,
                        last: period,
                        value: point.value.to_f64(),
                    },
                )),
            }
            before = Some((index, signal.upward));
        }
    }
    found.sort_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, stretch)| stretch).collect()
}

fn named(words: &Words, series: &Series, stretch: &Stretch) -> Result<String, MessageError> {
    let label = |period| locale::period_label(words.lang, period);
    let period = if stretch.first == stretch.last {
        label(stretch.first)
    } else {
        format!("{}\u{a0}–\u{a0}{}", label(stretch.first), label(stretch.last))
    };
    let value = statistic(words, series, stretch.value);
    let arguments = [
        ("rule", stretch.rule.key()),
        ("period", period.as_str()),
        ("value", value.as_str()),
        ("way", if stretch.upward { "up" } else { "down" }),
    ];
    let what = words.say("control-signal", &arguments)?;
    let reading = words.say("control-reading", &[("reading", stretch.reading.key())])?;
    Ok(format!("{what} ({reading})"))
}

fn picture(
    words: &Words,
    series: &Series,
    measured: &Measured,
    chart: &Chart,
) -> Result<Figure, MessageError> {
    let lang = words.lang;
    let line = |key: &str, value: f64| -> Result<Line, MessageError> {
        let printed = words.say(key, &[("value", &statistic(words, series, value))])?;
        Ok(Line { value, printed })
    };
    let mut points = Vec::new();
    let mut year = None;
    for (period, point) in measured.periods.iter().zip(&chart.points) {
        let label = locale::period_label(lang, period);
        let own = match period.span() {
            Span::Month(own, _) | Span::Quarter(own, _) => Some(own),
            Span::Year(_) | Span::Days => None,
        };
        let mark = own.filter(|_| own != year).map_or(String::new(), |own| own.to_string());
        year = own;
        let Some(point) = point else {
            points.push(Watched { mark, ..Watched::default() });
            continue;
        };
        let value = statistic(words, series, point.value.to_f64());
        let outside = point.signals.iter().any(|signal| signal.rule == Rule::Outside);
        let key = if point.signals.is_empty() { "control-point" } else { "control-unusual" };
        points.push(Watched {
            mark,
            value: Some(point.value.to_f64()),
            limits: Some((point.lower, point.upper)),
            unusual: !point.signals.is_empty(),
            // A run's points stand close together: the sentence names them.
            name: if outside { format!("{label}: {value}") } else { String::new() },
            spoken: words.say(key, &[("period", &label), ("value", &value)])?,
        });
    }
    let latest = chart.points.iter().flatten().last();
    let (lower, upper) = latest.map_or((0.0, 0.0), |point| (point.lower, point.upper));
    let target = match &measured.target {
        Some(target) => {
            let shown = printed::target(lang, series.indicator, target);
            let value = target.at_least.or(target.at_most).map_or(0.0, rounding::to_f64);
            Some(Line { value, printed: words.say("target", &[("target", &shown)])? })
        }
        None => None,
    };
    let is_share = series.indicator.terms.scoring == Scoring::Proportion;
    let tick = picture::tick(lang, printed::unit(series.indicator, lang));
    let every = words.say("control-every", &[("every", measured.every)])?;
    let heading = words.say("heading-control", &[])?;
    let svg = control(&Control {
        title: &format!("{}. {heading}", title(words, series.indicator)),
        points: &points,
        mean: &line("control-mean", chart.mean)?,
        limits: [&line("control-lower", lower)?, &line("control-upper", upper)?],
        target: target.as_ref(),
        ceiling: (is_share && measured.kind != ControlKind::Xmr).then_some(100.0),
        tick: &tick,
    });
    Ok(Figure { number: 0, svg, caption: words.say("caption-control", &[("every", &every)])? })
}
