//! Values as workbooks store them: binary numbers, serial moments, lengths of time.

use calamine::ExcelDateTime;
use rust_decimal::Decimal;

use super::cell::Cell;

/// A spreadsheet keeps fifteen significant digits; the rest of a binary number is noise.
pub(super) fn decimal(number: f64) -> Option<Decimal> {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        // Exact: whole numbers of this size fit both types.
        return Some(Decimal::from(number as i64));
    }
    Decimal::from_scientific(&format!("{number:.14e}")).ok().map(|number| number.normalize())
}

/// A serial number with a format of dates or times.
pub(super) fn moment(moment: &ExcelDateTime) -> Cell {
    let serial = moment.as_f64();
    // Less than a day, or formatted as a length of time: no date is meant.
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        return match decimal(serial * 24.0 * 60.0) {
            Some(minutes) => Cell::Time(minutes.round_dp(3).normalize()),
            None => Cell::Text(serial.to_string()),
        };
    }
    match moment.as_datetime() {
        Some(day) => Cell::Date(day.date()),
        None => Cell::Text(serial.to_string()),
    }
}

/// `PT1H30M0S`, as ODS writes it.
pub(super) fn iso_duration(text: &str) -> Option<Decimal> {
    let mut minutes = Decimal::ZERO;
    let mut rest = text.strip_prefix("PT")?;
    while !rest.is_empty() {
        let at = rest.find(['H', 'M', 'S'])?;
        let number: Decimal = rest[..at].parse().ok()?;
        minutes = minutes.checked_add(match &rest[at..=at] {
            "H" => number.checked_mul(Decimal::from(60))?,
            "M" => number,
            _ => number.checked_div(Decimal::from(60))?,
        })?;
        rest = &rest[at + 1..];
    }
    Some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_noise_is_left_aside() {
        assert_eq!(decimal(0.1 + 0.2), Some("0.3".parse().unwrap()));
        assert_eq!(decimal(34.75), Some("34.75".parse().unwrap()));
        assert_eq!(decimal(51_203_010_123.0), Some(Decimal::from(51_203_010_123_i64)));
        assert_eq!(decimal(f64::NAN), None);
    }

    #[test]
    fn lengths_of_time_are_in_minutes() {
        assert_eq!(iso_duration("PT01H30M00S"), Some(Decimal::from(90)));
        assert_eq!(iso_duration("PT45M"), Some(Decimal::from(45)));
        assert_eq!(iso_duration("P1D"), None);
    }
}
