//! What happens when a zone is lost: where to, and by whom.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
