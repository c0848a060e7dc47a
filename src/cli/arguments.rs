//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::locale::Lang;

/// From a social-service provider's own spreadsheets to figures and reports that can be trusted.
#[derive(Debug, Parser)]
#[command(name = "rodiklis", version, about, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// Language of messages; by default that of the system: Lithuanian or English.
    #[arg(long, global = true, value_name = "lt|en", value_parser = language)]
    pub speak: Option<Lang>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look at a folder's spreadsheets, propose how they are read, and write rodiklis.toml.
    New(New),
    /// Read the files and say, cell by cell, what could not be understood.
    Check(Check),
    /// Compute the indicators.
    Compute(Compute),
    /// Show the rows behind one figure.
    Explain(Explain),
    /// Print the reports.
    Report(Report),
    /// Check a report's evidence against the workspace, figure by figure.
    Verify(Verify),
    /// Say what was restated from one report to another.
    Compare(Compare),
    /// Store a period's figures as approved; later reports show what was restated since.
    Close(Close),
    /// Write a centre's counts, with pseudonyms, for a project of many centres.
    Extract(Extract),
    /// Join the extracts of many centres.
    Pool(Pool),
    /// Look at the library of indicators, or run its own tests.
    Library(Library),
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Where the work is.
#[derive(Debug, Args)]
pub struct Where {
    /// Folder that holds rodiklis.toml.
    #[arg(default_value = ".")]
    pub workspace: PathBuf,
}

#[derive(Debug, Args)]
pub struct New {
    /// Folder that holds the spreadsheets.
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// Ask nothing: what is not sure is left open in the file.
    #[arg(long)]
    pub no_questions: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub place: Where,
    /// List every place, not the first few of each kind.
    #[arg(long)]
    pub all: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[derive(Debug, Args)]
pub struct Compute {
    #[command(flatten)]
    pub place: Where,
    /// Reporting period in place of the workspace's: 2024, 2024-Q1, 2024-03, 2024-01-15/2024-02-14. May be given more than once.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,
    /// Only this indicator. May be given more than once.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,
    /// Groups and crosses too, in the table; the other formats always have them.
    #[arg(long)]
    pub groups: bool,
    /// For anybody to read: small numbers, and those that would betray them, are withheld.
    #[arg(long, conflicts_with = "period")]
    pub public: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t = ComputeFormat::Table)]
    pub format: ComputeFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ComputeFormat {
    /// A table for people.
    Table,
    /// Everything, for programs.
    Json,
    /// One line per figure.
    Csv,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The indicator's id.
    pub indicator: String,
    #[command(flatten)]
    pub place: Where,
    /// Reporting period; by default the workspace's last one.
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Group, as name=value: age_band=0-3. The value unknown stands for units without one. Given more than
    /// once, or separated by commas: the units with all these values.
    #[arg(long, value_name = "NAME=VALUE", value_delimiter = ',')]
    pub group: Vec<String>,
    /// File with the secret key of the evidence: names each row's unit by its pseudonym.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    pub place: Where,
    /// Reports, separated by commas: equass-audit, equass-progress, municipal-annual, project-results, easy-read, or folders of one's own; by default the workspace's.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub report: Vec<String>,
    /// Languages, separated by commas; by default the workspace's.
    #[arg(long, value_name = "lt,en", value_delimiter = ',', value_parser = language)]
    pub lang: Vec<Lang>,
    /// Folder for the reports; by default `reports` in the current folder.
    #[arg(long, value_name = "FOLDER", default_value = "reports")]
    pub out: PathBuf,
    /// Formats, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [ReportFormat::Pdf, ReportFormat::Html, ReportFormat::Xlsx, ReportFormat::Json])]
    pub format: Vec<ReportFormat>,
    /// Reporting period in place of the workspace's. May be given more than once; the last is reported.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,
    /// For anybody to read: small numbers, and those that would betray them, are withheld.
    #[arg(long, conflicts_with_all = ["period", "evidence"])]
    pub public: bool,
    /// The day that the report carries, in place of the workspace's.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<chrono::NaiveDate>,
    /// Print again whenever the workspace, its data, a definition or a template is saved, until it is stopped.
    #[arg(long)]
    pub watch: bool,
    /// A folder with one's own templates, in place of the reports.
    #[arg(long, value_name = "FOLDER", conflicts_with = "report")]
    pub template: Option<PathBuf>,
    /// Attach the evidence to the PDF and write it as a folder: what went in, definitions, figures and their pseudonymised records.
    #[arg(long)]
    pub evidence: bool,
    /// File with the secret key of the pseudonyms; by default evidence.key in the workspace.
    #[arg(long, value_name = "FILE", requires = "evidence")]
    pub key: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum ReportFormat {
    /// PDF/UA-1 and PDF/A-2a.
    Pdf,
    /// One self-contained file for browsers.
    Html,
    /// A workbook: figures, definitions and findings as typed cells.
    Xlsx,
    /// The figures, a line each, as a spreadsheet of the report's language opens them.
    Csv,
    /// Figures and findings, as `compute --format json`.
    Json,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// A report's PDF with evidence, or its evidence folder.
    pub report: PathBuf,
    /// Folder that holds rodiklis.toml.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub workspace: PathBuf,
    /// File with the secret key of the pseudonyms; by default evidence.key in the workspace.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// List the figures that agree, too.
    #[arg(long)]
    pub all: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// The earlier figures: a PDF with evidence, an evidence folder, a closing or a report's JSON file.
    pub old: PathBuf,
    /// The later figures.
    pub new: PathBuf,
    /// How to print.
    #[arg(long, value_enum, default_value_t = ComputeFormat::Table)]
    pub format: ComputeFormat,
}

#[derive(Debug, Args)]
pub struct Close {
    /// The period: 2024, 2024-Q1, 2024-03, 2024-01-15/2024-02-14.
    pub period: String,
    #[command(flatten)]
    pub place: Where,
    /// The day of the closing, in place of the workspace's report_date.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<chrono::NaiveDate>,
    /// The role in which it is closed, in small letters; never a name.
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// File with the secret key that seals closings; by default evidence.key in the workspace, where there is one.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Close a period again; the earlier closings stay.
    #[arg(long)]
    pub again: bool,
    /// Keep what the public report tells of all its periods, so that later ones tell no more together with it.
    #[arg(long)]
    pub public: bool,
    /// Close although the period is not over or the data have errors.
    #[arg(long)]
    pub accept_errors: bool,
}

#[derive(Debug, Args)]
pub struct Extract {
    #[command(flatten)]
    pub place: Where,
    /// File with the project's secret key, the same at every centre; at least 16 bytes.
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// What the project is called at every centre, letter for letter: its number.
    #[arg(long, value_name = "NUMBER")]
    pub project: String,
    /// File with the centre's own secret key, for whoever has no personal code; by default evidence.key in the workspace.
    #[arg(long, value_name = "FILE")]
    pub own_key: Option<PathBuf>,
    /// Where to write the extract.
    #[arg(long, value_name = "FILE", default_value = "extract.json")]
    pub out: PathBuf,
    /// Reporting period in place of the workspace's. May be given more than once.
    #[arg(long, value_name = "PERIOD")]
    pub period: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Pool {
    /// The project's file.
    #[arg(default_value = "pool.toml")]
    pub project: PathBuf,
    /// Only this indicator. May be given more than once.
    #[arg(long, value_name = "ID")]
    pub indicator: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// Print the report project-results of all centres into this folder.
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// For anybody to read: small numbers, and those that would betray them, are withheld.
    #[arg(long, requires = "out")]
    pub public: bool,
    /// Languages of that report, separated by commas; by default both.
    #[arg(long, value_name = "lt,en", value_delimiter = ',', value_parser = language)]
    pub lang: Vec<Lang>,
    /// The day that the report carries; by default the last day of its period.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<chrono::NaiveDate>,
}

#[derive(Debug, Args)]
pub struct Library {
    #[command(subcommand)]
    pub action: LibraryAction,
}

#[derive(Debug, Subcommand)]
pub enum LibraryAction {
    /// List the indicators.
    List(LibraryPlace),
    /// Show one indicator's definition.
    Show {
        /// The indicator's id.
        indicator: String,
        #[command(flatten)]
        place: LibraryPlace,
    },
    /// Run every definition's own examples.
    Test(LibraryPlace),
}

/// Which library.
#[derive(Debug, Args)]
pub struct LibraryPlace {
    /// A library folder, or a folder that holds rodiklis.toml; by default the program's own library.
    pub folder: Option<PathBuf>,
}

fn language(text: &str) -> Result<Lang, String> {
    text.parse().map_err(|error: crate::locale::UnknownLang| error.to_string())
}
