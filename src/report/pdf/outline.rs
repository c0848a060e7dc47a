//! The outline: headings that a reader's program shows beside the pages.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::finish::{named, words};
use crate::report::layout::Laid;

/// The nested outline, with its root as value.
pub(super) fn add(document: &mut Document, laid: &Laid, pages: &[ObjectId]) -> Option<ObjectId> {
    let marks = &laid.outline;
    if marks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| document.new_object_id()).collect();
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(marks.len());
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        while open.last().is_some_and(|above| marks[*above].level >= mark.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        children.entry(open.last().copied()).or_default().push(index);
        open.push(index);
    }
    for siblings in children.values() {
        for (place, index) in siblings.iter().enumerate() {
            let mark = &marks[*index];
            let top = (laid.height - mark.y + 12.0).min(laid.height);
            let mut entry = dictionary! {
                "Title" => words(&mark.title),
                "Parent" => parents[*index].map_or(root, |parent| ids[parent]),
                "Dest" => vec![pages[mark.page].into(), named("XYZ"), 0.into(), top.into(), Object::Null],
            };
            if place > 0 {
                entry.set("Prev", ids[siblings[place - 1]]);
            }
            if let Some(next) = siblings.get(place + 1) {
                entry.set("Next", ids[*next]);
            }
            if let Some(inside) = children.get(&Some(*index)) {
                entry.set("First", ids[inside[0]]);
                entry.set("Last", ids[inside[inside.len() - 1]]);
                // A negative count: the entry is closed when the file is opened.
                entry.set("Count", -(inside.len() as i64));
            }
            document.objects.insert(ids[*index], entry.into());
        }
    }
    let top = &children[&None];
    let outlines = dictionary! {
        "Type" => "Outlines",
        "First" => ids[top[0]],
        "Last" => ids[top[top.len() - 1]],
        "Count" => top.len() as i64,
    };
    document.objects.insert(root, outlines.into());
    Some(root)
}
