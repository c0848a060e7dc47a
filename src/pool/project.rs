//! `pool.toml`: a project of many centres.

use std::path::{Path, PathBuf};

use glob::{MatchOptions, glob_with};
use serde::Deserialize;
use toml::Spanned;

use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::Text;
use crate::library::terms::Target;
use crate::library::{DefinitionFile, NamedTarget, named_targets};
use crate::limits;
use crate::locale::Reason;
use crate::measure::disclosure::Policy;
use crate::workspace::public::{self, PublicFile};

/// Many centres with targets of their own.
#[derive(Clone, Debug)]
pub struct Project {
    /// The project's name.
    pub name: Text,
    /// What its centres call it in their extracts; nothing where the first extract decides.
    pub code: Option<String>,
    /// The centres' extracts, in the order of their names.
    pub extracts: Vec<PathBuf>,
    /// Library folders; empty for the program's own.
    pub library: Vec<PathBuf>,
    /// The project's targets, by indicator.
    pub targets: Vec<(String, Target)>,
    /// Where each of them stands.
    pub places: Vec<Place>,
    /// What its public report may tell.
    pub public: Policy,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectFile {
    name: Text,
    code: Option<String>,
    extracts: Vec<String>,
    #[serde(default)]
    library: Vec<PathBuf>,
    #[serde(default)]
    target: Vec<Spanned<NamedTarget>>,
    public: Option<Spanned<PublicFile>>,
}

/// Reads a project's file and finds its extracts.
///
/// # Errors
/// The file is missing or wrong, or a pattern fits no file.
pub fn read(path: &Path) -> Result<Project, Vec<Finding>> {
    let name = path.display().to_string();
    let text = limits::text(path, limits::DEFINITION).map_err(|error| {
        vec![
            Finding::new("D020", Severity::Error, Place::file(&name))
                .with("message", Reason::of_io(&error)),
        ]
    })?;
    let file = DefinitionFile { name, folder: String::new(), text };
    let raw: ProjectFile = file.parse().map_err(|finding| vec![finding])?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut findings = Vec::new();
    let mut extracts: Vec<PathBuf> = Vec::new();
    // What the program keeps of a folder (`.rodiklis`) is no extract.
    let plain = MatchOptions { require_literal_leading_dot: true, ..MatchOptions::default() };
    for pattern in &raw.extracts {
        let whole = folder.join(pattern).display().to_string();
        let found: Vec<PathBuf> =
            glob_with(&whole, plain).into_iter().flatten().filter_map(Result::ok).collect();
        if found.is_empty() {
            findings.push(file.error("C021", file.text.find(pattern).unwrap_or(0)).read(pattern));
        }
        extracts.extend(found);
    }
    extracts.sort();
    extracts.dedup();
    let (targets, places) = named_targets(raw.target, &file, &mut findings);
    let public = match raw.public.map(|written| public::policy(&file, &written)) {
        None => Policy::default(),
        Some(Ok(policy)) => policy,
        Some(Err(wrong)) => {
            findings.extend(wrong);
            Policy::default()
        }
    };
    if !findings.is_empty() {
        return Err(findings);
    }
    Ok(Project {
        name: raw.name,
        code: raw.code,
        extracts,
        library: raw.library.iter().map(|path| folder.join(path)).collect(),
        targets,
        places,
        public,
    })
}
