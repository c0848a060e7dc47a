//! Lays out and writes a report; prints pages, seconds of layout and of writing, bytes and the peak of memory.
//!
//! `cargo bench --bench rendering -- REPORT.xhtml OUT.pdf [GLYPHS]`; with GLYPHS, also a list of what is painted, for krilla.

// A measurement needs a clock; what is rendered does not see it.
#![allow(clippy::disallowed_methods)]

use std::fmt::Write as _;
use std::time::Instant;

use rodiklis::report::layout::{Command, Drawn, Fonts, Laid, Owner, Style, lay_out, parse};
use rodiklis::report::pdf;

const STYLE: &str = include_str!("../../report-templates/shared/style.toml");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [source, out, glyphs @ ..] = arguments.as_slice() else {
        return Err("rendering REPORT.xhtml OUT.pdf [GLYPHS]".into());
    };
    let xhtml = std::fs::read_to_string(source)?;
    let begun = Instant::now();
    let document = parse(&xhtml).map_err(|errors| format!("{errors:?}"))?;
    let fonts = Fonts::embedded();
    let style = Style::from_toml(STYLE)?;
    let laid = lay_out(&document, &fonts, &style);
    let layout = begun.elapsed().as_secs_f64();
    let bytes = pdf::write(&laid, &fonts, &[])?;
    let all = begun.elapsed().as_secs_f64();
    std::fs::write(out, &bytes)?;
    println!(
        "{{\"pages\": {}, \"layout\": {layout:.4}, \"seconds\": {all:.4}, \"bytes\": {}, \"peak_kb\": {}}}",
        laid.pages.len(),
        bytes.len(),
        peak()?
    );
    if let Some(path) = glyphs.first() {
        std::fs::write(path, painted(&laid))?;
    }
    Ok(())
}

/// The most memory that the process has had, in kilobytes.
fn peak() -> Result<u64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(line.ok_or("no VmHWM")?.trim().trim_end_matches(" kB").parse()?)
}

/// A line for each text: page, face, size, x, y, tagged or not, the text, and glyph, advance, first and last byte of each glyph.
fn painted(laid: &Laid) -> String {
    let mut lines = String::new();
    for (number, page) in laid.pages.iter().enumerate() {
        let mut tagged = false;
        for command in &page.commands {
            match command {
                Command::Open { owner, .. } => tagged = matches!(owner, Owner::Node(_)),
                Command::Draw(Drawn::Text { face, size, at, glyphs, text, .. }) => {
                    let mut list = String::new();
                    for glyph in glyphs {
                        let _ = write!(
                            list,
                            " {},{},{},{}",
                            glyph.id, glyph.advance, glyph.start, glyph.end
                        );
                    }
                    let (face, tagged) = (*face as u8, u8::from(tagged));
                    let _ = writeln!(
                        lines,
                        "{number}\t{face}\t{size}\t{}\t{}\t{tagged}\t{text}\t{list}",
                        at[0], at[1]
                    );
                }
                _ => {}
            }
        }
    }
    lines
}
