//! What the program wrote into a folder.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

use super::destination::Destination;
use super::{Kind, Stopped};
use crate::locale::Reason;

/// Version of the record's form.
const SCHEMA: u32 = 1;
/// The record's name in the program's own folder.
pub const FILE: &str = "written.json";

/// Files of a folder that the program wrote, by name inside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Version of this form: 1.
    pub schema: u32,
    /// The files.
    pub files: BTreeMap<String, Written>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The command that wrote it.
    pub kind: Kind,
    /// What it wrote.
    pub sha256: String,
}

impl Record {
    /// The record of a folder; empty where there is none.
    ///
    /// # Errors
    /// It cannot be read. A record that is not understood is not taken for an empty one: it is an error too.
    pub fn read(destination: &Destination) -> Result<Record, Stopped> {
        let path = destination.own().join(FILE);
        let unreadable = |reason| Stopped::unreadable(&path, reason);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Record { schema: SCHEMA, files: BTreeMap::new() });
            }
            Err(error) => return Err(unreadable(Reason::of_io(&error))),
        };
        let record: Record =
            serde_json::from_slice(&bytes).map_err(|error| unreadable(Reason::of_json(&error)))?;
        if record.schema == SCHEMA {
            Ok(record)
        } else {
            Err(unreadable(Reason::new("other-version")))
        }
    }
}
