//! The evidence of a report: made from what was computed, as it is attached and as it is written.

use super::Failure;
use super::compute::public_json;
use super::deliver::NamedFile;
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
    key: Key,
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
        key: Key,
    ) -> Result<Evidence, Failure> {
        let figures = public_json(workspace, gathered, computed);
        let lists = records::lists(
            &computed.indicators,
            &computed.figures,
            library,
            &gathered.records,
            &key,
        )?;
        let provider = &workspace.provider.name;
        let files =
            package::files(provider, manifest, figures, &lists, key.mark(), &library.texts)?;
        let hash = files.get(MANIFEST).map_or(String::new(), |bytes| sha256(bytes));
        Ok(Evidence { hash, key, files })
    }

    /// Seals a PDF that carries it.
    pub fn seal(&self, pdf: &mut [u8]) {
        super::pages::seal(pdf, &self.key);
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

    /// The files as they stand in a folder of that name.
    pub fn files(&self, folder: &str) -> impl Iterator<Item = NamedFile> {
        self.files.iter().map(move |(name, bytes)| (format!("{folder}/{name}"), bytes.clone()))
    }
}
