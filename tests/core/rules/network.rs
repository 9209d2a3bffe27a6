//! Ports, gateways, restrictions, and where the instance is.

use super::Case;

pub(crate) fn cases() -> Vec<Case> {
    vec![]
}
