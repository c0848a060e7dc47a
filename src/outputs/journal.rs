//! What is moved where: written down before the first move, so that any run can finish it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::TempPath;

use super::Stopped;
use super::destination::{self, Destination, Standing, settle};
use super::record::{self, Record};
use super::refusal::Refused;
use super::stage::Stage;
use crate::evidence::sha256;
use crate::locale::Reason;

/// Version of the journal's form.
pub const SCHEMA: u32 = 1;

/// The moves of one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// Version of this form: 1.
    pub schema: u32,
    /// The files, by the number under which they wait.
    pub entries: Vec<Entry>,
    /// The record when all are in their place.
    pub record: Record,
}

/// One file's move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Name inside the destination.
    pub name: String,
    /// SHA-256 of what is to stand there; nothing where the file goes away.
    pub new: Option<String>,
    /// SHA-256 of what it replaces.
    pub before: Option<String>,
}

/// A single move.
enum Move {
    /// What stood there waits.
    Away(usize),
    /// The new one takes its place.
    In(usize),
}

impl Journal {
    /// A journal that stands in a stage.
    ///
    /// # Errors
    /// It is no journal, or one that leads elsewhere.
    pub fn parse(bytes: &[u8]) -> Result<Journal, Reason> {
        let journal: Journal =
            serde_json::from_slice(bytes).map_err(|error| Reason::of_json(&error))?;
        let is_sound = journal.schema == SCHEMA
            && journal.entries.iter().all(|entry| destination::is_inside(&entry.name));
        if is_sound { Ok(journal) } else { Err(Reason::new("other-version")) }
    }

    /// Moves all files to their places. A move that fails takes those before it back.
    ///
    /// # Errors
    /// What failed; or what somebody changed since the places were looked at.
    pub fn run(&self, destination: &Destination, stage: &Stage) -> Result<(), Stopped> {
        let mut done = Vec::new();
        let moved = self.moves(destination, stage, &mut done);
        // Once the record is in its place the files are: what failed after that takes nothing back.
        if moved.is_err() && stage.record().exists() {
            let undone = done.iter().rev().try_for_each(|step| self.back(destination, stage, step));
            // Where even that fails the journal stays, and the next run goes on from here.
            if undone.is_ok() {
                stage.forget()?;
            }
        }
        moved
    }

    fn moves(
        &self,
        destination: &Destination,
        stage: &Stage,
        done: &mut Vec<Move>,
    ) -> Result<(), Stopped> {
        for (number, entry) in self.entries.iter().enumerate() {
            if entry.new.is_some() {
                destination.make_above(&entry.name)?;
            }
            if let Some(before) = &entry.before {
                let waiting = stage.old_file(number);
                fs::rename(destination.path(&entry.name), &waiting)?;
                done.push(Move::Away(number));
                // Looked at again where nobody else can change it.
                if sha256(&fs::read(&waiting)?) != *before {
                    return Err(Stopped::Refused(vec![Refused::changed(&entry.name)]));
                }
            }
            if entry.new.is_some() {
                take(&stage.new_file(number), &destination.path(&entry.name))?;
                done.push(Move::In(number));
            }
        }
        self.close(destination, stage)?;
        Ok(())
    }

    /// The opposite of a move.
    fn back(&self, destination: &Destination, stage: &Stage, step: &Move) -> io::Result<()> {
        let path = |number: usize| destination.path(&self.entries[number].name);
        match *step {
            Move::In(number) => fs::rename(path(number), stage.new_file(number)),
            Move::Away(number) => take(&stage.old_file(number), &path(number)),
        }
    }

    /// Finishes what a run that was stopped had begun to move.
    ///
    /// # Errors
    /// Something was put in the way since, or a move fails: everything stays as it is.
    pub fn finish(&self, destination: &Destination, stage: &Stage) -> Result<(), Stopped> {
        let waiting = |number: &usize| {
            let (new, old) = (stage.new_file(*number), stage.old_file(*number));
            if self.entries[*number].new.is_some() { new.exists() } else { !old.exists() }
        };
        let left: Vec<usize> = (0..self.entries.len()).filter(waiting).collect();
        let mut refused = Vec::new();
        for number in &left {
            let entry = &self.entries[*number];
            let is_known = match destination.standing(&entry.name)? {
                Standing::Nothing => true,
                // Where a move is a second name and then the end of the first, it may stand here with both.
                Standing::File(sha256) => {
                    [&entry.before, &entry.new].into_iter().any(|own| own.as_ref() == Some(&sha256))
                }
                Standing::Other => false,
            };
            if !is_known {
                refused.push(Refused::meanwhile(&entry.name));
            }
        }
        if !refused.is_empty() {
            return Err(Stopped::Refused(refused));
        }
        for number in left {
            let entry = &self.entries[number];
            let place = destination.path(&entry.name);
            if fs::symlink_metadata(&place).is_ok() {
                fs::rename(&place, stage.old_file(number))?;
            }
            if entry.new.is_some() {
                destination.make_above(&entry.name)?;
                take(&stage.new_file(number), &place)?;
            }
        }
        self.close(destination, stage)?;
        Ok(())
    }

    /// The record takes its place when all files have taken theirs.
    fn close(&self, destination: &Destination, stage: &Stage) -> io::Result<()> {
        let folders: BTreeSet<PathBuf> =
            self.entries.iter().filter_map(|entry| destination.above(&entry.name)).collect();
        // A file that went away may have been the last of a folder that somebody took away since.
        for folder in folders.iter().filter(|folder| folder.exists()) {
            settle(folder)?;
        }
        let waiting = stage.record();
        if waiting.exists() {
            fs::rename(waiting, destination.own().join(record::FILE))?;
        }
        settle(destination.own())
    }
}

/// Moves a file to a place where nothing stands; nobody's file is lost if something has come there.
fn take(from: &Path, to: &Path) -> io::Result<()> {
    let mut waiting = TempPath::try_from_path(from)?;
    waiting.disable_cleanup(true);
    let error = match waiting.persist_noclobber(to) {
        Ok(()) => return Ok(()),
        Err(failed) => failed.error,
    };
    // Some disks (exFAT) know neither such a move nor a second name for a file: there a look must do.
    if error.kind() != io::ErrorKind::AlreadyExists && fs::symlink_metadata(to).is_err() {
        return fs::rename(from, to);
    }
    Err(error)
}
