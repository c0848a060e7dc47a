//! Use cases: plain arguments in, plain data out; nothing is printed here.

pub mod connect;
pub mod draft;
