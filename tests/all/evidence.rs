//! Evidence: made, handed over, changed behind its back, and checked.

pub mod centre;
mod checking;
mod closing;
mod hostile;
mod making;
mod pages;
