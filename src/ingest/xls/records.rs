//! The records of an XLS ([MS-XLS]): how many cells and words the library would hold, sheet by sheet.

use std::collections::BTreeSet;

use super::super::budget::Budget;
use crate::limits;

/// Types of records.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const LBL: u16 = 0x0018;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const MERGE_CELLS: u16 = 0x00E5;
    pub(super) const SST: u16 = 0x00FC;
    pub(super) const LABEL_SST: u16 = 0x00FD;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const STRING: u16 = 0x0207;
    /// Other cells: number, label, rich label, yes or no, short number.
    pub(super) const CELLS: [u16; 5] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E];
}

/// Counts everything against the budget; `None` where the records break off or a limit is passed.
pub(super) fn weigh(stream: &[u8], budget: &Budget) -> Option<()> {
    let mut sheets: Vec<usize> = Vec::new();
    let mut words: Vec<u64> = Vec::new();
    // Formulas are written out with the names of sheets and of cells in them.
    let mut longest = 31;
    let mut records = Records { stream, at: 0 };
    while let Some(record) = records.next()? {
        match record.kind {
            kind::BOUND_SHEET => {
                budget.sheet("").ok()?;
                let place = record.data.get(..4)?.try_into().ok()?;
                sheets.push(u32::from_le_bytes(place) as usize);
            }
            kind::LBL => longest = longest.max(u64::from(*record.data.get(3)?)),
            kind::SST => words = lengths(&records.continued(record.data))?,
            kind::EOF => break,
            _ => {}
        }
    }
    let mut seen = BTreeSet::new();
    for place in sheets {
        // Two sheets at one place are damage.
        seen.insert(place).then_some(())?;
        sheet(stream.get(place..)?, &words, longest, budget)?;
    }
    Some(())
}

/// The corners of what a sheet holds.
#[derive(Clone, Copy, Default)]
struct Corners(Option<[u32; 4]>);

impl Corners {
    fn add(&mut self, row: u32, column: u32) {
        let [top, bottom, left, right] = self.0.unwrap_or([row, row, column, column]);
        self.0 = Some([top.min(row), bottom.max(row), left.min(column), right.max(column)]);
    }

    /// The cells between them.
    fn cells(self) -> u64 {
        self.0.map_or(0, |[top, bottom, left, right]| {
            u64::from(bottom - top + 1) * u64::from(right - left + 1)
        })
    }
}

fn sheet(stream: &[u8], words: &[u64], longest: u64, budget: &Budget) -> Option<()> {
    let (mut cells, mut formulas) = (Corners::default(), Corners::default());
    let mut records = Records { stream, at: 0 };
    while let Some(record) = records.next()? {
        let number = |at: usize| {
            let two = record.data.get(at..at + 2)?.try_into().ok()?;
            Some(u32::from(u16::from_le_bytes(two)))
        };
        match record.kind {
            kind::DIMENSIONS => {
                let claimed = claimed(record.data)?;
                budget.hold(limits::CLAIMED, claimed).ok()?;
            }
            kind::MUL_RK => {
                let end = record.data.len().checked_sub(2)?;
                cells.add(number(0)?, number(2)?);
                cells.add(number(0)?, number(end)?);
            }
            kind::LABEL_SST => {
                cells.add(number(0)?, number(2)?);
                let which = u32::from_le_bytes(record.data.get(6..10)?.try_into().ok()?);
                let length = words.get(which as usize).copied().unwrap_or(0);
                budget.more_words(length).ok()?;
            }
            kind::FORMULA => {
                cells.add(number(0)?, number(2)?);
                formulas.add(number(0)?, number(2)?);
                budget.more_words(record.data.len() as u64 / 3 * longest).ok()?;
            }
            kind::STRING => budget.more_words(3 * record.data.len() as u64).ok()?,
            kind::MERGE_CELLS => {
                for _ in 0..record.data.len() / 8 {
                    budget.area().ok()?;
                }
            }
            kind::EOF => break,
            other if kind::CELLS.contains(&other) => {
                cells.add(number(0)?, number(2)?);
                budget.more_words(3 * record.data.len() as u64).ok()?;
            }
            _ => {}
        }
    }
    budget.cells(cells.cells() + formulas.cells()).ok()
}

/// The cells that a sheet says it has.
fn claimed(data: &[u8]) -> Option<u64> {
    let small = |at: usize| {
        let two = data.get(at..at + 2)?.try_into().ok()?;
        Some(u64::from(u16::from_le_bytes(two)))
    };
    let large = |at: usize| {
        let four = data.get(at..at + 4)?.try_into().ok()?;
        Some(u64::from(u32::from_le_bytes(four)))
    };
    let [top, bottom, left, right] = match data.len() {
        10 => [small(0)?, small(2)?, small(4)?, small(6)?],
        _ => [large(0)?, large(4)?, small(8)?, small(10)?],
    };
    // A sheet that ends before it begins would be counted below nought.
    let rows = if top > bottom { u64::MAX } else { bottom - top };
    let columns = if left > right.min(0xFF) { right } else { right - left };
    Some(rows.saturating_mul(columns))
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    /// The record that follows: `Some(None)` at the end, `None` where it breaks off.
    fn next(&mut self) -> Option<Option<Record<'a>>> {
        let rest = self.stream.get(self.at..)?;
        if rest.is_empty() {
            return Some(None);
        }
        let head = rest.get(..4)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let data = rest.get(4..4 + length)?;
        self.at += 4 + length;
        Some(Some(Record { kind: u16::from_le_bytes([head[0], head[1]]), data }))
    }

    /// A record's data and those of the records that continue it.
    fn continued(&self, data: &'a [u8]) -> Vec<&'a [u8]> {
        let mut parts = vec![data];
        let mut following = Records { stream: self.stream, at: self.at };
        while let Some(Some(record)) = following.next()
            && record.kind == kind::CONTINUE
        {
            parts.push(record.data);
        }
        parts
    }
}

/// How many bytes each of the shared words takes at most.
fn lengths(parts: &[&[u8]]) -> Option<Vec<u64>> {
    let mut words = Words { data: parts.first()?.get(8..)?, parts: parts.get(1..)? };
    let mut lengths = Vec::new();
    while !words.data.is_empty() || words.continues() {
        lengths.push(words.next()?);
    }
    Some(lengths)
}

struct Words<'a> {
    data: &'a [u8],
    parts: &'a [&'a [u8]],
}

impl Words<'_> {
    fn continues(&mut self) -> bool {
        let Some((first, rest)) = self.parts.split_first() else { return false };
        (self.data, self.parts) = (first, rest);
        true
    }

    fn take(&mut self, bytes: usize) -> Option<u64> {
        let (taken, rest) = self.data.split_at_checked(bytes)?;
        self.data = rest;
        Some(taken.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn next(&mut self) -> Option<u64> {
        if self.data.is_empty() {
            return Some(0);
        }
        let letters = self.take(2)?;
        let flags = self.take(1)?;
        let runs = if flags & 8 != 0 { self.take(2)? } else { 0 };
        let extra = if flags & 4 != 0 { self.take(4)? } else { 0 };
        let mut width = 1 + (flags & 1) as usize;
        let mut left = letters as usize;
        loop {
            let here = left.min(self.data.len() / width);
            self.data = self.data.get(here * width..)?;
            left -= here;
            if left == 0 {
                break;
            }
            if !self.continues() {
                return None;
            }
            width = 1 + (self.take(1)? & 1) as usize;
        }
        self.skip(runs * 4)?;
        self.skip(extra)?;
        // Three bytes hold any letter of two.
        Some(3 * letters)
    }

    fn skip(&mut self, bytes: u64) -> Option<()> {
        let mut left = usize::try_from(bytes).ok()?;
        while left > 0 {
            if self.data.is_empty() && !self.continues() {
                return None;
            }
            let here = left.min(self.data.len());
            self.data = &self.data[here..];
            left -= here;
        }
        Some(())
    }
}
