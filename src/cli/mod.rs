//! Arguments to calls of the library, and what comes back to people: tables, messages, exit codes.

mod agreement;
mod arguments;
mod blame;
mod check;
mod close;
mod compare;
mod compute;
mod deliver;
mod differences;
mod evidence;
mod explain;
mod fault;
mod groups;
mod help;
mod inputs;
mod library;
mod new;
mod output;
mod pages;
mod pool;
mod pool_report;
mod present;
mod report;
mod table;
mod titles;
mod verify;
mod watch;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use self::arguments::{Arguments, Command};
use self::output::Output;
use crate::finding::{Finding, Place, Severity};
use crate::library::Library;
use crate::limits;
use crate::locale::{Lang, Reason};
use crate::period::Period;
use crate::records::frame::FILE_MARK;
use crate::visible::{is_hidden, visible};
use crate::workspace::{self, Workspace};
use crate::{Gathered, gather};

/// How a command ended, as DESIGN names the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 0: done.
    Done,
    /// 1: done, with findings of severity error.
    DoneWithErrors,
    /// 2: the arguments, the workspace or the library are wrong.
    Wrong,
    /// 3: reading or writing failed.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::DoneWithErrors => 1,
            Outcome::Wrong => 2,
            Outcome::Failed => 3,
        })
    }
}

/// Why a command could not be done.
pub enum Failure {
    /// What is wrong with arguments, workspace or library.
    Wrong(Vec<Finding>),
    /// What could not be read or written.
    Failed(Vec<Finding>),
    /// Whoever read the output has stopped: success.
    Closed,
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Failure::Closed;
        }
        Failure::Failed(vec![
            Finding::new("R002", Severity::Error, Place::default())
                .with("message", Reason::of_io(&error)),
        ])
    }
}

impl From<polars::error::PolarsError> for Failure {
    fn from(error: polars::error::PolarsError) -> Failure {
        // What the engine says may quote a cell; only the column's name is fit to be told.
        let text = error.to_string();
        let column = ["column '", "column name: "].iter().find_map(|before| {
            let (_, rest) = text.split_once(before)?;
            rest.split(['\'', '"', ' ', '\n']).next()
        });
        let is_endless = text.contains(&limits::Exceeded(limits::LINE).to_string());
        let file = text.split_once(FILE_MARK).and_then(|(_, rest)| rest.split(FILE_MARK).next());
        if is_endless {
            let place = Place::file(file.unwrap_or(""));
            return Failure::Failed(vec![
                Finding::new("I080", Severity::Error, place)
                    .with("limit", limits::LINE.key)
                    .with("most_count", limits::LINE.shown()),
            ]);
        }
        Failure::Failed(vec![
            Finding::new("Q005", Severity::Error, Place::file(file.unwrap_or("")))
                .with("column", column.unwrap_or("empty")),
        ])
    }
}

/// Room for the deepest input that the limits let through, whatever the system gives a program to begin with.
const STACK: usize = 256 << 20;

/// Runs the program on its arguments.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let asked = spoken(&arguments).unwrap_or_else(system_language);
    fault::keep_quiet();
    let work = move || obey(&arguments, asked);
    let ended = std::thread::Builder::new().stack_size(STACK).spawn(work);
    let findings = match ended.map(std::thread::JoinHandle::join) {
        Ok(Ok(outcome)) => return outcome.into(),
        Ok(Err(_)) => vec![fault::told()],
        Err(error) => match Failure::from(error) {
            Failure::Wrong(findings) | Failure::Failed(findings) => findings,
            Failure::Closed => Vec::new(),
        },
    };
    Output::new(asked).problems(&findings);
    Outcome::Failed.into()
}

fn obey(arguments: &[OsString], asked: Lang) -> Outcome {
    let matched = help::command(asked)
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match matched {
        Ok(arguments) => arguments,
        Err(error) => {
            let told = if asked == Lang::Lt { help::error(&error) } else { None };
            // A closed pipe while printing help is no failure.
            match told {
                Some(text) => eprintln!("✕ {}", visible(&text)),
                // An argument may be a file's name.
                None if error.to_string().contains(is_hidden) => {
                    eprint!("{}", visible(&error.to_string()))
                }
                None => drop(error.print()),
            }
            return if error.use_stderr() { Outcome::Wrong } else { Outcome::Done };
        }
    };
    let lang = arguments.speak.unwrap_or(asked);
    let mut output = Output::new(lang);
    let ended = match arguments.command {
        Command::New(arguments) => new::run(&arguments, &mut output),
        Command::Check(arguments) => check::run(&arguments, &mut output),
        Command::Compute(arguments) => compute::run(&arguments, &mut output),
        Command::Explain(arguments) => explain::run(&arguments, &mut output),
        Command::Report(arguments) => report::run(&arguments, &mut output),
        Command::Verify(arguments) => verify::run(&arguments, &mut output),
        Command::Compare(arguments) => compare::run(&arguments, &mut output),
        Command::Close(arguments) => close::run(&arguments, &mut output),
        Command::Extract(arguments) => pool::make(&arguments, &mut output),
        Command::Pool(arguments) => pool::run(&arguments, &mut output),
        Command::Library(arguments) => library::run(&arguments, &mut output),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "rodiklis", &mut script);
            output.bytes(&script).map(|()| Outcome::Done).map_err(Failure::from)
        }
    };
    let (outcome, findings) = match ended {
        Ok(outcome) => (outcome, Vec::new()),
        Err(Failure::Closed) => (Outcome::Done, Vec::new()),
        Err(Failure::Wrong(findings)) => (Outcome::Wrong, findings),
        Err(Failure::Failed(findings)) => (Outcome::Failed, findings),
    };
    output.problems(&findings);
    outcome
}

/// The language that the arguments ask for: help and errors need it before they are understood.
fn spoken(arguments: &[OsString]) -> Option<Lang> {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if let Some(rest) = word.strip_prefix("--speak") {
            let value = rest.strip_prefix('=').or_else(|| words.next())?;
            return value.parse().ok();
        }
    }
    None
}

/// Lithuanian where the system speaks it, English elsewhere.
fn system_language() -> Lang {
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match spoken {
        Some(locale) if locale.starts_with("lt") => Lang::Lt,
        _ => Lang::En,
    }
}

/// A workspace with its library, both checked against each other.
fn open(folder: &Path) -> Result<(Workspace, Library), Failure> {
    let workspace = workspace::read(folder).map_err(Failure::Wrong)?;
    let library = if workspace.library.is_empty() {
        crate::library::shipped()
    } else {
        crate::library::load(&workspace.library)
    }
    .map_err(Failure::Wrong)?;
    let wrong = workspace::check(&workspace, &library);
    if wrong.is_empty() { Ok((workspace, library)) } else { Err(Failure::Wrong(wrong)) }
}

/// The records of a workspace, with a sign of life on long work.
fn read(workspace: &Workspace, library: &Library, output: &Output) -> Result<Gathered, Failure> {
    output.knows(library);
    let progress = output.progress("reading");
    let gathered = gather(workspace, library)?;
    progress.finish_and_clear();
    Ok(gathered)
}

/// The periods that were asked for, or the workspace's, in the order of time.
fn periods(asked: &[String], workspace: &Workspace) -> Result<Vec<Period>, Failure> {
    if asked.is_empty() {
        return Ok(workspace.periods.clone());
    }
    let mut periods = Vec::new();
    let mut wrong = Vec::new();
    for text in asked {
        match workspace::periods::periods(text, workspace.calendar()) {
            Some(more) => periods.extend(more),
            None => wrong.push(
                Finding::new("D018", Severity::Error, Place::file("--period")).with("read", text),
            ),
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::Wrong(wrong));
    }
    periods.sort_by_key(|period| (period.to, period.from));
    periods.dedup();
    Ok(periods)
}

/// Exit code by the gravest finding.
fn outcome<'a>(findings: impl Iterator<Item = &'a Finding>) -> Outcome {
    if findings.into_iter().any(|finding| finding.severity == Severity::Error) {
        Outcome::DoneWithErrors
    } else {
        Outcome::Done
    }
}
