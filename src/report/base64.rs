//! Bytes as letters and back (RFC 4648); a crate for these few lines would be one more to keep.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as letters.
pub fn letters(bytes: &[u8]) -> String {
    let mut to = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for three in bytes.chunks(3) {
        let byte = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let joined = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(joined >> (18 - 6 * place) & 63) as usize];
            to.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    to
}

/// The bytes that [`letters`] wrote; `None` for anything that it does not write.
pub fn bytes(letters: &str) -> Option<Vec<u8>> {
    let mut to = Vec::with_capacity(letters.len() / 4 * 3);
    let body = letters.trim_end_matches('=');
    for four in body.as_bytes().chunks(4) {
        let mut joined = 0_u32;
        for letter in four {
            let value = match letter {
                b'A'..=b'Z' => letter - b'A',
                b'a'..=b'z' => letter - b'a' + 26,
                b'0'..=b'9' => letter - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                _ => return None,
            };
            joined = joined << 6 | u32::from(value);
        }
        joined <<= 6 * (4 - four.len());
        to.extend(&joined.to_be_bytes()[1..four.len()]);
    }
    // One writing for each list of bytes: its padding is whole, and no bit is left over.
    (self::letters(&to) == letters).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard() {
        for (plain, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(letters(plain.as_bytes()), written);
            assert_eq!(bytes(written).as_deref(), Some(plain.as_bytes()));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(bytes(&letters(&all)), Some(all));
    }

    #[test]
    fn what_is_not_written_so_is_refused() {
        for wrong in [
            "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9v====", "Zm 9", "Zm9v\n", "Zm9č", "=",
            "Zg==Zg==",
        ] {
            assert_eq!(bytes(wrong), None, "{wrong}");
        }
    }
}
