//! A plan as a link: `#/open/1.<…>`, where `<…>` is the plan file's JSON
//! without spaces, deflated and written in base64url. Everything stands in
//! the fragment, which browsers do not send to a server.
//!
//! Inside, the key `link` says what the link holds and carries a checksum of
//! the rest, because a damaged link may still unpack to something.
//!
//! In `#/open/2.<…>`, and in a sealed plan file, the same is sealed with a
//! passphrase ([`crate::seal`]).

pub mod decode;
pub mod encode;
pub mod fits;
pub mod one_file;
pub mod packed;
pub mod sealed;
mod status;

pub use decode::decode;
pub use encode::{encode, link_address};

/// What stands before the payload.
pub const PREFIX: &str = "#/open/";

/// The version of the link's own format.
pub const VERSION: u32 = 1;

/// The version of a link that is sealed with a passphrase.
pub const SEALED: u32 = 2;

/// Links longer than this many characters are cut off by some mail and chat
/// programs: a reason to warn and to offer the file.
pub const LONG: usize = 8 * 1024;

/// The longest link that is made, in characters.
pub const MAX_MADE: usize = 64 * 1024;

/// The longest text that is opened as a link, in bytes.
pub const MAX_OPENED: usize = 256 * 1024;

/// The largest plan that a link may unpack to, in bytes.
pub const MAX_UNPACKED: usize = 16 * 1024 * 1024;

/// How much of a plan a link holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// All of it, but for what the plan was at its milestones.
    Full,
    /// Enough to see how things stand: names, states and dates, but no
    /// contacts, notes or other free text, no addresses of evidence, no
    /// credentials' places. What was stated reads `withheld`, so that score
    /// and findings stay the same.
    Status,
}

impl What {
    /// Both.
    pub const ALL: &[Self] = &[Self::Full, Self::Status];

    /// How links and the command line name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Status => "status",
        }
    }

    /// The one that is named so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|what| what.key() == key)
    }
}

/// The checksum of a link's content.
fn check_of(json: &crate::model::Json) -> String {
    format!("{:016x}", crate::file::hash::fnv(&[&json.to_string()]))
}
