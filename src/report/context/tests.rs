use super::*;

#[test]
fn hashes_are_grouped() {
    let hash = Hash::of(&"0123456789abcdef".repeat(4));
    assert_eq!(hash.short, "0123\u{a0}4567\u{a0}89ab\u{a0}cdef");
    assert_eq!(hash.grouped.split(' ').count(), 4);
}

#[test]
fn a_chapter_begins_a_page() {
    let small = Section {
        id: String::new(),
        title: String::new(),
        own_page: false,
        answer: Answer::default(),
        provenance: None,
        lead: Vec::new(),
        explanation: Vec::new(),
        trend: None,
        figures: Vec::new(),
        blocks: Vec::new(),
        periods: None,
        groups: Vec::new(),
        lone_groups: Vec::new(),
    };
    let judged = Section { periods: Some(Table::default()), ..small.clone() };
    let sections = vec![small.clone(), small.clone(), judged.clone(), small, judged];
    let chapter = Chapter { id: String::new(), title: String::new(), sections };
    let report = arranged(Report {
        lang: String::new(),
        provider: Provider::default(),
        period: PeriodWords::default(),
        date: String::new(),
        program: String::new(),
        fingerprint: String::new(),
        certificate: None,
        facts: Vec::new(),
        summary: Summary::default(),
        chapters: vec![chapter],
        cards: Vec::new(),
        surveys: Vec::new(),
        findings: Vec::new(),
        notes: Vec::new(),
        manifest: Manifest::default(),
        evidence: None,
        restated: Vec::new(),
        ..Report::default()
    });
    let sections = &report.chapters[0].sections;
    let pages: Vec<bool> = sections.iter().map(|section| section.own_page).collect();
    assert_eq!(pages, [true, false, false, false, false]);
    let tables: Vec<u32> = sections
        .iter()
        .filter_map(|section| section.periods.as_ref())
        .map(|table| table.number)
        .collect();
    assert_eq!(tables, [1, 2]);
}

#[test]
fn a_verdict_keeps_its_sign_and_doubt_in_a_cell() {
    let judgement = Judgement {
        class: "met".into(),
        sign: "✓".into(),
        word: "pasiekta".into(),
        phrase: String::new(),
        doubt: Some("nėra tikra".into()),
    };
    let cell = Cell::from(&judgement);
    assert_eq!(
        (cell.text.as_str(), cell.class.as_str(), cell.mute.as_str()),
        ("✓ pasiekta", "met", "(nėra tikra)")
    );
}
