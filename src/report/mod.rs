//! Figures become a document, and the document becomes pages.
//!
//! ```text
//! fill ─► context ─► render (Tera) ─► XHTML ─┬─► HTML
//!                                            └─► layout ─► pdf
//! ```

pub mod chart;
pub mod context;
pub mod fill;
pub mod layout;
pub mod messages;
pub mod pdf;
pub mod render;
pub mod sentence;
mod web_fonts;
mod xml;

use std::path::Path;

use crate::finding::{Finding, Place, Severity};
use crate::locale::Lang;

use self::fill::Sources;
use self::layout::{Fonts, Style};
use self::render::TemplateFolder;

/// A report's folder: its templates, its messages and the style of its pages.
pub struct Template {
    folder: TemplateFolder,
    style: Style,
}

impl Template {
    /// The report that the program carries.
    ///
    /// # Errors
    /// Never for the shipped style, which the tests read.
    pub fn shipped() -> Result<Template, Finding> {
        let style = include_str!("../../report-templates/equass-audit/style.toml");
        Ok(Template { folder: TemplateFolder::shipped(), style: style_of(style)? })
    }

    /// A report that a provider has made: a folder like `report-templates/equass-audit`.
    ///
    /// # Errors
    /// A file that is missing or wrong.
    pub fn read(folder: &Path) -> Result<Template, Finding> {
        let path = folder.join("style.toml");
        let style = std::fs::read_to_string(&path)
            .map_err(|error| wrong(path.display().to_string(), error.to_string()))?;
        let folder = TemplateFolder::read(folder)
            .map_err(|error| wrong(error.file.clone(), error.to_string()))?;
        Ok(Template { folder, style: style_of(&style)? })
    }
}

fn style_of(text: &str) -> Result<Style, Finding> {
    Style::from_toml(text).map_err(|message| wrong("style.toml".to_owned(), message))
}

/// The report in one language as XHTML: what both the browser and the layouter take.
///
/// # Errors
/// A template or message that is wrong, with its place.
pub fn document(template: &Template, sources: Sources, lang: Lang) -> Result<String, Finding> {
    let messages = template
        .folder
        .messages(lang.code())
        .map_err(|error| wrong(error.file.clone(), error.to_string()))?;
    let report = fill::report(sources, lang, &messages)
        .map_err(|error| wrong(error.file.clone(), error.to_string()))?;
    render::render(&template.folder, &report)
        .map_err(|error| wrong(error.file.clone(), error.to_string()))
}

/// The document as a self-contained HTML file.
pub fn html(document: &str) -> String {
    render::as_html(document)
}

/// The document as PDF/UA-1 and PDF/A-2a.
///
/// # Errors
/// An element that the document does not know, or a PDF that could not be written.
pub fn pdf(template: &Template, document: &str) -> Result<Vec<u8>, Finding> {
    let parsed = layout::parse(document).map_err(|errors| {
        let messages: Vec<String> = errors.iter().map(ToString::to_string).collect();
        wrong("XHTML".to_owned(), messages.join("\n"))
    })?;
    let fonts = Fonts::embedded();
    let laid = layout::lay_out(&parsed, &fonts, &template.style);
    pdf::write(&laid, &fonts, &[]).map_err(|error| wrong("PDF".to_owned(), error.to_string()))
}

fn wrong(file: String, message: String) -> Finding {
    Finding::new("R001", Severity::Error, Place::file(file)).with("message", message)
}
