//! What a workbook says, read from its bytes as a spreadsheet program reads it.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};

use super::figures::Said;
use super::{differs, unreadable};
use crate::Computed;
use crate::finding::Finding;
use crate::library::indicator::Indicator;
use crate::locale::Lang;
use crate::report::book::{head, split};

/// Heads of the columns that name a figure, and of its value.
const HEADS: [&str; 6] = ["id", "from", "to", "stratifier", "group", "value"];
/// Heads stand in one of the first lines of a sheet.
const HEAD_WITHIN: usize = 5;

/// The indicator, first and last day, and the words of stratifiers and groups.
type Key = [String; 5];

/// A finding for each figure that is not in the workbook as in the JSON, and for each that is there alone.
///
/// # Errors
/// The workbook cannot be read.
pub fn compare(
    computed: &Computed,
    figures: &[Said],
    lang: Lang,
    workbook: &[u8],
) -> Result<Vec<Finding>, Finding> {
    let mut cells = cells(lang, workbook)?;
    let by_id: BTreeMap<&str, &Indicator> =
        computed.indicators.iter().map(|it| (it.id.as_str(), it)).collect();
    let mut findings = Vec::new();
    // The JSON holds the figures in their order; what a group is called in words is not in it.
    for (said, figure) in figures.iter().zip(&computed.figures) {
        let Some(indicator) = by_id.get(said.indicator.as_str()) else { continue };
        let (stratifiers, groups) = split(lang, indicator, figure.group.as_ref());
        let (from, to) = said.days.clone();
        let key = [said.indicator.clone(), from, to, plain(&stratifiers), plain(&groups)];
        let own = cells.get_mut(&key);
        let same = |cell: &Data| match cell {
            Data::String(text) => said.printed.is_none() && super::figures::is_silent(lang, text),
            _ => cell.as_f64().is_some_and(|stored| said.is_held_by(lang, stored)),
        };
        match own {
            Some(own) if own.iter().any(same) => own.retain({
                // One cell for one figure.
                let mut taken = false;
                move |cell| {
                    let is_first = !taken && same(cell);
                    taken |= is_first;
                    !is_first
                }
            }),
            Some(own) if !own.is_empty() => {
                let found = own.remove(0).to_string();
                findings.push(differs(&said.indicator, Some(said), "XLSX", &found));
            }
            _ => findings.push(differs(&said.indicator, Some(said), "XLSX", "–")),
        }
    }
    for (key, rest) in cells {
        for cell in rest {
            findings.push(differs(&key.join(", "), None, "XLSX", &cell.to_string()));
        }
    }
    Ok(findings)
}

/// The cells of values by what they are values of.
fn cells(lang: Lang, workbook: &[u8]) -> Result<BTreeMap<Key, Vec<Data>>, Finding> {
    let wrong = |error: calamine::XlsxError| unreadable("XLSX", error);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).map_err(wrong)?;
    let heads = HEADS.map(|key| head(lang, key));
    let mut cells: BTreeMap<Key, Vec<Data>> = BTreeMap::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(wrong)?;
        let mut lines = range.rows();
        let columns = lines.by_ref().take(HEAD_WITHIN).find_map(|line| {
            let mut columns = [0; HEADS.len()];
            for (column, head) in columns.iter_mut().zip(&heads) {
                *column = line.iter().position(|cell| cell.to_string() == *head)?;
            }
            Some(columns)
        });
        let Some([id, from, to, stratifier, group, value]) = columns else { continue };
        for line in lines {
            let day = |at: usize| line[at].as_date().map_or(String::new(), |day| day.to_string());
            let text = |at: usize| plain(&line[at].to_string());
            let key = [text(id), day(from), day(to), text(stratifier), text(group)];
            cells.entry(key).or_default().push(line[value].clone());
        }
    }
    Ok(cells)
}

/// Words without what a workbook writes in another way.
fn plain(text: &str) -> String {
    text.replace("_x005F_", "_").chars().filter(|it| !it.is_control()).collect()
}
