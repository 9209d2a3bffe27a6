//! The plan file: reading it generously, writing it so that a version
//! control system shows small differences, its JSON Schema, and the
//! fingerprint of the part of a plan that a proof covers.
//!
//! Nothing that a file says is lost: what this version cannot read is kept
//! as it stood and written back, and a [`warning::Warning`] says where it is.

pub mod changes;
mod covered;
pub mod error;
pub mod fingerprint;
pub mod hash;
mod ids;
pub mod lines;
pub mod name;
pub mod own_prints;
mod parse;
pub mod read;
pub mod schema;
mod scope;
pub mod snapshot;
pub mod upgrade;
mod values;
pub mod warning;
pub mod write;

pub use read::{read, read_bytes};
pub use write::write;

/// What a plan file says of its own format.
pub const FORMAT: &str = "muster.plan";

/// The version that is written. A newer minor version is read with a
/// warning, a newer major version is refused.
pub const VERSION: Version = Version { major: 1, minor: 2 };

/// How a plan file that is sealed with a passphrase begins.
pub const SEALED: &str = "muster.sealed";

/// What stands behind the first words of a sealed plan file; `None` where the
/// text is another file.
pub fn sealed_part(text: &str) -> Option<&str> {
    text.trim_start_matches('\u{feff}')
        .trim_start()
        .strip_prefix(SEALED)
}

/// The largest text that is read, in bytes: a plan of 200,000 workloads has
/// about two thirds of it.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Changes when an older program would misread the file.
    pub major: u64,
    /// Changes when only new keys were added.
    pub minor: u64,
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
