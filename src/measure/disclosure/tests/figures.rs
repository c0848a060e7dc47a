//! From counts to figures that can be shown to anybody.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::*;
use crate::engine::counts::{Counts, Stratum, Tally};
use crate::library::terms::{Improvement, Missing, Scoring, Terms};
use crate::measure::{Figure, Verdict, figure};

fn terms(scoring: Scoring) -> Terms {
    Terms {
        unread_at_most: crate::library::terms::UNREAD_AT_MOST,
        scoring,
        improvement: Improvement::Higher,
        missing: Missing::NotInNumerator,
        targets: Vec::new(),
        benchmarks: Vec::new(),
        minimum: 1,
        decimals: 1,
        per: Decimal::ONE,
        is_part: false,
        divide_by: Decimal::ONE,
        is_asked: false,
    }
}

fn counts(
    indicator: &str,
    period: &str,
    group: Option<&str>,
    numerator: u64,
    units: u64,
) -> Counts {
    let place = key(indicator, period, group, Part::Count);
    Counts {
        indicator: indicator.into(),
        period: place.period,
        group: place.group,
        tally: Tally { population: units, denominator: units, numerator, ..Tally::default() },
        divisor: None,
        overlaps: Vec::new(),
    }
}

fn figures(scoring: Scoring, counts: &[Counts]) -> Vec<Figure> {
    counts.iter().map(|counts| figure(&terms(scoring), counts)).collect()
}

fn public() -> Audience {
    Audience::Public(Policy::default())
}

#[test]
fn internal_reports_are_not_touched() {
    let counts = [counts("exits", "2024", None, 0, 2)];
    let mut figures = figures(Scoring::Count, &counts);
    let before = figures.clone();
    let outcome = release(&mut figures, &counts, &Structure::default(), &Audience::Internal);
    assert_eq!((figures, outcome), (before, Outcome::default()));
}

#[test]
fn a_withheld_count_leaves_no_number_behind() {
    let counts = [
        counts("exits", "2024", None, 0, 40),
        counts("exits", "2024", Some("adopted"), 0, 2),
        counts("exits", "2024", Some("majority"), 0, 8),
        counts("exits", "2024", Some("returned"), 0, 30),
    ];
    let mut figures = figures(Scoring::Count, &counts);
    let outcome = release(&mut figures, &counts, &Structure::default(), &public());
    assert!(outcome.passes());
    let told: Vec<Option<f64>> = figures.iter().map(Figure::value_f64).collect();
    assert_eq!(told, [Some(40.0), None, None, Some(30.0)]);
    assert!(figures.iter().all(|figure| figure.suppressed.is_some() == figure.value.is_none()));
    assert_eq!(figures[1].suppressed, Some(Mark::Below));
    assert_eq!(
        (figures[1].population, figures[1].mark(&Part::Population)),
        (None, Some(Mark::Below))
    );
}

#[test]
fn a_withheld_share_takes_its_verdict_and_interval_with_it() {
    let counts = [counts("satisfied", "2024", None, 106, 110)];
    let mut figures = figures(Scoring::Proportion, &counts);
    let outcome = release(&mut figures, &counts, &Structure::default(), &public());
    assert!(outcome.passes());
    let figure = &figures[0];
    assert!(figure.suppressed.is_some() && figure.numerator.is_none() && figure.interval.is_none());
    assert_eq!((figure.verdict, figure.denominator), (Verdict::NotAssessed, Some(110.into())));
}

/// Two without an opinion: the population goes with them, not the share that the report is read for.
/// All twelve stayed: then all four, three, three and two of the groups did, and of groups so small "all" is not told.
#[test]
fn all_of_a_whole_tells_all_of_each_group() {
    let counts = [
        counts("carers_retained", "2024", None, 12, 12),
        counts("carers_retained", "2024", Some("adoptive"), 4, 4),
        counts("carers_retained", "2024", Some("guardian"), 3, 3),
        counts("carers_retained", "2024", Some("kin"), 3, 3),
        counts("carers_retained", "2024", Some("on_duty"), 2, 2),
    ];
    let mut figures = figures(Scoring::Proportion, &counts);
    let outcome = release(&mut figures, &counts, &Structure::default(), &public());
    assert!(outcome.passes());
    assert!(figures.iter().all(|figure| figure.suppressed.is_some() && figure.value.is_none()));
    assert_eq!((figures[0].numerator, figures[0].denominator), (None, Some(Decimal::from(12))));
}

#[test]
fn few_exclusions_cost_the_population_only() {
    let mut one = counts("satisfied", "2024", None, 60, 110);
    one.tally.population = 112;
    one.tally.excluded = vec![("no_opinion".into(), 2), ("no_answer".into(), 0)];
    let counts = [one];
    let mut figures = figures(Scoring::Proportion, &counts);
    let outcome = release(&mut figures, &counts, &Structure::default(), &public());
    assert!(outcome.passes());
    assert!(figures[0].suppressed.is_none());
    assert_eq!(figures[0].population, None);
    let names = [("no_opinion".to_string(), None), ("no_answer".to_string(), Some(0))];
    assert_eq!(figures[0].excluded, names);
}

#[test]
fn quarters_and_their_year_are_tied_where_they_add_up() {
    let quarters = [2, 10, 20, 30];
    let mut all = vec![counts("entries", "2024", None, 0, quarters.iter().sum())];
    for (number, units) in quarters.into_iter().enumerate() {
        all.push(counts("entries", &format!("2024-Q{}", number + 1), None, 0, units));
    }
    let mut told = figures(Scoring::Count, &all);
    let system = of_counts(&all, &told, &Structure::default());
    assert_eq!(system.relations.len(), 1);
    let policy = Policy { whole_series: false, ..Policy::default() };
    let outcome = release(&mut told, &all, &Structure::default(), &Audience::Public(policy));
    assert_eq!(
        brief(&outcome),
        [
            "entries 2024-Q1 all count below small",
            "entries 2024-Q2 all count withheld complementary"
        ]
    );
    let apart = Shape { periods: Adds::Apart, ..Shape::default() };
    let structure =
        Structure { shapes: [("entries".to_string(), apart)].into(), ..Structure::default() };
    assert!(of_counts(&all, &told, &structure).relations.is_empty());
}

#[test]
fn indicators_that_share_a_population_are_tied() {
    let all = [
        counts("children", "2024", None, 0, 50),
        counts("with_disability", "2024", None, 0, 3),
        counts("without_disability", "2024", None, 0, 47),
    ];
    let name = |indicator: &str| (indicator.to_string(), Part::Count);
    let link = Link::Sum {
        total: name("children"),
        parts: vec![name("with_disability"), name("without_disability")],
    };
    let structure = Structure { links: vec![link], ..Structure::default() };
    let mut told = figures(Scoring::Count, &all);
    let outcome = release(&mut told, &all, &structure, &public());
    assert_eq!(outcome.withheld.len(), 2, "{:?}", brief(&outcome));
    assert!(outcome.passes());
}

#[test]
fn sums_and_means_of_few_are_withheld() {
    let with = |group, units, sum: i64| {
        let mut counts = counts("hours", "2024", group, 0, units);
        counts.tally.sum = Some(Decimal::new(sum, 1));
        counts
    };
    let all = [with(None, 60, 6005), with(Some("a"), 2, 305), with(Some("b"), 58, 5700)];
    for scoring in [Scoring::Sum, Scoring::Mean] {
        let mut told = figures(scoring, &all);
        let outcome = release(&mut told, &all, &Structure::default(), &public());
        assert!(outcome.passes(), "{:#?}", outcome.listing);
        assert!(told[1].suppressed.is_some() && told[1].value.is_none());
    }
}

/// One indicator by month, quarter and year, and by group: everything is tied to everything.
#[test]
fn a_year_of_months_is_one_system() {
    let mut sums: BTreeMap<(String, Option<String>), (u64, u64)> = BTreeMap::new();
    for month in 1..=12_u64 {
        for group in 0..4 {
            let (inside, units) = ((month * 7 + group * 5) % 19, 20 + month * group);
            let year = "2024".to_string();
            let quarter = format!("2024-Q{}", month.div_ceil(3));
            for period in [format!("2024-{month:02}"), quarter, year] {
                for group in [None, Some(format!("g{group}"))] {
                    let sum = sums.entry((period.clone(), group)).or_default();
                    *sum = (sum.0 + inside, sum.1 + units);
                }
            }
        }
    }
    let all: Vec<Counts> = (sums.iter())
        .map(|((period, group), (inside, units))| {
            counts("goals", period, group.as_deref(), *inside, *units)
        })
        .collect();
    let mut told = figures(Scoring::Proportion, &all);
    let outcome = release(&mut told, &all, &Structure::default(), &public());
    assert!(outcome.passes() && !outcome.withheld.is_empty());
}

/// Three of 50 girls are the youngest: what is withheld in a row or a column of a cross is never alone, for
/// its margin would tell it.
#[test]
fn a_cross_and_its_margins_are_one_system() {
    let table = [("0-3", [3, 20]), ("4-6", [30, 25]), ("7-9", [17, 40])];
    let group = |age: Option<&str>, sex: Option<&str>| {
        let stratum = |name: &str, value: &str| Stratum {
            stratifier: name.to_owned(),
            value: Some(value.to_owned()),
        };
        let age = age.map(|age| stratum("age_band", age));
        Group::new(age.into_iter().chain(sex.map(|sex| stratum("sex", sex))).collect())
    };
    let mut sums: BTreeMap<Option<Group>, u64> = BTreeMap::new();
    for (age, row) in table {
        for (sex, children) in ["female", "male"].into_iter().zip(row) {
            for age in [None, Some(age)] {
                for sex in [None, Some(sex)] {
                    *sums.entry(group(age, sex)).or_default() += children;
                }
            }
        }
    }
    let all: Vec<Counts> = (sums.into_iter())
        .map(|(group, units)| Counts { group, ..counts("children", "2024", None, 0, units) })
        .collect();
    let mut told = figures(Scoring::Count, &all);
    // The whole by age and by sex, each age by sex, each sex by age.
    let system = of_counts(&all, &told, &Structure::default());
    let sums = system.relations.iter().filter(|tied| matches!(tied, Relation::Sum { .. }));
    assert_eq!(sums.count(), 2 + 3 + 2);

    let outcome = release(&mut told, &all, &Structure::default(), &public());
    assert!(outcome.passes());
    let hidden = |age: Option<&str>, sex: Option<&str>| {
        let wanted = group(age, sex);
        told.iter().any(|figure| figure.group == wanted && figure.suppressed.is_some())
    };
    assert!(hidden(Some("0-3"), Some("female")));
    let row = [Some("female"), Some("male"), None].map(|sex| hidden(Some("0-3"), sex));
    let column =
        [Some("0-3"), Some("4-6"), Some("7-9"), None].map(|age| hidden(age, Some("female")));
    for line in [&row[..], &column[..]] {
        assert!(line.iter().filter(|hidden| **hidden).count() > 1, "{line:?}");
    }
}

/// 200 indicators, 12 months, 8 groups: shares with numerators, denominators, complements.
#[test]
fn a_large_report_takes_seconds() {
    let mut state = 7_u64;
    let mut random = |most: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut all = Vec::new();
    let indicators = std::env::var("DISCLOSURE_INDICATORS").map_or(10, |n| n.parse().unwrap());
    for indicator in 0..indicators {
        for month in 1..=12 {
            let (indicator, month) = (format!("i{indicator:03}"), format!("2024-{month:02}"));
            let groups: Vec<(u64, u64)> = (0..8).map(|_| (random(40), random(60))).collect();
            let add = |group: Option<&str>, inside, units| {
                counts(&indicator, &month, group, inside, units)
            };
            let inside = groups.iter().map(|group| group.0).sum();
            let outside: u64 = groups.iter().map(|group| group.1).sum();
            all.push(add(None, inside, inside + outside));
            for (number, (inside, outside)) in groups.iter().enumerate() {
                all.push(add(Some(&format!("g{number}")), *inside, inside + outside));
            }
        }
    }
    let mut told = figures(Scoring::Proportion, &all);
    let outcome = release(&mut told, &all, &Structure::default(), &public());
    assert!(outcome.passes());
    let hidden = told.iter().filter(|figure| figure.suppressed.is_some()).count();
    println!("{hidden} of {} figures, {} lines", told.len(), outcome.listing.len());
}

fn name(indicator: &str) -> Vec<(String, Part)> {
    vec![(indicator.to_owned(), Part::Count)]
}

/// 81 children in the year and 78 on its last day: three left, whom another indicator withholds.
#[test]
fn who_left_is_not_told_by_stocks() {
    let counts = [
        counts("during", "2024", None, 0, 81),
        counts("last_day", "2023", None, 0, 79),
        counts("last_day", "2024", None, 0, 78),
        counts("exits", "2024", None, 0, 3),
        counts("entries", "2024", None, 0, 2),
    ];
    let rest = |when, same| Link::Rest {
        whole: name("during"),
        part: name("last_day"),
        when,
        same: name(same),
    };
    let links = vec![rest(When::Now, "exits"), rest(When::Before, "entries")];
    let structure = Structure { links, ..Structure::default() };
    let mut figures = figures(Scoring::Count, &counts);
    let outcome = release(&mut figures, &counts, &structure, &public());
    assert!(outcome.passes());
    let told: Vec<bool> = figures.iter().map(|figure| figure.value.is_some()).collect();
    assert!(!(told[0] && told[2]), "81 − 78");
    assert!(!(told[0] && told[1]), "81 − 79");
    assert_eq!(told[3..], [false, false]);
    // Without the ties all three stocks are told.
    let mut figures = self::figures(Scoring::Count, &counts);
    release(&mut figures, &counts, &Structure::default(), &public());
    assert!(figures[..3].iter().all(|figure| figure.value.is_some()));
}

/// Nobody counts the rest by itself: 291 families of the year, 290 with whom the next begins.
#[test]
fn a_small_rest_is_withheld_though_nothing_prints_it() {
    let counts =
        [counts("during", "2023", None, 0, 291), counts("first_day", "2024", None, 0, 290)];
    let links = vec![Link::Rest {
        whole: name("during"),
        part: name("first_day"),
        when: When::After,
        same: Vec::new(),
    }];
    let structure = Structure { links, ..Structure::default() };
    let mut figures = figures(Scoring::Count, &counts);
    let outcome = release(&mut figures, &counts, &structure, &public());
    assert!(outcome.passes());
    assert!(figures.iter().any(|figure| figure.value.is_none()));
}

/// Three budget lines are three budget lines, and two of three measures done is told.
#[test]
fn few_things_are_told() {
    let of = |of| Structure {
        shapes: BTreeMap::from([("done".to_owned(), Shape { of, ..Shape::default() })]),
        ..Structure::default()
    };
    let counts = [counts("done", "2024", None, 2, 3)];
    for (of, told) in [(of(Of::Things), true), (of(Of::People), false)] {
        let mut figures = figures(Scoring::Proportion, &counts);
        release(&mut figures, &counts, &of, &public());
        assert_eq!(figures[0].value.is_some(), told);
    }
}

/// One wave with 190 invited tells of 190 people, one with 3 of three.
#[test]
fn people_are_counted_not_the_rows_that_name_their_number() {
    let shape = Shape { of: Of::ThingsWithPeople, ..Shape::default() };
    for (invited, told) in [(190, true), (3, false)] {
        let mut one = counts("invited", "2024", None, 0, 1);
        one.tally.sum = Some(Decimal::from(invited));
        let structure = Structure {
            shapes: BTreeMap::from([("invited".to_owned(), shape)]),
            ..Structure::default()
        };
        let counts = [one];
        let mut figures = figures(Scoring::Sum, &counts);
        release(&mut figures, &counts, &structure, &public());
        assert_eq!(figures[0].value.is_some(), told, "{invited}");
    }
}

/// Six children fell by 4.0 each: who knows that no answer lies further apart knows that all fell from 5 to 1.
#[test]
fn a_mean_of_a_small_group_is_withheld() {
    let with = |units, sum: i64| {
        let mut counts = counts("change", "2024", None, 0, units);
        counts.tally.sum = Some(Decimal::from(sum));
        counts
    };
    for (units, told) in [(6, false), (9, false), (10, true)] {
        let all = [with(units, 4 * units as i64)];
        let mut figures = figures(Scoring::Mean, &all);
        release(&mut figures, &all, &Structure::default(), &public());
        assert_eq!(figures[0].value.is_some(), told, "{units}");
    }
}

/// 8 children, of whom 8 have a disability: nobody is left, and so "all" is told of a small group. Of 30 it may be.
#[test]
fn a_small_group_of_which_nobody_is_left_is_not_told() {
    for (children, told) in [(8, false), (30, true)] {
        let all = [
            counts("children", "2024", None, 0, children),
            counts("with_disability", "2024", None, 0, children),
        ];
        let links = vec![Link::Rest {
            whole: name("children"),
            part: name("with_disability"),
            when: When::Now,
            same: Vec::new(),
        }];
        let structure = Structure { links, ..Structure::default() };
        let mut figures = figures(Scoring::Count, &all);
        let outcome = release(&mut figures, &all, &structure, &public());
        assert!(outcome.passes());
        assert_eq!(figures.iter().all(|figure| figure.value.is_some()), told, "{children}");
    }
}

/// 12 of the staff, 2 of them lawyers: the 10 coordinators, by whom another indicator divides, would tell them.
#[test]
fn a_group_that_another_indicator_counts_is_the_same_number() {
    let all = [
        counts("staff", "2024", None, 0, 12),
        counts("staff", "2024", Some("coordinator"), 0, 10),
        counts("staff", "2024", Some("lawyer"), 0, 2),
        counts("coordinators", "2024", None, 0, 10),
    ];
    let links = vec![Link::Group {
        of: ("staff".to_owned(), Part::Count),
        group: all[1].group.clone().unwrap(),
        names: name("coordinators"),
    }];
    let structure = Structure { links, ..Structure::default() };
    let mut told = figures(Scoring::Count, &all);
    let outcome = release(&mut told, &all, &structure, &public());
    assert!(outcome.passes());
    let is_told: Vec<bool> = told.iter().map(|figure| figure.value.is_some()).collect();
    assert!(!is_told[2] && !(is_told[0] && (is_told[1] || is_told[3])), "{is_told:?}");
}

/// 29,007 days of 81 placements, and the same days of those in a unit: nobody lived elsewhere, so that both are 81.
#[test]
fn where_no_days_are_left_nobody_is() {
    let with = |indicator, units, days: i64| {
        let mut counts = counts(indicator, "2024", None, 0, units);
        counts.tally.sum = Some(Decimal::from(days));
        counts
    };
    let each = Some(Each { least: Decimal::ONE, most: Some((1, Decimal::ONE)) });
    let shape = Shape { each, ..Shape::default() };
    let sum = |indicator: &str| vec![(indicator.to_owned(), Part::Sum)];
    let links = vec![Link::Rest {
        whole: sum("all"),
        part: sum("in_units"),
        when: When::Now,
        same: Vec::new(),
    }];
    let shapes = BTreeMap::from([("all".to_owned(), shape), ("in_units".to_owned(), shape)]);
    let structure = Structure { shapes, links, ..Structure::default() };
    let all = [with("all", 81, 29_007), with("in_units", 81, 29_007)];
    let system = of_counts(&all, &figures(Scoring::Sum, &all), &structure);
    let rest = |units: bool| {
        let is_rest = |cell: &&Cell| matches!(cell.key.part, Part::Rest { .. });
        system.cells.iter().filter(is_rest).find(|cell| cell.units.is_some() == units).unwrap()
    };
    assert_eq!((rest(true).value, rest(false).value), (0, 0));
    let tied = |relation: &Relation| match relation {
        Relation::Bound { part, times: 1, whole, per: 1 } => {
            system.cells[*part].key == rest(false).key && system.cells[*whole].key == rest(true).key
        }
        _ => false,
    };
    assert!(system.relations.iter().any(tied));
    // 366 days of 2024 and one more bound a child's days.
    let most = |relation: &Relation| matches!(relation, Relation::Bound { times: 1, per: 367, .. });
    assert!(system.relations.iter().any(most));
}

/// 1 and 20 are 0 and 20, 20 in all; where an earlier report told the 1 as 5, it is told so again, and 25 in all. Who
/// was told 0 and 5 would know that it is none of 5 to 9.
#[test]
fn what_was_told_is_told_again() {
    let mut system = System::default();
    let cells = column(&mut system, "exits", "2024", &[1, 20]);
    let numbers = |told: &Told| -> Vec<u64> {
        let rounded = round(&system, &Policy::default(), told);
        assert_eq!((rounded.doubtful, rounded.otherwise), (Vec::new(), Vec::new()));
        cells.iter().map(|cell| rounded.numbers[&system.cells[*cell].key].0).collect()
    };
    assert_eq!(numbers(&Told::default()), [0, 20, 20]);
    let key = &system.cells[cells[0]].key;
    let mut told = Told::default();
    told.numbers.insert(key.clone(), 5);
    assert_eq!(numbers(&told), [5, 20, 25]);
    // A number beyond what was told was corrected since.
    told.numbers.insert(key.clone(), 10);
    assert_eq!(numbers(&told), [0, 20, 20]);
    told.numbers.insert(key.clone(), 1);
    assert_eq!(round(&system, &Policy::default(), &told).otherwise, std::slice::from_ref(key));
}
