//! Figures become a document, and the document becomes pages.
//!
//! ```text
//! fill ─► context ─► render (Tera) ─► XHTML ─┬─► HTML
//!                                            └─► layout ─► pdf
//! book ─► sheets of typed cells ─► XLSX, CSV
//! HTML, PDF ─► pages ─► what a written report shows of its figures
//! ```

pub mod agreement;
pub mod book;
pub mod chart;
pub mod context;
pub mod fill;
mod folder;
pub mod layout;
pub mod letters;
mod locate;
pub mod logo;
pub mod messages;
pub mod pages;
pub mod pdf;
pub mod render;
pub mod sentence;
#[cfg(test)]
mod shipped_tests;
mod steps;
pub mod web;
mod xml;

use std::path::Path;

use crate::finding::{Finding, Place, Severity};
use crate::locale::{Lang, Reason};

use self::fill::Sources;
use self::folder::TemplateFolder;
pub use self::folder::{About, shipped_names};
use self::layout::{Fonts, Style};
use self::pdf::Attachment;
use self::render::RenderError;

/// A report: its templates, its messages, what it is about and the style of its pages.
pub struct Template {
    folder: TemplateFolder,
    about: About,
    style: Style,
    complete: bool,
}

impl Template {
    /// A report that the program carries, by its name; nothing where there is none of that name.
    ///
    /// # Errors
    /// Never for the shipped folders, which the tests read.
    pub fn shipped(name: &str) -> Option<Result<Template, Finding>> {
        let complete = shipped_names().next() == Some(name);
        let folder = TemplateFolder::shipped(name)?;
        Some(Template::of(folder).map(|template| Template { complete, ..template }))
    }

    /// A report that a provider has made: a folder like `report-templates/equass-audit`.
    ///
    /// # Errors
    /// A file that is missing or wrong.
    pub fn read(folder: &Path) -> Result<Template, Finding> {
        Template::of(TemplateFolder::read(folder).map_err(told)?)
    }

    /// The report's name, with which its files begin.
    pub fn name(&self) -> &str {
        &self.folder.name
    }

    /// The framework whose groups are the report's chapters.
    pub fn framework(&self) -> &str {
        &self.about.framework
    }

    /// Whether the report shows every indicator: the program's first one does.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    fn of(folder: TemplateFolder) -> Result<Template, Finding> {
        let about = folder.about().map_err(told)?;
        let style = folder.style().map_err(told)?;
        Ok(Template { folder, about, style, complete: false })
    }
}

/// With the line of the template below, as errors of definitions have it.
fn told(error: RenderError) -> Finding {
    let mut place = error.file.clone();
    for part in [error.line, error.column].into_iter().flatten() {
        place.push_str(&format!(":{part}"));
    }
    // What the system says has words of its own.
    let finding = match error.text.starts_with("reason-") {
        true => {
            Finding::new("R001", Severity::Error, Place::file(place)).with("message", error.text)
        }
        false => wrong(place, error.text),
    };
    match &error.source {
        Some(source) => finding.with("excerpt", source.trim()),
        None => finding,
    }
}

/// The report in one language as XHTML: what both the browser and the layouter take.
///
/// # Errors
/// A template or message that is wrong, with its place.
pub fn document(template: &Template, sources: Sources, lang: Lang) -> Result<String, Finding> {
    let messages = template.folder.messages(lang.code()).map_err(told)?;
    let report = fill::report(sources, &template.about, lang, &messages)
        .map_err(|error| wrong(error.file.clone(), error.to_string()))?;
    render::render(&template.folder, &report).map_err(told)
}

/// What is wrong with a document, each mistake with its place in the template; `None` where nothing is.
///
/// Costs a second rendering, so it is asked for only when [`pdf`] has failed.
///
/// # Errors
/// As [`document`].
pub fn mistakes(
    template: &Template,
    sources: Sources,
    lang: Lang,
    document: &str,
) -> Result<Option<Finding>, Finding> {
    let Err(errors) = layout::parse(document) else { return Ok(None) };
    let messages = template.folder.messages(lang.code()).map_err(told)?;
    let report = fill::report(sources, &template.about, lang, &messages)
        .map_err(|error| wrong(error.file.clone(), error.to_string()))?;
    let marked = render::marked(&template.folder, &report).map_err(told)?;
    let told = errors.iter().map(|error| {
        match locate::place(document, &marked, error.line, error.column) {
            Some(place) => format!("{place}: {}", error.problem),
            None => error.to_string(),
        }
    });
    // An element in a loop is wrong many times, and mended once.
    let mut lines: Vec<String> = Vec::new();
    for line in told {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    Ok(Some(wrong(template.name().to_owned(), lines.join("\n"))))
}

/// The document as a self-contained HTML file.
///
/// # Errors
/// A document that is not well-formed, which [`document`] never gives.
pub fn html(document: &str) -> Result<String, Finding> {
    web::html(document).map_err(|error| wrong("XHTML".to_owned(), error.to_string()))
}

/// The document as PDF/UA-1 and PDF/A-2a; PDF/A-3a with files attached.
///
/// # Errors
/// An element that the document does not know, or a PDF that could not be written.
pub fn pdf(
    template: &Template,
    document: &str,
    attachments: &[Attachment],
) -> Result<Vec<u8>, Finding> {
    let parsed = layout::parse(document).map_err(|errors| {
        let messages: Vec<String> = errors.iter().map(ToString::to_string).collect();
        wrong("XHTML".to_owned(), messages.join("\n"))
    })?;
    let fonts = Fonts::embedded();
    let laid = layout::lay_out(&parsed, &fonts, &template.style);
    pdf::write(&laid, &fonts, attachments)
        .map_err(|error| wrong("PDF".to_owned(), error.to_string()))
}

fn wrong(file: String, message: String) -> Finding {
    Finding::new("R001", Severity::Error, Place::file(file))
        .with("message", Reason::of_template(&message))
}
