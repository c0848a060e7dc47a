//! Counts become figures: exact values, intervals, verdicts and changes. Pure functions, no input or output.
//!
//! A value stays an exact [`Fraction`] until it is printed; only [`rounding`] rounds. Intervals are
//! statistics and are floating-point numbers.

mod change;
mod figure;
mod fraction;
mod interval;
pub mod mean;
pub mod median;
pub mod poisson;
pub mod proportion;
pub mod rounding;
mod scoring;
pub mod survey;
mod target;

pub use change::{Change, Course, change};
pub use figure::{Divisor, Figure, Readings, figure};
pub use fraction::Fraction;
pub use interval::{Interval, Method};
pub use target::{Reason, Verdict, holding, meets, settles};

/// Confidence level of the intervals that figures carry.
pub const LEVEL: f64 = 0.95;
