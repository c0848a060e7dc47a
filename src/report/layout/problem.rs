//! What can be wrong with a document.

/// Deeper than any report, and shallow enough for the stack.
pub(super) const DEEPEST: usize = 60;

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    /// Line of the document, from 1.
    pub line: u32,
    /// Column of that line, from 1.
    pub column: u32,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not well-formed XML; the message of the XML reader.
    Xml(String),
    /// An element that is not known at this place.
    Element {
        /// The element found.
        found: String,
        /// The element around it.
        inside: String,
        /// What may stand there.
        allowed: Vec<&'static str>,
    },
    /// Words where only elements may stand.
    Words {
        /// The first of them.
        found: String,
        /// The element around them.
        inside: String,
    },
    /// An attribute that the element does not have.
    Attribute {
        /// The element.
        element: String,
        /// The attribute found.
        found: String,
        /// The attributes it may have.
        allowed: Vec<&'static str>,
    },
    /// A value that an attribute cannot have.
    Value {
        /// The element.
        element: String,
        /// The attribute.
        attribute: String,
        /// The value found.
        found: String,
        /// What is allowed.
        allowed: Vec<&'static str>,
    },
    /// Something that must be there is not.
    Missing {
        /// The element around it.
        element: String,
        /// What is missing.
        what: &'static str,
    },
    /// A heading more than one level below the heading before it.
    SkippedHeading {
        /// The level found.
        found: u8,
        /// The level of the heading before.
        before: u8,
    },
    /// A row whose cells do not cover the columns of its table.
    Columns {
        /// Columns that the cells cover.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// Two elements with the same `id`.
    DuplicateId(String),
    /// A link to an `id` that no element has.
    UnknownTarget(String),
    /// Elements nested more than 60 deep.
    TooDeep,
}

impl std::fmt::Display for DocumentError {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}:{}: {}", self.line, self.column, self.problem)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Problem::Xml(message) => write!(to, "not well-formed: {message}"),
            Problem::Element { found, inside, allowed } => {
                write!(
                    to,
                    "<{found}> is not known inside <{inside}>; allowed: {}",
                    allowed.join(", ")
                )
            }
            Problem::Words { found, inside } => {
                write!(to, "words directly inside <{inside}>: “{found}”")
            }
            Problem::Attribute { element, found, allowed } => {
                write!(
                    to,
                    "<{element}> has no attribute “{found}”; allowed: {}",
                    allowed.join(", ")
                )
            }
            Problem::Value { element, attribute, found, allowed } => {
                write!(to, "<{element} {attribute}=\"{found}\">; allowed: {}", allowed.join(", "))
            }
            Problem::Missing { element, what } => write!(to, "<{element}> needs {what}"),
            Problem::SkippedHeading { found, before } => {
                write!(to, "h{found} follows h{before}: a level is skipped")
            }
            Problem::Columns { found, expected } => {
                write!(to, "the row covers {found} columns, the table has {expected}")
            }
            Problem::DuplicateId(id) => write!(to, "the id “{id}” is used twice"),
            Problem::UnknownTarget(id) => write!(to, "no element has the id “{id}”"),
            Problem::TooDeep => write!(to, "elements are nested more than {DEEPEST} deep"),
        }
    }
}

impl std::error::Error for DocumentError {}
