//! Every shipped report is printed with nothing, with little and with far too much.

use std::fmt::Write;
use std::path::Path;

use crate::locale::Lang;

use super::Template;
use super::chart::Svg;
use super::context::*;
use super::folder::{TemplateFolder, shipped_names};
use super::layout::{Fonts, lay_out, parse};
use super::logo::{self, Picture};
use super::render::render;

/// A picture of the smallest kind.
fn picture() -> Svg {
    super::chart::sparkline(&super::chart::Sparkline {
        title: "Rodiklis",
        ..super::chart::Sparkline::default()
    })
}

/// A mark, as the sample centre has one.
fn mark() -> Picture {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/pastoge");
    let logos = logo::read(&crate::workspace::read(&folder).unwrap()).unwrap();
    logos.provider.unwrap().picture(Lang::Lt)
}

/// Words of that many characters, with spaces now and then.
fn words(length: usize) -> String {
    "Žodis globėjų (rūpintojų) & <šeimų> ".chars().cycle().take(length).collect()
}

/// A report without anything that may be missing.
fn empty(lang: &str) -> Report {
    Report {
        lang: lang.to_owned(),
        provider: Provider { name: "Centras".to_owned(), ..Provider::default() },
        period: PeriodWords {
            label: "2024".to_owned(),
            days: "2024 m.".to_owned(),
            span: "2024".to_owned(),
        },
        date: "2025-01-20".to_owned(),
        ..Report::default()
    }
}

/// A report with `count` of everything, `rows` in each table, and names of `length` characters.
fn full(lang: &str, count: usize, rows: usize, length: usize) -> Report {
    let text = || words(length);
    let judgement = Judgement {
        class: "not_met".to_owned(),
        sign: "✕".to_owned(),
        word: "nepasiekta".to_owned(),
        phrase: text(),
        doubt: Some("nėra tikra".to_owned()),
    };
    let figure = || Figure { number: 0, svg: picture(), caption: text() };
    let table = |rows: usize| {
        let column = |width, number| Column { title: text(), width, number };
        let row = || vec![Cell::from(text()), Cell::from("1 234,5"), Cell::from(&judgement)];
        Table {
            number: 0,
            caption: text(),
            columns: vec![column(50, false), column(20, true), column(30, false)],
            rows: (0..rows).map(|_| row()).collect(),
            picture: Some(figure()),
            ..Table::default()
        }
    };
    let few = rows.min(3);
    let ids: Vec<String> = (0..count).map(|number| format!("indicator_{number}")).collect();
    let rows_of = |name: String| FileRows {
        name,
        dataset: text(),
        read: "112".to_owned(),
        behind: "110".to_owned(),
        hash: Hash::of("00"),
    };
    let provenance = || Provenance {
        counts: vec![Count { name: text(), value: "110".to_owned() }],
        unknowns: text(),
        files: vec![rows_of(text()); few],
        findings: vec![FindingKind { what: text(), ..FindingKind::default() }],
        command: Some(text()),
        ..Provenance::default()
    };
    let section = |id: &String| Section {
        id: id.clone(),
        title: text(),
        own_page: true,
        answer: Answer {
            value: "95,5 %".to_owned(),
            of: Some(text()),
            interval: Some(text()),
            judgement: judgement.clone(),
            reserve: Some(text()),
            left_out: vec![text()],
            figure: Some("exits 2024".to_owned()),
        },
        provenance: Some(provenance()),
        lead: vec![text(), text()],
        explanation: vec![text()],
        trend: Some(figure()),
        figures: vec![figure()],
        blocks: Vec::new(),
        periods: Some(table(few)),
        groups: vec![table(few)],
        lone_groups: vec![text(), text()],
    };
    let row = |id: &String| SummaryRow {
        id: id.clone(),
        title: text(),
        sparkline: picture(),
        value: "95,5 %".to_owned(),
        of: "110".to_owned(),
        target: "≥ 95 %".to_owned(),
        judgement: judgement.clone(),
        change: "+0,5 p. p.".to_owned(),
        before: "95,0 %".to_owned(),
        cases: vec![text(), text()],
        provenance: Some(provenance()),
        figure: Some(format!("{id} 2024")),
    };
    let card = |id: &String| Card {
        id: id.clone(),
        title: text(),
        unit: text(),
        scoring: text(),
        conditions: vec![Condition { name: text(), text: text(), lang: Some("en".to_owned()) }],
        exclusions: vec![Condition { name: text(), text: text(), lang: Some("en".to_owned()) }],
        targets: vec![text()],
        mapped: vec![text()],
        explanation: text(),
        dataset: text(),
        source: text(),
        ..Card::default()
    };
    let group = |code: usize| CoverageGroup {
        code: code.to_string(),
        title: text(),
        name: text(),
        text: Some(text()),
        mapped: "200".to_owned(),
        with_figure: "199".to_owned(),
        without: "1".to_owned(),
        covered: code % 2 == 1,
        lacking: vec![text(), text()],
    };
    let action = || Action {
        group: text(),
        what: text(),
        easy: Some(text()),
        day: "2024-06-30".to_owned(),
        indicator: Some(text()),
        id: ids.first().cloned(),
        now: "95,5 %".to_owned(),
        effect: Some(Effect {
            before: "–".to_owned(),
            before_days: "2024-01-01 – 2024-06-29".to_owned(),
            after: "95,5 %".to_owned(),
            after_days: "2024-06-30 – 2024-12-31".to_owned(),
            change: Some("+0,5 p. p.".to_owned()),
            by_chance: true,
        }),
        evidence: Some(text()),
    };
    let measured = |id: &String| ProjectIndicator {
        id: id.clone(),
        measures: text(),
        title: text(),
        unit: text(),
        baseline: Some("0".to_owned()),
        target: Some("≥ 95 %".to_owned()),
        achieved: "95,5 %".to_owned(),
        of: Some("105 iš 110".to_owned()),
        judgement: judgement.clone(),
        periods: table(few),
        centres: Some(table(few)),
        funnel: Some(figure()),
        shared: Some(text()),
        provenance: None,
        figure: Some(format!("{id} 2024")),
    };
    let fact = || EasyFact { id: "children_served".to_owned(), sentences: vec![text(), text()] };
    let kind = FindingKind {
        code: "Q001".to_owned(),
        what: text(),
        mend: text(),
        count: "12".to_owned(),
        places: vec![text()],
        more: Some(text()),
    };
    let input = InputFile { name: text(), dataset: text(), ..InputFile::default() };
    Report {
        certificate: Some(Certificate {
            scheme: text(),
            reference: text(),
            scope: text(),
            logo: Some(mark()),
            timeline: picture(),
        }),
        facts: vec![Fact { value: "365".to_owned(), caption: text(), figure: None }; 3],
        summary: Summary {
            lead: vec![text(), text()],
            groups: vec![SummaryGroup { title: text(), rows: ids.iter().map(row).collect() }],
            course: ids.len() != 1,
        },
        chapters: vec![Chapter {
            id: "principle-9".to_owned(),
            title: text(),
            sections: ids.iter().map(section).collect(),
        }],
        cards: ids.iter().map(card).collect(),
        survey_overview: Some(figure()),
        surveys: vec![Survey { title: text(), ..Survey::default() }; few],
        findings: vec![FindingGroup { title: text(), kinds: vec![kind; few] }],
        notes: vec![Note { title: text(), paragraphs: vec![text()] }],
        manifest: Manifest { files: vec![input; few], definitions: Vec::new() },
        coverage: vec![Coverage {
            id: "coverage-x".to_owned(),
            framework: text(),
            version: "1".to_owned(),
            note: text(),
            lead: vec![text()],
            groups: (1..=8).map(group).collect(),
        }],
        flows: vec![table(rows)],
        progress: Progress {
            months: Some("12".to_owned()),
            before: Some("2023".to_owned()),
            done: (0..few).map(|_| action()).collect(),
            planned: (0..few).map(|_| action()).collect(),
        },
        project: Project {
            framework: text(),
            number: Some("07".to_owned()),
            name: Some(text()),
            days: Some(text()),
            indicators: ids.iter().map(measured).collect(),
        },
        easy: Easy {
            helped: vec![fact(); few],
            good: vec![fact()],
            bad: vec![fact()],
            unknown: vec![fact()],
            answered: vec![text()],
            told: vec![fact()],
            plans: vec![text()],
        },
        public: Some(Public {
            statement: text(),
            reading: text(),
            is_rounded: true,
            base: "5".to_owned(),
            most: "4".to_owned(),
            rules: vec![text(); 5],
            withheld: vec![text(); count].join("; "),
        }),
        texts: Texts { foreword: vec![text()], ..Texts::default() },
        ..empty(lang)
    }
}

/// Prints, and tells how many pages there are.
fn pages(name: &str, report: &Report) -> usize {
    let template = Template::of(TemplateFolder::shipped(name).unwrap()).unwrap();
    let document = render(&template.folder, &arranged(report.clone()))
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let parsed = parse(&document).unwrap_or_else(|errors| {
        let lines = errors.iter().fold(String::new(), |mut lines, error| {
            let _ = writeln!(lines, "{error}");
            lines
        });
        panic!("{name}: {lines}")
    });
    let laid = lay_out(&parsed, &Fonts::embedded(), &template.style);
    assert_eq!(laid.missing, Vec::<char>::new(), "{name}");
    laid.pages.len()
}

#[test]
fn every_report_prints_with_nothing_and_with_little() {
    for name in shipped_names() {
        for lang in ["lt", "en"] {
            assert!(pages(name, &empty(lang)) >= 1, "{name}");
            assert!(pages(name, &full(lang, 1, 1, 12)) >= 1, "{name}");
        }
    }
}

#[test]
fn every_report_prints_with_long_names() {
    for name in shipped_names() {
        assert!(pages(name, &full("lt", 3, 3, 400)) >= 2, "{name}");
    }
}

#[test]
fn every_report_prints_with_200_indicators_of_long_names() {
    for name in shipped_names().filter(|name| *name != "easy-read") {
        assert!(pages(name, &full("lt", 200, 3, 400)) > 50, "{name}");
    }
}

#[test]
fn every_report_prints_with_tables_of_5000_rows() {
    for name in shipped_names() {
        assert!(pages(name, &full("lt", 1, 5000, 12)) >= 2, "{name}");
    }
}

/// `RODIKLIS_PAGES=FOLDER cargo test --lib extremes -- --ignored`: the same as PDFs, to be looked at.
#[test]
#[ignore = "writes files for people to look at"]
fn extremes() {
    let out = std::env::var("RODIKLIS_PAGES").expect("a folder in RODIKLIS_PAGES");
    for name in shipped_names() {
        let template = Template::shipped(name).unwrap().unwrap();
        for (kind, report) in [
            ("empty", empty("lt")),
            ("little", full("en", 1, 1, 12)),
            ("long", full("lt", 3, 3, 400)),
            ("many", full("lt", 200, 3, 400)),
            ("rows", full("lt", 1, 5000, 12)),
        ] {
            let document = render(&template.folder, &arranged(report)).unwrap();
            let pdf = super::pdf(&template, &document, &[]).unwrap();
            std::fs::write(format!("{out}/{name}-{kind}.pdf"), pdf).unwrap();
        }
    }
}
