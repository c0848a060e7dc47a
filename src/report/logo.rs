//! Marks on the covers: read from the workspace, held against what pages can print, and written anew.
//!
//! A mark is a file of somebody else's. What is put into a document is written from what was understood of it, so that
//! nothing else of the file (scripts, links, styles) can reach a reader.

use std::path::{Component, Path};

use crate::finding::{Finding, Place, Severity};
use crate::locale::Lang;
use crate::report::chart::Svg;
use crate::report::layout;
use crate::workspace::logo::Logo;
use crate::workspace::{FILE, Workspace};

/// Larger files are no marks: every report carries them, and a cover shows them two centimetres high.
const LARGEST: u64 = 256 * 1024;

/// The marks that a workspace has.
#[derive(Clone, Debug, Default)]
pub struct Logos {
    /// The provider's.
    pub provider: Option<Mark>,
    /// The certificate's.
    pub certificate: Option<Mark>,
}

/// A mark that can be printed.
#[derive(Clone, Debug)]
pub struct Mark {
    picture: layout::Mark,
    lt: String,
    en: String,
}

impl Mark {
    /// The picture with its alternative text.
    pub fn svg(&self, lang: Lang) -> Svg {
        Svg::of_mark(
            &self.picture,
            match lang {
                Lang::Lt => &self.lt,
                Lang::En => &self.en,
            },
        )
    }
}

/// Reads the marks of a workspace.
///
/// # Errors
/// Everything that is wrong with them: R006 to R010.
pub fn read(workspace: &Workspace) -> Result<Logos, Vec<Finding>> {
    let certificate = workspace.certificate.as_ref().and_then(|known| known.logo.as_ref());
    let mut findings = Vec::new();
    let mut one = |name: &str, logo: Option<&Logo>| match mark(name, logo?, &workspace.folder) {
        Ok(mark) => Some(mark),
        Err(wrong) => {
            findings.extend(wrong);
            None
        }
    };
    let provider = one("[provider.logo]", workspace.provider.logo.as_ref());
    let certificate = one("[certificate.logo]", certificate);
    if findings.is_empty() { Ok(Logos { provider, certificate }) } else { Err(findings) }
}

fn mark(name: &str, logo: &Logo, folder: &Path) -> Result<Mark, Vec<Finding>> {
    let mut findings = Vec::new();
    let (lt, en) = (logo.alt.lt.trim().to_owned(), logo.alt.en.trim().to_owned());
    for (lang, words) in [("lt", &lt), ("en", &en)] {
        if words.is_empty() {
            findings.push(wrong("R009", FILE).with("logo", name).with("lang", lang));
        }
    }
    match picture(name, logo, folder) {
        Ok(picture) if findings.is_empty() => return Ok(Mark { picture, lt, en }),
        Ok(_) => {}
        Err(finding) => findings.push(finding),
    }
    Err(findings)
}

fn picture(name: &str, logo: &Logo, folder: &Path) -> Result<layout::Mark, Finding> {
    let shown = logo.file.display().to_string();
    let path = folder.join(&logo.file);
    let told = |code, file: &str| wrong(code, file).with("logo", name).with("file", &shown);
    let stays = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
    if !logo.file.components().all(stays) {
        return Err(told("R010", FILE));
    }
    let unread = |error: std::io::Error| told("R006", FILE).with("message", error.to_string());
    // A link may lead out of the folder whatever its name says.
    let real = path.canonicalize().map_err(unread)?;
    if !real.starts_with(folder.canonicalize().map_err(unread)?) {
        return Err(told("R010", FILE));
    }
    let size = std::fs::metadata(&real).map_err(unread)?.len();
    if size > LARGEST {
        let (size, most) = (size.div_ceil(1024), LARGEST / 1024);
        return Err(told("R008", &shown)
            .with("size", size.to_string())
            .with("most", most.to_string()));
    }
    let bytes = std::fs::read(&real).map_err(unread)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| told("R007", &shown).with("message", "<svg> (UTF-8)"))?;
    layout::mark(&text).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        told("R007", &shown).with("message", lines.join("\n"))
    })
}

fn wrong(code: &'static str, file: &str) -> Finding {
    Finding::new(code, Severity::Error, Place::file(file))
}

#[cfg(test)]
mod tests;
