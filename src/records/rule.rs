//! Data-quality rules over the records.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use polars::prelude::*;

use super::Origins;
use super::columns::Columns;
use super::frame::{Frame, Records};
use super::held::{Doubted, Held, doubted_by_rule};
use crate::engine::base::{Base, missing_data};
use crate::engine::doubtful::Doubtful;
use crate::finding::{Finding, Place, Severity};
use crate::ingest::{CellState, Values};
use crate::library::Library;
use crate::library::dataset::{Dataset, FieldType, Privacy};
use crate::library::expr::Path;
use crate::library::rule::{Broken, Rule};
use crate::lower::lower;
use crate::period::Period;

/// The records that break a rule.
pub enum Found {
    /// By their numbers, each with the record beside it where two break the rule together.
    Records(Vec<(u32, Option<u32>)>),
    /// Records of columnar files have no place to be shown: only how many.
    Count(u64),
}

/// Looks for records that break rules and checks the columns of columnar files, in one scan per
/// dataset. Of these at most so many different keys and references are held.
///
/// # Errors
/// A file cannot be read.
pub fn scan<'a>(
    records: &Records,
    library: &'a Library,
    most_values: usize,
    report_date: NaiveDate,
) -> PolarsResult<Scanned<'a>> {
    let mut seen = Vec::new();
    let mut doubted: BTreeMap<String, Doubted> = BTreeMap::new();
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
        let held = Held::new(dataset, report_date, BTreeMap::new(), Doubted::new());
        let mut columns = Columns::new(dataset, frame, most_values, report_date);
        if let Some(columns) = &columns {
            paths.extend(columns.fields().map(|field| Path(vec![field.to_owned()])));
        }
        if paths.is_empty() {
            continue;
        }
        let base = Base::new(dataset, &paths, &library.datasets, records)?;
        let mut searches: Vec<Search> =
            rules.iter().map(|(_, rule)| Search::new(rule, is_columnar)).collect();
        base.scan(records, &mut |batch, first, doubtful| {
            if let Some(columns) = &mut columns {
                columns.add(&batch, first)?;
            }
            let conditions: Vec<Expr> = searches
                .iter()
                .enumerate()
                .map(|(index, search)| search.condition().alias(index.to_string()))
                .collect();
            let breaks = batch.clone().lazy().select(conditions).collect()?;
            for (search, breaks) in searches.iter_mut().zip(breaks.columns()) {
                search.add(&batch, first, breaks, doubtful, (dataset, &held))?;
            }
            Ok(())
        })?;
        for ((index, _), mut search) in rules.iter().zip(searches) {
            if let (Found::Count(_), Broken::Overlap { .. }) = (&search.found, &search.rule.broken)
            {
                search.found = Found::Count(search.overlapped());
            }
            for (field, records) in std::mem::take(&mut search.doubted) {
                let of_dataset = doubted.entry(name.clone()).or_default();
                of_dataset.entry(field).or_default().extend(records);
            }
            found[*index] = search.found();
        }
        seen.extend(columns);
    }
    Ok(Scanned { found, columns: seen, doubted })
}

/// What one scan of all records found.
pub struct Scanned<'a> {
    /// What breaks each rule, in the library's order.
    pub found: Vec<Found>,
    /// The columns of columnar files.
    pub columns: Vec<Columns<'a>>,
    /// What rules leave in doubt of columnar files, by dataset.
    pub doubted: BTreeMap<String, Doubted>,
}

/// A finding for every record that breaks a rule; for columnar files one per rule with a count.
pub fn tell(library: &Library, found: &[Found], origins: &Origins, findings: &mut Vec<Finding>) {
    for (rule, found) in library.rules.iter().zip(found) {
        let cell = rule.cell.as_deref().unwrap_or("");
        let mut unplaced = 0_u64;
        match found {
            Found::Count(count) => unplaced = *count,
            Found::Records(broken) => {
                for (record, _) in broken {
                    match origins.place(&rule.dataset, *record, cell) {
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

/// Marks what a broken rule leaves in doubt: every value that it compares, whosever record that stands in, but not whom
/// the records name.
pub fn doubt(library: &Library, found: &[Found], origins: &mut Origins) {
    for (rule, found) in library.rules.iter().zip(found) {
        let (Found::Records(broken), Severity::Warning | Severity::Error) = (found, rule.severity)
        else {
            continue;
        };
        let compared: BTreeSet<Path> = match &rule.broken {
            Broken::Where(_) => fields(rule),
            Broken::Overlap { from, to, .. } => {
                [from, to].map(|name| Path(vec![name.clone()])).into()
            }
        };
        for (record, beside) in broken {
            for record in std::iter::once(record).chain(beside) {
                for path in &compared {
                    doubt_cell(library, origins, &rule.dataset, *record as usize, path);
                }
            }
        }
    }
}

/// Marks the cell at the end of a path that begins at a record.
fn doubt_cell(
    library: &Library,
    origins: &mut Origins,
    dataset: &str,
    record: usize,
    Path(steps): &Path,
) -> Option<()> {
    let (mut here, mut record) = (library.datasets.get(dataset)?, record);
    let (last, before) = steps.split_last()?;
    for step in before {
        let Some(Values::Text(names)) = origins.tables.get(&here.name)?.column(step) else {
            return None;
        };
        let name = names.get(record)?.clone()?;
        here = library.datasets.get(here.field(step)?.references.as_ref()?)?;
        let Some(Values::Text(keys)) =
            origins.tables.get(&here.name)?.column(here.primary_key.as_ref()?)
        else {
            return None;
        };
        record = keys.iter().position(|key| key.as_ref() == Some(&name))?;
    }
    let table = origins.tables.get_mut(&here.name)?;
    let is_empty = table.column(last)?.is_missing(record);
    let field = here.field(last)?;
    // A name is not compared, but a rule may find that there is none. A number that is not there and has no limits is
    // counted among the missing values.
    let is_name = field.privacy == Privacy::Identifier && !is_empty;
    let is_number =
        matches!(field.r#type, FieldType::Integer | FieldType::Number | FieldType::Duration);
    let is_unlimited = field.minimum.is_none() || field.maximum.is_none();
    if !(is_name || is_empty && is_number && is_unlimited) {
        table.mark(record, last, CellState::Doubted);
    }
    Some(())
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
    /// Of columnar files, whose cells have no place: what is in doubt.
    doubted: Doubted,
}

impl<'a> Search<'a> {
    fn new(rule: &'a Rule, only_counts: bool) -> Self {
        let found = if only_counts { Found::Count(0) } else { Found::Records(Vec::new()) };
        Search { rule, found, stays: Vec::new(), doubted: Doubted::new() }
    }

    /// Whether a record breaks the rule by itself.
    fn condition(&self) -> Expr {
        match &self.rule.broken {
            Broken::Where(expr) => lower(expr, &always()).cast(DataType::Boolean),
            Broken::Overlap { .. } => lit(false),
        }
    }

    fn add(
        &mut self,
        batch: &DataFrame,
        first: u32,
        breaks: &Column,
        doubtful: Option<&Doubtful>,
        (dataset, held): (&Dataset, &Held),
    ) -> PolarsResult<()> {
        let paths = fields(self.rule);
        let doubtful = doubtful.map(|doubtful| (doubtful, doubtful.needed(&paths)));
        let unread: Vec<(usize, usize)> =
            doubtful.as_ref().map_or_else(Vec::new, |(doubtful, needed)| {
                let place = |number: usize| (number, doubtful.place(number));
                needed.numbers().into_iter().map(place).collect()
            });
        if let Broken::Overlap { by, from, to } = &self.rule.broken {
            let owners = batch.column(by)?.str()?;
            let starts = batch.column(from)?.cast(&DataType::Int32)?;
            let ends = batch.column(to)?.cast(&DataType::Int32)?;
            let (starts, ends) = (starts.i32()?, ends.i32()?);
            let unread: BTreeSet<usize> = unread.into_iter().map(|(_, row)| row).collect();
            for row in (0..batch.height()).filter(|row| !unread.contains(row)) {
                if let (Some(owner), Some(start)) = (owners.get(row), starts.get(row)) {
                    let end = ends.get(row).unwrap_or(i32::MAX);
                    self.stays.push((owner.to_owned(), start, end, first + row as u32));
                }
            }
            return Ok(());
        }
        let mut breaks: Vec<bool> =
            breaks.bool()?.iter().map(|breaks| breaks == Some(true)).collect();
        if let (Broken::Where(condition), Some((_, needed))) = (&self.rule.broken, &doubtful) {
            // What is unread breaks no rule and keeps none.
            let period = always();
            for (number, row) in unread {
                let truths = needed.condition(number, condition, &period);
                breaks[row] = truths.only() == Some(Some(true));
            }
        }
        let rows = breaks.iter().enumerate().filter(|(_, breaks)| **breaks);
        match &mut self.found {
            Found::Count(count) => {
                let is_serious = self.rule.severity != Severity::Info;
                let own = paths.iter().filter_map(|path| path.0.first().cloned()).collect();
                for (row, _) in rows {
                    // What cannot be true is unread, and breaks no rule.
                    if held.cannot_be(batch, row, &own)? {
                        continue;
                    }
                    *count += 1;
                    if is_serious {
                        for field in doubted_by_rule(batch, row, &own, dataset) {
                            self.doubted.entry(field).or_default().push(first + row as u32);
                        }
                    }
                }
            }
            Found::Records(found) => {
                found.extend(rows.map(|(row, _)| (first + row as u32, None)));
            }
        }
        Ok(())
    }

    /// Doubts the ends of stays that overlap.
    fn overlapped(&mut self) -> u64 {
        let overlapping = overlapping(std::mem::take(&mut self.stays));
        if let Broken::Overlap { from, to, .. } = &self.rule.broken
            && self.rule.severity != Severity::Info
        {
            let records: Vec<u32> = overlapping
                .iter()
                .flat_map(|(record, beside)| std::iter::once(*record).chain(*beside))
                .collect();
            for field in [from, to] {
                self.doubted.entry(field.clone()).or_default().extend(&records);
            }
        }
        overlapping.len() as u64
    }

    fn found(self) -> Found {
        match (self.found, &self.rule.broken) {
            (found, Broken::Where(_)) => found,
            (Found::Records(_), _) => Found::Records(overlapping(self.stays)),
            (Found::Count(count), _) => Found::Count(count),
        }
    }
}

/// Rules speak of records, not of periods.
fn always() -> Period {
    Period { from: NaiveDate::MIN, to: NaiveDate::MAX, label: String::new() }
}

/// Records that begin before an earlier record of the same owner has ended, with that record.
fn overlapping(mut stays: Vec<(String, i32, i32, u32)>) -> Vec<(u32, Option<u32>)> {
    stays.sort();
    let mut found = Vec::new();
    // The owner, the latest end so far and whose it is.
    let mut current: Option<(String, i32, u32)> = None;
    for (owner, start, end, row) in stays {
        match &mut current {
            Some((known, last, before)) if *known == owner => {
                if start < *last {
                    found.push((row, Some(*before)));
                }
                if end > *last {
                    (*last, *before) = (end, row);
                }
            }
            _ => current = Some((owner, end, row)),
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
        assert_eq!(overlapping(vec![stay("a", 1, 6, 0), stay("a", 5, 9, 1)]), [(1, Some(0))]);
    }

    #[test]
    fn an_open_end_lasts_over_every_later_record() {
        let stays = vec![
            stay("a", 1, i32::MAX, 3),
            stay("a", 5, 6, 0),
            stay("a", 8, 9, 1),
            stay("b", 5, 6, 2),
        ];
        assert_eq!(overlapping(stays), [(0, Some(3)), (1, Some(3))]);
    }
}
