//! What was odd about a file that could be read nevertheless.

use super::VERSION;
use super::Version;
use crate::model::Json;
use crate::model::id::Key;

/// Something odd, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The JSON path, such as `deployment.workloads[3].size_gb`.
    pub path: String,
    /// What is odd there.
    pub problem: Problem,
}

/// What can be odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The value has another shape; nothing is stated, the value is kept.
    WrongShape {
        /// What was expected.
        expected: String,
        /// What stood there.
        found: String,
    },
    /// A part of the list has another shape; the rest was read, the list as
    /// it stood is kept beside.
    PartlyRead {
        /// What was expected.
        expected: String,
        /// What stood there.
        found: String,
    },
    /// The object had no id; it was given this one, which is the same every
    /// time the file is read.
    NoId(Key),
    /// The object's id was not 32 hexadecimal digits; pointers to it hold.
    OtherId {
        /// What stood there.
        found: String,
        /// The id it was given.
        id: Key,
    },
    /// An earlier object has the same id; this one, to which no pointer
    /// leads, was given another.
    SameId {
        /// The id that stood there.
        found: Key,
        /// The id it was given.
        id: Key,
    },
    /// The pointer leads nowhere; it is kept.
    Dangling {
        /// What it should point to.
        expected: String,
        /// What stood there.
        found: String,
    },
    /// The file was made by a version that knows more keys; they are kept.
    NewerMinor(Version),
    /// The file does not say its version; it is read as the current one.
    NoVersion,
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        match &self.problem {
            Problem::WrongShape { expected, found } => write!(
                f,
                "expected {expected}, found {found}; kept as it is, but not used"
            ),
            Problem::PartlyRead { expected, found } => write!(
                f,
                "expected {expected}, found {found}; what could be read is used, the rest is kept as it is"
            ),
            Problem::NoId(id) => write!(f, "has no id; it was given {id}"),
            Problem::OtherId { found, id } => write!(
                f,
                "expected an id of 32 hexadecimal digits, found {found}; it was given {id}, and pointers to it hold"
            ),
            Problem::SameId { found, id } => write!(
                f,
                "has the id {found} of an earlier object; it was given {id}, and pointers lead to the earlier one"
            ),
            Problem::Dangling { expected, found } => write!(
                f,
                "expected {expected}, found {found}, which is not in the plan; kept as it is"
            ),
            Problem::NewerMinor(version) => write!(
                f,
                "the plan was made by a newer version (format {version}, this one knows {VERSION}); what it does not know is kept as it is"
            ),
            Problem::NoVersion => write!(
                f,
                "expected {{\"major\": 1, \"minor\": 0}}, found no version; read as {VERSION}"
            ),
        }
    }
}

/// A value as a message shows it: one line, not too long.
pub(super) fn shown(value: &Json) -> String {
    const LONGEST: usize = 60;
    let text = value.to_string();
    if text.chars().count() <= LONGEST {
        return text;
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start}…")
}
