//! The file: streams packed, the other objects together in streams of their own, and where each of them lies.
//!
//! lopdf can do this too; it writes each object three times and copies the document. PDF/A wants a line end before `endstream`
//! that does not read as one with a carriage return before it (ISO 19005-2, 6.1.7.1): no stream may end in one.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

use super::{PdfError, seal};

/// So many objects share a stream.
const OBJECTS: usize = 200;

/// Where an object lies.
#[derive(Clone, Copy)]
enum Place {
    /// From this byte on.
    Alone(usize),
    /// In a stream, by its number, and which one there.
    Inside(u32, u16),
}

/// Objects as they will stand in the file, one after the other.
pub(super) struct Written {
    /// The number of the first; the others follow.
    first: u32,
    pub bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Written {
    pub fn new(first: u32) -> Written {
        Written { first, bytes: Vec::new(), ends: Vec::new() }
    }

    /// The object ends here.
    pub fn end(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

/// Writes a document whose objects are numbered from 1 without gaps, and the objects that follow them.
pub(super) fn save(document: Document, behind: &Written) -> Result<Vec<u8>, PdfError> {
    let mut file = File {
        bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(),
        places: Vec::new(),
        packer: Packer::new(),
    };
    let count = document.objects.len();
    if behind.first as usize != count + 1 {
        return Err(PdfError::Library(format!("object {} follows {count}", behind.first)));
    }
    file.places.resize(count + behind.ends.len(), Place::Alone(0));
    let mut open = Shared::default();
    for (expected, ((number, _), object)) in (1..).zip(document.objects) {
        if number != expected {
            return Err(PdfError::Library(format!("object {expected} is numbered {number}")));
        }
        match object {
            Object::Stream(stream) => file.stream(number, stream)?,
            other => {
                open.add(number, |to| write(to, &other));
                if open.numbers.len() == OBJECTS {
                    file.shared(std::mem::take(&mut open))?;
                }
            }
        }
    }
    let mut begin = 0;
    for (number, end) in (behind.first..).zip(&behind.ends) {
        open.add(number, |to| to.extend_from_slice(&behind.bytes[begin..*end]));
        begin = *end;
        if open.numbers.len() == OBJECTS {
            file.shared(std::mem::take(&mut open))?;
        }
    }
    file.shared(open)?;
    file.end(document.trailer)
}

/// Objects that will share a stream.
#[derive(Default)]
struct Shared {
    numbers: Vec<u32>,
    /// Pairs of an object's number and its place among the objects.
    index: Vec<u8>,
    objects: Vec<u8>,
}

impl Shared {
    fn add(&mut self, number: u32, write: impl FnOnce(&mut Vec<u8>)) {
        put(&mut self.index, format_args!("{number} {} ", self.objects.len()));
        write(&mut self.objects);
        self.objects.push(b' ');
        self.numbers.push(number);
    }
}

struct File {
    bytes: Vec<u8>,
    /// By number less one.
    places: Vec<Place>,
    packer: Packer,
}

impl File {
    /// Packs a stream where that is allowed, and writes it.
    fn stream(&mut self, number: u32, mut stream: Stream) -> Result<(), PdfError> {
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            let (packed, filters) = self.packer.packed(std::mem::take(&mut stream.content))?;
            stream.content = packed;
            stream.dict.set("Filter", filters);
        }
        stream.dict.set("Length", stream.content.len() as i64);
        // Numbers are those of the document and the following ones.
        self.places[number as usize - 1] = Place::Alone(self.bytes.len());
        put(&mut self.bytes, format_args!("{number} 0 obj\n"));
        dictionary(&mut self.bytes, &stream.dict);
        self.bytes.extend_from_slice(b"\nstream\n");
        self.bytes.extend_from_slice(&stream.content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
        Ok(())
    }

    fn shared(&mut self, shared: Shared) -> Result<(), PdfError> {
        if shared.numbers.is_empty() {
            return Ok(());
        }
        self.places.push(Place::Alone(0));
        let container = self.places.len() as u32;
        for (index, number) in (0..).zip(&shared.numbers) {
            self.places[*number as usize - 1] = Place::Inside(container, index);
        }
        let about = dictionary! {
            "Type" => "ObjStm",
            "N" => shared.numbers.len() as i64,
            "First" => shared.index.len() as i64,
        };
        let mut content = shared.index;
        content.extend_from_slice(&shared.objects);
        self.stream(container, Stream::new(about, content))
    }

    /// Writes where everything lies. The file's identity is a hash of all that stands before.
    fn end(mut self, mut trailer: Dictionary) -> Result<Vec<u8>, PdfError> {
        let id = Object::String(seal::identity(&self.bytes), StringFormat::Hexadecimal);
        let begin = self.bytes.len();
        self.places.push(Place::Alone(begin));
        // Entries of seven bytes: kind, place, index. Object 0 is the head of the list of free ones.
        let mut table: Vec<u8> = vec![0, 0, 0, 0, 0, 0xFF, 0xFF];
        for place in &self.places {
            let (kind, place, index) = match *place {
                Place::Alone(place) => (1, place, 0),
                Place::Inside(container, index) => (2, container as usize, index),
            };
            let place = u32::try_from(place)
                .map_err(|_| PdfError::Library("a file of more than 4 GB".into()))?;
            table.push(kind);
            table.extend(place.to_be_bytes());
            table.extend(index.to_be_bytes());
        }
        for (key, value) in [
            ("Type", Object::from("XRef")),
            ("Size", (self.places.len() as i64 + 1).into()),
            ("W", vec![1.into(), 4.into(), 2.into()].into()),
            ("ID", vec![id.clone(), id].into()),
        ] {
            trailer.set(key, value);
        }
        self.stream(self.places.len() as u32, Stream::new(trailer, table))?;
        put(&mut self.bytes, format_args!("startxref\n{begin}\n%%EOF"));
        Ok(self.bytes)
    }
}

/// Packs one list of bytes after another: what packing needs is a quarter of a megabyte, too much to ask for each time.
struct Packer(ZlibEncoder<Vec<u8>>);

impl Packer {
    fn new() -> Packer {
        Packer(ZlibEncoder::new(Vec::new(), Compression::default()))
    }

    /// Bytes packed so that they do not end in a carriage return, and the filters that unpack them. The last byte of a packed
    /// stream is a sum of what is packed: where it is wrong, what is packed is packed again.
    fn packed(&mut self, mut bytes: Vec<u8>) -> Result<(Vec<u8>, Object), PdfError> {
        let mut filters: Vec<Object> = Vec::new();
        while filters.is_empty() || bytes.last() == Some(&b'\r') {
            self.0
                .write_all(&bytes)
                .and_then(|()| self.0.reset(Vec::new()))
                .map(|packed| bytes = packed)
                .map_err(|error| PdfError::Library(error.to_string()))?;
            filters.push("FlateDecode".into());
        }
        let filters = if filters.len() == 1 { filters.remove(0) } else { filters.into() };
        Ok((bytes, filters))
    }
}

pub(super) fn put(to: &mut Vec<u8>, text: std::fmt::Arguments) {
    // Writing into a list of bytes cannot fail.
    let _ = to.write_fmt(text);
}

fn dictionary(to: &mut Vec<u8>, entries: &Dictionary) {
    to.extend_from_slice(b"<<");
    for (key, value) in entries.iter() {
        name(to, key);
        if !matches!(
            value,
            Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
        ) {
            to.push(b' ');
        }
        write(to, value);
    }
    to.extend_from_slice(b">>");
}

fn name(to: &mut Vec<u8>, name: &[u8]) {
    to.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            to.push(*byte);
        } else {
            put(to, format_args!("#{byte:02X}"));
        }
    }
}

/// Bytes as a text in parentheses.
pub(super) fn literal(to: &mut Vec<u8>, text: &[u8]) {
    to.push(b'(');
    text.iter().for_each(|byte| inside_literal(to, *byte));
    to.push(b')');
}

/// A byte inside the parentheses of a text.
pub(super) fn inside_literal(to: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => to.extend([b'\\', byte]),
        b'\r' => to.extend_from_slice(b"\\r"),
        _ => to.push(byte),
    }
}

pub(super) fn write(to: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => to.extend_from_slice(b"null"),
        Object::Boolean(value) => put(to, format_args!("{value}")),
        Object::Integer(value) => put(to, format_args!("{value}")),
        Object::Real(value) => put(to, format_args!("{value}")),
        Object::Name(text) => name(to, text),
        Object::String(text, StringFormat::Literal) => literal(to, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            to.push(b'<');
            for byte in text {
                to.extend([byte >> 4, byte & 15].map(|half| DIGITS[usize::from(half)]));
            }
            to.push(b'>');
        }
        Object::Array(items) => {
            to.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    to.push(b' ');
                }
                write(to, item);
            }
            to.push(b']');
        }
        Object::Dictionary(entries) => dictionary(to, entries),
        // Streams stand alone; inside another object only their dictionary could.
        Object::Stream(stream) => dictionary(to, &stream.dict),
        Object::Reference((number, generation)) => {
            put(to, format_args!("{number} {generation} R"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last byte of a packed stream is the sum of its bytes and 1, modulo 65,521, of which the lowest eight bits are kept: fifty
    /// zeros and a 12 end in 13, a carriage return.
    #[test]
    fn no_stream_ends_in_a_carriage_return() {
        let mut twice = 0;
        let mut packer = Packer::new();
        for last in 0..=255_u8 {
            let mut content = vec![0; 50];
            content.push(last);
            let (bytes, filters) = packer.packed(content.clone()).unwrap();
            assert_ne!(bytes.last(), Some(&b'\r'));
            twice += usize::from(filters.as_array().is_ok());
            let stream = Stream::new(dictionary! { "Filter" => filters }, bytes);
            assert_eq!(stream.get_plain_content().unwrap(), content);
        }
        assert_eq!(twice, 1);
    }

    #[test]
    fn objects_are_read_as_they_were_written() {
        let mut document = Document::with_version("1.7");
        let odd = dictionary! {
            "Text" => Object::string_literal(&b"a(b)c\\\r\n"[..]),
            "Wide" => Object::String(vec![0xFE, 0xFF, 0x01, 0x05], StringFormat::Hexadecimal),
            "A name" => Object::Name(b"text/csv #1".to_vec()),
            "List" => vec![Object::Null, true.into(), (-3).into(), 2.5_f32.into()],
        };
        let catalog =
            document.add_object(dictionary! { "Type" => "Catalog", "Odd" => odd.clone() });
        for _ in 0..3 * OBJECTS {
            document.add_object(odd.clone());
        }
        let data = document.add_object(Stream::new(dictionary! {}, b"data\r".to_vec()));
        document.trailer.set("Root", catalog);
        let last = document.add_object(odd.clone());
        let mut behind = Written::new(document.max_id + 1);
        for _ in 0..2 * OBJECTS {
            super::dictionary(&mut behind.bytes, &odd);
            behind.end();
        }
        let read = Document::load_mem(&save(document, &behind).unwrap()).unwrap();
        for number in [last.0 + 1, last.0 + 2 * OBJECTS as u32] {
            assert_eq!(read.get_dictionary((number, 0)).unwrap(), &odd);
        }
        let root = read.catalog().unwrap();
        assert_eq!(root.get(b"Odd").unwrap().as_dict().unwrap(), &odd);
        assert_eq!(read.get_dictionary(last).unwrap(), &odd);
        let data = read.get_object(data).unwrap().as_stream().unwrap();
        assert_eq!(data.get_plain_content().unwrap(), b"data\r");
    }
}
