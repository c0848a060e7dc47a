use super::*;
use crate::engine::doubtful::Doubt;

fn outcomes(is_within: bool, may_be_in: bool, may_be_out: bool) -> Outcomes {
    Outcomes {
        is_within,
        remains_if_within: true,
        may_remain: true,
        may_be_in,
        may_be_out,
        value: None,
        may_lack_value: false,
        order: Some(None),
        unit: None,
        groups: Vec::new(),
    }
}

fn seen(outcomes: &Outcomes) -> Seen<'_> {
    Seen { outcomes, is_here: true, may_be_here: true }
}

fn clean(numerator: bool) -> Option<Clean> {
    let state = State::of(true, None, Some(numerator), None, 0);
    Some(Clean { state, order: None, is_here: true })
}

/// Sure in the denominator, most in it, surely in the numerator, perhaps, surely not, perhaps not.
fn numbers(clean: Option<Clean>, outcomes: &[&Outcomes], rows: Rows) -> [u64; 6] {
    let decision =
        Decision { rows, at_least: 1, keeps_one: false, sums: false, keeps_values: false };
    let mut reaching = Reaching::default();
    let doubts: Vec<Seen> = outcomes.iter().map(|outcomes| seen(outcomes)).collect();
    reaching.add(clean, &doubts, decision);
    let Reaching { least, most, surely_in, perhaps_in, surely_out, perhaps_out, .. } = reaching;
    [least, most, surely_in, perhaps_in, surely_out, perhaps_out]
}

/// A unit of which another record is clean, and one that could be anything: by the meaning of any, all and none.
#[test]
fn one_doubtful_record_decides_where_the_others_leave_it() {
    let open = outcomes(false, true, true);
    assert_eq!(numbers(None, &[&open], Rows::Any), [0, 1, 0, 1, 0, 1]);
    assert_eq!(numbers(clean(true), &[&open], Rows::Any), [1, 1, 1, 1, 0, 0]);
    assert_eq!(numbers(clean(false), &[&open], Rows::Any), [1, 1, 0, 1, 0, 1]);
    assert_eq!(numbers(clean(true), &[&open], Rows::All), [1, 1, 0, 1, 0, 1]);
    assert_eq!(numbers(clean(false), &[&open], Rows::All), [1, 1, 0, 0, 1, 1]);
    assert_eq!(numbers(clean(false), &[&open], Rows::None), [1, 1, 0, 1, 0, 1]);
    assert_eq!(numbers(clean(true), &[&open], Rows::None), [1, 1, 0, 0, 1, 1]);
}

#[test]
fn a_record_that_is_surely_there_is_only_unclear_in_what_it_says() {
    let says = |may_be_in, may_be_out| outcomes(true, may_be_in, may_be_out);
    assert_eq!(numbers(None, &[&says(true, true)], Rows::Any), [1, 1, 0, 1, 0, 1]);
    assert_eq!(numbers(None, &[&says(true, false)], Rows::Any), [1, 1, 1, 1, 0, 0]);
    assert_eq!(numbers(None, &[&says(false, true)], Rows::Any), [1, 1, 0, 0, 1, 1]);
}

/// Of several records one stands: one that could come later than a clean one may stand in its place.
#[test]
fn whichever_could_stand_is_reckoned_with() {
    let decision = Decision {
        rows: Rows::Any,
        at_least: 1,
        keeps_one: true,
        sums: false,
        keeps_values: false,
    };
    let stands = |order: Option<Option<i64>>| {
        let other = Outcomes { order, ..outcomes(false, false, true) };
        let clean = clean(true).map(|clean| Clean { order: Some(10), ..clean });
        let mut reaching = Reaching::default();
        reaching.add(clean, &[seen(&other)], decision);
        [reaching.least, reaching.most, reaching.surely_in, reaching.perhaps_out]
    };
    assert_eq!(stands(Some(Some(9))), [1, 1, 1, 0]);
    assert_eq!(stands(Some(Some(11))), [1, 1, 0, 1]);
    assert_eq!(stands(None), [1, 1, 0, 1]);
}

/// A sum without an end stays without one; a record that might be nobody's adds nothing below nought.
#[test]
fn sums_have_the_ends_of_their_parts() {
    let doubt =
        Doubt { row: 0, is_unread: true, fields: Vec::new(), as_read: None, outcomes: None };
    let decision = Decision {
        rows: Rows::Any,
        at_least: 1,
        keeps_one: false,
        sums: true,
        keeps_values: false,
    };
    let of = |range: Range, is_within: bool| Outcomes {
        value: Some(range),
        may_lack_value: false,
        ..outcomes(is_within, false, true)
    };
    let mut reaching = Reaching::default();
    reaching.note(&doubt);
    reaching.add(None, &[seen(&of(Range { least: Some(3), most: Some(8) }, true))], decision);
    reaching.add(None, &[seen(&of(Range { least: Some(3), most: Some(8) }, false))], decision);
    assert_eq!((reaching.sum_least.0, reaching.sum_most.0), (Some(3), Some(16)));
    reaching.add(None, &[seen(&of(Range { least: Some(1), most: None }, true))], decision);
    assert_eq!((reaching.sum_least.0, reaching.sum_most.0), (Some(4), None));
    assert_eq!((reaching.records, reaching.unread), (1, 1));
}
