use super::*;

fn at(numerator: i128, denominator: i128) -> Option<Fraction> {
    Fraction::new(numerator, denominator)
}

/// 8 sure favourable, 1 sure unfavourable, 1 that is either, 1 that is favourable or not there at all. By hand: least, the
/// either is unfavourable and the last not there, 8 of 10; greatest, 10 of 11.
#[test]
fn a_share_takes_whoever_may_leave_for_its_ends() {
    let reach =
        Reach { surely_in: 8, perhaps_in: 10, surely_out: 1, perhaps_out: 2, ..Reach::default() };
    assert_eq!(share(&reach), (at(80, 1), at(1000, 11)));
}

/// Two records might be anybody's: each may turn one unit. By hand: 6 of 10, and 10 of 11 is passed by 10 of 10.
#[test]
fn a_record_that_is_anybodys_turns_one_unit() {
    let reach = Reach {
        surely_in: 8,
        perhaps_in: 8,
        surely_out: 2,
        perhaps_out: 2,
        anybodys: 2,
        ..Reach::default()
    };
    assert_eq!(share(&reach), (at(60, 1), at(100, 1)));
    let one = Reach { anybodys: 1, ..reach };
    assert_eq!(share(&one), (at(70, 1), at(90, 1)));
}

/// A record of another group may be that of any unit here, which then leaves. By hand, of 8 favourable and 2 others: 7 of 9 to 8
/// of 9, which lie within 7 of 10 and 9 of 10; from 9 to 10 units.
#[test]
fn a_record_of_another_group_may_take_a_unit_away() {
    let reach = Reach {
        least: 10,
        most: 10,
        surely_in: 8,
        perhaps_in: 8,
        surely_out: 2,
        perhaps_out: 2,
        takers: 1,
        ..Reach::default()
    };
    assert_eq!(count(&reach), (at(9, 1), at(10, 1)));
    assert_eq!(share(&reach), (at(70, 1), at(90, 1)));
    let one =
        Reach { least: 1, most: 1, surely_in: 1, perhaps_in: 1, takers: 1, ..Reach::default() };
    assert_eq!(count(&one), (at(0, 1), at(1, 1)));
    assert_eq!(share(&one), (at(0, 1), at(100, 1)));
    let mut values = values(&[10, 20], &[]);
    values.takers = 1;
    assert_eq!((mean(&values), median(&values)), ((None, None), (None, None)));
}

#[test]
fn a_share_of_nobody_sure_has_the_ends_of_those_who_may_be_there() {
    let favourable = Reach { perhaps_in: 1, ..Reach::default() };
    assert_eq!(share(&favourable), (at(100, 1), at(100, 1)));
    let either = Reach { perhaps_in: 1, perhaps_out: 1, ..Reach::default() };
    assert_eq!(share(&either), (at(0, 1), at(100, 1)));
}

fn values(sure: &[i64], unsure: &[(i64, i64, bool)]) -> Reach {
    Reach {
        values: sure.iter().map(|value| Decimal::from(*value)).collect(),
        unsure: unsure
            .iter()
            .map(|(least, most, is_optional)| UnsureValue {
                least: Some(Decimal::from(*least)),
                most: Some(Decimal::from(*most)),
                is_optional: *is_optional,
            })
            .collect(),
        ..Reach::default()
    }
}

/// 10 and 20 are sure, one is from 0 to 60 and one, if at all, from 5 to 40. By hand: least (10 + 20 + 0 + 5) / 4; greatest
/// (10 + 20 + 60 + 40) / 4, since 40 is above the mean of 30.
#[test]
fn a_mean_takes_what_draws_it() {
    let reach = values(&[10, 20], &[(0, 60, false), (5, 40, true)]);
    assert_eq!(mean(&reach), (at(35, 4), at(130, 4)));
    // 25 draws neither way beyond 30: only one end takes it.
    let reach = values(&[10, 20], &[(60, 60, false), (25, 25, true)]);
    assert_eq!(mean(&reach), (at(115, 4), at(30, 1)));
}

/// 1, 5, 9 are sure; two that may not be there are 2 and 3. By hand: least median of 1 2 3 5 9; greatest of 1 5 9.
#[test]
fn a_median_takes_what_draws_it() {
    let reach = values(&[1, 5, 9], &[(2, 2, true), (3, 3, true)]);
    assert_eq!(median(&reach), (at(3, 1), at(5, 1)));
}

#[test]
fn a_value_without_an_end_leaves_none() {
    let mut reach = values(&[1, 5], &[(0, 9, false)]);
    reach.unsure[0].most = None;
    assert_eq!(mean(&reach), (at(2, 1), None));
    assert_eq!(median(&reach), (at(1, 1), None));
}

/// From 2 to 4 events over 10 to 20 days, per 100: by hand 10 to 40. A denominator that could be nought bounds nothing, and
/// what is below nought is the farther from it the less it is divided by.
#[test]
fn a_quotient_has_the_ends_of_both_parts() {
    let ends = |least: i64, most: i64| (Some(Decimal::from(least)), Some(Decimal::from(most)));
    let hundred = Decimal::ONE_HUNDRED;
    assert_eq!(quotient(ends(2, 4), ends(10, 20), hundred), (at(10, 1), at(40, 1)));
    assert_eq!(quotient(ends(2, 4), ends(0, 20), hundred), (None, None));
    assert_eq!(quotient(ends(-2, -1), ends(10, 20), hundred), (at(-20, 1), at(-5, 1)));
}
