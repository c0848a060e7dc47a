//! Totals wherever an office puts them: they are no records, and what may be either is told with bounds that hold both.

use rodiklis::{Computed, Gathered, compute, gather, library, workspace};

const HEAD: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "Centras", en = "Centre" }
"#;

/// Nothing but the number names a record of these: neither the child nor the minutes must be there.
const DELIVERIES: &str = r#"
[[source]]
dataset = "service_deliveries"
files = ["R.csv"]
columns = { child = "Vaikas", minutes = { column = "Trukmė", unit = "UNIT" } }
set = { took_place = "yes", service = "psychologist", delivered_on = "2024-06-01" }
"#;

const BUDGET: &str = r#"
[[source]]
dataset = "budget_lines"
files = ["R.csv"]
columns = { planned = "Planuota", spent = "Panaudota" }
ignore = ["Straipsnis"]
set = { covers_from = "2024-01-01", covers_to = "2024-12-31" }
"#;

const TRAINING: &str = r#"
[[source]]
dataset = "staff_training"
files = ["R.csv"]
columns = { staff = "Darbuotojas", hours = "Val." }
set = { covers_from = "2024-01-01", covers_to = "2024-12-31" }
"#;

struct Read {
    gathered: Gathered,
    computed: Computed,
}

fn read(source: &str, rows: &str) -> Read {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rodiklis.toml"), [HEAD, source].concat()).unwrap();
    std::fs::write(folder.path().join("R.csv"), rows).unwrap();
    let workspace = workspace::read(folder.path()).unwrap();
    let library = library::shipped().unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
    Read { gathered, computed }
}

fn deliveries(unit: &str, rows: &str) -> Read {
    read(&DELIVERIES.replace("UNIT", unit), &format!("Vaikas;Trukmė\n{rows}"))
}

fn budget(rows: &str) -> Read {
    read(BUDGET, &format!("Straipsnis;Planuota;Panaudota\n{rows}"))
}

impl Read {
    /// The value, and how far it could move where that is told.
    fn figure(&self, indicator: &str) -> (f64, Option<(f64, f64)>) {
        let figure = self.computed.figures.iter();
        let figure = figure.clone().find(|f| f.indicator == indicator && f.group.is_none());
        let json = serde_json::to_value(figure.unwrap()).unwrap();
        let end = |name: &str| json["readings"][name].as_f64();
        (figure.unwrap().value_f64().unwrap(), end("lowest").zip(end("highest")))
    }

    /// Values of a field, one per record.
    fn len(&self, dataset: &str) -> usize {
        self.gathered.origins.tables().find(|(name, _)| *name == dataset).unwrap().1.len()
    }

    /// Codes and rows of what is told of rows, without warnings of rules.
    fn told(&self) -> Vec<String> {
        let rows = self.gathered.findings.iter().filter(|finding| finding.code.starts_with('I'));
        let told = rows.filter(|finding| !["I010", "I027"].contains(&finding.code));
        told.map(|f| format!("{} {}", f.code, f.place.row.unwrap_or(0))).collect()
    }
}

/// By hand: two lines, 300 planned.
#[test]
fn a_total_above_its_rows_is_a_total_and_agrees_with_them() {
    let above = budget("Iš viso;300;200\nDarbas;100;50\nPrekės;200;150\n");
    assert_eq!((above.len("budget_lines"), above.told()), (2, vec![]));
    let groups = budget(
        "Viso;300;200\nDarbas;100;50\nPrekės;200;150\nViso;70;60\nNuoma;30;30\nRyšiai;40;30\n",
    );
    assert_eq!((groups.len("budget_lines"), groups.told()), (4, vec![]));
    let wrong = budget("Iš viso;310;200\nDarbas;100;50\nPrekės;200;150\n");
    assert_eq!((wrong.len("budget_lines"), wrong.told()), (2, vec!["I031 2".to_owned()]));
}

#[test]
fn a_total_above_its_rows_may_have_no_word() {
    let whole = budget(";600;300\nDarbas;100;50\nPrekės;200;150\nNuoma;300;100\n");
    assert_eq!((whole.len("budget_lines"), whole.told()), (3, vec!["I114 2".to_owned()]));
    let groups =
        budget(";300;200\nDarbas;100;50\nPrekės;200;150\n;70;60\nNuoma;30;30\nRyšiai;40;30\n");
    assert_eq!(groups.len("budget_lines"), 4);
    assert_eq!(groups.told(), ["I114 2", "I114 5"]);
    // With a name it may as well be a line of its own.
    let named = budget("Išlaidos;600;300\nDarbas;100;50\nPrekės;200;150\nNuoma;300;100\n");
    assert_eq!((named.len("budget_lines"), named.told()), (4, vec!["I113 2".to_owned()]));
}

/// By hand: Darbas and Prekės, of which 50 and 50 are told twice.
#[test]
fn what_is_a_part_of_a_row_above_is_no_record() {
    for words in [["iš jų maistas", "iš jų: kuras"], ["t. sk. maistas", "tame skaičiuje kuras"]]
    {
        let rows = format!(
            "Darbas;100;50\nPrekės;200;150\n{};50;40\n{};50;30\nIš viso;300;200\niš jų savivaldybės;100;50\n",
            words[0], words[1]
        );
        let read = budget(&rows);
        assert_eq!(read.len("budget_lines"), 2, "{words:?}");
        assert_eq!(read.told(), ["I030 4"], "{words:?}");
    }
}

#[test]
fn averages_are_no_records() {
    let read = deliveries("minutes", "A-1;30\nA-2;60\nVidurkis;45\n");
    assert_eq!(read.figure("service_deliveries"), (2.0, None));
    assert_eq!(read.figure("service_hours"), (1.5, None));
    assert_eq!(read.told(), ["I030 4"]);
}

#[test]
fn a_count_of_children_in_the_column_of_children_is_no_child() {
    for label in ["Viso vaikų: 2", "Vaikų iš viso: 2", "Vaikų skaičius: 2", "Iš viso vaikų - 2"]
    {
        let read = deliveries("minutes", &format!("A-1;30\nA-2;60\n{label};\n"));
        assert_eq!(read.figure("children_served"), (2.0, None), "{label}");
        assert_eq!(read.told(), [""; 0], "{label}");
    }
    // One child of three visits: the count is not that of rows.
    let other = deliveries("minutes", "A-1;30\nA-2;60\nA-1;45\nViso vaikų: 2;\n");
    assert_eq!(other.figure("service_deliveries"), (3.0, None));
    assert_eq!(other.told(), ["I032 5"]);
}

#[test]
fn a_total_of_durations_needs_no_word_in_whatever_unit() {
    for (unit, rows) in [
        ("minutes", "A-1;30 min.\nA-2;1 val.\nA-3;1 val. 30 min.\n;3 val.\n"),
        ("hours", "A-1;1,5\nA-2;0,5\nA-3;1\n;3\n"),
        ("minutes", "A-1;30\nA-2;60\nA-3;90\n;180\n"),
    ] {
        let read = deliveries(unit, rows);
        assert_eq!(read.figure("service_hours"), (3.0, None), "{rows}");
        assert_eq!(read.told(), ["I114 5"], "{rows}");
    }
}

/// By hand three deliveries of three hours; the last row says 170, or 3 for 180.
#[test]
fn numbers_alone_that_do_not_add_up_may_be_a_record_or_none() {
    for number in ["170", "3"] {
        let read = deliveries("minutes", &format!("A-1;30\nA-2;60\nA-3;90\n;{number}\n"));
        let (_, bounds) = read.figure("service_deliveries");
        assert_eq!(bounds, Some((3.0, 4.0)));
        let (_, bounds) = read.figure("service_hours");
        let (least, most) = bounds.unwrap();
        assert!(least <= 3.0 && 3.0 <= most, "{least} {most}");
        assert!(read.told().contains(&"I113 5".to_owned()), "{:?}", read.told());
    }
}

#[test]
fn totals_without_a_word_may_close_each_group() {
    let read = deliveries("minutes", "A-1;30\nA-2;60\n;90\nA-3;90\nA-4;20\n;110\nA-5;7\n;7\n");
    assert_eq!(read.figure("service_deliveries"), (5.0, None));
    assert_eq!(read.told(), ["I114 4", "I114 7", "I114 9"]);
}

/// Each person's rows end with their sum, under the same name: 33 hours as read are 66.
#[test]
fn a_total_under_the_name_of_its_rows_is_told_and_bounded() {
    let read = read(
        TRAINING,
        "Darbuotojas;Val.\nR. A.;8\nR. A.;16\nR. A.;24\nD. B.;4\nD. B.;5\nD. B.;9\nJ. C.;3\n",
    );
    assert_eq!(read.told(), ["I113 4", "I113 7"]);
    let table = read.gathered.origins.tables().find(|(name, _)| *name == "staff_training").unwrap();
    assert_eq!(table.1.repeated.iter().copied().collect::<Vec<_>>(), [2, 5]);
}

/// Three rows of one name of which the last happens to be the sum of two, and of no other name.
#[test]
fn one_sum_by_chance_is_no_total() {
    let rows = "Darbuotojas;Val.\nR. A.;1\nR. A.;2\nR. A.;3\nD. B.;4\nD. B.;5\nD. B.;6\n";
    assert_eq!(read(TRAINING, rows).told(), [""; 0]);
    let read = deliveries("minutes", "A-1;30\nA-2;50\nA-3;10\nA-4;90\nA-5;45\n");
    assert_eq!((read.figure("service_deliveries"), read.told()), ((5.0, None), vec![]));
}
