//! Whole documents: nothing leaves the page, nothing is lost, everything is read in order.

use proptest::prelude::*;

use super::*;

mod references;

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
fn a_long_table_repeats_its_head_and_loses_no_row() {
    let rows: String = (0..5000)
        .map(|row| format!("<tr><td>eilutė{row};</td><td class=\"num\">1</td></tr>"))
        .collect();
    let laid = laid(&format!(
        "<main><table><thead><tr><th scope=\"col\">Galva</th><th scope=\"col\">Du</th></tr></thead><tbody>{rows}</tbody></table></main>"
    ));
    let pages = words(&laid);
    assert!(pages.len() > 100);
    assert!(pages.iter().all(|(all, _)| all.contains("Galva")));
    let read: String = pages.iter().map(|(_, read)| read.as_str()).collect();
    assert_eq!(read.matches("Galva").count(), 1);
    assert!((0..5000).all(|row| read.contains(&format!("eilutė{row};"))));
    assert_inside(&laid);
}

/// Wherever it falls, a table of six rows stands on one page; one of sixty cannot.
#[test]
fn a_small_table_is_not_divided() {
    let pages = |above: usize, rows: usize| -> usize {
        let rows: String = (0..rows).map(|row| format!("<tr><td>eil-{row}</td></tr>")).collect();
        let body = format!(
            "<main>{}<table><thead><tr><th scope=\"col\">Galva</th></tr></thead><tbody>{rows}</tbody></table></main>",
            "<p>eilutė</p>".repeat(above)
        );
        words(&laid(&body)).iter().filter(|(_, read)| read.contains("eil-")).count()
    };
    for above in 0..40 {
        assert_eq!(pages(above, 6), 1, "{above}");
    }
    assert!(pages(0, 60) > 1);
}

#[test]
fn a_heading_and_a_few_words_stay_with_their_table() {
    let rows: String = (0..6).map(|row| format!("<tr><td>eil-{row}</td></tr>")).collect();
    for above in 0..45 {
        let body = format!(
            "<main>{}<h3>Antraštė</h3><p class=\"caption\">Paaiškinimas</p><table><tbody>{rows}</tbody></table></main>",
            "<p>eilutė</p>".repeat(above)
        );
        let pages = words(&laid(&body));
        let own = pages.iter().find(|(_, read)| read.contains("Antraštė")).map(|(_, read)| read);
        assert!(own.is_some_and(|read| read.contains("eil-0")), "{above}");
    }
}

#[test]
fn a_row_higher_than_a_page_goes_on() {
    let items: String = (0..300).map(|item| format!("<li>punktas{item};</li>")).collect();
    let laid = laid(&format!(
        "<main><table><tbody><tr><td>a</td><td><ul>{items}</ul></td></tr></tbody></table></main>"
    ));
    let read: String = words(&laid).into_iter().map(|(_, read)| read).collect();
    assert!(laid.pages.len() > 3);
    assert!((0..300).all(|item| read.contains(&format!("punktas{item};"))));
    let rows = laid.tree.nodes.iter().filter(|node| node.role == Role::Tr).count();
    assert_eq!(rows, 1);
}

#[test]
fn contents_name_the_page_where_the_heading_stands() {
    let chapters: String = (0..12)
        .map(|chapter| {
            format!(
                "<section class=\"chapter\"><h2 id=\"c{chapter}\">Skyrius</h2>{}</section>",
                "<p>žodžiai</p>".repeat(60)
            )
        })
        .collect();
    let entries: String = (0..12)
        .map(|chapter| format!("<li class=\"l1\"><a href=\"#c{chapter}\">Skyrius</a></li>"))
        .collect();
    let laid = laid(&format!(
        "<nav class=\"toc\"><h2>Turinys</h2><ol>{entries}</ol></nav><main>{chapters}</main>"
    ));
    let expected: String = (0..12)
        .map(|chapter| format!("Skyrius {}", laid.destinations[&format!("c{chapter}")].0 + 1))
        .collect();
    assert_eq!(words(&laid)[0].1, format!("Turinys{expected}"));
    // The contents and each of the twelve chapters; a heading that the contents list is no second mark.
    assert_eq!(laid.outline.len(), 13);
    let pages: Vec<usize> = laid.outline.iter().map(|mark| mark.page).collect();
    let expected: Vec<usize> =
        (0..12).map(|chapter| laid.destinations[&format!("c{chapter}")].0).collect();
    assert_eq!((pages[0], &pages[1..]), (0, &expected[..]));
}

#[test]
fn a_heading_stays_with_what_follows() {
    for count in 0..60 {
        let laid = laid(&format!(
            "<main><h2>Pirma</h2>{}<h3>Antraštė</h3><p>tekstas tekstas</p></main>",
            "<p>žodis</p>".repeat(count)
        ));
        let pages = words(&laid);
        assert!(pages.iter().all(|(_, read)| !read.ends_with("Antraštė")), "{count}");
    }
}

#[test]
fn a_whole_section_begins_a_page_where_it_would_be_divided() {
    let lines = |count: usize, word: &str| format!("<p>{word}</p>").repeat(count);
    let body = format!(
        "{}<section class=\"whole\"><h2>Visas</h2>{}</section>",
        lines(20, "pirmas"),
        lines(20, "antras")
    );
    let short = laid(&format!("<main>{body}</main>"));
    assert_eq!(short.pages.len(), 2);
    // What is longer than a page is divided where it is, as anything else.
    let long = laid(&format!(
        "<main>{}<section class=\"whole\">{}</section></main>",
        lines(20, "pirmas"),
        lines(60, "antras")
    ));
    assert_eq!(long.pages.len(), 3);
}

#[test]
fn a_whole_section_is_divided_rather_than_leave_half_a_page_empty() {
    let lines = |count: usize, word: &str| format!("<p>{word}</p>").repeat(count);
    // 14 points of leading and 7 of space: 33 lines fill a page of 700.09 points. After 10 of them most of the page is free.
    let laid = laid(&format!(
        "<main>{}<section class=\"whole\">{}</section></main>",
        lines(10, "pirmas;"),
        lines(30, "antras;")
    ));
    let pages: Vec<usize> =
        words(&laid).iter().map(|(_, read)| read.matches("antras").count()).collect();
    assert_eq!(pages, [23, 7]);
}

/// A table of that many rows, with a heading above and a note below.
fn headed_table(rows: usize) -> String {
    let row = "<tr><th scope=\"row\">eilutė</th><td>1</td></tr>";
    format!(
        "<h3>Antraštė</h3><table><caption>Lentelė</caption><colgroup><col style=\"width:50%\"/><col style=\"width:50%\"/></colgroup>\
         <thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>\
         <tbody>{}</tbody></table><p class=\"caption\">Pastaba</p>",
        row.repeat(rows)
    )
}

#[test]
fn a_short_table_is_never_divided() {
    for count in 0..34 {
        let laid =
            laid(&format!("<main>{}{}</main>", "<p>žodis</p>".repeat(count), headed_table(4)));
        let pages: Vec<String> = words(&laid).into_iter().map(|(_, read)| read).collect();
        let own = pages.iter().find(|page| page.contains("Antraštė")).unwrap();
        assert_eq!(own.matches("eilutė").count(), 4, "{count}");
        assert!(own.contains("Lentelė") && own.contains("Pastaba"), "{count}");
    }
}

#[test]
fn a_longer_table_begins_a_page_only_where_little_of_the_last_stays_empty() {
    // A row takes 12 points and 9 of space: twenty are more than half a page, and fill none.
    let rows = |before: usize| -> Vec<usize> {
        let body = format!("<main>{}{}</main>", "<p>žodis</p>".repeat(before), headed_table(20));
        words(&laid(&body)).iter().map(|(_, read)| read.matches("eilutė").count()).collect()
    };
    assert_eq!(rows(28), [0, 20]);
    let divided = rows(18);
    assert!(divided[0] > 0 && divided[1] > 0, "{divided:?}");
}

#[test]
fn an_answer_stays_with_its_picture() {
    let picture = svg("0 0 400 100", "<text x=\"0\" y=\"50\">PAVEIKSLAS</text>");
    for count in 0..34 {
        let laid = laid(&format!(
            "<main>{}<div class=\"answer\"><div class=\"value\"><p class=\"big\">ATSAKYMAS</p></div><p>a</p></div><figure>{picture}</figure></main>",
            "<p>žodis</p>".repeat(count)
        ));
        let pages = words(&laid);
        let on = |word: &str| pages.iter().position(|(_, read)| read.contains(word));
        assert_eq!(on("ATSAKYMAS"), on("PAVEIKSLAS"), "{count}");
    }
}

#[test]
fn rows_in_pairs_are_read_one_after_the_other() {
    let rows: String = (0..101)
        .map(|row| format!("<tr><th scope=\"row\">failas{row};</th><td>0123 4567</td></tr>"))
        .collect();
    let laid = laid(&format!(
        "<main><table class=\"fine paired\"><thead><tr><th scope=\"col\">Failas</th><th scope=\"col\">Suma</th></tr></thead><tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"2\">Aplankas</th></tr>{rows}</tbody></table></main>"
    ));
    assert_inside(&laid);
    let read: String = words(&laid).into_iter().map(|(_, read)| read).collect();
    let expected: String = (0..101).map(|row| format!("failas{row};0123 4567")).collect();
    assert_eq!(read, format!("FailasSumaAplankas{expected}"));
    let rows = laid.tree.nodes.iter().filter(|node| node.role == Role::Tr).count();
    assert_eq!(rows, 103);
    // Two rows stand beside each other: 51 strips of about 14 points are two pages, 101 would be three.
    assert_eq!(laid.pages.len(), 2);
}

#[test]
fn contents_a_little_too_long_are_squeezed_to_a_page() {
    let pages = |count: usize| {
        let entries: String = (0..count)
            .map(|entry| format!("<li class=\"l2\"><a href=\"#s{entry}\">Rodiklis</a></li>"))
            .collect();
        let sections: String = (0..count)
            .map(|entry| format!("<section id=\"s{entry}\"><p>a</p></section>"))
            .collect();
        let laid = laid(&format!(
            "<nav class=\"toc\"><h2>Turinys</h2><ol>{entries}</ol></nav><main>{sections}</main>"
        ));
        assert_inside(&laid);
        laid.destinations["s0"].0
    };
    // A line takes 15 points of the 672 below the heading: 44 fit, 54 do when squeezed to 0.82, 60 do not.
    assert_eq!((pages(40), pages(50), pages(60)), (1, 1, 2));
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

/// Right edges of numbers, without the white space after them.
fn right_edges(laid: &Laid) -> Vec<(String, f32, f32)> {
    let mut edges = Vec::new();
    for command in laid.pages.iter().flat_map(|page| &page.commands) {
        if let Command::Draw(drawn @ Drawn::Text { text, size, .. }) = command {
            edges.push((text.trim().to_string(), drawn.bounds()[2], *size));
        }
    }
    edges
}

#[test]
fn decimal_signs_of_a_column_stand_below_each_other() {
    let cells = ["9,1 %", "2 277,6 val.", "73,0", "34,75", "4", "1 iš 2"];
    let rows: String = cells
        .iter()
        .map(|cell| format!("<tr><td>a</td><td class=\"num\">{cell}</td></tr>"))
        .collect();
    let laid = laid(&format!("<main><table><tbody>{rows}</tbody></table></main>"));
    let fonts = Fonts::embedded();
    let shaper = font::Shaper::new(&fonts);
    let edges = right_edges(&laid);
    // Where the decimal sign is, or would be: the right edge less what follows the whole part.
    let sign = |cell: &str, rest: &str| {
        let (_, edge, size) = edges.iter().find(|(text, ..)| text == cell).unwrap();
        edge - shaper.width(Face::Sans, *size, Language::Lithuanian, rest)
    };
    let at = sign("73,0", ",0");
    for (cell, rest) in
        [("9,1 %", ",1 %"), ("2 277,6 val.", ",6 val."), ("34,75", ",75"), ("4", "")]
    {
        assert!((sign(cell, rest) - at).abs() < 0.05, "{cell}");
    }
    // What is no number stays at the edge of the column.
    let most = edges.iter().map(|(_, edge, _)| *edge).fold(0.0, f32::max);
    assert!((edges.iter().find(|(text, ..)| text == "1 iš 2").unwrap().1 - most).abs() < 0.05);
}

#[test]
fn no_line_of_a_paragraph_stands_on_a_page_alone() {
    for count in 0..34 {
        let laid = laid(&format!(
            "<main>{}<p>{}</p></main>",
            "<p>žodis</p>".repeat(count),
            "ilgaspastraipos žodynas ".repeat(30)
        ));
        let mut lines: std::collections::BTreeMap<usize, std::collections::BTreeSet<i64>> =
            std::collections::BTreeMap::new();
        for (page, commands) in laid.pages.iter().map(|page| &page.commands).enumerate() {
            for command in commands {
                if let Command::Draw(Drawn::Text { text, at, .. }) = command
                    && (text.contains("ilgas") || text.contains("žodynas"))
                {
                    lines.entry(page).or_default().insert((at[1] * 10.0) as i64);
                }
            }
        }
        assert!(lines.values().all(|lines| lines.len() >= 2), "{count}: {lines:?}");
    }
}

#[test]
fn a_footnote_whose_mark_has_two_digits_is_printed_once() {
    let long = "ilgas".repeat(60);
    let notes: String = (0..30)
        .map(|note| format!("<td>{long}<span class=\"fn\">pastaba{note};</span></td>"))
        .collect();
    let laid = laid(&format!("<main><table><tbody><tr>{notes}</tr></tbody></table></main>"));
    let said = aloud(&laid);
    assert!((0..30).all(|note| said.matches(&format!("pastaba{note};")).count() == 1));
}

#[test]
fn running_sentences_stand_on_the_grid() {
    let body = "<h3>Antraštė</h3><p>tekstas</p><table><caption>a</caption><tbody><tr><td>b</td></tr></tbody></table><p>tekstas</p><p class=\"caption\">c</p><hr/><p>tekstas</p>";
    let laid = laid(&format!("<main>{}</main>", body.repeat(20)));
    let mut baselines = Vec::new();
    for command in laid.pages.iter().flat_map(|page| &page.commands) {
        if let Command::Draw(Drawn::Text { text, at, .. }) = command
            && text == "tekstas"
        {
            baselines.push(at[1]);
        }
    }
    assert_eq!(baselines.len(), 60);
    assert!(laid.pages.len() > 2);
    for baseline in &baselines {
        let off = (baseline - baselines[0]).rem_euclid(7.0);
        assert!(off.min(7.0 - off) < 0.05, "{baselines:?}");
    }
}

#[test]
fn a_table_wider_than_the_page_is_divided_with_its_keys() {
    let cells = |row: usize| -> String {
        (0..24)
            .map(|column| format!("<td class=\"num\">{}</td>", 1_000_000 + row * 100 + column))
            .collect()
    };
    let head: String = (0..24).map(|column| format!("<th scope=\"col\">M{column};</th>")).collect();
    let rows: String = (0..5)
        .map(|row| format!("<tr><th scope=\"row\">eilutė{row};</th>{}</tr>", cells(row)))
        .collect();
    let laid = laid(&format!(
        "<main><table id=\"t\"><caption>Mėnesiai</caption><thead><tr><th scope=\"col\">Raktas</th>{head}</tr></thead><tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"25\">Grupė</th></tr>{rows}</tbody></table></main>"
    ));
    assert_inside(&laid);
    let said = aloud(&laid);
    let tables = laid.tree.nodes.iter().filter(|node| node.role == Role::Table).count();
    // 24 numbers of seven digits (30.0 points at 8.6) and their gutters are wider than 459 points even in the smallest type.
    assert!(tables >= 2, "{tables}");
    assert_eq!(said.matches("eilutė3;").count(), tables);
    assert!(
        said.contains(&format!("Mėnesiai(1/{tables})"))
            && said.contains(&format!("({tables}/{tables})"))
    );
    for row in 0..5 {
        assert!((0..24).all(|column| {
            said.matches(&(1_000_000 + row * 100 + column).to_string()).count() == 1
                && said.matches(&format!("M{column};")).count() == 1
        }));
    }
}

#[test]
fn a_group_row_stays_with_the_next_row() {
    for count in 1..40 {
        let laid = laid(&format!(
            "<main><table><tbody>{}<tr class=\"group\"><th scope=\"rowgroup\">Grupė</th></tr><tr><td>po</td></tr><tr><td>dar</td></tr></tbody></table></main>",
            "<tr><td>žodis</td></tr>".repeat(count)
        ));
        assert!(words(&laid).iter().all(|(_, read)| !read.ends_with("Grupė")), "{count}");
    }
}

#[test]
fn a_note_is_read_after_its_mark_and_stands_on_its_page() {
    let laid = laid("<main><p>prieš<span class=\"fn\">pastaba</span> po</p></main>");
    let tree = &laid.tree;
    let paragraph = tree.nodes.iter().position(|node| node.role == Role::P).unwrap();
    let roles: Vec<Option<Role>> = tree.nodes[paragraph]
        .kids
        .iter()
        .map(|kid| match kid {
            Kid::Node(node) => Some(tree.nodes[*node].role),
            Kid::Content { .. } | Kid::Annotation { .. } => None,
        })
        .collect();
    assert_eq!(roles, [None, Some(Role::Reference), Some(Role::Note), None]);
    assert!(words(&laid)[0].1.contains("pastaba"));
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

fn inline() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zžšė0-9 ,.%–-]{0,60}",
        "[a-zž]{30,90}",
        "[a-z ]{1,20}".prop_map(|text| format!("<strong>{text}</strong>")),
        "[a-z ]{1,20}".prop_map(|text| format!("<span class=\"verdict met\">✓ {text}</span>")),
        "[a-z ]{1,200}".prop_map(|text| format!("x<span class=\"fn\">{text}</span>")),
        "[a-z ]{1,20}".prop_map(|text| format!("<a href=\"https:{text}\">{text}</a><br/>")),
    ]
}

fn block() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(inline(), 0..5).prop_map(|pieces| pieces.concat());
    let paragraph = words.prop_map(|text| format!("<p>{text}</p>")).boxed();
    let class = prop_oneof!["", "dense", "fine", "paired", "fine paired", "card"];
    let table = (1usize..16, prop::collection::vec(inline(), 1..60), class).prop_map(|(columns, cells, class)| {
        let row = |cells: &[String]| {
            let cells: String = (0..columns)
                .map(|column| {
                    format!(
                        "<td class=\"num\">{}</td>",
                        cells.get(column).map_or("", String::as_str)
                    )
                })
                .collect();
            format!("<tr>{cells}</tr>")
        };
        let rows: String = cells.chunks(columns).map(row).collect();
        let head = "<th scope=\"col\">Galva</th>".repeat(columns);
        let group = format!("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{columns}\">Grupė</th></tr>");
        format!("<table class=\"{class}\"><caption>Lentelė</caption><thead><tr>{head}</tr></thead><tbody>{group}{rows}</tbody><tbody>{rows}</tbody></table>")
    });
    let figure =
        (1.0f32..3000.0, 1.0f32..3000.0, -100.0f32..900.0).prop_map(|(width, height, x)| {
            let text = format!(
                "<text x=\"{x}\" y=\"10\" font-size=\"{}\" text-anchor=\"end\">žodžiai</text>",
                width / 10.0
            );
            format!(
                "<figure>{}<figcaption>1 pav.</figcaption></figure>",
                svg(&format!("0 0 {width} {height}"), &text)
            )
        });
    prop_oneof![
        4 => paragraph.clone(),
        1 => inline().prop_map(|text| format!("<h2>{text}</h2><h2>a</h2>")),
        1 => "[a-zžšė]{400}".prop_map(|name| format!("<h3>{name}</h3>")),
        1 => paragraph.clone().prop_map(|inner| format!("<section class=\"whole\"><h2>a</h2>{inner}{inner}</section>")),
        1 => paragraph.clone().prop_map(|inner| format!("<ul><li>{inner}</li><li>b<ol><li>{inner}{inner}</li></ol></li></ul>")),
        1 => paragraph.prop_map(|inner| format!("<div class=\"answer\"><div class=\"value\">{inner}</div>{inner}</div>")),
        2 => table,
        1 => figure,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_stays_on_its_pages_and_is_read_once(blocks in prop::collection::vec(block(), 0..25)) {
        let body = format!("<main><h2>a</h2>{}</main>", blocks.concat());
        let laid = laid(&body);
        assert_inside(&laid);
        prop_assert_eq!(aloud(&laid), written(&body));
        let mut seen = std::collections::BTreeSet::new();
        for kid in laid.tree.nodes.iter().flat_map(|node| &node.kids) {
            if let Kid::Content { page, content } = kid {
                prop_assert!(seen.insert((*page, *content)));
            }
        }
        prop_assert_eq!(seen.len() as u32, laid.pages.iter().map(|page| page.contents).sum::<u32>());
    }
}
