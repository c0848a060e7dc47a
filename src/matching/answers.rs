//! Whole scales of answers: which word is which step.

use std::sync::LazyLock;

use serde::Deserialize;

use super::name::Name;
use crate::ingest::ColumnProfile;

/// A scale that offices use, its steps from the least favourable to the most favourable.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleFile {
    steps: Vec<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScalesFile {
    no_opinion: Vec<String>,
    scale: Vec<ScaleFile>,
}

struct Scales {
    no_opinion: Vec<Name>,
    scales: Vec<Vec<Vec<Name>>>,
}

static SCALES: LazyLock<Scales> = LazyLock::new(|| {
    // The file is the program's own; `the_scales_can_be_read` proves that it can be read.
    let file: ScalesFile = toml::from_str(include_str!("scales.toml"))
        .unwrap_or(ScalesFile { no_opinion: Vec::new(), scale: Vec::new() });
    let names = |words: &[String]| words.iter().filter_map(|word| Name::of(word)).collect();
    Scales {
        no_opinion: names(&file.no_opinion),
        scales: file
            .scale
            .iter()
            .map(|scale| scale.steps.iter().map(|words| names(words)).collect())
            .collect(),
    }
});

/// A column's answers as steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Answers {
    /// Step or `no_opinion`, with its words.
    pub(super) scale: Vec<(String, Vec<String>)>,
    /// Words that no step is known for.
    pub(super) unknown: Vec<String>,
    /// Cells that are understood.
    pub(super) cells: u64,
    /// No step between two that were answered is lacking: a shorter scale of the same words is another one.
    pub(super) is_whole: bool,
}

/// Reads a column's words by the scale that knows most of them; steps count from `least` up to `most`.
///
/// `None` where no scale of so many steps knows two of them.
pub(super) fn answers(column: &ColumnProfile, least: i64, most: i64) -> Option<Answers> {
    let size = usize::try_from(most - least + 1).ok()?;
    let words: Vec<(Option<Name>, &str, u64)> = column
        .words
        .iter()
        .map(|word| (Name::of(&word.text), word.text.as_str(), word.count))
        .collect();
    let fitting = SCALES.scales.iter().filter(|scale| scale.len() == size);
    let read = fitting.map(|scale| {
        let mut answers = Answers::default();
        let mut steps = vec![Vec::new(); size];
        let mut none = Vec::new();
        for (name, text, count) in &words {
            let is = |names: &[Name]| names.iter().any(|known| Some(known) == name.as_ref());
            if let Some(step) = scale.iter().position(|names| is(names)) {
                steps[step].push((*text).to_string());
                answers.cells += count;
            } else if is(&SCALES.no_opinion) {
                none.push((*text).to_string());
                answers.cells += count;
            } else if text.parse::<i64>().is_ok_and(|step| (least..=most).contains(&step)) {
                answers.cells += count;
            } else {
                answers.unknown.push((*text).to_string());
            }
        }
        let known = steps.iter().filter(|words| !words.is_empty()).count();
        let first = steps.iter().position(|words| !words.is_empty());
        let last = steps.iter().rposition(|words| !words.is_empty());
        answers.is_whole = first.zip(last).is_some_and(|(first, last)| last - first + 1 == known);
        for (at, words) in steps.into_iter().enumerate() {
            if !words.is_empty() {
                answers.scale.push(((least + at as i64).to_string(), words));
            }
        }
        if !none.is_empty() {
            answers.scale.push(("no_opinion".to_string(), none));
        }
        (known, answers)
    });
    read.filter(|(known, _)| *known >= 2)
        .max_by_key(|(known, answers)| (answers.cells, *known))
        .map(|(_, answers)| answers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::WordCount;

    fn column(words: &[&str]) -> ColumnProfile {
        let words: Vec<WordCount> =
            words.iter().map(|word| WordCount { text: (*word).to_string(), count: 3 }).collect();
        ColumnProfile { filled: 3 * words.len() as u64, words, ..ColumnProfile::default() }
    }

    #[test]
    fn the_scales_can_be_read() {
        let file: Result<ScalesFile, _> = toml::from_str(include_str!("scales.toml"));
        let file = file.expect("the program's own scales");
        for scale in &file.scale {
            assert!((3..=11).contains(&scale.steps.len()));
            assert!(scale.steps.iter().flatten().all(|word| Name::of(word).is_some()));
        }
    }

    #[test]
    fn the_words_of_a_scale_are_its_steps_in_their_order() {
        let read = answers(&column(&["Labai gerai", "Gerai", "Blogai", "Sunku pasakyti"]), 1, 5);
        let read = read.expect("a known scale");
        let step = |step: &str| {
            read.scale.iter().find(|(at, _)| at == step).map(|(_, words)| words.clone())
        };
        assert_eq!(step("5"), Some(vec!["Labai gerai".to_string()]));
        assert_eq!(step("2"), Some(vec!["Blogai".to_string()]));
        assert_eq!(step("no_opinion"), Some(vec!["Sunku pasakyti".to_string()]));
        assert_eq!(read.cells, 12);
    }

    #[test]
    fn opposite_ends_are_not_taken_for_each_other() {
        let read =
            answers(&column(&["Visiškai sutinku", "Visiškai nesutinku"]), 1, 5).expect("known");
        assert_eq!(read.scale[0].0, "1");
        assert_eq!(read.scale[0].1, ["Visiškai nesutinku"]);
        assert_eq!(read.scale[1].0, "5");
    }

    #[test]
    fn a_step_between_that_nobody_answered_is_no_whole_scale() {
        let four = ["Visiškai nesutinku", "Nesutinku", "Sutinku", "Visiškai sutinku"];
        assert!(!answers(&column(&four), 1, 5).expect("known").is_whole);
        assert!(answers(&column(&["Gerai", "Labai gerai"]), 1, 5).expect("known").is_whole);
    }

    #[test]
    fn a_scale_of_four_steps_is_none_of_five() {
        assert_eq!(answers(&column(&["Mėlyna", "Žalia"]), 1, 5), None);
    }
}
