//! Files to their place, and what stands in their way in words.

use std::path::PathBuf;

use super::Failure;
use crate::outputs::{self, Outputs, Unwritten};

/// A file's name and content.
pub type NamedFile = (String, Vec<u8>);

/// Writes all files or none; returns their paths.
///
/// # Errors
/// Something stands there that is not the program's to replace, or writing failed.
pub fn deliver(outputs: &Outputs) -> Result<Vec<PathBuf>, Failure> {
    outputs::write(outputs).map_err(|unwritten| match unwritten {
        Unwritten::Refused(findings) => Failure::Wrong(findings),
        Unwritten::Failed(findings) => Failure::Failed(findings),
    })
}
