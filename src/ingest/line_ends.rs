//! Line ends of a text file: `\r\n`, `\n` or `\r`, and those of another kind that stand inside a cell.

use std::collections::BTreeMap;

use super::quote_marks::usual;

/// How many lines end in a piece of text; `\r\n` is one end.
pub(super) fn count(text: &[u8]) -> usize {
    let ends = text.iter().filter(|byte| matches!(byte, b'\r' | b'\n')).count();
    ends - text.windows(2).filter(|pair| *pair == b"\r\n").count()
}

/// A stretch of text up to an end of a line that is not inside a quoted cell.
struct Piece {
    cells: usize,
    is_empty: bool,
    /// Where its end begins.
    end: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Both,
    Feed,
    Return,
    /// The text's own end.
    Last,
}

/// Offsets of the line ends that stand inside a cell without quotation marks.
///
/// A file has one kind of line end. Where another kind splits what would be one row of the usual width, and the second part
/// is no row by itself, it belongs to the cell: somebody pressed Alt+Enter, and the program that wrote the file quotes nothing.
pub(super) fn inside_cells(text: &str, delimiter: u8) -> Vec<usize> {
    let pieces = pieces(text.as_bytes(), delimiter);
    let of = |kind: Kind| pieces.iter().filter(|piece| piece.kind == kind).count();
    let (both, feeds, returns) = (of(Kind::Both), of(Kind::Feed), of(Kind::Return));
    let is_other = |kind: Kind| match kind {
        Kind::Return => returns <= both + feeds,
        Kind::Feed => feeds < both || (feeds > 0 && returns > both + feeds),
        Kind::Both | Kind::Last => false,
    };
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty) {
        *widths.entry(piece.cells).or_default() += 1;
    }
    let width = usual(&widths);
    let mut inside = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let mut cells = pieces[at].cells;
        let mut last = at;
        while let Some(next) = pieces.get(last + 1)
            && is_other(pieces[last].kind)
            && !pieces[last].is_empty
            && !next.is_empty
            && next.cells < width
            && cells + next.cells - 1 <= width
        {
            cells += next.cells - 1;
            last += 1;
        }
        if last > at && cells == width {
            inside.extend(pieces[at..last].iter().map(|piece| piece.end));
        } else {
            last = at;
        }
        at = last + 1;
    }
    inside
}

fn pieces(text: &[u8], delimiter: u8) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut start, mut at, mut cells) = (0, 0, 1);
    let (mut begins, mut quoted) = (true, false);
    while let Some(&byte) = text.get(at) {
        if quoted {
            if byte == b'"' {
                // Of two marks in a row the second opens again what the first has closed.
                quoted = text.get(at + 1) == Some(&b'"');
                at += usize::from(quoted);
            }
        } else if byte == b'"' && begins {
            quoted = true;
            begins = false;
        } else if byte == delimiter {
            cells += 1;
            begins = true;
        } else if matches!(byte, b'\r' | b'\n') {
            let kind = match (byte, text.get(at + 1)) {
                (b'\r', Some(b'\n')) => Kind::Both,
                (b'\r', _) => Kind::Return,
                _ => Kind::Feed,
            };
            pieces.push(Piece { cells, is_empty: at == start, end: at, kind });
            at += usize::from(kind == Kind::Both);
            (start, cells, begins) = (at + 1, 1, true);
        } else {
            begins = false;
        }
        at += 1;
    }
    if start < text.len() {
        pieces.push(Piece { cells, is_empty: false, end: text.len(), kind: Kind::Last });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        assert_eq!(count(b"a\r\nb\nc\rd\r\r\n\n"), 6);
        assert_eq!(count(b"a"), 0);
    }

    #[test]
    fn an_end_of_another_kind_that_splits_a_row_is_inside_a_cell() {
        assert_eq!(inside_cells("a;b\r\n1;x\ry\r\n2;z\r\n", b';'), [8]);
        // In a cell in the middle, twice.
        assert_eq!(inside_cells("a;b;c\n1;x\ry\rz;2\n3;4;5\n", b';'), [9, 11]);
        assert_eq!(inside_cells("a;b\r\n1;x\ny\r\n2;z\r\n", b';'), [8]);
    }

    #[test]
    fn an_end_of_another_kind_between_rows_is_an_end() {
        for text in [
            "a;b\r1;x\r2;y\r",
            "a;b\r\n1;x\r2;y\n3;z\r\n",
            "Registras\ra;b\n1;x\n",
            "a;b\n1;x\n\r\n2;y\n",
            "a;b\n1;\"x\ry\"\n2;z\n",
        ] {
            assert_eq!(inside_cells(text, b';'), [0_usize; 0], "{text:?}");
        }
    }
}
