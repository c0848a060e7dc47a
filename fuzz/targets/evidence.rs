//! Any bytes as what is handed over with a report: a PDF with its attachments and pages, an HTML page, the files of an
//! evidence folder, a closing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rodiklis::evidence::compare::{Side, compare};
use rodiklis::evidence::package::{self, Files};
use rodiklis::evidence::issued::Issued;
use rodiklis::report::{pages, pdf};

/// Parts one file of a folder from the next.
const BETWEEN: &[u8] = b"\n---8<---\n";

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    match kind % 4 {
        0 => {
            pdf::since_written(bytes);
            pdf::sealed(bytes);
            if let Ok(carried) = pdf::read(bytes) {
                look(carried.files);
            }
            if let Ok(pages) = pages::of_pdf(bytes) {
                let _ = pages::differing(&pages, &Default::default(), "x");
            }
        }
        1 => {
            if let Ok(pages) = pages::of_html(bytes) {
                let _ = pages::differing(&pages, &Default::default(), "x");
            }
        }
        2 => {
            let mut files = Files::new();
            let mut rest = bytes;
            for name in [package::MANIFEST, package::FIGURES, package::RECORDS, package::BOUND] {
                let end = rest.windows(BETWEEN.len()).position(|bytes| bytes == BETWEEN);
                let (file, next) = match end {
                    Some(end) => (&rest[..end], &rest[end + BETWEEN.len()..]),
                    None => (rest, &rest[rest.len()..]),
                };
                files.insert(name.to_owned(), file.to_vec());
                rest = next;
            }
            look(files);
        }
        _ => {
            let Ok(folder) = tempfile::tempdir() else { return };
            let file = folder.path().join("2024.json");
            if std::fs::write(&file, bytes).is_ok() {
                let _ = Issued::read(&file);
            }
        }
    }
});

/// Holds evidence against itself.
fn look(files: Files) {
    if let Ok((package, _)) = package::read("x", files) {
        package.contradictions();
        let (one, mut other): (Side, Side) = (package.clone().into(), package.into());
        other.figures.clear();
        assert!(compare(&one, &one.clone()).is_empty());
        compare(&one, &other);
        compare(&other, &one);
    }
}
