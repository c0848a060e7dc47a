use super::*;

const DOCUMENT: &str = r##"<html xmlns="http://www.w3.org/1999/xhtml" lang="lt">
<head><title>A &amp; B</title><meta name="foot" content="x"/><style>p { color: red; }</style></head>
<body><nav class="toc"><h2>Turinys</h2><ol><li class="l1"><a href="#s">S</a></li></ol></nav>
<main><section id="s" data-head="x"><h2>Antraštė</h2><p>a &lt;b&gt;<br/>c</p>
<figure><svg viewBox="0 0 9 9" role="img" aria-label="Kaip kito. 2024: 1 &lt; 2"><text x="1" y="1">1</text></svg></figure>
<table><caption>Lentelė</caption><colgroup><col style="width:50%"/></colgroup>
<thead><tr><th scope="col">Grupė</th><th scope="col" class="num">2024</th><th scope="col">Brėžinys</th></tr></thead>
<tbody><tr class="group"><th scope="rowgroup" colspan="3">9</th></tr>
<tr><th scope="row">4–6</th><td class="num">95,5&#160;%</td><td><svg viewBox="0 0 9 9"/></td></tr>
<tr><th scope="row">0–3</th><td class="num">2&#160;904</td><td></td></tr>
<tr><th scope="row">7</th><td class="num">–</td><td></td></tr></tbody></table>
<table class="card"><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>
</section></main></body></html>"##;

fn page() -> String {
    html(DOCUMENT).unwrap()
}

#[test]
fn a_page_has_what_browsers_want() {
    let page = page();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"lt\">"));
    assert_eq!(page.matches("<meta charset").count(), 1);
    assert!(!page.contains("name=\"foot\"") && !page.contains("data-head"));
    assert!(!page.contains("xmlns"));
    assert!(page.contains("<title>A &amp; B</title>"), "text stays text");
    assert!(page.contains("a &lt;b&gt;<br>c"));
    // The template's own style has the last word.
    assert!(page.find("p { color: red; }").unwrap() > page.find("@font-face").unwrap());
}

#[test]
fn the_keyboard_reaches_the_report_and_what_scrolls() {
    let page = page();
    assert!(page.contains("<a class=\"skip\" href=\"#main\">Pereiti prie turinio</a>"), "{page}");
    assert!(page.contains("<main id=\"main\" tabindex=\"-1\">"));
    assert!(page.contains("<nav class=\"toc\" aria-label=\"Turinys\">"));
    let scroll = |class: &str, label: &str| {
        format!(
            "<div class=\"scroll {class}\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">"
        )
    };
    assert!(page.contains(&(scroll("table", "Lentelė") + "<table>")));
    assert!(page.contains(&(scroll("table", "Antraštė") + "<table class=\"card\">")));
    assert!(page.contains(&(scroll("picture", "Kaip kito") + "<svg")), "{page}");
}

#[test]
fn columns_are_sorted_by_what_is_printed() {
    let page = page();
    assert!(page.contains("<th scope=\"col\" data-sort=\"\">Grupė</th>"));
    assert!(page.contains("<th scope=\"col\" class=\"num\" data-sort=\"\">2024</th>"));
    assert!(page.contains("<th scope=\"col\">Brėžinys</th>"), "pictures have no order");
    assert!(page.contains("<td class=\"num\" data-value=\"95.5\">95,5\u{a0}%</td>"));
    assert!(page.contains("<td class=\"num\" data-value=\"2904\">2\u{a0}904</td>"));
    assert!(page.contains("<td class=\"num\">–</td>"), "nothing has no value");
}

/// The policy names the script that is there: another one would not run.
#[test]
fn nothing_is_asked_for_and_only_one_script_runs() {
    let page = page();
    let hash = BASE64_STANDARD.encode(Sha256::digest(SCRIPT.as_bytes()));
    assert!(page.contains("default-src 'none'") && page.contains(&format!("'sha256-{hash}'")));
    assert!(page.contains(&format!("<script>{SCRIPT}</script>")));
    assert!(page.contains("font-src data:; img-src data:; base-uri 'none'"));
    for asking in ["src=", "url(http", "@import", "http-equiv=\"refresh\""] {
        assert!(!page.contains(asking), "{asking}");
    }
    assert!(!STYLE.contains(['<', '&']) && !SCRIPT.contains("</"));
}

#[test]
fn a_mark_of_pixels_is_inside_the_file() {
    let mark = "<figure class=\"logo\"><img src=\"data:image/png;base64,AAAA\" alt=\"A &amp; B\"/></figure>";
    let page = html(&DOCUMENT.replace("<main>", &format!("<main>{mark}"))).unwrap();
    let written = mark.replace("/></f", "></f");
    assert!(page.contains(&written), "{page}");
}

#[test]
fn a_screen_names_no_pages() {
    let document = DOCUMENT.replace(
        "<p>a ",
        "<details><summary>Atverti</summary><p>b</p></details><p><a href=\"#s\">S<span class=\"page\"> ({page} p.)</span></a>. a ",
    );
    let page = html(&document).unwrap();
    assert!(page.contains("<p><a href=\"#s\">S</a>. a "), "{page}");
    assert!(page.contains("<details><summary>Atverti</summary><p>b</p></details>"));
}
