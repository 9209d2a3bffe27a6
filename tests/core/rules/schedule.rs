//! When backups run, and how long they are kept.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
