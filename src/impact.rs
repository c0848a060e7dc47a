//! What a data error moves: the figures in which a finding's cells could count, with how far they could move.

use crate::Computed;
use crate::engine::counts::Reach;
use crate::finding::Finding;
use crate::library::indicator::Indicator;
use crate::measure::Figure;

/// A figure that findings of one kind touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Its figure as it stands, with how far it could move.
    pub figure: &'a Figure,
}

/// The figures that findings of one kind touch: those in which a record could count of which a cell that was found is
/// unread or doubted.
pub fn impacts<'a>(kind: &[&Finding], computed: &'a Computed) -> Vec<Impact<'a>> {
    let is_found = |cell: &(String, String)| {
        kind.iter().any(|finding| touches(finding, std::slice::from_ref(cell)))
    };
    resting_on(computed, &|reach| reach.cells.iter().any(is_found))
}

/// The figures that rest on records of which a cell that matters is unread.
pub fn unread(computed: &Computed) -> Vec<Impact<'_>> {
    resting_on(computed, &|reach| reach.unread > 0)
}

fn resting_on<'a>(computed: &'a Computed, is_one: &dyn Fn(&Reach) -> bool) -> Vec<Impact<'a>> {
    computed
        .counts
        .iter()
        .zip(&computed.figures)
        .filter(|(counts, _)| {
            let tallies = [Some(&counts.tally), counts.divisor.as_ref()];
            let reaches = tallies.into_iter().flatten().filter_map(|tally| tally.reach.as_ref());
            reaches.into_iter().any(|reach| is_one(reach))
        })
        .filter_map(|(counts, figure)| {
            let of = |indicator: &&Indicator| indicator.id == counts.indicator;
            Some(Impact { indicator: computed.indicators.iter().find(of)?, figure })
        })
        .collect()
}

/// Whether a finding is about one of these fields, each with its dataset, or about all records of such a dataset.
pub fn touches(finding: &Finding, fields: &[(String, String)]) -> bool {
    let Some((dataset, field)) = &finding.about else { return false };
    fields.iter().any(|(known, name)| known == dataset && (field.is_empty() || name == field))
}
