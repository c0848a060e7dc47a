//! What a document says between two headings, whatever its format.

use std::collections::BTreeMap;

/// What stands under a heading, up to the next one of any level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The heading's words.
    pub heading: String,
    /// The `id` of the section that begins with the heading.
    pub id: Option<String>,
    /// What stands under it, in reading order.
    pub blocks: Vec<Block>,
}

/// A paragraph or a line of a table. Pictures have no words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Words {
        /// Its words.
        text: String,
        /// A number that is printed large.
        large: bool,
    },
    /// A line of a table.
    Line {
        /// The `id` to which its name leads.
        to: Option<String>,
        /// The words of its cells; its name is the first.
        cells: Vec<String>,
        /// The cells that say which figure they print.
        figures: Vec<Addressed>,
    },
}

/// A cell that says which figure it prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    /// The figure's address.
    pub address: String,
    /// The figure as printed, without words of less weight behind it.
    pub text: String,
    /// All words of the cell.
    pub cell: String,
}

/// A part with its place among those of the same heading.
pub struct Numbered<'a> {
    /// The heading's words, [`squeezed`].
    pub heading: String,
    /// How many parts before it have the same heading.
    pub nth: usize,
    /// The part.
    pub part: &'a Part,
}

/// Numbers the parts of each heading.
pub fn numbered(parts: &[Part]) -> Vec<Numbered<'_>> {
    let mut before: BTreeMap<String, usize> = BTreeMap::new();
    parts
        .iter()
        .map(|part| {
            let heading = squeezed(&part.heading);
            let count = before.entry(heading.clone()).or_default();
            *count += 1;
            Numbered { heading, nth: *count - 1, part }
        })
        .collect()
}

/// A text without what a line break adds or takes: spaces and hyphens. A minus is no hyphen.
pub fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_do_not_count_and_signs_do() {
        assert_eq!(squeezed("95,5\u{a0}%"), squeezed("95,5 %"));
        assert_eq!(squeezed("paslau- gų"), squeezed("paslaugų"));
        assert_ne!(squeezed("\u{2212}5"), squeezed("5"));
        assert_ne!(squeezed("1–2"), squeezed("12"));
    }

    #[test]
    fn parts_of_one_heading_are_told_apart() {
        let part = |heading: &str| Part { heading: heading.to_owned(), ..Part::default() };
        let parts = [part("Gautos"), part("Kita"), part("Gau tos")];
        let places: Vec<usize> = numbered(&parts).iter().map(|seen| seen.nth).collect();
        assert_eq!(places, [0, 0, 1]);
    }
}
