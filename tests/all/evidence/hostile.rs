//! Whatever stands in the files that are handed over: they are understood or refused, and nothing ends the program.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use rodiklis::evidence::compare::{Side, compare};
use rodiklis::evidence::issued::Issued;
use rodiklis::evidence::package::{self, Files};
use rodiklis::report::{pages, pdf};

use super::centre::{Centre, FOLDER, PDF};

/// What is done to a file: cut, a byte exchanged, a stretch taken out, said twice, or digits in place of digits.
fn damaged(bytes: &[u8], kind: u8, at: usize, length: usize) -> Vec<u8> {
    let at = at % bytes.len().max(1);
    let end = (at + length % 200).min(bytes.len());
    let mut made = bytes.to_vec();
    match kind % 5 {
        0 => made.truncate(at),
        1 => made[at] ^= length as u8 | 1,
        2 => drop(made.drain(at..end)),
        3 => {
            let twice = made[at..end].to_vec();
            made.splice(at..at, twice);
        }
        _ => {
            let digit = made[at..].iter().position(u8::is_ascii_digit);
            let digit = digit.map_or(at, |digit| at + digit);
            made.splice(digit..digit, b"99999999999999999999".iter().copied());
        }
    }
    made
}

fn look(files: Files) {
    if let Ok((package, _)) = package::read("x", files) {
        package.contradictions();
        let one: Side = package.into();
        compare(&one, &Side::default());
        compare(&Side::default(), &one);
        assert!(compare(&one, &one).is_empty());
    }
}

fn look_at_pages(bytes: &[u8]) {
    pdf::since_written(bytes);
    pdf::sealed(bytes);
    if let Ok(carried) = pdf::read(bytes) {
        look(carried.files);
    }
    for pages in [pages::of_pdf(bytes).ok(), pages::of_html(bytes).ok()].into_iter().flatten() {
        let _ = pages::differing(&pages, &BTreeMap::new(), "x");
    }
}

#[test]
fn damaged_evidence_is_understood_or_refused() {
    let centre = Centre::new();
    centre.report();
    let (code, text) = centre.run(&["close", "2024", "@", "--date", "2025-01-31"]);
    assert_eq!(code, 0, "{text}");
    let read = |name: &str| std::fs::read(centre.path(name)).unwrap();
    let names = [package::MANIFEST, package::FIGURES, package::RECORDS];
    let mut whole: Files =
        names.iter().map(|name| ((*name).to_owned(), read(&format!("{FOLDER}/{name}")))).collect();
    whole.extend(package::bound(&Files::from([(
        "definitions/a.toml".to_owned(),
        b"x = 1\n".to_vec(),
    )])));
    let (pdf, html) = (read(PDF), read(&PDF.replace(".pdf", ".html")));
    let closing = read("issued/2024.json");
    let broken = centre.path("broken.json");
    let change = (any::<u8>(), any::<usize>(), any::<usize>(), 0..4_usize);
    // The same damage on every run: what is found once is found again.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::with_cases(120), rng);
    runner
        .run(&change, |(kind, at, length, file)| {
            let mut files = whole.clone();
            let name = files.keys().nth(file).unwrap().clone();
            files.insert(name.clone(), damaged(&whole[&name], kind, at, length));
            look(files);
            look_at_pages(&damaged(&pdf, kind, at, length));
            look_at_pages(&damaged(&html, kind, at, length));
            let damaged = damaged(&closing, kind, at, length);
            std::fs::write(&broken, &damaged).unwrap();
            // No damage passes for a closing as it was written.
            prop_assert!(Issued::read(&broken).is_err() || damaged == closing);
            Ok(())
        })
        .unwrap();
}

/// Numbers that a file may say and no register has.
#[test]
fn numbers_without_end_are_no_panic() {
    let centre = Centre::new();
    centre.report();
    let records = centre.text(&format!("{FOLDER}/records.csv"));
    let grown = records
        .replace(",4,", &format!(",{},", u64::MAX))
        .replace(",2,", &format!(",{},", u64::MAX));
    assert_ne!(records, grown);
    centre.write(&format!("{FOLDER}/records.csv"), &grown);
    centre.rewrite("figures.json", |json| {
        for figure in json["figures"].as_array_mut().unwrap() {
            figure["value"] = serde_json::json!(7.0e28);
            figure["decimals"] = serde_json::json!(u32::MAX);
        }
    });
    assert_eq!(centre.verify(FOLDER).0, 1);
    let other = centre.path("other.json");
    let text = centre
        .text(&format!("{FOLDER}/figures.json"))
        .replace("7e28", "-7e28")
        .replace("7e+28", "-7e28");
    std::fs::write(&other, text).unwrap();
    let (code, text) = centre.run(&["compare", &format!("@{FOLDER}/figures.json"), "@other.json"]);
    assert_eq!(code, 0, "{text}");
}
