//! What a public report does not tell, and why.

use std::collections::BTreeMap;

use super::series::group_title;
use super::{Words, printed, title};
use crate::engine::counts::Group;
use crate::library::framework::Framework;
use crate::library::indicator::Indicator;
use crate::locale;
use crate::measure::disclosure::Part;
use crate::public::Line;
use crate::report::context::{Public, WithheldCell, WithheldGroup, WithheldRow};
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
    let mut groups = Vec::new();
    let told = |indicator: &&Indicator| is_told(framework, indicator);
    for indicator in words.sources.computed.indicators.iter().filter(told) {
        let own = published.listing.iter().filter(|line| line.indicator == indicator.id);
        let mut rows: BTreeMap<(Option<&Group>, Option<&Part>), Vec<&Line>> = BTreeMap::new();
        own.for_each(|line| {
            rows.entry((line.group.as_ref(), line.part.as_ref())).or_default().push(line);
        });
        if rows.is_empty() {
            continue;
        }
        let rows = rows
            .into_iter()
            .map(|((group, part), mut lines)| {
                lines.sort_by_key(|line| (line.period.to, line.period.from));
                Ok(WithheldRow {
                    part: part_words(words, indicator, part)?,
                    group: match group {
                        Some(group) => group_title(words, indicator, group)?,
                        None => String::new(),
                    },
                    cells: lines
                        .into_iter()
                        .map(|line| cell(words, line))
                        .collect::<Result<_, _>>()?,
                })
            })
            .collect::<Result<_, _>>()?;
        groups.push(WithheldGroup { title: title(words, indicator), rows });
    }
    Ok(Some(Public { rules, groups }))
}

fn cell(words: &Words, line: &Line) -> Result<WithheldCell, MessageError> {
    Ok(WithheldCell {
        period: locale::period_label(words.lang, &line.period),
        mark: printed::withheld(words, line.mark),
        why: words.say(&format!("public-why-{}", line.why.key()), &[])?,
    })
}

/// Whether a report by a framework tells of an indicator: one that has no chapters for the library's folders prints
/// only what is mapped to it.
fn is_told(framework: Option<&Framework>, indicator: &Indicator) -> bool {
    framework.is_none_or(|known| {
        let has_folders = known.group.iter().any(|group| group.folder.is_some());
        has_folders || known.group.iter().any(|group| known.maps(group, indicator))
    })
}

/// Which number of a figure.
fn part_words(
    words: &Words,
    indicator: &Indicator,
    part: Option<&Part>,
) -> Result<String, MessageError> {
    match part {
        None | Some(Part::Count | Part::Sum) => words.say("column-value", &[]),
        Some(Part::Numerator) => words.say("column-numerator", &[]),
        Some(Part::Denominator) => words.say("column-denominator", &[]),
        Some(Part::Excluded(name)) => {
            let reason =
                indicator.titles.get(name).map_or(name.as_str(), |text| words.lang.of(text));
            words.say("public-part-excluded", &[("reason", reason)])
        }
        Some(Part::Divisor(part)) => {
            let (own, of) =
                (part_words(words, indicator, Some(part))?, words.say("column-denominator", &[])?);
            Ok(format!("{of}: {own}"))
        }
        Some(Part::Unknown | Part::Undecided) => words.say("column-unknown", &[]),
        Some(Part::Population | Part::Remaining | Part::Complement | Part::Rest { .. }) => {
            words.say("public-part-population", &[])
        }
    }
}
