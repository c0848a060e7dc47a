//! The PDF writer: laid-out pages become a file that claims PDF/UA-1 and PDF/A-2a, or PDF/A-3a when files are attached.
//!
//! printpdf makes the document, its pages and its fonts (`fonts`); `images` adds pictures of pixels; `operators` writes what the pages show; `finish` adds on the
//! lopdf document what printpdf does not know: the structure tree (`structure`), the outline (`outline`), XMP metadata (`xmp`), colour profile,
//! links and attachments; `streams` writes the file. `seal` tells whether a file is still as it was written, `read` what it carries.

mod finish;
mod fonts;
mod images;
mod numbering;
mod operators;
mod outline;
mod read;
mod seal;
mod streams;
mod structure;
#[cfg(test)]
mod tests;
mod xmp;

pub use self::read::{Carried, read};
pub use self::seal::{Seal, seal, sealed, since_written};
pub(super) use self::structure::FIGURE;
use super::layout::{Fonts, Laid};

/// A file that travels inside the PDF.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type, for instance `text/csv`.
    pub mime: String,
    /// What it is, in words.
    pub description: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a PDF could not be written.
#[derive(Debug)]
pub enum PdfError {
    /// A font could not be cut to the glyphs in use.
    Font {
        /// Its PostScript name.
        name: &'static str,
        /// What the font library says.
        reason: String,
    },
    /// A link to an `id` that no block has.
    UnknownTarget(String),
    /// A piece of content or a link that no node, or more than one, owns.
    Structure(String),
    /// The PDF library produced something that this writer cannot finish.
    Library(String),
}

impl std::fmt::Display for PdfError {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PdfError::Font { name, reason } => {
                write!(to, "the font {name} cannot be cut: {reason}")
            }
            PdfError::UnknownTarget(id) => write!(to, "a link leads to “{id}”, which is nowhere"),
            PdfError::Structure(what) => write!(to, "the structure tree is broken: {what}"),
            PdfError::Library(what) => write!(to, "the PDF library failed: {what}"),
        }
    }
}

impl std::error::Error for PdfError {}

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> PdfError {
        PdfError::Library(error.to_string())
    }
}

/// Writes a PDF. Equal input gives equal bytes.
pub fn write(laid: &Laid, fonts: &Fonts, attachments: &[Attachment]) -> Result<Vec<u8>, PdfError> {
    let document = operators::pages(laid, fonts)?;
    finish::finish(document, laid, attachments)
}
