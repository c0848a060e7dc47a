//! Small files, each with one kind of mess.

use encoding_rs::WINDOWS_1257;
use proptest::prelude::*;

use super::*;

const VISITS: &str = "day*: date
    who: string identifier
    kind: string call,visit
    minutes: duration
    urgent: boolean
    note: string private";

const MAPPING: &str = r#"
    [[source]]
    dataset = "visits"
    files = ["a.csv"]
    [source.columns]
    day = "Data"
    who = "Kodas"
    kind = "Rūšis"
    minutes = "Trukmė"
    urgent = "Skubus"
    [source.values.kind]
    call = ["skambutis", "tel.*"]
    visit = "vizitas"
"#;

const HEADER: &str = "Data;Kodas;Rūšis;Trukmė;Skubus\n";

fn visits(text: &str) -> (Table, Vec<Finding>) {
    let source = &sources(MAPPING)[0];
    read_bytes(&[("a.csv", text.as_bytes())], source, &dataset("visits", VISITS))
}

fn with_header(rows: &str) -> (Table, Vec<Finding>) {
    visits(&[HEADER, rows].concat())
}

#[test]
fn titles_blanks_months_and_totals_are_no_records() {
    let (table, findings) = visits(
        "VGC „Pastogė“ registras 2024 m.;;;;\n;;;;\n DATA ;kodas;Rūšis;Trukmė;Skubus\n2024 m. sausis;;;;\n\
         2024-01-02;a;vizitas;30;taip\n2024-01-03;b;Tel. pokalbis;1 val.;ne\nIš viso:;2;;90;\n2024 m. vasario mėn.;;;;\n\
         2024-02-02;a;call;45 min.;T\nIš viso;1;;;\nViso;3;;2 val. 15 min.;\nPastaba: be šventinių dienų;;;;\n7;;;;\n",
    );
    let sheet = &table.files[0].sheets[0];
    assert_eq!(sheet.header_row, Some(3));
    let rows: Vec<u32> = table.origin.iter().map(|origin| origin.row).collect();
    assert_eq!(rows, [5, 6, 9, 13]);
    let reasons: Vec<(u32, Reason)> =
        sheet.left_out.iter().map(|rows| (rows.from, rows.reason)).collect();
    assert_eq!(
        reasons,
        [
            (1, Reason::Heading),
            (4, Reason::Month),
            (7, Reason::Total),
            (8, Reason::Month),
            (10, Reason::Total),
            (12, Reason::Note),
        ]
    );
    let agreed: Vec<Agreement> = sheet.totals.iter().map(|total| total.agreement).collect();
    assert_eq!(
        agreed,
        [Agreement::Rows, Agreement::Sum, Agreement::Rows, Agreement::Rows, Agreement::Sum]
    );
    // A bare 7 under the date is a record with a bad date, not a row to be passed over in silence.
    assert_eq!(
        said(&findings),
        ["I123 warning a.csv › A13 ×1", "I040 error a.csv › A13 ×1", "I030 info a.csv › 12 ×1"]
    );
}

#[test]
fn a_total_that_agrees_with_nothing_is_a_warning() {
    let rows = "2024-01-02;a;vizitas;30;taip\n2024-01-03;b;vizitas;30;ne\n";
    for (total, expected) in [
        ("Iš viso;5;;;\n", vec!["I031 warning a.csv › B4 ×1"]),
        ("Iš viso;;;61;\n", vec!["I031 warning a.csv › D4 ×1"]),
        ("Iš viso: 3;;;;\n", vec!["I031 warning a.csv › A4 ×1"]),
        ("Iš viso vaikų;5;;;\n", vec!["I032 info a.csv › B4 ×1"]),
        ("Iš viso 2024-12-31:;5;;;\n", vec!["I032 info a.csv › B4 ×1"]),
        ("Iš viso;2;;1 val.;\n", vec![]),
        ("IŠ VISO;;;1;\n", vec![]),
    ] {
        let (table, findings) = with_header(&[rows, total].concat());
        assert_eq!(
            (table.len(), said(&findings)),
            (2, expected.into_iter().map(String::from).collect()),
            "{total}"
        );
    }
}

#[test]
fn what_is_not_understood_is_missing_and_found_at_its_cell() {
    let (table, findings) = with_header(
        "03/04/2024;a;vizitas;30;taip\n2024-01-03;b;vizytas;2 k.;gal\n2024-01-04;c;vizytas;#N/A;ne\n2024-01-05;d;-;-;-\n",
    );
    assert_eq!(table.len(), 4);
    assert_eq!(
        said(&findings),
        [
            "I040 error a.csv › A2 ×1",
            "I046 error a.csv › C3 ×2",
            "I041 error a.csv › D3 ×1",
            "I045 error a.csv › E3 ×1",
            "I048 warning a.csv › D4 ×1",
        ]
    );
    assert_eq!(findings[2].arguments["closest"], "vizitas");
    assert_eq!(findings[2].arguments["read"], "vizytas");
    assert_eq!(
        table.column("urgent"),
        Some(&Values::Boolean(vec![Some(true), None, Some(false), None]))
    );
    assert_eq!(table.column("minutes"), Some(&Values::Integer(vec![Some(30), None, None, None])));
}

#[test]
fn a_minus_means_no_where_a_plus_means_yes() {
    let (table, _) = with_header("2024-01-03;a;vizitas;1;+\n2024-01-04;b;vizitas;1;-\n");
    assert_eq!(table.column("urgent"), Some(&Values::Boolean(vec![Some(true), Some(false)])));
}

#[test]
fn nothing_of_a_person_is_printed() {
    let toml = MAPPING.replace("urgent = \"Skubus\"", "urgent = \"Skubus\"\nnote = \"Pastabos\"");
    let private = VISITS
        .replace("day*: date", "day*: date private")
        .replace("kind: string", "kind: string identifier");
    let text = "Data;Kodas;Rūšis;Trukmė;Skubus;Pastabos;Vardas\nslapta1;slapta2;slapta3;\"slapta4 slapta4 slapta4 slapta4 slapta4 slapta4\";ne;slapta5;slapta6\n";
    let (_, findings) =
        read_bytes(&[("a.csv", text.as_bytes())], &sources(&toml)[0], &dataset("visits", &private));
    assert_eq!(said(&findings).len(), 4);
    assert!(!format!("{findings:?}").contains("slapta"), "{findings:?}");
}

#[test]
fn headers_are_found_however_they_are_written() {
    let (table, findings) = visits(
        "DATA\u{a0};\"ko\u{200b}das\";Rusis;Trukmė;Skubus;Telefonas\n2024-01-02;a;vizitas;30;ne;5\n",
    );
    assert_eq!(table.len(), 1);
    assert_eq!(said(&findings), ["I026 info a.csv › C1 ×1", "I027 info a.csv › F1 ×1"]);
    let (table, findings) =
        visits("Įvykis;;Kaip;;Skubus\nData;Kodas;Rūšis;Trukmė;\n2024-01-02;a;vizitas;30;ne\n");
    assert_eq!((table.len(), table.files[0].sheets[0].header_row), (1, Some(2)));
    assert_eq!(said(&findings), Vec::<String>::new());
    assert_eq!(table.column("urgent"), Some(&Values::Boolean(vec![Some(false)])));
}

#[test]
fn a_missing_a_doubled_and_a_misspelt_column_are_found() {
    let (_, findings) = visits("Data;Kodass;Rūšis;Trukmė;Trukmė\n2024-01-02;a;vizitas;30;31\n");
    assert_eq!(
        said(&findings),
        [
            "I025 error a.csv › D1 ×1",
            "I024 error a.csv › 1 ×1",
            "I024 error a.csv › 1 ×1",
            "I027 info a.csv › B1 ×1"
        ]
    );
    let closest: Vec<_> =
        findings.iter().filter_map(|finding| finding.arguments.get("closest")).collect();
    assert_eq!(closest, ["empty", "Kodass"]);
    let (table, findings) = visits("Visai;kita;lentelė\n1;2;3\n");
    assert!(table.is_empty());
    assert_eq!(said(&findings), ["I023 error a.csv ×1"]);
}

#[test]
fn rows_that_say_the_same_and_rows_that_say_too_much() {
    let (_, findings) = with_header("2024-01-02;a;vizitas;30;ne\n2024-01-02;a;vizitas;30;ne;x\n");
    assert_eq!(said(&findings), ["I014 error a.csv › F3 ×1", "I033 info a.csv › 3 ×1"]);
    assert_eq!(findings[2].arguments["first"], "a.csv › 2");
}

#[test]
fn the_same_table_in_every_encoding() {
    let text = [HEADER, "2024-01-02;š-1;vizitas;1 val.;nėra\n"].concat();
    let (expected, _) = visits(&text);
    let source = &sources(MAPPING)[0];
    let mojibake =
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
    let masked = encoding_rs::WINDOWS_1252
        .decode_without_bom_handling(&WINDOWS_1257.encode(&text).0)
        .0
        .into_owned();
    for (bytes, found) in [
        (WINDOWS_1257.encode(&text).0.into_owned(), vec![]),
        (text.encode_utf16().flat_map(u16::to_le_bytes).collect(), vec![]),
        (["\u{feff}", &text].concat().into_bytes(), vec![]),
        (mojibake.into_bytes(), vec!["I012 warning a.csv › C1 ×4"]),
        (masked.into_bytes(), vec!["I012 warning a.csv ×2"]),
    ] {
        let (table, findings) =
            read_bytes(&[("a.csv", &bytes)], source, &dataset("visits", VISITS));
        assert_eq!(
            (&table.columns, said(&findings)),
            (&expected.columns, found.into_iter().map(String::from).collect())
        );
    }
}

#[test]
fn files_that_are_no_tables() {
    let toml = MAPPING.replace("[\"a.csv\"]", "[\"*\", \"niekas.csv\"]");
    let files: [(&str, &[u8]); 6] = [
        ("a.csv", b""),
        ("b.xlsx", b"PK\x03\x04broken"),
        ("c.xls", b"<html><table></table></html>"),
        ("d.csv", b" \n\n"),
        ("e.pdf", b"%PDF-1.7"),
        ("~$f.xlsx", b"x"),
    ];
    let (table, findings) = read_bytes(&files, &sources(&toml)[0], &dataset("visits", VISITS));
    assert_eq!((table.len(), table.files.len()), (0, 5));
    assert_eq!(
        table.files[0].sha256,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    assert_eq!(
        said(&findings),
        [
            "I008 info ~$f.xlsx ×1",
            "I001 error rodiklis.toml ×1",
            "I006 error a.csv ×1",
            "I004 error b.xlsx ×1",
            "I007 error c.xls ×1",
            "I006 error d.csv ×1",
            "I007 error e.pdf ×1",
        ]
    );
}

#[test]
fn what_the_mapping_says_wrongly() {
    let toml = r#"
        [[source]]
        dataset = "visits"
        files = []
        [source.columns]
        whoo = "Kodas"
        kind = { column = "Rūšis", empty = "nesama" }
        [source.values.kind]
        cal = "skambutis"
        visit = "vizitas"
        call = "Vizitas"
        [source.set]
        urgent = "gal"
    "#;
    let (_, findings) = read_bytes(&[], &sources(toml)[0], &dataset("visits", VISITS));
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["I060", "I062", "I061", "I065", "I062", "I063"]);
    assert_eq!(findings[0].arguments["closest"], "who");
    assert_eq!(findings[2].arguments["closest"], "call");
}

#[test]
fn a_column_shared_by_patterns_loses_nothing_in_silence() {
    let toml = r#"
        [[source]]
        dataset = "d"
        files = ["a.csv"]
        zero = "-"
        [source.columns]
        child = { column = "Kas", like = "GC-*" }
        family = { column = "Kas", like = "Š-*" }
        hours = { column = "Val.", unit = "hours" }
        visits = "Kartai"
        [source.set]
        kind = "b"
        [source.open_end]
        ended = "iki dabar"
    "#;
    let fields = "child: string identifier\nfamily: string identifier\nhours: duration\nvisits: integer\nkind: string a,b\nended: date";
    let text = "Kas;Val.;Kartai\nGC-1;1,5;-\nš-2;0,33;2\nX-3;;1,5\n;-;3\n";
    let (table, findings) =
        read_bytes(&[("a.csv", text.as_bytes())], &sources(toml)[0], &dataset("d", fields));
    assert_eq!(
        said(&findings),
        [
            "I042 warning a.csv › B3 ×1",
            "I044 error a.csv › C4 ×1",
            "I049 error a.csv › A4 ×1",
            // Numbers alone, which may be a total.
            "I113 warning a.csv › B5 ×1"
        ]
    );
    let text = |value: &str| Some(value.to_string());
    assert_eq!(table.column("child"), Some(&Values::Text(vec![text("GC-1"), None, None, None])));
    assert_eq!(table.column("family"), Some(&Values::Text(vec![None, text("š-2"), None, None])));
    assert_eq!(
        table.column("hours"),
        Some(&Values::Integer(vec![Some(90), Some(20), None, Some(0)]))
    );
    assert_eq!(
        table.column("visits"),
        Some(&Values::Integer(vec![Some(0), Some(2), None, Some(3)]))
    );
    assert_eq!(table.column("kind"), Some(&Values::Text(vec![text("b"); 4])));
}

#[test]
fn workbooks_with_merged_cells_errors_times_and_hidden_sheets() {
    let toml = MAPPING.replace("a.csv", "mess.*");
    for (name, bytes) in [
        ("mess.xlsx", &include_bytes!("mess.xlsx")[..]),
        ("mess.ods", &include_bytes!("mess.ods")[..]),
    ] {
        let (table, findings) =
            read_bytes(&[(name, bytes)], &sources(&toml)[0], &dataset("visits", VISITS));
        let day = |day| chrono::NaiveDate::from_ymd_opt(2024, 3, day);
        let Some(Values::Date(days)) = table.column("day") else { panic!("no dates") };
        assert_eq!(days, &[day(5), day(6), day(7), day(8)], "{name}");
        assert_eq!(
            table.column("minutes"),
            Some(&Values::Integer(vec![Some(90), None, Some(45), Some(60)])),
            "{name}"
        );
        assert_eq!(
            table.column("urgent"),
            Some(&Values::Boolean(vec![Some(true), Some(false), None, None])),
            "{name}"
        );
        let found = said(&findings);
        assert!(found.contains(&format!("I048 error {name} › Kovas!D5 ×1")), "{found:?}");
        assert!(found.contains(&format!("I021 info {name} › Tuščias ×1")), "{found:?}");
        if name.ends_with("xlsx") {
            let Some(Values::Text(who)) = table.column("who") else { panic!("no codes") };
            assert_eq!(who, &["a", "a", "17", "51203010123"].map(|who| Some(who.to_string())));
            assert!(found.contains(&format!("I029 info {name} › Kovas!B5 ×1")), "{found:?}");
            assert!(found.contains(&format!("I022 info {name} › Slaptas ×1")), "{found:?}");
            assert!(found.contains(&format!("I023 warning {name} › Slaptas ×1")), "{found:?}");
        }
    }
}

#[test]
fn a_formula_that_was_never_computed_is_no_empty_cell() {
    let toml = MAPPING.replace("a.csv", "uncomputed.xlsx");
    let bytes = include_bytes!("uncomputed.xlsx");
    let (table, findings) =
        read_bytes(&[("uncomputed.xlsx", bytes)], &sources(&toml)[0], &dataset("visits", VISITS));
    // D2 was never computed, D3 holds its value, D4 gives an empty text: nothing is missing there.
    assert_eq!(
        table.column("minutes"),
        Some(&Values::Integer(vec![None, Some(45), None])),
        "{findings:?}"
    );
    let uncomputed: Vec<String> =
        said(&findings).into_iter().filter(|said| said.starts_with("I050")).collect();
    assert_eq!(
        uncomputed,
        ["I050 error uncomputed.xlsx › Kovas!D2 ×1", "I050 error uncomputed.xlsx › Kovas!E4 ×1"]
    );
}

#[test]
fn sheets_are_chosen_by_name() {
    let toml = MAPPING
        .replace("files = [\"a.csv\"]", "files = [\"*.xlsx\"]\nsheets = [\"KOV*\", \"Balandis\"]");
    let bytes = include_bytes!("mess.xlsx");
    let (table, findings) =
        read_bytes(&[("mess.xlsx", bytes)], &sources(&toml)[0], &dataset("visits", VISITS));
    assert_eq!(table.files[0].sheets.len(), 1);
    assert_eq!(said(&findings)[0], "I020 error mess.xlsx ×1");
}

#[test]
fn the_dataset_s_own_names_need_no_mapping() {
    let dataset = dataset("d", "id*: string\nhours: number");
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.csv", "hours,id\n1.5,x\n");
    write("b.csv", "id,hours,other\n");
    write("c.csv", "\u{feff}\"id\",\"hours\"\r\n");
    write("d.parquet", "");
    write("e.xlsx", "id,hours\n");
    let canonical = ["a.csv", "b.csv", "c.csv", "d.parquet", "e.xlsx"]
        .map(|name| is_canonical(&folder.path().join(name), &dataset).unwrap());
    assert_eq!(canonical, [true, false, true, true, false]);
    assert!(is_canonical(&folder.path().join("none.csv"), &dataset).is_err());
    let source = &sources("[[source]]\ndataset = \"d\"\nfiles = [\"a.csv\"]")[0];
    let (mut table, findings) = read(source, &dataset, folder.path());
    assert_eq!(said(&findings), Vec::<String>::new());
    table.append(table.clone());
    assert_eq!((table.len(), table.files.len(), table.origin[1].file), (2, 2, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_table_breaks_it(
        rows in proptest::collection::vec(
            "(2024-01-02|kovo 5|Iš viso|\"|=1\\+1|#N/A|taip|\\+|-|1\\.234|[a-ž]{0,4}|.{0,8})(;(Š-1|2024 m\\. sausis|45 min\\.|½|.{0,6})){0,6}",
            0..12,
        ),
        header in any::<bool>(),
    ) {
        let body = rows.join("\n");
        let (table, findings) = if header { with_header(&body) } else { visits(&body) };
        for column in &table.columns {
            let length = match &column.values {
                Values::Text(values) => values.len(),
                Values::Integer(values) => values.len(),
                Values::Number(values) => values.len(),
                Values::Date(values) => values.len(),
                Values::Boolean(values) => values.len(),
            };
            prop_assert_eq!(length, table.len());
        }
        for record in 0..table.len() {
            table.place(record, "day");
        }
        prop_assert!(findings.iter().all(|finding| finding.count > 0));
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..300), zip in any::<bool>()) {
        let bytes = if zip { [&b"PK\x03\x04"[..], &bytes].concat() } else { bytes };
        read_bytes(&[("a.csv", &bytes)], &sources(MAPPING)[0], &dataset("visits", VISITS));
    }
}
