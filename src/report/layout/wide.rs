//! Tables wider than the page are divided into several, each with the key columns of the rows.

use super::Destinations;
use super::blocks::{Builder, words_of};
use super::document::{Block, BlockKind, Document, Inline, Row, Scope, Table};
use super::font::Language;
use super::shaper::Shaper;
use super::style::Style;

/// The document with its wide tables divided; `None` when it has none.
pub(super) fn divided<'a>(
    document: &'a Document,
    shaper: &'a Shaper<'a>,
    style: &'a Style,
) -> Option<Document> {
    let nowhere = Destinations::new();
    let builder = Builder::new(shaper, style, &nowhere);
    let language = Language::of(&document.language);
    let body = blocks(&document.body, &builder, language)?;
    Some(Document { body, ..document.clone() })
}

fn blocks<'a>(all: &'a [Block], builder: &Builder<'a>, language: Language) -> Option<Vec<Block>> {
    // Most documents have no such table: nothing is copied before the first.
    let mut result: Option<Vec<Block>> = None;
    for (index, block) in all.iter().enumerate() {
        let language = block.language.as_deref().map_or(language, Language::of);
        match &block.kind {
            BlockKind::Section { chapter, whole, head, blocks: inner } => {
                if let Some(inner) = blocks(inner, builder, language) {
                    let (chapter, whole, head) = (*chapter, *whole, head.clone());
                    let kind = BlockKind::Section { chapter, whole, head, blocks: inner };
                    let (id, language) = (block.id.clone(), block.language.clone());
                    let result = result.get_or_insert_with(|| all[..index].to_vec());
                    result.push(Block { id, language, figure: None, kind });
                    continue;
                }
            }
            BlockKind::Table(table) => {
                let parts = parts(table, builder, language);
                if parts.len() > 1 {
                    let count = parts.len();
                    let result = result.get_or_insert_with(|| all[..index].to_vec());
                    for (number, columns) in parts.iter().enumerate() {
                        let kind = BlockKind::Table(part(table, columns, number, count));
                        let id = block.id.clone().filter(|_| number == 0);
                        let language = block.language.clone();
                        result.push(Block { id, language, figure: None, kind });
                    }
                    continue;
                }
            }
            _ => {}
        }
        if let Some(result) = &mut result {
            result.push(block.clone());
        }
    }
    result
}

/// The columns of each part; one part when the table fits, or when no rows' keys could be repeated.
fn parts<'a>(table: &'a Table, builder: &Builder<'a>, language: Language) -> Vec<Vec<usize>> {
    let all: Vec<usize> = (0..table.columns).collect();
    let rows = table.head.iter().chain(table.bodies.iter().flatten());
    let mut plain = rows.clone().filter(|row| !row.group);
    let mut groups = rows.filter(|row| row.group);
    let simple = plain.all(|row| row.cells.iter().all(|cell| cell.span == 1))
        && groups.all(|row| row.cells.len() == 1);
    let keys = (0..table.columns)
        .take_while(|column| {
            let mut rows = table.bodies.iter().flatten().filter(|row| !row.group);
            rows.all(|row| {
                row.cells.get(*column).is_some_and(|cell| cell.scope == Some(Scope::Row))
            })
        })
        .count();
    let width = builder.style.width();
    if !simple || keys == 0 || keys == table.columns || table.bodies.iter().all(Vec::is_empty) {
        return vec![all];
    }
    let least = builder.least_widths(table, width, language);
    // A little smaller type is better than a second table.
    let room = width / super::table::SMALLEST;
    if least.iter().sum::<f32>() <= room {
        return vec![all];
    }
    let taken: f32 = least[..keys].iter().sum();
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut filled = f32::INFINITY;
    for (column, wide) in least.iter().enumerate().skip(keys) {
        if filled + wide > room {
            parts.push((0..keys).collect());
            filled = taken;
        }
        if let Some(part) = parts.last_mut() {
            part.push(column);
        }
        filled += wide;
    }
    parts
}

/// A part of a table; the caption says which of how many.
fn part(table: &Table, columns: &[usize], index: usize, count: usize) -> Table {
    let row = |row: &Row| {
        let cells = if row.group {
            let mut cells = row.cells.clone();
            cells.iter_mut().for_each(|cell| cell.span = columns.len());
            cells
        } else {
            columns.iter().filter_map(|column| row.cells.get(*column).cloned()).collect()
        };
        Row { id: row.id.clone().filter(|_| index == 0), cells, ..row.clone() }
    };
    let caption = table.caption.as_ref().map(|words| {
        let number = format!("({}/{count})", index + 1);
        let space = if words_of(words).is_empty() { "" } else { "\u{a0}" };
        let number = Inline::Text(format!("{space}{number}"));
        words.iter().cloned().chain([number]).collect()
    });
    Table {
        caption,
        widths: columns.iter().filter_map(|column| table.widths.get(*column).copied()).collect(),
        columns: columns.len(),
        head: table.head.iter().map(row).collect(),
        bodies: table.bodies.iter().map(|rows| rows.iter().map(row).collect()).collect(),
        ..table.clone()
    }
}
