//! What a data error moves: the indicators that a finding touches, and how far it could move them.

use crate::finding::Finding;
use crate::library::Datasets;
use crate::library::indicator::Indicator;
use crate::library::terms::Scoring;
use crate::measure::{Figure, Fraction};

/// A figure that findings of one kind touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Its figure as it stands.
    pub figure: &'a Figure,
    /// Lowest and highest value if every record that was found were otherwise; `None` where the
    /// value has no bounds (sums, means, medians, ratios).
    pub range: Option<(Fraction, Fraction)>,
}

/// The figures of the whole that findings of one kind touch.
///
/// What ingest could not read is missing from the figure now: each such record might join it, on
/// either side. What breaks a rule was read and might be otherwise: each such record might leave, or
/// change sides. The range takes all records of the kind at once, whatever their period, so that it
/// is the widest that could be.
pub fn impacts<'a>(
    kind: &[&Finding],
    indicators: &'a [Indicator],
    figures: &'a [Figure],
    datasets: &Datasets,
) -> Vec<Impact<'a>> {
    let records: u64 = kind.iter().map(|finding| finding.count).sum();
    let unread = kind.iter().all(|finding| finding.code.starts_with('I') || finding.code == "Q001");
    indicators
        .iter()
        .filter(|indicator| {
            let fields = indicator.fields(datasets);
            kind.iter().any(|finding| touches(finding, &fields))
        })
        .filter_map(|indicator| {
            let figure = figures
                .iter()
                .find(|figure| figure.indicator == indicator.id && figure.group.is_none())?;
            Some(Impact { indicator, figure, range: range(indicator, figure, records, unread) })
        })
        .collect()
}

/// Whether a finding is about one of these fields, each with its dataset, or about all records of such a dataset.
pub fn touches(finding: &Finding, fields: &[(String, String)]) -> bool {
    let Some((dataset, field)) = &finding.about else { return false };
    fields.iter().any(|(known, name)| known == dataset && (field.is_empty() || name == field))
}

fn range(
    indicator: &Indicator,
    figure: &Figure,
    records: u64,
    unread: bool,
) -> Option<(Fraction, Fraction)> {
    let value = figure.value?;
    let by = Fraction::from_units(records)?;
    let less = |number: Fraction| match number.minus(by) {
        _ if unread => number,
        Some(low) if low >= Fraction::ZERO => low,
        _ => Fraction::ZERO,
    };
    match indicator.terms.scoring {
        Scoring::Count => Some((less(value), value.plus(by)?)),
        Scoring::Proportion => {
            let part = Fraction::from_decimal(figure.numerator?)?;
            let read = Fraction::from_decimal(figure.denominator?)?;
            let whole = if unread { read.plus(by)? } else { read };
            let share = |part: Fraction| part.times(Fraction::from_units(100)?)?.over(whole);
            Some((share(less(part))?, share(part.plus(by)?.min(whole))?))
        }
        Scoring::Sum | Scoring::Ratio | Scoring::Mean | Scoring::Median => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::counts::{Counts, Tally};
    use crate::finding::{Place, Severity};
    use crate::period::Period;
    use crate::{library, measure};

    fn impact_on(code: &'static str, id: &str, tally: Tally, records: u64) -> Option<(f64, f64)> {
        let library = library::shipped().unwrap();
        let indicator = library.indicator(id).unwrap().clone();
        let counts = Counts {
            indicator: id.to_owned(),
            period: Period::parse("2024").unwrap(),
            group: None,
            tally,
            divisor: None,
            overlaps: Vec::new(),
        };
        let figures = [measure::figure(&indicator.terms, &counts)];
        let mut finding = Finding::new(code, Severity::Warning, Place::default())
            .about("survey_answers", "score");
        finding.count = records;
        let indicators = [indicator];
        let impacts = impacts(&[&finding], &indicators, &figures, &library.datasets);
        impacts.first()?.range.map(|(low, high)| (low.to_f64(), high.to_f64()))
    }

    /// By hand: 105 of 110, two answers in doubt: 103/110 = 93.636…, 107/110 = 97.272….
    #[test]
    fn a_share_moves_within_its_denominator() {
        let tally = Tally { population: 112, denominator: 110, numerator: 105, ..Tally::default() };
        let (low, high) = impact_on("Q010", "satisfied_service_users", tally.clone(), 2).unwrap();
        assert!((low - 93.636_363).abs() < 1e-5 && (high - 97.272_727).abs() < 1e-5);
        let (_, high) = impact_on("Q010", "satisfied_service_users", tally, 50).unwrap();
        assert!((high - 100.0).abs() < 1e-9);
    }

    /// By hand: 5 of 6 and one answer unread: 5/7 = 71.428…, 6/7 = 85.714….
    #[test]
    fn an_answer_that_was_not_read_would_join_the_denominator() {
        let tally = Tally { population: 7, denominator: 6, numerator: 5, ..Tally::default() };
        let (low, high) = impact_on("I046", "satisfied_service_users", tally, 1).unwrap();
        assert!((low - 71.428_571).abs() < 1e-5 && (high - 85.714_285).abs() < 1e-5);
    }

    #[test]
    fn an_indicator_that_does_not_use_the_field_is_not_touched() {
        let tally = Tally { population: 9, denominator: 9, ..Tally::default() };
        assert_eq!(impact_on("Q010", "exits", tally, 2), None);
    }
}
