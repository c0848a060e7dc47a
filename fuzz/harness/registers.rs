//! Registers made part by part: sheets that a mapping understands, with what programs and accidents make of them.

use super::books;
use super::choices::Choices;

/// Words of cells that are understood, half understood and not.
const WORDS: [&str; 40] = [
    "",
    "1",
    "2",
    "GC-01",
    "GC-1",
    "17/2023",
    "2024-03-05",
    "2024.03.05",
    "03/04/2024",
    "45356",
    "45356.5",
    "1,5",
    "1.234",
    "1 234,50",
    "1:30",
    "90 min.",
    "taip",
    "ne",
    "x",
    "-",
    "–",
    "?",
    "#REF!",
    "#N/A",
    "Iš viso",
    "Viso:",
    "vyras",
    "mergaitė",
    "skundas",
    "Sutinku",
    "5",
    "Nežinau",
    "2024 m. kovo 5 d.",
    "kovas",
    "0",
    "-3",
    "1E+15",
    "39001010077",
    "=\"0012\"",
    "\u{feff}\u{200b}",
];

/// A file of a register with these headers: text or a workbook, by the choices.
pub fn file(choices: &mut Choices, headers: &[String]) -> Vec<u8> {
    match choices.below(5) {
        0 => csv(choices, headers),
        1 | 2 => xlsx(choices, headers),
        3 => ods(choices, headers),
        _ => xls(choices, headers),
    }
}

fn word<'a>(choices: &mut Choices, headers: &'a [String]) -> &'a str {
    if !headers.is_empty() && choices.chance(20) {
        return choices.pick(headers).as_str();
    }
    WORDS[choices.below(WORDS.len())]
}

/// Rows of words, the first of them the headers.
fn rows<'a>(choices: &mut Choices, headers: &'a [String]) -> Vec<Vec<&'a str>> {
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for _ in 0..choices.below(3) {
        rows.push(vec![word(choices, headers)]);
    }
    let mut head: Vec<&str> = headers.iter().map(String::as_str).collect();
    if choices.chance(30) && !head.is_empty() {
        let (from, to) = (choices.below(head.len()), choices.below(head.len()));
        head.swap(from, to);
    }
    let width = head.len().max(1);
    rows.push(head);
    for _ in 0..choices.below(12) {
        let cells = if choices.chance(30) { choices.below(width + 3) } else { width };
        rows.push((0..cells).map(|_| word(choices, headers)).collect());
    }
    rows
}

fn csv(choices: &mut Choices, headers: &[String]) -> Vec<u8> {
    let delimiter = *choices.pick(&[";", ",", "\t", "|"]);
    let end = *choices.pick(&["\n", "\r\n", "\r", "\n\n"]);
    let mut text = (*choices.pick(&["", "\u{feff}", "sep=;\n"])).to_owned();
    for row in rows(choices, headers) {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match choices.below(8) {
                0 => format!("\"{}\"", cell.replace('"', "\"\"")),
                1 if choices.chance(40) => format!("\"{cell}"),
                2 if choices.chance(40) => format!("{cell}{end}"),
                _ => (*cell).to_owned(),
            })
            .collect();
        text.push_str(&cells.join(delimiter));
        text.push_str(end);
    }
    let mut bytes = text.into_bytes();
    damage(choices, &mut bytes);
    bytes
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn letters(mut column: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return letters;
        }
        column = column / 26 - 1;
    }
}

/// A range somewhere on the sheet, or nowhere.
fn area(choices: &mut Choices) -> String {
    let corner = |choices: &mut Choices| match choices.below(12) {
        0 => "XFD1048576".to_owned(),
        1 => "A0".to_owned(),
        2 => "ZZZZZZZ99999999999".to_owned(),
        3 => "A4294967295".to_owned(),
        4 => String::new(),
        _ => format!("{}{}", letters(choices.below(8)), 1 + choices.below(16)),
    };
    if choices.chance(30) {
        corner(choices)
    } else {
        format!("{}:{}", corner(choices), corner(choices))
    }
}

fn xlsx(choices: &mut Choices, headers: &[String]) -> Vec<u8> {
    let mut shared = String::new();
    let mut sheets = Vec::new();
    let mut words = 0;
    for _ in 0..1 + choices.below(2) {
        let mut sheet = String::from("<sheetData>");
        for (at, row) in rows(choices, headers).iter().enumerate() {
            let number = match choices.below(12) {
                0 => String::new(),
                1 => r#" r="0""#.to_owned(),
                2 if choices.chance(60) => r#" r="1048576""#.to_owned(),
                3 if choices.chance(60) => r#" r="4294967295""#.to_owned(),
                _ => format!(r#" r="{}""#, at + 1),
            };
            let look = *choices.pick(&["", "", "", r#" hidden="1""#, r#" ht="0""#]);
            sheet.push_str(&format!("<row{number}{look}>"));
            for (column, cell) in row.iter().enumerate() {
                let place = match choices.below(10) {
                    0 => String::new(),
                    1 if choices.chance(60) => r#" r="XFD1""#.to_owned(),
                    2 if choices.chance(60) => format!(r#" r="{}""#, area(choices)),
                    _ => format!(r#" r="{}{}""#, letters(column), at + 1),
                };
                let style = choices.below(5);
                let cell = escaped(cell);
                let formula = *choices.pick(&["", "", "", "<f>A1</f>", "<f/>"]);
                sheet.push_str(&match choices.below(9) {
                    0 => format!(r#"<c{place} s="{style}" t="inlineStr">{formula}<is><t>{cell}</t></is></c>"#),
                    1 => format!(r#"<c{place} s="{style}" t="str">{formula}<v>{cell}</v></c>"#),
                    2 => format!(r#"<c{place} s="{style}">{formula}<v>{cell}</v></c>"#),
                    3 => format!(r#"<c{place} t="b">{formula}<v>{cell}</v></c>"#),
                    4 => format!(r#"<c{place} t="e">{formula}<v>{cell}</v></c>"#),
                    5 => format!(r#"<c{place} t="d">{formula}<v>{cell}</v></c>"#),
                    6 => format!(r#"<c{place} t="s"><v>{}</v></c>"#, choices.below(60)),
                    _ => {
                        shared.push_str(&match choices.below(4) {
                            0 => format!("<si><r><rPr><strike/></rPr><t>{cell}</t></r><rPh><t>x</t></rPh></si>"),
                            1 => format!("<si><t xml:space=\"preserve\"> {cell}_x000D_</t></si>"),
                            _ => format!("<si><t>{cell}</t></si>"),
                        });
                        words += 1;
                        format!(r#"<c{place} s="{style}" t="s">{formula}<v>{}</v></c>"#, words - 1)
                    }
                });
            }
            sheet.push_str("</row>");
        }
        sheet.push_str("</sheetData>");
        for _ in 0..choices.below(3) {
            sheet.push_str(&match choices.below(3) {
                0 => format!(r#"<autoFilter ref="{}"><filterColumn/></autoFilter>"#, area(choices)),
                1 => r#"<tablePart id="r0"/>"#.to_owned(),
                _ => format!(r#"<mergeCell ref="{}"/>"#, area(choices)),
            });
        }
        damage_text(choices, &mut sheet);
        sheets.push(sheet);
    }
    let styles = r#"<numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="46"/><xf fontId="1"/></cellXfs>"#;
    let mut styles = styles.to_owned();
    damage_text(choices, &mut shared);
    damage_text(choices, &mut styles);
    let sheets: Vec<&str> = sheets.iter().map(String::as_str).collect();
    let mut book = books::xlsx(&sheets, &shared, &styles);
    damage(choices, &mut book);
    book
}

fn ods(choices: &mut Choices, headers: &[String]) -> Vec<u8> {
    let mut tables = String::new();
    for table in 0..1 + choices.below(2) {
        tables.push_str(&format!(r#"<table:table table:name="L{table}" table:style-name="h">"#));
        for row in rows(choices, headers) {
            let repeated = match choices.below(16) {
                0 => r#" table:number-rows-repeated="3""#,
                1 => r#" table:number-rows-repeated="0""#,
                2 => r#" table:visibility="collapse""#,
                3 => r#" table:visibility="filter""#,
                4 if choices.chance(40) => r#" table:number-rows-repeated="300""#,
                _ => "",
            };
            tables.push_str(&format!("<table:table-row{repeated}>"));
            for cell in row {
                let cell = escaped(cell);
                let more = match choices.below(16) {
                    0 => r#" table:number-columns-repeated="2""#,
                    1 => r#" table:number-rows-spanned="3""#,
                    2 => r#" table:number-rows-spanned="4294967295""#,
                    3 => r#" table:formula="x""#,
                    4 => r#" calcext:value-type="error""#,
                    5 if choices.chance(20) => r#" table:number-columns-repeated="300""#,
                    _ => "",
                };
                let value = match choices.below(7) {
                    0 => format!(r#" office:value-type="float" office:value="{cell}""#),
                    1 => format!(r#" office:value-type="date" office:date-value="{cell}""#),
                    2 => r#" office:value-type="time" office:time-value="PT1H30M""#.to_owned(),
                    3 => format!(r#" office:value-type="boolean" office:boolean-value="{cell}""#),
                    _ => r#" office:value-type="string""#.to_owned(),
                };
                tables.push_str(&format!(
                    r#"<table:table-cell{more}{value}><text:p>{cell}<text:s text:c="2"/><text:span text:style-name="k"/></text:p></table:table-cell>"#
                ));
            }
            tables.push_str("</table:table-row>");
        }
        tables.push_str("</table:table>");
    }
    damage_text(choices, &mut tables);
    let styles = r#"<style:style style:name="k" style:parent-style-name="k"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="h"><style:table-properties table:display="false"/></style:style>"#;
    let mut book = books::ods(styles, &tables);
    damage(choices, &mut book);
    book
}

fn xls(choices: &mut Choices, headers: &[String]) -> Vec<u8> {
    let mut shared = Vec::new();
    for _ in 0..choices.below(4) {
        let kind = *choices
            .pick(&[0x0022_u16, 0x0031, 0x0042, 0x041E, 0x00E0, 0x00FC, 0x0017, 0x0018, 0x003C]);
        shared.extend(books::record(kind, choices.raw(30)));
    }
    let mut sheets = Vec::new();
    for _ in 0..1 + choices.below(2) {
        let mut sheet = Vec::new();
        for (at, row) in rows(choices, headers).iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let (row, column) = match choices.below(24) {
                    0 => (u16::MAX, column as u16),
                    1 => (at as u16, 255),
                    _ => (at as u16, column as u16),
                };
                let place = [row, column, 0].map(u16::to_le_bytes).concat();
                match choices.below(8) {
                    0 => {
                        let number = cell.parse().unwrap_or(1.5_f64).to_le_bytes();
                        sheet.extend(books::record(0x0203, &[place, number.to_vec()].concat()));
                    }
                    1 => sheet.extend(books::record(0x027E, &[&place, choices.raw(4)].concat())),
                    2 => sheet.extend(books::record(0x0006, &[&place, choices.raw(40)].concat())),
                    3 => {
                        let kind = *choices.pick(&[
                            0x0200_u16, 0x00BD, 0x00FD, 0x0205, 0x0207, 0x00E5, 0x00D6, 0x0809,
                        ]);
                        sheet.extend(books::record(kind, choices.raw(24)));
                    }
                    _ => sheet.extend(books::label(row, column, cell)),
                }
            }
        }
        sheets.push(sheet);
    }
    let mut book = books::xls(&shared, &sheets);
    damage(choices, &mut book);
    book
}

/// What transmission, disks and half-written files do.
fn damage(choices: &mut Choices, bytes: &mut Vec<u8>) {
    if !choices.chance(60) || bytes.is_empty() {
        return;
    }
    for _ in 0..1 + choices.below(4) {
        let at = choices.below(bytes.len().min(60_000));
        match choices.below(4) {
            0 => bytes.truncate(at.max(1)),
            1 => bytes[at] = choices.byte(),
            2 => bytes[at] ^= 1 << choices.below(8),
            _ => drop(bytes.splice(at..at, choices.raw(8).iter().copied())),
        }
        if bytes.is_empty() {
            return;
        }
    }
}

/// The same inside a part, where the archive stays sound.
fn damage_text(choices: &mut Choices, text: &mut String) {
    if !choices.chance(40) || text.is_empty() {
        return;
    }
    let mut at = choices.below(text.len().min(60_000));
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match choices.below(4) {
        0 => text.truncate(at),
        1 => text.insert_str(
            at,
            ["<", ">", "\"", "&", "</c>", "<row>", "<![CDATA[", "<!--", "]]>", "\0"]
                [choices.below(10)],
        ),
        2 => drop(text.remove(at)),
        _ => {
            let piece = text[..at].chars().rev().take(40).collect::<String>();
            text.insert_str(at, &piece);
        }
    }
}
