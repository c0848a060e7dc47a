//! Counts become figures: exact values, intervals, verdicts and changes. Pure functions, no input or output.
//!
//! A value stays an exact [`Fraction`] until it is printed; only [`rounding`] rounds. Intervals are
//! statistics and are floating-point numbers.

pub mod answers;
pub mod benchmark;
mod bounds;
mod change;
pub mod control;
pub mod disclosure;
mod discrete;
mod figure;
pub mod finite;
mod fraction;
pub mod funnel;
pub mod history;
mod interval;
pub mod mean;
pub mod median;
pub mod nearness;
pub mod poisson;
pub mod proportion;
pub mod questionnaire;
pub mod response;
pub mod rounding;
mod scoring;
pub mod spc;
mod spc_rules;
pub mod survey;
mod target;
mod tolerance;

#[cfg(test)]
mod arithmetic_tests;

pub use change::{Change, Course, change};
pub use figure::{Divisor, Figure, Readings, figure};
pub use fraction::Fraction;
pub use interval::{Interval, Method};
pub use target::{Reason, Verdict, holding, meets, settles};
pub use tolerance::{Standing, standing};

/// Confidence level of the intervals that figures carry.
pub const LEVEL: f64 = 0.95;
