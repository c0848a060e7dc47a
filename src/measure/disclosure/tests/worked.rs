//! Examples worked by hand.

use super::*;

fn default() -> Policy {
    Policy::default()
}

#[test]
fn a_threshold_must_be_allowed() {
    assert!(Policy::with_threshold(3).is_ok() && Policy::with_threshold(10).is_ok());
    assert_eq!(Policy::with_threshold(2), Err(ThresholdError(2)));
    assert_eq!(Policy::with_threshold(11), Err(ThresholdError(11)));
}

#[test]
fn nothing_small_nothing_withheld() {
    let outcome = suppress(&grid(&[vec![12, 0, 7], vec![5, 9, 0]]), &default());
    assert_eq!(brief(&outcome), Vec::<String>::new());
    assert!(outcome.passes() && outcome.listing.is_empty());
}

/// The small group would be the total less the others: the smallest of those goes with it.
#[test]
fn a_small_part_of_a_total_takes_the_next_smallest_with_it() {
    let mut system = System::default();
    column(&mut system, "exits", "2024", &[2, 30, 9, 0, 12]);
    let outcome = suppress(&system, &default());
    assert_eq!(
        brief(&outcome),
        ["exits 2024 g0 count below small", "exits 2024 g2 count withheld complementary"]
    );
    assert!(outcome.passes());
    let listing = audit(&system, &default(), &outcome);
    let line = &listing[0];
    assert_eq!((line.low, line.high, line.declared), (1, Some(4), Declared::Range(1, 4)));
    // 2 + 9 = 11, the small one from 1 to 4: the other is from 7 to 10.
    let line = &listing[1];
    assert_eq!((line.low, line.high, line.declared), (7, Some(10), Declared::Doubt));
}

/// With one small cell inside, its row, its column and the cell across must go: four in all.
#[test]
fn one_small_cell_in_two_by_two_needs_three_more() {
    let outcome = suppress(&grid(&[vec![3, 20], vec![25, 40]]), &default());
    assert_eq!(
        brief(&outcome),
        [
            "r0 2024 g0 count below small",
            "r0 2024 g1 count withheld complementary",
            "r1 2024 g0 count withheld complementary",
            "r1 2024 g1 count withheld complementary",
        ]
    );
    assert!(outcome.passes());
}

/// 4 and 4 of 8, both printed as fewer than 5, can be nothing but 4 and 4.
#[test]
fn marks_that_add_up_to_the_total_tell_it() {
    let mut system = System::default();
    column(&mut system, "entries", "2024", &[4, 4]);
    let outcome = suppress(&system, &default());
    assert_eq!(
        brief(&outcome),
        [
            "entries 2024 all count withheld complementary",
            "entries 2024 g0 count below small",
            "entries 2024 g1 count below small",
        ]
    );
    assert!(outcome.passes());
}

/// A total of 3 with groups of 1 and 2: as `<5` all three would narrow each other, so the total prints with
/// the mark that tells less. It is at least 2, whatever is done.
#[test]
fn a_small_total_of_small_groups_loses_its_mark() {
    let mut system = System::default();
    column(&mut system, "exits", "2024", &[1, 2]);
    let outcome = suppress(&system, &default());
    assert_eq!(
        brief(&outcome),
        [
            "exits 2024 all count withheld small",
            "exits 2024 g0 count below small",
            "exits 2024 g1 count below small",
        ]
    );
    assert!(outcome.passes(), "{:#?}", outcome.listing);
    let total = &outcome.listing[0];
    assert_eq!((total.declared, total.narrowed), (Declared::Range(2, 4), true));
}

/// Of 5 groups two are empty, and shown so; the total of the one that is not is the same number.
#[test]
fn a_total_of_one_group_goes_with_it() {
    let mut system = System::default();
    column(&mut system, "exits", "2024", &[0, 3, 0]);
    let outcome = suppress(&system, &default());
    assert_eq!(
        brief(&outcome),
        ["exits 2024 all count below small", "exits 2024 g1 count below small"]
    );
    assert!(outcome.passes());
}

/// 33.3 % of 3 is one child; and 1 of 3 leaves 2.
#[test]
fn a_share_of_few_tells_its_numerator() {
    let mut system = System::default();
    share(&mut system, "2024", None, (1, 3), true);
    let outcome = suppress(&system, &default());
    assert_eq!(
        brief(&outcome),
        ["share 2024 all numerator withheld small", "share 2024 all denominator below small"]
    );
    assert_eq!(outcome.shares.len(), 1);
    assert!(outcome.passes(), "{:#?}", outcome.listing);
}

/// 106 of 110 tells that four are not satisfied, in numbers or in per cent.
#[test]
fn a_small_complement_hides_the_numerator_and_the_share() {
    let mut system = System::default();
    share(&mut system, "2024", None, (106, 110), true);
    let outcome = suppress(&system, &default());
    assert_eq!(brief(&outcome), ["share 2024 all numerator withheld complementary"]);
    assert_eq!(outcome.shares.len(), 1);
    let complement = &audit(&system, &default(), &outcome)[1];
    assert_eq!((&complement.key.part, complement.mark), (&Part::Complement, None));
    assert_eq!((complement.low, complement.high, complement.passes), (0, Some(105), true));
    let policy = Policy { complements: false, ..default() };
    assert!(suppress(&system, &policy).withheld.is_empty());
}

/// All of 7 and none of 7 tell of each of the 7; all of 40 do not.
#[test]
fn all_and_none_of_a_small_group_are_not_told() {
    for numerator in [0, 7] {
        let mut system = System::default();
        share(&mut system, "2024", None, (numerator, 7), true);
        let outcome = suppress(&system, &default());
        assert_eq!(outcome.withheld.len(), 1, "{:?}", brief(&outcome));
        assert!(outcome.withheld.keys().all(|key| key.part == Part::Numerator));
        assert_eq!(outcome.shares.len(), 1);
        assert!(outcome.passes(), "{:#?}", outcome.listing);
    }
    let mut system = System::default();
    share(&mut system, "2024", None, (40, 40), true);
    assert!(suppress(&system, &default()).withheld.is_empty());
}

/// None of 5 and none of 5: none of 10 would tell both.
#[test]
fn none_of_all_tells_none_of_each() {
    let mut system = System::default();
    let groups = ["g0", "g1"].map(|group| share(&mut system, "2024", Some(group), (0, 5), true));
    let total = share(&mut system, "2024", None, (0, 10), true);
    for part in 0..3 {
        let parts = groups.iter().map(|group| group[part]).collect();
        system.relations.push(Relation::Sum { total: total[part], parts });
    }
    let outcome = suppress(&system, &default());
    assert!(outcome.passes(), "{:#?}", outcome.listing);
    assert_eq!(outcome.shares.len(), 3);
}

/// None of the 7 that one indicator divides are the same people as another's count of nought.
#[test]
fn a_nought_that_is_another_is_not_told_in_its_place() {
    let mut system = System::default();
    let [numerator, ..] = share(&mut system, "2024", None, (0, 7), true);
    let other = system.add(count("exits", "2024", None, 0));
    system.relations.push(Relation::Sum { total: numerator, parts: vec![other] });
    let outcome = suppress(&system, &default());
    assert!(outcome.mark(&key("exits", "2024", None, Part::Count)).is_some());
    assert!(outcome.passes(), "{:#?}", outcome.listing);
}

/// 4 of 8, neither side below 3: the share is not shown, so the numerator is not either.
#[test]
fn a_small_denominator_hides_the_share() {
    let mut system = System::default();
    share(&mut system, "2024", None, (4, 8), true);
    let outcome = suppress(&system, &Policy::with_threshold(3).unwrap());
    assert_eq!(brief(&outcome), ["share 2024 all numerator withheld few_in_denominator"]);
    assert!(outcome.passes());
}

/// A report that prints shares alone: those of the groups and of the whole give the small one back.
#[test]
fn shares_alone_tell_numerators() {
    let mut system = System::default();
    let groups = [
        share(&mut system, "2024", Some("g0"), (2, 20), false),
        share(&mut system, "2024", Some("g1"), (30, 60), false),
    ];
    let total = share(&mut system, "2024", None, (32, 80), false);
    for part in 0..3 {
        let parts = groups.iter().map(|group| group[part]).collect();
        system.relations.push(Relation::Sum { total: total[part], parts });
    }
    for group in &groups {
        system.cells[group[1]].printed = true;
    }
    system.cells[total[1]].printed = true;
    let outcome = suppress(&system, &default());
    // 40.0 % of 80 is 32, 50.0 % of 60 is 30: one of these shares goes with that of 2 of 20.
    assert_eq!(outcome.shares.len(), 2, "{:?}", outcome.shares);
    assert!(outcome.passes(), "{:#?}", outcome.listing);
}

/// Groups may overlap: 20 ≤ 17 + x tells that the small one is at least 3.
#[test]
fn overlapping_groups_bound_the_total() {
    let mut system = System::default();
    let small = system.add(count("families", "2024", Some("g0"), 3));
    let large = system.add(count("families", "2024", Some("g1"), 17));
    let total = system.add(count("families", "2024", None, 20));
    system.relations.push(Relation::Cover { total, parts: vec![small, large] });
    let outcome = suppress(&system, &default());
    assert_eq!(outcome.withheld.len(), 2, "{:?}", brief(&outcome));
    assert!(outcome.passes());
    system.cells[total].value = 17;
    let outcome = suppress(&system, &default());
    assert_eq!(brief(&outcome), ["families 2024 g0 count below small"]);
    assert!(outcome.passes());
}

#[test]
fn a_series_is_withheld_as_a_whole_but_for_its_noughts() {
    let mut system = System::default();
    column(&mut system, "exits", "2022", &[2, 9, 30]);
    column(&mut system, "exits", "2023", &[8, 11, 25]);
    column(&mut system, "exits", "2024", &[0, 20, 15]);
    let outcome = suppress(&system, &default());
    assert!(outcome.passes(), "{:#?}", outcome.listing);
    let marks = |group: &str| -> Vec<Option<Mark>> {
        ["2022", "2023", "2024"]
            .map(|period| outcome.mark(&key("exits", period, Some(group), Part::Count)))
            .to_vec()
    };
    assert_eq!(marks("g0"), [Some(Mark::Below), Some(Mark::Withheld), None]);
    assert_eq!(marks("g1"), [Some(Mark::Withheld); 3]);
    let alone = suppress(&system, &Policy { whole_series: false, ..default() });
    assert!(alone.withheld.keys().all(|key| key.period.label == "2022"));
}

/// Two sums over 2 and 30 people: from the total, nobody may come nearer to the 2 than half their hours.
#[test]
fn a_sum_over_few_is_kept_within_half_of_itself() {
    let mut system = System::default();
    let cells = column(&mut system, "hours", "2024", &[300, 900, 700]);
    for (cell, units) in cells.iter().zip([2, 30, 40, 72]) {
        system.cells[*cell].units = Some(units);
        system.cells[*cell].key.part = Part::Sum;
    }
    let outcome = suppress(&system, &default());
    assert_eq!(
        brief(&outcome),
        ["hours 2024 g0 sum withheld few_units", "hours 2024 g2 sum withheld complementary"]
    );
    assert_eq!(outcome.listing[0].declared, Declared::Range(150, 450));
    assert!(outcome.passes());
}

#[test]
fn noughts_are_withheld_where_they_tell() {
    let mut system = System::default();
    column(&mut system, "exits", "2024", &[0, 30, 40]);
    let outcome = suppress(&system, &Policy { hide_zeros: true, ..default() });
    assert_eq!(
        brief(&outcome),
        ["exits 2024 g0 count below zero", "exits 2024 g1 count withheld complementary"]
    );
    assert_eq!(outcome.listing[0].declared, Declared::Range(0, 4));
    assert!(outcome.passes());
}

#[test]
fn one_mark_for_all_tells_less() {
    let mut system = System::default();
    column(&mut system, "entries", "2024", &[4, 4, 30]);
    let silent = suppress(&system, &Policy { tell_small: false, ..default() });
    assert!(silent.withheld.values().all(|withheld| withheld.mark == Mark::Withheld));
    assert_eq!(silent.withheld.len(), 2, "{:?}", brief(&silent));
    assert!(silent.passes());
}

/// The audit judges a choice made by hand.
#[test]
fn an_audit_finds_what_can_be_derived() {
    let system = grid(&[vec![3, 20], vec![25, 40]]);
    let good = suppress(&system, &default());
    let mut bad = good.clone();
    bad.withheld.remove(&key("r1", "2024", Some("g1"), Part::Count));
    assert!(audit(&system, &default(), &good).iter().all(|line| line.passes));
    let listing = audit(&system, &default(), &bad);
    assert!(listing.iter().all(|line| !line.passes && Some(line.low) == line.high));
}

#[test]
fn numbers_that_do_not_agree_are_doubtful() {
    let mut system = System::default();
    let cells = column(&mut system, "exits", "2024", &[7, 30]);
    system.cells[cells[2]].value = 40;
    let outcome = suppress(&system, &default());
    assert_eq!(outcome.doubtful, [key("exits", "2024", None, Part::Count)]);
    assert!(!outcome.passes());
}
