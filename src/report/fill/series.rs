//! One indicator's figures over the periods.

use crate::Computed;
use crate::engine::counts::Group;
use crate::library::indicator::{Indicator, Stratifier};
use crate::measure::Figure;
use crate::measure::control::Control;
use crate::measure::history::{History, Since};
use crate::measure::questionnaire::Questionnaire;
use crate::period::Period;

/// One indicator with its figure of each period.
pub struct Series<'a> {
    /// The definition.
    pub indicator: &'a Indicator,
    /// Figures of the whole, one for each period; `None` where it could not be computed.
    pub whole: Vec<Option<&'a Figure>>,
    /// How the reported period's figure moved; `None` where it could not be computed.
    pub history: Option<&'a History>,
    /// The survey's question in the periods in which it was asked, in the order of time.
    pub surveys: Vec<&'a Questionnaire>,
    /// Its control charts.
    pub controls: Vec<&'a Control>,
    groups: Vec<&'a Figure>,
    periods: &'a [Period],
}

impl<'a> Series<'a> {
    /// Gathers the figures of an indicator.
    pub fn new(indicator: &'a Indicator, computed: &'a Computed, periods: &'a [Period]) -> Self {
        // Figures alone: of a public report there are no counts.
        let own: Vec<&Figure> =
            computed.figures.iter().filter(|figure| figure.indicator == indicator.id).collect();
        let whole: Vec<Option<&Figure>> = periods
            .iter()
            .map(|period| {
                own.iter()
                    .find(|figure| figure.group.is_none() && figure.period == *period)
                    .copied()
            })
            .collect();
        let last = whole.last().copied().flatten();
        let history = last.and_then(|now: &Figure| {
            let place = computed.figures.iter().position(|figure| std::ptr::eq(figure, now))?;
            computed.histories.get(place)
        });
        let groups = own.into_iter().filter(|figure| figure.group.is_some()).collect();
        let surveys = periods
            .iter()
            .filter_map(|period| {
                computed
                    .surveys
                    .iter()
                    .find(|survey| survey.indicator == indicator.id && survey.period == *period)
            })
            .collect();
        let controls = computed.controls.iter();
        let controls = controls.filter(|control| control.indicator == indicator.id).collect();
        Series { indicator, whole, history, surveys, controls, groups, periods }
    }

    /// Whether no period could be computed.
    pub fn is_empty(&self) -> bool {
        self.whole.iter().all(Option::is_none)
    }

    /// The reported period's figure.
    pub fn now(&self) -> Option<&'a Figure> {
        self.whole.last().copied().flatten()
    }

    /// The figure of the period before; none where that period reaches into the reported one, as a year of a
    /// project does into the whole.
    pub fn before(&self) -> Option<&'a Figure> {
        let index = before(self.periods)?;
        self.whole[index]
    }

    /// The change since the period before.
    pub fn previous(&self) -> Option<&'a Since> {
        self.history?.previous.as_ref()
    }

    /// The change since the same period a year before, where that is another one.
    pub fn season(&self) -> Option<&'a Since> {
        self.history?.season()
    }

    /// The figure of a period.
    pub fn of(&self, period: &Period) -> Option<&'a Figure> {
        let place = self.periods.iter().position(|known| known == period)?;
        self.whole.get(place).copied().flatten()
    }

    /// The survey's question in the reported period.
    pub fn survey(&self) -> Option<&'a Questionnaire> {
        let now = self.now()?;
        self.surveys.iter().copied().find(|survey| survey.period == now.period)
    }

    /// The values of a stratifier that occur in some period, in the definition's order, the unknown one last.
    pub fn values(&self, stratifier: &Stratifier) -> Vec<Option<String>> {
        let mut values: Vec<Option<String>> = self
            .groups
            .iter()
            .filter_map(|figure| figure.group.as_ref())
            .filter(|group| group.is_by(&[&stratifier.name]))
            .filter_map(|group| group.value(&stratifier.name))
            .map(|value| value.map(str::to_owned))
            .collect();
        let place = |value: &Option<String>| {
            let known = stratifier.known.iter().position(|(code, _)| Some(code) == value.as_ref());
            (value.is_none(), known.unwrap_or(usize::MAX), value.clone())
        };
        values.sort_by_key(place);
        values.dedup();
        values
    }

    /// A group's figure of the reported period; the whole's without a group.
    pub fn now_of(&self, group: Option<&Group>) -> Option<&'a Figure> {
        let Some(group) = group else { return self.now() };
        let period = self.periods.last();
        self.groups
            .iter()
            .copied()
            .find(|figure| Some(&figure.period) == period && figure.group.as_ref() == Some(group))
    }

    /// The groups of a stratifier, each with its figures by period.
    pub fn groups(
        &self,
        stratifier: &Stratifier,
    ) -> Vec<(Option<String>, Vec<Option<&'a Figure>>)> {
        self.values(stratifier)
            .into_iter()
            .map(|value| {
                let group = Group::one(&stratifier.name, value.clone());
                let own = || self.groups.iter().copied();
                let of = |period: &Period| {
                    own().find(|figure| {
                        figure.period == *period && figure.group.as_ref() == Some(&group)
                    })
                };
                (value, self.periods.iter().map(of).collect())
            })
            .collect()
    }
}

/// Which period comes before the last one and does not reach into it.
pub fn before(periods: &[Period]) -> Option<usize> {
    let index = periods.len().checked_sub(2)?;
    follows(periods, index + 1).then_some(index)
}

/// Whether a period follows the one before it, as a whole project does not follow its last year.
pub fn follows(periods: &[Period], index: usize) -> bool {
    index.checked_sub(1).is_none_or(|before| periods[index].follows(&periods[before]))
}
