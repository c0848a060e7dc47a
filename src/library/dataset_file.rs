//! `indicators/datasets/*.toml`.

use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use super::Datasets;
use super::condition::closest;
use super::dataset::{
    Aliases, Bound, Code, Counts, Dataset, Field, FieldType, Format, Privacy, Text, YesNo,
};
use super::file::DefinitionFile;
use crate::finding::Finding;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatasetFile {
    name: Spanned<String>,
    title: Text,
    #[serde(default)]
    aliases: Aliases,
    primary_key: Option<Spanned<String>>,
    #[serde(default)]
    identity: Vec<Spanned<String>>,
    numbered: Option<Spanned<String>>,
    #[serde(default)]
    counts: Counts,
    field: Vec<FieldFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    name: Spanned<String>,
    r#type: FieldType,
    title: Text,
    #[serde(default)]
    aliases: Aliases,
    #[serde(default)]
    words: YesNo,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    unique: bool,
    #[serde(default)]
    code: Vec<CodeFile>,
    minimum: Option<Spanned<toml::Value>>,
    maximum: Option<Spanned<toml::Value>>,
    #[serde(default)]
    happened: bool,
    #[serde(default)]
    of_row: bool,
    ahead: Option<u32>,
    #[serde(default)]
    begins: bool,
    format: Option<Format>,
    steps_by: Option<Spanned<String>>,
    references: Option<Spanned<String>>,
    #[serde(default)]
    privacy: Privacy,
    counts: Option<Counts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeFile {
    code: String,
    title: Text,
    #[serde(default)]
    aliases: Aliases,
    steps: Option<(i64, i64)>,
}

/// What groups of records without a value are called: no code and no band may have that name.
pub const UNKNOWN: &str = "unknown";

/// A code or band of that name.
pub fn reserved(file: &DefinitionFile, at: usize) -> Finding {
    file.error("D032", at).with("read", UNKNOWN)
}

/// A dataset, with the places of its references for the check that follows.
pub struct Read {
    dataset: Dataset,
    references: Vec<(String, usize)>,
}

/// Reads one dataset.
///
/// # Errors
/// What the file's shape does not allow.
pub fn read(file: &DefinitionFile) -> Result<Read, Vec<Finding>> {
    let raw: DatasetFile = file.parse().map_err(|finding| vec![finding])?;
    let mut findings = Vec::new();
    let mut fields: Vec<Field> = Vec::with_capacity(raw.field.len());
    let mut references = Vec::new();
    let mut named: Vec<Spanned<String>> = raw.primary_key.iter().cloned().collect();
    named.extend(raw.identity.iter().chain(&raw.numbered).cloned());
    for field in raw.field {
        named.extend(field.steps_by.iter().cloned());
        let at = field.name.span().start;
        let name = field.name.into_inner();
        if fields.iter().any(|known| known.name == name) {
            findings.push(file.error("D010", at).with("read", &name));
        }
        if let Some(target) = &field.references {
            references.push((target.get_ref().clone(), target.span().start));
        }
        if field.code.iter().any(|code| code.code == UNKNOWN) {
            findings.push(reserved(file, at));
        }
        let mut bound = |value: Option<Spanned<toml::Value>>| {
            let value = value?;
            let at = value.span().start;
            let read = bound_of(value.get_ref(), field.r#type);
            if read.is_none() {
                findings.push(
                    file.error("D004", at)
                        .with("expected", format!("{:?}", field.r#type).to_lowercase())
                        .with("found", value.get_ref().type_str()),
                );
            }
            read
        };
        let (minimum, maximum) = (bound(field.minimum), bound(field.maximum));
        fields.push(Field {
            name,
            r#type: field.r#type,
            title: field.title,
            aliases: field.aliases,
            words: field.words,
            required: field.required,
            unique: field.unique,
            codes: field
                .code
                .into_iter()
                .map(|code| Code {
                    code: code.code,
                    title: code.title,
                    aliases: code.aliases,
                    steps: code.steps,
                })
                .collect(),
            minimum,
            maximum,
            happened: field.happened,
            of_row: field.of_row,
            ahead: field.ahead,
            begins: field.begins,
            format: field.format,
            steps_by: field.steps_by.map(Spanned::into_inner),
            references: field.references.map(Spanned::into_inner),
            privacy: field.privacy,
            counts: field.counts,
        });
    }
    for key in named {
        if fields.iter().any(|field| field.name == *key.get_ref()) {
            continue;
        }
        let known: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        findings.push(
            file.error("D003", key.span().start)
                .with("read", key.get_ref())
                .with("closest", closest(key.get_ref(), known.iter().copied()))
                .with("dataset", raw.name.get_ref())
                .with("known", known.join(", ")),
        );
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let dataset = Dataset {
        name: raw.name.into_inner(),
        title: raw.title,
        aliases: raw.aliases,
        fields,
        primary_key: raw.primary_key.map(Spanned::into_inner),
        identity: raw.identity.into_iter().map(Spanned::into_inner).collect(),
        numbered: raw.numbered.map(Spanned::into_inner),
        counts: raw.counts,
    };
    Ok(Read { dataset, references })
}

/// Joins datasets into one set and checks what they say of each other.
pub fn join(read: Vec<(&DefinitionFile, Read)>, findings: &mut Vec<Finding>) -> Datasets {
    let mut datasets = Datasets::new();
    let mut edges = Vec::new();
    for (file, read) in read {
        let name = read.dataset.name.clone();
        for (target, at) in read.references {
            edges.push((file, name.clone(), target, at));
        }
        if datasets.insert(name.clone(), read.dataset).is_some() {
            findings.push(file.error("D010", 0).with("read", name));
        }
    }
    for (file, from, target, at) in &edges {
        match datasets.get(target) {
            None => findings.push(
                file.error("D008", *at)
                    .with("read", target)
                    .with("closest", closest(target, datasets.keys().map(String::as_str))),
            ),
            Some(dataset) if dataset.primary_key.is_none() => {
                findings.push(file.error("D014", *at).with("dataset", target));
            }
            Some(_) if reaches(&edges, target, from) => {
                findings.push(file.error("D009", *at).with("dataset", from).with("read", target));
            }
            Some(_) => {}
        }
    }
    datasets
}

/// Whether references lead from one dataset to another.
fn reaches(edges: &[(&DefinitionFile, String, String, usize)], from: &str, to: &str) -> bool {
    let mut seen = vec![from.to_owned()];
    let mut next = 0;
    while let Some(here) = seen.get(next).cloned() {
        if here == to {
            return true;
        }
        for (_, start, end, _) in edges {
            if *start == here && !seen.contains(end) {
                seen.push(end.clone());
            }
        }
        next += 1;
    }
    false
}

fn bound_of(value: &toml::Value, r#type: FieldType) -> Option<Bound> {
    match (value, r#type) {
        (
            toml::Value::Integer(value),
            FieldType::Integer | FieldType::Number | FieldType::Duration,
        ) => Some(Bound::Number(Decimal::from(*value))),
        (toml::Value::Float(value), FieldType::Number) => {
            value.to_string().parse().ok().map(Bound::Number)
        }
        (toml::Value::Datetime(value), FieldType::Date) => super::day(value).map(Bound::Date),
        _ => None,
    }
}
