//! A value and a language become words: numbers, dates, plurals, messages and the order of names.
//!
//! Lithuanian follows the VLKK and CLDR (`2 904`, `95,5 %`, `2024 m. kovo 5 d.`), English is British.
//! Whatever must not be torn apart at the end of a line is joined with no-break spaces.

mod catalogue;
mod collation;
mod date;
mod message;
mod number;
mod plural;
mod reason;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use collation::{compare, sort_key};
pub use date::{
    iso_date, long_date, month, period, period_label, period_labels, period_name, years,
};
pub use message::{Argument, FindingText, MessageError, checked, finding, message};
pub use number::{
    Unit, change, distance, integer, number, percent, percent_range, points, range, signed, value,
    with_unit,
};
pub use reason::Reason;

/// A language of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Lithuanian.
    Lt,
    /// English.
    En,
}

impl Lang {
    /// Both, Lithuanian first.
    pub const ALL: [Lang; 2] = [Lang::Lt, Lang::En];

    /// Its code in files, arguments and the `lang` attribute: `lt`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Lt => "lt",
            Lang::En => "en",
        }
    }

    /// The text of this language.
    pub fn of(self, text: &crate::library::dataset::Text) -> &str {
        match self {
            Lang::Lt => &text.lt,
            Lang::En => &text.en,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// A text that names no language of the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLang(pub String);

impl fmt::Display for UnknownLang {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is not a language of reports: write lt or en", self.0)
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Lang, UnknownLang> {
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code() == text)
            .ok_or_else(|| UnknownLang(text.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_read_as_they_are_written() {
        for lang in Lang::ALL {
            assert_eq!(lang.to_string().parse(), Ok(lang));
        }
        assert_eq!("LT".parse::<Lang>(), Err(UnknownLang("LT".into())));
    }
}
