//! Distributions of answers by hand, and their laws.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::library::dataset::Text;

const FIVE: Scale = Scale { steps: 5, reversed: false };

fn at_least(percent: i64) -> Target {
    Target {
        at_least: Some(Decimal::from(percent)),
        at_most: None,
        from: None,
        to: None,
        tolerance: None,
        source: Text::default(),
    }
}

fn counted(counts: &[u64], no_opinion: u64) -> Distribution {
    let scale = Scale { steps: counts.len() as u32, reversed: false };
    Distribution::new(scale, counts, no_opinion).unwrap()
}

/// By hand: 1, 1, 3, 45, 60 answers on five steps and 2 without an opinion. Sum 1 + 2 + 9 + 180 + 300 = 492
/// of 110; the 55th and 56th answers are both a 5 (50 lie below).
#[test]
fn five_steps_by_hand() {
    let answers = counted(&[1, 1, 3, 45, 60], 2);
    let share = |cut, with| {
        let share = answers.share(cut, with).unwrap();
        (share.favourable, share.answers)
    };
    assert_eq!(share(Cut::Top1, false), (60, 110));
    assert_eq!(share(Cut::Top2, false), (105, 110));
    assert_eq!(share(Cut::Top2, true), (105, 112));
    assert_eq!(share(Cut::NeutralAndAbove, false), (108, 110));
    assert_eq!(share(Cut::Bottom2, false), (2, 110));
    assert_eq!(answers.mean(), Fraction::new(492, 110));
    assert_eq!(answers.median(), Fraction::new(5, 1));
    assert_eq!(counted(&[1, 2, 1, 3, 1], 0).median(), Fraction::new(7, 2));
}

/// lithuania.md §3.6: 113 of 119 prints as 95,0 % and misses the target; 114 of 119 meets it.
#[test]
fn the_sensitivity_block_is_tested_before_rounding() {
    let overall = counted(&[1, 2, 3, 53, 60], 0);
    let item = counted(&[0, 0, 6, 0, 114], 0);
    let rows =
        sensitivity(&overall, &[item.clone(), overall.clone()], Some(&at_least(95))).unwrap();
    let seen: Vec<_> = rows
        .iter()
        .filter(|row| !row.with_no_opinion)
        .map(|row| (row.cut, row.of_items, row.share.favourable, row.share.answers, row.meets))
        .collect();
    assert_eq!(
        seen,
        [
            (Cut::Top1, false, 60, 119, Some(false)),
            (Cut::Top2, false, 113, 119, Some(false)),
            (Cut::NeutralAndAbove, false, 116, 119, Some(true)),
            (Cut::Top2, true, 227, 239, Some(false)),
        ]
    );
    assert_eq!(rows.len(), 8);
    let more = counted(&[1, 2, 2, 54, 60], 0);
    let rows = sensitivity(&more, &[], Some(&at_least(95))).unwrap();
    assert_eq!((rows.len(), rows[2].meets), (6, Some(true)));
}

/// By hand: 19 of 20 meet 95 %; with one more who had no opinion, 19 of 21 do not.
#[test]
fn who_had_no_opinion_can_decide() {
    let rows = sensitivity(&counted(&[0, 0, 1, 9, 10], 1), &[], Some(&at_least(95))).unwrap();
    assert_eq!((rows[2].with_no_opinion, rows[2].meets), (false, Some(true)));
    assert_eq!((rows[3].with_no_opinion, rows[3].meets), (true, Some(false)));
    let nobody = sensitivity(&counted(&[0; 5], 0), &[], Some(&at_least(95))).unwrap();
    assert!(nobody.iter().all(|row| row.meets.is_none() && row.share.percent().is_none()));
    assert!(
        sensitivity(&counted(&[1; 5], 0), &[], None).unwrap().iter().all(|row| row.meets.is_none())
    );
}

/// "Weak access" (equass.md §4.1): completely disagree is the good answer.
#[test]
fn a_reversed_item_is_turned() {
    let reversed = Scale { steps: 5, reversed: true };
    let answers =
        Distribution::of_scores(reversed, [Some(1), Some(1), Some(2), Some(5), None]).unwrap();
    assert_eq!(answers.counts(), [1, 0, 0, 1, 2]);
    assert_eq!((answers.no_opinion(), answers.rated()), (1, 4));
    assert_eq!(answers.mean(), Fraction::new(15, 4));
}

#[test]
fn a_cut_needs_the_steps_for_it() {
    let four = counted(&[1, 2, 3, 4], 0);
    assert_eq!(four.favourable(Cut::Top2), Some(7));
    assert_eq!(four.favourable(Cut::NeutralAndAbove), None);
    let three = counted(&[1, 2, 3], 0);
    assert_eq!(three.favourable(Cut::Top2), None);
    assert_eq!(three.favourable(Cut::NeutralAndAbove), Some(5));
    assert_eq!(counted(&[1, 2], 0).favourable(Cut::Top1), Some(2));
    assert_eq!(sensitivity(&four, &[], None).unwrap().len(), 4);
}

#[test]
fn what_cannot_be_is_refused() {
    let five = counted(&[1; 5], 0);
    let four = counted(&[1; 4], 0);
    assert_eq!(five.plus(&four), Err(Refusal::DifferentScales { one: 5, other: 4 }));
    assert_eq!(
        sensitivity(&five, &[four.clone(), five.clone()], None),
        Err(Refusal::DifferentScales { one: 4, other: 5 })
    );
    assert!(sensitivity(&five, &[four], None).is_ok());
    assert_eq!(
        Distribution::new(FIVE, &[1; 4], 0),
        Err(Refusal::WrongCounts { steps: 5, counts: 4 })
    );
    for steps in [0, 1, 101, u32::MAX] {
        let scale = Scale { steps, reversed: false };
        assert_eq!(Distribution::new(scale, &[], 0), Err(Refusal::NoScale { steps }));
    }
    for score in [0, 6, -1, i64::MIN, i64::MAX] {
        let off = Distribution::of_scores(FIVE, [Some(score)]);
        assert_eq!(off, Err(Refusal::OffScale { steps: 5, score }));
    }
    assert_eq!(Distribution::new(FIVE, &[u64::MAX, 1, 0, 0, 0], 0), Err(Refusal::TooMany));
    assert_eq!(five.plus(&counted(&[u64::MAX, 0, 0, 0, 0], 0)), Err(Refusal::TooMany));
}

proptest! {
    #[test]
    fn cuts_and_averages_keep_their_order(scores in prop::collection::vec(prop::option::of(1_i64..=5), 0..80)) {
        let answers = Distribution::of_scores(FIVE, scores.clone()).unwrap();
        let of = |cut| answers.favourable(cut).unwrap();
        prop_assert!(of(Cut::Top1) <= of(Cut::Top2) && of(Cut::Top2) <= of(Cut::NeutralAndAbove));
        prop_assert_eq!(of(Cut::NeutralAndAbove) + of(Cut::Bottom2), answers.rated());
        prop_assert_eq!(answers.rated() + answers.no_opinion(), scores.len() as u64);
        // The median that figures use is the independent route.
        let mut rising: Vec<_> = scores.iter().flatten().map(|score| Decimal::from(*score)).collect();
        rising.sort();
        prop_assert_eq!(answers.median(), crate::measure::median::median(&rising));
    }

    #[test]
    fn turning_twice_is_not_turning(counts in prop::collection::vec(0_u64..1000, 2..12)) {
        let scale = |reversed| Scale { steps: counts.len() as u32, reversed };
        let once = Distribution::new(scale(true), &counts, 0).unwrap();
        let twice = Distribution::new(scale(true), once.counts(), 0).unwrap();
        prop_assert_eq!(twice, Distribution::new(scale(false), &counts, 0).unwrap());
        let ends = i128::from(scale(true).steps) + 1;
        if let Some(mean) = once.mean() {
            let turned = Distribution::new(scale(false), &counts, 0).unwrap().mean().unwrap();
            prop_assert_eq!(mean.plus(turned), Fraction::new(ends, 1));
        }
    }

    #[test]
    fn nothing_panics(counts in prop::collection::vec(any::<u64>(), 0..8), no_opinion: u64, steps in 0_u32..9, reversed: bool) {
        if let Ok(answers) = Distribution::new(Scale { steps, reversed }, &counts, no_opinion) {
            answers.mean();
            answers.median();
            sensitivity(&answers, std::slice::from_ref(&answers), Some(&at_least(95))).ok();
        }
    }
}
