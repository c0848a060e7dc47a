//! A report's folder, laid over the parts that all reports share.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::layout::Style;
use super::messages::{MessageError, Messages};
use super::render::RenderError;
use crate::limits;
use crate::locale::Reason;

/// The template that a folder must have.
pub(super) const ENTRY: &str = "report.xml";
/// The style sheet of the HTML.
pub(super) const SHEET: &str = "report.css";
/// The style of the pages.
pub(super) const STYLE: &str = "style.toml";
/// What the report is about.
const ABOUT: &str = "report.toml";

/// What all reports have in common: `report-templates/shared`.
static SHARED: Dir = include_dir!("$CARGO_MANIFEST_DIR/report-templates/shared");

/// The reports that the program carries, in the order of the documentation.
static SHIPPED: [(&str, Dir); 5] = [
    ("equass-audit", include_dir!("$CARGO_MANIFEST_DIR/report-templates/equass-audit")),
    ("equass-progress", include_dir!("$CARGO_MANIFEST_DIR/report-templates/equass-progress")),
    ("municipal-annual", include_dir!("$CARGO_MANIFEST_DIR/report-templates/municipal-annual")),
    ("project-results", include_dir!("$CARGO_MANIFEST_DIR/report-templates/project-results")),
    ("easy-read", include_dir!("$CARGO_MANIFEST_DIR/report-templates/easy-read")),
];

/// What a report is about: its `report.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The framework whose groups are the report's chapters, by its id: `equass-2018`.
    pub framework: String,
}

/// A file of a folder: where it is, for errors, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    /// `shared/components.xml`.
    pub place: String,
    pub text: String,
}

/// A report's template: Tera 2 files (`*.xml`, of them `report.xml`), `messages.<lang>.ftl`, `report.css`,
/// `style.toml`, `report.toml`.
///
/// A template of the folder stands in the place of the shared one of the same name. Messages and the style of
/// the pages are laid over the shared ones key by key; the style sheet is added behind the shared one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFolder {
    /// The folder's name, which its reports carry.
    pub name: String,
    /// By file name, the shared layer first.
    layers: BTreeMap<String, Vec<File>>,
}

/// The names of the reports that the program carries.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}

impl TemplateFolder {
    /// A report that the program carries, by its name.
    pub fn shipped(name: &str) -> Option<TemplateFolder> {
        let (name, dir) = SHIPPED.iter().find(|(known, _)| *known == name)?;
        let mut folder = TemplateFolder::shared(name);
        for file in dir.files() {
            if let (Some(file), Some(text)) = (named(file.path()), file.contents_utf8()) {
                folder.lay(file, text.to_owned());
            }
        }
        Some(folder)
    }

    /// Reads a folder; files that are not a template's are left alone.
    ///
    /// # Errors
    /// When the folder or a file of it cannot be read or is not UTF-8.
    pub fn read(path: &Path) -> Result<TemplateFolder, RenderError> {
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let unreadable = |path: &Path, error: &std::io::Error| RenderError {
            file: path.display().to_string(),
            line: None,
            column: None,
            source: None,
            text: Reason::of_io(error).into(),
        };
        let mut folder = TemplateFolder::shared(&name);
        for entry in std::fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
            let path = entry.map_err(|error| unreadable(path, &error))?.path();
            let Some(file) = named(&path) else { continue };
            let text = limits::text(&path, limits::TEMPLATE);
            let text = text.map_err(|error| unreadable(&path, &error))?;
            folder.lay(file, text);
        }
        Ok(folder)
    }

    fn shared(name: &str) -> TemplateFolder {
        let mut layers: BTreeMap<String, Vec<File>> = BTreeMap::new();
        for file in SHARED.files() {
            if let (Some(file), Some(text)) = (named(file.path()), file.contents_utf8()) {
                let layer = File { place: format!("shared/{file}"), text: text.to_owned() };
                layers.insert(file.to_owned(), vec![layer]);
            }
        }
        TemplateFolder { name: name.to_owned(), layers }
    }

    fn lay(&mut self, file: &str, text: String) {
        let layers = self.layers.entry(file.to_owned()).or_default();
        if file.ends_with(".xml") {
            layers.clear();
        }
        layers.push(File { place: format!("{}/{file}", self.name), text });
    }

    /// The templates, by file name.
    pub(super) fn templates(&self) -> impl Iterator<Item = (&str, &File)> {
        self.layers
            .iter()
            .filter(|(name, _)| name.ends_with(".xml"))
            .filter_map(|(name, layers)| Some((name.as_str(), layers.last()?)))
    }

    /// The template of that name.
    pub(super) fn template(&self, name: &str) -> Option<&File> {
        self.templates().find(|(known, _)| *known == name).map(|(_, file)| file)
    }

    /// A file's layers, the shared one first.
    ///
    /// # Errors
    /// There is no such file.
    pub(super) fn layers(&self, name: &str) -> Result<&[File], RenderError> {
        let missing = || self.wrong(name, "the template folder lacks this file".to_owned());
        self.layers.get(name).map(Vec::as_slice).ok_or_else(missing)
    }

    /// What the report is about.
    ///
    /// # Errors
    /// `report.toml` is missing or wrong.
    pub fn about(&self) -> Result<About, RenderError> {
        let Some(file) = self.layers(ABOUT)?.last() else {
            return Err(self.wrong(ABOUT, "the template folder lacks this file".to_owned()));
        };
        toml::from_str(&file.text).map_err(|error| self.wrong(ABOUT, error.to_string()))
    }

    /// The messages of a language, for [`super::sentence`].
    ///
    /// # Errors
    /// When the folder has none of that language, or they are not Fluent.
    pub fn messages(&self, lang: &str) -> Result<Messages, RenderError> {
        let layers = self.layers(&format!("messages.{lang}.ftl"))?;
        let layers: Vec<(&str, &str)> =
            layers.iter().map(|file| (file.place.as_str(), file.text.as_str())).collect();
        Messages::layered(lang, &layers).map_err(|MessageError { file, line, text }| RenderError {
            file,
            line,
            column: None,
            source: None,
            text,
        })
    }

    /// The style sheet of the HTML.
    ///
    /// # Errors
    /// There is none, or it holds what XHTML does not bear.
    pub(super) fn sheet(&self) -> Result<String, RenderError> {
        let mut sheet = String::new();
        for layer in self.layers(SHEET)? {
            if layer.text.contains(['<', '&']) {
                let text = "a style sheet inside XHTML may not hold “<” or “&”".to_owned();
                return Err(RenderError { file: layer.place.clone(), ..self.wrong(SHEET, text) });
            }
            sheet.push_str(&layer.text);
        }
        Ok(sheet)
    }

    /// The style of the pages.
    ///
    /// # Errors
    /// There is none, or it says what is not allowed.
    pub(super) fn style(&self) -> Result<Style, RenderError> {
        let mut whole = toml::Table::new();
        for layer in self.layers(STYLE)? {
            let wrong =
                |text: String| RenderError { file: layer.place.clone(), ..self.wrong(STYLE, text) };
            lay_over(&mut whole, toml::from_str(&layer.text).map_err(|e| wrong(e.to_string()))?);
        }
        let text = toml::to_string(&whole).map_err(|error| self.wrong(STYLE, error.to_string()))?;
        Style::from_toml(&text).map_err(|text| self.wrong(STYLE, text))
    }

    pub(super) fn wrong(&self, file: &str, text: String) -> RenderError {
        RenderError {
            file: format!("{}/{file}", self.name),
            line: None,
            column: None,
            source: None,
            text,
        }
    }
}

/// Values of a table over those of another, table by table.
fn lay_over(whole: &mut toml::Table, upper: toml::Table) {
    for (key, value) in upper {
        match (whole.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(above)) => lay_over(below, above),
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}

/// The name of a file that belongs to a template.
fn named(path: &Path) -> Option<&str> {
    let name = path.file_name()?.to_str()?;
    let own = [".xml", ".ftl", ".css"].iter().any(|ending| name.ends_with(ending));
    (own || name == STYLE || name == ABOUT).then_some(name)
}

#[cfg(test)]
mod tests;
