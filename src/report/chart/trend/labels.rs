//! Where value labels stand, so that they touch no whisker, dot, line or other label.

use crate::report::chart::SIZE;

/// What is drawn of one period, in points of the picture.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Which period.
    pub index: usize,
    /// Centre of the dot.
    pub x: f64,
    /// Centre of the dot.
    pub y: f64,
    /// Upper and lower end of the interval.
    pub whisker: Option<(f64, f64)>,
    /// Width of its label.
    pub width: f64,
    /// It is joined with its neighbours.
    pub joins: bool,
}

#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn label(x: f64, baseline: f64, width: f64) -> Area {
        Area {
            left: x,
            top: baseline - SIZE * 0.74,
            right: x + width,
            bottom: baseline + SIZE * 0.24,
        }
    }

    fn touches(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a straight line runs through it (sampled; labels are wider than a step is long).
    fn crossed(&self, from: (f64, f64), to: (f64, f64)) -> bool {
        (0..=64).any(|step| {
            let share = f64::from(step) / 64.0;
            let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            x > self.left - 0.5
                && x < self.right + 0.5
                && y > self.top - 0.5
                && y < self.bottom + 0.5
        })
    }
}

/// The left end and the baseline of each mark's label, or nothing if they cannot all stand free.
///
/// `across` and `down` are the plot's edges. Touching a joining line is accepted only where
/// nothing better is left: it is light, and text stays readable on it.
pub fn place(
    marks: &[Mark],
    targets: &[(f64, f64, f64)],
    across: (f64, f64),
    down: (f64, f64),
) -> Option<Vec<(f64, f64)>> {
    let mut fixed: Vec<Area> = Vec::new();
    for mark in marks {
        let radius = 5.4;
        fixed.push(Area {
            left: mark.x - radius,
            top: mark.y - radius,
            right: mark.x + radius,
            bottom: mark.y + radius,
        });
        if let Some((high, low)) = mark.whisker {
            fixed.push(Area { left: mark.x - 2.0, top: high, right: mark.x + 2.0, bottom: low });
        }
    }
    for (from, to, y) in targets {
        fixed.push(Area { left: *from, top: y - 1.0, right: *to, bottom: y + 1.0 });
    }
    let mut positions = Vec::new();
    for mark in marks {
        let (high, low) = mark.whisker.unwrap_or((mark.y, mark.y));
        let (beside, before) = (mark.x + 7.5, mark.x - 7.5 - mark.width);
        let centred = mark.x - mark.width / 2.0;
        let over = (mark.y - 7.5).min(high - 3.0);
        let beneath = (mark.y + 7.5 + SIZE * 0.74).max(low + 3.0 + SIZE * 0.74);
        let wanted = if mark.whisker.is_some() {
            vec![
                (beside, mark.y + 10.0),
                (beside, mark.y - 4.5),
                (beside, mark.y + 2.9),
                (beside, mark.y + 15.0),
                (beside, mark.y - 9.0),
                (before, mark.y + 10.0),
                (before, mark.y - 4.5),
                (before, mark.y + 2.9),
                (centred, over),
                (centred, beneath),
            ]
        } else {
            vec![
                (centred, over),
                (centred, beneath),
                (beside, mark.y + 2.9),
                (before, mark.y + 2.9),
            ]
        };
        let free = |(x, baseline): &(f64, f64), lines_matter: bool| {
            let area = Area::label(*x, *baseline, mark.width);
            area.left >= across.0
                && area.right <= across.1
                && area.top >= down.0
                && area.bottom <= down.1
                && !fixed.iter().any(|other| area.touches(other))
                && !(lines_matter && runs_through(&area, marks))
        };
        let chosen = wanted
            .iter()
            .find(|position| free(position, true))
            .or_else(|| wanted.iter().find(|position| free(position, false)))?;
        fixed.push(Area::label(chosen.0, chosen.1, mark.width));
        positions.push(*chosen);
    }
    Some(positions)
}

fn runs_through(area: &Area, marks: &[Mark]) -> bool {
    marks.windows(2).any(|pair| {
        pair[0].index + 1 == pair[1].index
            && pair[0].joins
            && pair[1].joins
            && area.crossed((pair[0].x, pair[0].y), (pair[1].x, pair[1].y))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(index: usize, x: f64, y: f64, width: f64) -> Mark {
        Mark { index, x, y, whisker: Some((y - 20.0, y + 20.0)), width, joins: true }
    }

    #[test]
    fn a_label_stands_beside_its_whisker() {
        let placed = place(&[mark(0, 100.0, 50.0, 30.0)], &[], (0.0, 400.0), (0.0, 100.0)).unwrap();
        assert_eq!(placed, [(107.5, 60.0)]);
    }

    #[test]
    fn a_label_avoids_the_target() {
        let line = (0.0, 400.0, 58.0);
        let placed =
            place(&[mark(0, 100.0, 50.0, 30.0)], &[line], (0.0, 400.0), (0.0, 100.0)).unwrap();
        assert_eq!(placed, [(107.5, 45.5)]);
    }

    #[test]
    fn labels_that_cannot_stand_free_are_given_up_together() {
        let marks: Vec<Mark> =
            (0..12).map(|index| mark(index, 20.0 + 30.0 * index as f64, 50.0, 80.0)).collect();
        assert!(place(&marks, &[], (0.0, 400.0), (0.0, 100.0)).is_none());
    }
}
