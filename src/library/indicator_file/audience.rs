//! Who could answer a survey and who was asked: people whom another indicator counts.

use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use super::Reader;
use crate::finding::Finding;
use crate::library::Datasets;
use crate::library::condition::closest;
use crate::library::file::DefinitionFile;
use crate::library::indicator::{Audience, Indicator};
use crate::library::terms::Scoring;

/// The part of an indicator's file that names other indicators.
#[derive(Deserialize)]
struct AudiencesFile {
    eligible: Option<Spanned<toml::Value>>,
    invited: Option<Spanned<toml::Value>>,
}

/// Reads the audiences of all indicators. This comes after the indicators themselves are read, because
/// the expressions speak of another one's records.
pub fn read_audiences(
    files: &[DefinitionFile],
    indicators: &mut [Indicator],
    datasets: &Datasets,
    findings: &mut Vec<Finding>,
) {
    for at in 0..indicators.len() {
        let Some(file) = files.iter().find(|file| file.name == indicators[at].file) else {
            continue;
        };
        let Ok(raw) = file.parse::<AudiencesFile>() else { continue };
        let reader = Reader { file, datasets };
        let mut read = |raw: &Option<Spanned<toml::Value>>| {
            let audience = reader.audience(raw.as_ref()?, &indicators[at], indicators);
            super::keep_error(audience, findings)
        };
        let (eligible, invited) = (read(&raw.eligible), read(&raw.invited));
        indicators[at].eligible = eligible;
        indicators[at].invited = invited;
    }
}

impl Reader<'_> {
    /// `"id"`, or `{ of = "id", where = "…", by = { … } }`.
    fn audience(
        &self,
        raw: &Spanned<toml::Value>,
        survey: &Indicator,
        indicators: &[Indicator],
    ) -> Result<Audience, Vec<Finding>> {
        let at = raw.span().start;
        let wrong = |read: &str, known: &str| {
            vec![self.file.error("D012", at).with("read", read).with("known", known)]
        };
        let nothing = toml::Table::new();
        let (id, table) = match raw.get_ref() {
            toml::Value::String(id) => (id, &nothing),
            toml::Value::Table(table) => match table.get("of") {
                Some(toml::Value::String(id)) => (id, table),
                _ => return Err(wrong("eligible, invited", "of")),
            },
            _ => return Err(wrong("eligible, invited", "of, where, by")),
        };
        let known = || indicators.iter().map(|known| known.id.as_str());
        let Some(counted) = indicators.iter().find(|known| known.id == *id) else {
            let finding = self.file.error("D021", at).with("read", id);
            return Err(vec![finding.with("closest", closest(id, known()))]);
        };
        // Anything else is no number of people: a share of exactly 50 % is not fifty.
        if !matches!(counted.terms.scoring, Scoring::Count | Scoring::Sum) {
            return Err(wrong(id, "count, sum"));
        }
        if counted.terms.divide_by != Decimal::ONE {
            return Err(wrong("divide_by", "1"));
        }
        let mut audience = Audience { indicator: id.clone(), filter: None, by: Vec::new() };
        let Some(dataset) = self.datasets.get(&counted.population.from) else {
            return Ok(audience);
        };
        let mut findings = Vec::new();
        for (key, value) in table {
            match (key.as_str(), value) {
                ("of", _) => {}
                ("where", toml::Value::String(sql)) => {
                    let sql = Spanned::new(raw.span(), sql.clone());
                    let filter = self.condition(&sql, dataset);
                    audience.filter = super::keep_one_error(filter, &mut findings);
                }
                ("by", toml::Value::Table(groups)) => {
                    for (name, value) in groups {
                        let own = survey.stratifiers.iter().find(|own| own.name == *name);
                        let Some(own) = own else {
                            let names: Vec<&str> =
                                survey.stratifiers.iter().map(|own| own.name.as_str()).collect();
                            findings.extend(wrong(name, &names.join(", ")));
                            continue;
                        };
                        let value = Spanned::new(raw.span(), value.clone());
                        let group = self.stratifier(name, Some(&own.title), &value, dataset);
                        audience.by.extend(super::keep_one_error(group, &mut findings));
                    }
                }
                _ => findings.extend(wrong(key, "of, where, by")),
            }
        }
        if findings.is_empty() { Ok(audience) } else { Err(findings) }
    }
}
