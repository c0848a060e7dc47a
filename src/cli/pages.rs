//! What `rodiklis verify` says of the pages themselves: whether they are as they were printed, and whether they show the
//! figures that the evidence proves.

use serde::Serialize;

use super::Failure;
use super::output::{Output, Tone};
use crate::evidence::package::Package;
use crate::evidence::pseudonym::Key;
use crate::finding::{Finding, Place, Severity};
use crate::locale::Reason;
use crate::report::{pages, pdf};

/// The pages that were handed over with the evidence.
pub struct Handed {
    /// Name of the file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// A PDF; else an HTML page.
    pub is_pdf: bool,
}

/// What was seen of them.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// Figures that the pages mark.
    pub read: u64,
    /// Those of them that are not as attached.
    pub differ: u64,
    /// What became of the file since it was written: `as_written`, `added`, `rewritten`; nothing of an HTML page.
    pub written: Option<&'static str>,
    /// `fits`, `broken`, `not_checked`; `none` of an HTML page.
    pub seal: &'static str,
}

/// Reads the pages and adds to the findings what is wrong with them.
///
/// # Errors
/// The pages cannot be read.
pub fn check(
    handed: &Handed,
    package: &Package,
    key: Option<&Key>,
    findings: &mut Vec<Finding>,
) -> Result<Seen, Failure> {
    let place = || Place::file(&handed.name);
    let wrong = |finding: Finding| Failure::Wrong(vec![finding]);
    let pages = if handed.is_pdf {
        pages::of_pdf(&handed.bytes).map_err(|_| {
            let reason = Reason::new("not-pdf");
            wrong(Finding::new("E003", Severity::Error, place()).with("message", reason))
        })?
    } else {
        pages::of_html(&handed.bytes).map_err(wrong)?
    };
    let differing = pages::differing(&pages, &package.figures, &handed.name).map_err(wrong)?;
    let mut seen = Seen {
        read: pages.shown.len() as u64,
        differ: differing.len() as u64,
        written: None,
        seal: "none",
    };
    findings.extend(differing);
    findings.extend(pages.foreign.iter().map(|(page, foreign)| {
        Finding::new("E014", Severity::Error, place())
            .with("page", page.to_string())
            .with("message", Reason::new(foreign.key()))
    }));
    if handed.is_pdf {
        let written = pdf::since_written(&handed.bytes);
        seen.written = Some(written.key());
        let code = match written {
            pdf::Seal::AsWritten => None,
            pdf::Seal::Added => Some("E015"),
            pdf::Seal::Rewritten => Some("E016"),
        };
        findings.extend(code.map(|code| Finding::new(code, Severity::Error, place())));
        seen.seal = match key {
            None => "not_checked",
            Some(key) if fits(&handed.bytes, key) => "fits",
            Some(_) => {
                findings.push(Finding::new("E017", Severity::Error, place()));
                "broken"
            }
        };
    }
    Ok(seen)
}

/// Seals a report that was printed with its evidence.
pub fn seal(bytes: &mut [u8], key: &Key) {
    pdf::seal(bytes, |bare| key.seal(&["report"], bare));
}

fn fits(bytes: &[u8], key: &Key) -> bool {
    pdf::sealed(bytes).is_some_and(|(seal, bare)| seal == key.seal(&["report"], &bare))
}

/// Tells people what was seen, and what is not proven.
///
/// # Errors
/// The output is closed.
pub fn print(output: &mut Output, seen: &Seen) -> std::io::Result<()> {
    let counts = [("read", seen.read.into()), ("differ", seen.differ.into())];
    let (key, tone) = match (seen.read, seen.differ) {
        (0, _) => ("verify-pages-unmarked", Tone::Doubtful),
        (_, 0) => ("verify-pages-agree", Tone::Good),
        _ => ("verify-pages-differ", Tone::Bad),
    };
    output.line(&output.toned(tone, &output.say(key, &counts)))?;
    let tone = match seen.seal {
        "fits" => Tone::Good,
        "broken" => Tone::Bad,
        _ => Tone::Doubtful,
    };
    let key = format!("verify-seal-{}", seen.seal);
    output.line(&output.toned(tone, &output.say(&key, &[])))
}
