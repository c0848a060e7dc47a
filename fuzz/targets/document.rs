//! Any text as a report's document: an error with its line, or pages.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rodiklis::report::layout::{self, Fonts, Style};

static HOUSE: LazyLock<(Fonts, Style)> = LazyLock::new(|| {
    let style = include_str!("../../report-templates/shared/style.toml");
    let Ok(style) = Style::from_toml(style) else { panic!("the shipped style is right") };
    (Fonts::embedded(), style)
});

fuzz_target!(|text: &str| {
    if let Ok(document) = layout::parse(text) {
        let (fonts, style) = &*HOUSE;
        layout::lay_out(&document, fonts, style);
    }
});
