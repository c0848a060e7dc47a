//! `[public]`: what public reports may tell.

use serde::Deserialize;
use toml::Spanned;

use crate::finding::Finding;
use crate::library::DefinitionFile;
use crate::measure::disclosure::{Method, Policy};

/// As written; what is left out has the program's default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublicFile {
    method: Option<MethodFile>,
    base: Option<u64>,
    threshold: Option<u64>,
    hide_zeros: Option<bool>,
    smallest_denominator: Option<u64>,
    uniform_below: Option<u64>,
    whole_series: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum MethodFile {
    Rounding,
    Withholding,
}

/// The largest base: beyond it a report of a small centre tells nothing.
const LARGEST_BASE: u64 = 20;

/// Smallest groups of which shares are told: no rule that was found asks for more.
const LARGEST_GROUP: u64 = 100;

/// The rules.
///
/// # Errors
/// A number outside of what is allowed.
pub(crate) fn policy(
    file: &DefinitionFile,
    written: &Spanned<PublicFile>,
) -> Result<Policy, Vec<Finding>> {
    let at = written.span().start;
    let written = written.get_ref();
    let wrong = |name: &str, value: u64, known: String| {
        file.error("D012", at).with("read", format!("{name} = {value}")).with("known", known)
    };
    let mut findings = Vec::new();
    let mut policy = match written.threshold.map(Policy::with_threshold) {
        None => Policy::default(),
        Some(Ok(policy)) => policy,
        Some(Err(error)) => {
            findings.push(wrong("threshold", error.0, "3–10".to_owned()));
            Policy::default()
        }
    };
    let groups = [
        ("smallest_denominator", written.smallest_denominator, &mut policy.smallest_denominator),
        ("uniform_below", written.uniform_below, &mut policy.uniform_below),
    ];
    for (name, asked, own) in groups {
        let Some(asked) = asked else { continue };
        if (policy.threshold..=LARGEST_GROUP).contains(&asked) {
            *own = asked;
        } else {
            let known = format!("{}–{LARGEST_GROUP}", policy.threshold);
            findings.push(wrong(name, asked, known));
        }
    }
    let least = policy.threshold;
    policy.method = match (written.method.unwrap_or(MethodFile::Rounding), written.base) {
        (MethodFile::Rounding, None) => Method::Rounding { base: least },
        (MethodFile::Rounding, Some(base)) if (least..=LARGEST_BASE).contains(&base) => {
            Method::Rounding { base }
        }
        (MethodFile::Rounding, Some(base)) => {
            findings.push(wrong("base", base, format!("{least}–{LARGEST_BASE}")));
            policy.method
        }
        (MethodFile::Withholding, None) => Method::Withholding,
        // A base that decides nothing was meant to decide something.
        (MethodFile::Withholding, Some(base)) => {
            findings.push(wrong("base", base, "method = \"rounding\"".to_owned()));
            policy.method
        }
    };
    policy.hide_zeros = written.hide_zeros.unwrap_or(policy.hide_zeros);
    policy.whole_series = written.whole_series.unwrap_or(policy.whole_series);
    if findings.is_empty() { Ok(policy) } else { Err(findings) }
}
