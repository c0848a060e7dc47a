//! A workspace held against its library.

use super::{FILE, Workspace, written};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::FieldType;
use crate::library::indicator::cross_fault;
use crate::library::terms::ControlKind;
use crate::library::{Library, condition, limits};

/// What the workspace says that its library does not know: datasets, fields, codes, indicators.
pub fn check(workspace: &Workspace, library: &Library) -> Vec<Finding> {
    let mut findings = Vec::new();
    let place = || Place::file(FILE);
    let named = workspace.targets.iter().map(|(indicator, _)| indicator);
    let named = named.chain(workspace.benchmarks.iter().map(|(indicator, _)| indicator));
    let named = named.chain(workspace.control_charts.iter().map(|chart| &chart.indicator));
    let named = named.chain(workspace.crosses.iter().map(|(indicator, _)| indicator));
    for indicator in named {
        if library.indicator(indicator).is_none() {
            let known = library.indicators.iter().map(|known| known.id.as_str());
            findings.push(
                Finding::new("D021", Severity::Error, place())
                    .with("read", indicator)
                    .with("closest", condition::closest(indicator, known)),
            );
        }
    }
    findings.extend(limits::of_targets(&workspace.targets, &workspace.places.targets, library));
    findings.extend(limits::of_benchmarks(
        &workspace.benchmarks,
        &workspace.places.benchmarks,
        library,
    ));
    for (id, cross) in &workspace.crosses {
        let Some(indicator) = library.indicator(id) else { continue };
        if let Some(fault) = cross_fault(&indicator.stratifiers, cross) {
            let known: Vec<&str> =
                indicator.stratifiers.iter().map(|known| known.name.as_str()).collect();
            findings.push(
                Finding::new("D015", Severity::Error, place())
                    .with("fault", fault)
                    .with("read", cross.join(" × "))
                    .with("known", known.join(", ")),
            );
        }
    }
    for chart in &workspace.control_charts {
        let known = library.indicator(&chart.indicator);
        let misfit = known.zip(chart.kind).filter(|(indicator, kind)| {
            !kind.fits(indicator.terms.scoring, indicator.population.sum.is_none())
        });
        if let Some((indicator, kind)) = misfit {
            let fitting =
                ControlKind::of(indicator.terms.scoring, indicator.population.sum.is_none());
            findings.push(
                Finding::new("D012", Severity::Error, place())
                    .with("read", format!("{}: kind = {}", chart.indicator, kind.key()))
                    .with("known", format!("{}, xmr", fitting.key())),
            );
        }
    }
    let declared: Vec<&str> = library
        .indicators
        .iter()
        .flat_map(|indicator| indicator.settings.keys())
        .map(String::as_str)
        .collect();
    for name in workspace.settings.keys().filter(|name| !declared.contains(&name.as_str())) {
        findings.push(
            Finding::new("D024", Severity::Error, place())
                .with("read", name)
                .with("closest", condition::closest(name, declared.iter().copied())),
        );
    }
    findings.extend(written::check(&workspace.written, library));
    for source in &workspace.sources {
        let Some(dataset) = library.datasets.get(&source.dataset) else {
            let known = library.datasets.keys().map(String::as_str);
            findings.push(
                Finding::new("D008", Severity::Error, place())
                    .with("read", &source.dataset)
                    .with("closest", condition::closest(&source.dataset, known)),
            );
            continue;
        };
        let named = source
            .columns
            .keys()
            .chain(source.values.keys())
            .chain(source.scale.keys())
            .chain(source.set.keys())
            .chain(source.open_end.keys())
            .chain(&source.without)
            .chain(source.unpivot.iter().map(|unpivot| &unpivot.into))
            .chain(source.calendar.iter().map(|calendar| &calendar.field))
            .chain(source.calendar.iter().flat_map(|calendar| calendar.columns.keys()))
            .chain(source.unpivot.iter().flat_map(|unpivot| unpivot.set.keys()));
        for name in named {
            if dataset.field(name).is_none() {
                let known: Vec<&str> =
                    dataset.fields.iter().map(|field| field.name.as_str()).collect();
                findings.push(
                    Finding::new("D003", Severity::Error, place())
                        .with("read", name)
                        .with("dataset", &dataset.name)
                        .with("closest", condition::closest(name, known.iter().copied()))
                        .with("known", known.join(", ")),
                );
            }
        }
        for (name, codes) in &source.values {
            let Some(field) = dataset.field(name) else { continue };
            let known: Vec<&str> = match field.r#type {
                FieldType::Boolean => vec!["yes", "no"],
                _ => field.codes.iter().map(|code| code.code.as_str()).collect(),
            };
            for code in codes.keys().filter(|code| !known.contains(&code.as_str())) {
                findings.push(
                    Finding::new("D005", Severity::Error, place())
                        .with("read", code)
                        .with("field", format!("{}.{name}", dataset.name))
                        .with("closest", condition::closest(code, known.iter().copied()))
                        .with("known", known.join(", ")),
                );
            }
        }
    }
    findings
}
