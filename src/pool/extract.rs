//! What a centre gives away for pooling: counts, and pseudonyms where a person must be counted once
//! over all centres. No record, no name, no number of a case.
//!
//! A person has another pseudonym in every project, indicator and period: the lists of one person cannot be laid
//! side by side. Who has no personal code is hashed under the centre's own secret, for the project's key is known
//! to every centre, and with it short numbers of cases could be tried out.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::PolarsError;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::engine::countable;
use crate::engine::counts::Tally;
use crate::engine::person::persons;
use crate::engine::trace::{Class, trace};
use crate::evidence::Manifest;
use crate::evidence::pseudonym::Key;
use crate::evidence::records::{Identities, unit};
use crate::finding::Severity;
use crate::library::Library;
use crate::library::dataset::Text;
use crate::library::indicator::Indicator;
use crate::measure::Reason;
use crate::period::Period;
use crate::workspace::Workspace;
use crate::{Computed, Gathered};

/// The form that is written and read.
pub const SCHEMA: u32 = 2;

/// One centre's counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extract {
    /// Version of this form: [`SCHEMA`].
    pub schema: u32,
    /// The project that it was made for, in the words that all its centres use.
    #[serde(default)]
    pub project: String,
    /// Which key the persons' pseudonyms were made with: those of two keys never meet.
    #[serde(default)]
    pub key: String,
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
    /// How many units more than pseudonyms there are: a child with two numbers in the register and one code. The
    /// units of each class are its pseudonyms and some of these.
    #[serde(default)]
    pub doubled: u64,
}

impl Persons {
    /// The classes with their pseudonyms.
    pub fn classes(&self) -> impl Iterator<Item = &BTreeSet<String>> {
        [&self.counted, &self.others, &self.unknown].into_iter().chain(self.excluded.values())
    }
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
pub const CHARACTERS: usize = 26;

/// The secrets under which pseudonyms are made.
pub struct Secrets<'a> {
    /// The project, in the words that all its centres use.
    pub project: &'a str,
    /// The project's key, the same at all centres.
    pub key: &'a Key,
    /// The centre's own key, where it has one.
    pub own: Option<&'a Key>,
}

/// Why no extract was made.
#[derive(Debug)]
pub enum Unmade {
    /// A columnar file that cannot be read.
    Engine(PolarsError),
    /// Some units have no personal code, and the centre has no key of its own to name them by.
    NoOwnKey,
}

impl From<PolarsError> for Unmade {
    fn from(error: PolarsError) -> Unmade {
        Unmade::Engine(error)
    }
}

/// Makes a centre's extract.
///
/// # Errors
/// A columnar file that cannot be read, or a key that is missing.
pub fn extract(
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
    computed: &Computed,
    manifest: &Manifest,
    secrets: &Secrets,
) -> Result<Extract, Unmade> {
    let mut counts = Vec::new();
    // What nobody kept a register for is no nought that others could be added to.
    let kept = computed.counts.iter().zip(&computed.figures);
    let kept = kept
        .filter(|(_, figure)| !figure.reason.is_some_and(Reason::is_unkept))
        .map(|(counts, _)| counts);
    for whole in kept.filter(|counts| counts.group.is_none()) {
        let indicator = computed.indicators.iter().find(|known| known.id == whole.indicator);
        let Some(indicator) = indicator else { continue };
        let persons = match indicator.population.person {
            Some(_) => {
                Some(named(indicator, &whole.period, workspace, library, gathered, secrets)?)
            }
            None => None,
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
        schema: SCHEMA,
        project: secrets.project.to_owned(),
        key: secrets.key.mark(),
        provider: workspace.provider.name.clone(),
        code: workspace.provider.code.clone(),
        program: manifest.program.clone(),
        fingerprint: manifest.fingerprint.clone(),
        definitions,
        findings,
        counts,
    })
}

/// The pseudonyms behind one count.
fn named(
    indicator: &Indicator,
    period: &Period,
    workspace: &Workspace,
    library: &Library,
    gathered: &Gathered,
    secrets: &Secrets,
) -> Result<Persons, Unmade> {
    let records = &gathered.records;
    // Fields that this centre does not keep are missing from every record, as in its own figures.
    let indicator = &countable(indicator, library, records);
    let codes = persons(indicator, period, library, records)?;
    let centre = workspace.provider.code.as_ref().unwrap_or(&workspace.provider.name.lt);
    let list = Listed { project: secrets.project, indicator: &indicator.id, period };
    let mut identities = Identities::default();
    // A unit has one code, though not each of its records may say it.
    let mut units: BTreeMap<(Class, Vec<String>), Option<String>> = BTreeMap::new();
    for row in trace(indicator, period, None, library, records)? {
        if matches!(row.class, Class::PopulationUnknown | Class::AnotherRecordStands) {
            continue;
        }
        let own = unit(&row, library, records, &mut identities)?;
        let code = codes.get(row.row as usize).cloned().flatten().map(|code| plain(&code));
        let known = units.entry((row.class, own)).or_default();
        *known = known.take().or(code.filter(|code| !code.is_empty()));
    }
    let mut made = Persons::default();
    let mut local: BTreeSet<String> = BTreeSet::new();
    for ((class, own), code) in &units {
        let name = match code {
            Some(code) => list.pseudonym(secrets.key, &["person", code]),
            None => {
                // Two centres could have copied one key from each other: their numbers are still not the same child's.
                let mut words = vec!["unit of", centre.as_str()];
                words.extend(own.iter().map(String::as_str));
                let name = list.pseudonym(secrets.own.ok_or(Unmade::NoOwnKey)?, &words);
                local.insert(name.clone());
                name
            }
        };
        let class = match class {
            Class::Counted => &mut made.counted,
            Class::NotInNumerator => &mut made.others,
            Class::Unknown => &mut made.unknown,
            Class::Excluded(reason) => made.excluded.entry(reason.clone()).or_default(),
            Class::PopulationUnknown | Class::AnotherRecordStands => continue,
        };
        class.insert(name);
    }
    made.local = local.len() as u64;
    let pseudonyms: usize = made.classes().map(BTreeSet::len).sum();
    made.doubled = units.len().saturating_sub(pseudonyms) as u64;
    Ok(made)
}

/// Which list a pseudonym stands in.
struct Listed<'a> {
    project: &'a str,
    indicator: &'a str,
    period: &'a Period,
}

impl Listed<'_> {
    fn pseudonym(&self, key: &Key, name: &[&str]) -> String {
        let (from, to) = (self.period.from.to_string(), self.period.to.to_string());
        let list = [self.project, self.indicator, &from, &to];
        key.pseudonym(&[&list[..], name].concat(), CHARACTERS)
    }
}

/// Personal codes are typed with spaces and dashes; they are the same person's.
fn plain(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Key::new(text.as_bytes().to_vec()).unwrap()
    }

    fn pseudonym(project: &str, indicator: &str, period: &str, key: &Key) -> String {
        let period = Period::parse(period).unwrap();
        // 18001010007 is a valid code of the nineteenth century: no living person's.
        Listed { project, indicator, period: &period }.pseudonym(key, &["person", "18001010007"])
    }

    #[test]
    fn a_person_has_one_pseudonym_however_the_code_and_the_key_are_typed() {
        assert_eq!(plain("1800101 0007"), plain("18001010007"));
        let typed = [key("a key of twenty bytes"), key("a key of twenty bytes\r\n")];
        let [one, other] = typed.map(|key| pseudonym("P-1", "exits", "2024", &key));
        assert_eq!(one, other);
        assert_ne!(one, pseudonym("P-1", "exits", "2024", &key("another key of bytes")));
    }

    #[test]
    fn lists_of_other_projects_indicators_and_periods_cannot_be_laid_beside() {
        let key = key("a key of twenty bytes");
        let all = [
            pseudonym("P-1", "exits", "2024", &key),
            pseudonym("P-2", "exits", "2024", &key),
            pseudonym("P-1", "entries", "2024", &key),
            pseudonym("P-1", "exits", "2023", &key),
        ];
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
    }

    /// Python: hmac.new(b"a key of twenty bytes", of each word its length as ">Q" and itself, "sha256"), its digest
    /// through base64.b32encode.
    #[test]
    fn the_pseudonym_is_the_mac_of_the_list_and_the_code() {
        let shared = key("a key of twenty bytes");
        assert_eq!(pseudonym("P-1", "exits", "2024", &shared), "unamsvgiee7uhirwnpwtlj7bpm");
    }
}
