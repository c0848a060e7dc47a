//! The sentences of an indicator's page.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::section::{self, NOTHING};
use super::series::Series;
use super::survey::asked;
use super::{Words, printed};
use crate::library::terms::Scoring;
use crate::locale;
use crate::measure::history::Since;
use crate::measure::nearness::nearness;
use crate::measure::{self, Course, Figure as Measured, Standing};
use crate::report::messages::MessageError;
use crate::report::sentence::{
    self, Answered, Benchmark, Change, Direction, Past, Settle, Unknown, Verdict,
};

/// What follows from the figure, the most important first.
///
/// # Errors
/// The template's messages lack one.
pub fn lead(words: &Words, series: &Series) -> Result<Vec<String>, MessageError> {
    let asked = asked(series);
    let asked = asked.as_ref();
    let indicator = series.indicator;
    let now = series.now();
    let verdict = printed::verdict(now);
    let lang = words.lang;
    let periods = words.sources.periods;
    let label = |index: usize| locale::period_label(lang, &periods[index]);
    let value = section::told(words, indicator, now)?;
    let target = now
        .and_then(|figure| figure.target.as_ref())
        .map(|target| printed::limit(words, indicator, target))
        .transpose()?
        .unwrap_or_default();
    let units = now
        .and_then(|figure| figure.denominator)
        .map_or(NOTHING.to_owned(), |units| printed::plain(lang, units));
    let minimum = locale::integer(lang, indicator.terms.minimum);
    let span = locale::period_labels(lang, periods);

    let previous = moved(words, series, series.previous())?;
    let season = moved(words, series, series.season())?;
    let season = season.filter(|season| season.direction != Direction::TooFew);

    let rate = asked.map(|asked| share(words, asked.returned, asked.eligible));
    let bounds = asked.filter(|_| indicator.terms.scoring == Scoring::Proportion).map(|asked| {
        // Everybody who could have answered and gave no usable answer might have answered either way.
        let others = asked.eligible - asked.usable;
        (
            share(words, asked.favourable, asked.eligible),
            share(words, asked.favourable + others, asked.eligible),
        )
    });
    let numbers = asked.map(|asked| {
        (locale::integer(lang, asked.returned), locale::integer(lang, asked.eligible))
    });
    let answered =
        numbers.as_ref().zip(rate.as_ref()).map(|((returned, eligible), rate)| Answered {
            returned,
            eligible,
            rate,
            bounds: bounds.as_ref().map(|(low, high)| (low.as_str(), high.as_str())),
        });

    let unknown_units = now.map_or(Some(0), Measured::doubtful);
    let unknown_count = printed::units(words, unknown_units, now.and_then(Measured::doubtful_mark));
    let readings = now.and_then(|figure| figure.readings).map(|readings| {
        let target = now.and_then(|figure| figure.target.as_ref());
        let told = |value| crate::printed::beside(lang, indicator, value, target);
        (told(readings.lowest), told(readings.highest))
    });
    let bounds_of_value = readings.as_ref().map(|(low, high)| (low.as_str(), high.as_str()));
    let unknown = (unknown_units != Some(0))
        .then_some(Unknown { count: Some(&unknown_count), bounds: bounds_of_value })
        // What contradicts something else is counted as it stands, and could be otherwise.
        .or(bounds_of_value.map(|bounds| Unknown { count: None, bounds: Some(bounds) }));

    // More answers can be had only of those who have not answered.
    let settle =
        asked.zip(now.and_then(|figure| nearness(figure).to_settle)).map(|(asked, more)| {
            let others = asked.eligible - asked.usable;
            (locale::integer(lang, more), locale::integer(lang, others), more <= others)
        });
    let tolerance = now.filter(|figure| figure.standing == Some(Standing::NearlyMet));
    let tolerance = tolerance
        .and_then(|figure| figure.target.as_ref()?.tolerance)
        .map(|tolerance| crate::printed::distance(lang, indicator, tolerance));
    let benchmark = now.and_then(|figure| figure.benchmark.as_ref());
    let benchmark = benchmark.map(|(benchmark, compared)| Beside {
        origin: lang.of(&benchmark.origin).to_owned(),
        date: locale::iso_date(benchmark.as_of),
        value: printed::declared(words, indicator, benchmark.value),
        difference: crate::printed::difference(lang, indicator, compared.difference),
        direction: match compared.position {
            Ordering::Less => Direction::Lower,
            Ordering::Equal => Direction::Same,
            Ordering::Greater => Direction::Higher,
        },
        may_be_chance: compared.beyond_chance.map(|beyond| !beyond),
    });

    sentence::lead(
        words.messages,
        &sentence::Figure {
            verdict,
            certain: now.is_none_or(|figure| figure.certain),
            target: &target,
            units: &units,
            minimum: &minimum,
            past: past(series),
            span: &span,
            period: &label(periods.len() - 1),
            value: &value,
            change: previous.as_ref().map(Moved::change),
            season: season.as_ref().map(Moved::change),
            answered,
            settle: settle.as_ref().map(|(more, others, enough)| Settle {
                more,
                others,
                enough: *enough,
            }),
            tolerance: tolerance.as_deref(),
            benchmark: benchmark.as_ref().map(Beside::benchmark),
            unknown,
        },
    )
}

/// Better and worse are said only where the difference is known to be more than chance: a count also
/// follows how many people there are, and a mean its few largest values.
fn direction(change: &measure::Change) -> Direction {
    let plain = change.beyond_chance() != Some(true);
    match change.course {
        Course::Same => Direction::Same,
        Course::Better if !plain => Direction::Better,
        Course::Worse if !plain => Direction::Worse,
        _ if change.shown.is_sign_negative() => Direction::Lower,
        _ => Direction::Higher,
    }
}

/// A change with its words.
struct Moved {
    period: String,
    value: String,
    difference: String,
    direction: Direction,
    may_be_chance: Option<bool>,
}

fn moved(
    words: &Words,
    series: &Series,
    since: Option<&Since>,
) -> Result<Option<Moved>, MessageError> {
    let Some(since) = since else { return Ok(None) };
    let indicator = series.indicator;
    let (now, before) = (series.now(), series.of(&since.period));
    let value = section::told(words, indicator, before)?;
    let direction = match direction(&since.change) {
        _ if [now, before].iter().any(|figure| section::is_few(indicator, *figure)) => {
            Direction::TooFew
        }
        Direction::Same if value != section::told(words, indicator, now)? => Direction::Nearly,
        direction => direction,
    };
    Ok(Some(Moved {
        period: locale::period_label(words.lang, &since.period),
        value,
        difference: printed::change(words, indicator, &since.change),
        direction,
        may_be_chance: since.change.beyond_chance().map(|beyond| !beyond),
    }))
}

impl Moved {
    fn change(&self) -> Change<'_> {
        Change {
            period: &self.period,
            value: &self.value,
            difference: &self.difference,
            direction: self.direction,
            may_be_chance: self.may_be_chance,
        }
    }
}

/// A value of others with its words.
struct Beside {
    origin: String,
    date: String,
    value: String,
    difference: String,
    direction: Direction,
    may_be_chance: Option<bool>,
}

impl Beside {
    fn benchmark(&self) -> Benchmark<'_> {
        Benchmark {
            origin: &self.origin,
            date: &self.date,
            value: &self.value,
            difference: &self.difference,
            direction: self.direction,
            may_be_chance: self.may_be_chance,
        }
    }
}

pub fn share(words: &Words, part: u64, whole: u64) -> String {
    let share = Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole.max(1));
    locale::percent(words.lang, share, 0)
}

/// How the target was met before.
fn past(series: &Series) -> Past {
    let verdicts: Vec<Verdict> =
        series.whole.iter().map(|figure| printed::verdict(*figure)).collect();
    let judged = |verdict: &&Verdict| matches!(**verdict, Verdict::Met | Verdict::NotMet);
    let Some((now, earlier)) = verdicts.split_last() else { return Past::Silent };
    // What is said of all periods must hold of those that could not be judged, too.
    let all = |wanted: Verdict| earlier.iter().all(|verdict| *verdict == wanted);
    let before = earlier.last().copied();
    let judged: Vec<&Verdict> = earlier.iter().filter(judged).collect();
    if judged.is_empty() {
        return Past::Silent;
    }
    match now {
        Verdict::Met if judged.iter().all(|verdict| **verdict == Verdict::NotMet) => Past::FirstMet,
        Verdict::Met if all(Verdict::Met) => Past::AlwaysMet,
        Verdict::NotMet if before == Some(Verdict::Met) => Past::NoLongerMet,
        Verdict::NotMet if all(Verdict::NotMet) => Past::NeverMet,
        _ => Past::Silent,
    }
}
