//! The same figure in PDF, HTML, XLSX and JSON: what was made is read back, and a change of any one is told.

use std::collections::BTreeSet;
use std::path::Path;

use rodiklis::finding::Finding;
use rodiklis::locale::Lang;
use rodiklis::report::agreement::{Made, compare};
use rodiklis::workspace::Workspace;
use rodiklis::{Computed, compute, gather, library::Library};

use super::command::{err, out, rodiklis};

/// Twenty answers of 2024: 15 of 20 are 4 or 5, which is 75 %; and three of 2023, of which none is. Every fifth is of an
/// adoptive parent: 3 of 4, and 12 of 16 of the others.
const ANSWERS: [(&str, u32, u32); 4] =
    [("2024-03-01", 5, 10), ("2024-04-01", 4, 5), ("2024-05-01", 2, 5), ("2023-05-01", 1, 3)];

struct Files {
    computed: Computed,
    workspace: Workspace,
    json: String,
    html: String,
    pdf: Vec<u8>,
    workbook: Vec<u8>,
}

fn centre(folder: &Path) {
    let mut text = String::from("Nr;Data;Balas;Nuomonė;Kas\n");
    let mut number = 0;
    for (day, score, count) in ANSWERS {
        for _ in 0..count {
            number += 1;
            let who = if number % 5 == 0 { "įtėviai" } else { "šeima" };
            text.push_str(&format!("{number};{day};{score};ne;{who}\n"));
        }
    }
    std::fs::write(folder.join("answers.csv"), text).unwrap();
    let workspace = r#"
report_date = 2025-01-20
periods = ["2023", "2024"]
provider.name = { lt = "Centras", en = "Centre" }
[[source]]
dataset = "survey_answers"
files = ["answers.csv"]
columns = { response_id = "Nr", answered_on = "Data", score = "Balas", no_opinion = "Nuomonė", respondent_group = "Kas" }
set = { question = "overall_quality" }
[source.values.respondent_group]
family_home = ["šeima"]
adoptive_parent = ["įtėviai"]
"#;
    std::fs::write(folder.join("rodiklis.toml"), workspace).unwrap();
}

fn files() -> Files {
    let folder = tempfile::tempdir().unwrap();
    centre(folder.path());
    let place = folder.path().to_str().unwrap();
    let made = folder.path().join("out");
    let output = rodiklis(&["report", place, "--out", made.to_str().unwrap()]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}{}", out(&output), err(&output));
    let workspace = rodiklis::workspace::read(folder.path()).unwrap();
    let library: Library = rodiklis::library::shipped().unwrap();
    let gathered = gather(&workspace, &library).unwrap();
    let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
    let bytes =
        |ending: &str| std::fs::read(made.join(format!("equass-audit-2024{ending}"))).unwrap();
    Files {
        computed,
        workspace,
        json: String::from_utf8(bytes(".json")).unwrap(),
        html: String::from_utf8(bytes("-en.html")).unwrap(),
        pdf: bytes("-en.pdf"),
        workbook: bytes("-en.xlsx"),
    }
}

impl Files {
    fn made(&self) -> Made<'_> {
        Made {
            json: self.json.as_bytes(),
            html: Some(self.html.as_bytes()),
            pdf: Some(&self.pdf),
            workbook: Some(&self.workbook),
            complete: true,
        }
    }

    fn compared(&self, made: Made) -> Vec<Finding> {
        compare(&self.computed, &self.workspace.periods, Lang::En, made).unwrap()
    }

    /// Which formats a finding is made of, all of one indicator.
    fn told(&self, made: Made, indicator: &str) -> BTreeSet<String> {
        self.compared(made)
            .into_iter()
            .map(|finding| {
                assert_eq!(finding.code, "R004");
                assert!(finding.arguments["figure"].starts_with(indicator), "{finding:?}");
                finding.arguments["format"].clone()
            })
            .collect()
    }
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not there");
    text.replace(from, to)
}

fn formats(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_change_of_any_format_is_told() {
    let files = files();
    let id = "satisfied_service_users";
    assert_eq!(files.compared(files.made()), []);

    // The page alone: its headline, then its line in the summary.
    let big = "<p class=\"big\" data-figure=\"satisfied_service_users 2024\">75.0%</p>";
    for (from, to) in [
        (big.to_owned(), big.replace("75.0", "76.0")),
        (
            ">75.0%</td><td class=\"num\" data-value=\"20\">".to_owned(),
            ">76.0%</td><td class=\"num\" data-value=\"20\">".to_owned(),
        ),
        (big.to_owned(), String::new()),
    ] {
        let html = replaced(&files.html, &from, &to);
        let made = Made { html: Some(html.as_bytes()), ..files.made() };
        assert_eq!(files.told(made, id), formats(&["HTML"]), "{to}");
    }

    // A group of the reported period, and the whole of the period before.
    for address in [
        "satisfied_service_users 2024 respondent_group=family_home",
        "satisfied_service_users 2023",
    ] {
        let cell = files.html.find(&format!("data-figure=\"{address}\"")).unwrap();
        let begin = cell + files.html[cell..].find('>').unwrap() + 1;
        let end = begin + files.html[begin..].find('<').unwrap();
        let html = format!("{}7 of 8{}", &files.html[..begin], &files.html[end..]);
        let findings = files.compared(Made { html: Some(html.as_bytes()), ..files.made() });
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].arguments["format"], "HTML");
        assert_eq!(findings[0].arguments["found"], "7 of 8");
        // A figure that there is not.
        let html = replaced(&files.html, address, &format!("{address} sex=x"));
        let made = Made { html: Some(html.as_bytes()), ..files.made() };
        assert_eq!(files.told(made, id), formats(&["HTML"]), "{address}");
    }
    // A PDF of another page: the table of groups has another value there.
    let cell = "respondent_group=family_home\">75.0%";
    let html = replaced(&files.html, cell, &cell.replace("75.0", "75.1"));
    let json = replaced(&files.json, "\"75.0%\"", "\"75.1%\"");
    let made = Made { json: json.as_bytes(), html: Some(html.as_bytes()), ..files.made() };
    let findings = files.compared(made);
    let group = "satisfied_service_users, 2024, family_home";
    let of_group = findings.iter().filter(|finding| finding.arguments["figure"] == group);
    let found: Vec<&str> = of_group.map(|finding| finding.arguments["format"].as_str()).collect();
    assert_eq!(found, ["XLSX", "PDF"]);

    // The page and the JSON agree on another value: PDF and workbook stand alone.
    let json = replaced(&files.json, "\"75.0%\"", "\"76.0%\"");
    let html = replaced(&files.html, "75.0%", "76.0%");
    let made = Made { json: json.as_bytes(), html: Some(html.as_bytes()), ..files.made() };
    assert_eq!(files.told(made, id), formats(&["PDF", "XLSX"]));

    // The same printed value of another exact one: only a workbook holds it.
    let json = replaced(&files.json, "\"value\": 75.0", "\"value\": 75.01");
    let made = Made { json: json.as_bytes(), ..files.made() };
    assert_eq!(files.told(made, id), formats(&["XLSX"]));
    let made = Made { json: json.as_bytes(), workbook: None, ..files.made() };
    assert_eq!(files.compared(made), []);
}

#[test]
fn what_cannot_be_read_is_told_and_never_passed() {
    let files = files();
    let broken = [
        Made { json: b"{}", ..files.made() },
        Made { html: Some(b"<html><main></html>"), ..files.made() },
        Made { pdf: Some(b"%PDF-1.7"), ..files.made() },
        Made { workbook: Some(b"PK"), ..files.made() },
    ];
    for made in broken {
        let told = compare(&files.computed, &files.workspace.periods, Lang::En, made);
        assert_eq!(told.unwrap_err().code, "R005");
    }
    // A page without sections misses every indicator.
    let made = Made { html: Some(b"<html><main></main></html>"), pdf: None, ..files.made() };
    assert!(
        files
            .compared(made)
            .iter()
            .any(|finding| { finding.arguments["figure"].starts_with("satisfied_service_users") })
    );
}

/// A template of one's own that prints a number of its own: nothing is written.
#[test]
fn a_report_that_contradicts_itself_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    centre(folder.path());
    let own = folder.path().join("own");
    std::fs::create_dir(&own).unwrap();
    for name in ["report.xml", "report.toml", "messages.lt.ftl", "messages.en.ftl"] {
        std::fs::copy(format!("report-templates/equass-audit/{name}"), own.join(name)).unwrap();
    }
    let components = std::fs::read_to_string("report-templates/shared/components.xml").unwrap();
    let wrong = replaced(&components, ">{{ answer.value }}</p>", ">99.9%</p>");
    std::fs::write(own.join("components.xml"), wrong).unwrap();
    let made = folder.path().join("out");
    for format in ["pdf", "html,json"] {
        let output = rodiklis(&[
            "report",
            folder.path().to_str().unwrap(),
            "--template",
            own.to_str().unwrap(),
            "--out",
            made.to_str().unwrap(),
            "--format",
            format,
            "--lang",
            "en",
        ]);
        assert_eq!(output.status.code(), Some(3), "{}", err(&output));
        assert!(
            err(&output).contains("R004") && err(&output).contains("99.9%"),
            "{}",
            err(&output)
        );
        assert!(!made.exists(), "nothing is written");
    }
}
