//! Groups of an indicator, on the command line.

use super::output::Output;
use crate::engine::counts::{Group, Stratum, UNKNOWN};
use crate::finding::{Finding, Place, Severity};
use crate::library::indicator::{Indicator, Stratifier};
use crate::measure::Figure;
use crate::period::Period;

/// The groups of an indicator that occur in some period, in the definition's order, each with its words and its
/// figures by period.
pub fn of_indicator<'a>(
    output: &Output,
    indicator: &Indicator,
    figures: &[&'a Figure],
    periods: &[Period],
) -> Vec<(String, Vec<Option<&'a Figure>>)> {
    let mut groups: Vec<&Group> = figures.iter().filter_map(|f| f.group.as_ref()).collect();
    groups.sort_by_cached_key(|group| {
        let places = strata(indicator, group);
        let stratifiers: Vec<usize> = places.iter().map(|(place, _)| *place).collect();
        let values: Vec<_> =
            places.iter().map(|(place, s)| rank(&indicator.stratifiers[*place], s)).collect();
        (stratifiers.len(), stratifiers, values)
    });
    groups.dedup();
    groups
        .into_iter()
        .map(|group| {
            let of = |period: &Period| {
                let mut own = figures.iter().copied();
                own.find(|f| f.group.as_ref() == Some(group) && f.period == *period)
            };
            (words(output, indicator, group), periods.iter().map(of).collect())
        })
        .collect()
}

/// The group's values with the places of their stratifiers, as its cross names them.
fn strata<'a>(indicator: &Indicator, group: &'a Group) -> Vec<(usize, &'a Stratum)> {
    let names: Vec<&str> = group.strata().iter().map(|s| s.stratifier.as_str()).collect();
    let cross = indicator.crosses.iter().find(|cross| {
        cross.len() == names.len() && cross.iter().all(|name| names.contains(&name.as_str()))
    });
    let place = |name: &str| indicator.stratifiers.iter().position(|known| known.name == name);
    let mut strata: Vec<(usize, &Stratum)> =
        group.strata().iter().filter_map(|s| Some((place(&s.stratifier)?, s))).collect();
    strata.sort_by_key(|(place, stratum)| {
        cross
            .and_then(|cross| cross.iter().position(|n| *n == stratum.stratifier))
            .unwrap_or(*place)
    });
    strata
}

/// Where a value stands in its stratifier: known ones in the definition's order, the unknown last.
fn rank(stratifier: &Stratifier, stratum: &Stratum) -> (bool, usize, Option<String>) {
    let known = stratifier.known.iter().position(|(code, _)| Some(code) == stratum.value.as_ref());
    (stratum.value.is_none(), known.unwrap_or(usize::MAX), stratum.value.clone())
}

/// `Amžius, metais: 4–6 × Lytis: mergaitės`.
pub fn words(output: &Output, indicator: &Indicator, group: &Group) -> String {
    let one = |(place, stratum): &(usize, &Stratum)| {
        let stratifier = &indicator.stratifiers[*place];
        let value = match &stratum.value {
            None => output.say("group-unknown", &[]),
            Some(code) => stratifier
                .known
                .iter()
                .find(|(known, _)| known == code)
                .map_or(code.clone(), |(_, title)| output.lang.of(title).to_owned()),
        };
        format!("{}: {value}", output.lang.of(&stratifier.title))
    };
    strata(indicator, group).iter().map(one).collect::<Vec<_>>().join(" × ")
}

/// As [`words`], of a group as evidence names it: `age_band=4-6&sex`; a name alone has no value.
pub fn named(output: &Output, indicator: &Indicator, group: &str) -> String {
    let stratum = |text: &str| {
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (text, None),
        };
        let known = indicator.stratifiers.iter().any(|own| own.name == name);
        known.then(|| Stratum { stratifier: name.to_owned(), value })
    };
    let strata: Option<Vec<Stratum>> = group.split('&').map(stratum).collect();
    match strata.and_then(Group::new) {
        Some(group) => words(output, indicator, &group),
        None => group.to_owned(),
    }
}

/// The group that has all the values asked for as `name=value`; none where none is asked for.
///
/// # Errors
/// A stratifier that the indicator does not have, or names twice, or a value that it does not know.
pub fn asked(asked: &[String], indicator: &Indicator) -> Result<Option<Group>, Finding> {
    let stratum = |text: &String| {
        let (name, value) = text.split_once('=')?;
        let stratifier = indicator.stratifiers.iter().find(|s| s.name == name)?;
        let known = stratifier.known.is_empty()
            || value == UNKNOWN
            || stratifier.known.iter().any(|(code, _)| code == value);
        known.then(|| Stratum {
            stratifier: name.to_owned(),
            value: (value != UNKNOWN).then(|| value.to_owned()),
        })
    };
    if asked.is_empty() {
        return Ok(None);
    }
    if let Some(group) = asked.iter().map(stratum).collect::<Option<_>>().and_then(Group::new) {
        return Ok(Some(group));
    }
    let known: Vec<String> = indicator
        .stratifiers
        .iter()
        .map(|stratifier| {
            let codes: Vec<&str> = stratifier.known.iter().map(|(code, _)| code.as_str()).collect();
            format!("{}={}", stratifier.name, codes.join("|"))
        })
        .collect();
    Err(Finding::new("D022", Severity::Error, Place::default())
        .with("indicator", &indicator.id)
        .read(asked.join(","))
        .with("known", known.join(", ")))
}
