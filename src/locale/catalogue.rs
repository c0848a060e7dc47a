//! The message files of the house. A room that speaks adds its pair here.

/// One room's messages in both languages, as Fluent text.
pub(super) struct Pair {
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "only the tests that walk the files name them")
    )]
    pub name: &'static str,
    pub lt: &'static str,
    pub en: &'static str,
}

macro_rules! pairs {
    ($($name:literal),* $(,)?) => {
        &[$(Pair {
            name: $name,
            lt: include_str!(concat!("messages/", $name, ".lt.ftl")),
            en: include_str!(concat!("messages/", $name, ".en.ftl")),
        }),*]
    };
}

/// All files, by name.
pub(super) const PAIRS: &[Pair] = pairs![
    "book", "cli", "engine", "evidence", "ingest", "library", "reasons", "records", "report",
    "terms"
];
