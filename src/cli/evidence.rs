//! The evidence of a report: made from what was computed, attached and written.

use std::path::Path;

use super::Failure;
use super::compute::public_json;
use crate::evidence::package::{self, Files, MANIFEST};
use crate::evidence::pseudonym::Key;
use crate::evidence::{Manifest, records, sha256};
use crate::library::Library;
use crate::locale::{self, Lang};
use crate::report::pdf::Attachment;
use crate::workspace::Workspace;
use crate::{Computed, Gathered};

/// Evidence, ready to be handed over.
pub struct Evidence {
    /// SHA-256 of its manifest.
    pub hash: String,
    files: Files,
}

impl Evidence {
    /// Puts together what the figures were made from.
    ///
    /// # Errors
    /// A columnar file that cannot be read.
    pub fn new(
        workspace: &Workspace,
        library: &Library,
        gathered: &Gathered,
        computed: &Computed,
        manifest: &Manifest,
        key: &Key,
    ) -> Result<Evidence, Failure> {
        let figures = public_json(workspace, gathered, computed);
        let lists = records::lists(
            &computed.indicators,
            &computed.figures,
            library,
            &gathered.records,
            key,
        )?;
        let provider = &workspace.provider.name;
        let files =
            package::files(provider, manifest, figures, &lists, key.mark(), &library.texts)?;
        let hash = files.get(MANIFEST).map_or(String::new(), |bytes| sha256(bytes));
        Ok(Evidence { hash, files })
    }

    /// The files as a PDF carries them.
    pub fn attachments(&self, lang: Lang) -> Vec<Attachment> {
        package::bound(&self.files)
            .into_iter()
            .map(|(name, bytes)| {
                let (stem, ending) = name.split_once('.').unwrap_or((&name, ""));
                let mime = match ending {
                    "json" => "application/json",
                    "csv" => "text/csv",
                    _ => "text/plain",
                };
                Attachment {
                    description: locale::message(lang, &format!("evidence-{stem}"), &[]),
                    mime: mime.to_owned(),
                    name,
                    bytes,
                }
            })
            .collect()
    }

    /// Writes the files beside their folder's place and then moves the folder in. Evidence that
    /// stands there is replaced as a whole.
    ///
    /// # Errors
    /// The folder holds something else, or cannot be written.
    pub fn write(&self, folder: &Path) -> std::io::Result<()> {
        let parent = folder.parent().unwrap_or(Path::new("."));
        let is_other = folder.exists()
            && !folder.join(MANIFEST).is_file()
            && std::fs::read_dir(folder)?.next().is_some();
        if is_other {
            return Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists));
        }
        let waiting = tempfile::Builder::new().prefix(".rodiklis-").tempdir_in(parent)?;
        let made = waiting.path().join("new");
        for (name, bytes) in &self.files {
            let path = made.join(name);
            std::fs::create_dir_all(path.parent().unwrap_or(&made))?;
            std::fs::write(path, bytes)?;
        }
        // The earlier folder goes away with what it waited in.
        if folder.exists() {
            std::fs::rename(folder, waiting.path().join("old"))?;
        }
        std::fs::rename(made, folder)
    }
}
