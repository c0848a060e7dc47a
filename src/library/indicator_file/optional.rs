//! Fields that an indicator looks at where the provider keeps them.

use toml::Spanned;

use super::Reader;
use crate::finding::Finding;
use crate::library::condition::closest;
use crate::library::dataset::Dataset;

impl Reader<'_> {
    /// The fields of `uses_if_kept`, each with its dataset; a name that the dataset does not have is found.
    pub(super) fn optional(
        &self,
        named: &[Spanned<String>],
        dataset: &Dataset,
        findings: &mut Vec<Finding>,
    ) -> Vec<(String, String)> {
        let mut optional = Vec::new();
        for name in named {
            if dataset.field(name.get_ref()).is_some() {
                optional.push((dataset.name.clone(), name.get_ref().clone()));
                continue;
            }
            let known: Vec<&str> = dataset.fields.iter().map(|field| field.name.as_str()).collect();
            findings.push(
                self.file
                    .error("D003", name.span().start)
                    .with("read", name.get_ref())
                    .with("dataset", &dataset.name)
                    .with("closest", closest(name.get_ref(), known.iter().copied()))
                    .with("known", known.join(", ")),
            );
        }
        optional
    }
}
