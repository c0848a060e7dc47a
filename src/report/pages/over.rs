//! Whether a reader of the page sees the figure that its tags name.

use super::Foreign;
use super::paint::{Area, Painted, Sheet};

/// Areas that touch by less than this much of a point are beside each other.
const SLACK: f32 = 0.5;

/// What keeps a piece of a page from being read there.
pub fn spoiled(sheet: &Sheet, content: i64) -> Vec<Foreign> {
    let mut found = Vec::new();
    for (at, own) in sheet.painted.iter().enumerate().filter(|(_, own)| is_text_of(own, content)) {
        if own.is_faint || is_beside(own.area, sheet.size) {
            found.push(Foreign::Unseen);
        }
        let later = sheet.painted[at + 1..].iter();
        if later
            .filter(|later| later.content != Some(content))
            .any(|later| meet(own.area, later.area))
        {
            found.push(Foreign::Over);
        }
    }
    found
}

fn is_text_of(painted: &Painted, content: i64) -> bool {
    let words = painted.text.as_deref().is_some_and(|text| !text.trim().is_empty());
    painted.content == Some(content) && words
}

fn meet(one: Area, other: Area) -> bool {
    one[0] + SLACK < other[2]
        && other[0] + SLACK < one[2]
        && one[1] + SLACK < other[3]
        && other[1] + SLACK < one[3]
}

fn is_beside([left, low, right, high]: Area, [width, height]: [f32; 2]) -> bool {
    left < 0.0 || low < 0.0 || right > width || high > height
}
