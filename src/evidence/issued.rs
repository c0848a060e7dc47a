//! Figures that were approved: stored in the workspace, read again, and held against the present.
//!
//! `issued/2024.json` is the first closing of the year 2024, `issued/2024-2.json` the second. None
//! is ever overwritten.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::compare::{Restated, Side, compare};
use super::figures;
use super::manifest::{Manifest, sha256};
use crate::finding::{Finding, Place, Severity};
use crate::locale::Reason;
use crate::period::Period;
use crate::visible;

/// The folder of closings in a workspace.
pub const FOLDER: &str = "issued";

/// The figures of a period as they were approved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Issued {
    /// Version of this form: 1.
    pub schema: u32,
    /// The period.
    pub period: Period,
    /// 1 for the first closing of the period.
    pub closing: u32,
    /// The day of the closing, ISO.
    pub closed_on: String,
    /// In which role it was closed; never a person's name.
    pub role: Option<String>,
    /// What went in.
    pub manifest: Manifest,
    /// The figures of the period.
    pub figures: Vec<Value>,
    /// SHA-256 over all of the above.
    pub sha256: String,
}

impl Issued {
    /// A closing of a period with the figures of a document.
    pub fn new(
        period: &Period,
        closing: u32,
        closed_on: String,
        role: Option<String>,
        manifest: &Manifest,
        document: Value,
    ) -> Issued {
        let figures = figures::by_name(&figures::settled(document))
            .into_values()
            .filter(|figure| figures::period(figure) == Some(period.label.as_str()))
            .collect();
        let mut issued = Issued {
            schema: 1,
            period: period.clone(),
            closing,
            closed_on,
            role,
            manifest: manifest.clone(),
            figures,
            sha256: String::new(),
        };
        issued.sha256 = issued.hash();
        issued
    }

    /// What [`Issued::sha256`] must be.
    fn hash(&self) -> String {
        let bare = Issued { sha256: String::new(), ..self.clone() };
        sha256(serde_json::to_string(&bare).unwrap_or_default().as_bytes())
    }

    /// The file's text.
    pub fn text(&self) -> String {
        visible::json(format!("{}\n", serde_json::to_string_pretty(self).unwrap_or_default()))
    }

    /// The file's name in its folder.
    pub fn name(&self) -> String {
        name(&self.period, self.closing)
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
        let bytes = std::fs::read(path).map_err(|error| broken(Reason::of_io(&error)))?;
        let issued: Issued =
            serde_json::from_slice(&bytes).map_err(|error| broken(Reason::of_json(&error)))?;
        // The text is compared too: what the form does not know would pass unseen.
        if issued.hash() == issued.sha256 && issued.text().as_bytes() == bytes {
            Ok(issued)
        } else {
            Err(Finding::new("E020", Severity::Error, place()))
        }
    }
}

fn name(period: &Period, closing: u32) -> String {
    let label = period.label.replace('/', "_");
    if closing == 1 { format!("{label}.json") } else { format!("{label}-{closing}.json") }
}

/// Where the closings of a period lie, in their order.
pub fn places(workspace: &Path, period: &Period) -> Vec<PathBuf> {
    (1..)
        .map(|closing| workspace.join(FOLDER).join(name(period, closing)))
        .take_while(|path| path.exists())
        .collect()
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

/// What was restated since the periods were closed, and the closings that cannot be believed.
pub fn restated(workspace: &Path, periods: &[Period], present: &Side) -> (Vec<Step>, Vec<Finding>) {
    let mut steps = Vec::new();
    let mut findings = Vec::new();
    for period in periods {
        let mut closings: Vec<Issued> = Vec::new();
        for path in places(workspace, period) {
            match Issued::read(&path) {
                Ok(issued) => closings.push(issued),
                Err(mut finding) => {
                    let inside = path.strip_prefix(workspace).unwrap_or(&path);
                    finding.place = Place::file(inside.display().to_string());
                    findings.push(finding);
                }
            }
        }
        for (at, issued) in closings.iter().enumerate() {
            let later = closings.get(at + 1);
            let after = later.map_or_else(|| of_period(present, period), Issued::side);
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
    (steps, findings)
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
