//! A packed plan that was sealed with a passphrase, as a link and as a file.
//! Nothing of the plan stands in the clear, not even its name.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::decode::{LinkError, bytes_of};
use super::encode::{TooLong, fragment};
use super::{SEALED, What};
use crate::file;

/// The name under which a sealed plan is handed out: it says nothing of it.
pub const FILE_NAME: &str = "plan.muster-sealed";

/// Characters in a line of the file, as many as every mail program leaves alone.
const LINE: usize = 76;

/// The fragment that asks for the passphrase: `#/open/2.<…>`.
///
/// # Errors
/// It would be longer than [`super::MAX_MADE`].
pub fn link(sealed: &[u8], what: What) -> Result<String, TooLong> {
    fragment(SEALED, sealed, what)
}

/// The text of the sealed plan file: a first line that says what it is, and
/// lines of base64url.
pub fn file(sealed: &[u8]) -> String {
    let text = URL_SAFE_NO_PAD.encode(sealed);
    let mut lines = vec![file::SEALED];
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(LINE).unwrap_or((rest, ""));
        lines.push(line);
        rest = after;
    }
    lines.push("");
    lines.join("\n")
}

/// What the text of a sealed plan file holds; `None` where it is another file.
pub fn from_file(text: &str) -> Option<Result<Vec<u8>, LinkError>> {
    let rest = file::sealed_part(text)?;
    let letters: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    Some(if letters.is_empty() {
        Err(LinkError::Cut)
    } else {
        bytes_of(&letters)
    })
}
