//! Figures as `compute --format json` gives them: how each is named, and when two are the same.

use std::collections::BTreeMap;

use serde_json::Value;

use super::manifest::sha256;

/// Figures by their names, in the names' order.
pub type Figures = BTreeMap<String, Value>;

/// What makes a figure what it is. Versions and words may change without touching it.
const SUBSTANCE: [&str; 16] = [
    "population",
    "population_unknown",
    "excluded",
    "unknown",
    "divisor",
    "numerator",
    "denominator",
    "value",
    "printed",
    "readings",
    "interval",
    "target",
    "verdict",
    "reason",
    "certain",
    "suppressed",
];

/// `satisfied_service_users 2024 age_band=4-6`; a group without a value has no `=`.
pub fn name(figure: &Value) -> Option<String> {
    let mut words = vec![indicator(figure)?.to_owned(), period(figure)?.to_owned()];
    let group = figure.get("group").and_then(Value::as_object);
    let mut group: Vec<String> = group
        .into_iter()
        .flatten()
        .map(|(stratifier, value)| match value.as_str() {
            Some(value) => format!("{stratifier}={value}"),
            None => stratifier.clone(),
        })
        .collect();
    group.sort();
    words.extend((!group.is_empty()).then(|| group.join("&")));
    Some(words.join(" "))
}

/// The indicator's id.
pub fn indicator(figure: &Value) -> Option<&str> {
    figure.get("indicator")?.as_str()
}

/// The period's label.
pub fn period(figure: &Value) -> Option<&str> {
    figure.get("period")?.get("label")?.as_str()
}

/// The figures of a document of figures, by name.
pub fn by_name(document: &Value) -> Figures {
    let figures = document.get("figures").and_then(Value::as_array);
    figures
        .into_iter()
        .flatten()
        .filter_map(|figure| Some((name(figure)?, figure.clone())))
        .collect()
}

/// The document as it will be read again. Reading a number may move its last digit; after a few
/// turns it stays, and then equal figures are equal texts.
pub fn settled(document: Value) -> Value {
    let mut text = document.to_string();
    for _ in 0..8 {
        // What was just written is JSON.
        let Ok(read) = serde_json::from_str::<Value>(&text) else { return document };
        let next = read.to_string();
        if next == text {
            return read;
        }
        text = next;
    }
    serde_json::from_str(&text).unwrap_or(document)
}

/// Whether two figures say the same.
pub fn agree(left: &Value, right: &Value) -> bool {
    SUBSTANCE.iter().all(|field| left.get(field) == right.get(field))
}

/// Half a SHA-256 of all that a figure says: tells whether anything in it was changed.
pub fn digest(figure: &Value) -> String {
    let mut digest = sha256(figure.to_string().as_bytes());
    digest.truncate(32);
    digest
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn figure() -> Value {
        json!({
            "indicator": "exits", "version": "1.0.0", "period": { "label": "2024" },
            "group": { "sex": null, "age_band": "4-6" }, "numerator": 5, "value": 12.5,
        })
    }

    #[test]
    fn a_figure_is_named_by_indicator_period_and_group() {
        assert_eq!(name(&figure()).unwrap(), "exits 2024 age_band=4-6&sex");
        assert_eq!(name(&json!({ "indicator": "exits" })), None);
    }

    #[test]
    fn another_version_is_no_other_figure_and_another_number_is() {
        let (mut newer, mut other) = (figure(), figure());
        newer["version"] = json!("1.1.0");
        other["numerator"] = json!(6);
        assert!(agree(&figure(), &newer));
        assert!(!agree(&figure(), &other));
        assert_ne!(digest(&figure()), digest(&newer));
    }

    #[test]
    fn settled_numbers_are_read_as_they_are_written() {
        let numbers: Vec<f64> = (1..2000).map(|n| 100.0 * f64::from(n) / 1999.0).collect();
        let settled = settled(json!(numbers));
        let read: Value = serde_json::from_str(&settled.to_string()).unwrap();
        assert_eq!(read, settled);
    }
}
