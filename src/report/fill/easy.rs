//! What families and children are told: the few figures for which the report has easy words.

use rust_decimal::Decimal;

use super::Words;
use super::printed;
use super::series::Series;
use crate::library::terms::Scoring;
use crate::locale;
use crate::measure::Figure;
use crate::report::context::{Easy, EasyFact, Progress};
use crate::report::messages::MessageError;
use crate::report::sentence::Verdict;

/// Figures sorted by what they say. Only indicators for which there is a message `easy-ID` are told.
///
/// # Errors
/// A message names a value that it is not given.
pub fn easy(words: &Words, all: &[Series], progress: &Progress) -> Result<Easy, MessageError> {
    let mut easy = Easy::default();
    let mut told: Vec<(String, String)> = Vec::new();
    for series in all {
        let key = format!("easy-{}", series.indicator.id);
        if !words.messages.has(&key) {
            continue;
        }
        if let Some((eligible, returned)) = asked(series)
            && !told.contains(&(eligible.0.clone(), returned.0.clone()))
        {
            let few = if returned.1 * 2 < eligible.1 { "yes" } else { "no" };
            let values = [
                ("eligible", eligible.0.as_str()),
                ("returned", returned.0.as_str()),
                ("few", few),
            ];
            easy.answered.extend(sentences(&words.say("easy-answered", &values)?));
            told.push((eligible.0, returned.0));
        }
        let Some(fact) = fact(words, series, &key)? else { continue };
        let count = matches!(series.indicator.terms.scoring, Scoring::Count | Scoring::Sum);
        match printed::verdict(series.now()) {
            Verdict::Met => easy.good.push(fact),
            Verdict::NotMet => easy.bad.push(fact),
            Verdict::TooFew => easy.unknown.push(fact),
            Verdict::NoTarget if is_asked(series) => easy.told.push(fact),
            // That nobody was helped may also mean that nobody kept a record.
            Verdict::NoTarget if count && !is_zero(series) => easy.helped.push(fact),
            Verdict::NoTarget
            | Verdict::NoData
            | Verdict::PartlyKept
            | Verdict::Impossible
            | Verdict::Rounded
            | Verdict::Withheld => {}
        }
    }
    easy.plans = progress.planned.iter().filter_map(|action| action.easy.clone()).collect();
    Ok(easy)
}

/// Who could have answered and who did, each printed and as a number.
fn asked(series: &Series) -> Option<((String, u64), (String, u64))> {
    let asked = super::survey::asked(series)?;
    let number = |value: u64| (value.to_string(), value);
    Some((number(asked.eligible), number(asked.returned)))
}

fn fact(words: &Words, series: &Series, key: &str) -> Result<Option<EasyFact>, MessageError> {
    let Some(now) = series.now().filter(|figure| figure.shown.is_some()) else { return Ok(None) };
    let count = |value: Option<Decimal>| {
        value.map_or(String::new(), |value| printed::plain(words.lang, value))
    };
    let rest = match (now.denominator, now.numerator) {
        (Some(whole), Some(part)) => Some(whole - part),
        _ => None,
    };
    let value = printed::value(words, series.indicator, Some(now))?;
    let target = target(words, series, now)?.unwrap_or_default();
    let date = locale::long_date(words.lang, words.period().to);
    let verdict = match printed::verdict(Some(now)) {
        Verdict::Met => "met",
        Verdict::NotMet => "not_met",
        Verdict::TooFew => "too_few",
        Verdict::NoData
        | Verdict::PartlyKept
        | Verdict::Impossible
        | Verdict::NoTarget
        | Verdict::Rounded
        | Verdict::Withheld => "none",
    };
    let values = [
        ("value", value.as_str()),
        ("part", &count(now.numerator)),
        ("whole", &count(now.denominator)),
        ("rest", &count(rest)),
        ("target", &target),
        ("date", &date),
        ("verdict", verdict),
    ];
    let mut told = sentences(&words.say(key, &values)?);
    if !target.is_empty() {
        told.extend(sentences(&words.say("easy-verdict", &values)?));
        // Answers stand for those who did not answer; a register is whole.
        if is_asked(series) && !now.certain && matches!(verdict, "met" | "not_met") {
            told.extend(sentences(&words.say("easy-doubt", &[])?));
        }
    }
    Ok(Some(EasyFact { id: series.indicator.id.clone(), sentences: told }))
}

/// Whether people answered a question.
fn is_asked(series: &Series) -> bool {
    series.indicator.population.from.ends_with("_answers")
}

/// A target in easy words: of a share, so many of 100.
fn target(words: &Words, series: &Series, figure: &Figure) -> Result<Option<String>, MessageError> {
    let Some(target) = &figure.target else { return Ok(None) };
    let share = figure.scoring == Scoring::Proportion;
    let of_100 = |key: &str, limit: Decimal| {
        let number = printed::plain(words.lang, limit);
        words.say(key, &[("number", &number)])
    };
    match (target.at_least, target.at_most) {
        (Some(least), None) if share && least == Decimal::ONE_HUNDRED => {
            words.say("easy-every", &[])
        }
        (Some(least), None) if share => of_100("easy-least", least),
        (None, Some(most)) if share => of_100("easy-most", most),
        // At most none is none.
        (None, Some(most)) if most.is_zero() => Ok(printed::plain(words.lang, most)),
        _ => printed::limit(words, series.indicator, target),
    }
    .map(Some)
}

fn is_zero(series: &Series) -> bool {
    series.now().and_then(|figure| figure.shown).is_some_and(|shown| shown.is_zero())
}

/// A sentence a line.
fn sentences(text: &str) -> Vec<String> {
    // A unit that is an abbreviation brings its own full stop: “val.”.
    let lines = text.lines().map(|line| line.trim().replace("..", "."));
    lines.filter(|line| !line.is_empty()).collect()
}
