//! Whether there is somebody, and somebody else.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
