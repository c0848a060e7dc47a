//! Reads a table, and holds its rows to its columns.

use roxmltree::Node;

use super::document::{Cell, Inline, Row, Scope, Table};
use super::parse::{Reader, is, language, read_flow};
use super::parse_text::text;
use super::problem::Problem;

/// Reads a `table`.
pub(super) fn table(reader: &mut Reader, node: Node) -> Table {
    reader.check(node, &["class", "data-continued"], false);
    let classes = reader.classes(node, &["card", "dense", "fine", "paired"]);
    let is = |class: &str| classes.contains(&class);
    let mut table = Table {
        card: is("card"),
        dense: is("dense"),
        fine: is("fine"),
        paired: is("paired"),
        continued: node
            .attribute("data-continued")
            .map(|words| vec![Inline::Text(words.to_owned())]),
        ..Table::default()
    };
    let mut rows = Vec::new();
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "caption" => {
                reader.check(child, &[], true);
                table.caption = Some(text(reader, child));
            }
            "colgroup" => table.widths = widths(reader, child),
            "thead" => {
                let read = read_rows(reader, child, &mut rows);
                table.head.extend(read);
            }
            "tbody" => {
                let read = read_rows(reader, child, &mut rows);
                table.bodies.push(read);
            }
            _ => reader.unknown(child, &["caption", "colgroup", "thead", "tbody"]),
        }
    }
    let covered: Vec<usize> = table
        .head
        .iter()
        .chain(table.bodies.iter().flatten())
        .map(|row| row.cells.iter().map(|cell| cell.span).sum())
        .collect();
    // Rows that group cover what the others make up, so that they do not decide.
    let groups = table.head.iter().chain(table.bodies.iter().flatten()).map(|row| row.group);
    let plain = covered.iter().zip(groups).filter(|(_, group)| !group).map(|(columns, _)| *columns);
    table.columns = match table.widths.len() {
        0 => plain.max().or(covered.first().copied()).unwrap_or(0),
        columns => columns,
    };
    for (found, row) in covered.into_iter().zip(rows) {
        if found != table.columns {
            reader.wrong(row, Problem::Columns { found, expected: table.columns });
        }
    }
    table
}

fn widths(reader: &mut Reader, group: Node) -> Vec<f32> {
    reader.check(group, &[], false);
    let mut widths = Vec::new();
    for column in group.children().filter(Node::is_element) {
        if !is(column, "col") {
            reader.unknown(column, &["col"]);
            continue;
        }
        reader.check(column, &["style", "class"], false);
        let style = column.attribute("style").unwrap_or("");
        let percent = style.trim().trim_end_matches(';').strip_prefix("width:").and_then(|width| {
            let share: f32 = width.trim().strip_suffix('%')?.trim().parse().ok()?;
            (share > 0.0 && share <= 100.0).then_some(share)
        });
        match percent {
            Some(percent) => widths.push(percent),
            None => reader.value(column, "style", style, &["width:NN%"]),
        }
    }
    widths
}

fn read_rows<'a, 'input>(
    reader: &mut Reader,
    part: Node<'a, 'input>,
    places: &mut Vec<Node<'a, 'input>>,
) -> Vec<Row> {
    reader.check(part, &[], false);
    let mut rows = Vec::new();
    for row in part.children().filter(Node::is_element) {
        if !is(row, "tr") {
            reader.unknown(row, &["tr"]);
            continue;
        }
        reader.check(row, &["class"], false);
        let group = reader.classes(row, &["group"]).contains(&"group");
        let mut cells = Vec::new();
        for cell in row.children().filter(Node::is_element) {
            if is(cell, "th") || is(cell, "td") {
                cells.push(read_cell(reader, cell));
            } else {
                reader.unknown(cell, &["th", "td"]);
            }
        }
        if cells.is_empty() {
            reader.missing(row, "th or td");
            continue;
        }
        places.push(row);
        rows.push(Row { group, id: row.attribute("id").map(str::to_string), cells });
    }
    rows
}

fn read_cell(reader: &mut Reader, node: Node) -> Cell {
    let heading = is(node, "th");
    reader.check(
        node,
        if heading { &["class", "scope", "colspan"] } else { &["class", "colspan", "data-figure"] },
        true,
    );
    let number = reader.classes(node, &["num"]).contains(&"num");
    let scope = match (heading, node.attribute("scope")) {
        (false, _) => None,
        (true, Some("col")) => Some(Scope::Column),
        (true, Some("row")) => Some(Scope::Row),
        (true, Some("rowgroup")) => Some(Scope::RowGroup),
        (true, other) => {
            reader.value(node, "scope", other.unwrap_or(""), &["col", "row", "rowgroup"]);
            Some(Scope::Column)
        }
    };
    let span = match node.attribute("colspan").map(str::parse::<usize>) {
        None => 1,
        Some(Ok(span)) if (1..=1000).contains(&span) => span,
        Some(_) => {
            reader.value(node, "colspan", node.attribute("colspan").unwrap_or(""), &["1 to 1000"]);
            1
        }
    };
    let blocks = read_flow(reader, node, 1, &["p", "ul", "ol", "svg"]);
    let figure = node.attribute("data-figure").map(str::to_string);
    Cell { scope, number, span, language: language(node), figure, blocks }
}
