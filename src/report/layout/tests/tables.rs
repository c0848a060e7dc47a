//! Tables: where they are divided, what is repeated, how their columns stand.

use super::*;

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

/// A card goes on under its name, which is read once: as the heading.
#[test]
fn a_table_without_head_says_that_it_goes_on() {
    let rows: String = (0..120)
        .map(|row| format!("<tr><th scope=\"row\">eil-{row};</th><td>x</td></tr>"))
        .collect();
    let laid = laid(&format!(
        "<main><h3>Kortelė</h3><table class=\"card\" data-continued=\"Kortelė (tęsinys)\"><tbody>{rows}</tbody></table></main>"
    ));
    let pages = words(&laid);
    assert!(pages.len() > 1);
    let told: Vec<bool> = pages.iter().map(|(all, _)| all.contains("Kortelė (tęsinys)")).collect();
    assert!(!told[0] && told[1..].iter().all(|told| *told));
    assert!(pages.iter().all(|(_, read)| !read.contains("tęsinys")));
    assert_inside(&laid);
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
    let shaper = shaper::Shaper::new(&fonts);
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
