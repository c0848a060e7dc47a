//! Numbers as definitions and settings write them: `95`, `0.5`. Text that looks like one (`"95"`) is none.

use rust_decimal::Decimal;
use serde::de::{self, Deserialize, Deserializer, Visitor};

/// A number of a TOML file, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub Decimal);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        // `Decimal` reads itself from text too.
        reader.deserialize_any(Digits)
    }
}

struct Digits;

impl Visitor<'_> for Digits {
    type Value = Number;

    fn expecting(&self, written: &mut std::fmt::Formatter) -> std::fmt::Result {
        written.write_str("a number")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Number, E> {
        Ok(Number(Decimal::from(number)))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Number, E> {
        Ok(Number(Decimal::from(number)))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Number, E> {
        // The shortest digits that mean this float are those that were typed.
        let digits = number.to_string();
        let known = digits.parse().map(Number);
        known.map_err(|_| E::invalid_value(de::Unexpected::Float(number), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct File {
        number: Number,
    }

    fn read(text: &str) -> Option<Decimal> {
        toml::from_str::<File>(&format!("number = {text}")).ok().map(|file| file.number.0)
    }

    #[test]
    fn numbers_are_read_exactly_and_nothing_else() {
        for (text, number) in
            [("5", "5"), ("0.1", "0.1"), ("-3", "-3"), ("95.25", "95.25"), ("1e3", "1000")]
        {
            assert_eq!(read(text), number.parse().ok(), "{text}");
        }
        for text in ["\"5\"", "\"0,5\"", "true", "2024-01-31", "[5]", "nan", "inf", "1e300"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
