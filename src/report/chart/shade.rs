//! Shades from dark to light that part in greyscale too.

use super::{HAIRLINE, INK, LINE, PALE, PAPER, SLATE, TEXT};

const STOPS: [&str; 5] = [INK, SLATE, LINE, PALE, HAIRLINE];

/// Between these lightnesses neither light nor dark words are read well enough.
const UNREADABLE: std::ops::RangeInclusive<f64> = 114.5..=138.5;

/// The shade of the step `index` of `steps`, the first the darkest. Words on any of them can be read.
pub fn shade(index: usize, steps: usize) -> String {
    let last = steps.saturating_sub(1).max(1) as f64;
    let mut at = (index as f64 / last).clamp(0.0, 1.0) * (STOPS.len() - 1) as f64;
    while at > 0.0 && UNREADABLE.contains(&lightness(mixed(at))) {
        at -= 0.02;
    }
    let [red, green, blue] = mixed(at);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The colour of words on a shade.
pub fn on(shade: &str) -> &'static str {
    if lightness(parts(shade)) < *UNREADABLE.end() { PAPER } else { TEXT }
}

/// The colour at a place between the stops.
fn mixed(at: f64) -> [u8; 3] {
    let stop = (at.max(0.0) as usize).min(STOPS.len() - 2);
    let share = at - stop as f64;
    let (dark, light) = (parts(STOPS[stop]), parts(STOPS[stop + 1]));
    let mixed = |place: usize| {
        (f64::from(dark[place]) * (1.0 - share) + f64::from(light[place]) * share + 0.5) as u8
    };
    [mixed(0), mixed(1), mixed(2)]
}

/// From 0 for black to 255 for white, as the eye weighs the colours.
fn lightness(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(f64::from);
    0.3 * red + 0.59 * green + 0.11 * blue
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

    /// The contrast of WCAG 2.1; 4.5 is asked for.
    #[test]
    fn words_can_be_read_on_every_shade() {
        let light = |colour: &str| {
            let linear = parts(colour).map(|part| {
                let part = f64::from(part) / 255.0;
                if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        for steps in 2..13 {
            for index in 0..steps {
                let shade = shade(index, steps);
                let (one, other) = (light(&shade), light(on(&shade)));
                let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(contrast >= 4.5, "{index} of {steps}: {shade}, {contrast}");
            }
        }
    }
}
