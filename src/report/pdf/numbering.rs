//! Numbers of objects: only those in use, from 1, so that equal reports are equal files.
//!
//! lopdf can do this too, in time that grows with the square of the number of objects.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};

/// Drops objects that nothing refers to, and numbers the others from 1 in the order that they have.
pub(super) fn renumber(document: &mut Document) {
    let mut numbers: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
    let mut open: Vec<ObjectId> = Vec::new();
    for (_, object) in document.trailer.iter() {
        references(object, &mut open);
    }
    while let Some(id) = open.pop() {
        if numbers.insert(id, id).is_none()
            && let Some(object) = document.objects.get(&id)
        {
            references(object, &mut open);
        }
    }
    // A PDF has far fewer than four thousand million objects.
    for (number, new) in (1_u32..).zip(numbers.values_mut()) {
        *new = (number, 0);
    }
    let objects = std::mem::take(&mut document.objects);
    for (id, mut object) in objects {
        if let Some(new) = numbers.get(&id) {
            rename(&mut object, &numbers);
            document.objects.insert(*new, object);
        }
    }
    for (_, object) in document.trailer.iter_mut() {
        rename(object, &numbers);
    }
    document.max_id = numbers.len() as u32;
}

fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, item)| references(item, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, item)| references(item, found)),
        _ => {}
    }
}

fn rename(object: &mut Object, numbers: &BTreeMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => *id = numbers.get(id).copied().unwrap_or(*id),
        Object::Array(items) => items.iter_mut().for_each(|item| rename(item, numbers)),
        Object::Dictionary(entries) => {
            entries.iter_mut().for_each(|(_, item)| rename(item, numbers))
        }
        Object::Stream(stream) => {
            stream.dict.iter_mut().for_each(|(_, item)| rename(item, numbers))
        }
        _ => {}
    }
}
