//! An indicator's definition, checked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Datasets;
use super::dataset::Text;
use super::expr::Expr;
use super::question::Question;
use super::terms::Terms;

/// What is counted, how it is judged and where the definition comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Name in figures: `satisfied_service_users`.
    pub id: String,
    /// Version of the definition.
    pub version: String,
    /// First day for which the definition was meant.
    pub effective_from: Option<NaiveDate>,
    /// The library's folder that holds it: its principle.
    pub folder: String,
    /// The file that holds it, inside the library.
    pub file: String,
    /// Title.
    pub title: Text,
    /// What it says and what it does not.
    pub explanation: Text,
    /// Where the definition comes from.
    pub source: Text,
    /// What is counted.
    pub unit: Text,
    /// Whom it concerns first: `service_users`, `children`, `carers`, `staff`, `partners`, `funder`,
    /// `society` or `equass`.
    pub stakeholder: Option<String>,
    /// Numbers that a workspace must give.
    pub settings: BTreeMap<String, Setting>,
    /// What stands after a printed value: `val.`, `h`; nothing for bare numbers and shares.
    pub symbol: Option<Text>,
    /// What a ratio's numerator and denominator count, where its unit does not say it: `children / places`.
    pub parts: Option<Text>,
    /// Titles of exclusions and stratifiers, by name.
    pub titles: BTreeMap<String, Text>,
    /// Who could have answered; for surveys.
    pub eligible: Option<Audience>,
    /// Who was asked to answer; for surveys.
    pub invited: Option<Audience>,
    /// The question's scale; for surveys.
    pub question: Option<Question>,
    /// Framework and code: `equass-2018/9`.
    pub maps_to: Vec<String>,
    /// How counts become a figure.
    pub terms: Terms,
    /// The population; in a ratio, the numerator.
    pub population: Population,
    /// What leaves the denominator, in this order.
    pub exclusions: Vec<(String, Condition)>,
    /// Fields that are looked at where the provider keeps them, as a dataset and its field: for one who does not, they are
    /// missing from every record, and the indicator is computed all the same.
    pub uses_if_kept: Vec<(String, String)>,
    /// A proportion's numerator.
    pub numerator: Option<Numerator>,
    /// A ratio's denominator.
    pub divisor: Option<Population>,
    /// Groups in which the figure is given too.
    pub stratifiers: Vec<Stratifier>,
    /// Stratifiers that split together, by name, as a table shows them: rows before columns.
    pub crosses: Vec<Vec<String>>,
    /// Crosses of ordered bands and a stratifier of two values that reports draw as a pyramid: the bands upwards,
    /// the two values to the sides.
    pub pyramids: Vec<Vec<String>>,
    /// The definition's own tests.
    pub examples: Vec<Example>,
}

/// People of a survey, as another indicator counts them.
#[derive(Clone, Debug, PartialEq)]
pub struct Audience {
    /// The indicator's id.
    pub indicator: String,
    /// Which of its records; all without it.
    pub filter: Option<Condition>,
    /// The survey's groups as values of those records, where the indicator's own stratifiers do not say them.
    pub by: Vec<Stratifier>,
}

/// A condition as its author wrote it and as engines take it.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// As written.
    pub written: String,
    /// As checked.
    pub expr: Expr,
}

/// When a unit is in the numerator.
#[derive(Clone, Debug, PartialEq)]
pub struct Numerator {
    /// The condition of its records, or the value that they must share.
    pub condition: Condition,
    /// How many of its records must meet it.
    pub rows: Rows,
}

/// How a unit's records decide together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rows {
    /// At least one meets the condition.
    #[default]
    Any,
    /// All meet it.
    All,
    /// None meets it.
    None,
    /// All have the same known value.
    #[serde(skip)]
    Same,
}

/// A whole number that a provider gives, because no act that was found sets it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// What it is.
    pub title: Text,
    /// Why there is no default, and who may confirm a value.
    pub note: Text,
}

/// Which records are counted, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// The dataset.
    pub from: String,
    /// Which of its records; all without it.
    pub filter: Option<Condition>,
    /// What names a unit; without it every record is one.
    pub count: Option<Condition>,
    /// The value that is summed, averaged or ordered.
    pub sum: Option<Condition>,
    /// Which record stands for a unit that has several.
    pub keep: Option<Keep>,
    /// What names the unit beyond one provider (a personal code); for pooling many providers.
    pub person: Option<Condition>,
    /// Only units with at least so many records belong; 1 for all.
    pub at_least: u64,
}

/// One record for each unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Keep {
    /// The latest, or else the earliest.
    pub latest: bool,
    /// By this value; a record without it stands last.
    pub by: Condition,
}

/// A way to split a population.
#[derive(Clone, Debug, PartialEq)]
pub struct Stratifier {
    /// Name in figures: `age_band`.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// The value that splits.
    pub of: Condition,
    /// Bands of whole numbers, both ends included; without them the value itself.
    pub bands: Vec<(String, i64, i64)>,
    /// Values in the order in which they are shown, with titles, where the definition knows them.
    pub known: Vec<(String, Text)>,
}

/// The definition's own test.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What it shows.
    pub note: String,
    /// Line of the file.
    pub line: usize,
    /// The reporting period.
    pub period: String,
    /// Records by dataset, as TOML tables.
    pub records: Vec<(String, Vec<toml::Table>)>,
    /// Values of the definition's settings.
    pub settings: BTreeMap<String, i64>,
    /// What must come out.
    pub expect: Expectation,
}

/// What an example expects; only what is named is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expectation {
    /// Units in the population.
    pub population: Option<u64>,
    /// Units or sum in the numerator.
    pub numerator: Option<Decimal>,
    /// Units or sum in the denominator.
    pub denominator: Option<Decimal>,
    /// Units left out, by exclusion.
    pub excluded: Vec<(String, u64)>,
    /// Units of which the numerator is unknown.
    pub unknown: Option<u64>,
    /// The value, rounded to the definition's decimals.
    pub value: Option<Decimal>,
    /// The verdict.
    pub verdict: Option<String>,
    /// Groups.
    pub by: Vec<ExpectedGroup>,
    /// Units of the denominator in more than one value of a stratifier.
    pub overlap: Vec<(String, u64)>,
}

/// A group that an example expects.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedGroup {
    /// Stratifiers and values; `unknown` for none.
    pub strata: Vec<(String, String)>,
    /// Its count (or numerator).
    pub count: u64,
}

impl Numerator {
    /// The condition as its author wrote it, with how the unit's records decide.
    pub fn written(&self) -> String {
        match self.rows {
            Rows::Any => self.condition.written.clone(),
            Rows::All => format!("rows = all: {}", self.condition.written),
            Rows::None => format!("rows = none: {}", self.condition.written),
            Rows::Same => format!("same: {}", self.condition.written),
        }
    }
}

/// Why these stratifiers cannot split together, as messages call it: each is known, set once, and not alone.
pub fn cross_fault(known: &[Stratifier], cross: &[String]) -> Option<&'static str> {
    let twice = |place: usize| cross[..place].contains(&cross[place]);
    if cross.iter().any(|name| known.iter().all(|known| known.name != *name)) {
        Some("cross-name")
    } else if cross.len() < 2 {
        Some("cross-alone")
    } else if (0..cross.len()).any(twice) {
        Some("cross-twice")
    } else {
        None
    }
}

impl Indicator {
    /// Whether these stratifiers split together already, in whatever order they are named.
    pub fn has_cross(&self, cross: &[String]) -> bool {
        self.crosses.iter().any(|known| {
            known.len() == cross.len() && known.iter().all(|name| cross.contains(name))
        })
    }

    /// Whether no unit can stand in two values of a stratifier: it has one record.
    pub fn is_disjoint(&self) -> bool {
        self.population.count.is_none() || self.population.keep.is_some()
    }

    /// Every field from which the value comes, with its dataset: fields behind references and the
    /// references themselves, but not those that only split the value into groups.
    pub fn fields(&self, datasets: &Datasets) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        let main = &self.population;
        let divisor = self.divisor.as_ref();
        for population in std::iter::once(main).chain(divisor) {
            let mut add = |condition: &Condition| {
                condition.expr.fields(&mut |path| {
                    let mut here = datasets.get(&population.from);
                    for step in &path.0 {
                        let Some(dataset) = here else { return };
                        fields.push((dataset.name.clone(), step.clone()));
                        let target = dataset.field(step).and_then(|f| f.references.as_ref());
                        here = target.and_then(|name| datasets.get(name));
                    }
                });
            };
            let parts = [&population.filter, &population.count, &population.sum];
            parts.into_iter().flatten().for_each(&mut add);
            population.keep.iter().for_each(|keep| add(&keep.by));
            if std::ptr::eq(population, main) {
                self.exclusions.iter().for_each(|(_, condition)| add(condition));
                self.numerator.iter().for_each(|numerator| add(&numerator.condition));
            }
        }
        fields.sort();
        fields.dedup();
        fields
    }

    /// The definition with its settings' values in place.
    ///
    /// # Errors
    /// The name of a setting that has no value.
    pub fn with_settings(mut self, settings: &BTreeMap<String, i64>) -> Result<Indicator, String> {
        let give = |condition: &mut Condition| -> Result<(), String> {
            condition.expr = condition.expr.with_settings(settings)?;
            Ok(())
        };
        let populations = std::iter::once(&mut self.population).chain(&mut self.divisor);
        for population in populations {
            let parts = [&mut population.filter, &mut population.count, &mut population.sum];
            parts.into_iter().flatten().try_for_each(give)?;
            if let Some(keep) = &mut population.keep {
                give(&mut keep.by)?;
            }
        }
        self.exclusions.iter_mut().try_for_each(|(_, condition)| give(condition))?;
        if let Some(numerator) = &mut self.numerator {
            give(&mut numerator.condition)?;
        }
        self.stratifiers.iter_mut().try_for_each(|stratifier| give(&mut stratifier.of))?;
        for audience in self.eligible.iter_mut().chain(&mut self.invited) {
            audience.filter.iter_mut().try_for_each(give)?;
            audience.by.iter_mut().try_for_each(|stratifier| give(&mut stratifier.of))?;
        }
        if let Some(question) = &mut self.question {
            give(&mut question.of)?;
            question.voice.iter_mut().try_for_each(give)?;
        }
        Ok(self)
    }
}
