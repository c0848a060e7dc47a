//! What a report was made from, fit to be handed over and proved.
//!
//! ```text
//! manifest   what went in: files, definitions, settings, targets, by hash
//! records    which units made each figure, by keyed pseudonym
//! rows       how many rows of each file stand behind each figure
//! package    manifest, figures, records and definitions as files that vouch for each other
//! change     what differs between two manifests
//! verify     a package against a workspace: what agrees, and why the rest does not
//! compare    two sets of figures: before, after, cause
//! issued     figures that were approved and stored, and what was restated since
//! chain      closings bound to one another and to the centre's key
//! ```
//!
//! Nothing here knows of layout.

pub mod chain;
pub mod change;
pub mod compare;
pub mod figures;
pub mod issued;
pub mod manifest;
pub mod package;
pub mod pseudonym;
pub mod records;
pub mod rows;
pub mod verify;

pub use self::manifest::{Manifest, manifest, sha256};
