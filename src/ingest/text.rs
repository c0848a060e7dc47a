//! Delimited text (CSV) to rows.

use super::cell::{Cell, Row, Sheet};
use super::words::key;

/// A text file's rows.
pub(super) struct TextTable {
    pub(super) sheet: Sheet,
    pub(super) delimiter: char,
    /// A quotation mark that is never closed swallows what follows: the row where it begins.
    pub(super) unclosed: Option<u32>,
}

/// Splits text at the delimiter under which most of the wanted headers (as keys) are found.
pub(super) fn split(text: &str, wanted: &[String]) -> TextTable {
    let (declared, body_start) = declared_delimiter(text);
    let body = &text[body_start..];
    let delimiter = declared.unwrap_or_else(|| likely_delimiter(body, wanted));
    let rows = rows(body, delimiter, usize::MAX, u32::from(body_start > 0));
    let unclosed =
        (body.matches('"').count() % 2 == 1).then(|| row_with_longest_cell(&rows)).flatten();
    TextTable {
        sheet: Sheet { rows, ..Sheet::default() },
        delimiter: char::from(delimiter),
        unclosed,
    }
}

/// Excel's own first line `sep=;`.
fn declared_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.lines().next().unwrap_or("");
    match line.trim().as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', mark] => {
            (Some(*mark), text.find('\n').map_or(text.len(), |at| at + 1))
        }
        _ => (None, 0),
    }
}

fn likely_delimiter(body: &str, wanted: &[String]) -> u8 {
    let mut best = (b';', (0, 0));
    for delimiter in [b';', b',', b'\t', b'|'] {
        let head = rows(body, delimiter, 60, 0);
        let found = head
            .iter()
            .map(|row| {
                let keys: Vec<String> = row.cells.iter().map(|cell| key(&cell.text())).collect();
                wanted.iter().filter(|name| keys.contains(name)).count()
            })
            .max()
            .unwrap_or(0);
        // Without a header the delimiter that splits most rows is the likely one.
        let split = head.iter().filter(|row| row.cells.len() > 1).count();
        if (found, split) > best.1 {
            best = (delimiter, (found, split));
        }
    }
    best.0
}

fn rows(body: &str, delimiter: u8, most: usize, lines_before: u32) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let bytes = body.as_bytes();
    let (mut counted, mut line) = (0, 1 + lines_before);
    while rows.len() < most {
        // The reader's own line numbers count from the end of the record before, empty lines included.
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) | Err(_) => break,
        }
        let mut start = record
            .position()
            .map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX))
            .min(bytes.len());
        while matches!(bytes.get(start), Some(b'\r' | b'\n')) {
            start += 1;
        }
        line += u32::try_from(bytes[counted..start].iter().filter(|byte| **byte == b'\n').count())
            .unwrap_or(u32::MAX);
        counted = start;
        let cells = record
            .iter()
            .map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) })
            .collect();
        rows.push(Row { number: line, cells });
    }
    rows
}

fn row_with_longest_cell(rows: &[Row]) -> Option<u32> {
    let lines = |row: &&Row| {
        row.cells
            .iter()
            .map(|cell| if let Cell::Text(text) = cell { text.matches('\n').count() } else { 0 })
            .max()
    };
    rows.iter().max_by_key(lines).filter(|row| lines(row) > Some(0)).map(|row| row.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_delimiter_is_the_one_that_shows_the_headers() {
        let wanted = ["data".to_string(), "vaiko kodas".to_string()];
        for (text, delimiter) in [
            ("Data;Vaiko kodas\n2024,5;a\n", ';'),
            ("Data,Vaiko kodas\n\"a;b;c\",d\n", ','),
            ("Data\tVaiko kodas\na, b\tc\n", '\t'),
            ("sep=;\nData;Vaiko kodas\n", ';'),
            ("Registras, 2024 m., sausis, vasaris\nData;Vaiko kodas\n", ';'),
        ] {
            assert_eq!(split(text, &wanted).delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn rows_are_numbered_as_the_file_s_lines() {
        let table = split("a;b\r\n\r\n\r\n1;\"x\r\ny\"\r\n2;z\r\n", &["a".to_string()]);
        let numbers: Vec<u32> = table.sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 4, 6]);
        let declared = split("sep=,\na,b\n1,2\n", &["a".to_string()]);
        assert_eq!(declared.sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn an_unclosed_quotation_mark_is_seen() {
        let table = split("a;b\n1;\"x\n2;y\n3;z\n", &["a".to_string()]);
        assert_eq!(table.unclosed, Some(2));
        assert_eq!(split("a;b\n1;\"x\"\"y\"\n", &["a".to_string()]).unclosed, None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[a;,\"\r\n\t|=sep]{0,60}") {
            let _ = split(&text, &["a".to_string()]);
        }
    }
}
