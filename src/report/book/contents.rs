//! The first sheet: whose figures these are, of which days, made from what.

use super::cell::Cell;
use super::say;
use crate::locale::{self, Lang};
use crate::measure::disclosure::Method;
use crate::report::context::Hash;
use crate::report::fill::Sources;

/// What the workbook's first sheet and its properties say.
pub struct Front {
    /// The workbook's title.
    pub title: String,
    /// Who reports.
    pub author: String,
    /// The day that the report carries.
    pub date: chrono::NaiveDate,
    /// A name and what stands behind it, a line each.
    pub facts: Vec<(String, Cell)>,
    /// What a reader must know of the sheets: sentences.
    pub notes: Vec<String>,
}

/// The first sheet.
pub fn front(sources: Sources, framework: &str, lang: Lang) -> Front {
    let workspace = sources.workspace;
    let periods = sources.periods;
    let last = periods.last();
    let label = last.map_or(String::new(), |period| locale::period_label(lang, period));
    let title = locale::message(lang, "book-title", &[("period", label.into())]);
    let provider = lang.of(&workspace.provider.name);
    let mut facts: Vec<(&str, Cell)> = vec![
        ("provider", provider.into()),
        ("code", workspace.provider.code.clone().unwrap_or_default().into()),
        ("address", workspace.provider.address.clone().unwrap_or_default().into()),
    ];
    if let Some(last) = last {
        facts.push(("reported", locale::period(lang, last).into()));
        facts.push(("from", Cell::Day(last.from)));
        facts.push(("to", Cell::Day(last.to)));
    }
    let shown: Vec<String> =
        periods.iter().map(|period| locale::period_label(lang, period)).collect();
    facts.push(("periods", shown.join(", ").into()));
    if let Some(certificate) = &workspace.certificate {
        let named = [certificate.reference.as_str(), certificate.scheme.as_str()];
        let named: Vec<&str> = named.into_iter().filter(|part| !part.is_empty()).collect();
        facts.push(("certificate", named.join(" · ").into()));
    }
    facts.push(("date", Cell::Day(workspace.report_date)));
    facts.push(("program", sources.manifest.program.as_str().into()));
    facts.push(("fingerprint", Hash::of(&sources.manifest.fingerprint).short.into()));
    facts.push(("fingerprint-whole", sources.manifest.fingerprint.as_str().into()));
    facts.retain(|(_, cell)| *cell != Cell::Nothing);
    let mut notes = vec![say(lang, "note-values"), say(lang, "note-whole")];
    notes.extend(sources.published.map(|published| {
        let policy = &published.policy;
        match policy.method {
            Method::Withholding => say(lang, "note-public"),
            Method::Rounding { .. } => locale::message(
                lang,
                "book-note-public-rounded",
                &[
                    ("base", policy.base().to_string().into()),
                    ("most", (policy.base() - 1).to_string().into()),
                ],
            ),
        }
    }));
    notes.extend(
        sources
            .library
            .frameworks
            .iter()
            .find(|known| known.id == framework)
            .map(|known| lang.of(&known.note).to_owned()),
    );
    Front {
        title,
        author: provider.to_owned(),
        date: workspace.report_date,
        facts: facts.into_iter().map(|(key, cell)| (say(lang, key), cell)).collect(),
        notes,
    }
}
