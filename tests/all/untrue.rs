//! What can be read and cannot be true, or says who is who: each kind of it, in small files worked out by hand.

use rodiklis::ingest::{CellState, Table, Values};
use rodiklis::{Gathered, compute, gather, library, workspace};

const HEAD: &str = r#"
report_date = 2025-01-20
periods = ["2022", "2023", "2024"]
provider.name = { lt = "Centras", en = "Centre" }
"#;

const DELIVERIES: &str = r#"
[[source]]
dataset = "service_deliveries"
files = ["R*"]
columns = { delivered_on = "Data", child = "Vaikas", minutes = { column = "Trukmė", empty = "30" } }
set = { took_place = "yes", service = "psychologist" }
"#;

const CHILDREN: &str = r#"
[[source]]
dataset = "children"
files = ["V*"]
columns = { child_id = "Byla", personal_code = "Kodas" }
"#;

const COMPLAINTS: &str = r#"
[[source]]
dataset = "complaints"
files = ["S*"]
columns = { complaint_id = "Nr.", received_on = "Gauta", answered_on = "Atsakyta" }
set = { kind = "complaint" }
"#;

const SURVEY: &str = r#"
[[source]]
dataset = "survey_answers"
files = ["A*"]
columns = { response_id = "ID", answered_on = "Data", score = "Balas" }
set = { question = "overall_quality" }
"#;

const BUDGET: &str = r#"
[[source]]
dataset = "budget_lines"
files = ["B*"]
columns = { planned = "Planuota", spent = "Panaudota" }
set = { covers_from = "2024-01-01", covers_to = "2024-12-31" }
"#;

const PLACEMENTS: &str = r#"
[[source]]
dataset = "placements"
files = ["Vaikai*"]
columns = { child = "Vaikas", family = "Šeima", started_on = "Nuo", ended_on = "Iki" }
"#;

struct Read {
    gathered: Gathered,
    folder: tempfile::TempDir,
}

fn read(sources: &str, files: &[(&str, &str)]) -> Read {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rodiklis.toml"), format!("{HEAD}{sources}")).unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let workspace = workspace::read(folder.path()).unwrap();
    let library = library::shipped().unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    Read { gathered, folder }
}

impl Read {
    fn table(&self, dataset: &str) -> &Table {
        self.gathered.origins.tables().find(|(name, _)| *name == dataset).unwrap().1
    }

    /// A field's values as text; `?` where unread, `~` after what is doubted, nothing where empty.
    fn values(&self, dataset: &str, field: &str) -> Vec<String> {
        let table = self.table(dataset);
        let text = |record: usize| match table.column(field).unwrap() {
            Values::Text(values) => values[record].clone(),
            Values::Integer(values) => values[record].map(|value| value.to_string()),
            Values::Number(values) => values[record].map(|value| value.normalize().to_string()),
            Values::Date(values) => values[record].map(|value| value.to_string()),
            Values::Boolean(values) => values[record].map(|value| value.to_string()),
        };
        (0..table.len())
            .map(|record| match table.state(record, field) {
                Some(CellState::Unread) => {
                    assert_eq!(text(record), None);
                    "?".to_string()
                }
                Some(CellState::Doubted) => text(record).unwrap_or_default() + "~",
                None => text(record).unwrap_or_default(),
            })
            .collect()
    }

    /// The findings of a code: place and count.
    fn told(&self, code: &str) -> Vec<String> {
        let found = self.gathered.findings.iter().filter(|finding| finding.code == code);
        found.map(|finding| format!("{} ×{}", finding.place.printed(), finding.count)).collect()
    }

    /// The value of a figure without groups.
    fn figure(&self, indicator: &str, period: &str) -> f64 {
        let workspace = workspace::read(self.folder.path()).unwrap();
        let library = library::shipped().unwrap();
        let computed = compute(&workspace, &library, &self.gathered, &workspace.periods).unwrap();
        let figure = computed.figures.iter().find(|figure| {
            figure.indicator == indicator && figure.period.label == period && figure.group.is_none()
        });
        figure.unwrap().value_f64().unwrap()
    }
}

// ------------------------------------------------------------------ days

#[test]
fn a_day_that_has_happened_is_not_after_the_reports_day() {
    let read = read(
        COMPLAINTS,
        &[(
            "S.csv",
            "Nr.;Gauta;Atsakyta\n1;2042-02-12;2024-02-20\n2;2025-01-20;2025-01-21\n3;2024-03-01;\n",
        )],
    );
    assert_eq!(read.values("complaints", "received_on"), ["?", "2025-01-20", "2024-03-01"]);
    assert_eq!(read.values("complaints", "answered_on"), ["2024-02-20", "?", ""]);
    assert_eq!(read.told("I090"), ["S.csv › B2 ×1", "S.csv › C3 ×1"]);
}

#[test]
fn a_day_that_may_lie_ahead_lies_not_too_far_ahead() {
    let goals = r#"
[[source]]
dataset = "plan_goals"
files = ["T.csv"]
columns = { child = "Vaikas", due_on = "Terminas" }
"#;
    let read = read(goals, &[("T.csv", "Vaikas;Terminas\na;2030-06-01\nb;2074-06-01\n")]);
    assert_eq!(read.values("plan_goals", "due_on"), ["2030-06-01", "?"]);
    assert_eq!(read.told("I090"), ["T.csv › B3 ×1"]);
}

#[test]
fn a_row_outside_the_year_of_its_file_is_unread_where_the_others_agree() {
    let rows = "Data;Vaikas;Trukmė\n2024-02-01;a;30\n2024-05-01;b;30\n2014-06-01;c;30\n2024-07-01;d;30\n2024-11-01;e;30\n";
    let named = read(DELIVERIES, &[("Registras 2024.csv", rows)]);
    assert_eq!(
        named.values("service_deliveries", "delivered_on"),
        ["2024-02-01", "2024-05-01", "?", "2024-07-01", "2024-11-01"]
    );
    assert_eq!(named.told("I091"), ["Registras 2024.csv › A4 ×1"]);
    // A name without a year, or with two, proves nothing.
    for name in ["Registras.csv", "Registras 2014-2024.csv"] {
        let unnamed = read(DELIVERIES, &[(name, rows)]);
        assert_eq!(unnamed.told("I091"), [""; 0], "{name}");
        assert_eq!(unnamed.values("service_deliveries", "delivered_on")[2], "2014-06-01");
    }
}

#[test]
fn a_row_close_to_the_year_of_its_file_is_doubted() {
    let rows = "ID;Data;Balas\n1;2024-12-01;5\n2;2024-12-02;5\n3;2025-01-03;1\n4;2024-12-05;4\n5;2024-12-05;4\n";
    let read = read(SURVEY, &[("Apklausa 2024.csv", rows)]);
    assert_eq!(read.values("survey_answers", "answered_on")[2], "2025-01-03~");
    assert_eq!(read.told("I091"), ["Apklausa 2024.csv › B4 ×1"]);
}

#[test]
fn rows_that_do_not_agree_with_each_other_prove_nothing() {
    let rows = "Data;Vaikas;Trukmė\n2023-02-01;a;30\n2023-05-01;b;30\n2024-06-01;c;30\n2024-07-01;d;30\n2024-11-01;e;30\n";
    let read = read(DELIVERIES, &[("Registras 2024.csv", rows)]);
    assert_eq!(read.told("I091"), [""; 0]);
    assert_eq!(read.values("service_deliveries", "delivered_on")[0], "2023-02-01");
}

/// The last placement of a child stands for it: one whose child is not known may be anybody's last.
#[test]
fn a_record_of_nobody_known_may_stand_for_a_unit_of_another_group() {
    let source = r#"
[[source]]
dataset = "placements"
files = ["P.csv"]
columns = { child = "Vaikas", started_on = "Nuo", ended_on = "Iki", care_status = "Rūšis", end_reason = "Kodėl" }
values.care_status = { temporary_care = "LG", permanent_care = "NG" }
values.end_reason = { adopted = "įvaikintas", majority = "pilnametis" }
"#;
    let read = read(
        source,
        &[(
            "P.csv",
            "Vaikas;Nuo;Iki;Rūšis;Kodėl\nA;2023-02-01;2024-03-01;NG;įvaikintas\nB;2023-02-01;2024-03-01;NG;pilnametis\n\
            ?;2023-02-01;2024-09-01;LG;įvaikintas\n",
        )],
    );
    let workspace = workspace::read(read.folder.path()).unwrap();
    let library = library::shipped().unwrap();
    let computed = compute(&workspace, &library, &read.gathered, &workspace.periods).unwrap();
    let of_permanent = |figure: &&rodiklis::measure::Figure| {
        figure.address() == "permanent_solutions 2024 care_status=permanent_care"
    };
    let figure = computed.figures.iter().find(of_permanent).unwrap();
    let readings = figure.readings.map(|of| (of.lowest.to_f64(), of.highest.to_f64()));
    // Without A none of one, without B one of one.
    assert_eq!((figure.value_f64(), readings), (Some(50.0), Some((0.0, 100.0))));
}

/// A response of four questions is one row of four records: its one wrong day is one of six, not four of twenty-four.
#[test]
fn a_wrong_day_counts_once_however_many_records_its_row_gives() {
    let question = |n: u32| {
        format!(
            "[[source.unpivot]]\ncolumn = \"K{n}\"\ninto = \"score\"\nset = {{ question = \"{}\" }}\n",
            ["overall_quality", "feels_listened_to", "accessibility", "effectiveness"][n as usize]
        )
    };
    let source = SURVEY
        .replace(", score = \"Balas\"", "")
        .replace("set = { question = \"overall_quality\" }\n", "")
        + &(0..4).map(question).collect::<String>();
    let rows = |days: &[&str]| {
        let row = |(n, day): (usize, &&str)| format!("{n};{day};5;4;5;4\n");
        let rows: String = days.iter().enumerate().map(row).collect();
        format!("ID;Data;K0;K1;K2;K3\n{rows}")
    };
    let days = ["2023-11-01", "2019-11-02", "2023-11-03", "2023-11-04", "2023-11-05", "2023-11-06"];
    let read = read(&source, &[("Apklausa 2023.csv", &rows(&days))]);
    assert_eq!(read.told("I091"), ["Apklausa 2023.csv › B3 ×1"]);
    assert_eq!(
        read.values("survey_answers", "answered_on")[3..9],
        ["2023-11-01", "?", "?", "?", "?", "2023-11-03"]
    );
}

#[test]
fn several_wrong_years_of_a_few_rows_are_doubted() {
    let rows = |days: &[&str]| {
        let row = |(n, day): (usize, &&str)| format!("{n};{day};5\n");
        format!("ID;Data;Balas\n{}", days.iter().enumerate().map(row).collect::<String>())
    };
    let few = ["2023-11-01", "2019-11-02", "2023-11-03", "2020-11-04", "2023-11-05", "2023-11-06"];
    let alone = read(SURVEY, &[("A 2023.csv", &rows(&few))]);
    assert_eq!(alone.told("I091"), ["A 2023.csv › B3 ×1", "A 2023.csv › B5 ×1"]);
    assert_eq!(alone.values("survey_answers", "answered_on")[1], "2019-11-02~");
    // Half of them are a habit, and those of the year before were carried over.
    let half = ["2023-11-01", "2019-11-02", "2023-11-03", "2020-11-04", "2023-11-05", "2019-11-06"];
    let carried =
        ["2023-11-01", "2022-11-02", "2023-11-03", "2022-11-04", "2023-11-05", "2023-11-06"];
    for days in [half, carried] {
        assert_eq!(read(SURVEY, &[("A 2023.csv", &rows(&days))]).told("I091"), [""; 0]);
    }
    // The names of other files prove to be true.
    let others: Vec<String> = (1..=28).map(|day| format!("2024-11-{day:02}")).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let beside = read(SURVEY, &[("A 2023.csv", &rows(&half)), ("A 2024.csv", &rows(&others))]);
    assert_eq!(
        beside.told("I091"),
        ["A 2023.csv › B3 ×1", "A 2023.csv › B5 ×1", "A 2023.csv › B7 ×1"]
    );
}

#[test]
fn what_begins_years_ahead_of_all_else_is_doubted() {
    let posts = r#"
[[source]]
dataset = "approved_posts"
files = ["P.csv"]
columns = { fte = "Etatai", valid_from = "Nuo", valid_to = "Iki" }
set = { role = "psychologist" }
"#;
    let far = "Etatai;Nuo;Iki\n1;2022-01-01;\n2;2030-01-01;\n1;2026-01-01;2033-01-01\n";
    let read_far = read(posts, &[("P.csv", far)]);
    assert_eq!(
        read_far.values("approved_posts", "valid_from"),
        ["2022-01-01", "2030-01-01~", "2026-01-01"]
    );
    assert_eq!(read_far.told("I106"), ["P.csv › B3 ×1"]);
    let planned = "Etatai;Nuo;Iki\n1;2027-01-01;\n2;2025-07-01;\n1;2026-01-01;\n";
    assert_eq!(read(posts, &[("P.csv", planned)]).told("I106"), [""; 0]);
}

#[test]
fn a_row_outside_the_month_of_its_file_is_unread() {
    let rows =
        "Data;Vaikas;Trukmė\n2024-03-01;a;30\n2024-03-04;b;30\n2024-05-03;c;30\n2024-03-07;d;30\n";
    let read = read(DELIVERIES, &[("Registras 2024 m. kovas.csv", rows)]);
    assert_eq!(read.values("service_deliveries", "delivered_on")[2], "?");
    assert_eq!(read.told("I091"), ["Registras 2024 m. kovas.csv › A4 ×1"]);
}

// ------------------------------------------------------------------ numbers

#[test]
fn numbers_finer_than_figures_are_rounded_and_told_once() {
    let read = read(
        BUDGET,
        &[(
            "B.csv",
            "Planuota;Panaudota\n1000;826,446280991\n1000;0,3333333\n1000;99999999999999999999\n",
        )],
    );
    assert_eq!(read.values("budget_lines", "spent"), ["826.446281", "0.333333", "?"]);
    assert_eq!(read.told("I092"), ["B.csv › B2 ×2"]);
    assert_eq!(read.told("I043"), ["B.csv › B4 ×1"]);
}

#[test]
fn other_cells_of_the_column_prove_what_a_comma_means() {
    let spent = |cells: [&str; 3]| {
        let rows: String = cells.iter().map(|cell| format!("1000;{cell}\n")).collect();
        let read = read(BUDGET, &[("B.csv", &format!("Planuota;Panaudota\n{rows}"))]);
        (read.values("budget_lines", "spent"), read.told("I093"), read.told("I094"))
    };
    let none = Vec::<String>::new();
    let first = |row: usize| vec![format!("B.csv › B{row} ×1")];
    let values = |texts: [&str; 3]| texts.map(str::to_string).to_vec();
    assert_eq!(
        spent(["1,234.50", "1,200", "7"]),
        (values(["1234.5", "1200", "7"]), first(3), none.clone())
    );
    assert_eq!(
        spent(["1.234,50", "1.200", "7"]),
        (values(["1234.5", "1200", "7"]), first(3), none.clone())
    );
    assert_eq!(
        spent(["12,50", "1,200", "7"]),
        (values(["12.5", "1.2", "7"]), none.clone(), none.clone())
    );
    assert_eq!(spent(["8", "1,200", "7"]), (values(["8", "1.2~", "7"]), none.clone(), first(3)));
    assert_eq!(
        spent(["12.50", "1,200", "7"]),
        (values(["12.5", "?", "7"]), none.clone(), none.clone())
    );
    assert_eq!(spent(["8", "1.200", "7"]), (values(["8", "?", "7"]), none.clone(), none));
}

#[test]
fn minutes_with_a_comma_before_three_digits_are_not_taken_for_one_minute() {
    let rows = "Data;Vaikas;Trukmė\n2024-02-01;a;1,200\n2024-02-02;a;1,500 val.\n2024-02-03;a;45\n";
    let read = read(DELIVERIES, &[("R.csv", rows)]);
    assert_eq!(read.values("service_deliveries", "minutes"), ["?", "90", "45"]);
    assert_eq!(read.told("I041"), ["R.csv › C2 ×1"]);
}

// ------------------------------------------------------------------ names

#[test]
fn spellings_of_one_name_are_one_name_in_every_dataset() {
    let read = read(
        &[DELIVERIES, CHILDREN].concat(),
        &[
            ("V.csv", "Byla;Kodas\nGC-17;\nGC-18;\n"),
            (
                "R.csv",
                "Data;Vaikas;Trukmė\n2024-02-01;gc – 17;30\n2024-02-02;GC\u{2011}17;30\n2024-02-03;=\"GC-18\";30\n2024-02-04;GC-18;30\n",
            ),
        ],
    );
    assert_eq!(read.values("service_deliveries", "child"), ["GC-17", "GC-17", "GC-18", "GC-18"]);
    assert_eq!(read.told("I095"), ["R.csv › B2 ×2"]);
    assert_eq!(read.told("I102"), ["R.csv › B4 ×1"]);
    // No reference leads nowhere.
    assert_eq!(read.told("Q003"), [""; 0]);
    assert_eq!(read.figure("children_served", "2024"), 2.0);
}

#[test]
fn what_a_spreadsheet_made_of_a_name_is_no_name() {
    let read = read(
        DELIVERIES,
        &[(
            "R.csv",
            "Data;Vaikas;Trukmė\n2024-02-01;5,1203E+10;30\n2024-02-02;51203000000;30\n2024-02-03;2024-04-03;30\n\
            2024-02-04;3-5;30\n2024-02-05;2024/17;30\n2024-02-06;04-Mar;30\n2024-02-07;0017;30\n2024-02-08;17;30\n",
        )],
    );
    assert_eq!(
        read.values("service_deliveries", "child"),
        ["?", "?", "?", "3-5", "2024/17", "?", "0017", "0017"]
    );
    assert_eq!(read.told("I096"), ["R.csv › B2 ×1", "R.csv › B3 ×1"]);
    assert_eq!(read.told("I103"), ["R.csv › B4 ×1", "R.csv › B7 ×1"]);
}

#[test]
fn a_name_may_be_a_day_where_all_are() {
    let read = read(
        SURVEY,
        &[(
            "A.csv",
            "ID;Data;Balas\n2024-12-14 18:03:22;2024-12-14;5\n2024-12-14 19:03:22;2024-12-14;4\n",
        )],
    );
    assert_eq!(read.told("I103"), [""; 0]);
    assert_eq!(read.values("survey_answers", "response_id")[0], "2024-12-14 18:03:22");
}

#[test]
fn words_for_nothing_are_empty_and_error_words_are_unread_in_every_column() {
    let nothing = ["NULL", "None", "(blank)", "(tuščia)", "NaN", "?", "…", "n/a", "-"];
    let errors = [
        "Err:502",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#GETTING_DATA",
        "#ERROR!",
        "#N/A",
        "Loading...",
        "########",
    ];
    let rows = |words: &[&str]| -> String {
        words.iter().map(|word| format!("2024-02-01;{word};{word}\n")).collect()
    };
    let head = "Data;Vaikas;Trukmė\n2024-02-01;GC-1;30\n";
    let read_nothing = read(DELIVERIES, &[("R.csv", &format!("{head}{}", rows(&nothing)))]);
    assert_eq!(read_nothing.values("service_deliveries", "child")[1..], [""; 9]);
    // An empty cell means 30 minutes here; whether these words mean the same is not said.
    assert_eq!(read_nothing.values("service_deliveries", "minutes")[1..], ["?"; 9]);
    let read_errors = read(DELIVERIES, &[("R.csv", &format!("{head}{}", rows(&errors)))]);
    assert_eq!(read_errors.values("service_deliveries", "child")[1..], ["?"; 9]);
    assert_eq!(read_errors.values("service_deliveries", "minutes")[1..], ["?"; 9]);
    assert_eq!(read_errors.told("I048").len(), 18);
    assert_eq!(read_errors.figure("children_served", "2024"), 1.0);
}

#[test]
fn personal_codes_prove_themselves() {
    let read = read(
        CHILDREN,
        &[(
            "V.csv",
            "Byla;Kodas\n1;180 0101 0035\n2;=\"18001010007\"\n3;18001010008\n4;5,1203E+10\n5;\n6;nežinomas\n7;18013010007\n",
        )],
    );
    assert_eq!(
        read.values("children", "personal_code"),
        ["18001010035", "18001010007", "?", "?", "", "", "?"]
    );
    assert_eq!(read.told("I097"), ["V.csv › B4 ×1", "V.csv › B5 ×1", "V.csv › B8 ×1"]);
}

// ------------------------------------------------------------------ keys

fn answers(month: u32, scores: &[u32]) -> String {
    let rows = (1..).zip(scores).map(|(n, score)| format!("{n};2024-{month:02}-0{n};{score}\n"));
    format!("ID;Data;Balas\n{}", rows.collect::<String>())
}

#[test]
fn numbers_that_begin_anew_in_each_file_are_the_files_own() {
    let read = read(SURVEY, &[("A1.csv", &answers(5, &[5; 7])), ("A2.csv", &answers(11, &[2; 7]))]);
    assert_eq!(read.told("I098"), ["A1.csv ×7", "A2.csv ×7"]);
    assert_eq!(read.told("Q002"), [""; 0]);
    assert_eq!(read.values("survey_answers", "response_id")[7], "A2.csv#1");
    assert_eq!(read.figure("survey_responses_returned", "2024"), 14.0);
}

#[test]
fn numbers_that_begin_anew_are_known_by_answers_where_days_are_alike() {
    let source = SURVEY
        .replace(", answered_on = \"Data\"", "")
        .replace("set = { ", "set = { answered_on = \"2024-05-01\", ");
    let one = "ID;Balas\n1;5\n2;5\n3;4\n4;5\n";
    let other = "ID;Balas\n1;2\n2;5\n3;1\n4;3\n";
    let read = read(&source, &[("A1.csv", one), ("A2.csv", other)]);
    assert_eq!(read.told("I098"), ["A1.csv ×3", "A2.csv ×3"]);
}

#[test]
fn an_export_that_holds_an_earlier_one_names_the_same_answers() {
    let read = read(
        SURVEY,
        &[("A1.csv", &answers(5, &[5, 4, 3])), ("A2.csv", &answers(5, &[5, 4, 3, 2, 1]))],
    );
    assert_eq!(read.told("I098"), [""; 0]);
    // Told, and doubted: nothing says which file was meant.
    assert_eq!(read.told("Q002"), ["A2.csv › A2 ×1", "A2.csv › A3 ×1", "A2.csv › A4 ×1"]);
    assert_eq!(
        read.values("survey_answers", "response_id"),
        ["1", "2", "3", "1~", "2~", "3~", "4", "5"]
    );
}

#[test]
fn children_who_stand_in_two_files_are_the_same_children() {
    let source = CHILDREN.replace("personal_code = \"Kodas\"", "birth_date = \"Gimė\"");
    let rows = "Byla;Gimė\n1;2012-01-05\n2;2013-02-05\n";
    let other = "Byla;Gimė\n1;2012-01-05\n2;2013-02-05\n3;2014-02-05\n";
    let read = read(&source, &[("V1.csv", rows), ("V2.csv", other)]);
    assert_eq!(read.told("I098"), [""; 0]);
    assert_eq!(read.told("Q002"), ["V2.csv › A2 ×1", "V2.csv › A3 ×1"]);
    assert_eq!(read.values("children", "child_id"), ["1", "2", "1~", "2~", "3"]);
}

#[test]
fn an_answer_that_repeats_within_a_file_is_told_and_doubted() {
    let read = read(
        SURVEY,
        &[("A.csv", "ID;Data;Balas\n1;2024-05-01;5\n2;2024-05-01;4\n1;2024-05-02;1\n")],
    );
    assert_eq!(read.told("Q002"), ["A.csv › A4 ×1"]);
    assert_eq!(read.values("survey_answers", "response_id"), ["1", "2", "1~"]);
}

#[test]
fn complaints_numbered_anew_each_year_are_different_complaints() {
    let year =
        |year: u32| format!("Nr.;Gauta;Atsakyta\n1;{year}-02-01;\n2;{year}-03-01;{year}-03-05\n");
    let read = read(COMPLAINTS, &[("S 2023.csv", &year(2023)), ("S 2024.csv", &year(2024))]);
    assert_eq!(read.told("I098"), ["S 2023.csv ×2", "S 2024.csv ×2"]);
    assert_eq!(read.told("I099"), [""; 0]);
    assert_eq!(read.table("complaints").len(), 4);
}

// ------------------------------------------------------------------ books of several years

#[test]
fn a_book_copied_on_tells_the_latest_state_of_each_record() {
    let head = "Vaikas;Šeima;Nuo;Iki\n";
    let read = read(
        PLACEMENTS,
        &[
            (
                "Vaikai 2022.csv",
                &format!("{head}A;Š1;2022-03-01;\nB;Š1;2022-04-01;2022-10-10\nC;;2021-05-01;\n"),
            ),
            ("Vaikai 2023.csv", &format!("{head}A;Š1;2022-03-01;2023-06-30\nC;Š2;2021-05-01;\n")),
            ("Vaikai 2024.csv", &format!("{head}C;Š2;2021-05-01;\nD;Š2;2024-02-01;\n")),
        ],
    );
    assert_eq!(read.values("placements", "child"), ["B", "A", "C", "D"]);
    assert_eq!(read.told("I099"), ["Vaikai 2022.csv › 2 ×2", "Vaikai 2023.csv › 3 ×1"]);
    assert_eq!(read.told("I100"), [""; 0]);
    let sheet = &read.table("placements").files[0].sheets[0];
    assert_eq!(sheet.record_rows, 1);
    let left_out: Vec<(u32, u32)> =
        sheet.left_out.iter().map(|rows| (rows.from, rows.to)).collect();
    assert_eq!(left_out, [(1, 1), (2, 2), (4, 4)]);
    for (period, entries, exits, on_last_day) in
        [("2022", 2.0, 1.0, 2.0), ("2023", 0.0, 1.0, 1.0), ("2024", 1.0, 0.0, 2.0)]
    {
        assert_eq!(read.figure("entries", period), entries);
        assert_eq!(read.figure("exits", period), exits);
        assert_eq!(read.figure("children_on_last_day", period), on_last_day);
    }
}

#[test]
fn an_end_that_was_known_and_is_gone_is_doubted() {
    let head = "Vaikas;Šeima;Nuo;Iki\n";
    let read = read(
        PLACEMENTS,
        &[
            (
                "Vaikai 2023.csv",
                &format!(
                    "{head}A;Š1;2022-03-01;2023-06-30\nB;Š1;2022-03-01;2023-06-30\nC;Š1;2022-03-01;\n"
                ),
            ),
            (
                "Vaikai 2024.csv",
                &format!(
                    "{head}A;Š1;2022-03-01;\nB;Š1;2022-03-01;2023-07-30\nC;Š1;2022-03-01;2024-05-01\n"
                ),
            ),
        ],
    );
    assert_eq!(read.values("placements", "ended_on"), ["~", "2023-07-30~", "2024-05-01"]);
    assert_eq!(read.told("I100"), ["Vaikai 2024.csv › D2 ×1", "Vaikai 2024.csv › D3 ×1"]);
}

#[test]
fn files_that_differ_in_more_than_a_year_are_no_books_of_one_register() {
    let rows = "Vaikas;Šeima;Nuo;Iki\nA;Š1;2022-03-01;\n";
    let read = read(
        PLACEMENTS,
        &[("Vaikai A 2022.csv", rows), ("Vaikai B 2023.csv", &format!("{rows}B;Š1;2022-03-01;\n"))],
    );
    assert_eq!(read.told("I099"), [""; 0]);
    assert_eq!(read.told("Q002"), ["Vaikai B 2023.csv › A2 ×1"]);
}

#[test]
fn placements_of_one_child_that_began_on_one_day_in_two_families_are_two() {
    let rows =
        "Vaikas;Šeima;Nuo;Iki\nA;Š1;2022-03-01;2022-03-01\nA;Š2;2022-03-01;\nA;;2022-03-01;\n";
    let read = read(PLACEMENTS, &[("Vaikai.csv", rows)]);
    assert_eq!(read.told("Q002"), [""; 0]);
}

// ------------------------------------------------------------------ scales

#[test]
fn a_score_beyond_the_questions_scale_leaves_the_whole_column_unread() {
    let rows = "ID;Data;Balas\n1;2024-11-04;6\n2;2024-11-04;6\n3;2024-11-04;4\n4;2024-11-04;\n";
    let unknown = read(SURVEY, &[("A.csv", rows)]);
    assert_eq!(unknown.values("survey_answers", "score"), ["?", "?", "?", ""]);
    assert_eq!(unknown.told("I101"), ["A.csv › C2 ×2"]);
    let described = format!("{SURVEY}scale.score = {{ 6 = \"6\", 5 = \"5\", 4 = \"4\" }}\n");
    let known = read(&described, &[("A.csv", rows)]);
    // A rule tells that the question has five steps, and leaves the sixth in doubt.
    assert_eq!(known.values("survey_answers", "score"), ["6~", "6~", "4", ""]);
    assert_eq!(known.told("I101"), [""; 0]);
}

#[test]
fn a_score_within_the_questions_scale_needs_no_description() {
    let rows = "ID;Data;Balas\n1;2024-11-04;5\n2;2024-11-04;1\n";
    let read = read(SURVEY, &[("A.csv", rows)]);
    assert_eq!(read.values("survey_answers", "score"), ["5", "1"]);
    assert_eq!(read.told("I101"), [""; 0]);
}
