//! Where the pages are silent or disagree: what to ask the provider.

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[];
