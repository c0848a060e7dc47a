//! What both kinds of zipped workbook need of XML: elements by their local name, whatever prefix stands before it.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use crate::limits::Exceeded;

/// The XML, or the archive about it, is damaged, or goes beyond a limit, which the file's budget then tells.
#[derive(Debug)]
pub(super) struct Damaged;

impl From<quick_xml::Error> for Damaged {
    fn from(_: quick_xml::Error) -> Self {
        Damaged
    }
}

impl From<Exceeded> for Damaged {
    fn from(_: Exceeded) -> Self {
        Damaged
    }
}

/// A reader that gives a start and an end for every element, also for those written as one.
pub(super) fn reader<R: BufRead>(part: R) -> Reader<R> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_comments = false;
    reader
}

/// An attribute by its local name, with its entities resolved.
pub(super) fn attribute(element: &BytesStart, local: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == local)
        .map(|attribute| match unescape(&attribute.value) {
            Ok(value) => value.into_owned(),
            // A lone `&` is not well-formed; the letters are all there is.
            Err(_) => attribute.value.to_string(),
        })
}

/// Whether a flag such as `hidden="1"` is set.
pub(super) fn flag(element: &BytesStart, local: &str) -> bool {
    matches!(attribute(element, local).as_deref(), Some("1" | "true" | "on"))
}

/// Adds the text of an event; other events add nothing.
pub(super) fn add_text(event: &Event, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(entity) => {
            match (resolve_xml_entity(entity), entity.resolve_char_ref()) {
                (Some(known), _) => text.push_str(known),
                (None, Ok(Some(letter))) => text.push(letter),
                _ => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
        _ => {}
    }
}

/// Passes over the element that has just begun, with all that is in it.
///
/// # Errors
/// When the XML ends inside it or is damaged.
pub(super) fn skip<R: BufRead>(
    reader: &mut Reader<R>,
    buffer: &mut Vec<u8>,
) -> Result<(), Damaged> {
    let mut depth = 1;
    while depth > 0 {
        buffer.clear();
        match reader.read_event_into(buffer)? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Damaged),
            _ => {}
        }
    }
    Ok(())
}

/// The text of the element that has just begun, that of elements inside it included.
///
/// # Errors
/// When the XML ends inside it or is damaged.
pub(super) fn text<R: BufRead>(
    reader: &mut Reader<R>,
    buffer: &mut Vec<u8>,
) -> Result<String, Damaged> {
    let mut into = String::new();
    text_into(reader, buffer, &mut into)?;
    Ok(into)
}

/// The same, in the place of what `into` held.
///
/// # Errors
/// When the XML ends inside it or is damaged.
pub(super) fn text_into<R: BufRead>(
    reader: &mut Reader<R>,
    buffer: &mut Vec<u8>,
    into: &mut String,
) -> Result<(), Damaged> {
    into.clear();
    let mut depth = 1;
    while depth > 0 {
        buffer.clear();
        match reader.read_event_into(buffer)? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Damaged),
            event => add_text(&event, into),
        }
    }
    Ok(())
}
