//! The outline: what the contents list, with the headings that they leave out.

use std::collections::BTreeMap;

use super::Bookmark;
use super::blocks::words_of;
use super::document::Document;

/// Headings below this level are too many to be of help in an outline.
const DEEPEST: u8 = 3;

/// The entries of the contents and the headings of the text, by where they stand. A heading that the contents list is
/// not repeated.
pub(super) fn outline(
    document: &Document,
    headings: Vec<Bookmark>,
    destinations: &BTreeMap<String, (usize, f32)>,
) -> Vec<Bookmark> {
    let mut marks = Vec::new();
    if let Some(contents) = &document.contents {
        for entry in &contents.entries {
            let Some((page, y)) = destinations.get(&entry.target) else { continue };
            let title = words_of(&entry.text);
            marks.push(Bookmark { level: entry.level, title, page: *page, y: *y });
        }
    }
    let listed = marks.clone();
    let same = |one: &Bookmark, two: &Bookmark| {
        one.title == two.title && one.page == two.page && (one.y - two.y).abs() < 72.0
    };
    marks.extend(
        headings
            .into_iter()
            .filter(|heading| heading.level <= DEEPEST)
            .filter(|heading| !listed.iter().any(|entry| same(entry, heading))),
    );
    // Stable: what begins at one place stays in the order of the contents.
    marks.sort_by(|one, two| one.page.cmp(&two.page).then(one.y.total_cmp(&two.y)));
    marks
}
