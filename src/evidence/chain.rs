//! Closings bound to one another, and to the centre's key where there is one.
//!
//! ```text
//! 2023.json ◄── 2024.json ◄── 2024-2.json ◄── last.json
//! ```
//!
//! Each names the closings that stood before it by their hashes, and `last.json` the newest: one that is missing, or was
//! changed and hashed again, no longer fits what names it. Under the centre's key each carries a seal: whoever mends the
//! whole row after a change needs the key.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::issued::{FOLDER, Issued};
use super::pseudonym::{Key, LONGEST};
use crate::finding::{Finding, Place, Severity};
use crate::locale::Reason;
use crate::period::Period;

/// Names the newest closing.
pub const LAST: &str = "last.json";
/// Held while a closing is written.
const LOCK: &str = ".lock";
/// How the name of a closing begins and ends until it is whole.
const WAITING: (&str, &str) = (".rodiklis-", ".closing");

/// A closing by its file and its hash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// File in the folder of closings.
    pub file: String,
    /// [`Issued::sha256`].
    pub sha256: String,
}

/// `last.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Last {
    /// Version of this form: 1.
    schema: u32,
    /// The newest closing.
    closing: Link,
    /// Which key it was sealed with.
    key: Option<String>,
    /// What only the key can make.
    seal: Option<String>,
}

/// The closings of a workspace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closings {
    /// Those that can be believed, by their file.
    pub kept: BTreeMap<String, Issued>,
    /// What is wrong with the others and with the row.
    pub findings: Vec<Finding>,
    /// Those that no other names, with what `last.json` says: another closing changes it.
    pub ends: BTreeSet<Link>,
}

impl Closings {
    /// The closings of a period that can be believed, in their order.
    pub fn of(&self, period: &Period) -> Vec<&Issued> {
        let mut own: Vec<&Issued> =
            self.kept.values().filter(|closing| closing.period == *period).collect();
        own.sort_by_key(|closing| closing.closing);
        own
    }
}

/// The seal of a closing.
pub fn seal(key: &Key, sha256: &str) -> String {
    key.pseudonym(&["closing", sha256], LONGEST)
}

fn seal_of_last(key: &Key, last: &Link) -> String {
    key.pseudonym(&["last closing", &last.file, &last.sha256], LONGEST)
}

fn place(file: &str) -> Place {
    Place::file(format!("{FOLDER}/{file}"))
}

/// Reads the closings of a workspace and holds them against each other; under a key their seals too.
///
/// # Errors
/// The folder cannot be read.
pub fn read(workspace: &Path, key: Option<&Key>) -> std::io::Result<Closings> {
    let folder = workspace.join(FOLDER);
    let mut closings = Closings::default();
    let mut there: BTreeSet<String> = BTreeSet::new();
    let listed = match std::fs::read_dir(&folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(closings),
        Err(error) => return Err(error),
    };
    for entry in listed {
        let file = entry?.file_name().to_string_lossy().into_owned();
        if is_closing(&file) {
            there.insert(file);
        }
    }
    for file in &there {
        match Issued::read(&folder.join(file)) {
            Ok(issued) if issued.name() == *file => {
                closings.kept.insert(file.clone(), issued);
            }
            // Under another name it is another period's, or another closing of it.
            Ok(_) => closings.findings.push(Finding::new("E020", Severity::Error, place(file))),
            Err(finding) => closings.findings.push(Finding { place: place(file), ..finding }),
        }
    }
    let last = match read_last(&folder) {
        Ok(last) => last,
        Err(finding) => {
            closings.findings.push(finding);
            None
        }
    };
    bind(&mut closings, &there, last.as_ref());
    if let Some(key) = key {
        closings.findings.extend(unsealed(&closings.kept, last.as_ref(), key));
    }
    Ok(closings)
}

/// Whether a file is called like a closing: `2024.json`, `2024-2.json`, `2024-Q1.json`.
fn is_closing(file: &str) -> bool {
    let Some(stem) = file.strip_suffix(".json") else { return false };
    let label = stem.replace('_', "/");
    let numbered = label.rsplit_once('-').filter(|(_, number)| number.parse::<u32>().is_ok());
    Period::parse(&label).is_ok() || numbered.is_some_and(|(label, _)| Period::parse(label).is_ok())
}

fn read_last(folder: &Path) -> Result<Option<Last>, Finding> {
    let broken = |message: Reason| {
        Finding::new("E003", Severity::Error, place(LAST)).with("message", message)
    };
    let bytes = match std::fs::read(folder.join(LAST)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(broken(Reason::of_io(&error))),
    };
    serde_json::from_slice(&bytes).map(Some).map_err(|error| broken(Reason::of_json(&error)))
}

/// Holds each closing against those that name it, and puts aside what does not fit.
fn bind(closings: &mut Closings, there: &BTreeSet<String>, last: Option<&Last>) {
    let mut named: Vec<(Link, String)> = Vec::new();
    for (file, issued) in &closings.kept {
        named.extend(issued.before.iter().map(|link| (link.clone(), file.clone())));
    }
    named.extend(last.map(|last| (last.closing.clone(), LAST.to_owned())));
    let mut rehashed: BTreeSet<&str> = BTreeSet::new();
    for (link, by) in &named {
        let told = |code| {
            Finding::new(code, Severity::Error, place(&link.file))
                .with("by", format!("{FOLDER}/{by}"))
        };
        match closings.kept.get(&link.file) {
            Some(issued) if issued.sha256 == link.sha256 => {}
            Some(_) => {
                if rehashed.insert(&link.file) {
                    closings.findings.push(told("E026"));
                }
            }
            None if there.contains(&link.file) => {}
            None => closings.findings.push(told("E025")),
        }
    }
    let is_named = |file: &String| named.iter().any(|(link, _)| link.file == *file);
    let is_bound = closings.kept.values().any(|issued| issued.schema > 1);
    if last.is_none() && is_bound && !closings.findings.iter().any(|f| f.place == place(LAST)) {
        let end = closings.kept.keys().find(|file| !is_named(file)).cloned().unwrap_or_default();
        let finding = Finding::new("E025", Severity::Error, place(LAST));
        closings.findings.push(finding.with("by", format!("{FOLDER}/{end}")));
    }
    let mut strangers: BTreeSet<String> = BTreeSet::new();
    // What is missing or broken may have named any of the others.
    if let Some(last) = last.filter(|_| closings.findings.is_empty()) {
        // A run that ended between two files leaves one closing that goes on from the last.
        let follows = |issued: &Issued| issued.before.contains(&last.closing);
        let loose = closings.kept.iter().filter(|(file, _)| !is_named(file));
        strangers
            .extend(loose.filter(|(_, issued)| !follows(issued)).map(|(file, _)| file.clone()));
    }
    closings
        .findings
        .extend(strangers.iter().map(|file| Finding::new("E028", Severity::Error, place(file))));
    let ends = closings.kept.iter().filter(|(file, _)| {
        !is_named(file) || last.is_some_and(|last| last.closing.file == **file)
    });
    closings.ends = ends
        .map(|(file, issued)| Link { file: file.clone(), sha256: issued.sha256.clone() })
        .collect();
    closings.ends.extend(last.map(|last| last.closing.clone()));
    let rehashed: BTreeSet<String> = rehashed.into_iter().map(str::to_owned).collect();
    closings.kept.retain(|file, _| !rehashed.contains(file) && !strangers.contains(file));
}

/// The closings for which the key does not vouch: neither by a seal of their own nor by one of a closing that names them.
fn unsealed(kept: &BTreeMap<String, Issued>, last: Option<&Last>, key: &Key) -> Vec<Finding> {
    let mark = key.mark();
    let mut findings = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for (file, issued) in kept {
        if issued.key.as_ref() != Some(&mark) {
            continue;
        }
        if issued.seal.as_deref() == Some(seal(key, &issued.sha256).as_str()) {
            open.push(file);
        } else {
            findings.push(Finding::new("E027", Severity::Error, place(file)));
        }
    }
    if let Some(last) = last.filter(|last| last.key.as_ref() == Some(&mark)) {
        if last.seal.as_deref() == Some(seal_of_last(key, &last.closing).as_str()) {
            open.push(&last.closing.file);
        } else {
            findings.push(Finding::new("E027", Severity::Error, place(LAST)));
        }
    }
    let mut vouched: BTreeSet<&str> = BTreeSet::new();
    while let Some(file) = open.pop() {
        if vouched.insert(file) {
            let before = kept.get(file).into_iter().flat_map(|issued| &issued.before);
            open.extend(before.map(|link| link.file.as_str()));
        }
    }
    let told: BTreeSet<Place> = findings.iter().map(|finding| finding.place.clone()).collect();
    // Whoever takes seals away leaves what a centre without a key leaves: it is told, and may be right.
    let rest = kept.keys().filter(|file| !vouched.contains(file.as_str()));
    let rest = rest.map(|file| place(file)).filter(|place| !told.contains(place));
    findings.extend(rest.map(|place| Finding::new("E029", Severity::Warning, place)));
    findings
}

/// Why a closing was not stored.
#[derive(Debug)]
pub enum Unstored {
    /// Other closings appeared since the row was read.
    Meanwhile,
    /// Writing failed.
    Failed(std::io::Error),
}

impl From<std::io::Error> for Unstored {
    fn from(error: std::io::Error) -> Unstored {
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => Unstored::Meanwhile,
            _ => Unstored::Failed(error),
        }
    }
}

/// Stores a closing behind those that were read, unless somebody else has stored one meanwhile.
///
/// # Errors
/// Somebody has, or writing failed.
pub fn store(
    workspace: &Path,
    seen: &Closings,
    key: Option<&Key>,
    closing: impl FnOnce(Vec<Link>) -> Issued,
) -> Result<Issued, Unstored> {
    let folder = workspace.join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    let _held = held(&folder)?;
    clear(&folder)?;
    let now = read(workspace, None)?;
    if now.ends != seen.ends || now.kept.keys().ne(seen.kept.keys()) {
        return Err(Unstored::Meanwhile);
    }
    let issued = closing(now.ends.into_iter().collect());
    written(&folder, &issued.text())?
        .persist_noclobber(folder.join(issued.name()))
        .map_err(|e| e.error)?;
    settled(&folder)?;
    let link = Link { file: issued.name(), sha256: issued.sha256.clone() };
    let last = Last {
        schema: 1,
        key: key.map(Key::mark),
        seal: key.map(|key| seal_of_last(key, &link)),
        closing: link,
    };
    let text = serde_json::to_string_pretty(&last).map_err(std::io::Error::from)?;
    written(&folder, &format!("{text}\n"))?.persist(folder.join(LAST)).map_err(|e| e.error)?;
    settled(&folder)?;
    Ok(issued)
}

/// Nobody else stores a closing while this file is open; where locks are not known, [`store`] still overwrites nothing.
fn held(folder: &Path) -> std::io::Result<File> {
    let lock = File::options().create(true).append(true).open(folder.join(LOCK))?;
    match lock.lock() {
        Err(error) if error.kind() != std::io::ErrorKind::Unsupported => Err(error),
        _ => Ok(lock),
    }
}

/// Takes away what a run left that was ended while it wrote. Nobody else writes meanwhile.
fn clear(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(WAITING.0) && name.ends_with(WAITING.1) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A file beside its place, on the disk.
fn written(folder: &Path, text: &str) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(WAITING.0).suffix(WAITING.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o644));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The names of a folder's files, on the disk.
#[cfg(unix)]
fn settled(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn settled(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::issued::Closed;
    use super::super::manifest::{Manifest, sha256};
    use super::*;

    fn key() -> Key {
        Key::new(b"a key of twenty bytes".to_vec()).unwrap()
    }

    fn manifest() -> Manifest {
        serde_json::from_value(json!({
            "program": "rodiklis", "report_date": "2025-01-20", "periods": [], "settings": {}, "targets": [],
            "mapping": {}, "files": [], "definitions": [], "indicators": {}, "fingerprint": "",
        }))
        .unwrap()
    }

    struct Centre {
        folder: tempfile::TempDir,
        key: Option<Key>,
    }

    impl Centre {
        fn new(key: Option<Key>) -> Centre {
            Centre { folder: tempfile::tempdir().unwrap(), key }
        }

        /// Three closings of two years.
        fn closed(key: Option<Key>) -> Centre {
            let centre = Centre::new(key);
            for period in ["2023", "2024", "2024"] {
                centre.close(period, &centre.read()).unwrap();
            }
            centre
        }

        fn read(&self) -> Closings {
            read(self.folder.path(), self.key.as_ref()).unwrap()
        }

        fn close(&self, period: &str, seen: &Closings) -> Result<Issued, Unstored> {
            let period = Period::parse(period).unwrap();
            let figure = json!({
                "indicator": "exits", "period": { "label": period.label }, "value": 66.666_666_666_666_67,
            });
            let closed = Closed {
                closing: seen.of(&period).last().map_or(0, |last| last.closing) + 1,
                period: &period,
                closed_on: "2025-01-31".to_owned(),
                role: None,
                manifest: &manifest(),
                document: json!({ "figures": [figure] }),
            };
            let made = |before| Issued::new(closed, before, self.key.as_ref());
            store(self.folder.path(), seen, self.key.as_ref(), made)
        }

        fn path(&self, file: &str) -> std::path::PathBuf {
            self.folder.path().join(FOLDER).join(file)
        }

        fn json(&self, file: &str) -> Value {
            serde_json::from_slice(&std::fs::read(self.path(file)).unwrap()).unwrap()
        }

        fn write(&self, file: &str, value: &Value) {
            std::fs::write(self.path(file), format!("{value:#}\n")).unwrap();
        }

        /// Changes a closing as a forger does who knows how its hash is made.
        fn forge(&self, file: &str, change: impl FnOnce(&mut Value)) -> String {
            let mut value = self.json(file);
            change(&mut value);
            let mut bare = value.clone();
            bare.as_object_mut().unwrap().shift_remove("seal");
            bare["sha256"] = json!("");
            let hash = sha256(bare.to_string().as_bytes());
            value["sha256"] = json!(hash);
            self.write(file, &value);
            hash
        }

        /// Codes with the files that they name.
        fn told(&self) -> Vec<(&'static str, String)> {
            let findings = self.read().findings.into_iter();
            findings.map(|told| (told.code, told.place.file.replace("issued/", ""))).collect()
        }
    }

    fn told(code: &'static str, files: &[&str]) -> Vec<(&'static str, String)> {
        files.iter().map(|file| (code, (*file).to_owned())).collect()
    }

    const ALL: [&str; 3] = ["2023.json", "2024.json", "2024-2.json"];

    #[test]
    fn each_closing_names_the_one_before() {
        for key in [None, Some(key())] {
            let is_sealed = key.is_some();
            let centre = Centre::closed(key);
            assert_eq!((centre.told(), centre.read().kept.len()), (vec![], 3));
            let link = |file: &str| json!({ "file": file, "sha256": centre.json(file)["sha256"] });
            assert!(centre.json("2023.json").get("before").is_none());
            assert_eq!(centre.json("2024.json")["before"], json!([link("2023.json")]));
            assert_eq!(centre.json("2024-2.json")["before"], json!([link("2024.json")]));
            assert_eq!(centre.json(LAST)["closing"], link("2024-2.json"));
            assert!(ALL.iter().all(|file| centre.json(file).get("seal").is_some() == is_sealed));
        }
    }

    #[test]
    fn a_missing_closing_is_found_whichever_it_is() {
        for file in ALL.into_iter().chain([LAST]) {
            let centre = Centre::closed(None);
            std::fs::remove_file(centre.path(file)).unwrap();
            let found = centre.told();
            assert!(found.contains(&("E025", file.to_owned())), "{file}: {found:?}");
        }
    }

    #[test]
    fn a_closing_that_was_changed_is_found_also_when_it_was_hashed_again() {
        for file in ALL {
            let centre = Centre::closed(None);
            let mut value = centre.json(file);
            value["figures"][0]["value"] = json!(70.0);
            centre.write(file, &value);
            assert_eq!(centre.told(), told("E020", &[file]));
            assert!(!centre.read().kept.contains_key(file));

            let centre = Centre::closed(None);
            centre.forge(file, |value| value["figures"][0]["value"] = json!(70.0));
            assert_eq!(centre.told(), told("E026", &[file]));
            assert!(!centre.read().kept.contains_key(file));
        }
        // A space more, a field twice, a file under another name: not as it was written.
        let centre = Centre::closed(None);
        let text = std::fs::read_to_string(centre.path("2023.json")).unwrap();
        std::fs::write(centre.path("2023.json"), format!("{text} ")).unwrap();
        std::fs::copy(centre.path("2024.json"), centre.path("2022.json")).unwrap();
        assert_eq!(centre.told(), told("E020", &["2022.json", "2023.json"]));
    }

    /// Who changes a closing, and mends all that name it.
    fn mend_the_row(centre: &Centre, is_stripped: bool) {
        let mut hash = String::new();
        let strip = |value: &mut Value| {
            if is_stripped {
                for field in ["key", "seal"] {
                    value.as_object_mut().unwrap().shift_remove(field);
                }
            }
        };
        for (at, file) in ALL.into_iter().enumerate() {
            let before = hash.clone();
            hash = centre.forge(file, |value| {
                value["figures"][0]["value"] = json!(70.0);
                strip(value);
                if at > 0 {
                    value["before"][0]["sha256"] = json!(before);
                }
            });
        }
        let mut last = centre.json(LAST);
        strip(&mut last);
        last["closing"]["sha256"] = json!(hash);
        centre.write(LAST, &last);
    }

    #[test]
    fn whoever_mends_the_whole_row_needs_the_key() {
        let centre = Centre::closed(Some(key()));
        mend_the_row(&centre, false);
        let all = ["2023.json", "2024-2.json", "2024.json", LAST];
        assert_eq!(centre.told(), told("E027", &all));
        let centre = Centre::closed(Some(key()));
        mend_the_row(&centre, true);
        assert_eq!(centre.told(), told("E029", &all[..3]));
        // Without a key nobody can see it: docs/evidence.md says so.
        let centre = Centre::closed(None);
        mend_the_row(&centre, false);
        assert_eq!(centre.told(), []);
    }

    #[test]
    fn a_later_sealed_closing_vouches_for_those_that_were_written_without_a_key() {
        let mut centre = Centre::closed(None);
        centre.key = Some(key());
        assert_eq!(centre.told(), told("E029", &["2023.json", "2024-2.json", "2024.json"]));
        centre.close("2024", &centre.read()).unwrap();
        assert_eq!(centre.told(), []);
    }

    #[test]
    fn of_two_that_close_at_once_one_succeeds() {
        let centre = Centre::closed(None);
        let seen = centre.read();
        centre.close("2024", &seen).unwrap();
        for period in ["2024", "2022"] {
            assert!(matches!(centre.close(period, &seen), Err(Unstored::Meanwhile)));
        }
        assert_eq!((centre.told(), centre.read().kept.len()), (vec![], 4));
        // What stands there is not overwritten, whatever was seen.
        let before = std::fs::read(centre.path("2024.json")).unwrap();
        let blind = Closings { kept: BTreeMap::new(), ..centre.read() };
        assert!(centre.close("2024", &blind).is_err());
        assert_eq!(std::fs::read(centre.path("2024.json")).unwrap(), before);
    }

    #[test]
    fn a_run_that_ended_between_two_files_loses_nothing() {
        let centre = Centre::closed(None);
        let last = centre.json(LAST);
        centre.close("2024", &centre.read()).unwrap();
        centre.write(LAST, &last);
        std::fs::write(centre.path(".rodiklis-half.closing"), "{").unwrap();
        assert_eq!((centre.told(), centre.read().kept.len()), (vec![], 4));
        centre.close("2023", &centre.read()).unwrap();
        assert_eq!((centre.told(), centre.read().kept.len()), (vec![], 5));
        assert!(!centre.path(".rodiklis-half.closing").exists());
        std::fs::remove_file(centre.path("2024-3.json")).unwrap();
        assert_eq!(centre.told(), told("E025", &["2024-3.json"]));
    }

    #[test]
    fn a_closing_from_elsewhere_belongs_to_no_row() {
        let [own, other] = [Centre::closed(None), Centre::new(None)];
        other.close("2022", &other.read()).unwrap();
        std::fs::copy(other.path("2022.json"), own.path("2022.json")).unwrap();
        assert_eq!(own.told(), told("E028", &["2022.json"]));
        assert!(!own.read().kept.contains_key("2022.json"));
    }

    /// As they were written before closings named each other: the next one binds them.
    #[test]
    fn closings_of_the_first_form_are_bound_by_the_next() {
        let centre = Centre::new(None);
        for period in ["2023", "2024"] {
            let file = centre.close(period, &centre.read()).unwrap().name();
            std::fs::remove_file(centre.path(LAST)).unwrap();
            centre.forge(&file, |value| {
                value["schema"] = json!(1);
                value.as_object_mut().unwrap().shift_remove("before");
            });
        }
        assert_eq!((centre.told(), centre.read().kept.len()), (vec![], 2));
        centre.close("2024", &centre.read()).unwrap();
        assert_eq!(centre.json("2024-2.json")["before"].as_array().unwrap().len(), 2);
        std::fs::remove_file(centre.path("2023.json")).unwrap();
        assert_eq!(centre.told(), told("E025", &["2023.json"]));
    }

    #[test]
    fn files_that_are_called_like_closings_are_closings() {
        for file in [
            "2024.json",
            "2024-2.json",
            "2024-Q1.json",
            "2024-Q1-12.json",
            "2024-01-15_2024-02-14-2.json",
        ] {
            assert!(is_closing(file), "{file}");
        }
        for file in [LAST, "2024-public.json", "notes.json", "2024.txt", ".rodiklis-2024.json"] {
            assert!(!is_closing(file), "{file}");
        }
    }
}
