//! What a source may say of one column: names of people, personal codes, dates without day or century, words to leave aside.

use super::*;

const PEOPLE: &str = "id*: string identifier
    born: date private
    sex: string female,male
    since: date
    posts: number";

fn people(columns: &str, text: &str) -> (Table, Vec<Finding>) {
    let toml = format!(
        "[[source]]\ndataset = \"people\"\nfiles = [\"*.csv\"]\n[source.columns]\n{columns}\n"
    );
    let source = &sources(&toml)[0];
    read_bytes(&[("Sąrašas 2023.csv", text.as_bytes())], source, &dataset("people", PEOPLE))
}

fn texts(table: &Table, field: &str) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match table.column(field).unwrap() {
        Values::Text(values) => values.iter().map(text).collect(),
        Values::Date(days) => {
            days.iter().map(|day| day.map_or_else(String::new, |day| day.to_string())).collect()
        }
        Values::Number(numbers) => {
            numbers.iter().map(|n| n.map_or_else(String::new, |n| n.to_string())).collect()
        }
        _ => panic!("{field}"),
    }
}

fn states(table: &Table, field: &str) -> Vec<Option<CellState>> {
    (0..table.len()).map(|record| table.state(record, field)).collect()
}

#[test]
fn people_are_known_by_their_names_and_what_tells_namesakes_apart() {
    let text =
        "Vardas;Nr.\nOna Petraitė;3\nPETRAITĖ Ona;3\nOna Petraitė;4\nOna Petraitė;\nta pati;5\n";
    let (table, findings) =
        people("id = { column = \"Vardas\", person = true, with = [\"Nr.\"] }", text);
    let ids = texts(&table, "id");
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2]);
    // The name alone begins every key that has it.
    assert!(
        ids[0].starts_with(&ids[3]) && ids[2].starts_with(&ids[3]) && ids[3].len() < ids[0].len()
    );
    assert!(ids.iter().all(|id| !id.to_lowercase().contains("petrai")), "{ids:?}");
    assert_eq!(states(&table, "id")[4], Some(CellState::Unread));
    assert_eq!(said(&findings), ["I096 error Sąrašas 2023.csv › A6 ×1"]);
    let (table, _) = people("id = { column = \"Vardas\", with = [\"Nr.\"] }", text);
    assert_eq!(texts(&table, "id")[0], "Ona Petraitė|3");
}

/// Codes of people who were born in the 19th century, so that nobody living has them.
#[test]
fn birth_and_sex_come_from_the_code_and_the_code_goes_no_further() {
    let columns = "id = \"Nr.\"
        born = { column = \"A. k.\", from_code = true, or = \"Gim.\" }
        sex = { column = \"A. k.\", from_code = true, none = \"nėra*\" }";
    let text = "Nr.;A. k.;Gim.\na;18001010007;\nb;1800101 0035;1901-01-01\nc;;2012-03-05\nd;nėra (UA);2013-03-05\ne;18001010008;\nf;;\n";
    let (table, findings) = people(columns, text);
    assert_eq!(
        texts(&table, "born"),
        ["1880-01-01", "1880-01-01", "2012-03-05", "2013-03-05", "", ""]
    );
    assert_eq!(texts(&table, "sex"), ["male", "male", "", "", "", ""]);
    let (unread, doubted) = (Some(CellState::Unread), Some(CellState::Doubted));
    assert_eq!(states(&table, "born"), [None, doubted, None, None, unread, None]);
    // Two fields of the next row are unread: it may be the rest of this one, where nothing is said of it.
    assert_eq!(states(&table, "sex"), [None, None, None, doubted, unread, None]);
    let (said, file) = (said(&findings), "Sąrašas 2023.csv ›");
    for line in [
        format!("I133 warning {file} C3 ×1"),
        format!("I097 error {file} B5 ×1"),
        format!("I097 error {file} B6 ×1"),
    ] {
        assert!(said.contains(&line), "{line}: {said:?}");
    }
    let told = format!("{findings:?}{table:?}");
    assert!(!told.contains("18001010") && !told.contains("1800101 "), "{told}");
}

/// A field may be for anybody to see, and the column that it is read from not.
#[test]
fn names_and_codes_are_never_shown_for_what_they_say() {
    let columns = "id = \"Nr.\"\nsex = { column = \"A. k.\", from_code = true, or = \"Vardas\" }";
    let text = "Nr.;A. k.;Vardas\na;;Ona Petraitė\nb;33309240064;Jonas\nc;negerai;\n";
    let (table, findings) = people(columns, text);
    assert_eq!(texts(&table, "sex"), ["", "male", ""]);
    let said = said(&findings);
    assert!(said.contains(&"I046 error Sąrašas 2023.csv › C2 ×1".to_string()), "{said:?}");
    let told = format!("{findings:?}");
    assert!(!told.contains("Petrai") && !told.contains("negerai"), "{told}");
}

#[test]
fn the_day_that_stands_for_a_month_is_the_source_s_to_choose() {
    let text = "Nr.;Nuo\na;03/2024\nb;II ketv.\nc;2024-03-05\nd;2024 m. kovo mėn.\ne;kada nors\n";
    for (partial, days) in [
        ("first", ["2024-03-01", "2023-04-01", "2024-03-05", "2024-03-01", ""]),
        ("last", ["2024-03-31", "2023-06-30", "2024-03-05", "2024-03-31", ""]),
    ] {
        let columns =
            format!("id = \"Nr.\"\nsince = {{ column = \"Nuo\", partial = \"{partial}\" }}");
        let (table, findings) = people(&columns, text);
        assert_eq!(texts(&table, "since"), days);
        assert_eq!(
            said(&findings),
            ["I127 info Sąrašas 2023.csv › B2 ×3", "I040 error Sąrašas 2023.csv › B6 ×1"]
        );
    }
    let (table, findings) = people("id = \"Nr.\"\nsince = \"Nuo\"", text);
    assert_eq!(texts(&table, "since"), ["", "", "2024-03-05", "", ""]);
    assert_eq!(findings.iter().filter(|finding| finding.code == codes::BAD_DATE).count(), 4);
}

#[test]
fn years_of_two_digits_stand_where_it_is_said_or_proven() {
    let text = "Nr.;Nuo\na;22.11.08\nb;2022-01-05\nc;23.02.29\n";
    let said_first = "id = \"Nr.\"\nsince = { column = \"Nuo\", short_year = \"first\" }";
    let (table, findings) = people(said_first, text);
    assert_eq!(texts(&table, "since"), ["2022-11-08", "2022-01-05", ""]);
    assert_eq!(said(&findings), ["I040 error Sąrašas 2023.csv › B4 ×1"]);
    // Nothing tells whether the 22nd or the 8th of November is meant.
    let plain = "id = \"Nr.\"\nsince = \"Nuo\"";
    let (table, _) = people(plain, "Nr.;Nuo\na;22.11.08\n");
    assert_eq!(texts(&table, "since"), [""]);
    let (table, findings) = people(plain, "Nr.;Nuo\na;22.11.08\nb;45.03.07\n");
    assert_eq!(texts(&table, "since"), ["2022-11-08", "2045-03-07"]);
    assert_eq!(said(&findings), ["I129 info Sąrašas 2023.csv › B2 ×2"]);
}

#[test]
fn posts_are_added_up_and_words_behind_a_number_left_aside() {
    let columns = "id = \"Nr.\"\nposts = { column = \"Et.\", units = [\"ak. val.\", \"val.\"] }";
    let (table, findings) =
        people(columns, "Nr.;Et.\na;1+0,25\nb;16 ak. val.\nc;8 val.\nd;½\ne;3 d.\nf;1+\n");
    assert_eq!(texts(&table, "posts"), ["1.25", "16", "8", "0.5", "", ""]);
    assert_eq!(
        said(&findings),
        [
            "I134 info Sąrašas 2023.csv › B2 ×1",
            "I043 error Sąrašas 2023.csv › B6 ×1",
            "I043 error Sąrašas 2023.csv › B7 ×1"
        ]
    );
}

#[test]
fn what_does_not_go_with_a_field_is_told() {
    for column in [
        "since = { column = \"Nuo\", person = true }",
        "id = { column = \"Nr.\", partial = \"first\" }",
        "id = { column = \"Nr.\", short_year = \"first\" }",
        "posts = { column = \"Et.\", from_code = true }",
        "since = { column = \"Nuo\", units = \"d.\" }",
        "sex = { column = \"Lytis\", with = [\"Nr.\"] }",
    ] {
        let toml =
            format!("[[source]]\ndataset = \"people\"\nfiles = []\n[source.columns]\n{column}\n");
        let source = &sources(&toml)[0];
        let (_, findings) = Mapping::new(source, &dataset("people", PEOPLE));
        assert!(findings.iter().any(|finding| finding.code == codes::BAD_SETTING), "{column}");
    }
}
