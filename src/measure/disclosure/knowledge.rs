//! What a reader of the public report knows of each number.

use super::linear::Component;
use super::policy::Policy;
use super::rules::{Cause, Declared, Rule, is_telling, rules};
use super::system::{Cell, CellIndex, System};

/// How a withheld number prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// As a small number: `<5`.
    Below,
    /// As a number that is not told: `·` or `:c`.
    Withheld,
}

impl Mark {
    /// Its name in JSON and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Mark::Below => "below",
            Mark::Withheld => "withheld",
        }
    }
}

/// Why a number is withheld; other numbers are meant by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Primary(Cause),
    /// So that this one cannot be derived.
    For(CellIndex),
    /// Because this one is withheld in another period.
    Series(CellIndex),
}

/// Least and greatest value.
pub(super) type Limit = (i64, i64);

/// What is published of a system.
pub(super) struct Knowledge<'a> {
    pub system: &'a System,
    pub policy: &'a Policy,
    pub rules: Vec<Rule>,
    pub marks: Vec<Option<Mark>>,
    pub whys: Vec<Option<Why>>,
    pub shares_withheld: Vec<bool>,
    /// Shares that are withheld whatever is said of their numbers.
    shares_forced: Vec<bool>,
    /// Those of them that tell of few by themselves.
    shares_telling: Vec<bool>,
    /// Shares in which a cell takes part.
    shares_of: Vec<Vec<usize>>,
}

/// What is said of each number and share.
pub(super) struct Said {
    marks: Vec<Option<Mark>>,
    whys: Vec<Option<Why>>,
    shares_withheld: Vec<bool>,
    shares_forced: Vec<bool>,
}

impl<'a> Knowledge<'a> {
    /// Everything that is harmless by itself is published.
    pub fn primary(system: &'a System, policy: &'a Policy) -> Knowledge<'a> {
        let rules = rules(system, policy);
        let mut shares_of = vec![Vec::new(); system.cells.len()];
        for (index, share) in system.shares.iter().enumerate() {
            for cell in share.numerator.iter().chain([&share.denominator]) {
                shares_of[*cell].push(index);
            }
        }
        let shares_telling: Vec<bool> =
            (system.shares.iter()).map(|share| is_telling(system, share, &rules, policy)).collect();
        let mut knowledge = Knowledge {
            system,
            policy,
            marks: vec![None; rules.len()],
            whys: vec![None; rules.len()],
            shares_withheld: shares_telling.clone(),
            shares_forced: shares_telling.clone(),
            shares_telling,
            rules,
            shares_of,
        };
        for index in 0..system.cells.len() {
            if let (Some((cause, _)), Some(mark), true) = (
                knowledge.rules[index].sensitive,
                knowledge.primary_mark(index),
                system.cells[index].printed,
            ) {
                knowledge.withhold(index, mark, Why::Primary(cause));
            }
        }
        knowledge
    }

    /// Withholds a number, or prints it with another mark; shares worked out from it are not told any longer.
    pub fn withhold(&mut self, index: CellIndex, mark: Mark, why: Why) {
        self.marks[index] = Some(mark);
        self.whys[index].get_or_insert(why);
        for share in &self.shares_of[index] {
            self.shares_withheld[*share] = true;
        }
    }

    /// Prints a number again, and the shares that only it withheld.
    pub fn tell(&mut self, index: CellIndex) {
        self.marks[index] = None;
        self.whys[index] = None;
        for share in &self.shares_of[index] {
            self.shares_withheld[*share] = self.shares_forced[*share] || self.has_marks(*share);
        }
    }

    fn has_marks(&self, share: usize) -> bool {
        let cells = &self.system.shares[share];
        let marked = |cell: &CellIndex| self.marks[*cell].is_some();
        cells.numerator.as_ref().is_some_and(marked) || marked(&cells.denominator)
    }

    /// Tells a share again that only others had withheld; whether it is told then.
    pub fn tell_share(&mut self, share: usize) -> bool {
        self.shares_forced[share] = self.shares_telling[share];
        self.shares_withheld[share] = self.shares_forced[share] || self.has_marks(share);
        !self.shares_withheld[share]
    }

    /// Whether a number is a small one that the policy marks as such, and is printed with the mark of any number.
    pub fn is_coarse(&self, index: CellIndex) -> bool {
        self.marks[index] == Some(Mark::Withheld)
            && self.system.cells[index].printed
            && self.primary_mark(index) == Some(Mark::Below)
    }

    /// How a number prints that is withheld for its own sake.
    fn primary_mark(&self, index: CellIndex) -> Option<Mark> {
        let (cause, _) = self.rules[index].sensitive?;
        let is_count = matches!(cause, Cause::Small | Cause::Zero);
        // A nought that is withheld for the sake of its parts alone is no small number to a reader.
        let is_told = cause == Cause::Small || self.policy.hide_zeros;
        let is_few = self.rules[index].of_few;
        let tells = self.policy.tell_small && is_count && is_told && !is_few;
        Some(if tells { Mark::Below } else { Mark::Withheld })
    }

    /// All that is said, to come back to.
    pub fn said(&self) -> Said {
        Said {
            marks: self.marks.clone(),
            whys: self.whys.clone(),
            shares_withheld: self.shares_withheld.clone(),
            shares_forced: self.shares_forced.clone(),
        }
    }

    /// Says again what was said then.
    pub fn unsay(&mut self, before: Said) {
        let Said { marks, whys, shares_withheld, shares_forced } = before;
        self.marks = marks;
        self.whys = whys;
        self.shares_withheld = shares_withheld;
        self.shares_forced = shares_forced;
    }

    /// Withholds a share whose numbers the report does not print.
    pub fn withhold_share(&mut self, share: usize) {
        self.shares_withheld[share] = true;
        self.shares_forced[share] = true;
    }

    /// What must hold of a number; `None` where it may be learnt.
    pub fn declared(&self, index: CellIndex) -> Option<Declared> {
        let cell = &self.system.cells[index];
        if cell.printed && cell.value == 0 && self.marks[index].is_none() {
            return None;
        }
        let sensitive = self.rules[index].sensitive.map(|(_, declared)| declared);
        sensitive.or(self.marks[index].map(|_| Declared::Doubt))
    }

    /// Whether it is printed as it is and could be withheld. A nought is shown or is withheld by itself.
    pub fn is_candidate(&self, index: CellIndex) -> bool {
        let cell = &self.system.cells[index];
        cell.printed && cell.value > 0 && self.marks[index].is_none()
    }

    /// What a reader knows of a number by itself.
    ///
    /// Where a reader might know more than its mark says, the model knows more. So a number with the mark
    /// of a large one is taken to be none of the small ones, which would have been printed as such.
    pub fn limit(&self, index: CellIndex, most: i64) -> Limit {
        let cell = &self.system.cells[index];
        match self.marks[index] {
            _ if !cell.printed => (0, most),
            None => (whole(cell.value), whole(cell.value)),
            Some(Mark::Below) => (self.least(index), whole(self.policy.threshold) - 1),
            Some(Mark::Withheld) => (self.least_withheld(index), most),
        }
    }

    /// What a reader knows if all that can be withheld is withheld, and with one mark.
    pub fn unavoidable(&self, index: CellIndex, most: i64) -> Limit {
        let cell = &self.system.cells[index];
        if !cell.printed {
            (0, most)
        } else if cell.value == 0 && self.marks[index].is_none() {
            (0, 0)
        } else {
            (self.least(index), most)
        }
    }

    /// What is published of a number by itself.
    pub fn published_limit(&self, index: CellIndex, noughts: bool, most: i64) -> Limit {
        let cell = &self.system.cells[index];
        let is_count = cell.units.is_none();
        match self.marks[index] {
            _ if !cell.printed => (0, most),
            None => (whole(cell.value), whole(cell.value)),
            Some(Mark::Below) => {
                (i64::from(!self.policy.hide_zeros), whole(self.policy.threshold) - 1)
            }
            Some(Mark::Withheld) => (i64::from(is_count && !noughts), most),
        }
    }

    /// Whether a nought can be withheld among numbers like these: by policy, or as one side of a small group.
    pub fn may_hide_noughts(&self, component: &Component) -> bool {
        let of_share = |cell: &CellIndex| {
            self.shares_of[*cell]
                .iter()
                .any(|share| self.system.shares[*share].complement.is_some())
        };
        self.policy.hide_zeros || component.cells.iter().any(of_share)
    }

    /// A bound that stands for none, from printed numbers only.
    pub fn most_published(&self, component: &Component) -> i64 {
        let room = whole(self.policy.threshold) + 10;
        let values = component.cells.iter().map(|cell| match self.marks[*cell] {
            None if self.system.cells[*cell].printed => whole(self.value(*cell)),
            _ => 0,
        });
        // Well beyond any number that is withheld: in a thousand steps, so that none of them shows.
        let widest = component.cells.iter().map(|cell| whole(self.value(*cell))).max().unwrap_or(0);
        let steps = 1000_i64.saturating_mul(widest / 1000 + 1);
        values.fold(steps, |sum: i64, value| sum.saturating_add(value + room)).saturating_mul(4)
    }

    /// Least value that a number can have once it is withheld.
    pub fn least_withheld(&self, index: CellIndex) -> i64 {
        let cell = &self.system.cells[index];
        let threshold = whole(self.policy.threshold);
        let of_few = self.rules[index].of_few;
        let tells = self.policy.tell_small && cell.units.is_none() && !of_few;
        if tells && whole(cell.value) >= threshold { threshold } else { self.least(index) }
    }

    /// Nought where noughts are withheld too; otherwise a withheld count is none.
    fn least(&self, index: CellIndex) -> i64 {
        let is_count = self.system.cells[index].units.is_none();
        i64::from(is_count && !self.rules[index].zero_hidden)
    }

    /// A bound that stands for none: far beyond what the published numbers could bound.
    pub fn most(&self, component: &Component) -> i64 {
        let room = whole(self.policy.threshold);
        let values = component.cells.iter().map(|cell| whole(self.value(*cell)));
        values.fold(10, |sum: i64, value| sum.saturating_add(value + room)).saturating_mul(4)
    }

    /// What is known of each cell of a component.
    pub fn limits(&self, component: &Component) -> Vec<Limit> {
        let most = self.most(component);
        component.cells.iter().map(|cell| self.limit(*cell, most)).collect()
    }

    /// The real numbers of a component.
    pub fn truth(&self, component: &Component) -> Vec<i64> {
        component.cells.iter().map(|cell| whole(self.value(*cell))).collect()
    }

    /// The real number.
    pub fn value(&self, index: CellIndex) -> u64 {
        self.system.cells[index].value
    }

    /// The cell at a place.
    pub fn cell(&self, index: CellIndex) -> &'a Cell {
        &self.system.cells[index]
    }
}

/// As a signed number; numbers beyond [`LARGEST`] are kept out of the system.
pub(super) fn whole(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX).min(i64::MAX / 4)
}

/// The largest number that is reasoned about: sums of many stay exact in a floating-point number.
pub(super) const LARGEST: u64 = 1 << 40;
