//! A template folder and a report's context make the report's document.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera, TeraResult};

use super::context::{Report, arranged};
use super::messages::{MessageError, Messages, Value};
use super::web_fonts;
use super::xml::escaped;

/// The template that a folder must have.
const ENTRY: &str = "report.xml";
/// The style sheet that a folder must have.
const STYLE: &str = "report.css";

/// A report's template: Tera 2 files (`*.xml`, of them `report.xml`), `messages.<lang>.ftl`, `report.css`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFolder {
    name: String,
    files: BTreeMap<String, String>,
}

/// Why a report could not be written, and where in the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderError {
    /// The file: `equass-audit/report.xml`.
    pub file: String,
    /// Line from 1, where it is known.
    pub line: Option<usize>,
    /// Column in characters from 1, where it is known.
    pub column: Option<usize>,
    /// The line's text, where it is known.
    pub source: Option<String>,
    /// What is wrong, in plain words.
    pub text: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(formatter, ", line {line}")?;
        }
        if let Some(column) = self.column {
            write!(formatter, ", column {column}")?;
        }
        write!(formatter, ": {}", self.text)?;
        if let Some(source) = &self.source {
            write!(formatter, "\n    {}", source.trim())?;
        }
        Ok(())
    }
}

impl std::error::Error for RenderError {}

impl TemplateFolder {
    /// The folder that the program carries: `report-templates/equass-audit`.
    pub fn shipped() -> TemplateFolder {
        macro_rules! shipped {
            ($($name:literal),*) => {
                [$(($name, include_str!(concat!("../../report-templates/equass-audit/", $name)))),*]
            };
        }
        let files = shipped!(
            "annexes.xml",
            "components.xml",
            "messages.en.ftl",
            "messages.lt.ftl",
            "report.css",
            "report.xml"
        );
        let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
        TemplateFolder { name: "equass-audit".to_owned(), files: BTreeMap::from(files) }
    }

    /// Reads a folder; files that are not a template's are left alone.
    ///
    /// # Errors
    /// When the folder or a file of it cannot be read or is not UTF-8.
    pub fn read(folder: &Path) -> Result<TemplateFolder, RenderError> {
        let name = folder.file_name().map_or_else(
            || folder.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        );
        let unreadable = |path: &Path, error: &std::io::Error| RenderError {
            file: path.display().to_string(),
            line: None,
            column: None,
            source: None,
            text: format!("cannot be read: {error}"),
        };
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
            let path = entry.map_err(|error| unreadable(folder, &error))?.path();
            let Some(file) = path.file_name().and_then(|file| file.to_str()) else {
                continue;
            };
            if [".xml", ".ftl", ".css"].iter().any(|ending| file.ends_with(ending)) {
                let text =
                    std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
                files.insert(file.to_owned(), text);
            }
        }
        Ok(TemplateFolder { name, files })
    }

    /// The messages of a language, for [`super::sentence`].
    ///
    /// # Errors
    /// When the folder has none of that language, or they are not Fluent.
    pub fn messages(&self, lang: &str) -> Result<Messages, RenderError> {
        let file = format!("messages.{lang}.ftl");
        Messages::read(lang, &file, self.file(&file)?).map_err(|error| self.of_message(error))
    }

    fn file(&self, file: &str) -> Result<&str, RenderError> {
        let missing = || self.wrong(file, "the template folder lacks this file".to_owned());
        self.files.get(file).map(String::as_str).ok_or_else(missing)
    }

    fn wrong(&self, file: &str, text: String) -> RenderError {
        RenderError {
            file: format!("{}/{file}", self.name),
            line: None,
            column: None,
            source: None,
            text,
        }
    }

    fn of_message(&self, error: MessageError) -> RenderError {
        RenderError { line: error.line, ..self.wrong(&error.file, error.text) }
    }

    fn of_tera(&self, error: &tera::Error) -> RenderError {
        let (tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report)) =
            error.kind()
        else {
            return self.wrong(ENTRY, error.to_string());
        };
        let span = report.span();
        let source = self
            .files
            .get(report.filename())
            .and_then(|text| text.lines().nth(span.start_line.checked_sub(1)?));
        RenderError {
            line: Some(span.start_line),
            column: Some(span.start_col + 1),
            source: source.map(str::to_owned),
            ..self.wrong(report.filename(), report.message().to_owned())
        }
    }
}

/// Writes the report's document: well-formed XHTML of the elements in `docs/report-elements.md`.
///
/// The templates see `report` (a [`Report`]), `css` (the style sheet) and the function
/// `t(key="…", name=value, …)`. A name that is not there is an error.
///
/// # Errors
/// When a template, a message or the result is wrong, with its place.
pub fn render(folder: &TemplateFolder, report: &Report) -> Result<String, RenderError> {
    let messages = Arc::new(folder.messages(&report.lang)?);
    let style = folder.file(STYLE)?;
    if style.contains(['<', '&']) {
        return Err(
            folder.wrong(STYLE, "a style sheet inside XHTML may not hold “<” or “&”".to_owned())
        );
    }
    folder.file(ENTRY)?;

    let mut tera = Tera::default();
    tera.set_escape_fn(|text, output| output.write_all(escaped(text).as_bytes()));
    tera.autoescape_on([".xml"]);
    tera.register_function("t", move |values: Kwargs, _: &State<'_>| say(&messages, &values));
    let templates = folder.files.iter().filter(|(name, _)| name.ends_with(".xml"));
    tera.add_raw_templates(templates.map(|(name, text)| (name.as_str(), text.as_str())))
        .map_err(|error| folder.of_tera(&error))?;

    let mut context = Context::new();
    context.insert("report", &arranged(report.clone()));
    context.insert("css", style);
    let document = tera.render(ENTRY, &context).map_err(|error| folder.of_tera(&error))?;
    let document = document.trim_start().to_owned();
    match roxmltree::Document::parse(&document) {
        Ok(_) => Ok(document),
        Err(error) => {
            let place = error.pos();
            let line =
                document.lines().nth((place.row as usize).saturating_sub(1)).unwrap_or_default();
            let excerpt: String =
                line.chars().skip((place.col as usize).saturating_sub(41)).take(80).collect();
            let text = format!("the document that the template writes is not well-formed: {error}");
            Err(RenderError { source: Some(excerpt), ..folder.wrong(ENTRY, text) })
        }
    }
}

/// The document as a file for browsers: with what HTML wants at its head and XHTML does not.
pub fn as_html(document: &str) -> String {
    let head = format!(
        "<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<style>\n{}</style>",
        web_fonts::faces()
    );
    format!("<!DOCTYPE html>\n{}", document.replacen("<head>", &head, 1))
}

/// The template function `t`.
fn say(messages: &Messages, values: &Kwargs) -> TeraResult<String> {
    let key = values.must_get::<&str>("key")?;
    let mut arguments = Vec::new();
    for (name, value) in values.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        let value = match (value.as_str(), value.as_u64()) {
            (Some(text), _) => Value::Text(text),
            (None, Some(number)) => Value::Number(number),
            _ => {
                return Err(tera::Error::message(format!(
                    "value “{name}” of message “{key}” is neither text nor a whole number"
                )));
            }
        };
        arguments.push((name, value));
    }
    messages.say(key, &arguments).map_err(tera::Error::message)
}

#[cfg(test)]
mod tests;
