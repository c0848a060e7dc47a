//! Which rows are totals: by their word, wherever it stands in the cell, and by their numbers.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::cell::{Cell, Row};
use super::reconcile::{self, Agreement};
use super::shape::Shape;
use super::words::key;

/// What a row is, as far as totals are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No total.
    No,
    /// A total by its word, in this column.
    Named(usize),
    /// A total by its numbers alone: they are the sums of the rows above, and nothing else stands in it.
    Unnamed,
    /// A record that looks like a total: to be looked at, at this column.
    Doubtful(usize),
}

/// How much a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// `Viso gero klubas`: the first word of a name as likely.
    Lead,
    /// `Globa Total`: the last word of a name as likely.
    Tail,
    /// `Iš viso`, `Viso:`, `Grand Total 2024`.
    Full,
}

/// Sums of the numeric columns, kept row by row.
#[derive(Debug, Default)]
pub(super) struct Sums {
    rows: u32,
    columns: BTreeMap<usize, Option<Decimal>>,
}

impl Sums {
    /// Adds a record; a cell that is no number leaves its column without a sum.
    pub(super) fn add(&mut self, row: &Row, shape: &Shape) {
        self.rows += 1;
        for (column, _) in shape.plans.iter().filter(|(column, _)| shape.is_numeric(*column)) {
            let sum = self.columns.entry(*column).or_insert(Some(Decimal::ZERO));
            let cell = row.cell(*column);
            if !cell.is_empty() {
                let amount = reconcile::amount(cell, shape.kind(*column));
                *sum = sum.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount));
            }
        }
    }

    fn is(&self, column: usize, amount: Decimal) -> bool {
        !amount.is_zero() && self.columns.get(&column).copied().flatten() == Some(amount)
    }
}

/// Judges a row that holds something. `block` are the rows since the last total, `all` all record rows, and the two sums those of their
/// numeric columns.
pub(super) fn judge(
    row: &Row,
    shape: &Shape,
    block: &[&Row],
    all: &[&Row],
    sums: (&Sums, &Sums),
) -> Verdict {
    let labels = shape.filled(row).filter_map(|(column, cell)| match cell {
        Cell::Text(text) if may_hold_a_word(text) => Some((word(&key(text))?, column)),
        _ => None,
    });
    // Of several the one that says most, and of these the first.
    let label = labels.max_by_key(|(weight, column)| (*weight, std::cmp::Reverse(*column)));
    let Some((weight, column)) = label else { return unnamed(row, shape, sums) };
    let is_first = shape.filled(row).next().is_some_and(|(first, _)| first == column);
    let agrees = || {
        let totals = reconcile::totals(row, column, shape, block, all);
        !totals.is_empty() && totals.iter().all(|total| total.agreement == Agreement::Sum)
    };
    if shape.is_like_a_record(row, Some(column)) {
        let doubtful = is_first && (weight == Weight::Full || (block.len() > 1 && agrees()));
        return if doubtful { Verdict::Doubtful(column) } else { Verdict::No };
    }
    // Where a day or a number should stand, a word is no name.
    let is_out_of_place = shape.plans.iter().any(|(at, plan)| {
        *at == column && plan.reader.field.r#type != crate::library::dataset::FieldType::String
    });
    match weight {
        Weight::Full => Verdict::Named(column),
        _ if is_out_of_place => Verdict::Named(column),
        Weight::Tail if agrees() => Verdict::Named(column),
        Weight::Tail if is_first => Verdict::Doubtful(column),
        Weight::Lead if is_first && agrees() => {
            if block.len() > 1 {
                Verdict::Named(column)
            } else {
                Verdict::Doubtful(column)
            }
        }
        _ => Verdict::No,
    }
}

/// A row without a word whose every number is the sum of its column.
fn unnamed(row: &Row, shape: &Shape, (block, all): (&Sums, &Sums)) -> Verdict {
    if block.rows.max(all.rows) < 2 || shape.names_something(row) {
        return Verdict::No;
    }
    let mut agreeing = 0;
    let mut first = None;
    let mut others = 0;
    let sums = if block.rows < 2 { all } else { block };
    for (column, cell) in shape.filled(row) {
        if !shape.is_numeric(column) {
            others += 1;
            continue;
        }
        let amount = reconcile::amount(cell, shape.kind(column));
        let is_sum = |sums: &Sums| amount.is_some_and(|amount| sums.is(column, amount));
        if !is_sum(block) && !is_sum(all) {
            return Verdict::No;
        }
        agreeing += 1;
        first.get_or_insert(column);
    }
    match first {
        Some(_) if others == 0 => Verdict::Unnamed,
        // One sum of two rows may be chance: 1, 2 and 3 visits.
        Some(column) if agreeing > 1 || sums.rows > 2 => Verdict::Doubtful(column),
        _ => Verdict::No,
    }
}

/// How much a cell's text (a key) says that its row is a total; `None` where it says nothing of the kind.
pub(super) fn word(key: &str) -> Option<Weight> {
    if let Some((sure, rest)) = lead(key) {
        let is_bare = rest.is_empty()
            || rest.ends_with(':')
            || rest.starts_with(|c: char| c.is_ascii_digit() || c == '(');
        return Some(if sure || is_bare { Weight::Full } else { Weight::Lead });
    }
    let bare = key.trim_end_matches([':', '.', ',', ' ', ')', '-', '–', '=']);
    let ends = |word: &str| {
        bare.strip_suffix(word).is_some_and(|before| {
            !before.ends_with(char::is_alphanumeric) && !before.ends_with('-')
        })
    };
    if ends("iš viso") || ends("is viso") {
        Some(Weight::Full)
    } else if ["viso", "total", "suma"].into_iter().any(ends) {
        Some(Weight::Tail)
    } else {
        None
    }
}

/// What follows the word in a total row's label: the day or the thing that it is of; empty where it names none.
pub(super) fn named(key: &str) -> &str {
    lead(key).map_or("", |(_, rest)| rest)
}

/// Whether a word for a total begins the text, whether it can begin nothing else, and what follows.
fn lead(key: &str) -> Option<(bool, &str)> {
    const LEADS: [(&str, bool); 12] = [
        ("iš viso", true),
        ("is viso", true),
        ("išviso", true),
        ("bendra suma", true),
        ("tarpinė suma", true),
        ("grand total", true),
        ("sub-total", true),
        ("subtotal", true),
        ("viso", false),
        ("suma", false),
        ("total", false),
        ("∑", true),
    ];
    LEADS.iter().find_map(|(lead, sure)| {
        let rest = key.strip_prefix(lead)?;
        let mut next = rest.chars();
        // `Total-5` is a code.
        let is_joined = match next.next() {
            Some('-' | '/' | '_') => next.next().is_some_and(char::is_alphanumeric),
            Some(c) => c.is_alphanumeric(),
            None => false,
        };
        (!is_joined).then(|| (*sure, rest.trim_start_matches([':', '.', ',', ' ', '-', '–', '='])))
    })
}

/// Whether a cell may be the label of a total.
pub(super) fn may_be_label(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if may_hold_a_word(text))
}

/// Most cells hold no such word; making keys of all of them would take long.
fn may_hold_a_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    holds(b"viso") || holds(b"suma") || holds(b"total") || text.contains('∑')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_a_total_is_known_wherever_it_stands() {
        for text in [
            "iš viso",
            "iš viso:",
            "viso:",
            "viso",
            "iš viso 2024",
            "viso 2024 m.",
            "grand total",
            "globa iš viso",
            "viso et.:",
            "total (2024)",
            "iš viso 2024-12-31:",
            "iš viso vaikų",
            "subtotal",
            "suma:",
        ] {
            assert_eq!(word(text), Some(Weight::Full), "{text}");
        }
        for text in ["globa total", "globa, viso", "visos paslaugos, suma:"] {
            assert_eq!(word(text), Some(Weight::Tail), "{text}");
        }
        for text in ["viso gero klubas", "total care", "suma sumarum fondas"] {
            assert_eq!(word(text), Some(Weight::Lead), "{text}");
        }
        for text in [
            "visockas",
            "total-5",
            "viso-3",
            "totalinis",
            "sumavimas",
            "visos dienos centras",
            "prasuma",
            "a-total",
        ] {
            assert_eq!(word(text), None, "{text}");
        }
    }
}
