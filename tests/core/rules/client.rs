//! Short losses of the service that clients and policies have to bridge.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
