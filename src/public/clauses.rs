//! A condition as the clauses that must all hold, so that what two definitions say in different words compares.
//!
//! `score IS NOT NULL AND score BETWEEN 1 AND 5` counts the same as excluding `score IS NULL` and then
//! `score < 1 OR score > 5`. Where unknowns make a difference that is passed over, and so is the first and the last
//! day of a period: a reader is taken to know rather more than less, and no tie is believed that the numbers
//! contradict.

use std::collections::BTreeSet;

use super::literal::{Edge, Literal};
use crate::library::expr::Expr;

/// Alternatives, of which one must hold.
type Clause = BTreeSet<Literal>;

/// With more clauses than this, an alternative of conditions stays as it is written.
const MOST: usize = 32;

/// The field of a first day, and that of the last, of something that lasts.
pub type Episode = (String, String);

/// All that must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clauses(BTreeSet<Clause>);

impl Clauses {
    /// Adds a condition that must hold, or must not; `of` names what it is said of.
    pub fn add(&mut self, expr: &Expr, holds: bool, of: &str) {
        self.0.extend(normal(expr, holds, of));
        self.simplify();
    }

    /// Whether whatever meets these meets the others too.
    pub fn entail(&self, others: &Clauses) -> bool {
        others.0.iter().all(|wanted| self.has(wanted))
    }

    /// Those that meet these, but not the narrower others; `None` where no clauses say that.
    pub fn without(&self, narrower: &Clauses) -> Option<Clauses> {
        let mut more = narrower.0.iter().filter(|wanted| !self.has(wanted));
        let (Some(clause), None) = (more.next(), more.next()) else { return None };
        let mut rest = self.clone();
        rest.0.extend(clause.iter().map(Literal::denied));
        rest.simplify();
        Some(rest)
    }

    fn has(&self, wanted: &Clause) -> bool {
        self.0.iter().any(|own| follows(own, wanted))
    }

    /// The same said of the period before, where only its last day matters; or of the one after, where only its
    /// first day does.
    pub fn moved(&self, from: Edge) -> Option<Clauses> {
        let literals = || self.0.iter().flatten();
        let names = |edge| literals().any(|literal| literal.edge() == Some(edge));
        let says = literals().any(Literal::says_edge);
        (names(from) && !names(from.other()) && !says).then(|| {
            let moved = |clause: &Clause| clause.iter().map(Literal::moved).collect();
            Clauses(self.0.iter().map(moved).collect())
        })
    }

    /// Whether the narrower others ask for no more than that days lie elsewhere.
    pub fn differ_in_days(&self, narrower: &Clauses) -> bool {
        let mut more = narrower.0.iter().filter(|wanted| !self.has(wanted)).flatten();
        more.all(|literal| literal.edge().is_some() || literal.is_about_presence())
    }

    /// What these take to last from one day to another, if it ends.
    pub fn episodes(&self) -> Vec<Episode> {
        let begins = self.0.iter().filter(|clause| clause.len() == 1);
        let begins = begins.filter_map(|clause| clause.first()?.before());
        let pairs = begins.flat_map(|begin| {
            self.0.iter().filter_map(move |clause| {
                let end = clause.iter().find_map(Literal::after)?;
                let open = clause.len() == 2 && clause.iter().any(|literal| literal.is_null(end));
                open.then(|| (begin.to_owned(), end.to_owned()))
            })
        });
        pairs.collect()
    }

    /// With what follows from everything beginning before it ends.
    pub fn closed(&self, episodes: &[Episode]) -> Clauses {
        let mut all = self.clone();
        for (begin, end) in episodes {
            for literal in self.0.iter().filter(|clause| clause.len() == 1).flatten() {
                all.0.extend(literal.of_episode(begin, end));
            }
        }
        all.simplify();
        all
    }

    fn simplify(&mut self) {
        loop {
            let all = std::mem::take(&mut self.0);
            let single: Vec<Literal> =
                all.iter().filter(|clause| clause.len() == 1).flatten().cloned().collect();
            let shorter = |clause: &Clause| -> Clause {
                let is_spare = |literal: &Literal| {
                    clause.iter().any(|other| other != literal && literal.implies(other))
                };
                let is_out = |literal: &Literal| {
                    clause.len() > 1 && single.iter().any(|own| own.implies(&literal.negated()))
                };
                let kept = clause.iter().filter(|literal| !is_spare(literal) && !is_out(literal));
                kept.cloned().collect()
            };
            let is_told =
                |clause: &Clause| clause.iter().any(|own| clause.contains(&own.negated()));
            let short: BTreeSet<Clause> =
                all.iter().filter(|clause| !is_told(clause)).map(shorter).collect();
            let spare = |clause: &Clause| {
                short.iter().any(|other| other != clause && follows(other, clause))
            };
            self.0 = short.iter().filter(|clause| !spare(clause)).cloned().collect();
            if self.0 == all {
                return;
            }
        }
    }
}

/// Whether one of the wanted holds wherever one of its own does.
fn follows(own: &Clause, wanted: &Clause) -> bool {
    own.iter().all(|own| wanted.iter().any(|wanted| own.implies(wanted)))
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
        (Expr::Compare(_, left, right), _) => {
            let mut all = one(expr, holds, of);
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
    BTreeSet::from([Clause::from([Literal::new(expr, holds, of)])])
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
