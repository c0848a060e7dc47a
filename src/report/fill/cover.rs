//! The cover: three large numbers and the certificate's life.

use chrono::{Months, NaiveDate};

use super::printed;
use super::series::Series;
use super::{Words, title};
use crate::locale;
use crate::report::chart::{Moment, Timeline, timeline};
use crate::report::context::{Certificate, Fact};
use crate::report::messages::MessageError;

/// The indicators that a cover shows, as far as they could be computed: what the auditor's own
/// report opens with.
const FACTS: [&str; 3] = ["children_on_last_day", "families_on_last_day", "staff_fte_on_last_day"];

/// Persons served and posts, each with its day.
pub fn facts(words: &Words, all: &[Series]) -> Vec<Fact> {
    FACTS
        .iter()
        .filter_map(|id| all.iter().find(|series| series.indicator.id == *id))
        .filter_map(|series| {
            let shown = series.now()?.shown?;
            let unit = printed::unit(series.indicator, words.lang);
            Some(Fact {
                value: locale::value(words.lang, shown, shown.scale(), unit),
                caption: format!(
                    "{}, {}",
                    title(words, series.indicator),
                    locale::iso_date(words.period().to)
                ),
            })
        })
        .collect()
}

/// The certificate with its two progress reports, due after 12 and 24 months.
pub fn certificate(words: &Words) -> Result<Option<Certificate>, MessageError> {
    let Some(certificate) = &words.sources.workspace.certificate else { return Ok(None) };
    let after = |months: u32| -> Option<NaiveDate> {
        certificate
            .issued
            .checked_add_months(Months::new(months))
            .filter(|day| *day < certificate.expires)
    };
    let mut between = Vec::new();
    for months in [12, 24] {
        if let Some(day) = after(months) {
            let printed = words.say("timeline-progress", &[("months", &months.to_string())])?;
            between.push(Moment { day, printed });
        }
    }
    let moment = |key: &str, day: NaiveDate| -> Result<Moment, MessageError> {
        Ok(Moment { day, printed: words.say(key, &[("date", &locale::iso_date(day))])? })
    };
    let period = words.period();
    let drawn = timeline(&Timeline {
        title: &words.say("timeline-title", &[])?,
        issued: moment("timeline-issued", certificate.issued)?,
        expires: moment("timeline-expires", certificate.expires)?,
        between: &between,
        period: (period.from, period.to),
        period_printed: &words.say("timeline-period", &[])?,
        period_days: &locale::period(words.lang, period),
    });
    Ok(Some(Certificate {
        scheme: certificate.scheme.clone(),
        reference: certificate.reference.clone(),
        scope: words.lang.of(&certificate.scope).to_owned(),
        timeline: drawn,
    }))
}
