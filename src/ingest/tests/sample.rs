//! The sample centre's files, with counts taken independently (by Python's openpyxl and csv from the same files).

use super::*;

fn folder() -> PathBuf {
    Path::new(file!()).ancestors().nth(4).unwrap().join("sample-data/pastoge")
}

/// What one dataset's files hold, by each mapping of the sample that there is.
fn check(name: &str, look: impl Fn(&Table, &[Finding])) {
    let mut looked = 0;
    for file in ["rodiklis.toml", "sources.toml.part"] {
        let Ok(toml) = fs::read_to_string(folder().join(file)) else { continue };
        for source in sources(&toml).iter().filter(|source| source.dataset == name) {
            let (table, mut findings) = read(source, &sample_dataset(name), &folder());
            // Which words of the mapping the files of these years do without is no matter of reading.
            findings.retain(|finding| finding.code != codes::WORDS_UNUSED);
            assert!(
                findings.iter().all(|finding| finding.severity == Severity::Info),
                "{:?}",
                said(&findings)
            );
            look(&table, &findings);
            looked += 1;
        }
    }
    assert!(looked > 0, "no mapping of {name}");
}

/// Known days, unknown ones, and the sum of the days since 1970-01-01.
fn days(table: &Table, field: &str) -> (usize, usize, i64) {
    let Some(Values::Date(values)) = table.column(field) else { panic!("{field} holds no dates") };
    let epoch = chrono::NaiveDate::default();
    let sum = values.iter().flatten().map(|day| day.signed_duration_since(epoch).num_days()).sum();
    (values.iter().flatten().count(), values.iter().filter(|day| day.is_none()).count(), sum)
}

/// Yes, no and unknown.
fn answers(table: &Table, field: &str) -> (usize, usize, usize) {
    let Some(Values::Boolean(values)) = table.column(field) else {
        panic!("{field} holds no answers")
    };
    let count = |wanted| values.iter().filter(|value| **value == wanted).count();
    (count(Some(true)), count(Some(false)), count(None))
}

/// Each code with its number, unknown ones as `?`.
fn codes(table: &Table, field: &str) -> Vec<(String, usize)> {
    let Some(Values::Text(values)) = table.column(field) else { panic!("{field} holds no text") };
    counts(values).into_iter().map(|(code, count)| (code.to_string(), count)).collect()
}

fn expect(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
    pairs.iter().map(|(code, count)| (code.to_string(), *count)).collect()
}

const EXITS: [(&str, usize); 6] = [
    ("?", 365),
    ("adopted", 6),
    ("guardian", 3),
    ("majority", 13),
    ("other_institution", 9),
    ("returned_to_family", 7),
];

#[test]
fn children() {
    check("children", |table, findings| {
        assert_eq!((table.len(), findings.len()), (403, 0));
        assert_eq!(codes(table, "child_id").len(), 403);
        assert_eq!(days(table, "birth_date"), (403, 0, 6_692_275));
        assert_eq!(codes(table, "sex"), expect(&[("female", 184), ("male", 219)]));
        assert_eq!(answers(table, "disability"), (49, 317, 37));
        assert_eq!(
            codes(table, "municipality"),
            expect(&[("kaunas_city", 310), ("kaunas_district", 93)])
        );
        assert_eq!(codes(table, "sibling_group")[0], ("?".to_string(), 403 - 154));
        assert_eq!(days(table, "registered_from"), (403, 0, 7_656_726));
        assert_eq!(days(table, "registered_to"), (38, 365, 741_980));
        assert_eq!(codes(table, "exit_reason"), expect(&EXITS));
        let sheet = &table.files[0].sheets[0];
        assert_eq!((sheet.header_row, sheet.record_rows), (Some(3), 403));
        let total = sheet.totals.first().map(|total| (total.row, total.printed, total.agreement));
        assert_eq!(total, Some((407, 403.into(), Agreement::Rows)));
        let left_out: Vec<_> =
            sheet.left_out.iter().map(|rows| (rows.from, rows.to, rows.reason)).collect();
        assert_eq!(
            left_out,
            [
                (1, 1, Reason::Heading),
                (2, 2, Reason::Blank),
                (3, 3, Reason::Heading),
                (407, 407, Reason::Total)
            ]
        );
        assert_eq!(table.place(0, "birth_date").printed(), "Vaikų registras.xlsx › Vaikai!D4");
        assert_eq!(table.place(402, "sex").printed(), "Vaikų registras.xlsx › Vaikai!E406");
    });
}

#[test]
fn families() {
    check("families", |table, findings| {
        assert_eq!((table.len(), findings.len()), (297, 0));
        let types = [
            ("adoptive_parent", 42),
            ("family_home", 15),
            ("guardian", 68),
            ("kin_guardian", 148),
            ("on_duty_carer", 24),
        ];
        assert_eq!(codes(table, "carer_type"), expect(&types));
        assert_eq!(days(table, "status_from"), (297, 0, 5_249_064));
        assert_eq!(days(table, "status_to"), (12, 285, 234_002));
        let Some(Values::Integer(most)) = table.column("max_children") else {
            panic!("no numbers")
        };
        assert_eq!(
            (most.iter().flatten().count(), most.iter().flatten().sum::<i64>()),
            (24, 6 + 24 + 18)
        );
        assert_eq!(answers(table, "emergency_24h"), (19, 222, 56));
    });
}

#[test]
fn placements() {
    check("placements", |table, findings| {
        assert_eq!((table.len(), findings.len()), (403, 1));
        assert_eq!(table.files[0].encoding.as_deref(), Some("windows-1257"));
        assert_eq!(table.files[0].delimiter, Some(';'));
        assert_eq!(days(table, "started_on"), (403, 0, 7_656_726));
        assert_eq!(days(table, "ended_on"), (38, 365, 741_980));
        assert_eq!(
            codes(table, "care_status"),
            expect(&[("permanent_care", 235), ("temporary_care", 168)])
        );
        assert_eq!(answers(table, "urgent"), (32, 371, 0));
        assert_eq!(codes(table, "end_reason"), expect(&EXITS));
        assert_eq!(table.origin[402].row, 404);
    });
}

#[test]
fn service_deliveries() {
    check("service_deliveries", |table, findings| {
        assert_eq!((table.len(), findings.len()), (4200, 0));
        assert_eq!(days(table, "delivered_on"), (4200, 0, 82_523_500));
        assert_eq!(codes(table, "child")[0], ("?".to_string(), 1880));
        assert_eq!(codes(table, "family")[0], ("?".to_string(), 2320));
        assert_eq!(codes(table, "recipient_kind"), expect(&[("carer", 1880), ("child", 2320)]));
        let services = [
            ("coordinator", 1372),
            ("counselling", 638),
            ("crisis", 128),
            ("family_contact", 221),
            ("information", 575),
            ("lawyer", 194),
            ("mediation", 205),
            ("psychologist", 724),
            ("respite", 143),
        ];
        assert_eq!(codes(table, "service"), expect(&services));
        let Some(Values::Integer(minutes)) = table.column("minutes") else { panic!("no minutes") };
        assert_eq!(
            (minutes.iter().flatten().count(), minutes.iter().flatten().sum::<i64>()),
            (4200, 292_760)
        );
        assert_eq!(answers(table, "took_place"), (3949, 251, 0));
        let sheets: Vec<&SheetRead> = table.files.iter().flat_map(|file| &file.sheets).collect();
        assert_eq!(sheets.len(), 36);
        let agreed = |sheet: &&SheetRead| {
            sheet.totals.iter().all(|total| total.agreement == Agreement::Rows)
        };
        assert!(sheets.iter().all(|sheet| sheet.totals.len() == 1) && sheets.iter().all(agreed));
    });
}

#[test]
fn survey_answers() {
    check("survey_answers", |table, findings| {
        assert_eq!((table.len(), findings.len()), (3 * 323, 3));
        assert_eq!(codes(table, "response_id").len(), 323);
        assert_eq!(days(table, "answered_on"), (969, 0, 3 * 6_371_619));
        let groups = [
            ("adoptive_parent", 66),
            ("family_home", 102),
            ("guardian", 726),
            ("on_duty_carer", 75),
        ];
        assert_eq!(codes(table, "respondent_group"), expect(&groups));
        let quality = 207 * 5 + 93 * 4 + 7 * 3 + 4 * 2 + 6;
        let listened = 168 * 5 + 106 * 4 + 33 * 3 + 5 * 2 + 6;
        let recommend =
            2 + 3 * 2 + 2 * 3 + 5 * 4 + 4 * 5 + 63 * 6 + 62 * 7 + 74 * 8 + 56 * 9 + 52 * 10;
        let Some(Values::Integer(scores)) = table.column("score") else { panic!("no scores") };
        assert_eq!(scores.iter().flatten().sum::<i64>(), quality + listened + recommend);
        assert_eq!(scores.iter().filter(|score| score.is_none()).count(), 6 + 5);
        assert_eq!(answers(table, "no_opinion"), (6 + 5, 969 - 11, 0));
        let encodings: Vec<_> =
            table.files.iter().map(|file| file.encoding.as_deref().unwrap()).collect();
        assert_eq!(encodings, ["UTF-8", "UTF-8 (BOM)", "UTF-8"]);
        // Three records of one row, each with the cell of its own question.
        let cells: Vec<String> =
            (3..6).map(|record| table.place(record, "score").printed()).collect();
        assert_eq!(
            cells,
            ["C3", "D3", "E3"].map(|cell| format!("Apklausa 2022 (atsakymai).csv › {cell}"))
        );
    });
}

#[test]
fn plan_goals() {
    check("plan_goals", |table, findings| {
        assert_eq!((table.len(), findings.len()), (815, 0));
        let domains = [
            ("education", 161),
            ("emotional", 160),
            ("family_ties", 166),
            ("health", 171),
            ("independence", 157),
        ];
        assert_eq!(codes(table, "domain"), expect(&domains));
        assert_eq!(days(table, "due_on"), (815, 0, 15_940_035));
        let results = [("achieved", 451), ("not_achieved", 100), ("ongoing", 85), ("partly", 179)];
        assert_eq!(codes(table, "result"), expect(&results));
    });
}

#[test]
fn complaints() {
    check("complaints", |table, findings| {
        assert_eq!((table.len(), findings.len()), (18, 0));
        assert_eq!(days(table, "received_on"), (18, 0, 351_136));
        let kinds = [("complaint", 7), ("request", 3), ("suggestion", 5), ("thanks", 3)];
        assert_eq!(codes(table, "kind"), expect(&kinds));
        assert_eq!(answers(table, "justified"), (4, 3, 11));
        assert_eq!(days(table, "answered_on"), (18, 0, 351_532));
    });
}

#[test]
fn staff() {
    check("staff", |table, findings| {
        // The total is as of a day: rows alone cannot confirm it.
        assert_eq!(said(findings), ["I032 info Darbuotojai.xlsx › Darbuotojai!C48 ×1"]);
        assert_eq!(table.len(), 44);
        let roles = [
            ("care_worker", 9),
            ("coordinator", 5),
            ("housekeeper", 10),
            ("lawyer", 2),
            ("psychologist", 6),
            ("social_worker", 12),
        ];
        assert_eq!(codes(table, "role"), expect(&roles));
        let Some(Values::Number(posts)) = table.column("fte") else { panic!("no posts") };
        assert_eq!(posts.iter().flatten().sum::<rust_decimal::Decimal>().to_string(), "37.25");
        assert_eq!(days(table, "started_on"), (44, 0, 746_958));
        assert_eq!(days(table, "ended_on"), (4, 40, 79_338));
    });
}

#[test]
fn staff_training() {
    check("staff_training", |table, _| {
        assert_eq!(table.len(), 3 * 44);
        let (Some(Values::Number(hours)), Some(Values::Date(from))) =
            (table.column("hours"), table.column("covers_from"))
        else {
            panic!("no hours")
        };
        for (year, sum) in [(2022, 832), (2023, 760), (2024, 704)] {
            let first = chrono::NaiveDate::from_ymd_opt(year, 1, 1);
            let of_year = hours
                .iter()
                .zip(from)
                .filter(|(_, from)| **from == first)
                .filter_map(|(hours, _)| *hours);
            assert_eq!(of_year.sum::<rust_decimal::Decimal>(), sum.into(), "{year}");
        }
    });
}

fn sample_dataset(name: &str) -> Dataset {
    dataset(name, fields(name))
}

fn fields(name: &str) -> &'static str {
    match name {
        "children" => {
            "child_id*: string identifier
             birth_date: date private
             sex: string female,male
             disability: boolean
             municipality: string kaunas_city,kaunas_district
             family: string identifier
             sibling_group: string identifier
             registered_from: date
             registered_to: date
             exit_reason: string returned_to_family,guardian,adopted,majority,other_institution,other"
        }
        "families" => {
            "family_id*: string identifier
             carer_type: string kin_guardian,guardian,on_duty_carer,adoptive_parent,family_home
             status_from: date
             status_to: date
             max_children: integer
             emergency_24h: boolean"
        }
        "placements" => {
            "child*: string identifier
             family: string identifier
             started_on*: date
             ended_on: date
             care_status: string temporary_care,permanent_care
             urgent: boolean
             end_reason: string returned_to_family,guardian,adopted,majority,other_institution,other"
        }
        "service_deliveries" => {
            "delivered_on*: date
             child: string identifier
             family: string identifier
             recipient_kind: string child,carer
             service*: string psychologist,lawyer,coordinator,counselling,information,mediation,crisis,family_contact,respite
             specialist: string psychologist,lawyer,coordinator,social_worker
             minutes: duration
             took_place: boolean"
        }
        "survey_answers" => {
            "response_id*: string identifier
             question*: string overall_quality,feels_listened_to,would_recommend
             answered_on*: date
             respondent_group: string guardian,on_duty_carer,adoptive_parent,family_home
             score: integer
             no_opinion: boolean"
        }
        "plan_goals" => {
            "child*: string identifier
             domain: string family_ties,health,emotional,education,independence
             due_on: date
             result*: string achieved,partly,not_achieved,ongoing"
        }
        "complaints" => {
            "complaint_id*: string identifier
             received_on*: date
             kind*: string complaint,request,suggestion,thanks
             justified: boolean
             answered_on: date"
        }
        "staff" => {
            "staff_id*: string identifier
             role: string psychologist,lawyer,coordinator,social_worker,care_worker,housekeeper
             fte*: number
             started_on*: date
             ended_on: date"
        }
        "staff_training" => {
            "staff*: string identifier
             hours*: number
             covers_from*: date
             covers_to*: date"
        }
        other => panic!("{other}"),
    }
}
