use std::fs;
use std::path::{Path, PathBuf};

use super::journal::Journal;
use super::*;

/// What a folder holds besides the program's own folder: content by name.
fn holds(folder: &Path) -> BTreeMap<String, String> {
    fn add(folder: &Path, inside: &str, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{inside}{}", entry.file_name().to_str().unwrap());
            if name == destination::OWN {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                add(&entry.path(), &format!("{name}/"), found);
            } else {
                // What a link leads to is no part of the folder, and may not be there.
                let is_link = entry.file_type().unwrap().is_symlink();
                let text = if is_link {
                    "→".to_owned()
                } else {
                    fs::read_to_string(entry.path()).unwrap()
                };
                found.insert(name, text);
            }
        }
    }
    let mut found = BTreeMap::new();
    add(folder, "", &mut found);
    found
}

fn files(of: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    of.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

fn map(of: &[(&str, &str)]) -> BTreeMap<String, String> {
    of.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

struct Run<'a> {
    folder: &'a Path,
    kind: Kind,
    inputs: Vec<PathBuf>,
}

impl<'a> Run<'a> {
    fn of(folder: &'a Path) -> Run<'a> {
        Run { folder, kind: Kind::Report, inputs: Vec::new() }
    }

    fn with<T>(&self, of: &[(&str, &str)], then: impl Fn(&Outputs) -> T) -> T {
        let files = files(of);
        let outputs = Outputs {
            kind: self.kind,
            folder: self.folder,
            files: &files,
            whole: &["proof".to_owned()],
            inputs: &self.inputs,
        };
        then(&outputs)
    }

    fn writes(&self, of: &[(&str, &str)]) -> Result<Vec<PathBuf>, Unwritten> {
        self.with(of, write)
    }

    /// Why it is refused, by place and reason.
    fn refused(&self, of: &[(&str, &str)]) -> Vec<(String, String)> {
        let before = holds(self.folder);
        let Err(Unwritten::Refused(findings)) = self.writes(of) else { panic!("not refused") };
        assert_eq!(holds(self.folder), before, "something was touched");
        let told = findings.iter().map(|finding| {
            let place = Path::new(&finding.place.file).strip_prefix(self.folder).unwrap();
            (place.to_str().unwrap().to_owned(), finding.arguments["why"].clone())
        });
        told.collect()
    }
}

const OLD: [(&str, &str); 4] =
    [("a.pdf", "a 1"), ("b.pdf", "b 1"), ("proof/defs/x", "x 1"), ("proof/m", "m 1")];
const NEW: [(&str, &str); 4] =
    [("a.pdf", "a 2"), ("c.pdf", "c 2"), ("proof/defs/y", "y 2"), ("proof/m", "m 2")];
/// `b.pdf` is a file of its own; `proof` is one thing, of which `x` is no part any more.
const BOTH: [(&str, &str); 5] = [
    ("a.pdf", "a 2"),
    ("b.pdf", "b 1"),
    ("c.pdf", "c 2"),
    ("proof/defs/y", "y 2"),
    ("proof/m", "m 2"),
];

#[test]
fn what_the_program_wrote_is_replaced_and_a_whole_folder_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let run = Run::of(folder.path());
    assert_eq!(run.writes(&OLD).unwrap().len(), 4);
    assert_eq!(holds(folder.path()), map(&OLD));
    run.writes(&NEW).unwrap();
    assert_eq!(holds(folder.path()), map(&BOTH));
    assert!(!folder.path().join(".rodiklis/staged").exists());
    // And again, since the record knows them all.
    run.writes(&OLD).unwrap();
    run.writes(&NEW).unwrap();
}

#[test]
fn nothing_of_hers_is_replaced() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("out");
    fs::create_dir(&folder).unwrap();
    let run = Run::of(&folder);
    let told = |name: &str, why: &str| vec![(name.to_owned(), why.to_owned())];

    fs::write(folder.join("a.pdf"), "hers").unwrap();
    assert_eq!(run.refused(&OLD), told("a.pdf", "foreign"));
    // The same bytes: still a file that the program does not know.
    fs::write(folder.join("a.pdf"), "a 1").unwrap();
    assert_eq!(run.refused(&OLD), told("a.pdf", "foreign"));
    fs::remove_file(folder.join("a.pdf")).unwrap();
    fs::create_dir(folder.join("a.pdf")).unwrap();
    assert_eq!(run.refused(&OLD), told("a.pdf", "no-file"));
    fs::remove_dir(folder.join("a.pdf")).unwrap();
    fs::create_dir(folder.join("proof")).unwrap();
    fs::write(folder.join("proof/m"), "hers").unwrap();
    assert_eq!(run.refused(&OLD), told("proof/m", "foreign"));
    fs::remove_file(folder.join("proof/m")).unwrap();

    // Her file in the evidence's folder stays where it is not in the way.
    fs::write(folder.join("proof/notes"), "hers").unwrap();
    run.writes(&OLD).unwrap();
    run.writes(&NEW).unwrap();
    assert_eq!(fs::read_to_string(folder.join("proof/notes")).unwrap(), "hers");
    fs::remove_file(folder.join("proof/notes")).unwrap();
    run.writes(&OLD).unwrap();

    // Changed since, at a place that is written and at one that goes away.
    fs::write(folder.join("a.pdf"), "a 1 with notes").unwrap();
    fs::write(folder.join("proof/defs/x"), "x 1 with notes").unwrap();
    let mut both = told("a.pdf", "changed");
    both.extend(told("proof/defs/x", "changed"));
    assert_eq!(run.refused(&NEW), both);
    fs::write(folder.join("a.pdf"), "a 1").unwrap();
    fs::write(folder.join("proof/defs/x"), "x 1").unwrap();

    // Of another command, and a closing by any.
    let other = Run { kind: Kind::Extract, ..Run::of(&folder) };
    assert_eq!(other.refused(&[("a.pdf", "a 2")]), told("a.pdf", "other"));
    let close = Run { kind: Kind::Closing, ..Run::of(&folder) };
    close.writes(&[("2024.json", "1")]).unwrap();
    assert_eq!(close.refused(&[("2024.json", "1")]), told("2024.json", "other"));

    // What the run reads, however it is named.
    let around = folder.join("../out/./proof/../a.pdf");
    let reading = Run { inputs: vec![around], ..Run::of(&folder) };
    assert_eq!(reading.refused(&NEW), told("a.pdf", "input"));
    run.writes(&NEW).unwrap();
}

#[cfg(unix)]
#[test]
fn links_are_neither_replaced_nor_followed() {
    use std::os::unix::fs::symlink;
    let outer = tempfile::tempdir().unwrap();
    let (folder, other) = (outer.path().join("out"), outer.path().join("other"));
    fs::create_dir(&folder).unwrap();
    fs::create_dir(&other).unwrap();
    fs::write(other.join("m"), "hers").unwrap();
    symlink(other.join("m"), folder.join("a.pdf")).unwrap();
    let run = Run::of(&folder);
    let told = |name: &str| vec![(name.to_owned(), "no-file".to_owned())];
    assert_eq!(run.refused(&OLD), told("a.pdf"));
    fs::remove_file(folder.join("a.pdf")).unwrap();
    symlink("nowhere", folder.join("b.pdf")).unwrap();
    assert_eq!(run.refused(&OLD), told("b.pdf"));
    fs::remove_file(folder.join("b.pdf")).unwrap();
    symlink(&other, folder.join("proof")).unwrap();
    assert_eq!(run.refused(&OLD), told("proof/defs/x"));
    assert_eq!(holds(&other), map(&[("m", "hers")]));
    fs::remove_file(folder.join("proof")).unwrap();

    // A link to the program's own folder would take the bookkeeping elsewhere.
    assert!(!folder.join(".rodiklis").exists());
    symlink(&other, folder.join(".rodiklis")).unwrap();
    assert!(matches!(run.writes(&OLD), Err(Unwritten::Failed(_))));
    assert_eq!(holds(&other), map(&[("m", "hers")]));
    fs::remove_file(folder.join(".rodiklis")).unwrap();

    // The folder itself may be a link, and an input is found through it.
    symlink(&folder, outer.path().join("link")).unwrap();
    run.writes(&OLD).unwrap();
    let link = outer.path().join("link");
    let reading = Run { inputs: vec![folder.join("b.pdf")], ..Run::of(&link) };
    let Err(Unwritten::Refused(findings)) = reading.writes(&OLD) else { panic!("not refused") };
    assert_eq!(findings[0].arguments["why"], "input");
}

#[test]
fn names_stay_inside() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    for name in
        ["../a", "/a", "a//b", "", "a/../b", ".rodiklis/written.json", ".Rodiklis/lock", "a/"]
    {
        assert!(
            matches!(Run::of(&out).writes(&[(name, "x")]), Err(Unwritten::Failed(_))),
            "{name}"
        );
    }
    assert!(matches!(Run::of(&out).writes(&[("a", "x"), ("a", "y")]), Err(Unwritten::Failed(_))));
    // What was made for nothing is gone again.
    assert!(!out.exists());
}

/// The destination after the first so many moves of a run that replaces OLD by NEW, and whether all were made.
fn stopped_after(folder: &Path, moves: usize) -> bool {
    Run::of(folder).writes(&OLD).unwrap();
    let destination = Destination::open(folder).unwrap();
    let stage = Stage::of(&destination);
    let record = Record::read(&destination).unwrap();
    let journal = Run::of(folder).with(&NEW, |o| plan(&destination, o, record.clone()).unwrap());
    Run::of(folder).with(&NEW, |o| stage.fill(o.files, &journal).unwrap());
    let mut left = moves;
    let mut step = |act: &dyn Fn()| {
        if left > 0 {
            left -= 1;
            act();
        }
    };
    for (number, entry) in journal.entries.iter().enumerate() {
        let place = folder.join(&entry.name);
        if entry.before.is_some() {
            step(&|| fs::rename(&place, stage.old_file(number)).unwrap());
        }
        if entry.new.is_some() {
            step(&|| fs::create_dir_all(place.parent().unwrap()).unwrap());
            step(&|| fs::rename(stage.new_file(number), &place).unwrap());
        }
    }
    step(&|| fs::rename(stage.record(), folder.join(".rodiklis/written.json")).unwrap());
    for (number, entry) in journal.entries.iter().enumerate() {
        if entry.before.is_some() {
            step(&|| fs::remove_file(stage.old_file(number)).unwrap());
        }
    }
    left == 0
}

#[test]
fn a_run_that_was_stopped_between_any_two_moves_is_finished_by_the_next() {
    let mut moves = 0;
    loop {
        let folder = tempfile::tempdir().unwrap();
        let were_there = stopped_after(folder.path(), moves);
        // The next run writes something else: what it finds is the finished one.
        let next = Run::of(folder.path());
        next.with(&[("d.pdf", "d 3"), ("proof/m", "m 2"), ("proof/defs/y", "y 2")], |outputs| {
            write(outputs).unwrap()
        });
        let mut expected = map(&BOTH);
        expected.insert("d.pdf".to_owned(), "d 3".to_owned());
        assert_eq!(holds(folder.path()), expected, "after {moves} moves");
        // The record knows all of them: they can be replaced.
        next.writes(&NEW).unwrap();
        next.writes(&OLD).unwrap();
        if !were_there {
            break;
        }
        moves += 1;
    }
    assert!(moves > 15, "{moves}");
}

/// Where a move is a second name and then the end of the first, a run may be stopped between them.
#[test]
fn a_file_that_stands_in_both_places_is_no_stranger() {
    let folder = tempfile::tempdir().unwrap();
    stopped_after(folder.path(), 1);
    let waiting = folder.path().join(".rodiklis/staged/new/0");
    fs::copy(waiting, folder.path().join("a.pdf")).unwrap();
    Run::of(folder.path()).writes(&NEW).unwrap();
    assert_eq!(holds(folder.path()), map(&BOTH));
}

#[test]
fn a_run_that_was_stopped_before_its_journal_has_changed_nothing() {
    let folder = tempfile::tempdir().unwrap();
    Run::of(folder.path()).writes(&OLD).unwrap();
    let staged = folder.path().join(".rodiklis/staged");
    for folder in ["new", "old"] {
        fs::create_dir_all(staged.join(folder)).unwrap();
    }
    fs::write(staged.join("new/0"), "a ").unwrap();
    fs::write(staged.join("journal"), "{\"schema\":").unwrap();
    Run::of(folder.path()).writes(&NEW).unwrap();
    assert_eq!(holds(folder.path()), map(&BOTH));
    assert!(!staged.exists());
}

#[test]
fn what_came_in_the_way_of_a_stopped_run_is_kept_and_told() {
    let folder = tempfile::tempdir().unwrap();
    // a.pdf has been moved away and its new content not yet moved in.
    stopped_after(folder.path(), 1);
    fs::write(folder.path().join("a.pdf"), "hers").unwrap();
    let told = vec![("a.pdf".to_owned(), "meanwhile".to_owned())];
    assert_eq!(Run::of(folder.path()).refused(&NEW), told);
    // Nothing is lost by asking again, and once it is out of the way all goes on.
    assert_eq!(Run::of(folder.path()).refused(&NEW), told);
    fs::rename(folder.path().join("a.pdf"), folder.path().join("hers.pdf")).unwrap();
    Run::of(folder.path()).writes(&NEW).unwrap();
    let mut expected = map(&BOTH);
    expected.insert("hers.pdf".to_owned(), "hers".to_owned());
    assert_eq!(holds(folder.path()), expected);
}

#[test]
fn moves_before_one_that_fails_are_taken_back() {
    for hers in ["c.pdf", "proof/defs/y"] {
        let folder = tempfile::tempdir().unwrap();
        Run::of(folder.path()).writes(&OLD).unwrap();
        let destination = Destination::open(folder.path()).unwrap();
        let stage = Stage::of(&destination);
        let record = Record::read(&destination).unwrap();
        let run = Run::of(folder.path());
        let journal = run.with(&NEW, |o| plan(&destination, o, record.clone()).unwrap());
        run.with(&NEW, |o| stage.fill(o.files, &journal).unwrap());
        // It comes between the look and the move.
        fs::write(folder.path().join(hers), "hers").unwrap();
        assert!(journal.run(&destination, &stage).is_err());
        let mut expected = map(&OLD);
        expected.insert(hers.to_owned(), "hers".to_owned());
        assert_eq!(holds(folder.path()), expected);
        assert!(stage.is_undone());
    }
    // And where what was to be replaced has been changed between the look and the move.
    let folder = tempfile::tempdir().unwrap();
    let run = Run::of(folder.path());
    run.writes(&OLD).unwrap();
    let destination = Destination::open(folder.path()).unwrap();
    let stage = Stage::of(&destination);
    let record = Record::read(&destination).unwrap();
    let journal = run.with(&NEW, |o| plan(&destination, o, record.clone()).unwrap());
    run.with(&NEW, |o| stage.fill(o.files, &journal).unwrap());
    fs::write(folder.path().join("proof/m"), "hers").unwrap();
    assert!(matches!(journal.run(&destination, &stage), Err(Stopped::Refused(_))));
    let mut expected = map(&OLD);
    expected.insert("proof/m".to_owned(), "hers".to_owned());
    assert_eq!(holds(folder.path()), expected);
}

#[test]
fn a_journal_or_record_that_is_none_is_not_obeyed() {
    let outside = r#"{"schema":1,"entries":[{"name":"../a","new":null,"before":"x"}],"record":{"schema":1,"files":{}}}"#;
    assert!(Journal::parse(outside.as_bytes()).is_err());
    let folder = tempfile::tempdir().unwrap();
    Run::of(folder.path()).writes(&OLD).unwrap();
    // A record that cannot be read must not count as one that knows nothing, nor as one that knows all.
    fs::write(folder.path().join(".rodiklis/written.json"), "{").unwrap();
    assert!(matches!(Run::of(folder.path()).writes(&NEW), Err(Unwritten::Failed(_))));
    assert_eq!(holds(folder.path()), map(&OLD));
}

proptest::proptest! {
    /// Whatever stands there: no panic, and no move that leads out of the folder.
    #[test]
    fn a_journal_leads_nowhere_else(
        name in "(\\.{0,3}|/|a|\\.rodiklis|\\\\|C:|[ -~]){0,8}",
        torn in 0_usize..200,
    ) {
        let entry = Entry { name: name.clone(), new: Some("x".to_owned()), before: None };
        let record = Record { schema: 1, files: BTreeMap::new() };
        let journal = Journal { schema: journal::SCHEMA, entries: vec![entry], record };
        let text = serde_json::to_string(&journal).unwrap();
        let cut: String = text.chars().take(torn).collect();
        if torn < text.chars().count() {
            proptest::prop_assert!(Journal::parse(cut.as_bytes()).is_err());
        }
        if Journal::parse(text.as_bytes()).is_ok() {
            let mut depth = 0;
            for part in Path::new(&name).components() {
                proptest::prop_assert!(matches!(part, std::path::Component::Normal(_)));
                depth += 1;
            }
            proptest::prop_assert!(depth > 0 && !name.starts_with(".rodiklis/"));
        }
    }
}

#[test]
fn two_runs_at_once_take_turns() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made/by/the/first");
    let results: Vec<bool> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|number| {
                let out = &out;
                scope.spawn(move || {
                    let text = number.to_string();
                    Run::of(out).writes(&[("a", &text), ("b", &text)]).is_ok()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(results, [true; 8]);
    let found = holds(&out);
    assert_eq!(found["a"], found["b"]);
}
