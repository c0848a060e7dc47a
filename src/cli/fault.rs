//! A fault of the program itself: said in words, as everything else is, and without what it stumbled over.

use std::sync::{Mutex, PoisonError};

use crate::finding::{Finding, Place, Severity};

/// Where in the program's own text it stopped last.
static AT: Mutex<String> = Mutex::new(String::new());

/// What the language prints of a fault may quote a cell. Only the place in the program is kept.
pub(super) fn keep_quiet() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(|at| format!("{}:{}", short(at.file()), at.line()));
        *AT.lock().unwrap_or_else(PoisonError::into_inner) = place.unwrap_or_default();
    }));
}

/// A file of the program, or of a library after the library's name.
fn short(file: &str) -> &str {
    let inside = file.split_once("/registry/src/").and_then(|(_, rest)| rest.split_once('/'));
    inside.map_or(file, |(_, rest)| rest)
}

/// The finding that tells it.
pub(super) fn told() -> Finding {
    let at = AT.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Finding::new("R020", Severity::Error, Place::default()).with("at", at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_s_file_is_named_without_the_folders_of_whoever_built_the_program() {
        let file = "/home/ona/.cargo/registry/src/index.crates.io-0123/calamine-0.38.0/src/xls.rs";
        assert_eq!(short(file), "calamine-0.38.0/src/xls.rs");
        assert_eq!(short("src/engine/tally.rs"), "src/engine/tally.rs");
    }
}
