//! Workbooks written part by part, sound or not: the archive of an XLSX or ODS, the compound file of an XLS.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip archive of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // Two parts of one name, or a name that is none: the archive goes without.
        if zip.start_file(*name, SimpleFileOptions::default()).is_ok() {
            let _ = zip.write_all(bytes);
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An XLSX of sheets that share words and styles; sheets of the same text are one part that is listed again.
pub fn xlsx(sheets: &[&str], words: &str, styles: &str) -> Vec<u8> {
    let mut parts: Vec<&str> = sheets.to_vec();
    parts.sort_unstable();
    parts.dedup();
    let number = |text: &str| parts.iter().position(|part| *part == text).unwrap_or(0);
    let listed: String = (0..sheets.len())
        .map(|at| format!(r#"<sheet name="S{at}" sheetId="{at}" r:id="r{at}"/>"#))
        .collect();
    let related: String = sheets
        .iter()
        .enumerate()
        .map(|(at, sheet)| {
            let part = number(sheet);
            format!(r#"<Relationship Id="r{at}" Type="{RELATION}/worksheet" Target="worksheets/{part}.xml"/>"#)
        })
        .collect();
    let root = format!(
        r#"<Relationships><Relationship Id="r" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(r#"<workbook xmlns:r="{RELATION}"><sheets>{listed}</sheets></workbook>"#);
    let relations = format!(
        r#"<Relationships>{related}<Relationship Id="s" Type="{RELATION}/styles" Target="styles.xml"/><Relationship Id="w" Type="{RELATION}/sharedStrings" Target="words.xml"/></Relationships>"#
    );
    let words = format!("<sst>{words}</sst>");
    let styles = format!("<styleSheet>{styles}</styleSheet>");
    let named: Vec<(String, String)> = parts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            (format!("xl/worksheets/{at}.xml"), format!("<worksheet>{text}</worksheet>"))
        })
        .collect();
    let mut all: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/words.xml", words.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
    ];
    all.extend(named.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    zipped(&all)
}

/// An ODS: what stands among its automatic styles, and the body's tables.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[("content.xml", content.as_bytes())])
}

/// A record of an XLS.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend((data.len() as u16).to_le_bytes());
    record.extend_from_slice(data);
    record
}

/// An XLS of sheets, each the records between its beginning and its end, and of records that all share.
pub fn xls(shared: &[u8], sheets: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u16| {
        let mut data = 0x0600_u16.to_le_bytes().to_vec();
        data.extend(kind.to_le_bytes());
        data.resize(16, 0);
        record(0x0809, &data)
    };
    let mut head = begin(5);
    head.extend_from_slice(shared);
    let listed: usize = (0..sheets.len()).map(|at| 4 + 8 + format!("S{at}").len()).sum();
    let mut place = head.len() + listed + 4;
    let mut bodies = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let name = format!("S{at}");
        let mut data = (place as u32).to_le_bytes().to_vec();
        data.extend([0, 0, name.len() as u8, 0]);
        data.extend(name.bytes());
        head.extend(record(0x0085, &data));
        let mut body = begin(0x10);
        body.extend_from_slice(sheet);
        body.extend(record(0x000A, &[]));
        place += body.len();
        bodies.extend(body);
    }
    head.extend(record(0x000A, &[]));
    head.extend(bodies);
    compound(&head)
}

/// A cell of words in an XLS.
pub fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data = Vec::new();
    for number in [row, column, 0, units.len() as u16] {
        data.extend(number.to_le_bytes());
    }
    data.push(1);
    units.iter().for_each(|unit| data.extend(unit.to_le_bytes()));
    record(0x0204, &data)
}

/// A compound file of one stream `Workbook` of less than 6 MB.
pub fn compound(stream: &[u8]) -> Vec<u8> {
    const FREE: u32 = u32::MAX;
    const END: u32 = u32::MAX - 1;
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let data = stream.len() / 512;
    let mut tables = 1;
    while tables * 128 < tables + 1 + data {
        tables += 1;
    }
    assert!(tables <= 109, "a larger file needs another list");
    let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    file.resize(76, 0);
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        file[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    for (at, value) in [(44, tables as u32), (48, tables as u32), (56, 4096), (60, END), (68, END)]
    {
        file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    for at in 0..109 {
        file.extend((if at < tables { at as u32 } else { FREE }).to_le_bytes());
    }
    let mut chains: Vec<u32> = vec![u32::MAX - 2; tables];
    chains.push(END);
    chains.extend((1..data).map(|at| (tables + 1 + at) as u32));
    chains.push(END);
    chains.resize(tables * 128, FREE);
    chains.iter().for_each(|sector| file.extend(sector.to_le_bytes()));
    let entries = [("Root Entry", 5, END, 0), ("Workbook", 2, tables as u32 + 1, stream.len())];
    for (name, kind, start, length) in entries {
        let mut entry = [0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = name.len() as u8 * 2 + 2;
        entry[66] = kind;
        entry[68..76].fill(0xFF);
        entry[76..80].copy_from_slice(&(if kind == 5 { 1 } else { FREE }).to_le_bytes());
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&(length as u32).to_le_bytes());
        file.extend(entry);
    }
    file.resize(file.len().next_multiple_of(512), 0);
    file.extend(stream);
    file
}
