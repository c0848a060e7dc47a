//! Bytes of a text file to text, with the encoding that was recognised.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1257};

/// A text file's text.
pub(super) struct Decoded {
    pub(super) text: String,
    /// `UTF-8`, `UTF-8 (BOM)`, `windows-1257`, …
    pub(super) encoding: String,
    /// Some bytes have no meaning in the encoding, or no encoding gives Lithuanian letters only.
    pub(super) doubtful: bool,
}

/// Decodes by the byte order mark, then as UTF-8, then by the letters that each likely encoding gives.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, doubtful) = encoding.decode_without_bom_handling(&bytes[length..]);
        return Decoded {
            text: text.into_owned(),
            encoding: format!("{} (BOM)", encoding.name()),
            doubtful,
        };
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decoded(encoding, bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return decoded(UTF_8, bytes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"lt"), Utf8Detection::Deny);
    // The guess knows many languages; offices here write one, so the letters decide.
    let mut best = decoded(WINDOWS_1257, bytes);
    if guess != WINDOWS_1257 {
        let other = decoded(guess, bytes);
        if balance(&other.text) > balance(&best.text) {
            best = other;
        }
    }
    best.doubtful |= balance(&best.text) < 0;
    best
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, doubtful) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name().to_string(), doubtful }
}

/// ASCII in UTF-16 has a NUL in every second byte; text in any other encoding has none.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let nuls = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    match (nuls(0), nuls(1)) {
        (0, odd) if odd > 0 && odd * 2 > half => Some(UTF_16LE),
        (even, 0) if even > 0 && even * 2 > half => Some(UTF_16BE),
        _ => None,
    }
}

fn is_lithuanian(c: char) -> bool {
    "ąčęėįšųūžĄČĘĖĮŠŲŪŽ".contains(c)
}

/// Letters that Lithuanian letters turn into when their bytes are read as Western European.
fn is_suspicious(c: char) -> bool {
    "ëðþøûáàèæËÐÞØÛÁÀÈÆÄÅÃÂ\u{FFFD}".contains(c) || ('\u{80}'..='\u{9F}').contains(&c)
}

/// Lithuanian letters less suspicious ones.
fn balance(text: &str) -> i64 {
    text.chars()
        .filter(|c| !c.is_ascii())
        .map(|c| i64::from(is_lithuanian(c)) - i64::from(is_suspicious(c)))
        .sum()
}

/// A text whose UTF-8 bytes were once read as Windows-1252 or -1257 (`globÄ—jas`), set right; `None` for any other text.
pub(super) fn undouble(text: &str) -> Option<String> {
    // Every Lithuanian letter's first byte is one of these two; most texts end here.
    if !text.contains(['Ä', 'Å']) {
        return None;
    }
    [WINDOWS_1252, WINDOWS_1257].into_iter().find_map(|encoding| {
        let mut bytes = Vec::with_capacity(text.len());
        for c in text.chars() {
            // Windows-1252 leaves five bytes unused; programs pass them on as control characters.
            if ('\u{80}'..='\u{9F}').contains(&c) {
                bytes.push(u8::try_from(u32::from(c)).ok()?);
                continue;
            }
            let mut buffer = [0; 4];
            let (encoded, _, lossy) = encoding.encode(c.encode_utf8(&mut buffer));
            if lossy {
                return None;
            }
            bytes.extend_from_slice(&encoded);
        }
        String::from_utf8(bytes).ok().filter(|repaired| balance(repaired) > balance(text))
    })
}

/// A whole file's text whose Windows-1257 bytes were read as Windows-1252 (`globëjas (rûpintojas)`), set right.
///
/// Only for whole files: a single `ë` may well stand in a foreign name.
pub(super) fn unmask(text: &str) -> Option<String> {
    let lithuanian = text.chars().filter(|c| is_lithuanian(*c)).count();
    let masked = text.chars().filter(|c| "ëðþøûáàèæËÐÞØÛÁÀÈÆ".contains(*c)).count();
    if masked < 3 || lithuanian > 0 {
        return None;
    }
    let (bytes, _, lossy) = WINDOWS_1252.encode(text);
    if lossy {
        return None;
    }
    let (repaired, lossy) = WINDOWS_1257.decode_without_bom_handling(&bytes);
    (!lossy && balance(&repaired) > 0).then(|| repaired.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Vaiko byla;Šeimos Nr.;Pradžia\nGC-1;Š-1;globėjas (rūpintojas), įtėvis\n";

    #[test]
    fn each_encoding_is_recognised() {
        let with_bom = ["\u{feff}", TEXT].concat();
        let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16_bom: Vec<u8> = with_bom.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (with_bom.as_bytes().to_vec(), "UTF-8 (BOM)"),
            (WINDOWS_1257.encode(TEXT).0.into_owned(), "windows-1257"),
            (utf16, "UTF-16LE"),
            (utf16_bom, "UTF-16BE (BOM)"),
        ] {
            let decoded = decode(&bytes);
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding.as_str(), decoded.doubtful),
                (TEXT, encoding, false)
            );
        }
    }

    #[test]
    fn text_read_in_a_wrong_encoding_is_set_right() {
        for encoding in [WINDOWS_1252, WINDOWS_1257] {
            let (wrong, _) =
                encoding.decode_without_bom_handling("globėjas (rūpintojas)".as_bytes());
            assert_eq!(undouble(&wrong).as_deref(), Some("globėjas (rūpintojas)"), "{wrong}");
        }
        assert_eq!(undouble("globÄ—jas").as_deref(), Some("globėjas"));
        assert_eq!(
            unmask("globëjas (rûpintojas), ðeima").as_deref(),
            Some("globėjas (rūpintojas), šeima")
        );
        assert_eq!(undouble("Zoë Ärzte, Šarūnas"), None);
        assert_eq!(unmask("Zoë ir Šarūnas"), None);
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let text = decode(&bytes).text;
            let _ = (undouble(&text), unmask(&text));
        }

        #[test]
        fn lithuanian_survives_doubling(text in "[a-ząčęėįšųūž ]{0,30}") {
            let (wrong, _) = WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
            if text.chars().any(is_lithuanian) {
                prop_assert_eq!(undouble(&wrong), Some(text));
            }
        }
    }
}
