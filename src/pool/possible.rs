//! Whether an extract can be what a centre counted: a number that cannot be would make the project's figure wrong,
//! and nobody would see it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::extract::{CHARACTERS, Extract, ExtractCounts, ExtractTally, Persons, SCHEMA};
use crate::evidence::pseudonym::is_pseudonym;
use crate::finding::{Finding, Place, Severity};
use crate::library::indicator::Indicator;
use crate::library::terms::Scoring;
use crate::locale::Reason;
use crate::period::Period;

/// More than any centre counts in a period, and little enough that the sums of all centres fit.
pub const MOST: u64 = 1_000_000_000_000;
/// No amount or duration is written finer.
const FINEST: u32 = 12;

/// An extract with the name of its file.
pub struct Named<'a> {
    /// As the reader knows it.
    pub file: &'a str,
    /// What it says.
    pub extract: &'a Extract,
}

/// What is impossible in extracts that are to be pooled: in each (C024), between them (C025, C026).
///
/// `project` is what the project calls itself; without it the first extract decides.
pub fn wrong(
    extracts: &[Named],
    project: Option<&str>,
    indicators: &[Indicator],
    hashes: &BTreeMap<String, String>,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        extracts.iter().flat_map(|named| alone(named, indicators, hashes)).collect();
    findings.extend(strangers(extracts, project));
    findings.extend(twice(extracts));
    findings
}

fn finding(code: &'static str, named: &Named) -> Finding {
    let provider = &named.extract.provider;
    Finding::new(code, Severity::Error, Place::file(named.file))
        .with("centre_lt", &provider.lt)
        .with("centre_en", &provider.en)
}

/// What an extract says that cannot be, whatever the others say.
fn alone(
    named: &Named,
    indicators: &[Indicator],
    hashes: &BTreeMap<String, String>,
) -> Vec<Finding> {
    let extract = named.extract;
    let mut findings = Vec::new();
    let mut seen: BTreeSet<(&str, Period)> = BTreeSet::new();
    for counts in &extract.counts {
        let says = |why: &str| {
            finding("C024", named)
                .with("indicator", &counts.indicator)
                .with("period", &counts.period)
                .with("message", Reason::new(why))
        };
        let Ok(period) = Period::parse(&counts.period) else {
            findings.push(says("extract-period"));
            continue;
        };
        if !seen.insert((&counts.indicator, period)) {
            findings.push(says("extract-twice"));
        }
        let Some(theirs) = extract.definitions.get(&counts.indicator) else {
            findings.push(says("extract-definition"));
            continue;
        };
        let known = indicators.iter().find(|known| known.id == counts.indicator);
        // By another definition it is not pooled, and what it counts is not known here.
        let known = known.filter(|known| hashes.get(&known.file) == Some(theirs));
        findings.extend(impossible(counts, known).into_iter().map(says));
    }
    findings
}

/// Why counts cannot be.
fn impossible(counts: &ExtractCounts, indicator: Option<&Indicator>) -> Vec<&'static str> {
    let mut why = BTreeSet::new();
    let mut check = |holds: bool, reason: &'static str| {
        if !holds {
            why.insert(reason);
        }
    };
    for tally in std::iter::once(&counts.tally).chain(&counts.divisor) {
        check(fits(tally), "extract-large");
        // Of numbers that fit, no sum overflows.
        let excluded = tally.excluded.iter().fold(0_u64, |sum, (_, n)| sum.saturating_add(*n));
        check(
            tally.numerator.saturating_add(tally.unknown) <= tally.denominator,
            "extract-numerator",
        );
        check(tally.denominator.saturating_add(excluded) == tally.population, "extract-population");
        let names: BTreeSet<&String> = tally.excluded.iter().map(|(name, _)| name).collect();
        check(names.len() == tally.excluded.len(), "extract-exclusions");
    }
    if let Some(persons) = &counts.persons {
        check(
            persons.classes().flatten().all(|name| is_pseudonym(name, CHARACTERS)),
            "extract-names",
        );
        check(are_as_many(persons, &counts.tally), "extract-persons");
    }
    if let Some(indicator) = indicator {
        let terms = &indicator.terms;
        check(
            counts.persons.is_some() == indicator.population.person.is_some(),
            "extract-without-persons",
        );
        check(
            counts.divisor.is_some() == (terms.scoring == Scoring::Ratio),
            "extract-without-denominator",
        );
        check(
            terms.scoring == Scoring::Proportion || counts.tally.numerator == 0,
            "extract-numerator",
        );
        let sums = counts.tally.sum.is_some() == indicator.population.sum.is_some();
        let divisor = counts.divisor.as_ref().zip(indicator.divisor.as_ref());
        let sums_below =
            divisor.is_none_or(|(own, known)| own.sum.is_some() == known.sum.is_some());
        check(sums && sums_below, "extract-without-sum");
    }
    why.into_iter().collect()
}

fn fits(tally: &ExtractTally) -> bool {
    let numbers = [
        tally.population,
        tally.population_unknown,
        tally.denominator,
        tally.numerator,
        tally.unknown,
    ];
    let excluded = tally.excluded.iter().map(|(_, count)| *count);
    let sum_fits = tally
        .sum
        .is_none_or(|sum| sum.abs() <= Decimal::from(MOST) && sum.normalize().scale() <= FINEST);
    numbers.into_iter().chain(excluded).all(|number| number <= MOST) && sum_fits
}

/// Whether there are as many pseudonyms as units, but for persons who are several units.
fn are_as_many(persons: &Persons, tally: &ExtractTally) -> bool {
    let number = |names: &BTreeSet<String>| names.len() as u64;
    let known = tally.denominator.saturating_sub(tally.unknown);
    let in_numerator = number(&persons.counted) + number(&persons.others);
    let of = |reason: &String| {
        let own = tally.excluded.iter().find(|(name, _)| name == reason);
        own.map_or(0, |(_, count)| *count)
    };
    let excluded = persons.excluded.iter().all(|(reason, names)| number(names) <= of(reason));
    let all: u64 = persons.classes().map(number).sum();
    in_numerator <= known
        && number(&persons.unknown) <= tally.unknown
        && excluded
        && all.saturating_add(persons.doubled) == tally.population
        && persons.local <= all
}

/// Extracts of another form, project or key than the others: persons of two keys are never the same person.
fn strangers(extracts: &[Named], project: Option<&str>) -> Vec<Finding> {
    let Some(first) = extracts.first() else { return Vec::new() };
    let (own, key) = (project.unwrap_or(&first.extract.project), &first.extract.key);
    let mut findings = Vec::new();
    for named in extracts {
        let extract = named.extract;
        let mut says = |why: Reason| findings.push(finding("C025", named).with("message", why));
        if extract.schema != SCHEMA {
            says(Reason::new("extract-schema").with("read", &extract.schema.to_string()));
        }
        if extract.project != own {
            let reason = Reason::new("extract-project");
            says(reason.with("read", &extract.project).with("known", own));
        }
        if extract.key != *key {
            says(Reason::new("extract-key").with("known", first.file));
        }
    }
    findings
}

/// Centres that give the same count in two extracts: it would be added up twice.
fn twice(extracts: &[Named]) -> Vec<Finding> {
    let mut seen: BTreeMap<(&str, &str, Period), &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for named in extracts {
        let provider = &named.extract.provider;
        let centre = named.extract.code.as_deref().unwrap_or(&provider.lt);
        let mut before = BTreeSet::new();
        for counts in &named.extract.counts {
            let Ok(period) = Period::parse(&counts.period) else { continue };
            let place = (centre, counts.indicator.as_str(), period);
            match seen.get(&place) {
                Some(file) if *file != named.file => {
                    before.insert(*file);
                }
                Some(_) => {}
                None => {
                    seen.insert(place, named.file);
                }
            }
        }
        findings.extend(before.into_iter().map(|file| finding("C026", named).with("other", file)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::library::{self, Library};
    use crate::pool::pool;
    use crate::pool::tests::{centre, children, empty, share};

    /// A pseudonym as a key would make it, of any word.
    fn pseudonym(word: &str) -> String {
        let letter = |digit: u8| char::from(b'a' + digit % 26);
        let hash = crate::evidence::sha256(word.as_bytes());
        hash.bytes().take(CHARACTERS).map(letter).collect()
    }

    fn served(names: &[&str]) -> ExtractCounts {
        let names: Vec<String> = names.iter().map(|name| pseudonym(name)).collect();
        children(&names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn codes(extracts: &[(&str, Extract)], project: Option<&str>) -> Vec<(String, String)> {
        let library = library::shipped().unwrap();
        let named: Vec<Named> =
            extracts.iter().map(|(file, extract)| Named { file, extract }).collect();
        wrong(&named, project, &library.indicators, &library.hashes)
            .into_iter()
            .map(|finding| {
                let arguments = &finding.arguments;
                let message = arguments.get("message").cloned().unwrap_or_default();
                let message = message.split('\u{1f}').next().unwrap_or_default().to_owned();
                assert_eq!(arguments["centre_en"], "a");
                (finding.code.to_owned(), message)
            })
            .collect()
    }

    fn refused(change: impl Fn(&mut Extract)) -> Vec<String> {
        let mut extract = centre("a", vec![share(85, 90), served(&["x", "y", "z"])]);
        change(&mut extract);
        let found = codes(&[("a.json", extract)], None);
        assert!(found.iter().all(|(code, _)| code == "C024"), "{found:?}");
        found.into_iter().map(|(_, message)| message).collect()
    }

    #[test]
    fn what_a_centre_counted_is_taken() {
        assert_eq!(refused(|_| {}), [""; 0]);
        // One child with two numbers: three units, two persons.
        let doubled = |extract: &mut Extract| {
            let counts = &mut extract.counts[1];
            (counts.tally.population, counts.tally.denominator) = (4, 4);
            counts.persons.as_mut().unwrap().doubled = 1;
        };
        assert_eq!(refused(doubled), [""; 0]);
    }

    #[test]
    fn numbers_that_cannot_be_are_refused_each_with_its_reason() {
        let tally = |change: fn(&mut ExtractTally)| {
            refused(move |extract: &mut Extract| change(&mut extract.counts[0].tally))
        };
        assert_eq!(tally(|own| own.numerator = 91), ["reason-extract-numerator"]);
        assert_eq!(tally(|own| own.unknown = 6), ["reason-extract-numerator"]);
        assert_eq!(tally(|own| own.population = 91), ["reason-extract-population"]);
        assert_eq!(
            tally(|own| (own.population, own.denominator) = (u64::MAX, u64::MAX)),
            ["reason-extract-large"]
        );
        assert_eq!(
            tally(|own| own.sum = Some(Decimal::MAX)),
            ["reason-extract-large", "reason-extract-without-sum"]
        );
        let twice = |own: &mut ExtractTally| {
            own.excluded = vec![("no_opinion".to_owned(), 0), ("no_opinion".to_owned(), 0)];
        };
        assert_eq!(tally(twice), ["reason-extract-exclusions"]);

        let counts = |change: fn(&mut Extract)| refused(change);
        assert_eq!(
            counts(|own| own.counts[0].period = "2024-13".to_owned()),
            ["reason-extract-period"]
        );
        assert_eq!(counts(|own| own.counts.push(share(1, 2))), ["reason-extract-twice"]);
        assert_eq!(counts(|own| own.definitions.clear()), ["reason-extract-definition"; 2]);
        assert_eq!(
            counts(|own| own.counts[0].divisor = Some(ExtractTally::default())),
            ["reason-extract-without-denominator"]
        );
        assert_eq!(counts(|own| own.counts[1].persons = None), ["reason-extract-without-persons"]);
    }

    #[test]
    fn fewer_or_more_persons_than_were_counted_are_refused_and_names_are_not_taken_for_them() {
        let persons = |change: fn(&mut Persons)| {
            refused(move |extract: &mut Extract| {
                change(extract.counts[1].persons.as_mut().unwrap())
            })
        };
        let few = ["reason-extract-persons"];
        let fewer = |own: &mut Persons| {
            own.counted.pop_first();
        };
        assert_eq!(persons(fewer), few);
        let more = |own: &mut Persons| {
            own.counted.insert(pseudonym("v"));
        };
        assert_eq!(persons(more), few);
        assert_eq!(persons(|own| own.doubled = 1), few);
        assert_eq!(persons(|own| own.doubled = u64::MAX), few);
        assert_eq!(persons(|own| own.local = 4), few);
        let moved = |own: &mut Persons| {
            let one = own.counted.pop_first().unwrap();
            own.excluded.insert("not_there".to_owned(), BTreeSet::from([one]));
        };
        assert_eq!(persons(moved), few);
        let named = |own: &mut Persons| {
            own.counted.pop_first();
            own.counted.insert("Petraitis".to_owned());
        };
        assert_eq!(persons(named), ["reason-extract-names"]);
    }

    #[test]
    fn extracts_of_another_project_key_or_form_are_not_joined() {
        let own = || ("one.json", centre("a", vec![share(85, 90)]));
        let other = |change: fn(&mut Extract)| {
            let mut extract = centre("a", vec![share(8, 9)]);
            extract.code = Some("another".to_owned());
            change(&mut extract);
            codes(&[own(), ("two.json", extract)], None)
        };
        let found = |reason: &str| vec![("C025".to_owned(), format!("reason-extract-{reason}"))];
        assert_eq!(other(|_| {}), []);
        assert_eq!(other(|extract| extract.project = "P-2".to_owned()), found("project"));
        assert_eq!(other(|extract| extract.key = "abcdefgh".to_owned()), found("key"));
        assert_eq!(other(|extract| extract.schema = 1), found("schema"));
        assert_eq!(codes(&[own()], Some("P-1")), []);
        assert_eq!(codes(&[own()], Some("P-2")), found("project"));
    }

    #[test]
    fn a_centre_whose_counts_stand_in_two_extracts_is_named() {
        let own = || centre("a", vec![share(85, 90)]);
        let twice = codes(&[("one.json", own()), ("two.json", own())], None);
        assert_eq!(twice, [("C026".to_owned(), String::new())]);
        let mut later = own();
        later.counts[0].period = "2023".to_owned();
        assert_eq!(codes(&[("one.json", own()), ("two.json", later)], None), []);
    }

    fn any_tally() -> impl Strategy<Value = ExtractTally> {
        let number = prop_oneof![0..40_u64, Just(MOST), Just(u64::MAX)];
        let sum = prop::option::of((any::<i64>(), 0..20_u32).prop_map(|(n, s)| Decimal::new(n, s)));
        (prop::collection::vec(number, 6), sum, any::<bool>()).prop_map(|(n, sum, fits)| {
            let (numerator, unknown, rest, excluded) = (n[0], n[1], n[2], n[3]);
            let denominator = numerator.saturating_add(unknown).saturating_add(rest);
            let population = if fits { denominator.saturating_add(excluded) } else { n[5] };
            let excluded = vec![("no_opinion".to_owned(), excluded)];
            let population_unknown = n[4];
            ExtractTally {
                population,
                population_unknown,
                excluded,
                denominator,
                numerator,
                unknown,
                sum,
            }
        })
    }

    /// Read once: its hundred files take longer than what is tried.
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| library::shipped().unwrap());

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Of whatever stands in a file: it is refused, or it can be added up, and neither ends the program.
        #[test]
        fn any_extract_is_refused_or_joined(
            numbers in prop::collection::vec((0..1000_usize, any_tally(), prop::option::of(any_tally())), 1..6),
            text in "\\PC{0,200}",
        ) {
            let library = &*LIBRARY;
            prop_assert!(serde_json::from_str::<Extract>(&text).is_err());
            let extracts: Vec<Extract> = numbers
                .into_iter()
                .enumerate()
                .map(|(place, (indicator, tally, divisor))| {
                    let indicator = &library.indicators[indicator % library.indicators.len()];
                    let counts = ExtractCounts {
                        indicator: indicator.id.clone(),
                        period: "2024".to_owned(),
                        tally,
                        divisor: divisor.filter(|_| indicator.divisor.is_some()),
                        persons: None,
                    };
                    let definitions = library.hashes.get(&indicator.file).cloned();
                    let definitions = definitions.map(|hash| (indicator.id.clone(), hash));
                    Extract {
                        definitions: definitions.into_iter().collect(),
                        counts: vec![counts],
                        ..empty(&place.to_string())
                    }
                })
                .collect();
            for extract in &extracts {
                let written = serde_json::to_string(extract).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Extract>(&written).unwrap(), extract);
            }
            let files: Vec<Named> =
                extracts.iter().map(|extract| Named { file: "x", extract }).collect();
            let refused = wrong(&files, None, &library.indicators, &library.hashes);
            let (pooled, _) = pool(&extracts, &library.indicators, &library.hashes, &[]);
            if refused.is_empty() {
                for pooled in pooled {
                    let own = extracts.iter().flat_map(|extract| &extract.counts);
                    let own = own.filter(|counts| counts.indicator == pooled.counts.indicator);
                    let sum: u128 = own.map(|counts| u128::from(counts.tally.population)).sum();
                    prop_assert_eq!(u128::from(pooled.counts.tally.population), sum);
                }
            }
        }
    }
}
