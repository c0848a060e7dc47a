//! One thing that a condition says.

use std::collections::BTreeSet;

use crate::library::expr::{Comparison, Expr, Path, Type};

/// The first or the last day of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    Start,
    End,
}

impl Edge {
    pub fn other(self) -> Edge {
        if self == Edge::Start { Edge::End } else { Edge::Start }
    }
}

/// What is said of a record, or that it is not so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Literal {
    /// A day lies before the edge of the period or after it; the day itself is passed over.
    Day { of: String, field: String, before: bool, edge: Edge },
    /// Anything else, in the words of the tree.
    Said { of: String, words: String, holds: bool },
}

impl Literal {
    /// `x <= y` is said as not `y < x`, and `x = FALSE` as not `x = TRUE`: what is known to be not the one is the
    /// other.
    pub fn new(expr: &Expr, holds: bool, of: &str) -> Literal {
        let said = |words: String, holds| Literal::Said { of: of.to_owned(), words, holds };
        match expr {
            Expr::Compare(comparison, left, right) => {
                let is_less = match comparison {
                    Comparison::Equal | Comparison::NotEqual => {
                        let holds = holds == (*comparison == Comparison::Equal);
                        return match (&**left, &**right) {
                            (field, Expr::Boolean(value)) | (Expr::Boolean(value), field) => {
                                said(format!("{field:?}"), holds == *value)
                            }
                            (left, right) => said(format!("{left:?} = {right:?}"), holds),
                        };
                    }
                    Comparison::Less | Comparison::GreaterOrEqual => [left, right],
                    Comparison::Greater | Comparison::LessOrEqual => [right, left],
                };
                let holds = holds == matches!(comparison, Comparison::Less | Comparison::Greater);
                let day = |field: &Path, before, edge| Literal::Day {
                    of: of.to_owned(),
                    field: field.dotted(),
                    before,
                    edge,
                };
                match is_less.map(|side| &**side) {
                    [Expr::Field(field, Type::Date), other] if edge(other).is_some() => {
                        day(field, holds, edge(other).unwrap_or(Edge::Start))
                    }
                    [other, Expr::Field(field, Type::Date)] if edge(other).is_some() => {
                        day(field, !holds, edge(other).unwrap_or(Edge::Start))
                    }
                    [left, right] => said(format!("{left:?} < {right:?}"), holds),
                }
            }
            Expr::IsNull(inner) => match &**inner {
                Expr::Field(path, _) => Literal::null(of, &path.dotted(), holds),
                inner => said(format!("{inner:?} is null"), holds),
            },
            expr => said(format!("{expr:?}"), holds),
        }
    }

    fn null(of: &str, field: &str, holds: bool) -> Literal {
        Literal::Said { of: of.to_owned(), words: format!("{field} is null"), holds }
    }

    pub fn negated(&self) -> Literal {
        let mut other = self.clone();
        match &mut other {
            Literal::Day { before, .. } => *before = !*before,
            Literal::Said { holds, .. } => *holds = !*holds,
        }
        other
    }

    /// What holds where it does not: a day that is not there lies on neither side.
    pub fn denied(&self) -> BTreeSet<Literal> {
        match self {
            Literal::Day { of, field, .. } => {
                BTreeSet::from([self.negated(), Literal::null(of, field, true)])
            }
            Literal::Said { .. } => BTreeSet::from([self.negated()]),
        }
    }

    /// Whether the other holds wherever this does.
    pub fn implies(&self, other: &Literal) -> bool {
        if self == other {
            return true;
        }
        let Literal::Day { of, field, before, edge } = self else { return false };
        // What lies before the first day lies before the last.
        let further = if *before { Edge::End } else { Edge::Start };
        // A day that is compared is there.
        *edge != further && self.moved() == *other || Literal::null(of, field, false) == *other
    }

    /// The edge of the period that it names by itself.
    pub fn edge(&self) -> Option<Edge> {
        match self {
            Literal::Day { edge, .. } => Some(*edge),
            Literal::Said { .. } => None,
        }
    }

    /// Whether an edge of the period is part of its words.
    pub fn says_edge(&self) -> bool {
        matches!(self, Literal::Said { words, .. } if words.contains("Period"))
    }

    /// The same of the period's other edge.
    pub fn moved(&self) -> Literal {
        let mut moved = self.clone();
        if let Literal::Day { edge, .. } = &mut moved {
            *edge = edge.other();
        }
        moved
    }

    /// The field that lies before an edge.
    pub fn before(&self) -> Option<&str> {
        match self {
            Literal::Day { of, field, before: true, .. } if of.is_empty() => Some(field),
            _ => None,
        }
    }

    /// The field that lies after an edge.
    pub fn after(&self) -> Option<&str> {
        match self {
            Literal::Day { of, field, before: false, .. } if of.is_empty() => Some(field),
            _ => None,
        }
    }

    pub fn is_about_presence(&self) -> bool {
        matches!(self, Literal::Said { words, .. } if words.ends_with(" is null"))
    }

    pub fn is_null(&self, field: &str) -> bool {
        *self == Literal::null("", field, true)
    }

    /// What follows of an episode's other day: what has ended had begun, what has not begun has not ended.
    pub fn of_episode(&self, begin: &str, end: &str) -> Option<BTreeSet<Literal>> {
        let Literal::Day { of, field, before, edge } = self else { return None };
        let day = |field: &str| Literal::Day {
            of: of.clone(),
            field: field.to_owned(),
            before: *before,
            edge: *edge,
        };
        match before {
            true if field == end => Some(BTreeSet::from([day(begin)])),
            false if field == begin => {
                Some(BTreeSet::from([Literal::null(of, end, true), day(end)]))
            }
            _ => None,
        }
    }
}

fn edge(expr: &Expr) -> Option<Edge> {
    match expr {
        Expr::PeriodStart => Some(Edge::Start),
        Expr::PeriodEnd => Some(Edge::End),
        _ => None,
    }
}
