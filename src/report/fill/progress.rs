//! What was done to improve: the provider's actions beside the figures that show their effect.

use chrono::{Days, Months, NaiveDate};

use super::coverage::group_title;
use super::section::{self, NOTHING};
use super::series::{self, Series};
use super::{Words, printed, title};
use crate::effect;
use crate::library::framework::FrameworkGroup;
use crate::locale;
use crate::measure::{self, Figure};
use crate::report::context::{Action, Effect, Progress};
use crate::report::messages::MessageError;
use crate::workspace::written;

/// Actions done in the reported period and those still to be done, in the order of the framework.
///
/// # Errors
/// The template's messages lack one.
pub fn progress(words: &Words, all: &[Series]) -> Result<Progress, MessageError> {
    let period = words.period();
    let mut actions: Vec<&written::Action> =
        words.sources.workspace.written.actions.iter().collect();
    actions.sort_by_key(|action| (place(words, &action.group), action.done.or(action.due)));
    let mut done = Vec::new();
    let mut planned = Vec::new();
    for action in actions {
        match action.done.filter(|day| *day <= period.to) {
            Some(day) if day >= period.from => done.push(told(words, action, Some(day), all)?),
            Some(_) => {}
            None => planned.push(told(words, action, action.due, all)?),
        }
    }
    let periods = words.sources.periods;
    let before = series::before(periods).map(|at| locale::period_label(words.lang, &periods[at]));
    Ok(Progress { months: months(words).map(|months| months.to_string()), before, done, planned })
}

/// 12 or 24, where the reported period is that year of the certificate.
fn months(words: &Words) -> Option<u32> {
    let certificate = words.sources.workspace.certificate.as_ref()?;
    let period = words.period();
    [12, 24].into_iter().find(|months| {
        let from = certificate.issued.checked_add_months(Months::new(months - 12));
        let to = certificate
            .issued
            .checked_add_months(Months::new(*months))
            .and_then(|day| day.checked_sub_days(Days::new(1)));
        (from, to) == (Some(period.from), Some(period.to))
    })
}

/// The framework's group of that code, and its place among all.
fn group<'a>(words: &Words<'a>, named: &str) -> Option<(usize, &'a FrameworkGroup)> {
    let (framework, code) = named.rsplit_once('/')?;
    let framework = words.sources.library.frameworks.iter().find(|known| known.id == framework)?;
    framework.group.iter().enumerate().find(|(_, group)| group.code == code)
}

fn place(words: &Words, named: &str) -> usize {
    group(words, named).map_or(usize::MAX, |(place, _)| place)
}

fn told(
    words: &Words,
    action: &written::Action,
    day: Option<NaiveDate>,
    all: &[Series],
) -> Result<Action, MessageError> {
    let lang = words.lang;
    let series = action
        .indicator
        .as_ref()
        .and_then(|id| all.iter().find(|series| series.indicator.id == *id));
    // An indicator without data is named all the same: that its effect cannot be shown must be seen.
    let named = action
        .indicator
        .as_ref()
        .and_then(|id| words.sources.library.indicator(id))
        .map(|indicator| title(words, indicator));
    let now = match series {
        Some(series) => section::told(words, series.indicator, series.now())?,
        None => words.say("no-data", &[])?,
    };
    let effect = words.sources.computed.effects.iter().find(|effect| {
        Some(&effect.indicator) == action.indicator.as_ref() && Some(effect.day) == action.done
    });
    let effect = match series.zip(effect) {
        Some((series, effect)) => Some(told_effect(words, series, effect)?),
        None => None,
    };
    Ok(Action {
        group: group(words, &action.group)
            .map_or(action.group.clone(), |(_, group)| group_title(lang, group)),
        what: lang.of(&action.what).to_owned(),
        easy: action.easy.as_ref().map(|text| lang.of(text).to_owned()),
        day: day.map_or(NOTHING.to_owned(), locale::iso_date),
        indicator: named,
        id: series.map(|series| series.indicator.id.clone()),
        now,
        effect,
        evidence: action.evidence.as_ref().map(|text| lang.of(text).to_owned()),
    })
}

/// The values before the action's day and from it on, each with its days.
fn told_effect(
    words: &Words,
    series: &Series,
    effect: &effect::Effect,
) -> Result<Effect, MessageError> {
    let indicator = series.indicator;
    let value = |figure: Option<&Figure>| -> Result<String, MessageError> {
        match figure.filter(|figure| figure.shown.is_some()) {
            Some(figure) => section::told(words, indicator, Some(figure)),
            None => words.say("no-data", &[]),
        }
    };
    let days = |figure: Option<&Figure>| {
        figure.map_or(NOTHING.to_owned(), |figure| locale::period_label(words.lang, &figure.period))
    };
    let (before, after) = (effect.before.as_ref(), effect.after.as_ref());
    let is_few = [before, after].into_iter().any(|figure| section::is_few(indicator, figure));
    let change = effect.change.as_ref().filter(|_| !is_few);
    Ok(Effect {
        before: value(before)?,
        before_days: days(before),
        after: value(after)?,
        after_days: days(after),
        change: change.map(|change| printed::change(words, indicator, change)),
        by_chance: change.and_then(measure::Change::beyond_chance) == Some(false),
    })
}
