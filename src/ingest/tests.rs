//! Whole files, from bytes to tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::*;
use crate::finding::Severity;
use crate::library::dataset::{Code, Field, FieldType, Privacy, Text};

mod calendar;
mod columns;
mod layouts;
mod programs;
mod sample;
mod tables;

#[derive(Deserialize)]
struct Sources {
    #[serde(default)]
    source: Vec<Source>,
}

fn sources(toml: &str) -> Vec<Source> {
    toml::from_str::<Sources>(toml).unwrap().source
}

/// A dataset from lines such as `minutes: duration`, `kind*: string private a,b`.
fn dataset(name: &str, lines: &str) -> Dataset {
    let fields = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(field).collect();
    let name = name.to_string();
    let counts = Default::default();
    Dataset {
        name,
        title: Text::default(),
        aliases: Default::default(),
        fields,
        primary_key: None,
        identity: Vec::new(),
        numbered: None,
        counts,
    }
}

fn field(line: &str) -> Field {
    let (name, rest) = line.split_once(':').unwrap();
    let mut words = rest.split_whitespace();
    let r#type = match words.next().unwrap() {
        "string" => FieldType::String,
        "integer" => FieldType::Integer,
        "number" => FieldType::Number,
        "date" => FieldType::Date,
        "boolean" => FieldType::Boolean,
        "duration" => FieldType::Duration,
        other => panic!("{other}"),
    };
    let mut privacy = Privacy::Open;
    let mut codes = Vec::new();
    for word in words {
        match word {
            "private" => privacy = Privacy::Private,
            "identifier" => privacy = Privacy::Identifier,
            list => {
                codes = list
                    .split(',')
                    .map(|code| Code {
                        code: code.to_string(),
                        title: Text::default(),
                        aliases: Default::default(),
                        steps: None,
                    })
                    .collect()
            }
        }
    }
    Field {
        name: name.trim_end_matches('*').to_string(),
        r#type,
        title: Text::default(),
        aliases: Default::default(),
        words: Default::default(),
        required: name.ends_with('*'),
        unique: false,
        codes,
        minimum: None,
        maximum: None,
        happened: false,
        begins: false,
        of_row: false,
        ahead: None,
        format: None,
        steps_by: None,
        references: None,
        privacy,
        counts: None,
    }
}

/// Reads files of these names and bytes.
fn read_bytes(
    files: &[(&str, &[u8])],
    source: &Source,
    dataset: &Dataset,
) -> (Table, Vec<Finding>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    read(source, dataset, folder.path())
}

/// What findings say, in short: `I046 error a.csv › 3 ×2`.
fn said(findings: &[Finding]) -> Vec<String> {
    let severity = |finding: &Finding| match finding.severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    findings
        .iter()
        // A small file seldom holds every word of its mapping.
        .filter(|finding| ![codes::ENCODING, codes::WORDS_UNUSED].contains(&finding.code))
        .map(|finding| {
            format!(
                "{} {} {} ×{}",
                finding.code,
                severity(finding),
                finding.place.printed(),
                finding.count
            )
        })
        .collect()
}

fn counts(values: &[Option<String>]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value.as_deref().unwrap_or("?")).or_default() += 1;
    }
    counts
}
