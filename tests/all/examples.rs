//! The library's own examples.

use rodiklis::{library, trial};

#[test]
fn every_example_of_every_definition_holds() {
    let library = library::shipped().unwrap();
    let trial = trial::run(&library);
    assert_eq!(trial.findings, []);
    assert!(trial.run.iter().all(|(_, examples)| *examples >= 2), "{:?}", trial.run);
}

#[test]
fn a_wrong_example_and_a_definition_without_one_are_found() {
    let mut library = library::shipped().unwrap();
    library.indicators.truncate(2);
    library.indicators[0].examples.clear();
    library.indicators[1].examples.truncate(1);
    let found = library.indicators[1].examples[0].expect.population.unwrap_or(0);
    library.indicators[1].examples[0].expect.population = Some(found + 7);
    let codes: Vec<&str> = trial::run(&library).findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["D019", "D017"]);
}
