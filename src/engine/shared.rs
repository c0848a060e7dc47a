//! What is worked out of each batch: every expression once, for all who ask for it.

use polars::prelude::*;

use super::names::Names;
use super::parallel;
use super::row::ROW;

/// Rows below which starting threads costs more than they save.
const FEW: usize = 1 << 14;

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
    of: Asked,
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
        let of = self.ask(expr);
        let at = self.texts.iter().position(|texts| texts.of.0 == of.0).unwrap_or_else(|| {
            self.texts.push(Texts { of, names: Names::default(), numbers: Vec::new() });
            self.texts.len() - 1
        });
        Numbered(at)
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
            .enumerate()
            .map(|(index, expr)| expr.clone().alias(index.to_string()))
            .chain([col(ROW)]);
        let frame = batch.lazy().with_row_index(ROW, None).select(exprs.collect::<Vec<_>>());
        let mut frame = frame.collect()?;
        frame.rechunk_mut();
        let number = |texts: &mut Texts| {
            texts.numbers = texts.names.numbers(&frame.columns()[texts.of.0])?;
            Ok(())
        };
        if frame.height() < FEW {
            self.texts.iter_mut().try_for_each(number)?;
        } else {
            parallel::each(&mut self.texts, number)?;
        }
        Ok(Worked { frame, texts: &self.texts })
    }

    /// The text behind a number; `None` where it is missing.
    pub fn text(&self, numbered: Numbered, number: u32) -> Option<&str> {
        self.texts[numbered.0].names.text(number)
    }
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
