//! Why a text is no plan that can be read: what is wrong, where, what to do.

use super::{MAX_BYTES, VERSION, Version};

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is no text.
    Empty,
    /// There is more text than is read, in bytes.
    TooLarge(usize),
    /// The bytes are no UTF-8 text; the place of the first such byte.
    NotText(usize),
    /// It is sealed with a passphrase.
    Sealed,
    /// It is a web page.
    WebPage,
    /// It is no JSON.
    Syntax {
        /// What the parser says.
        what: String,
        /// Where.
        at: Place,
    },
    /// It ends in the middle.
    Truncated(Place),
    /// Brackets are nested deeper than any plan.
    TooDeep(Place),
    /// It is JSON, but no plan.
    NotAPlan(String),
    /// It was made by a newer version of a format that this one misreads.
    Newer(Version),
}

/// A place in a text, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character of that line, in bytes.
    pub column: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty. Choose a plan file, or start a new plan"),
            Self::TooLarge(bytes) => write!(
                f,
                "The file has {bytes} bytes, and at most {MAX_BYTES} are read. Check that it is a plan file"
            ),
            Self::NotText(at) => write!(
                f,
                "The file is not text: byte {at} is no UTF-8. Choose the plan file itself, not an archive or a spreadsheet of it"
            ),
            Self::Sealed => f.write_str(
                "The file is sealed with a passphrase. Open it on the start page of Muster, or write the plan with: muster open FILE --passphrase-file PASSPHRASE",
            ),
            Self::WebPage => f.write_str(
                "This is a web page, not a plan file. The address may have answered with a login or an error page; download the file itself",
            ),
            Self::Syntax { what, at } => write!(
                f,
                "This is not JSON: {what} at {at}. Correct that place, or take the file from where it was saved"
            ),
            Self::Truncated(at) => write!(
                f,
                "The file ends in the middle of something, at {at}. It was probably cut off; take a complete copy"
            ),
            Self::TooDeep(at) => write!(
                f,
                "The file is nested deeper than any plan, at {at}. Check that it is a plan file"
            ),
            Self::NotAPlan(what) => write!(
                f,
                "This is JSON, but not a plan: {what}. A plan file begins with \"format\": \"muster.plan\""
            ),
            Self::Newer(version) => write!(
                f,
                "This plan was made by a newer version (format {version}; this one reads up to {VERSION}). Open it there; nothing was changed"
            ),
        }
    }
}

impl std::error::Error for ReadError {}
