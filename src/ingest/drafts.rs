//! Answers to a survey that were begun and never sent, as survey programs export them beside the others.

use std::collections::BTreeSet;

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::headers::Header;
use super::number;
use super::reading::{Reading, listed};
use super::words::key;
use crate::finding::{Finding, Severity};

/// How a column tells a returned answer from one that was only begun.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// It holds the time of sending.
    Sent,
    /// It says yes.
    Yes,
    /// It holds 100 (per cent).
    Hundred,
    /// It says in a word whether the answer is whole, or a trial.
    Word,
}

/// Columns of LimeSurvey, Microsoft Forms, Qualtrics, SurveyMonkey and Lithuanian programs, as keys.
const MARKS: [(&str, Mark); 12] = [
    ("submitdate", Mark::Sent),
    ("date submitted", Mark::Sent),
    ("pateikimo data", Mark::Sent),
    ("completion time", Mark::Sent),
    ("užbaigimo laikas", Mark::Sent),
    ("_submission_time", Mark::Sent),
    ("finished", Mark::Yes),
    ("progress", Mark::Hundred),
    ("status", Mark::Word),
    ("response status", Mark::Word),
    ("būsena", Mark::Word),
    ("distribution channel", Mark::Word),
];

/// Words for answers that were not sent, or that somebody gave to try the form out.
const UNSENT: [&str; 14] = [
    "partial",
    "incomplete",
    "in progress",
    "draft",
    "disqualified",
    "preview",
    "survey preview",
    "survey test",
    "test",
    "neužbaigta",
    "nebaigta",
    "pradėta",
    "juodraštis",
    "bandymas",
];

impl Reading<'_> {
    /// The rows that hold unfinished answers, which are told. Empty for a dataset that is no survey, and where no answer at
    /// all is finished: then the column says nothing, which is told too.
    pub(super) fn drafts(
        &mut self,
        sheet: &Sheet,
        header: &Header,
        below: &[Row],
    ) -> BTreeSet<u32> {
        let is_survey = self.mapping.dataset.field("no_opinion").is_some();
        let marked: Vec<(usize, Mark)> = MARKS
            .iter()
            .filter_map(|(name, mark)| {
                Some((header.keys.iter().position(|key| key == name)?, *mark))
            })
            .filter(|_| is_survey)
            .collect();
        let Some((column, _)) = marked.first().copied() else { return BTreeSet::new() };
        let mut drafts = Vec::new();
        let mut sent = 0;
        for row in below.iter().filter(|row| row.filled().next().is_some()) {
            if marked.iter().any(|(column, mark)| is_draft(row.cell(*column), *mark)) {
                drafts.push(row.number);
            } else {
                sent += 1;
            }
        }
        let Some(first) = drafts.first() else { return BTreeSet::new() };
        let place = self.place(sheet, Some(*first), Some(column));
        let mut finding = Finding::new(codes::DRAFTS, Severity::Warning, place)
            .with("column", &header.texts[column])
            .with("rows", listed(&drafts))
            .with("taken", if sent == 0 { "yes" } else { "no" });
        finding.count = drafts.len() as u64;
        self.add(finding);
        if sent == 0 { BTreeSet::new() } else { drafts.into_iter().collect() }
    }
}

fn is_draft(cell: &Cell, mark: Mark) -> bool {
    match mark {
        Mark::Sent => cell.is_empty(),
        Mark::Yes => matches!(key(&cell.text()).as_str(), "0" | "false" | "no" | "ne" | "netiesa"),
        Mark::Word => UNSENT.contains(&key(&cell.text()).as_str()),
        Mark::Hundred => {
            number::read(&cell.text()).is_ok_and(|part| part < rust_decimal::Decimal::from(100))
        }
    }
}
