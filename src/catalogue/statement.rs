//! Checklist items that no rule can compute: somebody must state them.

use serde::Deserialize;

use super::condition::Condition;
use crate::model::plan::Kind;

/// An item that a person states.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// The family of checks it belongs to, by key.
    pub family: String,
    /// How bad it is if it does not hold, by key.
    pub severity: String,
    /// The area of the catalogue, by id.
    pub area: String,
    /// What holds.
    pub title: String,
    /// What exactly is to be stated.
    pub text: String,
    /// Why it matters.
    pub rationale: String,
    /// What to do.
    pub advice: String,
    /// What proves it.
    pub evidence: String,
    /// After how many days it must be stated again.
    pub cadence_days: u32,
    /// The kind of object it is stated of.
    pub applies_to: Kind,
    /// For which of them.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The ids of the pages it rests on.
    pub sources: Vec<String>,
    /// How much work it is, from 1 to 3.
    pub effort: u8,
}
