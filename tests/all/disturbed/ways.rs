//! The ways in which sheets are disturbed, and what cannot be noticed.

use super::random::Random;
use super::sheet::Sheet;
use super::{in_cells, in_rows, in_totals};

/// One kind of disturbance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// A letter too many or too few in a word of a list.
    MistypedWord,
    /// A word of a list with something added to it.
    AddedWord,
    /// A year in which it cannot have been: still to come, long ago, or not that of the file.
    WrongYear,
    /// An end before its start.
    EndBeforeStart,
    /// A day that no calendar has.
    NoSuchDay,
    /// A month, a year, a day without its year.
    PartOfDay,
    /// Two-digit years, several days, about a day.
    VagueDay,
    /// The same day in another of the forms in which offices write it.
    OtherDay,
    /// A record broken in two.
    TornRow,
    /// All cells of a row one column further.
    ShiftedRow,
    /// A value in the column beside its own.
    MovedCell,
    /// The key of one record over that of the next.
    DoubledKey,
    /// A record twice.
    DoubledRow,
    /// A required value lost.
    LostRequired,
    /// A value lost of which a rule says that it is lacking.
    LostNoticed,
    /// A word for nothing where nothing stood.
    NothingWord,
    /// An error of an office program instead of the value.
    ErrorWord,
    /// A reference to nobody, or a register's key that others go by.
    ChangedId,
    /// The same identifier with other dashes, capitals or spaces.
    SpelledId,
    /// What spreadsheets make of identifiers, and those that are unfinished.
    StruckId,
    /// A total between the records or after them.
    StrayTotal,
    /// A total above all records.
    TotalAbove,
    /// A part of a total, below the records.
    PartOfTotal,
    /// The average of the records, below them.
    StrayAverage,
    /// A wrong total without its word.
    NumbersAlone,
    /// Words alone below a gap, above further records.
    StrayTitle,
    /// The amounts of two rows in one cell over both.
    SharedAmount,
    /// The header once more.
    RepeatedHeader,
    BlankRow,
    /// The name of a month above its records.
    MonthRow,
    /// A number with more decimals than anything has, which change nothing.
    ManyDecimals,
    /// A number with marks between its thousands, or with its unit.
    ThousandsMarks,
    /// About so many, from so many to so many.
    VagueNumber,
    /// A number that nothing can hold.
    HugeNumber,
    /// A number outside what its field can be.
    BeyondLimits,
    /// A whole number with a fraction.
    PartOfWhole,
    /// One cell over rows that say the same.
    MergedCells,
    /// A quotation mark that nobody closes.
    StrayQuote,
    /// A word in other capitals, with spaces about it.
    SpelledWord,
    /// A letter too many or too few in a heading.
    MistypedHeading,
    /// A column without its heading.
    LostHeading,
}

pub const ALL: [Way; 41] = [
    Way::MistypedWord,
    Way::AddedWord,
    Way::WrongYear,
    Way::EndBeforeStart,
    Way::NoSuchDay,
    Way::PartOfDay,
    Way::VagueDay,
    Way::OtherDay,
    Way::TornRow,
    Way::ShiftedRow,
    Way::MovedCell,
    Way::DoubledKey,
    Way::DoubledRow,
    Way::LostRequired,
    Way::LostNoticed,
    Way::NothingWord,
    Way::ErrorWord,
    Way::ChangedId,
    Way::SpelledId,
    Way::StruckId,
    Way::StrayTotal,
    Way::TotalAbove,
    Way::PartOfTotal,
    Way::StrayAverage,
    Way::NumbersAlone,
    Way::StrayTitle,
    Way::SharedAmount,
    Way::RepeatedHeader,
    Way::BlankRow,
    Way::MonthRow,
    Way::ManyDecimals,
    Way::ThousandsMarks,
    Way::VagueNumber,
    Way::HugeNumber,
    Way::BeyondLimits,
    Way::PartOfWhole,
    Way::MergedCells,
    Way::StrayQuote,
    Way::SpelledWord,
    Way::MistypedHeading,
    Way::LostHeading,
];

/// What nobody could notice, and why. None of it is generated.
pub const UNNOTICED: [(&str, &str); 9] = [
    (
        "one word of a list for another",
        "both are right words; which of them was meant stands nowhere else",
    ),
    (
        "a day within what can be",
        "nothing contradicts it: it has been, in the year of its file, not before its start",
    ),
    (
        "what begins within a year of the report's day, or ends years after it, where that may be",
        "next year's posts, places, contracts and surveys are entered ahead, and budgets span years",
    ),
    ("a number within its limits", "nothing contradicts it"),
    ("one number of a register for another of it", "both name somebody"),
    ("another name where no register is kept", "nobody knows which participants there are"),
    (
        "an optional value lost, or written over by a word for nothing",
        "an empty cell is an answer; where a rule says that the value is lacking, it is generated",
    ),
    ("a whole record lost", "nothing says how many there were"),
    (
        "a key that no record goes by, changed",
        "it still names one record; nothing goes by its old name",
    ),
];

/// What a disturbance touched.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// Cells, by the clean sheet's row and the column.
    pub cells: Vec<(usize, usize)>,
    /// Records, by the clean sheet's row, beside which something was added that must be told.
    pub must_tell: Vec<usize>,
    /// A column whose heading was touched.
    pub heading: Option<usize>,
}

impl Touched {
    pub fn cell(row: usize, column: usize) -> Self {
        Touched { cells: vec![(row, column)], ..Touched::default() }
    }
}

/// Disturbs a sheet; `None` where there is nothing that could be disturbed so.
///
/// `all` are the clean sheets, for what other registers go by.
pub fn disturb(way: Way, sheet: &mut Sheet, all: &[Sheet], random: &mut Random) -> Option<Touched> {
    match way {
        Way::MistypedWord => in_cells::words::mistype(sheet, random),
        Way::AddedWord => in_cells::words::add(sheet, random),
        Way::WrongYear => in_cells::days::wrong_year(sheet, random),
        Way::EndBeforeStart => in_cells::days::end_before_start(sheet, random),
        Way::NoSuchDay => in_cells::days::no_such_day(sheet, random),
        Way::PartOfDay => in_cells::days::part(sheet, random),
        Way::VagueDay => in_cells::days::vague(sheet, random),
        Way::OtherDay => in_cells::days::other_form(sheet, random),
        Way::LostRequired => in_cells::words::lose_required(sheet, random),
        Way::LostNoticed => in_cells::words::lose_noticed(sheet, random),
        Way::NothingWord => in_cells::words::nothing(sheet, random),
        Way::ErrorWord => in_cells::words::error(sheet, random),
        Way::StrayQuote => in_cells::words::quote(sheet, random),
        Way::ChangedId => in_cells::ids::change(sheet, all, random),
        Way::SpelledId => in_cells::ids::spell(sheet, random),
        Way::StruckId => in_cells::ids::strike(sheet, random),
        Way::DoubledKey => in_cells::ids::double(sheet, random),
        Way::ManyDecimals => in_cells::numbers::many_decimals(sheet, random),
        Way::ThousandsMarks => in_cells::numbers::thousands(sheet, random),
        Way::VagueNumber => in_cells::numbers::vague(sheet, random),
        Way::HugeNumber => in_cells::numbers::huge(sheet, random),
        Way::BeyondLimits => in_cells::numbers::beyond(sheet, random),
        Way::PartOfWhole => in_cells::numbers::part(sheet, random),
        Way::TornRow => in_rows::tear(sheet, random),
        Way::ShiftedRow => in_rows::shift(sheet, random),
        Way::MovedCell => in_rows::shift_cell(sheet, random),
        Way::DoubledRow => in_rows::double(sheet, random),
        Way::StrayTotal => in_rows::total(sheet, random),
        Way::TotalAbove => in_totals::above(sheet, random),
        Way::PartOfTotal => in_totals::part(sheet, random),
        Way::StrayAverage => in_totals::average(sheet, random),
        Way::NumbersAlone => in_totals::numbers_alone(sheet, random),
        Way::StrayTitle => in_totals::title(sheet, random),
        Way::SharedAmount => in_totals::shared_amount(sheet, random),
        Way::RepeatedHeader => in_rows::header(sheet, random),
        Way::BlankRow => in_rows::blank(sheet, random),
        Way::MonthRow => in_rows::month(sheet, random),
        Way::MergedCells => in_rows::merge(sheet, random),
        Way::SpelledWord => in_cells::words::spell(sheet, random),
        Way::MistypedHeading => in_rows::mistype_heading(sheet, random),
        Way::LostHeading => in_rows::lose_heading(sheet, random),
    }
}
