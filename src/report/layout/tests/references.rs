//! Page numbers within words, words in another language, and what pages leave to screens.

use super::*;

fn annex(pages_before: usize) -> Laid {
    let chapter = "<section class=\"chapter\"><h2>Skyrius</h2></section>".repeat(pages_before);
    laid(&format!(
        "<main><p>žr. <a href=\"#b\">B priedą<span class=\"page\"> ({{page}} p.)</span></a>.</p>{chapter}\
         <section class=\"chapter\" id=\"b\"><h2>B priedas</h2></section></main>"
    ))
}

/// The pieces of the first line, each with where it begins and ends.
fn first_line(laid: &Laid) -> Vec<(String, f32, f32)> {
    let texts = laid.pages[0].commands.iter().filter_map(|command| match command {
        Command::Draw(drawn @ Drawn::Text { text, .. }) => Some((text, drawn.bounds())),
        _ => None,
    });
    let texts: Vec<_> = texts.collect();
    let top = texts.first().map_or(0.0, |(_, bounds)| bounds[1]);
    let line = texts.iter().filter(|(_, bounds)| (bounds[1] - top).abs() < 0.1);
    line.map(|(text, [left, _, right, _])| ((*text).clone(), *left, *right)).collect()
}

/// The annex stands behind the page with the words and so many chapters of a page each.
#[test]
fn a_reference_names_the_page_and_fills_its_room() {
    for (before, page) in [(0, "2"), (1, "3"), (8, "10"), (97, "99"), (98, "100"), (120, "122")] {
        let line = first_line(&annex(before));
        let all: String = line.iter().map(|(text, ..)| text.as_str()).collect();
        assert_eq!(all, format!("žr. B priedą ({page} p.)."));
        // No piece lies on another, and none stands apart.
        for pair in line.windows(2) {
            assert!((pair[0].2 - pair[1].1).abs() < 0.05, "{line:?}");
        }
    }
}

#[test]
fn a_page_number_is_tagged_as_a_reference_and_no_word_of_the_link() {
    let laid = annex(1);
    assert_eq!(laid.pages[0].annotations.len(), 1);
    assert_eq!(laid.pages[0].annotations[0].words, "B priedą");
    assert!(aloud(&laid).starts_with("žr.Bpriedą."), "{}", aloud(&laid));
    let references = laid.tree.nodes.iter().filter(|node| node.role == Role::Reference);
    assert_eq!(references.count(), 1);
}

#[test]
fn a_heading_with_a_page_number_is_a_bookmark_without() {
    let laid = laid(
        "<main><section id=\"a\"><h2><a href=\"#a\">Kortelė<span class=\"page\"> ({page} p.)</span></a></h2></section></main>",
    );
    assert_eq!(laid.outline[0].title, "Kortelė");
    assert!(words(&laid)[0].1.contains("Kortelė (1 p.)"));
}

#[test]
fn what_opens_on_a_screen_is_on_no_page() {
    let laid = laid(
        "<main><h2>A</h2><details><summary>Atverti</summary><table><tbody><tr><td>5</td></tr></tbody></table>\
         <details><summary>Dar</summary><p>žodžiai</p></details></details><p>B</p></main>",
    );
    assert_eq!(aloud(&laid), "AB");
}

#[test]
fn mistakes_in_both_are_told() {
    let told = |body: &str| {
        let errors = parse(&document(body)).expect_err(body);
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    for (body, words) in [
        ("<main><details><p>a</p></details></main>", "summary"),
        ("<main><details><summary>a</summary><h3>b</h3></details></main>", "<h3>"),
        ("<main><details><summary>a</summary><p id=\"b\">b</p></details></main>", "id"),
        ("<main><details><summary>a</summary><p class=\"x\">b</p></details></main>", "x"),
        ("<main><p><span class=\"page\">{page}</span></p></main>", "around it"),
        (
            "<main><p id=\"a\"><a href=\"#a\">b<span class=\"page\"> p.</span></a></p></main>",
            "{page}",
        ),
        (
            "<main><p><a href=\"https://a.lt\">b<span class=\"page\">{page}</span></a></p></main>",
            "around it",
        ),
    ] {
        assert!(told(body).contains(words), "{body}: {}", told(body));
    }
}

#[test]
fn words_in_another_language_are_tagged_with_it() {
    let laid = laid("<main><p>Sąlyga: <code lang=\"en\">age &gt; 3</code>, visi</p></main>");
    let foreign: Vec<&Node> =
        laid.tree.nodes.iter().filter(|node| node.language.as_deref() == Some("en")).collect();
    assert_eq!(foreign.len(), 1);
    // Its words are inside, and those around it are not.
    let inside: Vec<Role> = foreign[0]
        .kids
        .iter()
        .filter_map(|kid| match kid {
            Kid::Node(node) => Some(laid.tree.nodes[*node].role),
            _ => None,
        })
        .collect();
    assert_eq!((foreign[0].role, inside), (Role::Span, vec![Role::Code]));
    assert_eq!(aloud(&laid), "Sąlyga:age>3,visi");
}
