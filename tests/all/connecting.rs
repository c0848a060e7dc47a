//! Files that nobody has mapped: what is proposed for them, what is asked, and the figures that come of it.

use std::fs;
use std::path::Path;

use rodiklis::library::{self, Library};
use rodiklis::matching::{Lacking, Tier};
use rodiklis::office::connect::{Answer, Connected, Question, connect, decide, questions};
use rodiklis::office::draft::{Remarks, draft};
use rodiklis::{compute, gather, locale::Lang, workspace};
use serde_json::Value;

use super::command::{err, rodiklis};

/// The files of a sample, without its decisions.
fn files_of(sample: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(Path::new("sample-data").join(sample)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending != "toml" && ending != "svg") {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

fn written(connected: &Connected, library: &Library) -> String {
    let remarks = Remarks { head: "head".into(), open: "OPEN".into(), lacking: "LACKING".into() };
    draft(connected, library, "Centras", Lang::Lt, &remarks)
}

/// What only a person knows of the sample's files.
fn person(question: &Question) -> Answer {
    let this = |value: &str| Answer::This(value.to_string());
    match question {
        Question::Word { field, word, .. } => match (field.as_str(), word.as_str()) {
            ("municipality", "Kaunas") => this("kaunas_city"),
            ("exit_reason" | "end_reason", "kita sav." | "į BVGN") => this("other_institution"),
            ("result", "-") => this("not_achieved"),
            other => panic!("asked for {other:?}"),
        },
        Question::Silence { field, .. } if field == "took_place" => this("yes"),
        Question::Fixed { field, .. } if field == "audience" => this("service_users"),
        other => panic!("asked {other:?}"),
    }
}

/// The figures of the sample are the truth also where nobody wrote a mapping.
#[test]
fn a_centre_is_connected_by_a_few_answers_and_its_figures_are_the_truth() {
    let folder = files_of("pastoge");
    let library = library::shipped().unwrap();
    let mut connected = connect(folder.path(), &library).unwrap();
    let mut asked = 0;
    while let Some(question) = questions(&connected.proposal).into_iter().next() {
        asked += 1;
        assert!(asked <= 10, "more than ten questions; the last one: {question:?}");
        let answer = person(&question);
        decide(&mut connected.proposal, &question, &answer);
    }
    let text = written(&connected, &library);
    assert!(!text.contains("OPEN"), "{text}");
    fs::write(folder.path().join("rodiklis.toml"), text).unwrap();

    let workspace = workspace::read(folder.path()).unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
    let truth = fs::read_to_string("tests/truth/pastoge.json").unwrap();
    let truth: Value = serde_json::from_str(&truth).unwrap();
    let mut compared = 0;
    for (period, figures) in truth.as_object().unwrap() {
        for (id, expected) in figures.as_object().unwrap() {
            let value = expected.as_f64().or_else(|| expected["value"].as_f64());
            let Some(expected) = value else { continue };
            let figure = computed.counts.iter().zip(&computed.figures).find(|(counts, _)| {
                counts.indicator == *id && counts.period.label == *period && counts.group.is_none()
            });
            let value = figure.and_then(|(_, figure)| figure.value_f64());
            let value = value.unwrap_or_else(|| panic!("{id} {period} has no value"));
            assert!((value - expected).abs() < 1e-6, "{id} {period}: {value}, truth {expected}");
            compared += 1;
        }
    }
    assert!(compared >= 48, "only {compared} figures were compared");
}

/// Nothing that is said to be sure is wrong: beside the samples' own mappings.
#[test]
fn what_is_sure_is_right_for_every_sample() {
    let library = library::shipped().unwrap();
    let mut sure = 0;
    for sample in ["pastoge", "pastoge-krizes", "kauno-vaiku-namai", "panevezys", "druskininkai"] {
        let own = workspace::read(&Path::new("sample-data").join(sample)).unwrap();
        let folder = files_of(sample);
        let connected = connect(folder.path(), &library).unwrap();
        for table in &connected.proposal.tables {
            let sources = own.sources.iter().filter(|source| {
                let fits = |pattern: &String| {
                    glob::Pattern::new(pattern).is_ok_and(|pattern| pattern.matches(&table.file))
                };
                source.dataset == table.dataset && source.files.iter().any(fits)
            });
            let sources: Vec<_> = sources.collect();
            if sources.is_empty() {
                continue;
            }
            for column in table.columns.iter().filter(|column| column.tier == Tier::Sure) {
                let is_right = sources.iter().any(|source| {
                    source.columns.get(&column.field).is_some_and(|spec| {
                        let text = format!("{spec:?}").to_lowercase();
                        text.contains(&format!("{:?}", column.heading).to_lowercase())
                    })
                });
                // A field that the sample's author did not map is no mistake of the proposal's.
                let is_mapped =
                    sources.iter().any(|source| source.columns.contains_key(&column.field));
                assert!(
                    is_right || !is_mapped,
                    "{sample} {}: „{}“ is not {}.{}",
                    table.file,
                    column.heading,
                    table.dataset,
                    column.field
                );
                sure += usize::from(is_right);
            }
        }
    }
    assert!(sure > 180, "only {sure} were sure");
}

/// What was taken for sure is taken so in the file, what was not stands there as a remark.
#[test]
fn what_is_open_is_written_as_a_remark() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("Vaikai.csv"),
        "Vaiko kodas;Gimimo data;Lytis;Negalia\nA-1;2015-03-04;mergaitė;taip\nA-2;2016-03-04;berniukas;\nA-3;2014-05-06;keista;taip\n",
    )
    .unwrap();
    let library = library::shipped().unwrap();
    let connected = connect(folder.path(), &library).unwrap();
    let text = written(&connected, &library);
    assert!(text.contains("child_id = \"Vaiko kodas\""), "{text}");
    assert!(text.contains("# OPEN sex.? = \"keista\""), "{text}");
    assert!(text.contains("# OPEN disability.empty = ?"), "{text}");
    let open = questions(&connected.proposal);
    assert_eq!(open.len(), 2, "{open:?}");
}

/// Of a table that could be several things nothing is written until somebody says which; then its own columns are.
#[test]
fn a_table_that_is_not_sure_decides_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // Both respite stays and placements have a child, a family, a beginning and an end.
    fs::write(
        folder.path().join("2024.csv"),
        "Vaiko kodas;Šeimos Nr.;Nuo;Iki\nA-1;S-1;2024-01-04;2024-02-01\nA-2;S-2;2024-03-04;\nA-3;S-1;2024-05-06;2024-06-01\n",
    )
    .unwrap();
    let library = library::shipped().unwrap();
    let mut connected = connect(folder.path(), &library).unwrap();
    let text = written(&connected, &library);
    assert!(!text.contains("[[source]]"), "{text}");
    assert!(text.contains("# OPEN 2024.csv – "), "{text}");

    let question = questions(&connected.proposal).remove(0);
    let Question::Table { candidates, .. } = &question else { panic!("{question:?}") };
    assert!(candidates.len() > 1, "{candidates:?}");
    let last = candidates.last().unwrap().clone();
    decide(&mut connected.proposal, &question, &Answer::This(last.clone()));
    assert!(written(&connected, &library).contains(&format!("dataset = \"{last}\"")));

    let mut connected = connect(folder.path(), &library).unwrap();
    decide(&mut connected.proposal, &question, &Answer::NotUsed);
    assert!(connected.proposal.tables.is_empty() && connected.proposal.unused.len() == 1);
}

/// What stops the command is said in the words of this command, and nothing of hers is touched.
#[test]
fn what_stops_it_is_said_in_both_languages() {
    let empty = tempfile::tempdir().unwrap();
    let described = tempfile::tempdir().unwrap();
    fs::write(described.path().join("rodiklis.toml"), "# hers").unwrap();
    let missing = empty.path().join("nowhere");
    for (folder, code, words) in [
        (empty.path(), 2, ["I141", "Nerasta, ką skaityti", "Nothing to read was found"]),
        (described.path(), 2, ["I140", "jau yra rodiklis.toml", "has a rodiklis.toml already"]),
        (missing.as_path(), 3, ["I142", "Aplankas neperskaitytas", "Folder not read"]),
    ] {
        for (speak, word) in [("lt", words[1]), ("en", words[2])] {
            let output = rodiklis(&["new", folder.to_str().unwrap(), "--speak", speak]);
            let said = err(&output);
            assert_eq!(output.status.code(), Some(code), "{said}");
            assert!(said.contains(words[0]) && said.contains(word), "{said}");
        }
    }
    assert_eq!(fs::read_to_string(described.path().join("rodiklis.toml")).unwrap(), "# hers");
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
}

/// Headings of files that are no registers propose nothing.
#[test]
fn what_is_like_nothing_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("Meniu.csv"),
        "Patiekalas;Kaina\nSriuba;2,50\nKisielius;1,20\nKoldūnai;4,00\n",
    )
    .unwrap();
    let library = library::shipped().unwrap();
    let connected = connect(folder.path(), &library).unwrap();
    assert!(
        connected.proposal.tables.iter().all(|table| table.tier == Tier::Ask),
        "{:?}",
        connected.proposal.tables
    );
}

/// What nobody but a person can know of dates, months and people is asked once, and what comes of it is read back.
#[test]
fn months_short_dates_and_people_are_proposed_and_asked() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "Vaikai 2024.csv",
        "Eil. Nr.;Vardas, pavardė;Gimimo data;Lytis;Šeimos Nr.;Registruotas nuo\n\
         1;Ona Pavyzdytė;2015-03-04;mergaitė;31;24.03.05\n\
         2;Jonas Pavyzdys;2016-03-04;berniukas;32;03/2023\n\
         3;Ieva Bandomytė;2014-05-06;mergaitė;32;2023-04-05\n\
         4;Petras Tariamas;2013-05-06;berniukas;33;2023-04-07\n",
    );
    write("Šeimos.csv", "Šeimos Nr.;Globėjo tipas\n31;giminaičiai\n32;BG\n33;giminaičiai\n");
    write(
        "Paslaugos 2024.csv",
        "Gavėjas;Šeimos Nr.;Paslauga;Sausis k.;Sausis val.;Vasaris k.;Vasaris val.;Kovas k.;Kovas val.;Iš viso k.\n\
         Pavyzdytė Ona;31;psichologas;2;1,5;;;x;45 min.;3\n\
         Bandomytė Ieva;32;psichologas;1;1;xx;1 val.;;;3\n\
         Pavyzdys Jonas;32;teisininkas;;;1 k.;0,5;;;1\n\
         šeima;33;teisininkas;1;2;-;;;;1\n",
    );
    let library = library::shipped().unwrap();
    let mut connected = connect(folder.path(), &library).unwrap();
    let mut asked = Vec::new();
    while let Some(question) = questions(&connected.proposal).into_iter().next() {
        let answer = match &question {
            Question::Dates { lacks: Lacking::Century, .. } => "first",
            Question::Nobody { word, count, .. } => {
                assert_eq!((word.as_str(), *count), ("šeima", 1));
                "yes"
            }
            Question::Dates { .. } | Question::Calendar { .. } => "yes",
            Question::Column { candidates, .. } => &candidates[0].clone(),
            other => panic!("asked {other:?}"),
        };
        asked.push(format!("{question:?}"));
        assert!(asked.len() < 9, "{asked:?}");
        decide(&mut connected.proposal, &question, &Answer::This(answer.to_string()));
    }
    let text = written(&connected, &library);
    for line in [
        "child_id = { column = \"Vardas, pavardė\", person = true, with = [\"Šeimos Nr.\"] }",
        "child = { column = \"Gavėjas\", person = true, with = [\"Šeimos Nr.\"], none = [\"šeima\"] }",
        "registered_from = { column = \"Registruotas nuo\", partial = \"first\", short_year = \"first\" }",
        "times = \"* k.\"",
        "columns = { minutes = { column = \"* val.\", unit = \"hours\" } }",
        "took_place = \"yes\"",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("OPEN"), "{text}");
    fs::write(folder.path().join("rodiklis.toml"), text).unwrap();

    let workspace = workspace::read(folder.path()).unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
    let value = |id: &str| {
        let figures = computed.counts.iter().zip(&computed.figures);
        let mut figures = figures.filter(|(counts, _)| {
            counts.indicator == id && counts.period.label == "2024" && counts.group.is_none()
        });
        figures.next().and_then(|(_, figure)| figure.value_f64())
    };
    // 2 and 1 and 1 of January, 2 and 1 of February, 1 of March; 90 + 60 + 120 + 60 + 30 + 45 minutes.
    assert_eq!(value("service_deliveries"), Some(8.0));
    assert_eq!(value("service_hours"), Some(6.75));
    assert_eq!(value("children_served"), Some(3.0));
    assert_eq!(value("families_served"), Some(3.0));
}

/// A question that is not answered leaves its columns unread, and says so.
#[test]
fn months_that_nobody_confirmed_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("Paslaugos 2024.csv"),
        "Šeimos Nr.;Paslauga;Sausis;Vasaris;Kovas;Balandis\n31;psichologas;1;x;;\n32;teisininkas;;xx;1;\n33;psichologas;1;;;2\n",
    )
    .unwrap();
    let library = library::shipped().unwrap();
    let mut connected = connect(folder.path(), &library).unwrap();
    let calendar = |connected: &Connected| {
        questions(&connected.proposal)
            .into_iter()
            .find(|question| matches!(question, Question::Calendar { .. }))
    };
    let question = calendar(&connected).unwrap();
    let text = written(&connected, &library);
    assert!(!text.contains("[source.calendar]") && text.contains("OPEN calendar"), "{text}");
    decide(&mut connected.proposal, &question, &Answer::NotUsed);
    assert!(calendar(&connected).is_none());
    assert!(written(&connected, &library).contains("LACKING"));
}

/// Codes of people who were born long ago, so that nobody living has them.
#[test]
fn codes_placements_beside_children_and_trial_answers_are_proposed_and_asked() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "Vaikai.csv",
        "Vaikas;;Šeima;Globa;;;Sutartis;\n\
         Vardas, pavardė;Asmens kodas;Nr.;nuo;iki;pabaigos priežastis;nuo;iki\n\
         Ona Pavyzdytė;18001010007;31;2023-03-05;;;2023-01-01;2023-12-31\n\
         Jonas Pavyzdys;18001010035;32;2023-04-05;2024-02-01;grįžo į šeimą;2023-01-01;2024-12-31\n\
         Ieva Bandomytė;18001010270;33;2023-05-05;;;2023-01-01;2024-12-31\n\
         Petras Tariamas;33309240064;33;2023-05-06;;;2023-01-01;2024-12-31\n",
    );
    write("Šeimos.csv", "Šeimos Nr.;Globėjo tipas\n31;giminaičiai\n32;BG\n33;giminaičiai\n");
    write(
        "Apklausa 2024.csv",
        "ID;Completion time;Name;Kas Jūs esate?;Esu patenkinta (-as) gaunamų paslaugų kokybe\n\
         1;2024-11-05 10:00;TESTAS;Globėjas;Visiškai sutinku\n\
         2;2024-11-06 10:00;;Globėjas;Sutinku\n\
         3;2024-11-07 10:00;;Globėjas;Nei sutinku, nei nesutinku\n\
         4;2024-11-08 10:00;;Globėjas;Nesutinku\n\
         5;2024-11-09 10:00;;Globėjas;Visiškai nesutinku\n",
    );
    let library = library::shipped().unwrap();
    let mut connected = connect(folder.path(), &library).unwrap();
    // Nothing of it is read before somebody said so.
    let open = written(&connected, &library);
    assert!(!open.contains("\"placements\"") && !open.contains("not = [\"TESTAS\"]"), "{open}");
    let mut asked = 0;
    while let Some(question) = questions(&connected.proposal).into_iter().next() {
        let answer = match &question {
            Question::Table { candidates, .. } => {
                assert_eq!(candidates, &["placements"]);
                Answer::This("placements".into())
            }
            Question::Trial { word, count, .. } => {
                assert_eq!((word.as_str(), *count), ("TESTAS", 1));
                Answer::This("yes".into())
            }
            Question::Column { heading, .. } if heading == "Sutartis nuo" => Answer::NotUsed,
            Question::Column { candidates, .. } => Answer::This(candidates[0].clone()),
            other => panic!("asked {other:?}"),
        };
        asked += 1;
        assert!(asked < 6, "{question:?}");
        decide(&mut connected.proposal, &question, &answer);
    }
    let text = written(&connected, &library);
    for line in [
        "birth_date = { column = \"Vaikas Asmens kodas\", from_code = true }",
        "sex = { column = \"Vaikas Asmens kodas\", from_code = true }",
        "dataset = \"placements\"",
        "child = { column = \"Vaikas Vardas, pavardė\", person = true, with = [\"Šeima Nr.\"] }",
        "started_on = \"Globa nuo\"",
        "ended_on = \"Globa iki\"",
        "Name = { not = [\"TESTAS\"] }",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    fs::write(folder.path().join("rodiklis.toml"), text).unwrap();
    let workspace = workspace::read(folder.path()).unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
    let value = |id: &str, period: &str| {
        let figures = computed.counts.iter().zip(&computed.figures);
        let mut figures = figures.filter(|(counts, _)| {
            counts.indicator == id && counts.period.label == period && counts.group.is_none()
        });
        figures.next().and_then(|(_, figure)| figure.value_f64())
    };
    assert_eq!(value("children_on_last_day", "2024"), Some(3.0));
    assert_eq!(value("exits", "2024"), Some(1.0));
    // Four answers without the trial, one of them favourable.
    assert_eq!(value("satisfied_service_users", "2024"), Some(25.0));
}
