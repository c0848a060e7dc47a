//! The fuzz targets, each for a short and always the same number of rounds.

#[path = "../../fuzz/harness/mod.rs"]
pub mod harness;
