//! Files to their place: all of one run together or none, and nothing that is not the program's own goes away.
//!
//! ```text
//! reports/
//!   equass-audit-2024-lt.pdf …     what people see
//!   .rodiklis/
//!     written.json                 record: the files of this folder that the program wrote, by SHA-256
//!     lock                         one run writes at a time
//!     staged/                      here only while a run writes
//!       new/0 new/1 …              the run's files, whole and on the disk before anything moves
//!       journal.json               from now on the files belong to the folder, whatever happens
//!       old/0 …                    what they replace, until the last one is in its place
//! ```
//!
//! A run that is stopped before its journal stands has changed nothing: the next one sweeps up what it left. A run that
//! is stopped later is finished by the next one. A move that fails takes those before it back.
//!
//! What stands in the way is replaced only where the record knows it and its content is still what the program wrote:
//! a page with notes written into it is hers, not the program's.

mod destination;
mod journal;
mod record;
mod refusal;
mod stage;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use self::destination::{Destination, Standing};
use self::journal::{Entry, Journal};
use self::record::{Record, Written};
use self::refusal::Refused;
use self::stage::Stage;
use crate::evidence::sha256;
use crate::finding::{Finding, Place, Severity};
use crate::locale::Reason;

/// Which command writes: a file is replaced only by the command that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Reports of one centre, with their evidence.
    Report,
    /// The report of a project.
    Project,
    /// A centre's extract.
    Extract,
    /// Figures that were approved: never replaced.
    Closing,
}

/// What one run gives.
pub struct Outputs<'a> {
    /// Which command it is.
    pub kind: Kind,
    /// The folder; made where there is none.
    pub folder: &'a Path,
    /// Content by name inside the folder, `/` between folders.
    pub files: &'a [(String, Vec<u8>)],
    /// Folders of `files` that are one thing: what an earlier run wrote there and this one does not goes away.
    pub whole: &'a [String],
    /// What the run was made from.
    pub inputs: &'a [PathBuf],
}

/// Why nothing was written.
#[derive(Debug)]
pub enum Unwritten {
    /// Something stands there that is not the program's to replace.
    Refused(Vec<Finding>),
    /// The disk, or the system, did not allow it.
    Failed(Vec<Finding>),
}

/// Writes all files, or none. Returns their paths.
///
/// # Errors
/// Nothing was written, and why.
pub fn write(outputs: &Outputs) -> Result<Vec<PathBuf>, Unwritten> {
    let failed = |error: io::Error| Unwritten::Failed(vec![unwritten(outputs.folder, &error)]);
    let mut destination = Destination::open(outputs.folder).map_err(failed)?;
    let written = into(&destination, outputs);
    if written.is_err() {
        destination.leave_as_found();
    }
    match written {
        Ok(paths) => Ok(paths),
        Err(Stopped::Refused(refused)) => {
            Err(Unwritten::Refused(refusal::findings(outputs.folder, &refused)))
        }
        Err(Stopped::Unreadable(finding)) => Err(Unwritten::Failed(vec![finding])),
        Err(Stopped::Failed(error)) => Err(failed(error)),
    }
}

/// Why a run stopped, before it is put into words.
#[derive(Debug)]
enum Stopped {
    Refused(Vec<Refused>),
    /// What the program keeps of this folder cannot be read.
    Unreadable(Finding),
    Failed(io::Error),
}

impl Stopped {
    fn unreadable(path: &Path, message: Reason) -> Stopped {
        let place = Place::file(path.display().to_string());
        Stopped::Unreadable(Finding::new("R015", Severity::Error, place).with("message", message))
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Stopped {
        Stopped::Failed(error)
    }
}

fn into(destination: &Destination, outputs: &Outputs) -> Result<Vec<PathBuf>, Stopped> {
    let stage = Stage::of(destination);
    if let Some(journal) = stage.journal()? {
        journal.finish(destination, &stage)?;
    }
    stage.clear()?;
    let record = Record::read(destination)?;
    let journal = plan(destination, outputs, record)?;
    let staged = stage.fill(outputs.files, &journal);
    let moved = match staged {
        Ok(()) => journal.run(destination, &stage),
        Err(error) => Err(error.into()),
    };
    // What could not be taken back is left with its journal: the next run finishes it.
    if moved.is_ok() || stage.is_undone() {
        stage.clear()?;
    }
    moved?;
    Ok(outputs.files.iter().map(|(name, _)| outputs.folder.join(name)).collect())
}

/// What is to be moved where, and what the record says then.
fn plan(
    destination: &Destination,
    outputs: &Outputs,
    mut record: Record,
) -> Result<Journal, Stopped> {
    // What is named otherwise (`./a/../b`, a link, other letters of one name) is the same file all the same.
    let inputs: BTreeSet<PathBuf> =
        outputs.inputs.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let mut refused = Vec::new();
    let mut entries = Vec::new();
    let mut names: BTreeMap<&str, &[u8]> = BTreeMap::new();
    for (name, bytes) in outputs.files {
        if !destination::is_inside(name) || names.insert(name, bytes).is_some() {
            return Err(io::Error::from(io::ErrorKind::InvalidFilename).into());
        }
    }
    let is_stale = |name: &str| {
        let own = |folder: &String| {
            name.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        outputs.whole.iter().any(own) && !names.contains_key(name)
    };
    let own = record.files.iter().filter(|(_, written)| written.kind == outputs.kind);
    let stale: Vec<String> =
        own.map(|(name, _)| name).filter(|name| is_stale(name)).cloned().collect();
    let all = names.keys().map(|name| (*name).to_owned()).chain(stale.iter().cloned());
    for name in all {
        let new = names.get(name.as_str()).map(|bytes| sha256(bytes));
        let before = match destination.standing(&name)? {
            Standing::Nothing => None,
            Standing::File(sha256) => {
                let path = destination.path(&name);
                match record.files.get(&name) {
                    _ if path.canonicalize().is_ok_and(|path| inputs.contains(&path)) => {
                        refused.push(Refused::input(&name));
                    }
                    Some(known) if known.kind != outputs.kind || known.kind == Kind::Closing => {
                        refused.push(Refused::other(&name));
                    }
                    Some(known) if known.sha256 != sha256 => refused.push(Refused::changed(&name)),
                    Some(_) => {}
                    None => refused.push(Refused::foreign(&name)),
                }
                Some(sha256)
            }
            Standing::Other => {
                refused.push(Refused::no_file(&name));
                None
            }
        };
        match &new {
            Some(sha256) => {
                let written = Written { kind: outputs.kind, sha256: sha256.clone() };
                record.files.insert(name.clone(), written);
            }
            None => {
                record.files.remove(&name);
            }
        }
        entries.push(Entry { name, new, before });
    }
    if refused.is_empty() {
        Ok(Journal { schema: journal::SCHEMA, entries, record })
    } else {
        Err(Stopped::Refused(refused))
    }
}

/// R002 of a folder.
fn unwritten(folder: &Path, error: &io::Error) -> Finding {
    Finding::new("R002", Severity::Error, Place::file(folder.display().to_string()))
        .with("message", Reason::of_io(error))
}
