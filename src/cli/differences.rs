//! What differs, in words: shared by the commands that compare.

use std::collections::BTreeSet;

use serde_json::Value;

use super::output::Output;
use crate::evidence::change::{Cause, Change, Changes};
use crate::evidence::records::Movement;
use crate::library::Library;

/// A line for everything that differs, in the order in which it works.
pub fn change_lines(output: &Output, changes: &Changes) -> Vec<String> {
    let kinds: [(&str, &[Change]); 8] = [
        ("file", &changes.files),
        ("mapping", &changes.mapping),
        ("definition", &changes.definitions),
        ("setting", &changes.settings),
        ("target", &changes.targets),
        ("benchmark", &changes.benchmarks),
        ("control-chart", &changes.control_charts),
        ("program", &changes.program),
    ];
    let mut lines = Vec::new();
    for (what, changes) in kinds {
        for change in changes {
            let what = output.say(&format!("change-{what}"), &[]);
            let kind = output.say(&format!("change-{}", change.kind.key()), &[]);
            let sides = [&change.before, &change.now];
            let versions = if sides.iter().any(|side| side.is_some()) {
                let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "–".to_owned());
                format!("  {} → {}", side(sides[0]), side(sides[1]))
            } else {
                String::new()
            };
            let name =
                if change.name.is_empty() { String::new() } else { format!(" {}", change.name) };
            lines.push(format!("{what}{name}: {kind}{versions}"));
        }
    }
    lines
}

/// How the units behind a figure differ.
pub fn movement_words(output: &Output, moved: &Movement) -> String {
    if moved.unlisted {
        return output.say("verify-movement-unlisted", &[]);
    }
    let numbers = [
        ("added", moved.added.into()),
        ("removed", moved.removed.into()),
        ("moved", moved.moved.into()),
        ("revalued", moved.revalued.into()),
    ];
    output.say("verify-movement", &numbers)
}

/// A cause in words.
pub fn cause_words(output: &Output, cause: &Cause) -> String {
    let words = output.say(&format!("cause-{}", cause.cause.key()), &[]);
    if cause.names.is_empty() { words } else { format!("{words}: {}", cause.names.join(", ")) }
}

/// `Satisfied · 2024 · Who answered: carer`.
pub fn figure_title(output: &Output, library: &Library, name: &str) -> String {
    let mut words = name.splitn(3, ' ');
    let id = words.next().unwrap_or_default();
    let Some(indicator) = library.indicator(id) else { return name.replace(' ', " · ") };
    let mut parts = vec![output.lang.of(&indicator.title).to_owned()];
    parts.extend(words.next().map(str::to_owned));
    parts.extend(words.next().map(|group| super::groups::named(output, indicator, group)));
    parts.join(" · ")
}

/// How many different indicators these figures are of: a figure's name begins with its indicator's id.
pub fn indicators<'a>(figures: impl Iterator<Item = &'a str>) -> u64 {
    let ids: BTreeSet<&str> = figures.filter_map(|name| name.split(' ').next()).collect();
    ids.len() as u64
}

/// `66.7% (4 / 6)`, with the verdict; a dash where there is no figure.
pub fn value_words(output: &Output, figure: Option<&Value>) -> String {
    let Some(figure) = figure else { return "–".to_owned() };
    let value = figure["printed"][output.lang.code()].as_str().unwrap_or("–");
    let mut words = value.to_owned();
    if let (Value::Number(part), Value::Number(whole)) =
        (&figure["numerator"], &figure["denominator"])
    {
        words.push_str(&format!(" ({part} / {whole})"));
    }
    if figure["target"].is_object() {
        let key = figure["reason"].as_str().or(figure["verdict"].as_str()).unwrap_or("no_data");
        words.push_str(&format!(" {}", output.say(&format!("verdict-{key}"), &[])));
    }
    words
}
