//! Registers that know people by their names, where they have no numbers.

use super::assign::assign;
use super::fit::Fit;
use super::proposal::{Evidence, Stranger, Tier};
use super::tables::{FOUND, Keys, LEAST_FOUND, SURE, Taken};
use super::targets::DatasetTarget;
use crate::ingest::{ColumnProfile, WordCount};
use crate::library::dataset::Format;

/// A column that names people for a key that no other column fits well.
const BY_NAME: f64 = 0.7;

/// Takes a column of people's names for the key of a register of people, where no other column surely is it.
pub(super) fn key(taken: &mut Taken, dataset: &DatasetTarget) {
    let Some(name) = &dataset.dataset.primary_key else { return };
    if dataset.dataset.numbered.is_some() {
        return;
    }
    let Some(field) = dataset.fields.iter().position(|target| target.field.name == *name) else {
        return;
    };
    let columns = &taken.table.columns;
    let is_known = taken.given.iter().enumerate().any(|(column, given)| {
        let fit = taken.fits[column].get(field).map_or(0.0, |fit| fit.score);
        let is_named = !columns[column].people.is_empty();
        *given == Some(field) && !columns[column].is_running && !is_named && fit >= SURE
    });
    // Each row is somebody else, but for a few namesakes.
    let names = columns.iter().enumerate().filter(|(_, column)| {
        !column.people.is_empty() && column.distinct * 10 >= column.filled * 9
    });
    let most = names.max_by_key(|(at, column)| (column.filled, std::cmp::Reverse(*at)));
    let Some((column, _)) = most.filter(|_| !is_known) else { return };
    for (at, fits) in taken.fits.iter_mut().enumerate() {
        fits[field] = Fit::default();
        if at == column {
            fits[field].score = BY_NAME;
        }
    }
    taken.given = assign(&taken.fits);
    taken.people.insert(column);
}

/// Headings of the columns that tell namesakes apart: whom a record is of beside its person.
pub(super) fn with(taken: &Taken, dataset: &DatasetTarget, field: usize) -> Vec<String> {
    let own = dataset.fields[field].field;
    let target = own.references.as_ref().unwrap_or(&dataset.dataset.name);
    let other = taken.given.iter().enumerate().find_map(|(column, given)| {
        let referred = dataset.fields[(*given)?].field.references.as_ref()?;
        (Some(field) != *given && referred != target).then_some(column)
    });
    other.map(|column| taken.table.columns[column].heading.clone()).into_iter().collect()
}

/// More words to be asked about would be a sign that the column holds something else.
const MOST_STRANGERS: usize = 5;

/// Words of a column of names that may name nobody.
pub(super) fn strangers(column: &ColumnProfile) -> Vec<Stranger> {
    let words = column.strangers.iter().take(MOST_STRANGERS);
    let stranger = |word: &WordCount| Stranger {
        word: word.text.clone(),
        count: word.count,
        is_nobody: false,
        tier: Tier::Ask,
    };
    words.map(stranger).collect()
}

impl Keys<'_> {
    /// Gives fields that refer to people the columns whose names stand in the register of them.
    pub(super) fn prove_people(&self, taken: &mut Taken, dataset: &DatasetTarget) {
        for (field, target) in dataset.fields.iter().enumerate() {
            let Some(referred) = &target.field.references else { continue };
            let known = self.people.get(referred.as_str()).map_or(&[][..], Vec::as_slice);
            for (column, profile) in taken.table.columns.iter().enumerate() {
                let of = profile.people.len() as u64;
                let is_found = |hash: &&u64| known.binary_search(hash).is_ok();
                let fit = profile.people.iter().filter(is_found).count() as u64;
                let share = fit as f64 / of.max(1) as f64;
                let is_code = target.field.format == Some(Format::PersonalCode);
                if of < LEAST_FOUND || share < FOUND || is_code {
                    continue;
                }
                let own = &mut taken.fits[column][field];
                own.score = own.score.max(0.6 + 0.35 * share);
                own.evidence.push(Evidence::Found { fit, of, dataset: referred.clone() });
                taken.people.insert(column);
            }
        }
    }
}
