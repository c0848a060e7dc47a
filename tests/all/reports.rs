//! The reports beside the audit report, printed from the samples; and printed again on every save.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::command::{err, rodiklis};

const REPORTS: [&str; 5] =
    ["equass-audit", "equass-progress", "municipal-annual", "project-results", "easy-read"];

/// The HTML of the named reports of a sample, without its head and marks, in the order of the names.
fn pages(sample: &str, names: &[&str], lang: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let list = names.join(",");
    let output = rodiklis(&[
        "report", sample, "--report", &list, "--lang", lang, "--format", "html", "--out", out,
    ]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", err(&output));
    let found = |name: &&str| {
        let file = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.file_name().unwrap().to_string_lossy().starts_with(*name))
            .unwrap();
        let text = std::fs::read_to_string(file).unwrap();
        let (_, body) = text.split_once("<body").unwrap();
        let body = body.split_once("<script").map_or(body, |(before, _)| before);
        let mut plain = String::new();
        for piece in body.split('<') {
            plain.push_str(piece.split_once('>').map_or("", |(_, words)| words));
            plain.push(' ');
        }
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    names.iter().map(found).collect()
}

#[test]
fn every_report_of_every_sample_is_printed_in_both_languages() {
    for sample in ["pastoge", "panevezys", "kauno-vaiku-namai", "druskininkai", "pastoge-krizes"] {
        let lang = if sample == "panevezys" { "en" } else { "lt" };
        for (name, page) in
            REPORTS.iter().zip(pages(&format!("sample-data/{sample}"), &REPORTS, lang))
        {
            assert!(!page.contains('⟦') && !page.contains("{ $"), "{sample}/{name}");
            assert!(page.len() > 400, "{sample}/{name}: {page}");
        }
    }
}

#[test]
fn the_sample_is_told_in_each_report_as_it_is() {
    let told = pages("sample-data/pastoge", &REPORTS, "lt");
    let [audit, progress, annual, project, easy] = &told[..] else { panic!() };
    // A child with two services stands in two bars: such a cross has no picture.
    assert!(audit.contains("Paslauga × Gavėjo tipas, 2024. Juostų ilgis"));
    assert!(audit.contains("Paslauga × Amžius laikotarpio pabaigoje, metais, 2024"));
    assert!(!audit.contains("Paslauga × Amžius laikotarpio pabaigoje, metais, 2024. Juostų"));
    // The sample keeps no incidents, so that ethics has no figure.
    for words in ["Aprėptis pagal sistemos dalis", "Be šio laikotarpio reikšmių:", "4 · Etika"]
    {
        assert!(audit.contains(words), "{words}");
    }
    // An action stands with the indicator's value of 2023 and 2024.
    assert!(progress.contains("Atlikta veiksmų: 3") || progress.contains("atlikta veiksmų: 3"));
    assert!(progress.contains("Numatyta veiksmų: 2"));
    // 365 children at the end of 2024 (the seed's number), which is the beginning of the next year.
    assert!(annual.contains("1 lentelė.") && annual.contains("Vaikai laikotarpio pabaigoje"));
    assert!(annual.contains("365"));
    // 105 of 110 is 95.45 %.
    assert!(project.contains("95,5 %") && project.contains("105 iš 110"));
    assert!(easy.contains("Nuomonę pasakė: 110. Sakė „gera“: 105."));
    assert!(easy.contains("bent 95 iš 100"));
    for (name, page) in REPORTS.iter().zip(&told) {
        // No word of the house's own making may reach a reader.
        for leak in ["None", "Some(", "undefined", "[[", "rodiklis.toml", "report_date"] {
            assert!(!page.contains(leak), "{name}: {leak}");
        }
    }
}

/// The children's home: two of three and one of two left care for a family (SEEDS.md: made up); it has no families, and
/// its staff's one leaver of 2023 was a social worker.
#[test]
fn what_would_tell_nothing_is_left_out() {
    let told = pages("sample-data/kauno-vaiku-namai", &["equass-audit"], "lt");
    let [home] = &told[..] else { panic!() };
    for said in [
        "78 globojami vaikai, 2024-12-31 53,50 užimti etatai",
        "Pokyčiui vertinti duomenų per mažai: 2023 – 1 iš 2; 2024 – 2 iš 3.",
        "„Pareigybė“: tik viena grupė – „socialiniai darbuotojai“.",
    ] {
        assert!(home.contains(said), "{said}");
    }
    // Neither a table of one row nor a cross of one column.
    assert!(!home.contains("Amžius, metais × Globėjo tipas"));
    assert!(!home.contains("..") && !home.contains("šeimos, kuriose globojami vaikai, 2024-12-31"));

    // Of one period there is neither a course nor a change.
    let told = pages("sample-data/druskininkai", &["equass-audit", "equass-progress"], "lt");
    for page in &told {
        assert!(!page.contains("Kaip kito:") && !page.contains("Reikšmės pagal laikotarpius"));
        assert!(!page.contains("Pokytis "), "{page}");
    }
}

/// A project's years and the whole project: 14 of 20 answered in both, Wilson by hand 48.1–85.5 %.
#[test]
fn a_whole_project_is_no_year_after_its_years() {
    let told = pages("sample-data/panevezys", &["equass-audit"], "lt");
    let [project] = &told[..] else { panic!() };
    assert!(project.contains("rodomais laikotarpiais (2020–2022; 2018-10-30 – 2023-05-15)"));
    assert!(project.contains("95 % intervalas 48,1–85,5 %"));
    assert!(project.contains("Sertifikatas · EQUASS Assurance"));
}

#[test]
fn a_saved_template_is_printed_again() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("mine");
    std::fs::create_dir(&own).unwrap();
    for entry in std::fs::read_dir("report-templates/easy-read").unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), own.join(entry.file_name())).unwrap();
    }
    let out = folder.path().join("out");
    let mut watching = Command::new(env!("CARGO_BIN_EXE_rodiklis"))
        .args(["report", "sample-data/druskininkai", "--watch", "--lang", "lt", "--format", "html"])
        .args(["--template", own.to_str().unwrap(), "--out", out.to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let page = out.join("mine-2024-lt.html");
    let shows = |page: &Path, words: &str| {
        (0..600).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            std::fs::read_to_string(page).is_ok_and(|text| text.contains(words))
        })
    };
    let first = shows(&page, "Ką mums pavyko padaryti");
    let messages = own.join("messages.lt.ftl");
    let text = std::fs::read_to_string(&messages).unwrap();
    std::fs::write(&messages, text.replacen("Ką mums pavyko padaryti", "Mūsų metai", 1)).unwrap();
    let second = shows(&page, "Mūsų metai");
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(first, "never printed");
    assert!(second, "not printed again");
}

/// Letters that the fonts lack print as squares: each text is named before the report is printed.
#[test]
fn letters_that_the_fonts_lack_are_told_with_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = r#"
report_date = 2025-01-20
periods = ["2024"]
languages = ["lt"]
provider.name = { lt = "Centras 中心", en = "Centre" }
[[source]]
dataset = "complaints"
files = ["*.csv"]
columns = { complaint_id = "Nr.", received_on = "Gauta", kind = "Rūšis", answered_on = "Atsakyta" }
values.kind = { complaint = "skundas" }
"#;
    let records = "Nr.;Gauta;Rūšis;Atsakyta\n1;2024-02-01;skundas;2024-02-10\n";
    std::fs::write(folder.path().join("rodiklis.toml"), workspace).unwrap();
    std::fs::write(folder.path().join("Skundai 📊.csv"), records).unwrap();
    let place = folder.path().to_str().unwrap();
    let reports = folder.path().join("reports");
    let run = |format: &str| {
        let to = reports.to_str().unwrap();
        rodiklis(&["report", place, "--out", to, "--format", format, "--speak", "lt"])
    };
    let output = run("pdf,json");
    let told = err(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    for word in ["R013", "rodiklis.toml", "provider.name.lt", "中 心", "Skundai 📊.csv"] {
        assert!(told.contains(word), "no {word} in {told}");
    }
    assert!(!told.contains("provider.name.en"), "{told}");
    // Who reads the report is told in its annex too.
    let json = std::fs::read_to_string(reports.join("equass-audit-2024.json")).unwrap();
    assert_eq!(json.matches("\"R013\"").count(), 2);
    // A browser has letters of its own.
    assert!(!err(&run("html")).contains("R013"));
}
