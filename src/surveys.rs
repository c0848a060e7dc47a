//! Figures of surveys, read with what was counted beside them.

use crate::engine::counts::{Counts, Group};
use crate::library::indicator::Indicator;
use crate::library::terms::Scoring;
use crate::measure::Figure;
use crate::measure::answers::Distribution;
use crate::measure::questionnaire::{
    Beside, Questionnaire, distribution, flow, questionnaire, voices,
};
use crate::period::Period;

/// What an engine must count, beside the figures, to know how a question was answered: the answers by step and,
/// where the data have it, by who gave them.
pub fn asked(indicators: &[Indicator]) -> Vec<Indicator> {
    indicators
        .iter()
        .filter_map(|indicator| {
            let question = indicator.question.as_ref()?;
            let mut own = indicator.clone();
            own.stratifiers = question.stratifiers();
            own.crosses.clear();
            own.numerator = None;
            own.terms.scoring = Scoring::Count;
            Some(own)
        })
        .collect()
}

/// The surveys of every period, in the figures' order. `answers` is what was counted of [`asked`].
pub fn read(
    indicators: &[Indicator],
    figures: &[Figure],
    answers: &[Counts],
) -> Vec<Questionnaire> {
    let mut surveys = Vec::new();
    for figure in figures.iter().filter(|figure| figure.group.is_none()) {
        let of = |id: &str| indicators.iter().find(|indicator| indicator.id == id);
        let Some(indicator) = of(&figure.indicator) else { continue };
        if indicator.eligible.is_none() && indicator.question.is_none() {
            continue;
        }
        let beside = |group: Option<&Group>| {
            let find = |id: &Option<String>| {
                let id = id.as_ref()?;
                figures.iter().find(|other| {
                    other.indicator == *id
                        && other.period == figure.period
                        && other.group.as_ref() == group
                })
            };
            Beside { eligible: find(&indicator.eligible), invited: find(&indicator.invited) }
        };
        let groups = figures
            .iter()
            .filter(|other| other.indicator == figure.indicator && other.period == figure.period)
            .filter_map(|other| {
                let group = other.group.as_ref()?;
                let [stratum] = group.strata() else { return None };
                let flow = flow(other, beside(Some(group)));
                Some((stratum.stratifier.clone(), stratum.value.clone(), flow))
            })
            .collect();
        let chosen = |indicator: &Indicator| -> Option<Distribution> {
            let question = indicator.question.as_ref()?;
            distribution(question, &own(answers, &indicator.id, &figure.period))
        };
        let items = indicator.question.iter().flat_map(|question| &question.items);
        let items: Vec<Distribution> = items.filter_map(|id| chosen(of(id)?)).collect();
        surveys.push(questionnaire(
            figure,
            flow(figure, beside(None)),
            groups,
            voices(&own(answers, &figure.indicator, &figure.period)),
            chosen(indicator),
            &items,
        ));
    }
    surveys
}

fn own<'a>(answers: &'a [Counts], id: &str, period: &Period) -> Vec<&'a Counts> {
    let fits = |counts: &&Counts| counts.indicator == id && counts.period == *period;
    answers.iter().filter(fits).collect()
}
