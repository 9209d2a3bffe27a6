//! The backup agents on the protected servers.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
