//! How a public report protects small numbers, and what it does not tell.

use std::collections::BTreeSet;

use super::{Words, title};
use crate::library::framework::Framework;
use crate::library::indicator::Indicator;
use crate::measure::disclosure::{Method, Policy};
use crate::report::context::Public;
use crate::report::messages::MessageError;

/// The annex of a public report; nothing for one that stays in the house.
///
/// # Errors
/// The template's messages lack one.
pub fn public(
    words: &Words,
    framework: Option<&Framework>,
) -> Result<Option<Public>, MessageError> {
    let Some(published) = words.sources.published else { return Ok(None) };
    let policy = &published.policy;
    let is_rounded = policy.method != Method::Withholding;
    let (base, most) = (policy.base(), policy.base().saturating_sub(1));
    let (ten, threshold) = ((2 * base).to_string(), policy.threshold.to_string());
    let numbers = [
        ("base", base.to_string()),
        ("most", most.to_string()),
        ("twice", ten),
        ("from", (base + 1).to_string()),
        ("to", (2 * base + most).to_string()),
        ("threshold", threshold),
    ];
    let numbers: Vec<(&str, &str)> =
        numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    let method = if is_rounded { "rounded" } else { "withheld" };
    let rules = if is_rounded { of_rounding(words, policy) } else { of_withholding(words, policy) };
    let told: BTreeSet<&str> =
        published.listing.iter().map(|line| line.indicator.as_str()).collect();
    let withheld: Vec<String> = (words.sources.computed.indicators.iter())
        .filter(|own| is_told(framework, own) && told.contains(own.id.as_str()))
        .map(|own| title(words, own))
        .collect();
    Ok(Some(Public {
        statement: words.say(&format!("public-statement-{method}"), &[])?,
        reading: words.say(&format!("public-reading-{method}"), &numbers)?,
        is_rounded,
        base: base.to_string(),
        most: most.to_string(),
        rules: rules?,
        withheld: withheld.join("; "),
    }))
}

fn of_rounding(words: &Words, policy: &Policy) -> Result<Vec<String>, MessageError> {
    let base = policy.base();
    let (base, most) = (base.to_string(), base.saturating_sub(1).to_string());
    let (few, least) = (policy.least_rounded().to_string(), policy.least_divided().to_string());
    Ok(vec![
        words.say("public-rounded-base", &[("base", &base), ("most", &most)])?,
        words.say("public-rounded-values", &[("least", &least)])?,
        words.say("public-rounded-sums", &[("few", &few)])?,
        words.say("public-rounded-rows", &[])?,
        words.say("public-rounded-proof", &[("most", &most)])?,
    ])
}

fn of_withholding(words: &Words, policy: &Policy) -> Result<Vec<String>, MessageError> {
    let number = |number: u64| number.to_string();
    let mut rules = vec![
        words.say("public-rule-threshold", &[("threshold", &number(policy.threshold))])?,
        words.say(
            if policy.hide_zeros { "public-rule-no-zeros" } else { "public-rule-zeros" },
            &[("few", &number(policy.uniform_below.max(policy.smallest_denominator)))],
        )?,
        words.say("public-rule-share", &[("least", &number(policy.smallest_denominator))])?,
        words.say("public-rule-others", &[])?,
    ];
    if policy.whole_series {
        rules.push(words.say("public-rule-series", &[])?);
    }
    rules.push(words.say("annex-public-proof", &[])?);
    Ok(rules)
}

/// Whether a report by a framework tells of an indicator: one that has no chapters for the library's folders prints
/// only what is mapped to it.
fn is_told(framework: Option<&Framework>, indicator: &Indicator) -> bool {
    framework.is_none_or(|known| {
        let has_folders = known.group.iter().any(|group| group.folder.is_some());
        has_folders || known.group.iter().any(|group| known.maps(group, indicator))
    })
}
