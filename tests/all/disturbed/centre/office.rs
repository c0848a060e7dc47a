//! Staff, money, partners and plans of the centre itself.

use super::{
    Cell, Code, People, Random, Sheet, Worker, YEARS, after, date, end, later, some_day, some_word,
    yes,
};
use crate::disturbed::sheet::{
    happened, hours, key, label, number, planned, reference, word, yes_no,
};

const ROLES: &[Code] = &[
    ("coordinator", &["globos koordinatorius"]),
    ("psychologist", &["psichologas"]),
    ("lawyer", &["teisininkas"]),
    ("social_worker", &["socialinis darbuotojas"]),
];
const FUNDING: &[Code] = &[("base", &["biudžetas"]), ("project", &["projektas"])];
const MONEY: &[Code] = &[("municipality", &["savivaldybė"]), ("eu", &["ES lėšos"])];
const MEASURES: &[Code] = &[
    ("done", &["įvykdyta"]),
    ("partly", &["iš dalies"]),
    ("not_done", &["nepradėta"]),
    ("cancelled", &["atsisakyta"]),
];
const ORIGINS: &[Code] = &[("audit", &["auditas"]), ("survey", &["apklausa"])];
const PARTNERS: &[Code] = &[("education", &["mokykla"]), ("ngo", &["NVO"])];
const MEDIA: &[Code] = &[("article", &["straipsnis"]), ("broadcast", &["laida"])];
const RESULTS: &[Code] = &[("output", &["produkto"]), ("result", &["rezultato"])];

pub fn sheets(random: &mut Random, people: &mut People) -> Vec<Sheet> {
    vec![
        staff(random, people),
        training(random, people),
        posts(random),
        supervision(random, people),
        budget(random),
        measures(random),
        actions(random),
        recommendations(random),
        partners(random),
        publications(random),
        project(random),
    ]
}

fn staff(random: &mut Random, people: &mut People) -> Sheet {
    let mut sheet = Sheet::new(
        "staff",
        "Darbuotojai.xlsx",
        vec![
            key("staff_id", "Darbuotojas"),
            word("role", "Pareigybė", ROLES),
            number("fte", "Etatas").required(),
            happened("started_on", "Priėmimo data").required(),
            planned("ended_on", "Atleidimo data"),
            happened("attested_from", "Atestuotas nuo"),
            planned("attested_until", "Atestacija galioja iki"),
            yes_no("gimk_done", "GIMK mokymai baigti"),
            word("funding", "Finansavimas", FUNDING),
        ],
    );
    for count in 1..=random.between(4, 12) {
        let id = format!("D-{count:02}");
        let started = random.day(date(2018, 1, 1), date(2024, 6, 1));
        let ended = if random.chance(30) { later(random, started, 60, 900) } else { None };
        let attested = random.chance(60).then(|| after(random, started, 1, 300));
        sheet.push(vec![
            Cell::text(&id),
            some_word(random, ROLES),
            Cell::hundredths(25 * random.between(1, 4)),
            started.into(),
            end(random, ended),
            attested.filter(|day| *day <= date(2025, 1, 1)).into(),
            attested.map(|day| after(random, day, 365, 1800)).into(),
            yes(random, 60),
            some_word(random, FUNDING),
        ]);
        people.staff.push(Worker { id, to: ended });
    }
    sheet
}

/// Hours stand in one column for each year.
fn training(random: &mut Random, people: &People) -> Sheet {
    let heading = ["Mokymų val. 2023", "Mokymų val. 2024"];
    let unpivot = YEARS.iter().zip(heading).map(|(year, heading)| {
        format!(
            "[[source.unpivot]]\ncolumn = \"{heading}\"\ninto = \"hours\"\n\
             set = {{ covers_from = \"{year}-01-01\", covers_to = \"{year}-12-31\" }}\n"
        )
    });
    let mut sheet = Sheet::new(
        "staff_training",
        "Darbuotojų mokymai.xlsx",
        vec![
            reference("staff", "Darbuotojas", &["staff"]).required(),
            hours(heading[0]),
            hours(heading[1]),
        ],
    )
    .mapped(unpivot.collect::<String>());
    for worker in &people.staff {
        let mut cells = vec![Cell::text(&worker.id)];
        for year in YEARS {
            let has_left = worker.to.is_some_and(|to| to < date(year, 1, 1));
            cells.push(if has_left {
                Cell::whole(0)
            } else {
                Cell::hundredths(50 * random.between(0, 60))
            });
        }
        sheet.push(cells);
    }
    sheet
}

fn posts(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "approved_posts",
        "Patvirtinti etatai.csv",
        vec![
            word("role", "Pareigybė", ROLES),
            number("fte", "Patvirtinta etatų").required(),
            happened("valid_from", "Galioja nuo").required(),
            planned("valid_to", "Galioja iki"),
        ],
    );
    for (_, words) in ROLES {
        sheet.push(vec![
            words[0].into(),
            Cell::hundredths(25 * random.between(2, 16)),
            date(2022, 1, 1).into(),
            end(random, None),
        ]);
    }
    sheet
}

fn supervision(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "supervision",
        "Supervizijos.csv",
        vec![
            reference("staff", "Darbuotojas", &["staff"]),
            planned("planned_on", "Numatyta").required(),
            yes_no("held", "Įvyko"),
        ],
    );
    for _ in 0..random.between(5, 14) {
        let worker = random.pick(&people.staff).id.clone();
        sheet.push(vec![worker.into(), some_day(random).into(), yes(random, 75)]);
    }
    sheet
}

fn budget(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "budget_lines",
        "Projekto lėšos.xlsx",
        vec![
            happened("covers_from", "Nuo").required(),
            planned("covers_to", "Iki").required(),
            word("funding", "Šaltinis", MONEY),
            number("planned", "Planuota, Eur").required(),
            number("spent", "Panaudota, Eur"),
        ],
    );
    for year in YEARS {
        for (from, to) in
            [(date(year, 1, 1), date(year, 6, 30)), (date(year, 7, 1), date(year, 12, 31))]
        {
            for (_, words) in MONEY {
                let planned = random.between(110_000, 9_000_000);
                sheet.push(vec![
                    from.into(),
                    to.into(),
                    words[0].into(),
                    Cell::hundredths(planned),
                    Cell::hundredths(random.between(planned / 2, planned)),
                ]);
            }
        }
    }
    sheet
}

fn measures(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "annual_plan_measures",
        "Metinis planas.csv",
        vec![
            key("measure_id", "Priemonė"),
            planned("due_on", "Terminas"),
            word("status", "Būklė", MEASURES),
        ],
    );
    for count in 1..=random.between(4, 12) {
        sheet.push(vec![
            Cell::Text(format!("M-{count:02}")),
            some_day(random).into(),
            some_word(random, MEASURES),
        ]);
    }
    sheet
}

fn actions(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "improvement_actions",
        "Gerinimo veiksmai.csv",
        vec![
            key("action_id", "Veiksmas"),
            word("origin", "Iš kur", ORIGINS),
            planned("due_on", "Terminas"),
            happened("done_on", "Atlikta"),
        ],
    );
    for count in 1..=random.between(4, 10) {
        let due = some_day(random);
        let done = later(random, due - chrono::Days::new(30), 0, 60);
        sheet.push(vec![
            Cell::Text(format!("V-{count:02}")),
            some_word(random, ORIGINS),
            due.into(),
            done.filter(|_| random.chance(80)).into(),
        ]);
    }
    sheet
}

fn recommendations(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "audit_recommendations",
        "Auditorių rekomendacijos.csv",
        vec![
            key("recommendation_id", "Nr."),
            happened("received_on", "Gauta").required(),
            happened("implemented_on", "Įgyvendinta"),
        ],
    );
    for count in 1..=random.between(3, 8) {
        let received = some_day(random);
        sheet.push(vec![
            Cell::Text(format!("R-{count:02}")),
            received.into(),
            later(random, received, 10, 500).into(),
        ]);
    }
    sheet
}

fn partners(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "partners",
        "Partneriai.csv",
        vec![
            label("partner_id", "Partneris").required(),
            word("kind", "Rūšis", PARTNERS),
            happened("agreed_from", "Susitarta nuo").required(),
            planned("agreed_to", "Susitarta iki"),
        ],
    );
    for count in 1..=random.between(3, 8) {
        let from = random.day(date(2020, 1, 1), date(2024, 9, 1));
        let to = if random.chance(30) { later(random, from, 100, 900) } else { None };
        sheet.push(vec![
            Cell::Text(format!("PR-{count:02}")),
            some_word(random, PARTNERS),
            from.into(),
            end(random, to),
        ]);
    }
    sheet
}

fn publications(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "publications",
        "Sklaida.csv",
        vec![happened("published_on", "Data").required(), word("kind", "Rūšis", MEDIA)],
    );
    for _ in 0..random.between(3, 9) {
        sheet.push(vec![some_day(random).into(), some_word(random, MEDIA)]);
    }
    sheet
}

fn project(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "project_indicators",
        "Projekto rodikliai.csv",
        vec![
            label("project", "Projektas").required(),
            word("kind", "Rodiklis", RESULTS).required(),
            happened("as_of", "Data").required(),
            number("target", "Siektina"),
            number("achieved", "Pasiekta"),
        ],
    );
    for project in ["07-A", "07-B"] {
        for year in YEARS {
            for (kind, words) in RESULTS {
                let target = if *kind == "output" { 120 } else { 95 };
                sheet.push(vec![
                    project.into(),
                    words[0].into(),
                    random.day(date(year, 10, 1), date(year, 12, 31)).into(),
                    Cell::whole(target),
                    Cell::whole(random.between(target / 2, target + 20)),
                ]);
            }
        }
    }
    sheet
}
