use std::collections::BTreeSet;

use super::*;

impl TemplateFolder {
    /// The folder with a change in the uppermost layer of a file.
    pub(in crate::report) fn with(mut self, file: &str, from: &str, to: &str) -> TemplateFolder {
        let text = &mut self.layers.get_mut(file).unwrap().last_mut().unwrap().text;
        assert!(text.contains(from), "{file} has no {from}");
        *text = text.replacen(from, to, 1);
        self
    }
}

fn folder_on_disk(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("report-templates").join(name)
}

#[test]
fn the_shipped_folders_are_the_folders_on_disk() {
    let mut found: Vec<String> = std::fs::read_dir(folder_on_disk(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| folder_on_disk(name).join(ENTRY).exists())
        .collect();
    found.sort();
    let mut known: Vec<&str> = shipped_names().collect();
    known.sort_unstable();
    assert_eq!(found, known);
    for name in known {
        let shipped = TemplateFolder::shipped(name).unwrap();
        assert_eq!(TemplateFolder::read(&folder_on_disk(name)).unwrap(), shipped);
    }
    assert!(TemplateFolder::shipped("shared").is_none());
    let error = TemplateFolder::read(Path::new("/nowhere")).unwrap_err();
    // What the system says is put into words where the language is known.
    assert_eq!((error.file.as_str(), error.text.as_str()), ("/nowhere", "reason-not-found"));
}

/// The messages of a file, each with the names of its values.
fn keys(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut keys: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in text.lines() {
        if let Some((key, _)) = line
            .split_once(" =")
            .filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase()))
        {
            keys.push((key.to_owned(), BTreeSet::new()));
        }
        for piece in line.split('$').skip(1) {
            let name: String = piece
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
                .collect();
            keys.last_mut().unwrap().1.insert(name);
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_messages_and_values() {
    for name in shipped_names() {
        let folder = TemplateFolder::shipped(name).unwrap();
        let (lt, en) =
            (folder.layers("messages.lt.ftl").unwrap(), folder.layers("messages.en.ftl").unwrap());
        assert_eq!((lt.len(), en.len()), (2, 2), "{name}");
        for (lt, en) in lt.iter().zip(en) {
            assert_eq!(keys(&lt.text), keys(&en.text), "{}", lt.place);
            assert!(!lt.text.contains("5 %"), "a figure and its sign are joined by U+00A0");
        }
    }
}

#[test]
fn a_folder_needs_only_what_it_changes() {
    let own = tempfile::tempdir().unwrap();
    let path = own.path().join("mine");
    std::fs::create_dir(&path).unwrap();
    for (file, text) in [
        ("report.toml", "framework = \"municipal-annual\"\n"),
        ("style.toml", "[colour]\nink = \"#112233\"\n"),
        ("messages.lt.ftl", "contents = Mūsų turinys\n"),
        ("report.css", "h1 { color: red; }\n"),
        ("report.xml", "<html/>\n"),
        ("notes.txt", "<left alone>"),
    ] {
        std::fs::write(path.join(file), text).unwrap();
    }
    let folder = TemplateFolder::read(&path).unwrap();
    assert_eq!(
        (folder.name.as_str(), folder.about().unwrap().framework.as_str()),
        ("mine", "municipal-annual")
    );
    let (own, shared) = (folder.style().unwrap(), TemplateFolder::shared("x").style().unwrap());
    assert_eq!(own.colour.ink.0, [0x11, 0x22, 0x33]);
    assert_eq!((own.colour.grey, own.page.width), (shared.colour.grey, shared.page.width));
    let messages = folder.messages("lt").unwrap();
    assert_eq!(messages.say("contents", &[]).unwrap(), "Mūsų turinys");
    assert_eq!(messages.say("summary", &[]).unwrap(), "Rodikliai iš pirmo žvilgsnio");
    let sheet = folder.sheet().unwrap();
    assert!(sheet.contains(".cover") && sheet.ends_with("h1 { color: red; }\n"));
    assert_eq!(folder.template("report.xml").unwrap().place, "mine/report.xml");
    assert_eq!(folder.template("components.xml").unwrap().place, "shared/components.xml");
}

#[test]
fn a_mistake_names_the_file_that_holds_it() {
    let own = tempfile::tempdir().unwrap();
    let path = own.path().join("mine");
    std::fs::create_dir(&path).unwrap();
    let read = |file: &str, text: &str| {
        std::fs::write(path.join(file), text).unwrap();
        let folder = TemplateFolder::read(&path).unwrap();
        std::fs::remove_file(path.join(file)).unwrap();
        folder
    };
    let error = read("style.toml", "[colour]\nink = \"blue\"\n").style().unwrap_err();
    assert_eq!(error.file, "mine/style.toml");
    assert!(error.text.contains("#rrggbb"), "{error}");
    let error = read("style.toml", "[colour]\nink = \n").style().unwrap_err();
    assert!(error.file == "mine/style.toml" && error.text.contains("line 2"), "{error}");
    let error = read("messages.lt.ftl", "contents = x\ncontents = y\n").messages("lt").unwrap_err();
    assert_eq!(error.file, "mine/messages.lt.ftl");
    let error = read("report.toml", "framwork = \"x\"\n").about().unwrap_err();
    assert!(error.file == "mine/report.toml" && error.text.contains("framwork"), "{error}");
    let error = read("report.css", "a & b {}").sheet().unwrap_err();
    assert_eq!(error.file, "mine/report.css");
    let error = read("report.css", "").messages("de").err().unwrap();
    assert_eq!(error.file, "mine/messages.de.ftl");
    assert_eq!(read("report.css", "").about().unwrap_err().file, "mine/report.toml");
}
