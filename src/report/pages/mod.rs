//! What the pages of a written report show of its figures, read from their bytes: by whoever was handed a report and
//! wants to know whether its pages say what its evidence proves.
//!
//! ```text
//! PDF  ─► paint ─► what is painted where ─┐
//!      └► tags  ─► which figure it is ────┼─► shown ─► against the attached figures
//! HTML ─► marks ──────────────────────────┘
//! ```
//!
//! Words, charts and pictures are not read. That a number is not in its place, or that a font draws another digit than
//! it names, is not seen here: against that there is the seal of the whole file ([`super::pdf::Seal`]).

mod html;
mod over;
mod paint;
mod tags;

use std::collections::BTreeMap;

use lopdf::Document;
use serde_json::{Value, json};

use super::agreement::figures::{self, Said};
use super::agreement::parts::squeezed;
use crate::finding::{Finding, Place, Severity};
use crate::locale::Lang;

/// A figure as a page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Which figure it is said to be: `exits 2024 sex=female`.
    pub address: String,
    /// What stands there.
    pub text: String,
    /// The page, from 1; 0 of a page without pages.
    pub page: u32,
}

/// The pages of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    /// Every figure that is marked as one, in reading order.
    pub shown: Vec<Shown>,
    /// Pages, from 1, with what is painted on them otherwise than this program paints.
    pub foreign: Vec<(u32, Foreign)>,
    /// The language of the pages.
    pub lang: Option<Lang>,
}

/// What this program does not do to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foreign {
    /// Painted over a figure.
    Over,
    /// Painted in no tag.
    Untagged,
    /// Painted in another way, or in a form that holds more.
    Operator,
    /// A note, a field or another thing that lies on the page.
    Annotation,
    /// A figure that nobody can see: pale, tiny or beside the page.
    Unseen,
}

impl Foreign {
    /// As messages name it.
    pub fn key(self) -> &'static str {
        match self {
            Foreign::Over => "pages-over",
            Foreign::Untagged => "pages-untagged",
            Foreign::Operator => "pages-operator",
            Foreign::Annotation => "pages-annotation",
            Foreign::Unseen => "pages-unseen",
        }
    }
}

/// Reads the pages of a PDF.
///
/// # Errors
/// It cannot be read.
pub fn of_pdf(pdf: &[u8]) -> Result<Pages, lopdf::Error> {
    let document = Document::load_mem(pdf)?;
    let painted = paint::painted(&document)?;
    let marked = tags::marked(&document)?;
    let mut pages = Pages { lang: tags::language(&document), ..Pages::default() };
    for (page, sheet) in painted.values().enumerate() {
        let number = page as u32 + 1;
        pages.foreign.extend(sheet.foreign.iter().map(|foreign| (number, *foreign)));
    }
    let numbers: BTreeMap<_, u32> = painted.keys().copied().zip(1..).collect();
    for mark in marked {
        let mut text = String::new();
        for (page, content) in &mark.pieces {
            let Some(sheet) = painted.get(page) else { continue };
            let number = numbers.get(page).copied().unwrap_or(0);
            text.push_str(&sheet.text(*content));
            pages.foreign.extend(
                over::spoiled(sheet, *content).into_iter().map(|foreign| (number, foreign)),
            );
        }
        let page =
            mark.pieces.first().and_then(|(page, _)| numbers.get(page).copied()).unwrap_or(0);
        pages.shown.push(Shown { address: mark.address, text, page });
    }
    pages.foreign.sort_unstable();
    pages.foreign.dedup();
    Ok(pages)
}

/// Reads an HTML page.
///
/// # Errors
/// It is no page of this program's.
pub fn of_html(page: &[u8]) -> Result<Pages, Finding> {
    html::pages(page)
}

/// The figures that the pages show otherwise than `figures`, which are those of the JSON.
///
/// # Errors
/// The figures are not as the JSON has them.
pub fn differing(
    pages: &Pages,
    figures: &BTreeMap<String, Value>,
    file: &str,
) -> Result<Vec<Finding>, Finding> {
    let lang = pages.lang.unwrap_or(Lang::Lt);
    let document = json!({ "figures": figures.values().collect::<Vec<_>>() });
    let said = figures::read(document.to_string().as_bytes(), lang)?;
    let by_address: BTreeMap<&str, &Said> =
        said.iter().map(|figure| (figure.address.as_str(), figure)).collect();
    let differs = |shown: &Shown| {
        let said = by_address.get(shown.address.as_str()).copied();
        if said.is_some_and(|said| says(said, lang, &shown.text)) {
            return None;
        }
        let expected = said.and_then(|said| said.printed.as_deref()).unwrap_or("–");
        let page = if shown.page == 0 { "none".to_owned() } else { shown.page.to_string() };
        let finding = Finding::new("E013", Severity::Error, Place::file(file))
            .with("page", page)
            .with("figure", said.map_or(shown.address.clone(), Said::name))
            .with("found", shown.text.trim())
            .with("expected", expected);
        Some(finding)
    };
    Ok(pages.shown.iter().filter_map(differs).collect())
}

/// Whether a text is a figure's value as printed, alone or with what was divided behind it.
fn says(said: &Said, lang: Lang, text: &str) -> bool {
    let text = text.trim_matches([' ', '\n']);
    if said.is_said_by(lang, text) {
        return true;
    }
    let Some(printed) = &said.printed else { return false };
    let (text, printed) = (squeezed(text), squeezed(printed));
    let Some(rest) = text.strip_prefix(&printed) else { return false };
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    rest.is_empty()
        || said.counts.as_ref().is_some_and(|counts| {
            digits(counts) == digits(rest) && !rest.starts_with(|c: char| c.is_ascii_digit())
        })
}
