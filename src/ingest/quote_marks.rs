//! Which quotation marks of a text file open a cell, and which are letters that somebody typed.
//!
//! A cell that begins with a mark which nobody closed (`"Šypsenos`), or with a ditto mark (`"`), swallows all that follows up to
//! the next mark: rows vanish without an error. A mark is a letter where reading it so gives its row, and each row that it would
//! swallow, as many cells as the table has columns.

use std::collections::BTreeMap;

/// What was seen of a text's quotation marks.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Marks {
    /// Offsets of those that begin a cell and are letters.
    pub(super) letters: Vec<usize>,
    /// The first that opens a cell which is never closed as it should be.
    pub(super) unclosed: Option<usize>,
}

/// Looks at every mark at the beginning of a cell.
pub(super) fn scan(text: &str, delimiter: u8) -> Marks {
    let scan = Scan { text: text.as_bytes(), delimiter };
    let mut marks = Marks::default();
    if !scan.text.contains(&b'"') {
        return marks;
    }
    let width = scan.usual_width();
    let quotes_elsewhere = scan.quotes_within_lines();
    // The cells before this one in its row.
    let mut before = 0;
    let mut begins = true;
    let mut at = 0;
    while let Some(&byte) = scan.text.get(at) {
        if byte == b'"' && begins {
            let close = scan.close(at);
            let is_proper = close.is_some_and(|close| scan.ends_cell(close + 1));
            let end = close.unwrap_or(scan.text.len());
            let inside = &scan.text[at + 1..end];
            let swallows = inside.contains(&delimiter) && inside.iter().any(|byte| is_end(*byte));
            let only_delimiters =
                !inside.is_empty() && inside.iter().all(|byte| *byte == delimiter);
            if !is_proper || swallows || only_delimiters {
                let (count, line_end) = scan.delimiters(at + 1);
                let fits = before + count + 1 == width
                    && (!swallows || !is_proper || scan.lines_fit(line_end, end, width));
                // Of a file that quotes as it should, two columns are too few to tell a pair of marks from a long text.
                if fits && (!is_proper || !quotes_elsewhere || width > 2) {
                    marks.letters.push(at);
                    begins = false;
                    at += 1;
                    continue;
                }
                if !is_proper {
                    marks.unclosed.get_or_insert(at);
                }
            }
            begins = false;
            at = end + 1;
            continue;
        }
        if byte == delimiter {
            before += 1;
            begins = true;
        } else if is_end(byte) {
            before = 0;
            begins = true;
        } else {
            begins = false;
        }
        at += 1;
    }
    marks
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

struct Scan<'a> {
    text: &'a [u8],
    delimiter: u8,
}

impl Scan<'_> {
    /// The mark that closes the cell which the mark at `open` opens; two marks in a row are one letter.
    fn close(&self, open: usize) -> Option<usize> {
        let mut from = open + 1;
        loop {
            let at = from + self.text.get(from..)?.iter().position(|byte| *byte == b'"')?;
            if self.text.get(at + 1) != Some(&b'"') {
                return Some(at);
            }
            from = at + 2;
        }
    }

    fn ends_cell(&self, at: usize) -> bool {
        self.text.get(at).is_none_or(|byte| *byte == self.delimiter || is_end(*byte))
    }

    /// The delimiters from here to the end of the line, those within quoted cells of the line aside; and where it ends.
    fn delimiters(&self, from: usize) -> (usize, usize) {
        let (mut count, mut at, mut begins) = (0, from, false);
        while let Some(&byte) = self.text.get(at) {
            if is_end(byte) {
                break;
            }
            if byte == b'"'
                && begins
                && let Some(close) = self.closed_in_line(at)
            {
                at = close + 1;
                begins = false;
                continue;
            }
            begins = byte == self.delimiter;
            count += usize::from(begins);
            at += 1;
        }
        (count, at)
    }

    /// Where a quoted cell that says something is closed, if that is in its own line.
    fn closed_in_line(&self, open: usize) -> Option<usize> {
        let line = self.text[open..].iter().position(|byte| is_end(*byte));
        let line =
            Scan { text: &self.text[..line.map_or(self.text.len(), |at| open + at)], ..*self };
        let close = line.close(open)?;
        let says = self.text[open + 1..close].iter().any(|byte| *byte != self.delimiter);
        (line.ends_cell(close + 1) && says).then_some(close)
    }

    /// Whether each line that begins between two places has as many cells as the table has columns.
    fn lines_fit(&self, mut from: usize, to: usize, width: usize) -> bool {
        loop {
            while self.text.get(from).is_some_and(|byte| is_end(*byte)) {
                from += 1;
            }
            if from > to || from >= self.text.len() {
                return true;
            }
            // As if a delimiter stood before it: the line's first cell may be quoted too.
            let opens = self.text[from] == b'"';
            let from_within = match self.closed_in_line(from) {
                Some(close) if opens => close + 1,
                _ => from,
            };
            let (count, end) = self.delimiters(from_within);
            if count + 1 != width {
                return false;
            }
            from = end;
        }
    }

    /// The number of cells that most lines have.
    fn usual_width(&self) -> usize {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        let mut at = 0;
        while at < self.text.len() {
            let (count, end) = match self.closed_in_line(at).filter(|_| self.text[at] == b'"') {
                Some(close) => self.delimiters(close + 1),
                None => self.delimiters(at),
            };
            if end > at {
                *widths.entry(count + 1).or_default() += 1;
            }
            at = end + 1;
        }
        usual(&widths)
    }

    /// Whether the file quotes cells as it should: some are opened and closed in their line.
    fn quotes_within_lines(&self) -> bool {
        let mut begins = true;
        for (at, byte) in self.text.iter().enumerate() {
            if *byte == b'"'
                && begins
                && self.closed_in_line(at).is_some_and(|close| close > at + 1)
            {
                return true;
            }
            begins = *byte == self.delimiter || is_end(*byte);
        }
        false
    }
}

/// The most frequent width, of several the greatest.
pub(super) fn usual(widths: &BTreeMap<usize, usize>) -> usize {
    widths.iter().max_by_key(|(width, lines)| (**lines, **width)).map_or(1, |(width, _)| *width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<usize> {
        scan(text, b';').letters
    }

    #[test]
    fn a_mark_that_nobody_closed_is_a_letter() {
        // Two of them: an even number, and the second seems to close the first.
        let text = "a;b;c\n1;2;\"x\n3;4;y\n5;6;\"z\n7;8;w\n";
        assert_eq!(letters(text), [10, 23]);
        assert_eq!(&text[10..12], "\"x");
        assert_eq!(letters("a;b\n1;\"x\n2;y\n3;z\n"), [6]);
        // A name in marks of its own inside of marks.
        assert_eq!(letters("a;b\n1;\"UAB \"Viltis\"\"\n2;y\n"), [6]);
    }

    #[test]
    fn ditto_marks_are_letters() {
        assert_eq!(letters("a;b;c\n1;2;x\n3;4;\"\n5;6;\"\n7;8;y\n"), [16, 22]);
        assert_eq!(letters("a;b;c\n1;x;y\n2;\";\"\n3;x;z\n"), [14, 16]);
        assert_eq!(letters("a;b;c\n1;\"vos; ne\";y\n2;\";\"\n3;x;z\n"), [22, 24]);
    }

    #[test]
    fn what_is_quoted_as_it_should_be_stays_quoted() {
        for text in [
            "a;b\n1;\"x;y\"\n2;\"z\"\n",
            "a;b;c\n1;2;\"pirma; antra\ntrečia\"\n3;4;y\n",
            "a;b;c\n\"1\";\"2\";\"x\"\"y\"\"\"\n\"3\";\"4\";\"\"\n",
            "a;b;c\n1;2;\"\n\"\n3;4;y\n",
            // A table pasted into a cell, in a file that quotes: two columns may well be prose.
            "a;b\n1;\"x;y\nz;w\"\n2;\"q\"\n",
        ] {
            assert_eq!(scan(text, b';'), Marks::default(), "{text}");
        }
    }

    #[test]
    fn a_cell_that_is_never_closed_and_fits_no_row_is_told() {
        assert_eq!(scan("a;b\n1;\"x;y\n2;z\n3;w\n", b';').unclosed, Some(6));
    }
}
