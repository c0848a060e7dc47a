//! Groups that would be 100 % and 0 % by construction: those by the field that decides the numerator.

use std::collections::BTreeSet;

use crate::library::expr::{Expr, Path, Type};

/// The fields, with dots, for which groups by `of` would say nothing but what the numerator says; `None` where they may
/// stand.
///
/// They would where each group knows all that the numerator asks for (returned to the family, by the reason of the end), or
/// where the group is made from nothing else than a part of it (with the child or with the carer, by the child). Dates
/// decide a group only by some span between two of them: groups of an age at a day leave the numerator open, although
/// it asks for that day too.
pub(super) fn decided_by(numerator: &Expr, of: &Expr) -> Option<String> {
    let (asked, grouped) = (fields(numerator), fields(of));
    let shared: BTreeSet<&Path> = asked.intersection(&grouped).map(|(path, _)| path).collect();
    let is_part = !grouped.is_empty() && grouped.is_subset(&asked);
    let is_whole =
        !asked.is_empty() && asked.is_subset(&grouped) && asked.iter().all(|(_, is_date)| !is_date);
    (is_part || is_whole)
        .then(|| shared.into_iter().map(Path::dotted).collect::<Vec<_>>().join(", "))
}

/// Each field of an expression, and whether it is a date.
fn fields(expr: &Expr) -> BTreeSet<(Path, bool)> {
    let mut found = BTreeSet::new();
    expr.visit(&mut |part| {
        if let Expr::Field(path, r#type) = part {
            found.insert((path.clone(), *r#type == Type::Date));
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use crate::library::condition::parse;

    fn decided(numerator: &str, of: &str) -> Option<String> {
        let library = library::shipped().unwrap();
        let placements = &library.datasets["placements"];
        let read = |sql| parse(sql, placements, &library.datasets).unwrap();
        decided_by(&read(numerator), &read(of))
    }

    #[test]
    fn a_group_that_knows_the_answer_is_none() {
        let reason = Some("end_reason".to_owned());
        assert_eq!(decided("end_reason IN ('adopted', 'guardian')", "end_reason"), reason);
        assert_eq!(decided("end_reason = 'adopted' AND end_planned = TRUE", "end_reason"), reason);
        let cased = "CASE WHEN end_reason = 'adopted' THEN 'x' ELSE care_status END";
        assert_eq!(decided("end_reason = 'adopted'", cased), reason);
        assert_eq!(decided("age(child.birth_date, started_on) < 3", "child.sex"), None);
        assert_eq!(decided("end_planned = FALSE", "end_reason"), None);
    }

    #[test]
    fn an_age_at_a_day_does_not_decide_what_happened_by_that_day() {
        let age = "age(child.birth_date, started_on)";
        assert_eq!(decided("started_on >= period_start", age), None);
        assert_eq!(decided("days_between(started_on, ended_on) <= 90", age), None);
        let both = Some("child.birth_date, started_on".to_owned());
        assert_eq!(decided("age(child.birth_date, started_on) < 3", age), both);
    }
}
