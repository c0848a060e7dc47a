//! Any text as `rodiklis.toml`: an error with its place, never a panic.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rodiklis::library::{self, Library};
use rodiklis::workspace;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let Ok(library) = library::shipped() else { panic!("the library is shipped") };
    library
});

fuzz_target!(|text: &str| {
    let Ok(folder) = tempfile::tempdir_in("/dev/shm") else { return };
    if fs::write(folder.path().join(workspace::FILE), text).is_err() {
        return;
    }
    match workspace::read(folder.path()) {
        Ok(workspace) => drop(workspace::check(&workspace, &LIBRARY)),
        Err(findings) => assert!(!findings.is_empty()),
    }
});
