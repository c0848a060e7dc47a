//! The cover: three large numbers and the certificate's life.

use chrono::{Months, NaiveDate};

use super::printed;
use super::series::Series;
use super::{Words, title};
use crate::locale;
use crate::measure::Figure as Measured;
use crate::report::chart::{Moment, Timeline, timeline};
use crate::report::context::{Certificate, Fact};
use crate::report::messages::MessageError;

/// The indicators that a cover shows, as far as they could be computed: what the auditor's own
/// report opens with.
const FACTS: [&str; 3] = [CHILDREN, FAMILIES, "staff_fte_on_last_day"];
const CHILDREN: &str = "children_on_last_day";
const FAMILIES: &str = "families_on_last_day";

/// Persons served and posts, each with its day.
///
/// # Errors
/// The template's messages lack one.
pub fn facts(words: &Words, all: &[Series]) -> Result<Vec<Fact>, MessageError> {
    FACTS
        .iter()
        .filter_map(|id| all.iter().find(|series| series.indicator.id == *id))
        .filter_map(|series| {
            // A home without families has nothing to say of them in large type.
            let shown = series.now()?.shown.filter(|shown| !shown.is_zero())?;
            let unit = printed::unit(series.indicator, words.lang);
            let value = locale::value(words.lang, shown, shown.scale(), unit);
            Some((series, value))
        })
        .map(|(series, value)| {
            let date = locale::iso_date(words.period().to);
            let people = people(words, all);
            let caption = match (series.indicator.id.as_str(), &people) {
                (FAMILIES, _) => words.say("fact-families", &[("date", &date)])?,
                (CHILDREN, _) => words.say("fact-children", &[("date", &date)])?,
                (_, Some(people)) => {
                    words.say("fact-staff", &[("date", &date), ("people", people)])?
                }
                (_, None) => format!("{}, {date}", title(words, series.indicator)),
            };
            Ok(Fact { value, caption, figure: series.now().map(Measured::address) })
        })
        .collect()
}

/// How many people hold the posts.
fn people(words: &Words, all: &[Series]) -> Option<String> {
    let series = all.iter().find(|series| series.indicator.id == "staff_on_last_day")?;
    let shown = series.now()?.shown?;
    Some(locale::number(words.lang, shown, 0))
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
        logo: words.sources.logos.certificate.as_ref().map(|mark| mark.picture(words.lang)),
        scheme: certificate.scheme.clone(),
        reference: certificate.reference.clone(),
        scope: words.lang.of(&certificate.scope).to_owned(),
        timeline: drawn,
    }))
}
