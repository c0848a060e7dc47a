//! What stands where in a sheet: several tables, totals, names written once, days in a list, torn rows.

use super::*;

const VISITS: &str = "day*: date
    who: string identifier
    kind: string call,visit
    minutes: duration
    note: string private";

const MAPPING: &str = r#"
    [[source]]
    dataset = "visits"
    files = ["a.csv"]
    [source.columns]
    day = "Data"
    who = "Kodas"
    kind = "Rūšis"
    minutes = { column = "Trukmė", unit = "minutes" }
    [source.values.kind]
    call = "skambutis"
    visit = "vizitas"
"#;

const HEADER: &str = "Data;Kodas;Rūšis;Trukmė\n";

/// Reads one CSV file.
fn read_text(toml: &str, fields: &str, text: &str) -> (Table, Vec<Finding>) {
    let source = &sources(toml)[0];
    read_bytes(&[("a.csv", text.as_bytes())], source, &dataset("visits", fields))
}

fn visits(rows: &str) -> (Table, Vec<Finding>) {
    read_text(MAPPING, VISITS, &[HEADER, rows].concat())
}

fn rows(table: &Table) -> Vec<u32> {
    table.origin.iter().map(|origin| origin.row).collect()
}

fn texts(table: &Table, field: &str) -> Vec<String> {
    let Some(Values::Text(values)) = table.column(field) else { panic!("{field}") };
    values.iter().map(|value| value.clone().unwrap_or_default()).collect()
}

fn unread(table: &Table, field: &str) -> Vec<usize> {
    (0..table.len())
        .filter(|record| table.state(*record, field) == Some(CellState::Unread))
        .collect()
}

#[test]
fn a_header_repeated_on_each_page_is_the_same_table() {
    let (table, findings) = visits(
        "2024-01-02;a;vizitas;30\nData;Kodas;Rūšis;Trukmė\n2024-01-03;b;vizitas;30\nDATA;kodas;Rusis;Trukmė\n2024-01-04;c;skambutis;5\n",
    );
    assert_eq!((rows(&table), said(&findings)), (vec![2, 4, 6], vec![]));
    assert_eq!(table.files[0].sheets.len(), 1);
}

#[test]
fn a_second_header_begins_a_second_table_with_columns_of_its_own() {
    let (table, findings) = visits(
        "2024-01-02;a;vizitas;30\n\nBuvę;;;\nKodas;Data;Pastabos;Rūšis\nb;2023-01-02;;skambutis\nc;2023-01-03;;vizitas\n",
    );
    assert_eq!(rows(&table), [2, 6, 7]);
    assert_eq!(texts(&table, "who"), ["a", "b", "c"]);
    assert_eq!(texts(&table, "kind"), ["visit", "call", "visit"]);
    assert_eq!(
        said(&findings),
        ["I110 warning a.csv › 5 ×1", "I111 warning a.csv › 5 ×1", "I027 info a.csv › C5 ×1",]
    );
    let doubted: Vec<Option<CellState>> =
        (0..3).map(|record| table.state(record, "minutes")).collect();
    assert_eq!(doubted, [None, Some(CellState::Doubted), Some(CellState::Doubted)]);
    assert_eq!(table.place(1, "who").printed(), "a.csv › A6");
    assert_eq!(table.place(0, "who").printed(), "a.csv › B2");
}

#[test]
fn a_first_table_that_lacks_a_column_is_not_taken_for_titles() {
    let (table, findings) =
        visits("2024-01-02;a;vizitas;\nKodas;Rūšis;Trukmė;Data\nb;vizitas;5;2023-01-02\n");
    assert_eq!((rows(&table), texts(&table, "who")), (vec![2, 4], vec!["a".into(), "b".into()]));
    assert_eq!(said(&findings), ["I110 warning a.csv › 3 ×1"]);
    let text = "Data;Kodas;Rūšis;Past.\n2024-01-02;a;vizitas;\n\nData;Kodas;Rūšis;Trukmė\n2023-01-02;b;vizitas;5\n";
    let (table, findings) = read_text(MAPPING, VISITS, text);
    assert_eq!(rows(&table), [2, 5]);
    assert!(said(&findings).contains(&"I111 warning a.csv › 1 ×1".to_string()), "{findings:?}");
}

#[test]
fn a_table_that_does_not_fit_is_told_and_not_read() {
    let below = "2024-01-02;a;vizitas;30\n2024-01-03;b;vizitas;30\n\nGrupė;Vedėja;Tema;Dalyvių\nPirma;Ona;Ryšiai;8\nAntra;Ona;Ryšiai;9\n";
    let (table, findings) = visits(below);
    assert_eq!(rows(&table), [2, 3]);
    assert_eq!(said(&findings), ["I112 error a.csv › 5 ×3"]);
    assert!(findings.iter().any(loses_records));
    assert_eq!(
        findings.iter().find(|finding| finding.code == codes::OTHER_TABLE).unwrap().arguments["rows"],
        "5–7"
    );
    let known = MAPPING.replace(
        "files = [\"a.csv\"]",
        "files = [\"a.csv\"]\nignore = [\"Grupė\", \"Vedėja\", \"Tema\", \"Dalyvių\"]",
    );
    let (table, findings) = read_text(&known, VISITS, &[HEADER, below].concat());
    assert_eq!((table.len(), said(&findings)), (2, vec!["I112 info a.csv › 5 ×3".to_string()]));
}

#[test]
fn a_record_after_a_gap_is_no_other_table() {
    let (table, findings) =
        visits("2024-01-02;a;vizitas;30\n\nvakar;b;vizitas;30\n2024-01-04;c;vizitas;30\n");
    assert_eq!(rows(&table), [2, 4, 5]);
    assert_eq!(said(&findings), ["I040 error a.csv › A4 ×1"]);
}

const LINES: &str = "name: string\nplanned*: number\nspent: number";

const BUDGET: &str = r#"
    [[source]]
    dataset = "visits"
    files = ["a.csv"]
    [source.columns]
    name = "Programa"
    planned = "Planuota"
    spent = "Panaudota"
"#;

fn budget(rows: &str) -> (Vec<u32>, Vec<String>) {
    let text = ["Programa;Planuota;Panaudota\n", rows].concat();
    let (table, findings) = read_text(BUDGET, LINES, &text);
    (self::rows(&table), said(&findings))
}

#[test]
fn totals_are_known_wherever_their_word_stands() {
    let lines = "Globa;1000;900\nGloba;500;500\n";
    for total in [
        "Globa iš viso;1500;1400",
        "Globa Total;1500;1400",
        "Grand Total;1500;1400",
        "Viso:;1500;1400",
        "Iš viso 2024;1500;1400",
        "Viso programai;1500;1400",
        "Globa, suma;1500;1400",
    ] {
        assert_eq!(budget(&[lines, total, "\n"].concat()), (vec![2, 3], vec![]), "{total}");
    }
    let nested = "Globa;1000;900\nGloba;500;500\nGloba Total;1500;1400\nKrizė;200;100\nKrizė Total;200;100\nGrand Total;1700;1500\n";
    assert_eq!(budget(nested), (vec![2, 3, 5], vec![]));
}

#[test]
fn a_name_is_no_total_and_a_doubtful_one_is_told() {
    let lines = "Globa;1000;900\nGloba;500;500\n";
    for (row, told) in [
        ("Viso gero klubas;300;200", None),
        ("Visockas;1500;1400", Some("I113 warning a.csv › B4 ×1")),
        ("Total-5;300;200", None),
        ("Globa Total;1500;1300", Some("I113 warning a.csv › A4 ×1")),
    ] {
        let expected = told.map(String::from).into_iter().collect();
        assert_eq!(budget(&[lines, row, "\n"].concat()), (vec![2, 3, 4], expected), "{row}");
    }
    let (table, findings) = visits(
        "2024-01-02;Viso;vizitas;30\n2024-01-03;Total Jonas;vizitas;30\n2024-01-04;b;vizitas;60\n",
    );
    assert_eq!((rows(&table), said(&findings)), (vec![2, 3, 4], vec![]));
}

#[test]
fn a_total_without_a_word_is_left_out_where_nothing_else_stands_in_it() {
    let lines = "Globa;1000;900\nGloba;500;500\n";
    assert_eq!(
        budget(&[lines, ";1500;1400\n"].concat()),
        (vec![2, 3], vec!["I114 warning a.csv › 4 ×1".to_string()])
    );
    // Numbers alone that are no sums may be a total with a mistake.
    assert_eq!(
        budget(&[lines, ";1500;1300\n"].concat()),
        (vec![2, 3, 4], vec!["I113 warning a.csv › B4 ×1".to_string()])
    );
}

#[test]
fn a_total_of_a_neighbouring_table_takes_no_row() {
    let text = "Kas;Et.;;Data;Kodas;Rūšis;Trukmė\nO;1;;2024-01-02;a;vizitas;30\nViso et.:;1;;2024-01-03;b;vizitas;30\nPastaba: laisva;;;2024-01-04;c;vizitas;30\n";
    let (table, _) = read_text(MAPPING, VISITS, text);
    assert_eq!(rows(&table), [2, 3, 4]);
}

const PLACES: &str =
    "child*: string identifier\nfamily: string identifier\nstart*: date\nend: date";

const REGISTER: &str = r#"
    [[source]]
    dataset = "visits"
    files = ["a.csv"]
    [source.columns]
    child = "Vaikas"
    family = "Šeima"
    start = "Nuo"
    end = "Iki"
"#;

#[test]
fn a_name_written_once_is_unread_below_unless_it_is_carried_down() {
    let text =
        "Šeima;Vaikas;Nuo;Iki\nŠ1;a;2022-01-10;2023-05-05\n;b;2022-01-10;\nŠ2;c;2022-01-10;\n";
    let (table, findings) = read_text(REGISTER, PLACES, text);
    assert_eq!(said(&findings), ["I115 warning a.csv › A3 ×1"]);
    assert_eq!(unread(&table, "family"), [1]);
    assert!(unread(&table, "end").is_empty());
    let filled = REGISTER.replace("[source.columns]", "fill_down = [\"family\"]\n[source.columns]");
    let (table, findings) = read_text(&filled, PLACES, text);
    assert_eq!(said(&findings), ["I116 info a.csv › A3 ×1"]);
    assert_eq!(texts(&table, "family"), ["Š1", "Š1", "Š2"]);
}

#[test]
fn an_empty_name_is_empty_where_names_are_repeated_or_written_in_another_column() {
    let repeated = "Šeima;Vaikas;Nuo;Iki\nŠ1;a;2022-01-10;\nŠ1;b;2022-01-10;\n;c;2022-01-10;\nŠ2;d;2022-01-10;\n";
    let (table, findings) = read_text(REGISTER, PLACES, repeated);
    assert_eq!((said(&findings), unread(&table, "family")), (vec![], vec![]));
    let shared = REGISTER.replace("end = \"Iki\"", "end = \"Iki\"\nother = \"Globėjas\"");
    let fields = [PLACES, "\nother: string identifier"].concat();
    let text =
        "Šeima;Globėjas;Vaikas;Nuo;Iki\nŠ1;;a;2022-01-10;\n;G1;b;2022-01-10;\nŠ2;;c;2022-01-10;\n";
    let (table, findings) = read_text(&shared, &fields, text);
    assert_eq!((said(&findings), unread(&table, "family")), (vec![], vec![]));
}

const MONTHS: &str = r#"
    [[source]]
    dataset = "visits"
    files = ["a.csv"]
    columns = { who = "Kodas" }
    [[source.unpivot]]
    column = "sau"
    into = "minutes"
    set = { day = "2024-01-15" }
    [[source.unpivot]]
    column = "vas"
    into = "minutes"
    set = { day = "2024-02-15" }
"#;

#[test]
fn an_empty_month_is_no_visit() {
    let (table, findings) = read_text(MONTHS, VISITS, "Kodas;sau;vas\n7;90;\n8;-;60\n9;;\n");
    assert_eq!((rows(&table), said(&findings)), (vec![2, 3], vec![]));
    assert_eq!(table.column("minutes"), Some(&Values::Integer(vec![Some(90), Some(60)])));
    assert_eq!(table.place(1, "minutes").printed(), "a.csv › C3");
}

#[test]
fn a_column_that_proves_hours_is_read_in_hours_and_told() {
    for (cells, minutes, told) in [
        ("1,5;\n8;2;1 val.\n", [90, 120, 60], vec!["I118 warning a.csv › B2 ×2"]),
        ("1;\n8;2;1 val.\n", [60, 120, 60], vec!["I118 warning a.csv › B2 ×2"]),
        ("45;\n8;2;1 val.\n", [45, 2, 60], vec![]),
        ("1;\n8;2;30 min.\n", [1, 2, 30], vec![]),
    ] {
        let text = format!("Kodas;sau;vas\n7;{cells}");
        let (table, findings) = read_text(MONTHS, VISITS, &text);
        let expected: Vec<Option<i64>> = minutes.into_iter().map(Some).collect();
        assert_eq!(table.column("minutes"), Some(&Values::Integer(expected)), "{cells}");
        let told: Vec<String> = told.into_iter().map(String::from).collect();
        assert_eq!(said(&findings), told, "{cells}");
    }
    let declared = MONTHS.replace("into = \"minutes\"", "into = \"minutes\"\nunit = \"minutes\"");
    let (table, _) = read_text(&declared, VISITS, "Kodas;sau;vas\n7;1;1 val.\n");
    assert_eq!(table.column("minutes"), Some(&Values::Integer(vec![Some(1), Some(60)])));
}

#[test]
fn several_days_in_a_cell_are_several_records_and_their_length_is_unread() {
    let (table, findings) = visits(
        "2024-03-05;a;vizitas;30\n2024-03-05, 2024-03-12 (2 kartai);b;vizitas;60\n2024-04-01, 12, 19;c;vizitas;\n2024-04-01, 12 (3 kartai);d;vizitas;\n",
    );
    assert_eq!(rows(&table), [2, 3, 3, 4, 4, 4, 5]);
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2024, month, day);
    assert_eq!(
        table.column("day"),
        Some(&Values::Date(vec![
            day(3, 5),
            day(3, 5),
            day(3, 12),
            day(4, 1),
            day(4, 12),
            day(4, 19),
            None
        ]))
    );
    assert_eq!(unread(&table, "minutes"), [1, 2]);
    assert_eq!(unread(&table, "day"), [6]);
    assert_eq!(
        said(&findings),
        ["I117 warning a.csv › A3 ×1", "I117 warning a.csv › A4 ×1", "I040 error a.csv › A5 ×1"]
    );
    assert_eq!(table.place(5, "day").printed(), "a.csv › A4");
}

#[test]
fn a_register_with_two_dates_is_not_multiplied() {
    let text = "Šeima;Vaikas;Nuo;Iki\nŠ1;a;2022-01-10, 2022-02-10;\n";
    let (table, findings) = read_text(REGISTER, PLACES, text);
    assert_eq!((table.len(), unread(&table, "start")), (1, vec![0]));
    assert_eq!(said(&findings), ["I040 error a.csv › C2 ×1"]);
}

#[test]
fn nothing_of_a_torn_row_is_believed() {
    for torn in ["2024-01-04;b;vizitas", "2024-01-04;b;skambutis;5;30"] {
        let text = format!("2024-01-02;a;vizitas;30\n2024-01-03;a;vizitas;\n{torn}\n");
        let (table, findings) = visits(&text);
        assert_eq!(table.len(), 3, "{torn}");
        for field in ["day", "who", "kind", "minutes"] {
            assert_eq!(unread(&table, field), [2], "{torn} {field}");
        }
        assert!(said(&findings)[0].starts_with("I014 error a.csv"), "{findings:?}");
    }
}

#[test]
fn a_writer_that_strips_empty_last_cells_tears_nothing() {
    let (table, findings) =
        visits("2024-01-02;a;vizitas;30\n2024-01-03;a;vizitas\n2024-01-04;b;skambutis\n");
    assert_eq!((table.len(), said(&findings)), (3, vec![]));
    assert!(unread(&table, "minutes").is_empty());
}

const ANSWERS: &str = "id*: string\nanswered*: date\nscore: integer\nno_opinion: boolean";

const SURVEY: &str = r#"
    [[source]]
    dataset = "visits"
    files = ["a.csv"]
    [source.columns]
    id = "id"
    answered = "startdate"
    score = "Q1"
    [source.scale.score]
    5 = "Gerai"
    1 = "Blogai"
"#;

#[test]
fn drafts_of_a_survey_are_no_returned_answers() {
    let text = "id;submitdate;startdate;Q1\n1;2024-05-01 10:00;2024-05-01;Gerai\n2;;2024-05-02;Blogai\n3;;2024-05-02;\n";
    let (table, findings) = read_text(SURVEY, ANSWERS, text);
    assert_eq!(rows(&table), [2]);
    assert_eq!(said(&findings), ["I119 warning a.csv › B3 ×2", "I027 info a.csv › B1 ×1"]);
    assert_eq!(findings.iter().find(|f| f.code == "I119").unwrap().arguments["rows"], "3–4");
    let none = text.replace("2024-05-01 10:00", "");
    let (table, findings) = read_text(SURVEY, ANSWERS, &none);
    assert_eq!((table.len(), said(&findings)[0].as_str()), (3, "I119 warning a.csv › B2 ×3"));
}

/// A second mark beside the first one counts too: a preview that was sent is a trial.
#[test]
fn answers_that_say_in_a_word_that_they_are_unfinished_are_drafts() {
    for (heading, whole, draft) in [
        ("Status", "Complete", "Partial"),
        ("Būsena", "Užbaigta", "Neužbaigta"),
        ("Status", "IP Address", "Survey Preview"),
    ] {
        let text = format!(
            "id;{heading};startdate;Q1\n1;{whole};2024-05-01;Gerai\n2;{draft};2024-05-02;Blogai\n"
        );
        let (table, findings) = read_text(SURVEY, ANSWERS, &text);
        assert_eq!(rows(&table), [2], "{heading} {draft}");
        assert_eq!(said(&findings)[0], "I119 warning a.csv › B3 ×1", "{heading} {draft}");
    }
}

#[test]
fn a_survey_export_with_three_headers_holds_no_more_records_than_answers() {
    let text = "id,startdate,Q1\n\"Nr.\",\"Pradžia\",\"Kaip vertinate?\"\n\"{\"\"ImportId\"\":\"\"a\"\"}\",\"{\"\"ImportId\"\":\"\"b\"\"}\",\"{\"\"ImportId\"\":\"\"c\"\"}\"\nR_1,2024-05-01,Gerai\n";
    let (table, findings) = read_text(SURVEY, ANSWERS, text);
    assert_eq!((rows(&table), said(&findings)), (vec![4], vec![]));
}

#[test]
fn answers_typed_beside_other_are_told_and_never_shown() {
    let text = "id;startdate;Q1;Q1 [other]\n1;2024-05-01;Gerai;\n2;2024-05-02;;slapta\n";
    let (table, findings) = read_text(SURVEY, ANSWERS, text);
    assert_eq!((table.len(), said(&findings)), (2, vec!["I120 warning a.csv › D1 ×1".to_string()]));
    assert!(!format!("{findings:?}").contains("slapta"));
}

#[test]
fn words_of_the_mapping_that_fit_nothing_are_told() {
    let toml = MAPPING
        .replace("files = [\"a.csv\"]", "files = [\"a.csv\"]\nignore = [\"Pastabos\"]")
        .replace("who = \"Kodas\"", "who = { column = \"Kodas\", like = \"GC-*\" }");
    let text = [HEADER, "2024-01-02;-;vizitas;30\n"].concat();
    let (_, findings) =
        read_bytes(&[("a.csv", text.as_bytes())], &sources(&toml)[0], &dataset("visits", VISITS));
    let unused: Vec<(String, String)> = findings
        .iter()
        .filter(|finding| finding.code == codes::WORDS_UNUSED)
        .map(|finding| (finding.arguments["setting"].clone(), finding.arguments["words"].clone()))
        .collect();
    let pair = |setting: &str, words: &str| (setting.to_string(), words.to_string());
    // A pattern of a field that identifies somebody is not shown.
    assert_eq!(
        unused,
        [pair("ignore", "Pastabos"), pair("values", "skambutis"), pair("like", codes::NONE)]
    );
}

#[test]
fn a_record_in_two_rows_is_told_and_doubted() {
    let mapping = r#"
        [[source]]
        dataset = "visits"
        files = ["a.csv"]
        [source.columns]
        who = "Kodas"
        born = "Gimė"
        siblings = "Broliai"
        from = "Nuo"
        to = "Iki"
    "#;
    let fields = "who*: string identifier
        born: date
        siblings: string
        from: date
        to: date";
    let children = |rows: &str| {
        let text = "Kodas;Gimė;Broliai;Nuo;Iki\n\
            GC-1;2012-01-05;BS-1;2023-02-01;\n\
            GC-2;2013-02-05;;2023-03-01;2024-03-01\n\
            GC-3;2014-03-05;BS-1;2023-04-01;\n";
        read_text(mapping, fields, &[text, rows].concat())
    };
    let doubted = |table: &Table, field: &str| -> Vec<usize> {
        let is_doubted = |record: &usize| table.state(*record, field) == Some(CellState::Doubted);
        (0..table.len()).filter(is_doubted).collect()
    };
    let (table, findings) = children("GC-4;2015-04-05;;;\nBS-2;2023-05-01;;;\n");
    assert_eq!(said(&findings), ["I136 warning a.csv › 6 ×1"]);
    assert_eq!((doubted(&table, "from"), doubted(&table, "to")), (vec![3], vec![3]));
    assert_eq!(table.repeated, BTreeSet::from([4]));
    for rows in [
        // The second has nothing that the first lacks.
        "GC-4;2015-04-05;;;\nGC-5;;BS-1;;\n",
        // The first lacks nothing that others have.
        "GC-4;2015-04-05;BS-2;2023-05-01;\nGC-5;2023-05-01;;;\n",
        // The second is whole.
        "GC-4;2015-04-05;;;\nGC-5;2015-05-05;BS-1;2023-05-01;\n",
        // Something stands between them.
        "GC-4;2015-04-05;;;\n;;;;\nBS-2;2023-05-01;;;\n",
    ] {
        let (_, findings) = children(rows);
        assert_eq!(said(&findings), [""; 0], "{rows}");
    }
}

#[test]
fn the_rest_of_a_record_below_it_is_known_by_a_word_of_another_column() {
    let mapping = r#"
        [[source]]
        dataset = "visits"
        files = ["a.csv"]
        [source.columns]
        who = "Kodas"
        kind = "Rūšis"
        day = "Data"
        result = "Rezultatas"
        [source.values.kind]
        call = "skambutis"
        visit = "vizitas"
        [source.values.result]
        done = "pavyko"
        failed = "nepavyko"
    "#;
    let fields = "who*: string identifier
        kind: string call,visit
        day: date
        result: string done,failed";
    let told = |rows: &str| {
        let text = "Kodas;Rūšis;Data;Rezultatas\n\
            GC-1;vizitas;;\nGC-2;skambutis;2024-01-05;pavyko\nGC-3;vizitas;;nepavyko\n";
        said(&read_text(mapping, fields, &[text, rows].concat()).1)
    };
    // Both have what every other row has.
    assert_eq!(
        told("GC-4;vizitas;;\n2024-05-01;pavyko;;\n"),
        ["I136 warning a.csv › 6 ×1", "I046 error a.csv › B6 ×1"]
    );
    assert_eq!(told("GC-4;vizitas;2024-05-01;\nGC-5;pavyko;;\n"), ["I046 error a.csv › B6 ×1"]);
    assert_eq!(told("GC-4;vizitas;;\nGC-5;pavyko;;\n"), ["I046 error a.csv › B6 ×1"]);
}

/// One short row of two in seven belongs to the other: together they have as many cells as a row.
#[test]
fn a_row_broken_in_two_is_torn_however_few_rows_there_are() {
    let whole = "2024-01-02;a;vizitas;30\n2024-01-03;b;vizitas;30\n2024-01-04;c;skambutis;5\n";
    let (_, findings) = visits(&format!("{whole}2024-01-05;d\nvizitas;45\n"));
    assert_eq!(said(&findings), ["I014 error a.csv › C5 ×1", "I014 error a.csv › C6 ×1"]);
    // One that strips delimiters writes short rows that make no whole one.
    let (_, findings) = visits(&format!("{whole}2024-01-05;d;vizitas\n2024-01-06;e;vizitas\n"));
    assert_eq!(said(&findings), [""; 0]);
}

/// Where a row's own name is not in its place and another cell holds what its column does not, months are doubted too.
#[test]
fn a_row_moved_by_a_cell_leaves_its_months_in_doubt() {
    let mapping = r#"
        [[source]]
        dataset = "hours"
        files = ["a.csv"]
        [source.columns]
        who = "Kodas"
        [[source.unpivot]]
        column = "2023"
        into = "hours"
        set = { year = "2023" }
        [[source.unpivot]]
        column = "2024"
        into = "hours"
        set = { year = "2024" }
    "#;
    let fields = "who*: string identifier
        year: string
        hours: number";
    let states = |rows: &str| -> Vec<Option<CellState>> {
        let (table, _) = read_text(mapping, fields, &["Kodas;2023;2024\n", rows].concat());
        (0..table.len()).map(|record| table.state(record, "hours")).collect()
    };
    let (unread, doubted) = (Some(CellState::Unread), Some(CellState::Doubted));
    assert_eq!(states("D-1;5;6\n;D-2;7\n"), [None, None, unread, doubted]);
    // Hours that were moved out of the table leave an empty month behind.
    assert_eq!(states("D-1;5;6\n;D-2;\n"), [None, None, unread, doubted]);
    // A name alone, or a number alone, is a mistake of one cell.
    assert_eq!(states("D-1;5;6\n;7;8\n"), [None; 4]);
    assert_eq!(states("D-1;5;6\nD-2;daug;8\n"), [None, None, unread, None]);
}
