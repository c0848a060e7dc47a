//! What a written PDF carries: its attached files and its text.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::PdfError;
use crate::limits;

/// Files attached to a PDF and the text of its pages.
pub struct Carried {
    /// The files, by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The text of all pages, without any white space.
    pub text: String,
}

/// Reads the attachments and the text of a PDF.
///
/// # Errors
/// The bytes are no PDF that can be read.
pub fn read(bytes: &[u8]) -> Result<Carried, PdfError> {
    const MOST: usize = limits::EVIDENCE.most as usize;
    let options = LoadOptions { max_decompressed_size: Some(MOST), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options)?;
    let mut files = BTreeMap::new();
    let attached = entry(&document, document.catalog()?, b"AF").and_then(|af| af.as_array().ok());
    for file in attached.into_iter().flatten() {
        let file = document.dereference(file)?.1.as_dict()?;
        let name = entry(&document, file, b"UF").and_then(text);
        let stream = entry(&document, file, b"EF")
            .and_then(|embedded| embedded.as_dict().ok())
            .and_then(|embedded| entry(&document, embedded, b"F"))
            .and_then(|stream| stream.as_stream().ok());
        if let (Some(name), Some(stream)) = (name, stream) {
            let is_packed = stream.dict.has(b"Filter");
            let bytes = if is_packed {
                stream.decompressed_content_with_limit(MOST)?
            } else {
                stream.content.clone()
            };
            files.insert(name, bytes);
        }
    }
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text_with_limit(&pages, MOST)?;
    Ok(Carried { files, text: text.chars().filter(|c| !c.is_whitespace()).collect() })
}

fn entry<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    Some(document.dereference(dictionary.get(key).ok()?).ok()?.1)
}

/// A text string: UTF-16 with its mark, or plain letters.
fn text(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?;
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => {
            let units: Vec<u16> =
                wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).ok()
        }
        None => String::from_utf8(bytes.to_vec()).ok(),
    }
}
