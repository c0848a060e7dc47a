//! Months as headings name them: `Sausis`, `sau`, `2024 m. sausis`, `01`.

use super::date::month_word;
use super::words::{folded, key};

const NAMES: [&str; 12] = [
    "sausis",
    "vasaris",
    "kovas",
    "balandis",
    "gegužė",
    "birželis",
    "liepa",
    "rugpjūtis",
    "rugsėjis",
    "spalis",
    "lapkritis",
    "gruodis",
];

/// A month's name, from 1.
pub(super) fn name(month: u32) -> &'static str {
    NAMES[(month.clamp(1, 12) - 1) as usize]
}

/// The month of a word, also of one that only a heading or a list shortens so.
pub(super) fn month_name(word: &str) -> Option<u32> {
    let short = match folded(word).as_str() {
        "sau" | "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "bir" | "june" | "jun" => 6,
        "lie" | "july" | "jul" => 7,
        "rgp" | "rugpj" | "august" | "aug" => 8,
        "rgs" | "rugsej" | "september" | "sept" => 9,
        "spa" | "october" | "oct" => 10,
        "lap" | "lapk" | "november" | "nov" => 11,
        "gru" | "grd" | "december" | "dec" => 12,
        word => return month_word(word),
    };
    Some(short)
}

/// A heading with its month's whole name, and without the year beside it; `None` where it names no month, or several.
pub(super) fn whole(heading: &str) -> Option<String> {
    let heading = key(heading);
    if let Some(month) = of_number(&heading) {
        return Some(name(month).to_string());
    }
    let mut found = None;
    let mut words: Vec<&str> = Vec::new();
    for word in heading.split(' ') {
        let bare = word.trim_matches(['.', ',', '(', ')']);
        let is_year = bare.len() == 4 && bare.bytes().all(|byte| byte.is_ascii_digit());
        match month_name(bare) {
            Some(month) if found.is_none() => {
                found = Some(month);
                words.push(name(month));
            }
            Some(_) => return None,
            None if is_year || matches!(word, "m." | "mėn." | "mėnuo") => {}
            None => words.push(word),
        }
    }
    found.map(|_| words.join(" "))
}

/// The month of a heading, from 1, and the heading with `*` in its place.
pub fn month_heading(heading: &str) -> Option<(u32, String)> {
    let whole = whole(heading)?;
    let found = |month: &u32| whole.split(' ').any(|word| word == name(*month));
    let month = (1..=12).find(found)?;
    let word = |word| if word == name(month) { "*" } else { word };
    Some((month, whole.split(' ').map(word).collect::<Vec<_>>().join(" ")))
}

/// `01`, `1`, `2024-01`, `2024.01`.
fn of_number(heading: &str) -> Option<u32> {
    let month = match heading.split_once(['-', '.']) {
        Some((year, month)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => month,
        Some(_) => return None,
        None => heading,
    };
    let is_number = (1..=2).contains(&month.len()) && month.bytes().all(|b| b.is_ascii_digit());
    month.parse().ok().filter(|month| is_number && (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_name_months() {
        for (heading, expected) in [
            ("Sausis", "sausis"),
            ("sau", "sausis"),
            ("Rgp.", "rugpjūtis"),
            ("rugs", "rugsėjis"),
            ("Geguze", "gegužė"),
            ("2024 m. kovas", "kovas"),
            ("Kovo mėn. val.", "kovas val."),
            ("Sausis k.", "sausis k."),
            ("01", "sausis"),
            ("12", "gruodis"),
            ("2024-03", "kovas"),
            ("Mokymai (kov)", "mokymai kovas"),
        ] {
            assert_eq!(whole(heading).as_deref(), Some(expected), "{heading}");
        }
        for heading in ["Iš viso", "13", "0", "sausis kovas", "Šeima", "", "12-31"] {
            assert_eq!(whole(heading), None, "{heading}");
        }
    }

    #[test]
    fn each_month_is_known_by_its_short_names() {
        let short = "sau vas kov bal geg bir lie rgp rgs spa lap gru";
        let months: Vec<Option<u32>> = short.split(' ').map(month_name).collect();
        assert_eq!(months, (1..=12).map(Some).collect::<Vec<_>>());
        for month in 1..=12 {
            assert_eq!(month_name(name(month)), Some(month));
        }
    }
}
