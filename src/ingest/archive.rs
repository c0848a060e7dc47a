//! The parts of a zipped workbook, found however the program that wrote it spells their names.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read, Take};

use zip::ZipArchive;
use zip::read::ZipFile;

/// A part may be small and say that it is endless: what follows this many bytes is not read, and the part is broken.
const MOST_BYTES: u64 = 4 << 30;

/// A part's bytes, unpacked as they are read.
pub(super) type Part<'archive, 'bytes> = BufReader<Take<ZipFile<'archive, Cursor<&'bytes [u8]>>>>;

/// A zip archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name as [`spelt`] has it.
    parts: BTreeMap<String, usize>,
}

impl<'a> Archive<'a> {
    /// `None` for bytes that are no zip archive.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(index) {
                parts.insert(spelt(&name), index);
            }
        }
        Some(Archive { zip, parts })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&spelt(name))
    }

    /// Whether the archive itself wants a password.
    pub(super) fn is_encrypted(&mut self) -> bool {
        (0..self.zip.len())
            .any(|index| self.zip.by_index_raw(index).is_ok_and(|part| part.encrypted()))
    }

    /// A part to read from; `None` where there is none or it cannot be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Option<Part<'_, 'a>> {
        let index = *self.parts.get(&spelt(name))?;
        let part = self.zip.by_index(index).ok()?;
        Some(BufReader::with_capacity(1 << 16, part.take(MOST_BYTES)))
    }
}

/// Old .NET programs write `xl\workbook.xml`; Windows does not tell `Xl` from `xl`.
fn spelt(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
