//! Months and days as columns, sentences in place of tables, rows that are no records, years from names.

use super::*;

const VISITS: &str = "day*: date
    who: string identifier
    kind: string call,visit
    minutes: duration";

const MONTHS: &str = r#"
    [[source]]
    dataset = "visits"
    files = ["*.csv"]
    [source.columns]
    who = "Kam"
    [source.calendar]
    by = "month"
    field = "day"
    times = "* k."
    columns.minutes = { column = "* val.", unit = "hours" }
    [source.set]
    kind = "visit"
"#;

const HEAD: &str = "Kam;Sau k.;Sau val.;Vas k.;Vas val.\n";

fn read_named(name: &str, toml: &str, text: &str) -> (Table, Vec<Finding>) {
    let source = &sources(toml)[0];
    read_bytes(&[(name, text.as_bytes())], source, &dataset("visits", VISITS))
}

fn months(rows: &str) -> (Table, Vec<Finding>) {
    read_named("Vizitai 2023.csv", MONTHS, &[HEAD, rows].concat())
}

/// Day and minutes of each record; `!` where it is doubted or unread.
fn records(table: &Table) -> Vec<String> {
    let (Some(Values::Date(days)), Some(Values::Integer(minutes))) =
        (table.column("day"), table.column("minutes"))
    else {
        panic!("columns")
    };
    days.iter()
        .zip(minutes)
        .enumerate()
        .map(|(record, (day, minutes))| {
            let day = day.map_or_else(String::new, |day| day.to_string());
            let minutes = minutes.map_or_else(String::new, |minutes| minutes.to_string());
            let sign = |field| if table.state(record, field).is_some() { "!" } else { "" };
            format!("{day}{} {minutes}{}", sign("day"), sign("minutes"))
        })
        .collect()
}

/// Without what is told of every file of months: which of them it lacks, and that a day stands for each.
fn told(findings: &[Finding]) -> Vec<String> {
    let usual = [codes::LACKING_TIME, codes::PARTIAL_DATE];
    let is_usual = |line: &String| usual.iter().any(|code| line.starts_with(code));
    said(findings).into_iter().filter(|line| !is_usual(line)).collect()
}

#[test]
fn a_month_s_number_is_that_many_records_that_share_its_time() {
    let (table, findings) = months("a;3 k.;4 val. 30 min.;;\nb;x;1,5;xx;\nc;-;;;-\nd;2;1;1;0,5\n");
    assert_eq!(
        records(&table),
        [
            "2023-01-01 90",
            "2023-01-01 90",
            "2023-01-01 90",
            "2023-01-01 90",
            "2023-02-01 ",
            "2023-02-01 ",
            "2023-01-01 30",
            "2023-01-01 30",
            "2023-02-01 30",
        ]
    );
    assert_eq!(told(&findings), [""; 0]);
    let of = |code| findings.iter().find(|finding| finding.code == code).unwrap();
    assert_eq!(of(codes::PARTIAL_DATE).count, 9);
    // Ten months have no column.
    assert_eq!(of(codes::LACKING_TIME).count, 10);
    assert!(!findings.iter().any(loses_records));
    assert_eq!(table.place(4, "day").printed(), "Vizitai 2023.csv › D3");
    assert_eq!(table.place(2, "minutes").printed(), "Vizitai 2023.csv › C2");
    let turns: std::collections::BTreeSet<Origin> = table.origin.iter().copied().collect();
    assert_eq!(turns.len(), table.len(), "each record has a place of its own");
}

#[test]
fn a_row_of_months_that_is_nobody_s_may_add_up_the_others() {
    let (table, findings) = months("a;1;1;2;1\nb;1;1;;\n;2;9;2;8\n");
    assert_eq!(told(&findings), ["I113 warning Vizitai 2023.csv › B4 ×1"]);
    // It is read, and its records may be none.
    assert_eq!((table.len(), table.repeated.len()), (8, 4));
    let (table, findings) = months("a;1;1;2;1\nIš viso;1;1;2;1\n");
    assert_eq!((table.len(), told(&findings)), (3, vec![]));
}

#[test]
fn what_does_not_say_how_often_is_told_and_the_register_is_not_complete() {
    for (row, place) in [
        ("a;taip;1;;", "B2"),
        ("a;;;?;1", "D2"),
        // A time without a number.
        ("a;;1,5;;", "B2"),
        ("a;-;1 val.;1;1", "B2"),
        ("a;1,5;1;;", "B2"),
    ] {
        let (_, findings) = months(row);
        let line = format!("I125 error Vizitai 2023.csv › {place} ×1");
        assert_eq!(told(&findings), [line], "{row}");
        assert!(findings.iter().any(loses_records), "{row}");
    }
    // A time that cannot be read leaves the number of times as it is.
    let (table, findings) = months("a;2;ilgai;;\n");
    assert_eq!(records(&table), ["2023-01-01 !", "2023-01-01 !"]);
    assert_eq!(told(&findings), ["I041 error Vizitai 2023.csv › C2 ×1"]);
}

#[test]
fn months_need_a_year_and_their_columns() {
    let (table, findings) = read_named("Vizitai.csv", MONTHS, &[HEAD, "a;1;1;;\n"].concat());
    assert_eq!(table.len(), 0);
    assert!(told(&findings).contains(&"I124 error Vizitai.csv › 1 ×1".to_string()), "{findings:?}");
    assert!(findings.iter().any(loses_records));
    // A slip of the pen in one of the headings.
    let text = "Kam;Sau k.;Sau val.;Vasris k.;Vasris val.;Kov k.;Kov val.\na;1;1;1;1;1;1\n";
    let (_, findings) = read_named("Vizitai 2023.csv", MONTHS, text);
    let gap = findings.iter().find(|finding| finding.code == codes::LACKING_TIME).unwrap();
    assert_eq!(gap.severity, Severity::Error);
    assert!(findings.iter().any(loses_records));
    let (_, findings) = read_named("Vizitai 2023.csv", MONTHS, "Kam;Viso\na;1\n");
    assert!(findings.iter().any(loses_records));
}

#[test]
fn a_month_that_a_period_s_beginning_parts_is_doubted() {
    let mut source = sources(MONTHS).remove(0);
    source.cuts = vec!["2023-02-15".parse().unwrap(), "2023-02-01".parse().unwrap()];
    let text = [HEAD, "a;1;1;2;1\n"].concat();
    let files: [(&str, &[u8]); 1] = [("Vizitai 2023.csv", text.as_bytes())];
    let (table, findings) = read_bytes(&files, &source, &dataset("visits", VISITS));
    assert_eq!(records(&table), ["2023-01-01 60", "2023-02-01! 30", "2023-02-01! 30"]);
    assert_eq!(told(&findings), ["I128 warning Vizitai 2023.csv › 2 ×2"]);
}

#[test]
fn a_grid_of_days_is_a_record_for_each_mark() {
    let toml = MONTHS
        .replace("by = \"month\"", "by = \"day\"\n    none = [\"n\"]")
        .replace("times = \"* k.\"", "times = \"*\"")
        .replace("    columns.minutes = { column = \"* val.\", unit = \"hours\" }\n", "");
    let head: String = (1..=31).map(|day| format!(";{day}")).collect();
    let marks = |filled: &[(usize, &str)]| -> String {
        let mark = |day| filled.iter().find(|(at, _)| *at == day).map_or("", |(_, mark)| mark);
        (1..=31).map(|day| format!(";{}", mark(day))).collect()
    };
    let text = format!(
        "Kam{head}\na{}\nb{}\n",
        marks(&[(1, "x"), (28, "+")]),
        marks(&[(2, "n"), (3, "2")])
    );
    let (table, findings) = read_named("Lankymas 2023-02.csv", &toml, &text);
    assert_eq!(records(&table), ["2023-02-01 ", "2023-02-28 ", "2023-02-03 ", "2023-02-03 "]);
    assert_eq!(told(&findings), [""; 0]);
    // No month has such a day.
    let text = format!("Kam{head}\na{}\n", marks(&[(30, "x")]));
    let (_, findings) = read_named("Lankymas 2023-02.csv", &toml, &text);
    assert_eq!(told(&findings), ["I125 error Lankymas 2023-02.csv › AE2 ×1"]);
    let (_, findings) = read_named("Lankymas 2023.csv", &toml, &text);
    assert!(findings.iter().any(|finding| finding.code == codes::NO_YEAR));
}

#[test]
fn rows_that_are_no_records_are_left_out_and_told() {
    let toml = |rows: &str| {
        format!(
            "[[source]]\ndataset = \"visits\"\nfiles = [\"a.csv\"]\n[source.columns]\nday = \"Data\"\nwho = \"Kam\"\n[source.where]\n{rows}\n"
        )
    };
    let text =
        "Data;Kam;Būsena\n2024-01-02;a;baigta\n2024-01-03;TESTAS;baigta\n2024-01-04;b;juodraštis\n";
    for (rows, left, count) in [
        ("Kam = { not = \"testas\" }", vec!["a", "b"], 1),
        ("\"Būsena\" = \"baigta\"", vec!["a", "TESTAS"], 1),
        ("\"Būsena\" = [\"baigta\", \"juod*\"]", vec!["a", "TESTAS", "b"], 0),
        ("Kam = { not = \"test*\" }\n\"Būsena\" = \"baigta\"", vec!["a"], 2),
    ] {
        let (table, findings) = read_named("a.csv", &toml(rows), text);
        let Some(Values::Text(who)) = table.column("who") else { panic!() };
        let who: Vec<&str> = who.iter().flatten().map(String::as_str).collect();
        assert_eq!(who, left, "{rows}");
        let told = findings.iter().find(|finding| finding.code == codes::LEFT_OUT);
        assert_eq!(told.map_or(0, |finding| finding.count), count, "{rows}");
    }
    // A condition on a column that is not there cannot be held.
    let (_, findings) = read_named("a.csv", &toml("Tipas = \"x\""), text);
    assert!(findings.iter().any(loses_records));
}

#[test]
fn sentences_are_records() {
    let toml = r#"
        [[source]]
        dataset = "visits"
        files = ["a.csv"]
        [source.sentences]
        like = ["{day} buvo {kind} pas {who}, {minutes}.", "{day} buvo {kind}."]
        not = "Žurnalas*"
        [source.values.kind]
        visit = "vizitas"
        call = "skambutis"
    "#;
    let text = "Žurnalas;;\n2024 m. kovo 5 d. buvo vizitas pas A-1, 45 min.;;\n\n2024-03-06 buvo skambutis.;;\n";
    let (table, findings) = read_named("a.csv", toml, text);
    assert_eq!(records(&table), ["2024-03-05 45", "2024-03-06 "]);
    let Some(Values::Text(who)) = table.column("who") else { panic!() };
    assert_eq!(who, &[Some("A-1".to_string()), None]);
    assert_eq!(said(&findings), ["I030 info a.csv › 1 ×1"]);
    assert_eq!(table.place(0, "kind").printed(), "a.csv › A2");
    for line in ["Kovo 7 d. buvo vizitas.", "Dar vienas žodis", "2024-03-08 buvo vizitas pas B;x"]
    {
        let (table, findings) = read_named("a.csv", toml, &format!("{text}{line}\n"));
        let lost = findings.iter().any(loses_records);
        // What fits a sentence is read as one, its day as any other day.
        assert!(
            lost || said(&findings).contains(&"I040 error a.csv › A5 ×1".to_string()),
            "{line}"
        );
        assert_eq!(table.len() == 2, lost, "{line}");
    }
}

#[test]
fn what_is_set_for_a_year_takes_it_from_the_name() {
    let toml = r#"
        [[source]]
        dataset = "visits"
        files = ["*.csv"]
        [source.columns]
        who = "Kam"
        kind = "Kas"
        [source.set]
        day = "{year}-12-31"
    "#;
    let text = "Kam;Kas\na;visit\n";
    let (table, findings) = read_named("Vizitai 2022.csv", toml, text);
    assert_eq!((records(&table), said(&findings)), (vec!["2022-12-31 ".to_string()], vec![]));
    let (_, findings) = read_named("Vizitai.csv", toml, text);
    assert_eq!(said(&findings)[0], "I124 error Vizitai.csv › 1 ×1");
    assert!(findings.iter().any(loses_records));
    let wrong = toml.replace("{year}-12-31", "{year}-13-31");
    let (_, findings) = read_named("Vizitai 2022.csv", &wrong, text);
    assert_eq!(findings[0].code, codes::BAD_SETTING);
}

#[test]
fn a_calendar_that_cannot_be_is_told() {
    for (from, to) in [
        ("field = \"day\"", "field = \"who\""),
        ("times = \"* k.\"", "times = \"k.\""),
        ("column = \"* val.\"", "column = \"**\""),
    ] {
        let source = &sources(&MONTHS.replace(from, to))[0];
        let (_, findings) = Mapping::new(source, &dataset("visits", VISITS));
        assert!(findings.iter().any(|finding| finding.code == codes::BAD_SETTING), "{to}");
    }
}
