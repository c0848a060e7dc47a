//! Text files that were put one behind the other by a copy command: each brought its byte order mark with it.

/// The byte order mark, as a letter.
const MARK: char = '\u{FEFF}';

/// A text without the marks in its middle.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Parted {
    pub(super) text: String,
    /// Offsets in `text` at which a file begins.
    pub(super) begin: Vec<usize>,
    /// Offsets of line ends that stand in no file: the file before had no last line end.
    pub(super) added: Vec<usize>,
}

/// Parts the files again; `None` where there is but one. A mark that no copy of the first line follows is a letter of its cell.
pub(super) fn part(text: &str) -> Option<Parted> {
    if !text.contains(MARK) {
        return None;
    }
    let first = text.split(['\r', '\n']).next().filter(|line| line.chars().count() > 1)?;
    let mut parted = Parted::default();
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        let after = &rest[at + MARK.len_utf8()..];
        parted.text.push_str(&rest[..at]);
        let begins_line = parted.text.is_empty() || parted.text.ends_with(['\r', '\n']);
        let repeats = after
            .strip_prefix(first)
            .is_some_and(|more| more.is_empty() || more.starts_with(['\r', '\n']));
        if repeats && !begins_line {
            parted.added.push(parted.text.len());
            parted.text.push('\n');
        }
        if repeats || begins_line {
            parted.begin.push(parted.text.len());
        } else {
            parted.text.push(MARK);
        }
        rest = after;
    }
    parted.text.push_str(rest);
    (!parted.begin.is_empty()).then_some(parted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_begins_on_a_line_of_its_own() {
        let parted = part("a;b\r\n1;2\r\n\u{FEFF}a;b\r\n3;4\r\n").unwrap();
        assert_eq!(
            (parted.text.as_str(), parted.begin, parted.added),
            ("a;b\r\n1;2\r\na;b\r\n3;4\r\n", vec![10], vec![])
        );
        let parted = part("a;b\n1;2\u{FEFF}a;b\n3;4").unwrap();
        assert_eq!(
            (parted.text.as_str(), parted.begin, parted.added),
            ("a;b\n1;2\na;b\n3;4", vec![8], vec![7])
        );
    }

    #[test]
    fn a_mark_within_a_word_is_left_alone() {
        assert_eq!(part("a;b\n1;x\u{FEFF}y\n"), None);
        assert_eq!(part("a;b\n1;x\n"), None);
    }
}
