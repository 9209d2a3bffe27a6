//! Where the pages are silent or disagree: what to ask the provider.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
