//! Lays out and writes a report; prints pages, seconds of layout and of writing, bytes and the peak of memory.
//!
//! `cargo bench --bench rendering -- REPORT.xhtml OUT.pdf`

// A measurement needs a clock; what is rendered does not see it.
#![allow(clippy::disallowed_methods)]

use std::time::Instant;

use rodiklis::report::layout::{Fonts, Style, lay_out, parse};
use rodiklis::report::pdf;

const STYLE: &str = include_str!("../../report-templates/shared/style.toml");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [source, out] = arguments.as_slice() else {
        return Err("rendering REPORT.xhtml OUT.pdf".into());
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
    Ok(())
}

/// The most memory that the process has had, in kilobytes.
fn peak() -> Result<u64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(line.ok_or("no VmHWM")?.trim().trim_end_matches(" kB").parse()?)
}
