//! Data-quality rules: `indicators/rules/*.toml`.

use serde::Deserialize;
use toml::Spanned;

use super::condition::{closest, parse_condition};
use super::dataset::{Dataset, FieldType, Text};
use super::expr::Expr;
use super::file::DefinitionFile;
use super::{Datasets, unknown_dataset};
use crate::finding::{Finding, Severity};

/// A rule that records must not break.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Name: `placement_ends_before_start`.
    pub id: String,
    /// The dataset it is about.
    pub dataset: String,
    /// How much a broken rule matters.
    pub severity: Severity,
    /// When it is broken.
    pub broken: Broken,
    /// The field whose cell a finding names.
    pub cell: Option<String>,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub mend: Text,
}

/// When a rule is broken.
#[derive(Clone, Debug, PartialEq)]
pub enum Broken {
    /// When a record surely meets the condition.
    Where(Expr),
    /// When days of two records with one `by` overlap.
    Overlap {
        /// Field that the two records share.
        by: String,
        /// Field of the first day.
        from: String,
        /// Field of the last day; missing means that it lasts.
        to: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    id: String,
    dataset: Spanned<String>,
    severity: Spanned<String>,
    r#where: Option<Spanned<String>>,
    overlap: Option<Spanned<OverlapFile>>,
    cell: Option<Spanned<String>>,
    message: Text,
    mend: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OverlapFile {
    by: String,
    from: String,
    to: String,
}

/// Reads one rule.
///
/// # Errors
/// What the file's shape or its condition does not allow.
pub fn read(file: &DefinitionFile, datasets: &Datasets) -> Result<Rule, Finding> {
    let raw: RuleFile = file.parse()?;
    let dataset = datasets
        .get(raw.dataset.get_ref())
        .ok_or_else(|| unknown_dataset(file, &raw.dataset, datasets))?;
    let severity = match raw.severity.get_ref().as_str() {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "info" => Severity::Info,
        other => {
            return Err(file
                .error("D012", raw.severity.span().start)
                .with("read", other)
                .with("known", "error, warning, info"));
        }
    };
    let broken = match (raw.r#where, raw.overlap) {
        (Some(sql), None) => Broken::Where(
            parse_condition(sql.get_ref(), dataset, datasets)
                .map_err(|error| file.condition_error(&sql, error))?,
        ),
        (None, Some(overlap)) => {
            let at = overlap.span().start;
            let OverlapFile { by, from, to } = overlap.into_inner();
            known_field(file, dataset, &by, at)?;
            for day in [&from, &to] {
                known_field(file, dataset, day, at)?;
                if dataset.field(day).is_none_or(|field| field.r#type != FieldType::Date) {
                    return Err(file.error("D004", at).with("expected", "date").with("found", day));
                }
            }
            Broken::Overlap { by, from, to }
        }
        _ => {
            return Err(file.error("D012", 0).with("read", raw.id).with("known", "where, overlap"));
        }
    };
    if let Some(cell) = &raw.cell {
        known_field(file, dataset, cell.get_ref(), cell.span().start)?;
    }
    Ok(Rule {
        id: raw.id,
        dataset: raw.dataset.into_inner(),
        severity,
        broken,
        cell: raw.cell.map(Spanned::into_inner),
        message: raw.message,
        mend: raw.mend,
    })
}

fn known_field(
    file: &DefinitionFile,
    dataset: &Dataset,
    name: &str,
    at: usize,
) -> Result<(), Finding> {
    if dataset.field(name).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = dataset.fields.iter().map(|field| field.name.as_str()).collect();
    Err(file
        .error("D003", at)
        .with("read", name)
        .with("closest", closest(name, known.iter().copied()))
        .with("dataset", &dataset.name)
        .with("known", known.join(", ")))
}
