//! The answers to one question, step by step of its scale, and the shares that can be read from them.
//!
//! Steps count from 1. They are turned on entry so that the last is always the most favourable; answers of
//! scales with different numbers of steps are never put together.

use super::fraction::Fraction;
use super::target::meets;
use crate::library::terms::Target;

/// No question has more steps than this.
const MOST_STEPS: u32 = 100;

/// The steps of a question, and which end is the good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Number of steps, 2 to 100; "no opinion" is none of them.
    pub steps: u32,
    /// Whether 1 is the most favourable answer ("weak access": completely disagree). Scores are turned to
    /// `steps + 1 − score`.
    pub reversed: bool,
}

/// Why answers cannot be counted, or not together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A scale with so many steps is none.
    NoScale {
        /// Steps declared.
        steps: u32,
    },
    /// More or fewer counts than steps.
    WrongCounts {
        /// Steps declared.
        steps: u32,
        /// Counts given.
        counts: usize,
    },
    /// A score outside the scale.
    OffScale {
        /// Steps declared.
        steps: u32,
        /// The score.
        score: i64,
    },
    /// Two scales with different numbers of steps.
    DifferentScales {
        /// Steps of the one.
        one: u32,
        /// Steps of the other.
        other: u32,
    },
    /// More answers than can be counted.
    TooMany,
}

impl Refusal {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Refusal::NoScale { .. } => "no_scale",
            Refusal::WrongCounts { .. } => "wrong_counts",
            Refusal::OffScale { .. } => "off_scale",
            Refusal::DifferentScales { .. } => "different_scales",
            Refusal::TooMany => "too_many",
        }
    }
}

/// Which answers are favourable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// The best step.
    Top1,
    /// The two best steps, of at least four: of three the second is the neutral one, of two it is the worst.
    Top2,
    /// The neutral step and all above it: of five steps, the two best and the neutral. An even number of steps
    /// has no neutral one.
    NeutralAndAbove,
    /// The two worst steps, of at least four; the unfavourable answers.
    Bottom2,
}

impl Cut {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Cut::Top1 => "top_1",
            Cut::Top2 => "top_2",
            Cut::NeutralAndAbove => "neutral_and_above",
            Cut::Bottom2 => "bottom_2",
        }
    }
}

/// So many of so many answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Answers that count.
    pub favourable: u64,
    /// Answers among which they are.
    pub answers: u64,
}

impl Share {
    /// The exact value in per cent, 0 to 100; `None` without answers.
    pub fn percent(self) -> Option<Fraction> {
        Fraction::new(i128::from(self.favourable) * 100, i128::from(self.answers))
    }
}

/// How many chose each step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// From the least to the most favourable step.
    counts: Vec<u64>,
    no_opinion: u64,
}

impl Distribution {
    /// Counts of the steps 1, 2, … as they stand in the questionnaire, and of those without an opinion.
    pub fn new(scale: Scale, counts: &[u64], no_opinion: u64) -> Result<Distribution, Refusal> {
        let steps = scale.checked()?;
        if counts.len() != steps as usize {
            return Err(Refusal::WrongCounts { steps, counts: counts.len() });
        }
        let mut counts = counts.to_vec();
        if scale.reversed {
            counts.reverse();
        }
        Distribution { counts, no_opinion }.checked()
    }

    /// The distribution of single scores; `None` is an answer without an opinion. Blanks are no answers and
    /// must not be given.
    pub fn of_scores(
        scale: Scale,
        scores: impl IntoIterator<Item = Option<i64>>,
    ) -> Result<Distribution, Refusal> {
        let steps = scale.checked()?;
        let mut counts = vec![0; steps as usize];
        let mut no_opinion = 0;
        for score in scores {
            let Some(score) = score else {
                no_opinion += 1;
                continue;
            };
            let step = usize::try_from(score).ok().and_then(|score| score.checked_sub(1));
            match step.and_then(|step| counts.get_mut(step)) {
                Some(count) => *count += 1,
                None => return Err(Refusal::OffScale { steps, score }),
            }
        }
        Distribution::new(scale, &counts, no_opinion)
    }

    /// Both together; refused when their scales have different numbers of steps.
    pub fn plus(&self, other: &Distribution) -> Result<Distribution, Refusal> {
        if self.steps() != other.steps() {
            return Err(Refusal::DifferentScales { one: self.steps(), other: other.steps() });
        }
        let counts = self.counts.iter().zip(&other.counts).map(|(a, b)| a.checked_add(*b));
        Distribution {
            counts: counts.collect::<Option<_>>().ok_or(Refusal::TooMany)?,
            no_opinion: self.no_opinion.checked_add(other.no_opinion).ok_or(Refusal::TooMany)?,
        }
        .checked()
    }

    /// Number of steps.
    pub fn steps(&self) -> u32 {
        self.counts.len() as u32
    }

    /// How many chose each step, from the least to the most favourable, whatever way the questionnaire had them.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// How many had no opinion.
    pub fn no_opinion(&self) -> u64 {
        self.no_opinion
    }

    /// How many chose a step.
    pub fn rated(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// How many fall under a cut; `None` where the scale has too few steps for it, or none that is neutral.
    pub fn favourable(&self, cut: Cut) -> Option<u64> {
        let steps = self.counts.len();
        let range = match cut {
            Cut::Top1 => steps - 1..steps,
            Cut::Top2 => (steps >= 4).then(|| steps - 2..steps)?,
            Cut::NeutralAndAbove => (steps % 2 == 1).then_some(steps / 2..steps)?,
            Cut::Bottom2 => (steps >= 4).then_some(0..2)?,
        };
        Some(self.counts.get(range)?.iter().sum())
    }

    /// The share under a cut, of those who chose a step or, `with_no_opinion`, of all who answered.
    pub fn share(&self, cut: Cut, with_no_opinion: bool) -> Option<Share> {
        let others = if with_no_opinion { self.no_opinion } else { 0 };
        Some(Share { favourable: self.favourable(cut)?, answers: self.rated() + others })
    }

    /// The exact mean step, 1 to the number of steps, of those who chose one; `None` without any.
    ///
    /// Steps are no measures: a mean supposes that they are equally far apart.
    pub fn mean(&self) -> Option<Fraction> {
        let sum: i128 =
            (1..).zip(&self.counts).map(|(step, count)| step * i128::from(*count)).sum();
        Fraction::new(sum, self.rated().into())
    }

    /// The median step, or the middle of the two middle ones, exactly; `None` without any.
    pub fn median(&self) -> Option<Fraction> {
        let rated = self.rated();
        let lower = self.step_of(rated.checked_sub(1)? / 2)?;
        let upper = self.step_of(rated / 2)?;
        Fraction::new(lower + upper, 2)
    }

    /// The step of the answer at a rank, from 0, in rising order.
    fn step_of(&self, rank: u64) -> Option<i128> {
        let mut seen = 0;
        (1..).zip(&self.counts).find_map(|(step, count)| {
            seen += count;
            (rank < seen).then_some(step)
        })
    }

    /// All answers must be countable, so that no sum of them can overflow.
    fn checked(self) -> Result<Distribution, Refusal> {
        let all =
            self.counts.iter().try_fold(self.no_opinion, |sum, count| sum.checked_add(*count));
        all.ok_or(Refusal::TooMany).map(|_| self)
    }
}

impl Scale {
    fn checked(self) -> Result<u32, Refusal> {
        let fits = (2..=MOST_STEPS).contains(&self.steps);
        if fits { Ok(self.steps) } else { Err(Refusal::NoScale { steps: self.steps }) }
    }
}

/// What the figure would be by another definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Which answers are favourable.
    pub cut: Cut,
    /// Whether answers without an opinion are among all answers.
    pub with_no_opinion: bool,
    /// Whether it is the share of all items' answers, not of people.
    pub of_items: bool,
    /// So many of so many.
    pub share: Share,
    /// Whether the exact share meets the target; `None` without answers or target.
    pub meets: Option<bool>,
}

/// The sensitivity block of lithuania.md §3.5: the overall question by its best step, its two best and those
/// with the neutral one, then the two best of all `items` together; each without and with the answers
/// that have no opinion, and each tested exactly against the target (in per cent).
///
/// A cut that the scale does not know is left out, and so are the items when there are none. Items are
/// refused when their scales differ among themselves; they may differ from the overall question's.
pub fn sensitivity(
    overall: &Distribution,
    items: &[Distribution],
    target: Option<&Target>,
) -> Result<Vec<Alternative>, Refusal> {
    let alternative = |answers: &Distribution, cut, with_no_opinion, of_items| {
        let share = answers.share(cut, with_no_opinion)?;
        let meets = target.zip(share.percent()).and_then(|(target, share)| meets(target, share));
        Some(Alternative { cut, with_no_opinion, of_items, share, meets })
    };
    let all_items = match items {
        [] => None,
        [first, rest @ ..] => {
            Some(rest.iter().try_fold(first.clone(), |sum, item| sum.plus(item))?)
        }
    };
    let rows = [(overall, Cut::Top1), (overall, Cut::Top2), (overall, Cut::NeutralAndAbove)]
        .map(|(answers, cut)| (answers, cut, false));
    let rows = rows.into_iter().chain(all_items.iter().map(|items| (items, Cut::Top2, true)));
    Ok(rows
        .flat_map(|(answers, cut, of_items)| {
            [false, true].map(|with| alternative(answers, cut, with, of_items))
        })
        .flatten()
        .collect())
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
