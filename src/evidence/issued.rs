//! Figures that were approved: stored in the workspace, read again, and held against the present.
//!
//! `issued/2024.json` is the first closing of the year 2024, `issued/2024-2.json` the second. None
//! is ever overwritten; [`super::chain`] binds them to one another.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::chain::{self, Closings, Link};
use super::compare::{Restated, Side, compare};
use super::figures;
use super::manifest::{Manifest, sha256};
use super::pseudonym::Key;
use crate::finding::{Finding, Place, Severity};
use crate::limits;
use crate::locale::Reason;
use crate::period::Period;
use crate::visible;

/// The folder of closings in a workspace.
pub const FOLDER: &str = "issued";

/// How the names of closed public reports begin.
const PUBLIC: &str = "public-";

/// The figures of a period as they were approved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Issued {
    /// Version of this form: 2, or 1 of closings that were bound to none.
    pub schema: u32,
    /// The period.
    pub period: Period,
    /// 1 for the first closing of the period.
    pub closing: u32,
    /// The day of the closing, ISO.
    pub closed_on: String,
    /// In which role it was closed; never a person's name.
    pub role: Option<String>,
    /// The closings that stood before it and that no other names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Link>,
    /// What went in.
    pub manifest: Manifest,
    /// The figures of the period.
    pub figures: Vec<Value>,
    /// Which key it is sealed with; nothing where the centre has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// SHA-256 over all of the above.
    pub sha256: String,
    /// What only the key can make of that hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
}

/// What is closed.
pub struct Closed<'a> {
    /// The period.
    pub period: &'a Period,
    /// 1 for the first closing of the period.
    pub closing: u32,
    /// The day of the closing, ISO.
    pub closed_on: String,
    /// In which role it is closed.
    pub role: Option<String>,
    /// What went in.
    pub manifest: &'a Manifest,
    /// All figures; those of the period are taken.
    pub document: Value,
}

impl Issued {
    /// A closing that names those before it, sealed where there is a key.
    pub fn new(closed: Closed, before: Vec<Link>, key: Option<&Key>) -> Issued {
        let figures = figures::by_name(&figures::settled(closed.document))
            .into_values()
            .filter(|figure| figures::period(figure) == Some(closed.period.label.as_str()))
            .collect();
        let mut issued = Issued {
            schema: 2,
            period: closed.period.clone(),
            closing: closed.closing,
            closed_on: closed.closed_on,
            role: closed.role,
            before,
            manifest: closed.manifest.clone(),
            figures,
            key: key.map(Key::mark),
            sha256: String::new(),
            seal: None,
        };
        issued.sha256 = hash(&issued.text()).unwrap_or_default();
        issued.seal = key.map(|key| chain::seal(key, &issued.sha256));
        issued
    }

    /// The file's text.
    pub fn text(&self) -> String {
        visible::json(format!("{}\n", serde_json::to_string_pretty(self).unwrap_or_default()))
    }

    /// The file's name in its folder.
    pub fn name(&self) -> String {
        name(&self.period, self.closing)
    }

    /// The name of the file of what a public report told.
    pub fn public_name(&self) -> String {
        format!("{PUBLIC}{}", self.name())
    }

    /// Its figures, for a comparison.
    pub fn side(&self) -> Side {
        let figures = self.figures.iter();
        let figures = figures.filter_map(|f| Some((figures::name(f)?, f.clone()))).collect();
        Side { figures, manifest: Some(self.manifest.clone()), units: None }
    }

    /// Reads a closing.
    ///
    /// # Errors
    /// What is wrong with the file: it is no closing (E003), or it is not as it was written (E020).
    pub fn read(path: &Path) -> Result<Issued, Finding> {
        let place = || Place::file(path.display().to_string());
        let broken = |message: Reason| {
            Finding::new("E003", Severity::Error, place()).with("message", message)
        };
        let bytes =
            limits::bytes(path, limits::FIGURES).map_err(|error| broken(Reason::of_io(&error)))?;
        let issued: Issued =
            serde_json::from_slice(&bytes).map_err(|error| broken(Reason::of_json(&error)))?;
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        if hash(text).as_ref() == Some(&issued.sha256) {
            Ok(issued)
        } else {
            Err(Finding::new("E020", Severity::Error, place()))
        }
    }
}

/// What [`Issued::sha256`] must be; nothing where the text is not laid out as it is written, down to the last space: what
/// stands twice or between would pass unseen. A later version of the program may know more fields: the text decides.
fn hash(text: &str) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    let written = format!("{value:#}\n");
    // Closings of earlier versions hold hidden signs as they are.
    let is_whole = written == text || visible::json(written) == text;
    let fields = value.as_object_mut()?;
    fields.shift_remove("seal");
    *fields.get_mut("sha256")? = Value::String(String::new());
    is_whole.then(|| sha256(value.to_string().as_bytes()))
}

fn name(period: &Period, closing: u32) -> String {
    let label = period.label.replace('/', "_");
    if closing == 1 { format!("{label}.json") } else { format!("{label}-{closing}.json") }
}

/// Where the closed public reports of a period lie, in their order.
pub fn public_places_of(workspace: &Path, period: &Period) -> Vec<PathBuf> {
    (1..)
        .map(|closing| workspace.join(FOLDER).join(format!("{PUBLIC}{}", name(period, closing))))
        .take_while(|path| path.exists())
        .collect()
}

/// Where the public reports of a workspace lie that were closed, in the order of their names.
pub fn public_places(workspace: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(workspace.join(FOLDER)) else { return Vec::new() };
    let is_public = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(PUBLIC) && name.ends_with(".json"))
    };
    let mut found: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_public).collect();
    // By their numbers: the tenth closing comes after the ninth.
    found.sort_by_key(|path| (path.as_os_str().len(), path.clone()));
    found
}

/// What was restated between two closings, or since the last.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Label of the period.
    pub period: String,
    /// Day of the earlier closing.
    pub issued_on: String,
    /// Its number.
    pub closing: u32,
    /// Day of the later closing; nothing for the present.
    pub until: Option<String>,
    /// The figures that differ.
    pub figures: Vec<Restated>,
}

/// What was restated since the periods were closed.
pub fn restated(closings: &Closings, periods: &[Period], present: &Side) -> Vec<Step> {
    let mut steps = Vec::new();
    for period in periods {
        let closings = closings.of(period);
        for (at, issued) in closings.iter().enumerate() {
            let later = closings.get(at + 1);
            let after = later.map_or_else(|| of_period(present, period), |later| later.side());
            let figures = compare(&issued.side(), &after);
            if !figures.is_empty() {
                steps.push(Step {
                    period: period.label.clone(),
                    issued_on: issued.closed_on.clone(),
                    closing: issued.closing,
                    until: later.map(|later| later.closed_on.clone()),
                    figures,
                });
            }
        }
    }
    steps
}

/// The figures of one period.
fn of_period(side: &Side, period: &Period) -> Side {
    let mut own = side.clone();
    own.figures.retain(|_, figure| figures::period(figure) == Some(period.label.as_str()));
    own
}

/// Whether words look like a person's name: a word that begins with a capital and goes on in small
/// letters. Roles are written small: `direktorė`, `EQUASS koordinatorė`.
pub fn looks_like_a_name(role: &str) -> bool {
    role.split(|c: char| !c.is_alphabetic()).any(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_no_names() {
        for role in
            ["direktorė", "EQUASS koordinatorė", "head of the centre", "kokybės vadybininkė"]
        {
            assert!(!looks_like_a_name(role), "{role}");
        }
        for name in ["Ona", "Ona Petraitienė", "direktorė Petraitienė", "O. Petraitienė"] {
            assert!(looks_like_a_name(name), "{name}");
        }
    }
}
