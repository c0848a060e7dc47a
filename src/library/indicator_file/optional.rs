//! Fields that an indicator looks at where the provider keeps them.

use std::collections::BTreeSet;

use toml::Spanned;

use super::Reader;
use crate::finding::Finding;
use crate::library::condition::closest;
use crate::library::dataset::Dataset;
use crate::library::expr::{Expr, Path};
use crate::library::file::DefinitionFile;
use crate::library::indicator::Indicator;

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

/// The names of `uses_if_kept` that nothing in the definition looks at: they would change nothing.
pub(super) fn unused(
    file: &DefinitionFile,
    named: &[Spanned<String>],
    indicator: &Indicator,
) -> Vec<Finding> {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut look = |expr: &Expr| expr.fields(&mut |path| used.extend(first_step(path, named)));
    for population in std::iter::once(&indicator.population).chain(&indicator.divisor) {
        let conditions = [&population.filter, &population.count, &population.sum];
        conditions.into_iter().flatten().for_each(|condition| look(&condition.expr));
        population.keep.iter().for_each(|keep| look(&keep.by.expr));
    }
    indicator.exclusions.iter().for_each(|(_, condition)| look(&condition.expr));
    indicator.numerator.iter().for_each(|numerator| look(&numerator.condition.expr));
    indicator.stratifiers.iter().for_each(|stratifier| look(&stratifier.of.expr));
    named
        .iter()
        .filter(|name| !used.contains(name.get_ref().as_str()))
        .map(|name| {
            file.error("D028", name.span().start)
                .with("fault", "unused")
                .with("read", name.get_ref())
                .with("scoring", "")
                .with("known", "")
        })
        .collect()
}

/// The name with which a path begins, as it is written.
fn first_step<'n>(path: &Path, named: &'n [Spanned<String>]) -> Option<&'n str> {
    let step = path.0.first()?;
    named.iter().map(|name| name.get_ref().as_str()).find(|name| name == step)
}
