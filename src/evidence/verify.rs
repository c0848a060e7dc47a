//! Evidence against a workspace, figure by figure.
//!
//! Causes are told apart by computing, not guessed from hashes: what the attached definitions,
//! settings and targets make of the present data is compared with the attached figures (whatever
//! differs there came from data, program or tampering), and each part of the present in place of
//! the attached one is compared with that.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::change::{Cause, Changes, Why};
use super::figures::{self, Figures, agree, digest};
use super::manifest::{Manifest, Needs};
use super::package::Package;
use super::records::{Lists, Movement, movement};

/// What was computed for a comparison.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Figures, by name.
    pub figures: Figures,
    /// Units behind them, where the key of the evidence is at hand.
    pub lists: Option<Lists>,
}

/// The present data under the attached and the present terms.
#[derive(Clone, Debug, Default)]
pub struct States {
    /// Under all that is attached; nothing where the attached definitions cannot be used here.
    pub attached: Option<State>,
    /// Under all that is present.
    pub present: State,
    /// As attached, with the present definitions; nothing where they are the same.
    pub definitions: Option<Figures>,
    /// As attached, with the present settings.
    pub settings: Option<Figures>,
    /// As attached, with the present targets.
    pub targets: Option<Figures>,
}

/// One figure, checked.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// Its name.
    pub figure: String,
    /// Whether evidence and workspace agree on it, and on the units behind it where both sides are known.
    pub agrees: bool,
    /// As attached.
    pub before: Option<Value>,
    /// As the workspace gives it now.
    pub now: Option<Value>,
    /// Why they differ, all that contributes.
    pub causes: Vec<Cause>,
    /// How the units behind it differ, where both sides are known.
    pub movement: Option<Movement>,
}

/// Checks every figure that the evidence has, vouches for, or should have.
pub fn verify(
    package: &Package,
    states: &States,
    changes: &Changes,
    now: &Manifest,
) -> Vec<Checked> {
    let mut names: BTreeSet<&String> = package.figures.keys().collect();
    names.extend(package.statement.figures.keys());
    names.extend(states.present.figures.keys());
    names.extend(states.attached.iter().flat_map(|state| state.figures.keys()));
    names.into_iter().map(|name| check(name, package, states, changes, now)).collect()
}

fn same(left: Option<&Value>, right: Option<&Value>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => agree(left, right),
        (left, right) => left.is_none() && right.is_none(),
    }
}

fn check(
    name: &str,
    package: &Package,
    states: &States,
    changes: &Changes,
    manifest: &Manifest,
) -> Checked {
    let before = package.figures.get(name);
    let vouched = package.statement.figures.get(name);
    let now = states.present.figures.get(name);
    let is_altered = before.map(digest).as_ref() != vouched;
    let moved = states.attached.as_ref().and_then(|state| {
        let lists = state.lists.as_ref()?;
        let of = |lists: &Lists| lists.get(name).cloned().unwrap_or_default();
        Some(movement(&of(&package.lists), &of(lists)))
    });
    let are_others = moved.as_ref().is_some_and(|moved| !moved.is_still());
    let mut checked = Checked {
        figure: name.to_owned(),
        agrees: !is_altered && !are_others && same(before, now),
        before: before.cloned(),
        now: now.cloned(),
        causes: Vec::new(),
        movement: moved,
    };
    if checked.agrees {
        return checked;
    }
    let any = before.or(now).or(states.attached.as_ref().and_then(|s| s.figures.get(name)));
    let indicator = any.and_then(figures::indicator).unwrap_or_default();
    let needs = [&package.statement.manifest, manifest].map(|m| m.indicators.get(indicator));
    let needs = Together::of(needs);
    let causes = &mut checked.causes;
    if is_altered {
        causes.push(Cause { cause: Why::Altered, names: Vec::new() });
    }
    let Some(attached) = &states.attached else {
        // Nothing could be computed under the attached terms: all that differs may be the cause.
        causes.extend(needs.all(changes, indicator));
        return checked;
    };
    let then = attached.figures.get(name);
    let follows = match (is_altered, then) {
        (false, then) => same(before, then),
        // What was altered is known by its digest alone.
        (true, then) => then.map(digest).as_ref() == vouched,
    };
    if follows && are_others && !is_altered {
        // The same number of other units: others came into the files, or somebody exchanged the pseudonyms.
        let mut more = changes.data(&needs.datasets);
        more.extend(changes.program());
        if more.is_empty() {
            more.push(Cause { cause: Why::Units, names: Vec::new() });
        }
        causes.extend(more);
    }
    if !follows {
        let units_stood_still = checked.movement.as_ref().is_some_and(Movement::is_still);
        let mut more = if units_stood_still && !is_altered {
            Vec::new()
        } else {
            changes.data(&needs.datasets)
        };
        more.extend(changes.program());
        if more.is_empty() && !is_altered {
            more.push(Cause { cause: Why::Unexplained, names: Vec::new() });
        }
        causes.extend(more);
    }
    if !same(then, now) {
        let differs = |single: &Option<Figures>| {
            single.as_ref().is_some_and(|figures| !same(figures.get(name), then))
        };
        let mut definitions = changes.definition(&needs.files(), &needs.datasets);
        // A dataset's file may be called otherwise than the dataset.
        if definitions.is_empty() {
            definitions = changes.definitions();
        }
        let singles = [
            (differs(&states.definitions), definitions),
            (differs(&states.settings), changes.settings(&needs.settings)),
            (differs(&states.targets), changes.target(indicator)),
        ];
        let none_alone = singles.iter().all(|(differs, _)| !differs);
        for (differs, own) in singles {
            if differs || none_alone {
                causes.extend(own);
            }
        }
    }
    checked
}

/// What an indicator needs, before and now.
pub struct Together {
    /// Datasets.
    pub datasets: BTreeSet<String>,
    /// Settings.
    pub settings: BTreeSet<String>,
    files: Vec<String>,
}

impl Together {
    /// The needs of two manifests put together.
    pub fn of(both: [Option<&Needs>; 2]) -> Together {
        let both = || both.into_iter().flatten();
        Together {
            datasets: both().flat_map(|needs| needs.datasets.clone()).collect(),
            settings: both().flat_map(|needs| needs.settings.clone()).collect(),
            files: both().map(|needs| needs.file.clone()).collect(),
        }
    }

    fn files(&self) -> Vec<&str> {
        self.files.iter().map(String::as_str).collect()
    }

    /// All that differs and may touch the indicator.
    pub fn all(&self, changes: &Changes, indicator: &str) -> Vec<Cause> {
        let mut causes = changes.data(&self.datasets);
        causes.extend(changes.definition(&self.files(), &self.datasets));
        causes.extend(changes.settings(&self.settings));
        causes.extend(changes.target(indicator));
        causes.extend(changes.program());
        causes
    }
}
