//! Any document.

use proptest::prelude::*;

use super::*;

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
