//! Reporting periods: a first and a last day, both included.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::de::Error as _;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde::{Deserialize, Deserializer};

/// A reporting period. Both days belong to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day; not before `from`.
    pub to: NaiveDate,
    /// Its name in figures and on the command line: `2024`, `2024-Q1`, `2024-03`, `2024-01-15/2024-02-14`.
    pub label: String,
}

/// What stretch of the calendar a period covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// A calendar year.
    Year(i32),
    /// A year and its quarter, 1 to 4.
    Quarter(i32, u32),
    /// A year and its month, 1 to 12.
    Month(i32, u32),
    /// Any other run of days.
    Days,
}

/// Why a text is not a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It has none of the known forms.
    Form(String),
    /// It names a day, month or quarter that does not exist, or a year outside 1900–2199.
    Calendar(String),
    /// It ends before it begins.
    Order(String),
}

impl Period {
    /// Reads `2024`, `2024-Q1`, `2024-03` or `2024-01-15/2024-02-14`.
    ///
    /// ```
    /// use rodiklis::period::{Period, PeriodError};
    ///
    /// let quarter = Period::parse("2024-Q1")?;
    /// assert_eq!(quarter.days(), 91);
    /// assert_eq!(quarter.before().map(|it| it.label).as_deref(), Some("2023-Q4"));
    /// assert!(matches!(Period::parse("2024-13"), Err(PeriodError::Calendar(_))));
    /// # Ok::<(), PeriodError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Period, PeriodError> {
        let text = text.trim();
        let calendar = || PeriodError::Calendar(text.to_string());
        if let Some((from, to)) = text.split_once('/') {
            let period =
                Period { from: day(from, text)?, to: day(to, text)?, label: text.to_string() };
            return if period.from <= period.to {
                Ok(period)
            } else {
                Err(PeriodError::Order(text.to_string()))
            };
        }
        let (year, part) = match text.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => (text, None),
        };
        let year = year_number(year, text)?;
        match part {
            None => months(year, 1, 12, text).ok_or_else(calendar),
            Some(part) => match part.strip_prefix(['Q', 'q']) {
                Some(quarter) if digits(quarter, 1) => {
                    let quarter: u32 = quarter.parse().map_err(|_| calendar())?;
                    if !(1..=4).contains(&quarter) {
                        return Err(calendar());
                    }
                    months(year, quarter * 3 - 2, 3, &format!("{year}-Q{quarter}"))
                        .ok_or_else(calendar)
                }
                None if digits(part, 2) => {
                    let month: u32 = part.parse().map_err(|_| calendar())?;
                    months(year, month, 1, text).ok_or_else(calendar)
                }
                _ => Err(PeriodError::Form(text.to_string())),
            },
        }
    }

    /// The period of these days, called `2024-01-15/2024-02-14`; `None` when it ends before it begins.
    pub fn of_days(from: NaiveDate, to: NaiveDate) -> Option<Period> {
        (from <= to).then(|| Period { from, to, label: format!("{from}/{to}") })
    }

    /// The years of a certificate, each from an anniversary of its first day to the day before the next.
    ///
    /// A certificate that is valid up to its anniversary starts no year of one day; a last year that is cut
    /// short ends on `expires`. Empty when it expires before it is issued.
    pub fn certificate_years(issued: NaiveDate, expires: NaiveDate) -> Vec<Period> {
        let mut years = Vec::new();
        let mut from = issued;
        while from < expires {
            let number = 12 * (years.len() as u32 + 1);
            let Some(next) = issued.checked_add_months(Months::new(number)) else { break };
            let Some(last) = next.pred_opt() else { break };
            years.extend(Period::of_days(from, last.min(expires)));
            from = next;
        }
        years
    }

    /// The period of the same kind just before: last year, quarter, month; for whole months from any day,
    /// as many months; for other days, as many days. `None` at the beginning of the calendar.
    pub fn before(&self) -> Option<Period> {
        match self.span() {
            Span::Year(year) => months(year - 1, 1, 12, &format!("{:04}", year - 1)),
            Span::Quarter(year, 1) => Period::parse(&format!("{}-Q4", year - 1)).ok(),
            Span::Quarter(year, quarter) => Period::parse(&format!("{year}-Q{}", quarter - 1)).ok(),
            Span::Month(year, 1) => Period::parse(&format!("{}-12", year - 1)).ok(),
            Span::Month(year, month) => Period::parse(&format!("{year}-{:02}", month - 1)).ok(),
            Span::Days => {
                let to = self.from.pred_opt()?;
                let from = match self.whole_months() {
                    Some(months) => self.from.checked_sub_months(Months::new(months))?,
                    None => self.from.checked_sub_days(Days::new(self.days()))?,
                };
                Period::of_days(from, to)
            }
        }
    }

    /// The same days, months or quarter a year earlier. `None` at the beginning of the calendar.
    ///
    /// A period of whole months ends on the last day of its last month, in a leap year too.
    pub fn year_before(&self) -> Option<Period> {
        match self.span() {
            Span::Year(_) => self.before(),
            Span::Quarter(year, quarter) => Period::parse(&format!("{}-Q{quarter}", year - 1)).ok(),
            Span::Month(year, month) => Period::parse(&format!("{}-{month:02}", year - 1)).ok(),
            Span::Days => {
                let year = Months::new(12);
                let from = self.from.checked_sub_months(year)?;
                let to = match self.whole_months() {
                    Some(_) => self.to.succ_opt()?.checked_sub_months(year)?.pred_opt()?,
                    None => self.to.checked_sub_months(year)?,
                };
                Period::of_days(from, to)
            }
        }
    }

    /// Whether it begins after the end of another: a whole project does not follow its last year.
    pub fn follows(&self, earlier: &Period) -> bool {
        earlier.to < self.from
    }

    /// Whether both cover the same days, whatever they are called.
    pub fn same_days(&self, other: &Period) -> bool {
        self.from == other.from && self.to == other.to
    }

    /// Number of days, both ends included; at least 1.
    pub fn days(&self) -> u64 {
        (self.to - self.from).num_days().max(0) as u64 + 1
    }

    /// What it covers, by its days and whatever its label.
    pub fn span(&self) -> Span {
        let (year, month) = (self.from.year(), self.from.month());
        let covers = |count| {
            months(year, month, count, "")
                .is_some_and(|whole| whole.from == self.from && whole.to == self.to)
        };
        if month == 1 && covers(12) {
            Span::Year(year)
        } else if month % 3 == 1 && covers(3) {
            Span::Quarter(year, month.div_ceil(3))
        } else if covers(1) {
            Span::Month(year, month)
        } else {
            Span::Days
        }
    }

    /// The number of months, when the period is a whole number of them from its first day.
    fn whole_months(&self) -> Option<u32> {
        let after = self.to.succ_opt()?;
        let count = (after.year() - self.from.year()) * 12 + after.month() as i32
            - self.from.month() as i32;
        let count = u32::try_from(count).ok().filter(|count| *count > 0)?;
        (self.from.checked_add_months(Months::new(count))? == after).then_some(count)
    }
}

/// So many whole months from the first of one.
fn months(year: i32, month: u32, count: u32, label: &str) -> Option<Period> {
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    let to = from.checked_add_months(Months::new(count))?.pred_opt()?;
    Some(Period { from, to, label: label.to_string() })
}

fn digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn year_number(year: &str, text: &str) -> Result<i32, PeriodError> {
    if !digits(year, 4) {
        return Err(PeriodError::Form(text.to_string()));
    }
    let year = year.parse().map_err(|_| PeriodError::Form(text.to_string()))?;
    if (1900..2200).contains(&year) {
        Ok(year)
    } else {
        Err(PeriodError::Calendar(text.to_string()))
    }
}

fn day(day: &str, text: &str) -> Result<NaiveDate, PeriodError> {
    let parts: Vec<&str> = day.trim().split('-').collect();
    let [year, month, day] = parts[..] else { return Err(PeriodError::Form(text.to_string())) };
    if !digits(month, 2) || !digits(day, 2) {
        return Err(PeriodError::Form(text.to_string()));
    }
    let year = year_number(year, text)?;
    let number = |part: &str| part.parse().unwrap_or(0);
    NaiveDate::from_ymd_opt(year, number(month), number(day))
        .ok_or_else(|| PeriodError::Calendar(text.to_string()))
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Period, PeriodError> {
        Period::parse(text)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.label)
    }
}

impl fmt::Display for PeriodError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PeriodError::Form(text) => write!(
                formatter,
                "`{text}` is not a period: write 2024, 2024-Q1, 2024-03 or 2024-01-15/2024-02-14"
            ),
            PeriodError::Calendar(text) => write!(formatter, "`{text}` is not in the calendar"),
            PeriodError::Order(text) => write!(formatter, "`{text}` ends before it begins"),
        }
    }
}

impl std::error::Error for PeriodError {}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Period", 3)?;
        fields.serialize_field("label", &self.label)?;
        fields.serialize_field("from", &self.from.to_string())?;
        fields.serialize_field("to", &self.to.to_string())?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Period, D::Error> {
        #[derive(Deserialize)]
        struct Days {
            label: String,
            from: NaiveDate,
            to: NaiveDate,
        }
        let Days { label, from, to } = Days::deserialize(from)?;
        if from > to {
            return Err(D::Error::custom(PeriodError::Order(label)));
        }
        Ok(Period { from, to, label })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> String {
        Period::parse(text).map_or_else(
            |error| format!("{error:?}"),
            |period| format!("{} {}", period.from, period.to),
        )
    }

    #[test]
    fn every_form_is_read() {
        assert_eq!(days("2024"), "2024-01-01 2024-12-31");
        assert_eq!(days("2024-Q1"), "2024-01-01 2024-03-31");
        assert_eq!(days("2024-q4"), "2024-10-01 2024-12-31");
        assert_eq!(days("2024-02"), "2024-02-01 2024-02-29");
        assert_eq!(days("2023-02"), "2023-02-01 2023-02-28");
        assert_eq!(days("2024-01-15/2024-02-14"), "2024-01-15 2024-02-14");
        assert_eq!(Period::parse("2024-q4").unwrap().label, "2024-Q4");
    }

    #[test]
    fn nothing_else_is() {
        use PeriodError::{Calendar, Form, Order};
        let error = |text: &str| Period::parse(text).unwrap_err();
        for text in [
            "",
            "24",
            "2024-",
            "2024-3",
            "2024-Q",
            "2024-Q12",
            "2024.03",
            "2024-03-05",
            "2024-01-01/",
            "+024",
            "2024-+3",
            "2024-01-1/2024-01-02",
        ] {
            assert_eq!(error(text), Form(text.into()));
        }
        for text in ["0204", "2024-13", "2024-00", "2024-Q5", "2023-02-29/2023-03-01"] {
            assert_eq!(error(text), Calendar(text.into()));
        }
        assert_eq!(error("2024-02-01/2024-01-31"), Order("2024-02-01/2024-01-31".into()));
    }

    #[test]
    fn the_period_before_is_of_the_same_kind() {
        let before = |text: &str| Period::parse(text).unwrap().before().unwrap().label;
        assert_eq!(before("2024"), "2023");
        assert_eq!(before("2024-Q1"), "2023-Q4");
        assert_eq!(before("2024-Q3"), "2024-Q2");
        assert_eq!(before("2024-01"), "2023-12");
        assert_eq!(before("2024-03"), "2024-02");
        assert_eq!(before("2024-02-03/2025-02-02"), "2023-02-03/2024-02-02");
        assert_eq!(before("2024-01-15/2024-02-14"), "2023-12-15/2024-01-14");
        assert_eq!(before("2024-01-15/2024-01-24"), "2024-01-05/2024-01-14");
    }

    #[test]
    fn a_year_before_is_the_same_part_of_the_year() {
        let before = |text: &str| Period::parse(text).unwrap().year_before().unwrap().label;
        assert_eq!(before("2024"), "2023");
        assert_eq!(before("2024-Q1"), "2023-Q1");
        assert_eq!(before("2024-02"), "2023-02");
        // A school year, a certificate's year, the year to date, and a leap day at an end.
        assert_eq!(before("2023-09-01/2024-08-31"), "2022-09-01/2023-08-31");
        assert_eq!(before("2024-02-03/2025-02-02"), "2023-02-03/2024-02-02");
        assert_eq!(before("2025-01-01/2025-01-20"), "2024-01-01/2024-01-20");
        assert_eq!(before("2024-12-01/2025-02-28"), "2023-12-01/2024-02-29");
    }

    /// The certificate of the page of look/: three years.
    #[test]
    fn certificate_years_run_from_anniversary_to_anniversary() {
        let years = |issued: &str, expires: &str| -> Vec<String> {
            Period::certificate_years(issued.parse().unwrap(), expires.parse().unwrap())
                .into_iter()
                .map(|period| period.label)
                .collect()
        };
        let three = ["2022-02-03/2023-02-02", "2023-02-03/2024-02-02", "2024-02-03/2025-02-02"];
        assert_eq!(years("2022-02-03", "2025-02-03"), three);
        assert_eq!(years("2022-02-03", "2025-02-02"), three);
        assert_eq!(
            years("2024-02-29", "2025-06-30"),
            ["2024-02-29/2025-02-27", "2025-02-28/2025-06-30"]
        );
        assert!(years("2024-02-29", "2023-06-30").is_empty());
    }

    #[test]
    fn a_span_is_known_by_its_days() {
        let span = |text: &str| Period::parse(text).unwrap().span();
        assert_eq!(span("2024-01-01/2024-12-31"), Span::Year(2024));
        assert_eq!(span("2024-04-01/2024-06-30"), Span::Quarter(2024, 2));
        assert_eq!(span("2024-12"), Span::Month(2024, 12));
        assert_eq!(span("2024-02-01/2024-04-30"), Span::Days);
        assert_eq!(Period::parse("2024").unwrap().days(), 366);
    }
}
