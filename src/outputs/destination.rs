//! The folder that is written into, and what stands in it.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::evidence::sha256;

/// The program's own folder inside of it.
pub const OWN: &str = ".rodiklis";
/// Held while a run writes.
const LOCK: &str = "lock";

/// A folder that one run writes into.
pub struct Destination {
    folder: PathBuf,
    own: PathBuf,
    /// Folders that were made for this run, outermost first.
    made: Vec<PathBuf>,
    /// Until it is closed no other run writes here; the system opens it when a run is killed.
    lock: Option<File>,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Nothing,
    /// A file of this SHA-256.
    File(String),
    /// A folder, a link, a device; or a folder on the way there is none.
    Other,
}

impl Destination {
    /// Makes the folder where there is none, and waits until no other run writes into it.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub fn open(folder: &Path) -> io::Result<Destination> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let own = folder.join(OWN);
        let mut destination = Destination {
            folder: folder.to_owned(),
            own: own.clone(),
            made: Vec::new(),
            lock: None,
        };
        let opened = destination.make(folder).and_then(|()| destination.make(&own));
        let opened = opened.and_then(|()| {
            // A link would lead the bookkeeping elsewhere.
            if fs::symlink_metadata(&own)?.is_dir() {
                destination.take_lock()
            } else {
                Err(io::ErrorKind::NotADirectory.into())
            }
        });
        match opened {
            Ok(()) => Ok(destination),
            Err(error) => {
                destination.leave_as_found();
                Err(error)
            }
        }
    }

    /// Makes a folder and those above it, and remembers which were not there.
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() || folder.as_os_str().is_empty() {
            return Ok(());
        }
        if let Some(above) = folder.parent() {
            self.make(above)?;
        }
        match fs::create_dir(folder) {
            Ok(()) => {
                self.made.push(folder.to_owned());
                Ok(())
            }
            // Another run was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn take_lock(&mut self) -> io::Result<()> {
        let path = self.own.join(LOCK);
        loop {
            let lock = File::options().create(true).truncate(false).write(true).open(&path)?;
            match lock.lock() {
                Ok(()) => {}
                // Some network disks have no locks; two runs at once still cannot replace what they do not know.
                Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(error) => return Err(error),
            }
            // Whoever held it may have taken it away with its folder.
            if is_same(&lock, &path) {
                self.lock = Some(lock);
                return Ok(());
            }
            let own = self.own.clone();
            self.make(&own)?;
        }
    }

    /// The program's own folder.
    pub fn own(&self) -> &Path {
        &self.own
    }

    /// Where a file of that name stands.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What stands at the place of that name.
    ///
    /// # Errors
    /// It cannot be looked at.
    pub fn standing(&self, name: &str) -> io::Result<Standing> {
        let mut path = self.folder.clone();
        let mut parts = name.split('/').peekable();
        while let Some(part) = parts.next() {
            path.push(part);
            let about = match fs::symlink_metadata(&path) {
                Ok(about) => about,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Ok(Standing::Nothing);
                }
                Err(error) => return Err(error),
            };
            if parts.peek().is_some() {
                if !about.is_dir() {
                    return Ok(Standing::Other);
                }
            } else if about.is_file() {
                return Ok(Standing::File(sha256(&fs::read(&path)?)));
            }
        }
        Ok(Standing::Other)
    }

    /// Makes the folders above a file of that name.
    ///
    /// # Errors
    /// They cannot be made.
    pub fn make_above(&self, name: &str) -> io::Result<()> {
        self.above(name).map_or(Ok(()), fs::create_dir_all)
    }

    /// The folder in which a file of that name stands.
    pub fn above(&self, name: &str) -> Option<PathBuf> {
        self.path(name).parent().map(Path::to_owned)
    }

    /// Takes away the folders that were made for nothing.
    pub fn leave_as_found(&mut self) {
        if self.made.contains(&self.own) {
            // Only an empty folder goes away, and what is still in it is told by the error that led here.
            let _ = fs::remove_file(self.own.join(LOCK));
        }
        self.lock = None;
        for made in self.made.drain(..).rev() {
            let _ = fs::remove_dir(made);
        }
    }
}

/// Whether a name leads to a place inside of the folder and not into the program's own one.
pub fn is_inside(name: &str) -> bool {
    let path = Path::new(name);
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let first = name.split('/').next().unwrap_or_default();
    is_plain && name.split('/').all(|part| !part.is_empty()) && !first.eq_ignore_ascii_case(OWN)
}

/// Writes a folder's entries to the disk.
///
/// # Errors
/// The disk did not take them.
#[cfg(unix)]
pub fn settle(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems write a folder's entries with its files.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether an open file is the one that stands at a path.
#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let own = file.metadata().map(|about| (about.dev(), about.ino()));
    let standing = fs::metadata(path).map(|about| (about.dev(), about.ino()));
    matches!((own, standing), (Ok(own), Ok(standing)) if own == standing)
}

/// A file that is open cannot be taken away there.
#[cfg(not(unix))]
fn is_same(_: &File, path: &Path) -> bool {
    path.is_file()
}
