//! Whether the files of a report say the same: each is read back as it was made, and every figure
//! that it prints is compared with that of the JSON.
//!
//! ```text
//! JSON ─► figures ──────────────────┐
//! HTML ─► parts ─► what is printed ─┼─► findings
//! PDF  ─► parts ────────────────────┤
//! XLSX ─► lines ────────────────────┘
//! ```
//!
//! An HTML page names its figures by `id`, by links and, in tables of groups and periods, by `data-figure`; a PDF is
//! held against the HTML, heading by heading.

pub(super) mod figures;
pub(super) mod page;
pub(super) mod parts;
mod print;
mod sheets;

use std::collections::BTreeMap;

use crate::Computed;
use crate::finding::{Finding, Place, Severity};
use crate::locale::Lang;
use crate::period::Period;

use self::figures::Said;
use self::parts::{Addressed, Block, Part, squeezed};

/// What was made of a report in one language; `None` where a format was not asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Made<'a> {
    /// The figures as JSON.
    pub json: &'a [u8],
    /// The HTML page. Without it, the PDF is not compared.
    pub html: Option<&'a [u8]>,
    /// The PDF.
    pub pdf: Option<&'a [u8]>,
    /// The workbook.
    pub workbook: Option<&'a [u8]>,
    /// Whether the page has a section and a line of the summary for every indicator.
    pub complete: bool,
}

/// Where a page prints a figure.
#[derive(Debug, PartialEq, Eq)]
enum Stand {
    /// Large, at the head of its section.
    Headline,
    /// In the line of a table of this name.
    Line(String),
    /// In a cell that says which figure it is, in the line of this name.
    Cell(String),
}

/// A figure that a page prints.
#[derive(Debug)]
struct Printed {
    indicator: String,
    /// Of a group or another period than the last.
    address: Option<String>,
    /// The heading under which it stands, and which of the headings of these words it is, from 0.
    under: (String, usize),
    stand: Stand,
    text: String,
}

/// Compares what was made with the figures of the JSON: a finding for each figure and format that differ.
///
/// # Errors
/// A file that cannot be read back.
pub fn compare(
    computed: &Computed,
    periods: &[Period],
    lang: Lang,
    made: Made,
) -> Result<Vec<Finding>, Finding> {
    let figures = figures::read(made.json, lang)?;
    let mut findings = Vec::new();
    if let Some(workbook) = made.workbook {
        findings.extend(sheets::compare(computed, &figures, lang, workbook)?);
    }
    let Some(html) = made.html else { return Ok(findings) };
    let last = periods.last().map(|period| period.label.as_str());
    // The figure of the whole in the reported period, which pages print.
    let now = |indicator: &str| {
        figures.iter().find(|figure| {
            figure.indicator == indicator && figure.is_whole && Some(figure.period.as_str()) == last
        })
    };
    let by_address: BTreeMap<&str, &Said> =
        figures.iter().map(|figure| (figure.address.as_str(), figure)).collect();
    let at = |address: &str| by_address.get(address).copied();
    let ids: Vec<&str> = computed.indicators.iter().map(|it| it.id.as_str()).collect();
    let mut printed = Vec::new();
    for seen in parts::numbered(&page::parts(html)?) {
        for (indicator, stand, texts) in seen.part.figures(&ids) {
            let figure = now(&indicator);
            // Of several cells one is the figure's; a headline has no other words.
            let agreeing = texts.iter().find(|text| match figure {
                Some(figure) => figure.is_said_by(lang, text),
                None => figures::is_silent(lang, text),
            });
            match agreeing {
                Some(text) => printed.push(Printed {
                    indicator,
                    address: None,
                    under: (seen.heading.clone(), seen.nth),
                    stand,
                    text: text.clone(),
                }),
                None => findings.push(differs(&indicator, figure, "HTML", &texts.join(" · "))),
            }
        }
        for (name, cell) in seen.part.addressed() {
            let figure = at(&cell.address);
            if figure.is_some_and(|figure| figure.is_said_by(lang, &cell.text)) {
                printed.push(Printed {
                    indicator: String::new(),
                    address: Some(cell.address.clone()),
                    under: (seen.heading.clone(), seen.nth),
                    stand: Stand::Cell(name.to_owned()),
                    text: cell.cell.clone(),
                });
            } else {
                findings.push(differs(&cell.address, figure, "HTML", &cell.text));
            }
        }
    }
    if made.complete {
        findings.extend(absent(&figures, &printed, &findings));
    }
    if let Some(pdf) = made.pdf {
        let parts = print::parts(pdf)?;
        let parts = parts::numbered(&parts);
        findings.extend(printed.iter().filter(|printed| !stands(printed, &parts)).map(|printed| {
            match &printed.address {
                Some(address) => differs(address, at(address), "PDF", "–"),
                None => differs(&printed.indicator, now(&printed.indicator), "PDF", "–"),
            }
        }));
    }
    Ok(findings)
}

/// Indicators with figures that a whole report does not show, large and at a glance.
fn absent(figures: &[Said], printed: &[Printed], told: &[Finding]) -> Vec<Finding> {
    let whole = figures.iter().filter(|figure| figure.is_whole);
    let mut ids: Vec<&str> = whole.map(|figure| figure.indicator.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
        .filter(|id| {
            let own = |line: bool| {
                printed.iter().any(|printed| {
                    printed.indicator == *id && matches!(printed.stand, Stand::Line(_)) == line
                })
            };
            let is_told =
                told.iter().filter_map(|finding| finding.arguments.get("figure")).any(|name| {
                    name.strip_prefix(id)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
                });
            !(is_told || own(true) && own(false))
        })
        .map(|id| differs(id, figures.iter().find(|figure| figure.indicator == id), "HTML", "–"))
        .collect()
}

/// Whether a PDF prints what the page prints, in the same place.
fn stands(printed: &Printed, parts: &[parts::Numbered]) -> bool {
    let text = squeezed(&printed.text);
    parts
        .iter()
        .filter(|seen| (&seen.heading, seen.nth) == (&printed.under.0, printed.under.1))
        .flat_map(|seen| &seen.part.blocks)
        .any(|block| match (block, &printed.stand) {
            (Block::Words { text: words, .. }, Stand::Headline) => squeezed(words) == text,
            (Block::Line { cells, .. }, Stand::Line(name) | Stand::Cell(name)) => {
                cells.first().is_some_and(|first| squeezed(first) == squeezed(name))
                    && cells[1..].iter().any(|cell| squeezed(cell) == text)
            }
            _ => false,
        })
}

/// A figure says one thing in a format and another in the JSON.
fn differs(indicator: &str, figure: Option<&Said>, format: &str, found: &str) -> Finding {
    let named = figure.map_or(indicator.to_owned(), Said::name);
    let expected = figure.and_then(|figure| figure.printed.as_deref()).unwrap_or("–");
    Finding::new("R004", Severity::Error, Place::file(format))
        .with("figure", named)
        .with("format", format)
        .with("found", found)
        .with("expected", expected)
}

/// A file that was made and cannot be read.
pub(super) fn unreadable(format: &str, error: impl std::fmt::Display) -> Finding {
    Finding::new("R005", Severity::Error, Place::file(format))
        .with("format", format)
        .with("message", error.to_string())
}

impl Part {
    /// What this part prints of indicators: large at its head, or in lines that lead to an indicator's section or
    /// card; each with the texts of which one should be the figure.
    fn figures(&self, ids: &[&str]) -> Vec<(String, Stand, Vec<String>)> {
        let known = |id: &str| ids.contains(&id).then(|| id.to_owned());
        let mut found = Vec::new();
        if let Some(id) = self.id.as_deref().and_then(known) {
            let large = self.blocks.iter().find_map(|block| match block {
                Block::Words { text, large: true } => Some(text.clone()),
                _ => None,
            });
            found.extend(large.map(|text| (id, Stand::Headline, vec![text])));
        }
        for block in &self.blocks {
            let Block::Line { to: Some(target), cells, .. } = block else { continue };
            let id = known(target).or_else(|| target.strip_prefix("card-").and_then(known));
            if let (Some(id), Some((name, rest))) = (id, cells.split_first()) {
                found.push((id, Stand::Line(name.clone()), rest.to_vec()));
            }
        }
        found
    }

    /// The cells that say which figure they print, with the names of their lines.
    fn addressed(&self) -> impl Iterator<Item = (&str, &Addressed)> {
        self.blocks.iter().flat_map(|block| {
            let (name, figures) = match block {
                Block::Line { cells, figures, .. } => (cells.first(), figures.as_slice()),
                Block::Words { .. } => (None, [].as_slice()),
            };
            let name = name.map_or("", String::as_str);
            figures.iter().map(move |cell| (name, cell))
        })
    }
}
