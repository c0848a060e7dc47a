//! A survey's question in one period: who could answer and did, how, and what that leaves open.

use rust_decimal::prelude::ToPrimitive;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::LEVEL;
use super::answers::{Alternative, Cut, Distribution, Scale, sensitivity};
use super::figure::Figure;
use super::finite::{self, Corrected};
use super::fraction::Fraction;
use super::response::{Flow, Stage, Voices};
use crate::engine::counts::Counts;
use crate::library::question::{Question, STEP, VOICE};
use crate::library::terms::Scoring;
use crate::period::Period;

/// What is known of a survey's question in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Indicator's id.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// How many reached each stage.
    pub flow: Flow,
    /// The same by group: stratifier, value (`None` where it is not known), flow.
    pub groups: Vec<(String, Option<String>, Flow)>,
    /// Who answered; `None` where the data do not say.
    pub voices: Option<Voices>,
    /// How many chose each step; `None` without a scale.
    pub distribution: Option<Distribution>,
    /// The share, in per cent, if none and if all of those without a usable answer were favourable.
    pub bounds: Option<(Fraction, Fraction)>,
    /// Wilson's interval for so many people as could answer, in per cent; `None` where the answers are too few of
    /// them for the correction to matter.
    pub finite: Option<Corrected>,
    /// What the share would be by other definitions.
    pub sensitivity: Vec<Alternative>,
}

/// What a survey's figure is read with. Figures are of the same period and group.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// How many could answer.
    pub eligible: Option<&'a Figure>,
    /// How many were asked.
    pub invited: Option<&'a Figure>,
}

/// The stages of a survey's figure.
pub fn flow(figure: &Figure, beside: Beside) -> Flow {
    let usable = match figure.scoring {
        Scoring::Count => figure.value.and_then(|value| u64::try_from(value.numerator()).ok()),
        _ => figure.denominator.and_then(|usable| usable.to_u64()),
    };
    Flow { returned: figure.population, usable, ..beside.flow() }
}

/// The stages of a group that could answer and from which nothing came back.
pub fn flow_of_none(beside: Beside) -> Flow {
    Flow { returned: Some(0), usable: Some(0), ..beside.flow() }
}

impl Beside<'_> {
    /// How many could answer and were asked.
    fn flow(self) -> Flow {
        let whole = |figure: Option<&Figure>| {
            // A sum that lacks a part is smaller than the truth.
            let value = figure.filter(|figure| figure.unknown == Some(0))?.value?;
            (value.denominator() == 1).then(|| u64::try_from(value.numerator()).ok())?
        };
        let (eligible, invited) = (whole(self.eligible), whole(self.invited));
        Flow { eligible, invited, ..Flow::default() }
    }
}

/// How many answers are favourable.
fn favourable(figure: &Figure) -> Option<u64> {
    let share = figure.scoring == Scoring::Proportion;
    figure.numerator.filter(|_| share).and_then(|part| part.to_u64())
}

/// The answers to a question, step by step, from what was counted of one period: the whole and its groups
/// by step. `None` without any answer, and where the numbers cannot be.
pub fn distribution(question: &Question, counts: &[&Counts]) -> Option<Distribution> {
    let whole = counts.iter().find(|counts| counts.group.is_none())?;
    let step = |step: u32| {
        let name = step.to_string();
        let own = counts.iter().find(|counts| is_of(counts, STEP, Some(&name)));
        own.map_or(0, |counts| counts.tally.denominator)
    };
    let each: Vec<u64> = (1..=question.steps()).map(step).collect();
    let excluded = &whole.tally.excluded;
    let without = excluded.iter().find(|(name, _)| *name == question.no_opinion);
    let no_opinion = without.map_or(0, |(_, count)| *count);
    let scale = Scale { steps: question.steps(), reversed: question.reversed };
    let distribution = Distribution::new(scale, &each, no_opinion).ok()?;
    (distribution.rated() + no_opinion > 0).then_some(distribution)
}

/// Who answered, from what was counted of one period; `None` where the data do not say of anybody.
pub fn voices(counts: &[&Counts]) -> Option<Voices> {
    let of = |value: Option<&str>| -> u64 {
        let own = counts.iter().filter(|counts| is_of(counts, VOICE, value));
        own.map(|counts| counts.tally.denominator).sum()
    };
    let (own, assisted, proxy) = (of(Some("self")), of(Some("assisted")), of(Some("proxy")));
    (own + assisted + proxy > 0).then(|| Voices { own, assisted, proxy, unknown: of(None) })
}

fn is_of(counts: &Counts, stratifier: &str, value: Option<&str>) -> bool {
    counts
        .group
        .as_ref()
        .is_some_and(|group| group.is_by(&[stratifier]) && group.value(stratifier) == Some(value))
}

/// Reads a survey's figure of the whole. `groups` are its flows by group, `items` the distributions of the other
/// questions of the same matter.
pub fn questionnaire(
    figure: &Figure,
    flow: Flow,
    groups: Vec<(String, Option<String>, Flow)>,
    voices: Option<Voices>,
    distribution: Option<Distribution>,
    items: &[Distribution],
) -> Questionnaire {
    let favourable = favourable(figure);
    let hundred = Fraction::new(100, 1);
    let bounds = favourable
        .and_then(|favourable| flow.bounds(favourable))
        .and_then(|(low, high)| Some((low.times(hundred?)?, high.times(hundred?)?)));
    let finite = favourable.and_then(|favourable| {
        let corrected = finite::wilson(favourable, flow.usable?, flow.eligible?, LEVEL)?;
        let interval = corrected.interval.scaled(100.0);
        corrected.applied.then_some(Corrected { interval, ..corrected })
    });
    // Scales of different steps are never put together: then the items are left out.
    let sensitivity = distribution.as_ref().map_or(Vec::new(), |overall| {
        let target = figure.target.as_ref();
        let with_items = sensitivity(overall, items, target);
        with_items.or_else(|_| sensitivity(overall, &[], target)).unwrap_or_default()
    });
    Questionnaire {
        indicator: figure.indicator.clone(),
        period: figure.period.clone(),
        flow,
        groups,
        voices,
        distribution,
        bounds,
        finite,
        sensitivity,
    }
}

impl Serialize for Questionnaire {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("flow", &FlowJson(&self.flow))?;
        if !self.groups.is_empty() {
            let groups: Vec<GroupJson> = self.groups.iter().map(GroupJson).collect();
            map.serialize_entry("groups", &groups)?;
        }
        if let Some(voices) = &self.voices {
            let Voices { own, assisted, proxy, unknown } = voices;
            let named =
                [("self", own), ("assisted", assisted), ("proxy", proxy), ("unknown", unknown)];
            map.serialize_entry("voices", &Named(&named))?;
        }
        if let Some(distribution) = &self.distribution {
            map.serialize_entry("distribution", &DistributionJson(distribution))?;
        }
        if let Some((low, high)) = self.bounds {
            map.serialize_entry("bounds", &[low.to_f64(), high.to_f64()])?;
        }
        if let Some(finite) = &self.finite {
            map.serialize_entry("finite_population_interval", &finite.interval)?;
        }
        if !self.sensitivity.is_empty() {
            let rows: Vec<AlternativeJson> = self.sensitivity.iter().map(AlternativeJson).collect();
            map.serialize_entry("sensitivity", &rows)?;
        }
        map.end()
    }
}

struct Named<'a>(&'a [(&'a str, &'a u64)]);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

struct FlowJson<'a>(&'a Flow);

impl Serialize for FlowJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for stage in Stage::ALL {
            map.serialize_entry(stage.key(), &self.0.at(stage))?;
        }
        let rates = self.0.rates();
        for (name, rate) in [
            ("invited_of_eligible", rates.invited_of_eligible),
            ("returned_of_invited", rates.returned_of_invited),
            ("usable_of_invited", rates.usable_of_invited),
            ("usable_of_eligible", rates.usable_of_eligible),
        ] {
            if let Some(rate) = rate {
                map.serialize_entry(name, &rate.to_f64())?;
            }
        }
        map.end()
    }
}

struct GroupJson<'a>(&'a (String, Option<String>, Flow));

impl Serialize for GroupJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (stratifier, value, flow) = self.0;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("stratifier", stratifier)?;
        map.serialize_entry("value", value)?;
        map.serialize_entry("flow", &FlowJson(flow))?;
        map.end()
    }
}

struct DistributionJson<'a>(&'a Distribution);

impl Serialize for DistributionJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("steps", self.0.counts())?;
        map.serialize_entry("no_opinion", &self.0.no_opinion())?;
        for cut in [Cut::Top1, Cut::Top2, Cut::Bottom2] {
            let share = self.0.share(cut, false).and_then(|share| share.percent());
            if let Some(share) = share {
                map.serialize_entry(cut.key(), &share.to_f64())?;
            }
        }
        map.serialize_entry("mean", &self.0.mean().map(Fraction::to_f64))?;
        map.serialize_entry("median", &self.0.median().map(Fraction::to_f64))?;
        map.end()
    }
}

struct AlternativeJson<'a>(&'a Alternative);

impl Serialize for AlternativeJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Alternative { cut, with_no_opinion, of_items, share, meets } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("cut", cut.key())?;
        map.serialize_entry("of_items", of_items)?;
        map.serialize_entry("with_no_opinion", with_no_opinion)?;
        map.serialize_entry("favourable", &share.favourable)?;
        map.serialize_entry("answers", &share.answers)?;
        map.serialize_entry("value", &share.percent().map(Fraction::to_f64))?;
        map.serialize_entry("meets", meets)?;
        map.end()
    }
}
