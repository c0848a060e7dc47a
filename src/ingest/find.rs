//! Which files a source names.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern, glob_with};
use unicode_normalization::UnicodeNormalization;

use super::{codes, sheets};
use crate::finding::{Finding, Place, Severity};
use crate::library::dataset::Dataset;
use crate::limits::{self, Limit};
use crate::workspace::source::Source;

const MOST_FILES: usize = limits::FILES.most as usize;

/// The files that the source's patterns name under `folder`, each once, sorted by path; findings about patterns
/// without a file and about files that are passed over.
///
/// Lock files of an open workbook (`~$…`) are passed over and reported.
pub fn files(source: &Source, folder: &Path) -> (Vec<PathBuf>, Vec<Finding>) {
    let mut found = BTreeSet::new();
    let mut findings = Vec::new();
    for pattern in &source.files {
        let mut paths = BTreeSet::new();
        // A file system may keep letters composed or decomposed, whichever way the pattern was typed.
        for form in [pattern.clone(), pattern.nfc().collect(), pattern.nfd().collect()] {
            let whole = format!("{}/{form}", Pattern::escape(&folder.to_string_lossy()));
            match glob_with(
                &whole,
                MatchOptions { case_sensitive: true, ..MatchOptions::default() },
            ) {
                Ok(matches) => {
                    let files = matches.filter_map(Result::ok).filter(|path| path.is_file());
                    // One more than there may be says enough.
                    paths.extend(files.take(MOST_FILES + 1));
                }
                Err(error) => {
                    findings.push(
                        Finding::new(
                            codes::BAD_PATTERN,
                            Severity::Error,
                            Place::file(codes::WORKSPACE),
                        )
                        .with("pattern", pattern)
                        .with("message", error.msg),
                    );
                    break;
                }
            }
        }
        let locks: Vec<PathBuf> = paths.iter().filter(|path| is_lock(path)).cloned().collect();
        for lock in locks {
            paths.remove(&lock);
            findings.push(Finding::new(
                codes::LOCK_FILE,
                Severity::Info,
                Place::file(name(&lock, folder)),
            ));
        }
        if paths.is_empty() && Pattern::new(pattern).is_ok() {
            findings.push(
                Finding::new(codes::NO_FILE, Severity::Error, Place::file(codes::WORKSPACE))
                    .with("pattern", pattern)
                    .with("dataset", &source.dataset),
            );
        }
        found.extend(paths);
        if found.len() as u64 > limits::FILES.most {
            let finding =
                Finding::new(codes::TOO_MANY_FILES, Severity::Error, Place::file(codes::WORKSPACE))
                    .with("dataset", &source.dataset)
                    .with("most_count", limits::FILES.shown());
            return (Vec::new(), vec![finding]);
        }
    }
    (found.into_iter().collect(), findings)
}

/// A file's name as findings print it: relative to the workspace, composed letters, `/` between folders.
pub(super) fn name(path: &Path, folder: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    relative.to_string_lossy().replace('\\', "/").nfc().collect()
}

fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with("~$") || name.starts_with(".~lock.")
    })
}

/// A file in columns under a source that maps cells: its mapping could not be obeyed.
pub fn mapping_unused(path: &Path, folder: &Path) -> Finding {
    Finding::new(codes::MAPPING_UNUSED, Severity::Error, Place::file(name(path, folder)))
}

/// A file that goes beyond a limit: none of it is read.
pub fn too_large(path: &Path, folder: &Path, limit: Limit) -> Finding {
    sheets::too_large(limit, Place::file(name(path, folder)))
}

/// Whether a file holds the dataset's records in columns already: Parquet by its ending, or CSV (UTF-8, commas)
/// whose first line names fields of the dataset alone, each once and every required one, in any order.
///
/// # Errors
/// When the first line of a `.csv` file cannot be read.
pub fn is_canonical(path: &Path, dataset: &Dataset) -> io::Result<bool> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("parquet") => Ok(true),
        Some("csv") => {
            let mut line = Vec::new();
            BufReader::new(File::open(path)?).take(1 << 16).read_until(b'\n', &mut line)?;
            let line = String::from_utf8(line).unwrap_or_default();
            let line = line.trim_start_matches('\u{FEFF}').trim_end();
            let names: Vec<&str> = line.split(',').map(|name| name.trim_matches('"')).collect();
            let distinct: BTreeSet<&str> = names.iter().copied().collect();
            let known = distinct.iter().all(|name| dataset.field(name).is_some());
            let complete = dataset
                .fields
                .iter()
                .all(|field| !field.required || distinct.contains(field.name.as_str()));
            Ok(names.len() == distinct.len() && known && complete)
        }
        _ => Ok(false),
    }
}
