use super::*;
use crate::report::folder::TemplateFolder;

const VERDICTS: [Verdict; 5] =
    [Verdict::Met, Verdict::NotMet, Verdict::TooFew, Verdict::NoData, Verdict::NoTarget];

fn messages(lang: &str) -> Messages {
    TemplateFolder::shipped("equass-audit").unwrap().messages(lang).unwrap()
}

fn figure(verdict: Verdict) -> Figure<'static> {
    Figure {
        verdict,
        certain: true,
        target: "ne mažiau kaip 95 %",
        units: "110",
        minimum: "5",
        past: Past::Silent,
        span: "2022–2024",
        period: "2024",
        value: "95,5 %",
        change: None,
        season: None,
        settle: None,
        tolerance: None,
        benchmark: None,
        answered: None,
        unknown: None,
    }
}

#[test]
fn the_page_of_satisfaction_reads_as_it_should() {
    let figure = Figure {
        certain: false,
        past: Past::FirstMet,
        change: Some(Change {
            period: "2023",
            value: "94,96 %",
            difference: "+0,5 proc. p.",
            direction: Direction::Better,
            may_be_chance: Some(true),
        }),
        answered: Some(Answered {
            returned: "112",
            eligible: "285",
            rate: "39 %",
            bounds: Some(("37 %", "98 %")),
        }),
        ..figure(Verdict::Met)
    };
    assert_eq!(
        lead(&messages("lt"), &figure).unwrap(),
        [
            "Siekis (ne mažiau kaip 95 %) pasiektas pirmą kartą per rodomus laikotarpius (2022–2024).",
            "Tačiau išvada nėra tikra: siekis patenka į 95\u{A0}% pasikliautinąjį intervalą, todėl skirtumas nuo siekio gali būti atsitiktinis.",
            "Atsakė 39 % galėjusiųjų atsakyti (112 iš 285); jei būtų atsakę visi, reikšmė galėtų būti nuo 37 % iki 98 %.",
            "Rodiklis pagerėjo (+0,5 proc. p.): 2023\u{A0}–\u{A0}94,96 %; 2024\u{A0}–\u{A0}95,5 %. Šis skirtumas gali būti atsitiktinis.",
        ]
    );
    assert_eq!(
        lead(&messages("en"), &figure).unwrap()[0],
        "The target (ne mažiau kaip 95 %) was met for the first time in the periods shown (2022–2024)."
    );
}

#[test]
fn nothing_of_nothing_is_no_data_and_never_zero() {
    for lang in ["lt", "en"] {
        let sentences = lead(&messages(lang), &figure(Verdict::NoData)).unwrap();
        assert_eq!(sentences.len(), 1);
        assert!(!sentences[0].contains(['0', '%']), "{sentences:?}");
    }
    let judgement = judgement(&messages("lt"), Verdict::NoData, true, "≥ 95 %").unwrap();
    assert_eq!((judgement.sign.as_str(), judgement.word.as_str()), ("○", "nėra duomenų"));
}

#[test]
fn every_combination_is_said_in_both_languages() {
    let pasts = [Past::Silent, Past::FirstMet, Past::AlwaysMet, Past::NoLongerMet, Past::NeverMet];
    let directions = [
        Direction::Better,
        Direction::Worse,
        Direction::Same,
        Direction::Nearly,
        Direction::TooFew,
        Direction::Higher,
        Direction::Lower,
    ];
    for lang in ["lt", "en"] {
        let messages = messages(lang);
        let mut combinations = 0;
        for verdict in VERDICTS {
            for past in pasts {
                for direction in directions.map(Some).into_iter().chain([None]) {
                    for flags in 0..32u8 {
                        let flag = |bit: u8| flags & (1 << bit) != 0;
                        let change = direction.map(|direction| Change {
                            period: "2023",
                            value: "94,96 %",
                            difference: "+0,5 proc. p.",
                            direction,
                            may_be_chance: Some(flag(1)),
                        });
                        let bounds = flag(4).then_some(("37 %", "98 %"));
                        let answered =
                            Answered { returned: "112", eligible: "285", rate: "39 %", bounds };
                        let sentences = lead(
                            &messages,
                            &Figure {
                                certain: flag(0),
                                past,
                                change,
                                answered: flag(2).then_some(answered),
                                unknown: flag(3).then_some(Unknown { count: Some("3"), bounds }),
                                ..figure(verdict)
                            },
                        )
                        .unwrap();
                        // Without a target there may be nothing to say; everything else has an answer.
                        let said = change.is_some() || flag(2) || flag(3);
                        assert_eq!(sentences.is_empty(), verdict == Verdict::NoTarget && !said);
                        for sentence in &sentences {
                            assert!(
                                sentence.ends_with('.')
                                    && !sentence.contains(['{', '}', '$', '\n']),
                                "{sentence}"
                            );
                            assert!(
                                !sentence.contains("  ")
                                    && sentence.chars().next().is_some_and(char::is_uppercase),
                                "{sentence}"
                            );
                        }
                        let doubted = matches!(verdict, Verdict::Met | Verdict::NotMet) && !flag(0);
                        let doubt = if lang == "lt" {
                            "Tačiau išvada nėra tikra"
                        } else {
                            "This is uncertain"
                        };
                        assert_eq!(
                            sentences.iter().any(|sentence| sentence.starts_with(doubt)),
                            doubted
                        );
                        combinations += 1;
                    }
                }
            }
        }
        assert_eq!(combinations, 5 * 5 * 8 * 32);
    }
}

#[test]
fn an_indicator_without_a_target_speaks_of_its_change() {
    let change = Change {
        period: "2023",
        value: "306",
        difference: "+41",
        direction: Direction::Higher,
        may_be_chance: None,
    };
    let figure = Figure { change: Some(change), value: "347", ..figure(Verdict::NoTarget) };
    assert_eq!(
        lead(&messages("lt"), &figure).unwrap(),
        ["Reikšmė padidėjo (+41): 2023\u{A0}–\u{A0}306; 2024\u{A0}–\u{A0}347."]
    );
    let alone = Figure { change: None, ..figure };
    assert_eq!(lead(&messages("lt"), &alone).unwrap(), Vec::<String>::new());
}

#[test]
fn an_abbreviation_at_the_end_brings_the_full_stop() {
    let change = Change {
        period: "2023",
        value: "20,4 val.",
        difference: "−0,1 val.",
        direction: Direction::Lower,
        may_be_chance: None,
    };
    let figure = Figure { change: Some(change), value: "20,3 val.", ..figure(Verdict::NoTarget) };
    let sentences = lead(&messages("lt"), &figure).unwrap();
    assert!(sentences[0].ends_with("20,3 val."), "{sentences:?}");
}

#[test]
fn a_verdict_has_a_sign_and_a_word_and_its_doubt() {
    for lang in ["lt", "en"] {
        let messages = messages(lang);
        for verdict in VERDICTS {
            for certain in [true, false] {
                let judgement = judgement(&messages, verdict, certain, "≥ 95 %").unwrap();
                assert!(!judgement.word.is_empty() && !judgement.phrase.is_empty());
                assert_eq!(judgement.sign.is_empty(), verdict == Verdict::NoTarget);
                assert_eq!(
                    judgement.doubt.is_some(),
                    !certain && matches!(verdict, Verdict::Met | Verdict::NotMet)
                );
            }
        }
    }
}

#[test]
fn reserves_and_tallies() {
    let lt = messages("lt");
    assert_eq!(
        reserve(&lt, Verdict::Met, 0, "0").unwrap().unwrap(),
        "Atsargos nėra: jei bent vienas palankus atvejis būtų nepalankus, siekis būtų nepasiektas."
    );
    assert!(
        reserve(&lt, Verdict::Met, 3, "3").unwrap().unwrap().starts_with("Atsarga\u{A0}–\u{A0}3:")
    );
    assert_eq!(
        reserve(&lt, Verdict::NotMet, 20, "20").unwrap().unwrap(),
        "Iki siekio trūksta palankių atvejų: 20."
    );
    for verdict in [Verdict::TooFew, Verdict::NoData, Verdict::NoTarget] {
        assert_eq!(reserve(&lt, verdict, 1, "1").unwrap(), None);
    }
    assert_eq!(
        tally(&lt, 8, 2, 1, 3).unwrap(),
        [
            "Rodiklių, kuriems nustatytas siekis,\u{A0}–\u{A0}11: siekis pasiektas\u{A0}–\u{A0}8, nepasiektas\u{A0}–\u{A0}2, įvertinti negalima\u{A0}–\u{A0}1.",
            "Išvadų, kurios nėra tikros,\u{A0}–\u{A0}3: siekis patenka į 95\u{A0}% pasikliautinąjį intervalą.",
        ]
    );
    assert_eq!(tally(&lt, 0, 0, 0, 0).unwrap(), ["Nė vienam rodikliui siekis nenustatytas."]);
    assert_eq!(
        tally(&messages("en"), 1, 0, 0, 0).unwrap(),
        ["Indicators with a target: 1; target met: 1, not met: 0, could not be assessed: 0."]
    );
}

#[test]
fn a_season_a_tolerance_and_others_are_told() {
    let figure = Figure {
        tolerance: Some("1 p. p."),
        settle: Some(Settle { more: "120", others: "175", enough: true }),
        season: Some(Change {
            period: "2023-Q2",
            value: "90,0 %",
            difference: "+5,5 p. p.",
            direction: Direction::Higher,
            may_be_chance: Some(true),
        }),
        benchmark: Some(Benchmark {
            origin: "66 centrų bendra dalis",
            date: "2023-12-31",
            value: "92 %",
            difference: "+3,5 p. p.",
            direction: Direction::Higher,
            may_be_chance: None,
        }),
        ..figure(Verdict::NotMet)
    };
    assert_eq!(
        lead(&messages("lt"), &figure).unwrap()[1..],
        [
            "Nukrypimas neviršija įstaigos nustatyto leistinojo (1 p. p.), tačiau siekis nepasiektas.",
            "Kad išvada būtų tikra, reikėtų papildomų palankių atsakymų: 120.",
            "Palyginti su tuo pačiu laikotarpiu prieš metus, reikšmė padidėjo (+5,5 p. p.): 2023-Q2\u{A0}–\u{A0}90,0 %. Šis skirtumas gali būti atsitiktinis.",
            "Palyginti: 66 centrų bendra dalis (2023-12-31)\u{A0}–\u{A0}92 %; šio centro reikšmė didesnė (+3,5 p. p.).",
        ]
    );
    let english = lead(&messages("en"), &figure).unwrap().join(" ");
    assert!(
        english.contains("within the tolerance")
            && english.contains("this centre's value is higher")
    );
}
