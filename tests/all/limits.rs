//! Small files that ask for more than a computer has. The program runs in an address space of 4 GB, so that one that
//! believes them ends without a word and fails here.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

use flate2::{Compress, Compression, FlushCompress};
use lopdf::{Document, Object, Stream, dictionary};
use polars::df;
use polars_io::parquet::write::ParquetWriter;
use polars_parquet_format::PageHeader;
use polars_parquet_format::thrift::protocol::{TCompactInputProtocol, TCompactOutputProtocol};
use rodiklis::finding::{Finding, Place, Severity};
use rodiklis::limits;
use rodiklis::locale::{self, Lang};

use super::command::{err, out};
use super::fuzzed::harness::books;

const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "complaints"
files = ["Skundai*"]
columns = { complaint_id = "Nr.", received_on = "Gauta", kind = "Rūšis", answered_on = "Atsakyta" }
values.kind = { complaint = "skundas", thanks = "padėka" }
"#;

/// The program in an address space of 4 GB, on few threads, since each takes a part of it.
fn confined(arguments: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", "ulimit -v 4000000 && exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_rodiklis")])
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .env("POLARS_MAX_THREADS", "2")
        .env("RAYON_NUM_THREADS", "2")
        .env("MALLOC_ARENA_MAX", "2")
        .output()
        .unwrap()
}

struct Office(tempfile::TempDir);

impl Office {
    fn new() -> Office {
        let office = Office(tempfile::tempdir().unwrap());
        office.file("rodiklis.toml", WORKSPACE);
        office
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Office {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs a command in both languages: it ends with this code and says all of the words of its language.
    fn says(&self, command: &[&str], code: i32, lt: &[&str], en: &[&str]) {
        for (speak, words) in [("lt", lt), ("en", en)] {
            let place = self.path().to_str().unwrap();
            let output = confined(
                &[command, &["--speak", speak]]
                    .concat()
                    .iter()
                    .map(|word| if *word == "." { place } else { word })
                    .collect::<Vec<_>>(),
            );
            let text = (out(&output) + &err(&output)).replace('\u{a0}', " ");
            assert_eq!(output.status.code(), Some(code), "{speak}: {text}");
            for word in words {
                assert!(text.contains(word), "{speak}: no “{word}” in\n{text}");
            }
            assert!(!text.contains('⟦') && !text.contains("panicked"), "{text}");
        }
    }

    /// A register that goes beyond a limit is told with its place and the number, and is in no figure. The words of both
    /// languages are those of [`every_limit_has_its_words`].
    fn too_large(&self, place: &str, lt: &str) {
        let output = confined(&["check", self.path().to_str().unwrap(), "--speak", "lt"]);
        let text = (out(&output) + &err(&output)).replace('\u{a0}', " ");
        assert_eq!(output.status.code(), Some(1), "{text}");
        for word in ["I080", place, lt, "Failas neskaitytas", "Q008"] {
            assert!(text.contains(word), "no “{word}” in\n{text}");
        }
    }
}

#[test]
fn every_limit_has_its_words() {
    for limit in [
        limits::FILE,
        limits::PARTS,
        limits::UNPACKED,
        limits::PART,
        limits::SHEETS,
        limits::ROWS,
        limits::COLUMNS,
        limits::CELLS,
        limits::CELL,
        limits::WORDS,
        limits::AREAS,
        limits::CLAIMED,
        limits::LINE,
        limits::RECORDS,
        limits::PAGE,
    ] {
        let found = Finding::new("I080", Severity::Error, Place::file("a.xlsx"))
            .with("limit", limit.key)
            .with("most_count", limit.shown());
        let number = limit.shown().parse::<u64>().unwrap();
        let mut said = Vec::new();
        for lang in Lang::ALL {
            let what = locale::finding(lang, &found).what;
            let printed = locale::number(lang, number.into(), 0);
            assert!(what.contains(&printed), "{what}");
            said.push(what);
        }
        assert_ne!(said[0], said[1]);
    }
    // No two limits are told by the same words.
    let what = |limit: limits::Limit| {
        let found = Finding::new("I080", Severity::Error, Place::default());
        let found = found.with("limit", limit.key).with("most_count", "1");
        locale::finding(Lang::Lt, &found).what
    };
    let all =
        [limits::FILE, limits::UNPACKED, limits::PART, limits::WORDS, limits::LINE, limits::PAGE];
    let distinct: BTreeSet<String> = all.into_iter().map(what).collect();
    assert_eq!(distinct.len(), all.len());
}

fn sheet(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

#[test]
fn a_file_is_no_larger_than_its_limit() {
    let office = Office::new();
    let file = std::fs::File::create(office.path().join("Skundai.csv")).unwrap();
    file.set_len(129 << 20).unwrap();
    office.too_large("Skundai.csv", "didesnis nei 128 MB");
}

#[test]
fn a_source_names_no_more_files_than_its_limit() {
    let office = Office::new();
    for number in 0..=1000 {
        office.file(&format!("Skundai {number}.csv"), "");
    }
    office.says(
        &["check", "."],
        1,
        &["I081", "Skundai ir atsiliepimai", "Daugiausia failų: 1 000"],
        &["I081", "At most: 1,000"],
    );
}

#[test]
fn cells_columns_and_rows_are_counted() {
    let wide = format!("Nr.;Gauta{}\n", ";".repeat(17_000));
    Office::new()
        .file("Skundai.csv", wide)
        .too_large("Skundai.csv", "Daugiausia stulpelių: 16 384");
    let long = format!("Nr.;Gauta\n1;{}\n", "ž".repeat(1_000_001));
    Office::new()
        .file("Skundai.csv", long)
        .too_large("Skundai.csv › B2", "Daugiausia ženklų: 1 000 000");
    let rows = "1\n".repeat(2_000_001);
    Office::new()
        .file("Skundai.csv", rows)
        .too_large("Skundai.csv", "Daugiausia eilučių: 2 000 000");
}

#[test]
fn a_stray_cell_in_the_last_column_of_each_row_is_no_table_of_that_size() {
    let mut rows = String::new();
    for row in 1..=1300 {
        let _ = write!(rows, r#"<row><c r="XFD{row}"><v>1</v></c></row>"#);
    }
    Office::new()
        .file("Skundai.xlsx", books::xlsx(&[&sheet(&rows)], "", ""))
        .too_large("Skundai.xlsx › S0", "Daugiausia langelių: 20 000 000");
}

#[test]
fn a_part_unpacks_to_no_more_than_the_limit_however_often_it_is_listed() {
    let blanks = sheet(&" ".repeat(20 << 20));
    let sheets = vec![blanks.as_str(); 30];
    let book = books::xlsx(&sheets, "", "");
    assert!(book.len() < 100_000);
    Office::new().file("Skundai.xlsx", book).too_large("Skundai.xlsx", "didesnė nei 512 MB");
}

#[test]
fn a_part_that_should_be_small_is() {
    let styles = " ".repeat(65 << 20);
    Office::new()
        .file("Skundai.xlsx", books::xlsx(&[&sheet("")], "", &styles))
        .too_large("Skundai.xlsx", "didesnė nei 64 MB");
}

#[test]
fn sheets_and_parts_are_counted() {
    let one = sheet("");
    Office::new()
        .file("Skundai.xlsx", books::xlsx(&vec![one.as_str(); 1001], "", ""))
        .too_large("Skundai.xlsx", "Daugiausia lapų: 1 000");
    let names: Vec<String> = (0..=10_000).map(|part| format!("{part}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    Office::new()
        .file("Skundai.xlsx", books::zipped(&parts))
        .too_large("Skundai.xlsx", "Daugiausia dalių: 10 000");
}

#[test]
fn words_that_cells_share_count_for_each_of_them() {
    let words = format!("<si><t>{}</t></si>", "a".repeat(900_000));
    let mut rows = String::new();
    for _ in 0..700 {
        rows.push_str(r#"<row><c t="s"><v>0</v></c></row>"#);
    }
    Office::new()
        .file("Skundai.xlsx", books::xlsx(&[&sheet(&rows)], &words, ""))
        .too_large("Skundai.xlsx", "didesni nei 512 MB");
}

#[test]
fn merged_cells_are_counted_and_so_is_what_they_lie_over() {
    let many = format!("{}{}", sheet(""), r#"<mergeCell ref="A1:A2"/>"#.repeat(100_001));
    Office::new()
        .file("Skundai.xlsx", books::xlsx(&[&many], "", ""))
        .too_large("Skundai.xlsx", "Daugiausia: 100 000");
    let rows = r#"<row><c><v>1</v></c></row>"#.repeat(30_000);
    let deep = format!("{}{}", sheet(&rows), r#"<mergeCell ref="A1:A30000"/>"#.repeat(1000));
    Office::new()
        .file("Skundai.xlsx", books::xlsx(&[&deep], "", ""))
        .too_large("Skundai.xlsx", "Daugiausia langelių: 20 000 000");
}

#[test]
fn a_repetition_of_an_ods_counts_as_what_it_stands_for() {
    let tables = r#"<table:table table:name="L"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table>"#;
    Office::new()
        .file("Skundai.ods", books::ods("", tables))
        .too_large("Skundai.ods › L", "Daugiausia langelių: 20 000 000");
}

#[test]
fn an_xls_is_not_believed() {
    // MS-XLS 2.4.90: the first row and the row after the last, the first column and the column after the last.
    let mut claim = Vec::new();
    claim.extend(0_u32.to_le_bytes());
    claim.extend(u32::MAX.to_le_bytes());
    claim.extend(0_u16.to_le_bytes());
    claim.extend(u16::MAX.to_le_bytes());
    claim.extend([0, 0]);
    Office::new()
        .file("Skundai.xls", books::xls(&[], &[books::record(0x0200, &claim)]))
        .too_large("Skundai.xls", "Daugiausia langelių: 16 777 216");
    let corners = [books::label(0, 0, "Nr."), books::label(65_535, 65_535, "x")].concat();
    Office::new()
        .file("Skundai.xls", books::xls(&[], &[corners]))
        .too_large("Skundai.xls", "Daugiausia langelių: 20 000 000");
    // One text of 60,000 letters in 3,000 cells.
    let mut shared = 3000_u32.to_le_bytes().to_vec();
    shared.extend(1_u32.to_le_bytes());
    shared.extend(60_000_u16.to_le_bytes());
    shared.push(0);
    let (first, second) = (vec![b'a'; 8000], [vec![0], vec![b'a'; 8000]].concat());
    shared.extend(&first);
    let mut sst = books::record(0x00FC, &shared);
    // Each record that continues says anew how wide letters are; the last brings what is left of them.
    (0..6).for_each(|_| sst.extend(books::record(0x003C, &second)));
    sst.extend(books::record(0x003C, &[vec![0], vec![b'a'; 4000]].concat()));
    let cells: Vec<u8> = (0..3000_u16)
        .flat_map(|row| {
            let place = [row, 0, 0, 0, 0].map(u16::to_le_bytes).concat();
            books::record(0x00FD, &place)
        })
        .collect();
    Office::new()
        .file("Skundai.xls", books::xls(&sst, &[cells]))
        .too_large("Skundai.xls", "didesni nei 512 MB");
}

#[test]
fn chains_of_an_xls_that_run_in_a_circle_end() {
    let mut book = books::xls(&[], &[books::label(0, 0, "Nr.")]);
    // Sector 1 holds the list of streams and comes after itself.
    book[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    Office::new().file("Skundai.xls", book).says(&["check", "."], 1, &["I004"], &["I004"]);
}

#[test]
fn an_xls_within_the_limits_is_read() {
    let rows = [
        ["Nr.", "Gauta", "Rūšis", "Atsakyta"],
        ["1", "2024-02-01", "skundas", "2024-02-10"],
        ["2", "2024-03-01", "padėka", ""],
    ];
    let mut cells = Vec::new();
    for (row, texts) in rows.iter().enumerate() {
        for (column, text) in texts.iter().enumerate() {
            cells.extend(books::label(row as u16, column as u16, text));
        }
    }
    let office = Office::new();
    office.file("Skundai.xls", books::xls(&[], &[cells]));
    office.says(&["check", "."], 0, &[], &[]);
    let place = office.path().to_str().unwrap();
    let output =
        confined(&["compute", place, "--format", "csv", "--indicator", "complaints_received"]);
    let line = out(&output);
    let line = line.lines().find(|line| line.contains(",2024,")).unwrap().to_owned();
    // Of the two lines one is a complaint, the other thanks.
    assert!(
        line.starts_with("complaints_received,1.0.0,2024,2024-01-01,2024-12-31,,,1,"),
        "{line}"
    );
}

#[test]
fn a_workspace_is_no_longer_and_no_deeper_than_its_limits() {
    let office = Office::new();
    office.file("rodiklis.toml", format!("{WORKSPACE}x = {}", "[".repeat(100_000)));
    office.says(&["check", "."], 2, &["D001", "rodiklis.toml"], &["D001", "rodiklis.toml"]);
    office.file("rodiklis.toml", format!("{WORKSPACE}x{} = 1", ".x".repeat(100_000)));
    office.says(&["check", "."], 2, &["D001"], &["D001"]);
    office.file("rodiklis.toml", format!("{WORKSPACE}# {}", "a".repeat(1 << 20)));
    office.says(
        &["check", "."],
        2,
        &["D020", "failas didesnis nei 1 MB"],
        &["D020", "the file is larger than 1 MB"],
    );
    let months: Vec<String> = (1930..2014).map(|year| format!("\"months-{year}\"")).collect();
    office.file("rodiklis.toml", WORKSPACE.replace("\"2024\"", &months.join(", ")));
    office.says(
        &["check", "."],
        2,
        &["per daug laikotarpių; daugiausia: 1 000"],
        &["there are too many periods; at most: 1,000"],
    );
}

/// A library of one dataset and a rule with this condition.
fn library(condition: &str) -> Office {
    let office = Office::new();
    office.file("library/datasets/visits.toml", "name = \"visits\"\ntitle.lt = \"V\"\ntitle.en = \"V\"\ncounts = \"things\"\n[[field]]\nname = \"day\"\ntype = \"date\"\ntitle.lt = \"D\"\ntitle.en = \"D\"\nprivacy = \"open\"\n[[field]]\nname = \"minutes\"\ntype = \"integer\"\ntitle.lt = \"M\"\ntitle.en = \"M\"\nprivacy = \"open\"\n");
    office.file("library/rules/long.toml", format!("id = \"long\"\ndataset = \"visits\"\nseverity = \"error\"\nwhere = \"{condition}\"\ncell = \"minutes\"\nmessage.lt = \"M\"\nmessage.en = \"M\"\nmend.lt = \"M\"\nmend.en = \"M\"\n"));
    office
}

#[test]
fn a_condition_is_no_longer_and_no_deeper_than_its_limits() {
    let place = |office: &Office| office.path().join("library").display().to_string();
    let list = (1..500).map(|number| number.to_string()).collect::<Vec<_>>().join(", ");
    let joined = |times: usize| vec!["minutes = 1"; times].join(" OR ");
    for honest in [
        format!("minutes IN ({list})"),
        joined(50),
        format!("{}minutes = 1{}", "(".repeat(20), ")".repeat(20)),
    ] {
        let office = library(&honest);
        let output = confined(&["library", "test", &place(&office)]);
        // The library has no indicators: that alone is wrong with it.
        let codes: Vec<String> = err(&output).matches("✕ ").map(str::to_owned).collect();
        assert!(err(&output).contains("D027") && codes.len() == 1, "{}", err(&output));
    }
    let too_long = (1..2000).map(|number| number.to_string()).collect::<Vec<_>>().join(", ");
    for (condition, lt, en) in [
        (
            format!("minutes IN ({too_long})"),
            "per daug žodžių ir ženklų. Daugiausia: 2 000",
            "too many words and signs. At most: 2,000",
        ),
        (joined(51), "jungiamųjų ir palyginimo žodžių bei ženklų", "that join or compare"),
        (joined(20_000), "Daugiausia: 2 000", "At most: 2,000"),
        (format!("minutes = 1{}", " + 1".repeat(101)), "Daugiausia: 100", "At most: 100"),
        (format!("{}minutes = 1", "NOT ".repeat(101)), "Daugiausia: 100", "At most: 100"),
        (format!("{}minutes = 1", "NOT ".repeat(90)), "D002", "D002"),
        (format!("{}minutes{} = 1", "(".repeat(900), ")".repeat(900)), "D002", "D002"),
        (format!("minutes = {}1", "- ".repeat(90)), "D002", "D002"),
    ] {
        let office = library(&condition);
        for (speak, words) in [("lt", lt), ("en", en)] {
            let output = confined(&["library", "test", &place(&office), "--speak", speak]);
            let text = err(&output).replace('\u{a0}', " ");
            assert_eq!(output.status.code(), Some(2), "{text}");
            assert!(text.contains(words) && text.contains("rules/long.toml:4:"), "{text}");
            // The line is not printed whole.
            assert!(text.chars().count() < 2000, "{text}");
        }
    }
}

#[test]
fn a_library_that_is_linked_into_itself_ends() {
    let office = library("minutes = 1");
    let folder = office.path().join("library");
    std::os::unix::fs::symlink(&folder, folder.join("a")).unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("b")).unwrap();
    let output = confined(&["library", "test", folder.to_str().unwrap(), "--speak", "en"]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).contains("D013"), "{}", err(&output));
}

/// A workspace whose report is this template.
fn template(text: &str) -> Office {
    let office = Office::new();
    office.file("rodiklis.toml", format!("reports = [\"own\"]\n{WORKSPACE}"));
    office.file("Skundai.csv", "Nr.;Gauta;Rūšis;Atsakyta\n1;2024-02-01;skundas;2024-02-10\n");
    office.file("own/report.toml", "framework = \"equass-2018\"\n");
    office.file("own/report.xml", text);
    office
}

#[test]
fn a_template_ends() {
    let loops = |times: usize, inside: &str| {
        format!(
            "{}{inside}{}",
            "{% for x in range(end=100000) %}".repeat(times),
            "{% endfor %}".repeat(times)
        )
    };
    let doubled = "{% set s = \"aaaaaaaaaaaaaaaa\" %}{% for x in range(end=60) %}{% set_global s = s ~ s %}{% endfor %}";
    let captured = "{% set s = \"a\" %}{% for x in range(end=60) %}{% set_global s %}{{ s }}{{ s }}{% endset %}{% endfor %}";
    let steps = ("per daug žingsnių; daugiausia: 1 000 000", "too many steps; at most: 1,000,000");
    let kept = ("didesnė nei 1 MB", "keeps is larger than 1 MB");
    for (text, (lt, en)) in [
        (loops(2, ""), steps),
        ("{% component a() %}{{<b/>}}{{<b/>}}{% endcomponent a %}{% component b() %}{{<a/>}}{% endcomponent b %}{{<a/>}}".to_owned(), ("R001", "R001")),
        ("{{ [[a for a in range(end=100000)] for b in range(end=100000)] | length }}".to_owned(), steps),
        (doubled.to_owned(), kept),
        (captured.to_owned(), kept),
        (loops(1, &"a".repeat(5000)), ("didesnis nei 128 MB", "larger than 128 MB")),
        (format!("<html>{}{}</html>", "<p>".repeat(100_000), "</p>".repeat(100_000)), ("daugiausia lygių: 64", "levels at most: 64")),
        ("{% include \"report.xml\" %}".to_owned(), ("R001", "R001")),
        ("a".repeat(2 << 20), ("failas didesnis nei 1 MB", "the file is larger than 1 MB")),
    ] {
        let office = template(&text);
        let out = office.path().join("out");
        office.says(&["report", ".", "--out", out.to_str().unwrap()], 2, &["R001", "own/report.xml", lt], &["R001", "own/report.xml", en]);
        assert!(!out.exists());
    }
}

#[test]
fn messages_of_a_template_are_no_deeper_than_the_limit() {
    let office = template("<html/>");
    for lang in ["lt", "en"] {
        let text = format!("a = {}\"x\"{}\n", "{".repeat(100_000), "}".repeat(100_000));
        office.file(&format!("own/messages.{lang}.ftl"), text);
    }
    let out = office.path().join("out");
    office.says(
        &["report", ".", "--out", out.to_str().unwrap()],
        2,
        &["R001", "messages.", "daugiausia lygių: 64"],
        &["R001", "messages.", "levels at most: 64"],
    );
}

/// A Parquet file of complaints whose first page claims to be two gigabytes.
fn boastful_parquet() -> Vec<u8> {
    let mut frame = df!(
        "complaint_id" => (0..50).map(|number| number.to_string()).collect::<Vec<_>>(),
        "kind" => vec!["complaint"; 50],
    )
    .unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    // The file begins with four letters; then comes the first page of the first column.
    let mut rest = Cursor::new(&bytes[4..]);
    let mut read = TCompactInputProtocol::new(&mut rest, usize::MAX);
    let mut head = PageHeader::read_from_in_protocol(&mut read).unwrap();
    head.uncompressed_page_size = i32::MAX;
    let mut written = Vec::new();
    head.write_to_out_protocol(&mut TCompactOutputProtocol::new(&mut written)).unwrap();
    let end = 4 + rest.position() as usize;
    bytes.splice(4..end, written);
    bytes
}

#[test]
fn a_page_of_a_parquet_file_is_not_believed() {
    let office = Office::new();
    let plain = WORKSPACE.split("columns =").next().unwrap();
    office.file("rodiklis.toml", plain);
    office.file("Skundai.parquet", boastful_parquet());
    office.too_large("Skundai.parquet", "didesnė nei 256 MB");
}

#[test]
fn a_row_of_a_csv_in_columns_ends() {
    let office = Office::new();
    office.file("rodiklis.toml", WORKSPACE.split("columns =").next().unwrap());
    let mut text = "complaint_id,received_on,kind,answered_on\n1,2024-02-01,\"".to_owned();
    text.push_str(&"a".repeat(40 << 20));
    office.file("Skundai.csv", text);
    office.says(
        &["check", "."],
        3,
        &["I080", "Skundai.csv", "eilutė didesnė nei 16 MB"],
        &["I080", "Skundai.csv", "row of the file is larger than 16 MB"],
    );
}

/// A deflated stream of five gigabytes of blanks, in a few megabytes.
fn inflated() -> Vec<u8> {
    let mut packer = Compress::new(Compression::best(), true);
    let blanks = vec![b' '; 32 << 20];
    let mut packed = Vec::with_capacity(1 << 20);
    packer.compress_vec(&blanks, &mut packed, FlushCompress::Full).unwrap();
    // Behind a full flush the stream may be repeated; only its head of two bytes stands once.
    let piece = packed[2..].to_vec();
    (0..160).for_each(|_| packed.extend_from_slice(&piece));
    packed
}

#[test]
fn what_a_pdf_carries_is_unpacked_up_to_the_limit() {
    let mut document = Document::with_version("1.7");
    let packed = Stream::new(dictionary! { "Filter" => "FlateDecode" }, inflated());
    let stream = document.add_object(packed);
    let file = document.add_object(dictionary! {
        "Type" => "Filespec",
        "UF" => Object::string_literal("manifest.json"),
        "EF" => dictionary! { "F" => stream },
    });
    let pages =
        document.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![], "Count" => 0 });
    let catalog = dictionary! { "Type" => "Catalog", "Pages" => pages, "AF" => vec![file.into()] };
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert!(bytes.len() < 16 << 20);
    let office = Office::new();
    office.file("report.pdf", bytes);
    let path = office.path().join("report.pdf");
    office.says(&["verify", path.to_str().unwrap(), "--workspace", "."], 2, &["E003"], &["E003"]);
}

#[test]
fn evidence_figures_and_keys_are_read_up_to_their_limits() {
    let office = Office::new();
    for (name, length) in
        [("big.pdf", 257_u64 << 20), ("big.json", 65 << 20), ("big.key", 65 << 20)]
    {
        let file = std::fs::File::create(office.path().join(name)).unwrap();
        file.set_len(length).unwrap();
    }
    let path = |name: &str| office.path().join(name).display().to_string();
    office.says(
        &["verify", &path("big.pdf"), "--workspace", "."],
        3,
        &["E009", "didesnis nei 256 MB"],
        &["E009", "larger than 256 MB"],
    );
    office.says(
        &["compare", &path("big.json"), &path("big.json")],
        3,
        &["E009", "didesnis nei 64 MB"],
        &["E009", "larger than 64 MB"],
    );
    office.says(
        &[
            "extract",
            ".",
            "--project",
            "P-1",
            "--key",
            &path("big.key"),
            "--out",
            &path("out.json"),
        ],
        2,
        &["C022", "didesnis nei 64 MB"],
        &["C022", "larger than 64 MB"],
    );
}
