//! Whether recovery points are locked against deletion, and for how long.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
