//! Children, families and where the children live.

use super::{
    Cell, Child, Code, Family, People, Random, Sheet, after, date, end, later, random_code,
    some_day, some_word, word_of, yes,
};
use crate::disturbed::sheet::{
    Row, happened, key, number, planned, reference, whole, word, yes_no,
};

const CARERS: &[Code] = &[
    ("kin_guardian", &["globėjas (giminaitis)"]),
    ("guardian", &["globėjas, nesusijęs giminystės ryšiais"]),
    ("on_duty_carer", &["budintis globotojas", "BG"]),
    ("adoptive_parent", &["įtėvis", "įmotė"]),
    ("family_home", &["šeimyna"]),
];
const SEXES: &[Code] = &[("female", &["mergaitė", "merg.", "M"]), ("male", &["berniukas", "B"])];
const DISABILITY: &[Code] = &[("yes", &["vidutinis", "sunkus"]), ("no", &["nėra"])];
const MUNICIPALITIES: &[Code] = &[
    ("kaunas_city", &["Kauno m.", "Kauno m. sav."]),
    ("kaunas_district", &["Kauno r.", "Kauno r. sav."]),
];
const REASONS: &[Code] = &[
    ("returned_to_family", &["grįžo į šeimą", "grąžintas tėvams"]),
    ("guardian", &["pas globėją"]),
    ("adopted", &["įvaikintas", "įvaikinta"]),
    ("other_institution", &["kita įstaiga", "kita sav."]),
];
const STATUSES: &[Code] = &[
    ("temporary_care", &["laikinoji globa", "LG"]),
    ("permanent_care", &["nuolatinė globa", "NG"]),
];
const PLACES: &[Code] = &[
    ("family", &["šeima"]),
    ("crisis_centre", &["krizių centras"]),
    ("community_home", &["BVGN", "bendruomeniniai namai"]),
    ("infants_home", &["kūdikių namai"]),
];
const UNITS: &[Code] =
    &[("crisis_centre", &["krizių centras"]), ("community_home", &["bendruomeniniai namai"])];
const CONCLUSIONS: &[Code] = &[("ready", &["pasirengę"]), ("not_ready", &["nepasirengę"])];
const CONCLUSION_KINDS: &[Code] =
    &[("named_child", &["konkrečiam vaikui"]), ("not_tied", &["bendra"])];
const PAYMENTS: &[Code] = &[("maintenance", &["vaiko išlaikymas"]), ("fee", &["atlygis"])];

pub fn sheets(random: &mut Random, number: usize, people: &mut People) -> Vec<Sheet> {
    vec![
        families(random, number / 2 + 2, people),
        units(),
        capacity(random),
        children(random, number, people),
        placements(random, people),
        respite(random, people),
        candidates(random),
        evaluations(random, people),
        payments(random, people),
        requests(random),
    ]
}

fn families(random: &mut Random, number: usize, people: &mut People) -> Sheet {
    let mut sheet = Sheet::new(
        "families",
        "Globėjų šeimos.xlsx",
        vec![
            key("family_id", "Šeimos Nr."),
            word("carer_type", "Globėjo tipas", CARERS),
            happened("referred_on", "Kreipimosi data"),
            happened("first_contact_on", "Pirmasis susitikimas"),
            happened("status_from", "Paslaugos nuo"),
            planned("status_to", "Paslaugos iki"),
            happened("rights_informed_on", "Supažindinta su teisėmis"),
            happened("contract_from", "Sutartis nuo"),
            planned("contract_to", "Sutartis iki"),
            whole("max_children", "Galimų vaikų skaičius"),
            yes_no("emergency_24h", "Priima bet kuriuo paros metu"),
            yes_no("on_respite", "Atokvėpyje"),
            whole("age_from", "Amžius nuo"),
            whole("age_to", "Amžius iki"),
        ],
    );
    for count in 1..=number {
        let id = format!("Š-{count:03}");
        let carer = random_code(random, CARERS);
        let is_on_duty = CARERS[carer].0 == "on_duty_carer";
        let referred = random.day(date(2021, 1, 1), date(2024, 9, 1));
        let contact = after(random, referred, 0, 9);
        let from = after(random, contact, 0, 25);
        let to = if random.chance(25) { later(random, from, 150, 900) } else { None };
        let carer = word_of(random, CARERS[carer]);
        sheet.push(vec![
            Cell::text(&id),
            carer,
            referred.into(),
            contact.into(),
            from.into(),
            end(random, to),
            if random.chance(80) { after(random, from, 0, 20).into() } else { Cell::Empty },
            is_on_duty.then_some(from).into(),
            if is_on_duty { end(random, to) } else { Cell::Empty },
            Cell::whole(random.between(1, 4)),
            yes(random, 40),
            yes(random, 20),
            Cell::whole(0),
            Cell::whole(18),
        ]);
        people.families.push(Family { id, from, to, is_on_duty });
    }
    sheet
}

fn units() -> Sheet {
    let mut sheet = Sheet::new(
        "units",
        "Skyriai.csv",
        vec![
            key("unit_id", "Skyrius"),
            word("place_type", "Rūšis", UNITS),
            whole("age_from", "Amžius nuo"),
            whole("age_to", "Amžius iki"),
        ],
    );
    for (id, place, from, to) in [("B-01", 0, 6, 17), ("B-02", 1, 3, 17), ("B-03", 1, 0, 12)] {
        sheet.push(vec![id.into(), UNITS[place].1[0].into(), Cell::whole(from), Cell::whole(to)]);
    }
    sheet
}

fn capacity(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "capacity",
        "Vietos.csv",
        vec![
            reference("unit", "Skyrius", &["units"]).required(),
            happened("valid_from", "Galioja nuo").required(),
            planned("valid_to", "Galioja iki"),
            whole("places", "Vietų skaičius").required(),
        ],
    );
    for unit in ["B-01", "B-02", "B-03"] {
        let change = random.day(date(2023, 2, 1), date(2024, 6, 1));
        let places = random.between(4, 9);
        sheet.push(vec![unit.into(), date(2022, 1, 1).into(), change.into(), Cell::whole(places)]);
        sheet.push(vec![
            unit.into(),
            after(random, change, 1, 1).into(),
            end(random, None),
            Cell::whole(places + 2),
        ]);
    }
    sheet
}

fn children(random: &mut Random, number: usize, people: &mut People) -> Sheet {
    let mut sheet = Sheet::new(
        "children",
        "Vaikų registras.xlsx",
        vec![
            key("child_id", "Bylos Nr."),
            happened("birth_date", "Gimimo data"),
            word("sex", "Lytis", SEXES),
            word("disability", "Negalia", DISABILITY),
            word("municipality", "Savivaldybė", MUNICIPALITIES),
            reference("family", "Šeimos Nr.", &["families"]),
            crate::disturbed::sheet::label("sibling_group", "Broliai / seserys (grupė)"),
            happened("registered_from", "Įrašymo data"),
            planned("registered_to", "Išvykimo data"),
            word("exit_reason", "Išvykimo priežastis", REASONS),
        ],
    );
    for count in 1..=number {
        let id = format!("GC-{count:03}");
        let from = random.day(date(2021, 6, 1), date(2024, 10, 1));
        // A third of them came before their third birthday.
        let born = if random.chance(30) {
            from - chrono::Days::new(random.between(5, 1000) as u64)
        } else {
            random.day(date(2008, 1, 1), date(2021, 5, 1))
        };
        let to = if random.chance(35) { later(random, from, 60, 800) } else { None };
        let family = random.chance(80).then(|| random.pick(&people.families).id.clone());
        let reason = some_word(random, REASONS);
        sheet.push(vec![
            Cell::text(&id),
            born.into(),
            some_word(random, SEXES),
            some_word(random, DISABILITY),
            some_word(random, MUNICIPALITIES),
            family.clone().into(),
            random.chance(60).then(|| format!("BS-{:02}", random.between(1, 4))).into(),
            from.into(),
            end(random, to),
            if to.is_some() { reason } else { Cell::Empty },
        ]);
        people.children.push(Child { id, from, to, family });
    }
    sheet
}

fn placements(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "placements",
        "Globos epizodai.csv",
        vec![
            reference("child", "Vaiko byla", &["children"]).required(),
            word("place_type", "Vieta", PLACES),
            reference("family", "Šeimos Nr.", &["families"]),
            reference("unit", "Skyrius", &["units"]),
            happened("started_on", "Pradžia").required(),
            planned("ended_on", "Pabaiga"),
            word("care_status", "Globos rūšis", STATUSES),
            yes_no("urgent", "Skubus"),
            word("end_reason", "Pabaigos priežastis", REASONS),
            yes_no("end_planned", "Pabaiga planuota"),
            yes_no("health_exemption", "Sveikatos išimtis"),
        ],
    );
    for child in &people.children {
        let mut started = child.from;
        loop {
            let ended = match (later(random, started, 20, 400), child.to) {
                (Some(day), Some(to)) if random.chance(60) => Some(day.min(to)),
                (Some(day), None) if random.chance(45) => Some(day),
                (_, to) => to,
            };
            let place = random.below(PLACES.len());
            let in_family = PLACES[place].0 == "family";
            let unit = match PLACES[place].0 {
                "crisis_centre" => Cell::text("B-01"),
                "community_home" => Cell::text(*random.pick(&["B-02", "B-03"])),
                _ => Cell::Empty,
            };
            let family = child.family.clone().unwrap_or(random.pick(&people.families).id.clone());
            let reason = some_word(random, REASONS);
            sheet.push(vec![
                Cell::text(&child.id),
                word_of(random, PLACES[place]),
                in_family.then_some(family).into(),
                unit,
                started.into(),
                end(random, ended),
                some_word(random, STATUSES),
                yes(random, 40),
                if ended.is_some() { reason } else { Cell::Empty },
                if ended.is_some() { yes(random, 60) } else { Cell::Empty },
                yes(random, 20),
            ]);
            let Some(ended) = ended else { break };
            let next = after(random, ended, 1, 40);
            if next > date(2024, 12, 1) || child.to.is_some_and(|to| next >= to) {
                break;
            }
            started = next;
        }
    }
    sheet
}

fn respite(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "respite_stays",
        "Atokvėpis.csv",
        vec![
            reference("child", "Vaiko byla", &["children"]),
            reference("family", "Šeimos Nr.", &["families"]),
            happened("started_on", "Nuo").required(),
            planned("ended_on", "Iki"),
        ],
    );
    for _ in 0..people.children.len() {
        let child = random.pick(&people.children);
        let (Some(day), Some(family)) =
            (child.day(random, date(2022, 7, 1), date(2024, 12, 1)), child.family.clone())
        else {
            continue;
        };
        let is_known =
            |row: &Row| row.cells[0] == Cell::text(&child.id) && row.cells[2] == day.into();
        if sheet.rows.iter().any(is_known) {
            continue;
        }
        let ended = after(random, day, 1, 14);
        sheet.push(vec![Cell::text(&child.id), family.into(), day.into(), ended.into()]);
    }
    // A file without any record would be a finding.
    let (child, family) = (&people.children[0], &people.families[0]);
    let (child, family) = (Cell::text(&child.id), Cell::text(&family.id));
    sheet.push(vec![child, family, date(2024, 12, 2).into(), date(2024, 12, 9).into()]);
    sheet
}

fn candidates(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "carer_candidates",
        "Norintys globoti.csv",
        vec![
            key("candidate_id", "Kodas"),
            word("kind", "Kuo nori tapti", CARERS),
            happened("applied_on", "Kreipėsi").required(),
            happened("training_started_on", "Mokymai nuo"),
            happened("training_completed_on", "Mokymai iki"),
            happened("conclusion_on", "Išvados data"),
            word("conclusion", "Išvada", CONCLUSIONS),
            word("conclusion_kind", "Išvados rūšis", CONCLUSION_KINDS),
            happened("contract_on", "Sutartis"),
            happened("first_child_on", "Pirmas vaikas"),
        ],
    );
    for count in 1..=random.between(4, 10) {
        let applied = some_day(random);
        let started = later(random, applied, 5, 60);
        let completed = started.and_then(|day| later(random, day, 20, 70));
        let concluded = completed.and_then(|day| later(random, day, 1, 40));
        let contract = concluded.and_then(|day| later(random, day, 1, 60));
        let conclusion = some_word(random, CONCLUSIONS);
        let kind = some_word(random, CONCLUSION_KINDS);
        sheet.push(vec![
            Cell::Text(format!("K-{count:02}")),
            some_word(random, CARERS),
            applied.into(),
            started.into(),
            completed.into(),
            concluded.into(),
            if concluded.is_some() { conclusion } else { Cell::Empty },
            if concluded.is_some() { kind } else { Cell::Empty },
            contract.into(),
            contract.and_then(|day| later(random, day, 1, 90)).into(),
        ]);
    }
    sheet
}

fn evaluations(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "carer_evaluations",
        "Veiklos kokybės vertinimas.csv",
        vec![
            reference("family", "Budintis globotojas", &["families"]).required(),
            happened("evaluated_on", "Vertinimo data").required(),
        ],
    );
    for family in people.families.iter().filter(|family| family.is_on_duty) {
        let mut day = later(random, family.from, 90, 500);
        while let Some(evaluated) = day {
            sheet.push(vec![Cell::text(&family.id), evaluated.into()]);
            day = later(random, evaluated, 200, 500);
        }
    }
    // A file without any record would be a finding.
    let first = &people.families[0];
    let evaluated = after(random, first.from, 10, 60);
    sheet.push(vec![Cell::text(&first.id), evaluated.into()]);
    sheet
}

fn payments(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "payments",
        "Mokėjimai BG.csv",
        vec![
            reference("family", "Budintis globotojas", &["families"]).required(),
            word("kind", "Mokėjimas", PAYMENTS),
            happened("due_on", "Mokėti iki").required(),
            happened("paid_on", "Sumokėta"),
            number("amount", "Suma, Eur"),
        ],
    );
    for _ in 0..random.between(6, 20) {
        let family = random.pick(&people.families);
        let due = some_day(random);
        let early = random.between(0, 9);
        let paid = due - chrono::Days::new(5) + chrono::Days::new(early as u64);
        sheet.push(vec![
            Cell::text(&family.id),
            some_word(random, PAYMENTS),
            due.into(),
            paid.into(),
            Cell::hundredths(random.between(20_000, 190_000)),
        ]);
    }
    sheet
}

fn requests(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "emergency_requests",
        "Skubūs prašymai.csv",
        vec![
            key("request_id", "Prašymo Nr."),
            happened("requested_on", "Kreipimosi data").required(),
            whole("requested_hour", "Valanda"),
            yes_no("accepted", "Priimtas"),
            happened("admitted_on", "Apgyvendinta"),
            whole("admitted_hour", "Apgyvendinimo valanda"),
        ],
    );
    for count in 1..=random.between(4, 12) {
        let requested = some_day(random);
        let hour = random.between(0, 20);
        let accepted = random.chance(70);
        let later = random.between(0, 2);
        let admitted = after(random, requested, later, later);
        sheet.push(vec![
            Cell::Text(format!("P-{count:02}")),
            requested.into(),
            Cell::whole(hour),
            Cell::text(if accepted { "taip" } else { "ne" }),
            accepted.then_some(admitted).into(),
            if accepted { Cell::whole(random.between(hour, 23)) } else { Cell::Empty },
        ]);
    }
    sheet
}
