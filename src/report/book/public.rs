//! What a public workbook does not tell, and why.

use rust_decimal::Decimal;

use super::cell::{Cell, Column, Number, Sheet};
use super::{figures, say};
use crate::locale::{self, Lang};
use crate::measure::disclosure::Part;
use crate::printed::withheld;
use crate::public::Published;
use crate::report::fill::Sources;

/// The withheld numbers, a row each, with the least and the greatest value that the mark leaves open.
pub fn sheet(published: &Published, sources: Sources, lang: Lang) -> Sheet {
    let columns = [
        ("indicator", 46),
        ("period", 14),
        ("group", 32),
        ("part", 20),
        ("mark", 16),
        ("why", 20),
        ("range-low", 12),
        ("range-high", 12),
        ("id", 34),
    ];
    let threshold = published.policy.threshold;
    let mut rows = Vec::new();
    for indicator in &sources.computed.indicators {
        let own = published.listing.iter().filter(|line| line.indicator == indicator.id);
        rows.extend(own.map(|line| {
            let (_, group) = figures::split(lang, indicator, line.group.as_ref());
            let bound = |bound: Option<u64>| bound.map_or(Cell::Nothing, number);
            vec![
                lang.of(&indicator.title).into(),
                locale::period_label(lang, &line.period).into(),
                group.into(),
                part(line.part.as_ref(), lang).into(),
                withheld(lang, line.mark, threshold).into(),
                say(lang, &format!("why-{}", line.why.key())).into(),
                bound(line.range.map(|(low, _)| low)),
                bound(line.range.map(|(_, high)| high)),
                indicator.id.as_str().into(),
            ]
        }));
    }
    Sheet {
        name: say(lang, "public"),
        title: say(lang, "public-title"),
        columns: columns.map(|(key, width)| Column::new(lang, key, width)).to_vec(),
        rows,
    }
}

fn number(number: u64) -> Cell {
    Cell::Number(Number::plain(Decimal::from(number)))
}

/// The head of the column in which the number stands.
fn part(part: Option<&Part>, lang: Lang) -> String {
    let key = match part {
        None | Some(Part::Count | Part::Sum) => "value",
        Some(Part::Numerator) => "numerator",
        Some(Part::Denominator) => "denominator",
        Some(Part::Excluded(_)) => "excluded",
        Some(Part::Unknown | Part::Undecided) => "unknown",
        Some(Part::Population | Part::Remaining | Part::Complement | Part::Rest { .. }) => {
            "population"
        }
        Some(Part::Divisor(own)) => {
            return format!("{}: {}", say(lang, "denominator"), self::part(Some(own), lang));
        }
    };
    say(lang, key)
}
