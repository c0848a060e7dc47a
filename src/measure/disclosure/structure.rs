//! What a reader knows of a report beside its numbers: how groups, periods and indicators belong together.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::system::Part;
use crate::engine::counts::Group;

/// How parts make up their whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Adds {
    /// Each unit is in one part: they add up. Taken where the numbers agree; where they do not, the parts
    /// are taken to overlap.
    #[default]
    Up,
    /// A unit may be in several parts: children who changed their carer within the period.
    Overlapping,
    /// They say nothing of each other.
    Apart,
    /// Of periods: the number depends on the last day alone, so that the last quarter's is the year's: children
    /// on the last day.
    SameEnd,
    /// Of periods: the number is the same in all of them.
    Constant,
}

/// What numbers tell of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// People: small ones are withheld.
    #[default]
    People,
    /// Budget lines, events: few of them tell of nobody.
    Things,
    /// Of things whose sums are numbers of people: those invited, in survey waves.
    ThingsWithPeople,
}

/// What one unit adds to a sum, as a reader knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Each {
    /// At least so much.
    pub least: Decimal,
    /// At most so much for each day of the period, and so much beside; `None` where there is no bound.
    pub most: Option<(u64, Decimal)>,
}

/// How one indicator's numbers belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The groups of one stratifier. `Up` where records are counted or one is kept of each unit;
    /// `Overlapping` where a unit may have records in several groups.
    pub groups: Adds,
    /// The quarters of a year, the months of a quarter.
    pub periods: Adds,
    /// What its population's numbers tell of.
    pub of: Of,
    /// What those of a ratio's denominator tell of.
    pub of_divisor: Of,
    /// What a unit of its population adds to its sum; nothing where it sums nothing.
    pub each: Option<Each>,
    /// What one of a ratio's denominator does.
    pub each_below: Option<Each>,
}

/// A period, seen from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// The same.
    Now,
    /// One that ends where it begins.
    Before,
    /// One that begins where it ends.
    After,
}

/// What ties numbers of several indicators, in each period and group that they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The parts add up to the total; with one part, the two are the same number.
    Sum {
        /// Indicator and its number.
        total: (String, Part),
        /// Indicators and their numbers.
        parts: Vec<(String, Part)>,
    },
    /// Those counted by the one are among those counted by the other.
    Within {
        /// The narrower.
        part: (String, Part),
        /// The wider.
        whole: (String, Part),
    },
    /// Names of one number; some stand in some periods and groups only.
    Same {
        /// Indicators and their numbers.
        names: Vec<(String, Part)>,
    },
    /// Those counted by the one are among those counted by the other, and the rest is a number of people too,
    /// though the report does not print it. Of the names of each number, one that stands there is taken.
    Rest {
        /// The wider.
        whole: Vec<(String, Part)>,
        /// The narrower.
        part: Vec<(String, Part)>,
        /// The period of the narrower, seen from that of the wider.
        when: When,
        /// Numbers that count the rest, or records of it, of which there may be more.
        same: Vec<(String, Part)>,
    },
    /// A group of one indicator is what others count as a whole.
    Group {
        /// The indicator whose group it is, and its number.
        of: (String, Part),
        /// The group.
        group: Group,
        /// Names of the same number of all.
        names: Vec<(String, Part)>,
    },
    /// Two numbers that are the same but for what lies on a single day, or for units with several records.
    Near {
        /// The one.
        left: Vec<(String, Part)>,
        /// The other.
        right: Vec<(String, Part)>,
        /// The period of the other, seen from that of the one.
        when: When,
    },
}

/// Which numbers the report prints beside values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prints {
    /// Numerators and denominators of shares, ratios and means.
    pub fractions: bool,
    /// Populations and exclusions.
    pub populations: bool,
    /// Numbers of unknowns.
    pub unknowns: bool,
}

impl Default for Prints {
    /// Everything, as `compute --format json` does.
    fn default() -> Prints {
        Prints { fractions: true, populations: true, unknowns: true }
    }
}

/// What a reader knows of a report beside its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// By indicator; others have the default shape, which lets a reader know most.
    pub shapes: BTreeMap<String, Shape>,
    /// What ties indicators to each other.
    pub links: Vec<Link>,
    /// What the report prints.
    pub prints: Prints,
}

impl Structure {
    /// The shape of an indicator.
    pub fn shape(&self, indicator: &str) -> Shape {
        self.shapes.get(indicator).copied().unwrap_or_default()
    }
}
