//! Which units made each figure: a keyed pseudonym for each, by what it is for the figure.
//!
//! A unit is what the definition counts: a child, a family, a record that stands for itself. It has
//! another pseudonym in every list, so that lists laid side by side do not become a description of
//! a person. Files, sheets and rows are not named: `rodiklis explain --key` leads from a pseudonym
//! to them, where the files are.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::manifest::sha256;
use super::pseudonym::Key;
use crate::engine::countable;
use crate::engine::counts::Group;
use crate::engine::trace::{Class, Traced, trace};
use crate::library::Library;
use crate::library::indicator::Indicator;
use crate::measure::Figure;
use crate::period::Period;
use crate::records::frame::Records;

/// Characters of a pseudonym: forty bits, so that in a list of the greatest length a chance
/// coincidence is expected once in five thousand lists.
const PSEUDONYM: usize = 8;
/// Characters of the mark of a value that goes into a sum.
const VALUE: usize = 4;
/// Longer lists are given as one digest.
const LONGEST: usize = 20_000;

/// Units of one figure that are the same thing for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Indicator's id.
    pub indicator: String,
    /// Period's label.
    pub period: String,
    /// `age_band=4-6`; empty for the whole.
    pub group: String,
    /// `main`, or `denominator` of a ratio.
    pub part: String,
    /// `counted`, `not_in_numerator`, `unknown`, `excluded`, `population_unknown`.
    pub class: String,
    /// The exclusion's name.
    pub reason: String,
    /// How many units.
    pub count: u64,
    /// Their pseudonyms in rising order; where they are summed, `:` and a mark of the value follow.
    /// A list that is too long holds `#` and its SHA-256 instead.
    pub units: Vec<String>,
}

impl List {
    /// The name of the figure, as [`super::figures::name`] gives it.
    pub fn figure(&self) -> String {
        list_name(&self.indicator, &self.period, &self.group)
    }

    /// Whether the units are too many to be listed.
    pub fn is_digest(&self) -> bool {
        self.units.first().is_some_and(|first| first.starts_with('#'))
    }
}

fn list_name(indicator: &str, period: &str, group: &str) -> String {
    [indicator, period, group].join(" ").trim_end().to_owned()
}

/// Lists by figure.
pub type Lists = BTreeMap<String, Vec<List>>;

/// The lists of all figures.
///
/// # Errors
/// A file that cannot be read.
pub fn lists(
    indicators: &[Indicator],
    figures: &[Figure],
    library: &Library,
    records: &Records,
    key: &Key,
) -> PolarsResult<Lists> {
    let own: BTreeMap<&str, Indicator> = indicators
        .iter()
        .map(|indicator| (indicator.id.as_str(), countable(indicator, library, records)))
        .collect();
    let mut identities = Identities::default();
    let mut lists = Lists::new();
    for figure in figures {
        let Some(indicator) = own.get(figure.indicator.as_str()) else { continue };
        let traced = trace(indicator, &figure.period, figure.group.as_ref(), library, records)?;
        let made = of_figure(figure, traced, library, records, key, &mut identities)?;
        let group = group_name(figure.group.as_ref());
        let name = list_name(&figure.indicator, &figure.period.label, &group);
        lists.entry(name).or_insert(made);
    }
    Ok(lists)
}

/// Which figure a list belongs to, as far as pseudonyms depend on it.
struct Figured<'a> {
    indicator: &'a str,
    period: &'a Period,
    group: String,
}

/// `age_band=4-6&sex=female`, as figures are named.
fn group_name(group: Option<&Group>) -> String {
    let strata = group.into_iter().flat_map(Group::strata);
    let strata: Vec<String> = strata
        .map(|stratum| match &stratum.value {
            Some(value) => format!("{}={value}", stratum.stratifier),
            None => stratum.stratifier.clone(),
        })
        .collect();
    strata.join("&")
}

impl Figured<'_> {
    fn pseudonym(&self, key: &Key, is_divisor: bool, unit: &[String], characters: usize) -> String {
        let (from, to) = (self.period.from.to_string(), self.period.to.to_string());
        let mut words = vec![self.indicator, &from, &to, &self.group, part(is_divisor)];
        words.extend(unit.iter().map(String::as_str));
        key.pseudonym(&words, characters)
    }
}

/// What a record's unit is called under a key; never to be shown.
///
/// # Errors
/// A file that cannot be read.
pub fn unit(
    row: &Traced,
    library: &Library,
    records: &Records,
    identities: &mut Identities,
) -> PolarsResult<Vec<String>> {
    Ok(match &row.unit {
        Some(unit) => vec!["unit".to_owned(), unit.clone()],
        None => {
            let record = identities.of(&row.dataset, row.row, library, records)?;
            vec![format!("record of {}", row.dataset), record]
        }
    })
}

/// The pseudonym of each record's unit in the evidence of a figure.
///
/// # Errors
/// A file that cannot be read.
pub fn pseudonyms(
    (indicator, period, group): (&str, &Period, Option<&Group>),
    traced: &[Traced],
    library: &Library,
    records: &Records,
    key: &Key,
) -> PolarsResult<Vec<String>> {
    let figure = Figured { indicator, period, group: group_name(group) };
    let mut identities = Identities::default();
    traced
        .iter()
        .map(|row| {
            let unit = unit(row, library, records, &mut identities)?;
            Ok(figure.pseudonym(key, row.is_divisor, &unit, PSEUDONYM))
        })
        .collect()
}

fn of_figure(
    figure: &Figure,
    traced: Vec<Traced>,
    library: &Library,
    records: &Records,
    key: &Key,
    identities: &mut Identities,
) -> PolarsResult<Vec<List>> {
    let group = group_name(figure.group.as_ref());
    let named =
        Figured { indicator: &figure.indicator, period: &figure.period, group: group.clone() };
    // What a unit is, with the values of its records.
    let mut units: BTreeMap<(bool, Class, Vec<String>), Vec<i64>> = BTreeMap::new();
    for row in traced {
        let tells = row.class != Class::AnotherRecordStands
            && (!row.is_divisor || figure.divisor.is_some());
        if tells {
            let unit = unit(&row, library, records, identities)?;
            units.entry((row.is_divisor, row.class, unit)).or_default().extend(row.value);
        }
    }
    let mut lists: BTreeMap<(bool, Class), Vec<String>> = BTreeMap::new();
    for ((is_divisor, class, mut unit), mut values) in units {
        let mut pseudonym = named.pseudonym(key, is_divisor, &unit, PSEUDONYM);
        if !values.is_empty() {
            values.sort_unstable();
            unit.extend(values.iter().map(i64::to_string));
            let mark = named.pseudonym(key, is_divisor, &unit, VALUE);
            pseudonym = format!("{pseudonym}:{mark}");
        }
        lists.entry((is_divisor, class)).or_default().push(pseudonym);
    }
    Ok(lists
        .into_iter()
        .map(|((is_divisor, class), mut units)| {
            units.sort_unstable();
            let (class, reason) = words(class);
            List {
                indicator: figure.indicator.clone(),
                period: figure.period.label.clone(),
                group: group.clone(),
                part: part(is_divisor).to_owned(),
                class: class.to_owned(),
                reason,
                count: units.len() as u64,
                units: shortened(units, LONGEST),
            }
        })
        .collect())
}

fn shortened(units: Vec<String>, longest: usize) -> Vec<String> {
    if units.len() <= longest {
        return units;
    }
    vec![format!("#{}", sha256(units.join(" ").as_bytes()))]
}

fn part(is_divisor: bool) -> &'static str {
    if is_divisor { "denominator" } else { "main" }
}

/// The class as `explain --format json` names it, and the exclusion.
fn words(class: Class) -> (&'static str, String) {
    match class {
        Class::Counted => ("counted", String::new()),
        Class::NotInNumerator => ("not_in_numerator", String::new()),
        Class::Unknown => ("unknown", String::new()),
        Class::Excluded(reason) => ("excluded", reason),
        Class::PopulationUnknown => ("population_unknown", String::new()),
        Class::AnotherRecordStands => ("another_record_stands", String::new()),
    }
}

/// What names a record whatever its row: its key, or else all that it says and which of its equals
/// it is.
#[derive(Default)]
pub struct Identities(BTreeMap<String, Vec<String>>);

impl Identities {
    /// The identity of a record; never to be shown.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn of(
        &mut self,
        dataset: &str,
        row: u32,
        library: &Library,
        records: &Records,
    ) -> PolarsResult<String> {
        if !self.0.contains_key(dataset) {
            self.0.insert(dataset.to_owned(), identities(dataset, library, records)?);
        }
        let known = self.0.get(dataset).and_then(|names| names.get(row as usize));
        Ok(known.cloned().unwrap_or_default())
    }
}

fn identities(dataset: &str, library: &Library, records: &Records) -> PolarsResult<Vec<String>> {
    let (Some(dataset), Some(frame)) = (library.datasets.get(dataset), records.frames.get(dataset))
    else {
        return Ok(Vec::new());
    };
    let columns: Vec<String> = match &dataset.primary_key {
        Some(key) => vec![key.clone()],
        None => dataset.fields.iter().map(|field| field.name.clone()).collect(),
    };
    let whole = frame.whole(&columns)?;
    let mut names: Vec<String> = vec![String::new(); whole.height()];
    for column in &columns {
        let texts = whole.column(column)?.cast(&DataType::String)?;
        for (name, text) in names.iter_mut().zip(texts.str()?.iter()) {
            name.push_str(text.unwrap_or("\u{1e}"));
            name.push('\u{1f}');
        }
    }
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for name in &mut names {
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            name.push_str(&times.to_string());
        }
    }
    Ok(names)
}

/// How the units behind a figure differ between two states of the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Movement {
    /// Units that were not there.
    pub added: u64,
    /// Units that are no longer there.
    pub removed: u64,
    /// Units that are something else for the figure: from the numerator to the denominator alone.
    pub moved: u64,
    /// Units that are the same for the figure and add another value to its sum.
    pub revalued: u64,
    /// Whether lists that are too long to be compared unit by unit differ.
    pub unlisted: bool,
}

impl Movement {
    /// Whether nothing differs.
    pub fn is_still(&self) -> bool {
        *self == Movement::default()
    }
}

/// The movement between two states of one figure's lists, made with the same key.
pub fn movement(before: &[List], now: &[List]) -> Movement {
    type Sides<'a> = BTreeMap<(&'a str, &'a str), (&'a str, &'a str, &'a str)>;
    fn sides(lists: &[List]) -> Sides<'_> {
        let units = lists.iter().filter(|list| !list.is_digest()).flat_map(|list| {
            list.units.iter().map(|unit| {
                let (unit, value) = unit.split_once(':').unwrap_or((unit, ""));
                ((list.part.as_str(), unit), (list.class.as_str(), list.reason.as_str(), value))
            })
        });
        units.collect()
    }
    fn digests(lists: &[List]) -> Vec<&List> {
        lists.iter().filter(|list| list.is_digest()).collect()
    }
    let (old, new) = (sides(before), sides(now));
    let mut movement =
        Movement { unlisted: digests(before) != digests(now), ..Movement::default() };
    for (unit, (class, reason, value)) in &old {
        match new.get(unit) {
            None => movement.removed += 1,
            Some((now_class, now_reason, _)) if (now_class, now_reason) != (class, reason) => {
                movement.moved += 1;
            }
            Some((_, _, now_value)) => movement.revalued += u64::from(now_value != value),
        }
    }
    movement.added = new.keys().filter(|unit| !old.contains_key(*unit)).count() as u64;
    movement
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(class: &str, units: &[&str]) -> List {
        List {
            indicator: "exits".to_owned(),
            period: "2024".to_owned(),
            group: String::new(),
            part: "main".to_owned(),
            class: class.to_owned(),
            reason: String::new(),
            count: units.len() as u64,
            units: units.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn movement_tells_new_gone_moved_and_revalued_units() {
        let before = [list("counted", &["a", "b:x", "c"]), list("not_in_numerator", &["d"])];
        let now = [list("counted", &["b:y", "d"]), list("not_in_numerator", &["a", "e", "f"])];
        let expected = Movement { added: 2, removed: 1, moved: 2, revalued: 1, unlisted: false };
        assert_eq!(movement(&before, &now), expected);
        assert!(movement(&now, &now).is_still());
    }

    #[test]
    fn a_list_that_is_too_long_is_a_digest() {
        let units = || vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(shortened(units(), 2), units());
        let short = shortened(units(), 1);
        assert!(short.len() == 1 && short[0].starts_with('#') && short[0].len() == 65);
        let (mut one, mut other) = (list("counted", &["a", "b"]), list("counted", &["a", "c"]));
        one.units = shortened(one.units, 1);
        other.units = shortened(other.units, 1);
        assert!(movement(&[one.clone()], &[other]).unlisted);
        assert!(movement(&[one.clone()], &[one]).is_still());
    }
}
