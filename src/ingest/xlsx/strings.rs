//! Words of an XLSX: the table that cells share, and those that stand in their cell.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::archive::Archive;
use super::super::markup::{self, Damaged, attribute};

/// A text, and whether some of its letters are struck through by a format of their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SharedString {
    pub(super) text: String,
    pub(super) struck: bool,
}

pub(super) fn read(archive: &mut Archive, part: &str) -> Result<Vec<SharedString>, Damaged> {
    let budget = archive.budget().clone();
    let Some(part) = archive.large_part(part) else { return Ok(Vec::new()) };
    let mut reader = markup::reader(part);
    let mut strings = Vec::new();
    let (mut buffer, mut inner) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                let words = string(&mut reader, &mut inner)?;
                budget.words(&words.text)?;
                strings.push(words);
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of the `si` or `is` that has just begun: its `t`, or those of its runs; reading aids are none of it.
pub(super) fn string<R: BufRead>(
    reader: &mut Reader<R>,
    buffer: &mut Vec<u8>,
) -> Result<SharedString, Damaged> {
    let mut string = SharedString::default();
    let mut depth = 1;
    while depth > 0 {
        enum Inner {
            Text { keeps_spaces: bool },
            ReadingAid,
            Other,
        }
        buffer.clear();
        let inner = match reader.read_event_into(buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => {
                    let space = attribute(&element, "space");
                    Inner::Text { keeps_spaces: space.as_deref() == Some("preserve") }
                }
                "rPh" => Inner::ReadingAid,
                "strike" | "dstrike" => {
                    let off = attribute(&element, "val");
                    string.struck |= !matches!(off.as_deref(), Some("0" | "false"));
                    Inner::Other
                }
                _ => Inner::Other,
            },
            Event::End(_) => {
                depth -= 1;
                continue;
            }
            Event::Eof => return Err(Damaged),
            _ => continue,
        };
        match inner {
            Inner::Text { keeps_spaces } => {
                let text = markup::text(reader, buffer)?;
                let blanks = [' ', '\t', '\r', '\n'];
                let text = if keeps_spaces { &text[..] } else { text.trim_matches(blanks) };
                string.text.push_str(&unescaped(text));
            }
            Inner::ReadingAid => markup::skip(reader, buffer)?,
            Inner::Other => depth += 1,
        }
    }
    Ok(string)
}

/// `_x000D_` stands for a character that XML cannot hold, by its UTF-16 code; `_x005F_` for a `_` that is one.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        units.extend(rest[..at].encode_utf16());
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.and_then(|code| u16::from_str_radix(code, 16).ok()) {
            Some(unit) => {
                units.push(unit);
                rest = &rest[at + 7..];
            }
            None => {
                units.extend("_x".encode_utf16());
                rest = &rest[at + 2..];
            }
        }
    }
    units.extend(rest.encode_utf16());
    Cow::Owned(String::from_utf16_lossy(&units))
}
