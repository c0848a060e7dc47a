//! `rodiklis new`: proposes how a folder's files are read, asks what it is not sure of, and writes `rodiklis.toml`.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use super::arguments::New;
use super::output::{Output, Tone};
use super::{Failure, Outcome};
use crate::finding::{Finding, Place, Severity};
use crate::ingest::{self, FileProfile};
use crate::library::{self, Library};
use crate::locale::{Argument, Reason, long_date};
use crate::matching::{Evidence, Lacking, TableMatch, Tier};
use crate::office::connect::{Answer, Connected, Question, connect, decide, questions};
use crate::office::draft::{Remarks, draft};
use crate::workspace;

/// Cells that are shown beside a question.
const SHOWN: usize = 3;

/// Writes the workspace of a folder.
///
/// # Errors
/// There is one already, the folder cannot be read, or the file cannot be written.
pub fn run(arguments: &New, output: &mut Output) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    let path = folder.join(workspace::FILE);
    let failed = |code: &'static str, path: &Path, error: &std::io::Error| {
        let place = Place::file(path.display().to_string());
        let finding = Finding::new(code, Severity::Error, place);
        Failure::Failed(vec![finding.with("message", Reason::of_io(error))])
    };
    if path.exists() {
        let place = Place::file(path.display().to_string());
        return Err(Failure::Wrong(vec![Finding::new("I140", Severity::Error, place)]));
    }
    let library = library::shipped().map_err(Failure::Wrong)?;
    let progress = output.progress("reading");
    let mut connected =
        connect(folder, &library).map_err(|error| failed("I142", folder, &error))?;
    progress.finish_and_clear();
    if connected.proposal.tables.is_empty() {
        let place = Place::file(folder.display().to_string());
        return Err(Failure::Wrong(vec![Finding::new("I141", Severity::Error, place)]));
    }
    tell(&connected, &library, output)?;
    if !arguments.no_questions {
        ask(&mut connected, &library, output)?;
    }
    let open = questions(&connected.proposal).len();
    let whole = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.clone());
    let name = whole
        .file_name()
        .map_or_else(|| "?".to_string(), |name| name.to_string_lossy().into_owned());
    let words =
        ["new-file-head", "new-file-open", "new-file-lacking"].map(|key| output.say(key, &[]));
    let [head, open_word, lacking] = words;
    let remarks = Remarks { head, open: open_word, lacking };
    let text = draft(&connected, &library, &name, output.lang, &remarks);
    write(&path, folder, text.as_bytes()).map_err(|error| failed("I143", &path, &error))?;
    let written = path.display().to_string();
    output.line(&output.say("new-written", &[("file", written.into())]))?;
    if open > 0 {
        output.line(&output.say("new-open", &[counted("count", open)]))?;
        return Ok(Outcome::DoneWithErrors);
    }
    output.line(&output.say("new-next", &[]))?;
    Ok(Outcome::Done)
}

/// Writes the file whole, and never over one that somebody else wrote meanwhile.
fn write(path: &Path, folder: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// What each table was recognised as.
fn tell(connected: &Connected, library: &Library, output: &mut Output) -> Result<(), Failure> {
    for table in &connected.proposal.tables {
        let mut line = String::new();
        line += &output.toned(Tone::Strong, &where_of(&table.file, table.sheet.as_deref()));
        let as_what = title(library, &table.dataset, output);
        line += &output.say(
            if table.tier == Tier::Sure { "new-table-sure" } else { "new-table-ask" },
            &[("dataset", as_what.into()), ("rows", table.rows.into())],
        );
        output.line(&line)?;
        let read = table.columns.iter().filter(|column| column.tier == Tier::Sure).count();
        let sure = table.spread.iter().filter(|column| column.tier == Tier::Sure).count();
        let unsure = table.columns.len() + table.spread.len() - read - sure;
        let counts = [
            counted("read", read + sure),
            counted("open", unsure),
            counted("unused", table.unused.len()),
        ];
        output.line(&output.toned(Tone::Faint, &output.say("new-columns", &counts)))?;
    }
    for unused in &connected.proposal.unused {
        let place = where_of(&unused.file, unused.sheet.as_deref());
        output.line(&output.say("new-unused", &[("place", place.into())]))?;
    }
    for file in connected.files.iter().filter(|file| file.unreadable) {
        output.line(&output.say("new-unreadable", &[("place", file.file.clone().into())]))?;
    }
    output.line("")?;
    Ok(())
}

/// Asks one question after the other; an empty answer takes the first candidate, the end of the input leaves all open.
fn ask(connected: &mut Connected, library: &Library, output: &mut Output) -> Result<(), Failure> {
    let mut input = std::io::stdin().lock();
    let is_terminal = std::io::stdin().is_terminal();
    let mut passed: Vec<Question> = Vec::new();
    let mut number = 0;
    // Each answer may settle other questions: they are worked out anew.
    while let Some(question) =
        questions(&connected.proposal).into_iter().find(|question| !passed.contains(question))
    {
        number += 1;
        let choices = choices(&question, connected, library, output);
        show(number, &question, &choices, connected, library, output)?;
        let mut answer = String::new();
        loop {
            answer.clear();
            if input.read_line(&mut answer)? == 0 {
                return Ok(());
            }
            let answer = answer.trim();
            let taken = match answer {
                "" => None,
                "0" | "-" => Some(Answer::NotUsed),
                "?" => {
                    passed.push(question.clone());
                    break;
                }
                text => text
                    .parse::<usize>()
                    .ok()
                    .and_then(|at| choices.get(at.checked_sub(1)?))
                    .map(|(value, _)| Answer::This(value.clone())),
            };
            match taken {
                Some(taken) => {
                    decide(&mut connected.proposal, &question, &taken);
                    break;
                }
                None => output
                    .line(&output.say("new-answer-unknown", &[counted("count", choices.len())]))?,
            }
        }
        if !is_terminal {
            output.line("")?;
        }
    }
    Ok(())
}

/// The values that can be chosen, with the words in which they are shown.
fn choices(
    question: &Question,
    connected: &Connected,
    library: &Library,
    output: &Output,
) -> Vec<(String, String)> {
    let table = &connected.proposal.tables[question.tables()[0]];
    let dataset = library.datasets.get(&table.dataset);
    let field_title = |name: &String| {
        let field = dataset.and_then(|dataset| dataset.field(name));
        let title = field.map_or(name.as_str(), |field| output.lang.of(&field.title)).to_string();
        (name.clone(), title)
    };
    let yes_no = || {
        ["yes", "no"]
            .map(|word| (word.to_string(), output.say(&format!("new-{word}"), &[])))
            .to_vec()
    };
    match question {
        Question::Table { candidates, .. } => {
            candidates.iter().map(|name| (name.clone(), title(library, name, output))).collect()
        }
        Question::Column { candidates, .. } => candidates.iter().map(field_title).collect(),
        Question::Silence { .. } => yes_no(),
        Question::Spread { .. }
        | Question::Calendar { .. }
        | Question::Nobody { .. }
        | Question::Trial { .. } => yes_no().into_iter().take(1).collect(),
        Question::Dates { lacks: Lacking::Day, .. } => yes_no().into_iter().take(1).collect(),
        Question::Dates { lacks: Lacking::Century, example, .. } => {
            let days = ["first", "last"].into_iter().zip(ingest::short_day(example));
            days.filter_map(|(place, day)| Some((place.to_string(), long_date(output.lang, day?))))
                .collect()
        }
        Question::Fixed { field, .. } => {
            let field = dataset.and_then(|dataset| dataset.field(field));
            let codes = field.map_or(&[][..], |field| &field.codes).iter();
            codes.map(|code| (code.code.clone(), output.lang.of(&code.title).to_string())).collect()
        }
        Question::Word { field, candidates, .. } => {
            let field = dataset.and_then(|dataset| dataset.field(field));
            let codes = field.map_or(&[][..], |field| &field.codes);
            if codes.is_empty() {
                return yes_no();
            }
            let rank = |code: &str| {
                candidates.iter().position(|known| known == code).unwrap_or(candidates.len())
            };
            let mut codes: Vec<_> = codes.iter().collect();
            codes.sort_by_key(|code| rank(&code.code));
            codes
                .into_iter()
                .map(|code| (code.code.clone(), output.lang.of(&code.title).to_string()))
                .collect()
        }
        Question::Answer { .. } => {
            let steps = ["1", "2", "3", "4", "5"].map(|step| (step.to_string(), step.to_string()));
            let none = ("no_opinion".to_string(), output.say("new-no-opinion", &[]));
            steps.into_iter().chain([none]).collect()
        }
    }
}

fn show(
    number: usize,
    question: &Question,
    choices: &[(String, String)],
    connected: &Connected,
    library: &Library,
    output: &mut Output,
) -> Result<(), Failure> {
    let table = &connected.proposal.tables[question.tables()[0]];
    let mut place = where_of(&table.file, table.sheet.as_deref());
    if question.tables().len() > 1 {
        place += &output.say("new-and-others", &[counted("count", question.tables().len() - 1)]);
    }
    let dataset = library.datasets.get(&table.dataset);
    let field = |name: &str| {
        let field = dataset.and_then(|dataset| dataset.field(name));
        field.map_or_else(|| name.to_string(), |field| output.lang.of(&field.title).to_string())
    };
    let text = match question {
        Question::Table { .. } if table.beside.is_some() => output.say("new-ask-also", &[]),
        Question::Table { .. } => output.say("new-ask-table", &[]),
        Question::Column { heading, .. } => {
            output.say("new-ask-column", &[("heading", heading.clone().into())])
        }
        Question::Silence { field: name, said, count, .. } => output.say(
            if *said { "new-ask-silence-yes" } else { "new-ask-silence-no" },
            &[("field", field(name).into()), ("count", (*count).into())],
        ),
        Question::Word { field: name, word, count, .. } => output.say(
            "new-ask-word",
            &[
                ("word", word.clone().into()),
                ("field", field(name).into()),
                ("count", (*count).into()),
            ],
        ),
        Question::Spread { heading, set, .. } => {
            let meant = set.iter().map(|(name, value)| {
                let field = dataset.and_then(|dataset| dataset.field(name));
                let code =
                    field.and_then(|field| field.codes.iter().find(|code| code.code == *value));
                code.map_or(value.as_str(), |code| output.lang.of(&code.title))
            });
            let meant = meant.collect::<Vec<_>>().join(" – ");
            let words = [("heading", heading.clone().into()), ("meant", meant.into())];
            output.say("new-ask-spread", &words)
        }
        Question::Trial { heading, word, count, .. }
        | Question::Nobody { heading, word, count, .. } => output.say(
            match question {
                Question::Trial { .. } => "new-ask-trial",
                _ => "new-ask-nobody",
            },
            &[
                ("heading", heading.clone().into()),
                ("word", word.clone().into()),
                ("count", (*count).into()),
            ],
        ),
        Question::Calendar { heading, .. } => {
            output.say("new-ask-calendar", &[("heading", heading.clone().into())])
        }
        Question::Dates { lacks, count, example, .. } => output.say(
            match lacks {
                Lacking::Century => "new-ask-century",
                Lacking::Day => "new-ask-day",
            },
            &[("example", example.clone().into()), ("count", (*count).into())],
        ),
        Question::Fixed { field: name, .. } => {
            output.say("new-ask-fixed", &[("field", field(name).into())])
        }
        Question::Answer { heading, word, .. } => output.say(
            "new-ask-answer",
            &[("word", word.clone().into()), ("heading", heading.clone().into())],
        ),
    };
    output.line(&output.toned(Tone::Strong, &format!("{number}. {place}")))?;
    output.line(&text)?;
    if let Question::Column { heading, .. } = question {
        for line in evidence(table, heading, connected, output) {
            output.line(&output.toned(Tone::Faint, &line))?;
        }
    }
    for (at, (_, title)) in choices.iter().enumerate() {
        output.line(&format!("  {} – {title}", at + 1))?;
    }
    output.line(&output.say("new-ask-none", &[]))?;
    Ok(())
}

/// Why a column is proposed for its field, in words.
fn evidence(
    table: &TableMatch,
    heading: &str,
    connected: &Connected,
    output: &Output,
) -> Vec<String> {
    let Some(column) = table.columns.iter().find(|column| column.heading == heading) else {
        return Vec::new();
    };
    let mut lines: Vec<String> = column
        .evidence
        .iter()
        .map(|evidence| match evidence {
            Evidence::Heading(likeness) if *likeness > 0.99 => {
                output.say("new-because-heading-same", &[])
            }
            Evidence::Heading(_) => output.say("new-because-heading", &[]),
            Evidence::Values { fit, of } => {
                output.say("new-because-values", &[("fit", (*fit).into()), ("of", (*of).into())])
            }
            Evidence::Words { fit, of } => {
                output.say("new-because-words", &[("fit", (*fit).into()), ("of", (*of).into())])
            }
            Evidence::Found { fit, of, .. } => {
                output.say("new-because-found", &[("fit", (*fit).into()), ("of", (*of).into())])
            }
        })
        .collect();
    if let Some(words) = cells(connected, table, column.at) {
        lines.push(output.say("new-cells", &[("cells", words.into())]));
    }
    lines
}

/// The most frequent words of a column: the person who asks has the file open.
fn cells(connected: &Connected, table: &TableMatch, at: u32) -> Option<String> {
    let file: &FileProfile = connected.files.iter().find(|file| file.file == table.file)?;
    let sheet = file.sheets.iter().find(|sheet| sheet.sheet == table.sheet)?;
    let reading = sheet.readings.iter().find(|reading| reading.header_row == table.header_row)?;
    let column = reading.columns.iter().find(|column| column.at == at)?;
    let words: Vec<&str> = column.words.iter().take(SHOWN).map(|word| word.text.as_str()).collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

fn counted(key: &str, count: usize) -> (&str, Argument) {
    (key, (count as u64).into())
}

fn where_of(file: &str, sheet: Option<&str>) -> String {
    sheet.map_or_else(|| file.to_string(), |sheet| format!("{file} · {sheet}"))
}

fn title(library: &Library, dataset: &str, output: &Output) -> String {
    let known = library.datasets.get(dataset);
    known.map_or_else(|| dataset.to_string(), |known| output.lang.of(&known.title).to_string())
}
