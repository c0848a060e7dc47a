//! How well one column fits one field, by its heading and by what stands in it.

use super::lexicon::{LIST, Lexicon, is_list};
use super::proposal::Evidence;
use super::targets::FieldTarget;
use super::words;
use crate::ingest::ColumnProfile;
use crate::library::dataset::{FieldType, Format, Privacy};

/// A heading that is less like a field's names than this says nothing for it.
const LEAST_LIKENESS: f64 = 0.3;

/// A column for a field.
#[derive(Clone, Debug, Default)]
pub(super) struct Fit {
    /// From 0 to 1; 0 where it cannot be.
    pub(super) score: f64,
    pub(super) evidence: Vec<Evidence>,
}

/// Fits a column to a field without looking at other tables.
pub(super) fn fit(column: &ColumnProfile, target: &FieldTarget, lexicon: &Lexicon) -> Fit {
    // What adds up others is no field, and who numbers the rows names nobody else's record.
    if column.is_total || (column.is_running && target.field.references.is_some()) {
        return Fit::default();
    }
    let likeness = lexicon.heading(&column.heading, target.number);
    let Some(values) = values(column, target, lexicon) else { return Fit::default() };
    let heading =
        if likeness >= LEAST_LIKENESS { 0.7 * likeness + 0.3 * values.share } else { 0.0 };
    let score = heading.max(values.proof + 0.1 * likeness).min(1.0);
    let mut evidence = Vec::new();
    if likeness >= LEAST_LIKENESS {
        evidence.push(Evidence::Heading(likeness));
    }
    evidence.extend(values.evidence);
    Fit { score, evidence }
}

/// What a column's values say of a field.
struct Values {
    /// Share of cells that fit.
    share: f64,
    /// How much they prove without any heading.
    proof: f64,
    evidence: Option<Evidence>,
}

/// `None` where the values rule the field out.
fn values(column: &ColumnProfile, target: &FieldTarget, lexicon: &Lexicon) -> Option<Values> {
    let field = target.field;
    let of = column.filled;
    if of == 0 {
        // Nothing speaks against it and nothing for it.
        return Some(Values { share: 0.5, proof: 0.0, evidence: None });
    }
    let kinds = column.kinds;
    let share = |count: u64| count as f64 / of as f64;
    let typed = |fit: u64, least: f64| {
        let share = share(fit);
        let evidence = Some(Evidence::Values { fit, of });
        (share >= least).then_some(Values { share, proof: 0.0, evidence })
    };
    match field.r#type {
        // What has not ended is said in words.
        FieldType::Date => {
            let days = kinds.days + kinds.serials + kinds.short_days + kinds.parts;
            typed((days + words::open_cells(column)).min(of), 0.5)
        }
        FieldType::Integer => typed(kinds.wholes, 0.6),
        FieldType::Number => typed(kinds.numbers, 0.6),
        FieldType::Duration => typed(kinds.durations + kinds.numbers, 0.6),
        FieldType::Boolean => {
            let fit = words::booleans(column, &field.words);
            // A column of prose is no answer, however its heading sounds.
            let is_few = column.distinct <= 12;
            let share = share(fit);
            let evidence = Some(Evidence::Words { fit, of });
            (is_few && share > 0.0 || share >= 0.5).then_some(Values {
                share,
                proof: 0.0,
                evidence,
            })
        }
        FieldType::String if !target.codes.is_empty() => {
            let read = words::recognised(column, target, lexicon);
            let share = share(read.cells);
            let is_short = column.distinct <= LIST.min(8 + 2 * target.codes.len() as u64);
            if !is_list(column) || !is_short && share < 0.5 {
                return None;
            }
            let proof = if share >= 0.6 && read.codes >= 2 { 0.5 + 0.35 * share } else { 0.0 };
            let evidence = Some(Evidence::Words { fit: read.cells, of });
            Some(Values { share, proof, evidence })
        }
        FieldType::String if field.format == Some(Format::PersonalCode) => {
            let share = share(kinds.personal_codes);
            let evidence = Some(Evidence::Values { fit: kinds.personal_codes, of });
            let proof = if share >= 0.8 { 0.95 } else { 0.0 };
            (share >= 0.4).then_some(Values { share, proof, evidence })
        }
        FieldType::String => {
            let is_dates = kinds.days * 2 > of;
            let is_signs = column.distinct <= 2 && kinds.booleans * 2 > of;
            let is_name = field.privacy == Privacy::Identifier || field.references.is_some();
            // Records have names that differ; many rows may refer to the same few.
            let differs = column.distinct as f64 / of as f64;
            // Only what another register's key proves may be a person's code.
            let is_code = kinds.personal_codes * 2 > of && field.references.is_some();
            let is_list = of >= 10 && column.distinct <= 3 && field.references.is_none();
            if is_dates || is_name && (is_signs || is_list || is_code) {
                return None;
            }
            let share = if is_name && field.references.is_none() { differs } else { 0.7 };
            Some(Values { share, proof: 0.0, evidence: None })
        }
    }
}
