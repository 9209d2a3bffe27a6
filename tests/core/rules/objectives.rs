//! How much work may be lost, how long it may take, and whether that can be kept.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
