//! Which numbers follow from each other, by what they count.
//!
//! Numbers that count the same are one number; of two of which one counts some of what the other counts, a reader
//! takes the difference. What there was on the last day of one period is what the next begins with.

use std::collections::{BTreeMap, BTreeSet};

use super::clauses::{Clauses, Episode};
use super::literal::Edge;
use crate::engine::counts::Group;
use crate::library::Library;
use crate::library::expr::{Comparison, Expr};
use crate::library::indicator::{Indicator, Population, Rows};
use crate::library::terms::Scoring;
use crate::measure::disclosure::{Link, Part, When};

/// An indicator's number, in the period that is looked at or in one beside it.
type Name = (String, Part);

/// What is counted: of which records, by what, and under which conditions, all of which must hold.
#[derive(Clone, Debug)]
struct Counted {
    dataset: String,
    /// What names a unit; nothing where every record is one.
    unit: String,
    conditions: Clauses,
    /// The conditions with what follows from them.
    closed: Clauses,
    /// What is summed of them; nothing where they are counted.
    sum: Option<String>,
    /// Whether it is answers that are counted.
    is_asked: bool,
}

impl Counted {
    fn is_within(&self, other: &Counted) -> bool {
        self.closed.entail(&other.conditions)
    }

    fn is_same(&self, other: &Counted) -> bool {
        self.is_within(other) && other.is_within(self)
    }

    fn closed(mut self, episodes: &[Episode]) -> Counted {
        self.closed = self.conditions.closed(episodes);
        self
    }

    fn with(&self, expr: &Expr, holds: bool, of: &str) -> Counted {
        let mut own = self.clone();
        own.conditions.add(expr, holds, of);
        own
    }
}

/// All numbers that count the same, by the period that they are of.
struct Class {
    counted: Counted,
    names: BTreeMap<When, Vec<Name>>,
}

impl Class {
    fn now(&self) -> &[Name] {
        self.names.get(&When::Now).map_or(&[], Vec::as_slice)
    }
}

/// The ties of these indicators' numbers.
pub fn alike(library: &Library, indicators: &[Indicator]) -> Vec<Link> {
    let all: Vec<(Counted, Name)> = indicators
        .iter()
        .flat_map(|own| {
            counted(library, own).into_iter().map(|(what, part)| (what, (own.id.clone(), part)))
        })
        .collect();
    let mut episodes: BTreeMap<String, Vec<Episode>> = BTreeMap::new();
    for (counted, _) in &all {
        let own = episodes.entry(counted.dataset.clone()).or_default();
        own.extend(counted.conditions.episodes());
        own.sort();
        own.dedup();
    }
    let plain: Vec<(Counted, Name)> =
        all.iter().map(|(own, name)| (own.clone().closed(&[]), name.clone())).collect();
    let of_groups = groups(library, indicators, &plain);
    let mut datasets: BTreeMap<String, Vec<Class>> = BTreeMap::new();
    for (counted, name) in all {
        let own = &episodes[&counted.dataset];
        let classes = datasets.entry(counted.dataset.clone()).or_default();
        // The last day of the period before is the day on which this one begins, and the other way round.
        for (edge, when) in [(Edge::End, When::Before), (Edge::Start, When::After)] {
            // What is summed within a period is not what is summed within another.
            if counted.sum.is_some() {
                continue;
            }
            if let Some(conditions) = counted.conditions.moved(edge) {
                let moved = Counted { conditions, ..counted.clone() };
                place(classes, moved.closed(own), when, name.clone());
            }
        }
        place(classes, counted.closed(own), When::Now, name);
    }
    let of_classes = datasets.values().flat_map(|classes| links(classes));
    of_groups.into_iter().chain(of_classes).collect()
}

fn place(classes: &mut Vec<Class>, counted: Counted, when: When, name: Name) {
    let same = |own: &&mut Class| {
        (&own.counted.unit, &own.counted.sum) == (&counted.unit, &counted.sum)
            && own.counted.is_same(&counted)
    };
    match classes.iter_mut().find(same) {
        Some(own) => own.names.entry(when).or_default().push(name),
        None => classes.push(Class { counted, names: BTreeMap::from([(when, vec![name])]) }),
    }
}

fn links(classes: &[Class]) -> Vec<Link> {
    let mut links = Vec::new();
    for class in classes.iter().filter(|class| !class.now().is_empty()) {
        if class.now().len() > 1 {
            links.push(Link::Same { names: class.now().to_vec() });
        }
        for (when, names) in class.names.iter().filter(|(when, _)| **when != When::Now) {
            let (left, right) = (class.now().to_vec(), names.clone());
            links.push(Link::Near { left, right, when: *when });
        }
        for other in classes {
            links.extend(between(classes, class, other));
        }
    }
    links
}

/// What ties a number to another one that counts some of the same.
fn between(classes: &[Class], class: &Class, other: &Class) -> Vec<Link> {
    let (wide, narrow) = (&class.counted, &other.counted);
    if wide.sum != narrow.sum {
        return Vec::new();
    }
    if narrow.unit != wide.unit {
        // Of each unit there is at least one record.
        let is_near = narrow.unit.is_empty() && narrow.is_same(wide) && !other.now().is_empty();
        let (left, right) = (class.now().to_vec(), other.now().to_vec());
        return Vec::from_iter(is_near.then_some(Link::Near { left, right, when: When::Now }));
    }
    if !narrow.is_within(wide) || wide.is_within(narrow) {
        return Vec::new();
    }
    let rest = wide.closed.without(&narrow.conditions);
    let is_rest = |own: &&Class| {
        let own = &own.counted;
        own.sum == wide.sum
            && (own.unit == wide.unit || own.unit.is_empty())
            && rest
                .as_ref()
                .is_some_and(|rest| own.closed.entail(rest) && rest.entail(&own.conditions))
    };
    let same: Vec<Name> = classes.iter().filter(is_rest).flat_map(Class::now).cloned().collect();
    let parts = other.names.iter().map(|(when, names)| (*when, names.as_slice()));
    // Who came or went, who has a disability or a plan is known by name; who left a question open is not.
    let is_told = !same.is_empty()
        || !wide.is_asked
        || !narrow.is_asked
        || wide.conditions.differ_in_days(&narrow.conditions);
    let tie = |(when, part): (When, &[Name])| {
        let (whole, part) = (class.now().to_vec(), part.to_vec());
        if is_told {
            return Some(Link::Rest { whole, part, when, same: same.clone() });
        }
        let [part, whole] = [part, whole].map(|names| names.into_iter().next());
        (when == When::Now).then_some(Link::Within { part: part?, whole: whole? })
    };
    parts.filter_map(tie).collect()
}

fn counted(library: &Library, indicator: &Indicator) -> Vec<(Counted, Part)> {
    let main = &indicator.population;
    let is_ratio = indicator.terms.scoring == Scoring::Ratio;
    let whole = of_population(library, main);
    let mut found = Vec::new();
    let left = match indicator.terms.scoring {
        Scoring::Count => Part::Count,
        Scoring::Ratio if main.sum.is_none() => Part::Numerator,
        _ => Part::Remaining,
    };
    let mut remaining = whole.clone();
    // A kept record is chosen before it is excluded or the numerator is tested.
    let of = if main.keep.is_some() { "kept" } else { "" };
    let summed = |counted: &Counted, population: &Population, part: Part| {
        let sum = population.sum.as_ref()?;
        Some((Counted { sum: Some(format!("{:?}", sum.expr)), ..counted.clone() }, part))
    };
    let part_of_sum = match indicator.terms.scoring {
        Scoring::Sum => Some(Part::Sum),
        Scoring::Ratio => Some(Part::Numerator),
        _ => None,
    };
    if indicator.exclusions.is_empty() {
        found.push((whole, left));
    } else {
        found.push((whole, Part::Population));
        for (_, excluded) in &indicator.exclusions {
            remaining.conditions.add(&excluded.expr, false, of);
        }
        found.push((remaining.clone(), left));
    }
    found.extend(part_of_sum.and_then(|part| summed(&remaining, main, part)));
    if let Some(numerator) = indicator.numerator.as_ref() {
        let expr = &numerator.condition.expr;
        let is_single = remaining.unit.is_empty() || main.keep.is_some();
        // Of a unit with many records, "any" is what a population's condition says of it too.
        match numerator.rows {
            Rows::None => found.push((remaining.with(expr, true, of), Part::Complement)),
            Rows::Any => found.push((remaining.with(expr, true, of), Part::Numerator)),
            _ if is_single => found.push((remaining.with(expr, true, of), Part::Numerator)),
            _ => {}
        }
        if is_single && numerator.rows != Rows::None {
            found.push((remaining.with(expr, false, of), Part::Complement));
        }
    }
    if let Some(below) = indicator.divisor.as_ref().filter(|_| is_ratio) {
        let part = match below.sum {
            Some(_) => Part::Divisor(Box::new(Part::Remaining)),
            None => Part::Denominator,
        };
        let counted = of_population(library, below);
        found.extend(summed(&counted, below, Part::Denominator));
        found.push((counted, part));
    }
    for (counted, _) in &mut found {
        counted.is_asked = indicator.terms.is_asked;
    }
    found
}

fn of_population(library: &Library, population: &Population) -> Counted {
    let dataset = library.datasets.get(&population.from);
    let key = dataset.and_then(|dataset| dataset.primary_key.as_deref());
    // To count records by their own name is to count records.
    let is_key =
        |expr: &Expr| matches!(expr, Expr::Field(path, _) if key == Some(path.dotted().as_str()));
    let count = population.count.as_ref().map(|condition| &condition.expr);
    let count = count.filter(|expr| !is_key(expr));
    let unit = match (count, population.at_least) {
        (None, 1) => String::new(),
        (count, least) => format!("{count:?} {least}"),
    };
    let mut conditions = Clauses::default();
    if let Some(filter) = &population.filter {
        conditions.add(&filter.expr, true, "");
    }
    let closed = Clauses::default();
    Counted {
        dataset: population.from.clone(),
        unit,
        conditions,
        closed,
        sum: None,
        is_asked: false,
    }
}

/// Groups that are what other indicators count: those of one position, whose number another divides by.
fn groups(library: &Library, indicators: &[Indicator], all: &[(Counted, Name)]) -> Vec<Link> {
    let mut links = Vec::new();
    for indicator in indicators {
        for stratifier in indicator.stratifiers.iter().filter(|own| own.bands.is_empty()) {
            let own = counted(library, indicator).into_iter().filter(|(own, _)| own.sum.is_none());
            for (own, part) in own {
                for value in values(indicators, &stratifier.of.expr) {
                    let is = Expr::Compare(
                        Comparison::Equal,
                        Box::new(stratifier.of.expr.clone()),
                        Box::new(Expr::Text(value.clone())),
                    );
                    let narrow = own.with(&is, true, "");
                    let names: Vec<Name> = (all.iter())
                        .filter(|(other, _)| {
                            let alike = (&other.dataset, &other.unit, &other.sum)
                                == (&narrow.dataset, &narrow.unit, &narrow.sum);
                            alike && other.is_same(&narrow.clone().closed(&[]))
                        })
                        .map(|(_, name)| name.clone())
                        .collect();
                    if !names.is_empty() {
                        let of = (indicator.id.clone(), part.clone());
                        let group = Group::one(&stratifier.name, Some(value));
                        links.push(Link::Group { of, group, names });
                    }
                }
            }
        }
    }
    links
}

/// The words with which any definition compares a field.
fn values(indicators: &[Indicator], field: &Expr) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut look = |expr: &Expr| {
        if let Expr::Compare(Comparison::Equal, left, right) = expr
            && let (own, Expr::Text(value)) | (Expr::Text(value), own) = (&**left, &**right)
            && own == field
        {
            found.insert(value.clone());
        }
    };
    for indicator in indicators {
        for population in std::iter::once(&indicator.population).chain(&indicator.divisor) {
            if let Some(filter) = &population.filter {
                filter.expr.visit(&mut look);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;

    fn name(indicator: &str, part: Part) -> Name {
        (indicator.to_owned(), part)
    }

    fn shipped() -> Vec<Link> {
        let library = library::shipped().unwrap();
        alike(&library, &library.indicators)
    }

    fn rests<'a>(links: &'a [Link], whole: &Name, part: &Name) -> Vec<(When, &'a [Name])> {
        let found = links.iter().filter_map(|link| match link {
            Link::Rest { whole: w, part: p, when, same } => {
                (w.contains(whole) && p.contains(part)).then_some((*when, same.as_slice()))
            }
            _ => None,
        });
        found.collect()
    }

    /// Planned services less those that were missed are those that took place.
    #[test]
    fn what_was_not_missed_took_place() {
        let missed = name("no_shows", Part::Complement);
        let held = name("service_deliveries", Part::Count);
        let is_tied = shipped().iter().any(|link| match link {
            Link::Same { names } => names.contains(&missed) && names.contains(&held),
            _ => false,
        });
        assert!(is_tied);
    }

    /// Children of the year are those of its last day and those whose care ended, who are in `exits` as placements.
    #[test]
    fn who_is_not_there_on_the_last_day_has_left() {
        let links = shipped();
        let during = name("children_in_period", Part::Count);
        let last = name("children_on_last_day", Part::Count);
        let exits = name("exits", Part::Count);
        let entries = name("entries", Part::Count);
        let found = rests(&links, &during, &last);
        let same = |when| found.iter().find(|(own, _)| *own == when).map(|(_, same)| *same);
        assert!(same(When::Now).unwrap().contains(&exits));
        // Less those of the last day before, they are those who came.
        assert!(same(When::Before).unwrap().contains(&entries));
    }

    /// The families of 2023 less those with whom 2024 begins are those who are no longer supported.
    #[test]
    fn a_year_less_what_the_next_begins_with_has_left() {
        let links = shipped();
        let during = name("families_reached", Part::Denominator);
        let first = name("carers_retained", Part::Remaining);
        let found = rests(&links, &during, &first);
        assert!(found.iter().any(|(when, _)| *when == When::After), "{found:?}");
    }

    /// Whoever left is in the denominator of turnover and not on the last day.
    #[test]
    fn turnover_divides_by_those_who_stay_and_those_who_left() {
        let links = shipped();
        let is_tied = links.iter().any(|link| match link {
            Link::Same { names } => {
                names.contains(&name("staff_leavers", Part::Count))
                    && names.contains(&name("staff_turnover", Part::Numerator))
            }
            _ => false,
        });
        assert!(is_tied);
        let whole = name("staff_turnover", Part::Remaining);
        let found = rests(&links, &whole, &name("staff_on_last_day", Part::Count));
        assert!(found.iter().any(|(_, same)| same.contains(&name("staff_leavers", Part::Count))));
    }
}
