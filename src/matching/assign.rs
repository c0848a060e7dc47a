//! Columns to fields, each at most once, so that all together fit best.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use super::fit::Fit;

/// A fit that scores less is none.
pub(super) const LEAST: f64 = 0.4;
/// Scores are compared in thousandths: whole numbers add up alike in any order.
const STEPS: f64 = 1000.0;

/// For each column the field that it is given, if any; `fits[column][field]`.
pub(super) fn assign(fits: &[Vec<Fit>]) -> Vec<Option<usize>> {
    let columns = fits.len();
    let fields = fits.first().map_or(0, Vec::len);
    if columns == 0 || fields == 0 {
        return vec![None; columns];
    }
    // A column may be given nothing: as many empty fields stand behind the real ones.
    let weight = |column: usize, field: usize| -> i64 {
        let score = fits[column].get(field).map_or(0.0, |fit| fit.score);
        if score < LEAST { 0 } else { (score * STEPS) as i64 }
    };
    let weights =
        Matrix::from_fn(columns, fields + columns, |(column, field)| weight(column, field));
    let (_, given) = kuhn_munkres(&weights);
    given
        .into_iter()
        .enumerate()
        .map(|(column, field)| (field < fields && weight(column, field) > 0).then_some(field))
        .collect()
}

/// A field or column that has found a match so much better than this one is no rival for it.
const SETTLED: f64 = 0.1;

/// How far the best other choice for this column, or for this field, is behind; of those that are not better off elsewhere.
pub(super) fn margin(
    fits: &[Vec<Fit>],
    given: &[Option<usize>],
    column: usize,
    field: usize,
) -> f64 {
    let own = fits[column][field].score;
    let score_of_field = |field: usize| {
        let holder = given.iter().position(|given| *given == Some(field));
        holder.map_or(0.0, |column| fits[column][field].score)
    };
    let score_of_column =
        |column: usize| given[column].map_or(0.0, |field| fits[column][field].score);
    let fields = fits[column]
        .iter()
        .enumerate()
        .filter(|(at, fit)| *at != field && score_of_field(*at) < fit.score + SETTLED)
        .map(|(_, fit)| fit.score);
    let columns = fits
        .iter()
        .enumerate()
        .filter(|(at, fits)| *at != column && score_of_column(*at) < fits[field].score + SETTLED)
        .map(|(_, fits)| fits[field].score);
    own - fields.chain(columns).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(scores: &[&[f64]]) -> Vec<Vec<Fit>> {
        let row = |row: &&[f64]| {
            row.iter().map(|score| Fit { score: *score, evidence: Vec::new() }).collect()
        };
        scores.iter().map(row).collect()
    }

    #[test]
    fn all_together_fit_better_than_each_at_its_best() {
        // The first column alone would take field 0 and leave the second one nothing.
        let fits = fits(&[&[0.9, 0.8], &[0.85, 0.1]]);
        assert_eq!(assign(&fits), [Some(1), Some(0)]);
    }

    #[test]
    fn a_column_may_be_given_nothing() {
        assert_eq!(assign(&fits(&[&[0.2, 0.1], &[0.3, 0.9]])), [None, Some(1)]);
        assert_eq!(assign(&[]), []);
    }

    #[test]
    fn the_margin_counts_rival_columns_too() {
        let fits = fits(&[&[0.9, 0.2], &[0.8, 0.1]]);
        assert!((margin(&fits, &[Some(0), None], 0, 0) - 0.1).abs() < 1e-9);
    }

    #[test]
    fn a_column_that_is_better_off_elsewhere_is_no_rival() {
        let fits = fits(&[&[0.8, 0.1], &[0.7, 0.95]]);
        assert!((margin(&fits, &[Some(0), Some(1)], 0, 0) - 0.8).abs() < 1e-9);
    }
}
