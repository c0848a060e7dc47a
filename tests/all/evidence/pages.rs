//! The pages of a report: as they were printed, or painted over, written again and added to behind its back.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, dictionary};
use serde_json::{Value, json};

use super::centre::{Centre, FOLDER, PDF, codes};

const HTML: &str = "out/equass-audit-2024-lt.html";

/// Codes, each once.
fn told(told: &Value) -> Vec<&str> {
    let mut codes = codes(told);
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn pages_that_were_not_touched_are_proven() {
    let centre = Centre::new();
    centre.report();
    let (code, told) = centre.verify(PDF);
    assert_eq!((code, codes(&told)), (0, vec![]));
    let pages = &told["pages"];
    assert_eq!([&pages["written"], &pages["seal"]], ["as_written", "fits"]);
    // Three indicators in the summary and at their heads, two periods, and the groups.
    assert!(pages["read"].as_u64().unwrap() >= 10 && pages["differ"] == 0, "{pages}");
    let (code, page) = centre.verify(HTML);
    assert_eq!((code, codes(&page)), (0, vec![]));
    assert_eq!(page["pages"]["read"], pages["read"]);
    assert!(centre.verify(FOLDER).1["pages"].is_null());

    // Without the key it is said what is not proven.
    std::fs::rename(centre.path("evidence.key"), centre.path("elsewhere.key")).unwrap();
    let (code, told) = centre.verify(PDF);
    assert_eq!((code, &told["pages"]["seal"]), (0, &json!("not_checked")));
    let (_, text) = centre.run(&["verify", &format!("@{PDF}"), "--workspace", "@"]);
    assert!(text.contains("fonts and places on the page are not proven"), "{text}");
}

/// Every report of every sample is painted as `verify` expects it.
#[test]
fn no_page_of_the_samples_is_suspected() {
    for (sample, report) in [
        ("druskininkai", "municipal-annual"),
        ("kauno-vaiku-namai", "equass-audit"),
        ("panevezys", "project-results"),
        ("pastoge", "equass-audit,equass-progress,easy-read"),
        ("pastoge-krizes", "equass-audit"),
    ] {
        let out = tempfile::tempdir().unwrap();
        let place = format!("sample-data/{sample}");
        let folder = out.path().to_str().unwrap();
        let line = ["report", &place, "--report", report, "--out", folder];
        let line = [&line[..], &["--format", "pdf,html,json", "--lang", "lt"]].concat();
        super::super::command::rodiklis(&line);
        let mut seen = 0;
        for entry in std::fs::read_dir(out.path()).unwrap() {
            let path = entry.unwrap().path();
            let json = path.to_str().unwrap().replace("-lt.pdf", ".json");
            if path.extension().is_none_or(|ending| ending != "pdf") {
                continue;
            }
            let pages = rodiklis::report::pages::of_pdf(&std::fs::read(&path).unwrap()).unwrap();
            assert_eq!(pages.foreign, [], "{}", path.display());
            let html = std::fs::read(path.with_extension("html")).unwrap();
            let page = rodiklis::report::pages::of_html(&html).unwrap();
            let names = |pages: &rodiklis::report::pages::Pages| -> Vec<String> {
                pages.shown.iter().map(|shown| shown.address.clone()).collect()
            };
            assert_eq!(names(&pages), names(&page), "{}", path.display());
            if let Ok(json) = std::fs::read(&json) {
                let figures =
                    rodiklis::evidence::figures::by_name(&serde_json::from_slice(&json).unwrap());
                for pages in [&pages, &page] {
                    let differing =
                        rodiklis::report::pages::differing(pages, &figures, "x").unwrap();
                    assert_eq!(differing, [], "{}", path.display());
                }
                seen += pages.shown.len();
            }
        }
        assert!(seen >= 5, "{sample}: {seen}");
    }
}

/// The page and the piece of it that print the head of a figure's section, and the place of its words.
fn paint(document: &Document, words: &str) -> (ObjectId, usize) {
    for page in document.page_iter() {
        let fonts = document.get_page_fonts(page).unwrap();
        let operations = Content::decode(&document.get_page_content(page)).unwrap().operations;
        let mut font: Option<&Dictionary> = None;
        for (at, operation) in operations.iter().enumerate() {
            match operation.operator.as_str() {
                "Tf" => font = fonts.get(operation.operands[0].as_name().unwrap()).copied(),
                "TJ" => {
                    let encoding = font.unwrap().get_font_encoding(document).unwrap();
                    let pieces = operation.operands[0].as_array().unwrap().iter();
                    let text: String = pieces
                        .filter_map(|piece| piece.as_str().ok())
                        .map(|bytes| Document::decode_text(&encoding, bytes).unwrap())
                        .collect();
                    if text.replace('\u{a0}', " ") == words {
                        return (page, at);
                    }
                }
                _ => {}
            }
        }
    }
    panic!("no page says “{words}”");
}

/// Changes the operations of a page; the second argument is the place of the words.
fn repaint(centre: &Centre, words: &str, change: impl FnOnce(&mut Vec<Operation>, usize)) {
    let path = centre.path(PDF);
    let mut document = Document::load(&path).unwrap();
    let (page, at) = paint(&document, words);
    let mut content = Content::decode(&document.get_page_content(page)).unwrap();
    change(&mut content.operations, at);
    document.change_page_content(page, content.encode().unwrap()).unwrap();
    document.save(&path).unwrap();
}

/// What `verify` tells, and what it says of the page.
fn verified(centre: &Centre) -> (Vec<String>, String) {
    let (code, json) = centre.verify(PDF);
    assert_eq!(code, 1);
    let text = centre.run(&["verify", &format!("@{PDF}"), "--workspace", "@", "--speak", "en"]).1;
    (told(&json).into_iter().map(str::to_owned).collect(), text)
}

/// A white field over the whole page.
fn field() -> Vec<Operation> {
    let corner =
        |operator: &str, x: i64, y: i64| Operation::new(operator, vec![x.into(), y.into()]);
    vec![
        Operation::new("rg", vec![1.into(), 1.into(), 1.into()]),
        corner("m", 0, 0),
        corner("l", 600, 0),
        corner("l", 600, 850),
        corner("l", 0, 850),
        Operation::new("h", vec![]),
        Operation::new("f", vec![]),
    ]
}

/// 4 of 6 are satisfied: 66.7 per cent, as the large number of the section says.
const LARGE: &str = "66,7 %";

#[test]
fn a_number_painted_over_another_is_found() {
    let centre = Centre::new();
    centre.report();
    repaint(&centre, LARGE, |operations, _| operations.extend(field()));
    let (codes, text) = verified(&centre);
    assert_eq!(codes, ["E014", "E016", "E017"]);
    assert!(
        text.contains("something lies over a number") && text.contains("belongs to no tag"),
        "{text}"
    );

    // In a tag of its own, as if it were a running head.
    centre.report();
    repaint(&centre, LARGE, |operations, _| {
        operations.push(Operation::new("BMC", vec!["Artifact".into()]));
        operations.extend(field());
        operations.push(Operation::new("EMC", vec![]));
    });
    let (codes, text) = verified(&centre);
    assert_eq!(codes, ["E014", "E016", "E017"]);
    assert!(text.contains("something lies over a number") && !text.contains("no tag"), "{text}");

    // Under it, pale, lies the number that the tags name.
    centre.report();
    repaint(&centre, LARGE, |operations, at| {
        let white = Operation::new("rg", vec![1.into(), 1.into(), 1.into()]);
        operations.insert(at, white);
    });
    let (codes, text) = verified(&centre);
    assert_eq!(codes, ["E014", "E016", "E017"]);
    assert!(text.contains("a number that no reader sees"), "{text}");

    // By an operator that this program never writes.
    centre.report();
    repaint(&centre, LARGE, |operations, _| {
        operations.push(Operation::new("re", vec![0.into(), 0.into(), 9.into(), 9.into()]));
    });
    assert!(verified(&centre).1.contains("something that this program does not print"));

    // As a note.
    centre.report();
    let path = centre.path(PDF);
    let mut document = Document::load(&path).unwrap();
    let (page, _) = paint(&document, LARGE);
    let note = dictionary! {
        "Type" => "Annot", "Subtype" => "FreeText", "Contents" => Object::string_literal("99,9 %"),
        "Rect" => vec![0.into(), 0.into(), 600.into(), 850.into()],
    };
    let note = document.add_object(note);
    let own = document.get_dictionary_mut(page).unwrap();
    own.set("Annots", vec![Object::Reference(note)]);
    document.save(&path).unwrap();
    assert!(verified(&centre).1.contains("a note, a field or another thing"));
}

/// Where the digits themselves are exchanged, tags and attached figures say different things.
#[test]
fn another_number_on_the_page_is_found_by_its_tag() {
    let centre = Centre::new();
    centre.report();
    repaint(&centre, LARGE, |operations, at| {
        let Object::Array(pieces) = &mut operations[at].operands[0] else { panic!() };
        for piece in pieces {
            if let Object::String(glyphs, _) = piece {
                // Read from the other end.
                let turned: Vec<[u8; 2]> =
                    glyphs.chunks_exact(2).rev().map(|two| [two[0], two[1]]).collect();
                *glyphs = turned.concat();
            }
        }
    });
    let (codes, text) = verified(&centre);
    assert_eq!(codes, ["E013", "E016", "E017"]);
    assert!(text.contains("satisfied, 2024") && text.contains("66,7"), "{text}");
}

/// A change that is added behind the file, as signatures are, leaves the first state as it was.
#[test]
fn what_is_added_after_writing_is_told() {
    let centre = Centre::new();
    centre.report();
    let path = centre.path(PDF);
    let bytes = std::fs::read(&path).unwrap();
    let before = Document::load_mem(&bytes).unwrap();
    let (page, _) = paint(&before, LARGE);
    let content = before.get_page_contents(page)[0];
    let mut painted = Content::decode(&before.get_page_content(page)).unwrap();
    painted.operations.extend(field());
    let mut added = IncrementalDocument::create_from(bytes.clone(), before);
    added.opt_clone_object_to_new_document(content).unwrap();
    let stream = added.new_document.get_object_mut(content).unwrap().as_stream_mut().unwrap();
    stream.set_plain_content(painted.encode().unwrap());
    added.save(&path).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(&bytes));
    let (codes, text) = verified(&centre);
    assert_eq!(codes, ["E014", "E015", "E017"]);
    assert!(text.contains("electronic signature"), "{text}");
    assert_eq!(centre.verify(PDF).1["pages"]["written"], "added");
}

#[test]
fn another_number_on_an_html_page_is_found() {
    let centre = Centre::new();
    centre.report();
    centre.change(
        HTML,
        "data-figure=\"satisfied 2024\">66,7",
        "data-figure=\"satisfied 2024\">76,7",
    );
    let (code, told) = centre.verify(HTML);
    assert_eq!(code, 1);
    assert!(
        codes(&told).iter().all(|code| *code == "E013") && !codes(&told).is_empty(),
        "{told:#}"
    );
    let text = centre.run(&["verify", &format!("@{HTML}"), "--workspace", "@"]).1;
    assert!(text.contains("76,7") && text.contains("what is laid over the numbers"), "{text}");

    // Without the evidence that it names, a page proves nothing.
    std::fs::rename(centre.path(FOLDER), centre.path("elsewhere")).unwrap();
    for speak in ["lt", "en"] {
        let line = ["verify", &format!("@{HTML}"), "--workspace", "@", "--speak", speak];
        let (code, text) = centre.run(&line);
        assert!(code == 2 && text.contains("E018"), "{text}");
    }
}
