//! What went in: files with their hashes and row counts, definitions with theirs.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::library::Library;
use crate::records::Origins;
use crate::records::frame::{Frame, Records};
use crate::workspace::Workspace;

/// Everything that a figure was made from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// Program and version: `rodiklis 0.1.0`.
    pub program: String,
    /// The provider's files, by dataset and name.
    pub files: Vec<InputFile>,
    /// Definition files, by name.
    pub definitions: Vec<Definition>,
    /// SHA-256 over all of the above, in hexadecimal.
    pub fingerprint: String,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InputFile {
    /// Name, relative to the workspace.
    pub name: String,
    /// The dataset that it holds.
    pub dataset: String,
    /// SHA-256 in hexadecimal; empty where the file could not be read.
    pub sha256: String,
    /// Rows that were read as records; `None` for columnar files, which are not counted here.
    pub rows: Option<u64>,
    /// Rows that were left out: titles, totals, blank lines.
    pub left_out: Option<u64>,
}

/// A definition file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Definition {
    /// Name inside the library.
    pub name: String,
    /// Version of the indicator or framework that it holds.
    pub version: Option<String>,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// Writes down what went in.
///
/// # Errors
/// A columnar file that cannot be read again for its hash.
pub fn manifest(
    workspace: &Workspace,
    library: &Library,
    records: &Records,
    origins: &Origins,
) -> std::io::Result<Manifest> {
    let mut files = Vec::new();
    for (dataset, table) in origins.tables() {
        for file in &table.files {
            let rows = file.sheets.iter().map(|sheet| u64::from(sheet.record_rows)).sum();
            let left_out = file
                .sheets
                .iter()
                .flat_map(|sheet| &sheet.left_out)
                .map(|left| u64::from(left.to.saturating_sub(left.from)) + 1)
                .sum();
            files.push(InputFile {
                name: file.name.clone(),
                dataset: dataset.to_owned(),
                sha256: file.sha256.clone(),
                rows: Some(rows),
                left_out: Some(left_out),
            });
        }
    }
    for (dataset, frame) in &records.frames {
        let Frame::Files { paths, .. } = frame else { continue };
        for path in paths {
            let name = path.strip_prefix(&workspace.folder).unwrap_or(path);
            files.push(InputFile {
                name: name.display().to_string(),
                dataset: dataset.clone(),
                sha256: hash_file(path)?,
                rows: None,
                left_out: None,
            });
        }
    }
    files.sort_by(|left, right| (&left.dataset, &left.name).cmp(&(&right.dataset, &right.name)));

    let mut versions: BTreeMap<&str, &str> = BTreeMap::new();
    for indicator in &library.indicators {
        versions.insert(&indicator.file, &indicator.version);
    }
    let definitions: Vec<Definition> = library
        .hashes
        .iter()
        .map(|(name, sha256)| Definition {
            name: name.clone(),
            version: versions.get(name.as_str()).map(|version| (*version).to_owned()),
            sha256: sha256.clone(),
        })
        .collect();

    let program = concat!("rodiklis ", env!("CARGO_PKG_VERSION")).to_owned();
    let mut all = Sha256::new();
    all.update(&program);
    for (name, sha256) in files
        .iter()
        .map(|file| (&file.name, &file.sha256))
        .chain(definitions.iter().map(|definition| (&definition.name, &definition.sha256)))
    {
        all.update(name);
        all.update([0]);
        all.update(sha256);
    }
    Ok(Manifest { program, files, definitions, fingerprint: hexadecimal(&all.finalize()) })
}

/// SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hash_file(path: &Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hexadecimal(&hash.finalize()));
        }
        hash.update(&buffer[..read]);
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
