//! Words as pieces: where a line may end, and where it may not.

use std::rc::Rc;

use super::inline::Run;
use super::shaper::Shaper;

/// What may happen after a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// No line ends here.
    Joined,
    /// A line may end here.
    Space,
    /// A line may end here, with a hyphen.
    Hyphen,
    /// A line ends here when nothing else helps.
    Torn,
    /// A line ends here.
    Forced,
}

/// A part of a word that is never divided.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub run: usize,
    pub text: Rc<str>,
    pub width: f32,
    /// The width of the space that follows.
    pub space: f32,
    /// Spaces inside that are never broken but may grow.
    pub inner_spaces: usize,
    pub ending: Ending,
}

/// The width of the longest part that cannot be divided, and of everything on one line.
pub(super) fn extent(shaper: &Shaper, runs: &[Run]) -> (f32, f32) {
    let (mut longest, mut word, mut line, mut widest) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
    for piece in pieces(shaper, runs, f32::INFINITY, false) {
        word += piece.width;
        line += piece.width;
        longest = longest.max(word);
        widest = widest.max(line);
        match piece.ending {
            Ending::Joined => word += piece.space,
            Ending::Forced => (word, line) = (0.0, 0.0),
            _ => word = 0.0,
        }
        line += piece.space;
    }
    (longest, widest)
}

/// Divides words into pieces, so that each is narrower than a line of `width`.
pub(super) fn pieces(shaper: &Shaper, runs: &[Run], width: f32, hyphenate: bool) -> Vec<Piece> {
    let all: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut run_ends = Vec::with_capacity(runs.len());
    let mut total = 0;
    for run in runs {
        total += run.text.len();
        run_ends.push(total);
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut run = 0;
    for (end, opportunity) in unicode_linebreak::linebreaks(&all) {
        while start < end {
            while run_ends[run] <= start {
                run += 1;
            }
            let cut = end.min(run_ends[run]);
            let segment = &all[start..cut];
            let ending = if cut < end {
                Ending::Joined
            } else if opportunity == unicode_linebreak::BreakOpportunity::Mandatory
                && all[..cut].ends_with('\n')
            {
                Ending::Forced
            } else if belongs_together(&all, cut) || (runs[run].whole && cut < run_ends[run]) {
                Ending::Joined
            } else {
                Ending::Space
            };
            add_word(shaper, runs, run, segment, ending, hyphenate, &mut pieces);
            start = cut;
        }
    }
    tear(shaper, runs, pieces, width)
}

/// Whether what stands before and after `at` is one thing in reading: a number and its unit, a sign and its number.
fn belongs_together(all: &str, at: usize) -> bool {
    const UNITS: [&str; 30] = [
        "%", "‰", "€", "m.", "d.", "val.", "min.", "mėn.", "sav.", "proc.", "p.", "p", "vnt.",
        "tūkst.", "mln.", "Eur", "EUR", "et.", "asm.", "kg", "km", "m", "h", "a.", "pav.",
        "lentelė", "priedas", "hours", "years", "months",
    ];
    let before = all[..at].trim_end_matches([' ', '\u{ad}']);
    let rest = &all[at..];
    // A dash between words stands at the end of a line, not at its beginning; a no-break space holds after a dash, too,
    // where Unicode's rules would break.
    let dash = rest.starts_with("– ") || rest.starts_with("–\u{a0}");
    if at > before.len() && dash || rest.starts_with('\u{a0}') {
        return true;
    }
    let word_before = before.rsplit([' ', '\u{a0}', '\n', '(']).next().unwrap_or("");
    let word_after = all[at..].split([' ', '\u{a0}', '\n']).next().unwrap_or("");
    let bare_after = word_after.trim_end_matches([',', ';', ':', ')', '“', '"']);
    let number_before = before.ends_with(|character: char| character.is_ascii_digit());
    let digit_after = word_after.starts_with(|character: char| character.is_ascii_digit());
    if at > before.len() {
        let thousands =
            digit_after && bare_after.split(['.', ',']).next().is_some_and(|part| part.len() == 3);
        let group = word_before.len() <= 3 || word_before.contains(['.', ',']);
        let percentage_points = word_before == "p." && bare_after.starts_with("p.");
        let sign = matches!(
            word_before,
            "≥" | "≤"
                | "<"
                | ">"
                | "="
                | "±"
                | "Nr."
                | "No."
                | "§"
                | "−"
                | "+"
                | "~"
                | "✓"
                | "✕"
                | "○"
        );
        (number_before
            && (UNITS.contains(&bare_after) || UNITS.contains(&word_after) || (thousands && group)))
            || percentage_points
            || sign
    } else {
        // A range of numbers: 89,8–98,0.
        before.ends_with(['–', '−', '/'])
            && digit_after
            && before
                .trim_end_matches(['–', '−', '/'])
                .ends_with(|character: char| character.is_ascii_digit())
    }
}

fn add_word(
    shaper: &Shaper,
    runs: &[Run],
    run: usize,
    segment: &str,
    ending: Ending,
    hyphenate: bool,
    pieces: &mut Vec<Piece>,
) {
    let style = &runs[run];
    let word = segment.trim_end_matches([' ', '\n', '\u{200b}']);
    let space = match segment[word.len()..].contains(' ') {
        true => shaper.width(style.face, style.size, style.language, " "),
        false => 0.0,
    };
    let soft = word.ends_with('\u{ad}') && ending == Ending::Space;
    let ending = if soft { Ending::Hyphen } else { ending };
    let parts = shaper.parts(style.face, style.language, hyphenate && !style.whole, word);
    for (index, part) in parts.iter().enumerate() {
        let last = index + 1 == parts.len();
        let (space, ending) = if last { (space, ending) } else { (0.0, Ending::Hyphen) };
        let (text, inner_spaces) = (part.text.clone(), part.inner_spaces);
        pieces.push(Piece {
            run,
            text,
            width: part.width * style.size,
            space,
            inner_spaces,
            ending,
        });
    }
}

/// Divides what cannot be divided but is wider than a line, between any two characters.
fn tear(shaper: &Shaper, runs: &[Run], pieces: Vec<Piece>, width: f32) -> Vec<Piece> {
    let mut torn = Vec::with_capacity(pieces.len());
    let mut rest = pieces.into_iter().peekable();
    while rest.peek().is_some() {
        let mut chain = Vec::new();
        for piece in rest.by_ref() {
            let open = piece.ending == Ending::Joined;
            chain.push(piece);
            if !open {
                break;
            }
        }
        // A hyphen may be added to the chain; it is narrower than the type is high.
        let room = match chain.last() {
            Some(last) if last.ending == Ending::Hyphen => width - runs[last.run].size * 0.4,
            _ => width,
        };
        let total: f32 = chain.iter().map(|piece| piece.width + piece.space).sum::<f32>()
            - chain.last().map_or(0.0, |piece| piece.space);
        if total <= room {
            torn.extend(chain);
            continue;
        }
        for piece in chain {
            tear_piece(shaper, runs, piece, &mut torn);
        }
    }
    torn
}

fn tear_piece(shaper: &Shaper, runs: &[Run], piece: Piece, torn: &mut Vec<Piece>) {
    let style = &runs[piece.run];
    // The mark of a footnote brings its footnote, and a page number is written once: in two parts they would be doubled.
    if style.note.is_some() || style.page_of.is_some() {
        torn.push(piece);
        return;
    }
    let mut clusters: Vec<String> = Vec::new();
    for character in piece.text.chars() {
        let mark = matches!(character, '\u{300}'..='\u{36f}');
        match clusters.last_mut() {
            Some(cluster) if mark && cluster.len() < 16 => cluster.push(character),
            _ => clusters.push(character.to_string()),
        }
    }
    let count = clusters.len();
    if count == 0 {
        torn.push(piece);
        return;
    }
    for (index, text) in clusters.into_iter().enumerate() {
        let width = shaper.width(style.face, style.size, style.language, &text);
        let last = index + 1 == count;
        let ending = match piece.ending {
            ending if last && ending != Ending::Joined => ending,
            // Names of files and fields are divided at their joints first.
            _ if matches!(text.as_str(), "_" | "/" | "\\") => Ending::Space,
            _ => Ending::Torn,
        };
        let inner_spaces = usize::from(text == "\u{a0}");
        torn.push(Piece {
            run: piece.run,
            text: text.into(),
            width,
            space: if last { piece.space } else { 0.0 },
            inner_spaces,
            ending,
        });
    }
}
