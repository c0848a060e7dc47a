//! A definition file: its text, and where in it something stands.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::condition::ConditionError;
use crate::finding::{Finding, Place, Severity};
use crate::limits;
use crate::locale::Reason;

/// Characters of a line that are shown.
const WIDEST: usize = 200;

/// A TOML file of the library.
#[derive(Clone, Debug)]
pub struct DefinitionFile {
    /// Path as findings name it.
    pub name: String,
    /// The folder that holds it, inside the library.
    pub folder: String,
    /// Content.
    pub text: String,
}

impl DefinitionFile {
    /// Where a byte of the text stands.
    pub fn place(&self, byte: usize) -> Place {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count();
        Place { file: format!("{}:{line}:{}", self.name, column + 1), ..Place::default() }
    }

    /// An error at a byte of the text.
    pub fn error(&self, code: &'static str, byte: usize) -> Finding {
        Finding::new(code, Severity::Error, self.place(byte)).with("excerpt", self.excerpt(byte))
    }

    /// The line in which a byte stands, with a mark below it.
    fn excerpt(&self, byte: usize) -> String {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.get(start..).unwrap_or("").lines().next().unwrap_or("");
        let column = before.get(start..).unwrap_or("").chars().count();
        // Of a line that no screen holds, what stands about the place.
        let left_out = if column > WIDEST { column - WIDEST / 2 } else { 0 };
        let shown: String = line.chars().skip(left_out).take(WIDEST).collect();
        format!("{shown}\n{}^", " ".repeat(column - left_out))
    }

    /// Reads the file's content into `T`.
    ///
    /// # Errors
    /// What TOML or the file's shape does not allow, at its place.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Finding> {
        if limits::DEFINITION.hold(self.text.len() as u64).is_err() {
            let reason = Reason::of_limit(limits::DEFINITION);
            return Err(self.error("D001", 0).with("message", reason));
        }
        toml::from_str(&self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let is_toml = toml::from_str::<toml::Table>(&self.text).is_ok();
            self.error("D001", at).with("message", Reason::of_toml(error.message(), is_toml))
        })
    }

    /// A condition's error at its place in the file.
    pub fn condition_error(&self, sql: &Spanned<String>, error: ConditionError) -> Finding {
        let start = sql.span().start;
        let quote = self.text.get(start..).map_or(0, |rest| {
            if rest.starts_with("\"\"\"") || rest.starts_with("'''") { 3 } else { 1 }
        });
        let inside: usize = sql.get_ref().chars().take(error.at).map(char::len_utf8).sum();
        let mut finding = self.error(error.code, start + quote + inside);
        for (name, value) in error.arguments {
            finding = finding.with(name, value);
        }
        finding
    }
}

/// Every `.toml` file below a library folder, in the order of their paths.
///
/// # Errors
/// The folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<DefinitionFile>, Finding> {
    let unreadable = |path: &Path, error: &std::io::Error| {
        Finding::new("D013", Severity::Error, Place::file(path.display().to_string()))
            .with("message", Reason::of_io(error))
    };
    let mut pending: Vec<PathBuf> = vec![folder.to_owned()];
    let mut paths = Vec::new();
    let mut seen = 0;
    while let Some(next) = pending.pop() {
        let entries = std::fs::read_dir(&next).map_err(|error| unreadable(&next, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| unreadable(&next, &error))?.path();
            // A folder may be linked into itself.
            seen += 1;
            limits::DEFINITIONS.hold(seen).map_err(|error| unreadable(folder, &error.into()))?;
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let mut found = Vec::with_capacity(paths.len());
    for path in paths {
        let bytes = limits::bytes(&path, limits::DEFINITION);
        let bytes = bytes.map_err(|error| unreadable(&path, &error))?;
        let inside = path.strip_prefix(folder).unwrap_or(&path);
        let name = inside.display().to_string().replace('\\', "/");
        let text = String::from_utf8(bytes).map_err(|_| {
            Finding::new("D013", Severity::Error, Place::file(&name))
                .with("message", Reason::new("not-text"))
        })?;
        let folder = name.split('/').next().unwrap_or("").to_owned();
        found.push(DefinitionFile { name, folder, text });
    }
    Ok(found)
}
