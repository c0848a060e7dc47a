//! What a cell's style says of its value: whether a number is a date or a length of time, and whether it is struck through.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::super::archive::Archive;
use super::super::markup::{self, Damaged, attribute};

/// What a number is by its format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Number,
    Moment,
    Span,
}

/// One style of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) struck: bool,
}

/// The styles by the number that cells name them by.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

impl Styles {
    pub(super) fn get(&self, number: usize) -> Style {
        self.0.get(number).copied().unwrap_or_default()
    }
}

pub(super) fn read(archive: &mut Archive, part: &str) -> Result<Styles, Damaged> {
    let Some(part) = archive.part(part) else { return Ok(Styles::default()) };
    let mut reader = markup::reader(part);
    let mut formats: BTreeMap<u32, Format> = BTreeMap::new();
    let mut fonts: Vec<bool> = Vec::new();
    let mut styles = Vec::new();
    // Fonts and formats stand also in the styles of conditions, which say nothing of a cell's own.
    let mut within = String::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => match (within.as_str(), element.local_name().as_ref()) {
                (_, section @ ("numFmts" | "fonts" | "cellXfs" | "cellStyleXfs" | "dxfs")) => {
                    within = section.to_string();
                }
                ("numFmts", "numFmt") => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    let code = attribute(&element, "formatCode");
                    if let (Some(id), Some(code)) = (id, code) {
                        formats.insert(id, format(&code));
                    }
                }
                ("fonts", "font") => fonts.push(false),
                ("fonts", "strike") => {
                    let off = attribute(&element, "val");
                    if let Some(font) = fonts.last_mut() {
                        *font = !matches!(off.as_deref(), Some("0" | "false"));
                    }
                }
                ("cellXfs", "xf") => {
                    let number = |name| attribute(&element, name).and_then(|id| id.parse().ok());
                    let id: u32 = number("numFmtId").unwrap_or(0);
                    let font = number("fontId").unwrap_or(0) as usize;
                    styles.push(Style {
                        format: formats.get(&id).copied().unwrap_or_else(|| builtin(id)),
                        struck: fonts.get(font).copied().unwrap_or(false),
                    });
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == within => within.clear(),
            Event::Eof => return Ok(Styles(styles)),
            _ => {}
        }
    }
}

/// The formats that files name by number alone (ECMA-376 18.8.30), those of East Asia among them.
fn builtin(id: u32) -> Format {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Format::Moment,
        46 => Format::Span,
        _ => Format::Number,
    }
}

/// Looks for letters of dates and times outside of what is quoted, escaped or bracketed; `[h]` counts hours without end.
fn format(code: &str) -> Format {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            '"' => {
                letters.by_ref().find(|other| *other == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|other| *other != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let counts = |unit: char| inside.chars().all(|letter| letter == unit);
                if !inside.is_empty() && ['h', 'm', 's'].into_iter().any(counts) {
                    return Format::Span;
                }
            }
            // Only the first of several formats is that of ordinary numbers.
            ';' => return Format::Number,
            'd' | 'm' | 'h' | 'y' | 's' => return Format::Moment,
            _ => {}
        }
    }
    Format::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_dates_from_numbers() {
        for (code, expected) in [
            ("General", Format::Number),
            ("0.00", Format::Number),
            ("#,##0.00\\ \"Eur mėn.\"", Format::Number),
            ("#,##0\\ [$€-427]", Format::Number),
            ("_(* #,##0_);_(* \"d\"_)", Format::Number),
            ("[Red]0;dd", Format::Number),
            ("yyyy\\-mm\\-dd", Format::Moment),
            ("[$-427]yyyy\" m. \"mmmm\" d. \"d", Format::Moment),
            ("h:mm AM/PM", Format::Moment),
            ("[h]:mm", Format::Span),
            ("[mm]:ss", Format::Span),
            ("\"unclosed", Format::Number),
        ] {
            assert_eq!(format(code), expected, "{code}");
        }
        assert_eq!(
            [builtin(0), builtin(14), builtin(46)],
            [Format::Number, Format::Moment, Format::Span]
        );
    }
}
