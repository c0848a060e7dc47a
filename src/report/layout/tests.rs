//! Whole documents: nothing leaves the page, nothing is lost, everything is read in order.

use super::*;

mod any;
mod pages;
mod references;
mod tables;

const STYLE: &str = include_str!("../../../report-templates/shared/style.toml");

fn document(body: &str) -> String {
    format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"lt\"><head><title>Ataskaita</title>\
         <meta name=\"head\" content=\"Ataskaita 2024\"/><meta name=\"foot\" content=\"2025-01-20\"/>\
         <meta name=\"page-of\" content=\"{{page}} puslapis iš {{pages}}\"/></head><body>{body}</body></html>"
    )
}

fn laid(body: &str) -> Laid {
    let parsed = parse(&document(body)).unwrap_or_else(|errors| panic!("{errors:?}"));
    lay_out(&parsed, &Fonts::embedded(), &Style::from_toml(STYLE).unwrap())
}

fn assert_inside(laid: &Laid) {
    for (number, page) in laid.pages.iter().enumerate() {
        for command in &page.commands {
            if let Command::Draw(drawn) = command {
                let [left, top, right, bottom] = drawn.bounds();
                let inside = left >= 0.0
                    && top >= 0.0
                    && right <= laid.width + 0.01
                    && bottom <= laid.height + 0.01;
                assert!(inside || !left.is_finite(), "page {number}: {drawn:?}");
            }
        }
    }
}

/// The words of each page, with those that are no artifacts.
fn words(laid: &Laid) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for page in &laid.pages {
        let (mut all, mut read, mut artifact) = (String::new(), String::new(), false);
        for command in &page.commands {
            match command {
                Command::Open { owner, .. } => artifact = matches!(owner, Owner::Artifact(_)),
                Command::Close => {}
                Command::Draw(Drawn::Text { text, .. }) => {
                    all.push_str(text);
                    if !artifact {
                        read.push_str(text);
                    }
                }
                Command::Draw(Drawn::Path { .. } | Drawn::Raster { .. }) => {}
            }
        }
        pages.push((all, read));
    }
    pages
}

/// What a screen reader says: the tags' text in their order, without marks of lists and notes.
fn aloud(laid: &Laid) -> String {
    let mut contents = std::collections::BTreeMap::new();
    for (page, commands) in laid.pages.iter().map(|page| &page.commands).enumerate() {
        let mut place = None;
        for command in commands {
            match command {
                Command::Open { owner: Owner::Node(_), content, .. } => {
                    place = Some((page, *content));
                }
                Command::Open { .. } | Command::Close => place = None,
                Command::Draw(Drawn::Text { text, meant, .. }) => {
                    if let Some(place) = place {
                        let words: &mut String = contents.entry(place).or_default();
                        words.push_str(meant.as_ref().unwrap_or(text));
                    }
                }
                Command::Draw(Drawn::Path { .. } | Drawn::Raster { .. }) => {}
            }
        }
    }
    let mut said = String::new();
    let mut open = vec![Kid::Node(Tree::ROOT)];
    while let Some(kid) = open.pop() {
        match kid {
            Kid::Node(node) => {
                let node = &laid.tree.nodes[node];
                if !matches!(node.role, Role::Lbl | Role::Reference) {
                    open.extend(node.kids.iter().rev().cloned());
                }
            }
            Kid::Content { page, content } => {
                said.push_str(contents.get(&(page, content)).map_or("", String::as_str));
            }
            Kid::Annotation { .. } => {}
        }
    }
    solid(&said)
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}')).collect()
}

/// The words of the document as it was written.
fn written(body: &str) -> String {
    let source = document(body);
    let xml = roxmltree::Document::parse(&source).unwrap();
    let body =
        xml.descendants().find(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "body")));
    let texts = body.unwrap().descendants().filter(|node| node.is_text());
    solid(&texts.filter_map(|node| node.text()).collect::<String>())
}

fn svg(view: &str, inside: &str) -> String {
    format!("<svg viewBox=\"{view}\" role=\"img\" aria-label=\"Diagrama\">{inside}</svg>")
}

#[test]
fn an_empty_document_is_one_page() {
    assert_eq!(laid("").pages.len(), 1);
    assert_eq!(laid("<header class=\"cover\"/><nav class=\"toc\"/><main/>").pages.len(), 1);
}

#[test]
fn nothing_leaves_the_page() {
    let long = "ilgas".repeat(80);
    let cells = |count: usize| "<td>žodžiai 12,5 %</td>".repeat(count);
    let big = svg("0 0 90000 90000", "<rect x=\"0\" y=\"0\" width=\"90000\" height=\"90000\"/>");
    let outside = svg(
        "0 0 100 20",
        "<text x=\"90\" y=\"300\">labai toli už krašto</text><circle cx=\"-500\" cy=\"0\" r=\"9\"/>",
    );
    let bodies = [
        format!(
            "<main><h2>{long}</h2><p>{long} {long}</p><p class=\"lead\">{long}</p><p class=\"big\">{long}</p></main>"
        ),
        format!("<main><table><tbody><tr>{}</tr></tbody></table></main>", cells(60)),
        format!(
            "<main><table><tbody><tr><td>{long}</td><td>{long}</td>{}</tr></tbody></table></main>",
            cells(9)
        ),
        format!(
            "<main><table><tbody><tr><td><p>{}</p></td>{}</tr></tbody></table></main>",
            "žodis ".repeat(4000),
            cells(2)
        ),
        format!(
            "<main><figure>{big}</figure><figure>{outside}<figcaption>{long}</figcaption></figure></main>"
        ),
        format!(
            "<main><table><tbody><tr><td>{big}</td><td>{outside}</td></tr></tbody></table></main>"
        ),
        format!(
            "<main><p>žodis<span class=\"fn\">{}</span></p><p>kitas</p></main>",
            "išnaša ilga ".repeat(3000)
        ),
        format!(
            "<main><p>{}</p></main>",
            "žodis<span class=\"fn\">trumpa išnaša</span> ".repeat(300)
        ),
        format!(
            "<main><div class=\"facts\">{}</div></main>",
            "<div><p class=\"big\">1234567</p></div>".repeat(30)
        ),
        format!("<main><section class=\"chapter\" data-head=\"{long}\"><p>a</p></section></main>"),
        format!(
            "<header class=\"cover\"><h1>{long}</h1><p class=\"left\">{}</p></header>",
            long.repeat(9)
        ),
        format!("<main><p>{}</p></main>", "a&#160;".repeat(900)),
        "<main><p>漢字 and 😀 and \u{301}\u{301}\u{301}</p></main>".to_string(),
    ];
    for body in bodies {
        let laid = laid(&body);
        assert_inside(&laid);
        assert!(aloud(&laid) == written(&body), "{}", &body[..300.min(body.len())]);
    }
}

#[test]
fn a_missing_sign_is_named() {
    assert_eq!(laid("<main><p>漢 ir ą</p></main>").missing, ['漢']);
}

#[test]
fn paragraphs_of_a_cell_or_item_stay_apart_when_read() {
    let laid = laid(
        "<main><table><tbody><tr><td><p>vienas</p><p>du</p></td><td><p>trys</p></td></tr></tbody></table>\
         <ul><li><p>keturi</p><p>penki</p></li><li>šeši<ul><li>septyni</li></ul></li></ul></main>",
    );
    let paragraphs = laid.tree.nodes.iter().filter(|node| node.role == Role::P).count();
    assert_eq!(paragraphs, 4);
}

#[test]
fn mistakes_are_named_with_their_place() {
    let wrong = document(
        "<main>\n<p class=\"loud\">a</p>\n<marquee/><table><tbody><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></tbody></table><h2>a</h2><h4>b</h4><p><a href=\"#no\">x</a></p></main>",
    );
    let errors = parse(&wrong).unwrap_err();
    let problems: Vec<&Problem> = errors.iter().map(|error| &error.problem).collect();
    assert!(
        matches!(problems[0], Problem::Value { attribute, found, .. } if attribute == "class" && found == "loud")
    );
    assert_eq!((errors[0].line, errors[0].column), (2, 1));
    assert!(matches!(problems[1], Problem::Element { found, .. } if found == "marquee"));
    assert!(problems.contains(&&Problem::Columns { found: 1, expected: 2 }));
    assert!(problems.contains(&&Problem::SkippedHeading { found: 4, before: 2 }));
    assert!(problems.contains(&&Problem::UnknownTarget("no".into())));
    assert!(matches!(parse("<html").unwrap_err()[0].problem, Problem::Xml(_)));
    let deep = document(&format!(
        "<main>{}{}</main>",
        "<section>".repeat(5000),
        "</section>".repeat(5000)
    ));
    assert!(matches!(parse(&deep).unwrap_err()[0].problem, Problem::TooDeep | Problem::Xml(_)));
}

#[test]
fn a_style_with_an_unknown_key_is_refused() {
    assert!(Style::from_toml(&STYLE.replace("justify", "justified")).is_err());
    assert!(Style::from_toml(&STYLE.replace("left = 68.03", "left = 600")).is_err());
}
