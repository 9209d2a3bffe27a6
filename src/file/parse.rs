//! From text to JSON, with an error that a person can act on.

use super::MAX_BYTES;
use super::error::{Place, ReadError};
use crate::model::Json;

/// The JSON value that the text is.
pub(super) fn parse(text: &str) -> Result<Json, ReadError> {
    if text.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(text.len()));
    }
    let text = text.trim_start_matches('\u{feff}');
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ReadError::Empty);
    }
    if start.starts_with(super::SEALED) {
        return Err(ReadError::Sealed);
    }
    if start.starts_with('<') {
        return Err(ReadError::WebPage);
    }
    serde_json::from_str(text).map_err(|error| explain(&error))
}

fn explain(error: &serde_json::Error) -> ReadError {
    let at = Place {
        line: error.line(),
        column: error.column(),
    };
    if error.is_eof() {
        return ReadError::Truncated(at);
    }
    let message = error.to_string();
    // The parser has no other way to tell these apart than its text.
    if message.starts_with("recursion limit exceeded") {
        return ReadError::TooDeep(at);
    }
    let what = message.split(" at line ").next().unwrap_or_default();
    ReadError::Syntax {
        what: what.to_owned(),
        at,
    }
}
