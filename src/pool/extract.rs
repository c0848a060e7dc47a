//! What a centre gives away for pooling: counts, and pseudonyms where a person must be counted once
//! over all centres. No record, no name, no number of a case.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::PolarsResult;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::engine::countable;
use crate::engine::counts::Tally;
use crate::engine::person::persons;
use crate::engine::trace::{Class, trace};
use crate::evidence::Manifest;
use crate::evidence::pseudonym::Key;
use crate::finding::Severity;
use crate::library::Library;
use crate::library::dataset::Text;
use crate::measure::Reason;
use crate::workspace::Workspace;
use crate::{Computed, Gathered};

/// One centre's counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extract {
    /// Version of this form: 1.
    pub schema: u32,
    /// The centre's name.
    pub provider: Text,
    /// The centre's code in the register of legal entities.
    pub code: Option<String>,
    /// Program and version.
    pub program: String,
    /// Hash over everything that the counts were made from.
    pub fingerprint: String,
    /// SHA-256 of each indicator's definition, by id: only equal definitions are pooled.
    pub definitions: BTreeMap<String, String>,
    /// Problems of the centre's data, by severity.
    pub findings: BTreeMap<String, u64>,
    /// Counts of each indicator and period.
    pub counts: Vec<ExtractCounts>,
}

/// The counts of one indicator in one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtractCounts {
    /// Indicator's id.
    pub indicator: String,
    /// Period's label.
    pub period: String,
    /// Numbers of the population.
    pub tally: ExtractTally,
    /// Numbers of a ratio's denominator.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub divisor: Option<ExtractTally>,
    /// Pseudonyms of the units, where the definition names persons.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub persons: Option<Persons>,
}

/// A tally as it travels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtractTally {
    /// See [`Tally`].
    pub population: u64,
    /// See [`Tally`].
    pub population_unknown: u64,
    /// See [`Tally`].
    pub excluded: Vec<(String, u64)>,
    /// See [`Tally`].
    pub denominator: u64,
    /// See [`Tally`].
    pub numerator: u64,
    /// See [`Tally`].
    pub unknown: u64,
    /// See [`Tally`].
    pub sum: Option<Decimal>,
}

/// Units by what they are for the figure; each a keyed pseudonym of 26 characters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    /// In the numerator, or counted where there is none.
    pub counted: BTreeSet<String>,
    /// In the denominator alone.
    pub others: BTreeSet<String>,
    /// In the denominator, and it cannot be said whether in the numerator.
    pub unknown: BTreeSet<String>,
    /// Excluded, by exclusion.
    pub excluded: BTreeMap<String, BTreeSet<String>>,
    /// How many of these units have no personal code and are known to this centre alone.
    pub local: u64,
}

impl From<&Tally> for ExtractTally {
    fn from(tally: &Tally) -> Self {
        ExtractTally {
            population: tally.population,
            population_unknown: tally.population_unknown,
            excluded: tally.excluded.clone(),
            denominator: tally.denominator,
            numerator: tally.numerator,
            unknown: tally.unknown,
            sum: tally.sum,
        }
    }
}

/// Characters of a pseudonym: 130 bits, so that no two persons of a country share one.
const CHARACTERS: usize = 26;

/// Makes a centre's extract. The key must be the same at all centres and stay with them: with it,
/// pseudonyms could be tried out one by one.
///
/// # Errors
/// A columnar file that cannot be read.
pub fn extract(
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
    computed: &Computed,
    manifest: &Manifest,
    key: &Key,
) -> PolarsResult<Extract> {
    let mut counts = Vec::new();
    // What nobody kept a register for is no nought that others could be added to.
    let kept = computed.counts.iter().zip(&computed.figures);
    let kept = kept
        .filter(|(_, figure)| !figure.reason.is_some_and(Reason::is_unkept))
        .map(|(counts, _)| counts);
    for whole in kept.filter(|counts| counts.group.is_none()) {
        let indicator = computed.indicators.iter().find(|known| known.id == whole.indicator);
        let Some(indicator) = indicator else { continue };
        let persons = if indicator.population.person.is_some() {
            let named = persons(indicator, &whole.period, library, &gathered.records)?;
            // Groups whose registers the centre does not keep are no part of an extract.
            let kept = countable(indicator, library, &gathered.records);
            let rows = trace(&kept, &whole.period, None, library, &gathered.records)?;
            let own = workspace.provider.code.as_ref().unwrap_or(&workspace.provider.name.lt);
            let mut units = Persons::default();
            let mut local: BTreeSet<String> = BTreeSet::new();
            for row in rows {
                let known = named.get(row.row as usize).cloned().flatten();
                let name = match (known, &row.unit) {
                    (Some(person), _) => pseudonym(key, "person", &person),
                    (None, Some(unit)) => {
                        let name = pseudonym(key, &format!("unit of {own}"), unit);
                        local.insert(name.clone());
                        name
                    }
                    (None, None) => continue,
                };
                match row.class {
                    Class::Counted => units.counted.insert(name),
                    Class::NotInNumerator => units.others.insert(name),
                    Class::Unknown => units.unknown.insert(name),
                    Class::Excluded(reason) => {
                        units.excluded.entry(reason).or_default().insert(name)
                    }
                    Class::PopulationUnknown | Class::AnotherRecordStands => continue,
                };
            }
            units.local = local.len() as u64;
            Some(units)
        } else {
            None
        };
        counts.push(ExtractCounts {
            indicator: whole.indicator.clone(),
            period: whole.period.label.clone(),
            tally: (&whole.tally).into(),
            divisor: whole.divisor.as_ref().map(Into::into),
            persons,
        });
    }
    let mut findings: BTreeMap<String, u64> = BTreeMap::new();
    for finding in &gathered.findings {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        *findings.entry(severity.to_owned()).or_default() += finding.count;
    }
    let definitions = computed
        .indicators
        .iter()
        .filter_map(|indicator| {
            Some((indicator.id.clone(), library.hashes.get(&indicator.file)?.clone()))
        })
        .collect();
    Ok(Extract {
        schema: 1,
        provider: workspace.provider.name.clone(),
        code: workspace.provider.code.clone(),
        program: manifest.program.clone(),
        fingerprint: manifest.fingerprint.clone(),
        definitions,
        findings,
        counts,
    })
}

/// The pseudonym of a name. `kind` keeps persons and centres' own numbers apart.
fn pseudonym(key: &Key, kind: &str, name: &str) -> String {
    // Personal codes are typed with spaces and dashes; they are the same person's.
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    key.pseudonym(&[kind, &plain.to_lowercase()], CHARACTERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Key::new(text.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn a_person_has_one_pseudonym_however_the_code_and_the_key_are_typed() {
        let shared = key("a key of twenty bytes");
        // 18001010007 is a valid code of the nineteenth century: no living person's.
        let person = pseudonym(&shared, "person", "18001010007");
        assert_eq!(person, pseudonym(&shared, "person", "1800101 0007"));
        assert_eq!(person, pseudonym(&key("a key of twenty bytes\r\n"), "person", "18001010007"));
        assert_ne!(person, pseudonym(&shared, "unit of a", "18001010007"));
        assert_ne!(person, pseudonym(&key("another key of bytes"), "person", "18001010007"));
    }

    /// Python: hmac.new(b"a key of twenty bytes", of each word its length as ">Q" and itself, "sha256"), its digest
    /// through base64.b32encode.
    #[test]
    fn the_pseudonym_is_that_of_the_evidence() {
        let shared = key("a key of twenty bytes");
        assert_eq!(pseudonym(&shared, "person", "18001010007"), "sesnch44ifnaykmrg53lb33oi2");
    }
}
