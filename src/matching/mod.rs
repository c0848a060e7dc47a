//! Tables that nobody has mapped yet to datasets: what the program proposes, how sure it is, and why.
//!
//! ```text
//! profiles of files ─┐
//!                    ├─► fit of each column to each field ─► one dataset per table ─► words to codes ─► proposal
//! library's datasets ┘        names · types · words · references
//! ```
//!
//! A proposal is not a decision: what is sure stands ready, what is not is asked, the rest is not used and said so.
//! Pure functions on profiles: no file is opened here.

mod answers;
mod assign;
mod calendar;
mod code;
mod dates;
mod fit;
mod lexicon;
mod name;
mod people;
mod proposal;
mod spread;
mod tables;
mod targets;
mod trials;
mod words;

pub use proposal::{
    CalendarMatch, ColumnMatch, DateForm, Evidence, FieldWords, Fixed, Lacking, MonthAmount,
    Proposal, Silence, SpreadColumn, Stranger, TableMatch, Tier, Trial, Unused, WordMatch,
};

use self::targets::Targets;
use crate::ingest::FileProfile;
use crate::library::Datasets;

/// Proposes what each table of these files is.
pub fn propose(files: &[FileProfile], datasets: &Datasets) -> Proposal {
    let targets = Targets::new(datasets);
    tables::propose(files, &targets)
}
