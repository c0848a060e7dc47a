//! Any text as an indicator, a rule, a dataset or a framework of a library: an error, never a panic.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rodiklis::library::{self, DefinitionFile};

const DATASET: &str = include_str!("../../indicators/datasets/survey_answers.toml");
const CHILDREN: &str = include_str!("../../indicators/datasets/children.toml");
const FAMILIES: &str = include_str!("../../indicators/datasets/families.toml");
const WAVES: &str = include_str!("../../indicators/datasets/survey_waves.toml");

static DATASETS: LazyLock<Vec<DefinitionFile>> = LazyLock::new(|| {
    [DATASET, CHILDREN, FAMILIES, WAVES]
        .into_iter()
        .enumerate()
        .map(|(number, text)| DefinitionFile {
            name: format!("datasets/{number}.toml"),
            folder: "datasets".to_owned(),
            text: text.to_owned(),
        })
        .collect()
});

fuzz_target!(|input: (u8, String)| {
    let (choice, text) = input;
    let folder = ["results", "rules", "datasets", "frameworks", "assertions"]
        [usize::from(choice) % 5];
    let mut files = DATASETS.clone();
    files.push(DefinitionFile {
        name: format!("{folder}/fuzzed.toml"),
        folder: folder.to_owned(),
        text,
    });
    if let Err(findings) = library::check(&files) {
        assert!(!findings.is_empty());
    }
});
