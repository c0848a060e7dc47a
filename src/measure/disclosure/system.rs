//! The numbers of a report and what ties them together, as a reader knows it.

use rust_decimal::Decimal;

use crate::engine::counts::Group;
use crate::measure::Fraction;
use crate::period::Period;

/// Which number of a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The value of a count.
    Count,
    /// The value of a sum.
    Sum,
    /// What a share, ratio or mean divides.
    Numerator,
    /// What it divides by.
    Denominator,
    /// Units of a share's denominator outside its numerator. Never printed, always derivable.
    Complement,
    /// Units of a part that are not among those of a number within it. Never printed, always derivable.
    Rest {
        /// Whose units.
        of: Box<Part>,
        /// The number within it, by its name.
        less: String,
    },
    /// Units before exclusions, where there are exclusions.
    Population,
    /// Units left after exclusions, where no other part is that number.
    Remaining,
    /// Units excluded, by the exclusion's name.
    Excluded(String),
    /// Units of which the numerator or the value is unknown.
    Unknown,
    /// Units of which it is unknown whether they belong to the population.
    Undecided,
    /// One of the above, of a ratio's denominator.
    Divisor(Box<Part>),
}

impl Part {
    /// Whether it is what is left of a number: never printed, and told by the two numbers that are.
    pub(super) fn is_remainder(&self) -> bool {
        matches!(self, Part::Complement | Part::Rest { .. })
    }

    /// Its name in JSON and in message keys: `excluded`.
    pub fn key(&self) -> &'static str {
        match self {
            Part::Count => "count",
            Part::Sum => "sum",
            Part::Numerator => "numerator",
            Part::Denominator => "denominator",
            Part::Complement => "complement",
            Part::Rest { .. } => "rest",
            Part::Population => "population",
            Part::Remaining => "remaining",
            Part::Excluded(_) => "excluded",
            Part::Unknown => "unknown",
            Part::Undecided => "undecided",
            Part::Divisor(part) => part.key(),
        }
    }

    /// Where it stands in a figure's JSON: `excluded.no_opinion`, `divisor.unknown`.
    pub fn field(&self) -> String {
        match self {
            Part::Undecided => "population_unknown".to_owned(),
            Part::Excluded(name) => format!("excluded.{name}"),
            Part::Divisor(part) => format!("divisor.{}", part.field()),
            Part::Rest { of, less } => format!("{}, less {less}", of.field()),
            part => part.key().to_owned(),
        }
    }
}

/// Where a number stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// Indicator's id.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// The group; `None` for all.
    pub group: Option<Group>,
    /// Which of the figure's numbers.
    pub part: Part,
}

/// A place in [`System::cells`].
pub type CellIndex = usize;

/// One number of a report, or one that its numbers lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands.
    pub key: CellKey,
    /// The number; of a sum, its digits without the decimal sign.
    pub value: u64,
    /// Decimals of a sum: 3475 with 2 is 34.75. All sums that are tied together have the same.
    pub scale: u32,
    /// Of a sum, the number of units that it is summed over; `None` for a count.
    pub units: Option<u64>,
    /// Whether the report prints it.
    pub printed: bool,
    /// Whether a small one tells of a few people.
    pub people: bool,
    /// Whether it is what the report is read for: of all, in a figure that a target is held against.
    pub headline: bool,
}

/// What a reader knows to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Parts without overlap add up to the total.
    Sum {
        /// The total.
        total: CellIndex,
        /// Its parts.
        parts: Vec<CellIndex>,
    },
    /// Parts that may overlap cover the total: each is at most the total, the total at most their sum.
    Cover {
        /// The total.
        total: CellIndex,
        /// Its parts.
        parts: Vec<CellIndex>,
    },
    /// A part is at most the whole.
    AtMost {
        /// The part.
        part: CellIndex,
        /// The whole.
        whole: CellIndex,
    },
    /// So many times a number are at most so many times another: days of care are at most those of the period for
    /// each of those cared for.
    Bound {
        /// The smaller side.
        part: CellIndex,
        /// How many times.
        times: u64,
        /// The larger side.
        whole: CellIndex,
        /// How many times.
        per: u64,
    },
}

/// A value worked out from a numerator and a denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What is divided; `None` for a median.
    pub numerator: Option<CellIndex>,
    /// What it is divided by.
    pub denominator: CellIndex,
    /// Denominator less numerator; `None` where the numerator is no part of the denominator.
    pub complement: Option<CellIndex>,
    /// How it is printed; `None` where nobody could conclude from it on the numerator.
    pub printed: Option<Printed>,
}

/// A printed share: `factor · numerator / denominator`, rounded half away from zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// 100 for per cent.
    pub factor: Fraction,
    /// As it is printed; its scale is the number of decimals.
    pub value: Decimal,
}

/// All numbers of one report, over all its tables and periods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct System {
    /// The numbers; no key occurs twice.
    pub cells: Vec<Cell>,
    /// What ties them together.
    pub relations: Vec<Relation>,
    /// The shares worked out from them.
    pub shares: Vec<Share>,
}

impl System {
    /// Adds a number and gives its place.
    pub fn add(&mut self, cell: Cell) -> CellIndex {
        self.cells.push(cell);
        self.cells.len() - 1
    }

    /// Whether a relation holds for the real numbers.
    pub fn holds(&self, relation: &Relation) -> bool {
        let value = |index: CellIndex| i128::from(self.cells[index].value);
        let sum = |parts: &[CellIndex]| parts.iter().map(|part| value(*part)).sum::<i128>();
        match relation {
            Relation::Sum { total, parts } => value(*total) == sum(parts),
            Relation::Cover { total, parts } => {
                value(*total) <= sum(parts)
                    && parts.iter().all(|part| value(*part) <= value(*total))
            }
            Relation::AtMost { part, whole } => value(*part) <= value(*whole),
            Relation::Bound { part, times, whole, per } => {
                i128::from(*times) * value(*part) <= i128::from(*per) * value(*whole)
            }
        }
    }

    /// The same system in the one order that its keys give, so that the order in which it was built decides
    /// nothing.
    pub(super) fn ordered(&self) -> System {
        let mut order: Vec<CellIndex> = (0..self.cells.len()).collect();
        order.sort_by(|a, b| self.cells[*a].key.cmp(&self.cells[*b].key));
        let mut place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        let moved = |parts: &[CellIndex]| {
            let mut parts: Vec<CellIndex> = parts.iter().map(|part| place[*part]).collect();
            parts.sort_unstable();
            parts
        };
        let mut relations: Vec<Relation> = self
            .relations
            .iter()
            .map(|relation| match relation {
                Relation::Sum { total, parts } => {
                    Relation::Sum { total: place[*total], parts: moved(parts) }
                }
                Relation::Cover { total, parts } => {
                    Relation::Cover { total: place[*total], parts: moved(parts) }
                }
                Relation::AtMost { part, whole } => {
                    Relation::AtMost { part: place[*part], whole: place[*whole] }
                }
                Relation::Bound { part, times, whole, per } => Relation::Bound {
                    part: place[*part],
                    times: *times,
                    whole: place[*whole],
                    per: *per,
                },
            })
            .collect();
        relations.sort_by_key(sort_key);
        relations.dedup();
        let mut shares: Vec<Share> = self
            .shares
            .iter()
            .map(|share| Share {
                numerator: share.numerator.map(|index| place[index]),
                denominator: place[share.denominator],
                complement: share.complement.map(|index| place[index]),
                printed: share.printed.clone(),
            })
            .collect();
        shares.sort_by_key(|share| (share.denominator, share.numerator, share.complement));
        System {
            cells: order.iter().map(|old| self.cells[*old].clone()).collect(),
            relations,
            shares,
        }
    }
}

fn sort_key(relation: &Relation) -> (u8, CellIndex, Vec<CellIndex>) {
    match relation {
        Relation::Sum { total, parts } => (0, *total, parts.clone()),
        Relation::Cover { total, parts } => (1, *total, parts.clone()),
        Relation::AtMost { part, whole } => (2, *whole, vec![*part]),
        Relation::Bound { part, whole, times, per } => {
            (3, *whole, vec![*part, *times as usize, *per as usize])
        }
    }
}
