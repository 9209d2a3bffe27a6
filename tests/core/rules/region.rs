//! What is left when a region is lost.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
