//! Which dataset each table is, and all that follows from it.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::{self, assign, margin};
use super::calendar::{self, Found};
use super::code;
use super::dates;
use super::fit::{self, Fit};
use super::lexicon::Lexicon;
use super::name::Name;
use super::people;
use super::proposal::{
    ColumnMatch, Evidence, FieldWords, Fixed, Proposal, Silence, TableMatch, Tier, Unused,
};
use super::spread::{self, Spread};
use super::targets::{DatasetTarget, Targets};
use super::{trials, words};
use crate::ingest::{ColumnProfile, FileProfile, TableProfile};
use crate::library::dataset::{Field, FieldType};

/// A table that is less like every dataset is like none.
const LEAST_TABLE: f64 = 0.34;
/// A column is sure from this score and this margin on; measured over the samples.
pub(super) const SURE: f64 = 0.6;
const MARGIN: f64 = 0.15;
/// A table is sure from this score on, and where it is so much more like one dataset than like any other.
const SURE_TABLE: f64 = 0.5;
const TABLE_MARGIN: f64 = 0.08;
/// So much of a column's distinct values must stand in another table's key to prove that it refers to it.
pub(super) const FOUND: f64 = 0.85;
/// Fewer values prove nothing.
pub(super) const LEAST_FOUND: u64 = 3;

/// A table as one dataset.
pub(super) struct Taken<'a> {
    pub(super) table: &'a TableProfile,
    target: usize,
    pub(super) fits: Vec<Vec<Fit>>,
    pub(super) given: Vec<Option<usize>>,
    spread: Spread,
    calendar: Option<Found>,
    /// Columns whose people's names are keys.
    pub(super) people: BTreeSet<usize>,
    score: f64,
}

impl Taken<'_> {
    /// Whether columns of questions, years or months fill a field.
    fn fills(&self, field: usize) -> bool {
        self.spread.fills.contains(&field)
            || self.calendar.iter().any(|found| found.fills.contains(&field))
    }
}

/// Where a table stands.
struct Place<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    names: Vec<Name>,
}

pub(super) fn propose(files: &[FileProfile], targets: &Targets) -> Proposal {
    let mut proposal = Proposal::default();
    let lexicon = Lexicon::new(files, targets);
    let mut chosen: Vec<(Place, Vec<Taken>)> = Vec::new();
    for file in files {
        for sheet in &file.sheets {
            let place = place(&file.file, sheet.sheet.as_deref());
            let ranked = ranked(&sheet.readings, &place, targets, &lexicon);
            chosen.push((place, ranked));
        }
    }
    let keys = Keys::of(&chosen, targets);
    for (place, mut ranked) in chosen {
        let is_any = ranked.first().is_some_and(|best| best.score >= LEAST_TABLE);
        if !is_any {
            let sheet = place.sheet.map(str::to_string);
            proposal.unused.push(Unused { file: place.file.to_string(), sheet });
            continue;
        }
        let second = second(&ranked, targets);
        let (best, next) = (ranked[0].score, ranked.get(1).map_or(0.0, |next| next.score));
        let is_sure = best >= SURE_TABLE && best - next >= TABLE_MARGIN;
        let tier = if is_sure { Tier::Sure } else { Tier::Ask };
        let tell = |taken: &mut Taken| {
            keys.prove(taken, targets);
            told(&place, taken, tier, &keys, targets, &lexicon)
        };
        let mut table = tell(&mut ranked[0]);
        if !is_sure {
            let likely = ranked[1..].iter_mut().filter(|other| other.score >= LEAST_TABLE);
            table.alternatives = likely.take(2).map(tell).collect();
        }
        proposal.tables.push(table);
        let second = second.and_then(|target| ranked.iter_mut().find(|t| t.target == target));
        proposal.tables.extend(second.map(tell));
        let also = also(&ranked, targets).filter(|_| is_sure);
        let first = targets.datasets[ranked[0].target].dataset.name.clone();
        if let Some(also) = also.and_then(|target| ranked.iter_mut().find(|t| t.target == target)) {
            keys.prove(also, targets);
            let told = told(&place, also, Tier::Ask, &keys, targets, &lexicon);
            proposal.tables.push(TableMatch { beside: Some(first), ..told });
        }
    }
    proposal
}

/// A file's and a sheet's names say what stands there.
fn place<'a>(file: &'a str, sheet: Option<&'a str>) -> Place<'a> {
    let stem = file.rsplit('/').next().unwrap_or(file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let letters: String = stem.chars().map(|c| if c.is_ascii_digit() { ' ' } else { c }).collect();
    let names = [Some(letters.as_str()), sheet].into_iter().flatten().filter_map(Name::of);
    Place { file, sheet, names: names.collect() }
}

/// A sheet under each of its headers as each dataset: of each dataset the best header, the likeliest dataset first.
fn ranked<'a>(
    readings: &'a [TableProfile],
    place: &Place,
    targets: &Targets,
    lexicon: &Lexicon,
) -> Vec<Taken<'a>> {
    let mut best: BTreeMap<usize, Taken> = BTreeMap::new();
    for table in readings.iter().filter(|table| table.rows > 0) {
        for target in 0..targets.datasets.len() {
            let taken = take(table, target, place, targets, lexicon);
            if best.get(&target).is_none_or(|known| taken.score > known.score) {
                best.insert(target, taken);
            }
        }
    }
    let mut ranked: Vec<Taken> = best.into_values().collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.target.cmp(&b.target)));
    ranked
}

fn take<'a>(
    table: &'a TableProfile,
    target: usize,
    place: &Place,
    targets: &Targets,
    lexicon: &Lexicon,
) -> Taken<'a> {
    let dataset = &targets.datasets[target];
    let spread = spread::find(&table.columns, dataset, targets);
    let calendar = calendar::find(&table.columns, dataset);
    let fits: Vec<Vec<Fit>> = table
        .columns
        .iter()
        .enumerate()
        .map(|(column, profile)| {
            let is_spread = spread.columns.iter().any(|(at, _)| *at == column)
                || calendar.iter().any(|found| found.columns.contains(&column));
            let fields = dataset.fields.iter().enumerate();
            fields
                .map(|(field, of)| {
                    let is_filled = spread.fills.contains(&field)
                        || calendar.iter().any(|found| found.fills.contains(&field));
                    if is_spread || is_filled {
                        Fit::default()
                    } else {
                        fit::fit(profile, of, lexicon)
                    }
                })
                .collect()
        })
        .collect();
    let given = assign(&fits);
    let people = BTreeSet::new();
    let mut taken = Taken { table, target, fits, given, spread, calendar, people, score: 0.0 };
    people::key(&mut taken, dataset);
    taken.score = score(&taken, dataset, place);
    taken
}

/// How much a table is like a dataset: what of its columns is explained, what of the dataset's needs is there, and what
/// file and sheet are called.
fn score(taken: &Taken, dataset: &DatasetTarget, place: &Place) -> f64 {
    let own: f64 = taken
        .given
        .iter()
        .enumerate()
        .filter_map(|(column, field)| Some(taken.fits[column][(*field)?].score))
        .sum();
    let months = taken.calendar.as_ref().map_or(0, |found| found.columns.len());
    let explained = own + (taken.spread.columns.len() + months) as f64 * 0.8;
    let columns = taken.table.columns.iter().filter(|column| column.filled > 0).count().max(1);
    let covered = explained / columns as f64;
    let needed: Vec<usize> = needed(dataset);
    let has = |field: &usize| taken.given.contains(&Some(*field)) || taken.fills(*field);
    let met = needed.iter().filter(|field| has(field)).count();
    let met = if needed.is_empty() { 1.0 } else { met as f64 / needed.len() as f64 };
    let plain = super::name::Weights::default();
    let called = place
        .names
        .iter()
        .flat_map(|name| dataset.names.iter().map(|other| name.likeness(other, &plain)))
        .fold(0.0, f64::max);
    // A single column that fits proves no register.
    let matched = taken.given.iter().flatten().count() + taken.spread.columns.len() + months;
    let enough = if matched >= 2 { 1.0 } else { 0.6 };
    enough * (0.45 * covered.min(1.0) + 0.3 * met + 0.25 * called)
}

/// Required fields, but the key of a dataset whose rows may name the records.
fn needed(dataset: &DatasetTarget) -> Vec<usize> {
    let fields = dataset.dataset.fields.iter().enumerate();
    fields
        .filter(|(_, field)| field.required && !is_row_name(dataset, &field.name))
        .map(|(at, _)| at)
        .collect()
}

/// Whether a record's name may be its row: answers and complaints are numbered, people and families are not.
fn is_row_name(dataset: &DatasetTarget, field: &str) -> bool {
    dataset.dataset.numbered.as_deref() == Some(field)
}

/// The dataset that a table holds beside its first one: it refers to the first, and has columns of its own.
fn second(ranked: &[Taken], targets: &Targets) -> Option<usize> {
    let first = ranked.first()?;
    let name = &targets.datasets[first.target].dataset.name;
    ranked.iter().skip(1).find_map(|other| {
        let dataset = targets.datasets[other.target].dataset;
        let refers = dataset.fields.iter().any(|field| field.references.as_ref() == Some(name));
        let is_own = other.spread.columns.iter().all(|(column, _)| first.given[*column].is_none());
        (refers && is_own && !other.spread.columns.is_empty()).then_some(other.target)
    })
}

/// The dataset whose records stand in the rows of another's: a child's placement beside the child. It refers to the first one,
/// and what else it needs stands in columns that the first leaves over.
fn also(ranked: &[Taken], targets: &Targets) -> Option<usize> {
    let first = ranked.first()?;
    let name = &targets.datasets[first.target].dataset.name;
    ranked.iter().skip(1).find_map(|other| {
        let dataset = &targets.datasets[other.target];
        let refers = |field: &Field| field.required && field.references.as_ref() == Some(name);
        let is_own = |column: usize, field: usize| {
            first.given[column].is_none() && other.fits[column][field].score >= SURE
        };
        let own: Vec<usize> = other
            .given
            .iter()
            .enumerate()
            .filter_map(|(column, field)| Some((column, (*field)?)))
            .filter(|(column, field)| is_own(*column, *field))
            .map(|(_, field)| field)
            .collect();
        let mut needed = needed(dataset).into_iter();
        let fields = &dataset.fields;
        let is_met = needed.all(|at| refers(fields[at].field) || own.contains(&at));
        let is_plain = other.spread.columns.is_empty() && other.calendar.is_none();
        (fields.iter().any(|target| refers(target.field)) && is_met && is_plain && own.len() >= 2)
            .then_some(other.target)
    })
}

/// The keys of the tables as they are first taken, to find other tables' values in them.
pub(super) struct Keys<'a> {
    /// Dataset name to the distinct values of its key, as hashes.
    of: BTreeMap<&'a str, Vec<u64>>,
    /// The same of people's names.
    pub(super) people: BTreeMap<&'a str, Vec<u64>>,
}

impl<'a> Keys<'a> {
    fn of(chosen: &[(Place, Vec<Taken>)], targets: &Targets<'a>) -> Self {
        let mut of: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        let mut people: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for (_, ranked) in chosen {
            let Some(best) = ranked.first().filter(|best| best.score >= LEAST_TABLE) else {
                continue;
            };
            let dataset = targets.datasets[best.target].dataset;
            let key = dataset.primary_key.as_ref();
            let key =
                key.and_then(|key| dataset.fields.iter().position(|field| field.name == *key));
            let column =
                key.and_then(|key| best.given.iter().position(|given| *given == Some(key)));
            if let Some(column) = column {
                let column = &best.table.columns[column];
                of.entry(&dataset.name).or_default().extend(&column.hashes);
                people.entry(&dataset.name).or_default().extend(&column.people);
            }
        }
        for hashes in of.values_mut().chain(people.values_mut()) {
            hashes.sort_unstable();
            hashes.dedup();
        }
        Keys { of, people }
    }

    /// How many of these values stand in a dataset's key.
    fn found(&self, dataset: &str, hashes: &[u64]) -> u64 {
        let key = self.of.get(dataset).map_or(&[][..], Vec::as_slice);
        hashes.iter().filter(|hash| key.binary_search(hash).is_ok()).count() as u64
    }

    /// Gives fields that refer to another table the columns whose values stand in its key.
    fn prove(&self, taken: &mut Taken, targets: &Targets) {
        let dataset = &targets.datasets[taken.target];
        for (field, target) in dataset.fields.iter().enumerate() {
            let Some(referred) = &target.field.references else { continue };
            for (column, profile) in taken.table.columns.iter().enumerate() {
                let hashes = &profile.hashes;
                let fit = self.found(referred, hashes);
                let of = hashes.len() as u64;
                let share = fit as f64 / of.max(1) as f64;
                let is_days = profile.kinds.days * 2 > profile.filled;
                if of < LEAST_FOUND
                    || share < FOUND
                    || is_days
                    || profile.is_running
                    || profile.is_total
                {
                    continue;
                }
                let own = &mut taken.fits[column][field];
                own.score = own.score.max(0.6 + 0.35 * share);
                own.evidence.push(Evidence::Found { fit, of, dataset: referred.clone() });
            }
        }
        self.prove_people(taken, dataset);
        taken.given = assign(&taken.fits);
    }
}

/// A column whose values belong to two referring fields, told apart by how they begin.
struct Parted {
    column: usize,
    field: usize,
    like: String,
    evidence: Evidence,
}

/// Splits a column of mixed names: `GC-01` is a child, `Š-01` a family.
fn parted(taken: &Taken, keys: &Keys, targets: &Targets) -> Vec<Parted> {
    let dataset = &targets.datasets[taken.target];
    let mut parts = Vec::new();
    for (column, profile) in taken.table.columns.iter().enumerate() {
        let mut of_column = Vec::new();
        for (begin, hashes) in beginnings(profile) {
            for (field, target) in dataset.fields.iter().enumerate() {
                let Some(referred) = &target.field.references else { continue };
                let fit = keys.found(referred, &hashes);
                let of = hashes.len() as u64;
                if of >= LEAST_FOUND && fit as f64 >= FOUND * of as f64 {
                    let evidence = Evidence::Found { fit, of, dataset: referred.clone() };
                    of_column.push(Parted { column, field, like: format!("{begin}*"), evidence });
                }
            }
        }
        let mut fields: Vec<usize> = of_column.iter().map(|part| part.field).collect();
        fields.sort_unstable();
        fields.dedup();
        if fields.len() >= 2 && fields.len() == of_column.len() {
            parts.extend(of_column);
        }
    }
    parts
}

/// The distinct words of a column by the letters before their first digit.
fn beginnings(column: &ColumnProfile) -> BTreeMap<String, Vec<u64>> {
    let mut beginnings: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for word in &column.words {
        let end = word.text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        if end > 0 {
            let hash = crate::ingest::word_hash(&word.text);
            beginnings.entry(word.text[..end].to_string()).or_default().push(hash);
        }
    }
    beginnings
}

fn told(
    place: &Place,
    taken: &Taken,
    tier: Tier,
    keys: &Keys,
    targets: &Targets,
    lexicon: &Lexicon,
) -> TableMatch {
    let dataset = &targets.datasets[taken.target];
    let parts = parted(taken, keys, targets);
    let mut columns: Vec<ColumnMatch> = parts
        .iter()
        .map(|part| {
            let profile = &taken.table.columns[part.column];
            ColumnMatch {
                at: profile.at,
                heading: profile.heading.clone(),
                field: dataset.fields[part.field].field.name.clone(),
                like: Some(part.like.clone()),
                score: 0.95,
                margin: 0.95,
                tier: Tier::Sure,
                evidence: vec![part.evidence.clone()],
                others: Vec::new(),
                dates: Vec::new(),
                from_code: false,
                or: None,
                person: false,
                with: Vec::new(),
                strangers: Vec::new(),
            }
        })
        .collect();
    let is_parted = |column: usize, field: usize| {
        parts.iter().any(|part| part.column == column || part.field == field)
    };
    let mut words = Vec::new();
    let mut silences = Vec::new();
    let mut open_ends = Vec::new();
    for (column, field) in taken.given.iter().enumerate() {
        let Some(field) = *field else { continue };
        if is_parted(column, field) {
            continue;
        }
        let own = &taken.fits[column][field];
        let margin = margin(&taken.fits, &taken.given, column, field);
        let person = taken.people.contains(&column);
        let is_key =
            dataset.dataset.primary_key.as_ref() == Some(&dataset.fields[field].field.name);
        // Whether people are known by their names only they can say.
        let is_sure = own.score >= SURE && margin >= MARGIN && !(person && is_key);
        let mut rivals: Vec<(f64, usize)> = taken.fits[column]
            .iter()
            .enumerate()
            .filter(|(other, fit)| *other != field && fit.score >= assign::LEAST)
            .map(|(other, fit)| (fit.score, other))
            .collect();
        rivals.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let profile = &taken.table.columns[column];
        let target = &dataset.fields[field];
        words.extend(words::propose(profile, target, lexicon));
        silences.extend(
            silence(profile, &target.field.name, words.last())
                .filter(|_| target.field.r#type == FieldType::Boolean),
        );
        if target.field.r#type == FieldType::Date {
            let open = words::open_ends(profile);
            if !open.is_empty() {
                open_ends.push((target.field.name.clone(), open));
            }
        }
        let name = |at: usize| dataset.fields[at].field.name.clone();
        columns.push(ColumnMatch {
            at: profile.at,
            heading: profile.heading.clone(),
            field: name(field),
            like: None,
            score: own.score,
            margin,
            tier: if is_sure { Tier::Sure } else { Tier::Ask },
            evidence: own.evidence.clone(),
            others: rivals.into_iter().take(2).map(|(_, at)| name(at)).collect(),
            dates: dates::forms(profile, target.field),
            from_code: false,
            or: None,
            person,
            with: if person { people::with(taken, dataset, field) } else { Vec::new() },
            strangers: if person && !is_key { people::strangers(profile) } else { Vec::new() },
        });
    }
    code::derive(&mut columns, &taken.table.columns, dataset);
    columns.sort_by(|a, b| (a.at, &a.field).cmp(&(b.at, &b.field)));
    let spread: Vec<_> = taken.spread.columns.iter().map(|(_, column)| column.clone()).collect();
    let calendar = taken.calendar.as_ref().map(|found| found.told.clone());
    let is_used = |at: u32| {
        let is_month = calendar.iter().any(|calendar| calendar.columns.contains(&at));
        is_month || columns.iter().any(|c| c.at == at) || spread.iter().any(|c| c.at == at)
    };
    let unused = taken
        .table
        .columns
        .iter()
        .filter(|column| !is_used(column.at) && !column.heading.is_empty())
        .filter(|column| columns.iter().all(|used| used.or.as_ref() != Some(&column.heading)))
        .map(|column| column.heading.clone())
        .collect();
    let filled = |name: &str| {
        columns.iter().any(|column| column.field == name)
            || (0..dataset.fields.len())
                .any(|at| taken.fills(at) && dataset.fields[at].field.name == name)
    };
    let required =
        dataset.dataset.fields.iter().filter(|field| field.required && !filled(&field.name));
    let (coded, required): (Vec<&Field>, Vec<&Field>) =
        required.partition(|field| !field.codes.is_empty());
    let fixed = coded
        .into_iter()
        .map(|field| Fixed { field: field.name.clone(), code: None, tier: Tier::Ask })
        .collect();
    let (row_names, lacking) = required
        .into_iter()
        .map(|field| field.name.clone())
        .partition(|name| is_row_name(dataset, name));
    TableMatch {
        file: place.file.to_string(),
        sheet: place.sheet.map(str::to_string),
        header_row: taken.table.header_row,
        rows: taken.table.rows,
        dataset: dataset.dataset.name.clone(),
        tier,
        beside: None,
        alternatives: Vec::new(),
        columns,
        spread,
        calendar,
        trials: trials::find(&taken.table.columns, dataset),
        words,
        silences,
        open_ends,
        lacking,
        fixed,
        row_names,
        unused,
    }
}

/// A yes/no column that writes one of both only.
fn silence(column: &ColumnProfile, field: &str, words: Option<&FieldWords>) -> Option<Silence> {
    let own = words.filter(|words| words.field == field);
    let decided = |word: &str| {
        let own = own.into_iter().flat_map(|own| &own.words);
        own.into_iter().find(|own| own.word == word).and_then(|own| own.code.clone())
    };
    let mut said = column.words.iter().filter_map(|word| {
        let plain = crate::ingest::yes_or_no(&word.text);
        plain.or_else(|| decided(&word.text).map(|code| code == "yes"))
    });
    let first = said.next()?;
    let is_silent = said.all(|other| other == first) && column.empty > column.dashes;
    is_silent.then(|| Silence {
        field: field.to_string(),
        said: first,
        empty: column.empty - column.dashes,
        means: None,
        tier: Tier::Ask,
    })
}
