//! Shades from dark to light that part in greyscale too.

use super::{HAIRLINE, INK, LINE, PALE, PAPER, SLATE, TEXT};

const STOPS: [&str; 5] = [INK, SLATE, LINE, PALE, HAIRLINE];

/// The shade of the step `index` of `steps`, the first the darkest.
pub fn shade(index: usize, steps: usize) -> String {
    let last = steps.saturating_sub(1).max(1) as f64;
    let at = (index as f64 / last).clamp(0.0, 1.0) * (STOPS.len() - 1) as f64;
    let stop = (at as usize).min(STOPS.len() - 2);
    let share = at - stop as f64;
    let (dark, light) = (parts(STOPS[stop]), parts(STOPS[stop + 1]));
    let mixed = |place: usize| {
        (f64::from(dark[place]) * (1.0 - share) + f64::from(light[place]) * share + 0.5) as u8
    };
    format!("#{:02x}{:02x}{:02x}", mixed(0), mixed(1), mixed(2))
}

/// The colour of words on a shade.
pub fn on(shade: &str) -> &'static str {
    let [red, green, blue] = parts(shade).map(f64::from);
    let light = 0.3 * red + 0.59 * green + 0.11 * blue;
    if light < 130.0 { PAPER } else { TEXT }
}

fn parts(colour: &str) -> [u8; 3] {
    let digits = |from: usize| {
        colour.get(from..from + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(0)
    };
    [digits(1), digits(3), digits(5)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_grow_lighter() {
        assert_eq!(shade(0, 5), INK);
        assert_eq!(shade(2, 5), LINE);
        assert_eq!(shade(4, 5), HAIRLINE);
        for steps in 2..12 {
            let light: Vec<u32> = (0..steps)
                .map(|index| parts(&shade(index, steps)).iter().map(|part| u32::from(*part)).sum())
                .collect();
            assert!(light.is_sorted_by(|a, b| a < b), "{light:?}");
        }
        assert_eq!((on(INK), on(HAIRLINE)), (PAPER, TEXT));
        assert_eq!(shade(0, 1), INK);
    }
}
