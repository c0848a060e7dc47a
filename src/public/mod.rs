//! Figures for anybody: what a public report may tell, and the proof that no more can be derived from it.
//!
//! [`publish`] takes what was computed and gives what may leave the house. Every number that is not in it cannot
//! be printed: withheld ones are taken out of the figures, counts and the places of findings are not passed on.

pub mod centres;
mod clauses;
pub mod earlier;
mod line;
mod literal;
mod rounded;
mod structure;
mod ties;

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::counts::{Counts, Group, Stratum, Tally};
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::library::indicator::Indicator;
use crate::library::terms::Terms;
use crate::measure::disclosure::{
    Audience, Derivable, Method, Outcome, Policy, Structure, Told, release,
};
use crate::measure::history::histories;
use crate::measure::{self, Figure};
use crate::period::Period;
use crate::records::Origins;
use crate::records::frame::Records;
use crate::{Computed, Gathered, surveys};

pub use line::{Line, Why};
use rounded::{is_empty, rounded};
pub use structure::structure;

/// What may be told to anybody.
pub struct Published {
    /// The rules by which it was decided.
    pub policy: Policy,
    /// Figures without what is withheld. There are no counts, and the findings are those of [`public`].
    pub computed: Computed,
    /// The proof: each number that is withheld, with what a reader can derive of it.
    pub listing: Vec<Line>,
}

impl Published {
    /// The same of some indicators alone: what is withheld is decided over all of them.
    pub fn only(mut self, wanted: impl Fn(&String) -> bool) -> Published {
        let Computed { indicators, figures, histories, surveys, .. } = &mut self.computed;
        indicators.retain(|indicator| wanted(&indicator.id));
        // Histories stand in the figures' order.
        let mut kept = figures.iter().map(|figure| wanted(&figure.indicator));
        histories.retain(|_| kept.next().unwrap_or(false));
        drop(kept);
        figures.retain(|figure| wanted(&figure.indicator));
        surveys.retain(|survey| wanted(&survey.indicator));
        self.listing.retain(|line| wanted(&line.indicator));
        self
    }

    /// What a printer may know of the input: which kinds of problems there were. No records.
    pub fn gathered(&self, gathered: &Gathered) -> Gathered {
        Gathered {
            records: Records::default(),
            origins: Origins::default(),
            findings: gathered.findings.iter().map(public).collect(),
        }
    }
}

/// Takes out of figures what a public report may not tell.
///
/// # Errors
/// A number that is withheld could be derived: nothing may be printed.
pub fn publish(
    library: &Library,
    policy: &Policy,
    computed: Computed,
    before: &Told,
) -> Result<Published, Vec<Finding>> {
    let Basis { mut figures, counts, structure } = basis(library, policy, &computed);
    let Computed { indicators, findings, .. } = computed;
    let outcome = match policy.method {
        Method::Rounding { .. } => {
            let terms = indicators.iter().map(|it| (it.id.as_str(), &it.terms)).collect();
            let (outcome, table) =
                rounded(&mut figures, &counts, &terms, &structure, policy, before);
            if !table.otherwise.is_empty() {
                return Err(vec![told_otherwise()]);
            }
            figures.retain(|figure| figure.group.is_none() || !is_empty(figure));
            outcome
        }
        // What an exact number tells beside those of another report is not worked out.
        Method::Withholding if !before.is_empty() => return Err(vec![told_otherwise()]),
        Method::Withholding => {
            release(&mut figures, &counts, &structure, &Audience::Public(policy.clone()))
        }
    };
    let problems = unproved(&outcome);
    if !problems.is_empty() {
        return Err(problems);
    }
    let listing = line::lines(&outcome, &figures, policy);
    let findings = findings.iter().map(public).collect();
    let terms = indicators.iter().map(|it| (it.id.as_str(), &it.terms)).collect();
    // Worked out again from what is told: what was worked out from the rest could betray it. Answers step by step
    // and months one by one are small counts of their own, and are not published.
    let histories = histories(&terms, &figures);
    let surveys = surveys::read(&indicators, &figures, &[]);
    let computed = Computed {
        indicators,
        counts: Vec::new(),
        figures,
        histories,
        surveys,
        controls: Vec::new(),
        effects: Vec::new(),
        findings,
    };
    Ok(Published { policy: policy.clone(), computed, listing })
}

/// What is decided on: counted figures with those of groups that nobody is in, and what a reader knows of them.
pub struct Basis {
    /// The figures.
    pub figures: Vec<Figure>,
    /// Their counts, in the same order.
    pub counts: Vec<Counts>,
    /// How they belong together.
    pub structure: Structure,
}

/// What is decided on by these rules.
pub fn basis(library: &Library, policy: &Policy, computed: &Computed) -> Basis {
    let Computed { indicators, counts, figures, .. } = computed;
    let (mut counts, mut figures) = (counts.clone(), figures.clone());
    for (figure, counts) in figures.iter_mut().zip(&counts) {
        let tallies = [Some(&counts.tally), counts.divisor.as_ref()];
        if tallies.into_iter().flatten().any(|tally| tally.reach.is_some()) {
            // How far a few unread or contradicting records could move a number tells how many they are.
            figure.readings = None;
        }
    }
    let is_rounded = policy.method != Method::Withholding;
    if policy.hide_zeros || is_rounded {
        let values = if is_rounded { values(&counts) } else { BTreeMap::new() };
        let absent = absent(indicators, &counts, &values);
        let of_absent: Vec<Figure> =
            absent.iter().map(|(terms, counts)| of_absent(terms, counts, &figures)).collect();
        figures.extend(of_absent);
        counts.extend(absent.into_iter().map(|(_, counts)| counts));
    }
    Basis { figures, counts, structure: structure(library, indicators) }
}

/// A finding without all that could tell of a person: how many, where, and what was read.
pub fn public(finding: &Finding) -> Finding {
    let mut told = Finding::new(finding.code, finding.severity, Place::default());
    // Words of the library, and which data there are none of.
    let lacking = ["indicator", "dataset", "setting"];
    let lacking = if matches!(finding.code, "C001" | "C003") { &lacking[..] } else { &[] };
    for name in ["rule", "message_lt", "message_en"].iter().chain(lacking) {
        if let Some(words) = finding.arguments.get(*name) {
            told = told.with(name, words);
        }
    }
    told
}

/// An earlier public report was made by rules that this one cannot be held together with.
fn told_otherwise() -> Finding {
    Finding::new("C031", Severity::Error, Place::file(crate::evidence::issued::FOLDER))
}

/// What cannot be proved.
fn unproved(outcome: &Outcome) -> Vec<Finding> {
    let failed = outcome.listing.iter().filter(|line: &&Derivable| !line.passes);
    let keys: BTreeSet<_> = failed.map(|line| &line.key).chain(&outcome.doubtful).collect();
    keys.into_iter()
        .map(|key| {
            let group = key.group.as_ref().map(Group::printed);
            let group =
                group.map_or("none".to_owned(), |(names, values)| format!("{names} = {values}"));
            Finding::new("C030", Severity::Error, Place::default())
                .with("indicator", &key.indicator)
                .with("period", &key.period.label)
                .with("group", group)
                .with("part", key.part.field())
        })
        .collect()
}

/// Groups that occur in one period and not in another: there they count nought, which a reader is told by their
/// row. So do values of a cross that no unit has together. Where noughts are withheld they are numbers like others.
///
/// Where numbers are rounded, rows of nought are not printed, and neither are those of a few: then a group that occurs in
/// another indicator could be there as well.
fn absent<'a>(
    indicators: &'a [Indicator],
    counts: &[Counts],
    elsewhere: &BTreeMap<String, BTreeSet<Stratum>>,
) -> Vec<(&'a Terms, Counts)> {
    let mut added = Vec::new();
    for indicator in indicators {
        let own: Vec<&Counts> = counts.iter().filter(|own| own.indicator == indicator.id).collect();
        let mut groups: BTreeSet<Group> = own.iter().filter_map(|own| own.group.clone()).collect();
        let names = indicator.stratifiers.iter().filter_map(|own| elsewhere.get(&own.name));
        groups.extend(names.flatten().filter_map(|one| Group::new(vec![one.clone()])));
        let groups = crossed(indicator, groups);
        let wholes = own.iter().filter(|own| own.group.is_none());
        for whole in wholes {
            let given: BTreeSet<Group> = (own.iter())
                .filter(|own| own.period == whole.period)
                .filter_map(|own| own.group.clone())
                .collect();
            for group in groups.difference(&given) {
                added.push((&indicator.terms, empty(whole, group)));
            }
        }
    }
    added
}

/// The values of each stratifier that occur anywhere.
fn values(counts: &[Counts]) -> BTreeMap<String, BTreeSet<Stratum>> {
    let mut values: BTreeMap<String, BTreeSet<Stratum>> = BTreeMap::new();
    for stratum in counts.iter().filter_map(|own| own.group.as_ref()).flat_map(Group::strata) {
        values.entry(stratum.stratifier.clone()).or_default().insert(stratum.clone());
    }
    values
}

/// The figure of a group that nobody is in: without a value where the whole has none because nobody kept the register.
fn of_absent(terms: &Terms, counts: &Counts, figures: &[Figure]) -> Figure {
    let mut figure = measure::figure(terms, counts);
    let whole = figures.iter().find(|whole| {
        whole.group.is_none()
            && whole.indicator == counts.indicator
            && whole.period == counts.period
    });
    if let Some(reason) = whole.and_then(|whole| whole.reason).filter(|why| why.is_unkept()) {
        figure.withdraw(reason);
    }
    figure
}

/// The groups that occur, and all that a cross prints of their values.
fn crossed(indicator: &Indicator, occurring: BTreeSet<Group>) -> BTreeSet<Group> {
    let mut all = occurring.clone();
    for cross in &indicator.crosses {
        let mut lines: Vec<Vec<Stratum>> = vec![Vec::new()];
        for name in cross {
            let values: BTreeSet<&Stratum> = (occurring.iter())
                .flat_map(Group::strata)
                .filter(|stratum| stratum.stratifier == *name)
                .collect();
            // With the value and without it: a cross prints its margins.
            let with = lines.iter().flat_map(|line| {
                values.iter().map(move |value| [line.as_slice(), &[(*value).clone()]].concat())
            });
            lines = lines.iter().cloned().chain(with).collect();
        }
        all.extend(lines.into_iter().filter_map(Group::new));
    }
    all
}

fn empty(whole: &Counts, group: &Group) -> Counts {
    let nothing = |tally: &Tally| Tally {
        excluded: tally.excluded.iter().map(|(name, _)| (name.clone(), 0)).collect(),
        sum: tally.sum.map(|_| rust_decimal::Decimal::ZERO),
        ..Tally::default()
    };
    Counts {
        indicator: whole.indicator.clone(),
        period: whole.period.clone(),
        group: Some(group.clone()),
        tally: nothing(&whole.tally),
        divisor: whole.divisor.as_ref().map(nothing),
        overlaps: Vec::new(),
    }
}

/// Whether a figure stands at a place.
fn stands(figure: &Figure, indicator: &str, period: &Period, group: Option<&Group>) -> bool {
    figure.indicator == indicator && figure.period == *period && figure.group.as_ref() == group
}
