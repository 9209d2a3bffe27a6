//! What is known of a page while it is read.

use std::collections::BTreeSet;

use super::link::Base;
use crate::model::units::Date;

/// What is known of a page while it is read.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Where links start from.
    pub(super) base: Base,
    /// The title that stands outside of the text.
    pub(super) title: String,
    /// The name of the collection that the page is part of.
    pub(super) collection: String,
    /// The day of its last change.
    pub(super) date: Option<Date>,
    /// How many variables were replaced.
    pub(super) resolved: u32,
    /// How many were not known.
    pub(super) unresolved: u32,
    /// Which were not known.
    pub(super) unknown: BTreeSet<String>,
}
