//! What a figure rests on, as the page opens it and as annex A says it: counted by hand from two small files.

use super::command::{err, rodiklis};

/// Ten answers of 2024: six are 5, two are 2, two have no opinion.
const FIRST: &str = "Nr;Data;Balas;Nuomonė
1;2024-03-01;5;ne\n2;2024-03-01;5;ne\n3;2024-03-01;5;ne\n4;2024-03-01;5;ne\n5;2024-03-01;5;ne\n6;2024-03-01;5;ne
7;2024-03-01;2;ne\n8;2024-03-01;2;ne\n9;2024-03-01;;taip\n10;2024-03-01;;taip\n";
/// Four of 2024, of which three are 4 and one cannot be read; two of 2023.
const SECOND: &str = "Nr;Data;Balas;Nuomonė
11;2024-03-01;4;ne\n12;2024-03-01;4;ne\n13;2024-03-01;4;ne\n14;2024-03-01;??;ne
15;2023-03-01;1;ne\n16;2023-03-01;1;ne\n";
const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2023", "2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "survey_answers"
files = ["first.csv", "second.csv"]
columns = { response_id = "Nr", answered_on = "Data", score = "Balas", no_opinion = "Nuomonė" }
set = { question = "overall_quality" }
"#;

/// The words of each cell, item and paragraph inside an element of a page.
fn words(html: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for piece in html.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
        if matches!(name, "tr" | "p" | "li" | "summary" | "caption") {
            words.push(String::new());
        }
        let last = words.len() - 1;
        words[last] =
            format!("{} {text}", words[last]).split_whitespace().collect::<Vec<_>>().join(" ");
    }
    words.retain(|line| !line.is_empty());
    words
}

#[test]
fn a_figure_opens_to_what_it_rests_on() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("first.csv", FIRST), ("second.csv", SECOND), ("rodiklis.toml", WORKSPACE)]
    {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let place = folder.path().to_str().unwrap();
    let made = folder.path().join("out");
    let reports = "equass-audit,equass-progress,municipal-annual,project-results";
    let output = rodiklis(&[
        "report",
        place,
        "--report",
        reports,
        "--lang",
        "lt,en",
        "--out",
        made.to_str().unwrap(),
    ]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", err(&output));
    for name in reports.split(',') {
        let html = std::fs::read_to_string(made.join(format!("{name}-2024-en.html"))).unwrap();
        // The indicator's own part ends where its command stands.
        let end = html
            .find("rodiklis explain satisfied_service_users --period 2024")
            .unwrap_or_else(|| panic!("{name}"));
        let opened = &html[html[..end].rfind("<details>").unwrap()..end];
        let lines = words(opened);
        // 14 answers of 2024, 2 without an opinion: 12 left, one of them unread, which is not to say not answered; 6 + 3 of
        // them are 4 or 5.
        for line in [
            "Cases in all 14",
            "Left out (no opinion) 2",
            "Left out (not answered) 0",
            "Denominator 12",
            "Numerator 9",
            "Unknown value 1",
        ] {
            assert!(lines.iter().any(|it| it == line), "{name}: {line}: {lines:#?}");
        }
        // Rows read, and rows of 2024.
        for (file, numbers) in [("first.csv", "10 10"), ("second.csv", "6 4")] {
            let line = lines.iter().find(|it| it.starts_with(file)).unwrap();
            assert!(line.contains(&format!(" {numbers} ")), "{name}: {line}");
        }
        let found: Vec<&String> = lines.iter().filter(|it| it.ends_with("× 1")).collect();
        assert_eq!(found.len(), 1, "{name}: {lines:#?}");
        assert!(opened.contains("href=\"#card-satisfied_service_users\""), "{name}");
        assert!(!opened.contains("??"), "{name}: a value that was read");
    }
    // Conditions are in the words of definitions; what is said around them is in the report's.
    let page = |lang: &str| {
        std::fs::read_to_string(made.join(format!("equass-audit-2024-{lang}.html"))).unwrap()
    };
    let lt = page("lt");
    assert!(lt.contains("<code lang=\"en\">question = &#39;overall_quality&#39; AND"));
    assert!(lt.contains("<code>Apklausos atsakymai;"));
    assert!(!page("en").contains("<code lang="));
}

#[test]
fn a_public_report_tells_nothing_of_it() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("first.csv", FIRST), ("second.csv", SECOND), ("rodiklis.toml", WORKSPACE)]
    {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let made = folder.path().join("out");
    let reports = "equass-audit,equass-progress,municipal-annual,project-results";
    let (place, out) = (folder.path().to_str().unwrap(), made.to_str().unwrap());
    let output = rodiklis(&[
        "report", place, "--public", "--report", reports, "--lang", "en", "--format", "html",
        "--out", out,
    ]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", err(&output));
    for name in reports.split(',') {
        let path = made.join(format!("{name}-2024-public-en.html"));
        let html = std::fs::read_to_string(path).unwrap();
        assert!(html.contains("id=\"card-satisfied_service_users\""), "{name}");
        assert!(!html.contains("<details") && !html.contains("rodiklis explain"), "{name}");
    }
}
