//! Any text as a centre's extract: refused, or joined with itself under another name.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rodiklis::library::{self, Library};
use rodiklis::pool::extract::Extract;
use rodiklis::pool::possible::{Named, wrong};
use rodiklis::pool::pool;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| match library::shipped() {
    Ok(library) => library,
    Err(_) => panic!("the shipped library is right"),
});

fuzz_target!(|text: &str| {
    let Ok(one) = serde_json::from_str::<Extract>(text) else { return };
    let mut other = one.clone();
    other.code = Some(format!("{} and another", one.provider.lt));
    let named = [Named { file: "a", extract: &one }, Named { file: "b", extract: &other }];
    let library = &*LIBRARY;
    let refused = wrong(&named, None, &library.indicators, &library.hashes);
    let (pooled, _) = pool(&[one.clone(), other.clone()], &library.indicators, &library.hashes, &[]);
    if refused.is_empty() {
        for pooled in pooled {
            let own = one.counts.iter().find(|own| own.indicator == pooled.counts.indicator);
            let alone = own.map_or(0, |own| own.tally.population);
            assert!(pooled.counts.tally.population <= 2 * alone);
        }
    }
});
