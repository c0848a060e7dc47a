//! Marks on the covers: read from the workspace, held against what pages can print, and written anew.
//!
//! A mark is a file of somebody else's. What is put into a document is written from what was understood of it, shapes or
//! pixels, so that nothing else of the file (scripts, links, styles, who took a picture and where) can reach a reader.

use std::io::Read;
use std::path::{Component, Path};

use serde::Serialize;

use crate::finding::{Finding, Place, Severity};
use crate::locale::{Lang, Reason};
use crate::report::layout::{self, RasterError};
use crate::report::xml::escaped;
use crate::workspace::logo::Logo;
use crate::workspace::{FILE, Workspace};

/// Larger files are no marks: every report carries them, and a cover shows them two centimetres high.
const LARGEST_SVG: u64 = 256 * 1024;
const LARGEST_PNG: u64 = 1024 * 1024;
/// With these bytes every PNG begins; its name says nothing.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

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
    content: Content,
    lt: String,
    en: String,
}

#[derive(Clone, Debug)]
enum Content {
    Shapes(layout::Mark),
    /// The address that holds the pixels.
    Pixels(String),
}

/// A mark in one language: an `svg` or `img` element, well formed, that may be put into the document as it is.
///
/// Only [`Mark`] makes it, so that a template can never be handed foreign markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Picture(String);

impl Mark {
    /// The mark with its alternative text.
    pub fn picture(&self, lang: Lang) -> Picture {
        let alternative = match lang {
            Lang::Lt => &self.lt,
            Lang::En => &self.en,
        };
        Picture(match &self.content {
            Content::Shapes(shapes) => shapes.svg(alternative),
            Content::Pixels(address) => {
                format!("<img src=\"{address}\" alt=\"{}\"/>", escaped(alternative))
            }
        })
    }
}

/// Reads the marks of a workspace.
///
/// # Errors
/// Everything that is wrong with them: R006 to R012.
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
    match content(name, logo, folder) {
        Ok(content) if findings.is_empty() => return Ok(Mark { content, lt, en }),
        Ok(_) => {}
        Err(finding) => findings.push(finding),
    }
    Err(findings)
}

fn content(name: &str, logo: &Logo, folder: &Path) -> Result<Content, Finding> {
    let shown = logo.file.display().to_string();
    let path = folder.join(&logo.file);
    let told = |code, file: &str| wrong(code, file).with("logo", name).with("file", &shown);
    let stays = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
    if !logo.file.components().all(stays) {
        return Err(told("R010", FILE));
    }
    let unread = |error: std::io::Error| told("R006", FILE).with("message", Reason::of_io(&error));
    // A link may lead out of the folder whatever its name says.
    let real = path.canonicalize().map_err(unread)?;
    if !real.starts_with(folder.canonicalize().map_err(unread)?) {
        return Err(told("R010", FILE));
    }
    let mut file = std::fs::File::open(&real).map_err(unread)?;
    let size = file.metadata().map_err(unread)?.len();
    let mut bytes = Vec::new();
    file.by_ref().take(LARGEST_PNG + 1).read_to_end(&mut bytes).map_err(unread)?;
    let is_png = bytes.starts_with(PNG);
    let most = if is_png { LARGEST_PNG } else { LARGEST_SVG };
    if bytes.len() as u64 > most {
        return Err(told("R008", &shown)
            .with("size", size.div_ceil(1024).to_string())
            .with("most", (most / 1024).to_string()));
    }
    if is_png {
        let png = layout::raster(&bytes).and_then(|raster| raster.png());
        return png.map(|png| Content::Pixels(layout::data_uri(&png))).map_err(
            |error| match error {
                RasterError::Broken => told("R012", &shown),
                RasterError::TooLarge { width, height, most } => told("R011", &shown)
                    .with("width", width.to_string())
                    .with("height", height.to_string())
                    .with("most", (most / 1_000_000).to_string()),
            },
        );
    }
    let text =
        String::from_utf8(bytes).map_err(|_| told("R007", &shown).with("message", "neither"))?;
    layout::mark(&text).map(Content::Shapes).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        told("R007", &shown).with("message", lines.join("\n"))
    })
}

fn wrong(code: &'static str, file: &str) -> Finding {
    Finding::new(code, Severity::Error, Place::file(file))
}

#[cfg(test)]
mod tests;
