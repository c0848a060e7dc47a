//! Which files a command reads: what it watches, and what it never writes over.

use std::path::{Path, PathBuf};

use crate::evidence::issued;
use crate::evidence::pseudonym::KEY_FILE;
use crate::ingest;
use crate::workspace::{self, Workspace};

/// Where `rodiklis.toml` stands, of its folder or of itself.
pub fn described_in(named: &Path) -> PathBuf {
    if named.is_dir() { named.join(workspace::FILE) } else { named.to_owned() }
}

/// Everything that belongs to the workspace of that name: its description, data, logos, definitions and report folders,
/// its key and its closings.
pub fn of_workspace(named: &Path, workspace: &Workspace) -> Vec<PathBuf> {
    let mut found = vec![described_in(named), workspace.folder.join(KEY_FILE)];
    for source in &workspace.sources {
        found.extend(ingest::files(source, &workspace.folder).0);
    }
    let certificate = workspace.certificate.as_ref().and_then(|known| known.logo.as_ref());
    let logos = workspace.provider.logo.iter().chain(certificate);
    found.extend(logos.map(|logo| workspace.folder.join(&logo.file)));
    let reports = workspace.reports.iter().map(|name| workspace.folder.join(name));
    for folder in workspace.library.iter().cloned().chain(reports) {
        add_all(&folder, &mut found);
    }
    add_all(&workspace.folder.join(issued::FOLDER), &mut found);
    found
}

/// The files of a folder and of those inside it; nothing where it is none.
pub fn add_all(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // A link may lead back to where it stands.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            add_all(&path, found);
        } else {
            found.push(path);
        }
    }
}
