//! Data-quality rules over the records.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use polars::prelude::*;

use super::Origins;
use super::columns::Columns;
use super::frame::{Frame, Records};
use crate::engine::base::{Base, missing_data};
use crate::finding::{Finding, Place};
use crate::library::Library;
use crate::library::expr::Path;
use crate::library::rule::{Broken, Rule};
use crate::lower::lower;
use crate::period::Period;

/// The records that break a rule.
pub enum Found {
    /// By their numbers.
    Records(Vec<u32>),
    /// Records of columnar files have no place to be shown: only how many.
    Count(u64),
}

/// Looks for records that break rules and checks the columns of columnar files, in one scan per
/// dataset; gives what breaks each rule, in the library's order, and the columns. Of these at most so many different
/// keys and references are held.
///
/// # Errors
/// A file cannot be read.
pub fn scan<'a>(
    records: &Records,
    library: &'a Library,
    most_values: usize,
) -> PolarsResult<(Vec<Found>, Vec<Columns<'a>>)> {
    let mut seen = Vec::new();
    let mut found: Vec<Found> = library.rules.iter().map(|_| Found::Count(0)).collect();
    for (name, frame) in &records.frames {
        let Some(dataset) = library.datasets.get(name) else { continue };
        let mut paths: BTreeSet<Path> = BTreeSet::new();
        let mut rules: Vec<(usize, &Rule)> = Vec::new();
        for (index, rule) in library.rules.iter().enumerate() {
            let needed = fields(rule);
            // A rule over datasets that the provider does not keep has nothing to say.
            if rule.dataset == *name
                && missing_data(name, &needed, &library.datasets, records).is_empty()
            {
                paths.extend(needed);
                rules.push((index, rule));
            }
        }
        let is_columnar = matches!(frame, Frame::Files { .. });
        let mut columns = Columns::new(dataset, frame, most_values);
        if let Some(columns) = &columns {
            paths.extend(columns.fields().map(|field| Path(vec![field.to_owned()])));
        }
        if paths.is_empty() {
            continue;
        }
        let base = Base::new(dataset, &paths, &library.datasets, records)?;
        let mut searches: Vec<Search> =
            rules.iter().map(|(_, rule)| Search::new(rule, is_columnar)).collect();
        base.scan(records, &mut |batch, first| {
            if let Some(columns) = &mut columns {
                columns.add(&batch)?;
            }
            let conditions: Vec<Expr> = searches
                .iter()
                .enumerate()
                .map(|(index, search)| search.condition().alias(index.to_string()))
                .collect();
            let breaks = batch.clone().lazy().select(conditions).collect()?;
            for (search, breaks) in searches.iter_mut().zip(breaks.columns()) {
                search.add(&batch, first, breaks)?;
            }
            Ok(())
        })?;
        for ((index, _), search) in rules.iter().zip(searches) {
            found[*index] = search.found();
        }
        seen.extend(columns);
    }
    Ok((found, seen))
}

/// A finding for every record that breaks a rule; for columnar files one per rule with a count.
pub fn tell(library: &Library, found: Vec<Found>, origins: &Origins, findings: &mut Vec<Finding>) {
    for (rule, found) in library.rules.iter().zip(found) {
        let cell = rule.cell.as_deref().unwrap_or("");
        let mut unplaced = 0_u64;
        match found {
            Found::Count(count) => unplaced = count,
            Found::Records(broken) => {
                for record in broken {
                    match origins.place(&rule.dataset, record, cell) {
                        Some(place) => findings.push(finding(rule, place)),
                        None => unplaced += 1,
                    }
                }
            }
        }
        if unplaced > 0 {
            let mut finding = finding(rule, Place::file(&rule.dataset));
            finding.count = unplaced;
            findings.push(finding);
        }
    }
}

fn finding(rule: &Rule, place: Place) -> Finding {
    Finding::new("Q010", rule.severity, place)
        .about(&rule.dataset, rule.cell.as_deref().unwrap_or(""))
        .with("rule", &rule.id)
        .with("message_lt", &rule.message.lt)
        .with("message_en", &rule.message.en)
        .with("mend_lt", &rule.mend.lt)
        .with("mend_en", &rule.mend.en)
}

/// Every field that a rule needs.
fn fields(rule: &Rule) -> BTreeSet<Path> {
    let mut paths: BTreeSet<Path> = BTreeSet::new();
    match &rule.broken {
        Broken::Where(expr) => expr.fields(&mut |path| {
            paths.insert(path.clone());
        }),
        Broken::Overlap { by, from, to } => {
            paths.extend([by, from, to].map(|name| Path(vec![name.clone()])));
        }
    }
    paths
}

/// What a rule has met so far.
struct Search<'a> {
    rule: &'a Rule,
    found: Found,
    stays: Vec<(String, i32, i32, u32)>,
}

impl<'a> Search<'a> {
    fn new(rule: &'a Rule, only_counts: bool) -> Self {
        let found = if only_counts { Found::Count(0) } else { Found::Records(Vec::new()) };
        Search { rule, found, stays: Vec::new() }
    }

    /// Whether a record breaks the rule by itself.
    fn condition(&self) -> Expr {
        // Rules speak of records, not of periods.
        let always = Period { from: NaiveDate::MIN, to: NaiveDate::MAX, label: String::new() };
        match &self.rule.broken {
            Broken::Where(expr) => lower(expr, &always).cast(DataType::Boolean),
            Broken::Overlap { .. } => lit(false),
        }
    }

    fn add(&mut self, batch: &DataFrame, first: u32, breaks: &Column) -> PolarsResult<()> {
        if let Broken::Overlap { by, from, to } = &self.rule.broken {
            let owners = batch.column(by)?.str()?;
            let starts = batch.column(from)?.cast(&DataType::Int32)?;
            let ends = batch.column(to)?.cast(&DataType::Int32)?;
            let (starts, ends) = (starts.i32()?, ends.i32()?);
            for row in 0..batch.height() {
                if let (Some(owner), Some(start)) = (owners.get(row), starts.get(row)) {
                    let end = ends.get(row).unwrap_or(i32::MAX);
                    self.stays.push((owner.to_owned(), start, end, first + row as u32));
                }
            }
            return Ok(());
        }
        let breaks = breaks.bool()?;
        match &mut self.found {
            Found::Count(count) => *count += u64::from(breaks.sum().unwrap_or(0)),
            Found::Records(found) => {
                let rows = breaks.iter().enumerate().filter(|(_, breaks)| *breaks == Some(true));
                found.extend(rows.map(|(row, _)| first + row as u32));
            }
        }
        Ok(())
    }

    fn found(self) -> Found {
        match (self.found, &self.rule.broken) {
            (found, Broken::Where(_)) => found,
            (Found::Records(_), _) => Found::Records(overlapping(self.stays)),
            (Found::Count(_), _) => Found::Count(overlapping(self.stays).len() as u64),
        }
    }
}

/// Records that begin before an earlier record of the same owner has ended.
fn overlapping(mut stays: Vec<(String, i32, i32, u32)>) -> Vec<u32> {
    stays.sort();
    let mut found = Vec::new();
    let mut current: Option<(String, i32)> = None;
    for (owner, start, end, row) in stays {
        match &mut current {
            Some((known, last)) if *known == owner => {
                if start < *last {
                    found.push(row);
                }
                *last = end.max(*last);
            }
            _ => current = Some((owner, end)),
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stay(owner: &str, start: i32, end: i32, row: u32) -> (String, i32, i32, u32) {
        (owner.to_owned(), start, end, row)
    }

    #[test]
    fn the_day_of_a_move_belongs_to_both_and_is_no_overlap() {
        assert!(overlapping(vec![stay("a", 1, 5, 0), stay("a", 5, 9, 1)]).is_empty());
        assert_eq!(overlapping(vec![stay("a", 1, 6, 0), stay("a", 5, 9, 1)]), [1]);
    }

    #[test]
    fn an_open_end_lasts_over_every_later_record() {
        let stays = vec![
            stay("a", 1, i32::MAX, 3),
            stay("a", 5, 6, 0),
            stay("a", 8, 9, 1),
            stay("b", 5, 6, 2),
        ];
        assert_eq!(overlapping(stays), [0, 1]);
    }
}
