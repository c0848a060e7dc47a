//! A file under one of the sample's mappings: any bytes, or a register made part by part.
#![no_main]

#[path = "../harness/mod.rs"]
#[allow(dead_code)]
mod harness;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| harness::doors::cells(bytes));
