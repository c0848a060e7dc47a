//! Completes what printpdf wrote: language, structure, metadata, colour, outline, links and attachments.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::structure::{self, Places};
use super::{Attachment, PdfError, outline, seal, streams, xmp};
use crate::report::layout::{Annotation, Laid};

/// A profile for sRGB of 480 bytes; see `README.md` beside it.
const SRGB: &[u8] = include_bytes!("sRGB-v4.icc");

/// A text string of PDF, in UTF-16.
pub(super) fn words(text: &str) -> Object {
    let bytes =
        [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A name of PDF.
pub(super) fn named(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// Completes and saves.
pub(super) fn finish(
    mut document: Document,
    laid: &Laid,
    attachments: &[Attachment],
) -> Result<Vec<u8>, PdfError> {
    let root = document.trailer.get(b"Root")?.as_reference()?;
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    if pages.len() != laid.pages.len() {
        return Err(PdfError::Library(format!(
            "{} pages became {}",
            laid.pages.len(),
            pages.len()
        )));
    }
    let links = add_links(&mut document, laid, &pages)?;
    let outline = outline::add(&mut document, laid, &pages);
    let metadata = xmp::packet(laid, if attachments.is_empty() { 2 } else { 3 });
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        metadata.into_bytes(),
    );
    let metadata = document.add_object(metadata.with_compression(false));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    set_info(&mut document, laid)?;
    let files = add_files(&mut document, laid, attachments);
    let catalog = document.get_dictionary_mut(root)?;
    for key in [b"PageLayout".as_slice(), b"OutputIntents", b"Metadata", b"Outlines", b"PageMode"] {
        catalog.remove(key);
    }
    catalog.set("Lang", Object::string_literal(laid.language.as_str()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true, "UserProperties" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", metadata);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", named("UseOutlines"));
    }
    let has_files = files.is_some();
    if let Some((names, files)) = files {
        catalog.set("AF", files);
        catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
    }
    // Whoever is handed evidence may want to know whether the pages are still as they were.
    if has_files {
        seal::reserve(&mut document.trailer);
    }
    let new = super::numbering::renumber(&mut document)?;
    let pages: Vec<ObjectId> = pages.iter().map(|id| new(*id)).collect();
    let links = links.into_iter().map(|(place, (id, key))| (place, (new(id), key))).collect();
    let first = document.max_id + 1;
    let root = document.trailer.get(b"Root")?.as_reference()?;
    document.get_dictionary_mut(root)?.set("StructTreeRoot", (first, 0));
    let tree = structure::written(laid, &Places { pages: &pages, links: &links }, first)?;
    streams::save(document, &tree)
}

/// Links of all pages, by page and index: their objects and their keys in the parent tree.
type Links = BTreeMap<(usize, usize), (ObjectId, i64)>;

fn add_links(document: &mut Document, laid: &Laid, pages: &[ObjectId]) -> Result<Links, PdfError> {
    let mut links = Links::new();
    let mut key = pages.len() as i64;
    for (number, (page, object)) in laid.pages.iter().zip(pages).enumerate() {
        let mut references: Vec<Object> = Vec::new();
        for (index, annotation) in page.annotations.iter().enumerate() {
            let id = add_link(document, laid, pages, annotation, key)?;
            links.insert((number, index), (id, key));
            references.push(id.into());
            key += 1;
        }
        let page = document.get_dictionary_mut(*object)?;
        page.set("StructParents", number as i64);
        page.set("Tabs", named("S"));
        page.remove(b"Annots");
        if !references.is_empty() {
            page.set("Annots", references);
        }
    }
    Ok(links)
}

fn add_link(
    document: &mut Document,
    laid: &Laid,
    pages: &[ObjectId],
    annotation: &Annotation,
    key: i64,
) -> Result<ObjectId, PdfError> {
    let [left, top, right, bottom] = annotation.area;
    let corners = [left, laid.height - bottom, right, laid.height - top].map(Object::from);
    let words_for =
        if annotation.words.is_empty() { &annotation.target } else { &annotation.words };
    let mut link = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => corners.to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Printed together with the page.
        "F" => 4,
        "Contents" => words(words_for),
        "StructParent" => key,
    };
    match annotation.target.strip_prefix('#') {
        Some(id) => {
            let unknown = || PdfError::UnknownTarget(id.to_string());
            let (page, y) = laid.destinations.get(id).ok_or_else(unknown)?;
            let top = (laid.height - y + 12.0).min(laid.height);
            let place = vec![pages[*page].into(), named("XYZ"), 0.into(), top.into(), Object::Null];
            link.set("Dest", place);
        }
        None => {
            let address = Object::string_literal(annotation.target.as_str());
            link.set("A", dictionary! { "Type" => "Action", "S" => "URI", "URI" => address });
        }
    }
    Ok(document.add_object(link))
}

/// The day as PDF writes it.
fn pdf_date(laid: &Laid) -> Object {
    Object::string_literal(format!("D:{}000000Z", laid.date.replace('-', "")))
}

fn set_info(document: &mut Document, laid: &Laid) -> Result<(), PdfError> {
    let mut info = dictionary! {
        "Title" => words(&laid.title),
        "Creator" => Object::string_literal(xmp::CREATOR),
        "Producer" => Object::string_literal(xmp::PRODUCER),
    };
    // Whatever stands here must stand in the XMP packet too.
    if !laid.author.is_empty() {
        info.set("Author", words(&laid.author));
    }
    if !laid.description.is_empty() {
        info.set("Subject", words(&laid.description));
    }
    if !laid.date.is_empty() {
        info.set("CreationDate", pdf_date(laid));
        info.set("ModDate", pdf_date(laid));
    }
    let id = document.trailer.get(b"Info")?.as_reference()?;
    document.objects.insert(id, info.into());
    Ok(())
}

/// The name tree of the attached files, and the list of them.
fn add_files(
    document: &mut Document,
    laid: &Laid,
    attachments: &[Attachment],
) -> Option<(ObjectId, Vec<Object>)> {
    if attachments.is_empty() {
        return None;
    }
    let mut sorted: Vec<&Attachment> = attachments.iter().collect();
    sorted.sort_by(|one, two| one.name.cmp(&two.name));
    let mut names = Vec::new();
    let mut files = Vec::new();
    for attachment in sorted {
        let mut parameters = dictionary! { "Size" => attachment.bytes.len() as i64 };
        if !laid.date.is_empty() {
            parameters.set("ModDate", pdf_date(laid));
        }
        let kind = dictionary! {
            "Type" => "EmbeddedFile", "Subtype" => named(&attachment.mime), "Params" => parameters,
        };
        let stream = document.add_object(Stream::new(kind, attachment.bytes.clone()));
        let file = document.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => words(&attachment.name),
            "UF" => words(&attachment.name),
            "Desc" => words(&attachment.description),
            "AFRelationship" => "Source",
            "EF" => dictionary! { "F" => stream, "UF" => stream },
        });
        names.extend([words(&attachment.name), file.into()]);
        files.push(file.into());
    }
    let names = document.add_object(dictionary! { "Names" => names });
    Some((names, files))
}
