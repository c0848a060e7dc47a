//! All that a report's template may print: words and pictures, no counts and no rules.
//!
//! Every string is already in the report's language and printed as it will be read. There is no
//! field for a person, and none may be added.

use serde::Serialize;

use super::chart::Svg;
use super::logo::Picture;

#[cfg(test)]
mod documented;
mod particular;
mod provenance;

pub use self::particular::*;
pub use self::provenance::*;

/// One report in one language.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// `lt` or `en`.
    pub lang: String,
    /// Who reports.
    pub provider: Provider,
    /// The reporting period.
    pub period: PeriodWords,
    /// The report's day, ISO: `2025-01-20`.
    pub date: String,
    /// The program with its version: `rodiklis 0.1.0`.
    pub program: String,
    /// Short fingerprint of all data: `7f3a 91c2`.
    pub fingerprint: String,
    /// The certificate, where there is one.
    pub certificate: Option<Certificate>,
    /// Two to four large numbers of the cover.
    pub facts: Vec<Fact>,
    /// All indicators at a glance.
    pub summary: Summary,
    /// One per EQUASS principle that has indicators, in the framework's order.
    pub chapters: Vec<Chapter>,
    /// Annex A: how each indicator is defined, in the order of the sections.
    pub cards: Vec<Card>,
    /// Annex B: surveys.
    pub surveys: Vec<Survey>,
    /// All survey questions of the report with their intervals on one scale; nothing for fewer than two.
    pub survey_overview: Option<Figure>,
    /// Annex C: what was found in the data.
    pub findings: Vec<FindingGroup>,
    /// Annex D: notes beside those that every report has.
    pub notes: Vec<Note>,
    /// Annex E: what went in.
    pub manifest: Manifest,
    /// The hash that binds the attached evidence, where there is some.
    pub evidence: Option<Hash>,
    /// Figures that are not what was approved; empty where there are none.
    pub restated: Vec<Restatement>,
    /// Which groups of the report's frameworks have evidence.
    pub coverage: Vec<Coverage>,
    /// Persons or families in and out: at the beginning, came, went, at the end.
    pub flows: Vec<Table>,
    /// What was done to improve.
    pub progress: Progress,
    /// The project.
    pub project: Project,
    /// What families and children are told.
    pub easy: Easy,
    /// What the provider wrote.
    pub texts: Texts,
    /// What is withheld; nothing in a report for the house.
    pub public: Option<Public>,
}

/// Who reports.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Provider {
    /// Its name.
    pub name: String,
    /// Its code in the register of legal entities.
    pub code: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Its mark; a `figure` of class `logo` shows it.
    pub logo: Option<Picture>,
}

/// A reporting period in words.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PeriodWords {
    /// `2024`.
    pub label: String,
    /// `2024 m. sausio 1 d. – gruodžio 31 d.`
    pub days: String,
    /// First and last of the periods that trends show: `2022–2024`.
    pub span: String,
}

/// The certificate.
#[derive(Clone, Debug, Serialize)]
pub struct Certificate {
    /// `EQUASS Assurance (2018)`.
    pub scheme: String,
    /// `LIT2021-065`; empty where it is not known.
    pub reference: String,
    /// The service that is certified.
    pub scope: String,
    /// Its mark; a `figure` of class `logo` shows it.
    pub logo: Option<Picture>,
    /// Its life, drawn by [`super::chart::timeline`].
    pub timeline: Svg,
}

/// A large number of the cover.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fact {
    /// `365`.
    pub value: String,
    /// What it is, with its day: `vaikai šeimose, 2024-12-31`.
    pub caption: String,
    /// Which figure of the JSON its value is, as `data-figure` names it; or nothing.
    pub figure: Option<String>,
}

/// All indicators at a glance.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    /// Sentences, the most important first.
    pub lead: Vec<String>,
    /// One per chapter.
    pub groups: Vec<SummaryGroup>,
    /// Whether there are several periods: one alone has neither a course nor a change.
    pub course: bool,
}

/// Indicators of one principle.
#[derive(Clone, Debug, Serialize)]
pub struct SummaryGroup {
    /// `9 · Orientacija į rezultatus`.
    pub title: String,
    /// Its indicators.
    pub rows: Vec<SummaryRow>,
}

/// One indicator at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct SummaryRow {
    /// The indicator's id, which is its section's too.
    pub id: String,
    /// Short title.
    pub title: String,
    /// Drawn by [`super::chart::sparkline`].
    pub sparkline: Svg,
    /// `95,5 %`.
    pub value: String,
    /// The denominator, or `–`.
    pub of: String,
    /// `≥ 95 %`, or `–`.
    pub target: String,
    /// Its verdict.
    pub judgement: Judgement,
    /// `+0,5 proc. p.`, or `–`.
    pub change: String,
    /// The value of the period before, or `–`.
    pub before: String,
    /// What a bare value hides: `105 iš 110`, how many cases are unclear, how many of those asked answered.
    pub cases: Vec<String>,
    /// What its figure rests on.
    pub provenance: Option<Provenance>,
    /// Which figure of the JSON its value is, as `data-figure` names it; or nothing.
    pub figure: Option<String>,
}

/// A verdict as it is shown: never by colour alone. Made by [`super::sentence::judgement`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// `met`, `not_met`, `not_assessed` or `no_target`.
    pub class: String,
    /// `✓`, `✕`, `○` or nothing.
    pub sign: String,
    /// `pasiekta`.
    pub word: String,
    /// `siekis ≥ 95 % pasiektas`.
    pub phrase: String,
    /// `nėra tikra`: the interval includes the target.
    pub doubt: Option<String>,
}

/// A principle.
#[derive(Clone, Debug, Serialize)]
pub struct Chapter {
    /// Unique in the document: `principle-9`.
    pub id: String,
    /// `9 · Orientacija į rezultatus`.
    pub title: String,
    /// Its indicators; at least one.
    pub sections: Vec<Section>,
}

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// The indicator's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Begins a page: it is the first of its chapter. Others follow where they fit.
    pub own_page: bool,
    /// The figure, large.
    pub answer: Answer,
    /// What the figure rests on.
    pub provenance: Option<Provenance>,
    /// Sentences that follow from the figure. Made by [`super::sentence::lead`].
    pub lead: Vec<String>,
    /// What the indicator says and what it does not.
    pub explanation: Vec<String>,
    /// How it went.
    pub trend: Option<Figure>,
    /// Other pictures.
    pub figures: Vec<Figure>,
    /// What else there is to say: how a survey was answered, whether a process is stable.
    pub blocks: Vec<Block>,
    /// The periods in numbers; nothing where the trend says all.
    pub periods: Option<Table>,
    /// The groups in numbers.
    pub groups: Vec<Table>,
    /// In place of tables of groups that tell nothing: which group is the only one, or that all are withheld.
    pub lone_groups: Vec<String>,
}

/// The answer of an indicator's page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Answer {
    /// At most nine characters, as it is printed large: `95,5 %`; `2 278` with its unit in `of`; `1 iš 2` where there are too few units for a share; `nėra duomenų`.
    pub value: String,
    /// `105 iš 110 atsakymų`.
    pub of: Option<String>,
    /// `95 % pasikliautinasis intervalas 89,8–98,0 %`.
    pub interval: Option<String>,
    /// Its verdict.
    pub judgement: Judgement,
    /// How near the target is. Made by [`super::sentence::reserve`].
    pub reserve: Option<String>,
    /// Unknowns and exclusions in short.
    pub left_out: Vec<String>,
    /// Which figure of the JSON its value is, as `data-figure` names it; or nothing.
    pub figure: Option<String>,
}

/// A part of an indicator's page with a heading of its own.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Block {
    /// Its heading.
    pub title: String,
    /// What it says, before its pictures.
    pub paragraphs: Vec<String>,
    /// Its pictures.
    pub figures: Vec<Figure>,
    /// Its tables.
    pub tables: Vec<Table>,
}

/// A picture with its caption.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// Set by [`arranged`].
    pub number: u32,
    /// The picture.
    pub svg: Svg,
    /// What it shows, without number.
    pub caption: String,
}

/// A table of numbers. All rows have a cell per column.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// Set by [`arranged`].
    pub number: u32,
    /// What it shows, without number.
    pub caption: String,
    /// The first column names the rows.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// A sentence under it.
    pub note: Option<String>,
    /// The same numbers drawn, to stand before the table; nothing where there is no picture of them.
    pub picture: Option<Figure>,
}

/// A column's head.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Column {
    /// Its words.
    pub title: String,
    /// Share of the table's width, in per cent; columns add up to 100.
    pub width: u32,
    /// Numbers: right-aligned.
    pub number: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// A verdict's class, or nothing.
    pub class: String,
    /// Words of less weight behind it, or nothing.
    pub mute: String,
    /// A picture in place of words.
    pub picture: Option<Svg>,
    /// Which figure of the JSON its words are, as `data-figure` names it: `children_served 2024 sex=female`; or nothing.
    pub figure: Option<String>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell { text: text.to_owned(), ..Cell::default() }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell { text, ..Cell::default() }
    }
}

impl From<&Judgement> for Cell {
    fn from(judgement: &Judgement) -> Self {
        let mute = judgement.doubt.as_ref().map(|doubt| format!("({doubt})")).unwrap_or_default();
        let text = format!("{} {}", judgement.sign, judgement.word).trim().to_owned();
        let class =
            if judgement.class == "no_target" { String::new() } else { judgement.class.clone() };
        Cell { text, class, mute, ..Cell::default() }
    }
}

/// How an indicator is defined: its card in annex A. Empty fields are left out.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Card {
    /// The indicator's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// In what the value is given, and of a share what is counted: `procentai (skaičiuojama: atsakymai)`.
    pub unit: String,
    /// How it is scored: `dalis: skaitiklis / vardiklis × 100`.
    pub scoring: String,
    /// The conditions as written.
    pub conditions: Vec<Condition>,
    /// What leaves the denominator, in order.
    pub exclusions: Vec<Condition>,
    /// What becomes of unknowns.
    pub unknowns: String,
    /// Fewer units than this and no verdict is given.
    pub minimum: String,
    /// Targets with their dates and source.
    pub targets: Vec<String>,
    /// What it says and what it does not.
    pub explanation: String,
    /// The dataset that it is counted from, by title.
    pub dataset: String,
    /// Where the definition comes from.
    pub source: String,
    /// What it is mapped to: `EQUASS 2018: 9 · Orientacija į rezultatus`.
    pub mapped: Vec<String>,
    /// `1.0.0, galioja nuo 2023-07-01`.
    pub version: String,
    /// `results/satisfied_service_users.toml`.
    pub file: String,
    /// The file's hash.
    pub hash: Hash,
}

/// A condition with what it decides.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Condition {
    /// `Vardiklis`, `Skaitiklis`, or an exclusion's name.
    pub name: String,
    /// As written in the definition.
    pub text: String,
    /// The language of its words where it is not the report's: definitions are written in English ones.
    pub lang: Option<String>,
}

/// One survey: who could answer and who did. A number that nobody kept is `None`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Survey {
    /// Which one.
    pub title: String,
    /// Days and channel, as far as known.
    pub when: Option<String>,
    /// Could have answered.
    pub eligible: Option<String>,
    /// Were asked.
    pub invited: Option<String>,
    /// Answered.
    pub returned: String,
    /// Answers that can be used.
    pub usable: String,
    /// Returned of eligible.
    pub rate: Option<String>,
    /// What the share would be by other definitions; nothing for a question without a scale.
    pub alternatives: Vec<Alternative>,
}

/// What a survey's share would be by another definition.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Alternative {
    /// Which answers would be favourable.
    pub cut: String,
    /// Of those with an opinion: value, so many of so many, and how it stands to the target.
    pub without: String,
    /// Of all who answered.
    pub with: String,
}

/// Findings of one severity.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FindingGroup {
    /// `Klaidos`.
    pub title: String,
    /// Kinds of findings.
    pub kinds: Vec<FindingKind>,
}

/// Findings of one kind, without any private value.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FindingKind {
    /// `Q001`.
    pub code: String,
    /// What was found.
    pub what: String,
    /// How to mend it.
    pub mend: String,
    /// How many cells or rows, printed.
    pub count: String,
    /// Some places, a line for each sheet: `Vaikų registras.xlsx › Vaikai: E17, E20`.
    pub places: Vec<String>,
    /// `ir dar 12`, where there are more.
    pub more: Option<String>,
}

/// A note on method.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Note {
    /// What it is on.
    pub title: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
}

/// How a report that anybody may read protects small numbers.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Public {
    /// For the cover: `Viešai: žmonių skaičiai suapvalinti`.
    pub statement: String,
    /// How its numbers are read, in a sentence.
    pub reading: String,
    /// Whether numbers of people are rounded; elsewhere small ones are withheld.
    pub is_rounded: bool,
    /// The base to whose multiples they are rounded: `5`.
    pub base: String,
    /// The greatest small number: `4`.
    pub most: String,
    /// The rules, a sentence each.
    pub rules: Vec<String>,
    /// Titles of the indicators of which a number is withheld, or nothing: `Išvykę vaikai; Atvykę vaikai`.
    pub withheld: String,
}

/// What went in.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Manifest {
    /// The provider's files.
    pub files: Vec<InputFile>,
    /// Files of definitions, rules and frameworks.
    pub definitions: Vec<DefinitionFolder>,
}

/// A file that was read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct InputFile {
    /// Its name, relative to the workspace.
    pub name: String,
    /// What it holds: the dataset's title.
    pub dataset: String,
    /// Rows read, printed.
    pub read: String,
    /// Rows left out, printed.
    pub left_out: String,
    /// Its hash.
    pub hash: Hash,
}

/// Definitions of one folder of the library.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DefinitionFolder {
    /// Its name with a slash: `results/`.
    pub name: String,
    /// The files.
    pub files: Vec<DefinitionFile>,
}

/// A definition that was used.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DefinitionFile {
    /// Its name, relative to its folder.
    pub name: String,
    /// `1.0.0`, or nothing.
    pub version: String,
    /// Its hash.
    pub hash: Hash,
}

/// What was restated from one closing of a period to the next, or to the present.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Restatement {
    /// `2024: patvirtinta 2025-01-31, palyginta su dabartiniais duomenimis`.
    pub caption: String,
    /// The figures.
    pub rows: Vec<Restated>,
}

/// A figure that is not what it was.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Restated {
    /// The indicator's title.
    pub title: String,
    /// `amžius: 4–6 m.`, or nothing for the whole.
    pub group: String,
    /// `95,5 % (105 / 110)`.
    pub before: String,
    /// `94,5 % (104 / 110)`.
    pub after: String,
    /// What may have caused it.
    pub causes: Vec<String>,
}

/// A SHA-256 in hexadecimal, printed so that people can compare it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Hash {
    /// First sixteen digits, in four groups.
    pub short: String,
    /// All digits, in groups of sixteen, which lets a line break between them.
    pub grouped: String,
}

impl Hash {
    /// From hexadecimal digits.
    pub fn of(digits: &str) -> Hash {
        let digits: Vec<char> = digits.chars().filter(char::is_ascii_hexdigit).collect();
        let groups = |count: usize, size: usize| {
            let groups: Vec<String> =
                digits.chunks(size).take(count).map(|group| group.iter().collect()).collect();
            groups.join(" ")
        };
        // Kept on one line: half a fingerprint is compared with nothing.
        Hash { short: groups(4, 4).replace(' ', "\u{a0}"), grouped: groups(usize::MAX, 16) }
    }
}

/// Numbers figures and tables in the order of the document, each from one, and begins each chapter
/// on a page of its own.
pub fn arranged(mut report: Report) -> Report {
    for chapter in &mut report.chapters {
        if let Some(first) = chapter.sections.first_mut() {
            first.own_page = true;
        }
    }
    let (mut figure, mut table) = (0, 0);
    for section in report.chapters.iter_mut().flat_map(|chapter| &mut chapter.sections) {
        let blocks = section.blocks.iter_mut().flat_map(|block| &mut block.figures);
        for picture in section.trend.iter_mut().chain(&mut section.figures).chain(blocks) {
            figure += 1;
            picture.number = figure;
        }
        let blocks = section.blocks.iter_mut().flat_map(|block| &mut block.tables);
        for numbers in blocks.chain(&mut section.periods).chain(&mut section.groups) {
            table += 1;
            numbers.number = table;
            if let Some(picture) = &mut numbers.picture {
                figure += 1;
                picture.number = figure;
            }
        }
    }
    report
}

#[cfg(test)]
mod tests;
