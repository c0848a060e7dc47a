//! Sentences as runs: words that are set alike and belong to the same node.

use super::Destinations;
use super::document::{Inline, SpanKind, Verdict};
use super::font::{Face, Fonts, Language};
use super::style::{Colour, Style, TextStyle};
use super::tree::{NodeId, Role, Tree};

/// Words that are set alike.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub text: String,
    pub face: Face,
    pub size: f32,
    pub colour: Colour,
    pub rise: f32,
    pub node: NodeId,
    pub link: Option<Link>,
    pub language: Language,
    /// The footnote that this run is the mark of.
    pub note: Option<usize>,
    /// May not be divided.
    pub whole: bool,
    /// The number of this target's page; `text` is what is known of it.
    pub page_of: Option<String>,
    /// What is meant when the face cannot draw it.
    pub meant: Option<String>,
}

/// A link that words belong to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub node: NodeId,
    pub target: String,
}

/// A footnote as it was met: its node, its number, its words.
pub(super) struct Met<'a> {
    pub note: NodeId,
    pub label: NodeId,
    pub number: usize,
    pub words: &'a [Inline],
    pub language: Language,
}

/// Makes runs of the words of a paragraph.
pub(super) struct Gatherer<'a, 't> {
    pub fonts: &'a Fonts,
    pub style: &'a Style,
    pub tree: &'t mut Tree,
    /// Number of footnotes before this paragraph.
    pub notes_before: usize,
    /// Where targets stood when the document was laid out before.
    pub pages: &'t Destinations,
    pub runs: Vec<Run>,
    pub met: Vec<Met<'a>>,
}

impl<'a> Gatherer<'a, '_> {
    /// Adds the runs of `pieces`, set as `base` says.
    pub fn gather(&mut self, pieces: &'a [Inline], base: &Run) {
        for piece in pieces {
            match piece {
                Inline::Text(words) => self.words(words, base),
                Inline::Break => self.runs.push(Run { text: "\n".into(), ..base.clone() }),
                Inline::Span(kind, inner) => {
                    let mut run = base.clone();
                    self.set(*kind, &mut run);
                    self.gather(inner, &run);
                }
                Inline::Link(target, inner) => {
                    let node = self.tree.add(base.node, Role::Link);
                    let link = Some(Link { node, target: target.clone() });
                    self.gather(
                        inner,
                        &Run { node, link, colour: self.style.colour.link, ..base.clone() },
                    );
                }
                Inline::Language(tag, inner) => {
                    let node = self.tree.add(base.node, Role::Span);
                    self.tree.nodes[node].language = Some(tag.clone());
                    self.gather(inner, &Run { node, language: Language::of(tag), ..base.clone() });
                }
                Inline::Note(words) => self.note(words, base),
                Inline::Page { target, before, behind } => {
                    let node = self.tree.add(base.node, Role::Reference);
                    let base = Run { node, ..base.clone() };
                    self.words(before, &base);
                    // Most targets stand on a page of two digits.
                    let known = self.pages.get(target).map(|(page, _)| (page + 1).to_string());
                    let text = known.unwrap_or_else(|| "00".to_string());
                    let page_of = Some(target.clone());
                    self.runs.push(Run { text, page_of, whole: true, ..base.clone() });
                    self.words(behind, &base);
                }
            }
        }
    }

    fn set(&mut self, kind: SpanKind, run: &mut Run) {
        match kind {
            SpanKind::Strong => run.face = run.face.strong(),
            SpanKind::Emphasis => run.face = Face::SerifItalic,
            SpanKind::Code => {
                run.node = self.tree.add(run.node, Role::Code);
                run.face = run.face.sans();
                run.size *= 0.95;
            }
            SpanKind::Mute => {
                run.colour = self.style.colour.grey;
                run.face = if run.face == Face::SansSemibold { Face::Sans } else { run.face };
            }
            SpanKind::Number => run.whole = true,
            SpanKind::Verdict(verdict) => {
                run.face = Face::SansSemibold;
                run.whole = true;
                run.colour = verdict.map_or(run.colour, |verdict| colour_of(self.style, verdict));
            }
            SpanKind::Plain => {}
        }
    }

    fn note(&mut self, words: &'a [Inline], base: &Run) {
        let number = self.notes_before + self.met.len() + 1;
        let reference = self.tree.add(base.node, Role::Reference);
        let note = self.tree.add(base.node, Role::Note);
        let label = self.tree.add(note, Role::Lbl);
        self.tree.nodes[note].id = Some(format!("note-{number}"));
        self.tree.follow(reference, note);
        // The mark stands at its word; a space before it goes behind it.
        let spaced = self.runs.last_mut().is_some_and(|last| {
            let trimmed = last.text.trim_end_matches(' ').len();
            let spaced = trimmed < last.text.len();
            last.text.truncate(trimmed);
            spaced
        });
        self.met.push(Met { note, label, number, words, language: base.language });
        self.runs.push(Run {
            text: number.to_string(),
            size: base.size * 0.68,
            rise: base.size * 0.34,
            node: reference,
            note: Some(number - 1),
            whole: true,
            ..base.clone()
        });
        if spaced {
            self.runs.push(Run { text: " ".into(), ..base.clone() });
        }
    }

    fn words(&mut self, words: &str, base: &Run) {
        for part in by_face(self.fonts, base.face, words) {
            self.runs.push(Run {
                text: part.shown.to_string(),
                face: part.face,
                meant: part.meant,
                ..base.clone()
            });
        }
    }
}

/// The colour of a verdict.
pub(super) fn colour_of(style: &Style, verdict: Verdict) -> Colour {
    match verdict {
        Verdict::Met => style.colour.met,
        Verdict::NotMet => style.colour.not_met,
        Verdict::NotAssessed => style.colour.not_assessed,
    }
}

/// The first run of a paragraph, from which all others differ.
pub(super) fn base_run(style: &TextStyle, node: NodeId, language: Language) -> Run {
    Run {
        text: String::new(),
        face: style.face,
        size: style.size,
        colour: style.colour,
        rise: 0.0,
        node,
        link: None,
        language,
        note: None,
        whole: false,
        page_of: None,
        meant: None,
    }
}

/// Words that one face can draw.
pub(super) struct FacePart<'a> {
    pub face: Face,
    pub shown: std::borrow::Cow<'a, str>,
    pub meant: Option<String>,
}

/// Divides words by the faces that have their characters: the wanted one, else its sans, else a square that stands for
/// the missing sign.
pub(super) fn by_face<'a>(fonts: &Fonts, face: Face, words: &'a str) -> Vec<FacePart<'a>> {
    let sans = face.sans();
    let place = |character: char| {
        // Divisions of words are decided on before glyphs are looked for.
        if matches!(character, '\u{ad}' | '\u{200b}' | '\n' | '\u{2011}')
            || fonts.get(face).has(character)
        {
            Some(face)
        } else if fonts.get(sans).has(character) {
            Some(sans)
        } else {
            None
        }
    };
    let mut parts: Vec<FacePart<'a>> = Vec::new();
    let mut start = 0;
    let mut current = None;
    let mut close = |from: usize, to: usize, placed: Option<Option<Face>>| {
        let shown = &words[from..to];
        match placed {
            None => {}
            Some(Some(face)) => parts.push(FacePart { face, shown: shown.into(), meant: None }),
            Some(None) => parts.push(FacePart {
                face: sans,
                shown: "□".repeat(shown.chars().count()).into(),
                meant: Some(shown.to_string()),
            }),
        }
    };
    for (at, character) in words.char_indices() {
        let placed = Some(place(character));
        if placed != current {
            close(start, at, current);
            start = at;
            current = placed;
        }
    }
    close(start, words.len(), current);
    parts
}
