//! Two sets of figures: what was restated, and what may have caused it.
//!
//! Nothing can be computed here, for the data are not at hand: causes are those differences of the
//! manifests that can touch the figure. [`super::verify`] proves them.

use std::collections::BTreeSet;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;
use serde_json::Value;

use super::change::{Cause, Changes, Why, changes};
use super::figures::{self, Figures, agree};
use super::manifest::Manifest;
use super::package::Package;
use super::records::{Lists, Movement, movement};
use super::verify::Together;

/// Figures with what is known of how they came about.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// Figures, by name.
    pub figures: Figures,
    /// What went in.
    pub manifest: Option<Manifest>,
    /// The mark of the key, and the units under it.
    pub units: Option<(String, Lists)>,
}

impl From<Package> for Side {
    fn from(package: Package) -> Side {
        Side {
            figures: package.figures,
            manifest: Some(package.statement.manifest),
            units: Some((package.statement.key, package.lists)),
        }
    }
}

/// A figure that is not what it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Restated {
    /// Its name.
    pub figure: String,
    /// As it was.
    pub before: Option<Value>,
    /// As it is.
    pub now: Option<Value>,
    /// By how much the printed unit's value differs; nothing where a side has no value.
    pub difference: Option<Decimal>,
    /// What may have caused it; empty where too little is known.
    pub causes: Vec<Cause>,
    /// How the units behind it differ, where both sides list them under one key.
    pub movement: Option<Movement>,
}

/// The figures that differ, in the order of their names. Periods that only one side has, and
/// indicators that are new, are no restatement.
pub fn compare(old: &Side, new: &Side) -> Vec<Restated> {
    let changes = old.manifest.as_ref().zip(new.manifest.as_ref()).map(|(o, n)| changes(o, n));
    let periods = |side: &Side| -> BTreeSet<String> {
        side.figures.values().filter_map(figures::period).map(str::to_owned).collect()
    };
    let (before, after) = (periods(old), periods(new));
    let known: BTreeSet<&str> = old.figures.values().filter_map(figures::indicator).collect();
    let names: BTreeSet<&String> = old.figures.keys().chain(new.figures.keys()).collect();
    names
        .into_iter()
        .filter_map(|name| {
            let (was, is) = (old.figures.get(name), new.figures.get(name));
            let any = was.or(is)?;
            let period = figures::period(any)?;
            let is_of_both = before.contains(period) && after.contains(period);
            let is_same = was.zip(is).is_some_and(|(was, is)| agree(was, is));
            if !is_of_both || is_same || !known.contains(figures::indicator(any)?) {
                return None;
            }
            let moved = old.units.as_ref().zip(new.units.as_ref());
            let moved = moved.filter(|(o, n)| o.0 == n.0).map(|(o, n)| {
                let of = |lists: &Lists| lists.get(name).cloned().unwrap_or_default();
                movement(&of(&o.1), &of(&n.1))
            });
            Some(Restated {
                figure: name.clone(),
                before: was.cloned(),
                now: is.cloned(),
                difference: difference(was, is),
                causes: causes(was, is, moved.as_ref(), old, new, changes.as_ref()),
                movement: moved,
            })
        })
        .collect()
}

fn causes(
    was: Option<&Value>,
    is: Option<&Value>,
    moved: Option<&Movement>,
    old: &Side,
    new: &Side,
    changes: Option<&Changes>,
) -> Vec<Cause> {
    let Some(any) = was.or(is) else { return Vec::new() };
    let indicator = figures::indicator(any).unwrap_or_default();
    let Some(changes) = changes else {
        // A figure tells the version of its definition, and nothing else of what went in.
        let version = |side: Option<&Value>| {
            side.and_then(|figure| figure.get("version")?.as_str().map(str::to_owned))
        };
        return match (version(was), version(is)) {
            (Some(was), Some(is)) if was != is => {
                let names = vec![format!("{indicator} ({was} → {is})")];
                vec![Cause { cause: Why::Definition, names }]
            }
            _ => Vec::new(),
        };
    };
    let needs = [old, new].map(|side| side.manifest.as_ref()?.indicators.get(indicator));
    let mut causes = Together::of(needs).all(changes, indicator);
    let counted = ["population", "population_unknown", "excluded", "unknown", "divisor", "value"];
    let counts_agree = was
        .zip(is)
        .is_some_and(|(was, is)| counted.iter().all(|field| was.get(field) == is.get(field)));
    let stood_still = moved.is_some_and(Movement::is_still);
    if counts_agree || stood_still {
        causes.retain(|cause| !matches!(cause.cause, Why::Data | Why::Mapping));
    }
    let target = |side: Option<&Value>| side.and_then(|figure| figure.get("target").cloned());
    if target(was) == target(is) {
        causes.retain(|cause| cause.cause != Why::Targets);
    }
    if causes.is_empty() {
        causes.push(Cause { cause: Why::Unexplained, names: Vec::new() });
    }
    causes
}

/// The difference of two values with the greater number of their printed decimals.
fn difference(was: Option<&Value>, is: Option<&Value>) -> Option<Decimal> {
    let value = |side: Option<&Value>| -> Option<(Decimal, u32)> {
        let figure = side?;
        let value = figure.get("value")?.as_number()?.to_string();
        let value = Decimal::from_str(&value).or_else(|_| Decimal::from_scientific(&value)).ok()?;
        let decimals = figure.get("decimals").and_then(Value::as_u64).unwrap_or(0);
        Some((value, u32::try_from(decimals).unwrap_or(0)))
    };
    let ((was, fewer), (is, more)) = (value(was)?, value(is)?);
    let decimals = fewer.max(more).min(Decimal::MAX_SCALE);
    // A file may hold any number: of two that are too far apart there is no difference to print.
    let mut difference = is
        .checked_sub(was)?
        .round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    difference.rescale(decimals);
    Some(difference)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn side(figures: Value) -> Side {
        Side { figures: figures::by_name(&json!({ "figures": figures })), ..Side::default() }
    }

    fn figure(indicator: &str, period: &str, version: &str, value: f64) -> Value {
        json!({
            "indicator": indicator, "version": version, "period": { "label": period },
            "group": {}, "value": value, "decimals": 1,
        })
    }

    #[test]
    fn what_differs_is_told_with_the_difference() {
        let old = side(json!([
            figure("exits", "2023", "1.0.0", 12.5),
            figure("exits", "2024", "1.0.0", 66.666_666_666_666_67),
            figure("entries", "2024", "1.0.0", 3.0),
        ]));
        let new = side(json!([
            figure("exits", "2024", "1.1.0", 50.0),
            figure("entries", "2024", "1.0.0", 3.0),
            figure("new", "2024", "1.0.0", 1.0),
            figure("exits", "2025", "1.1.0", 50.0),
        ]));
        let restated = compare(&old, &new);
        assert_eq!(restated.len(), 1, "{restated:?}");
        // 50 − 66.67 = −16.67, one decimal.
        assert_eq!(restated[0].difference.unwrap().to_string(), "-16.7");
        assert_eq!(restated[0].causes[0].names, ["exits (1.0.0 → 1.1.0)"]);
        assert!(compare(&new, &new).is_empty());
    }
}
