//! What records look like: datasets and their fields, in the terms of Frictionless Table Schema.

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A text in both languages of the house.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Lithuanian.
    pub lt: String,
    /// English.
    pub en: String,
}

/// What people call a thing besides its title: synonyms and short forms, by which a proposal knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aliases {
    /// Lithuanian.
    #[serde(default)]
    pub lt: Vec<String>,
    /// English.
    #[serde(default)]
    pub en: Vec<String>,
}

/// Words by which offices say yes or no in a field, beside the program's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YesNo {
    /// Yes.
    #[serde(default)]
    pub yes: Vec<String>,
    /// No.
    #[serde(default)]
    pub no: Vec<String>,
}

/// One kind of record: children, placements, service deliveries, …
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Name in definitions: `service_deliveries`.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// What else they call it.
    pub aliases: Aliases,
    /// Fields in the order of the file.
    pub fields: Vec<Field>,
    /// The field whose values name a record, if the records have such a name.
    pub primary_key: Option<String>,
    /// The fields that together name a record where the primary key alone does not; a field that is not required tells two
    /// records apart only where both have it. Empty where the primary key names the record, or nothing does.
    pub identity: Vec<String>,
    /// The field that numbers what happens (answers, complaints), so that each register or export may count from 1 again. A
    /// person or a family that is named again is the same, so their datasets have none.
    pub numbered: Option<String>,
    /// What a number of its records tells of.
    pub counts: Counts,
}

impl Dataset {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// The type of a field's values.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    /// Text; codes and words.
    String,
    /// Whole number.
    Integer,
    /// Decimal number, exact.
    Number,
    /// Calendar day.
    Date,
    /// Yes or no.
    Boolean,
    /// A length of time, kept in whole minutes.
    Duration,
}

/// What may be shown of a field's values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Privacy {
    /// Values say nothing about a person and may be printed in findings.
    #[default]
    Open,
    /// A record's own name (case number, family number): leaves ingest only as a keyed pseudonym.
    Identifier,
    /// A birth date, a name, free text: never printed anywhere.
    Private,
}

/// What a number tells of. A public report withholds small numbers of people, not of things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Counts {
    /// People, or something that happens to people.
    #[default]
    People,
    /// Budget lines, events, lines of a list of invitations.
    Things,
}

/// One field of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name in definitions: `delivered_on`.
    pub name: String,
    /// Type of its values.
    pub r#type: FieldType,
    /// What people call it.
    pub title: Text,
    /// What else they call it.
    pub aliases: Aliases,
    /// Of a boolean field: how offices say yes and no.
    pub words: YesNo,
    /// A record without it cannot be used.
    pub required: bool,
    /// No two records share a value.
    pub unique: bool,
    /// Allowed codes of a code list, with their names; empty for free values.
    pub codes: Vec<Code>,
    /// Smallest allowed value.
    pub minimum: Option<Bound>,
    /// Largest allowed value.
    pub maximum: Option<Bound>,
    /// A day that has happened when the report is made: it cannot lie after the report's day.
    pub happened: bool,
    /// The day of the row itself: the sheet of a month or the file of a year holds rows of that time.
    pub of_row: bool,
    /// So many years after the report's day is the latest that a day which may lie ahead can be.
    pub ahead: Option<u32>,
    /// A day on which something begins: none is planned years after all others.
    pub begins: bool,
    /// A form that its values have to have.
    pub format: Option<Format>,
    /// The field of codes whose steps are the values that a score can take.
    pub steps_by: Option<String>,
    /// The dataset whose primary key this field holds.
    pub references: Option<String>,
    /// What may be shown.
    pub privacy: Privacy,
    /// What its values are numbers of, in a dataset of things: those invited, in a list of invitations.
    pub counts: Option<Counts>,
}

impl Field {
    /// The latest day that it can be in a report of this day; `None` where any day will do.
    pub fn latest(&self, report_date: NaiveDate) -> Option<NaiveDate> {
        if self.happened {
            return Some(report_date);
        }
        let months = chrono::Months::new(self.ahead?.saturating_mul(12));
        Some(report_date.checked_add_months(months).unwrap_or(NaiveDate::MAX))
    }
}

/// A member of a code list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// As it stands in records and definitions.
    pub code: String,
    /// As people read it.
    pub title: Text,
    /// How else offices write it.
    pub aliases: Aliases,
    /// For a question: the least and the greatest step of its scale.
    pub steps: Option<(i64, i64)>,
}

/// A form of values that carries its own proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The Lithuanian personal code: eleven digits with a birth date and a check digit.
    PersonalCode,
}

/// A limit for a field's values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// For integers, numbers and durations (minutes).
    Number(Decimal),
    /// For dates.
    Date(NaiveDate),
}
