//! The document of a report: what `docs/report-elements.md` allows, as plain data.

use super::svg::Drawing;

/// A whole report.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// BCP 47 tag of the main language.
    pub language: String,
    /// The title, as bookmarks and windows show it.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// What it is about.
    pub description: String,
    /// ISO day of the report.
    pub date: String,
    /// Right running head.
    pub head: String,
    /// Left foot.
    pub foot: String,
    /// Right foot, with `{page}` and `{pages}`.
    pub page_of: String,
    /// The cover.
    pub cover: Option<Vec<Block>>,
    /// The contents.
    pub contents: Option<Contents>,
    /// Everything else.
    pub body: Vec<Block>,
}

/// The list of contents.
#[derive(Clone, Debug)]
pub struct Contents {
    /// Its own heading.
    pub heading: Vec<Inline>,
    /// The entries in order.
    pub entries: Vec<ContentsEntry>,
}

/// A line of the contents.
#[derive(Clone, Debug)]
pub struct ContentsEntry {
    /// 1 or 2.
    pub level: u8,
    /// The id of the heading or section.
    pub target: String,
    /// The words.
    pub text: Vec<Inline>,
}

/// A block with what every block may have.
#[derive(Clone, Debug)]
pub struct Block {
    /// Link target.
    pub id: Option<String>,
    /// BCP 47 tag when it differs from the surroundings.
    pub language: Option<String>,
    /// `data-figure` of a paragraph: the figure that it prints.
    pub figure: Option<String>,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A part of the document.
    Section {
        /// Starts a new page.
        chapter: bool,
        /// Stays on one page where it fits on one.
        whole: bool,
        /// Left running head from here on.
        head: Option<String>,
        /// The content.
        blocks: Vec<Block>,
    },
    /// `h1` to `h4`.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The words.
        text: Vec<Inline>,
    },
    /// `p`.
    Paragraph {
        /// How it is set.
        kind: ParagraphKind,
        /// The words.
        text: Vec<Inline>,
    },
    /// `div.facts`: blocks side by side.
    Facts(Vec<Vec<Block>>),
    /// `div.answer`: a narrow column beside a wide one.
    Answer {
        /// The narrow column.
        value: Vec<Block>,
        /// The wide column.
        beside: Vec<Block>,
    },
    /// `ul` or `ol`.
    List {
        /// Numbered.
        ordered: bool,
        /// The items.
        items: Vec<ListItem>,
    },
    /// `figure`, or a lone `svg` in a cell.
    Figure {
        /// The picture.
        drawing: Drawing,
        /// The words below.
        caption: Option<Vec<Inline>>,
    },
    /// `table`.
    Table(Table),
    /// `hr`.
    Rule,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub struct ListItem {
    /// Link target.
    pub id: Option<String>,
    /// The content.
    pub blocks: Vec<Block>,
}

/// The classes of `p`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// No class.
    Plain,
    /// `lead`
    Lead,
    /// `caption`
    Caption,
    /// `big`
    Big,
    /// `verdict`
    Verdict(Option<Verdict>),
    /// `org` on the cover.
    Org,
    /// `subtitle` on the cover.
    Subtitle,
    /// `left`: left foot of the cover.
    Left,
    /// `right`: right foot of the cover.
    Right,
}

/// How a target was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// `met`
    Met,
    /// `not_met`
    NotMet,
    /// `not_assessed`
    NotAssessed,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// `class="card"`: names at the left, values at the right, no head.
    pub card: bool,
    /// `class="dense"`: rows close to each other.
    pub dense: bool,
    /// `class="fine"`: dense, and in small type.
    pub fine: bool,
    /// `class="paired"`: rows stand side by side in twos.
    pub paired: bool,
    /// The words above.
    pub caption: Option<Vec<Inline>>,
    /// `data-continued`: what stands above the rest of a table without a head, on the pages after its first.
    pub continued: Option<Vec<Inline>>,
    /// Shares of the width in percent; empty when the layouter decides.
    pub widths: Vec<f32>,
    /// Number of columns.
    pub columns: usize,
    /// The rows of the head.
    pub head: Vec<Row>,
    /// The rows of each body.
    pub bodies: Vec<Vec<Row>>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// `tr.group`: heads the rows that follow.
    pub group: bool,
    /// Link target.
    pub id: Option<String>,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it heads; `None` for `td`.
    pub scope: Option<Scope>,
    /// Set flush right.
    pub number: bool,
    /// Number of columns that it covers, at least 1.
    pub span: usize,
    /// BCP 47 tag when it differs from the surroundings.
    pub language: Option<String>,
    /// `data-figure`: the figure that it prints.
    pub figure: Option<String>,
    /// The content.
    pub blocks: Vec<Block>,
}

/// What a heading cell heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The column below.
    Column,
    /// The row.
    Row,
    /// The rows that follow.
    RowGroup,
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Words; white space is already joined.
    Text(String),
    /// `br`
    Break,
    /// Words that are set in another way.
    Span(SpanKind, Vec<Inline>),
    /// `a`
    Link(String, Vec<Inline>),
    /// `span.fn`
    Note(Vec<Inline>),
    /// `span lang`
    Language(String, Vec<Inline>),
    /// `span.page`: the page of a target, with the words before and behind its number.
    Page {
        /// The id.
        target: String,
        /// The words before.
        before: String,
        /// The words behind.
        behind: String,
    },
}

/// How words of a sentence are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// `strong`
    Strong,
    /// `em`
    Emphasis,
    /// `code`
    Code,
    /// `span.mute`
    Mute,
    /// `span.num`: never broken.
    Number,
    /// `span.verdict`
    Verdict(Option<Verdict>),
    /// `span` without a class.
    Plain,
}
