//! From the records of a population to its numbers.

use std::collections::BTreeMap;

use polars::prelude::*;
use rust_decimal::Decimal;

use super::counts::Tally;
use super::plan::Part;
use super::row::{EXCLUDED, NUMERATOR, ORDER, ROW, UNIT, VALUE, WITHIN, group_column};
use crate::library::expr::Type;
use crate::library::terms::Scoring;

const GROUP: &str = "group";
const REMAINS: &str = "remains";
const UNDECIDED: &str = "undecided";

/// The numbers of the whole (no stratifier) or of one group: its stratifier's place, its value.
pub type GroupTally = (Option<usize>, Option<String>, Tally);

/// The numbers of one population in one period, gathered batch by batch.
pub struct Gathering<'a> {
    part: Part<'a>,
    /// `None` for the whole, then each stratifier.
    splits: Vec<Split>,
    /// Units that stand for themselves after `keep`, over all batches.
    kept: Option<DataFrame>,
}

struct Split {
    stratifier: Option<usize>,
    tallies: BTreeMap<Option<String>, Tally>,
    /// Units seen so far, where a unit may have records in several batches.
    units: Option<DataFrame>,
}

impl<'a> Gathering<'a> {
    /// Nothing gathered yet.
    pub fn new(part: Part<'a>) -> Self {
        let splits = std::iter::once(None)
            .chain((0..part.stratifiers().len()).map(Some))
            .map(|stratifier| Split { stratifier, tallies: BTreeMap::new(), units: None })
            .collect();
        Gathering { part, splits, kept: None }
    }

    /// Adds the records of a batch.
    ///
    /// # Errors
    /// An engine error, which only a wrong lowering could cause.
    pub fn add(&mut self, rows: LazyFrame) -> PolarsResult<()> {
        let rows = rows.collect()?;
        if self.part.population.count.is_some() {
            self.count_unnamed(&rows)?;
        }
        if self.part.population.keep.is_some() {
            let named = rows.lazy().filter(col(UNIT).is_not_null());
            let all = match self.kept.take() {
                Some(kept) => concat([kept.lazy(), named], UnionArgs::default())?,
                None => named,
            };
            self.kept = Some(one_per_unit(all, &self.part).collect()?);
            return Ok(());
        }
        for split in &mut self.splits {
            if self.part.population.count.is_some() {
                let reduced = by_unit(rows.clone().lazy(), split.stratifier, &self.part);
                let all = match split.units.take() {
                    Some(units) => merged_units(
                        concat([units.lazy(), reduced], UnionArgs::default())?,
                        &self.part,
                    ),
                    None => reduced,
                };
                split.units = Some(all.collect()?);
            } else {
                let records = one_record_units(rows.clone().lazy(), split.stratifier, &self.part);
                add_up(split, records, &self.part)?;
            }
        }
        Ok(())
    }

    /// The numbers of the whole and of each group of each stratifier.
    ///
    /// # Errors
    /// As [`Gathering::add`].
    pub fn finish(mut self) -> PolarsResult<Vec<GroupTally>> {
        let kept = self.kept.take();
        for split in &mut self.splits {
            if let Some(kept) = &kept {
                let records = one_record_units(kept.clone().lazy(), split.stratifier, &self.part);
                add_up(split, records, &self.part)?;
            } else if let Some(units) = split.units.take() {
                add_up(split, units.lazy(), &self.part)?;
            }
        }
        let exclusions = self.part.exclusions();
        let mut finished = Vec::new();
        for split in self.splits {
            let mut tallies = split.tallies;
            if split.stratifier.is_none() {
                tallies.entry(None).or_default();
            }
            for (group, mut tally) in tallies {
                tally.values.sort();
                if self.part.population.sum.is_some() {
                    // A sum over no batch at all is nought, not a count.
                    tally.sum.get_or_insert_default();
                }
                if tally.excluded.is_empty() {
                    tally.excluded = exclusions.iter().map(|(name, _)| (name.clone(), 0)).collect();
                }
                finished.push((split.stratifier, group, tally));
            }
        }
        Ok(finished)
    }

    /// Records without a name for their unit might be anybody's: they are unknown.
    fn count_unnamed(&mut self, rows: &DataFrame) -> PolarsResult<()> {
        let unnamed = rows.column(UNIT)?.null_count() as u64;
        if unnamed > 0
            && let Some(whole) = self.splits.first_mut()
        {
            whole.tallies.entry(None).or_default().population_unknown += unnamed;
        }
        Ok(())
    }
}

/// The record that stands for each unit: surely in the population before perhaps, then by the
/// definition's order, then by content, so that the order of rows decides nothing.
pub fn one_per_unit(rows: LazyFrame, part: &Part) -> LazyFrame {
    let latest = part.population.keep.as_ref().is_none_or(|keep| keep.latest);
    let mut by = vec![col(UNIT), col(WITHIN), col(ORDER), col(EXCLUDED), col(NUMERATOR)];
    let mut descending = vec![false, true, latest, false, true];
    if part.population.sum.is_some() {
        by.push(col(VALUE));
        descending.push(true);
    }
    for index in 0..part.stratifiers().len() {
        by.push(col(group_column(index)));
        descending.push(false);
    }
    by.push(col(ROW));
    descending.push(false);
    let options = SortMultipleOptions::default()
        .with_order_descending_multi(descending)
        .with_nulls_last(true);
    rows.sort_by_exprs(by, options).unique_stable(Some(cols([UNIT])), UniqueKeepStrategy::First)
}

/// The columns that every way of counting ends with, one line per unit and group.
fn one_record_units(rows: LazyFrame, stratifier: Option<usize>, part: &Part) -> LazyFrame {
    let within = col(WITHIN).fill_null(lit(false));
    let remains = within.clone().and(col(EXCLUDED).is_null());
    let has_sum = part.population.sum.is_some();
    let mut columns = vec![
        group(stratifier).alias(GROUP),
        within.clone().alias(WITHIN),
        when(within.and(col(EXCLUDED).is_not_null()))
            .then(col(EXCLUDED))
            .otherwise(lit(NULL).cast(DataType::Int32))
            .alias(EXCLUDED),
        remains.clone().alias(REMAINS),
        remains.clone().and(col(NUMERATOR).fill_null(lit(false))).alias(NUMERATOR),
        remains.clone().and(undecided(has_sum)).alias(UNDECIDED),
    ];
    if has_sum {
        columns.push(
            when(remains).then(col(VALUE)).otherwise(lit(NULL).cast(DataType::Int64)).alias(VALUE),
        );
    }
    rows.select(columns)
}

/// What cannot be said of a record: its value where values are summed, its numerator elsewhere.
fn undecided(has_sum: bool) -> Expr {
    if has_sum { col(VALUE).is_null() } else { col(NUMERATOR).is_null() }
}

fn group(stratifier: Option<usize>) -> Expr {
    match stratifier {
        Some(index) => col(group_column(index)),
        None => lit(NULL).cast(DataType::String),
    }
}

/// One line per unit and group from records of which a unit may have several.
fn by_unit(rows: LazyFrame, stratifier: Option<usize>, part: &Part) -> LazyFrame {
    let has_sum = part.population.sum.is_some();
    let sure = rows
        .filter(col(UNIT).is_not_null())
        .with_columns([col(WITHIN).fill_null(lit(false)), group(stratifier).alias(GROUP)]);
    let plain = part.exclusions().is_empty() && part.numerator().is_none() && !has_sum;
    if plain {
        return sure.group_by([col(GROUP), col(UNIT)]).agg([col(WITHIN).any(true)]).with_columns([
            lit(NULL).cast(DataType::Int32).alias(EXCLUDED),
            col(WITHIN).alias(REMAINS),
            lit(false).alias(NUMERATOR),
            lit(false).alias(UNDECIDED),
        ]);
    }
    let remains = col(WITHIN).and(col(EXCLUDED).is_null());
    let lines = sure.with_columns([
        remains.alias(REMAINS),
        when(col(WITHIN))
            .then(col(EXCLUDED))
            .otherwise(lit(NULL).cast(DataType::Int32))
            .alias(EXCLUDED),
        undecided(has_sum).alias(UNDECIDED),
    ]);
    let mut aggregates = vec![
        col(WITHIN).any(true),
        col(EXCLUDED).min(),
        col(REMAINS).any(true),
        (col(NUMERATOR).fill_null(lit(false)).and(col(REMAINS))).any(true).alias(NUMERATOR),
        (col(UNDECIDED).and(col(REMAINS))).any(true).alias(UNDECIDED),
    ];
    if has_sum {
        aggregates.push(col(VALUE).filter(col(REMAINS)).sum().alias(VALUE));
    }
    lines.group_by([col(GROUP), col(UNIT)]).agg(aggregates)
}

/// Joins the lines of units that occur in several batches.
fn merged_units(lines: LazyFrame, part: &Part) -> LazyFrame {
    let any = |name: &str| col(name).any(true);
    let mut aggregates =
        vec![any(WITHIN), col(EXCLUDED).min(), any(REMAINS), any(NUMERATOR), any(UNDECIDED)];
    if part.population.sum.is_some() {
        aggregates.push(col(VALUE).sum());
    }
    lines.group_by([col(GROUP), col(UNIT)]).agg(aggregates)
}

/// Adds lines of units to the split's numbers.
fn add_up(split: &mut Split, lines: LazyFrame, part: &Part) -> PolarsResult<()> {
    let has_sum = part.population.sum.is_some();
    let decimal = part.population.sum.as_ref().is_some_and(|sum| sum.expr.r#type() == Type::Number);
    let as_decimal = |value: i64| {
        if decimal { Decimal::new(value, 6).normalize() } else { Decimal::from(value) }
    };
    let keeps_values = matches!(part.indicator.terms.scoring, Scoring::Mean | Scoring::Median);
    let count = |condition: Expr| condition.cast(DataType::UInt32).sum().cast(DataType::UInt64);
    let exclusions = part.exclusions();

    let mut aggregates = vec![
        count(col(WITHIN)).alias("population"),
        count(col(WITHIN).not()).alias("population_unknown"),
        count(col(REMAINS)).alias("denominator"),
        count(col(NUMERATOR)).alias("numerator_count"),
        count(col(UNDECIDED).and(col(NUMERATOR).not())).alias("unknown"),
    ];
    for index in 0..exclusions.len() {
        let fits = col(WITHIN)
            .and(col(REMAINS).not())
            .and(col(EXCLUDED).eq(lit(index as i32)).fill_null(lit(false)));
        aggregates.push(count(fits).alias(format!("excluded{index}")));
    }
    if has_sum {
        aggregates.push(col(VALUE).sum().alias("sum"));
        if keeps_values {
            aggregates.push(col(VALUE).filter(col(REMAINS)).drop_nulls().alias("values"));
        }
    }
    let counted = if split.stratifier.is_some() {
        lines.group_by([col(GROUP)]).agg(aggregates).collect()?
    } else {
        if keeps_values {
            // Outside a grouping, a column of values must be wrapped to stand in one line.
            if let Some(last) = aggregates.last_mut() {
                *last = last.clone().implode(true);
            }
        }
        aggregates.push(lit(NULL).cast(DataType::String).alias(GROUP));
        lines.select(aggregates).collect()?
    };

    let number = |name: &str, row: usize| -> PolarsResult<u64> {
        Ok(counted.column(name)?.u64()?.get(row).unwrap_or(0))
    };
    let groups = counted.column(GROUP)?.str()?;
    for row in 0..counted.height() {
        let tally = split.tallies.entry(groups.get(row).map(str::to_owned)).or_default();
        tally.population += number("population", row)?;
        tally.population_unknown += number("population_unknown", row)?;
        tally.denominator += number("denominator", row)?;
        tally.numerator += number("numerator_count", row)?;
        tally.unknown += number("unknown", row)?;
        if tally.excluded.is_empty() {
            tally.excluded = exclusions.iter().map(|(name, _)| (name.clone(), 0)).collect();
        }
        for (index, (_, count)) in tally.excluded.iter_mut().enumerate() {
            *count += number(&format!("excluded{index}"), row)?;
        }
        if has_sum {
            *tally.sum.get_or_insert_default() +=
                as_decimal(counted.column("sum")?.i64()?.get(row).unwrap_or(0));
            if keeps_values
                && let Some(values) = counted.column("values")?.list()?.get_as_series(row)
            {
                tally.values.extend(values.i64()?.iter().flatten().map(as_decimal));
            }
        }
    }
    Ok(())
}
