//! The library as matching sees it: for each dataset, field and code all names that it goes by.

use super::name::{Name, Weights};
use crate::library::Datasets;
use crate::library::dataset::{Aliases, Code, Dataset, Field, Text};

/// Every dataset with its names.
pub(super) struct Targets<'a> {
    pub(super) datasets: Vec<DatasetTarget<'a>>,
    pub(super) weights: Weights,
}

pub(super) struct DatasetTarget<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) names: Vec<Name>,
    pub(super) fields: Vec<FieldTarget<'a>>,
}

pub(super) struct FieldTarget<'a> {
    pub(super) field: &'a Field,
    /// Its number among the fields of all datasets.
    pub(super) number: usize,
    pub(super) names: Vec<Name>,
    /// In the order of the field's codes.
    pub(super) codes: Vec<CodeTarget<'a>>,
}

pub(super) struct CodeTarget<'a> {
    pub(super) code: &'a Code,
    /// How it is written, in small letters: what has no letters is compared by this alone.
    pub(super) written: Vec<String>,
    pub(super) names: Vec<Name>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(datasets: &'a Datasets) -> Self {
        let mut list: Vec<DatasetTarget> =
            datasets.values().map(|dataset| DatasetTarget::new(dataset, datasets)).collect();
        for (number, field) in list.iter_mut().flat_map(|target| &mut target.fields).enumerate() {
            field.number = number;
        }
        let fields = list.iter().flat_map(|dataset| &dataset.fields);
        let weights = Weights::count(fields.flat_map(|field| &field.names));
        Targets { datasets: list, weights }
    }

    /// The best likeness of a name to one of several.
    pub(super) fn likeness(&self, name: Option<&Name>, names: &[Name]) -> f64 {
        let Some(name) = name else { return 0.0 };
        names.iter().map(|other| name.likeness(other, &self.weights)).fold(0.0, f64::max)
    }

    /// The fields of all datasets, in the order of their numbers.
    pub(super) fn fields(&self) -> impl Iterator<Item = &FieldTarget<'a>> {
        self.datasets.iter().flat_map(|target| &target.fields)
    }
}

impl<'a> DatasetTarget<'a> {
    fn new(dataset: &'a Dataset, datasets: &Datasets) -> Self {
        let fields = dataset.fields.iter().map(|field| {
            let mut names = names(&field.name, &field.title, &field.aliases);
            // A column that refers to a family is headed as the families' own numbers are.
            let referred = field.references.as_ref().and_then(|name| datasets.get(name));
            if let Some(referred) = referred {
                let key = referred.primary_key.as_ref().and_then(|key| referred.field(key));
                names.extend(
                    key.into_iter()
                        .flat_map(|key| self::names(&key.name, &key.title, &key.aliases)),
                );
            }
            let codes = field.codes.iter().map(|code| CodeTarget {
                code,
                written: written(code),
                names: self::names(&code.code, &code.title, &code.aliases),
            });
            FieldTarget { field, number: 0, names, codes: codes.collect() }
        });
        DatasetTarget {
            dataset,
            names: names(&dataset.name, &dataset.title, &dataset.aliases),
            fields: fields.collect(),
        }
    }
}

fn names(id: &str, title: &Text, aliases: &Aliases) -> Vec<Name> {
    let words = [title.lt.as_str(), title.en.as_str()];
    let more = aliases.lt.iter().chain(&aliases.en).map(String::as_str);
    let id = id.replace('_', " ");
    let mut names: Vec<Name> =
        words.into_iter().chain(more).chain([id.as_str()]).filter_map(Name::of).collect();
    names.dedup();
    names
}

fn written(code: &Code) -> Vec<String> {
    let aliases = code.aliases.lt.iter().chain(&code.aliases.en);
    let words = [&code.code, &code.title.lt, &code.title.en].into_iter().chain(aliases);
    words.map(|word| word.to_lowercase()).collect()
}
