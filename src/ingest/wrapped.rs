//! Cells that an export wraps as a formula, `="0017"`, so that Excel keeps their zeros.

use super::cell::{Cell, Sheet};

/// Unwraps every such cell of a sheet; gives the place of the first (row number, column) and how many there were.
pub(super) fn unwrap(sheet: &mut Sheet) -> Option<(u32, usize, u64)> {
    let mut first: Option<(u32, usize, u64)> = None;
    for row in &mut sheet.rows {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            if let Cell::Text(text) = cell
                && let Some(inner) = inner(text)
            {
                *text = inner;
                first.get_or_insert((row.number, column, 0)).2 += 1;
            }
        }
    }
    first
}

fn inner(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix("=\"")?.strip_suffix('"')?;
    let plain = inner.replace("\"\"", "");
    // A formula that joins texts, `="a"&"b"`, holds more than one.
    (!plain.contains('"')).then(|| inner.replace("\"\"", "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_alone_is_unwrapped() {
        for (text, expected) in [
            ("=\"0017\"", Some("0017")),
            (" =\"a \"\"b\"\"\" ", Some("a \"b\"")),
            ("=\"\"", Some("")),
            ("=\"a\"&\"b\"", None),
            ("=0017", None),
            ("=\"", None),
            ("\"0017\"", None),
        ] {
            assert_eq!(inner(text).as_deref(), expected, "{text}");
        }
    }
}
