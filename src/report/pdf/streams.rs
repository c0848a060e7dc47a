//! Streams as PDF/A wants them: packed, and never ending in a carriage return.
//!
//! lopdf writes a line feed before `endstream`. After a carriage return both together read as one line end, and the
//! stream is then a byte shorter than it says it is (ISO 19005-2, 6.1.7.1).

use lopdf::{Document, Object, SaveOptions, Stream};

use super::PdfError;

/// A stream that would be misread looks like this in the file.
const MISREAD: &[u8] = b"\r\nendstream";

/// lopdf's own number of objects in an object stream; fewer, where that many make a stream that would be misread.
const OBJECTS: std::ops::RangeInclusive<usize> = 60..=100;

/// Packs all streams that may be packed.
pub(super) fn pack(document: &mut Document) -> Result<(), PdfError> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && stream.dict.get(b"Filter").is_err()
        {
            pack_one(stream)?;
        }
    }
    Ok(())
}

fn pack_one(stream: &mut Stream) -> Result<(), PdfError> {
    let plain = stream.content.clone();
    stream.compress()?;
    if stream.content.last() != Some(&b'\r') {
        return Ok(());
    }
    stream.dict.remove(b"Filter");
    // Only page contents and character maps have neither a type nor a length of their own; white space ends them.
    let text = !stream.dict.has(b"Type") && !stream.dict.has(b"Length1") && !stream.dict.has(b"N");
    if text {
        stream.set_content([plain.as_slice(), b"\n"].concat());
        stream.compress()?;
    } else {
        stream.set_content(plain);
    }
    Ok(())
}

/// Writes the file.
pub(super) fn save(document: &mut Document) -> Result<Vec<u8>, PdfError> {
    for objects in OBJECTS.rev() {
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(objects)
            .compression_level(9)
            .build();
        let mut bytes = Vec::new();
        document
            .clone()
            .save_with_options(&mut bytes, options)
            .map_err(|error| PdfError::Library(error.to_string()))?;
        if !bytes.windows(MISREAD.len()).any(|part| part == MISREAD) {
            return Ok(bytes);
        }
    }
    Err(PdfError::Library("every way to write the file ends a stream in a carriage return".into()))
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    /// The last byte of a packed stream is the sum of its bytes and 1, modulo 65,521, of which the lowest eight bits are kept: fifty
    /// zeros and a 12 end in 13, a carriage return.
    #[test]
    fn no_stream_ends_in_a_carriage_return() {
        let mut ends = [0; 2];
        for last in 0..=255_u8 {
            let mut content = vec![0; 50];
            content.push(last);
            let mut packed = Stream::new(dictionary! {}, content.clone());
            packed.compress().unwrap();
            ends[0] += usize::from(packed.content.last() == Some(&b'\r'));
            for dict in [dictionary! {}, dictionary! { "Type" => "EmbeddedFile" }] {
                let file = dict.has(b"Type");
                let mut stream = Stream::new(dict, content.clone());
                pack_one(&mut stream).unwrap();
                ends[1] += usize::from(stream.content.last() == Some(&b'\r'));
                let read = stream.get_plain_content().unwrap();
                assert!(
                    read == content || (!file && read[..51] == content && read[51..] == *b"\n")
                );
                assert_eq!(
                    stream.dict.get(b"Length").unwrap().as_i64().unwrap(),
                    stream.content.len() as i64
                );
            }
        }
        assert_eq!(ends, [1, 0]);
    }
}
