//! Making a link.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::packed::pack_for_link;
use super::{MAX_MADE, PREFIX, VERSION, What};
use crate::model::plan::Plan;

/// The plan does not fit into a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many characters the link would have.
    pub length: usize,
    /// What it was to hold.
    pub what: What,
}

impl std::fmt::Display for TooLong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let advice = match self.what {
            What::Full => "Share the status only, or send the plan file",
            What::Status => "Send the plan file",
        };
        write!(
            f,
            "The link would have {} characters, and at most {MAX_MADE} are made. {advice}",
            self.length
        )
    }
}

impl std::error::Error for TooLong {}

/// The fragment that opens the plan: `#/open/1.<…>`. Longer than
/// [`super::LONG`] it still works, but is better sent as a file.
///
/// # Errors
/// It would be longer than [`MAX_MADE`].
pub fn encode(plan: &Plan, what: What) -> Result<String, TooLong> {
    fragment(VERSION, &pack_for_link(plan, what), what)
}

/// The fragment that carries the bytes in a version of the link's format.
pub(super) fn fragment(version: u32, bytes: &[u8], what: What) -> Result<String, TooLong> {
    let fragment = format!("{PREFIX}{version}.{}", URL_SAFE_NO_PAD.encode(bytes));
    if fragment.len() > MAX_MADE {
        return Err(TooLong {
            length: fragment.len(),
            what,
        });
    }
    Ok(fragment)
}

/// The whole address: the page's own with the fragment in place of its own.
pub fn link_address(base: &str, fragment: &str) -> String {
    let page = base.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}
