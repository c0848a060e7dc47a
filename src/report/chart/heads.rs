//! Names above a parted bar, each with a line to its part; a patch of its shade where the bar shows no part.

use super::metrics::{widest, width, wrap};
use super::spread::in_a_row;
use super::svg::{Canvas, Style};
use super::{LEADING, LINE, SIZE, WIDTH};

/// What a part is called, and what it looks like.
pub struct Head<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its shade.
    pub shade: String,
    /// Left end and length of the part in the bar below.
    pub part: (f64, f64),
}

const GAP: f64 = 8.0;
const PATCH: f64 = 6.0;
/// From the left end of a patch to its name.
const INDENT: f64 = PATCH + 4.0;
/// From one line that runs across to the next.
const LEVEL: f64 = 2.8;
/// A line that would lean more than this runs across instead.
const AWAY: f64 = 7.0;

/// Draws the names; gives where the bar begins.
pub fn heads(canvas: &mut Canvas, heads: &[Head<'_>]) -> f64 {
    let centres: Vec<f64> = heads.iter().map(|head| head.part.0 + head.part.1 / 2.0).collect();
    let indent = |head: &Head<'_>| if head.part.1 > 0.0 { 0.0 } else { INDENT };
    let wide = |size: f64| -> Vec<f64> {
        heads.iter().map(|head| indent(head) + width(head.name, size, false)).collect()
    };
    let row = [SIZE, 7.2, 6.4].into_iter().find_map(|size| {
        let starts = in_a_row(&centres, &wide(size), WIDTH, GAP)?;
        Some((size, starts))
    });
    let Some((size, starts)) = row else {
        return list(canvas, heads);
    };
    let baseline = SIZE;
    let wide = wide(size);
    // Where the line of each name begins: at its part, or at the end of the name that is nearest.
    let feet: Vec<f64> = starts
        .iter()
        .zip(&wide)
        .zip(&centres)
        .map(|((start, wide), centre)| centre.min(start + wide - 2.0).max(start + 2.0))
        .collect();
    let levels = levels(heads, &feet, &centres);
    let deepest = levels.iter().flatten().copied().max();
    let top = baseline + 8.0 + deepest.map_or(0.0, |level| LEVEL * (level + 1) as f64);
    for (index, head) in heads.iter().enumerate() {
        let (start, foot, centre) = (starts[index], feet[index], centres[index]);
        let indent = indent(head);
        canvas.text(start + indent, baseline, head.name, Style { size, ..Style::PLAIN });
        let (from, to) = ((foot, baseline + 2.4), (centre, top - 1.0));
        match levels[index] {
            _ if indent > 0.0 && !head.name.is_empty() => {
                patch(canvas, start, baseline, &head.shade);
            }
            _ if wide[index] < 4.0 => {}
            Some(level) => {
                let y = baseline + 5.0 + LEVEL * level as f64;
                canvas.path(&[from, (foot, y), (centre, y), to], LINE, 0.7);
            }
            None => canvas.path(&[from, to], LINE, 0.7),
        }
    }
    top
}

/// At which height the line of each name that stands away from its part runs across, so that none crosses
/// another; nothing for those that go straight down.
fn levels(heads: &[Head<'_>], feet: &[f64], centres: &[f64]) -> Vec<Option<usize>> {
    let mut levels = vec![None; heads.len()];
    let shown = |index: &usize| heads[*index].part.1 > 0.0;
    let to_the_right = (0..heads.len()).filter(shown).filter(|i| feet[*i] > centres[*i] + AWAY);
    for (level, index) in to_the_right.enumerate() {
        levels[index] = Some(level);
    }
    let to_the_left = (0..heads.len()).filter(shown).filter(|i| feet[*i] < centres[*i] - AWAY);
    for (level, index) in to_the_left.rev().enumerate() {
        levels[index] = Some(level);
    }
    levels
}

/// The names over several lines, each behind a patch, where they have no room in one.
fn list(canvas: &mut Canvas, heads: &[Head<'_>]) -> f64 {
    let (mut x, mut baseline) = (0.0, SIZE);
    for head in heads {
        let lines = wrap(head.name, SIZE, false, WIDTH - INDENT);
        let wide = widest(lines.iter().map(String::as_str), SIZE, false);
        if x > 0.0 && x + INDENT + wide > WIDTH {
            (x, baseline) = (0.0, baseline + LEADING);
        }
        patch(canvas, x, baseline, &head.shade);
        for (line, text) in lines.iter().enumerate() {
            canvas.text(x + INDENT, baseline + LEADING * line as f64, text, Style::PLAIN);
        }
        baseline += LEADING * (lines.len() as f64 - 1.0);
        x += INDENT + wide + 2.0 * GAP;
    }
    baseline + 6.0
}

fn patch(canvas: &mut Canvas, x: f64, baseline: f64, shade: &str) {
    canvas.outline(x + 0.4, baseline - PATCH + 0.4, PATCH - 0.8, PATCH - 0.8, shade, LINE);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts of 10 points from 100 on, whose names of 60 points and more lie to their right: no line crosses another.
    #[test]
    fn lines_of_names_away_from_their_parts_do_not_cross() {
        let names = ["a".repeat(15), "b".repeat(15), "c".repeat(15), "d".repeat(15)];
        let named: Vec<Head> = names
            .iter()
            .enumerate()
            .map(|(index, name)| Head {
                name,
                shade: "#000000".to_owned(),
                part: (100.0 + 10.0 * index as f64, 10.0),
            })
            .collect();
        let mut canvas = Canvas::default();
        let height = heads(&mut canvas, &named);
        let svg = canvas.finish(WIDTH, height, "t");
        let lines: Vec<Vec<(f64, f64)>> = svg
            .as_str()
            .split("points=\"")
            .skip(1)
            .map(|rest| {
                let points = rest.split('"').next().unwrap().split(' ');
                let number = |text: &str| text.parse::<f64>().unwrap();
                points
                    .filter_map(|point| point.split_once(','))
                    .map(|(x, y)| (number(x), number(y)))
                    .collect()
            })
            .collect();
        assert_eq!(lines.len(), 4);
        let pieces = |line: &[(f64, f64)]| -> Vec<((f64, f64), (f64, f64))> {
            line.windows(2).map(|pair| (pair[0], pair[1])).collect()
        };
        let side = |a: (f64, f64), b: (f64, f64), c: (f64, f64)| {
            (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
        };
        for (index, one) in lines.iter().enumerate() {
            for other in &lines[index + 1..] {
                for (a, b) in pieces(one) {
                    for (c, d) in pieces(other) {
                        let crossed = side(a, b, c) * side(a, b, d) < 0.0
                            && side(c, d, a) * side(c, d, b) < 0.0;
                        assert!(!crossed, "{a:?}–{b:?} crosses {c:?}–{d:?}");
                    }
                }
            }
        }
    }
}
