//! The listing: of each number that must not be learnt, what a reader can derive.

use super::knowledge::{Knowledge, Mark, whole};
use super::linear::Component;
use super::protect::Watch;
use super::rules::Declared;
use super::scope::Scope;
use super::solve::Way;
use super::system::CellKey;

/// One line of the listing. It holds nothing that a reader could not work out, so it can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivable {
    /// The number.
    pub key: CellKey,
    /// How it prints; `None` for a number that the report never prints.
    pub mark: Option<Mark>,
    /// Decimals of a sum, to read the numbers below.
    pub scale: u32,
    /// A value that a reader cannot exclude: a table of whole numbers proves it. By [`super::audit`] it is the least.
    pub low: u64,
    /// Another, not less; by [`super::audit`] the greatest, `None` when there is no bound.
    pub high: Option<u64>,
    /// What a reader must be left to think possible.
    pub declared: Declared,
    /// Whether the declared range is narrower than the policy's, because the mere presence of other numbers
    /// tells more: a total of two groups that are not empty is at least 2.
    pub narrowed: bool,
    /// Whether the declared range lies within what cannot be excluded, and holds more than one number.
    pub passes: bool,
}

/// The ends that a declared range asks for, lowest and highest.
pub(super) fn ends(declared: Declared) -> Option<(i64, i64)> {
    match declared {
        Declared::Range(low, high) => Some((whole(low), whole(high))),
        Declared::Doubt => None,
    }
}

/// The lines of one component, each with all that a reader cannot exclude.
pub(super) fn listing(knowledge: &Knowledge, component: &Component) -> Vec<Derivable> {
    let mut scope = Scope::new(knowledge, component);
    let mut freest = Scope::unavoidable(knowledge, component);
    lines(knowledge, component, &mut scope, &mut freest, |scope, place, _| {
        (scope.end(place, Way::Lowest), scope.end(place, Way::Highest))
    })
}

/// The lines of one component, each with so much that a reader cannot exclude as is declared. What was proved before is
/// proved again.
pub(super) fn proof(knowledge: &Knowledge, watch: &mut Watch) -> Vec<Derivable> {
    let mut scope = Scope::new(knowledge, watch.component);
    scope.within(&watch.freest);
    scope.adopt(&watch.scope);
    lines(knowledge, watch.component, &mut scope, &mut watch.freest, |scope, place, declared| {
        let (low, high) = match ends(declared) {
            Some(ends) => ends,
            None => (scope.truth(place) - 1, scope.truth(place) + 1),
        };
        let is_doubt = declared == Declared::Doubt;
        if !(scope.reaches(place, Way::Highest, high) && is_doubt) {
            scope.reaches(place, Way::Lowest, low);
        }
        scope.proved(place)
    })
}

fn lines(
    knowledge: &Knowledge,
    component: &Component,
    scope: &mut Scope,
    freest: &mut Scope,
    range: impl Fn(&mut Scope, usize, Declared) -> (i64, i64),
) -> Vec<Derivable> {
    let wanted: Vec<(usize, Declared)> = (component.cells.iter().enumerate())
        .filter_map(|(place, index)| Some((place, knowledge.declared(*index)?)))
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::with_capacity(wanted.len());
    for (place, declared) in wanted {
        let (low, high) = range(scope, place, declared);
        let mut held = declared;
        let within = |declared: Declared| {
            low < high && ends(declared).is_none_or(|(least, most)| low <= least && most <= high)
        };
        if let (false, Some((least, most))) = (within(declared), ends(declared)) {
            let least = freest.nearest(place, Way::Lowest, least);
            let most = freest.nearest(place, Way::Highest, most);
            held = Declared::Range(least.unsigned_abs(), most.unsigned_abs());
        }
        let index = component.cells[place];
        // Nobody is left where no row tells of any: that is told, and nothing can hide it.
        if held == Declared::Range(0, 0) && !knowledge.cell(index).printed {
            continue;
        }
        lines.push(Derivable {
            key: knowledge.cell(index).key.clone(),
            mark: knowledge.marks[index],
            scale: knowledge.cell(index).scale,
            low: low.unsigned_abs(),
            // The bound that stands for none is more than twice any that the numbers could give.
            high: (high < scope.most / 2).then_some(high.unsigned_abs()),
            declared: held,
            narrowed: held != declared,
            passes: within(held),
        });
    }
    lines
}

/// The withheld numbers of a component that a reader can be sure of who knows marks, printed numbers and definitions
/// and does not ask what the marks might betray.
pub(super) fn sure(knowledge: &Knowledge, component: &Component) -> Vec<CellKey> {
    let withheld = |(_, index): &(usize, &usize)| knowledge.marks[**index].is_some();
    let mut scope = Scope::published(knowledge, component);
    let own = component.cells.iter().enumerate().filter(withheld);
    let is_sure = |(place, index): &(usize, &usize)| {
        let value = whole(knowledge.value(**index));
        !scope.reaches(*place, Way::Highest, value + 1)
            && !scope.reaches(*place, Way::Lowest, value - 1)
    };
    own.filter(is_sure).map(|(_, index)| knowledge.cell(*index).key.clone()).collect()
}
