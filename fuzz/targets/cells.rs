//! Any bytes as a file of the sample's survey: text in any encoding, or a workbook.
#![no_main]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rodiklis::library::{self, Library};
use rodiklis::workspace::{self, Workspace};

static SAMPLE: LazyLock<(Workspace, Library)> = LazyLock::new(|| {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../sample-data/pastoge"));
    let Ok(workspace) = workspace::read(folder) else { panic!("the sample is a workspace") };
    let Ok(library) = library::shipped() else { panic!("the library is shipped") };
    (workspace, library)
});

fuzz_target!(|bytes: &[u8]| {
    let (workspace, library) = &*SAMPLE;
    // The first byte chooses the register whose mapping reads the rest.
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let source = &workspace.sources[usize::from(*choice) % workspace.sources.len()];
    let dataset = &library.datasets[&source.dataset];
    let Ok(folder) = tempfile::tempdir_in("/dev/shm") else { return };
    let path = folder.path().join("file.csv");
    if fs::write(&path, bytes).is_err() {
        return;
    }
    let (table, _) = rodiklis::ingest::read_files(source, dataset, folder.path(), &[path]);
    // Every record knows where it stood.
    for record in 0..table.len() {
        let place = table.place(record, &dataset.fields[0].name);
        assert!(place.row.is_some());
    }
});
