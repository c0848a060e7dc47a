//! Figures of surveys, read with what was counted beside them.

use crate::engine::counts::{Counts, Group};
use crate::library::expr::Expr;
use crate::library::indicator::{Audience, Condition, Indicator};
use crate::library::terms::Scoring;
use crate::measure::answers::Distribution;
use crate::measure::questionnaire::{
    Beside, Questionnaire, distribution, flow, flow_of_none, questionnaire, voices,
};
use crate::measure::response::{Flow, Stage};
use crate::measure::{self, Figure, Reason};
use crate::period::Period;

/// What an engine must count, beside the figures, to know how a question was answered and by whom: the answers by
/// step and, where the data have it, by who gave them; and those who could answer, in the survey's own groups.
pub fn asked(indicators: &[Indicator]) -> Vec<Indicator> {
    let answers = indicators.iter().filter_map(|indicator| {
        let question = indicator.question.as_ref()?;
        let mut own = indicator.clone();
        own.stratifiers = question.stratifiers();
        own.crosses.clear();
        // The numerator stays: where several rows of a unit are as late, it says which of them stands (`keep`).
        own.terms.scoring = Scoring::Count;
        Some(own)
    });
    let audiences = indicators.iter().flat_map(|survey| {
        STAGES.into_iter().filter_map(|stage| {
            let audience = audience(survey, stage)?;
            let own = named(indicators, &audience.indicator)?;
            is_own_count(audience).then(|| counted(own, audience, name(stage, survey)))
        })
    });
    answers.chain(audiences).collect()
}

/// The stages that other indicators count.
const STAGES: [Stage; 2] = [Stage::Eligible, Stage::Invited];

fn audience(survey: &Indicator, stage: Stage) -> Option<&Audience> {
    match stage {
        Stage::Eligible => survey.eligible.as_ref(),
        Stage::Invited => survey.invited.as_ref(),
        Stage::Returned | Stage::Usable => None,
    }
}

fn named<'a>(indicators: &'a [Indicator], id: &str) -> Option<&'a Indicator> {
    indicators.iter().find(|indicator| indicator.id == id)
}

/// Whether an audience is not just what the other indicator's figures say.
fn is_own_count(audience: &Audience) -> bool {
    audience.filter.is_some() || !audience.by.is_empty()
}

/// Under what name an audience is counted; no definition's id has a space.
fn name(stage: Stage, survey: &Indicator) -> String {
    format!("{} {}", stage.key(), survey.id)
}

/// The other indicator, of the audience's records and in the survey's groups.
fn counted(other: &Indicator, audience: &Audience, id: String) -> Indicator {
    let mut own = other.clone();
    own.id = id;
    own.crosses.clear();
    own.stratifiers.retain(|known| audience.by.iter().all(|group| group.name != known.name));
    own.stratifiers.extend(audience.by.iter().cloned());
    if let Some(filter) = audience.filter.clone() {
        own.population.filter = Some(match own.population.filter.take() {
            Some(known) => Condition {
                written: format!("({}) AND ({})", known.written, filter.written),
                expr: Expr::And(Box::new(known.expr), Box::new(filter.expr)),
            },
            None => filter,
        });
    }
    own
}

/// The surveys of every period, in the figures' order. `answers` is what was counted of [`asked`].
pub fn read(
    indicators: &[Indicator],
    figures: &[Figure],
    answers: &[Counts],
) -> Vec<Questionnaire> {
    let mut surveys = Vec::new();
    // Of a survey whose register nobody kept nothing is known: neither that none answered, nor how many could have.
    let kept = |figure: &&Figure| !figure.reason.is_some_and(Reason::is_unkept);
    for figure in figures.iter().filter(|figure| figure.group.is_none()).filter(kept) {
        let of = |id: &str| named(indicators, id);
        let Some(indicator) = of(&figure.indicator) else { continue };
        let asked = STAGES.iter().any(|stage| audience(indicator, *stage).is_some());
        if !asked && indicator.question.is_none() {
            continue;
        }
        let of_period = |id: &str| -> Vec<&Figure> {
            let fits = |other: &&Figure| other.indicator == id && other.period == figure.period;
            figures.iter().filter(fits).filter(kept).collect()
        };
        let unkept = |id: &str| {
            let fits = |other: &Figure| other.indicator == id && other.period == figure.period;
            figures.iter().any(|other| fits(other) && !kept(&other))
        };
        let apart =
            STAGES.map(|stage| figures_apart(indicators, indicator, stage, answers, figure));
        let told = |at: usize| -> Vec<&Figure> {
            match audience(indicator, STAGES[at]) {
                Some(audience) if unkept(&audience.indicator) => Vec::new(),
                Some(audience) if is_own_count(audience) => {
                    // Of all records the whole is the other's, where nothing was counted apart.
                    let all = audience.filter.is_none().then(|| of_period(&audience.indicator));
                    let whole = all.into_iter().flatten().find(|other| other.group.is_none());
                    apart[at].iter().chain(whole).collect()
                }
                Some(audience) => of_period(&audience.indicator),
                None => Vec::new(),
            }
        };
        let (eligible, invited) = (told(0), told(1));
        let own_groups = of_period(&figure.indicator);
        let whole =
            Beside { eligible: in_group(&eligible, None), invited: in_group(&invited, None) };
        let groups = by_group(indicator, &own_groups, &eligible, &invited);
        let chosen = |indicator: &Indicator| -> Option<Distribution> {
            let question = indicator.question.as_ref()?;
            distribution(question, &own(answers, &indicator.id, &figure.period))
        };
        let items = indicator.question.iter().flat_map(|question| &question.items);
        let items: Vec<Distribution> = items.filter_map(|id| chosen(of(id)?)).collect();
        surveys.push(questionnaire(
            figure,
            flow(figure, whole),
            groups,
            voices(&own(answers, &figure.indicator, &figure.period)),
            chosen(indicator),
            &items,
        ));
    }
    surveys
}

/// The figures of an audience that was counted apart, of the survey's period.
fn figures_apart(
    indicators: &[Indicator],
    survey: &Indicator,
    stage: Stage,
    answers: &[Counts],
    figure: &Figure,
) -> Vec<Figure> {
    let other = audience(survey, stage).and_then(|own| named(indicators, &own.indicator));
    let Some(other) = other else { return Vec::new() };
    let counts = own(answers, &name(stage, survey), &figure.period);
    counts.iter().map(|counts| measure::figure(&other.terms, counts)).collect()
}

/// The first of these figures that is of this group.
fn in_group<'a>(figures: &[&'a Figure], group: Option<&Group>) -> Option<&'a Figure> {
    figures.iter().copied().find(|figure| figure.group.as_ref() == group)
}

/// The flow of each group of each stratifier: those who could answer and did not are a group as well. Who did not
/// say to which group they belong is none that anybody could have counted before.
fn by_group(
    indicator: &Indicator,
    survey: &[&Figure],
    eligible: &[&Figure],
    invited: &[&Figure],
) -> Vec<(String, Option<String>, Flow)> {
    let mut groups = Vec::new();
    for stratifier in &indicator.stratifiers {
        let mut met: Vec<&Group> = Vec::new();
        for figure in survey.iter().chain(eligible).chain(invited) {
            let Some(group) = figure.group.as_ref() else { continue };
            if !group.is_by(&[&stratifier.name]) || met.contains(&group) {
                continue;
            }
            met.push(group);
            let value = group.value(&stratifier.name).flatten();
            let beside = match value {
                Some(_) => Beside {
                    eligible: in_group(eligible, Some(group)),
                    invited: in_group(invited, Some(group)),
                },
                None => Beside::default(),
            };
            let flow = match in_group(survey, Some(group)) {
                Some(figure) => flow(figure, beside),
                None if value.is_some() => flow_of_none(beside),
                None => continue,
            };
            groups.push((stratifier.name.clone(), value.map(str::to_owned), flow));
        }
    }
    groups
}

fn own<'a>(answers: &'a [Counts], id: &str, period: &Period) -> Vec<&'a Counts> {
    let fits = |counts: &&Counts| counts.indicator == id && counts.period == *period;
    answers.iter().filter(fits).collect()
}
