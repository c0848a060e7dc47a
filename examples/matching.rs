//! How many of the pairs of column and field that the samples' workspaces decide on are proposed, and how many rightly.
//!
//! `cargo run --example matching -- sample-data/*`

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rodiklis::ingest;
use rodiklis::library;
use rodiklis::matching::{Tier, propose};
use rodiklis::workspace::{self, source::ColumnSpec};

#[derive(Default)]
struct Tally {
    pairs: usize,
    right: usize,
    wrong: usize,
    sure_right: usize,
    sure_wrong: usize,
    tables: usize,
    tables_right: usize,
    words: usize,
    words_right: usize,
    words_sure_wrong: usize,
}

fn main() {
    let library = library::shipped().unwrap_or_else(|_| std::process::exit(2));
    let mut all = Tally::default();
    for folder in std::env::args().skip(1).map(PathBuf::from).filter(|path| path.is_dir()) {
        let tally = of(&folder, &library);
        print(&folder.display().to_string(), &tally);
        for (sum, own) in [
            (&mut all.pairs, tally.pairs),
            (&mut all.right, tally.right),
            (&mut all.wrong, tally.wrong),
            (&mut all.sure_right, tally.sure_right),
            (&mut all.sure_wrong, tally.sure_wrong),
            (&mut all.tables, tally.tables),
            (&mut all.tables_right, tally.tables_right),
            (&mut all.words, tally.words),
            (&mut all.words_right, tally.words_right),
            (&mut all.words_sure_wrong, tally.words_sure_wrong),
        ] {
            *sum += own;
        }
    }
    print("all", &all);
}

fn print(name: &str, tally: &Tally) {
    println!(
        "{name}: tables {}/{}; pairs {}: right {}, wrong {}, sure right {}, sure wrong {}; words {}: right {}, sure wrong {}",
        tally.tables_right,
        tally.tables,
        tally.pairs,
        tally.right,
        tally.wrong,
        tally.sure_right,
        tally.sure_wrong,
        tally.words,
        tally.words_right,
        tally.words_sure_wrong
    );
}

type Truth = BTreeMap<(String, String), BTreeSet<(String, String)>>;

fn of(folder: &Path, library: &library::Library) -> Tally {
    let workspace = workspace::read(folder).unwrap_or_else(|_| std::process::exit(2));
    let mut truth: Truth = BTreeMap::new();
    let mut words: BTreeMap<(String, String, String), String> = BTreeMap::new();
    let mut paths = BTreeSet::new();
    for source in &workspace.sources {
        for path in ingest::files(source, folder).0 {
            paths.insert(path.clone());
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let pairs = truth.entry((name.clone(), source.dataset.clone())).or_default();
            for (field, spec) in &source.columns {
                let header = match spec {
                    ColumnSpec::Header(header) => Some(header.clone()),
                    ColumnSpec::Detailed(column) => column.column.clone(),
                };
                if let Some(header) = header {
                    pairs.insert((header.to_lowercase(), field.clone()));
                }
            }
            for unpivot in &source.unpivot {
                pairs.insert((unpivot.column.to_lowercase(), unpivot.into.clone()));
            }
            for (field, codes) in &source.values {
                for (code, of_code) in codes {
                    for word in of_code.iter() {
                        words.insert(
                            (source.dataset.clone(), field.clone(), word.to_lowercase()),
                            code.clone(),
                        );
                    }
                }
            }
        }
    }
    let files: Vec<_> = paths.iter().map(|path| ingest::profile(path, folder)).collect();
    let proposal = propose(&files, &library.datasets);
    let mut tally = Tally { tables: truth.len(), ..Tally::default() };
    tally.pairs = truth.values().map(BTreeSet::len).sum();
    let mut met = BTreeSet::new();
    for table in &proposal.tables {
        let Some(pairs) = truth.get(&(table.file.clone(), table.dataset.clone())) else {
            println!("  {} is taken for {} ({:?})", table.file, table.dataset, table.tier);
            continue;
        };
        tally.tables_right += usize::from(met.insert((table.file.clone(), table.dataset.clone())));
        let columns =
            table.columns.iter().map(|c| (&c.heading, &c.field, c.tier, c.score, c.margin));
        let spread = table.spread.iter().map(|c| (&c.heading, &c.into, c.tier, 0.0, 0.0));
        let mut found = BTreeSet::new();
        for (heading, field, tier, score, margin) in columns.chain(spread) {
            let pair = (heading.to_lowercase(), field.clone());
            let is_right = pairs.contains(&pair);
            let is_sure = tier == Tier::Sure;
            if is_right {
                tally.right += 1;
                tally.sure_right += usize::from(is_sure);
            } else {
                tally.wrong += 1;
                tally.sure_wrong += usize::from(is_sure);
                println!(
                    "  {}: „{heading}“ is no {}.{field} ({tier:?} {score:.2} {margin:.2})",
                    table.file, table.dataset
                );
            }
            if is_right && !is_sure {
                println!(
                    "  {}: „{heading}“ {}.{field} asked ({score:.2} {margin:.2})",
                    table.file, table.dataset
                );
            }
            found.insert(pair);
        }
        for (heading, field) in pairs.difference(&found) {
            println!("  {}: „{heading}“ is {}.{field}, not found", table.file, table.dataset);
        }
        for field in &table.words {
            for word in &field.words {
                let key = (table.dataset.clone(), field.field.clone(), word.word.to_lowercase());
                let Some(code) = words.get(&key) else { continue };
                tally.words += 1;
                if word.code.as_ref() == Some(code) {
                    tally.words_right += 1;
                } else {
                    tally.words_sure_wrong += usize::from(word.tier == Tier::Sure);
                    println!(
                        "  {}: word „{}“ of {} is {code}, not {:?} ({:?})",
                        table.file, word.word, field.field, word.code, word.tier
                    );
                }
            }
        }
    }
    for (file, dataset) in truth.keys().filter(|key| !met.contains(*key)) {
        println!("  {file} is {dataset}, not found");
    }
    tally
}
