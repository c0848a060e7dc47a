//! The whole program on whole input. One binary, because linking Polars once is enough.

#![allow(clippy::unwrap_used)]

mod agreement;
mod attack;
mod books;
mod bounded;
mod closing;
mod columnar;
mod command;
mod connecting;
mod counting;
mod definitions;
mod disturbed;
mod evidence;
mod examples;
mod explained;
mod extracts;
mod figures;
mod files;
mod fuzzed;
mod groups;
mod hostile;
mod kept;
mod killed;
mod layouts;
mod limits;
mod lithuanian;
mod logos;
mod pictures;
mod pooled;
mod privacy;
mod provenance;
mod public;
mod readme;
mod registers;
mod reports;
mod statistics;
mod surveys;
mod totals;
mod two_ways;
mod unread;
mod untrue;
mod wrong_input;
mod yearbooks;
