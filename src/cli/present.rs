//! Findings for people: grouped by kind, each with its places and how to mend it.

use std::collections::BTreeMap;

use super::output::Tone;
use super::titles::Titles;
use crate::finding::{Finding, Severity};
use crate::locale::{Lang, integer, message};

/// Places that are listed of each kind unless all are asked for.
const FIRST_PLACES: usize = 3;

/// A single finding with everything it says.
pub fn one(
    finding: &Finding,
    titles: &Titles,
    lang: Lang,
    tone: &dyn Fn(Tone, &str) -> String,
) -> String {
    let text = titles.words(lang, finding);
    let mut lines = vec![format!(
        "{} {}  {}",
        tone(severity_tone(finding.severity), sign(finding.severity)),
        tone(Tone::Strong, finding.code),
        tone(Tone::Strong, &text.title),
    )];
    let place = finding.place.printed();
    if !place.is_empty() {
        lines.push(format!("    {}", tone(Tone::Faint, &place)));
    }
    if let Some(excerpt) = finding.arguments.get("excerpt") {
        lines.extend(excerpt.lines().map(|line| format!("      {}", tone(Tone::Faint, line))));
    }
    if text.what != text.title {
        lines.push(format!("    {}", text.what));
    }
    lines.push(labelled(lang, "finding-expected", &text.expected, tone));
    lines.push(labelled(lang, "finding-mend", &text.mend, tone));
    lines.join("\n")
}

/// Findings grouped by severity and kind; of each kind the first places, or all, and what it moves.
pub fn grouped<'a>(
    findings: impl Iterator<Item = &'a Finding>,
    all: bool,
    titles: &Titles,
    lang: Lang,
    tone: &dyn Fn(Tone, &str) -> String,
    moved: &dyn Fn(&[&Finding]) -> Vec<String>,
) -> Vec<String> {
    // Kinds of one severity by code; a rule is a kind of its own.
    type Kind<'a> = (std::cmp::Reverse<Severity>, &'a str, &'a str, &'a str);
    let mut kinds: BTreeMap<Kind, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let argument = |name| finding.arguments.get(name).map_or("", String::as_str);
        // A rule is a kind of its own, and so is a field: each is mended in another way.
        let kind = (
            std::cmp::Reverse(finding.severity),
            finding.code,
            argument("rule"),
            argument("field"),
        );
        kinds.entry(kind).or_default().push(finding);
    }
    let mut lines = Vec::new();
    for ((severity, code, ..), found) in kinds {
        let severity = severity.0;
        let count: u64 = found.iter().map(|finding| finding.count).sum();
        let text = titles.words(lang, found[0]);
        lines.push(format!(
            "{} {}  {}  {}",
            tone(severity_tone(severity), sign(severity)),
            tone(Tone::Strong, code),
            tone(Tone::Strong, &text.title),
            tone(Tone::Faint, &format!("× {}", integer(lang, count))),
        ));
        // One text may fit all places of a kind; where it differs, each place says its own.
        let shown = if all { found.len() } else { found.len().min(FIRST_PLACES) };
        let alike = found.iter().all(|finding| titles.words(lang, finding).what == text.what);
        if alike && text.what != text.title {
            lines.push(format!("    {}", text.what));
        }
        for finding in &found[..shown] {
            let place = finding.place.printed();
            let line = if alike {
                format!("    {}", tone(Tone::Faint, &place))
            } else {
                format!("    {}  {}", tone(Tone::Faint, &place), titles.words(lang, finding).what)
            };
            lines.push(line);
        }
        if found.len() > shown {
            let more = (found.len() - shown) as u64;
            let rest = message(lang, "more-places", &[("count", more.into())]);
            lines.push(format!("    {}", tone(Tone::Faint, &rest)));
        }
        lines.push(labelled(lang, "finding-expected", &text.expected, tone));
        lines.push(labelled(lang, "finding-mend", &text.mend, tone));
        for line in moved(&found) {
            lines.push(labelled(lang, "finding-moves", &line, tone));
        }
        lines.push(String::new());
    }
    lines
}

fn labelled(lang: Lang, key: &str, text: &str, tone: &dyn Fn(Tone, &str) -> String) -> String {
    format!("    {} {text}", tone(Tone::Faint, &message(lang, key, &[])))
}

fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✕",
        Severity::Warning => "!",
        Severity::Info => "·",
    }
}

fn severity_tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Doubtful,
        Severity::Info => Tone::Faint,
    }
}
