//! A folder of files that nobody has mapped yet: what is in it, what is proposed, and what is left to decide.

use std::path::{Path, PathBuf};

use crate::ingest::{self, FileProfile};
use crate::library::Library;
use crate::limits;
use crate::matching::{self, Lacking, Proposal, TableMatch, Tier, Trial, Unused};

/// Endings of the files that can hold registers.
const KINDS: [&str; 7] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "txt"];
/// Folders in folders are looked into so deep.
const DEPTH: usize = 4;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Connected {
    /// All files that were looked at.
    pub files: Vec<FileProfile>,
    /// What is proposed.
    pub proposal: Proposal,
}

/// Looks through a folder.
///
/// # Errors
/// The folder cannot be read, or holds too many files.
pub fn connect(folder: &Path, library: &Library) -> std::io::Result<Connected> {
    let mut paths = Vec::new();
    collect(folder, DEPTH, &mut paths)?;
    paths.sort();
    limits::FILES.hold(paths.len() as u64)?;
    let files: Vec<FileProfile> = paths.iter().map(|path| ingest::profile(path, folder)).collect();
    let proposal = matching::propose(&files, &library.datasets);
    Ok(Connected { files, proposal })
}

fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Lock files of an open workbook, hidden files.
        if name.starts_with(['.', '~']) {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() && depth > 0 {
            collect(&entry.path(), depth - 1, paths)?;
        }
        let ending = entry.path().extension().map(|e| e.to_string_lossy().to_lowercase());
        if kind.is_file() && ending.is_some_and(|ending| KINDS.contains(&ending.as_str())) {
            paths.push(entry.path());
        }
    }
    Ok(())
}

/// One thing that only a person can decide. Tables with the same headings are asked about together.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Which dataset a table is.
    Table {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// Datasets, the likeliest first.
        candidates: Vec<String>,
    },
    /// Which field a column is.
    Column {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// Its heading.
        heading: String,
        /// Fields, the likeliest first.
        candidates: Vec<String>,
    },
    /// Which code a word is.
    Word {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// The field.
        field: String,
        /// The word.
        word: String,
        /// Cells.
        count: u64,
        /// Codes, the likeliest first; all that the field has where none is likely.
        candidates: Vec<String>,
    },
    /// What an empty cell of a yes/no column means.
    Silence {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// The field.
        field: String,
        /// What the filled cells say.
        said: bool,
        /// Empty cells.
        count: u64,
    },
    /// Which code holds for all rows of a table that has no column for it.
    Fixed {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// The field.
        field: String,
    },
    /// How dates are to be read that say no whole day; asked once for all tables.
    Dates {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// What they lack.
        lacks: Lacking,
        /// Cells.
        count: u64,
        /// One of them.
        example: String,
    },
    /// Whether a word among people's names names nobody.
    Nobody {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// The column's heading.
        heading: String,
        /// The word.
        word: String,
        /// Cells.
        count: u64,
    },
    /// Whether rows are trials and no records.
    Trial {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// The column's heading.
        heading: String,
        /// The word in it.
        word: String,
        /// Rows.
        count: u64,
    },
    /// Whether columns are months, and each time in them a record.
    Calendar {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// The first of their headings.
        heading: String,
    },
    /// Whether a column is the one of a question or of a year.
    Spread {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// The column's heading.
        heading: String,
        /// What it would set: field and value.
        set: Vec<(String, String)>,
    },
    /// Which step of its scale an answer is.
    Answer {
        /// Indices among the proposal's tables.
        tables: Vec<usize>,
        /// The column's heading.
        heading: String,
        /// The answer.
        word: String,
    },
}

impl Question {
    fn tables_mut(&mut self) -> &mut Vec<usize> {
        match self {
            Question::Table { tables, .. }
            | Question::Column { tables, .. }
            | Question::Word { tables, .. }
            | Question::Silence { tables, .. }
            | Question::Fixed { tables, .. }
            | Question::Dates { tables, .. }
            | Question::Trial { tables, .. }
            | Question::Nobody { tables, .. }
            | Question::Calendar { tables, .. }
            | Question::Spread { tables, .. }
            | Question::Answer { tables, .. } => tables,
        }
    }

    /// The tables that it is about.
    pub fn tables(&self) -> &[usize] {
        match self {
            Question::Table { tables, .. }
            | Question::Column { tables, .. }
            | Question::Word { tables, .. }
            | Question::Silence { tables, .. }
            | Question::Fixed { tables, .. }
            | Question::Dates { tables, .. }
            | Question::Trial { tables, .. }
            | Question::Nobody { tables, .. }
            | Question::Calendar { tables, .. }
            | Question::Spread { tables, .. }
            | Question::Answer { tables, .. } => tables,
        }
    }

    /// Whether another table asks the same.
    fn is_same(&self, other: &Question, dataset: impl Fn(usize) -> String) -> bool {
        if let (Question::Dates { lacks: a, .. }, Question::Dates { lacks: b, .. }) = (self, other)
        {
            return a == b;
        }
        let of = |question: &Question| question.tables().first().map(|at| dataset(*at));
        if of(self) != of(other) {
            return false;
        }
        match (self, other) {
            (Question::Table { candidates: a, .. }, Question::Table { candidates: b, .. }) => {
                a == b
            }
            (Question::Column { heading: a, .. }, Question::Column { heading: b, .. })
            | (Question::Calendar { heading: a, .. }, Question::Calendar { heading: b, .. }) => {
                a == b
            }
            (
                Question::Trial { heading: a, word: v, .. },
                Question::Trial { heading: b, word: w, .. },
            )
            | (
                Question::Nobody { heading: a, word: v, .. },
                Question::Nobody { heading: b, word: w, .. },
            ) => a == b && v == w,
            (
                Question::Spread { heading: a, set: v, .. },
                Question::Spread { heading: b, set: w, .. },
            ) => a == b && v == w,
            (
                Question::Word { field: a, word: v, .. },
                Question::Word { field: b, word: w, .. },
            ) => a == b && v.to_lowercase() == w.to_lowercase(),
            (Question::Silence { field: a, .. }, Question::Silence { field: b, .. })
            | (Question::Fixed { field: a, .. }, Question::Fixed { field: b, .. }) => a == b,
            (
                Question::Answer { heading: a, word: v, .. },
                Question::Answer { heading: b, word: w, .. },
            ) => a == b && v == w,
            _ => false,
        }
    }
}

/// What is left to decide, in the order in which it matters: tables, their columns, empty cells, words.
pub fn questions(proposal: &Proposal) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut ask = |question: Question| {
        let dataset = |at: usize| proposal.tables[at].dataset.clone();
        match questions.iter_mut().find(|known| known.is_same(&question, dataset)) {
            Some(known) => {
                let more = question.tables().to_vec();
                known.tables_mut().extend(more);
                if let (
                    Question::Word { count, .. }
                    | Question::Silence { count, .. }
                    | Question::Trial { count, .. }
                    | Question::Nobody { count, .. }
                    | Question::Dates { count, .. },
                    Question::Word { count: more, .. }
                    | Question::Silence { count: more, .. }
                    | Question::Trial { count: more, .. }
                    | Question::Nobody { count: more, .. }
                    | Question::Dates { count: more, .. },
                ) = (known, &question)
                {
                    *count += more;
                }
            }
            None => questions.push(question),
        }
    };
    for (at, table) in proposal.tables.iter().enumerate() {
        if table.tier == Tier::Ask {
            let others = table.alternatives.iter().map(|other| other.dataset.clone());
            let candidates = [table.dataset.clone()].into_iter().chain(others);
            ask(Question::Table { tables: vec![at], candidates: candidates.collect() });
        }
    }
    for (at, table) in proposal.tables.iter().enumerate() {
        for column in table.columns.iter().filter(|column| column.tier == Tier::Ask) {
            let candidates = [column.field.clone()].into_iter().chain(column.others.clone());
            ask(Question::Column {
                tables: vec![at],
                heading: column.heading.clone(),
                candidates: candidates.collect(),
            });
        }
    }
    for (at, table) in proposal.tables.iter().enumerate() {
        for calendar in table.calendar.iter().filter(|calendar| calendar.tier == Tier::Ask) {
            let heading = calendar.heading.clone();
            ask(Question::Calendar { tables: vec![at], heading });
        }
        for trial in table.trials.iter().filter(|trial| trial.tier == Tier::Ask) {
            let (heading, word) = (trial.heading.clone(), trial.word.clone());
            ask(Question::Trial { tables: vec![at], heading, word, count: trial.count });
        }
        let columns = table.columns.iter().filter(|column| column.tier == Tier::Sure);
        for column in columns.clone() {
            for stranger in column.strangers.iter().filter(|word| word.tier == Tier::Ask) {
                let (heading, word) = (column.heading.clone(), stranger.word.clone());
                ask(Question::Nobody { tables: vec![at], heading, word, count: stranger.count });
            }
        }
        for form in columns.flat_map(|column| &column.dates) {
            if form.tier == Tier::Ask {
                ask(Question::Dates {
                    tables: vec![at],
                    lacks: form.lacks,
                    count: form.count,
                    example: form.example.clone(),
                });
            }
        }
    }
    for (at, table) in proposal.tables.iter().enumerate() {
        for column in table.spread.iter().filter(|column| column.tier == Tier::Ask) {
            ask(Question::Spread {
                tables: vec![at],
                heading: column.heading.clone(),
                set: column.set.clone(),
            });
        }
    }
    for (at, table) in proposal.tables.iter().enumerate() {
        for fixed in table.fixed.iter().filter(|fixed| fixed.tier == Tier::Ask) {
            ask(Question::Fixed { tables: vec![at], field: fixed.field.clone() });
        }
    }
    for (at, table) in proposal.tables.iter().enumerate() {
        for silence in table.silences.iter().filter(|silence| silence.tier == Tier::Ask) {
            ask(Question::Silence {
                tables: vec![at],
                field: silence.field.clone(),
                said: silence.said,
                count: silence.empty,
            });
        }
    }
    for (at, table) in proposal.tables.iter().enumerate() {
        for field in &table.words {
            for word in field.words.iter().filter(|word| word.tier == Tier::Ask) {
                ask(Question::Word {
                    tables: vec![at],
                    field: field.field.clone(),
                    word: word.word.clone(),
                    count: word.count,
                    candidates: word.code.iter().chain(&word.others).cloned().collect(),
                });
            }
        }
        for column in table.spread.iter().filter(|column| column.tier == Tier::Sure) {
            for word in &column.unknown {
                ask(Question::Answer {
                    tables: vec![at],
                    heading: column.heading.clone(),
                    word: word.clone(),
                });
            }
        }
    }
    questions
}

/// How fields are called with which something ends: of a month the last day stands for them.
const ENDS: [&str; 5] = ["_to", "ended_on", "_until", "due_on", "ends_on"];

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This one: a dataset, a field, a code, `yes` or `no`, a step or `no_opinion`.
    This(String),
    /// It is not used; of an empty cell: it says nothing.
    NotUsed,
}

/// Takes an answer into the proposal.
pub fn decide(proposal: &mut Proposal, question: &Question, answer: &Answer) {
    if let (Question::Table { tables, .. }, Answer::NotUsed) = (question, answer) {
        // From the end: those before keep their places.
        for at in tables.iter().rev() {
            let table = proposal.tables.remove(*at);
            // What is read as another register already is not unused.
            if table.beside.is_none() {
                proposal.unused.push(Unused { file: table.file, sheet: table.sheet });
            }
        }
        return;
    }
    for at in question.tables() {
        let table = &mut proposal.tables[*at];
        match (question, answer) {
            (Question::Table { .. }, Answer::This(dataset)) if *dataset == table.dataset => {
                table.tier = Tier::Sure;
            }
            (Question::Table { .. }, Answer::This(dataset)) => {
                let mut others = std::mem::take(&mut table.alternatives).into_iter();
                if let Some(chosen) = others.find(|other| other.dataset == *dataset) {
                    *table = TableMatch { tier: Tier::Sure, ..chosen };
                }
            }
            (Question::Table { .. }, Answer::NotUsed) => {}
            (Question::Spread { heading, .. }, Answer::This(_)) => {
                for column in table.spread.iter_mut().filter(|column| column.heading == *heading) {
                    column.tier = Tier::Sure;
                }
            }
            (Question::Spread { heading, .. }, Answer::NotUsed) => {
                table.spread.retain(|column| column.heading != *heading);
                table.unused.push(heading.clone());
            }
            (Question::Column { heading, .. }, answer) => {
                for column in table.columns.iter_mut().filter(|column| column.heading == *heading) {
                    match answer {
                        Answer::This(field) => {
                            column.field.clone_from(field);
                            column.tier = Tier::Sure;
                        }
                        Answer::NotUsed => column.field.clear(),
                    }
                }
                if *answer == Answer::NotUsed {
                    table.columns.retain(|column| !column.field.is_empty());
                    table.unused.push(heading.clone());
                }
            }
            (Question::Nobody { heading, word, .. }, answer) => {
                let columns = table.columns.iter_mut().filter(|it| it.heading == *heading);
                for stranger in columns.flat_map(|column| &mut column.strangers) {
                    if stranger.word == *word {
                        stranger.tier = Tier::Sure;
                        stranger.is_nobody = *answer != Answer::NotUsed;
                    }
                }
            }
            (Question::Trial { heading, word, .. }, answer) => {
                let is_this = |trial: &Trial| trial.heading == *heading && trial.word == *word;
                if *answer == Answer::NotUsed {
                    table.trials.retain(|trial| !is_this(trial));
                }
                for trial in table.trials.iter_mut().filter(|trial| is_this(trial)) {
                    trial.tier = Tier::Sure;
                }
            }
            (Question::Calendar { .. }, Answer::This(_)) => {
                table.calendar.iter_mut().for_each(|calendar| calendar.tier = Tier::Sure);
            }
            (Question::Calendar { .. }, Answer::NotUsed) => {
                if let Some(calendar) = table.calendar.take() {
                    table.lacking.push(calendar.field);
                }
            }
            (Question::Dates { lacks, .. }, answer) => {
                for column in &mut table.columns {
                    let is_end = ENDS.iter().any(|end| column.field.ends_with(end));
                    let day = if is_end { "last" } else { "first" };
                    for form in column.dates.iter_mut().filter(|form| form.lacks == *lacks) {
                        form.tier = Tier::Sure;
                        form.says = match answer {
                            Answer::NotUsed => None,
                            Answer::This(_) if *lacks == Lacking::Day => Some(day.to_string()),
                            Answer::This(place) => Some(place.clone()),
                        };
                    }
                }
            }
            (Question::Fixed { field, .. }, answer) => {
                for fixed in table.fixed.iter_mut().filter(|fixed| fixed.field == *field) {
                    fixed.tier = Tier::Sure;
                    fixed.code = match answer {
                        Answer::This(code) => Some(code.clone()),
                        Answer::NotUsed => None,
                    };
                }
            }
            (Question::Silence { field, .. }, answer) => {
                for silence in table.silences.iter_mut().filter(|silence| silence.field == *field) {
                    silence.tier = Tier::Sure;
                    silence.means = match answer {
                        Answer::This(word) => Some(word.clone()),
                        Answer::NotUsed => None,
                    };
                }
            }
            (Question::Word { field, word, .. }, answer) => {
                let fields = table.words.iter_mut().filter(|words| words.field == *field);
                for known in fields.flat_map(|words| &mut words.words) {
                    if known.word.to_lowercase() == word.to_lowercase() {
                        known.tier = Tier::Sure;
                        known.code = match answer {
                            Answer::This(code) => Some(code.clone()),
                            Answer::NotUsed => None,
                        };
                    }
                }
            }
            (Question::Answer { heading, word, .. }, answer) => {
                for column in table.spread.iter_mut().filter(|column| column.heading == *heading) {
                    column.unknown.retain(|unknown| unknown != word);
                    if let Answer::This(step) = answer {
                        match column.scale.iter_mut().find(|(known, _)| known == step) {
                            Some((_, words)) => words.push(word.clone()),
                            None => column.scale.push((step.clone(), vec![word.clone()])),
                        }
                    }
                }
            }
        }
    }
}
