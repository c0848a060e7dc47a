//! What was done: services, events, meetings, plans.

use super::{
    Cell, Code, People, Random, Sheet, YEARS, after, date, later, some_day, some_word, yes,
};
use crate::disturbed::sheet::{
    happened, key, label, minutes, planned, reference, whole, word, yes_no,
};

const RECIPIENTS: &[Code] = &[("child", &["vaikas"]), ("carer", &["globėjas"])];
const SERVICES: &[Code] = &[
    ("psychologist", &["Psichologo konsultacija", "psich. kons."]),
    ("lawyer", &["Teisininko konsultacija", "teisinė pagalba"]),
    ("coordinator", &["Globos koordinatoriaus paslaugos", "lankymasis namuose"]),
    ("information", &["Informavimas"]),
    ("respite", &["Laikino atokvėpio paslauga", "atokvėpis"]),
];
const SPECIALISTS: &[Code] = &[
    ("psychologist", &["psichologas"]),
    ("lawyer", &["teisininkas"]),
    ("coordinator", &["globos koordinatorius"]),
];
/// The column of remarks, empty where the service took place.
const REMARKS: &[Code] = &[("no", &["neatvyko", "atšaukta"])];
const EVENTS: &[Code] = &[
    ("gimk_basic", &["GIMK pagrindiniai mokymai"]),
    ("self_help", &["savitarpio pagalbos grupė"]),
    ("trip", &["išvyka", "stovykla"]),
];
const RELATIVES: &[Code] = &[("parents", &["tėvai"]), ("siblings", &["broliai, seserys"])];
const PLANS: &[Code] = &[("help_plan", &["pagalbos planas"]), ("care_plan", &["ISGP"])];
const DOMAINS: &[Code] = &[
    ("family_ties", &["ryšiai su šeima"]),
    ("health", &["sveikata"]),
    ("education", &["ugdymas"]),
];
const GOALS: &[Code] = &[
    ("achieved", &["pasiekta"]),
    ("partly", &["iš dalies pasiekta"]),
    ("not_achieved", &["nepasiekta"]),
    ("ongoing", &["tęsiama", "nuolat"]),
];
const QUALITIES: &[Code] = &[("independence", &["savarankiškumas"]), ("well_being", &["gerovė"])];

pub fn sheets(random: &mut Random, people: &People) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> =
        YEARS.iter().map(|year| deliveries(random, people, *year)).collect();
    let (events, attendance) = events(random);
    sheets.extend([
        events,
        attendance,
        meetings(random, people),
        plans(random, people),
        goals(random, people),
        qualities(random, people),
    ]);
    sheets
}

fn deliveries(random: &mut Random, people: &People, year: i32) -> Sheet {
    let mut sheet = Sheet::new(
        "service_deliveries",
        format!("Suteiktų paslaugų registras {year}.xlsx"),
        vec![
            happened("delivered_on", "Data").required(),
            reference("child", "Paslaugos gavėjas", &["children", "families"]),
            word("recipient_kind", "Gavėjo tipas", RECIPIENTS),
            word("service", "Paslauga", SERVICES).required(),
            word("specialist", "Specialistas", SPECIALISTS),
            minutes("minutes", "Trukmė"),
            word("took_place", "Pastabos", REMARKS),
        ],
    )
    .of_year(year);
    let (first, last) = (date(year, 1, 1), date(year, 12, 31));
    for _ in 0..random.between(15, 40) {
        let to_child = random.chance(60);
        let child = random.pick(&people.children);
        let (recipient, day) = if to_child {
            let Some(day) = child.day(random, first, last) else { continue };
            (child.id.clone(), day)
        } else {
            let family = random.pick(&people.families);
            let last = family.to.map_or(last, |to| to.min(last));
            let from = family.from.max(first);
            if from > last {
                continue;
            }
            (family.id.clone(), random.day(from, last))
        };
        let length = 15 * random.between(1, 8);
        sheet.push(vec![
            day.into(),
            recipient.into(),
            Cell::text(RECIPIENTS[usize::from(!to_child)].1[0]),
            some_word(random, SERVICES),
            some_word(random, SPECIALISTS),
            if random.chance(50) {
                Cell::whole(length)
            } else {
                Cell::Text(format!("{length} min."))
            },
            if random.chance(15) { some_word(random, REMARKS) } else { Cell::Empty },
        ]);
    }
    // A year without any record would be a finding.
    let family = &people.families[0];
    if sheet.rows.is_empty() || family.from <= first {
        let day = family.from.max(first).min(last);
        sheet.push(vec![
            day.into(),
            Cell::text(&family.id),
            Cell::text(RECIPIENTS[1].1[0]),
            some_word(random, SERVICES),
            some_word(random, SPECIALISTS),
            Cell::whole(45),
            Cell::Empty,
        ]);
    }
    sheet
}

fn events(random: &mut Random) -> (Sheet, Sheet) {
    let mut events = Sheet::new(
        "events",
        "Renginiai.xlsx",
        vec![
            key("event_id", "Nr."),
            word("kind", "Rūšis", EVENTS).required(),
            happened("held_from", "Nuo").required(),
            planned("held_to", "Iki"),
            whole("sessions", "Užsiėmimų skaičius"),
            whole("attendances", "Dalyvių skaičius"),
        ],
    );
    let mut attendance = Sheet::new(
        "event_attendance",
        "Renginių dalyviai.csv",
        vec![
            reference("event", "Renginio Nr.", &["events"]).required(),
            label("participant", "Dalyvis").required(),
            label("household", "Šeima"),
            yes_no("completed", "Baigė"),
        ],
    );
    for count in 1..=random.between(4, 8) {
        let id = format!("RG-{count:02}");
        let from = some_day(random);
        let to = later(random, from, 0, 40);
        events.push(vec![
            Cell::text(&id),
            some_word(random, EVENTS),
            from.into(),
            to.into(),
            Cell::whole(random.between(1, 10)),
            Cell::whole(random.between(3, 40)),
        ]);
        for _ in 0..random.between(1, 5) {
            let who = random.between(1, 12);
            attendance.push(vec![
                Cell::text(&id),
                Cell::Text(format!("DL-{who:02}")),
                Cell::Text(format!("SE-{:02}", who / 2)),
                yes(random, 80),
            ]);
        }
    }
    (events, attendance)
}

fn meetings(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "family_meetings",
        "Susitikimai su artimaisiais.csv",
        vec![
            reference("child", "Vaiko byla", &["children"]).required(),
            planned("planned_on", "Numatyta").required(),
            yes_no("held", "Įvyko"),
            word("with_whom", "Su kuo", RELATIVES),
        ],
    );
    for _ in 0..random.between(5, 20) {
        let child = random.pick(&people.children).id.clone();
        sheet.push(vec![
            child.into(),
            some_day(random).into(),
            yes(random, 75),
            some_word(random, RELATIVES),
        ]);
    }
    sheet
}

fn plans(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "plans",
        "Pagalbos planai.csv",
        vec![
            key("plan_id", "Plano Nr."),
            reference("child", "Vaiko kodas", &["children"]).required(),
            word("kind", "Plano rūšis", PLANS),
            happened("created_on", "Sudaryta").required(),
            planned("valid_to", "Galioja iki"),
            planned("review_due_on", "Peržiūrėti iki"),
            happened("reviewed_on", "Peržiūrėta"),
            yes_no("child_participated", "Dalyvavo vaikas"),
            yes_no("carer_participated", "Dalyvavo globėjas"),
        ],
    );
    for (count, child) in people.children.iter().enumerate() {
        let created = after(random, child.from, 1, 60);
        let due = after(random, created, 150, 200);
        sheet.push(vec![
            Cell::Text(format!("PL-{count:03}")),
            Cell::text(&child.id),
            some_word(random, PLANS),
            created.into(),
            random.chance(40).then(|| after(random, created, 365, 900)).into(),
            due.into(),
            later(random, created, 100, 260).into(),
            yes(random, 70),
            yes(random, 60),
        ]);
    }
    sheet
}

fn goals(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "plan_goals",
        "Individualūs planai.xlsx",
        vec![
            reference("child", "Vaiko kodas", &["children"]).required(),
            word("domain", "Sritis", DOMAINS),
            planned("due_on", "Terminas"),
            word("result", "Rezultatas", GOALS).required(),
        ],
    );
    for _ in 0..random.between(6, 25) {
        let child = random.pick(&people.children).id.clone();
        sheet.push(vec![
            child.into(),
            some_word(random, DOMAINS),
            some_day(random).into(),
            some_word(random, GOALS),
        ]);
    }
    sheet
}

fn qualities(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "quality_of_life",
        "Gyvenimo kokybė.csv",
        vec![
            reference("child", "Vaiko kodas", &["children"]).required(),
            word("domain", "Sritis", QUALITIES).required(),
            whole("score_before", "Pirmasis vertinimas"),
            whole("score_after", "Pakartotinis vertinimas"),
            happened("assessed_on", "Data").required(),
        ],
    );
    for _ in 0..random.between(4, 15) {
        let child = random.pick(&people.children).id.clone();
        sheet.push(vec![
            child.into(),
            some_word(random, QUALITIES),
            Cell::whole(random.between(20, 60)),
            Cell::whole(random.between(40, 90)),
            some_day(random).into(),
        ]);
    }
    sheet
}
