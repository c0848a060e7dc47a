//! Birth date and sex where a register has personal codes: the codes prove themselves, and say both.

use super::proposal::{ColumnMatch, Evidence, Tier};
use super::targets::DatasetTarget;
use crate::ingest::ColumnProfile;
use crate::library::dataset::{Field, FieldType, Format, Privacy};

/// So many of the codes, in tenths, have to be right.
const TENTHS: u64 = 8;

/// Takes birth date and sex from the column of personal codes; a column of birth dates beside it is read where a code lacks.
pub(super) fn derive(
    columns: &mut Vec<ColumnMatch>,
    profiles: &[ColumnProfile],
    dataset: &DatasetTarget,
) {
    let fields = || dataset.fields.iter().map(|target| target.field);
    let Some(of_code) = fields().find(|field| field.format == Some(Format::PersonalCode)) else {
        return;
    };
    let code = columns.iter().find(|column| column.field == of_code.name);
    let profile = code.and_then(|code| profiles.iter().find(|profile| profile.at == code.at));
    let Some(profile) =
        profile.filter(|it| it.kinds.personal_codes * 10 >= it.filled * TENTHS && it.filled > 0)
    else {
        return;
    };
    let is_birth = |field: &&Field| {
        field.r#type == FieldType::Date && field.privacy == Privacy::Private && field.happened
    };
    let is_sex = |field: &&Field| {
        let has = |code: &str| field.codes.iter().any(|known| known.code == code);
        has("female") && has("male")
    };
    for (field, may_be_both) in [(fields().find(is_birth), true), (fields().find(is_sex), false)] {
        let Some(field) = field else { continue };
        let known = columns.iter().position(|column| column.field == field.name);
        // A column of its own that says it of everybody needs no code.
        let is_whole = |column: &ColumnMatch| {
            let own = profiles.iter().find(|profile| profile.at == column.at);
            own.is_some_and(|own| own.filled >= profile.filled)
        };
        let or = match known {
            Some(at) if !may_be_both || is_whole(&columns[at]) => continue,
            Some(at) => Some(columns.remove(at).heading),
            None => None,
        };
        columns.push(ColumnMatch {
            at: profile.at,
            heading: profile.heading.clone(),
            field: field.name.clone(),
            like: None,
            score: 1.0,
            margin: 1.0,
            tier: Tier::Sure,
            evidence: vec![Evidence::Values {
                fit: profile.kinds.personal_codes,
                of: profile.filled,
            }],
            others: Vec::new(),
            dates: Vec::new(),
            from_code: true,
            or,
            person: false,
            with: Vec::new(),
            strangers: Vec::new(),
        });
    }
}
