//! Surveys, complaints and incidents.

use super::{
    Cell, Code, People, Random, Sheet, YEARS, after, date, later, some_day, some_word, yes,
};
use crate::disturbed::sheet::{happened, key, label, rated, reference, scale, whole, word, yes_no};

const GROUPS: &[Code] = &[
    ("guardian", &["globėjas (rūpintojas)"]),
    ("on_duty_carer", &["budintis globotojas"]),
    ("adoptive_parent", &["įtėvis", "įmotė"]),
];
const QUALITY: &[Code] = &[
    ("5", &["Labai gerai"]),
    ("4", &["Gerai"]),
    ("3", &["Patenkinamai"]),
    ("2", &["Blogai"]),
    ("no_opinion", &["Sunku pasakyti"]),
];
const AGREEMENT: &[Code] = &[
    ("5", &["Visiškai sutinku"]),
    ("4", &["Sutinku"]),
    ("2", &["Nesutinku"]),
    ("no_opinion", &["Neturiu nuomonės"]),
];
/// The questions of the survey of families: the code, the heading and the scale.
const QUESTIONS: [(&str, &str, &[Code]); 4] = [
    ("overall_quality", "2. Kaip vertinate gaunamų paslaugų kokybę?", QUALITY),
    ("feels_listened_to", "3. Įvertinkite teiginius [Specialistai mane išklauso]", AGREEMENT),
    ("accessibility", "4. Įvertinkite teiginius [Paslaugos lengvai pasiekiamos]", AGREEMENT),
    ("effectiveness", "5. Kiek paslaugos padėjo?", QUALITY),
];
const AUDIENCES: &[Code] = &[("service_users", &["paslaugų gavėjai"]), ("children", &["vaikai"])];
const STAKEHOLDERS: &[Code] =
    &[("child", &["vaikas"]), ("staff", &["darbuotojas"]), ("partner", &["partneris"])];
const ASKED: &[Code] = &[
    ("satisfaction", &["bendras pasitenkinimas"]),
    ("child_satisfaction", &["ar tau čia gera"]),
    ("understood_results", &["rezultatai suprantami"]),
];
const SCORES: &[Code] = &[
    ("0", &[":("]),
    ("1", &[":)"]),
    ("2", &["Blogai"]),
    ("4", &["Gerai"]),
    ("5", &["Puikiai"]),
    ("no_opinion", &["Neturiu nuomonės"]),
];
const GIVEN_BY: &[Code] = &[("self", &["pats"]), ("assisted", &["su pagalba"])];
const FEEDBACK: &[Code] =
    &[("complaint", &["skundas"]), ("suggestion", &["pasiūlymas"]), ("thanks", &["padėka"])];
const INCIDENTS: &[Code] = &[
    ("running_away", &["savavališkas pasišalinimas"]),
    ("injury", &["trauma"]),
    ("self_harm", &["savižala"]),
];

pub fn sheets(random: &mut Random, people: &People) -> Vec<Sheet> {
    let mut sheets = vec![waves(random), invitations(random)];
    sheets.extend(YEARS.iter().map(|year| answers(random, *year)));
    sheets.extend([stakeholders(random), complaints(random), incidents(random, people)]);
    sheets
}

fn waves(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "survey_waves",
        "Apklausų bangos.csv",
        vec![
            key("wave_id", "Banga"),
            word("audience", "Kas apklausta", AUDIENCES).required(),
            happened("opened_on", "Nuo"),
            happened("closed_on", "Iki").required(),
            whole("eligible", "Galėjo atsakyti"),
            whole("invited", "Pakviesta"),
        ],
    );
    for year in YEARS {
        for (code, (_, words)) in ["S", "V"].iter().zip(AUDIENCES) {
            let invited = random.between(20, 60);
            sheet.push(vec![
                Cell::Text(format!("{code}-{year}")),
                words[0].into(),
                date(year, 11, 1).into(),
                date(year, 11, 30).into(),
                Cell::whole(invited + random.between(0, 10)),
                Cell::whole(invited),
            ]);
        }
    }
    sheet
}

fn invitations(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "survey_invitations",
        "Apklausų kvietimai.csv",
        vec![
            reference("wave", "Banga", &["survey_waves"]).required(),
            word("respondent_group", "Kam siųsta", GROUPS),
            whole("invited", "Pakviesta šeimų").required(),
        ],
    );
    for year in YEARS {
        for (_, words) in GROUPS {
            sheet.push(vec![
                Cell::Text(format!("S-{year}")),
                words[0].into(),
                Cell::whole(random.between(4, 30)),
            ]);
        }
    }
    sheet
}

fn answers(random: &mut Random, year: i32) -> Sheet {
    let mapping: String = QUESTIONS
        .iter()
        .map(|(question, heading, codes)| {
            let steps: Vec<String> =
                codes.iter().map(|(step, words)| format!("{step} = {words:?}")).collect();
            format!(
                "[[source.unpivot]]\ncolumn = \"{heading}\"\ninto = \"score\"\n\
                 set = {{ question = \"{question}\" }}\nscale = {{ {} }}\n",
                steps.join(", ")
            )
        })
        .collect();
    let mut columns = vec![
        key("response_id", "Anketos Nr."),
        happened("answered_on", "Laiko žyma").required(),
        reference("wave", "Banga", &["survey_waves"]),
        word("respondent_group", "1. Kas Jūs esate?", GROUPS),
    ];
    columns.extend(QUESTIONS.iter().map(|(_, heading, codes)| scale(heading, codes)));
    let mut sheet =
        Sheet::new("survey_answers", format!("Apklausa {year} (atsakymai).csv"), columns)
            .of_year(year)
            .mapped(mapping);
    for count in 1..=random.between(6, 16) {
        let day = random.day(date(year, 11, 1), date(year, 11, 30));
        let mut cells = vec![
            Cell::Text(format!("A{year}-{count:02}")),
            day.into(),
            Cell::Text(format!("S-{year}")),
            some_word(random, GROUPS),
        ];
        for (_, _, codes) in QUESTIONS {
            cells.push(if random.chance(92) { some_word(random, codes) } else { Cell::Empty });
        }
        sheet.push(cells);
    }
    sheet
}

fn stakeholders(random: &mut Random) -> Sheet {
    let steps: String =
        SCORES.iter().map(|(step, words)| format!("{step} = {words:?}\n")).collect();
    let mut sheet = Sheet::new(
        "stakeholder_answers",
        "Kitos apklausos.csv",
        vec![
            key("response_id", "Anketos Nr."),
            word("respondent_group", "Kas atsakė", STAKEHOLDERS),
            word("question", "Klausimas", ASKED).required(),
            happened("answered_on", "Data").required(),
            rated("score", "Įvertinimas", SCORES),
            word("given_by", "Kaip atsakyta", GIVEN_BY),
        ],
    )
    .mapped(format!("[source.scale.score]\n{steps}"));
    for count in 1..=random.between(10, 30) {
        let who = random.below(STAKEHOLDERS.len());
        let is_child = STAKEHOLDERS[who].0 == "child";
        let question = if is_child { 1 } else { 2 * random.below(2) };
        let first = if is_child { 0 } else { 1 };
        let last = if is_child { 1 } else { 4 };
        let opinion = random.between(first, last) as usize;
        let score = if random.chance(10) { SCORES.len() - 1 } else { opinion };
        sheet.push(vec![
            Cell::Text(format!("KA-{count:02}")),
            Cell::text(STAKEHOLDERS[who].1[0]),
            Cell::text(ASKED[question].1[0]),
            some_day(random).into(),
            Cell::text(SCORES[score].1[0]),
            some_word(random, GIVEN_BY),
        ]);
    }
    sheet
}

fn complaints(random: &mut Random) -> Sheet {
    let mut sheet = Sheet::new(
        "complaints",
        "Skundai ir atsiliepimai.xlsx",
        vec![
            key("complaint_id", "Reg. Nr."),
            happened("received_on", "Gavimo data").required(),
            word("kind", "Rūšis", FEEDBACK).required(),
            yes_no("justified", "Pagrįstas"),
            happened("answered_on", "Atsakyta"),
        ],
    );
    for count in 1..=random.between(5, 14) {
        let received = random.day(date(2022, 7, 1), date(2024, 11, 20));
        sheet.push(vec![
            Cell::Text(format!("SK-{count:02}")),
            received.into(),
            some_word(random, FEEDBACK),
            yes(random, 40),
            after(random, received, 1, 32).into(),
        ]);
    }
    sheet
}

fn incidents(random: &mut Random, people: &People) -> Sheet {
    let mut sheet = Sheet::new(
        "incidents",
        "Incidentų žurnalas.xlsx",
        vec![
            label("incident_id", "Nr.").required(),
            happened("occurred_on", "Data").required(),
            reference("child", "Vaiko kodas", &["children"]),
            word("category", "Rūšis", INCIDENTS),
            yes_no("reportable", "Reikia pranešti"),
            happened("reported_on", "Pranešta"),
            yes_no("handled", "Ištirta pagal tvarką"),
        ],
    );
    for count in 1..=random.between(4, 12) {
        let child = random.pick(&people.children).id.clone();
        let occurred = some_day(random);
        let category = some_word(random, INCIDENTS);
        let reported = later(random, occurred, 0, 5);
        sheet.push(vec![
            Cell::Text(format!("IN-{count:02}")),
            occurred.into(),
            child.into(),
            category,
            yes(random, 60),
            reported.into(),
            yes(random, 80),
        ]);
    }
    sheet
}
