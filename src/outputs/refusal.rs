//! What is not written over, in words.

use std::collections::BTreeMap;
use std::path::Path;

use crate::finding::{Finding, Place, Severity};

/// A place where something stands that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    name: String,
    why: &'static str,
}

impl Refused {
    fn new(name: &str, why: &'static str) -> Refused {
        Refused { name: name.to_owned(), why }
    }

    /// It is one of the files that the run reads.
    pub fn input(name: &str) -> Refused {
        Refused::new(name, "input")
    }

    /// The program did not write it.
    pub fn foreign(name: &str) -> Refused {
        Refused::new(name, "foreign")
    }

    /// The program wrote it, and somebody has changed it since.
    pub fn changed(name: &str) -> Refused {
        Refused::new(name, "changed")
    }

    /// Another command wrote it, or it is a closing.
    pub fn other(name: &str) -> Refused {
        Refused::new(name, "other")
    }

    /// It is a folder or a link.
    pub fn no_file(name: &str) -> Refused {
        Refused::new(name, "no-file")
    }

    /// It came there after a run was stopped that had a file for this place.
    pub fn meanwhile(name: &str) -> Refused {
        Refused::new(name, "meanwhile")
    }
}

/// A finding for each reason and folder: evidence has hundreds of files, and one sentence mends them all.
pub fn findings(folder: &Path, refused: &[Refused]) -> Vec<Finding> {
    let mut kinds: BTreeMap<(&str, &str), Vec<&Refused>> = BTreeMap::new();
    for refused in refused {
        let inside = refused.name.split_once('/').map_or("", |(first, _)| first);
        kinds.entry((inside, refused.why)).or_default().push(refused);
    }
    let finding = |((_, why), of_kind): ((&str, &str), Vec<&Refused>)| {
        let first = of_kind.first().map_or("", |refused| refused.name.as_str());
        let count = of_kind.len() as u64;
        let place = Place::file(folder.join(first).display().to_string());
        let mut finding = Finding::new("R014", Severity::Error, place).with("why", why);
        finding.count = count;
        finding
    };
    kinds.into_iter().map(finding).collect()
}
