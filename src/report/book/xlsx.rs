//! Sheets as a workbook.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Table, TableColumn,
    TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use super::cell::{Cell, CellUnit, Number, Sheet};
use super::contents::Front;
use super::say;
use crate::locale::{Lang, integer};
use crate::visible::visible;

/// Rows that a sheet holds below its title and its heads.
const MOST_ROWS: usize = 1_048_576 - HEAD as usize - 1;
/// The row of the heads, from 0: the title and an empty line stand above.
const HEAD: u32 = 2;
/// Characters that a cell holds.
const MOST_CHARACTERS: usize = 32_767;
/// Characters of a tab's name.
const MOST_OF_NAME: usize = 31;

/// Writes a workbook: the first sheet, then the others.
///
/// # Errors
/// More than a workbook holds.
pub fn write(front: &Front, sheets: &[Sheet], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(cut(&front.title))
            .set_author(cut(&front.author))
            .set_creation_datetime(&day(front.date)?),
    );
    let mut names: Vec<String> = Vec::new();
    for name in std::iter::once(say(lang, "contents")).chain(sheets.iter().map(|s| s.name.clone()))
    {
        let name = tab(&name, &names);
        names.push(name);
    }
    let mut looks = Looks::new(lang);
    contents(workbook.add_worksheet(), front, sheets, &names, &mut looks)?;
    for (index, (sheet, name)) in sheets.iter().zip(&names[1..]).enumerate() {
        table(workbook.add_worksheet(), sheet, name, index + 1, &mut looks)?;
    }
    workbook.save_to_buffer()
}

fn contents(
    page: &mut Worksheet,
    front: &Front,
    sheets: &[Sheet],
    names: &[String],
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    let lang = looks.lang;
    prepare(page, &names[0])?;
    page.set_column_width(0, 34)?.set_column_width(1, 80)?;
    page.write_string_with_format(0, 0, cut(&front.title), &looks.title)?;
    let mut row = HEAD;
    for (name, cell) in &front.facts {
        page.write_string_with_format(row, 0, cut(name), &looks.head)?;
        put(page, row, 1, cell, looks)?;
        row += 1;
    }
    row += 1;
    page.write_string_with_format(row, 0, say(lang, "sheet"), &looks.head)?;
    page.write_string_with_format(row, 1, say(lang, "lines"), &looks.head)?;
    for (sheet, name) in sheets.iter().zip(&names[1..]) {
        row += 1;
        let place = format!("internal:'{}'!A1", name.replace('\'', "''"));
        page.write_url(row, 0, Url::new(place).set_text(cut(&sheet.title)))?;
        // In words: a number would stand at the far edge of a wide column.
        page.write_string_with_format(row, 1, integer(lang, sheet.rows.len() as u64), &looks.text)?;
    }
    row += 1;
    for note in &front.notes {
        row += 1;
        page.write_string_with_format(row, 0, say(lang, "note"), &looks.head)?;
        page.write_string_with_format(row, 1, cut(note), &looks.text)?;
    }
    Ok(())
}

fn table(
    page: &mut Worksheet,
    sheet: &Sheet,
    name: &str,
    number: usize,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    prepare(page, name)?;
    page.set_landscape();
    page.write_string_with_format(0, 0, cut(&sheet.title), &looks.title)?;
    for (index, column) in sheet.columns.iter().enumerate() {
        page.set_column_width(index as u16, f64::from(column.width))?;
    }
    if sheet.rows.is_empty() {
        page.write_string(HEAD, 0, say(looks.lang, "nothing"))?;
        return Ok(());
    }
    let rows = &sheet.rows[..sheet.rows.len().min(MOST_ROWS)];
    for (index, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            put(page, HEAD + 1 + index as u32, column as u16, cell, looks)?;
        }
    }
    let heads: Vec<TableColumn> = sheet
        .columns
        .iter()
        .map(|column| {
            TableColumn::new().set_header(cut(&column.title)).set_header_format(&looks.head)
        })
        .collect();
    // A table tells a screen reader which row holds the heads.
    let table = Table::new()
        .set_name(format!("rodiklis_{number}"))
        .set_columns(&heads)
        .set_alt_text_title(cut(&sheet.title))
        .set_style(TableStyle::Light1);
    let last = HEAD + rows.len() as u32;
    page.add_table(HEAD, 0, last, (sheet.columns.len() - 1) as u16, &table)?;
    page.set_freeze_panes(HEAD + 1, 0)?;
    page.set_repeat_rows(HEAD, HEAD)?;
    if rows.len() < sheet.rows.len() {
        let more = say(looks.lang, "cut");
        page.write_string(1, 0, more)?;
    }
    Ok(())
}

fn prepare(page: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    page.set_name(name)?;
    page.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&L&A&R&P / &N");
    Ok(())
}

fn put(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => {}
        Cell::Text(text) => {
            page.write_string_with_format(row, column, cut(text), &looks.text)?;
        }
        Cell::Day(date) => {
            page.write_datetime_with_format(row, column, day(*date)?, &looks.day)?;
        }
        Cell::Number(number) => {
            let look = looks.of(number);
            page.write_number_with_format(row, column, number.stored, look)?;
        }
    }
    Ok(())
}

/// How cells look.
struct Looks {
    lang: Lang,
    title: Format,
    head: Format,
    text: Format,
    day: Format,
    numbers: BTreeMap<String, Format>,
}

impl Looks {
    fn new(lang: Lang) -> Looks {
        let top = || Format::new().set_align(FormatAlign::Top);
        Looks {
            lang,
            title: Format::new().set_bold().set_font_size(16),
            head: top().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            text: top().set_text_wrap(),
            day: top().set_num_format("yyyy\\-mm\\-dd").set_align(FormatAlign::Left),
            numbers: BTreeMap::new(),
        }
    }

    fn of(&mut self, number: &Number) -> &Format {
        let pattern = pattern(self.lang, number);
        self.numbers.entry(pattern).or_insert_with_key(|pattern| {
            Format::new().set_align(FormatAlign::Top).set_num_format(pattern)
        })
    }
}

/// The number format that shows a number as the report prints it.
///
/// The language's code at its beginning decides on separators where the program lets a format decide
/// (LibreOffice); Excel writes those of its own settings.
pub fn pattern(lang: Lang, number: &Number) -> String {
    let decimals = number.seen.scale() as usize;
    let mut digits = "#,##0".to_owned();
    if decimals > 0 {
        digits = format!("{digits}.{}", "0".repeat(decimals));
    }
    let (code, gap) = match lang {
        Lang::Lt => ("[$-427]", "\"\u{a0}\""),
        Lang::En => ("[$-809]", ""),
    };
    let unit = match &number.unit {
        CellUnit::None => String::new(),
        CellUnit::Percent => format!("{gap}%"),
        // A format holds no quote inside quotes.
        CellUnit::Word(word) => format!("\"\u{a0}{}\"", word.replace('"', "”")),
    };
    let positive = format!("{code}{digits}{unit}");
    // The report's minus; and none before a nought, which rounding may leave.
    if number.seen < Decimal::ZERO {
        format!("{positive};{code}\"\u{2212}\"{digits}{unit}")
    } else if number.stored < 0.0 {
        format!("{positive};{positive}")
    } else {
        positive
    }
}

/// A name that a tab takes: at most 31 characters, without those that references use, unlike all others.
fn tab(wanted: &str, taken: &[String]) -> String {
    let plain: String = wanted
        .chars()
        .map(|it| if matches!(it, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { it })
        .filter(|it| !it.is_control())
        .collect();
    let plain = plain.trim().trim_matches('\'').trim();
    let plain = if plain.is_empty() { "–" } else { plain };
    let is_free =
        |name: &str| taken.iter().all(|other| other.to_lowercase() != name.to_lowercase());
    let with = |ending: &str| {
        let room = MOST_OF_NAME - ending.encode_utf16().count();
        let mut short = String::new();
        for letter in plain.chars() {
            if short.encode_utf16().count() + letter.len_utf16() > room {
                break;
            }
            short.push(letter);
        }
        format!("{}{ending}", short.trim_end().trim_end_matches('\''))
    };
    let whole = with("");
    if is_free(&whole) {
        return whole;
    }
    // One of so many endings is free: fewer names are taken.
    (2..=taken.len() + 2)
        .map(|next| with(&format!(" {next}")))
        .find(|it| is_free(it))
        .unwrap_or(whole)
}

/// As much of a text as a cell holds, and nothing that a program would obey.
fn cut(text: &str) -> String {
    let text = visible(text);
    if text.encode_utf16().count() <= MOST_CHARACTERS {
        return text.into_owned();
    }
    let mut short = String::new();
    let mut length = 0;
    for letter in text.chars() {
        length += letter.len_utf16();
        if length >= MOST_CHARACTERS {
            break;
        }
        short.push(letter);
    }
    short.push('…');
    short
}

fn day(date: chrono::NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    // Spreadsheets count days from 1900; the library says so of a year before it.
    ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Unit;
    use crate::measure::Fraction;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    fn of(part: i128, whole: i128, seen: &str, unit: Unit) -> Number {
        Number::value(Fraction::new(part, whole).unwrap(), seen.parse().unwrap(), unit)
    }

    /// 105 of 110 is 95.4545… %: the cell holds all of it and shows one decimal.
    #[test]
    fn a_cell_shows_what_is_printed_and_holds_the_exact_value() {
        let share = of(10500, 110, "95.5", Unit::Percent);
        assert_eq!(share.stored, 105.0 / 110.0);
        assert_eq!(pattern(Lang::Lt, &share), "[$-427]#,##0.0\"\u{a0}\"%");
        assert_eq!(pattern(Lang::En, &share), "[$-809]#,##0.0%");
        // lithuania.md §3.6: 113 of 119 misses 95 % and is printed with two decimals.
        let near = of(11300, 119, "94.96", Unit::Percent);
        assert_eq!(pattern(Lang::En, &near), "[$-809]#,##0.00%");
        let hours = of(203, 10, "20.3", Unit::Word("val."));
        assert_eq!(hours.stored, 20.3);
        assert_eq!(pattern(Lang::Lt, &hours), "[$-427]#,##0.0\"\u{a0}val.\"");
        let below = of(-5, 2, "-2.5", Unit::None);
        assert_eq!(pattern(Lang::En, &below), "[$-809]#,##0.0;[$-809]\"\u{2212}\"#,##0.0");
        let nought = of(-1, 100, "0.0", Unit::None);
        assert_eq!(pattern(Lang::En, &nought), "[$-809]#,##0.0;[$-809]#,##0.0");
    }

    #[test]
    fn a_word_cannot_leave_its_quotes_in_a_number_format() {
        let odd = of(1, 1, "1", Unit::Word("h\";[Red]0"));
        assert_eq!(pattern(Lang::En, &odd), "[$-809]#,##0\"\u{a0}h”;[Red]0\"");
    }

    #[test]
    fn tabs_have_names_that_spreadsheets_take() {
        let mut taken = Vec::new();
        for (wanted, name) in [
            ("9 · Orientacija į rezultatus", "9 · Orientacija į rezultatus"),
            ("Turinys", "Turinys"),
            ("TURINYS", "TURINYS 2"),
            ("a/b:c*[d]?\\", "a b c  d"),
            ("'quoted'", "quoted"),
            ("", "–"),
            ("\u{0}\n", "– 2"),
            ("Paslaugų gavėjų dalyvavimas ir įgalinimas", "Paslaugų gavėjų dalyvavimas ir"),
            ("Paslaugų gavėjų dalyvavimas ir kita", "Paslaugų gavėjų dalyvavimas i 2"),
        ] {
            let made = tab(wanted, &taken);
            assert_eq!(made, name);
            taken.push(made);
        }
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_where_it_says_so() {
        let short = "ž".repeat(MOST_CHARACTERS);
        assert_eq!(cut(&short), short);
        let cut = cut(&"ž".repeat(MOST_CHARACTERS + 1));
        assert_eq!(cut.encode_utf16().count(), MOST_CHARACTERS);
        assert!(cut.ends_with('…'));
    }

    /// Titles that begin like formulas, look like the writer's own escapes or hold what XML forbids.
    #[test]
    fn hostile_words_stay_words() {
        let hostile = [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "=HYPERLINK(\"http://x\")",
            "_x0041_",
            "a\u{1}b",
        ];
        let sheet = Sheet {
            name: "='[x]y'!A1".to_owned(),
            title: "=2+2".to_owned(),
            columns: ["=1", "=2"]
                .map(|title| super::super::Column { title: title.to_owned(), width: 9 })
                .to_vec(),
            rows: hostile
                .iter()
                .map(|text| vec![Cell::Text((*text).to_owned()), Cell::Nothing])
                .collect(),
        };
        let front = Front {
            title: "=3+3".to_owned(),
            author: "=4+4".to_owned(),
            date: "2025-01-20".parse().unwrap(),
            facts: vec![("=5".to_owned(), Cell::Text("=6".to_owned()))],
            notes: vec!["=7".to_owned()],
        };
        let empty = Sheet { rows: Vec::new(), ..sheet.clone() };
        let bytes = write(&front, &[sheet, empty], Lang::En).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names().len(), 3);
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert!(formulas.used_cells().next().is_none(), "{name} holds a formula");
        }
        let range = book.worksheet_range("=' x y'!A1").unwrap();
        let cells: Vec<&Data> = (0..hostile.len())
            .map(|row| range.get((HEAD as usize + 1 + row, 0)).unwrap())
            .collect();
        for (cell, text) in cells.iter().zip(hostile) {
            let read = match cell {
                Data::String(read) => read.as_str(),
                other => panic!("{text:?} became {other:?}"),
            };
            assert_eq!(read.replace("_x005F_x", "_x"), text.replace('\u{1}', "[U+0001]"));
        }
    }
}
