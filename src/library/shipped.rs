//! The library that the program carries.

use include_dir::{Dir, include_dir};

use super::{DefinitionFile, Library, check};
use crate::finding::Finding;

static SHIPPED: Dir = include_dir!("$CARGO_MANIFEST_DIR/indicators");

/// Checks the program's own library, which the tests have checked before.
///
/// # Errors
/// As [`super::load`].
pub fn shipped() -> Result<Library, Vec<Finding>> {
    let mut files = Vec::new();
    collect(&SHIPPED, &mut files);
    files.sort_by(|left, right| left.name.cmp(&right.name));
    check(&files)
}

fn collect(folder: &Dir, files: &mut Vec<DefinitionFile>) {
    for file in folder.files() {
        let name = file.path().display().to_string().replace('\\', "/");
        let is_definition = file.path().extension().is_some_and(|ending| ending == "toml");
        if let (true, Some(text)) = (is_definition, file.contents_utf8()) {
            let folder = name.split('/').next().unwrap_or("").to_owned();
            files.push(DefinitionFile { name, folder, text: text.to_owned() });
        }
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
