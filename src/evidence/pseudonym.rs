//! Keyed pseudonyms: names that only the holder of the key can lead back to a record.

use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::manifest::sha256;
use crate::finding::{Finding, Place, Severity};
use crate::limits;
use crate::locale::Reason;

/// The key's file in a workspace, where no other is named.
pub const KEY_FILE: &str = "evidence.key";
/// Shortest key that is accepted, in bytes.
pub const SHORTEST_KEY: usize = 16;
/// Fewest different bytes of a key: one letter held down is no secret.
const FEWEST_DIFFERENT: usize = 8;

/// Characters that there are in 256 bits.
pub const LONGEST: usize = 51;

/// A secret key. It is never printed and never part of any output.
pub struct Key(Vec<u8>);

impl Key {
    /// The key of a named file, or else of the workspace's `evidence.key`. There is no default key.
    ///
    /// # Errors
    /// E001 where there is none; E002 where it cannot be read or is too weak.
    pub fn read(named: Option<&Path>, workspace: &Path) -> Result<Key, Finding> {
        let path = match named {
            Some(path) => path.to_owned(),
            None => Key::place(workspace),
        };
        let place = Place::file(path.display().to_string());
        if named.is_none() && !path.exists() {
            return Err(Finding::new("E001", Severity::Error, place));
        }
        let wrong = |message: Reason| {
            Finding::new("E002", Severity::Error, place.clone()).with("message", message)
        };
        let bytes =
            limits::bytes(&path, limits::FIGURES).map_err(|error| wrong(Reason::of_io(&error)))?;
        Key::new(bytes).map_err(wrong)
    }

    /// Where a workspace keeps its key.
    pub fn place(workspace: &Path) -> PathBuf {
        workspace.join(KEY_FILE)
    }

    /// A key of these bytes; the line end that editors leave is no part of it.
    ///
    /// # Errors
    /// What it has too little of.
    pub fn new(mut bytes: Vec<u8>) -> Result<Key, Reason> {
        while bytes.last().is_some_and(|last| matches!(last, b'\n' | b'\r')) {
            bytes.pop();
        }
        if bytes.len() < SHORTEST_KEY {
            return Err(Reason::new("key-short"));
        }
        let different: std::collections::BTreeSet<u8> = bytes.iter().copied().collect();
        if different.len() < FEWEST_DIFFERENT {
            return Err(Reason::new("key-alike"));
        }
        Ok(Key(bytes))
    }

    /// HMAC-SHA-256 of words in their order, as so many characters of five bits each (at most [`LONGEST`]).
    pub fn pseudonym(&self, words: &[&str], characters: usize) -> String {
        // HMAC takes keys of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        for word in words {
            mac.update(&(word.len() as u64).to_be_bytes());
            mac.update(word.as_bytes());
        }
        let bytes = mac.finalize().into_bytes();
        let bit = |at: usize| usize::from(bytes[at / 8] >> (7 - at % 8) & 1);
        let letter = |at: usize| (0..5).fold(0, |sum, next| sum << 1 | bit(at * 5 + next));
        (0..characters.min(LONGEST)).map(|at| char::from(ALPHABET[letter(at)])).collect()
    }

    /// What only the holder of the key can make of bytes: the pseudonym of their hash, as long as a pseudonym can be.
    pub fn seal(&self, words: &[&str], bytes: &[u8]) -> String {
        self.pseudonym(&[words, &[sha256(bytes).as_str()]].concat(), LONGEST)
    }

    /// Tells two keys apart without telling anything of either.
    pub fn mark(&self) -> String {
        self.pseudonym(&["which key"], 8)
    }
}

/// Whether a text could be a pseudonym of so many characters: whatever else stands in its place could be a name.
pub fn is_pseudonym(text: &str, characters: usize) -> bool {
    text.len() == characters && text.bytes().all(|letter| ALPHABET.contains(&letter))
}

/// Base 32 in small letters (RFC 4648).
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Key::new(text.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn a_key_is_long_and_varied() {
        assert!(Key::new(b"short".to_vec()).is_err());
        assert!(Key::new(vec![b'a'; 40]).is_err());
        assert!(Key::new(b"0123456789abcde\n\n".to_vec()).is_err());
        assert!(Key::new(b"0123456789abcdef".to_vec()).is_ok());
    }

    #[test]
    fn a_line_end_is_no_part_of_the_key() {
        let (plain, ended) = (key("a key of twenty bytes"), key("a key of twenty bytes\r\n"));
        assert_eq!(plain.pseudonym(&["x"], 8), ended.pseudonym(&["x"], 8));
    }

    /// Python: hmac.new(b"a key of twenty bytes", struct.pack(">Q", 5) + b"GC-77", "sha256"), its
    /// digest through base64.b32encode.
    #[test]
    fn the_pseudonym_is_the_mac() {
        assert_eq!(key("a key of twenty bytes").pseudonym(&["GC-77"], 8), "6pdn6wzc");
    }

    #[test]
    fn what_is_no_pseudonym_is_seen() {
        let made = key("a key of twenty bytes").pseudonym(&["GC-77"], 26);
        assert!(is_pseudonym(&made, 26));
        for other in ["", "GC-77", "petraitis", &made[1..], &made.to_uppercase()] {
            assert!(!is_pseudonym(other, 26), "{other}");
        }
    }

    #[test]
    fn words_do_not_run_into_each_other() {
        let key = key("a key of twenty bytes");
        assert_ne!(key.pseudonym(&["ab", "c"], 8), key.pseudonym(&["a", "bc"], 8));
        assert_ne!(key.mark(), self::key("another key of bytes").mark());
    }
}
