//! Records told in sentences, as a letter tells them: each row is one sentence, and the source says what stands where in it.

use std::collections::BTreeMap;

use super::cell::{Cell, Row, Sheet};
use super::codes;
use super::layout::Reason;
use super::reading::{Reading, listed};
use super::words::{Pattern, key, tidy};
use crate::finding::{Finding, Severity};
use crate::workspace::source;

/// What a source says of its sentences.
pub(super) struct Sentences {
    templates: Vec<Vec<Piece>>,
    /// Rows that are no records.
    others: Vec<Pattern>,
    /// The fields that stand in them, in the order in which they come first.
    pub(super) fields: Vec<String>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// These words, as a key.
    Words(String),
    /// A field's value.
    Field(String),
    /// Anything.
    Any,
}

impl Sentences {
    pub(super) fn new(sentences: &source::Sentences) -> Self {
        let templates: Vec<Vec<Piece>> = sentences.like.iter().map(pieces).collect();
        let mut fields: Vec<String> = Vec::new();
        for piece in templates.iter().flatten() {
            if let Piece::Field(name) = piece
                && !fields.contains(name)
            {
                fields.push(name.clone());
            }
        }
        Sentences { templates, others: sentences.not.iter().map(Pattern::new).collect(), fields }
    }

    /// The values of a sentence by their field, by the first template that it fits.
    fn read(&self, sentence: &str) -> Option<BTreeMap<&str, String>> {
        let text = tidy(sentence);
        let lower = text.to_lowercase();
        // Where a letter's lower case is longer, what was written cannot be cut out of it.
        let text = if lower.len() == text.len() { &text } else { &lower };
        self.templates.iter().find_map(|template| {
            let cuts = cuts(template, &lower)?;
            let values =
                cuts.into_iter().map(|(name, from, to)| (name, text[from..to].to_string()));
            Some(values.collect())
        })
    }
}

/// `{received_on} gautas {kind} (*)` in its pieces.
fn pieces(template: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = template;
    let close = |words: &mut String, pieces: &mut Vec<Piece>| {
        if !words.is_empty() {
            pieces.push(Piece::Words(words.to_lowercase()));
            words.clear();
        }
    };
    while let Some(letter) = rest.chars().next() {
        let name = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        if let Some((name, after)) = name {
            close(&mut words, &mut pieces);
            pieces.push(Piece::Field(name.trim().to_string()));
            rest = after;
            continue;
        }
        if letter == '*' {
            close(&mut words, &mut pieces);
            pieces.push(Piece::Any);
        } else {
            words.push(letter);
        }
        rest = &rest[letter.len_utf8()..];
    }
    close(&mut words, &mut pieces);
    pieces
}

/// Where each field's value stands, each as short as the words behind it allow; `None` where the text does not fit.
fn cuts<'t>(template: &'t [Piece], text: &str) -> Option<Vec<(&'t str, usize, usize)>> {
    let mut found = Vec::new();
    // Where the piece begins whose end is not known yet, and the field that it is.
    let mut open: Option<(usize, Option<&str>)> = None;
    let mut at = 0;
    for (number, piece) in template.iter().enumerate() {
        let Piece::Words(words) = piece else {
            // Of two values side by side nobody knows where one ends.
            if open.is_some() {
                return None;
            }
            open = Some((at, if let Piece::Field(name) = piece { Some(name) } else { None }));
            continue;
        };
        let is_last = number + 1 == template.len();
        let to = match open {
            _ if is_last => text.len().checked_sub(words.len()).filter(|to| {
                *to >= at && text.ends_with(words.as_str()) && (open.is_some() || *to == at)
            })?,
            Some(_) => at + text[at..].find(words.as_str())?,
            None => text[at..].starts_with(words.as_str()).then_some(at)?,
        };
        if let Some((from, Some(name))) = open.take() {
            found.push((name, from, to));
        }
        at = to + words.len();
    }
    match open {
        Some((from, Some(name))) => found.push((name, from, text.len())),
        Some(_) => {}
        None if at == text.len() => {}
        None => return None,
    }
    Some(found)
}

impl Reading<'_> {
    /// The sheet of sentences as a table, a column for each field; what is no sentence of the source's is told.
    pub(super) fn told(&mut self, sheet: &Sheet) -> Option<Sheet> {
        let sentences = self.mapping.sentences.as_ref()?;
        let header = sentences.fields.iter().map(|name| Cell::Text(name.clone())).collect();
        // The table has no header that anybody wrote.
        let mut rows = vec![Row { number: 0, cells: header }];
        let mut others = Vec::new();
        let mut written_in = None;
        for row in &sheet.rows {
            let mut filled = row.filled();
            let Some((column, cell)) = filled.next() else { continue };
            let is_alone = filled.next().is_none();
            let text = cell.text();
            let read = sentences.read(&text).filter(|_| is_alone);
            let word = key(&text);
            if let Some(mut values) = read {
                let value =
                    |name: &String| values.remove(name.as_str()).map_or(Cell::Empty, Cell::Text);
                rows.push(Row {
                    number: row.number,
                    cells: sentences.fields.iter().map(value).collect(),
                });
                written_in.get_or_insert(column);
            } else if sentences.others.iter().any(|pattern| pattern.fits(&word)) {
                others.push(row.number);
            } else {
                let place = self.place(sheet, Some(row.number), Some(column));
                self.add(Finding::new(codes::NO_SENTENCE, Severity::Error, place));
            }
        }
        if let Some(first) = others.first() {
            let place = self.place(sheet, Some(*first), None);
            let mut finding = Finding::new(codes::LEFT_OUT, Severity::Info, place)
                .with("reason", Reason::Note.word())
                .with("rows", listed(&others));
            finding.count = others.len() as u64;
            self.add(finding);
        }
        Some(Sheet {
            rows,
            written_in,
            name: sheet.name.clone(),
            looks: sheet.looks.clone(),
            hidden: sheet.hidden,
            ..Sheet::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::workspace::source::Words;

    fn sentences(like: &[&str]) -> Sentences {
        let like = Words::Many(like.iter().map(ToString::to_string).collect());
        Sentences::new(&source::Sentences { like, not: Words::default() })
    }

    fn said(like: &[&str], text: &str) -> String {
        let sentences = sentences(like);
        let Some(values) = sentences.read(text) else { return "-".to_string() };
        values.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn values_stand_between_the_words_of_the_template() {
        let like = [
            "{no}. {day} gautas {kind} (*). Atsakyta {answered}.",
            "{no}. {day} gautas {kind} (*).",
        ];
        for (text, expected) in [
            (
                "1. 2024-03-05 gautas skundas (raštu). Atsakyta 2024-03-09.",
                "answered=2024-03-09 day=2024-03-05 kind=skundas no=1",
            ),
            (
                "2. 2024 m. kovo 5 d. GAUTAS Prašymas (el. paštu).",
                "day=2024 m. kovo 5 d. kind=Prašymas no=2",
            ),
            (
                "3.  2024-03-05 gautas skundas (raštu). Atsakyta 2024 m. kovo 9 d..",
                "answered=2024 m. kovo 9 d. day=2024-03-05 kind=skundas no=3",
            ),
            ("2024 m. gauti skundai", "-"),
            ("1. 2024-03-05 gautas skundas (raštu)", "-"),
            ("", "-"),
        ] {
            assert_eq!(said(&like, text), expected, "{text}");
        }
    }

    #[test]
    fn a_template_is_words_fields_and_anything() {
        let words = |text: &str| Piece::Words(text.to_string());
        let field = |text: &str| Piece::Field(text.to_string());
        assert_eq!(
            pieces("{a}. Gauta {b }*"),
            [field("a"), words(". gauta "), field("b"), Piece::Any]
        );
        assert_eq!(pieces("be { galo"), [words("be { galo")]);
        // Of two fields side by side nobody knows where one ends.
        assert_eq!(said(&["{a}{b}"], "xy"), "-");
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(template in ".{0,20}|[{}a* ]{0,20}", text in ".{0,40}") {
            let _ = said(&[&template], &text);
        }
    }
}
