//! The parts of a zipped workbook, found however the program that wrote it spells their names.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::budget::Budget;
use crate::limits::{self, Exceeded, Limit};

/// A part's bytes, unpacked as they are read.
pub(super) type Part<'archive, 'bytes> =
    BufReader<Counted<ZipFile<'archive, Cursor<&'bytes [u8]>>>>;

/// Bytes that come out of a packed part: it may be small and say that it is endless.
pub(super) struct Counted<R> {
    from: R,
    budget: Budget,
    own: u64,
    most: Limit,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.from.read(into)?;
        self.own += bytes as u64;
        self.budget.unpack(bytes as u64)?;
        self.budget.hold(self.most, self.own)?;
        Ok(bytes)
    }
}

/// A zip archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name as [`spelt`] has it.
    parts: BTreeMap<String, usize>,
    budget: Budget,
}

impl<'a> Archive<'a> {
    /// `None` for bytes that are no zip archive. What is read of it comes out of the budget.
    pub(super) fn open(bytes: &'a [u8], budget: &Budget) -> Option<Self> {
        let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(index) {
                parts.insert(spelt(&name), index);
            }
        }
        Some(Archive { zip, parts, budget: budget.clone() })
    }

    /// How many parts it lists.
    pub(super) fn len(&self) -> usize {
        self.zip.len()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&spelt(name))
    }

    /// Whether the archive itself wants a password.
    pub(super) fn is_encrypted(&mut self) -> bool {
        (0..self.zip.len())
            .any(|index| self.zip.by_index_raw(index).is_ok_and(|part| part.encrypted()))
    }

    pub(super) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// A part of cells or words to read from; `None` where there is none or it cannot be unpacked.
    pub(super) fn large_part(&mut self, name: &str) -> Option<Part<'_, 'a>> {
        let index = *self.parts.get(&spelt(name))?;
        self.unpacked(index, limits::UNPACKED)
    }

    /// A part of anything else, which is small.
    pub(super) fn part(&mut self, name: &str) -> Option<Part<'_, 'a>> {
        let index = *self.parts.get(&spelt(name))?;
        self.unpacked(index, limits::PART)
    }

    /// Unpacks everything once, for a reader that does not count.
    ///
    /// # Errors
    /// All parts together are too large. A part that cannot be unpacked is none of this.
    pub(super) fn try_out(&mut self) -> Result<(), Exceeded> {
        for index in 0..self.zip.len() {
            if let Some(mut part) = self.unpacked(index, limits::UNPACKED) {
                let _ = io::copy(&mut part, &mut io::sink());
            }
            if let Some(limit) = self.budget.exceeded() {
                return Err(Exceeded(limit));
            }
        }
        Ok(())
    }

    fn unpacked(&mut self, index: usize, most: Limit) -> Option<Part<'_, 'a>> {
        let from = self.zip.by_index(index).ok()?;
        let counted = Counted { from, budget: self.budget.clone(), own: 0, most };
        Some(BufReader::with_capacity(1 << 16, counted))
    }
}

/// Old .NET programs write `xl\workbook.xml`; Windows does not tell `Xl` from `xl`.
fn spelt(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
