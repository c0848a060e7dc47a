//! Who could have answered a survey, who was asked, who answered, and whose answers can be used.

use super::fraction::Fraction;
use super::survey;

/// A stage of a survey, in order; every stage is part of those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Those whom the survey is about.
    Eligible,
    /// Those who were asked.
    Invited,
    /// Those from whom a questionnaire came back.
    Returned,
    /// Those whose questionnaire has a valid answer to the question.
    Usable,
}

impl Stage {
    /// All stages in order.
    pub const ALL: [Stage; 4] = [Stage::Eligible, Stage::Invited, Stage::Returned, Stage::Usable];

    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Stage::Eligible => "eligible",
            Stage::Invited => "invited",
            Stage::Returned => "returned",
            Stage::Usable => "usable",
        }
    }
}

/// How many people reached each stage, of all or of one respondent group; `None` where nobody counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Those whom the survey is about.
    pub eligible: Option<u64>,
    /// Those who were asked.
    pub invited: Option<u64>,
    /// Those from whom a questionnaire came back.
    pub returned: Option<u64>,
    /// Those whose questionnaire has a valid answer to the question.
    pub usable: Option<u64>,
}

/// A stage that more people reached than an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// The stage.
    pub stage: Stage,
    /// How many reached it.
    pub count: u64,
    /// The earlier stage with the smallest number.
    pub within: Stage,
    /// That number.
    pub most: u64,
}

/// The rates that are printed beside a survey's share, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// Asked, of all whom the survey is about.
    pub invited_of_eligible: Option<Fraction>,
    /// Questionnaires that came back, of all who were asked.
    pub returned_of_invited: Option<Fraction>,
    /// The response rate: usable answers, of all who were asked (lithuania.md §3.5, `|R| / |A|`).
    pub usable_of_invited: Option<Fraction>,
    /// The coverage: usable answers, of all whom the survey is about (`|R| / |U|`).
    pub usable_of_eligible: Option<Fraction>,
}

impl Flow {
    /// The number of a stage.
    pub fn at(&self, stage: Stage) -> Option<u64> {
        match stage {
            Stage::Eligible => self.eligible,
            Stage::Invited => self.invited,
            Stage::Returned => self.returned,
            Stage::Usable => self.usable,
        }
    }

    /// Every stage that is larger than an earlier one, in order; empty when the numbers can be.
    pub fn excesses(&self) -> Vec<Excess> {
        let mut smallest: Option<(Stage, u64)> = None;
        let mut found = Vec::new();
        for stage in Stage::ALL {
            let Some(count) = self.at(stage) else { continue };
            match smallest {
                Some((within, most)) if count > most => {
                    found.push(Excess { stage, count, within, most });
                }
                _ => smallest = Some((stage, count)),
            }
        }
        found
    }

    /// The exact share of one stage in another, 0 to 1; `None` where either was not counted, of nobody, and
    /// above 1.
    pub fn share(&self, stage: Stage, of: Stage) -> Option<Fraction> {
        let (count, all) = (self.at(stage)?, self.at(of)?);
        (count <= all).then(|| Fraction::new(count.into(), all.into()))?
    }

    /// All rates. AAPOR, Standard Definitions (10th ed. 2023): the response rate names what it divides by.
    pub fn rates(&self) -> Rates {
        Rates {
            invited_of_eligible: self.share(Stage::Invited, Stage::Eligible),
            returned_of_invited: self.share(Stage::Returned, Stage::Invited),
            usable_of_invited: self.share(Stage::Usable, Stage::Invited),
            usable_of_eligible: self.share(Stage::Usable, Stage::Eligible),
        }
    }

    /// The share if none, and if all, of those without a usable answer were favourable: of all eligible. Who was
    /// invited does not stand in for them: others could have answered too. See [`survey::bounds`].
    pub fn bounds(&self, favourable: u64) -> Option<(Fraction, Fraction)> {
        survey::bounds(favourable, self.usable?, self.eligible?)
    }
}

/// Several groups' flows together; a stage that one group did not count is not known of all.
///
/// Rates of groups are never averaged. `None` in a stage also when its sum is out of range, and in all
/// without any group.
pub fn together(flows: &[Flow]) -> Flow {
    let sum = |stage: Stage| {
        flows
            .iter()
            .map(|flow| flow.at(stage))
            .try_fold(0_u64, |sum, count| sum.checked_add(count?))
    };
    if flows.is_empty() {
        return Flow::default();
    }
    Flow {
        eligible: sum(Stage::Eligible),
        invited: sum(Stage::Invited),
        returned: sum(Stage::Returned),
        usable: sum(Stage::Usable),
    }
}

/// Who answered: EQUASS asks for it because a proxy is not the person (equass.md §4.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Answers of the person alone.
    pub own: u64,
    /// Answers of the person with somebody's help.
    pub assisted: u64,
    /// Answers that somebody else gave for the person.
    pub proxy: u64,
    /// Answers of which it is not known.
    pub unknown: u64,
}

impl Voices {
    /// All answers; `None` out of range.
    pub fn total(&self) -> Option<u64> {
        self.own.checked_add(self.assisted)?.checked_add(self.proxy)?.checked_add(self.unknown)
    }

    /// The least and the greatest share of proxy answers, 0 to 1, as those of which it is not known were given
    /// otherwise or by proxy; `None` without answers.
    pub fn proxy_share(&self) -> Option<(Fraction, Fraction)> {
        let total = i128::from(self.total()?);
        let share = |count: u64| Fraction::new(i128::from(count), total);
        Some((share(self.proxy)?, share(self.proxy + self.unknown)?))
    }

    /// Whether the voices add up to the usable answers of a flow; `None` where those were not counted.
    pub fn agrees(&self, flow: &Flow) -> Option<bool> {
        flow.usable.map(|usable| self.total() == Some(usable))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn flow(eligible: u64, invited: u64, returned: u64, usable: u64) -> Flow {
        Flow {
            eligible: Some(eligible),
            invited: Some(invited),
            returned: Some(returned),
            usable: Some(usable),
        }
    }

    /// The page of look/: 285 families; by hand, were 200 asked, 115 answered and 110 usably.
    #[test]
    fn rates_by_hand() {
        let rates = flow(285, 200, 115, 110).rates();
        assert_eq!(rates.invited_of_eligible, Fraction::new(40, 57));
        assert_eq!(rates.returned_of_invited, Fraction::new(23, 40));
        assert_eq!(rates.usable_of_invited, Fraction::new(11, 20));
        assert_eq!(rates.usable_of_eligible, Fraction::new(22, 57));
    }

    /// equass.md §4.3: 19 answers of 32 current users; nobody counted the invitations.
    #[test]
    fn what_nobody_counted_stays_unknown() {
        let flow = Flow { eligible: Some(32), usable: Some(19), ..Flow::default() };
        assert_eq!(flow.rates().usable_of_eligible, Fraction::new(19, 32));
        assert_eq!(flow.rates().usable_of_invited, None);
        assert_eq!(flow.excesses(), []);
        assert_eq!(flow.bounds(19).unwrap().0, Fraction::new(19, 32).unwrap());
        let invited = super::Flow { eligible: None, invited: Some(32), ..flow };
        assert_eq!(invited.bounds(19), None);
        let both = together(&[flow, super::Flow { invited: Some(5), ..flow }]);
        assert_eq!(
            both,
            super::Flow { eligible: Some(64), usable: Some(38), ..super::Flow::default() }
        );
        assert_eq!(together(&[]), super::Flow::default());
    }

    #[test]
    fn a_stage_cannot_be_larger_than_one_before() {
        let excess = |stage, count, within, most| Excess { stage, count, within, most };
        let found = flow(10, 20, 15, 16).excesses();
        assert_eq!(
            found,
            [
                excess(Stage::Invited, 20, Stage::Eligible, 10),
                excess(Stage::Returned, 15, Stage::Eligible, 10),
                excess(Stage::Usable, 16, Stage::Eligible, 10),
            ]
        );
        let skipped = Flow { invited: None, ..flow(10, 0, 12, 11) };
        assert_eq!(skipped.excesses().len(), 2);
        assert_eq!(flow(10, 20, 15, 16).rates().usable_of_eligible, None);
        assert_eq!(flow(0, 0, 0, 0).rates(), Rates::default());
        assert_eq!(flow(0, 0, 0, 0).excesses(), []);
    }

    #[test]
    fn voices_add_up() {
        let voices = Voices { own: 60, assisted: 20, proxy: 25, unknown: 5 };
        assert_eq!(voices.agrees(&flow(285, 200, 115, 110)), Some(true));
        assert_eq!(voices.agrees(&flow(285, 200, 115, 111)), Some(false));
        let (least, most) = voices.proxy_share().unwrap();
        assert_eq!(Some(least), Fraction::new(25, 110));
        assert_eq!(Some(most), Fraction::new(30, 110));
        assert_eq!(Voices::default().proxy_share(), None);
    }

    proptest! {
        #[test]
        fn rates_are_shares_and_nothing_panics(a: Option<u64>, b: Option<u64>, c: Option<u64>, d: Option<u64>, favourable: u64) {
            let flow = Flow { eligible: a, invited: b, returned: c, usable: d };
            let rates = flow.rates();
            let one = Fraction::new(1, 1).unwrap();
            for rate in [rates.invited_of_eligible, rates.returned_of_invited, rates.usable_of_invited, rates.usable_of_eligible] {
                prop_assert!(rate.is_none_or(|rate| Fraction::ZERO <= rate && rate <= one));
            }
            prop_assert!(flow.bounds(favourable).is_none_or(|(least, most)| least <= most));
            let known: Vec<_> = Stage::ALL.iter().filter_map(|stage| flow.at(*stage)).collect();
            prop_assert_eq!(flow.excesses().is_empty(), known.is_sorted_by(|a, b| a >= b));
            together(&[flow, flow]);
            Voices { own: favourable, assisted: a.unwrap_or(0), proxy: b.unwrap_or(0), unknown: c.unwrap_or(0) }.proxy_share();
        }
    }
}
