//! Sentences that follow from a figure: which are said, and with which words.
//!
//! The wording stands in the template's messages, built so that a number never bends a word. Here
//! is only the choice.

use super::context::Judgement;
use super::messages::{MessageError, Messages, Value};

/// What the target says of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// There is a target, but fewer units than the definition asks for.
    TooFew,
    /// There is nothing to compute from (0 of 0), or it could not be computed.
    NoData,
    /// The register was kept for a part of the period only.
    PartlyKept,
    /// There are data, and no value that could be computed from them.
    Impossible,
    /// There is no target.
    NoTarget,
    /// Rounded numbers leave open whether the target is met.
    Rounded,
    /// The value is not told, and so neither is what the target says of it.
    Withheld,
}

/// Where a figure went since the period before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the better.
    Better,
    /// To the worse.
    Worse,
    /// Nowhere.
    Same,
    /// By so little that it is printed as nought, though the values are not printed alike.
    Nearly,
    /// Nobody can say: one of both is of too few units.
    TooFew,
    /// Up, where neither way is better.
    Higher,
    /// Down, where neither way is better.
    Lower,
}

/// How the target was met before, seen from the reporting period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Past {
    /// Nothing worth saying, or no earlier period was judged.
    #[default]
    Silent,
    /// Not met in any earlier period shown, met now.
    FirstMet,
    /// Met in all periods shown.
    AlwaysMet,
    /// Met in the period before, not now.
    NoLongerMet,
    /// Not met in any period shown.
    NeverMet,
}

/// The figure of the period before.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// Its period: `2023`.
    pub period: &'a str,
    /// Its value as printed.
    pub value: &'a str,
    /// The difference as printed: `+0,5 proc. p.`
    pub difference: &'a str,
    /// Which way.
    pub direction: Direction,
    /// The difference may be chance; `None` where that is not a question (a full count).
    pub may_be_chance: Option<bool>,
}

/// How many more answers, all favourable, a certain conclusion needs.
#[derive(Clone, Copy, Debug)]
pub struct Settle<'a> {
    /// So many, printed.
    pub more: &'a str,
    /// People who could have answered and did not, printed.
    pub others: &'a str,
    /// There are as many.
    pub enough: bool,
}

/// What others reached.
#[derive(Clone, Copy, Debug)]
pub struct Benchmark<'a> {
    /// Where it comes from.
    pub origin: &'a str,
    /// The day for which it was reported, ISO.
    pub date: &'a str,
    /// It, printed.
    pub value: &'a str,
    /// By how much the figure differs, printed.
    pub difference: &'a str,
    /// Where the figure lies: higher, lower or the same.
    pub direction: Direction,
    /// The difference may be chance; `None` where that is not a question.
    pub may_be_chance: Option<bool>,
}

/// How many answered.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// Answered, printed.
    pub returned: &'a str,
    /// Could have answered, printed.
    pub eligible: &'a str,
    /// Share, printed.
    pub rate: &'a str,
    /// The value if all others had answered unfavourably and favourably, printed.
    pub bounds: Option<(&'a str, &'a str)>,
}

/// Units of which the condition can be neither confirmed nor denied.
#[derive(Clone, Copy, Debug)]
pub struct Unknown<'a> {
    /// How many, printed; `None` where there are none and records contradict others.
    pub count: Option<&'a str>,
    /// The value if all of them were, or were not, in the numerator, printed.
    pub bounds: Option<(&'a str, &'a str)>,
}

/// A figure, as far as sentences need it. Values are printed already.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// What the target says.
    pub verdict: Verdict,
    /// The interval lies wholly on the verdict's side. True where there is no interval.
    pub certain: bool,
    /// `≥ 95 %`; nothing without a target.
    pub target: &'a str,
    /// How many units there are, printed; said when they are too few.
    pub units: &'a str,
    /// The least number of units, printed.
    pub minimum: &'a str,
    /// How the target was met before.
    pub past: Past,
    /// The periods shown: `2022–2024`.
    pub span: &'a str,
    /// The period reported.
    pub period: &'a str,
    /// The value.
    pub value: &'a str,
    /// The period before.
    pub change: Option<Change<'a>>,
    /// The same period a year before, where that is another one.
    pub season: Option<Change<'a>>,
    /// What would make an uncertain conclusion certain.
    pub settle: Option<Settle<'a>>,
    /// The tolerance, printed, where the value misses the target by no more than it.
    pub tolerance: Option<&'a str>,
    /// What others reached.
    pub benchmark: Option<Benchmark<'a>>,
    /// How many answered.
    pub answered: Option<Answered<'a>>,
    /// Unknowns; `None` when there are none.
    pub unknown: Option<Unknown<'a>>,
}

impl Direction {
    fn name(self) -> &'static str {
        match self {
            Direction::Better => "better",
            Direction::Worse => "worse",
            Direction::Same => "same",
            Direction::Nearly => "nearly",
            Direction::TooFew => "too_few",
            Direction::Higher => "higher",
            Direction::Lower => "lower",
        }
    }
}

impl Verdict {
    /// Whether there can be a value beside it.
    pub fn has_value(self) -> bool {
        !matches!(self, Verdict::NoData | Verdict::PartlyKept | Verdict::Impossible)
    }

    fn name(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::NotMet => "not_met",
            Verdict::TooFew => "too_few",
            Verdict::NoData => "no_data",
            Verdict::PartlyKept => "partly_kept",
            Verdict::Impossible => "impossible",
            Verdict::NoTarget => "no_target",
            Verdict::Rounded => "rounded",
            Verdict::Withheld => "withheld",
        }
    }
}

fn yes(flag: bool) -> Value<'static> {
    Value::Text(if flag { "yes" } else { "no" })
}

/// A verdict's sign and words. `target` is printed (`≥ 95 %`).
///
/// # Errors
/// When the messages lack it.
pub fn judgement(
    messages: &Messages,
    verdict: Verdict,
    certain: bool,
    target: &str,
) -> Result<Judgement, MessageError> {
    let (class, sign) = match verdict {
        Verdict::Met => ("met", "✓"),
        Verdict::NotMet => ("not_met", "✕"),
        Verdict::TooFew
        | Verdict::NoData
        | Verdict::PartlyKept
        | Verdict::Impossible
        | Verdict::Rounded
        | Verdict::Withheld => ("not_assessed", "○"),
        Verdict::NoTarget => ("no_target", ""),
    };
    let arguments = [("verdict", Value::Text(verdict.name())), ("target", Value::Text(target))];
    let doubtful = !certain && matches!(verdict, Verdict::Met | Verdict::NotMet);
    Ok(Judgement {
        class: class.to_owned(),
        sign: sign.to_owned(),
        word: messages.say("verdict-word", &arguments)?,
        phrase: messages.say("verdict-phrase", &arguments)?,
        doubt: if doubtful { Some(messages.say("verdict-doubt", &[])?) } else { None },
    })
}

/// The sentences of an indicator, the most important first; none where there is no target and nothing else to say.
///
/// # Errors
/// When the messages lack one.
pub fn lead(messages: &Messages, figure: &Figure<'_>) -> Result<Vec<String>, MessageError> {
    let verdict = figure.verdict;
    let judged = matches!(verdict, Verdict::Met | Verdict::NotMet);
    let past = match figure.past {
        Past::FirstMet if verdict == Verdict::Met => "first",
        Past::AlwaysMet if verdict == Verdict::Met => "always",
        Past::NoLongerMet if verdict == Verdict::NotMet => "no_longer",
        Past::NeverMet if verdict == Verdict::NotMet => "never",
        _ => "silent",
    };
    let first = messages.say(
        "lead-verdict",
        &[
            ("verdict", Value::Text(verdict.name())),
            ("past", Value::Text(past)),
            ("target", Value::Text(figure.target)),
            ("span", Value::Text(figure.span)),
            ("units", Value::Text(figure.units)),
            ("minimum", Value::Text(figure.minimum)),
        ],
    )?;
    // That there is no target is no answer, and stands beside the value.
    let mut sentences = if verdict == Verdict::NoTarget { Vec::new() } else { vec![first] };
    if let Some(tolerance) = figure.tolerance {
        sentences.push(messages.say("lead-tolerance", &[("tolerance", Value::Text(tolerance))])?);
    }
    if judged && !figure.certain {
        sentences.push(messages.say("lead-uncertain", &[])?);
    }
    if let Some(settle) = figure.settle {
        sentences.push(messages.say(
            "lead-settle",
            &[
                ("enough", yes(settle.enough)),
                ("more", Value::Text(settle.more)),
                ("others", Value::Text(settle.others)),
            ],
        )?);
    }
    if let Some(answered) = figure.answered {
        sentences.push(messages.say(
            "lead-answered",
            &[
                ("returned", Value::Text(answered.returned)),
                ("eligible", Value::Text(answered.eligible)),
                ("rate", Value::Text(answered.rate)),
                ("bounded", yes(answered.bounds.is_some())),
                ("low", Value::Text(answered.bounds.map_or("", |bounds| bounds.0))),
                ("high", Value::Text(answered.bounds.map_or("", |bounds| bounds.1))),
            ],
        )?);
    }
    if let Some(change) = figure.change.filter(|_| verdict.has_value()) {
        sentences.push(moved(messages, "lead-change", figure, change)?);
    }
    if let Some(change) = figure.season.filter(|_| verdict.has_value()) {
        sentences.push(moved(messages, "lead-season", figure, change)?);
    }
    if let Some(benchmark) = figure.benchmark.filter(|_| verdict.has_value()) {
        let direction = benchmark.direction;
        let sentence = messages.say(
            "lead-benchmark",
            &[
                ("direction", Value::Text(direction.name())),
                ("origin", Value::Text(benchmark.origin)),
                ("date", Value::Text(benchmark.date)),
                ("value", Value::Text(benchmark.value)),
                ("difference", Value::Text(benchmark.difference)),
            ],
        )?;
        sentences.push(doubted(messages, sentence, benchmark.may_be_chance, direction)?);
    }
    if let Some(unknown) = figure.unknown {
        sentences.push(messages.say(
            if unknown.count.is_some() { "lead-unknown" } else { "lead-doubted" },
            &[
                ("count", Value::Text(unknown.count.unwrap_or_default())),
                ("bounded", yes(unknown.bounds.is_some())),
                ("low", Value::Text(unknown.bounds.map_or("", |bounds| bounds.0))),
                ("high", Value::Text(unknown.bounds.map_or("", |bounds| bounds.1))),
            ],
        )?);
    }
    for sentence in &mut sentences {
        // A unit that is an abbreviation brings its own full stop: “val.”.
        *sentence = sentence.replace("..", ".");
    }
    Ok(sentences)
}

/// A change in words.
fn moved(
    messages: &Messages,
    key: &str,
    figure: &Figure<'_>,
    change: Change<'_>,
) -> Result<String, MessageError> {
    let sentence = messages.say(
        key,
        &[
            ("direction", Value::Text(change.direction.name())),
            ("before", Value::Text(change.period)),
            ("now", Value::Text(figure.period)),
            ("old", Value::Text(change.value)),
            ("new", Value::Text(figure.value)),
            ("difference", Value::Text(change.difference)),
        ],
    )?;
    doubted(messages, sentence, change.may_be_chance, change.direction)
}

/// A sentence on a difference, with that it may be chance where it may.
fn doubted(
    messages: &Messages,
    sentence: String,
    may_be_chance: Option<bool>,
    direction: Direction,
) -> Result<String, MessageError> {
    let says_nothing = matches!(direction, Direction::Same | Direction::Nearly | Direction::TooFew);
    if may_be_chance == Some(true) && !says_nothing {
        return Ok(format!("{sentence} {}", messages.say("lead-chance", &[])?));
    }
    Ok(sentence)
}

/// How near the target is: a met target bears so many more unfavourable units in place of favourable
/// ones; an unmet one lacks so many favourable ones.
///
/// # Errors
/// When the messages lack it.
pub fn reserve(
    messages: &Messages,
    verdict: Verdict,
    units: u64,
    printed: &str,
) -> Result<Option<String>, MessageError> {
    if !matches!(verdict, Verdict::Met | Verdict::NotMet) {
        return Ok(None);
    }
    let none = yes(units == 0);
    let arguments =
        [("verdict", Value::Text(verdict.name())), ("none", none), ("units", Value::Text(printed))];
    messages.say("reserve", &arguments).map(Some)
}

/// The first sentence of the summary: of so many indicators with a target, how many are met, not met
/// and not assessed.
///
/// # Errors
/// When the messages lack it.
pub fn tally(
    messages: &Messages,
    met: u64,
    not_met: u64,
    not_assessed: u64,
    uncertain: u64,
) -> Result<Vec<String>, MessageError> {
    let printed = [met + not_met + not_assessed, met, not_met, not_assessed, uncertain]
        .map(|count| count.to_string());
    let [all, met, not_met, not_assessed, doubtful] = &printed;
    if all == "0" {
        return Ok(vec![messages.say("tally-none", &[])?]);
    }
    let arguments = [
        ("all", Value::Text(all)),
        ("met", Value::Text(met)),
        ("not_met", Value::Text(not_met)),
        ("not_assessed", Value::Text(not_assessed)),
    ];
    let mut sentences = vec![messages.say("tally", &arguments)?];
    if uncertain > 0 {
        sentences.push(messages.say("tally-uncertain", &[("uncertain", Value::Text(doubtful))])?);
    }
    Ok(sentences)
}

#[cfg(test)]
mod tests;
