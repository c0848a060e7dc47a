//! What is worked out of each batch: every expression once, for all who ask for it.

use std::collections::BTreeSet;

use polars::prelude::*;

use super::base::Base;
use super::names::{MISSING, Names};
use super::parallel;
use super::row::ROW;

/// Rows below which starting threads costs more than they save.
const FEW: usize = 1 << 14;

/// Before the names of columns that were worked out ahead: no field is named so.
const AHEAD: &str = "\u{1}ahead ";

/// Place of an expression's column.
#[derive(Clone, Copy)]
pub struct Asked(usize);

/// Place of a numbered text.
#[derive(Clone, Copy)]
pub struct Numbered(usize);

/// The expressions that were asked for.
#[derive(Default)]
pub struct Shared {
    exprs: Vec<Expr>,
    texts: Vec<Texts>,
}

struct Texts {
    expr: Expr,
    /// The expression gives their numbers already.
    numbered: bool,
    names: Names,
    /// Of the batch at hand.
    numbers: Vec<u32>,
}

/// What a batch says.
pub struct Worked<'a> {
    frame: DataFrame,
    texts: &'a [Texts],
}

impl Shared {
    /// Asks for an expression; the same expression has the same place.
    pub fn ask(&mut self, expr: Expr) -> Asked {
        let at = self.exprs.iter().position(|known| *known == expr).unwrap_or_else(|| {
            self.exprs.push(expr);
            self.exprs.len() - 1
        });
        Asked(at)
    }

    /// Asks for an expression's values as numbers of their texts.
    pub fn ask_numbers(&mut self, expr: Expr) -> Numbered {
        let at = self.texts.iter().position(|texts| texts.expr == expr).unwrap_or_else(|| {
            let (names, numbers) = (Names::default(), Vec::new());
            self.texts.push(Texts { expr, numbered: false, names, numbers });
            self.texts.len() - 1
        });
        Numbered(at)
    }

    /// Works out at once what speaks of referenced records alone: for each of them, and not for each record that
    /// refers to it.
    ///
    /// # Errors
    /// An engine error, which only a wrong lowering could cause.
    pub fn work_ahead(&mut self, base: &mut Base) -> PolarsResult<()> {
        for (index, expr) in self.exprs.iter_mut().enumerate() {
            let Some(behind) = of_one_reference(expr, base) else { continue };
            let name = format!("{AHEAD}value {index}");
            let column = only(behind, expr)?.with_name(name.as_str().into());
            behind.with_column(column)?;
            *expr = col(name);
        }
        for (index, texts) in self.texts.iter_mut().enumerate() {
            let Some(behind) = of_one_reference(&texts.expr, base) else { continue };
            let name = format!("{AHEAD}text {index}");
            let numbers = texts.names.numbers(&only(behind, &texts.expr)?)?;
            behind.with_column(Column::new(name.as_str().into(), numbers))?;
            texts.expr = col(name);
            texts.numbered = true;
        }
        Ok(())
    }

    /// The columns that the expressions read.
    pub fn columns(&self) -> BTreeSet<&str> {
        self.exprs
            .iter()
            .chain(self.texts.iter().map(|texts| &texts.expr))
            .flat_map(leaves)
            .collect()
    }

    /// Works everything out for one batch.
    ///
    /// # Errors
    /// An engine error, which only a wrong lowering could cause.
    pub fn work_out(&mut self, batch: DataFrame) -> PolarsResult<Worked<'_>> {
        // The row's number keeps the length where all else is a constant.
        let exprs = self
            .exprs
            .iter()
            .chain(self.texts.iter().map(|texts| &texts.expr))
            .enumerate()
            .map(|(index, expr)| expr.clone().alias(index.to_string()))
            .chain([col(ROW)]);
        let frame = batch.lazy().with_row_index(ROW, None).select(exprs.collect::<Vec<_>>());
        let mut frame = frame.collect()?;
        frame.rechunk_mut();
        let columns = frame.columns().get(self.exprs.len()..).unwrap_or_default();
        let mut texts: Vec<(&mut Texts, &Column)> = self.texts.iter_mut().zip(columns).collect();
        let number = |(texts, column): &mut (&mut Texts, &Column)| {
            texts.numbers = match texts.numbered {
                true => column.u32()?.iter().map(|number| number.unwrap_or(MISSING)).collect(),
                false => texts.names.numbers(column)?,
            };
            Ok(())
        };
        if frame.height() < FEW {
            texts.iter_mut().try_for_each(number)?;
        } else {
            parallel::each(&mut texts, number)?;
        }
        Ok(Worked { frame, texts: &self.texts })
    }

    /// The number of a text that was not met in a column.
    pub fn number(&mut self, numbered: Numbered, text: Option<&str>) -> u32 {
        text.map_or(MISSING, |text| self.texts[numbered.0].names.number(text))
    }

    /// The text behind a number; `None` where it is missing.
    pub fn text(&self, numbered: Numbered, number: u32) -> Option<&str> {
        self.texts[numbered.0].names.text(number)
    }
}

/// Names of the columns that an expression reads.
fn leaves(expr: &Expr) -> impl Iterator<Item = &str> {
    expr.into_iter().filter_map(|part| match part {
        Expr::Column(name) => Some(name.as_str()),
        _ => None,
    })
}

/// The referenced records of which alone an expression speaks.
fn of_one_reference<'a>(expr: &Expr, base: &'a mut Base) -> Option<&'a mut DataFrame> {
    let columns: BTreeSet<&str> = leaves(expr).collect();
    if columns.is_empty() { None } else { base.behind(&columns) }
}

/// An expression's column.
fn only(frame: &DataFrame, expr: &Expr) -> PolarsResult<Column> {
    let name = PlSmallStr::from_static(AHEAD);
    frame.clone().lazy().select([expr.clone().alias(name.clone())]).collect()?.drop_in_place(&name)
}

impl Worked<'_> {
    /// Number of records in the batch.
    pub fn height(&self) -> usize {
        self.frame.height()
    }

    /// Whether the batch is too small to share among threads.
    pub fn is_small(&self) -> bool {
        self.height() < FEW
    }

    /// The values of an expression.
    pub fn column(&self, asked: Asked) -> &Column {
        &self.frame.columns()[asked.0]
    }

    /// The numbers of an expression's texts.
    pub fn numbers(&self, numbered: Numbered) -> &[u32] {
        &self.texts[numbered.0].numbers
    }
}
