//! What stays together on a page, and what begins one.

use super::*;

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
