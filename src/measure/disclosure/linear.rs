//! The system as rows of whole-number coefficients, cut into pieces that have nothing to do with each other.

use super::system::{CellIndex, Printed, Relation, Share, System};

/// `Σ coefficient · cell` equals, or is at most, `right`.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub terms: Vec<(CellIndex, i128)>,
    pub equal: bool,
    pub right: i128,
    /// The printed share that tells this; without it the row is no longer known.
    pub share: Option<usize>,
}

impl Row {
    /// Whether numbers meet it, exactly.
    pub fn holds(&self, value: impl Fn(CellIndex) -> i64) -> bool {
        let left: i128 =
            self.terms.iter().map(|(cell, factor)| factor * i128::from(value(*cell))).sum();
        if self.equal { left == self.right } else { left <= self.right }
    }
}

/// Cells that are tied together, directly or through others. Its rows number cells by their place in `cells`.
#[derive(Clone, Debug)]
pub(super) struct Component {
    pub cells: Vec<CellIndex>,
    pub rows: Vec<Row>,
    /// The rows in which each of the cells stands.
    pub touching: Vec<Vec<usize>>,
}

/// All rows of a system.
pub(super) fn rows(system: &System) -> Vec<Row> {
    let mut rows = Vec::new();
    for relation in &system.relations {
        match relation {
            Relation::Sum { total, parts } => rows.push(sum(*total, parts, true)),
            Relation::Cover { total, parts } => {
                rows.push(sum(*total, parts, false));
                rows.extend(parts.iter().map(|part| at_most(*part, *total)));
            }
            Relation::AtMost { part, whole } => rows.push(at_most(*part, *whole)),
            Relation::Bound { part, times, whole, per } => rows.push(Row {
                terms: vec![(*part, i128::from(*times)), (*whole, -i128::from(*per))],
                equal: false,
                right: 0,
                share: None,
            }),
        }
    }
    for (index, share) in system.shares.iter().enumerate() {
        if let (Some(numerator), Some(printed)) = (share.numerator, &share.printed) {
            rows.extend(told(index, numerator, share, printed).into_iter().flatten());
        }
    }
    rows
}

fn sum(total: CellIndex, parts: &[CellIndex], equal: bool) -> Row {
    let mut terms = vec![(total, 1)];
    terms.extend(parts.iter().map(|part| (*part, -1)));
    Row { terms, equal, right: 0, share: None }
}

fn at_most(part: CellIndex, whole: CellIndex) -> Row {
    Row { terms: vec![(part, 1), (whole, -1)], equal: false, right: 0, share: None }
}

/// What a rounded share tells: with m digits, d decimals and the factor p/q,
/// `(2m − 1)·q·denominator ≤ 2·p·10^d·numerator < (2m + 1)·q·denominator`.
fn told(index: usize, numerator: CellIndex, share: &Share, printed: &Printed) -> Option<[Row; 2]> {
    let digits = printed.value.mantissa().checked_mul(2)?;
    let above = 10_i128
        .checked_pow(printed.value.scale())?
        .checked_mul(2)?
        .checked_mul(printed.factor.numerator())?;
    let below = |digits: i128| digits.checked_mul(printed.factor.denominator());
    let row = |numerator_factor, denominator_factor, right| Row {
        terms: vec![(numerator, numerator_factor), (share.denominator, denominator_factor)],
        equal: false,
        right,
        share: Some(index),
    };
    Some([
        row(-above, below(digits.checked_sub(1)?)?, 0),
        // Both sides are whole numbers: less than is at most one less.
        row(above, -below(digits.checked_add(1)?)?, -1),
    ])
}

/// Cuts the system: each cell is in one component.
pub(super) fn components(system: &System, rows: &[Row]) -> Vec<Component> {
    let mut leader: Vec<usize> = (0..system.cells.len()).collect();
    fn find(leader: &mut [usize], mut cell: usize) -> usize {
        while leader[cell] != cell {
            leader[cell] = leader[leader[cell]];
            cell = leader[cell];
        }
        cell
    }
    for row in rows {
        for pair in row.terms.windows(2) {
            let (a, b) = (find(&mut leader, pair[0].0), find(&mut leader, pair[1].0));
            leader[a.max(b)] = a.min(b);
        }
    }
    let mut number = vec![usize::MAX; leader.len()];
    let mut place = vec![0; leader.len()];
    let mut components: Vec<Component> = Vec::new();
    for cell in 0..leader.len() {
        let head = find(&mut leader, cell);
        if number[head] == usize::MAX {
            number[head] = components.len();
            components.push(Component {
                cells: Vec::new(),
                rows: Vec::new(),
                touching: Vec::new(),
            });
        }
        number[cell] = number[head];
        place[cell] = components[number[cell]].cells.len();
        components[number[cell]].cells.push(cell);
        components[number[cell]].touching.push(Vec::new());
    }
    for row in rows {
        let Some((first, _)) = row.terms.first() else { continue };
        let terms: Vec<(CellIndex, i128)> =
            row.terms.iter().map(|(cell, factor)| (place[*cell], *factor)).collect();
        let component = &mut components[number[*first]];
        for (cell, _) in &terms {
            component.touching[*cell].push(component.rows.len());
        }
        component.rows.push(Row { terms, ..row.clone() });
    }
    components
}
