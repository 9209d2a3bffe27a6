//! Whether there is a key of the customer's to speak of.

use crate::model::instance::Instance;
use crate::readiness::verdict::{Seen, Verdict};

/// What rules about an own key say of an instance that has none, or of which
/// nobody has said whether it has one.
pub fn without_own_key(instance: &Instance) -> Option<Verdict> {
    match instance.uses_own_key() {
        Some(true) => None,
        Some(false) => Some(Verdict::NotApplicable),
        None => Some(Verdict::unknown([Seen::field(instance, "encryption")])),
    }
}
