//! Numbers of objects: only those in use, from 1, so that equal reports are equal files.
//!
//! lopdf can do this too, in time that grows with the square of the number of objects.

use lopdf::{Document, Object, ObjectId};

use super::PdfError;

/// By an object's number: its new one; 0 where nothing refers to it.
type Numbers = Vec<u32>;

/// Drops objects that nothing refers to, and numbers the others from 1 in the order that they have. Answers with the new
/// identity of each; of a dropped one, the number is 0.
///
/// # Errors
/// Something refers to an object that is not there.
pub(super) fn renumber(
    document: &mut Document,
) -> Result<impl Fn(ObjectId) -> ObjectId + use<>, PdfError> {
    let mut numbers: Numbers = vec![0; document.max_id as usize + 1];
    let mut open: Vec<ObjectId> = Vec::new();
    for (_, object) in document.trailer.iter() {
        references(object, &mut open);
    }
    while let Some(id) = open.pop() {
        let place = numbers.get_mut(id.0 as usize).zip(document.objects.get(&id));
        let (number, object) =
            place.ok_or_else(|| PdfError::Library(format!("there is no object {}", id.0)))?;
        if *number == 0 {
            *number = 1;
            references(object, &mut open);
        }
    }
    let mut last = 0;
    for number in numbers.iter_mut().filter(|number| **number != 0) {
        last += 1;
        *number = last;
    }
    let objects = std::mem::take(&mut document.objects);
    document.objects = objects
        .into_iter()
        .filter_map(|(id, mut object)| {
            let new = numbers.get(id.0 as usize).filter(|number| **number != 0)?;
            rename(&mut object, &numbers);
            Some(((*new, 0), object))
        })
        .collect();
    for (_, object) in document.trailer.iter_mut() {
        rename(object, &numbers);
    }
    document.max_id = last;
    Ok(move |id: ObjectId| (numbers.get(id.0 as usize).copied().unwrap_or(0), 0))
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

fn rename(object: &mut Object, numbers: &Numbers) {
    match object {
        // Every reference was followed before.
        Object::Reference(id) => *id = (numbers[id.0 as usize], 0),
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
