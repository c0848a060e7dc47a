//! What people call indicators, datasets, fields and rules: in the place of the ids that findings carry.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::library::Library;
use crate::library::dataset::Dataset;
use crate::locale::{FindingText, Lang, finding as words};

/// The titles of a library.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    library: Library,
}

impl Titles {
    /// Those of this library.
    pub fn of(library: &Library) -> Titles {
        Titles { library: library.clone() }
    }

    /// A finding's words. What was found is told with titles; how to mend it with the names that settings have.
    pub fn words(&self, lang: Lang, finding: &Finding) -> FindingText {
        let mut titled = finding.clone();
        let about = finding.about.as_ref().map(|(dataset, _)| dataset.as_str());
        let dataset = finding.arguments.get("dataset").map(String::as_str);
        for (name, value) in &mut titled.arguments {
            let title = match *name {
                "indicator" => self.indicator(lang, value),
                "dataset" => self.data(lang, value),
                "field" => self.field(lang, about.or(dataset), value),
                "stratifier" => self.stratifier(lang, finding.arguments.get("indicator"), value),
                _ => None,
            };
            if let Some(title) = title {
                *value = title;
            }
        }
        FindingText { what: words(lang, &titled).what, ..words(lang, finding) }
    }

    fn indicator(&self, lang: Lang, id: &str) -> Option<String> {
        Some(lang.of(&self.library.indicator(id)?.title).to_owned())
    }

    fn stratifier(&self, lang: Lang, indicator: Option<&String>, name: &str) -> Option<String> {
        let indicator = self.library.indicator(indicator?)?;
        let known = indicator.stratifiers.iter().find(|known| known.name == name)?;
        Some(lang.of(&known.title).to_owned())
    }

    /// `Vaikai`, or `Vaikai: gimimo data` of `children.birth_date`.
    fn data(&self, lang: Lang, name: &str) -> Option<String> {
        let (dataset, field) = match name.split_once('.') {
            Some((dataset, field)) => (dataset, Some(field)),
            None => (name, None),
        };
        let dataset = self.library.datasets.get(dataset)?;
        let title = lang.of(&dataset.title);
        match field {
            None => Some(title.to_owned()),
            Some(field) => Some(format!("{title}: {}", of_field(lang, dataset, field)?)),
        }
    }

    /// A field of the named dataset; of another, if it is the only title that a field of this name has.
    fn field(&self, lang: Lang, dataset: Option<&str>, name: &str) -> Option<String> {
        if name.contains('.') {
            return self.data(lang, name);
        }
        let own = dataset.and_then(|dataset| self.library.datasets.get(dataset));
        if let Some(title) = own.and_then(|own| of_field(lang, own, name)) {
            return Some(title);
        }
        let all = self.library.datasets.values();
        let titles: BTreeSet<String> =
            all.filter_map(|dataset| of_field(lang, dataset, name)).collect();
        titles.into_iter().next()
    }

    /// What is lacking, in the order of its words: datasets, and fields of datasets.
    pub fn lacking<'a>(&self, lang: Lang, names: impl Iterator<Item = &'a str>) -> Vec<String> {
        let titles: BTreeSet<String> =
            names.map(|name| self.data(lang, name).unwrap_or_else(|| name.to_owned())).collect();
        let mut titles: Vec<String> = titles.into_iter().collect();
        titles.sort_by(|left, right| crate::locale::compare(lang, left, right));
        titles
    }
}

fn of_field(lang: Lang, dataset: &Dataset, name: &str) -> Option<String> {
    Some(lang.of(&dataset.field(name)?.title).to_owned())
}
