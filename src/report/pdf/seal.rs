//! Whether a PDF is byte for byte as it was written: by the hash that it carries as its identity, and, where it carries a
//! seal, by what only the holder of a key can make.

use lopdf::{Dictionary, Object};
use sha2::{Digest, Sha256};

/// The seal's entry in the trailer. Names that begin with XX are for private use (ISO 32000-1, annex E).
const NAME: &str = "XXSeal";
/// Its length; letters and digits alone.
const LENGTH: usize = 51;
/// Stands in its place before it is made.
const OPEN: u8 = b'0';
/// How many ends of earlier states are tried.
const STATES: usize = 20;
const END: &[u8] = b"%%EOF";

/// What became of a file since it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Nothing.
    AsWritten,
    /// Something was added behind it: a signature, a note, another page.
    Added,
    /// Another program wrote it again, or it was changed.
    Rewritten,
}

impl Seal {
    /// As JSON names it.
    pub fn key(self) -> &'static str {
        match self {
            Seal::AsWritten => "as_written",
            Seal::Added => "added",
            Seal::Rewritten => "rewritten",
        }
    }
}

/// Makes room for a seal.
pub(super) fn reserve(trailer: &mut Dictionary) {
    trailer.set(NAME, Object::string_literal([OPEN; LENGTH].to_vec()));
}

/// Seals a file that has room for it; `make` gives the seal of its bytes.
pub fn seal(pdf: &mut [u8], make: impl FnOnce(&[u8]) -> String) {
    let Some(at) = place(pdf) else { return };
    let made = make(pdf);
    if made.len() == LENGTH {
        pdf[at..at + LENGTH].copy_from_slice(made.as_bytes());
    }
}

/// The seal of a file, and its bytes as they were before they were sealed.
pub fn sealed(pdf: &[u8]) -> Option<(String, Vec<u8>)> {
    let at = place(pdf)?;
    let seal = String::from_utf8(pdf[at..at + LENGTH].to_vec()).ok()?;
    let mut bare = pdf.trim_ascii_end().to_vec();
    bare[at..at + LENGTH].fill(OPEN);
    (seal.bytes().any(|letter| letter != OPEN)).then_some((seal, bare))
}

/// What became of a file.
pub fn since_written(pdf: &[u8]) -> Seal {
    let pdf = pdf.trim_ascii_end();
    if is_whole(pdf) {
        return Seal::AsWritten;
    }
    let ends = pdf.windows(END.len()).enumerate().filter(|(_, bytes)| *bytes == END);
    let mut states = ends.take(STATES).map(|(at, _)| &pdf[..at + END.len()]);
    if states.any(is_whole) { Seal::Added } else { Seal::Rewritten }
}

/// Where the last table of a file begins, and its bytes.
fn table(pdf: &[u8]) -> Option<(usize, &[u8])> {
    let rest = pdf.trim_ascii_end().strip_suffix(END)?.trim_ascii_end();
    let digits = rest.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (before, digits) = rest.split_at(rest.len() - digits);
    before.trim_ascii_end().strip_suffix(b"startxref")?;
    let begin: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((begin, pdf.get(begin..)?))
}

/// Where the seal stands.
fn place(pdf: &[u8]) -> Option<usize> {
    let (begin, table) = table(pdf)?;
    let head = format!("/{NAME}(");
    let at = table.windows(head.len()).position(|bytes| bytes == head.as_bytes())? + head.len();
    let after = table.get(at..at + LENGTH + 1)?;
    let (seal, close) = after.split_at(LENGTH);
    (seal.iter().all(u8::is_ascii_alphanumeric) && close == b")").then_some(begin + at)
}

/// Whether a file's identity is the hash of all that stands before its table.
fn is_whole(pdf: &[u8]) -> bool {
    let Some((begin, table)) = table(pdf) else { return false };
    let digits: String = identity(&pdf[..begin]).iter().map(|byte| format!("{byte:02X}")).collect();
    let own = format!("/ID[<{digits}> <{digits}>]");
    table.windows(own.len()).any(|bytes| bytes == own.as_bytes())
}

/// The identity of a file that begins with these bytes.
pub(super) fn identity(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes)[..16].to_vec()
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, dictionary};

    use super::super::streams::{Written, save};
    use super::*;

    fn file() -> Vec<u8> {
        let mut document = Document::with_version("1.7");
        let catalog = document.add_object(dictionary! { "Type" => "Catalog" });
        document.trailer.set("Root", catalog);
        reserve(&mut document.trailer);
        let behind = Written::new(document.max_id + 1);
        save(document, &behind).unwrap()
    }

    fn make(bytes: &[u8]) -> String {
        let digits = Sha256::digest(bytes);
        digits.iter().map(|byte| format!("{byte:02x}")).collect::<String>()[..LENGTH].to_owned()
    }

    #[test]
    fn a_sealed_file_is_as_it_was_written() {
        let mut pdf = file();
        assert_eq!((since_written(&pdf), sealed(&pdf)), (Seal::AsWritten, None));
        let bare = pdf.clone();
        seal(&mut pdf, make);
        assert_eq!(sealed(&pdf), Some((make(&bare), bare)));
        assert_eq!(since_written(&pdf), Seal::AsWritten);
        assert!(Document::load_mem(&pdf).is_ok());
        // A line end that a mail program adds is no change.
        pdf.push(b'\n');
        assert_eq!(since_written(&pdf), Seal::AsWritten);
    }

    #[test]
    fn what_is_added_and_what_is_written_again_is_told_apart() {
        let pdf = file();
        let mut added = pdf.clone();
        added.extend_from_slice(b"\n9 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF");
        assert_eq!(since_written(&added), Seal::Added);
        let mut again = Vec::new();
        Document::load_mem(&pdf).unwrap().save_to(&mut again).unwrap();
        assert_eq!(since_written(&again), Seal::Rewritten);
        for other in
            [&b""[..], b"%%EOF", b"startxref\n99\n%%EOF", b"startxref\n18446744073709551616\n%%EOF"]
        {
            assert_eq!(since_written(other), Seal::Rewritten);
            assert_eq!(sealed(other), None);
        }
    }

    #[test]
    fn no_byte_is_changed_unseen() {
        let mut whole = file();
        seal(&mut whole, make);
        for at in 0..whole.len() {
            let mut pdf = whole.clone();
            pdf[at] ^= 1;
            let fits = sealed(&pdf).is_some_and(|(seal, bare)| seal == make(&bare));
            assert!(!fits, "byte {at}");
        }
    }
}
