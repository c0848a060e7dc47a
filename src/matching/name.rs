//! How alike two names are: a heading and a field's title, a word and a code's.
//!
//! Case, diacritics, endings, order and abbreviations do not matter; what is common to many names says little.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name in the form in which names are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    stems: Vec<Stem>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stem {
    text: String,
    /// Written with a point behind it, or short: the beginning of a word.
    is_short: bool,
}

/// How much each stem says: the more names have it, the less.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    names: BTreeMap<String, u32>,
}

impl Name {
    /// `None` where nothing is left to compare: a name that folds to nothing is like no other.
    pub(super) fn of(text: &str) -> Option<Name> {
        let folded: String =
            text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
        let mut stems: Vec<Stem> = Vec::new();
        let mut rest = folded.as_str();
        while let Some(from) = rest.find(char::is_alphanumeric) {
            rest = &rest[from..];
            let to = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(to);
            let is_numbering = stems.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
            if !is_numbering {
                stems.push(stem(word, after.starts_with('.')));
            }
            rest = after;
        }
        (!stems.is_empty()).then_some(Name { stems })
    }

    /// From 0 (nothing in common) to 1 (the same words).
    pub(super) fn likeness(&self, other: &Name, weights: &Weights) -> f64 {
        let forth = self.found_in(other, weights);
        let back = other.found_in(self, weights);
        (forth.0 + back.0) / (forth.1 + back.1)
    }

    /// How much of this name stands in the other, and how much there is of it.
    fn found_in(&self, other: &Name, weights: &Weights) -> (f64, f64) {
        let mut found = 0.0;
        let mut all = 0.0;
        for stem in &self.stems {
            let weight = weights.of(&stem.text);
            let best = other.stems.iter().map(|there| alike(stem, there)).fold(0.0, f64::max);
            found += weight * best;
            all += weight;
        }
        (found, all)
    }
}

impl Weights {
    /// Counts in how many of these names each stem stands.
    pub(super) fn count<'a>(names: impl Iterator<Item = &'a Name>) -> Weights {
        let mut weights = Weights::default();
        for name in names {
            let mut stems: Vec<&String> = name.stems.iter().map(|stem| &stem.text).collect();
            stems.sort();
            stems.dedup();
            for stem in stems {
                *weights.names.entry(stem.clone()).or_default() += 1;
            }
        }
        weights
    }

    fn of(&self, stem: &str) -> f64 {
        // A number beside words (`Informavimas (201)`) is a code of the office's own.
        if stem.bytes().all(|byte| byte.is_ascii_digit()) {
            return 0.3;
        }
        let names = self.names.get(stem).copied().unwrap_or(0);
        1.0 / (1.0 + f64::from(names).ln_1p() / 2.0)
    }
}

/// Letters with which Lithuanian and English words end in their forms.
const ENDINGS: [char; 7] = ['a', 'e', 'i', 'o', 'u', 'y', 's'];
/// A stem keeps at least so many letters.
const LEAST: usize = 4;

fn stem(word: &str, has_point: bool) -> Stem {
    // What offices write short and what does not begin with the same letters.
    let whole = match word {
        "nr" | "no" | "num" => "numer",
        "sk" => "skaic",
        _ => word,
    };
    let mut end = whole.len();
    while whole[..end].chars().count() > LEAST && whole[..end].ends_with(ENDINGS) {
        end -= 1;
    }
    let text = whole[..end].to_string();
    let is_short = whole == word && (has_point || text.chars().count() <= 3);
    Stem { text, is_short }
}

fn alike(a: &Stem, b: &Stem) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    let (shorter, longer) = if a.text.len() <= b.text.len() { (a, b) } else { (b, a) };
    let letters = shorter.text.chars().count();
    if longer.text.starts_with(&shorter.text) && letters >= 2 {
        if shorter.is_short {
            return 0.8;
        }
        if letters >= LEAST {
            return 0.85;
        }
    }
    // A slip of the pen seldom hits the first letter, and most pairs need no closer look.
    if letters < LEAST || a.text.chars().next() != b.text.chars().next() {
        return 0.0;
    }
    let likeness = strsim::sorensen_dice(&a.text, &b.text);
    if likeness >= 0.6 { likeness * 0.9 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> f64 {
        match (Name::of(a), Name::of(b)) {
            (Some(a), Some(b)) => a.likeness(&b, &Weights::default()),
            _ => 0.0,
        }
    }

    #[test]
    fn endings_diacritics_case_and_numbering_do_not_matter() {
        assert_eq!(likeness("2. GIMIMO DATA", "Gimimo data"), 1.0);
        assert_eq!(likeness("Seimos", "Šeima"), 1.0);
        assert_eq!(likeness("Vaikų", "vaikai"), 1.0);
    }

    #[test]
    fn a_short_word_is_the_beginning_of_a_long_one() {
        assert!(likeness("Psich. kons.", "psichologo konsultacijos") >= 0.8);
        assert_eq!(likeness("Bylos Nr.", "Bylos numeris"), 1.0);
    }

    #[test]
    fn what_folds_to_nothing_is_like_nothing() {
        for nothing in ["", "—", "12.", "( )", "\u{301}"] {
            assert!(Name::of(nothing).is_none(), "{nothing}");
        }
        assert_eq!(likeness("Lytis", "Terminas"), 0.0);
    }

    #[test]
    fn a_word_of_many_names_says_little() {
        let names: Vec<Name> = ["gimimo data", "išvykimo data", "gavimo data", "sutarties data"]
            .into_iter()
            .filter_map(Name::of)
            .collect();
        let weights = Weights::count(names.iter());
        let heading = Name::of("Įrašymo data").expect("it has words");
        let wrong = heading.likeness(&names[0], &weights);
        assert!(wrong < 0.45, "{wrong}");
        assert!(heading.likeness(&Name::of("Įrašyta").expect("a word"), &weights) > wrong);
    }
}
