//! The vertical axis: a sensible range with few round ticks.

/// What an axis must show.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// Least value to be shown.
    pub low: f64,
    /// Greatest value to be shown.
    pub high: f64,
    /// The axis begins at zero.
    pub from_zero: bool,
    /// Values cannot be greater than this (100 for a share).
    pub ceiling: Option<f64>,
    /// At most so many steps; at least two.
    pub steps: u8,
}

/// A range of round ticks, rising; at least two.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Tick values; the first and the last are the ends of the axis.
    pub ticks: Vec<f64>,
    /// Decimals that the ticks need.
    pub decimals: u8,
}

impl Axis {
    /// The finest axis that shows the extent in as many steps as it allows.
    pub fn around(extent: Extent) -> Axis {
        let finite = |value: f64| {
            if value.is_finite() { value.clamp(-1e12, 1e12) } else { 0.0 }
        };
        let ceiling = extent.ceiling.map(finite);
        let high = finite(extent.high).max(finite(extent.low));
        let mut low = finite(extent.low).min(high);
        if extent.from_zero || low >= 0.0 && low < 0.4 * high {
            low = low.min(0.0);
        }
        let high = if low == 0.0 && high == 0.0 { ceiling.unwrap_or(1.0) } else { high };
        let span = if high - low > 1e-9 { high - low } else { (high.abs() * 0.1).max(1.0) };
        let most = f64::from(extent.steps.max(2));
        let mut exponent = (span / most).log10().floor() as i32;
        if low.fract() == 0.0 && high.fract() == 0.0 {
            // Things that are counted are not halved.
            exponent = exponent.max(0);
        }
        loop {
            for lead in [1.0, 2.0, 5.0] {
                let step = lead * 10f64.powi(exponent);
                // Far below zero no round step may end at the ceiling; then it is passed.
                let ceiling = ceiling.filter(|_| exponent < 13);
                if let Some(axis) = Axis::stepped(low, high, (step, exponent), ceiling, most) {
                    return axis;
                }
            }
            exponent += 1;
        }
    }

    fn stepped(
        low: f64,
        high: f64,
        (step, exponent): (f64, i32),
        ceiling: Option<f64>,
        most: f64,
    ) -> Option<Axis> {
        let first = (low / step + 1e-9).floor();
        let mut last = (high / step - 1e-9).ceil();
        if let Some(ceiling) = ceiling.filter(|ceiling| high <= *ceiling) {
            last = last.min((ceiling / step + 1e-9).floor());
            if last * step < high - 1e-9 {
                return None;
            }
        }
        let steps = last - first;
        if steps > most {
            return None;
        }
        let last = if steps < 1.0 { first + 1.0 } else { last };
        let first = match ceiling {
            // A share of exactly 100 has its room below.
            Some(ceiling) if steps < 1.0 && last * step > ceiling + 1e-9 => first - 1.0,
            _ => first,
        };
        let last = if steps < 1.0 { first + 1.0 } else { last };
        let ticks =
            (0..=(last - first) as i32).map(|index| (first + f64::from(index)) * step).collect();
        Some(Axis { ticks, decimals: u8::try_from(-exponent).unwrap_or(0) })
    }

    /// Where a value lies: 0 at the lowest tick, 1 at the highest.
    pub fn share(&self, value: f64) -> f64 {
        match (self.ticks.first(), self.ticks.last()) {
            (Some(first), Some(last)) if last > first => {
                ((value - first) / (last - first)).clamp(0.0, 1.0)
            }
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(low: f64, high: f64, from_zero: bool, ceiling: Option<f64>) -> Vec<f64> {
        Axis::around(Extent { low, high, from_zero, ceiling, steps: 4 }).ticks
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(ticks(85.9, 98.0, false, Some(100.0)), [85.0, 90.0, 95.0, 100.0]);
        assert_eq!(ticks(249.0, 365.0, true, None), [0.0, 100.0, 200.0, 300.0, 400.0]);
        assert_eq!(ticks(0.0, 0.0, true, None), [0.0, 1.0]);
        assert_eq!(ticks(100.0, 100.0, false, Some(100.0)).last(), Some(&100.0));
        assert_eq!(ticks(10.0, 90.0, false, Some(100.0)), [0.0, 50.0, 100.0]);
        assert_eq!(ticks(16.0, 22.3, true, None), [0.0, 10.0, 20.0, 30.0]);
        assert_eq!(
            Axis::around(Extent { low: 0.1, high: 0.4, from_zero: true, ceiling: None, steps: 4 })
                .decimals,
            1
        );
    }

    #[test]
    fn a_ceiling_far_above_the_least_value_is_passed() {
        // Beside such a number 100 is nothing.
        assert_eq!(ticks(-1e300, 100.0, false, Some(100.0)), [-1e13, 0.0]);
    }

    #[test]
    fn ends_lie_at_the_ends() {
        let axis = Axis::around(Extent {
            low: 85.9,
            high: 98.0,
            from_zero: false,
            ceiling: Some(100.0),
            steps: 4,
        });
        assert_eq!(axis.share(100.0), 1.0);
        assert_eq!(axis.share(85.0), 0.0);
        assert_eq!(axis.share(92.5), 0.5);
    }

    proptest! {
        #[test]
        fn every_value_is_inside(low in -1e6..1e6f64, span in 0.0..1e6f64, from_zero: bool) {
            let axis = Axis::around(Extent { low, high: low + span, from_zero, ceiling: None, steps: 4 });
            prop_assert!(axis.ticks.len() >= 2 && axis.ticks.len() <= 6, "{axis:?}");
            prop_assert!(axis.ticks[0] <= low + 1e-3);
            prop_assert!(*axis.ticks.last().unwrap() >= low + span - 1e-3);
        }
    }
}
