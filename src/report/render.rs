//! A template folder and a report's context make the report's document.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use tera::{Context, Kwargs, State, Tera, TeraResult};

use super::context::{Report, arranged};
use super::folder::{ENTRY, TemplateFolder};
use super::locate;
use super::messages::{Messages, Value};
use super::steps::{Counted, Document, STEP, Steps, counted};
use super::xml::escaped;
use crate::limits;
use crate::locale::Reason;

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

/// What Tera says, at its place in the folder; `templates` as Tera has them.
fn of_tera(
    folder: &TemplateFolder,
    templates: &BTreeMap<&str, Counted>,
    error: &tera::Error,
) -> RenderError {
    let (tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report)) =
        error.kind()
    else {
        return folder.wrong(ENTRY, error.to_string());
    };
    let span = report.span();
    let file = folder.template(report.filename());
    let source = file.and_then(|file| file.text.lines().nth(span.start_line.checked_sub(1)?));
    let wrong = folder.wrong(report.filename(), report.message().to_owned());
    let template = templates.get(report.filename());
    let column =
        template.map_or(span.start_col, |found| found.column(span.start_line, span.start_col));
    RenderError {
        file: file.map_or(wrong.file.clone(), |file| file.place.clone()),
        line: Some(span.start_line),
        column: Some(column + 1),
        source: source.map(str::to_owned),
        ..wrong
    }
}

/// Writes the report's document: well-formed XHTML of the elements in `docs/report-elements.md`.
///
/// The templates see `report` (a [`Report`]), `css` (the style sheet) and the functions
/// `t(key="…", name=value, …)` and `next(of="table")`. A name that is not there is an error.
///
/// # Errors
/// When a template, a message or the result is wrong, with its place.
pub fn render(folder: &TemplateFolder, report: &Report) -> Result<String, RenderError> {
    let document = written(folder, report, false)?;
    match roxmltree::Document::parse(&document) {
        Ok(parsed) if limits::NESTED.hold(depth(&parsed)).is_err() => {
            Err(folder.wrong(ENTRY, Reason::of_limit(limits::NESTED).into()))
        }
        Ok(_) => Ok(document),
        Err(error) => Err(not_well_formed(folder, report, &document, &error)),
    }
}

/// How deep elements stand inside one another at most.
fn depth(document: &roxmltree::Document) -> u64 {
    let (mut depth, mut deepest) = (0_u64, 0);
    let mut node = document.root();
    // Without a call for each level: that is what a deep document would break.
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            node = child;
        } else {
            while node.next_sibling().is_none() {
                let Some(parent) = node.parent() else { return deepest };
                depth -= 1;
                node = parent;
            }
            let Some(next) = node.next_sibling() else { return deepest };
            node = next;
        }
        deepest = deepest.max(depth);
    }
}

/// The document with the place in its template on each element, for [`locate`].
///
/// # Errors
/// As [`render`], but for what is not well-formed.
pub(super) fn marked(folder: &TemplateFolder, report: &Report) -> Result<String, RenderError> {
    written(folder, report, true)
}

fn not_well_formed(
    folder: &TemplateFolder,
    report: &Report,
    document: &str,
    error: &roxmltree::Error,
) -> RenderError {
    let place = error.pos();
    let line = document.lines().nth((place.row as usize).saturating_sub(1)).unwrap_or_default();
    let excerpt: String =
        line.chars().skip((place.col as usize).saturating_sub(41)).take(80).collect();
    let text = format!("the document that the template writes is not well-formed: {error}");
    let wrong = RenderError { source: Some(excerpt), ..folder.wrong(ENTRY, text) };
    let found = marked(folder, report).ok().and_then(|marked| locate::broken(&marked));
    match found.as_deref().and_then(|found| found.rsplit_once(':')) {
        Some((file, line)) => {
            RenderError { file: file.to_owned(), line: line.parse().ok(), ..wrong }
        }
        None => wrong,
    }
}

/// What the templates write, well-formed or not.
fn written(folder: &TemplateFolder, report: &Report, marked: bool) -> Result<String, RenderError> {
    let messages = Arc::new(folder.messages(&report.lang)?);
    let sheet = folder.sheet()?;
    folder.layers(ENTRY)?;

    let mut tera = Tera::default();
    tera.set_escape_fn(|text, output| output.write_all(escaped(text).as_bytes()));
    tera.autoescape_on([".xml"]);
    tera.register_function("t", move |values: Kwargs, _: &State<'_>| say(&messages, &values));
    let counters: Mutex<BTreeMap<String, u64>> = Mutex::default();
    tera.register_function("next", move |values: Kwargs, _: &State<'_>| count(&counters, &values));
    let steps: Arc<Steps> = Arc::default();
    let counting = Arc::clone(&steps);
    tera.register_function(STEP, move |values: Kwargs, state: &State<'_>| {
        counting.step(&values, state)
    });
    let mut texts: BTreeMap<&str, Counted> = BTreeMap::new();
    for (name, file) in folder.templates() {
        let text = match marked {
            true => Cow::Owned(locate::marked(&file.place, &file.text)),
            false => Cow::Borrowed(file.text.as_str()),
        };
        let text = counted(&text);
        if text.uncounted.is_some() {
            let wrong = folder.wrong(name, Reason::of_limit(limits::STEPS).into());
            return Err(RenderError { line: text.uncounted, ..wrong });
        }
        texts.insert(name, text);
    }
    tera.add_raw_templates(texts.iter().map(|(name, text)| (*name, text.text.as_str())))
        .map_err(|error| of_tera(folder, &texts, &error))?;

    let mut context = Context::new();
    context.insert("report", &arranged(report.clone()));
    context.insert("css", &sheet);
    let mut document = Document { steps: &steps, bytes: Vec::new() };
    tera.render_to(ENTRY, &context, &mut document).map_err(|error| {
        let wrong = of_tera(folder, &texts, &error);
        match steps.exceeded() {
            Some(limit) => RenderError { text: Reason::of_limit(limit).into(), ..wrong },
            None => wrong,
        }
    })?;
    let document = String::from_utf8(document.bytes)
        .map_err(|error| folder.wrong(ENTRY, error.to_string()))?;
    Ok(document.trim_start().to_owned())
}

/// The template function `next`: one more than the last time for the same `of`, so that tables and figures are
/// numbered in the order of the document, whatever a template leaves out or moves.
fn count(counters: &Mutex<BTreeMap<String, u64>>, values: &Kwargs) -> TeraResult<u64> {
    let of = values.must_get::<&str>("of")?;
    let mut counters = counters.lock().unwrap_or_else(PoisonError::into_inner);
    let number = counters.entry(of.to_owned()).or_default();
    *number += 1;
    Ok(*number)
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
