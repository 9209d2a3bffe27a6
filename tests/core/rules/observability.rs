//! Whether anybody learns of a failed backup.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
