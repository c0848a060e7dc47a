//! The document as a file for browsers: one file that asks for nothing outside itself.
//!
//! What a browser needs and pages do not is put in here, so that no template has to: a link past the
//! contents, tables and charts that scroll by themselves on narrow screens, values by which columns are
//! sorted, a policy that forbids every request. Without scripts nothing is missing.

mod faces;
mod number;
mod write;

pub use self::number::leading;
pub(super) use self::write::{VOID, words};

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::locale::{Lang, message};

/// What all reports share; a template's own style sheet stands behind it and has the last word.
const STYLE: &str = include_str!("web.css");
/// Makes heads of columns buttons. What it does is not needed to read the report.
const SCRIPT: &str = include_str!("web.js");

/// The document as HTML.
///
/// # Errors
/// It is not well-formed XML.
pub fn html(document: &str) -> Result<String, roxmltree::Error> {
    let xml = roxmltree::Document::parse(document)?;
    let root = xml.root_element();
    let lang = match root.attribute("lang").and_then(|code| code.parse().ok()) {
        Some(lang) => lang,
        // Words of the page itself; those of the document are its own.
        None => Lang::En,
    };
    Ok(write::page(root, lang))
}

/// What stands at the head of the page before the document's own: signs, width, policy, faces, style.
fn head() -> String {
    // Only this script runs, only letters and pictures inside the file are shown, and nothing is asked for.
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'",
        BASE64_STANDARD.encode(Sha256::digest(SCRIPT.as_bytes()))
    );
    format!(
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<style>\n{}{STYLE}</style>\n",
        faces::faces()
    )
}

/// Words of the page that no report says.
fn say(lang: Lang, key: &str) -> String {
    message(lang, key, &[])
}

#[cfg(test)]
mod tests;
