//! Letters that the faces of a report cannot draw: a PDF prints a square in their place.

use std::collections::BTreeSet;

use super::layout::{Face, Fonts};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::Text;
use crate::locale::Lang;
use crate::records::frame::Frame;
use crate::visible::visible;
use crate::workspace::{FILE, Workspace};
use crate::{Computed, Gathered};

/// So many letters of a text are named; the rest are like them.
const MOST: usize = 8;

/// What stands in texts that reports print and cannot be drawn: one finding for each text, with its place.
///
/// The texts are the provider's own (`rodiklis.toml`), the names of its files and sheets, and groups that are called
/// by words of its records. What templates and definitions say is tested with the program.
pub fn lacking(
    workspace: &Workspace,
    gathered: &Gathered,
    computed: &Computed,
    languages: &[Lang],
) -> Vec<Finding> {
    let fonts = Fonts::embedded();
    let mut findings = Vec::new();
    let mut look = |place: Place, key: &str, text: &str| {
        if let Some(letters) = letters(&fonts, text) {
            findings.push(
                Finding::new("R013", Severity::Warning, place)
                    .with("key", key)
                    .with("letters", letters),
            );
        }
    };
    for (key, text) in written(workspace, languages) {
        look(Place::file(FILE), &key, text);
    }
    for (_, table) in gathered.origins.tables() {
        for file in &table.files {
            look(Place::file(&file.name), "file", &file.name);
            for name in file.sheets.iter().filter_map(|sheet| sheet.name.as_ref()) {
                let place = Place { sheet: Some(name.clone()), ..Place::file(&file.name) };
                look(place, "sheet", name);
            }
        }
    }
    for frame in gathered.records.frames.values() {
        let Frame::Files { paths, .. } = frame else { continue };
        for path in paths {
            let name = path.strip_prefix(&workspace.folder).unwrap_or(path).display().to_string();
            look(Place::file(&name), "file", &name);
        }
    }
    for indicator in &computed.indicators {
        let own = computed.figures.iter().filter(|figure| figure.indicator == indicator.id);
        let groups: BTreeSet<(&str, &str)> = own
            .flat_map(|figure| figure.group.iter())
            .flat_map(|group| group.strata())
            .filter_map(|stratum| Some((stratum.stratifier.as_str(), stratum.value.as_deref()?)))
            .collect();
        for (stratifier, value) in groups {
            let key = format!("{} · {stratifier}", indicator.id);
            look(Place::file(&indicator.file), &key, value);
        }
    }
    findings
}

/// The letters of a text that no face draws, each once; `None` where there are none.
fn letters(fonts: &Fonts, text: &str) -> Option<String> {
    // What is not drawn as it is but named needs no letter of its own.
    let text = visible(text);
    let is_drawn = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2011}' | '\u{feff}')
            || [Face::Sans, Face::SansSemibold].iter().all(|face| fonts.get(*face).has(letter))
    };
    let mut found: Vec<String> = Vec::new();
    for letter in text.chars().filter(|letter| !is_drawn(*letter)) {
        let letter = letter.to_string();
        if !found.contains(&letter) {
            found.push(letter);
        }
    }
    let more = if found.len() > MOST { " …" } else { "" };
    found.truncate(MOST);
    (!found.is_empty()).then(|| format!("{}{more}", found.join(" ")))
}

/// What a provider writes for its reports in these languages, by its key.
fn written<'a>(workspace: &'a Workspace, languages: &[Lang]) -> Vec<(String, &'a str)> {
    let mut texts: Vec<(String, &str)> = Vec::new();
    let both = |texts: &mut Vec<(String, &'a str)>, key: &str, text: &'a Text| {
        texts.extend(languages.iter().map(|lang| (format!("{key}.{lang}"), lang.of(text))));
    };
    let provider = &workspace.provider;
    both(&mut texts, "provider.name", &provider.name);
    texts.extend(provider.code.as_deref().map(|text| ("provider.code".to_owned(), text)));
    texts.extend(provider.address.as_deref().map(|text| ("provider.address".to_owned(), text)));
    if let Some(certificate) = &workspace.certificate {
        texts.push(("certificate.scheme".to_owned(), &certificate.scheme));
        texts.push(("certificate.reference".to_owned(), &certificate.reference));
        both(&mut texts, "certificate.scope", &certificate.scope);
    }
    for (indicator, target) in &workspace.targets {
        both(&mut texts, &format!("[[target]] {indicator}: source"), &target.source);
    }
    for (indicator, benchmark) in &workspace.benchmarks {
        both(&mut texts, &format!("[[benchmark]] {indicator}: origin"), &benchmark.origin);
    }
    for (number, action) in (1..).zip(&workspace.written.actions) {
        let key = |part: &str| format!("[[action]] {number}: {part}");
        both(&mut texts, &key("what"), &action.what);
        action.easy.iter().for_each(|text| both(&mut texts, &key("easy"), text));
        action.evidence.iter().for_each(|text| both(&mut texts, &key("evidence"), text));
    }
    let chapters = &workspace.written.texts;
    for (key, text) in [
        ("texts.foreword", &chapters.foreword),
        ("texts.mission", &chapters.mission),
        ("texts.structure", &chapters.structure),
        ("texts.factors", &chapters.factors),
        ("texts.finances", &chapters.finances),
        ("texts.priorities", &chapters.priorities),
    ] {
        text.iter().for_each(|text| both(&mut texts, key, text));
    }
    if let Some(project) = &workspace.written.project {
        texts.push(("project.number".to_owned(), &project.number));
        both(&mut texts, "project.name", &project.name);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_europe_are_drawn_and_others_are_named_once() {
        let fonts = Fonts::embedded();
        assert_eq!(letters(&fonts, "Šeimų centras „Židinys“ – 2024 m.\n"), None);
        assert_eq!(letters(&fonts, "中心 ☂ 中"), Some("中 心 ☂".to_owned()));
        let many: String = ('一'..='二').collect();
        assert!(letters(&fonts, &many).unwrap().ends_with(" …"));
    }
}
