//! `[public]`: what public reports may tell.

use serde::Deserialize;
use toml::Spanned;

use crate::finding::Finding;
use crate::library::DefinitionFile;
use crate::measure::disclosure::Policy;

/// As written; what is left out has the program's default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublicFile {
    threshold: Option<u64>,
    hide_zeros: Option<bool>,
    smallest_denominator: Option<u64>,
    uniform_below: Option<u64>,
    whole_series: Option<bool>,
}

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
    policy.hide_zeros = written.hide_zeros.unwrap_or(policy.hide_zeros);
    policy.whole_series = written.whole_series.unwrap_or(policy.whole_series);
    if findings.is_empty() { Ok(policy) } else { Err(findings) }
}
