//! Registers that somebody kept, and those that nobody did: nothing recorded is not nought.

use std::path::Path;

use rodiklis::measure::{Figure, Reason};
use rodiklis::{Computed, compute, gather, library, workspace};

/// One complaint of 2023, answered after ten days, and one of 2024, after a month.
const COMPLAINTS: &str = "Nr.;Gauta;Rūšis;Atsakyta\n\
                          1;2023-03-10;skundas;2023-03-20\n\
                          2;2024-05-02;skundas;2024-06-03\n";
/// Two members of staff; the first left in 2024.
const STAFF: &str = "Nr.;Etatas;Nuo;Iki\nD1;1;2021-02-01;2024-06-30\nD2;1;2022-03-01;\n";

/// The figures of 2020 to 2024, with these lines under the complaints' source and under that of the staff.
fn computed(complaints: (&str, &str), staff: &str) -> Computed {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("Skundai.csv", complaints.0);
    write("Darbuotojai.csv", STAFF);
    write(
        "rodiklis.toml",
        &format!(
            r#"
report_date = 2025-01-20
periods = ["2020..2024"]
[provider]
name = {{ lt = "Centras", en = "Centre" }}
[[control_chart]]
indicator = "complaints_received"
every = "month"
kind = "c"
[[source]]
dataset = "complaints"
files = ["Skundai.csv"]
{}
[source.columns]
complaint_id = "Nr."
received_on = "Gauta"
kind = "Rūšis"
answered_on = "Atsakyta"
[source.values.kind]
complaint = "skundas"
[[source]]
dataset = "staff"
files = ["Darbuotojai.csv"]
{staff}
[source.columns]
staff_id = "Nr."
fte = "Etatas"
started_on = "Nuo"
ended_on = "Iki"
"#,
            complaints.1
        ),
    );
    let workspace = workspace::read(folder.path()).unwrap();
    let library = library::shipped().unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    compute(&workspace, &library, &gathered, &workspace.periods).unwrap()
}

fn figure<'a>(computed: &'a Computed, id: &str, period: &str) -> &'a Figure {
    let fits = |figure: &&Figure| {
        figure.indicator == id && figure.period.label == period && figure.group.is_none()
    };
    computed.figures.iter().find(fits).unwrap()
}

/// The values of 2020 to 2024, `–` where there is none.
fn values(computed: &Computed, id: &str) -> Vec<String> {
    (2020..=2024)
        .map(|year| figure(computed, id, &year.to_string()))
        .map(|figure| figure.shown.map_or("–".to_owned(), |shown| shown.to_string()))
        .collect()
}

fn codes(computed: &Computed) -> Vec<&str> {
    computed.findings.iter().map(|finding| finding.code).filter(|code| *code > "C030").collect()
}

#[test]
fn before_the_first_record_nobody_knows() {
    let computed = computed((COMPLAINTS, ""), "");
    assert_eq!(values(&computed, "complaints_received"), ["–", "–", "–", "1", "1"]);
    let of_2020 = figure(&computed, "complaints_received", "2020");
    assert_eq!(of_2020.reason, Some(Reason::NotKept));
    assert_eq!(figure(&computed, "complaints_answered_in_20_days", "2022").denominator, None);
    // The register of staff begins with the first who came: nobody left in 2021 to 2023, and that is known.
    assert_eq!(values(&computed, "staff_on_last_day"), ["–", "1", "2", "2", "1"]);
    assert_eq!(values(&computed, "staff_leavers"), ["–", "0", "0", "0", "1"]);
    assert_eq!(codes(&computed), ["C040", "C040"]);
}

#[test]
fn a_register_that_was_kept_has_noughts_and_one_that_ended_has_none() {
    let kept = "kept_from = 2022-01-01\nkept_to = 2023-12-31";
    let computed = computed((COMPLAINTS, kept), "kept_from = 2020-01-01");
    assert_eq!(values(&computed, "complaints_received"), ["–", "–", "0", "1", "–"]);
    assert_eq!(figure(&computed, "complaints_received", "2024").reason, Some(Reason::NotKept));
    assert_eq!(values(&computed, "staff_on_last_day"), ["0", "1", "2", "2", "1"]);
    // That of 2024 came after the register was closed.
    assert_eq!(codes(&computed), ["C043"]);
    // Of 60 months, those of 2022 and 2023 have a point.
    let points = &computed.controls[0].chart.as_ref().unwrap().points;
    let with_value: Vec<usize> =
        (0..points.len()).filter(|month| points[*month].is_some()).collect();
    assert_eq!(with_value, (24..48).collect::<Vec<_>>());
}

/// Kept from April: nine months of complaints are no year's. Who was there on the last day is known all the same.
#[test]
fn a_part_of_a_period_is_not_the_whole() {
    let from_march = "kept_from = 2023-03-01";
    let computed = computed((COMPLAINTS, from_march), "kept_from = 2022-04-01");
    assert_eq!(values(&computed, "complaints_received"), ["–", "–", "–", "–", "1"]);
    let cut = figure(&computed, "complaints_received", "2023");
    assert_eq!((cut.reason, cut.population), (Some(Reason::PartlyKept), Some(1)));
    assert_eq!(values(&computed, "staff_on_last_day"), ["–", "–", "2", "2", "1"]);
    assert_eq!(values(&computed, "staff_leavers"), ["–", "–", "–", "0", "1"]);
    assert_eq!(codes(&computed), ["C041", "C041"]);
}

#[test]
fn a_register_without_any_record_says_nothing_until_somebody_says_that_it_was_kept() {
    let none = COMPLAINTS.lines().next().unwrap();
    let silent = computed((none, ""), "");
    assert_eq!(values(&silent, "complaints_received"), ["–"; 5]);
    let said = computed((none, "kept_from = 2023-01-01"), "");
    assert_eq!(values(&said, "complaints_received"), ["–", "–", "–", "0", "0"]);
}

#[test]
fn a_day_that_is_none_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let text = "report_date = 2025-01-20\nperiods = [\"2024\"]\n[provider]\nname = { lt = \"A\", en = \"A\" }\n\
                [[source]]\ndataset = \"complaints\"\nfiles = [\"*.csv\"]\nkept_from = \"2024\"\n";
    let path: &Path = folder.path();
    std::fs::write(path.join("rodiklis.toml"), text).unwrap();
    assert_eq!(workspace::read(path).unwrap_err()[0].code, "D001");
}

/// Complaints every third day of these spans, one of them answered.
fn complaints(spans: &[(&str, u64)]) -> String {
    let mut rows = "Nr.;Gauta;Rūšis;Atsakyta\n".to_owned();
    for (from, count) in spans {
        let from: chrono::NaiveDate = from.parse().unwrap();
        for number in 0..*count {
            let day = from + chrono::Days::new(number * 3);
            rows.push_str(&format!("{from}-{number};{day};skundas;\n"));
        }
    }
    rows
}

#[test]
fn records_outside_of_the_days_on_which_a_register_was_kept_are_told() {
    let kept = "kept_from = 2023-07-01\nkept_to = 2024-12-31";
    let computed = computed((COMPLAINTS, kept), "kept_from = 2020-01-01");
    assert_eq!(values(&computed, "complaints_received"), ["–", "–", "–", "–", "1"]);
    // One complaint of March 2023.
    let told = computed.findings.iter().filter(|finding| finding.code == "C043");
    assert_eq!(told.map(|finding| finding.count).collect::<Vec<_>>(), [1]);
    assert_eq!(codes(&computed), ["C041", "C043"]);
}

#[test]
fn a_register_begun_within_a_period_is_told() {
    let rows = complaints(&[("2023-09-01", 160)]);
    let begun = computed((&rows, ""), "kept_from = 2020-01-01");
    assert_eq!(codes(&begun), ["C040", "C044"]);
    let said = computed((&rows, "kept_from = 2023-09-01"), "kept_from = 2020-01-01");
    assert_eq!(values(&said, "complaints_received")[3], "–");
    assert_eq!(codes(&said), ["C041"]);
}

/// The book of 2023 was closed at New Year, and that of 2024 is not there: nobody knows, and that is no nought.
#[test]
fn a_register_that_ends_before_the_period_is_told_and_gives_no_noughts() {
    let rows = complaints(&[("2022-01-03", 242)]);
    let ended = computed((&rows, "kept_from = 2022-01-01"), "kept_from = 2020-01-01");
    assert_eq!(values(&ended, "complaints_received"), ["–", "–", "121", "121", "–"]);
    assert_eq!(codes(&ended), ["C045"]);
    let said =
        computed((&rows, "kept_from = 2022-01-01\nkept_to = 2024-12-31"), "kept_from = 2020-01-01");
    assert_eq!(values(&said, "complaints_received"), ["–", "–", "121", "121", "0"]);
    assert_eq!(codes(&said), [""; 0]);
}
