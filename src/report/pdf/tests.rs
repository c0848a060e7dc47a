//! Holds written files to the rules of PDF/UA and PDF/A that a program can check.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Attachment, write};
use crate::report::layout::{Fonts, Laid, Style, lay_out, parse};

const STYLE: &str = include_str!("../../../report-templates/shared/style.toml");

fn sample() -> String {
    let chart = "<svg viewBox=\"0 0 62 18\" role=\"img\" aria-label=\"Kaita: 93,2 %; 95,5 %\"><line x1=\"0\" y1=\"6\" x2=\"62\" \
        y2=\"6\" stroke=\"#9aa7b5\" stroke-dasharray=\"2 2\"/><circle cx=\"50\" cy=\"9\" r=\"3\" fill=\"#12324f\"/><text x=\"0\" y=\"9\">95,5 %</text></svg>";
    let rows = format!("<tr><th scope=\"row\">Vardiklis</th><td>{chart}</td><td class=\"num\"><span class=\"verdict met\">✓ 95,5 %</span></td></tr>").repeat(60);
    format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"lt\"><head><title>Ataskaita „2024“ &amp; kt.</title>\
         <meta name=\"author\" content=\"Centras\"/><meta name=\"description\" content=\"Auditui\"/>\
         <meta name=\"date\" content=\"2025-01-20\"/><meta name=\"page-of\" content=\"{{page}} iš {{pages}}\"/></head><body>\
         <header class=\"cover\"><p class=\"org\">Centras</p><h1>Ataskaita</h1><h3>Sertifikatas</h3><p class=\"right\">Vidaus</p></header>\
         <nav class=\"toc\"><h2>Turinys</h2><ol><li class=\"l1\"><a href=\"#one\">Pirmas</a></li></ol></nav><main>\
         <section class=\"chapter\" data-head=\"Pirmas\"><h2 id=\"one\">Pirmas</h2>\
         <p>Nepriklausomybė <span lang=\"en\">English words</span>, <a href=\"https://www.equass.eu/\">EQUASS</a> ir \
         <a href=\"#two\">antras</a><span class=\"fn\">Išnaša su <em>žodžiais</em>.</span> {words} 漢.</p>\
         <h3 id=\"two\">Antras</h3><figure>{chart}<figcaption>1 pav.</figcaption></figure>\
         <table><caption>Lentelė</caption><thead><tr><th scope=\"col\">A</th><th scope=\"col\">B</th><th scope=\"col\">C</th></tr></thead>\
         <tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"3\">Grupė</th></tr>{rows}<tr><td></td><td>x</td><td></td></tr></tbody></table>\
         <ol><li>vienas<ul><li>du</li></ul></li></ol><hr/><p><code>score &gt;= 4</code></p></section></main></body></html>",
        words = "pirmininkaujantis nepriklausomas globėjas ".repeat(30)
    )
}

fn laid() -> (Laid, Fonts) {
    let fonts = Fonts::embedded();
    let document = parse(&sample()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let laid = lay_out(&document, &fonts, &Style::from_toml(STYLE).unwrap());
    (laid, fonts)
}

fn written() -> Document {
    let (laid, fonts) = laid();
    Document::load_mem(&write(&laid, &fonts, &[]).unwrap()).unwrap()
}

fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
    let object = dictionary.get(key.as_bytes()).ok()?;
    Some(document.dereference(object).unwrap().1)
}

fn name(document: &Document, dictionary: &Dictionary, key: &str) -> String {
    get(document, dictionary, key)
        .and_then(|object| object.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .unwrap_or_default()
}

/// The structure elements in reading order, each with its own object and the objects of its ancestors.
fn elements(document: &Document) -> Vec<(ObjectId, Dictionary, Vec<String>)> {
    let root =
        get(document, document.catalog().unwrap(), "StructTreeRoot").unwrap().as_dict().unwrap();
    let top = root.get(b"K").unwrap().as_reference().unwrap();
    let mut found = Vec::new();
    let mut open = vec![(top, Vec::new())];
    while let Some((id, above)) = open.pop() {
        let element = document.get_dictionary(id).unwrap().clone();
        let mut below = above.clone();
        below.push(name(document, &element, "S"));
        for kid in kids(&element).into_iter().rev() {
            if let Object::Reference(kid) = kid {
                let parent = document
                    .get_dictionary(kid)
                    .unwrap()
                    .get(b"P")
                    .unwrap()
                    .as_reference()
                    .unwrap();
                assert_eq!(parent, id, "a kid names another parent");
                open.push((kid, below.clone()));
            }
        }
        found.push((id, element, above));
    }
    found
}

fn kids(element: &Dictionary) -> Vec<Object> {
    match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    }
}

#[test]
fn every_piece_of_content_has_one_parent_and_the_parent_tree_knows_it() {
    let document = written();
    let mut owners: BTreeMap<(ObjectId, i64), ObjectId> = BTreeMap::new();
    let mut links: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
    for (id, element, _) in elements(&document) {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        for kid in kids(&element) {
            match kid {
                Object::Integer(content) => {
                    assert!(owners.insert((page.unwrap(), content), id).is_none())
                }
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                    let content = kid.get(b"MCID").unwrap().as_i64().unwrap();
                    assert!(owners.insert((page, content), id).is_none());
                }
                Object::Dictionary(kid) => {
                    let link = kid.get(b"Obj").unwrap().as_reference().unwrap();
                    assert!(links.insert(link, id).is_none());
                }
                _ => {}
            }
        }
    }
    let root =
        get(&document, document.catalog().unwrap(), "StructTreeRoot").unwrap().as_dict().unwrap();
    let tree = get(&document, root, "ParentTree").unwrap().as_dict().unwrap();
    let numbers = tree.get(b"Nums").unwrap().as_array().unwrap();
    let parents: BTreeMap<i64, &Object> = numbers
        .chunks(2)
        .map(|pair| (pair[0].as_i64().unwrap(), document.dereference(&pair[1]).unwrap().1))
        .collect();
    let mut pieces = 0;
    for (number, page) in document.get_pages() {
        let dictionary = document.get_dictionary(page).unwrap();
        assert_eq!(name(&document, dictionary, "Tabs"), "S");
        let key = dictionary.get(b"StructParents").unwrap().as_i64().unwrap();
        let known = parents[&key].as_array().unwrap();
        let contents = document.get_and_decode_page_content(page).unwrap();
        let mut seen = BTreeSet::new();
        let mut inside = false;
        for operation in &contents.operations {
            match operation.operator.as_str() {
                "BDC" => {
                    assert!(!inside, "marked content inside marked content");
                    inside = true;
                    let tag = operation.operands[0].as_name().unwrap();
                    if tag != b"Artifact" {
                        let content = operation.operands[1]
                            .as_dict()
                            .unwrap()
                            .get(b"MCID")
                            .unwrap()
                            .as_i64()
                            .unwrap();
                        assert!(seen.insert(content), "page {number}: {content} twice");
                        let owner = owners[&(page, content)];
                        assert_eq!(known[content as usize].as_reference().unwrap(), owner);
                        pieces += 1;
                    }
                }
                "EMC" => {
                    assert!(inside);
                    inside = false;
                }
                "TJ" | "Tj" | "f" | "F" | "S" | "s" | "B" | "b" | "Do" | "sh" | "f*" => {
                    assert!(inside, "page {number}: {operation:?} belongs to nothing");
                }
                _ => {}
            }
        }
        assert!(!inside);
        assert_eq!(seen.len(), known.len());
        for link in
            dictionary.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default()
        {
            let id = link.as_reference().unwrap();
            let link = document.get_dictionary(id).unwrap();
            assert_eq!(link.get(b"F").unwrap().as_i64().unwrap(), 4);
            assert!(link.get(b"Contents").unwrap().as_str().unwrap().len() > 2);
            let key = link.get(b"StructParent").unwrap().as_i64().unwrap();
            let entry = numbers.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key).unwrap();
            assert_eq!(entry[1].as_reference().unwrap(), links[&id]);
        }
    }
    assert_eq!(pieces, owners.len());
    assert!(links.len() >= 3);
}

#[test]
fn the_file_says_what_it_is() {
    let document = written();
    let catalog = document.catalog().unwrap();
    assert_eq!(get(&document, catalog, "Lang").unwrap().as_str().unwrap(), b"lt");
    let marked = get(&document, catalog, "MarkInfo").unwrap().as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    let preferences = get(&document, catalog, "ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let intents = get(&document, catalog, "OutputIntents").unwrap().as_array().unwrap();
    let profile = get(&document, intents[0].as_dict().unwrap(), "DestOutputProfile")
        .unwrap()
        .as_stream()
        .unwrap();
    assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 3);
    let metadata = get(&document, catalog, "Metadata").unwrap().as_stream().unwrap();
    assert!(
        metadata.dict.get(b"Filter").is_err(),
        "metadata is read by programs that do not unpack"
    );
    let xmp = String::from_utf8(metadata.content.clone()).unwrap();
    let body = xmp.split_once("?>").unwrap().1.rsplit_once("<?xpacket").unwrap().0;
    roxmltree::Document::parse(body.trim()).unwrap();
    for fact in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Ataskaita „2024“ &amp; kt.",
        "<xmp:CreateDate>2025-01-20T00:00:00Z</xmp:CreateDate>",
        "http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    ] {
        assert!(xmp.contains(fact), "{fact}");
    }
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20250120000000Z");
    assert_eq!(document.version, "1.7");
}

#[test]
fn headings_tables_and_figures_are_complete() {
    let document = written();
    let mut level = 0;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, element, above) in elements(&document) {
        let role = name(&document, &element, "S");
        *counts.entry(role.clone()).or_default() += 1;
        let attributes = get(&document, &element, "A")
            .and_then(|object| object.as_dict().ok())
            .cloned()
            .unwrap_or_default();
        match role.as_str() {
            "H1" | "H2" | "H3" | "H4" => {
                let found = i32::from(role.as_bytes()[1] - b'0');
                assert!(found <= level + 1, "{role} after H{level}");
                level = found;
            }
            "TH" => {
                assert!(matches!(name(&document, &attributes, "Scope").as_str(), "Row" | "Column"))
            }
            "Figure" => {
                assert!(element.get(b"Alt").unwrap().as_str().unwrap().len() > 2);
                let bounds: Vec<f32> = attributes
                    .get(b"BBox")
                    .unwrap()
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|edge| edge.as_float().unwrap())
                    .collect();
                assert!(
                    bounds[0] < bounds[2] && bounds[1] < bounds[3] && bounds[3] - bounds[1] < 40.0,
                    "{bounds:?}"
                );
            }
            "TR" => {
                let cells = kids(&element).into_iter().map(|kid| {
                    let cell = document.get_dictionary(kid.as_reference().unwrap()).unwrap();
                    let attributes =
                        get(&document, cell, "A").and_then(|object| object.as_dict().ok());
                    attributes
                        .and_then(|attributes| attributes.get(b"ColSpan").ok()?.as_i64().ok())
                        .unwrap_or(1)
                });
                assert_eq!(cells.sum::<i64>(), 3);
            }
            "LI" => assert_eq!(above.last().unwrap(), "L"),
            "Note" => assert!(element.has(b"ID")),
            "Span" => assert_eq!(element.get(b"Lang").unwrap().as_str().unwrap(), b"en"),
            _ => {}
        }
    }
    for (role, count) in [
        ("Table", 1),
        ("Caption", 2),
        ("TR", 63),
        ("Figure", 61),
        ("Note", 1),
        ("TOCI", 1),
        ("Code", 1),
    ] {
        assert_eq!(counts.get(role), Some(&count), "{role}");
    }
}

#[test]
fn fonts_are_embedded_and_say_what_their_glyphs_mean() {
    let document = written();
    let mut fonts = 0;
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if name(&document, dictionary, "Subtype") != "Type0" {
            continue;
        }
        fonts += 1;
        assert!(get(&document, dictionary, "ToUnicode").unwrap().as_stream().is_ok());
        let base = name(&document, dictionary, "BaseFont");
        assert!(
            base.as_bytes()[..6].iter().all(u8::is_ascii_uppercase) && base.as_bytes()[6] == b'+',
            "{base}"
        );
        let descendants =
            get(&document, dictionary, "DescendantFonts").unwrap().as_array().unwrap();
        let descendant = document.dereference(&descendants[0]).unwrap().1.as_dict().unwrap();
        let descriptor = get(&document, descendant, "FontDescriptor").unwrap().as_dict().unwrap();
        assert!(get(&document, descriptor, "FontFile2").unwrap().as_stream().is_ok());
    }
    assert!(fonts >= 4, "{fonts}");
}

/// Viewers place glyphs by the widths of the dictionary, printers by those of the font file.
#[test]
fn widths_are_those_of_the_embedded_font() {
    let document = written();
    let mut compared = 0;
    for object in document.objects.values() {
        let Ok(composite) = object.as_dict() else { continue };
        if name(&document, composite, "Subtype") != "Type0" {
            continue;
        }
        let fonts = get(&document, composite, "DescendantFonts").unwrap().as_array().unwrap();
        let font = document.dereference(&fonts[0]).unwrap().1.as_dict().unwrap();
        let descriptor = get(&document, font, "FontDescriptor").unwrap().as_dict().unwrap();
        let file = get(&document, descriptor, "FontFile2").unwrap().as_stream().unwrap();
        let bytes = file.get_plain_content().unwrap();
        let face = rustybuzz::Face::from_slice(&bytes, 0).unwrap();
        let scale = 1000.0 / face.units_per_em() as f32;
        let mut compare = |glyph: i64, width: f32| {
            let glyph = rustybuzz::ttf_parser::GlyphId(glyph as u16);
            let embedded = face.glyph_hor_advance(glyph).unwrap_or(0) as f32 * scale;
            assert!(
                (embedded - width).abs() <= 1.0,
                "{glyph:?}: {embedded} in the file, {width} said"
            );
            compared += 1;
        };
        let widths = get(&document, font, "W").unwrap().as_array().unwrap();
        let mut at = 0;
        while at < widths.len() {
            let first = widths[at].as_i64().unwrap();
            match document.dereference(&widths[at + 1]).unwrap().1 {
                Object::Array(list) => {
                    for (glyph, width) in (first..).zip(list) {
                        compare(glyph, width.as_float().unwrap());
                    }
                    at += 2;
                }
                last => {
                    let width = widths[at + 2].as_float().unwrap();
                    (first..=last.as_i64().unwrap()).for_each(|glyph| compare(glyph, width));
                    at += 3;
                }
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn attached_files_are_listed_and_the_claim_is_a_3a() {
    let (laid, fonts) = laid();
    let file = Attachment {
        name: "figūros.json".into(),
        mime: "application/json".into(),
        description: "Rodikliai".into(),
        bytes: b"{}".to_vec(),
    };
    let document = Document::load_mem(&write(&laid, &fonts, &[file]).unwrap()).unwrap();
    let catalog = document.catalog().unwrap();
    let files = get(&document, catalog, "AF").unwrap().as_array().unwrap();
    let file = document.dereference(&files[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(name(&document, file, "AFRelationship"), "Source");
    let embedded = get(&document, file, "EF").unwrap().as_dict().unwrap();
    let stream = get(&document, embedded, "F").unwrap().as_stream().unwrap();
    assert_eq!(stream.get_plain_content().unwrap(), b"{}");
    let metadata = get(&document, catalog, "Metadata").unwrap().as_stream().unwrap();
    assert!(String::from_utf8_lossy(&metadata.content).contains("<pdfaid:part>3</pdfaid:part>"));
}

#[test]
fn the_outline_is_nested() {
    let document = written();
    let outline =
        get(&document, document.catalog().unwrap(), "Outlines").unwrap().as_dict().unwrap();
    let first = get(&document, outline, "First").unwrap().as_dict().unwrap();
    assert!(!first.has(b"First"), "nothing lies inside the contents");
    let chapter = get(&document, first, "Next").unwrap().as_dict().unwrap();
    assert!(chapter.has(b"First"), "the second heading lies inside the first");
    assert!(!chapter.has(b"Next"));
}

#[test]
fn equal_input_gives_equal_bytes() {
    let (one, fonts) = laid();
    let (two, _) = laid();
    assert!(write(&one, &fonts, &[]).unwrap() == write(&two, &fonts, &[]).unwrap());
}
