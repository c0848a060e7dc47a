use std::collections::BTreeSet;

use super::*;
use crate::report::chart::{Sparkline, sparkline};
use crate::report::context::{
    Answer, Card, Chapter, FindingGroup, FindingKind, Judgement, Manifest, PeriodWords, Provider,
    Section, Summary, SummaryGroup, SummaryRow,
};

/// A small report whose every word is `text`.
fn report(lang: &str, text: &str) -> Report {
    let owned = || text.to_owned();
    let judgement = Judgement {
        class: "met".into(),
        sign: "✓".into(),
        word: owned(),
        phrase: owned(),
        doubt: Some(owned()),
    };
    let row = SummaryRow {
        id: "a".into(),
        title: owned(),
        sparkline: sparkline(&Sparkline { title: text, ..Sparkline::default() }),
        value: owned(),
        of: owned(),
        target: owned(),
        judgement: judgement.clone(),
        change: owned(),
        before: owned(),
        cases: vec!["105 iš 110".to_owned()],
        provenance: None,
        figure: None,
    };
    let section = Section {
        id: "a".into(),
        title: owned(),
        own_page: true,
        answer: Answer { value: owned(), of: Some(owned()), judgement, ..Answer::default() },
        provenance: None,
        lead: vec![owned(), owned()],
        explanation: vec![owned()],
        trend: None,
        figures: Vec::new(),
        blocks: Vec::new(),
        periods: None,
        groups: Vec::new(),
        lone_groups: Vec::new(),
    };
    let kind = FindingKind {
        what: owned(),
        mend: owned(),
        places: vec![owned()],
        more: Some(owned()),
        ..FindingKind::default()
    };
    Report {
        lang: lang.into(),
        provider: Provider { name: owned(), ..Provider::default() },
        period: PeriodWords { label: "2024".into(), days: owned(), span: owned() },
        date: "2025-01-20".into(),
        program: "rodiklis 0.1.0".into(),
        fingerprint: "7f3a 91c2".into(),
        certificate: None,
        facts: Vec::new(),
        summary: Summary {
            lead: vec![owned()],
            groups: vec![SummaryGroup { title: owned(), rows: vec![row] }],
            course: true,
        },
        chapters: vec![Chapter {
            id: "principle-9".into(),
            title: owned(),
            sections: vec![section],
        }],
        cards: vec![Card { id: "a".into(), title: owned(), unit: owned(), ..Card::default() }],
        surveys: Vec::new(),
        findings: vec![FindingGroup { title: owned(), kinds: vec![kind] }],
        notes: Vec::new(),
        manifest: Manifest::default(),
        evidence: None,
        restated: Vec::new(),
        ..Report::default()
    }
}

fn shipped() -> TemplateFolder {
    TemplateFolder::shipped("equass-audit").unwrap()
}

fn with(file: &str, from: &str, to: &str) -> TemplateFolder {
    shipped().with(file, from, to)
}

#[test]
fn hostile_words_stay_words() {
    for lang in ["lt", "en"] {
        for text in [
            "<script>alert(1)</script>",
            "a & b \"c\" 'd' ]]>",
            "\u{0}\u{B}\u{FFFF}",
            "{{ report }}",
            "",
        ] {
            let document = render(&shipped(), &report(lang, text)).unwrap();
            assert!(!document.contains("<script"));
            assert_eq!(document, render(&shipped(), &report(lang, text)).unwrap());
        }
    }
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_one() {
    let source = render(&shipped(), &report("lt", "žodis")).unwrap();
    let document = roxmltree::Document::parse(&source).unwrap();
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len());
    for link in document.descendants().filter_map(|node| node.attribute("href")) {
        assert!(distinct.contains(link.trim_start_matches('#')), "{link}");
    }
}

#[test]
fn an_undefined_name_is_an_error_with_its_place() {
    let folder = with("report.xml", "{{ report.provider.name }}", "{{ report.provider.nmae }}");
    let error = render(&folder, &report("lt", "x")).unwrap_err();
    assert_eq!(error.file, "equass-audit/report.xml");
    assert_eq!(error.line, Some(8));
    assert!(error.column.is_some_and(|column| column > 15));
    assert!(error.source.as_deref().is_some_and(|line| line.contains("nmae")), "{error}");
    assert!(error.text.contains("nmae"), "{error}");
}

#[test]
fn a_mistake_of_syntax_is_an_error_with_its_place() {
    let right = "{%- for card in report.cards %}";
    let folder = with("annexes.xml", right, "{%- for card of report.cards %}");
    let annexes = include_str!("../../../report-templates/shared/annexes.xml");
    let line = annexes.lines().position(|line| line.contains(right)).map(|index| index + 1);
    let error = render(&folder, &report("lt", "x")).unwrap_err();
    assert_eq!((error.file.as_str(), error.line), ("shared/annexes.xml", line));
}

#[test]
fn a_missing_message_names_the_call_and_the_key() {
    let folder = with("report.xml", "t(key=\"contents\")", "t(key=\"contens\")");
    let error = render(&folder, &report("lt", "x")).unwrap_err();
    assert!(error.text.contains("contens") && error.line.is_some(), "{error}");
}

#[test]
fn a_template_that_writes_no_xml_is_an_error() {
    let folder = with("report.xml", "</nav>", "");
    let error = render(&folder, &report("lt", "x")).unwrap_err();
    assert!(error.text.contains("not well-formed"), "{error}");
    let folder = with("report.css", "body {", "body > a & b {");
    assert_eq!(render(&folder, &report("lt", "x")).unwrap_err().file, "shared/report.css");
    assert_eq!(
        render(&shipped(), &report("de", "x")).unwrap_err().file,
        "equass-audit/messages.de.ftl"
    );
}
