//! What anybody may be told of many centres: each centre is a group of the whole.

use super::{Line, line, rounded, structure, unproved};
use crate::engine::counts::{Counts, Group};
use crate::finding::Finding;
use crate::library::Library;
use crate::library::indicator::Indicator;
use crate::measure::Figure;
use crate::measure::disclosure::{Audience, Method, Policy, Told, release};
use crate::pool::Pooled;

/// The stratifier whose values are the centres, each by its place among the extracts.
pub const CENTRE: &str = "centre";

/// Takes out of joined figures, and of each centre's beside them, what a public report may not tell. Gives the
/// proof: each number that is withheld, with what a reader can derive of it.
///
/// # Errors
/// A number that is withheld could be derived: nothing may be printed.
pub fn publish(
    library: &Library,
    policy: &Policy,
    pooled: &mut [Pooled],
) -> Result<Vec<Line>, Vec<Finding>> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut counts: Vec<Counts> = Vec::new();
    for joined in pooled.iter() {
        figures.push(joined.figure.clone());
        counts.push(joined.counts.clone());
        for (place, own) in joined.centres.iter().zip(&joined.centre_counts).enumerate() {
            let (Some(figure), Some(own)) = own else { continue };
            let group = Some(Group::one(CENTRE, Some(name(place))));
            figures.push(Figure { group: group.clone(), ..figure.clone() });
            counts.push(Counts { group, ..own.clone() });
        }
    }
    let known = |own: &&Indicator| pooled.iter().any(|joined| joined.figure.indicator == own.id);
    let indicators: Vec<Indicator> = library.indicators.iter().filter(known).cloned().collect();
    let ties = structure(library, &indicators);
    let outcome = match policy.method {
        Method::Rounding { .. } => {
            let terms = indicators.iter().map(|it| (it.id.as_str(), &it.terms)).collect();
            rounded(&mut figures, &counts, &terms, &ties, policy, &Told::default()).0
        }
        Method::Withholding => {
            release(&mut figures, &counts, &ties, &Audience::Public(policy.clone()))
        }
    };
    let problems = unproved(&outcome);
    if !problems.is_empty() {
        return Err(problems);
    }
    let listing = line::lines(&outcome, &figures, policy);
    let mut told = figures.into_iter();
    for joined in pooled {
        if let Some(figure) = told.next() {
            joined.figure = figure;
        }
        for own in joined.centres.iter_mut().flatten() {
            if let Some(figure) = told.next() {
                *own = Figure { group: None, ..figure };
            }
        }
        let all = || joined.centres.iter().flatten().chain([&joined.figure]);
        if all().any(|figure| figure.suppressed.is_some() || !figure.withheld.is_empty()) {
            // Where a centre stands tells its numbers.
            joined.funnel = None;
        }
        // How many children moved between centres would tell what overlapping groups withhold.
        (joined.shared, joined.local) = (None, None);
    }
    Ok(listing)
}

/// The place of a centre in a listing: `007`.
pub fn name(place: usize) -> String {
    format!("{place:03}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use crate::pool::extract::Extract;
    use crate::pool::pool;
    use crate::pool::tests::{centre, children, share};

    fn published(extracts: &[Extract]) -> (Vec<Pooled>, Vec<Line>) {
        let library = library::shipped().unwrap();
        let (mut pooled, _) = pool(extracts, &library.indicators, &library.hashes, &[]);
        let policy = Policy { method: Method::Withholding, ..Policy::default() };
        let listing = publish(&library, &policy, &mut pooled).unwrap();
        (pooled, listing)
    }

    fn values(pooled: &[Pooled], indicator: &str) -> Vec<Option<f64>> {
        let own = pooled.iter().find(|own| own.figure.indicator == indicator).unwrap();
        let centres = own.centres.iter().map(|figure| figure.as_ref()?.value_f64());
        [own.figure.value_f64()].into_iter().chain(centres).collect()
    }

    /// Three children of a small centre would be 63 − 20 − 40: the second smallest goes with them.
    #[test]
    fn a_small_centre_takes_another_with_it() {
        let names = |count: usize, centre: &str| -> Vec<String> {
            (0..count).map(|number| format!("{centre}{number}")).collect()
        };
        let own: Vec<Vec<String>> =
            [(3, "a"), (20, "b"), (40, "c")].map(|(n, c)| names(n, c)).into();
        let extracts: Vec<Extract> = own
            .iter()
            .map(|own| {
                let own: Vec<&str> = own.iter().map(String::as_str).collect();
                centre("x", vec![children(&own)])
            })
            .collect();
        let (pooled, listing) = published(&extracts);
        assert_eq!(values(&pooled, "children_served"), [Some(63.0), None, None, Some(40.0)]);
        // Of the small one its mark says as much; of the other, nothing is said.
        let ranges: Vec<_> = listing.iter().filter_map(|line| line.range).collect();
        assert_eq!((listing.len(), ranges), (2, vec![(1, 4)]));
        assert!(pooled.iter().all(|own| own.shared.is_none() && own.local.is_none()));
    }

    /// Centres of 3, 20 and 40 children: 63 in all, which is told as 65 with 5, 20 and 40 or as 60 with 0.
    #[test]
    fn numbers_of_centres_are_rounded_together() {
        let extracts = [(3, "a"), (20, "b"), (40, "c")].map(|(count, name)| {
            let own: Vec<String> = (0..count).map(|number| format!("{name}{number}")).collect();
            let own: Vec<&str> = own.iter().map(String::as_str).collect();
            centre("x", vec![children(&own)])
        });
        let library = library::shipped().unwrap();
        let (mut pooled, _) = pool(&extracts, &library.indicators, &library.hashes, &[]);
        publish(&library, &Policy::default(), &mut pooled).unwrap();
        let told = values(&pooled, "children_served");
        assert_eq!(told, [65.0, 5.0, 20.0, 40.0].map(Some));
    }

    /// 2 of 30 were not satisfied in one centre: neither its share nor a funnel that draws it is told.
    #[test]
    fn a_withheld_share_stands_in_no_funnel() {
        let shares = [(28, 30), (60, 80), (70, 90), (80, 100)];
        let extracts = shares.map(|(part, whole)| centre("x", vec![share(part, whole)]));
        let library = library::shipped().unwrap();
        let (before, _) = pool(&extracts, &library.indicators, &library.hashes, &[]);
        assert!(before[0].funnel.is_some());
        let (pooled, _) = published(&extracts);
        assert_eq!(values(&pooled, "satisfied_service_users")[1], None);
        assert!(pooled[0].funnel.is_none());
    }
}
