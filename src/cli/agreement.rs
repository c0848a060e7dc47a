//! Before a report is written: do its files say the same?

use super::Failure;
use super::deliver::NamedFile;
use crate::Computed;
use crate::locale::Lang;
use crate::period::Period;
use crate::report::agreement::{Made, compare};

/// The name with which a report's files begin, and whether it shows every indicator.
pub struct Stem {
    /// `equass-audit-2024`.
    pub name: String,
    /// Whether a section and a line of the summary are missed.
    pub complete: bool,
}

/// Compares what was made, report by report and language by language.
///
/// # Errors
/// Files that contradict each other, with all their contradictions; or one that cannot be read back.
pub fn check(
    computed: &Computed,
    periods: &[Period],
    languages: &[Lang],
    stems: &[Stem],
    files: &[NamedFile],
    json: &[u8],
) -> Result<(), Failure> {
    let made = |stem: &Stem, lang: Lang, ending: &str| {
        let name = format!("{}-{lang}.{ending}", stem.name);
        files.iter().find(|(other, _)| *other == name).map(|(_, bytes)| bytes.as_slice())
    };
    let mut found = Vec::new();
    // Languages have nothing to do with each other, as in printing.
    std::thread::scope(|scope| {
        let threads: Vec<_> = stems
            .iter()
            .flat_map(|stem| languages.iter().map(move |lang| (stem, *lang)))
            .map(|(stem, lang)| {
                let made = Made {
                    json,
                    html: made(stem, lang, "html"),
                    pdf: made(stem, lang, "pdf"),
                    workbook: made(stem, lang, "xlsx"),
                    complete: stem.complete,
                };
                scope.spawn(move || compare(computed, periods, lang, made))
            })
            .collect();
        for thread in threads {
            match thread.join() {
                Ok(Ok(findings)) => found.extend(findings),
                Ok(Err(finding)) => found.push(finding),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    if found.is_empty() { Ok(()) } else { Err(Failure::Failed(found)) }
}
