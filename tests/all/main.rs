//! The whole program on whole input. One binary, because linking Polars once is enough.

#![allow(clippy::unwrap_used)]

mod agreement;
mod books;
mod bounded;
mod command;
mod counting;
mod disturbed;
mod evidence;
mod examples;
mod figures;
mod files;
mod groups;
mod logos;
mod pictures;
mod pooled;
mod privacy;
mod provenance;
mod public;
mod reports;
mod statistics;
mod surveys;
mod wrong_input;
