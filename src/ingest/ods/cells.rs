//! One cell of an ODS: its value is an attribute, its words are paragraphs.

use std::io::BufRead;

use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::super::cell::Cell;
use super::super::markup::{self, Damaged, add_text, attribute};
use super::super::stored::{decimal, iso_duration};
use super::styles::Styles;

/// What a cell's element says of itself.
#[derive(Default)]
pub(super) struct Attributes {
    /// How many cells beside each other it stands for.
    pub(super) times: u32,
    pub(super) rows_spanned: u32,
    pub(super) style: String,
    kind: String,
    value: Option<String>,
    is_error: bool,
    has_formula: bool,
}

impl Attributes {
    pub(super) fn of(element: &BytesStart) -> Self {
        let mut read = Attributes { times: 1, rows_spanned: 1, ..Attributes::default() };
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            let count = || attribute.value.parse::<u32>().unwrap_or(1).max(1);
            let text = || match unescape(&attribute.value) {
                Ok(value) => value.into_owned(),
                Err(_) => attribute.value.to_string(),
            };
            match attribute.key.as_ref() {
                "table:number-columns-repeated" => read.times = count(),
                "table:number-rows-spanned" => read.rows_spanned = count(),
                "table:style-name" => read.style = text(),
                "table:formula" => read.has_formula = true,
                "office:value-type" => read.kind = text(),
                "calcext:value-type" => read.is_error = attribute.value == "error",
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => read.value = Some(text()),
                _ => {}
            }
        }
        read
    }
}

/// What a cell holds.
pub(super) struct Held {
    pub(super) value: Cell,
    /// Some of its letters are struck through by a style of their own.
    pub(super) struck: bool,
}

/// Reads the cell whose element has just begun.
pub(super) fn cell<R: BufRead>(
    reader: &mut Reader<R>,
    at: &Attributes,
    styles: &Styles,
    buffer: &mut Vec<u8>,
) -> Result<Held, Damaged> {
    let (words, struck) = paragraphs(reader, styles, buffer)?;
    Ok(Held { value: value(at, words), struck })
}

fn value(at: &Attributes, words: String) -> Cell {
    if at.is_error || (at.has_formula && is_error(at, &words)) {
        return Cell::Error(if words.is_empty() { "#ERROR!".to_string() } else { words });
    }
    let text = at.value.as_deref();
    match (at.kind.as_str(), text) {
        ("float" | "percentage" | "currency", Some(text)) => match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => {
                decimal(number).map_or_else(|| Cell::Text(number.to_string()), Cell::Number)
            }
            _ => Cell::Broken,
        },
        ("date", Some(text)) => {
            match text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
                Some(day) => Cell::Date(day),
                None => words_or_nothing(text.to_string()),
            }
        }
        ("time", Some(text)) => {
            iso_duration(text).map_or_else(|| words_or_nothing(text.to_string()), Cell::Time)
        }
        ("boolean", Some("true" | "TRUE")) => Cell::Bool(true),
        ("boolean", Some("false" | "FALSE")) => Cell::Bool(false),
        ("string", Some(text)) if !text.is_empty() => Cell::Text(text.to_string()),
        ("float" | "percentage" | "currency" | "date" | "time" | "boolean", _) => Cell::Broken,
        ("", _) if at.has_formula && words.is_empty() => Cell::Uncomputed,
        // Some programs leave the kind out; what the reader of the workbook sees are the words.
        _ => words_or_nothing(words),
    }
}

/// Older programs store 0 beside the word of an error.
fn is_error(at: &Attributes, words: &str) -> bool {
    let stores_nothing = at.value.as_deref().is_none_or(|value| matches!(value, "" | "0"));
    let code = words.strip_prefix("Err:").is_some_and(|code| code.parse::<u32>().is_ok());
    let word = words.len() > 2 && words.starts_with('#') && words.ends_with(['!', '?', 'A']);
    stores_nothing && (code || word)
}

fn words_or_nothing(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// The cell's words, a line for each paragraph, and whether some are struck through; notes and drawings are none of them.
fn paragraphs<R: BufRead>(
    reader: &mut Reader<R>,
    styles: &Styles,
    buffer: &mut Vec<u8>,
) -> Result<(String, bool), Damaged> {
    let mut words = String::new();
    let mut struck = false;
    let mut any = false;
    // Of the elements that are open: how many, and how many of them from the outermost paragraph on.
    let (mut depth, mut within) = (1, 0);
    while depth > 0 {
        buffer.clear();
        let is_foreign = match reader.read_event_into(buffer)? {
            Event::Start(element) => {
                let name = element.name();
                let local = element.local_name();
                let foreign = name.as_ref().starts_with("draw:")
                    || matches!(local.as_ref(), "annotation" | "detective" | "table");
                if !foreign {
                    depth += 1;
                    within += i32::from(within > 0);
                    match local.as_ref() {
                        "p" | "h" => {
                            if std::mem::replace(&mut any, true) {
                                words.push('\n');
                            }
                            within = within.max(1);
                        }
                        "s" => {
                            let spaces =
                                attribute(&element, "c").and_then(|count| count.parse().ok());
                            // Longer gaps say nothing more.
                            words.extend(std::iter::repeat_n(' ', spaces.unwrap_or(1).min(256)));
                        }
                        "tab" => words.push('\t'),
                        "line-break" => words.push('\n'),
                        "span" => {
                            let style = attribute(&element, "style-name").unwrap_or_default();
                            struck |= styles.strikes(&style);
                        }
                        _ => {}
                    }
                }
                foreign
            }
            Event::End(_) => {
                depth -= 1;
                within -= i32::from(within > 0);
                false
            }
            Event::Eof => return Err(Damaged),
            event => {
                if within > 0 {
                    add_text(&event, &mut words);
                }
                false
            }
        };
        if is_foreign {
            markup::skip(reader, buffer)?;
        }
    }
    Ok((words, struck))
}
