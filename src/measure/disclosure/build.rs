//! From an engine's counts and their figures to the system of a report.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::rules::summed_over;
use super::structure::{Adds, Each, Link, Of, Structure, When};
use super::system::{Cell, CellIndex, CellKey, Part, Printed, Relation, Share, System};
use crate::engine::counts::{Counts, Group, Tally};
use crate::library::terms::Scoring;
use crate::measure::{Figure, Fraction};
use crate::period::Period;

/// No threshold is larger.
const MOST_SMALL: u64 = 10;
/// Of no larger group it is asked whether "all" may be told.
const MOST_UNIFORM: u64 = 100;

/// The system of a report that shows these figures, worked out from these counts.
///
/// A group that the engine does not give is one that everybody knows to be empty. Counts without a figure
/// are left out: the report cannot show them.
pub fn of_counts(counts: &[Counts], figures: &[Figure], structure: &Structure) -> System {
    let by_place: BTreeMap<_, &Counts> = counts
        .iter()
        .map(|counts| ((&counts.indicator, &counts.period, &counts.group), counts))
        .collect();
    let mut builder = Builder { system: System::default(), places: BTreeMap::new(), structure };
    let mut seen = BTreeSet::new();
    let scales = scales(counts);
    for figure in figures {
        let place = (&figure.indicator, &figure.period, &figure.group);
        if let (Some(counts), true) = (by_place.get(&place), seen.insert(place)) {
            let scale = scales.get(figure.indicator.as_str()).copied().unwrap_or_default();
            builder.figure(figure, counts, scale);
        }
    }
    builder.tie_groups();
    builder.tie_periods();
    builder.tie_indicators();
    builder.system
}

/// The most decimals of an indicator's sums: above and below.
fn scales(counts: &[Counts]) -> BTreeMap<&str, (u32, u32)> {
    let scale = |tally: &Tally| tally.sum.map_or(0, |sum| sum.normalize().scale());
    let mut scales: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for counts in counts {
        let entry = scales.entry(counts.indicator.as_str()).or_default();
        entry.0 = entry.0.max(scale(&counts.tally));
        entry.1 = entry.1.max(counts.divisor.as_ref().map_or(0, scale));
    }
    scales
}

/// The digits of a sum with so many decimals, without its sign: negative sums add up to nothing that could be
/// tied, and are protected by themselves. `None` for those too large.
fn digits(value: Decimal, scale: u32) -> Option<u64> {
    let value = value.normalize();
    let factor = 10_u64.checked_pow(scale.checked_sub(value.scale())?)?;
    u64::try_from(value.mantissa().unsigned_abs()).ok()?.checked_mul(factor)
}

struct Builder<'a> {
    system: System,
    places: BTreeMap<CellKey, CellIndex>,
    structure: &'a Structure,
}

impl Builder<'_> {
    fn add(&mut self, figure: &Figure, part: Part, value: u64, printed: bool) -> CellIndex {
        self.add_sum(figure, part, value, printed, 0, None)
    }

    fn add_sum(
        &mut self,
        figure: &Figure,
        part: Part,
        value: u64,
        printed: bool,
        scale: u32,
        units: Option<u64>,
    ) -> CellIndex {
        let is_sum = units.is_some();
        let key = CellKey {
            indicator: figure.indicator.clone(),
            period: figure.period.clone(),
            group: figure.group.clone(),
            part,
        };
        let of = self.of(figure, &key.part);
        // A sum over things is one number: how many things it is over tells of nobody.
        let units = units.filter(|_| of == Of::People);
        let people = match of {
            Of::People => true,
            Of::Things => false,
            Of::ThingsWithPeople => is_sum,
        };
        let headline = figure.group.is_none() && figure.target.is_some() && is_read(&key.part);
        let cell = Cell { key: key.clone(), value, scale, units, printed, people, headline };
        let index = self.system.add(cell);
        self.places.insert(key, index);
        index
    }

    /// What a figure's number tells of.
    fn of(&self, figure: &Figure, part: &Part) -> Of {
        let shape = self.structure.shape(&figure.indicator);
        match part {
            Part::Divisor(_) => shape.of_divisor,
            Part::Denominator if figure.scoring == Scoring::Ratio => shape.of_divisor,
            _ => shape.of,
        }
    }

    /// Adds a relation if the numbers agree with it.
    fn tie(&mut self, relation: Relation) -> bool {
        let holds = self.system.holds(&relation);
        // Two names of one number say nothing of it.
        let is_empty = match &relation {
            Relation::Sum { total, parts } | Relation::Cover { total, parts } => {
                parts.contains(total)
            }
            Relation::AtMost { part, whole } | Relation::Bound { part, whole, .. } => part == whole,
        };
        if holds && !is_empty {
            self.system.relations.push(relation);
        }
        holds
    }

    fn figure(&mut self, figure: &Figure, counts: &Counts, scale: (u32, u32)) {
        let prints = self.structure.prints;
        let tally = &counts.tally;
        let known = tally.denominator.saturating_sub(tally.unknown);
        match figure.scoring {
            Scoring::Count => {
                let count = self.add(figure, Part::Count, tally.denominator, true);
                self.sides(figure, tally, count, &|part| part);
            }
            Scoring::Sum => {
                let sum = tally.sum.unwrap_or_default();
                let remaining = self.remaining(figure, tally, &|part| part);
                if let Some(value) = digits(sum, scale.0) {
                    let sum = self.add_sum(figure, Part::Sum, value, true, scale.0, Some(known));
                    let each = self.structure.shape(&figure.indicator).each;
                    self.tie_sum(sum, remaining, tally.unknown == 0, each);
                }
                self.sides(figure, tally, remaining, &|part| part);
            }
            Scoring::Proportion => self.proportion(figure, tally),
            Scoring::Mean | Scoring::Median => {
                let denominator = self.add(figure, Part::Denominator, known, prints.fractions);
                let numerator = (tally.sum.and_then(|sum| digits(sum, scale.0)))
                    .filter(|_| figure.scoring == Scoring::Mean)
                    .map(|sum| {
                        let part = Part::Numerator;
                        self.add_sum(figure, part, sum, prints.fractions, scale.0, Some(known))
                    });
                self.share(figure, numerator, denominator, None);
                let remaining = self.left(figure, tally, denominator, known);
                self.sides(figure, tally, remaining, &|part| part);
            }
            Scoring::Ratio => {
                let below = counts.divisor.clone().unwrap_or_default();
                let divisor = |part| Part::Divisor(Box::new(part));
                let numerator = self.amount(figure, tally, Part::Numerator, scale.0, &|part| part);
                let denominator = self.amount(figure, &below, Part::Denominator, scale.1, &divisor);
                if let (Some(numerator), Some(denominator)) = (numerator, denominator) {
                    self.share(figure, Some(numerator), denominator, None);
                }
            }
        }
    }

    fn proportion(&mut self, figure: &Figure, tally: &Tally) {
        let units = |number: Option<Decimal>| number.and_then(|number| digits(number, 0));
        let (Some(above), Some(below)) = (units(figure.numerator), units(figure.denominator))
        else {
            return;
        };
        let printed = self.structure.prints.fractions;
        let numerator = self.add(figure, Part::Numerator, above, printed);
        let denominator = self.add(figure, Part::Denominator, below, printed);
        let complement = self.add(figure, Part::Complement, below.saturating_sub(above), false);
        self.tie(Relation::Sum { total: denominator, parts: vec![numerator, complement] });
        self.share(figure, Some(numerator), denominator, Some(complement));
        let remaining = self.left(figure, tally, denominator, below);
        let unknown = self.sides(figure, tally, remaining, &|part| part);
        if let (Some(unknown), true) = (unknown, remaining == denominator) {
            // Unknown units are counted with the one side or the other, by the definition.
            let whole = if above == tally.numerator { complement } else { numerator };
            self.tie(Relation::AtMost { part: unknown, whole });
        }
    }

    /// The numerator or denominator of a ratio, with the numbers that it was worked out from.
    fn amount(
        &mut self,
        figure: &Figure,
        tally: &Tally,
        part: Part,
        scale: u32,
        name: &dyn Fn(Part) -> Part,
    ) -> Option<CellIndex> {
        let printed = self.structure.prints.fractions;
        let known = tally.denominator.saturating_sub(tally.unknown);
        match tally.sum {
            Some(sum) => {
                let remaining = self.remaining(figure, tally, name);
                self.sides(figure, tally, remaining, name);
                let value = digits(sum, scale)?;
                let shape = self.structure.shape(&figure.indicator);
                let each = if part == Part::Denominator { shape.each_below } else { shape.each };
                let sum = self.add_sum(figure, part, value, printed, scale, Some(known));
                self.tie_sum(sum, remaining, tally.unknown == 0, each);
                Some(sum)
            }
            None => {
                let count = self.add(figure, part, tally.denominator, printed);
                self.sides(figure, tally, count, name);
                Some(count)
            }
        }
    }

    /// A sum lies between what so many units add at least and at most.
    fn tie_sum(&mut self, sum: CellIndex, units: CellIndex, is_known: bool, each: Option<Each>) {
        let (Some(each), Some(_)) = (each, self.system.cells[sum].units) else { return };
        let scale = self.system.cells[sum].scale;
        let days = self.system.cells[sum].key.period.days();
        // Of units without a value nothing is in the sum.
        if let (Some(least), true) = (digits(each.least, scale).filter(|n| *n > 0), is_known) {
            self.tie(Relation::Bound { part: units, times: least, whole: sum, per: 1 });
        }
        let most = each.most.and_then(|(daily, more)| {
            digits(Decimal::from(daily.checked_mul(days)?).checked_add(more)?, scale)
        });
        if let Some(most) = most {
            self.tie(Relation::Bound { part: sum, times: 1, whole: units, per: most });
        }
    }

    fn remaining(
        &mut self,
        figure: &Figure,
        tally: &Tally,
        name: &dyn Fn(Part) -> Part,
    ) -> CellIndex {
        let printed = self.structure.prints.populations && tally.excluded.is_empty();
        self.add(figure, name(Part::Remaining), tally.denominator, printed)
    }

    /// What is left after exclusions: the denominator, unless the unknown leave it.
    fn left(
        &mut self,
        figure: &Figure,
        tally: &Tally,
        denominator: CellIndex,
        value: u64,
    ) -> CellIndex {
        if value == tally.denominator {
            return denominator;
        }
        self.remaining(figure, tally, &|part| part)
    }

    /// Exclusions and unknowns around what is left of the population; gives the unknown.
    fn sides(
        &mut self,
        figure: &Figure,
        tally: &Tally,
        remaining: CellIndex,
        name: &dyn Fn(Part) -> Part,
    ) -> Option<CellIndex> {
        let prints = self.structure.prints;
        if !tally.excluded.is_empty() {
            let part = name(Part::Population);
            let population = self.add(figure, part, tally.population, prints.populations);
            let mut parts = vec![remaining];
            for (exclusion, units) in tally.excluded.iter().filter(|(_, units)| *units > 0) {
                let part = name(Part::Excluded(exclusion.clone()));
                parts.push(self.add(figure, part, *units, prints.populations));
            }
            self.tie(Relation::Sum { total: population, parts });
        }
        if tally.population_unknown > 0 {
            let part = name(Part::Undecided);
            self.add(figure, part, tally.population_unknown, prints.unknowns);
        }
        if tally.unknown == 0 {
            return None;
        }
        let unknown = self.add(figure, name(Part::Unknown), tally.unknown, prints.unknowns);
        self.tie(Relation::AtMost { part: unknown, whole: remaining });
        let known = tally.denominator - tally.unknown.min(tally.denominator);
        let denominator = CellKey { part: Part::Denominator, ..self.key(unknown) };
        if let Some(denominator) = self.places.get(&denominator).copied()
            && denominator != remaining
            && self.system.cells[denominator].value == known
        {
            self.tie(Relation::Sum { total: remaining, parts: vec![denominator, unknown] });
        }
        Some(unknown)
    }

    fn share(
        &mut self,
        figure: &Figure,
        numerator: Option<CellIndex>,
        denominator: CellIndex,
        complement: Option<CellIndex>,
    ) {
        let printed = figure.shown.zip(figure.value).and_then(|(value, exact)| {
            let number = |index: CellIndex| Fraction::from_units(self.system.cells[index].value);
            // The factor is what the exact value says it is, sums being whole numbers here.
            let factor = match number(numerator?)?.over(number(denominator)?)? {
                Fraction::ZERO => Fraction::from_units(100).filter(|_| complement.is_some())?,
                quotient => exact.over(quotient)?,
            };
            (factor > Fraction::ZERO).then_some(Printed { factor, value })
        });
        self.system.shares.push(Share { numerator, denominator, complement, printed });
    }

    fn key(&self, index: CellIndex) -> CellKey {
        self.system.cells[index].key.clone()
    }

    /// The parts of a whole, by the way in which they belong together.
    fn tie_parts(&mut self, total: CellIndex, parts: Vec<CellIndex>, adds: Adds) {
        let monotone = !matches!(
            self.system.cells[total].key.part,
            Part::Excluded(_) | Part::Unknown | Part::Undecided | Part::Complement
        );
        match adds {
            Adds::Up => {
                if !self.tie(Relation::Sum { total, parts: parts.clone() }) {
                    self.tie_parts(total, parts, Adds::Overlapping);
                }
            }
            // One who is excluded in one group may count in another: such parts need not be within the whole.
            Adds::Overlapping if monotone => drop(self.tie(Relation::Cover { total, parts })),
            Adds::Overlapping | Adds::Apart | Adds::SameEnd | Adds::Constant => {}
        }
    }

    /// Groups of a stratifier and the whole; groups of a cross and each of its margins.
    fn tie_groups(&mut self) {
        let mut groups: BTreeMap<(CellKey, &str), Vec<CellIndex>> = BTreeMap::new();
        for (key, index) in &self.places {
            for stratum in key.group.as_ref().map_or(&[][..], Group::strata) {
                let group = key.group.as_ref().and_then(|group| group.without(&stratum.stratifier));
                let margin = CellKey { group, ..key.clone() };
                groups.entry((margin, &stratum.stratifier)).or_default().push(*index);
            }
        }
        let groups: Vec<(CellKey, Vec<CellIndex>)> =
            groups.into_iter().map(|((margin, _), parts)| (margin, parts)).collect();
        for (margin, parts) in groups {
            let adds = self.structure.shape(&margin.indicator).groups;
            if let Some(total) = self.places.get(&margin).copied() {
                self.tie_parts(total, parts, adds);
            }
        }
    }

    /// Years and their quarters and months, quarters and their months, any stretch and what tiles it.
    fn tie_periods(&mut self) {
        type Place<'a> = (&'a str, &'a Option<Group>, &'a Part);
        let mut lines: BTreeMap<Place, Vec<CellIndex>> = BTreeMap::new();
        for (key, index) in &self.places {
            let place = (key.indicator.as_str(), &key.group, &key.part);
            lines.entry(place).or_default().push(*index);
        }
        let lines: Vec<Vec<CellIndex>> =
            lines.into_values().filter(|line| line.len() > 1).collect();
        for line in lines {
            let adds = self.structure.shape(&self.key(line[0]).indicator).periods;
            match adds {
                Adds::Apart => continue,
                Adds::SameEnd | Adds::Constant => {
                    self.tie_alike(&line, adds == Adds::Constant);
                    continue;
                }
                Adds::Up | Adds::Overlapping => {}
            }
            for whole in &line {
                let inner: Vec<CellIndex> = (line.iter().copied())
                    .filter(|part| part != whole && self.lies_within(*part, *whole))
                    .collect();
                for length in lengths(&self.system, &inner) {
                    let parts: Vec<CellIndex> = (inner.iter().copied())
                        .filter(|part| length == class(&self.system, *part))
                        .collect();
                    let days = |index: &CellIndex| self.system.cells[*index].key.period.days();
                    if parts.iter().map(days).sum::<u64>() == days(whole) {
                        self.tie_parts(*whole, parts, adds);
                    } else {
                        for part in parts {
                            self.tie(Relation::AtMost { part, whole: *whole });
                        }
                    }
                }
            }
        }
    }

    /// The same number in periods that end on one day, or in all of them.
    fn tie_alike(&mut self, line: &[CellIndex], constant: bool) {
        let mut first: BTreeMap<Option<NaiveDate>, CellIndex> = BTreeMap::new();
        for cell in line {
            let end = (!constant).then_some(self.system.cells[*cell].key.period.to);
            let total = *first.entry(end).or_insert(*cell);
            if total != *cell {
                self.tie(Relation::Sum { total, parts: vec![*cell] });
            }
        }
    }

    fn lies_within(&self, part: CellIndex, whole: CellIndex) -> bool {
        let (part, whole) =
            (&self.system.cells[part].key.period, &self.system.cells[whole].key.period);
        whole.from <= part.from && part.to <= whole.to && part.days() < whole.days()
    }

    fn tie_indicators(&mut self) {
        let keys: BTreeSet<(Period, Option<Group>)> =
            self.places.keys().map(|key| (key.period.clone(), key.group.clone())).collect();
        let periods: BTreeSet<&Period> = keys.iter().map(|(period, _)| period).collect();
        let beside: BTreeMap<(&Period, When), Vec<&Period>> = (periods.iter())
            .flat_map(|period| {
                [When::Now, When::Before, When::After].map(|when| {
                    let others = periods.iter().filter(|other| lies(other, period, when));
                    ((*period, when), others.copied().collect())
                })
            })
            .collect();
        for link in &self.structure.links {
            for (period, group) in &keys {
                let any = |builder: &Builder, names: &[(String, Part)], period| {
                    let find = |(indicator, part): &(String, Part)| {
                        builder.find(indicator, period, group, part)
                    };
                    names.iter().find_map(find)
                };
                match link {
                    Link::Same { names } => {
                        let all: Vec<CellIndex> = (names.iter())
                            .filter_map(|(indicator, part)| {
                                self.find(indicator, period, group, part)
                            })
                            .collect();
                        for other in all.iter().skip(1) {
                            self.tie(Relation::Sum { total: all[0], parts: vec![*other] });
                        }
                        continue;
                    }
                    Link::Rest { whole, part, when, same } => {
                        let Some(whole) = any(self, whole, period) else { continue };
                        for other in &beside[&(period, *when)] {
                            let Some(part) = any(self, part, other) else { continue };
                            self.tie_rest(whole, part, same);
                        }
                        continue;
                    }
                    Link::Near { left, right, when } => {
                        let Some(left) = any(self, left, period) else { continue };
                        for other in &beside[&(period, *when)] {
                            let Some(right) = any(self, right, other) else { continue };
                            self.tie_near(left, right);
                        }
                        continue;
                    }
                    Link::Group { of: (indicator, part), group: own, names } => {
                        if group.is_some() {
                            continue;
                        }
                        let own = self.find(indicator, period, &Some(own.clone()), part);
                        if let (Some(own), Some(whole)) = (own, any(self, names, period)) {
                            self.tie_near(own, whole);
                        }
                        continue;
                    }
                    Link::Sum { .. } | Link::Within { .. } => {}
                }
                let find =
                    |(indicator, part): &(String, Part)| self.find(indicator, period, group, part);
                let relation = match link {
                    Link::Sum { total, parts } => find(total)
                        .zip(parts.iter().map(find).collect::<Option<Vec<_>>>())
                        .map(|(total, parts)| Relation::Sum { total, parts }),
                    Link::Within { part, whole } => find(part)
                        .zip(find(whole))
                        .map(|(part, whole)| Relation::AtMost { part, whole }),
                    Link::Same { .. }
                    | Link::Rest { .. }
                    | Link::Group { .. }
                    | Link::Near { .. } => None,
                };
                if let Some(relation) = relation {
                    self.tie(relation);
                }
            }
        }
    }

    /// What is left of a whole is a number that a reader works out.
    fn tie_rest(&mut self, whole: CellIndex, part: CellIndex, same: &[(String, Part)]) {
        if self.system.cells[whole].units.is_some() || self.system.cells[part].units.is_some() {
            self.tie_rest_of_sums(whole, part);
            return;
        }
        let (above, below) = (&self.system.cells[whole], &self.system.cells[part]);
        let Some(value) = above.value.checked_sub(below.value) else { return };
        let people = above.people && below.people;
        // Of one that is not small it is enough to know that there is one. Nought tells of all of a small group.
        let is_uniform = value == 0 && (1..MOST_UNIFORM).contains(&above.value);
        let is_small = people && ((1..MOST_SMALL).contains(&value) || is_uniform);
        if !is_small && same.is_empty() {
            self.tie(Relation::AtMost { part, whole });
            return;
        }
        let Some(rest) = self.rest(whole, part, value, None) else { return };
        let key = self.key(rest);
        for (indicator, part) in same {
            if let Some(same) = self.find(indicator, &key.period, &key.group, part) {
                self.tie_near(rest, same);
            }
        }
    }

    /// What is left of a sum, and of how many: of none nothing is left, and where nothing is left of days there is
    /// nobody whose they are.
    fn tie_rest_of_sums(&mut self, whole: CellIndex, part: CellIndex) {
        let (above, below) = (&self.system.cells[whole], &self.system.cells[part]);
        let (Some(of), Some(less)) = (above.units, below.units) else { return };
        let (value, units) = (above.value.checked_sub(below.value), of.checked_sub(less));
        let (Some(value), Some(units), true) = (value, units, above.scale == below.scale) else {
            return;
        };
        let each = self.each(whole);
        let counted = self.counted(whole).zip(self.counted(part));
        let Some(rest) = self.rest(whole, part, value, Some(units)) else { return };
        if let Some((whole, part)) = counted {
            let known = self.rest_key(whole, part);
            let left = self.places.get(&known).copied();
            if let Some(left) = left.or_else(|| self.rest(whole, part, units, None)) {
                self.tie_sum(rest, left, true, each);
            }
        }
    }

    /// What a unit adds to a sum.
    fn each(&self, sum: CellIndex) -> Option<Each> {
        let key = &self.system.cells[sum].key;
        let shape = self.structure.shape(&key.indicator);
        if key.part == Part::Denominator { shape.each_below } else { shape.each }
    }

    /// How many a sum is over, where that is a number of its own.
    fn counted(&self, sum: CellIndex) -> Option<CellIndex> {
        let CellKey { indicator, period, group, part } = self.key(sum);
        let units = self.system.cells[sum].units?;
        let found = summed_over(&part).into_iter().find_map(|part| {
            self.places
                .get(&CellKey {
                    indicator: indicator.clone(),
                    period: period.clone(),
                    group: group.clone(),
                    part,
                })
                .copied()
        })?;
        (self.system.cells[found].value == units).then_some(found)
    }

    fn rest_key(&self, whole: CellIndex, part: CellIndex) -> CellKey {
        let (above, name) = (self.key(whole), self.key(part));
        let of = Box::new(above.part.clone());
        let less = format!("{} {} {}", name.indicator, name.period.label, name.part.field());
        CellKey { part: Part::Rest { of, less }, ..above }
    }

    /// Adds what is left of a whole; nothing where it is there already.
    fn rest(
        &mut self,
        whole: CellIndex,
        part: CellIndex,
        value: u64,
        units: Option<u64>,
    ) -> Option<CellIndex> {
        let key = self.rest_key(whole, part);
        if self.places.contains_key(&key) {
            return None;
        }
        let (above, below) = (&self.system.cells[whole], &self.system.cells[part]);
        let (people, scale) = (above.people && below.people, above.scale);
        let rest = self.system.add(Cell {
            key: key.clone(),
            value,
            scale,
            units,
            printed: false,
            people,
            headline: false,
        });
        self.places.insert(key, rest);
        self.tie(Relation::Sum { total: whole, parts: vec![part, rest] });
        Some(rest)
    }

    /// The same number where the numbers agree, else one that is at most the other.
    fn tie_near(&mut self, left: CellIndex, right: CellIndex) {
        if !self.tie(Relation::Sum { total: left, parts: vec![right] })
            && !self.tie(Relation::AtMost { part: left, whole: right })
        {
            self.tie(Relation::AtMost { part: right, whole: left });
        }
    }

    /// A number by its name, or by the name of the number that it is where there are no exclusions.
    fn find(
        &self,
        indicator: &str,
        period: &Period,
        group: &Option<Group>,
        part: &Part,
    ) -> Option<CellIndex> {
        let names = match part {
            Part::Population => {
                vec![Part::Population, Part::Remaining, Part::Count, Part::Denominator]
            }
            Part::Remaining => vec![Part::Remaining, Part::Count, Part::Denominator],
            part => vec![part.clone()],
        };
        names.into_iter().find_map(|part| {
            let (indicator, period, group) = (indicator.to_string(), period.clone(), group.clone());
            self.places.get(&CellKey { indicator, period, group, part }).copied()
        })
    }
}

/// Whether a value is worked out from it.
fn is_read(part: &Part) -> bool {
    matches!(part, Part::Count | Part::Sum | Part::Numerator | Part::Denominator | Part::Complement)
}

/// Whether a period lies so, seen from another.
fn lies(other: &Period, period: &Period, when: When) -> bool {
    match when {
        When::Now => other == period,
        When::Before => other.to.succ_opt() == Some(period.from),
        When::After => period.to.succ_opt() == Some(other.from),
    }
}

/// Periods of one length tile a longer one together: years, quarters, months, or exactly so many days.
fn class(system: &System, index: CellIndex) -> u64 {
    match system.cells[index].key.period.days() {
        days @ (28..=31 | 90..=92 | 365..=366) => days / 28,
        days => days + 1000,
    }
}

fn lengths(system: &System, cells: &[CellIndex]) -> BTreeSet<u64> {
    cells.iter().map(|cell| class(system, *cell)).collect()
}
