//! A template's steps, counted: every round of a loop and every call of a component, and how large what it keeps grows.
//!
//! The template engine has no such limit. A call of a function of our own, which prints nothing, is written behind each
//! beginning of a loop or component and behind each value that is kept.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tera::{Kwargs, State, TeraResult, Value};

use crate::limits::{self, Exceeded, Limit};

/// The function's name; no template has a reason for one of this name.
pub(super) const STEP: &str = "rodiklis_step";

/// A template's text with its steps counted.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Counted {
    pub(super) text: String,
    /// Line from 1 and column from 0 of the text as it was, and how many characters were put there.
    added: Vec<(usize, usize, usize)>,
    /// The line of an expression with a loop inside a loop, whose rounds cannot be counted.
    pub(super) uncounted: Option<usize>,
}

impl Counted {
    /// The column of the text as it was, from 0, for one of the text with the calls.
    pub(super) fn column(&self, line: usize, column: usize) -> usize {
        let here = self.added.iter().filter(|(at, ..)| *at == line);
        here.fold(column, |column, (_, at, length)| {
            if column > *at { column.saturating_sub(*length).max(*at) } else { column }
        })
    }
}

/// Writes the calls into a template.
pub(super) fn counted(text: &str) -> Counted {
    let mut counted = Counted::default();
    let (mut line, mut column) = (1, 0);
    let mut captured: Vec<String> = Vec::new();
    let mut is_raw = false;
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let tag = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open))
            .filter(|(open, _)| !is_raw || *open == "{%");
        let end = tag.and_then(|(open, close)| {
            let at = end_of(&rest[open.len()..], close, open == "{#")?;
            Some(open.len() + at + close.len())
        });
        // What is never closed is the template engine's to tell.
        let tag = tag.filter(|_| end.is_some());
        let length = end.unwrap_or(next.len_utf8());
        let (piece, after) = rest.split_at(length);
        rest = after;
        counted.text.push_str(piece);
        for letter in piece.chars() {
            (line, column) = if letter == '\n' { (line + 1, 0) } else { (line, column + 1) };
        }
        let Some((open, _)) = tag.filter(|(open, _)| *open != "{#") else { continue };
        let inside = piece.trim_matches(['{', '}', '%', '-', ' ', '\n', '\t', '\r']);
        let words = words(inside);
        let first = words.first().map_or("", String::as_str);
        if is_raw {
            is_raw = first != "endraw";
            continue;
        }
        let is_tag = open == "{%";
        let loops = words.iter().filter(|word| *word == "for").count();
        if loops > 1 + usize::from(is_tag && first == "for") {
            counted.uncounted.get_or_insert(line);
        }
        let call = match (is_tag, first) {
            (true, "raw") => {
                is_raw = true;
                continue;
            }
            (true, "for" | "component") => format!("{STEP}()"),
            (true, "set" | "set_global") => {
                let name = words.get(1).cloned().unwrap_or_default();
                if !inside.contains('=') {
                    captured.push(name);
                    continue;
                }
                format!("{STEP}(kept={name})")
            }
            (true, "endset") => match captured.pop() {
                Some(name) => format!("{STEP}(kept={name})"),
                None => continue,
            },
            _ => continue,
        };
        // A tag that swallows the white space behind it goes on doing so.
        let close = if piece.ends_with("-%}") { " -}}" } else { " }}" };
        let call = format!("{{{{ {call}{close}");
        counted.added.push((line, column, call.len()));
        counted.text.push_str(&call);
    }
    counted
}

/// Where a tag closes, outside of quotation marks.
fn end_of(inside: &str, close: &str, is_comment: bool) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in inside.char_indices() {
        match quote {
            Some(mark) if mark == letter => quote = None,
            Some(_) => {}
            None if inside[at..].starts_with(close) => return Some(at),
            None if !is_comment && matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            None => {}
        }
    }
    None
}

/// The words of a tag that stand outside of quotation marks.
fn words(inside: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for letter in inside.chars() {
        match quote {
            Some(mark) if mark == letter => quote = None,
            Some(_) => continue,
            None if matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            None if letter.is_alphanumeric() || letter == '_' => {
                if let Some(word) = words.last_mut() {
                    word.push(letter);
                }
                continue;
            }
            None => {}
        }
        words.push(String::new());
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What was counted while a document is written.
#[derive(Debug, Default)]
pub(super) struct Steps {
    taken: AtomicU64,
    written: AtomicU64,
    kept: AtomicBool,
}

impl Steps {
    /// The function that the calls call.
    pub(super) fn step(&self, values: &Kwargs, _: &State<'_>) -> TeraResult<&'static str> {
        let taken = self.taken.fetch_add(1, Ordering::Relaxed) + 1;
        self.hold(limits::STEPS, taken).map_err(tera::Error::message)?;
        if let Some(kept) = values.get::<Value>("kept")? {
            let size = match (kept.as_str(), kept.as_array()) {
                (Some(text), _) => text.len(),
                (None, Some(list)) => list.len().saturating_mul(16),
                (None, None) => 0,
            };
            self.hold(limits::KEPT, size as u64).map_err(tera::Error::message)?;
        }
        Ok("")
    }

    /// The limit at which writing stopped.
    pub(super) fn exceeded(&self) -> Option<Limit> {
        let is_over = |limit: Limit, number: &AtomicU64| {
            limit.hold(number.load(Ordering::Relaxed)).is_err().then_some(limit)
        };
        let kept = self.kept.load(Ordering::Relaxed).then_some(limits::KEPT);
        kept.or_else(|| is_over(limits::STEPS, &self.taken))
            .or_else(|| is_over(limits::DOCUMENT, &self.written))
    }

    fn hold(&self, limit: Limit, number: u64) -> Result<(), Exceeded> {
        limit.hold(number).inspect_err(|_| {
            self.kept.fetch_or(limit == limits::KEPT, Ordering::Relaxed);
        })
    }
}

/// A document in the making, no longer than the limit.
pub(super) struct Document<'a> {
    pub(super) steps: &'a Steps,
    pub(super) bytes: Vec<u8>,
}

impl Write for Document<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.steps.written.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        limits::DOCUMENT.hold(written.saturating_add(bytes.len() as u64))?;
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_stand_behind_loops_components_and_what_is_kept() {
        for (text, expected) in [
            (
                "a{% for x in y %}b{% endfor %}",
                "a{% for x in y %}{{ rodiklis_step() }}b{% endfor %}",
            ),
            ("{%- for x in y -%} b", "{%- for x in y -%}{{ rodiklis_step() -}} b"),
            ("{% component c(a: map) %}b", "{% component c(a: map) %}{{ rodiklis_step() }}b"),
            ("{% set s = s ~ s %}", "{% set s = s ~ s %}{{ rodiklis_step(kept=s) }}"),
            ("{% set s %}b{% endset %}", "{% set s %}b{% endset %}{{ rodiklis_step(kept=s) }}"),
            ("{# {% for x in y %} #}", "{# {% for x in y %} #}"),
            (
                "{% raw %}{% for %}{{ x }}{% endraw %}{{ x }}",
                "{% raw %}{% for %}{{ x }}{% endraw %}{{ x }}",
            ),
            ("{{ \"{% for x in y %}\" }}", "{{ \"{% for x in y %}\" }}"),
            ("{% if a == \"%}\" %}b{% endif %}", "{% if a == \"%}\" %}b{% endif %}"),
            ("{% for x", "{% for x"),
        ] {
            assert_eq!(counted(text).text, expected);
        }
    }

    #[test]
    fn columns_are_those_of_the_text_as_it_was() {
        let text = "ž\nžž{% for x in y %}{{ oh }}";
        let counted = counted(text);
        let line = |text: &str| text.lines().nth(1).unwrap().to_owned();
        let at = |text: &str, what: &str| {
            let line = line(text);
            line[..line.find(what).unwrap()].chars().count()
        };
        assert_eq!(counted.column(2, at(&counted.text, "{{ oh")), at(text, "{{ oh"));
        assert_eq!(counted.column(2, at(&counted.text, "{% for")), at(text, "{% for"));
        assert_eq!(counted.column(1, 40), 40);
    }

    #[test]
    fn a_loop_inside_a_loop_of_one_expression_is_seen() {
        assert_eq!(counted("{{ [a for a in b] }}").uncounted, None);
        assert_eq!(counted("{% for x in [a for a in b] %}").uncounted, None);
        assert_eq!(counted("\n{{ [[a for a in b] for b in c] }}").uncounted, Some(2));
        assert_eq!(counted("{{ \"for for\" }}").uncounted, None);
    }
}
