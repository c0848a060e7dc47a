//! A condition as the clauses that must all hold, so that what two definitions say in different words compares.
//!
//! `score IS NOT NULL AND score BETWEEN 1 AND 5` counts the same as excluding `score IS NULL` and then
//! `score < 1 OR score > 5`. Where unknowns make a difference that is passed over: a reader is taken to know rather
//! more than less, and no tie is believed that the numbers contradict.

use std::collections::BTreeSet;

use crate::library::expr::{Comparison, Expr};

/// Alternatives, of which one must hold.
type Clause = BTreeSet<String>;

/// With more clauses than this, an alternative of conditions stays as it is written.
const MOST: usize = 32;

/// All that must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clauses(BTreeSet<Clause>);

impl Clauses {
    /// Adds a condition that must hold, or must not; `of` names what it is said of.
    pub fn add(&mut self, expr: &Expr, holds: bool, of: &str) {
        self.0.extend(normal(expr, holds, of));
        let all = std::mem::take(&mut self.0);
        let follows = |clause: &Clause| {
            all.iter().any(|other| other.len() < clause.len() && other.is_subset(clause))
        };
        self.0 = all.iter().filter(|clause| !follows(clause)).cloned().collect();
    }

    /// Whether whatever meets these meets the others too.
    pub fn entail(&self, others: &Clauses) -> bool {
        others.0.iter().all(|wanted| self.0.iter().any(|own| own.is_subset(wanted)))
    }
}

fn normal(expr: &Expr, holds: bool, of: &str) -> BTreeSet<Clause> {
    match (expr, holds) {
        (Expr::Not(inner), _) => normal(inner, !holds, of),
        (Expr::And(left, right), true) | (Expr::Or(left, right), false) => {
            let mut all = normal(left, holds, of);
            all.append(&mut normal(right, holds, of));
            all
        }
        (Expr::And(left, right), false) | (Expr::Or(left, right), true) => {
            let (left, right) = (normal(left, holds, of), normal(right, holds, of));
            if left.len() * right.len() > MOST {
                return one(expr, holds, of);
            }
            (left.iter())
                .flat_map(|left| right.iter().map(|right| left.union(right).cloned().collect()))
                .collect()
        }
        (Expr::Compare(comparison, left, right), _) => {
            let mut all = BTreeSet::from([Clause::from([compared(
                if holds { *comparison } else { opposite(*comparison) },
                left,
                right,
                of,
            )])]);
            // What is compared is there.
            for side in [left, right] {
                if matches!(**side, Expr::Field(..)) {
                    all.append(&mut one(&Expr::IsNull(side.clone()), false, of));
                }
            }
            all
        }
        _ => one(expr, holds, of),
    }
}

fn one(expr: &Expr, holds: bool, of: &str) -> BTreeSet<Clause> {
    BTreeSet::from([Clause::from([format!("{of} {holds} {expr:?}")])])
}

/// The smaller side first.
fn compared(comparison: Comparison, left: &Expr, right: &Expr, of: &str) -> String {
    match comparison {
        Comparison::Greater => format!("{of} {right:?} {:?} {left:?}", Comparison::Less),
        Comparison::GreaterOrEqual => {
            format!("{of} {right:?} {:?} {left:?}", Comparison::LessOrEqual)
        }
        other => format!("{of} {left:?} {other:?} {right:?}"),
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{self, condition};

    fn clauses(conditions: &[(&str, bool)]) -> Clauses {
        let library = library::shipped().unwrap();
        let answers = &library.datasets["survey_answers"];
        let mut clauses = Clauses::default();
        for (sql, holds) in conditions {
            let expr = condition::parse_condition(sql, answers, &library.datasets).unwrap();
            clauses.add(&expr, *holds, "");
        }
        clauses
    }

    fn are_the_same(left: &Clauses, right: &Clauses) -> bool {
        left.entail(right) && right.entail(left)
    }

    #[test]
    fn what_is_left_after_exclusions_is_what_is_asked_for() {
        let asked = clauses(&[("score IS NOT NULL AND score BETWEEN 1 AND 5", true)]);
        let left = clauses(&[("score IS NULL", false), ("score < 1 OR score > 5", false)]);
        assert!(are_the_same(&asked, &left), "{asked:?} {left:?}");
    }

    #[test]
    fn one_condition_more_is_narrower() {
        let wide = clauses(&[("score >= 1", true)]);
        let narrow = clauses(&[("1 <= score AND no_opinion = FALSE", true)]);
        assert!(narrow.entail(&wide) && !wide.entail(&narrow));
        let other = clauses(&[("score > 1", true)]);
        assert!(!other.entail(&wide) && !wide.entail(&other));
    }

    #[test]
    fn one_of_two_is_wider_than_either() {
        let either = clauses(&[("score = 1 OR score = 2", true)]);
        let one = clauses(&[("score = 1", true)]);
        assert!(one.entail(&either) && !either.entail(&one));
        assert!(are_the_same(&either, &clauses(&[("score = 2 OR score = 1", true)])));
    }
}
