//! Evidence: made, handed over, changed behind its back, and checked.

mod centre;
mod checking;
mod closing;
mod making;
