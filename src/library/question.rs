//! The question of a survey that an indicator counts: its scale, for the distribution of answers.

use serde::Deserialize;
use toml::Spanned;

use super::dataset::Text;
use super::expr::{Expr, Type};
use super::indicator::{Condition, Stratifier};

/// A question with a scale of steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The answer's step, a whole number from 1.
    pub of: Condition,
    /// Whether 1 is the most favourable answer.
    pub reversed: bool,
    /// What each step is called, from 1; as many as there are steps.
    pub labels: Vec<Text>,
    /// The exclusion that holds those who answered without an opinion.
    pub no_opinion: String,
    /// Indicators whose questions are items of the same matter, with as many steps.
    pub items: Vec<String>,
    /// Who answered: `self`, `assisted` or `proxy`; for data that have it.
    pub voice: Option<Condition>,
}

/// Names of the groups that the answers are counted in.
pub const STEP: &str = "answer";
/// Name of the groups by who answered.
pub const VOICE: &str = "voice";

impl Question {
    /// Number of steps; 2 or more.
    pub fn steps(&self) -> u32 {
        self.labels.len() as u32
    }

    /// The groups in which an engine counts the answers: one for each step, and by who answered.
    pub fn stratifiers(&self) -> Vec<Stratifier> {
        let bands = (1..=i64::from(self.steps())).map(|step| (step.to_string(), step, step));
        let stratifier = |name: &str, of: &Condition, bands| Stratifier {
            name: name.to_owned(),
            title: Text::default(),
            of: of.clone(),
            bands,
            known: Vec::new(),
        };
        let voice = self.voice.iter().map(|voice| stratifier(VOICE, voice, Vec::new()));
        std::iter::once(stratifier(STEP, &self.of, bands.collect())).chain(voice).collect()
    }
}

/// A question as definitions write it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    /// The answer's step.
    pub of: Spanned<String>,
    /// Whether 1 is the most favourable answer.
    #[serde(default)]
    pub reversed: bool,
    /// What the steps are called.
    pub labels: Spanned<LabelsFile>,
    /// The exclusion of those without an opinion.
    pub no_opinion: Option<Spanned<String>>,
    /// Indicators of the same matter.
    #[serde(default)]
    pub items: Vec<String>,
    /// Who answered.
    pub voice: Option<Spanned<String>>,
}

/// What the steps are called, from 1, in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelsFile {
    lt: Vec<String>,
    en: Vec<String>,
}

impl LabelsFile {
    /// A text for each step; `None` for scales of fewer than 2 steps and where the languages differ in number.
    pub fn texts(&self) -> Option<Vec<Text>> {
        let fits = self.lt.len() == self.en.len() && (2..=100).contains(&self.lt.len());
        let pairs = self.lt.iter().zip(&self.en);
        fits.then(|| pairs.map(|(lt, en)| Text { lt: lt.clone(), en: en.clone() }).collect())
    }
}

/// Whether an expression can be a step.
pub fn is_step(expr: &Expr) -> bool {
    expr.r#type() == Type::Integer
}
