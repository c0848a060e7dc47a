//! How far the numbers of a group could move, were its unread and doubted cells known.
//!
//! Of every unit that has a doubtful record it is worked out what it surely is and what it could be, whatever stands
//! in those cells; all other units are what they are.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::cell::{Cell, decimal};
use super::counts::{Reach, UnsureValue};
use super::doubtful::{Doubt, Outcomes};
use super::plan::Part;
use super::possible::Range;
use super::state::State;
use crate::library::expr::Path;
use crate::library::indicator::Rows;

/// How the records of a unit decide together.
#[derive(Clone, Copy)]
pub struct Decision {
    /// Whether any, all or none of them must be in the numerator.
    pub rows: Rows,
    /// With fewer records it is no unit of the population.
    pub at_least: u64,
    /// Whether one of them stands for the unit.
    pub keeps_one: bool,
    /// Whether values are summed.
    pub sums: bool,
    /// Whether single values matter, and not their sum alone.
    pub keeps_values: bool,
}

/// A doubtful record seen from one group.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// What it could say.
    pub outcomes: &'a Outcomes,
    /// Surely in the group if in the population.
    pub is_here: bool,
    /// Could be in the group.
    pub may_be_here: bool,
}

/// What is sure of a unit that has no doubtful record, and the order by which its record stands.
#[derive(Clone, Copy)]
pub struct Clean {
    /// What its records say.
    pub state: State,
    /// What `keep` orders by, where one record stands for the unit and it has an order.
    pub order: Option<i64>,
    /// Whether its records are in the group; else they stand in another.
    pub is_here: bool,
}

/// What a unit surely is and what it could be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Unit {
    is_in: bool,
    may_be_in: bool,
    is_favourable: bool,
    may_be_favourable: bool,
    may_be_unfavourable: bool,
    /// Of its values' sum, were it in; `None` without any value.
    value: Option<Range>,
    may_lack_value: bool,
    is_open: bool,
}

/// The numbers of a group in the making.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reaching {
    pub least: u64,
    pub most: u64,
    pub surely_in: u64,
    pub perhaps_in: u64,
    pub surely_out: u64,
    pub perhaps_out: u64,
    pub anybodys: u64,
    pub takers: u64,
    pub sum_least: Ends,
    pub sum_most: Ends,
    pub values: Vec<i128>,
    /// Ranges of values, and whether the unit could have none.
    pub unsure: Vec<(Range, bool)>,
    pub is_open: bool,
    pub records: u64,
    pub unread: u64,
    pub fields: BTreeSet<Path>,
}

/// An end of a sum; there is none once a part of it has none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends(pub Option<i128>);

impl Default for Ends {
    fn default() -> Self {
        Ends(Some(0))
    }
}

impl Ends {
    fn add(&mut self, part: Option<i128>) {
        self.0 = self.0.zip(part).and_then(|(sum, part)| sum.checked_add(part));
    }
}

impl Reaching {
    /// The numbers of a group without doubtful records.
    pub fn of(cell: &Cell) -> Self {
        let known = cell.numerator + cell.unknown;
        Reaching {
            least: cell.denominator,
            most: cell.denominator + cell.population_unknown,
            surely_in: cell.numerator,
            perhaps_in: known + cell.population_unknown,
            surely_out: cell.denominator.saturating_sub(known),
            perhaps_out: cell.denominator.saturating_sub(cell.numerator) + cell.population_unknown,
            sum_least: Ends(Some(cell.sum)),
            sum_most: Ends(Some(cell.sum)),
            values: cell.values.clone(),
            is_open: cell.unknown > 0 || cell.population_unknown > 0,
            ..Reaching::default()
        }
    }

    /// Adds a unit with doubtful records, given what its other records say.
    pub fn add(&mut self, clean: Option<Clean>, doubts: &[Seen], decision: Decision) {
        let unit = if decision.keeps_one {
            standing(clean, doubts)
        } else {
            together(clean.map(|clean| clean.state), doubts, decision)
        };
        if !unit.may_be_in {
            return;
        }
        self.least += u64::from(unit.is_in);
        self.most += 1;
        self.surely_in += u64::from(unit.is_favourable);
        self.perhaps_in += u64::from(unit.may_be_favourable);
        self.surely_out += u64::from(unit.is_in && !unit.may_be_favourable);
        self.perhaps_out += u64::from(unit.may_be_unfavourable);
        self.is_open |= unit.is_open;
        let Some(value) = unit.value else { return };
        let is_optional = !unit.is_in || unit.may_lack_value;
        let end = |end: Option<i64>, pick: fn(i128, i128) -> i128| {
            let end = end.map(i128::from)?;
            Some(if is_optional { pick(end, 0) } else { end })
        };
        self.sum_least.add(end(value.least, i128::min));
        self.sum_most.add(end(value.most, i128::max));
        if decision.keeps_values {
            self.unsure.push((value, is_optional));
        }
    }

    /// Notes a doubtful record that could be in the group.
    pub fn note(&mut self, doubt: &Doubt) {
        self.records += 1;
        self.unread += u64::from(doubt.is_unread);
        self.touch(doubt);
    }

    /// Notes the fields of a doubtful record on which the numbers depend.
    pub fn touch(&mut self, doubt: &Doubt) {
        for field in &doubt.fields {
            if !self.fields.contains(field) {
                self.fields.insert(field.clone());
            }
        }
    }

    /// A record that might be any unit's; its value, if it has one, is in the sum whosever it is.
    pub fn add_anybodys(&mut self, seen: &Seen, decision: Decision) {
        self.anybodys += 1;
        if let Some(value) = seen.outcomes.value {
            self.sum_least.add(value.least.map(|least| i128::from(least.min(0))));
            self.sum_most.add(value.most.map(|most| i128::from(most.max(0))));
        }
        self.replace_any(decision);
    }

    /// A record that might be any unit's and may be in another group, or in none: where it stands for a unit, that unit leaves.
    pub fn add_taker(&mut self, doubt: &Doubt, decision: Decision) {
        self.takers += 1;
        self.touch(doubt);
        self.replace_any(decision);
    }

    /// Whose value goes where another record stands for its unit is not known.
    fn replace_any(&mut self, decision: Decision) {
        if decision.keeps_one && decision.sums {
            self.sum_least.add(None);
            self.sum_most.add(None);
        }
    }
}

impl Reaching {
    /// As the engine gives it. An end that is too large for a decimal number is none. `cell` names the dataset and field of
    /// a path.
    pub fn reach(self, part: &Part, cell: &dyn Fn(&Path) -> Option<(String, String)>) -> Reach {
        let end = |end: Option<i128>| end.and_then(|end| decimal(end, part).ok());
        let mut values: Vec<Decimal> =
            self.values.iter().filter_map(|value| decimal(*value, part).ok()).collect();
        values.sort();
        let unsure = self.unsure.iter().map(|(range, is_optional)| UnsureValue {
            least: end(range.least.map(i128::from)),
            most: end(range.most.map(i128::from)),
            is_optional: *is_optional,
        });
        Reach {
            least: self.least,
            most: self.most,
            surely_in: self.surely_in,
            perhaps_in: self.perhaps_in,
            surely_out: self.surely_out,
            perhaps_out: self.perhaps_out,
            anybodys: self.anybodys,
            takers: self.takers,
            sum_least: end(self.sum_least.0),
            sum_most: end(self.sum_most.0),
            unsure: unsure.collect(),
            values,
            is_open: self.is_open,
            records: self.records,
            unread: self.unread,
            cells: self.fields.iter().filter_map(cell).collect(),
        }
    }
}

/// A unit whose records decide together.
fn together(clean: Option<State>, doubts: &[Seen], decision: Decision) -> Unit {
    let clean = clean.unwrap_or_default();
    let here = || doubts.iter().filter(|seen| seen.may_be_here);
    let is_within = |seen: &&Seen| seen.is_here && seen.outcomes.is_within;
    let surely_remains = |seen: &Seen| is_within(&seen) && seen.outcomes.remains_if_within;
    // A record of which something is missing, and not unread, could be any of it.
    let perhaps = clean.seen && (clean.records_unknown > 0 || !clean.within);
    // Marks do not tell how many records there were, and one is enough.
    let sure_records = u64::from(clean.records) + here().filter(is_within).count() as u64;
    let records =
        u64::from(clean.records) + u64::from(clean.records_unknown) + here().count() as u64;
    let has_enough = sure_records >= decision.at_least || decision.at_least <= 1;
    let may_have_enough = records >= decision.at_least || decision.at_least <= 1;
    let is_in = has_enough && (clean.remains || here().any(surely_remains));
    let may_be_in = may_have_enough
        && (clean.remains || perhaps || here().any(|seen| seen.outcomes.may_remain));
    let can = |outcome: fn(&Outcomes) -> bool| {
        here().any(|seen| seen.outcomes.may_remain && outcome(seen.outcomes))
    };
    let must = |outcome: fn(&Outcomes) -> bool| {
        here().any(|seen| surely_remains(seen) && outcome(seen.outcomes))
    };
    let must_be_in = must(|outcomes| !outcomes.may_be_out);
    let must_be_out = must(|outcomes| !outcomes.may_be_in);
    let unclear = clean.undecided || perhaps;
    let (never, always, may_fail) = match decision.rows {
        Rows::Any => {
            let met = clean.numerator || must_be_in;
            let can_be_met = met || unclear || can(|outcomes| outcomes.may_be_in);
            (!can_be_met, met, !met)
        }
        Rows::All => {
            let failed = clean.denied || must_be_out;
            let can_fail = failed || unclear || can(|outcomes| outcomes.may_be_out);
            (failed, !can_fail, can_fail)
        }
        Rows::None => {
            let failed = clean.numerator || must_be_in;
            let can_fail = failed || unclear || can(|outcomes| outcomes.may_be_in);
            (failed, !can_fail, can_fail)
        }
        Rows::Same => {
            let can_fail = clean.differs || unclear || here().any(|seen| seen.outcomes.may_remain);
            (clean.differs, !can_fail, can_fail)
        }
    };
    let mut least = Some(clean.value);
    let mut most = Some(clean.value);
    for seen in here().filter(|seen| seen.outcomes.may_remain) {
        let Some(value) = seen.outcomes.value else { continue };
        let is_optional = !surely_remains(seen) || seen.outcomes.may_lack_value;
        let end = |end: Option<i64>, pick: fn(i128, i128) -> i128| {
            end.map(i128::from).map(|end| if is_optional { pick(end, 0) } else { end })
        };
        least = least.zip(end(value.least, i128::min)).map(|(sum, part)| sum + part);
        most = most.zip(end(value.most, i128::max)).map(|(sum, part)| sum + part);
    }
    let narrow = |end: Option<i128>| end.and_then(|end| i64::try_from(end).ok());
    let lacks = here().any(|seen| seen.outcomes.may_lack_value);
    Unit {
        is_in,
        may_be_in,
        is_favourable: is_in && always,
        may_be_favourable: may_be_in && !never,
        may_be_unfavourable: may_be_in && may_fail,
        // A unit that lacks one of its values has none.
        value: (decision.sums && !(decision.keeps_values && clean.undecided))
            .then(|| Range { least: narrow(least), most: narrow(most) }),
        may_lack_value: lacks && !clean.remains,
        is_open: unclear,
    }
}

/// A unit for which one of its records stands: any that could.
fn standing(clean: Option<Clean>, doubts: &[Seen]) -> Unit {
    let sure = clean.filter(|clean| clean.state.within);
    // Where the order of both is known, one that is surely there may stand before another.
    let could_stand = |seen: &&Seen| match (sure, seen.outcomes.order) {
        (Some(clean), Some(order)) => {
            order.is_some_and(|order| clean.order.is_none_or(|first| order >= first))
                || clean.order.is_none()
        }
        _ => true,
    };
    let candidates: Vec<&Seen> = doubts.iter().filter(could_stand).collect();
    let mut unit = Unit {
        is_in: sure.is_some() || candidates.iter().any(|seen| seen.outcomes.is_within),
        is_favourable: true,
        ..Unit::default()
    };
    let mut least: Option<Option<i64>> = None;
    let mut most: Option<Option<i64>> = None;
    let mut reach = |range: Range| {
        least =
            Some(least.map_or(range.least, |known| known.zip(range.least).map(|(a, b)| a.min(b))));
        most = Some(most.map_or(range.most, |known| known.zip(range.most).map(|(a, b)| a.max(b))));
    };
    if let Some(Clean { state, is_here, .. }) = clean {
        let perhaps = !state.within;
        let unclear = perhaps || state.undecided;
        let may_be_in = is_here && (state.remains || perhaps);
        unit.is_in &= is_here && state.remains;
        unit.may_be_in |= may_be_in;
        unit.is_favourable &= state.numerator;
        unit.may_be_favourable |= may_be_in && (state.numerator || unclear);
        unit.may_be_unfavourable |= may_be_in && !state.numerator;
        unit.is_open |= may_be_in && unclear;
        if may_be_in {
            let value = i64::try_from(state.value).ok();
            reach(Range { least: value, most: value });
        }
    }
    for seen in candidates {
        let outcomes = seen.outcomes;
        let may_be_in = seen.may_be_here && outcomes.may_remain;
        unit.is_in &= seen.is_here && outcomes.remains_if_within;
        unit.may_be_in |= may_be_in;
        unit.is_favourable &= !outcomes.may_be_out;
        unit.may_be_favourable |= may_be_in && outcomes.may_be_in;
        unit.may_be_unfavourable |= may_be_in && outcomes.may_be_out;
        unit.may_lack_value |= outcomes.may_lack_value;
        if let Some(value) = outcomes.value.filter(|_| may_be_in) {
            reach(value);
        }
    }
    unit.is_favourable &= unit.is_in;
    unit.value = least.zip(most).map(|(least, most)| Range { least, most });
    unit
}

#[cfg(test)]
#[path = "reach_tests.rs"]
mod tests;
