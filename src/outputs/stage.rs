//! Where files wait until all of them are whole and on the disk.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;

use super::Stopped;
use super::destination::{Destination, settle};
use super::journal::Journal;
use crate::locale::Reason;

/// The stage's name in the program's own folder.
const FOLDER: &str = "staged";
const JOURNAL: &str = "journal.json";
const RECORD: &str = "written.json";
/// Files that the disk is asked for at once.
const AT_ONCE: usize = 16;

/// The stage of a destination.
pub struct Stage {
    folder: PathBuf,
}

impl Stage {
    /// Where it stands, whether or not it is there.
    pub fn of(destination: &Destination) -> Stage {
        Stage { folder: destination.own().join(FOLDER) }
    }

    /// Where the new file of that number waits.
    pub fn new_file(&self, number: usize) -> PathBuf {
        self.folder.join("new").join(number.to_string())
    }

    /// Where what it replaces waits.
    pub fn old_file(&self, number: usize) -> PathBuf {
        self.folder.join("old").join(number.to_string())
    }

    /// Where the new record waits.
    pub fn record(&self) -> PathBuf {
        self.folder.join(RECORD)
    }

    /// The journal of a run that was stopped while it moved files.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn journal(&self) -> Result<Option<Journal>, Stopped> {
        let path = self.folder.join(JOURNAL);
        let unreadable = |reason| Stopped::unreadable(&path, reason);
        match fs::read(&path) {
            Ok(bytes) => Journal::parse(&bytes).map(Some).map_err(unreadable),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unreadable(Reason::of_io(&error))),
        }
    }

    /// Writes all files, the record, and last the journal, which says that they are whole.
    ///
    /// # Errors
    /// The disk did not take them; nothing outside of the stage has changed.
    pub fn fill(&self, files: &[(String, Vec<u8>)], journal: &Journal) -> io::Result<()> {
        for folder in ["new", "old"] {
            fs::create_dir_all(self.folder.join(folder))?;
        }
        let mut written = vec![self.record()];
        fs::write(self.record(), text(&journal.record)?)?;
        for (number, entry) in journal.entries.iter().enumerate() {
            if let Some((_, bytes)) = files.iter().find(|(name, _)| *name == entry.name) {
                fs::write(self.new_file(number), bytes)?;
                written.push(self.new_file(number));
            }
        }
        keep(&written)?;
        settle(&self.folder.join("new"))?;
        let unnamed = self.folder.join("journal");
        fs::write(&unnamed, text(journal)?)?;
        keep(std::slice::from_ref(&unnamed))?;
        fs::rename(unnamed, self.folder.join(JOURNAL))?;
        settle(&self.folder)
    }

    /// Says that nothing is left to be finished: what was moved has been moved back.
    ///
    /// # Errors
    /// The journal cannot be taken away.
    pub fn forget(&self) -> io::Result<()> {
        fs::remove_file(self.folder.join(JOURNAL))?;
        settle(&self.folder)
    }

    /// Whether nothing is left to be finished.
    pub fn is_undone(&self) -> bool {
        !self.folder.join(JOURNAL).exists()
    }

    /// Takes the stage away, its journal first.
    ///
    /// # Errors
    /// It cannot be taken away.
    pub fn clear(&self) -> io::Result<()> {
        if !self.is_undone() {
            self.forget()?;
        }
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Sees to it that files are on the disk. Asked one after the other, a disk turns for each of the hundreds of files of
/// an evidence; asked together, it turns a few times.
fn keep(files: &[PathBuf]) -> io::Result<()> {
    let one = |path: &PathBuf| File::options().write(true).open(path)?.sync_all();
    std::thread::scope(|scope| {
        let share = files.len().div_ceil(AT_ONCE).max(1);
        let shares =
            files.chunks(share).map(|share| scope.spawn(move || share.iter().try_for_each(one)));
        let asked: Vec<_> = shares.collect();
        asked.into_iter().try_for_each(|share| {
            share.join().unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::Other)))
        })
    })
}

fn text(value: &impl serde::Serialize) -> io::Result<Vec<u8>> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?).into_bytes())
}
