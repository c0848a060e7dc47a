//! README as a reader follows it: its files are written, its commands run and its outputs compared, as they stand there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::command::{err, out};

/// What README says before the program's own words: `rodiklis` stands for `cargo run --`.
const CALLS: [&str; 2] = ["rodiklis ", "cargo run -- "];

struct Readme {
    text: String,
    folder: tempfile::TempDir,
    ran: BTreeSet<String>,
}

impl Readme {
    fn new() -> Readme {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(home.join("README.md")).unwrap();
        Readme { text, folder: tempfile::tempdir().unwrap(), ran: BTreeSet::new() }
    }

    /// What follows these words.
    fn after(&self, words: &str) -> &str {
        let (_, after) =
            self.text.split_once(words).unwrap_or_else(|| panic!("README lacks “{words}”"));
        after
    }

    /// The first fenced block after these words.
    fn block(&self, words: &str) -> String {
        let after = self.after(words);
        let start = after.find("```").unwrap_or_else(|| panic!("no block after “{words}”"));
        let (_, block) = after[start..].split_once('\n').unwrap();
        block.split("```").next().unwrap().to_owned()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Runs a command of README where its folders are, in English unless it says otherwise.
    fn run(&mut self, command: &str) -> Output {
        assert!(self.text.contains(command), "README does not say “{command}”");
        self.ran.insert(command.to_owned());
        let words = CALLS.iter().find_map(|call| command.strip_prefix(call)).unwrap();
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let words = words.split_whitespace().map(|word| match word.starts_with("sample-data") {
            true => home.join(word).into_os_string(),
            false => word.into(),
        });
        Command::new(env!("CARGO_BIN_EXE_rodiklis"))
            .args(words)
            .env("LC_ALL", "C.UTF-8")
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    /// Every command that README gives to be run: lines of shell blocks, after `$`, and words in the text with a folder.
    fn commands(&self) -> BTreeSet<String> {
        let mut commands = BTreeSet::new();
        let mut shell = false;
        for line in self.text.lines() {
            if line.starts_with("```") {
                shell = line == "```sh";
            } else if shell {
                let line = line.split(" #").next().unwrap().trim();
                commands.extend((!line.is_empty()).then(|| line.to_owned()));
            } else if let Some(command) = line.strip_prefix("$ ") {
                commands.insert(command.to_owned());
            } else {
                let spans = line.split('`').skip(1).step_by(2);
                let whole = spans.filter(|it| it.starts_with("rodiklis ") && it.contains("folder"));
                commands.extend(whole.map(str::to_owned));
            }
        }
        commands
    }
}

/// Whether the program said what README shows: a line `…` stands for any lines, `…` at an end for the rest of a line.
fn shows(shown: &str, said: &str) -> bool {
    fn line(shown: &str, said: &str) -> bool {
        match shown.strip_suffix('…') {
            Some(start) => said.starts_with(start.trim_end()),
            None => shown.trim_end() == said.trim_end(),
        }
    }
    fn lines(shown: &[&str], said: &[&str]) -> bool {
        match (shown.split_first(), said.split_first()) {
            (None, rest) => rest.is_none(),
            (Some((&first, after)), _) if first.trim() == "…" => {
                (0..=said.len()).any(|passed| lines(after, &said[passed..]))
            }
            (Some((first, after)), Some((one, others))) => line(first, one) && lines(after, others),
            (Some(_), None) => false,
        }
    }
    let shown: Vec<&str> = shown.trim_end().lines().collect();
    let said: Vec<&str> = said.trim_end().lines().collect();
    lines(&shown, &said)
}

/// What the program said, with the spaces that a page of text shows.
fn said_by(output: &Output) -> String {
    out(output).replace('\u{a0}', " ")
}

/// A workbook of one sheet from the first table after some words.
fn workbook(text: &str, sheet: &str, path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet().set_name(sheet).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|')).filter(|line| !line.contains("---"));
    for (row, line) in rows.enumerate() {
        for (column, cell) in line.trim_matches('|').split('|').enumerate() {
            page.write(row as u32, column as u16, cell.trim()).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[test]
fn readme_can_be_followed_as_it_stands() {
    let mut readme = Readme::new();
    let ended = |output: &Output, code: i32| {
        assert_eq!(output.status.code(), Some(code), "{}{}", out(output), err(output));
    };
    let shown = |shown: &str, said: &Output| {
        let said = said_by(said);
        assert!(shows(shown, &said), "README shows\n{shown}\nthe program says\n{said}");
    };

    readme.write("my-folder/Apklausa 2024.csv", &readme.block("**1. Make a folder"));
    let register = readme.folder.path().join("my-folder/Skundai.xlsx");
    workbook(readme.after("and `Skundai.xlsx`"), "2024", &register);

    // Nobody answers: what is not sure stays open.
    ended(&readme.run("rodiklis new my-folder"), 1);
    let proposed = readme.read("my-folder/rodiklis.toml");
    assert!(proposed.contains("complaint_id = \"Reg. Nr.\""), "{proposed}");
    readme.write("my-folder/rodiklis.toml", &readme.block("**2. Describe them"));

    let checked = readme.run("rodiklis check my-folder");
    ended(&checked, 1);
    shown(&readme.block("**3. Check.**"), &checked);

    let advice = readme.after("change the file, add the word: `");
    let advice = advice.split('`').next().unwrap().to_owned();
    let described = readme.read("my-folder/rodiklis.toml");
    let mended = described.replace("5 = \"Labai gerai\"", &advice);
    assert_ne!(described, mended);
    readme.write("my-folder/rodiklis.toml", &mended);
    ended(&readme.run("rodiklis check my-folder"), 0);

    let computed = readme.run("rodiklis compute my-folder");
    ended(&computed, 0);
    shown(&readme.block("**4. Compute.**"), &computed);

    ended(&readme.run("rodiklis report my-folder"), 0);
    let printed = |folder: &Path| -> BTreeSet<String> {
        let files = fs::read_dir(folder.join("reports")).unwrap();
        let endings = files.map(|file| file.unwrap().path().extension().map(|it| it.to_owned()));
        endings.flatten().map(|ending| ending.into_string().unwrap()).collect()
    };
    let all = ["html", "json", "pdf", "xlsx"].map(str::to_owned);
    assert_eq!(printed(readme.folder.path()), BTreeSet::from(all.clone()));

    let explained = readme.block("**`explain`** shows one figure");
    let (command, rows) = explained.split_once('\n').unwrap();
    let output = readme.run(command.strip_prefix("$ ").unwrap());
    ended(&output, 0);
    shown(rows, &output);

    let target = readme.block("**A target.**");
    readme.write("my-folder/rodiklis.toml", &format!("{mended}\n{target}"));
    let computed = said_by(&readme.run("rodiklis compute my-folder"));
    assert!(computed.contains("≥ 90%"), "{computed}");

    let line = readme.after("comes with the program: `").split('`').next().unwrap().to_owned();
    let line = line.replace("/path/to/rodiklis", env!("CARGO_MANIFEST_DIR"));
    readme.write("my-folder/rodiklis.toml", &format!("{line}\n{mended}"));
    let own = readme.block("Then write `mano/rights/thanks_received.toml`");
    readme.write("my-folder/mano/rights/thanks_received.toml", &own);
    ended(&readme.run("rodiklis library test my-folder"), 0);
    let computed = said_by(&readme.run("rodiklis compute my-folder"));
    assert!(computed.contains("Letters of thanks received"), "{computed}");

    let (from, to) = (readme.folder.path().join("my-folder"), "mano-aplankas");
    fs::rename(from, readme.folder.path().join(to)).unwrap();
    for command in readme.commands() {
        if command.contains(to) {
            ended(&readme.run(&command), 0);
        }
    }

    fs::remove_dir_all(readme.folder.path().join("reports")).unwrap();
    ended(&readme.run("cargo run -- report sample-data/pastoge"), 0);
    assert_eq!(printed(readme.folder.path()), BTreeSet::from(all));

    // These tests are README's second command.
    let left = &readme.commands() - &readme.ran;
    assert_eq!(left, BTreeSet::from(["cargo test".to_owned()]), "never run");
}

#[test]
fn what_is_left_out_is_told_from_what_is_wrong() {
    let said = "one\ntwo, and more\nthree\nfour";
    for shown in ["one\n…\nfour", "one\ntwo, …\nthree\nfour", "one\n…", "…\nfour", said] {
        assert!(shows(shown, said), "{shown}");
    }
    for shown in ["one\nthree\n…", "two, …\n…", "one\n…\nthree", "one\n…\nfive\n…", "one"]
    {
        assert!(!shows(shown, said), "{shown}");
    }
}
