//! The fuzz targets, each for a short and always the same number of rounds.

#[path = "../../fuzz/harness/mod.rs"]
pub mod harness;

use super::disturbed::random::Random;
use harness::doors;

/// Rounds of a door; `RODIKLIS_FUZZ` in the environment asks for so many times as many.
fn rounds(door: fn(&[u8]), rounds: usize) {
    let times = std::env::var("RODIKLIS_FUZZ").ok().and_then(|times| times.parse().ok());
    let mut random = Random::new(17);
    for round in 0..rounds * times.unwrap_or(1) {
        let length = 40 + random.below(600);
        let bytes: Vec<u8> = (0..length).map(|_| random.below(256) as u8).collect();
        // A panic tells no round; these bytes are what a test beside the parser begins with.
        let ended = std::panic::catch_unwind(|| door(&bytes));
        assert!(ended.is_ok(), "round {round}: {bytes:?}");
    }
}

#[test]
fn cells() {
    rounds(doors::cells, 150);
}

#[test]
fn definition() {
    rounds(doors::definition, 8);
}

#[test]
fn workspace() {
    rounds(doors::workspace, 40);
}

#[test]
fn document() {
    rounds(doors::document, 60);
}

#[test]
fn template() {
    rounds(doors::template, 12);
}

#[test]
fn words() {
    rounds(doors::words, 20);
}

#[test]
fn picture() {
    rounds(doors::picture, 300);
}
