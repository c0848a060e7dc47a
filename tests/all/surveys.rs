//! Who could answer a survey, by its own groups, where the register has others.

use rodiklis::engine::{Ask, count_all};
use rodiklis::library::{self, Library};
use rodiklis::measure;
use rodiklis::measure::questionnaire::Questionnaire;
use rodiklis::period::Period;
use rodiklis::records::written;
use rodiklis::surveys;

/// The survey of satisfaction of 2024, of these records.
fn survey(library: &Library, records: &str) -> Questionnaire {
    let tables: toml::Table = toml::from_str(records).unwrap();
    let rows = |value: &toml::Value| -> Vec<toml::Table> {
        let rows = value.as_array().unwrap();
        rows.iter().map(|row| row.as_table().unwrap().clone()).collect()
    };
    let tables: Vec<(String, Vec<toml::Table>)> =
        tables.iter().map(|(name, value)| (name.clone(), rows(value))).collect();
    let records = written::records(library, &tables).unwrap();
    let periods = [Period::parse("2024").unwrap()];
    let all: Vec<_> = library.indicators.iter().filter(|one| one.settings.is_empty()).collect();
    let asked = surveys::asked(&library.indicators);
    let asked: Vec<_> = asked.iter().collect();
    let asks = [
        Ask { indicators: &all, periods: &periods },
        Ask { indicators: &asked, periods: &periods },
    ];
    let counted = count_all(&asks, library, &records).unwrap();
    let figures: Vec<_> = counted[0]
        .counts
        .iter()
        .map(|counts| {
            let indicator = library.indicator(&counts.indicator).unwrap();
            measure::figure(&indicator.terms, counts)
        })
        .collect();
    surveys::read(&library.indicators, &figures, &counted[1].counts)
        .into_iter()
        .find(|survey| survey.indicator == "satisfied_service_users")
        .unwrap()
}

/// Five families: two of kin and one other guardian, an on-duty carer, and one of whom nobody noted the kind.
/// One guardian answered, and one person who did not say who they are.
const RECORDS: &str = r#"
placements = [
  { child = "a", family = "F1", started_on = 2024-01-01 },
  { child = "b", family = "F2", started_on = 2024-01-01 },
  { child = "c", family = "F3", started_on = 2024-01-01 },
  { child = "d", family = "F4", started_on = 2024-01-01 },
  { child = "e", family = "F5", started_on = 2024-01-01 },
]
families = [
  { family_id = "F1", carer_type = "kin_guardian" },
  { family_id = "F2", carer_type = "kin_guardian" },
  { family_id = "F3", carer_type = "guardian" },
  { family_id = "F4", carer_type = "on_duty_carer" },
  { family_id = "F5" },
]
survey_answers = [
  { response_id = "r1", question = "overall_quality", answered_on = 2024-12-01, respondent_group = "guardian", score = 5 },
  { response_id = "r2", question = "overall_quality", answered_on = 2024-12-01, score = 4 },
]
survey_waves = [
  { wave_id = "W", audience = "service_users", closed_on = 2024-12-20 },
  { wave_id = "C", audience = "children", closed_on = 2024-12-20 },
]
survey_invitations = [
  { wave = "W", respondent_group = "guardian", invited = 2 },
  { wave = "W", respondent_group = "on_duty_carer", invited = 1 },
  { wave = "C", respondent_group = "child", invited = 40 },
]
"#;

/// Eligible, invited, returned and usable, of all and of each group.
fn told(survey: &Questionnaire) -> Vec<(&str, [Option<u64>; 4])> {
    let stages =
        |flow: &measure::response::Flow| [flow.eligible, flow.invited, flow.returned, flow.usable];
    let mut told = vec![("all", stages(&survey.flow))];
    for (_, value, flow) in &survey.groups {
        told.push((value.as_deref().unwrap_or("unknown"), stages(flow)));
    }
    told[1..].sort_unstable();
    told
}

#[test]
fn the_registers_kinds_fall_in_the_surveys_groups() {
    let library = library::shipped().unwrap();
    assert_eq!(
        told(&survey(&library, RECORDS)),
        [
            ("all", [Some(5), Some(3), Some(2), Some(2)]),
            // Three guardians, of kin and not; forty children were invited to another survey.
            ("guardian", [Some(3), Some(2), Some(1), Some(1)]),
            // A group from which nothing came back is not left out.
            ("on_duty_carer", [Some(1), Some(1), Some(0), Some(0)]),
            // Who did not say who they are need not be the family of whom nobody noted the kind.
            ("unknown", [None, None, Some(1), Some(1)]),
        ]
    );
}

#[test]
fn a_sum_that_lacks_a_part_is_no_number_of_people() {
    let library = library::shipped().unwrap();
    let lacking = RECORDS.replace(r#"respondent_group = "on_duty_carer", invited = 1"#, "");
    let lacking = lacking.replace(r#"{ wave = "W",  }"#, r#"{ wave = "W" }"#);
    assert_ne!(lacking, RECORDS);
    assert_eq!(survey(&library, &lacking).flow.invited, None);
}

/// A person answers twice on one day, 1 and 5. The figure takes the favourable row, and so does the distribution:
/// one of one favourable, and the step 5.
#[test]
fn the_row_that_stands_in_the_figure_tells_the_step() {
    let mut texts = library::shipped().unwrap().texts;
    let text = texts.get_mut("results/satisfied_service_users.toml").unwrap();
    let count = "count = \"response_id\"";
    *text = text.replace(count, "count = \"response_id\"\nkeep = \"latest answered_on\"");
    let library = library::check(&library::files_of(&texts)).unwrap();
    let twice = r#"
survey_answers = [
  { response_id = "r1", question = "overall_quality", answered_on = 2024-12-01, score = 1 },
  { response_id = "r1", question = "overall_quality", answered_on = 2024-12-01, score = 5 },
]
"#;
    let survey = survey(&library, twice);
    assert_eq!(survey.flow.usable, Some(1));
    assert_eq!(survey.distribution.unwrap().counts(), [0, 0, 0, 0, 1]);
}

#[test]
fn wrong_words_about_an_audience_are_found() {
    let shipped = library::shipped().unwrap();
    let codes = |from: &str, to: &str| -> Vec<&'static str> {
        let mut texts = shipped.texts.clone();
        let text = texts.get_mut("results/satisfied_service_users.toml").unwrap();
        assert!(text.contains(from), "{from}");
        *text = text.replace(from, to);
        let findings = library::check(&library::files_of(&texts)).unwrap_err();
        findings.iter().map(|finding| finding.code).collect()
    };
    let eligible = "eligible.of = \"families_on_last_day\"";
    assert_eq!(codes(eligible, "eligible.of = \"families_on_last_dy\""), ["D021"]);
    assert_eq!(codes("eligible.by.respondent_group", "eligible.by.carer"), ["D012"]);
    assert_eq!(codes("eligible.by.respondent_group", "eligible.whom"), ["D012"]);
    assert_eq!(codes("family.carer_type = 'kin_guardian'", "family.kind = 'x'"), ["D003"]);
    assert_eq!(codes("'service_users'", "'service_user'"), ["D005"]);
    assert_eq!(codes(eligible, "eligible.of = \"survey_response_rate\""), ["D012"]);
    // A share is no number of people, and nor are hours.
    assert_eq!(codes("invited = {", "invited = \"feels_listened_to\" #"), ["D012"]);
    assert_eq!(codes("invited = {", "invited = \"service_hours\" #"), ["D012"]);
    assert_eq!(codes("invited = {", "invited = 3 #"), ["D012"]);
}
